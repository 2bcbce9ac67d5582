"""Hidden controls are shown, never obeyed."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.site.visible import stretches, visible

_KEPT = set("\t\n\r\u200c\u200d")  # white space, and the joiners that spelling and emoji need


@given(st.text(alphabet=st.characters(codec=None)))
def test_nothing_hidden_is_left_and_nothing_moves(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    shown.encode("utf-8")
    for before, after in zip(text, shown, strict=True):
        if before != after:
            assert after == "\N{REPLACEMENT CHARACTER}"
            assert unicodedata.category(before) in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp", "Mn"}
        else:
            assert unicodedata.category(before) not in {"Cc", "Cs", "Zl", "Zp"} or before in _KEPT
    parts = stretches(text)
    assert "".join(plain + (chr(int(code[2:], 16)) if code else "") for plain, code in parts) == text
    assert all(visible(plain) == plain for plain, _ in parts)


def test_bidirectional_controls_are_named() -> None:
    assert stretches("a\u202eb\u2066") == (("a", "U+202E"), ("b", "U+2066"))
    assert visible("a\u202eb\ud800") == "a\ufffdb\ufffd"
    assert visible("می\u200cخواهم 👩\u200d🚀") == "می\u200cخواهم 👩\u200d🚀"
