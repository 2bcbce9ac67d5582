"""One parser for all tests, and short ways from a text to its reading and claims."""

from __future__ import annotations

from functools import cache

from onrecord import claims, ids
from onrecord.model.annotation import Reading
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.profile import NO_PROFILE, Profile
from onrecord.model.tokens import Tokens
from onrecord.model.value import Time
from onrecord.reading import Parser, read


@cache
def parser() -> Parser:
    return Parser()


@cache
def tokens_of(text: str) -> Tokens:
    return next(iter(parser().parse([("text", text)])))[1]


def document_of(text: str, outlet: str | None = None, day: str | None = None) -> Document:
    data = text.encode("utf-8", "surrogatepass")
    published = Time(day, day, day) if day else None
    return Document(ids.sha256(data), "a.txt", "plain", "utf-8", ids.sha256(data), len(text), outlet, published, "en")


def reading_of(text: str, day: str | None = None, profile: Profile = NO_PROFILE) -> Reading:
    return read(document_of(text, day=day), tokens_of(text), profile)


def claims_of(text: str, day: str | None = None, profile: Profile = NO_PROFILE) -> list[Claim]:
    """The claims of one text, each checked to quote its own span."""
    found = claims.extract(document_of(text, day=day), reading_of(text, day, profile), profile)
    for claim in found:
        assert claim.quote == text[claim.start : claim.end]
        assert claim.quote
    return list(found)


def of_kind(text: str, kind: str, day: str | None = None) -> list[Claim]:
    return [claim for claim in claims_of(text, day) if claim.kind == kind]


def chain_at(text: str, words: str) -> list[str]:
    """Names of the sources over the clause whose verb is in ``words``, outermost first."""
    reading = reading_of(text)
    at = text.index(words)
    clause = next(c for c in reading.clauses if at <= reading.tokens.start[c.verb] < at + len(words))
    return [reading.attributions[n].source.name for n in clause.attributions]
