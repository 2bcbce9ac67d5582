"""Runs verbs on a small case in processes of their own, disturbs them, and says what the next run makes of it.

A script and not a test, so that it has one thread and can fork: a fork of a process that has everything loaded costs
milliseconds. Verbs run as the command line runs them; only the parser is replaced by what it gave before.

    python disturbing.py FOLDER random COUNT SEED   killed (SIGKILL) at COUNT random moments of every verb
    python disturbing.py FOLDER killed              killed before every single write call, one after the other
    python disturbing.py FOLDER refused             every single write call refused (disk full), one after the other

Prints one JSON object: for each verb how often it was disturbed and how often in mid-work, and what went wrong.
"""

from __future__ import annotations

import errno
import io
import itertools
import json
import os
import pickle
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import small_story
from onrecord import reading, review
from onrecord.api import Case
from onrecord.casefolder import CaseFolder
from onrecord.cli.program import run
from onrecord.model.tokens import Tokens
from onrecord.pipeline import perdocument, verify

NAMES = ["a-gazette.txt", "b-courier.txt", "c-herald.txt"]
LAST, EXTRA = "c-herald.txt", "g-extra.txt"
TEXT = "Harbour Watch said on 9 July 2031 that 21 fuel depots were open in Norway.\n"
NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)
KILLED = -signal.SIGKILL
BROKEN_OFF = "a purge was broken off"
CALLS = ("write", "pwrite", "fsync", "replace", "rename", "ftruncate", "unlink", "mkdir", "rmdir")
Words = list[str]


class Remembered:
    """A parser that gives what the real one gave for these texts. That one works in a process of its own: a fork of one
    that holds no model is quicker.
    """

    def __init__(self, texts: Iterable[str], path: Path) -> None:
        child = os.fork()
        if not child:
            parsed = reading.Parser("en").parse((text, text) for text in texts)
            path.write_bytes(pickle.dumps({text: reading.tokens_to_bytes(tokens) for text, tokens in parsed}))
            os._exit(0)
        os.waitpid(child, 0)
        self._tables = pickle.loads(path.read_bytes())  # noqa: S301 written above

    def parse(self, items: Iterable[tuple[str, str]], batch: int = 8) -> Iterator[tuple[str, Tokens]]:
        for key, text in items:
            yield key, reading.tokens_from_bytes(self._tables[text], text)


class Verb:
    """A verb to disturb: ``words`` on a copy of ``base``; ``steps``: what a person does next, whatever happened."""

    def __init__(self, name: str, base: Path, words: Words, then: list[Words]) -> None:
        self.name, self.base, self.words, self.then = name, base, words, then


def made(folder: Path) -> list[Verb]:
    """The cases to start from, and the verbs."""
    reports = folder / "reports"
    small_story.write(reports, NAMES)
    (folder / "more").mkdir()
    (folder / "more" / EXTRA).write_text(TEXT)
    held, built = folder / "held", folder / "built"
    with Case.create(held, title="Depots") as case:
        case.add(reports)
    shutil.copytree(held, built)
    with Case.open(built) as case:
        case.build()
        entry = case.figures()[0].id
        case.publish()
    build: Words = ["build", "CASE"]
    add: Words = ["add", "CASE", str(folder / "more")]
    remove: Words = ["remove", "CASE", LAST]
    confirm: Words = ["decide", "CASE", "confirm", entry, "--reason", "read twice"]
    return [
        Verb("add", held, add, [add, build]),
        Verb("build", held, build, [build]),
        Verb("decide", built, confirm, [confirm, build]),
        Verb("remove", built, remove, [remove, build]),
        Verb("purge", built, [*remove, "--purge"], [[*remove, "--purge"], build]),
        Verb("publish", built, ["publish", "CASE"], [["publish", "CASE"]]),
    ]


def told(case: Path, words: Words, said: Path, before: Callable[[], None] | None = None) -> int:
    """The verb's exit code, run in a fork; ``before`` runs in it first. What it says goes to ``said``."""
    child = started(case, words, said, before)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def started(case: Path, words: Words, said: Path, before: Callable[[], None] | None = None) -> int:
    child = os.fork()
    if child:
        return child
    code = 99
    try:
        out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(out, 1)
        os.dup2(out, 2)
        sys.stdout = io.TextIOWrapper(io.FileIO(1, "w"), write_through=True)
        sys.stderr = io.TextIOWrapper(io.FileIO(2, "w"), write_through=True)
        if before is not None:
            before()
        code = run([str(case) if word == "CASE" else word for word in words])
    except BaseException as error:  # noqa: BLE001 a traceback is what the test is to see
        os.write(2, f"Traceback: {error!r}\n".encode())
    finally:
        os._exit(code)


def at_call(number: int, act: Callable[[], None]) -> Callable[[], None]:
    """Something that makes ``act`` run instead of, or before, the write call of that number (counted from 1)."""
    left = [number]

    def counted(real: Callable[..., Any], is_write: Callable[..., bool]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            if is_write(*given, **named):
                left[0] -= 1
                if left[0] == 0:
                    act()
            return real(*given, **named)

        return call

    def always(*_: Any, **__: Any) -> bool:
        return True

    def to_file(handle: int, *_: Any) -> bool:
        return handle > 2

    def opens(_: Any, mode: Any = "r", *__: Any, **___: Any) -> bool:
        return isinstance(mode, str) and any(sign in mode for sign in "wxa+")

    def makes(_: Any, flags: int, *__: Any, **___: Any) -> bool:
        return bool(flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR))

    def patch() -> None:
        for name in CALLS:
            setattr(os, name, counted(getattr(os, name), to_file if "write" in name else always))
        os.open = counted(os.open, makes)
        io.open = counted(io.open, opens)

        class Connection(sqlite3.Connection):
            execute = counted(sqlite3.Connection.execute, always)
            executemany = counted(sqlite3.Connection.executemany, always)
            executescript = counted(sqlite3.Connection.executescript, always)
            commit = counted(sqlite3.Connection.commit, always)

        connect = sqlite3.connect
        sqlite3.connect = lambda *given, **named: connect(*given, **{**named, "factory": Connection})

    return patch


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refuse() -> None:
    frame = sys._getframe(2)
    while frame is not None and "onrecord" not in frame.f_code.co_filename:
        frame = frame.f_back  # type: ignore[assignment]
    error: Exception = OSError(errno.ENOSPC, "No space left on device")
    if any(isinstance(one, sqlite3.Connection) for one in sys._getframe(1).f_locals.get("given", ())):
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


class Trial:
    """Disturbed runs of one verb, and what is wrong with any of them."""

    def __init__(self, folder: Path, verb: Verb) -> None:
        self.folder, self.verb = folder, verb
        self.case, self.said = folder / "trial", folder / "said"
        self.disturbed = self.in_work = 0
        self.wrong: list[str] = []
        self.seconds = min(self._time() for _ in range(2))
        self.expected = self.finished("undisturbed")
        self.decisions = len(review.read(CaseFolder.open(verb.base)))

    def _time(self) -> float:
        self.fresh()
        began = time.perf_counter()
        told(self.case, self.verb.words, self.said)
        return time.perf_counter() - began

    def fresh(self) -> None:
        shutil.rmtree(self.case, ignore_errors=True)
        shutil.copytree(self.verb.base, self.case)

    def finished(self, when: str) -> bytes:
        """The record after everything was said again."""
        for words in self.verb.then:
            code = told(self.case, words, self.said)
            # what was removed before the kill is not there to be removed, and what was purged is refused
            if code not in ((0, 8) if words[0] == "remove" else (0,)):
                self.wrong.append(f"{when}: {words[0]} gave {code}: {self.said.read_text()[-300:]}")
        proof = verify(CaseFolder.open(self.case))
        if proof.faults:
            self.wrong.append(f"{when}: at the end: {proof.faults[0]}")
        left = sorted(path.name for path in self.case.rglob(".part-*"))
        if left:
            self.wrong.append(f"{when}: left behind: {left}")
        if self.verb.name == "purge":
            rest = [path.name for path in self.case.rglob("*") if path.is_file() and b"Deep Tanks" in path.read_bytes()]
            if rest:
                self.wrong.append(f"{when}: purged words in {rest}")
        told(self.case, ["export", "CASE", "--format", "record"], self.said)
        return self.said.read_bytes()

    def after(self, when: str) -> None:
        """Check what the disturbance left, then what comes of saying it again."""
        self.disturbed += 1
        folder = CaseFolder.open(self.case)
        faults = [fault for fault in verify(folder).faults if BROKEN_OFF not in fault]
        if faults:
            self.wrong.append(f"{when}: {faults[0]}")
        count = len(review.read(folder))
        if not self.decisions <= count <= self.decisions + (self.verb.name == "decide"):
            self.wrong.append(f"{when}: {count} decisions")
        if self.finished(when) != self.expected:
            self.wrong.append(f"{when}: another record")

    def at_random(self, count: int, moments: random.Random) -> None:
        """Until it was killed in mid-work ``count`` times; a run that was over before its moment counts for none."""
        for number in range(8 * count):
            if self.in_work == count:
                break
            self.fresh()
            child = started(self.case, self.verb.words, self.said)
            time.sleep(moments.uniform(0, self.seconds))
            os.kill(child, signal.SIGKILL)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            self.in_work += code == KILLED
            self.after(f"killed at random, {number}")

    def at_every_call(self, act: Callable[[], None]) -> None:
        """Once for each write call that the verb makes."""
        reached = self.folder / "reached"

        def noted() -> None:
            mark(reached)
            act()

        # a dossier's pages are written one like the other: every fourth call tells as much
        for number in itertools.count(1, 4 if self.verb.name == "publish" else 1):
            self.fresh()
            reached.unlink(missing_ok=True)
            code = told(self.case, self.verb.words, self.said, at_call(number, noted))
            if not reached.exists():
                return
            self.in_work += code != 0
            said = self.said.read_text(errors="replace")
            if act is refuse and (code not in (0, 1, 4) or "Traceback" in said):
                self.wrong.append(f"refused at call {number}: exit code {code}: {said[-300:]}")
            self.after(f"call {number}")


_link = os.link


def mark(path: Path) -> None:
    """Make ``path``, with a call that is not counted."""
    _link(__file__, path)


def main() -> None:
    folder, how = Path(sys.argv[1]), sys.argv[2]
    # decisions carry their time and salt into the record
    review.append.__kwdefaults__["salt"] = lambda: "salt"  # type: ignore[index]
    CaseFolder.open.__func__.__kwdefaults__["clock"] = lambda: NOON  # type: ignore[attr-defined]
    parser = Remembered([*(small_story.TEXTS[name] for name in NAMES), TEXT], folder / "tables")
    perdocument.parser_of = lambda _: parser  # type: ignore[assignment]
    verbs = made(folder)
    told_of: dict[str, Any] = {}
    for verb in verbs:
        trial = Trial(folder, verb)
        if how == "random":
            trial.at_random(int(sys.argv[3]), random.Random(sys.argv[4] + verb.name))  # noqa: S311
        else:
            trial.at_every_call(die if how == "killed" else refuse)
        told_of[verb.name] = {
            "disturbed": trial.disturbed,
            "in_work": trial.in_work,
            "seconds": round(trial.seconds, 3),
            "wrong": trial.wrong,
        }
    print(json.dumps(told_of))


if __name__ == "__main__":
    main()
