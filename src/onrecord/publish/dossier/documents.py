"""The list of documents, and one page a document."""

from __future__ import annotations

import re
from pathlib import PurePath

from onrecord.model.document import Document
from onrecord.publish.dossier.dates import in_words
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.evidence import chain, reading
from onrecord.publish.dossier.glance import UNREAD, tally_word
from onrecord.publish.dossier.links import in_document
from onrecord.publish.dossier.pages import DocumentLine, DocumentPage, Fact, Link, MarginNote, Tally
from onrecord.publish.dossier.texts import paragraphs, pieces, quoted
from onrecord.publish.dossier.wording import number, phrase, say

_SILENT = (("nothing claimed", "silent"), ("no frame", "frameless"), ("boilerplate", "boilerplate"))
_ONLY_IF_ANY = frozenset({"tally.aside", *(f"tally.{key}" for _, key in _SILENT)})
_QUOTE = 140  # code points of a quote in the margin


def lines(directory: Directory) -> tuple[DocumentLine, ...]:
    """Every document held, by name."""
    view = directory.view
    out = []
    for document in directory.documents.values():
        page = directory.document_link(document.id)
        copied = [(of, how) for copy, of, how in directory.copies[document.id] if copy == document.id]
        out.append(
            DocumentLine(
                document=Link(document.title or document.name, page.target),
                name=document.name,
                outlet=document.outlet or say("not.stated"),
                date=in_words(document.published),
                language=document.language or say("not.stated"),
                claims=number(sum(claim.in_story for claim in directory.told[document.id])),
                sentences=number(view.sentence_count(document.id)),
                unread=number(sum(note.reason in UNREAD for note in view.notes(document.id))),
                relation=say("document.copy.of", name=directory.document_name(copied[-1][0]), how=copied[-1][1])
                if copied
                else "",
            )
        )
    return tuple(out)


def page(directory: Directory, document: Document) -> DocumentPage:
    """One document with its whole text."""
    view = directory.view
    text = view.text(document.id)
    claims = directory.told[document.id]
    notes = view.notes(document.id)
    aside = sum(not claim.in_story for claim in claims)
    counted = (
        ("tally.sentences", view.sentence_count(document.id)),
        ("tally.claims", len(claims) - aside),
        ("tally.aside", aside),
        ("tally.unread", sum(note.reason in UNREAD for note in notes)),
        *((f"tally.{key}", sum(note.reason == reason for note in notes)) for reason, key in _SILENT),
    )
    here = directory.pages[document.id]
    return DocumentPage(
        page=here,
        title=document.title or document.name,
        name=document.name,
        facts=_facts(document, is_public=directory.is_public),
        paragraphs=(
            quoted(directory, claims)
            if directory.is_public
            else paragraphs(pieces(directory, text, claims, notes, _spots(directory, document)))
        ),
        margin=tuple(
            MarginNote(
                kind=claim.kind,
                kind_label=phrase("kind", claim.kind),
                quote=_short(claim.quote),
                reading=reading(claim),
                here=in_document(here, claim.id),
                entry=directory.entry_link(claim.id) if directory.entry(claim.id) else None,
                chain=chain(directory, claim),
            )
            for claim in claims
            if claim.in_story
        ),
        tallies=tuple(Tally(number(n), tally_word(key, n)) for key, n in counted if n or key not in _ONLY_IF_ANY),
        copies=_copies(directory, document),
        language=document.language,
        is_quoted=directory.is_public,
        original=None if directory.is_public else _original(document),
    )


def _spots(directory: Directory, document: Document) -> tuple[int, ...]:
    return tuple(sorted({offset for held, offset in directory.spots.values() if held == document.id}))


def _original(document: Document) -> str | None:
    """Where the case keeps the original, from its folder on; None where the names it came in under leave that open."""
    endings = {PurePath(name).suffix.lower() for name in (*document.names, document.name)}
    ending = endings.pop()
    return f"documents/{document.id}{ending}" if not endings and re.fullmatch(r"(\.[a-z0-9]{1,8})?", ending) else None


def _short(quote: str) -> str:
    flat = " ".join(quote.split())
    return flat if len(flat) <= _QUOTE else flat[: _QUOTE - 2].rpartition(" ")[0] + " …"


def _copies(directory: Directory, document: Document) -> tuple[Link, ...]:
    found = []
    for copy, original, how in directory.copies[document.id]:
        other = original if copy == document.id else copy
        key = "document.copy.of" if copy == document.id else "document.copied.by"
        target = directory.document_link(other).target
        found.append(Link(say(key, name=directory.document_name(other), how=how), target))
    return tuple(found)


def _facts(document: Document, *, is_public: bool) -> tuple[Fact, ...]:
    origin = dict(document.origin)

    def where(field: str) -> str:
        return phrase("origin", origin[field]) if field in origin else ""

    published = document.published
    date_note = "; ".join(part for part in (where("published") or where("date"), _reason(document)) if part)
    facts = [
        Fact(say("document.outlet"), document.outlet or say("not.stated"), where("outlet")),
        Fact(say("document.date"), in_words(published), date_note),
        Fact(say("document.language"), document.language or say("not.stated"), where("language")),
    ]
    if document.byline:
        facts.append(Fact(say("document.byline"), document.byline, say("document.byline.note")))
    if document.machine_translated or document.translation_of:
        facts.append(Fact(say("document.translation"), _translation(document)))
    if is_public:  # what the original was called, and what it looked like, is nobody's business
        return (*facts, *_address(document, where("url")), Fact(say("document.sha"), document.id, is_code=True))
    facts.append(Fact(say("document.name"), document.name))
    others = [name for name in document.names if name != document.name]
    if others:
        facts.append(Fact(say("document.names"), "; ".join(others)))
    facts += _address(document, where("url"))
    size = say(
        "document.format.value", format=document.format, encoding=document.encoding, n=number(document.characters)
    )
    facts.append(Fact(say("document.format"), size))
    facts.append(Fact(say("document.sha"), document.id, is_code=True))
    facts.append(Fact(say("document.text.sha"), document.text_sha, is_code=True))
    return tuple(facts)


def _address(document: Document, note: str) -> list[Fact]:
    return [Fact(say("document.url"), document.url, note)] if document.url else []


def _reason(document: Document) -> str:
    return (document.published.reason or "") if document.published and document.published.inferred else ""


def _translation(document: Document) -> str:
    if document.machine_translated and document.translation_of:
        return say("document.translation.machine.of", language=document.translation_of)
    if document.machine_translated:
        return say("document.translation.machine")
    return say("document.translation.of", language=document.translation_of)
