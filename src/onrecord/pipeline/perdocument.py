"""The pure work on one document: text to token table to findings. The same in this process and in others."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from time import perf_counter
from typing import Protocol

from onrecord import claims, reading
from onrecord.model import codec
from onrecord.model.annotation import SentenceNote
from onrecord.model.document import Document
from onrecord.model.findings import Findings
from onrecord.model.profile import Profile
from onrecord.model.tokens import Tokens
from onrecord.reading import fingerprints

NOT_READ = "language not read"


@dataclass(frozen=True, slots=True)
class Job:
    """One text to read. ``documents``: those that bear it and have no findings; ``table``: its parsed table as
    cached bytes, None when it must be parsed.
    """

    text_sha: str
    text: str
    documents: tuple[Document, ...]
    table: bytes | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What a job gave: findings as bytes by document id, the new table if it was parsed, and seconds of each part."""

    text_sha: str
    table: bytes | None
    findings: tuple[tuple[str, bytes], ...]
    parse_seconds: float
    read_seconds: float


@cache
def parser_of(language: str) -> reading.Parser:
    """The parser of a language, one a process: it loads at the first text that needs it and then stays."""
    return reading.Parser(language)


class Desk:
    """Reads batches of jobs with one profile."""

    def __init__(self, profile: Profile, batch: int) -> None:
        self._profile = profile
        self._batch = batch

    def work(self, jobs: Sequence[Job]) -> list[Done]:
        """One ``Done`` a job, in order."""
        tables: dict[str, tuple[Tokens, float, bytes | None]] = {}
        to_parse = [job for job in jobs if job.table is None and any(is_read(d) for d in job.documents)]
        if to_parse:
            began = perf_counter()
            parsed = list(parser_of("en").parse(((job.text_sha, job.text) for job in to_parse), batch=self._batch))
            share = (perf_counter() - began) / len(to_parse)
            for key, tokens in parsed:
                tables[key] = (tokens, share, reading.tokens_to_bytes(tokens))
        return [self._read(job, *tables.get(job.text_sha, (None, 0.0, None))) for job in jobs]

    def _read(self, job: Job, tokens: Tokens | None, parse_seconds: float, table: bytes | None) -> Done:
        began = perf_counter()
        if tokens is None and job.table is not None:
            tokens = reading.tokens_from_bytes(job.table, job.text)
        found = []
        for document in job.documents:
            if tokens is None or not is_read(document):
                findings = unread(document, job.text)
            else:
                findings = read(document, tokens, self._profile)
            found.append((document.id, findings_to_bytes(findings)))
        return Done(job.text_sha, table, tuple(found), parse_seconds, perf_counter() - began)


class Spoken(Protocol):
    """What has a language."""

    @property
    def language(self) -> str | None: ...


def is_read(document: Spoken) -> bool:
    """True when a parser reads the document's language; a text whose language could not be told is tried."""
    return document.language is None or document.language.partition("-")[0].lower() == "en"


def read(document: Document, tokens: Tokens, profile: Profile) -> Findings:
    """Everything that one parsed document gives."""
    found = reading.read(document, tokens, profile)
    made = claims.extract(document, found, profile)
    return Findings(
        document=document,
        claims=made,
        names=found.names,
        notes=claims.notes(found, made),
        mentions=reading.mention_rows(document.id, found),
        sentences=len(tokens.sentences),
        fingerprints=fingerprints.of(tokens, found.notes),
        gist=fingerprints.gist(tokens, found.notes),
        unread=tokens.unread,
        bounds=found.bounds,
    )


def unread(document: Document, text: str) -> Findings:
    """The findings of a document in a language that no parser reads: nothing but a note that says so."""
    note = SentenceNote(0, len(text), NOT_READ)
    return Findings(document=document, claims=(), notes=(note,), unread=len(text))


def findings_to_bytes(findings: Findings) -> bytes:
    """Findings as one line of JSON."""
    line = json.dumps(codec.to_json(findings), ensure_ascii=False, separators=(",", ":"))
    return line.encode("utf-8", "surrogatepass")


def findings_from_bytes(data: bytes) -> Findings:
    """The findings that ``findings_to_bytes`` wrote."""
    return codec.from_json(Findings, json.loads(data.decode("utf-8", "surrogatepass")))
