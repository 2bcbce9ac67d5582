"""Requests from a CSV file, one a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import InputError
from onrecord.review.drafting import Request

COLUMNS = ("kind", "target", "other", "field", "value", "quote", "at", "claim", "slot", "reason", "who")
SET = "set:"  # columns of an added claim's fields: set:measure, set:amount …


def requests(path: Path) -> Iterator[tuple[int, Request]]:
    """(line, request) for each row. Empty cells count as not given; several targets stand with ``|`` between.

    Raises ``InputError`` naming file and line.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from None
    except UnicodeDecodeError:
        raise InputError("is not UTF-8", where=str(path), mend="save it as UTF-8") from None
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        _check(path, reader.fieldnames or ())
        for row in reader:
            yield reader.line_num, _request(path, reader.line_num, row)
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}", where=f"{path}, line {reader.line_num}") from None


def _check(path: Path, columns: object) -> None:
    named = list(columns) if isinstance(columns, list | tuple) else []
    unknown = [one for one in named if one not in COLUMNS and not str(one).startswith(SET)]
    if unknown or "kind" not in named:
        what = f"has an unknown column {unknown[0]!r}" if unknown else "has no column 'kind'"
        raise InputError(what, where=f"{path}, line 1", mend=f"there are {', '.join(COLUMNS)} and {SET}FIELD")


def _request(path: Path, line: int, row: dict[str, str]) -> Request:
    if None in row or None in row.values():
        raise InputError("has another number of cells than the first line", where=f"{path}, line {line}")
    given = {name: cell.strip() for name, cell in row.items() if cell.strip()}
    targets = [part.strip() for name in ("target", "other") for part in given.get(name, "").split("|") if part.strip()]
    at = given.get("at")
    if at is not None and not at.isdecimal():
        raise InputError(f"{at!r} is no offset", where=f"{path}, line {line}")
    sets: list[tuple[str, object]] = [(n.removeprefix(SET), cell) for n, cell in given.items() if n.startswith(SET)]
    if "field" in given:
        sets.append((given["field"], row.get("value", "").strip()))
    return Request(
        kind=given.get("kind", ""),
        targets=tuple(targets),
        sets=tuple(sets),
        value=None if "field" in given else given.get("value"),
        quote=given.get("quote"),
        at=int(at) if at is not None else None,
        claim=given.get("claim"),
        slot=given.get("slot", ""),
        reason=given.get("reason"),
        who=given.get("who", ""),
    )
