"""A change that is worked in gives, to the letter, what a full run gives."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest

from changing import Changing, difference
from moving_story import CONCEPTS, documents, resolved
from onrecord.casefolder.kept import KeptFile
from onrecord.model.delta import DocumentChange, TooWide
from onrecord.model.findings import Findings
from onrecord.model.profile import NO_PROFILE
from onrecord.model.ruling import Rulings
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


def test_a_case_with_decisions_keeps_nothing() -> None:
    held = documents(itertools.count(), 64)
    kept = KeptFile()
    ruling = Rulings(ratings=(("Harbour Watch", "B"),))
    reconcile(held, resolved(held), CONCEPTS, NO_PROFILE, ruling, kept)
    assert list(kept.all("rec_made")) == []
