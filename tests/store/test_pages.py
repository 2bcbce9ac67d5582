"""Sequences that come a page at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.store.pages import Pages, cut


@given(st.lists(st.integers(0, 4), max_size=8))
def test_as_a_plain_sequence(sizes: list[int]) -> None:
    content = [[10 * page + item for item in range(size)] for page, size in enumerate(sizes)]
    plain = [item for page in content for item in page]
    pages = Pages(sizes, content.__getitem__)
    assert list(pages) == plain
    assert pages == plain
    assert len(pages) == len(plain)
    assert [pages[i] for i in range(-len(plain), len(plain))] == plain + plain
    assert list(pages[1:5:2]) == plain[1:5:2]
    assert list(reversed(pages)) == plain[::-1]
    with pytest.raises(IndexError):
        pages[len(plain)]


def test_pages_come_when_asked_and_few_are_held() -> None:
    fetched: list[int] = []

    def fetch(page: int) -> list[int]:
        fetched.append(page)
        return [page, page]

    pages = Pages([2] * 10, fetch)
    assert fetched == []
    assert pages[7] == 3
    assert pages[6] == 3
    assert fetched == [3]
    assert list(pages) == [page for page in range(10) for _ in range(2)]
    assert pages[6] == 3
    assert fetched.count(3) == 2


@given(st.integers(0, 50), st.integers(1, 9))
def test_cut(total: int, size: int) -> None:
    sizes = cut(total, size)
    assert sum(sizes) == total
    assert all(0 < one <= size for one in sizes)
    assert all(one == size for one in sizes[:-1])
