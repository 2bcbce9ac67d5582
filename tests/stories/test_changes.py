"""A whole story in three steps: the first six reports, the other six, decisions; then another reader. Every change must
stand under its cause.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.api import Case
from onrecord.casefolder import CaseFolder
from onrecord.errors import CaseError
from onrecord.model.change import Change, Diff
from onrecord.model.document import Document
from onrecord.model.findings import Findings
from onrecord.model.profile import Profile
from onrecord.model.tokens import Tokens
from onrecord.pipeline import perdocument, stages
from onrecord.settings import Settings

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "quiet-tides"
REPORTS = sorted(path for path in (EXAMPLE / "reports").iterdir() if path.name != "manifest.csv")
QUIET = Settings(progress=False)
WORLD = {"happened", "newly reported", "newly acquired"}


def add(case: Case, reports: Sequence[Path]) -> None:
    """Take reports in, each with its line of the manifest."""
    folder = case.root.parent / f"reports-{reports[0].stem}"
    folder.mkdir()
    head, *lines = (EXAMPLE / "reports" / "manifest.csv").read_text(encoding="utf-8").splitlines()
    wanted = {path.name for path in reports}
    kept = [line for line in lines if line.partition(",")[0] in wanted]
    (folder / "manifest.csv").write_text("\n".join([head, *kept]) + "\n", encoding="utf-8")
    for path in reports:
        shutil.copy(path, folder / path.name)
    assert case.add(folder).refused == ()


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case as built with the first six reports."""
    folder = tmp_path_factory.mktemp("six")
    with Case.create(folder / "case", profile=str(EXAMPLE / "profile.yaml")) as case:
        add(case, REPORTS[:6])
        case.build(settings=QUIET)
    return folder / "case"


@pytest.fixture(scope="module")
def twelve(six: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the other six added and built."""
    folder = tmp_path_factory.mktemp("twelve")
    shutil.copytree(six, folder / "case")
    with Case.open(folder / "case") as case:
        add(case, REPORTS[6:])
        case.build(settings=QUIET)
    return folder / "case"


@pytest.fixture
def case(twelve: Path, tmp_path: Path) -> Iterator[Case]:
    """A copy to change."""
    shutil.copytree(twelve, tmp_path / "case")
    with Case.open(tmp_path / "case") as opened:
        yield opened


def find(found: Diff, *words: str) -> Change:
    """The one change whose sentence holds all the words."""
    fits = [one for one in found.changes if all(word in one.sentence for word in words)]
    assert len(fits) == 1, [one.sentence for one in fits] or [one.sentence for one in found.changes]
    return fits[0]


def causes(found: Diff) -> set[str]:
    return {cause.kind for one in found.changes for cause in one.causes}


def said(found: Diff) -> list[tuple[str, str, str]]:
    return [(one.cause, one.entry, one.sentence) for one in found.changes]


def test_new_reports_are_told_from_old_ones_and_acts_from_reports(case: Case) -> None:
    found = case.diff(settings=QUIET)
    assert (found.before.documents, found.before.newest) == (6, "2018-04-18")
    assert (found.after.documents, found.after.newest) == (12, "2018-06-20")
    assert causes(found) == WORLD
    opened = find(found, "new: Dravonia, Dravonian prosecutors: investigate")
    assert opened.cause == "happened"
    assert opened.sentence.endswith(
        "said to have happened 2018-06-18, newly reported by 12-sarnopol-review.txt, 2018-06-20"
    )
    # the second count is news of the world's posts, not an act
    count = find(found, "went from 37 to at least 64")
    assert count.cause == "newly reported"
    assert count.sentence.startswith("the count of listening posts in the world, according to Shoreline Wardens,")
    assert count.sentence.endswith("newly reported by 10-corrant.txt, 2018-06-12")
    # an undated report may be as old as any
    undated = [one for one in found.changes if [c.kind for c in one.causes] == ["newly acquired"]]
    assert undated
    assert all("07-undated.txt" in one.sentence for one in undated)
    # what is threatened, planned or demanded has not happened
    for one in found.of("happened"):
        assert not {"(conditional)", "(announced or planned)", "(demanded)"} & set(one.title.split("  "))
        assert "not done" not in one.title


def test_a_cell_that_changed_says_both_values(case: Case) -> None:
    change = find(case.diff(settings=QUIET), "Dravonian prosecutors: investigate (said not done as of 2018-05-15")
    assert (change.kind, change.cause) == ("changed", "newly reported")
    march, may = (f"said not done as of {day}, the day of the report" for day in ("2018-03-21", "2018-05-15"))
    assert f"was “{march}”, now “{may}”" in change.told
    assert ("cell", march, may) in [(one.what, one.before, one.after) for one in change.details]


def test_what_people_decide_is_theirs(case: Case) -> None:
    (seven,) = [one for one in case.figures() if one.title.startswith("7 people killed")]
    (forty,) = [one for one in case.figures() if one.title.startswith("about 40 residents")]
    case.decide("correct", seven.id, fields={"amount": "8"}, who="ana", reason="page 3")
    case.decide("confirm", forty.id, value="checked", who="bo")
    case.build(settings=QUIET)
    found = case.diff(settings=QUIET)
    assert causes(found) == {"decided"}
    eight = find(found, "went from 7 to 8")
    assert "we decided: correct amount" in eight.sentence
    assert "(ana, " in eight.sentence
    checked = find(found, "about 40 residents")
    assert "confirm (bo, " in checked.sentence
    assert len(checked.causes[0].decisions) == 1
    assert said(case.diff(since="build", settings=QUIET)) == said(found)


def test_undoing_is_a_decision_too(case: Case) -> None:
    (seven,) = [one for one in case.figures() if one.title.startswith("7 people killed")]
    outcome = case.decide("correct", seven.id, fields={"amount": "8"}, who="ana")
    case.build(settings=QUIET)
    case.decide("undo", outcome.decisions[0].id, who="bo")
    case.build(settings=QUIET)
    assert "undo (bo, " in find(case.diff(settings=QUIET), "went from 8 to 7").sentence


def test_withdrawing_and_describing_anew_are_ours(case: Case) -> None:
    case.remove("10-corrant.txt")
    case.build(settings=QUIET)
    found = case.diff(settings=QUIET)
    assert causes(found) == {"decided"}
    gone = find(found, "no longer in the record: at least 64 listening posts")
    assert gone.sentence.endswith("we withdrew 10-corrant.txt")


class Another:
    """Another reader: finds nothing in one report, and marks itself as another state of the engine."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, blind_to: str) -> None:
        read, digest = perdocument.read, stages.code_digest

        def blind(document: Document, tokens: Tokens, profile: Profile) -> Findings:
            found = read(document, tokens, profile)
            return replace(found, claims=()) if document.name == blind_to else found

        monkeypatch.setattr(perdocument, "read", blind)
        monkeypatch.setattr(stages, "code_digest", lambda *rooms: digest(*rooms) + ("x" if "claims" in rooms else ""))


def test_another_reader_changes_nothing_in_the_world(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    Another(monkeypatch, blind_to="09-sarnopol-review.html")
    case.build(settings=QUIET)
    found = case.diff(settings=QUIET)
    assert found.changes
    assert causes(found) == {"engine"}
    assert {one.causes[0].told for one in found.changes} == {"the engine changed: how documents are read"}
    # the record of then, read as today, differs in nothing
    since = case.diff(since="build", settings=QUIET)
    assert since.changes == ()
    assert any("how documents are read" in note for note in since.notes)


def test_everything_at_once_is_taken_apart(six: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(six, tmp_path / "case")
    with Case.open(tmp_path / "case") as case:
        (six_dead,) = [one for one in case.figures() if "6 people" in one.title]
        case.decide("confirm", six_dead.id, value="checked", who="ana")
        add(case, REPORTS[6:])
        Another(monkeypatch, blind_to="02-amsel-morning-post.html")
        case.build(settings=QUIET)
        found = case.diff(settings=QUIET)
        assert causes(found) == {*WORLD, "decided", "engine"}
        # the reader went blind to the second report, whatever else came in
        for one in found.of("engine"):
            assert one.causes[0].told == "the engine changed: how documents are read"
        gone = find(found, "no longer in the record: Maren Tolvaas", "summon")
        assert gone.cause == "engine"
        for one in found.changes:
            if one.cause in WORLD:
                assert one.kind != "vanished"
                assert any(name in one.sentence for name in (path.name for path in REPORTS[6:])), one.sentence
        decided = [one for one in found.changes if one.cause == "decided"]
        assert [one.entry for one in decided] == [six_dead.id]
        assert said(case.diff(settings=QUIET)) == said(found)


def test_without_cache_and_record_the_log_is_enough(case: Case) -> None:
    kept = said(case.diff(settings=QUIET))
    assert kept == said(case.diff(since="build", settings=QUIET))
    case.close()
    shutil.rmtree(case.root / "cache")
    (case.root / "record.db").unlink()
    with pytest.raises(CaseError, match="--since"):
        case.diff(settings=QUIET)
    assert said(case.diff(since="build", settings=QUIET)) == kept
    events = CaseFolder.open(case.root).custody.events()
    first = next(event for event in events if event["event"] == "built")
    for moment in (f"event:{first['seq']}", str(first["hash"])[:12]):
        found = case.diff(since=moment, settings=QUIET)
        assert said(found) == kept
        assert any("not up to date" in note for note in found.notes)


def test_what_one_document_brings(case: Case) -> None:
    found = case.diff(without=["10-corrant.txt"], settings=QUIET)
    assert found.before.documents == 11
    assert all("10-corrant.txt" in one.sentence for one in found.changes)
    assert find(found, "at least 64").cause == "newly acquired"  # others are younger


def test_the_same_states_give_the_same_bytes(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    from onrecord.cli.program import run

    outs = []
    for words in (["--all", "--format", "json"], ["--all", "--format", "json"]):
        assert run(["diff", str(case.root), *words]) == 0
        outs.append(capsys.readouterr().out)
    assert outs[0] == outs[1]
    assert {one["cause"] for one in json.loads(outs[0])["changes"]} == WORLD
