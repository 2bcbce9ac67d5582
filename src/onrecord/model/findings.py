"""What one document gives: the unit that stages after claims work on, and that is cached by content."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.annotation import NameMention, SentenceNote
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.value import Time
from onrecord.model.view import MentionRow


@dataclass(frozen=True, slots=True)
class Findings:
    """``claims`` as read: names as written, ``in_story`` False only for plain statements of fact that a party relays.
    ``names``: every named thing. ``notes``: sentences without a claim. ``mentions``: rows for ``export --format
    mentions``. ``sentences``: how many there are. ``fingerprints``: hashes of word 5-grams chosen by winnowing, sorted,
    quotations of third parties left out; two documents that share most of them share text. ``unread``: code points
    past the parser's limit or in a language that no model reads. ``bounds``: of an undated document, when its content
    says it was written at the earliest.
    """

    document: Document
    claims: tuple[Claim, ...]
    names: tuple[NameMention, ...] = ()
    notes: tuple[SentenceNote, ...] = ()
    mentions: tuple[MentionRow, ...] = ()
    sentences: int = 0
    fingerprints: tuple[int, ...] = ()
    unread: int = 0
    bounds: Time | None = None
    gist: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LearntConcept:
    """A concept learnt from the case or given by the profile. ``name``: singular, neutral. ``words``: lemmatised noun
    phrases that stand for it. ``documents``: how many documents use it. ``source``: ``profile`` or ``learnt``.
    """

    name: str
    words: tuple[str, ...]
    role: str = "thing"
    documents: int = 0
    source: str = "learnt"


@dataclass(frozen=True, slots=True)
class Concepts:
    """What the story is about, as ``concepts.yaml`` keeps it. ``subject_states``: states whose conduct it is about."""

    concepts: tuple[LearntConcept, ...] = ()
    subject_states: tuple[str, ...] = ()
