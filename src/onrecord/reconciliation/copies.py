"""Copies: documents that share passages with another, how much of them, and which of the two came first.

Text reuse is found by shared fingerprints (see ``reading.fingerprints``: quotations and the page's furniture are not
among them). Every passage belongs to the first document that has it, so twenty mastheads that carry one wire are
nineteen copies of one text, and finding them takes time in proportion to the text. Passages that several documents
share without being copies of each other are furniture after all, and count for nothing. A text that was rewritten, or
translated there and back, keeps few passages and most of its gist (telling words that stand together in a
sentence, in any order).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.findings import Findings
from onrecord.model.ruling import CopyRuling
from onrecord.reconciliation import spans
from onrecord.reconciliation.whois import plain

CopyKind = Literal["exact", "near", "partial", "rewritten", "translation", "decided"]

_EXACT = 0.98  # of both texts' passages
_NEAR = 0.5  # of the shorter text's: a rewritten agency story keeps more, two reports on one event share far fewer
_PART = 0.14  # enough, where it is more than a paragraph
_GIST = 0.72  # of the shorter text's gist; of 1,073 pairs of reports on one event none but copies shared over .62
_CREDITED = 0.08  # enough, where the one names the other as its source
# Fewer passages than these (some twenty, forty, a hundred words) are a phrase, a paragraph, a page
PHRASE, _PARAGRAPH, _PAGE = 8, 12, 30
GISTS = 24  # a text of three sentences; a shorter one is a headline
FURNITURE = 4  # documents that share a passage and are no copies of each other


@dataclass(frozen=True, slots=True)
class Copy:
    """``copy`` and ``original`` are document ids; ``evidence`` says how it shows. ``kind``: *exact* and *near* copies
    are the other text once more, a *partial* one takes over passages and may have its own besides.
    """

    copy: str
    original: str
    evidence: str
    kind: CopyKind = "near"

    @property
    def is_whole(self) -> bool:
        """True when the copy is no text of its own."""
        return self.kind != "partial"


Marks = Literal["prints", "gist"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """What copies of a document are found by: its marks, and what it names as its sources."""

    document: Document
    credits: frozenset[str]
    prints: tuple[int, ...]
    gist: tuple[int, ...]


def leaf_of(one: Findings) -> Leaf:
    """The leaf of a document."""
    return Leaf(one.document, _credits(one.claims), one.fingerprints, one.gist)


@dataclass(frozen=True, slots=True)
class Text:
    """A document, what it names as its sources, and of its marks those that others have too; ``sizes``: how many it has
    in all.
    """

    document: Document
    credits: frozenset[str]
    marks: Mapping[Marks, tuple[int, ...]]
    sizes: Mapping[Marks, int]

    @property
    def id(self) -> str:
        return self.document.id


def _texts(ordered: Sequence[Leaf]) -> list[Text]:
    prints = _common([leaf.prints for leaf in ordered])
    gists = _common([leaf.gist for leaf in ordered])
    return [
        Text(
            leaf.document,
            leaf.credits,
            {
                "prints": tuple(mark for mark in leaf.prints if mark in prints),
                "gist": tuple(mark for mark in leaf.gist if mark in gists),
            },
            {"prints": len(leaf.prints), "gist": len(leaf.gist)},
        )
        for leaf in ordered
    ]


def _common(marks: Sequence[tuple[int, ...]]) -> frozenset[int]:
    """Marks of several documents: few of all, and the only ones that tell. Sorted as numbers of eight bytes, because
    a dictionary of all marks of a large case takes gigabytes.
    """
    everything = np.fromiter(itertools.chain.from_iterable(marks), dtype=np.uint64)
    everything.sort()
    return frozenset(everything[1:][everything[1:] == everything[:-1]].tolist())


def find_copies(findings: Sequence[Findings], rulings: Sequence[CopyRuling] = ()) -> tuple[Copy, ...]:
    """The copies among these documents."""
    return copies_among([leaf_of(one) for one in findings], rulings)


def copies_among(leaves: Sequence[Leaf], rulings: Sequence[CopyRuling] = ()) -> tuple[Copy, ...]:
    """Documents that take over passages of an earlier one, or say that they translate it; where people decided, what
    they say. The order of ``leaves`` makes no difference.

    Direction is by date and time of day; where these do not tell, by who names whom as a source; where that does not
    either, the evidence says so.
    """
    return led_back([copy for _, copy in verdicts(leaves, rulings)])


def verdicts(leaves: Sequence[Leaf], rulings: Sequence[CopyRuling] = ()) -> list[tuple[str, Copy]]:
    """In the order of documents: at which document a copy was found, and the copy, before it is led back."""
    documents = sorted((leaf.document for leaf in leaves), key=lambda d: (d.name, d.id))
    by_name = {d.name: d.id for d in documents} | {d.id: d.id for d in documents}
    ruled = {one.document: one for one in rulings}
    texts = _texts(sorted(leaves, key=lambda leaf: order(leaf.document)))
    shelf, gists = _Shelf("prints"), _Shelf("gist")
    twins: dict[str, Text] = {}
    out: list[tuple[str, Copy]] = []
    for text in texts:
        document = text.document
        ruling = ruled.get(document.id)
        source = by_name.get(document.translation_of or "")
        shared, told = shelf.shared(text), gists.shared(text)
        if ruling is not None:
            found = ruled_so(ruling)
        elif source is not None and source != document.id:
            found = translated(document.id, source)
        elif (twin := twins.get(document.text_sha)) is not None:
            found = same(text, twin)
        else:
            found = judge(text, shared, shelf) or retold(text, told, gists)
        if found is not None:
            out.append((document.id, found))
        if document.text_sha:
            twins.setdefault(document.text_sha, text)
        shelf.add(text, copies=set(shared) if found is not None else set())
        gists.add(text, copies={found.original} if found is not None else set())
    return out


def ruled_so(ruling: CopyRuling) -> Copy | None:
    """What people decided; None where the document stands on its own."""
    return None if ruling.original is None else Copy(ruling.document, ruling.original, ruling.why, "decided")


def translated(document: str, source: str) -> Copy:
    """A document that its own description calls a translation."""
    return Copy(document, source, "given as a translation of it", "translation")


def same(text: Text, twin: Text) -> Copy:
    """Two documents of one text."""
    copy, original, direction = turned(text, twin)
    return Copy(copy.id, original.id, f"the same text, letter for letter; {direction}", "exact")


def order(document: Document) -> tuple[tuple[str, str, str], str, str, str]:
    """The order in which documents are looked at: by date, by name where dates do not tell."""
    return (spans.order(document.published), document.published_at or "~", document.name, document.id)


class Shelf(Protocol):
    """The passages (or gists) of the documents so far."""

    def text(self, document: str) -> Text:
        """The text of one of them."""
        ...

    def telling(self, text: Text) -> int:
        """How many passages of the text are no furniture."""
        ...


class _Shelf:
    """The passages (or gists) of all documents so far, each under the first that had it. A text is looked for before it
    is put there.
    """

    def __init__(self, what: Marks) -> None:
        self._what = what
        self._texts: dict[str, Text] = {}
        self._owners: dict[int, tuple[str, ...]] = {}
        self._open: list[int] = []  # marks of the text at work that are no furniture

    def shared(self, text: Text) -> Counter[str]:
        """Document id → how many passages of the text it had before."""
        out: Counter[str] = Counter()
        held = self._owners
        self._open = [mark for mark in text.marks[self._what] if len(held.get(mark, ())) < FURNITURE]
        for mark in self._open:
            for owner in held.get(mark, ()):
                out[owner] += 1
        return out

    def text(self, document: str) -> Text:
        """A text on the shelf."""
        return self._texts[document]

    def telling(self, text: Text) -> int:
        """How many passages of the text are no furniture."""
        furniture = sum(len(self._owners.get(mark, ())) >= FURNITURE for mark in text.marks[self._what])
        return text.sizes[self._what] - furniture

    def add(self, text: Text, copies: set[str]) -> None:
        """Puts the text on the shelf; passages that it has from one of ``copies`` stay theirs."""
        self._texts[text.id] = text
        for mark in self._open:
            owners = self._owners.get(mark, ())
            if not (copies and copies.intersection(owners)):
                self._owners[mark] = (*owners, text.id)


def judge(text: Text, shared: Counter[str], shelf: Shelf) -> Copy | None:
    """The text that this one takes passages over from. ``shared``: document → how many passages are its."""
    if not shared or max(shared.values()) < PHRASE:
        return None
    own = shelf.telling(text)
    best: tuple[float, int, str] | None = None
    for other, count in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:FURNITURE]:
        earlier = shelf.text(other)
        shortest = min(own, shelf.telling(earlier))
        share = count / shortest if shortest else 0.0
        is_credited = _names(text, earlier) or _names(earlier, text)
        enough = (
            (count >= PHRASE and share >= _NEAR)
            or (count >= _PARAGRAPH and share >= _PART)
            or (count >= _PAGE and share >= _PART * 0.7)
            or (count >= PHRASE and share >= _CREDITED and is_credited)
        )
        if enough and (best is None or (share, count) > best[:2]):
            best = (share, count, other)
    if best is None:
        return None
    share, count, other = best
    return _told(text, shelf.text(other), share, count, min(own, shelf.telling(shelf.text(other))))


def retold(text: Text, shared: Counter[str], gists: Shelf) -> Copy | None:
    """The text that this one tells in other words."""
    if not shared:
        return None
    other, count = min(shared.items(), key=lambda item: (-item[1], item[0]))
    if count < GISTS:
        return None
    earlier = gists.text(other)
    shortest = min(gists.telling(text), gists.telling(earlier))
    if count < _GIST * shortest:
        return None
    copy, original, direction = turned(text, earlier)
    evidence = f"rewritten: {count} of {shortest} pairs of telling words in the shorter text are shared; {direction}"
    return Copy(copy.id, original.id, evidence, "rewritten")


def _told(text: Text, earlier: Text, share: float, count: int, shortest: int) -> Copy:
    """The copy, its kind and its direction in words."""
    copy, original, direction = turned(text, earlier)
    is_same = share >= _EXACT and max(text.sizes["prints"], earlier.sizes["prints"]) * _EXACT <= count
    kind: CopyKind = "exact" if is_same else "near" if share >= _NEAR else "partial"
    evidence = f"{count} of {shortest} passages of the shorter text are shared; {direction}"
    return Copy(copy.id, original.id, evidence, kind)


def turned(text: Text, earlier: Text) -> tuple[Text, Text, str]:
    """Which is the copy, which the original, and how that shows."""
    if _came_before(earlier, text):
        return text, earlier, "the later by date"
    if _names(earlier, text) and not _names(text, earlier):
        return earlier, text, "it names the other as its source"
    if _names(text, earlier):
        return text, earlier, "it names the other as its source"
    return text, earlier, "which came first is not known"


def _came_before(one: Text, two: Text) -> bool:
    first, second = one.document, two.document
    if spans.is_before(first.published, second.published):
        return True
    at = first.published_at, second.published_at
    return at[0] is not None and at[1] is not None and len(at[0]) == len(at[1]) and at[0] < at[1]


def _credits(claims: Sequence[Claim]) -> frozenset[str]:
    """Outlets and bodies that the text names as its sources."""
    kinds = ("outlet", "organisation", "unknown")
    named = (party for claim in claims for party in claim.attribution if party.start >= 0 and party.kind in kinds)
    return frozenset(plain(party.name) for party in named if party.name)


def _names(text: Text, other: Text) -> bool:
    outlet = other.document.outlet
    return bool(outlet) and plain(outlet or "") in text.credits


def led_back(copies: Sequence[Copy]) -> tuple[Copy, ...]:
    """Each whole copy with the text that it goes back to in the end; bounded, should two name each other. Sorted.
    ``copies``: in the order in which they were found.
    """
    of: Mapping[str, Copy] = {copy.copy: copy for copy in copies}
    out: list[Copy] = []
    for copy in copies:
        original, steps = copy.original, 0
        while original in of and of[original].is_whole and steps < len(of):
            original, steps = of[original].original, steps + 1
        if original != copy.copy:
            out.append(Copy(copy.copy, original, copy.evidence, copy.kind))
    return tuple(sorted(out, key=lambda c: (c.copy, c.original)))
