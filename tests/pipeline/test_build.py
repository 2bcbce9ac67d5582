"""A build does only what changed, and gives the same record whatever the order, the hash seed or the processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import small_story
from onrecord import intake
from onrecord.casefolder import CaseFolder
from onrecord.errors import CaseError, CaseLockedError, ProfileError
from onrecord.pipeline import build, status
from onrecord.pipeline.standing import open_record
from onrecord.settings import Settings

PARSED = len(small_story.TEXTS) - 1  # one is in a language that no parser reads


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> CaseFolder:
    folder = tmp_path_factory.mktemp("built")
    case = CaseFolder.create(folder / "depots", "Depots")
    assert intake.add(case, small_story.write(folder / "reports")).refused == ()
    build(case, Settings())
    return case


@pytest.fixture
def case(built: CaseFolder, tmp_path: Path) -> CaseFolder:
    """A built case of its own."""
    shutil.copytree(built.root, tmp_path / "case")
    return CaseFolder.open(tmp_path / "case")


def test_first_build_parses_each_text_once(tmp_path: Path) -> None:
    case = CaseFolder.create(tmp_path / "case")
    intake.add(case, small_story.write(tmp_path / "reports"))
    report = build(case, Settings())
    assert (report.documents, report.parsed, report.read, report.unchanged) == (5, PARSED, 5, 0)
    assert report.claims > 0
    assert report.entries > 0
    assert report.reasons == ("there is no record yet",)
    assert {"parse", "read", "learn", "resolve", "reconcile", "write", "total"} <= set(report.seconds)


def test_second_build_does_nothing(case: CaseFolder) -> None:
    before = case.record_path.read_bytes()
    report = build(case, Settings())
    assert report.is_fresh
    assert (report.documents, report.parsed, report.read, report.unchanged) == (5, 0, 0, 5)
    assert case.record_path.read_bytes() == before


def test_a_changed_profile_parses_nothing(case: CaseFolder) -> None:
    (case.root / "depots.yaml").write_text(small_story.PROFILE)
    toml = case.root / "case.toml"
    toml.write_text(toml.read_text() + 'profile = "depots.yaml"\n')
    report = build(CaseFolder.open(case.root), Settings())
    assert (report.parsed, report.read) == (0, 5)
    assert report.reasons == ("the profile changed",)


def test_one_added_document_parses_one(case: CaseFolder, tmp_path: Path) -> None:
    added = tmp_path / "f-extra.txt"
    added.write_text("Harbour Watch said on 9 July 2031 that 21 fuel depots were open.\n")
    intake.add(case, [added])
    report = build(case, Settings())
    assert (report.parsed, report.read, report.unchanged) == (1, 1, 5)
    assert report.reasons == ("1 document was added: f-extra.txt",)


def test_new_facts_about_a_document_parse_nothing(case: CaseFolder, tmp_path: Path) -> None:
    path = small_story.write(tmp_path / "again", ["b-courier.txt"])[0]
    path.with_suffix(".toml").write_text('outlet = "The Port Courier"\n')
    intake.add(case, [path])
    report = build(case, Settings())
    assert (report.parsed, report.read) == (0, 1)
    assert report.reasons == ("1 document was described anew: b-courier.txt (outlet)",)


def test_two_documents_with_one_text_share_its_parse(tmp_path: Path) -> None:
    case = CaseFolder.create(tmp_path / "case")
    text = "Harbour Watch said that nine depots were open."
    (tmp_path / "one.txt").write_bytes(text.encode("utf-8"))
    (tmp_path / "two.txt").write_bytes(text.encode("utf-16"))
    intake.add(case, [tmp_path / "one.txt", tmp_path / "two.txt"])
    shas = {document.text_sha for document in intake.documents(case)}
    report = build(case, Settings())
    assert (report.parsed, report.read) == (len(shas), 2)


def test_a_language_that_is_not_read_is_said(case: CaseFolder) -> None:
    assert build(case, Settings()).not_read == (small_story.NOT_READ,)
    assert status(case).not_read == (small_story.NOT_READ,)
    with open_record(case) as view:
        assert view is not None
        document = view.document(small_story.NOT_READ)
        (note,) = view.notes(document.id)
        assert (note.start, note.end, note.reason) == (0, document.characters, "language not read")
        assert view.claims(document.id) == ()


def test_concepts_are_written_by_the_first_build_and_by_relearn_only(case: CaseFolder, tmp_path: Path) -> None:
    first = case.concepts_path.read_bytes()
    added = tmp_path / "f-extra.txt"
    added.write_text("Many barges carry grain. Each barge is old. Barges sank in Norway, said Harbour Watch.\n" * 4)
    intake.add(case, [added])
    build(case, Settings())
    assert case.concepts_path.read_bytes() == first
    case.concepts_path.write_bytes(first + b"# a note by hand\n")
    assert build(case, Settings()).reasons == ("the learnt concepts changed",)
    report = build(case, Settings(), relearn=True)
    assert "the concepts are learnt anew" in report.reasons
    assert b"a note by hand" not in case.concepts_path.read_bytes()


def test_a_broken_record_is_built_again(case: CaseFolder) -> None:
    case.record_path.write_bytes(b"not a database")
    report = build(case, Settings())
    assert (report.parsed, report.read) == (0, 0)
    assert build(case, Settings()).is_fresh


def test_a_broken_cache_is_made_again(case: CaseFolder) -> None:
    for path in case.cache_dir.iterdir():
        path.write_bytes(b"\0" * 100)
    case.record_path.unlink()
    assert build(case, Settings()).parsed == PARSED


def test_a_bad_profile_stops_before_anything_is_done(case: CaseFolder) -> None:
    (case.root / "depots.yaml").write_text("concepts: 7\n")
    toml = case.root / "case.toml"
    toml.write_text(toml.read_text() + 'profile = "depots.yaml"\n')
    with pytest.raises(ProfileError, match=r"depots\.yaml"):
        build(CaseFolder.open(case.root), Settings())


def test_a_case_in_use_is_not_built(case: CaseFolder) -> None:
    with CaseFolder.open(case.root).lock(), pytest.raises(CaseLockedError):
        build(case, Settings())


def test_progress_is_told(tmp_path: Path) -> None:
    case = CaseFolder.create(tmp_path / "case")
    intake.add(case, small_story.write(tmp_path / "reports", ["a-gazette.txt"]))
    seen: list[tuple[str, int, int]] = []
    build(case, Settings(), progress=lambda stage, done, total: seen.append((stage, done, total)))
    assert ("read", 1, 1) in seen
    assert [stage for stage, _, _ in seen][-1] == "write"


def test_a_broken_off_build_goes_on_where_it_was(case: CaseFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (case.record_path, *case.cache_dir.iterdir()):
        path.unlink()
    told: list[int] = []

    def broken_off(stage: str, done: int, _: int) -> None:
        told.append(done)
        if stage == "read" and done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(case, Settings(batch=1), progress=broken_off)
    now = status(case)
    assert (now.state, now.to_read) == ("not built", 3)
    report = build(case, Settings())
    assert (report.read, report.unchanged) == (3, 2)
    assert status(case).to_read == 0


def test_a_build_looks_for_space_first(case: CaseFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.record_path.unlink()
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_bavail=0, f_frsize=4096))
    with pytest.raises(CaseError, match=r"building the record needs about .* MB, and 0\.0 MB are free"):
        build(case, Settings())
    with pytest.raises(CaseError, match="taking these files in needs about"):
        intake.add(case, small_story.write(tmp_path / "reports"))


def test_an_empty_case_has_an_empty_record(tmp_path: Path) -> None:
    report = build(CaseFolder.create(tmp_path / "case"), Settings())
    assert (report.documents, report.claims, report.entries) == (0, 0, 0)


def exported(case: Path, seed: str, names: list[str], processes: int, reports: Path) -> bytes:
    """The record's bytes, from a case built in processes of its own with this hash seed."""
    env = {**os.environ, "PYTHONHASHSEED": seed}

    def onrecord(*words: str) -> bytes:
        done = subprocess.run([sys.executable, "-m", "onrecord", *words], env=env, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    if not case.exists():
        onrecord("new", str(case), "--title", "Depots")
        for path in small_story.write(reports, names):
            onrecord("add", str(case), str(path))
    onrecord("build", str(case), "--processes", str(processes))
    return onrecord("export", str(case), "--format", "record")


def test_the_record_has_the_same_bytes_whatever_the_way(tmp_path: Path) -> None:
    names = list(small_story.TEXTS)
    reports = tmp_path / "reports"
    one = exported(tmp_path / "one", "1", names, 1, reports)
    assert one.count(b"\n") > 5
    assert exported(tmp_path / "two", "2", names[::-1], 2, reports) == one
    shutil.rmtree(tmp_path / "one" / "cache")
    (tmp_path / "one" / "record.db").unlink()
    assert exported(tmp_path / "one", "3", names, 2, reports) == one
