"""Removal: what is withdrawn is out of the record, and what is purged is in no byte of the case."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import small_story
from onrecord import api, intake, review
from onrecord.casefolder import CaseFolder
from onrecord.errors import CaseError, NotFoundError
from onrecord.model.decision import Anchor, Decision
from onrecord.pipeline import build, removal, verify
from onrecord.pipeline.removal import Removed, remove
from onrecord.pipeline.standing import open_record
from onrecord.settings import Settings

# words of no language, each in another place; every one must be gone after the purge
NAME, TITLE, URL, OUTLET, TEXT = "zyqxname", "Zyqxtitle", "zyqxurl", "Zyqxoutlet", "zyqxdepot"
REASON, NOTE, QUOTING, WHY, FOLDER = "zyqxreason", "zyqxnote", "zyqxquoting", "zyqxwhy", "zyqxfolder"
PLANTED = (NAME, TITLE, URL, OUTLET, TEXT, REASON, NOTE, QUOTING, WHY, FOLDER)
STORY = (
    f"Harbour Watch said on 5 May 2031 that Brevia had opened 12 {TEXT}s in Norway. The {TEXT}s are run by the "
    f"Zyqxtext Company, it said. Norway demanded the closure of the {TEXT}s.\n"
)


def one_case(folder: Path) -> CaseFolder:
    case = CaseFolder.create(folder / "case", "Depots")
    reports = folder / FOLDER
    others = small_story.write(folder / "others", ["a-gazette.txt", "b-courier.txt"])
    reports.mkdir()
    (reports / f"{NAME}.txt").write_text(STORY)
    (reports / f"{NAME}.toml").write_text(
        f'title = "{TITLE}"\nurl = "https://example.org/{URL}"\noutlet = "{OUTLET}"\n'
    )
    assert intake.add(case, [reports / f"{NAME}.txt"]).refused == ()
    assert intake.add(case, others).refused == ()
    return case


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case whose words have gone wherever words go."""
    folder = tmp_path_factory.mktemp("planted")
    case = one_case(folder)
    build(case, Settings())
    with api.Case.open(case.root) as opened:
        opened.publish()
        list(opened.export("claims"))
    document = intake.find(intake.documents(case), f"{NAME}.txt")
    other = intake.find(intake.documents(case), "a-gazette.txt")
    at = STORY.index(TEXT)
    mine = Anchor(document.id, document.text_sha, "passage", TEXT, STORY[:at], "s in Norway", at, at + len(TEXT))
    theirs = Anchor(other.id, other.text_sha, "document")
    review.append(
        case,
        [
            Decision("", "note", "ada", "2031-06-01", REASON, (mine,), value=NOTE),
            Decision("", "note", "ada", "2031-06-01", f"as {QUOTING} says: opened 12 {TEXT}s in Norway", (theirs,)),
            Decision("", "note", "ada", "2031-06-01", "nothing of the other", (theirs,), value="kept words"),
        ],
    )
    data = case.concepts_path.read_text()
    case.concepts_path.write_text(data + f"# {TEXT} is ours\n")
    for name in (".part-left", "documents/.part-left", "texts/orphan.txt", "decisions.jsonl.torn", "record.db-journal"):
        (case.root / name).write_text(TEXT)
    (case.site / "extra.html.new").write_text(TEXT)
    (case.cache_dir / "stray").write_text(TEXT)
    # a second build's dropped findings leave free pages and a write-ahead log behind
    database = sqlite3.connect(case.cache_dir / "stages.db")
    database.execute("INSERT INTO blob VALUES ('other', 'k', ?)", (TEXT.encode() * 9000,))
    database.commit()
    database.execute("DELETE FROM blob WHERE kind = 'other'")
    database.commit()
    shutil.copytree(case.root, folder / "copy")
    database.close()
    return folder / "copy"


@pytest.fixture
def case(planted: Path, tmp_path: Path) -> CaseFolder:
    shutil.copytree(planted, tmp_path / "case")
    return CaseFolder.open(tmp_path / "case")


def contents(root: Path) -> Iterator[tuple[str, bytes]]:
    """Every file's name with its bytes, and every compressed blob of the databases."""
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield path.name, path.name.encode() + path.read_bytes()
            if path.suffix == ".db":
                yield from blobs(path)


def blobs(path: Path) -> Iterator[tuple[str, bytes]]:
    with tempfile.TemporaryDirectory() as folder:  # opening a database may change it
        for one in path.parent.glob(f"{path.name}*"):
            shutil.copy(one, folder)
        yield from rows(Path(folder) / path.name)


def rows(path: Path) -> Iterator[tuple[str, bytes]]:
    database = sqlite3.connect(path)
    try:
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            try:
                found = database.execute(f"SELECT * FROM [{table}]").fetchall()  # noqa: S608 names of the file itself
            except sqlite3.Error:
                continue
            for row in found:
                for value in row:
                    data = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
                    with contextlib.suppress(zlib.error):
                        data = zlib.decompress(data)
                    yield f"{path.name}/{table}", data
    finally:
        database.close()


def found(root: Path, words: tuple[str, ...]) -> set[tuple[str, str]]:
    everything = [(name, data.lower()) for name, data in contents(root)]
    return {(word, name) for word in words for name, data in everything if word.lower().encode() in data}


def test_the_words_are_planted_wherever_words_go(case: CaseFolder) -> None:
    there = found(case.root, (*PLANTED, intake.find(intake.documents(case), f"{NAME}.txt").id))
    assert {word.lower() for word, _ in there} >= {word.lower() for word in PLANTED if word != WHY}
    places = {name for _, name in there}
    assert {"custody.jsonl", "decisions.jsonl", "concepts.yaml", "record.db", "index.html"} <= places
    assert {"stages.db-wal", ".part-left", "orphan.txt", "stray", "stages.db/blob"} <= places


def purged(case: CaseFolder) -> Removed:
    return remove(case, f"{NAME}.txt", reason=WHY, purge=True)


def test_purged_words_are_in_no_byte_of_the_case(case: CaseFolder) -> None:
    document = intake.find(intake.documents(case), f"{NAME}.txt")
    done = purged(case)
    words = (*PLANTED, "zyqx", document.id, document.text_sha)
    assert found(case.root, words) == set()
    build(case, Settings())
    assert found(case.root, words) == set()
    assert verify(case).faults == ()
    erased = dict(done.erased)
    assert erased["decision"] == 2
    assert erased["value"] >= 3
    assert erased["learnt word"] >= 1
    assert [one.value for one in review.read(case)] == ["kept words"]


def test_the_record_after_a_purge_is_that_of_the_others(case: CaseFolder, tmp_path: Path) -> None:
    purged(case)
    report = build(case, Settings())
    assert (report.documents, report.parsed) == (2, 0)
    fresh = one_case(tmp_path / "fresh")
    remove(fresh, f"{NAME}.txt")
    build(fresh, Settings())
    fresh.concepts_path.write_bytes(case.concepts_path.read_bytes())
    build(fresh, Settings())
    assert record_of(case)[1:] == record_of(fresh)[1:]  # the decision that both kept is not in the second


def record_of(case: CaseFolder) -> list[str]:
    with open_record(case) as view:
        assert view is not None
        return [view.meta()["title"], *(claim.id for claim in view.claims()), *(e.id for e in view.entries())]


def test_what_a_purge_cannot_reach_is_listed(case: CaseFolder) -> None:
    lines = "\n".join(purged(case).unreached)
    for part in (f"{FOLDER}/{NAME}.txt", "an export (claims)", "the dossier published on", "case.toml", "backups"):
        assert part in lines


def test_a_purged_document_is_known_when_it_comes_again(case: CaseFolder, tmp_path: Path) -> None:
    purged(case)
    (tmp_path / "other.txt").write_text(STORY)
    (refused,) = intake.add(case, [tmp_path / "other.txt"]).refused
    assert "was purged from this case on" in str(refused)
    case.key_path.unlink()  # without the key, nobody can tell, we neither
    assert len(intake.add(case, [tmp_path / "other.txt"]).added) == 1


def test_a_withdrawn_document_can_be_purged_later(case: CaseFolder) -> None:
    remove(case, f"{NAME}.txt", reason=WHY)
    assert verify(case).faults == ()
    purged(case)
    assert found(case.root, ("zyqx",)) == set()
    with pytest.raises(NotFoundError):
        purged(case)


STEPS = ["_unlearn", "_files", "_forget", "_seal"]


@pytest.mark.parametrize("step", STEPS)
def test_a_purge_that_was_broken_off_is_finished_by_the_next_who_writes(
    step: str, case: CaseFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(removal, step, fail)
        with pytest.raises(CaseError, match="No space left"):
            purged(case)
    assert any("a purge was broken off" in fault for fault in verify(case).faults)
    assert f"{NAME}.txt" not in {one.name for one in intake.documents(case)}
    build(case, Settings())
    assert verify(case).faults == ()
    assert found(case.root, ("zyqx",)) == set()
    assert [one.value for one in review.read(case)] == ["kept words"]


def test_a_withdrawn_document_is_out_of_the_record(case: CaseFolder) -> None:
    remove(case, "a-gazette.txt")
    report = build(case, Settings())
    assert report.documents == 2
    with open_record(case) as view:
        assert view is not None
        assert "a-gazette.txt" not in {one.name for one in view.documents()}
