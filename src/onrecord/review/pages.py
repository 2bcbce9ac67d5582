"""Decisions laid over one document. What they come to there hangs on that document and on them alone, so it is worked
out once and stands until one of the two changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord import ids
from onrecord.errors import UsageError
from onrecord.model.claim import Claim
from onrecord.model.decision import Anchor, Decision
from onrecord.model.findings import Findings
from onrecord.review import handmade, judging, sight
from onrecord.review.anchoring import locate

ON_CLAIMS = ("confirm", "reject", "correct", "clear")
_JOINTS = ("merge", "split", "keep-apart")
_OVERLAP = 0.5  # of both spans together: less, and it is another claim


@dataclass(frozen=True, slots=True)
class Found:
    """Where an anchor's words stand, and which claim it means, as far as its decision asks; or ``why`` that is lost."""

    start: int = -1
    end: int = -1
    claim: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Disputed:
    """A conflict. ``what``: the slot in words; ``decisions``: ids; ``claim``: its id where it is about one."""

    what: str
    decisions: tuple[str, ...]
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What decisions come to in one document, besides its claims. ``lost``: ids of decisions without effect there, and
    why; ``found``: of the anchors that ``asked`` gives, in its order.
    """

    lost: tuple[tuple[str, str], ...] = ()
    disputed: tuple[Disputed, ...] = ()
    found: tuple[Found, ...] = ()


Pages = Mapping[str, Page]
"""Of every document of the case that decisions speak of, by its id."""


def by_document(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Decisions, in their order, by each document that they speak of."""
    out: dict[str, list[Decision]] = {}
    for one in decisions:
        for document in sorted({anchor.document for anchor in (*one.anchors, *one.others)}):
            out.setdefault(document, []).append(one)
    return out


def is_on_claims(decision: Decision) -> bool:
    """True where a decision is about single claims that were read."""
    if decision.kind in ("rate", "note", "tag"):
        return any(anchor.kind not in ("document", "mention") for anchor in decision.anchors)
    return decision.kind in ON_CLAIMS


def is_on_names(decision: Decision) -> bool:
    """True where a decision is about names."""
    if decision.kind in ("withhold", "show-name"):
        return True
    return decision.kind in _JOINTS and any(anchor.kind == "mention" for anchor in decision.anchors)


def asked(decisions: Iterable[Decision], document: str) -> Iterator[tuple[Decision, Anchor]]:
    """The anchors of a document that decisions on names and entries stand on."""
    for one in decisions:
        if is_on_names(one) or one.kind in _JOINTS:
            for anchor in (*one.anchors, *one.others):
                if anchor.document == document:
                    yield one, anchor


def settle_page(findings: Findings, decisions: Sequence[Decision], text: Callable[[], str]) -> tuple[Findings, Page]:
    """A document's findings with what ``decisions`` (those that stand and speak of it, by id) come to. ``text``: gives
    its text.
    """
    return _Page(findings, text()).settled(decisions)


class _Page:
    """``claims``: by id, changed as decisions are applied."""

    def __init__(self, findings: Findings, text: str) -> None:
        self._findings = findings
        self._document = findings.document
        self._text = text
        self._read: tuple[Claim, ...] = findings.claims  # as the machine read them, and hand-made ones
        self._names: frozenset[tuple[int, int]] | None = None
        self._lost: list[tuple[str, str]] = []
        self._disputed: list[Disputed] = []

    def settled(self, decisions: Sequence[Decision]) -> tuple[Findings, Page]:
        """The claims as they are after all, and what did not come to anything."""
        self._read = (*self._read, *self._added(decisions))
        claims = {claim.id: claim for claim in self._read}
        spoken: dict[str, list[tuple[Decision, Anchor]]] = {}
        for one in decisions:
            for anchor in one.anchors if is_on_claims(one) else ():
                if anchor.document != self._document.id:
                    continue
                claim = self._claim_at(anchor)
                if isinstance(claim, str):
                    self._lost.append((one.id, claim))
                else:
                    spoken.setdefault(claim.id, []).append((one, anchor))
        for claim_id in sorted(spoken):
            judged = judging.judge(claims[claim_id], spoken[claim_id], self._text)
            claims[claim_id] = judged.claim
            self._disputed += [Disputed(c.what, tuple(d.id for d in c.decisions), c.claim) for c in judged.conflicts]
            self._lost += [(one.id, why) for one, why in judged.outdated]
        found = tuple(self._find(one, anchor) for one, anchor in asked(decisions, self._document.id))
        page = Page(tuple(sorted(set(self._lost))), tuple(self._disputed), found)
        settled = tuple(claims[claim.id] for claim in self._read)
        if settled == self._findings.claims:
            return self._findings, page
        return replace(self._findings, claims=settled), page

    def _find(self, decision: Decision, anchor: Anchor) -> Found:
        if not is_on_names(decision):
            claim = self._claim_at(anchor)
            return Found(why=claim) if isinstance(claim, str) else Found(claim=claim.id)
        at = self._place(anchor)
        if isinstance(at, str):
            return Found(why=at)
        return Found(*at) if self._is_name(at) else Found(why="the reader no longer reads a name there")

    def _place(self, anchor: Anchor) -> tuple[int, int] | str:
        """Where an anchor's words stand now, or why they do not."""
        return locate(anchor, self._text, self._document.text_sha)

    def _claim_at(self, anchor: Anchor) -> Claim | str:
        """The claim that an anchor means, as read or made by hand; or why there is none."""
        at = self._place(anchor)
        if isinstance(at, str):
            return at
        fits = [c for c in self._read if c.kind == anchor.kind and sight.slot(c) == anchor.slot]
        exact = [c for c in fits if (c.start, c.end) == at]
        near = exact or [c for c in fits if _shared(at, (c.start, c.end)) >= _OVERLAP]
        if len(near) > 1:
            near = [c for c in near if c.id == anchor.claim] or [
                c for c in near if sight.is_same(anchor.seen, sight.seen(c))
            ]
        if len(near) == 1:
            return near[0]
        if near:
            return "several claims on these words fit"
        return "the reader no longer reads such a claim there"

    def _is_name(self, at: tuple[int, int]) -> bool:
        """True when a name, a title, or a phrase in a party's slot stands at this span."""
        if self._names is None:
            names = self._findings.names
            spans = {(name.start, name.end) for name in names}
            spans |= {(start, end) for name in names for start, end, _ in name.descriptions}
            for claim in self._read:
                spans |= sight.name_spans(claim)
            self._names = frozenset(spans)
        return at in self._names

    def _added(self, decisions: Sequence[Decision]) -> list[Claim]:
        """Hand-made claims that find their place, by id."""
        made: dict[str, list[tuple[Decision, Claim]]] = {}
        for one in decisions:
            if one.kind != "add-claim" or not one.anchors or one.anchors[0].document != self._document.id:
                continue
            at = self._place(one.anchors[0])
            if isinstance(at, str):
                self._lost.append((one.id, at))
                continue
            try:
                claim = handmade.claim(one, self._document, self._text, at)
            except UsageError as error:
                self._lost.append((one.id, f"its fields no longer fit: {error.what}"))
                continue
            made.setdefault(claim.id, []).append((one, claim))
        out = []
        for claim_id in sorted(made):
            group = made[claim_id]
            # several people may add the same claim, each with a reason; their fields must be equal
            if len({ids.canonical(one.after) for one, _ in group}) > 1:
                what = f"a hand-made {group[0][1].kind} at {group[0][1].start}-{group[0][1].end}"
                self._disputed.append(Disputed(what, tuple(sorted({one.id for one, _ in group}))))
                continue
            out.append(replace(group[0][1], decided=tuple(judging.decided(one) for one, _ in group)))
        return out


def _shared(one: tuple[int, int], two: tuple[int, int]) -> float:
    both = min(one[1], two[1]) - max(one[0], two[0])
    around = max(one[1], two[1]) - min(one[0], two[0])
    return both / around if around > 0 else 0.0
