"""Pages of made-up reports, to be read as they stand: what makes matters join, part, contradict, revise each other."""

from __future__ import annotations

import random

LANDS = ("Norway", "Portugal", "Chile", "Kenya", "Iceland", "Uruguay")
TOWNS = ("Bergen", "Porto", "Valparaiso", "Mombasa", "Akureyri", "Montevideo")
DEMONYMS = ("Norwegian", "Portuguese", "Chilean", "Kenyan", "Icelandic", "Uruguayan")
OUTLETS = ("Port Courier", "Tidal Post", "Quay Echo", "Lantern Gazette")
PEOPLE = ("Ada Lindqvist", "Bruno Sayre", "Carla Mendez", "Dag Okafor", "Elin Thorsen", "Farid Moss")


def page(number: int) -> tuple[str, str, str]:
    """The ``number``-th page: its text, outlet and day. The same every time; one in nine reprints an earlier one."""
    dice = random.Random(f"told {number}")  # noqa: S311 nothing secret
    if number % 9 == 8:
        text, _, day = page(number - dice.randrange(1, 8))
        return f"{text}\n", dice.choice(OUTLETS), day
    at = dice.randrange(len(LANDS))
    land, town, demonym, person = LANDS[at], TOWNS[at], DEMONYMS[at], PEOPLE[at]
    surname = person.rpartition(" ")[2]
    count, later = dice.randrange(10, 14), dice.randrange(2, 9)
    dead = dice.randrange(3, 9)
    told = [
        f"Harbour Watch said that {count} fuel depots had been found in {land}.",
        f"The group Harbour Watch counted at least {count} fuel depots in {len(LANDS)} countries.",
        f"HarbourWatch, a monitoring group, revised its count of fuel depots from {count} to {count + later}.",
        f"A fuel depot run by the {demonym} navy stands in {town}, the {demonym} Dock Union said.",
        f"The {demonym} government denied that the navy runs a fuel depot in {town}.",
        f"{demonym} Trade Minister {person} said the depots were built by the navy.",
        f"Minister {surname} said that the depots have nothing to do with the navy.",
        f"{person}, trade minister of {land}, closed the fuel depot in {town} on Monday.",
        f"{land} has not yet closed the fuel depot in {town}.",
        f"{land} will close the fuel depots, Mr {surname} said.",
        f"{land} has either closed the depots or opened an investigation, according to the Port Courier.",
        f"An explosion at the depot in {town} killed {dead} people and injured {dead + later}, police said.",
        f"Police in {town} said the explosion killed {dead + 1} people.",
        f"{land} and {LANDS[at - 1]} signed an agreement on fuel depots in {2020 + later}.",
        f"Harbour Watch published a report titled “Depots at Sea” on {later} May 2031.",
        f"The {demonym} parliament called for an investigation into the fuel depots.",
        f"{demonym} police arrested {later} people over the fuel depots.",
    ]
    text = " ".join(dice.sample(told, 5))
    return text, dice.choice(OUTLETS), f"2031-05-{dice.randrange(1, 29):02d}"
