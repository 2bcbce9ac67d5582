"""Proof: a whole case proves out, and each kind of damage is found and named."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

import small_story
from onrecord import intake
from onrecord.casefolder import CaseFolder
from onrecord.pipeline import build, verify
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
    (fault,) = verify(case).faults
    assert fault.startswith("a-gazette.txt: its original documents/")


def test_a_missing_original_is_found(case: CaseFolder) -> None:
    document = intake.documents(case)[1]
    (path,) = case.documents.glob(f"{document.id}*")
    path.unlink()
    assert verify(case).faults == ("b-courier.txt: its original is not in documents/",)


def test_a_changed_text_is_found(case: CaseFolder) -> None:
    document = intake.documents(case)[0]
    path = case.texts / f"{document.id}.txt"
    path.write_text(path.read_text().replace("12", "13"))
    proof = verify(case)
    assert any("a-gazette.txt: its text has been changed" in fault for fault in proof.faults)
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
