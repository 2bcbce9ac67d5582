"""The ledger: lines that prove themselves, merge in any order, and are never read when they do not prove out."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from onrecord import review
from onrecord.casefolder import CaseFolder
from onrecord.errors import CaseError
from onrecord.model.decision import Anchor, Decision
from onrecord.review import ledger


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return CaseFolder.create(tmp_path / "case", "Depots")


def note(text: str, document: str = "d" * 64) -> Decision:
    return Decision("", "note", "ana", "", anchors=(Anchor(document, "", "document"),), value=text)


def undo(one: Decision) -> Decision:
    return Decision("", "undo", "ana", "", target=one.id)


def values(case: CaseFolder) -> list[str]:
    return sorted(one.value or "" for one in review.live(review.read(case)))


def test_what_is_written_is_read(case: CaseFolder) -> None:
    (made,) = review.append(case, [note("one")], who="ben")
    assert (made.who, made.when) == ("ana", case.custody.events()[-1]["at"])
    assert review.read(case) == (made,)
    assert case.custody.events()[-1]["decisions"] == [made.id]


def test_the_same_again_is_written_once(case: CaseFolder) -> None:
    first = review.append(case, [note("one"), note("one")])
    assert first[0] == first[1]
    assert review.append(case, [note("one")])[0] == first[0]
    review.append(case, [undo(first[0])])
    assert review.append(case, [note("one")])[0] != first[0]
    assert len(review.read(case)) == 3


def test_undoes_can_be_undone(case: CaseFolder) -> None:
    (one,) = review.append(case, [note("one")])
    (first,) = review.append(case, [undo(one)])
    assert values(case) == []
    (second,) = review.append(case, [undo(first)])
    assert values(case) == ["one"]
    review.append(case, [undo(second)])
    assert values(case) == []


def test_every_flipped_byte_is_found(case: CaseFolder) -> None:
    review.append(case, [note("one"), note("zwei \u00fc \ud800")])
    data = case.decisions_path.read_bytes()
    assert review.faults(case) == []
    for at in range(len(data)):
        for bit in (1, 32):
            case.decisions_path.write_bytes(data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :])
            assert review.faults(case), f"byte {at}"


def test_a_line_taken_away_is_found(case: CaseFolder) -> None:
    one, two = review.append(case, [note("one"), note("two")])
    lines = [line for line in case.decisions_path.read_bytes().splitlines(True) if two.id.encode() not in line]
    case.decisions_path.write_bytes(b"".join(lines))
    ((line, what),) = review.faults(case)
    assert (line, two.id in what) == (0, True)
    assert review.read(case) == (one,)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"<<<<<<< HEAD", "is no decision"),
        (b"[]", "is no decision"),
        (b'{"v":1}', "is no decision"),
        (b'{"v":2}', "was written by a newer OnRecord"),
        (b"\xff\xfe", "is no decision"),
        (b"[" * 100_000, "is no decision"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_lost(case: CaseFolder, line: bytes, what: str) -> None:
    (made,) = review.append(case, [note("one")])
    data = line + b"\n" + case.decisions_path.read_bytes()
    case.decisions_path.write_bytes(data)
    with pytest.raises(CaseError, match=f"decisions.jsonl, line 1: {what}"):
        review.read(case)
    with pytest.raises(CaseError):
        review.append(case, [note("two")])
    assert review.readable(case) == ((made,), ((1, what),))
    assert case.decisions_path.read_bytes() == data


def test_a_torn_line_is_set_aside_by_the_next_append(case: CaseFolder) -> None:
    (one,) = review.append(case, [note("one")])
    with case.decisions_path.open("ab") as file:
        file.write(b'{"at":"2031')
    assert review.read(case) == (one,)
    assert review.faults(case) == []
    review.append(case, [note("two")])
    assert values(case) == ["one", "two"]
    assert (case.root / "decisions.jsonl.torn").read_bytes() == b'{"at":"2031\n'


def test_a_stripped_last_line_end_is_no_harm(case: CaseFolder) -> None:
    review.append(case, [note("one")])
    case.decisions_path.write_bytes(case.decisions_path.read_bytes().rstrip(b"\n"))
    review.append(case, [note("two")])
    assert values(case) == ["one", "two"]


def test_lines_that_came_by_a_merge_are_logged_with_the_next(case: CaseFolder, tmp_path: Path) -> None:
    other = CaseFolder.create(tmp_path / "other", "Depots")
    (theirs,) = review.append(other, [note("two")], who="ben")
    (ours,) = review.append(case, [note("one")])
    with case.decisions_path.open("ab") as file:
        file.write(other.decisions_path.read_bytes())
    assert review.faults(case) == []
    assert values(case) == ["one", "two"]
    (third,) = review.append(case, [note("three")])
    assert case.custody.events()[-1]["decisions"] == sorted([theirs.id, third.id])
    assert ours.id != theirs.id


def test_two_peoples_files_merge_in_git(case: CaseFolder, tmp_path: Path) -> None:
    def git(*words: str) -> None:
        name = ["-c", "user.name=ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *name, *words], cwd=case.root, check=True, capture_output=True)

    review.append(case, [note("base")])
    git("init", "-q", "-b", "main")
    git("add", ".gitattributes", "decisions.jsonl")
    git("commit", "-qm", "base")
    base = case.decisions_path.read_bytes()
    git("checkout", "-qb", "theirs")
    review.append(case, [note("theirs")])
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "main")
    assert case.decisions_path.read_bytes() == base
    (case.root / "decisions.jsonl").write_bytes(base)
    (custody := case.custody_path).write_bytes(b"".join(line for line in custody.read_bytes().splitlines(True)[:2]))
    review.append(case, [note("ours")])
    git("commit", "-qam", "ours")
    git("merge", "-q", "theirs", "-m", "both")
    assert values(case) == ["base", "ours", "theirs"]
    assert review.faults(case) == []


def test_erased_decisions_leave_no_word_and_still_prove_out(case: CaseFolder) -> None:
    kept, gone = review.append(case, [note("of another", "e" * 64), note("secret word")])
    assert review.erase(case, "d" * 64) == (gone.id,)
    assert b"secret" not in case.decisions_path.read_bytes()
    line = json.loads(case.decisions_path.read_bytes().splitlines()[1])
    assert (line["body"], line["salt"]) == (None, None)
    assert review.faults(case) == []
    assert review.read(case) == (kept,)


def test_a_merge_that_brings_erased_words_back_is_found_and_not_read(case: CaseFolder) -> None:
    review.append(case, [note("secret word")])
    before = case.decisions_path.read_bytes()
    review.erase(case, "d" * 64)
    with case.decisions_path.open("ab") as file:
        file.write(before)
    assert review.read(case) == ()
    ((line, what),) = review.faults(case)
    assert (line, "brought its words back" in what) == (2, True)


def test_the_digest_knows_no_order(case: CaseFolder) -> None:
    assert review.digest(case) == "none"
    review.append(case, [note("one"), note("two")])
    before = review.digest(case)
    case.decisions_path.write_bytes(b"".join(case.decisions_path.read_bytes().splitlines(True)[::-1]))
    assert review.digest(case) == before
    review.append(case, [note("three")])
    assert review.digest(case) != before


def test_a_line_says_who_when_and_what_kind_to_every_reader(case: CaseFolder) -> None:
    (made,) = review.append(case, [note("one")])
    line = json.loads(case.decisions_path.read_text())
    assert sorted(line) == ["at", "body", "by", "digest", "id", "kind", "salt", "v"]
    assert (line["by"], line["kind"], line["id"], line["v"]) == ("ana", "note", made.id, ledger.FORMAT)
