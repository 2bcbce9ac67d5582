"""Decisions are an input of the record: a change re-reads nothing, their order changes no byte, a bad line stops it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import small_story
from onrecord.api import Case
from onrecord.casefolder import CaseFolder
from onrecord.errors import CaseError, InputError, NotFoundError
from onrecord.model.entry import Entry
from onrecord.review import Request
from onrecord.review.bulk import requests
from onrecord.settings import Settings


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    with Case.create(folder / "depots", title="Depots") as case:
        case.add(*small_story.write(folder / "reports"))
        case.build()
    return folder / "depots"


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Case:
    """A built case of its own."""
    shutil.copytree(built, tmp_path / "case")
    return Case.open(tmp_path / "case")


def norway(case: Case) -> Entry:
    return next(one for one in case.responses() if one.country == "NO")


def record(case: Case) -> str:
    return "\n".join(case.export("record"))


def test_a_decision_makes_the_record_stale_and_reads_nothing(case: Case) -> None:
    case.decide("confirm", norway(case).id, who="ana")
    assert case.status().state == "stale"
    report = case.build()
    assert report.reasons == ("decisions were made, undone or merged in",)
    assert (report.parsed, report.read, report.decisions, report.orphaned) == (0, 0, 1, 0)
    assert case.build().is_fresh


def test_undoing_everything_gives_the_first_record(case: Case) -> None:
    before = record(case)
    made = case.decide("reject", norway(case).id, who="ana").decisions
    made += case.decide("copy", "b-courier.txt", "a-gazette.txt", who="ana").decisions
    case.build()
    assert record(case) != before
    case.decide("undo", *(one.id for one in made))
    case.build()
    assert record(case) == before


def test_the_order_of_lines_changes_no_byte(case: Case) -> None:
    case.decide("reject", norway(case).id, who="ana")
    case.decide("rate", "Harbour Watch", value="B", who="ben")
    case.build()
    before = record(case)
    path = case.root / "decisions.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(True)[::-1]))
    assert case.build().is_fresh
    (case.root / "record.db").unlink()
    case.build()
    assert record(case) == before


def test_a_dry_run_writes_nothing_and_says_what_would_be(case: Case) -> None:
    entry = norway(case)
    files = {path: path.read_bytes() for path in case.root.iterdir() if path.is_file() and path.name != ".lock"}
    outcome = case.decide("reject", entry.id, who="ana", dry_run=True)
    assert outcome.effect is not None
    assert [one.id for one in outcome.effect.gone] == [entry.id]
    assert outcome.standings[0].standing == "in force"
    now = {path: path.read_bytes() for path in case.root.iterdir() if path.is_file() and path.name != ".lock"}
    assert now == files
    case.decide("reject", entry.id, who="ana")
    case.build()
    assert entry.id not in {one.id for one in case.responses()}


def test_how_each_decision_stands_is_listed(case: Case) -> None:
    entry = norway(case)
    (yes,) = case.decide("confirm", entry.id, who="ana").decisions
    outcome = case.decide("reject", entry.id, who="ben")
    assert outcome.standings[0].standing == "conflict"
    assert yes.id[:8] in outcome.standings[0].why
    case.decide("undo", yes.id, who="ana")
    assert {one.decision.kind: one.standing for one in case.decisions()} == {
        "confirm": "undone",
        "reject": "in force",
        "undo": "in force",
    }


@pytest.mark.parametrize("verb", ["build", "status", "decisions"])
def test_a_bad_line_stops_everything_that_stands_on_it(case: Case, verb: str) -> None:
    case.decide("confirm", norway(case).id)
    path = case.root / "decisions.jsonl"
    with path.open("ab") as file:
        file.write(b"no decision\n")
    before = {one: one.read_bytes() for one in (path, case.root / "record.db")}
    with pytest.raises(CaseError, match=r"decisions\.jsonl, line 2: is no decision"):
        getattr(case, verb)()
    assert {one: one.read_bytes() for one in before} == before


def test_a_decision_whose_document_left_is_orphaned_not_dropped(case: Case, tmp_path: Path) -> None:
    case.decide("confirm", norway(case).id, who="ana")
    other = CaseFolder.create(tmp_path / "other", "Depots")
    shutil.copy(case.root / "decisions.jsonl", other.decisions_path)
    opened = Case.open(other.root)
    opened.add(*small_story.write(tmp_path / "reports", ["a-gazette.txt"]))
    report = opened.build(settings=Settings())
    assert (report.decisions, report.orphaned) == (1, 1)
    (one,) = opened.decisions()
    assert (one.standing, one.why) == ("orphaned", "its document is not in the case")


def test_a_table_is_written_whole_or_not_at_all(case: Case, tmp_path: Path) -> None:
    table = tmp_path / "decided.csv"
    entry = norway(case)
    table.write_text(
        "kind,target,other,field,value,reason,who,quote,claim,set:thing,set:place\n"
        f"confirm,{entry.id},,,corroborated,seen,ana,,,,\n"
        f"correct,{entry.id},,modality,alleged,,ben,,,,\n"
        "copy,b-courier.txt,a-gazette.txt,,,,,,,,\n"
        'add-claim,b-courier.txt,,,,,,depot in Oslo,site,depot,"Oslo, NO, city"\n'
    )
    outcome = case.decide_all([(f"line {n}", one) for n, one in requests(table)], who="cy")
    assert [(one.kind, one.who) for one in outcome.decisions] == [
        ("confirm", "ana"),
        ("correct", "ben"),
        ("copy", "cy"),
        ("add-claim", "cy"),
    ]
    case.build()
    assert [site.place.name for site in case.sites() if site.place is not None and site.place.country == "NO"] == [
        "Oslo"
    ]
    with pytest.raises(InputError, match="row 2: no entry or claim"):
        case.decide_all([("row 1", Request("confirm", (entry.id,))), ("row 2", Request("confirm", ("ffffff",)))])
    assert len(case.decisions()) == 4


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"kind,colour\n", "line 1: has an unknown column 'colour'"),
        (b"target\n", "line 1: has no column 'kind'"),
        (b"kind,target\nconfirm\n", "line 2: has another number of cells"),
        (b"kind,at\nadd-claim,first\n", "line 2: 'first' is no offset"),
        (b'kind,target\nconfirm,"a\n', "is no CSV"),
        (b"\xff\xfe", "is not UTF-8"),
    ],
)
def test_a_bad_table_is_refused_in_one_line(tmp_path: Path, content: bytes, what: str) -> None:
    table = tmp_path / "decided.csv"
    table.write_bytes(content)
    with pytest.raises(InputError, match=what):
        list(requests(table))


def test_an_unknown_target_is_said(case: Case) -> None:
    with pytest.raises(NotFoundError, match="no entry or claim begins with 'ffffff'"):
        case.decide("confirm", "ffffff")


def test_questions_come_from_the_record(case: Case) -> None:
    asked = case.questions()
    assert asked
    case.decide("confirm", asked[0].entry)
    case.build()
    assert asked[0].entry not in {one.entry for one in case.questions(100)}
