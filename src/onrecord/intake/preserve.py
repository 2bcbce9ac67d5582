"""Keeping an original: its bytes under ``documents/``, its text under ``texts/``, both named by content hash.

Beside each text stands ``<id>.json`` with extractor, version, encoding and what the document says of itself. Files come
first and the custody event after them, so an event never speaks of a file that is not there; a file without an event
is what a killed intake left, and is written again by the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path, PurePath

from onrecord.casefolder import CaseFolder, atomic_write
from onrecord.errors import VerifyError
from onrecord.ids import Jsonable, canonical, sha256
from onrecord.intake import imprint
from onrecord.intake.base import Extracted, Fact, Facts, Reader
from onrecord.intake.languages import language_of
from onrecord.model.document import Document
from onrecord.model.value import Time

_MARK = 16  # hex digits of a hash in the name of a later text


def described(data: bytes, name: str, reader: Reader, extracted: Extracted) -> dict[str, Jsonable]:
    """The metadata of the text that ``reader`` extracted from ``data`` (JSON)."""
    identity = sha256(data)
    extractor, extractor_version = reader.extractor()
    facts = dict(extracted.facts)
    origins = dict.fromkeys(facts, reader.origin)
    if "language" not in facts and (language := language_of(extracted.text)) is not None:
        facts["language"] = language
        origins["language"] = "detected"
    title = facts.get("title")
    printed = imprint.outlet(extracted.text, str(title) if title else None) if "outlet" not in facts else None
    if printed is not None:
        facts["outlet"], origins["outlet"] = printed
    return {
        "id": identity,
        "original": identity + PurePath(name).suffix.lower(),
        "format": reader.format,
        "extractor": extractor,
        "extractor_version": extractor_version,
        "encoding": extracted.encoding,
        "text_sha": sha256(encoded(extracted.text)),
        "characters": len(extracted.text),
        "facts": plain_facts(facts),
        "origins": dict(sorted(origins.items())),
    }


def keep(case: CaseFolder, data: bytes, meta: Mapping[str, object], text: str) -> tuple[Path, ...]:
    """Write original, first text and metadata, and return their paths. They are durable after ``flush_files``."""
    original = original_of(case, meta)
    atomic_write(original, data, durable=False)
    return (original, *keep_text(case, meta, text, is_first=True))


def keep_text(case: CaseFolder, meta: Mapping[str, object], text: str, *, is_first: bool) -> tuple[Path, Path]:
    """Write a text and its metadata, and return their paths. A later text never takes the place of an earlier one."""
    text_file, meta_file = files_of(case, meta, is_first=is_first)
    atomic_write(text_file, encoded(text), durable=False)
    atomic_write(meta_file, meta_bytes(meta), durable=False)
    return text_file, meta_file


def original_of(case: CaseFolder, meta: Mapping[str, object]) -> Path:
    """Where the original of a document lies."""
    return case.guard(f"documents/{meta['original']}")


def files_of(case: CaseFolder, meta: Mapping[str, object], *, is_first: bool) -> tuple[Path, Path]:
    """Where a text and its metadata lie: ``<id>.txt`` for the first; for later ones the name says the content's hash,
    so that a text is never half replaced, and those that published offsets count on stay.
    """
    identity, text_mark, meta_mark = meta["id"], "", ""
    if not is_first:
        text_mark, meta_mark = f".{str(meta['text_sha'])[:_MARK]}", f".{sha256(meta_bytes(meta))[:_MARK]}"
    return case.guard(f"texts/{identity}{text_mark}.txt"), case.guard(f"texts/{identity}{meta_mark}.json")


def meta_bytes(meta: Mapping[str, object]) -> bytes:
    """The metadata as its file holds it."""
    return canonical(meta).encode("utf-8", "surrogatepass") + b"\n"


def encoded(text: str) -> bytes:
    """A text as its file holds it."""
    return text.encode("utf-8", "surrogatepass")


def text_of(case: CaseFolder, document: Document) -> str:
    """The extracted text, proved by its hash. Raises ``VerifyError`` when it is missing or has been changed."""
    path = case.guard(f"texts/{document.id}.{document.text_sha[:_MARK]}.txt")
    if not path.is_file():
        path = case.guard(f"texts/{document.id}.txt")
    try:
        data = path.read_bytes()
    except OSError:
        raise VerifyError("its text is missing", where=document.name, mend="restore texts/ from a copy") from None
    if sha256(data) != document.text_sha:
        raise VerifyError("its text has been changed", where=document.name, mend="restore texts/ from a copy")
    return data.decode("utf-8", "surrogatepass")


def plain_facts(facts: Facts) -> dict[str, Jsonable]:
    """``facts`` as JSON: a time as its fields, empty ones left out."""
    return {field: _plain(fact) for field, fact in sorted(facts.items())}


def _plain(fact: Fact) -> Jsonable:
    if isinstance(fact, Time):
        return {key: value for key, value in asdict(fact).items() if value not in (None, False)}
    return fact
