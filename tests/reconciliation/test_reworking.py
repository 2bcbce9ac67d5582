"""A change that is worked in gives, to the letter, what a full run gives."""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from changing import Changing, difference
from moving_story import CONCEPTS, documents, resolved
from onrecord.casefolder.kept import KeptFile
from onrecord.model.delta import DocumentChange, ResolutionChange, TooWide
from onrecord.model.entry import Entry
from onrecord.model.findings import Findings
from onrecord.model.profile import NO_PROFILE
from onrecord.model.ruling import CopyRuling, MatterRuling, Rulings
from onrecord.reconciliation import acts, editions, events, linking, reconcile, reconcile_more
from onrecord.reconciliation.grounds import lay
from onrecord.reconciliation.packing import is_packable, pack, unpack
from onrecord.reconciliation.record import gather


@pytest.mark.parametrize("seed", range(2))
def test_any_sequence_of_changes_gives_the_record_of_a_full_run(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 the same sequences every time
    numbers = itertools.count(1000 * seed)
    held = {one.document.id: one for one in documents(numbers, 64)}
    case = Changing(CONCEPTS)
    assert case.become(list(held.values()), resolved(list(held.values()))) == []
    for step in range(8):
        match dice.randrange(4):
            case 0:
                del held[dice.choice(sorted(held))]
            case 1:  # described anew
                one = held[dice.choice(sorted(held))]
                other = replace(one.document, outlet=dice.choice(("Tidal Post", "Lantern Echo")))
                held[one.document.id] = replace(one, document=other)
            case _:
                held |= {one.document.id: one for one in documents(numbers, dice.randrange(1, 4))}
        found = list(held.values())
        dice.shuffle(found)
        assert case.become(found, resolved(found)) == [], f"step {step}"
    assert not case.wide


def _kept() -> tuple[KeptFile, list[Findings]]:
    held = documents(itertools.count(), 64)
    kept = KeptFile()
    reconcile(held, resolved(held), CONCEPTS, NO_PROFILE, kept=kept)
    return kept, held


def test_nothing_kept_or_what_does_not_fit_asks_for_a_full_run() -> None:
    kept, held = _kept()
    more = [*held, *documents(itertools.count(900), 1)]
    change = difference((held, resolved(held)), (more, resolved(more)))
    size = DocumentChange((), (), len(held), len(more))
    with pytest.raises(TooWide, match="nothing is kept"):
        reconcile_more(KeptFile(), size, change, CONCEPTS, NO_PROFILE)
    for table in ("rec_claim", "rec_matter"):
        kept.put(table, [(key, member, b'["c","Claim"') for key, member, _ in list(kept.all(table))])
    with pytest.raises(TooWide, match="does not fit"):
        reconcile_more(kept, size, change, CONCEPTS, NO_PROFILE)


def test_all_that_is_worked_out_of_claims_can_be_kept() -> None:
    """What cannot is worked out again each time: right, but slow where a matter is hot."""
    held = documents(itertools.count(), 64)
    grounds = lay(held, resolved(held), CONCEPTS, NO_PROFILE, events=events.group(held))
    claims = list(grounds.claims.values())
    grounds.actors.update(acts.actors(grounds, [c for c in claims if c.kind == "action"]))
    grounds.leaders.update(editions.leaders(grounds, [c for c in claims if c.kind == "figure"]))
    found = gather(grounds, claims)
    linking.link(grounds, found)
    facts = {name: fact for matter in found for name, fact in matter.facts.items()}
    assert len(facts) > 20
    assert [name for name, fact in facts.items() if not is_packable(fact) or unpack(pack(fact)) != fact] == []


class Ruled:
    """What people rule about entries and copies."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.same: list[tuple[list[str], list[str]]] = []
        self.apart: list[tuple[list[str], list[str]]] = []
        self.copies: dict[str, str | None] = {}

    def decide(self, entries: Sequence[Entry], documents: Sequence[str]) -> None:
        """One ruling more, or one less."""
        dice = self.dice
        what = dice.randrange(5)
        large = [entry for entry in entries if len(entry.claims) > 1]
        if what == 0 and (held := dice.choice([self.same, self.apart])):
            held.remove(dice.choice(held))
        elif what == 1 and self.copies:
            del self.copies[dice.choice(sorted(self.copies))]
        elif what == 2:
            one, two = dice.sample(documents, 2)
            self.copies[one] = dice.choice([two, None])
        elif what == 3 and large:
            claims = list(dice.choice(large).claims)
            at = dice.randrange(1, len(claims))
            self.apart.append((claims[:at], claims[at:]))
        else:
            first = dice.choice(entries)
            second = dice.choice([entry for entry in entries if entry.kind == first.kind])
            self.same.append(([first.claims[0]], [second.claims[0]]))

    def rulings(self, held: Mapping[str, Findings]) -> Rulings:
        """Those that find their words in the documents of the case."""
        there = {claim.id for one in held.values() for claim in one.claims}

        def sides(given: list[tuple[list[str], list[str]]]) -> tuple[MatterRuling, ...]:
            both = [[tuple(sorted(there.intersection(claims))) for claims in pair] for pair in given]
            return tuple(sorted((MatterRuling(a, b, f"Of {len(a)}.") for a, b in both if a and b), key=repr))

        copies = {one: of for one, of in self.copies.items() if one in held and (of is None or of in held)}
        return Rulings(
            same_matters=sides(self.same),
            apart_matters=sides(self.apart),
            copies=tuple(CopyRuling(one, copies[one], f"Said of {one}.") for one in sorted(copies)),
            ratings=(("harbour watch", "B"),),
        )


@pytest.mark.parametrize("seed", range(3))
def test_what_people_rule_about_entries_and_copies_is_followed_too(seed: int) -> None:
    dice = random.Random(f"ruled {seed}")  # noqa: S311 the same sequences every time
    numbers = itertools.count(1000 * seed)
    held = {one.document.id: one for one in documents(numbers, 64)}
    case, people = Changing(CONCEPTS), Ruled(dice)
    assert case.become(list(held.values()), resolved(list(held.values())), people.rulings(held)) == []
    for step in range(10):
        match dice.randrange(4):
            case 0:
                del held[dice.choice(sorted(held))]
            case 1:
                held |= {one.document.id: one for one in documents(numbers, 1)}
        for _ in range(dice.randrange(3)):
            people.decide(case.record.entries, sorted(held))
        found = list(held.values())
        assert case.become(found, resolved(found), people.rulings(held)) == [], f"step {step}"
    assert not case.wide


def test_another_rating_of_a_source_asks_for_a_full_run() -> None:
    kept, held = _kept()
    change = DocumentChange((), (), len(held), len(held), rulings=Rulings(ratings=(("harbour watch", "B"),)))
    with pytest.raises(TooWide, match="a source is rated otherwise"):
        reconcile_more(kept, change, ResolutionChange(), CONCEPTS, NO_PROFILE)
