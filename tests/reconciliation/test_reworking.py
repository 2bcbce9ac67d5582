"""A change that is worked in gives, to the letter, what a full run gives."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest

from changing import Changing
from moving_story import CONCEPTS, documents, resolved


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
