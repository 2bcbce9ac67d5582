"""How resolution and reconciliation grow with a case, on findings made up without parsing.

    python benchmarks/case_scaling.py [--sizes 1000,5000,20000] [--seed 1]

Each made-up report names a few of many persons, bodies and outlets (most of them seldom, some everywhere, spelled
variously), makes a figure, a site or an action claim through a chain of sources, and may copy an earlier report. Prints
milliseconds a document for names, for copies and for the whole case-wide work, peak memory, and the exponent with which
time grows from the smallest size to the largest.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
from time import process_time

from onrecord.ids import sha256
from onrecord.model.annotation import NameKind, NameMention
from onrecord.model.claim import Action, Claim, Figure, Site
from onrecord.model.document import Document
from onrecord.model.findings import Concepts, Findings, LearntConcept
from onrecord.model.party import Party
from onrecord.model.profile import NO_PROFILE
from onrecord.model.value import Amount, Place, Time
from onrecord.reconciliation import reconcile
from onrecord.reconciliation.copies import find_copies
from onrecord.resolution import place_in_story, resolve

SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "en", "or", "il")]
BODIES = ["Watch", "Council", "Trust", "Institute", "Union", "Police Department", "Ministry", "League"]
COUNTRIES = ["NO", "SE", "DK", "FI", "EE", "LV", "LT", "PL", "NL", "BE", "FR", "ES"]
SHARED = 0.15  # of reports that copy an earlier one


class Maker:
    """Makes reports; the same seed makes the same ones."""

    def __init__(self, seed: int, size: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 -- no secret
        # a case's cast grows more slowly than its reports
        cast = int(6 * size**0.75)
        self.persons = [f"{self._word(2)} {self._word(3)}" for _ in range(cast)]
        self.bodies = [f"{self._word(2)} {self.random.choice(BODIES)}" for _ in range(cast // 3)]
        self.outlets = [f"{self._word(2)} {self.random.choice(['Post', 'Times', 'Echo'])}" for _ in range(200)]
        self.places = [self._word(3) for _ in range(int(size**0.6) + 20)]
        self.prints: list[tuple[int, ...]] = []

    def _word(self, syllables: int) -> str:
        return "".join(self.random.choice(SYLLABLES) for _ in range(syllables)).capitalize()

    def _pick(self, listed: list[str]) -> str:
        """Few are named often, most seldom."""
        return listed[int(len(listed) * self.random.random() ** 3)]

    def report(self, number: int) -> Findings:
        """One report's findings."""
        key = sha256(str(number).encode())
        day = f"20{20 + number % 5:02}-{1 + number % 12:02}-{1 + number % 28:02}"
        document = Document(
            key, f"{number}.txt", "plain", "utf-8", key, 4000, self._pick(self.outlets), Time(day, day, day), "en"
        )
        names: list[NameMention] = []
        at = 0
        for kind, listed, times in (("person", self.persons, 5), ("organisation", self.bodies, 4)):
            for _ in range(times):
                name = self._pick(listed)
                for shown in (name, name.split()[-1] if kind == "person" else name):
                    names.append(self._mention(shown, kind, at))  # type: ignore[arg-type]
                    at += len(shown) + 20
        sources = [n for n in names if n.kind == "organisation"]
        claims = [self._claim(document, n, sources[n % len(sources)], at + 90 * n) for n in range(6)]
        marks = tuple(sorted(self.random.getrandbits(64) for _ in range(90)))
        if self.prints and self.random.random() < SHARED:
            marks = tuple(sorted({*self.random.choice(self.prints)[: self.random.choice((30, 90))], *marks[:20]}))
        self.prints.append(marks)
        gist = tuple(sorted({mark >> 1 for mark in marks} | {self.random.getrandbits(63) for _ in range(200)}))
        return Findings(document, tuple(claims), tuple(names), sentences=30, fingerprints=marks, gist=gist)

    def _mention(self, name: str, kind: NameKind, start: int) -> NameMention:
        return NameMention(0, 1, start, start + len(name), name, kind)

    def _claim(self, document: Document, number: int, source: NameMention, start: int) -> Claim:
        outlet = Party(document.outlet or "", "outlet")
        root = Party(source.text, "organisation", source.start, source.end)
        place = Place(self._pick(self.places), self.random.choice(COUNTRIES), precision="city")
        time = document.published
        value = float(self.random.randint(3, 90))
        body: Figure | Site | Action
        if number % 3 == 0:
            body = Figure("depot", Amount(value, value), "depots")
        elif number % 3 == 1:
            body = Site("depot")
        else:
            home = self.random.choice(COUNTRIES)
            actor = Party("Interior Ministry", "agency", start, start + 17, country=home)
            body = Action(actor, "investigate", "depots")
        kind = "figure" if number % 3 == 0 else "site" if number % 3 == 1 else "action"
        return Claim(
            id=f"{document.id[:20]}-{number}",
            kind=kind,  # type: ignore[arg-type]
            document=document.id,
            start=start,
            end=start + 60,
            quote=f"{value:g} depots stand in {place.name}",
            polarity="asserted",
            modality="alleged",
            attribution=(outlet, root),
            root=root,
            body=body,
            time=time,
            published=time,
            place=place,
        )


def measure(size: int, seed: int) -> dict[str, float]:
    """Seconds of processor time for names, copies and everything case-wide together."""
    maker = Maker(seed, size)
    findings = [maker.report(n) for n in range(size)]
    concepts = Concepts((LearntConcept("depot", ("depot",)),), ("ZZ",))
    began = process_time()
    placed = place_in_story(findings, concepts, NO_PROFILE)
    resolution = resolve(placed, concepts)
    named = process_time()
    find_copies(placed)
    copied = process_time()
    reconcile(placed, resolution, concepts, NO_PROFILE)
    done = process_time()
    return {"names": named - began, "copies": copied - named, "rest": done - copied - (copied - named)}


def main() -> int:
    """Measures each size, prints the growth."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", default="1000,5000,20000")
    options.add_argument("--seed", type=int, default=1)
    arguments = options.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    spent: dict[int, dict[str, float]] = {}
    for size in sizes:
        parts = spent[size] = measure(size, arguments.seed)
        told = "  ".join(f"{name} {1000 * seconds / size:.2f}" for name, seconds in parts.items())
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:6} documents  ms a document: {told}  peak {memory:.0f} MB", flush=True)
    if len(sizes) > 1:
        steps = math.log(sizes[-1] / sizes[0])
        for name in ("names", "copies", "rest"):
            grown = math.log(spent[sizes[-1]][name] / spent[sizes[0]][name]) / steps
            print(f"{name:7} grow with n^{grown:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
