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
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from onrecord.ids import canonical
from onrecord.model.claim import Claim
from onrecord.model.codec import from_json, to_json
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
_PHRASE, _PARAGRAPH, _PAGE = 8, 12, 30
_GISTS = 24  # a text of three sentences; a shorter one is a headline
_FURNITURE = 4  # documents that share a passage and are no copies of each other


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


_Marks = Literal["prints", "gist"]


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


def leaf_bytes(leaf: Leaf) -> bytes:
    """A leaf as it is kept: its marks take eight bytes each."""
    head = canonical([to_json(leaf.document), sorted(leaf.credits), len(leaf.prints)])
    return head.encode("utf-8", "surrogatepass") + b"\n" + np.array((*leaf.prints, *leaf.gist), dtype="<u8").tobytes()


def leaf_from(data: bytes) -> Leaf:
    """The leaf whose bytes these are."""
    head, _, marks = data.partition(b"\n")
    document, credited, count = json.loads(head.decode("utf-8", "surrogatepass"))
    held = tuple(np.frombuffer(marks, dtype="<u8").tolist())
    return Leaf(from_json(Document, document), frozenset(credited), held[:count], held[count:])


@dataclass(frozen=True, slots=True)
class _Text:
    """A document, what it names as its sources, and of its marks those that others have too; ``sizes``: how many it has
    in all.
    """

    document: Document
    credits: frozenset[str]
    marks: Mapping[_Marks, tuple[int, ...]]
    sizes: Mapping[_Marks, int]

    @property
    def id(self) -> str:
        return self.document.id


def _texts(ordered: Sequence[Leaf]) -> list[_Text]:
    prints = _common([leaf.prints for leaf in ordered])
    gists = _common([leaf.gist for leaf in ordered])
    return [
        _Text(
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
    documents = sorted((leaf.document for leaf in leaves), key=lambda d: (d.name, d.id))
    by_name = {d.name: d.id for d in documents} | {d.id: d.id for d in documents}
    ruled = {one.document: one for one in rulings}
    texts = _texts(sorted(leaves, key=lambda leaf: _order(leaf.document)))
    shelf, gists = _Shelf("prints"), _Shelf("gist")
    twins: dict[str, _Text] = {}
    out: list[Copy] = []
    for text in texts:
        document = text.document
        ruling = ruled.get(document.id)
        source = by_name.get(document.translation_of or "")
        shared, told = shelf.shared(text), gists.shared(text)
        if ruling is not None:
            found = None
            if ruling.original is not None:
                found = Copy(document.id, ruling.original, ruling.why, "decided")
        elif source is not None and source != document.id:
            found = Copy(document.id, source, "given as a translation of it", "translation")
        elif (twin := twins.get(document.text_sha)) is not None:
            copy, original, direction = _turned(text, twin)
            found = Copy(copy.id, original.id, f"the same text, letter for letter; {direction}", "exact")
        else:
            found = _judge(text, shared, shelf) or _retold(text, told, gists)
        if found is not None:
            out.append(found)
        if document.text_sha:
            twins.setdefault(document.text_sha, text)
        shelf.add(text, copies=set(shared) if found is not None else set())
        gists.add(text, copies={found.original} if found is not None else set())
    return tuple(sorted(_led_back(out), key=lambda c: (c.copy, c.original)))


def _order(document: Document) -> tuple[object, ...]:
    return (spans.order(document.published), document.published_at or "~", document.name, document.id)


class _Shelf:
    """The passages (or gists) of all documents so far, each under the first that had it. A text is looked for before it
    is put there.
    """

    def __init__(self, what: _Marks) -> None:
        self._what = what
        self.texts: dict[str, _Text] = {}
        self._owners: dict[int, tuple[str, ...]] = {}
        self._open: list[int] = []  # marks of the text at work that are no furniture

    def shared(self, text: _Text) -> Counter[str]:
        """Document id → how many passages of the text it had before."""
        out: Counter[str] = Counter()
        held = self._owners
        self._open = [mark for mark in text.marks[self._what] if len(held.get(mark, ())) < _FURNITURE]
        for mark in self._open:
            for owner in held.get(mark, ()):
                out[owner] += 1
        return out

    def telling(self, text: _Text) -> int:
        """How many passages of the text are no furniture."""
        furniture = sum(len(self._owners.get(mark, ())) >= _FURNITURE for mark in text.marks[self._what])
        return text.sizes[self._what] - furniture

    def add(self, text: _Text, copies: set[str]) -> None:
        """Puts the text on the shelf; passages that it has from one of ``copies`` stay theirs."""
        self.texts[text.id] = text
        for mark in self._open:
            owners = self._owners.get(mark, ())
            if not (copies and copies.intersection(owners)):
                self._owners[mark] = (*owners, text.id)


def _judge(text: _Text, shared: Counter[str], shelf: _Shelf) -> Copy | None:
    if not shared or max(shared.values()) < _PHRASE:
        return None
    own = shelf.telling(text)
    best: tuple[float, int, str] | None = None
    for other, count in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_FURNITURE]:
        earlier = shelf.texts[other]
        shortest = min(own, shelf.telling(earlier))
        share = count / shortest if shortest else 0.0
        is_credited = _names(text, earlier) or _names(earlier, text)
        enough = (
            (count >= _PHRASE and share >= _NEAR)
            or (count >= _PARAGRAPH and share >= _PART)
            or (count >= _PAGE and share >= _PART * 0.7)
            or (count >= _PHRASE and share >= _CREDITED and is_credited)
        )
        if enough and (best is None or (share, count) > best[:2]):
            best = (share, count, other)
    if best is None:
        return None
    share, count, other = best
    return _told(text, shelf.texts[other], share, count, min(own, shelf.telling(shelf.texts[other])))


def _retold(text: _Text, shared: Counter[str], gists: _Shelf) -> Copy | None:
    """The text that this one tells in other words."""
    if not shared:
        return None
    other, count = min(shared.items(), key=lambda item: (-item[1], item[0]))
    if count < _GISTS:
        return None
    earlier = gists.texts[other]
    shortest = min(gists.telling(text), gists.telling(earlier))
    if count < _GIST * shortest:
        return None
    copy, original, direction = _turned(text, earlier)
    evidence = f"rewritten: {count} of {shortest} pairs of telling words in the shorter text are shared; {direction}"
    return Copy(copy.id, original.id, evidence, "rewritten")


def _told(text: _Text, earlier: _Text, share: float, count: int, shortest: int) -> Copy:
    """The copy, its kind and its direction in words."""
    copy, original, direction = _turned(text, earlier)
    is_same = share >= _EXACT and max(text.sizes["prints"], earlier.sizes["prints"]) * _EXACT <= count
    kind: CopyKind = "exact" if is_same else "near" if share >= _NEAR else "partial"
    evidence = f"{count} of {shortest} passages of the shorter text are shared; {direction}"
    return Copy(copy.id, original.id, evidence, kind)


def _turned(text: _Text, earlier: _Text) -> tuple[_Text, _Text, str]:
    """Which is the copy, which the original, and how that shows."""
    if _came_before(earlier, text):
        return text, earlier, "the later by date"
    if _names(earlier, text) and not _names(text, earlier):
        return earlier, text, "it names the other as its source"
    if _names(text, earlier):
        return text, earlier, "it names the other as its source"
    return text, earlier, "which came first is not known"


def _came_before(one: _Text, two: _Text) -> bool:
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


def _names(text: _Text, other: _Text) -> bool:
    outlet = other.document.outlet
    return bool(outlet) and plain(outlet or "") in text.credits


def _led_back(copies: Sequence[Copy]) -> list[Copy]:
    """Each whole copy with the text that it goes back to in the end; bounded, should two name each other."""
    of: Mapping[str, Copy] = {copy.copy: copy for copy in copies}
    out: list[Copy] = []
    for copy in copies:
        original, steps = copy.original, 0
        while original in of and of[original].is_whole and steps < len(of):
            original, steps = of[original].original, steps + 1
        if original != copy.copy:
            out.append(Copy(copy.copy, original, copy.evidence, copy.kind))
    return out
