from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from onrecord import intake
from onrecord.casefolder import CaseFolder
from onrecord.errors import NotFoundError
from onrecord.intake import arrivals
from onrecord.intake.roll import FILE, Roll
from onrecord.model.codec import digest_of


def told(case: CaseFolder) -> None:
    """The roll says what the whole log says."""
    held = intake.documents(case)
    with case.lock(), Roll(case) as roll:
        assert roll.all_documents() == held
        assert {one.id: one.digest for one in roll.briefs()} == {one.id: digest_of(one) for one in held}
        assert {(one.name, one.characters, one.language) for one in roll.briefs()} == {
            (one.name, one.characters, one.language) for one in held
        }


def write(path: Path, text: str, outlet: str | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n")
    if outlet is not None:
        (path.parent / "manifest.csv").write_text(f"file,outlet\n{path.name},{outlet}\n")
    return path


@pytest.mark.parametrize("seed", range(4))
def test_it_says_what_the_whole_log_says(tmp_path: Path, seed: int) -> None:
    """Whatever comes and goes: files that are called alike in several folders, manifests that change their mind, the
    same file twice, files withdrawn and taken in again, a name that reads like another's with its hash.
    """
    dice = random.Random(seed)  # noqa: S311 the same every time
    case = CaseFolder.create(tmp_path / "case", "t")
    for step in range(40):
        held = intake.documents(case)
        what = dice.randrange(6)
        if what == 0 and held:
            intake.withdraw(case, dice.choice(held))
        elif what == 1 and held:
            one = dice.choice(held)
            intake.add(
                case, [write(tmp_path / str(step) / f"{one.name.rpartition('/')[2]}@{one.id[:12]}", f"y {step}")]
            )
        else:
            name = dice.choice(["a/index.txt", "b/index.txt", "b/a/index.txt", f"{step}.txt", "notes.txt"])
            root = tmp_path / dice.choice("xy")
            write(root / name, f"text {dice.randrange(9)}", dice.choice([None, "Post", "Echo"]))
            intake.add(case, [root], again=True)
        told(case)


def test_only_the_lines_since_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CaseFolder.create(tmp_path / "case", "t")
    intake.add(case, [write(tmp_path / f"{n}.txt", str(n)) for n in range(5)])
    read: list[int] = []
    take: Any = arrivals.take

    def counted(events: list[object], *rest: Any) -> None:
        read.append(len(events))
        take(events, *rest)

    monkeypatch.setattr("onrecord.intake.roll.take", counted)
    told(case)
    assert read == []
    intake.add(case, [write(tmp_path / "new.txt", "new")])
    told(case)
    assert read == [2]  # that it came in, and its text


@pytest.mark.parametrize("harm", ["log", "roll", "gone", "no end"])
def test_it_is_made_anew_where_it_does_not_go_with_the_log(tmp_path: Path, harm: str) -> None:
    case = CaseFolder.create(tmp_path / "case", "t")
    intake.add(case, [write(tmp_path / f"{n}.txt", str(n), "Post") for n in range(5)])
    data = case.custody_path.read_bytes()
    if harm == "log":
        case.custody_path.write_bytes(data.replace(b"Post", b"Echo"))
    elif harm == "roll":
        (case.cache_dir / FILE).write_bytes(b"no database, but long enough to look at" * 99)
    elif harm == "gone":
        (case.cache_dir / FILE).unlink()
    else:
        case.custody_path.write_bytes(data.rstrip(b"\n"))
    told(case)
    told(case)
    intake.add(case, [write(tmp_path / "new.txt", "new")])
    told(case)
    assert len(intake.documents(case)) == 6


def test_a_document_is_found_as_in_the_whole_case(tmp_path: Path) -> None:
    case = CaseFolder.create(tmp_path / "case", "t")
    intake.add(
        case, [write(tmp_path / "a.txt", "one"), write(tmp_path / "b.txt", "one"), write(tmp_path / "c.txt", "2")]
    )
    held = intake.documents(case)
    with case.lock(), Roll(case) as roll:
        for name in ("a.txt", "b.txt", "c.txt", held[0].id, held[1].id[:8]):
            assert roll.find(name) == intake.find(held, name)
        with pytest.raises(NotFoundError):
            roll.find("d.txt")
