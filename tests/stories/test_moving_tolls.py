"""Disasters whose toll moves from day to day, told by several outlets: the value that stands, and what it says of the
others.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord import ids, reconciliation, resolution
from onrecord.model.document import Document
from onrecord.model.entry import Entry
from onrecord.model.profile import NO_PROFILE
from onrecord.model.value import Time
from onrecord.pipeline.perdocument import read
from reading_of import tokens_of

Report = tuple[str, str, str]  # outlet, day, text

# twelve, then thirty-one, then two of them were counted twice
FERRY = (
    (
        "Norwick Courier",
        "2031-05-06",
        "Ferry sinks off Norwick, 12 dead\n\n"
        "A ferry sank off Norwick on Monday, killing at least 12 people, the coast guard said. About "
        "40 people were missing.",
    ),
    (
        "Tarn Gazette",
        "2031-05-06",
        "At least 12 dead as ferry sinks\n\n"
        "At least 12 people died when a ferry sank off Norwick on Monday, the coast guard said. "
        "Dozens were missing.",
    ),
    (
        "Harbour Post",
        "2031-05-06",
        "Ferry disaster off Norwick\n\n"
        "Twelve people were killed when a ferry sank off Norwick on Monday, according to the coast "
        "guard.",
    ),
    (
        "Norwick Courier",
        "2031-05-07",
        "Toll in ferry sinking rises to 31\n\n"
        "The death toll from the sinking of a ferry off Norwick on Monday rose to 31 on Wednesday "
        "after divers recovered more bodies, the coast guard said. Among the dead were nine children. "
        "Twenty-one people were still missing.",
    ),
    (
        "Tarn Gazette",
        "2031-05-09",
        "Ferry toll revised down to 29\n\n"
        "The coast guard lowered the death toll from Monday's ferry sinking off Norwick to 29 on "
        "Friday, saying that two bodies had been counted twice. Eleven people were still missing.",
    ),
    (
        "Harbour Post",
        "2031-05-10",
        "Divers search ferry for missing\n\n"
        "Divers searched the wreck of the ferry that sank off Norwick on Monday for the last 11 "
        "missing. The coast guard put the number of dead at 29.",
    ),
)
# a report of the sixth day still has the number of the second
QUAKE = (
    (
        "Harbour Post",
        "2031-06-02",
        "Quake kills dozens in Tarn valley\n\n"
        "At least 40 people were killed and more than 200 were injured when an earthquake struck the "
        "Tarn valley on Sunday, the civil defence office said.",
    ),
    (
        "Norwick Courier",
        "2031-06-02",
        "Dozens dead in Tarn quake\n\n"
        "An earthquake in the Tarn valley on Sunday killed 43 people, including 12 in Oxbury and 31 "
        "in Tarn, and injured 210.",
    ),
    (
        "Tarn Gazette",
        "2031-06-03",
        "Quake toll climbs to 118\n\n"
        "The death toll in Sunday's earthquake climbed to 118 on Tuesday, the civil defence office "
        "said. Among the dead were 34 children. More than 900 people were injured.",
    ),
    (
        "Tarn Gazette",
        "2031-06-05",
        "Quake: 131 dead\n\n"
        "The earthquake that struck the Tarn valley on Sunday killed 131 people and injured 1,020, "
        "the civil defence office said on Thursday. Eighty of them died in Oxbury.",
    ),
    (
        "Norwick Courier",
        "2031-06-05",
        "Rescuers give up search in Tarn valley\n\n"
        "The earthquake killed 131 people and injured 1,020, the civil defence office said on "
        "Thursday.",
    ),
    (
        "Valley Weekly",
        "2031-06-06",
        "How a valley shook\n\n"
        "Forty-three people were killed when an earthquake struck the Tarn valley on Sunday. We "
        "walked the streets of Oxbury.",
    ),
)
# five within three days; one of the hurt dies ten days later
FLOOD = (
    (
        "Norwick Courier",
        "2031-09-10",
        "Flood in Oxbury: 3 dead, 14 missing\n\n"
        "Three people died and 14 were missing after a dam broke above Oxbury on Tuesday, police "
        "said.",
    ),
    (
        "Harbour Post",
        "2031-09-12",
        "Two more bodies found in Oxbury\n\n"
        "Rescuers found two more bodies in Oxbury on Thursday, bringing the number of dead to five. "
        "Nine people were still missing after Tuesday's flood, police said.",
    ),
    (
        "Tarn Gazette",
        "2031-09-12",
        "Oxbury flood kills five\n\nThe flood that hit Oxbury on Tuesday killed five people, police said.",
    ),
    (
        "Norwick Courier",
        "2031-09-20",
        "Oxbury buries its dead\n\n"
        "Oxbury on Saturday buried those who died in the flood of September 9. A man of 60 died of "
        "his injuries at Tarn hospital on Friday, raising the death toll to six. Police said that 21 "
        "people were injured.",
    ),
)


def record(reports: Sequence[Report]) -> list[Entry]:
    """The figures of a case with these reports."""
    findings = []
    for outlet, day, text in reports:
        sha = ids.sha256(f"{outlet}{day}{text}".encode())
        published = Time(day, day, day)
        document = Document(sha, f"{outlet} {day}.txt", "plain", "utf-8", sha, len(text), outlet, published, "en")
        findings.append(read(document, tokens_of(text), NO_PROFILE))
    concepts = resolution.learn(findings, NO_PROFILE)
    placed = resolution.place_in_story(findings, concepts, NO_PROFILE)
    resolved = resolution.resolve(placed, concepts, NO_PROFILE)
    made = reconciliation.reconcile(placed, resolved, concepts, NO_PROFILE)
    return [entry for entry in made.entries if entry.kind == "figure"]


def standing(entries: Sequence[Entry]) -> dict[str, float]:
    return {entry.key[1]: entry.stands for entry in entries if entry.stands is not None}


def of_value(entries: Sequence[Entry], measure: str, low: float) -> list[Entry]:
    return [e for e in entries if e.event and e.key[1] == measure and e.amount is not None and e.amount.low == low]


@pytest.mark.parametrize(
    ("reports", "stands"),
    [
        (FERRY[:3], {"people killed": 12}),
        (FERRY[:4], {"people killed": 31}),
        (FERRY, {"people killed": 29}),
        (QUAKE[:3], {"people killed": 118, "people injured": 900}),
        (QUAKE, {"people killed": 131, "people injured": 1020}),
        (FLOOD[:3], {"people killed": 5}),
        (FLOOD, {"people killed": 6, "people injured": 21}),
    ],
)
def test_the_toll_that_stands_moves_with_the_reports(reports: Sequence[Report], stands: dict[str, float]) -> None:
    assert standing(record(reports)) == stands
    assert standing(record(reports[::-1])) == stands


def test_an_earlier_value_says_that_it_is_one() -> None:
    entries = record(FERRY)
    for value in (12, 31):
        older = of_value(entries, "people killed", value)
        assert older
        assert all("an earlier value: 29 stands since 2031-05-09" in entry.open_points for entry in older)
    (now,) = of_value(entries, "people killed", 29)
    assert now.current == "29 stands: 2 of 2 documents that state it since 2031-05-09, copies left out, give it."


def test_values_of_one_source_are_a_series() -> None:
    entries = record(FERRY)
    (later,) = of_value(entries, "people killed", 31)
    assert {edge.kind for edge in later.edges} == {"revision"}
    assert not [edge for entry in entries if entry.event for edge in entry.edges if edge.kind == "contested"]


def test_a_part_of_the_dead_is_no_toll() -> None:
    children = [e for e in record(QUAKE) if e.amount is not None and e.amount.low == 34]
    assert [(e.event, e.stands) for e in children] == [(None, None)]
    assert all("people killed" in e.key for e in children)


def test_a_single_lower_number_takes_nothing_over() -> None:
    late = ("Valley Weekly", "2031-05-12", "The ferry that sank off Norwick on May 5 killed 25 people.")
    assert standing(record([*FERRY, late])) == {"people killed": 29}
