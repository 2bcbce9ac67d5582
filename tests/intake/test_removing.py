"""Withdrawing documents and taking them in again; texts made anew from their originals."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import intake
from onrecord.casefolder import CaseFolder
from onrecord.casefolder.tombstones import read_key, read_or_make_key, tombstone
from onrecord.errors import CaseError, NotFoundError
from onrecord.intake import extracting, readers
from onrecord.intake.base import Extracted
from onrecord.intake.plain import Plain

PROSE = "The harbour board said on 4 May 2031 that twelve quays were closed for good.\n"


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return CaseFolder.create(tmp_path / "case", who="ada")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(f"{name} {PROSE}")
    return folder


def withdraw(case: CaseFolder, name: str) -> None:
    with case.lock():
        intake.withdraw(case, intake.find(intake.documents(case), name), reason="a wrong copy")


def test_what_is_withdrawn_is_out_and_preserved(case: CaseFolder, folder: Path) -> None:
    first, second = intake.add(case, [folder]).added
    withdraw(case, "a.txt")
    assert intake.documents(case) == (second,)
    assert intake.withdrawn(case) == (first,)
    assert intake.text_of(case, first) == f"a.txt {PROSE}"
    event = case.custody.events()[-1]
    assert (event["event"], event["document"], event["reason"], event["purge"], event["by"]) == (
        "removed",
        first.id,
        "a wrong copy",
        False,
        "ada",
    )


def test_it_comes_back_only_when_it_is_wanted_again(case: CaseFolder, folder: Path, tmp_path: Path) -> None:
    first, _ = intake.add(case, [folder]).added
    withdraw(case, "a.txt")
    refused = intake.add(case, [folder])
    assert [str(one) for one in refused.refused] == [
        f"a.txt: was withdrawn from this case on {case.clock().date()} "
        "(to take it in all the same: onrecord add --again)"
    ]
    assert [one.name for one in refused.known] == ["b.txt"]
    other = tmp_path / "other"
    other.mkdir()
    (folder / "a.txt").rename(other / "z.txt")
    (back,) = intake.add(case, [other], again=True).added
    assert back == replace(first, name="z.txt", names=("z.txt",))
    assert intake.withdrawn(case) == ()


@pytest.mark.parametrize("how", ["name", "id", "beginning"])
def test_a_document_is_found_by_name_id_or_the_beginning_of_its_id(how: str, case: CaseFolder, folder: Path) -> None:
    first, _ = intake.add(case, [folder]).added
    wanted = {"name": "a.txt", "id": first.id, "beginning": first.id[:8].upper()}[how]
    assert intake.find(intake.documents(case), wanted) == first


@pytest.mark.parametrize("name", ["c.txt", "", "ab"])
def test_what_is_not_there_is_not_found(name: str, case: CaseFolder, folder: Path) -> None:
    intake.add(case, [folder])
    with pytest.raises(NotFoundError, match="no such document"):
        intake.find(intake.documents(case), name)


def test_an_intake_killed_between_its_two_lines_is_made_whole_by_the_next(case: CaseFolder, folder: Path) -> None:
    intake.add(case, [folder / "a.txt"])
    lines = case.custody_path.read_bytes().splitlines(keepends=True)
    case.custody_path.write_bytes(b"".join(lines[:-1]) + lines[-1][:40])
    assert intake.documents(case) == ()
    assert len(intake.add(case, [folder / "a.txt"]).added) == 1
    assert len(intake.documents(case)) == 1
    assert case.custody.faults() == []


class Upper(Plain):
    """A reader of a later version, which gives another text."""

    def extractor(self) -> tuple[str, str]:
        return ("upper", "2")

    def read(self, data: bytes, name: str) -> Extracted:
        return Extracted(data.decode().upper(), "utf-8")


def test_an_upgrade_moves_no_text_and_extraction_does_when_asked(
    case: CaseFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = intake.add(case, [folder]).added
    assert intake.extract(case, [first, second]).same == (first, second)
    log = case.custody_path.read_bytes()
    monkeypatch.setattr(readers, "READERS", (Upper(),))
    assert intake.text_of(case, intake.documents(case)[0]) == f"a.txt {PROSE}"
    done = intake.extract(case, [first])
    assert [one.name for one in done.changed] == ["a.txt"]
    assert done.refused == ()
    changed, same = intake.documents(case)
    assert same == second
    assert changed == done.changed[0] != first
    assert intake.text_of(case, changed) == f"a.txt {PROSE}".upper()
    assert intake.text_of(case, first) == f"a.txt {PROSE}"  # the text that was published before stays
    assert case.custody_path.read_bytes().startswith(log)
    event = case.custody.events()[-1]
    assert (event["event"], event["extractor"], event["extractor_version"]) == ("re-extracted", "upper", "2")
    assert intake.extract(case, [changed]).same == (changed,)
    monkeypatch.undo()
    (back,) = intake.extract(case, [changed]).changed
    assert intake.text_of(case, back) == f"a.txt {PROSE}"


def test_an_original_that_is_not_the_one_taken_in_is_not_extracted(case: CaseFolder, folder: Path) -> None:
    first, second = intake.add(case, [folder]).added
    (case.documents / f"{first.id}.txt").write_text("other words")
    done = intake.extract(case, [first, second])
    assert [str(one).split(" (")[0] for one in done.refused] == ["a.txt: its original is missing or has been changed"]
    assert done.same == (second,)


def test_a_broken_off_extraction_leaves_the_text_that_was(
    case: CaseFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = intake.add(case, [folder]).added

    def fail(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(readers, "READERS", (Upper(),))
    monkeypatch.setattr(extracting, "flush_files", fail)
    with pytest.raises(CaseError, match="No space"):
        intake.extract(case, [first])
    assert intake.documents(case)[0] == first
    assert intake.text_of(case, first) == f"a.txt {PROSE}"


def test_a_tombstone_needs_the_key(tmp_path: Path) -> None:
    path = tmp_path / "key"
    assert read_key(path) is None
    key = read_or_make_key(path)
    assert read_or_make_key(path) == key == read_key(path)
    assert path.stat().st_mode & 0o077 == 0
    assert tombstone(key, "a" * 64) != tombstone(bytes(32), "a" * 64)
    path.write_text("nothing")
    with pytest.raises(CaseError, match="holds no key"):
        read_key(path)
