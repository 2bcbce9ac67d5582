"""Bad input: one clear line each (what, where, how to mend), the stated exit code, and everything else unharmed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.api import Case
from onrecord.cli.program import run

Capture = pytest.CaptureFixture[str]
Make = Callable[[Path], object]
GOOD = "Harbour Watch said on 4 May 2031 that 12 fuel depots were open in Norway.\n"
MB = 1024 * 1024


def writes(name: str, data: bytes | str) -> Make:
    return lambda folder: (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def link_loop(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")


def device(folder: Path) -> None:
    try:
        os.mknod(folder / "null.txt", 0o20666, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("only an administrator may make a device file")


def ring(folder: Path) -> None:
    (folder / "one.txt").symlink_to(folder / "two.txt")
    (folder / "two.txt").symlink_to(folder / "one.txt")


def toml_beside(text: str) -> Make:
    def make(folder: Path) -> None:
        (folder / "bad.txt").write_text("A second text about the depots. " + GOOD)
        (folder / "bad.toml").write_text(text)

    return make


REFUSED: dict[str, tuple[Make, str]] = {
    "empty": (writes("bad.txt", b""), "bad.txt: is empty"),
    "blank": (writes("bad.txt", b" \n\0\n"), "bad.txt: holds no text"),
    "binary": (writes("bad.txt", bytes(range(256)) * 40), "bad.txt: is in an encoding that cannot be told"),
    "picture": (writes("bad.txt", b"\x89PNG\r\n" + bytes(99)), "bad.txt: is a PNG image, not text (save it as"),
    "controls": (writes("bad.txt", b"\1\2\3\4" * 99), "bad.txt: looks like binary data"),
    "half utf-16": (writes("bad.txt", "\ufeffquay".encode("utf-16-le") + b"\0"), "bad.txt: starts as UTF-16"),
    "surrogate": (writes("bad.txt", "\ufeffquay".encode("utf-16-le") + b"\x00\xd8"), "bad.txt: starts as UTF-16"),
    "encoding": (
        writes("bad.txt", ("\u041f\u0440\u0438\u0447\u0430\u043b " * 40).encode("koi8-r")),
        "bad.txt: is in an encoding",
    ),
    "no main text": (writes("bad.html", "<html><body></body>"), "bad.html: has no main text"),
    "attributes": (writes("bad.html", "<p " + "a=1 " * 5_000 + ">x</p>"), "bad.html: has a tag of too many attributes"),
    "unknown format": (writes("bad.xyz", GOOD), "bad.xyz: no reader for .xyz files (there are"),
    "name of lines": (
        writes("b\na\x1bd.txt", b""),
        "b\N{REPLACEMENT CHARACTER}a\N{REPLACEMENT CHARACTER}d.txt: is empty",
    ),
    "too large": (writes("bad.txt", b"quay " * (13 * MB)), "bad.txt: is larger than 64 MB (split it"),
    "pipe": (pipe, "pipe.txt: is neither a file nor a folder"),
    "device": (device, "null.txt: is neither a file nor a folder"),
    "loop of folders": (link_loop, "loop: is a symbolic link (add what it points to)"),
    "manifest without file": (writes("manifest.csv", "name,date\n"), "manifest.csv, line 1: needs a heading line"),
    "manifest of another": (
        writes("manifest.csv", "file,date\nx.txt,2031-05-04\n"),
        "names a file that is not there: x.txt",
    ),
    "manifest open quote": (writes("manifest.csv", 'file,title\ngood.txt,"open\n'), "manifest.csv, line 2: is not CSV"),
    "manifest date": (
        writes("manifest.csv", "file,date\ngood.txt,May\n"),
        "manifest.csv, line 2, column date: is not an ISO",
    ),
    "manifest utf-16": (writes("manifest.csv", "file\n".encode("utf-16")), "manifest.csv, line 1: is not UTF-8 (save"),
    "sidecar": (toml_beside("date = \n"), "bad.toml: is not TOML"),
    "sidecar key": (toml_beside("outlet = 7\n"), "bad.toml, line 1, key outlet: must be a text of one line"),
}


@pytest.mark.parametrize("what", list(REFUSED))
def test_what_cannot_be_taken_in_is_one_line_and_stops_no_other(what: str, tmp_path: Path, capsys: Capture) -> None:
    make, said = REFUSED[what]
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    make(folder)
    with Case.create(tmp_path / "case") as case:
        assert run(["add", str(case.root), str(folder)]) == 3
        err = capsys.readouterr().err.splitlines()
        assert [line for line in err if said in line], err
        assert all(line.startswith("onrecord: ") for line in err)
        assert len(err) == 2  # the line, and how many were not taken in
        assert "good.txt" in [document.name for document in case.documents()]
        assert case.verify().faults == ()


def test_a_ring_of_links_is_refused_when_it_is_named(tmp_path: Path, capsys: Capture) -> None:
    ring(tmp_path)
    run(["new", str(tmp_path / "case")])
    capsys.readouterr()
    assert run(["add", str(tmp_path / "case"), str(tmp_path / "one.txt")]) in (2, 3)
    assert all(line.startswith("onrecord: ") for line in capsys.readouterr().err.splitlines())


def test_an_unreadable_file_is_one_line(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("good.txt", "bad.txt"):
        (folder / name).write_text(name + GOOD)
    real = os.open

    def refusing(path: object, *rest: object, **named: object) -> int:
        if str(path).endswith("bad.txt"):  # an administrator's account may read everything
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest, **named)  # type: ignore[arg-type]

    run(["new", str(tmp_path / "case")])
    capsys.readouterr()
    monkeypatch.setattr(os, "open", refusing)
    assert run(["add", str(tmp_path / "case"), str(folder)]) == 3
    assert "onrecord: bad.txt: cannot be read: Permission denied" in capsys.readouterr().err


ODD: dict[str, Make] = {
    "mixed encoding": writes(
        "odd.txt", "Caf\xe9 na\xefve. ".encode() + "Twelve depots \x93open\x94. ".encode("latin-1") * 9
    ),
    "nul": writes("odd.txt", "Twelve\0 depots were open in Oslo, Harbour Watch said.\n" * 5),
    "broken markup": writes(
        "odd.html", "<html><p><b>Twelve depots were open in Oslo, <i>Harbour Watch said.</b><div" + " Quay." * 90
    ),
    "one long line": writes("odd.txt", "Twelve depots were open in Oslo, Harbour Watch said. " * 1_000),
    "right to left": writes("odd.txt", "\u202eTwelve depots were open\u202c in Oslo, Harbour Watch said.\n"),
    "name of lines": writes("o\nd\x1bd.txt", "Twelve depots were open in Oslo, Harbour Watch said.\n"),
}


@pytest.mark.parametrize("what", list(ODD))
def test_what_is_odd_comes_in_and_proves_out(what: str, tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    ODD[what](folder)
    case = str(tmp_path / "case")
    for words in (["new", case], ["add", case, str(folder)], ["build", case], ["verify", case]):
        assert run(words) == 0, capsys.readouterr().err
    assert "\x1b" not in capsys.readouterr().out


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    (folder / "good.txt").write_text(GOOD)
    with Case.create(folder / "case") as case:
        case.add(folder / "good.txt")
        case.build()
    return folder / "case"


# file, its bytes, the exit codes of status, build and verify, and what is said
BROKEN: dict[str, tuple[str, bytes, tuple[int, int, int], str]] = {
    "case file": ("case.toml", b"title = \n", (5, 5, 5), "case.toml: is not TOML"),
    "case file of nothing": ("case.toml", b"", (5, 5, 5), "case.toml, line 1, key title: has no title"),
    "case file of bytes": ("case.toml", b"\xff\xfe", (5, 5, 5), "case.toml: is not UTF-8 (save it as UTF-8)"),
    "case file of tomorrow": ("case.toml", b'format = 99\ntitle = "x"\n', (4, 4, 4), "was written by a newer OnRecord"),
    "profile": ("p.yaml", b"format: 1\nconcepts: 7\n", (5, 5, 0), "p.yaml, line 2, key concepts: must be a list"),
    "profile of nothing": ("p.yaml", b"", (5, 5, 0), "p.yaml: is empty"),
    "profile of bytes": ("p.yaml", b"\xff\xfe\x00", (5, 5, 0), "p.yaml, line 1: is not UTF-8"),
    "custody line": ("custody.jsonl", b"nothing\n", (4, 4, 7), "custody.jsonl, line 1: is no event"),
    "custody of bytes": ("custody.jsonl", b"\xff\0\n{}\n", (4, 4, 7), "custody.jsonl, line 1: is no event"),
    "decision line": ("decisions.jsonl", b"nothing\n", (4, 4, 7), "line 1: is no decision"),
    "decision of bytes": ("decisions.jsonl", b"\xff\0{}\n", (4, 4, 7), "line 1: is no decision"),
    "decision mark": ("decisions.jsonl", b"<<<<<<< HEAD\n", (4, 4, 7), "line 1: is no decision"),
    "concepts": ("concepts.yaml", b"concepts: {\n", (0, 5, 0), "concepts.yaml, line 2: is not YAML"),
    "concepts of a list": ("concepts.yaml", b"- a\n", (0, 5, 0), "concepts.yaml: holds no concepts"),
    "record": ("record.db", b"not a database", (0, 0, 7), "record.db: cannot be read as a record"),
    "record of nothing": ("record.db", b"", (0, 0, 7), "record.db: cannot be read as a record"),
    "cache": ("cache/stages.db", b"not a database" * 99, (0, 0, 0), ""),
}


@pytest.mark.parametrize("what", list(BROKEN))
def test_a_broken_file_of_the_case_is_one_line(what: str, built: Path, tmp_path: Path, capsys: Capture) -> None:
    name, data, codes, said = BROKEN[what]
    for verb, code in zip(("status", "build", "verify"), codes, strict=True):
        case = tmp_path / verb
        shutil.copytree(built, case)
        if what.startswith("profile"):
            with open(case / "case.toml", "a") as file:
                file.write('profile = "p.yaml"\n')
        for beside in case.glob("cache/*-*"):  # a write-ahead log would mend it
            beside.unlink()
        (case / name).write_bytes(data)
        capsys.readouterr()
        assert run([verb, str(case)]) == code
        err = capsys.readouterr().err.splitlines()
        assert all(line.startswith("onrecord: ") for line in err)
        if code:
            assert said in " ".join(err)
            assert len(err) == 1 or verb == "verify"
            assert "(" in err[-1] or "line" in err[-1]  # how to mend it, or where to look
        others = sorted((case / "documents").iterdir())
        assert [path.read_text() for path in others] == [GOOD]


def test_a_damaged_record_says_what_to_do(built: Path, tmp_path: Path, capsys: Capture) -> None:
    shutil.copytree(built, tmp_path / "case")
    record = tmp_path / "case" / "record.db"
    data = record.read_bytes()
    for at in range(0, len(data), len(data) // 25):
        record.write_bytes(data[:at] + b"\xa5" * 300 + data[at + 300 :])
        capsys.readouterr()
        for words in (["show", "figures", "--all"], ["export", "--format", "record"], ["status"], ["verify"]):
            code = run([words[0], str(tmp_path / "case"), *words[1:]])
            err = capsys.readouterr().err
            assert code in (0, 4, 7), (at, words, err)
            assert "Traceback" not in err
    record.write_bytes(data[: len(data) // 2])
    assert run(["show", str(tmp_path / "case"), "figures"]) == 4
    assert "onrecord build" in capsys.readouterr().err
    assert run(["build", str(tmp_path / "case")]) == 0
    assert run(["verify", str(tmp_path / "case")]) == 0


def test_fifty_megabytes_on_one_line_are_preserved(tmp_path: Path, capsys: Capture) -> None:
    size = 50 * MB
    (tmp_path / "long.txt").write_bytes((b"Twelve depots were open in Oslo. " * (size // 33 + 1))[:size])
    with Case.create(tmp_path / "case") as case:
        assert run(["add", str(case.root), str(tmp_path / "long.txt")]) == 0
        assert case.documents()[0].characters == size
        assert case.verify().faults == ()
