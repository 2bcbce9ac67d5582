"""Sidecars: what the user knows about a document and its text does not say. ``manifest.csv`` in a folder, with a row
a file; ``name.txt.toml`` or ``name.toml`` beside one file. The nearer to the file, the stronger.

A sidecar that does not fit is reported in one line with file, line and key. Its facts are then left out whole, so that
no document carries half a row; the document itself comes in, and takes the facts up when it is added again.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from onrecord.errors import InputError
from onrecord.intake import dates
from onrecord.intake.base import Fact
from onrecord.intake.languages import code_of
from onrecord.intake.readers import extensions
from onrecord.intake.walk import MANIFEST, Found, content

COLUMNS = (
    "date",
    "outlet",
    "title",
    "language",
    "url",
    "byline",
    "machine_translated",
    "translation_of",
    "timezone",
)
"""What a sidecar may say; a manifest has ``file`` besides. Other columns and keys are the user's own, and ignored."""

_LARGEST = 16 * 1024 * 1024
_LONGEST = 2_000  # code points of one value
_TIMEZONE = re.compile(r"([A-Za-z]+[A-Za-z0-9_+/-]*|[+-]\d\d:?\d\d)\Z")
_YES, _NO = ("true", "yes", "y", "1"), ("false", "no", "n", "0")


class Sidecars:
    """The sidecars of the files being added, each file read once. ``faults`` collects what did not fit."""

    def __init__(self) -> None:
        self.faults: list[InputError] = []
        self._manifests: dict[Path, dict[str, dict[str, Fact]]] = {}

    def facts(self, found: Found) -> dict[str, Fact]:
        """What the sidecars say about ``found``; empty when there are none."""
        out: dict[str, Fact] = {}
        folders = [found.path.parent]
        while folders[-1] != found.root and found.root in folders[-1].parents:
            folders.append(folders[-1].parent)
        for folder in reversed(folders):
            key = _key(found.path.relative_to(folder).as_posix())
            _merge(out, self._manifest(folder).get(key, {}))
        for path in beside(found.path):
            if path.is_file():
                _merge(out, self._toml(path))
        return out

    def missing(self, roots: Sequence[Path]) -> Iterator[InputError]:
        """A line for each row that names no file, in the manifests of the folders below ``roots`` seen so far."""
        for folder, rows in sorted(self._manifests.items()):
            if not any(folder.is_relative_to(root) for root in roots):
                continue
            absent = [key for key in rows if not (folder / key).exists()]
            # a file system may keep accents apart that a manifest writes composed
            there = {_key(path.name) for path in folder.iterdir()} if absent else set()
            for key in absent:
                if key not in there:
                    yield InputError(f"names a file that is not there: {key}", where=str(folder / MANIFEST))

    def _manifest(self, folder: Path) -> dict[str, dict[str, Fact]]:
        if folder not in self._manifests:
            path = folder / MANIFEST
            try:
                self._manifests[folder] = self._rows(path) if path.is_file() else {}
            except InputError as error:
                self.faults.append(error)
                self._manifests[folder] = {}
        return self._manifests[folder]

    def _rows(self, path: Path) -> dict[str, dict[str, Fact]]:
        out: dict[str, dict[str, Fact]] = {}
        rows = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
        line = 1
        try:
            header = [cell.strip().lower() for cell in next(rows, [])]
            if "file" not in header or len(set(header)) != len(header):
                raise InputError("needs a heading line with a column 'file', each column once", where=f"{path}, line 1")
            line = rows.line_num + 1
            for row in rows:
                where, line = f"{path}, line {line}", rows.line_num + 1
                if any(cell.strip() for cell in row):
                    self._row(out, header, row, where)
        except csv.Error as error:
            # rows before the fault stand; a quote left open swallows all that follows
            self.faults.append(InputError(f"is not CSV: {error}", where=f"{path}, line {line}"))
        return out

    def _row(self, out: dict[str, dict[str, Fact]], header: list[str], row: list[str], where: str) -> None:
        if len(row) != len(header):
            what = f"has {len(row)} cells where the heading has {len(header)}"
            self.faults.append(InputError(what, where=where, mend="put cells that hold commas in quotes"))
            return
        cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
        key = _key(cells["file"])
        if not key or key in out:
            what = "names no file" if not key else f"names a file a second time: {key}"
            self.faults.append(InputError(what, where=where))
            return
        try:
            out[key] = _facts({c: cells[c] for c in COLUMNS if cells.get(c)}, {}, where)
        except InputError as error:
            self.faults.append(error)

    def _toml(self, path: Path) -> dict[str, Fact]:
        try:
            text = _text(path)
            table = tomllib.loads(text)
            lines = text.splitlines()
            at = {
                key: next((n for n, line in enumerate(lines, 1) if re.match(rf"\s*[\"']?{key}[\"']?\s*=", line)), 1)
                for key in COLUMNS
            }
            return _facts({key: table[key] for key in COLUMNS if key in table}, at, str(path))
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            fault = InputError(f"is not TOML: {error}", where=str(path))
        except InputError as error:
            fault = error
        if str(fault) not in map(str, self.faults):
            self.faults.append(fault)
        return {}


def beside(path: Path) -> tuple[Path, Path]:
    """Where the sidecars of the file at ``path`` lie, the weaker first."""
    return path.with_suffix(".toml"), path.with_name(path.name + ".toml")


def is_sidecar(path: Path) -> bool:
    """True for a manifest, and for a ``.toml`` beside a file that a reader takes."""
    if path.name == MANIFEST:
        return True
    if path.suffix.lower() != ".toml":
        return False
    stem = path.with_suffix("")
    if stem.suffix.lower() in extensions():
        return stem.exists()
    return any(stem.with_name(stem.name + extension).exists() for extension in extensions())


def _facts(values: dict[str, object], at: dict[str, int], where: str) -> dict[str, Fact]:
    out: dict[str, Fact] = {}
    for column, value in values.items():
        spot = f"{where}, line {at[column]}" if column in at else where
        spot = f"{spot}, key {column}" if at else f"{spot}, column {column}"
        if column == "date":
            if isinstance(value, date | datetime):
                value = value.isoformat()
            found = dates.stated(value) if isinstance(value, str) else None
            if found is None:
                raise InputError(f"is not an ISO date: {value}", where=spot, mend="write it as 2031-03-04")
            out["published"] = found[0]
            if found[1] is not None:
                out["published_at"] = found[1]
        elif column == "machine_translated":
            out[column] = _yes_or_no(value, spot)
        else:
            out[column] = _line(column, value, spot)
    return out


def _yes_or_no(value: object, where: str) -> bool:
    text = str(value).lower() if isinstance(value, str | bool) else ""
    if text in _YES or text in _NO:
        return text in _YES
    raise InputError(f"is neither yes nor no: {value}", where=where)


def _line(column: str, value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        raise InputError("must be a text of one line", where=where)
    text = value.strip()
    if any(unicodedata.category(c) in ("Cc", "Cs") for c in text):
        raise InputError("must be a text of one line", where=where)
    if column == "language":
        code = code_of(text)
        if code is None:
            raise InputError(f"is not a language code: {text}", where=where, mend='write it as "en" or "pt-BR"')
        return code
    if column == "timezone" and not _TIMEZONE.match(text):
        raise InputError(f"is not a time zone: {text}", where=where, mend='write it as "Europe/Lisbon" or "+01:00"')
    if column == "url" and not text.startswith(("http://", "https://")):
        raise InputError("is not a web address", where=where, mend="it starts with https://")
    return text


def _merge(out: dict[str, Fact], stronger: dict[str, Fact]) -> None:
    if "published" in stronger:
        out.pop("published_at", None)
    out.update(stronger)


def _text(path: Path) -> str:
    try:
        return content(path, _LARGEST, str(path)).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InputError("is not UTF-8", where=f"{path}, line {line}", mend="save it as UTF-8") from None


def _key(name: str) -> str:
    """How a manifest's ``file`` is compared: forward slashes, composed accents (file systems differ), no ``./``."""
    return unicodedata.normalize("NFC", name.replace("\\", "/")).removeprefix("./")
