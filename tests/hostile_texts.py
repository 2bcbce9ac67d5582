"""Hostile texts for property tests: every script, every line end, marks that change direction or nothing at all."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = [
    "The board said that 12 quays in 3 towns were closed.",
    "\r\n",
    "\n\n",
    "\ufeff",
    "\0",
    "e\u0301\u0327",
    "שלום עולם",
    "مرحبا ١٢",
    "😀👩‍👩‍👧",
    "南通市有三個站。",
    "\u202eabc\u202c",
    "\ud800",
    " “quoted ‘inside’” ",
    "NONE OF THE SHIPS",
    "\u2028",
    "\t",
    "According to X, ",
    "…",
]
TEXTS = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(alphabet=st.characters(), max_size=12)), max_size=8).map(
    "".join
)
