"""Which sources are surely two: a name beside its longer form, an officer beside his department, may be one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reconciliation.parties import Source
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.whois import plain


def surely(sources: Sequence[Source]) -> list[Source]:
    """Those of ``sources`` of whom no two may be one: bodies before persons, the first of each kind by their order."""
    out: list[Source] = []
    for source in sorted(sources, key=_is_free):
        if all(_tie(source, other) is None for other in out):
            out.append(source)
    return [source for source in sources if source in out]


def why(source: Source, others: Sequence[Source]) -> str:
    """Why ``source`` may be one with one of ``others``."""
    return next(reason for other in others if (reason := _tie(source, other)) is not None)


def are_named_alike(one: Source, other: Source) -> bool:
    """True for "police" and "Esk Police", which may be one."""
    a, b = _words(one), _words(other)
    return a <= b or b <= a


def are_unnamed(one: Source, other: Source) -> bool:
    """True for "police" and "police and authorities": neither says whose, so they may be one."""
    return all(_words(source) - {"and", "the", "local"} <= words("authorities") for source in (one, other))


def _tie(one: Source, other: Source) -> str | None:
    """Why two may be one, None where they surely are not."""
    if are_named_alike(one, other):
        return "two names may be of one"
    if _is_holder(one, other) or _is_holder(other, one):
        return "an office may be its holder"
    if _is_free(one) and _is_free(other):
        return None
    if _is_free(one) or _is_free(other):
        # "Sgt. Quill" of the harbour police, a firm's chief: whom a person speaks for is seldom told each time
        return "a person may speak for a body that is counted"
    is_open = one.country is None or other.country is None or one.country == other.country
    if _is_public(one) and _is_public(other) and is_open:
        return "two bodies may be of one authority"
    return None


def _is_free(source: Source) -> bool:
    """True for a person who is not known to act for a state."""
    return source.kind == "person" and not source.group.startswith("state:")


def _is_holder(one: Source, other: Source) -> bool:
    """True for "the chief" and "Esk Police Chief Ida Quill": who is called by an office only, and who holds it."""
    is_named = [not source.key.startswith("unnamed:") for source in (one, other)]
    held = frozenset(re.findall(r"\w+", plain(other.office or "")))
    return one.kind == other.kind == "person" and is_named == [False, True] and bool(one.office) and _words(one) <= held


def _is_public(source: Source) -> bool:
    is_body = source.kind in ("state", "agency") or source.group.startswith("state:")
    return is_body or bool(_words(source) & words("authorities"))


def _words(source: Source) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", plain(source.label)))
