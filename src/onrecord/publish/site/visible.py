"""Control characters made visible: what a hostile document hides in its text is shown, never obeyed."""

from __future__ import annotations

import re

# C0 and C1 controls but tab, line feed, carriage return; bidirectional controls; zero-width and invisible format
# characters (not the joiners U+200C and U+200D, which Persian and Indic spelling and emoji need); line and paragraph
# separators; lone surrogates; noncharacters; tags. Source: Unicode 15, general categories Cc, Cf, Cs, Zl, Zp.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\u206a-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def visible(text: str) -> str:
    """``text`` with every hidden control replaced by U+FFFD; the same number of code points."""
    return _HIDDEN.sub(REPLACEMENT, text)


def stretches(text: str) -> tuple[tuple[str, str], ...]:
    """``text`` parted at hidden controls: pairs of plain text and the code point after it ("U+202E"), "" at the end."""
    parts: list[tuple[str, str]] = []
    last = 0
    for match in _HIDDEN.finditer(text):
        parts.append((text[last : match.start()], f"U+{ord(match.group()):04X}"))
        last = match.end()
    if last < len(text) or not parts:
        parts.append((text[last:], ""))
    return tuple(parts)
