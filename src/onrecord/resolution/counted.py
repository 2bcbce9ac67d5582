"""Things under two names that are counted alike: one count relayed in other words is one thing, not two."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from onrecord.model.claim import Claim, Figure
from onrecord.model.findings import Findings

LEAST = 10  # smaller numbers meet by chance


def join_counted(
    groups: Mapping[str, Sequence[str]], findings: Sequence[Findings], phrase: Callable[[str], str]
) -> dict[str, list[str]]:
    """``groups`` (concept name → phrases) with those joined that documents count alike.

    Two names are one thing when two documents give both the same pair of numbers in one clause ("102 offices in 53
    countries", "102 stations in 53 countries"). A further name goes with them when it has their head noun and gives
    the same number of at least ten for the same country.
    """
    home = {words: name for name, variants in groups.items() for words in variants}
    pairs: dict[tuple[float, float], set[tuple[str, str]]] = {}
    local: dict[tuple[float, str], set[tuple[str, str]]] = {}
    for one in findings:
        for group in _tuples(one.claims):
            counts = [value for f in group if " with " in f.measure and (value := _value(f)) is not None]
            for figure in group:
                name, amount = home.get(phrase(figure.measure)), _value(figure)
                if " with " in figure.measure or figure.undergone or name is None or amount is None or amount < LEAST:
                    continue
                for count in counts:
                    pairs.setdefault((amount, count), set()).add((name, one.document.id))
        for claim in one.claims:
            if isinstance(claim.body, Figure) and claim.place is not None and claim.place.country:
                here, amount = home.get(phrase(claim.body.measure)), _value(claim.body)
                if here is not None and amount is not None and amount >= LEAST and not claim.body.undergone:
                    local.setdefault((amount, claim.place.country), set()).add((here, one.document.id))
    into: dict[str, str] = {}
    order = {name: n for n, name in enumerate(groups)}  # heaviest first
    for pair in sorted(pairs):
        _join(pairs[pair], into, order)
    joined_heads: dict[str, set[str]] = {}
    for name in groups:
        joined_heads.setdefault(_root(name, into), set()).update(words.split()[-1] for words in groups[name])
    for number in sorted(local):
        met = sorted(local[number])
        for name, document in met:
            for other, elsewhere in met:
                root = _root(other, into)
                alike = any(words.split()[-1] in joined_heads[root] for words in groups[name])
                if document != elsewhere and alike and _root(name, into) != root and other in _moved(into):
                    _join({(name, document), (root, elsewhere)}, into, order)
    out: dict[str, list[str]] = {}
    for name, variants in groups.items():
        out.setdefault(_root(name, into), []).extend(variants)
    return {name: sorted(out[name]) for name in groups if name in out}


def _moved(into: Mapping[str, str]) -> set[str]:
    """Names that were joined, and those they were joined to."""
    return {*into, *into.values()}


def _join(met: set[tuple[str, str]], into: dict[str, str], order: Mapping[str, int]) -> None:
    """Joins names that different documents count alike to the heaviest of them."""
    names = sorted({_root(name, into) for name, _ in met}, key=lambda n: order[n])
    if len(names) > 1 and len({document for _, document in met}) > 1:
        for name in names[1:]:
            into[name] = names[0]


def _root(name: str, into: Mapping[str, str]) -> str:
    while name in into:
        name = into[name]
    return name


def _tuples(claims: Sequence[Claim]) -> list[list[Figure]]:
    """Figures of one clause."""
    out: dict[str, list[Figure]] = {}
    for claim in claims:
        if isinstance(claim.body, Figure) and claim.body.tuple_id is not None:
            out.setdefault(claim.body.tuple_id, []).append(claim.body)
    return [out[key] for key in sorted(out)]


def _value(figure: Figure) -> float | None:
    return figure.amount.low if figure.amount.low is not None else figure.amount.high
