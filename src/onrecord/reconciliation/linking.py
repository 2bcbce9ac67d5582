"""How matters stand to each other: for each rule, which matters it compares, and in what order the rules work.

A rule names the blocks that a matter is in, by key, and compares the matters of one block, in order of id. What it adds
hangs on the block alone, so a block of which no matter changed need not be looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.ids import digest
from onrecord.reconciliation import (
    accounts,
    amending,
    announcing,
    clauses,
    courses,
    disputes,
    reports,
    responses,
    series,
    standing,
    superseding,
)
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.packing import pack

_PART = "\x1f"  # between the parts of a key


@dataclass(frozen=True, slots=True)
class Rule:
    """``blocks``: keys of the blocks that a matter is in. ``compare``: adds to the matters of one block. ``seen``: all
    that it sees of a matter there, where that is much less than all that there is: while it stays the same, a block of
    many need not be compared anew for every claim that comes to one of its matters.
    """

    name: str
    blocks: Callable[[Grounds, Matter], Iterable[tuple[str, ...]]]
    compare: Callable[[Grounds, tuple[str, ...], Sequence[Matter]], None]
    seen: Callable[[Grounds, Matter, tuple[str, ...]], object] | None = None


def _series(grounds: Grounds, matter: Matter) -> Iterable[tuple[str, ...]]:
    return ((matter.series,),) if matter.series is not None else ()


def _group(grounds: Grounds, matter: Matter) -> Iterable[tuple[str, ...]]:
    return ((matter.group,),) if matter.kind == "figure" else ()


def _measure(grounds: Grounds, matter: Matter) -> Iterable[tuple[str, ...]]:
    key = amending.by_measure(matter)
    return (key,) if key is not None else ()


def _numbers(grounds: Grounds, matter: Matter) -> Iterable[tuple[str, ...]]:
    return amending.taken_back(matter)


def _clauses(grounds: Grounds, matter: Matter) -> Iterable[tuple[str, ...]]:
    return {(number.clause,): None for number in clauses.numbers(matter)} if matter.kind == "figure" else ()


def _told(grounds: Grounds, matter: Matter) -> Iterable[tuple[str, ...]]:
    return superseding.pairs(matter)


def _event(grounds: Grounds, matter: Matter) -> Iterable[tuple[str, ...]]:
    return ((matter.event,),) if matter.event is not None else ()


def _publisher(grounds: Grounds, matter: Matter) -> Iterable[tuple[str, ...]]:
    return ((matter.key[1],),) if matter.kind == "publication" else ()


# the day of an event comes before all that goes by a matter's time
RULES: tuple[Rule, ...] = (
    Rule("event", _event, lambda grounds, key, group: standing.settle(grounds, group)),
    Rule("series", _series, lambda grounds, key, group: series.revise(grounds, group)),
    Rule("group", _group, lambda grounds, key, group: series.compare(grounds, group)),
    Rule(
        "told",
        lambda grounds, matter: superseding.pairs(matter),
        lambda grounds, key, group: superseding.replace(key, group),
    ),
    Rule("measure", _measure, lambda grounds, key, group: amending.rescope(group)),
    Rule("correction", _measure, lambda grounds, key, group: amending.correct(group)),
    Rule("taken back", _numbers, lambda grounds, key, group: amending.take_back(group)),
    Rule(
        "clause",
        _clauses,
        lambda grounds, key, group: clauses.join(key[0], group),
        lambda grounds, matter, key: clauses.seen(matter, key[0]),
    ),
    Rule("publisher", _publisher, lambda grounds, key, group: series.follow(grounds, group)),
    Rule("report", reports.by_publisher, lambda grounds, key, group: reports.name_report(group)),
    Rule("act", responses.by_actor, lambda grounds, key, group: responses.link(grounds, key[1], group)),
    Rule("course", courses.by_act, lambda grounds, key, group: courses.end(group)),
    Rule("doer", responses.by_doer, lambda grounds, key, group: responses.newest(group)),
    Rule("end", announcing.by_speaker, lambda grounds, key, group: announcing.ended_before(grounds, key[0], group)),
    Rule("ground", responses.by_ground, lambda grounds, key, group: responses.closing(grounds, group)),
    Rule(
        "topic",
        disputes.on_topics,
        lambda grounds, key, group: disputes.pair(grounds, key[0], group),
        lambda grounds, matter, key: disputes.seen_by_counters(grounds, matter),
    ),
    Rule("link", accounts.on_links, lambda grounds, key, group: accounts.oppose_links(grounds, group)),
    Rule("start", accounts.on_starts, lambda grounds, key, group: accounts.oppose_starts(grounds, group)),
    Rule(
        "denial",
        disputes.on_denials,
        lambda grounds, key, group: disputes.touch(grounds, key[0], group),
        lambda grounds, matter, key: disputes.seen_by_denials(grounds, matter),
    ),
    Rule(
        "thing",
        disputes.on_things,
        lambda grounds, key, group: disputes.contradict(key[0], group),
        lambda grounds, matter, key: disputes.seen_by_contradictions(matter),
    ),
)


def name_of(rule: int, key: tuple[str, ...]) -> str:
    """A block's key under which it adds to matters: they sort in the order of the rules."""
    return _PART.join((f"{rule:02d}", *key))


def blocks_of(grounds: Grounds, matter: Matter) -> dict[str, bytes]:
    """The blocks of all rules that a matter is in, by name; with a digest of what they see of it, where that is less
    than all.
    """
    out: dict[str, bytes] = {}
    for n, rule in enumerate(RULES):
        for key in rule.blocks(grounds, matter):
            seen = rule.seen(grounds, matter, key) if rule.seen is not None else None
            out[name_of(n, key)] = digest((pack(seen),)).encode() if seen is not None else b""
    return out


def parts_of(name: str) -> tuple[int, tuple[str, ...]]:
    """The rule and the key of a block by its name."""
    rule, *key = name.split(_PART)
    return int(rule), tuple(key)


def link(grounds: Grounds, matters: Sequence[Matter]) -> None:
    """Compares all matters by all rules."""
    for n, rule in enumerate(RULES):
        blocks: dict[tuple[str, ...], list[Matter]] = {}
        for matter in matters:
            for key in rule.blocks(grounds, matter):
                blocks.setdefault(key, []).append(matter)
        for key, group in blocks.items():
            work(grounds, n, key, group)


def work(grounds: Grounds, rule: int, key: tuple[str, ...], group: Sequence[Matter]) -> None:
    """Compares the matters of one block anew."""
    at = name_of(rule, key)
    for matter in group:
        matter.work_in(at)
    if len(group) > 1 or RULES[rule].name in ("event", "doer"):
        RULES[rule].compare(grounds, key, sorted(group, key=lambda m: m.id))
