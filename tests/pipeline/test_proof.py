"""Proof: a whole case proves out, and each kind of damage is found and named."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

import small_story
from onrecord import intake, review
from onrecord.casefolder import CaseFolder
from onrecord.model.decision import Anchor, Decision
from onrecord.pipeline import build, verify
from onrecord.pipeline.removal import remove
from onrecord.settings import Settings

NAMES = ["a-gazette.txt", "b-courier.txt"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> CaseFolder:
    folder = tmp_path_factory.mktemp("proof")
    case = CaseFolder.create(folder / "depots")
    intake.add(case, small_story.write(folder / "reports", NAMES))
    build(case, Settings())
    return case


@pytest.fixture
def case(built: CaseFolder, tmp_path: Path) -> CaseFolder:
    shutil.copytree(built.root, tmp_path / "case")
    return CaseFolder.open(tmp_path / "case")


def test_a_whole_case_proves_out(case: CaseFolder) -> None:
    proof = verify(case)
    assert proof.faults == ()
    checked = dict(proof.checked)
    assert checked["document"] == 2
    assert checked["claim"] > 0
    assert checked["log line"] >= 3


def test_a_changed_original_is_found(case: CaseFolder) -> None:
    document = intake.documents(case)[0]
    (path,) = case.documents.glob(f"{document.id}*")
    path.write_bytes(path.read_bytes() + b" ")
    name = f"documents/{document.id}.txt"
    assert verify(case).faults == (f"{name}: the original of a-gazette.txt has been changed",)


def test_a_missing_original_is_found(case: CaseFolder) -> None:
    document = intake.documents(case)[1]
    (path,) = case.documents.glob(f"{document.id}*")
    path.unlink()
    (fault,) = verify(case).faults
    assert fault.endswith(": the original of b-courier.txt cannot be read: No such file or directory")


def test_a_changed_text_is_found(case: CaseFolder) -> None:
    document = intake.documents(case)[0]
    path = case.texts / f"{document.id}.txt"
    path.write_text(path.read_text().replace("12", "13"))
    proof = verify(case)
    assert proof.faults[0] == f"texts/{document.id}.txt: the text of a-gazette.txt has been changed"
    assert proof.mend == "restore the case from a copy"


def test_a_changed_log_is_found(case: CaseFolder) -> None:
    lines = case.custody_path.read_bytes().splitlines(keepends=True)
    case.custody_path.write_bytes(b"".join([lines[0], lines[1].replace(b'"by":"', b'"by":"not '), *lines[2:]]))
    assert any(fault.startswith("custody.jsonl, line 2") for fault in verify(case).faults)


def test_a_quote_that_does_not_stand_there_is_found(case: CaseFolder) -> None:
    with sqlite3.connect(case.record_path) as database:
        database.execute("UPDATE claims SET quote = 'at least 99 depots' WHERE number = 1")
    database.close()
    proof = verify(case)
    assert len(proof.faults) == 1
    assert "is not what stands there" in proof.faults[0]
    assert proof.mend == "delete record.db and build again"


def test_a_record_that_cannot_be_read_is_found(case: CaseFolder) -> None:
    case.record_path.write_bytes(b"not a database")
    assert verify(case).faults == ("record.db: cannot be read as a record",)


def test_every_flipped_byte_of_everything_preserved_is_found(case: CaseFolder) -> None:
    case.record_path.unlink()  # built, not preserved; its quotes are proved above
    anchor = Anchor(document=intake.documents(case)[0].id, text_sha="0" * 64, kind="passage", quote="fuel depots")
    note = Decision(id="", kind="note", who="ada", when="2031-03-04", anchors=(anchor,), value="ask again")
    review.append(case, [note, replace(note, kind="tag")])
    assert verify(case).faults == ()
    files = [case.custody_path, case.decisions_path, *sorted(case.documents.iterdir()), *sorted(case.texts.iterdir())]
    missed = []
    for path in files:
        data = path.read_bytes()
        for at in range(len(data)):
            path.write_bytes(data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :])
            faults = verify(case).faults
            if not any(path.name in fault for fault in faults):
                missed.append((path.name, at))
        path.write_bytes(data)
    assert missed == []
    assert verify(case).faults == ()


def test_a_remembered_head_stands_for_all_before_it(case: CaseFolder) -> None:
    before = verify(case).head
    case.custody.append({"event": "exported", "format": "claims"})
    after = verify(case).head
    assert verify(case, heads=[before, after[:12]]).faults == ()
    lines = case.custody_path.read_bytes().splitlines(keepends=True)
    case.custody_path.write_bytes(b"".join(lines[:-1]))  # a whole line taken away breaks no chain
    assert verify(case).faults == ()
    (fault,) = verify(case, heads=[before, after]).faults
    assert after in fault
    assert len(verify(case, heads=["5d1c0e3a77b2", "", before[:4]]).faults) == 3


def test_a_withdrawn_document_is_still_proved(case: CaseFolder) -> None:
    remove(case, "a-gazette.txt")
    assert verify(case).faults == ()
    (original,) = case.documents.glob(f"{intake.withdrawn(case)[0].id}*")
    original.write_bytes(b"other")
    assert len(verify(case).faults) == 1


def test_an_erased_value_that_no_purge_erased_is_found(case: CaseFolder) -> None:
    (digest, *_) = case.custody.lines()[2].digests
    case.custody.erase([digest])
    assert verify(case).faults[0] == "custody.jsonl, line 3: lacks a value that no purge erased"
