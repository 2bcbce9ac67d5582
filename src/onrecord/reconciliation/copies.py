"""Copies: documents that share most of their passages with another, and which of the two came first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.findings import Findings
from onrecord.model.ruling import CopyRuling
from onrecord.reconciliation import spans

# Half of the shorter text's passages: a rewritten agency story keeps more, two reports on one event share far fewer.
_SHARE = 0.5
# Fewer passages than this (some forty words) are a headline or a quotation, no evidence of copying.
_ENOUGH = 8


@dataclass(frozen=True, slots=True)
class Copy:
    """``copy`` and ``original`` are document ids; ``evidence`` says how it shows."""

    copy: str
    original: str
    evidence: str


def find_copies(findings: Sequence[Findings], rulings: Sequence[CopyRuling] = ()) -> tuple[Copy, ...]:
    """Documents that share most of their passages with an earlier one, or say that they translate it; where people
    decided, what they say.

    Documents are taken by date; only originals are indexed, so a hundred copies of one story cost no more than one.
    Direction is by date; where that does not tell, the evidence says so.
    """
    by_name = {f.document.name: f.document.id for f in findings} | {f.document.id: f.document.id for f in findings}
    ordered = sorted(findings, key=lambda f: (spans.order(f.document.published), f.document.name, f.document.id))
    ruled = {one.document: one for one in rulings}
    postings: dict[int, list[int]] = {}
    out: list[Copy] = []
    copied: dict[str, str] = {}
    for n, finding in enumerate(ordered):
        document = finding.document
        ruling = ruled.get(document.id)
        if ruling is not None and ruling.original is not None:
            out.append(Copy(document.id, ruling.original, ruling.why))
            copied[document.id] = ruling.original
            continue
        source = by_name.get(document.translation_of or "") if ruling is None else None
        if source is not None and source != document.id:
            out.append(Copy(document.id, source, "given as a translation of it"))
            copied[document.id] = source
            continue
        prints = sorted(set(finding.fingerprints))
        shared = Counter(other for mark in prints for other in postings.get(mark, ()))
        best = None if ruling is not None else max(shared, key=lambda other: (shared[other], -other), default=None)
        if best is not None:
            other = ordered[best]
            shortest = min(len(prints), len(set(other.fingerprints)))
            if shortest >= _ENOUGH and shared[best] >= _SHARE * shortest:
                is_dated = spans.is_before(other.document.published, document.published)
                direction = "the later by date" if is_dated else "which came first is not known"
                share = f"{shared[best]} of {shortest} passages of the shorter text are shared; {direction}"
                out.append(Copy(document.id, other.document.id, share))
                copied[document.id] = other.document.id
                continue
        for mark in prints:
            postings.setdefault(mark, []).append(n)
    # a translation of a copy leads to the original; bounded, should two documents name each other
    final: list[Copy] = []
    for copy in out:
        original, steps = copy.original, 0
        while original in copied and steps < len(copied):
            original, steps = copied[original], steps + 1
        if original != copy.copy:
            final.append(Copy(copy.copy, original, copy.evidence))
    return tuple(sorted(final, key=lambda c: (c.copy, c.original)))
