"""Which entry became which: by the claims that they hold, and by nothing else while there are any."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.entry import Entry, Flag, SourceCount
from onrecord.model.value import Amount
from onrecord.pipeline.comparing import Pair, compare
from onrecord.pipeline.telling import told


def entry(*claims: str, value: str = "12 depots", key: str = "depot", low: float = 12) -> Entry:
    return Entry(
        id=min(claims),
        kind="figure",
        register="figures",
        key=(key,),
        title=f"{value}, world",
        claims=tuple(sorted(claims)),
        fields=(("measure", "depot"), ("scope", "world"), ("value", value), ("by", "Harbour Watch")),
        said=SourceCount(1, 1),
        so=SourceCount(1, 1),
        flags=(Flag("sourcing", "single root, not held", "One root."),),
        amount=Amount(low, low),
    )


def kinds(pairs: tuple[Pair, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(p.kind, p.before.id if p.before else None, p.after.id if p.after else None) for p in pairs]


def test_the_same_is_no_change() -> None:
    assert compare([entry("a"), entry("b")], [entry("a"), entry("b")]) == ()


def test_an_entry_keeps_its_name_when_a_smaller_claim_joins() -> None:
    (pair,) = compare([entry("c")], [entry("a", "c")])
    assert (pair.kind, pair.before and pair.before.id, pair.entry.id) == ("changed", "c", "a")
    assert pair.new_claims == ("a",)
    assert [(one.what, one.before, one.after) for one in pair.details] == [("claims", "1", "2 (1 new)")]


def test_entries_appear_and_vanish() -> None:
    pairs = compare([entry("a", key="x")], [entry("b", key="y")])
    assert kinds(pairs) == [("appeared", None, "b"), ("vanished", "a", None)]


def test_two_that_became_one_are_merged() -> None:
    (pair,) = compare([entry("a"), entry("b")], [entry("a", "b")])
    assert (pair.kind, [one.id for one in pair.others]) == ("merged", ["b"])
    assert pair.new_claims == ()
    assert "became one with it" in told(pair, {})


def test_one_that_became_two_is_split() -> None:
    pairs = compare([entry("a", "b")], [entry("a"), entry("b", value="13 depots", low=13)])
    assert kinds(pairs) == [("changed", "a", "a"), ("split", "a", "b")]
    assert [one.id for one in pairs[1].others] == ["a"]
    assert pairs[1].new_claims == ()
    assert told(pairs[1], {}).startswith("split off from “12 depots, world”")


def test_where_the_permalink_is_gone_most_of_its_claims_lead_on() -> None:
    pairs = compare([entry("a", "b", "c")], [entry("b", "c"), entry("d", key="z")])
    assert kinds(pairs) == [("changed", "a", "b"), ("appeared", None, "d")]
    assert pairs[0].lost_claims == ("a",)


def test_the_same_matter_read_from_other_words_is_one_entry() -> None:
    assert kinds(compare([entry("a")], [entry("b")])) == [("changed", "a", "b")]
    # two of one key cannot be told apart
    pairs = compare([entry("a")], [entry("b"), entry("c")])
    assert [pair.kind for pair in pairs] == ["appeared", "appeared", "vanished"]


def test_both_values_of_a_count_are_told() -> None:
    was, now = entry("a"), replace(entry("a", value="at least 15 depots"), amount=Amount(15, None, "at least"))
    (pair,) = compare([was], [now])
    assert told(pair, {}) == "the count of depots in the world went from 12 to at least 15"


def test_flags_counts_and_explanations_are_told_apart() -> None:
    was = entry("a")
    flagged = replace(was, flags=(Flag("sourcing", "several roots, not held", "Two roots."),))
    (pair,) = compare([was], [flagged])
    assert [one.what for one in pair.details] == ["flag sourcing", "explanation of sourcing"]
    assert "sourcing was “single root, not held”, now “several roots, not held”" in told(pair, {})
    (pair,) = compare([was], [replace(was, so=SourceCount(1, 2))])
    assert told(pair, {}).endswith("sources that it is so was “1”, now “1 to 2”")
    (pair,) = compare([was], [replace(was, flags=(Flag("sourcing", "single root, not held", "One."),))])
    assert told(pair, {}).endswith("explanation of sourcing reads otherwise")
    (pair,) = compare([was], [replace(was, current="the latest")])
    assert told(pair, {}).endswith("now the value that stands (the latest)")
    (pair,) = compare([replace(was, current="the latest")], [was])
    assert told(pair, {}).endswith("no longer the value that stands")
    (pair,) = compare([was], [replace(was, in_story=False)])
    assert told(pair, {}).endswith("story was “in the story”, now “aside from the story”")
