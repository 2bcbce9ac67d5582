"""Full and read-only disks as they are, two processes at once, and random damage, all through the command line."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import small_story
from onrecord.api import Case
from onrecord.casefolder import CaseFolder, space
from onrecord.cli.program import run

Capture = pytest.CaptureFixture[str]
Mount = Callable[[str], Path]
KILOBYTE = 1024
PROGRESS = re.compile(r", \d+ s$")  # work that takes long says how far it is


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hardship")
    with Case.create(folder / "case", title="Depots") as case:
        case.add(*small_story.write(folder / "reports", ["a-gazette.txt", "b-courier.txt"]))
        case.build()
    return folder / "case"


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Mount]:
    """Mounts a file system of its own, where the account may do that."""
    at = tmp_path / "disk"
    at.mkdir()

    def mounted(options: str) -> Path:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(at)], capture_output=True, check=False
        )
        if done.returncode:
            pytest.skip("only an administrator may mount a file system")
        return at

    yield mounted
    subprocess.run(["umount", "-l", str(at)], capture_output=True, check=False)


def one_line(capsys: Capture) -> str:
    said = capsys.readouterr().err
    assert said.startswith("onrecord: ")
    assert said.count("\n") == 1
    return said


@pytest.mark.parametrize("size", [8, 40, 80, 160, 400, 700])
def test_a_disk_that_fills_up_harms_nothing(
    size: int, built: Path, mount: Mount, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(space, "MARGIN", -(1 << 40))  # no look beforehand: the disk itself must refuse
    disk = mount("size=4m")
    case = disk / "case"
    shutil.copytree(built, case)
    record = (case / "record.db").read_bytes()
    more = tmp_path / "more"
    more.mkdir()
    text = "Harbour Watch said that 21 fuel depots were open in Norway. "
    for n in range(4):
        (more / f"{n}.txt").write_text(f"{n}. " + text * 200)
    free = os.statvfs(disk)
    (disk / "filler").write_bytes(bytes(free.f_bavail * free.f_frsize - size * KILOBYTE))
    for words in (["add", str(case), str(more)], ["build", str(case)], ["publish", str(case)]):
        code = run(words)
        said = "".join(line for line in capsys.readouterr().err.splitlines(True) if not PROGRESS.search(line))
        assert code in (0, 1, 4), said
        assert "Traceback" not in said
        assert code == 0 or said.count("\n") == 1, said
    assert run(["verify", str(case)]) == 0, capsys.readouterr().err
    if len(CaseFolder.open(case).custody.events()) < 6:  # nothing came in, so the record is the one there was
        assert (case / "record.db").read_bytes() == record
    (disk / "filler").unlink()
    for words in (["add", str(case), str(more)], ["build", str(case)], ["verify", str(case)]):
        assert run(words) == 0, capsys.readouterr().err


def test_a_read_only_disk_is_read_and_not_written(built: Path, mount: Mount, tmp_path: Path, capsys: Capture) -> None:
    disk = mount("size=4m")
    shutil.copytree(built, disk / "case")
    before = {path: path.read_bytes() for path in (disk / "case").rglob("*") if path.is_file()}
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    case = str(disk / "case")
    for words in (
        ["status", case],
        ["verify", case],
        ["show", case, "figures"],
        ["export", case, "--format", "claims"],
    ):
        assert run(words) == 0, capsys.readouterr().err
    capsys.readouterr()
    (tmp_path / "a.txt").write_text("Twelve depots were closed, Harbour Watch said.")
    for words in (["add", case, str(tmp_path / "a.txt")], ["build", case], ["remove", case, "a-gazette.txt"]):
        assert run(words) == 4
        assert "cannot be locked for writing: Read-only file system" in one_line(capsys)
    assert {path: path.read_bytes() for path in (disk / "case").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("words", [["build"], ["remove", "a-gazette.txt"], ["extract"], ["publish"]])
def test_the_second_process_is_told_who_holds_the_case(
    words: list[str], built: Path, tmp_path: Path, capsys: Capture
) -> None:
    shutil.copytree(built, tmp_path / "case")
    script = (
        "import os, sys; from onrecord.casefolder import CaseFolder\n"
        "with CaseFolder.open(sys.argv[1]).lock(): print('held', flush=True); os.read(0, 1)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "case")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert run([words[0], str(tmp_path / "case"), *words[1:]]) == 4
        assert f"the case is in use by process {holder.pid} on " in one_line(capsys)
        assert run(["show", str(tmp_path / "case"), "figures"]) == 0  # reading needs no lock
        holder.kill()
    assert run([words[0], str(tmp_path / "case"), *words[1:]]) == 0


def test_many_processes_at_once_lose_nothing(built: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(built, case)
    waiting = {}
    for n in range(4):
        path = tmp_path / f"{n}.txt"
        path.write_text(f"{n} fuel depots were open in Norway, Harbour Watch said on 9 July 2031.")
        waiting[path] = subprocess.Popen([sys.executable, "-m", "onrecord", "add", case, path], stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    while waiting and time.monotonic() < until:
        for path, process in list(waiting.items()):
            _, said = process.communicate()
            if process.returncode == 0:
                del waiting[path]
                continue
            assert process.returncode == 4, said
            assert b"the case is in use by" in said
            waiting[path] = subprocess.Popen(
                [sys.executable, "-m", "onrecord", "add", case, path], stderr=subprocess.PIPE
            )
    assert waiting == {}
    folder = CaseFolder.open(case)
    assert folder.custody.faults() == []
    assert len([event for event in folder.custody.events() if event["event"] == "added"]) == 6


def test_random_flips_are_found_through_the_command_line(built: Path, tmp_path: Path, capsys: Capture) -> None:
    case = tmp_path / "case"
    shutil.copytree(built, case)
    run(["show", str(case), "figures", "--format", "json"])
    entry = json.loads(capsys.readouterr().out)[0]["id"]
    assert run(["decide", str(case), "confirm", entry, "--reason", "read the page"]) == 0
    files = [
        case / "custody.jsonl",
        case / "decisions.jsonl",
        *(case / "documents").iterdir(),
        *(case / "texts").iterdir(),
    ]
    chance = random.Random(7)  # noqa: S311 a test's chance
    for _ in range(60):
        path = chance.choice(sorted(files))
        data = path.read_bytes()
        at = chance.randrange(len(data))
        path.write_bytes(data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :])
        capsys.readouterr()
        assert run(["verify", str(case)]) == 7, (path.name, at)
        assert path.name in capsys.readouterr().err
        path.write_bytes(data)
    assert run(["verify", str(case)]) == 0


def test_verify_takes_the_head_that_it_gave(built: Path, tmp_path: Path, capsys: Capture) -> None:
    case = str(tmp_path / "case")
    shutil.copytree(built, case)
    assert run(["verify", case]) == 0
    head = capsys.readouterr().out.split("Head: ")[1].split()[0]
    assert run(["export", case, "--format", "claims"]) == 0
    assert run(["verify", case, "--head", head]) == 0
    log = Path(case) / "custody.jsonl"
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:2]))
    capsys.readouterr()
    assert run(["verify", case, "--head", head]) == 7
    assert f"the remembered head {head} is not in it" in capsys.readouterr().err
