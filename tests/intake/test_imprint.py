"""The outlet that a page prints of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import intake
from onrecord.casefolder import CaseFolder
from onrecord.intake import imprint

BODY = "The harbour board counted twelve sunken barges along the quay on Tuesday.\n\nNobody was on board, it said."


def page(title: str = "Barges sink at the quay", foot: str = "", head: str = "") -> str:
    return "\n\n".join(part for part in (title, head, BODY, foot) if part)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Barges sink at the quay - KQZT News", "KQZT News"),
        ("Barges sink at the quay - KQZT5", "KQZT5"),
        ("Barges sink at the quay | The Quayside Times", "The Quayside Times"),
        ("Barges sink at the quay - Quayside Herald", "Quayside Herald"),
        ("Barges Sink At The Quay - KQZT.com - Quayside, West Mora", "KQZT.com"),
        ("Barges sink at the quay - KQZT.com, West Mora News, Weather", "KQZT.com"),
        ("Barges sink at the quay - kqzt.com-Quayside News & Weather", "kqzt.com"),
        ("Barges sink at the quay - Channel 6 News Quayside", "Channel 6 News Quayside"),
        ("Barges sink at the quay - Harbour News - The Quayside Post", "The Quayside Post"),
    ],
)
def test_a_title_ends_in_the_name_of_its_page(title: str, name: str) -> None:
    assert imprint.outlet(page(title)) == (name, "title")


@pytest.mark.parametrize(
    "title",
    [
        "Barges sink at the quay - Local News",
        "Barges sink at the quay : News",
        "Barges sink at the quay - Harbour News",  # a section, unless the page names it again
        "Barges sink at the quay | Quayside",
        "Barges Sink At Quay - Storm Hits Border Post",
        "BARGES SINK AT THE QUAY - KEEL LOST",
        "Ten barges recalled - WHO",
        "Barges sink at the quay - owner tells Quayside Times",
        "Barges sink at the quay",
        "Barges sink at the quay - Reuters",
    ],
)
def test_a_section_or_a_second_half_is_no_outlet(title: str) -> None:
    assert imprint.outlet(page(title)) is None


def test_a_name_that_may_be_a_section_counts_where_it_is_printed_again() -> None:
    title = "Barges sink at the quay - Harbour News"
    assert imprint.outlet(page(title, "Send pictures to Harbour News")) == ("Harbour News", "title")


@pytest.mark.parametrize(
    ("foot", "name"),
    [
        ("Copyright 2031 KQZT. All rights reserved.", "KQZT"),
        ("© 2031 The Quayside Times", "Quayside Times"),
        ("(c) 2031 Quayside Post. All Rights Reserved. Do not copy.", "Quayside Post"),
        ("Copyright 2031 KQZT (Mora Broadcasting Corporation). All rights reserved.", "KQZT"),
        ("Copyright Associated Press / KQZT 6", "KQZT 6"),
        ("Copyright 2031 by KQZT - All rights reserved.", "KQZT"),
    ],
)
def test_a_rights_line_names_the_outlet(foot: str, name: str) -> None:
    found = imprint.outlet(page(foot=foot))
    if "Associated" in foot:  # neither a year nor reserved rights: a credit like any other
        assert found is None
        found = imprint.outlet(page(foot=f"{foot}. All rights reserved"))
    assert found == (name, "rights")


@pytest.mark.parametrize(
    "foot",
    [
        "Copyright 2031 The Associated Press. All rights reserved.",
        "© 2031 Mora Media Group.",
        "Copyright 2031 Quayside Herald, Inc. All rights reserved.",
        "© Ada Quay, 24, swam to the quay.",
        "(Source: Mora Wire © Quayside Times 2031. All rights reserved.)",
        "Copyright 2031\n\n. All rights reserved.",
        "Copyright law protects the Quayside Times.",
        "Photo: © 2031 Quayside Times",
    ],
)
def test_agencies_companies_and_credits_are_no_outlet(foot: str) -> None:
    assert imprint.outlet(page(foot=foot)) is None


@pytest.mark.parametrize(
    ("head", "foot", "name"),
    [
        ("By Ada Quay, Quayside Times Staff Writer", "", "Quayside Times"),
        ("From The Quayside Courier staff reports", "", "Quayside Courier"),
        ("", "Ada Quay is a Times-Review staff writer. Reach her at the desk.", "Times-Review"),
        ("", "Contact the Quayside Post newsroom at 555 0100.", "Quayside Post"),
    ],
)
def test_writers_say_whom_they_write_for(head: str, foot: str, name: str) -> None:
    assert imprint.outlet(page(head=head, foot=foot)) == (name, "staff")


def test_an_agency_s_writer_and_other_stories_name_no_outlet() -> None:
    assert imprint.outlet(page(head="By Ada Quay, Associated Press Staff Writer")) is None
    assert imprint.outlet(page(foot="Related stories\n\nFerry runs aground\n\nBy Bo Reed, Ferry Times Staff")) is None


def test_two_that_differ_are_none_and_two_forms_of_one_are_one() -> None:
    rights = "Copyright 2031 {}. All rights reserved."
    assert imprint.outlet(page("Barges sink - KQZT-TV", rights.format("WQRR"))) is None
    assert imprint.outlet(page("Barges sink - KQZT-TV", rights.format("KQZT"))) == ("KQZT-TV", "title")
    assert imprint.outlet(page(foot=f"{rights.format('KQZT')}\n\n{rights.format('WQRR')}")) is None


def test_intake_takes_it_up_where_nothing_else_names_one_and_says_where(tmp_path: Path) -> None:
    case = CaseFolder.create(tmp_path / "case")
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(page("Barges sink at the quay - KQZT5"), "utf-8")
    (folder / "b.txt").write_text(page("Barges sink at the quay - KQZT5", head="Source: Quayside Post"), "utf-8")
    found = {one.name: (one.outlet, dict(one.origin)["outlet"]) for one in intake.add(case, [folder]).added}
    assert found == {"a.txt": ("KQZT5", "title"), "b.txt": ("Quayside Post", "text")}
