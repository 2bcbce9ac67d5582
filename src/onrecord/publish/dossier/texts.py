"""A document's whole text in pieces: claims marked by kind, overlaps split, unread sentences shown with reasons."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.annotation import SentenceNote
from onrecord.model.claim import Claim
from onrecord.publish.dossier import links
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.pages import Piece
from onrecord.publish.dossier.wording import phrase, say


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch to mark: a claim's quote, words of its evidence, or a note on a sentence."""

    start: int
    end: int
    role: str  # claim, evidence, note
    value: str  # the claim's kind; the note's reason
    claim: Claim | None = None


# how a sentence without a claim is set: not read at all, not made for reading, or read without finding a claim
_SETTING = {"garbled": "unread", "language": "unread", "boilerplate": "boilerplate", "no frame": "unframed"}


def note_words(reason: str) -> str:
    """A note's reason as shown beside the sentence."""
    words = phrase("note", reason)
    return words if words != reason.replace("-", " ") or reason == "caption" else say("note.other", reason=reason)


def pieces(
    directory: Directory, text: str, claims: Sequence[Claim], notes: Sequence[SentenceNote], spots: Sequence[int] = ()
) -> tuple[Piece, ...]:
    """``text`` cut wherever a mark starts or ends; joined, the pieces are ``text`` again, code point by code point.

    ``spots``: offsets that need an anchor of their own. Marks that reach outside the text are cut to it; of marks that
    nest or overlap, the shortest decides the tint and where the piece leads.
    """
    size = len(text)
    anchors: dict[int, list[str]] = {}

    def anchor(offset: int, name: str) -> None:
        held = anchors.setdefault(min(max(offset, 0), size), [])
        if name not in held:
            held.append(name)

    marks = [_Mark(note.start, note.end, "note", note.reason) for note in notes]
    for claim in claims:
        kind = claim.kind if claim.in_story else "aside"
        marks.append(_Mark(claim.start, claim.end, "claim", kind, claim))
        anchor(claim.start, links.claim_anchor(claim.id))
        roles: set[str] = set()
        for evidence in claim.evidence:
            marks.append(_Mark(evidence.start, evidence.end, "evidence", kind, claim))
            if evidence.role not in roles:
                roles.add(evidence.role)
                anchor(evidence.start, links.evidence_anchor(claim.id, evidence.role))
    for spot in spots:
        anchor(spot, f"o-{spot}")
    marks = [mark for mark in marks if 0 <= mark.start < mark.end and mark.start < size]
    cuts = sorted({0, size, *anchors, *(m.start for m in marks), *(min(m.end, size) for m in marks)})
    cover: list[list[_Mark]] = [[] for _ in cuts]
    for mark in marks:
        for place in range(bisect_left(cuts, mark.start), bisect_left(cuts, min(mark.end, size))):
            cover[place].append(mark)
    out = []
    for place, start in enumerate(cuts):
        end = cuts[place + 1] if place + 1 < len(cuts) else size
        if start < end or start in anchors:
            out.append(_piece(directory, text[start:end], anchors.get(start, []), cover[place], end, size))
    return tuple(out)


def _piece(
    directory: Directory, text: str, anchors: Sequence[str], cover: Sequence[_Mark], end: int, size: int
) -> Piece:
    held = sorted((mark for mark in cover if mark.role == "claim"), key=lambda m: (m.end - m.start, m.start, m.value))
    note = next((mark for mark in cover if mark.role == "note"), None)
    evidence = [mark for mark in cover if mark.role == "evidence"]
    kinds = tuple(dict.fromkeys(mark.value for mark in held))
    leading = [mark.claim for mark in (*held, *evidence) if mark.claim is not None]
    if not text.strip():  # the space between two claims is nothing to click on
        kinds, leading, evidence = (), [], []
    targets = (directory.entry_target(claim.id) for claim in leading)
    return Piece(
        text=text,
        anchors=tuple(anchors),
        kinds=kinds,
        target=next((target for target in targets if target is not None), None),
        note=_SETTING.get(note.value, "") if note else "",
        ends_note=note_words(note.value) if note and note.value in _SETTING and min(note.end, size) == end else "",
        is_evidence=bool(evidence) and not held,
    )


def paragraphs(found: Sequence[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """Pieces parted at line breaks (any of CR, LF, CR LF), which are left out; blank paragraphs too, except anchors."""
    out: list[tuple[Piece, ...]] = []
    line: list[Piece] = []
    for piece in found:
        parts = piece.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for place, part in enumerate(parts):
            if place:
                out.append(tuple(line))
                line = []
            is_first, is_last = place == 0, place == len(parts) - 1
            if part or (is_first and piece.anchors) or (is_last and piece.ends_note):
                line.append(
                    Piece(
                        part,
                        piece.anchors if is_first else (),
                        piece.kinds,
                        piece.target,
                        piece.note,
                        piece.ends_note if is_last else "",
                        piece.is_evidence,
                    )
                )
    out.append(tuple(line))
    return tuple(line for line in out if any(p.text.strip() or p.anchors for p in line))


def quoted(directory: Directory, claims: Sequence[Claim]) -> tuple[tuple[Piece, ...], ...]:
    """The claims' quotes, each once, one a paragraph, with the anchors that cells and margins lead to."""
    passages: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        passages.setdefault((claim.start, claim.end), []).append(claim)
    out = []
    for held in passages.values():
        anchors: dict[str, None] = {}
        for claim in held:
            anchors[links.claim_anchor(claim.id)] = None
            anchors |= dict.fromkeys(links.evidence_anchor(claim.id, evidence.role) for evidence in claim.evidence)
        kinds = tuple(dict.fromkeys(claim.kind for claim in held))
        out.append((Piece(held[0].quote, tuple(anchors), kinds, directory.entry_target(held[0].id)),))
    return tuple(out)
