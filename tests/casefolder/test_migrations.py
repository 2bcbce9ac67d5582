"""Every step from an older format: numbered without a gap, done once, safe to break off, and refused when newer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from onrecord.casefolder import CaseFolder, Erasable
from onrecord.casefolder import migrations as steps
from onrecord.casefolder.config import FORMAT
from onrecord.casefolder.journal import FORMAT as JOURNAL_FORMAT
from onrecord.errors import CaseError

CASE_1 = b'# ours\nformat = 1 # old\ntitle = "Depots"\nlanguages = ["en"]\n'


def canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def line_1(seq: int, event: str, body: Mapping[str, object] | None, prev: str) -> dict[str, object]:
    """A line as format 1 had it, written here by its rule and not by the code under test."""
    salt = f"salt {seq}"
    line: dict[str, object] = {"seq": seq, "at": "2031-03-04T12:00:00+00:00", "event": event, "prev": prev}
    line["digest"] = hashlib.sha256((salt + canonical(body)).encode()).hexdigest()
    line["hash"] = hashlib.sha256(canonical(line).encode()).hexdigest()
    return {**line, "salt": salt, "body": body}


def case_1(folder: Path) -> CaseFolder:
    folder.mkdir()
    (folder / "case.toml").write_bytes(CASE_1)
    header = line_1(0, "opened", {"by": "ada", "format": 1}, "0" * 64)
    created = line_1(1, "created", {"by": "ada", "title": "Depots"}, str(header["hash"]))
    (folder / "custody.jsonl").write_text("".join(canonical(line) + "\n" for line in (header, created)))
    return CaseFolder.open(folder)


def test_steps_are_numbered_without_a_gap_up_to_today() -> None:
    assert [step.to for step in steps.STEPS] == list(range(2, FORMAT + 1))
    assert all(step.what for step in steps.STEPS)
    assert JOURNAL_FORMAT <= FORMAT


def test_a_case_of_format_1_is_read_as_it_is(tmp_path: Path) -> None:
    case = case_1(tmp_path / "case")
    assert [(event["event"], event["by"], event["title"]) for event in case.custody.events()] == [
        ("created", "ada", "Depots")
    ]
    assert case.custody.faults() == []


def test_writing_takes_it_up_and_keeps_every_old_line(tmp_path: Path) -> None:
    case = case_1(tmp_path / "case")
    before, head = case.custody_path.read_bytes(), case.custody.head()
    with case.lock():
        case.custody.append({"event": "noted", "what": Erasable("x")})
    assert (case.root / "case.toml").read_bytes() == CASE_1.replace(b"= 1", b"= 2")
    assert case.custody_path.read_bytes().startswith(before)
    assert case.custody.faults() == []
    assert head in {line.hash for line in case.custody.lines()}
    assert [line.format for line in case.custody.lines()] == [1, 1, 1, 2]
    assert [event["event"] for event in case.custody.events()] == ["created", "noted"]
    after = case.custody_path.read_bytes()
    with CaseFolder.open(case.root).lock():
        pass
    assert case.custody_path.read_bytes() == after


def test_a_broken_off_step_is_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_1(tmp_path / "case")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(steps, "atomic_write", fail)
        with pytest.raises(CaseError, match="No space"), case.lock():
            pass
    with case.lock():
        pass
    assert [line.event for line in case.custody.lines()] == ["opened", "created", "migrated"]
    assert b"format = 2" in (case.root / "case.toml").read_bytes()


def test_a_line_of_format_1_can_still_be_erased(tmp_path: Path) -> None:
    case = case_1(tmp_path / "case")
    (digest,) = case.custody.lines()[1].digests
    with case.lock():
        assert case.custody.erase([digest]) == 1
    assert b"salt 1" not in case.custody_path.read_bytes()
    assert case.custody.faults([digest]) == []
    assert case.custody.events()[0]["event"] == "created"
    assert "title" not in case.custody.events()[0]


@pytest.mark.parametrize("text", [b'title = "Depots"\n', b'\xef\xbb\xbfformat = 1\ntitle = "Depots"\n'])
def test_a_case_file_without_a_number_or_with_a_mark_is_taken_up(text: bytes, tmp_path: Path) -> None:
    case_1(tmp_path / "case")
    (tmp_path / "case" / "case.toml").write_bytes(text)
    with CaseFolder.open(tmp_path / "case").lock():
        pass
    assert (tmp_path / "case" / "case.toml").read_bytes() == b'format = 2\ntitle = "Depots"\n'


@pytest.mark.parametrize(("number", "what"), [(b"3", "newer OnRecord"), (b"0", "must be 1 or more")])
def test_other_numbers_are_refused(number: bytes, what: str, tmp_path: Path) -> None:
    case_1(tmp_path / "case")
    (tmp_path / "case" / "case.toml").write_bytes(CASE_1.replace(b"= 1", b"= " + number))
    with pytest.raises(Exception, match=what):
        CaseFolder.open(tmp_path / "case")
