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
from onrecord.intake.base import Extracted, Fact, Facts, Reader
from onrecord.intake.languages import language_of
from onrecord.model.document import Document
from onrecord.model.value import Time


def keep(case: CaseFolder, data: bytes, name: str, reader: Reader, extracted: Extracted) -> dict[str, Jsonable]:
    """Write original, text and metadata, and return the metadata (JSON). They are durable after ``flush_files``."""
    identity = sha256(data)
    text = extracted.text.encode("utf-8", "surrogatepass")
    extractor, extractor_version = reader.extractor()
    facts = dict(extracted.facts)
    origins = dict.fromkeys(facts, reader.origin)
    if "language" not in facts and (language := language_of(extracted.text)) is not None:
        facts["language"] = language
        origins["language"] = "detected"
    meta: dict[str, Jsonable] = {
        "id": identity,
        "original": identity + PurePath(name).suffix.lower(),
        "format": reader.format,
        "extractor": extractor,
        "extractor_version": extractor_version,
        "encoding": extracted.encoding,
        "text_sha": sha256(text),
        "characters": len(extracted.text),
        "facts": plain_facts(facts),
        "origins": dict(sorted(origins.items())),
    }
    original, text_file, meta_file = files_of(case, meta)
    atomic_write(original, data, durable=False)
    atomic_write(text_file, text, durable=False)
    atomic_write(meta_file, canonical(meta).encode("utf-8", "surrogatepass") + b"\n", durable=False)
    return meta


def files_of(case: CaseFolder, meta: Mapping[str, Jsonable]) -> tuple[Path, Path, Path]:
    """Where the original, the text and the metadata of a document lie."""
    identity = meta["id"]
    return (
        case.guard(f"documents/{meta['original']}"),
        case.guard(f"texts/{identity}.txt"),
        case.guard(f"texts/{identity}.json"),
    )


def text_of(case: CaseFolder, document: Document) -> str:
    """The extracted text, proved by its hash. Raises ``VerifyError`` when it is missing or has been changed."""
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
