from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.casefolder import Erasable, Journal
from onrecord.errors import CaseError


def noon() -> datetime:
    return datetime(2031, 3, 4, 12, tzinfo=UTC)


def journal(folder: Path) -> Journal:
    return Journal(folder / "log.jsonl", noon, "tester", lambda: "salt")


def added(name: object, **more: object) -> dict[str, object]:
    return {"event": "added", "name": Erasable(name), **more}


def test_events_come_back_in_order_with_when_and_who(tmp_path: Path) -> None:
    log = journal(tmp_path)
    assert log.events() == []
    assert log.faults() == []
    first = log.append({"event": "added", "name": "a.txt"})
    log.append_all([{"event": "added", "name": "b.txt"}, {"event": "noted", "by": "someone else"}])
    events = journal(tmp_path).events()
    assert events[0] == first
    assert [(e["event"], e.get("name"), e["by"]) for e in events] == [
        ("added", "a.txt", "tester"),
        ("added", "b.txt", "tester"),
        ("noted", None, "someone else"),
    ]
    assert {e["at"] for e in events} == {"2031-03-04T12:00:00+00:00"}
    assert [e["seq"] for e in events] == [1, 2, 3]


def test_nothing_is_written_for_no_events(tmp_path: Path) -> None:
    assert journal(tmp_path).append_all([]) == []
    assert not (tmp_path / "log.jsonl").exists()


def test_the_same_events_give_the_same_bytes_and_odd_text_survives(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        journal(tmp_path / name).append({"event": "added", "name": "a\n\0\u2028é\ud800.txt", "count": 3})
    assert (tmp_path / "one/log.jsonl").read_bytes() == (tmp_path / "two/log.jsonl").read_bytes()
    assert journal(tmp_path / "one").events()[0]["name"] == "a\n\0\u2028é\ud800.txt"
    assert journal(tmp_path / "one").faults() == []


@pytest.mark.parametrize(
    "event",
    [{}, {"name": "x"}, {"event": 3}, {"event": "x", "hash": "y"}, {"event": "x", "seq": 1}, {"event": "opened"}],
)
def test_an_event_needs_a_name_and_leaves_the_chain_alone(tmp_path: Path, event: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="an event needs a name"):
        journal(tmp_path).append(event)
    assert journal(tmp_path).events() == []


def three(folder: Path) -> tuple[Journal, list[bytes]]:
    log = journal(folder)
    log.append_all([{"event": "added", "name": f"{n}.txt"} for n in range(3)])
    return log, log.path.read_bytes().splitlines(keepends=True)


def test_every_torn_last_line_is_set_aside_and_not_read(tmp_path: Path) -> None:
    log, lines = three(tmp_path)
    whole, last = b"".join(lines[:-1]), lines[-1]
    for cut in range(1, len(last) - 1):
        log.path.write_bytes(whole + last[:cut])
        assert [e["name"] for e in log.events()] == ["0.txt", "1.txt"], cut
        assert log.torn() == last[:cut]
        assert log.faults() == []
    log.append({"event": "added", "name": "3.txt"})
    assert [e["name"] for e in log.events()] == ["0.txt", "1.txt", "3.txt"]
    assert log.faults() == []
    assert log.torn() == b""
    assert (tmp_path / "log.jsonl.torn").read_bytes() == last[:-2] + b"\n"


def test_a_last_line_that_lacks_only_its_line_end_counts(tmp_path: Path) -> None:
    log, lines = three(tmp_path)
    log.path.write_bytes(b"".join(lines).rstrip(b"\n"))
    assert len(log.events()) == 3
    log.append({"event": "added", "name": "3.txt"})
    assert [e["name"] for e in log.events()] == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert log.faults() == []
    assert not (tmp_path / "log.jsonl.torn").exists()


def test_a_journal_torn_in_its_first_line_starts_again(tmp_path: Path) -> None:
    log = journal(tmp_path)
    log.path.write_bytes(b'{"seq":0,"at')
    assert log.events() == []
    log.append({"event": "added"})
    assert len(log.events()) == 1
    assert log.faults() == []


def test_an_event_longer_than_the_window_is_chained_on(tmp_path: Path) -> None:
    log = journal(tmp_path)
    log.append({"event": "added", "name": "x" * 300_000})
    log.append({"event": "added", "name": "y"})
    assert [len(str(e["name"])) for e in log.events()] == [300_000, 1]
    assert log.faults() == []


def test_a_broken_line_in_the_middle_is_an_error_with_its_number(tmp_path: Path) -> None:
    log, lines = three(tmp_path)
    log.path.write_bytes(lines[0] + lines[1][:-20] + b"\n" + lines[2])
    with pytest.raises(CaseError, match=r"log\.jsonl, line 2: is no event"):
        log.events()


def test_a_changed_dropped_or_moved_line_shows(tmp_path: Path) -> None:
    log, lines = three(tmp_path)
    log.path.write_bytes(lines[0] + lines[1].replace(b"0.txt", b"9.txt") + lines[2] + lines[3])
    assert log.faults() == ["log.jsonl, line 2: has been changed"]
    log.path.write_bytes(lines[0] + lines[2] + lines[3])
    assert log.faults() == ["log.jsonl, line 2: does not follow the line before it"]
    log.path.write_bytes(lines[0] + lines[2] + lines[1] + lines[3])
    assert log.faults()[0] == "log.jsonl, line 2: does not follow the line before it"
    log.path.write_bytes(lines[0] + lines[1].replace(b"12:00", b"13:00") + lines[2] + lines[3])
    assert log.faults() == ["log.jsonl, line 2: has been changed"]


def test_every_flipped_byte_is_found(tmp_path: Path) -> None:
    log = Journal(tmp_path / "log.jsonl", noon, "tester")
    log.append_all([added("a\u2028é.txt", facts=Erasable({"n": 1, "url": None})), {"event": "noted", "value": 2.5}])
    data = log.path.read_bytes()
    for at in range(len(data)):
        for flip in (0x01, 0x20, 0x80):
            log.path.write_bytes(data[:at] + bytes([data[at] ^ flip]) + data[at + 1 :])
            assert log.faults(), (at, flip)


def test_a_value_can_be_erased_without_breaking_the_chain(tmp_path: Path) -> None:
    log = Journal(tmp_path / "log.jsonl", noon, "tester")
    log.append(added("0.txt", quotes=[Erasable("the quay"), Erasable("the mole")], count=3))
    log.append(added("1.txt"))
    head = log.head()
    digests = log.lines()[1].digests
    log.path.with_name("log.jsonl.torn").write_bytes(b"0.txt")
    assert log.erase(digests[:2]) == 2
    assert log.head() == head
    assert log.faults(digests[:2]) == []
    assert log.faults() == ["log.jsonl, line 2: lacks a value that no purge erased"]
    first, second = log.events()
    assert (first["name"], first["quotes"], first["count"], first["erased"]) == (None, [None, "the mole"], 3, True)
    assert "erased" not in second
    assert not list(tmp_path.glob("*.torn"))
    for gone in (b"0.txt", b"the quay", digests[0].encode() + b'":["'):
        assert gone not in log.path.read_bytes()


def test_erasing_appends_in_the_same_step(tmp_path: Path) -> None:
    log = Journal(tmp_path / "log.jsonl", noon, "tester")
    log.append(added("0.txt"))
    (digest,) = log.lines()[1].digests
    log.erase([digest], [{"event": "purged", "erased": [digest]}])
    assert [event["event"] for event in log.events()] == ["added", "purged"]
    assert log.faults([digest]) == []


def test_a_journal_is_left_as_it_was_where_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = journal(tmp_path)
    log.append(added("0.txt"))
    before = log.path.read_bytes()
    real = os.write

    def half(handle: int, data: bytes) -> int:
        if len(data) < 40:
            raise OSError(28, "No space left on device")
        return real(handle, data[: len(data) // 2])

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(OSError, match="No space"):
        log.append(added("1.txt"))
    assert log.path.read_bytes() == before


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    log, lines = three(tmp_path)
    log.path.write_bytes(lines[0].replace(b'"format":2', b'"format":3') + lines[1])
    with pytest.raises(CaseError, match=r"log\.jsonl, line 1: was written by a newer OnRecord"):
        log.events()
    assert log.faults() == ["log.jsonl, line 1: was written by a newer OnRecord (upgrade OnRecord)"]


def test_what_the_journal_cannot_tell_of_is_known_without_reading_it(tmp_path: Path) -> None:
    log = journal(tmp_path)
    assert not log.may_tell_of("removed")
    log.append({"event": "added", "name": "a.txt"})
    assert not log.may_tell_of("removed")
    log.append({"event": "removed"})
    assert log.may_tell_of("removed")


def test_events_of_one_name_are_those_among_all(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "log.jsonl")
    for event in ("decided", "added", "decided"):
        journal.append({"event": event, "what": "decided"})
    assert journal.events_of("decided") == [one for one in journal.events() if one["event"] == "decided"]
    assert len(journal.events_of("decided")) == 2
