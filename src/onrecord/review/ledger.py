"""The ledger: ``decisions.jsonl``, one decision a line, only ever appended to.

::

    {"at", "body", "by", "digest", "id", "kind", "salt", "v"}
    digest = sha256(salt + canonical(body))        id = first half of sha256(canonical(v, at, by, kind, digest))

No line knows of another, so two people's files can be merged line by line in any order (git's ``union`` merge), and
each line still proves itself: it must be the canonical JSON of itself, its id must fit its parts, its digest its body.
That none was taken away is proved by the custody log, whose chain names every id. A purge blanks body and salt and
leaves the rest, so nothing can be guessed back and the line still proves out.

What a killed process left unfinished has no line end; it is not read, and the next append sets it aside.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord import ids
from onrecord.casefolder import CaseFolder, account_name, atomic_write
from onrecord.casefolder.atomic import flush, flush_folder, write_all
from onrecord.errors import CaseError
from onrecord.model import codec
from onrecord.model.decision import DECISION_KINDS, Decision

FORMAT = 1
_KEYS = {"at", "body", "by", "digest", "id", "kind", "salt", "v"}
_MEND = "restore the line from a copy, or take it out"


def _new_salt() -> str:
    return secrets.token_hex(16)


@dataclass(frozen=True, slots=True)
class Kept:
    """One line as kept. ``decision``: None when a purge erased what it said. ``fault``: what is wrong with the line."""

    line: int
    id: str
    decision: Decision | None
    fault: str | None = None


def append(
    case: CaseFolder,
    decisions: Iterable[Decision],
    *,
    who: str | None = None,
    salt: Callable[[], str] = _new_salt,
) -> tuple[Decision, ...]:
    """Write decisions, sign and date them where they are not, and log their ids in custody; durable on return.

    What the same person has decided in the same words, and not undone, is not written again: it is given back as it
    stands. Raises ``CaseError`` when the file does not prove out, ``CaseLockedError`` when another process writes.
    """
    with case.lock():
        held = read(case)
        known = {(says(one), one.who): one for one in live(held)}
        when, signed = case.clock().isoformat(), who or account_name()
        out: list[Decision] = []
        lines: list[bytes] = []
        for draft in decisions:
            made = replace(draft, who=draft.who or signed, when=draft.when or when)
            key = (says(made), made.who)
            if key not in known:
                line, made = _line(made, salt())
                lines.append(line)
                known[key] = made
            out.append(known[key])
        if lines:
            _write(case.decisions_path, b"".join(lines))
        _log(case, [one.id for one in held] + [one.id for one in out])
        return tuple(out)


def says(decision: Decision) -> str:
    """What a decision says, whoever says it and whenever."""
    return ids.canonical(codec.to_json(replace(decision, id="", who="", when="")))


def read(case: CaseFolder) -> tuple[Decision, ...]:
    """All decisions by id, erased ones left out. Raises ``CaseError`` naming the first line that does not prove out:
    a record that silently lacks a decision (a name withheld) would be worse than none.
    """
    found: dict[str, Decision] = {}
    for kept in lines_of(case.decisions_path):
        if kept.fault is not None:
            raise CaseError(kept.fault, where=f"{case.decisions_path}, line {kept.line}", mend=_MEND)
        if kept.decision is not None:
            found[kept.id] = kept.decision
    return tuple(found[key] for key in sorted(found))


def readable(case: CaseFolder) -> tuple[tuple[Decision, ...], tuple[tuple[int, str], ...]]:
    """The decisions whose lines prove out, and what is wrong with the others as (line, what)."""
    kept = list(lines_of(case.decisions_path))
    found = {one.id: one.decision for one in kept if one.decision is not None}
    return tuple(found[key] for key in sorted(found)), tuple((one.line, one.fault) for one in kept if one.fault)


def faults(case: CaseFolder) -> list[tuple[int, str]]:
    """What does not prove out in ``decisions.jsonl``, as (line, what); a line of 0 is a decision that is gone.

    A torn last line is no fault. Lines that custody does not know came in by a merge, and are none either.
    """
    kept = [one for one, _ in _raw(case.decisions_path)]
    out = [(one.line, one.fault) for one in kept if one.fault]
    erased = {one.id for one in kept if not one.fault and one.decision is None}
    out += [
        (one.line, "a purge erased this decision, and a merge brought its words back")
        for one in kept
        if one.decision is not None and one.id in erased
    ]
    held = {one.id for one in kept if not one.fault}
    gone = sorted(_logged(case) - held)
    return sorted(out) + [(0, f"decision {one}, which custody knows, is not there as it was") for one in gone]


def digest(case: CaseFolder) -> str:
    """Digest of what the decisions say, whatever the order of their lines: an input of the record."""
    held = read(case)
    return ids.digest([one.id for one in held], 16) if held else "none"


def live(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those that stand: not undone by an undo that itself stands. Undoes are left out. By id."""
    return tuple(one for one in standing(decisions) if one.kind != "undo")


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those that stand, undoes with them. By id."""
    held = {one.id: one for one in decisions}
    undone_by: dict[str, list[str]] = {}
    for one in held.values():
        if one.kind == "undo" and one.target is not None:
            undone_by.setdefault(one.target, []).append(one.id)
    stands: dict[str, bool] = {}
    for start in sorted(held):
        # an undo names an older line's hash, so the chain of undoes has no ring; walked without recursion
        waiting = [start]
        while waiting:
            last = waiting[-1]
            against = undone_by.get(last, [])
            unknown = [other for other in against if other not in stands]
            if unknown:
                waiting += unknown
            else:
                stands[last] = not any(stands[other] for other in against)
                waiting.pop()
    return tuple(held[key] for key in sorted(held) if stands[key])


def erase(case: CaseFolder, document: str, *, also: Collection[str] = ()) -> tuple[str, ...]:
    """Blank what decisions anchored in a document say, and those whose ids are in ``also``, salt and all, and give
    their ids. The lines go on proving out; the decisions have no effect any more. The file is written in one step.
    """
    with case.lock():
        erased: list[str] = []
        lines: list[bytes] = []
        for kept, raw in _raw(case.decisions_path):
            one = kept.decision
            if one is not None and (kept.id in also or document in documents_of(one)):
                line = json.loads(raw)
                raw = _bytes(line | {"body": None, "salt": None})
                erased.append(kept.id)
            lines.append(raw + b"\n")
        if erased:
            atomic_write(case.decisions_path, b"".join(lines))
        case.decisions_path.with_name(case.decisions_path.name + ".torn").unlink(missing_ok=True)
        return tuple(sorted(erased))


def documents_of(decision: Decision) -> set[str]:
    """Ids of the documents that a decision is anchored in."""
    return {anchor.document for anchor in (*decision.anchors, *decision.others)}


def torn(path: Path) -> bytes:
    """The bytes of an unfinished last line; empty when there is none."""
    return _split(_read(path))[1]


def lines_of(path: Path) -> Iterator[Kept]:
    """Every line, checked; the same decision twice is given once, and as erased where one of the two is."""
    every = [kept for kept, _ in _raw(path)]
    erased = {one.id for one in every if one.fault is None and one.decision is None}
    seen: set[str] = set()
    for kept in every:
        if kept.fault is not None:
            yield kept
        elif kept.id not in seen and (kept.decision is None or kept.id not in erased):
            seen.add(kept.id)
            yield kept


def _raw(path: Path) -> Iterator[tuple[Kept, bytes]]:
    for number, raw in enumerate(_split(_read(path))[0], 1):
        yield _checked(number, raw), raw


def _checked(number: int, raw: bytes) -> Kept:
    try:
        line = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return Kept(number, "", None, "is no decision")
    if not isinstance(line, dict) or set(line) != _KEYS or not isinstance(line["v"], int):
        if isinstance(line, dict) and isinstance(line.get("v"), int) and line["v"] > FORMAT:
            return Kept(number, "", None, "was written by a newer OnRecord")
        return Kept(number, "", None, "is no decision")
    if line["v"] > FORMAT:
        return Kept(number, "", None, "was written by a newer OnRecord")
    name, body, salt = str(line["id"]), line["body"], line["salt"]
    if raw != _bytes(line) or name != _id(line):
        return Kept(number, name, None, "has been changed")
    if body is None and salt is None:
        return Kept(number, name, None)
    if not isinstance(salt, str) or line["digest"] != _digest(salt, body) or line["kind"] not in DECISION_KINDS:
        return Kept(number, name, None, "its content has been changed")
    given = {"id": name, "kind": line["kind"], "who": line["by"], "when": line["at"]}
    try:
        return Kept(number, name, codec.from_json(Decision, {**body, **given}))
    except (ValueError, TypeError):
        return Kept(number, name, None, "holds no decision that can be read")


def _line(decision: Decision, salt: str) -> tuple[bytes, Decision]:
    body = codec.to_json(decision)
    if not isinstance(body, dict):
        raise TypeError("a decision's JSON is an object")
    for own in ("id", "kind", "who", "when"):
        body.pop(own, None)
    line: dict[str, object] = {
        "v": FORMAT,
        "at": decision.when,
        "by": decision.who,
        "kind": decision.kind,
        "salt": salt,
        "body": body,
        "digest": _digest(salt, body),
    }
    line["id"] = _id(line)
    raw = _bytes(line)
    kept = _checked(0, raw)
    if kept.decision is None:
        raise ValueError(f"a decision that cannot be read back: {kept.fault}")
    return raw + b"\n", kept.decision


def _digest(salt: str, body: object) -> str:
    return hashlib.sha256(salt.encode() + _bytes(body)).hexdigest()


def _id(line: dict[str, object]) -> str:
    return hashlib.sha256(_bytes({key: line[key] for key in ("v", "at", "by", "kind", "digest")})).hexdigest()[:32]


def _bytes(value: object) -> bytes:
    # escapes only where a lone surrogate of a text needs them: the file is UTF-8 for every reader
    try:
        return ids.canonical(value).encode()
    except UnicodeEncodeError:
        return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise CaseError(f"cannot be read: {error.strerror}", where=str(path)) from None


def _split(data: bytes) -> tuple[list[bytes], bytes]:
    """Whole lines, and a torn last one; a last line that lacks nothing but its end is whole."""
    parts = data.split(b"\n")
    tail = parts.pop()
    if tail and _checked(0, tail).fault is None:
        return [*parts, tail], b""
    return parts, tail


def _write(path: Path, data: bytes) -> None:
    is_new = not path.exists()
    held, rest = _read(path), torn(path)
    if rest:
        with path.with_name(path.name + ".torn").open("ab") as aside:
            write_all(aside.fileno(), rest + b"\n")
            flush(aside.fileno())
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        size = len(held) - len(rest)
        os.ftruncate(handle, size)
        # an editor may have stripped the last line end; one write, so that a killed process leaves a torn line at most
        start = b"\n" if held[:size] and not held[:size].endswith(b"\n") else b""
        try:
            write_all(handle, start + data)
            flush(handle)
        except OSError:
            os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)
    if is_new:
        flush_folder(path.parent)


def _log(case: CaseFolder, decisions: Sequence[str]) -> None:
    new = sorted(set(decisions) - _logged(case))
    if new:
        case.custody.append({"event": "decided", "decisions": new})


def _logged(case: CaseFolder) -> set[str]:
    """Ids of the decisions that custody knows."""
    logged: set[str] = set()
    for event in case.custody.events_of("decided"):
        named = event.get("decisions")
        if isinstance(named, list):
            logged |= {str(one) for one in named}
    return logged
