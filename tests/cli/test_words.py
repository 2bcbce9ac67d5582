"""Words for terminals."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.words import SHORTEST, counted, one_line, prefixes


def test_what_steers_a_terminal_is_replaced() -> None:
    assert one_line("a\x1b[2Jb\u202ec\x07") == "a\ufffd[2Jb\ufffdc\ufffd"


def test_lines_are_joined() -> None:
    assert one_line(" two\r\n lines\t here ") == "two lines here"


@given(st.text())
def test_one_line_is_one_printable_line(text: str) -> None:
    assert all(c.isprintable() for c in one_line(text))


@given(st.sets(st.text("0123456789abcdef", min_size=16, max_size=16), max_size=30))
def test_a_prefix_fits_its_own_id_only(identifiers: set[str]) -> None:
    for identifier, prefix in prefixes(identifiers).items():
        assert len(prefix) >= SHORTEST
        assert [other for other in identifiers if other.startswith(prefix)] == [identifier]


def test_counts_take_the_right_number() -> None:
    told = [counted(1, "entry"), counted(2, "entry"), counted(1200, "claim")]
    assert told == ["1 entry", "2 entries", "1,200 claims"]
