"""How reconciliation grows: invented findings of 1,000 to 20,000 documents, with one hot matter.

    python benchmarks/reconcile_scaling.py [--sizes 1000,4000,20000] [--profile]

Every document makes eight claims: a figure, an act, a site, a position and a total of casualties on matters of its own
neighbourhood (about ten documents a matter), and a figure, a total and a position on the *hot* matter that all
documents tell of. Prints seconds of processor time, entries, the exponent between sizes (1.00 is linear), and the peak
of memory. The documents are invented from a fixed seed; nothing is read from disk.
"""

from __future__ import annotations

import argparse
import cProfile
import hashlib
import math
import pstats
import random
import resource
import sys
from collections.abc import Iterator
from time import process_time

from onrecord.model.annotation import NameMention
from onrecord.model.claim import Action, Body, Claim, Figure, Position, Site
from onrecord.model.document import Document
from onrecord.model.entity import Resolution
from onrecord.model.findings import Concepts, Findings
from onrecord.model.party import Party
from onrecord.model.profile import NO_PROFILE
from onrecord.model.value import Amount, Place, Time
from onrecord.reconciliation import reconcile

_SHARING = 10  # documents that tell of one ordinary matter


def document(n: int) -> Document:
    """The n-th document, of one of 200 outlets and 300 days."""
    name = hashlib.sha256(str(n).encode()).hexdigest()
    day = f"2031-{1 + n // 30 % 10:02d}-{1 + n % 28:02d}"
    published = Time(day, day, day)
    return Document(name, f"{n:06d}.txt", "plain", "utf-8", name, 4000, f"Outlet {n % 200}", published, "en")


def bodies(n: int, dice: random.Random) -> Iterator[tuple[str, Body, Place | None, Time | None]]:
    """What the n-th document says."""
    group = n // _SHARING
    here = Place(f"Town {group}", "QN", geonames=1000 + group, precision="city")
    state = Party(f"State {group % 50}", "state", 1, 9, country=f"Q{chr(65 + group % 26)}")
    value = float(group % 90 + dice.randint(0, 2))
    day = Time(f"2031-{1 + group % 12:02d}-05", f"2031-{1 + group % 12:02d}-05", f"2031-{1 + group % 12:02d}-05")
    yield "figure", Figure(f"mast {group % 500}", Amount(value, value), "masts"), here, None
    yield "action", Action(state, "condemn", object=f"the masts of town {group}", is_response=True), None, day
    yield "site", Site("mast"), here, None
    yield (
        "position",
        Position(state, f"the mast of town {group} is watched", "denies", f"mast {group}", "number"),
        None,
        day,
    )
    yield "figure", Figure("people killed", Amount(value, value), "people"), here, day
    hot = float(100 + dice.randint(0, 5))
    world = Place("world", precision="world")
    yield "figure", Figure("mast", Amount(hot, None, "at least"), "masts"), world, None
    yield "figure", Figure("mast", Amount(hot, hot), "masts"), world, None
    yield "position", Position(state, "the masts are unmanned", "affirms", "the masts", "operator"), None, None


def findings(count: int) -> list[Findings]:
    """``count`` documents with their claims."""
    dice = random.Random(11)  # noqa: S311 - invented data
    out = []
    for n in range(count):
        one = document(n)
        claims = []
        for at, (kind, body, place, time) in enumerate(bodies(n, dice)):
            root = Party(f"Watch {dice.randint(0, 40)}", "organisation", 100 * at + 20, 100 * at + 28)
            claims.append(
                Claim(
                    id=hashlib.sha256(f"{n} {at}".encode()).hexdigest()[:16],
                    kind=kind,  # type: ignore[arg-type]
                    document=one.id,
                    start=100 * at,
                    end=100 * at + 60,
                    quote=f"words of claim {at} about masts in town {n // _SHARING}",
                    polarity="asserted",
                    modality="alleged",
                    attribution=(Party(one.outlet or "", "outlet"), root),
                    root=root,
                    body=body,
                    time=time,
                    published=one.published,
                    place=place,
                )
            )
        name = f"Keeper of town {n // _SHARING}"
        out.append(Findings(one, tuple(claims), names=(NameMention(0, 1, 0, 6, name, "organisation"),)))
    return out


def main() -> int:
    """Measure each size, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,4000,20000")
    parser.add_argument("--profile", action="store_true", help="where the time of the last size goes")
    wanted = parser.parse_args()
    sizes = [int(size) for size in wanted.sizes.split(",")]
    last: tuple[int, float] | None = None
    for size in sizes:
        given = findings(size)
        profiler = cProfile.Profile() if wanted.profile and size == sizes[-1] else None
        began = process_time()
        if profiler is not None:
            profiler.enable()
        record = reconcile(given, Resolution((), {}, {}, {}), Concepts(), NO_PROFILE)
        if profiler is not None:
            profiler.disable()
        spent = process_time() - began
        grown = f", n^{math.log(spent / last[1]) / math.log(size / last[0]):.2f}" if last is not None else ""
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
        print(f"{size:>6} documents {spent:8.2f} s, {len(record.entries)} entries{grown}, {memory:.0f} MB", flush=True)
        if profiler is not None:
            pstats.Stats(profiler).sort_stats("cumulative").print_stats(22)
        last = (size, spent)
    return 0


if __name__ == "__main__":
    sys.exit(main())
