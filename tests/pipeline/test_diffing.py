"""Which states are compared, how a moment is said, and what is said where nothing can be compared."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import small_story
from onrecord import intake, store
from onrecord.casefolder import CaseFolder
from onrecord.errors import CaseError, NotFoundError, UsageError
from onrecord.model import codec
from onrecord.model.change import Diff
from onrecord.pipeline import build, diff, latest, removal
from onrecord.pipeline.standing import EARLIER, keeping_earlier
from onrecord.publish.exports.record import digest
from onrecord.settings import Settings

QUIET = Settings(progress=False)
START = datetime(2031, 5, 10, 12, 0, tzinfo=UTC)


def ticking() -> Iterator[datetime]:
    """An hour for every event."""
    now = START
    while True:
        yield now
        now += timedelta(hours=1)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built with the first two texts, then with the third and fourth."""
    folder = tmp_path_factory.mktemp("diffing")
    clock = ticking()
    case = CaseFolder.create(folder / "depots", "Depots", clock=lambda: next(clock))
    intake.add(case, small_story.write(folder / "one", ["a-gazette.txt", "b-courier.txt"]))
    build(case, QUIET)
    intake.add(case, small_story.write(folder / "two", ["c-herald.txt", "d-notes.md"]))
    build(case, QUIET)
    return folder / "depots"


@pytest.fixture
def case(built: Path, tmp_path: Path) -> CaseFolder:
    shutil.copytree(built, tmp_path / "case")
    return CaseFolder.open(tmp_path / "case")


def test_builds_are_in_the_log_with_what_made_them(case: CaseFolder) -> None:
    builds = [event for event in case.custody.events() if event["event"] == "built"]
    assert len(builds) == 2
    assert set(builds[0]["engine"]) >= {"read", "resolve", "reconcile", "profile", "concepts"}  # type: ignore[call-overload]
    assert "documents" not in builds[0]["engine"]  # type: ignore[operator]  # nothing that could tell of a purged one
    before = len(case.custody.events())
    build(case, QUIET)  # nothing to do, nothing to log
    assert len(case.custody.events()) == before


@pytest.mark.parametrize(
    ("since", "documents"),
    [("2031-05-11", 2), ("2031-05-10T16:30:00", 1), ("2031-05-10T18:30:00+02:00", 1), ("build", 2), ("event:1", 0)],
)
def test_a_moment_is_a_day_a_time_an_event_or_a_build(case: CaseFolder, since: str, documents: int) -> None:
    found = diff(case, QUIET, since=since)
    assert found.after.documents == 4
    assert found.before.documents == (documents if since != "2031-05-11" else _before(case, "2031-05-11"))


def _before(case: CaseFolder, day: str) -> int:
    events = [event for event in case.custody.events() if str(event["at"]) < day]
    return len(intake.fold(events).held)


@pytest.mark.parametrize(
    ("since", "error"),
    [
        ("1999-01-01", "there was no case then"),
        ("event:999", "there is no event 999"),
        ("yesterday", "is no moment"),
        ("ffffffffffff", "no lines"),
        ("12:99", "is no time"),
    ],
)
def test_a_moment_that_is_none_is_refused(case: CaseFolder, since: str, error: str) -> None:
    with pytest.raises(UsageError, match=error):
        diff(case, QUIET, since=since)


def test_calls_that_do_not_fit_are_refused(case: CaseFolder) -> None:
    with pytest.raises(UsageError):
        diff(case, QUIET, since="build", without=["a-gazette.txt"])
    with pytest.raises(UsageError):
        diff(case, QUIET, until="build")
    with pytest.raises(UsageError, match="is before"):
        diff(case, QUIET, since="build", until="event:1")
    with pytest.raises(NotFoundError):
        diff(case, QUIET, without=["z.txt"])


def test_until_ends_the_comparison(case: CaseFolder) -> None:
    builds = [event["seq"] for event in case.custody.events() if event["event"] == "built"]
    found = diff(case, QUIET, since="event:1", until=f"event:{builds[0]}")
    assert (found.before.documents, found.after.documents) == (0, 2)
    assert {one.kind for one in found.changes} == {"appeared"}
    assert {one.cause for one in found.changes} == {"newly acquired"}  # nothing was held that could be older


def test_a_first_build_has_nothing_before_it(tmp_path: Path) -> None:
    case = CaseFolder.create(tmp_path / "case")
    with pytest.raises(CaseError, match="no record yet"):
        diff(case, QUIET)
    intake.add(case, small_story.write(tmp_path / "reports", ["a-gazette.txt"]))
    build(case, QUIET)
    with pytest.raises(CaseError, match="--since"):
        diff(case, QUIET)
    assert latest(case, QUIET) is None


def test_the_earlier_record_is_as_disposable_as_the_cache(case: CaseFolder) -> None:
    kept = diff(case, QUIET)
    assert latest(case, QUIET) == kept
    shutil.rmtree(case.cache_dir)
    with pytest.raises(CaseError, match="--since"):
        diff(case, QUIET)
    assert diff(case, QUIET, since="build").changes == kept.changes


def test_a_broken_earlier_record_counts_as_none(case: CaseFolder) -> None:
    (case.cache_dir / EARLIER).unlink()
    (case.cache_dir / EARLIER).write_bytes(b"no database")
    assert latest(case, QUIET) is None


def test_a_purge_takes_the_earlier_record_with_it(case: CaseFolder) -> None:
    assert (case.cache_dir / EARLIER).is_file()
    removal.remove(case, "c-herald.txt", purge=True)
    assert not (case.cache_dir / EARLIER).exists()
    build(case, QUIET)
    found = diff(case, QUIET, since="build", until=None)
    assert "c-herald" not in str(codec.to_json(found))
    builds = [event["seq"] for event in case.custody.events() if event["event"] == "built"]
    found = diff(case, QUIET, since=f"event:{builds[1]}")
    assert any("1 purged since" in note for note in found.notes)
    assert found.before.documents == 3


def test_a_withdrawn_document_is_there_in_the_state_before(case: CaseFolder) -> None:
    removal.remove(case, "c-herald.txt")
    found = diff(case, QUIET, since="build")
    assert (found.before.documents, found.after.documents) == (4, 3)
    assert any("not up to date" in note for note in found.notes)
    assert {one.cause for one in found.changes} == {"decided"}
    assert all("we withdrew c-herald.txt" in one.sentence for one in found.changes)


def test_new_facts_about_a_document_are_ours(case: CaseFolder, tmp_path: Path) -> None:
    path = small_story.write(tmp_path / "again", ["b-courier.txt"])[0]
    path.with_suffix(".toml").write_text('outlet = "The Evening Courier"\n')
    intake.add(case, [path])
    build(case, QUIET)
    found = diff(case, QUIET)
    assert {one.cause for one in found.changes} == {"decided"}
    assert all("we described b-courier.txt anew" in one.sentence for one in found.changes)


def test_a_changed_profile_is_the_engine(case: CaseFolder) -> None:
    (case.root / "depots.yaml").write_text(small_story.PROFILE.replace("name: depot\n", "name: tank\n"))
    toml = case.root / "case.toml"
    toml.write_text(toml.read_text() + 'profile = "depots.yaml"\n')
    case = CaseFolder.open(case.root)
    build(case, QUIET, relearn=True)
    found = diff(case, QUIET)
    assert found.changes
    assert {one.cause for one in found.changes} == {"engine"}
    assert {one.causes[0].told for one in found.changes} == {"the engine changed: the profile and the learnt concepts"}


def test_a_disk_that_links_nothing_gets_a_copy(case: CaseFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    (case.cache_dir / EARLIER).unlink()
    with keeping_earlier(case):
        pass
    with store.open_view(case.cache_dir / EARLIER) as earlier, store.open_view(case.record_path) as present:
        assert digest(earlier) == digest(present)


def test_a_build_that_fails_leaves_the_earlier_record(case: CaseFolder) -> None:
    kept = (case.cache_dir / EARLIER).read_bytes()
    with pytest.raises(RuntimeError), keeping_earlier(case):
        raise RuntimeError
    assert (case.cache_dir / EARLIER).read_bytes() == kept
    assert not list(case.cache_dir.glob(".part-*"))


def test_only_keeps_what_may_be_shown(case: CaseFolder) -> None:
    found = diff(case, QUIET)
    one = next(change for change in found.changes if change.kind == "appeared")
    assert {change.entry for change in found.only([one.entry]).changes} == {one.entry}
    assert found.only([]).changes == ()


def test_a_diff_goes_to_json_and_back(case: CaseFolder) -> None:
    found = diff(case, QUIET)
    assert codec.from_json(Diff, codec.to_json(found)) == found
