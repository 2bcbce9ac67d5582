"""Causes: why an entry changed, where one kind of input changed and nothing else.

A document is *newly reported* when it was published after the newest document of the earlier state, and *newly
acquired* when it is as old as those, or undated. An act *happened* when a new document dates it after them: then it was
reported newly because it is new. Each step of a comparison (``pipeline.diffing``) changes one kind of input, so no
change is ever laid to the world that the reader or a person made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.change import Cause
from onrecord.model.claim import Claim
from onrecord.model.decision import Decision
from onrecord.model.document import Document
from onrecord.model.entry import Entry
from onrecord.pipeline.comparing import Pair
from onrecord.pipeline.standpoints import Standpoint
from onrecord.pipeline.telling import dated, listed

ENGINE = {
    "parse": "the language model",
    "read": "how documents are read",
    "learn": "how concepts are learnt",
    "decide": "how decisions are applied",
    "resolve": "how names and dates are resolved",
    "reconcile": "how claims are laid together",
    "write": "how the record is written",
    "profile": "the profile",
    "concepts": "the learnt concepts",
}
_DONE = ("stated", "alleged")  # other modalities say that it has not, or not yet, happened
_ACTS = ("action", "agreement", "publication")
_ID = 8  # hex digits shown of a decision


@dataclass(frozen=True, slots=True)
class Step:
    """Two records between which only one kind of input changed."""

    before: Standpoint
    after: Standpoint
    held: Mapping[str, Entry]  # by claim, the entry that holds it after

    def documents_of(self, claims: Sequence[str]) -> Iterator[str]:
        """Ids of the documents that the claims stand in."""
        for identifier in claims:
            claim = self.after.claim_of(identifier) or self.before.claim_of(identifier)
            if claim is not None:
                yield claim.document


def of_documents(step: Step, pair: Pair, newest: str | None) -> tuple[Cause, ...]:
    """``newest``: the last day of publication among the documents of the earlier state."""
    old = {one.id for one in step.before.basis.documents}
    added = {one.id: one for one in step.after.basis.documents if one.id not in old}
    behind = [added[one] for one in sorted(set(_behind(step, pair)) & set(added))] or list(added.values())
    behind.sort(key=lambda one: (one.published is None, one.published.start or "" if one.published else "", one.name))
    later = [one for one in behind if _is_later(one, newest)]
    older = [one for one in behind if not _is_later(one, newest)]
    causes: list[Cause] = []
    if (act := _happened(step, pair, added, newest)) is not None:
        claim, document = act
        when = claim.time.edtf or claim.time.start if claim.time is not None else ""
        told = f"said to have happened {when}, newly reported by {dated(document)}"
        causes.append(Cause("happened", told, (document.id,)))
        later = [one for one in later if one.id != document.id]
    if later:
        causes.append(Cause("newly reported", f"newly reported by {_named(later)}", tuple(one.id for one in later)))
    if older:
        causes.append(Cause("newly acquired", f"newly acquired: {_named(older)}", tuple(one.id for one in older)))
    return tuple(causes)


def of_decisions(step: Step, pair: Pair, decisions: Mapping[str, Decision]) -> tuple[Cause, ...]:
    """Of decisions made or gone, of documents withdrawn or described anew: all of them are people's."""
    before, after = step.before.basis, step.after.basis
    changed = [decisions[one] for one in sorted(set(before.decisions) ^ set(after.decisions)) if one in decisions]
    now = {one.id: one for one in after.documents}
    withdrawn = [one for one in before.documents if one.id not in now]
    described = [one for one in before.documents if one.id in now and now[one.id] != one]
    claims = {*(pair.before.claims if pair.before else ()), *(pair.after.claims if pair.after else ())}
    documents = set(step.documents_of(sorted(claims)))
    made = _decided(step, pair, changed, claims, documents)
    gone = [one for one in withdrawn if one.id in documents]
    anew = [one for one in described if one.id in documents]
    if not (made or gone or anew):
        made, gone, anew = changed, withdrawn, described
    told = []
    if made:
        told.append(
            "we decided: " + listed(f"{_what(one)} ({one.who}, {one.when[:10]}, {one.id[:_ID]})" for one in made)
        )
    if gone:
        told.append(f"we withdrew {listed(one.name for one in gone)}")
    if anew:
        told.append(f"we described {listed(one.name for one in anew)} anew")
    touched = tuple(sorted(one.id for one in (*gone, *anew)))
    return (Cause("decided", "; ".join(told), touched, tuple(one.id for one in made)),)


def of_engine(step: Step, pair: Pair) -> tuple[Cause, ...]:
    """Of the reader, the profile, the learnt concepts, or texts that were extracted anew."""
    before, after = step.before.basis, step.after.basis
    now = {one.id: one for one in after.documents}
    anew = [one for one in before.documents if one.id in now and now[one.id].text_sha != one.text_sha]
    claims = (*(pair.before.claims if pair.before else ()), *(pair.after.claims if pair.after else ()))
    mine = set(step.documents_of(claims))
    parts = differing(before.engine, after.engine)
    texts = [one for one in anew if one.id in mine] or ([] if parts else anew)
    told = [*parts, *(["the text of " + listed(one.name for one in texts) + ", extracted anew"] if texts else [])]
    return (Cause("engine", f"the engine changed: {listed(told)}", tuple(one.id for one in texts)),)


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """What of the engine differs, in words."""
    return [told for name, told in ENGINE.items() if before.get(name) != after.get(name)]


def _behind(step: Step, pair: Pair) -> Iterator[str]:
    """Documents that a change comes from: of its new claims; without any, of the claims that its flags and edges now
    rest on.
    """
    own = list(step.documents_of(pair.new_claims))
    if own or pair.after is None:
        yield from own
        return
    old = {flag.name: flag for flag in pair.before.flags} if pair.before else {}
    for flag in pair.after.flags:
        if old.get(flag.name) != flag:
            yield from step.documents_of(flag.claims)
    known = set(pair.before.edges) if pair.before else set()
    for edge in pair.after.edges:
        if edge not in known and edge.other in step.held:
            yield from step.documents_of(step.held[edge.other].claims)


def _happened(
    step: Step, pair: Pair, added: Mapping[str, Document], newest: str | None
) -> tuple[Claim, Document] | None:
    """The claim that dates the act after the earlier state, and no later than its own report."""
    entry = pair.after
    if entry is None or newest is None or (entry.kind not in _ACTS and entry.register != "responses"):
        return None
    if entry.cell not in (None, "done", "under way") or not (
        pair.kind == "appeared"
        or (pair.before is not None and entry.cell is not None and pair.before.cell != entry.cell)
    ):
        return None
    for identifier in pair.new_claims:
        claim = step.after.claim_of(identifier)
        if claim is None or claim.document not in added or claim.time is None:
            continue
        document, time = added[claim.document], claim.time
        reported = document.published.end or document.published.start if document.published is not None else None
        is_done = claim.polarity == "asserted" and claim.modality in _DONE and not claim.rejected
        if not is_done or time.text is None or time.start is None or reported is None:
            continue
        if newest < time.start and (time.end or time.start) <= reported:
            return claim, document
    return None


def _decided(
    step: Step, pair: Pair, changed: Sequence[Decision], claims: set[str], documents: set[str]
) -> list[Decision]:
    """The decisions that speak of the entry: kept on its claims, else anchored in them, else in their documents."""
    marks: set[str] = set()
    for identifier in sorted(claims):
        sides = [side.claim_of(identifier) for side in (step.before, step.after)]
        was, now = ({one.decision for one in side.decided} if side is not None else set() for side in sides)
        marks |= was ^ now
    anchors = {one.id: (*one.anchors, *one.others) for one in changed}
    found = [one for one in changed if one.id in marks or one.target in marks]
    found = found or [one for one in changed if any(anchor.claim in claims for anchor in anchors[one.id])]
    return found or [one for one in changed if any(anchor.document in documents for anchor in anchors[one.id])]


def _is_later(document: Document, newest: str | None) -> bool:
    """True when the document is surely younger than all of the earlier state."""
    start = document.published.start if document.published is not None else None
    return start is not None and newest is not None and start > newest


def _named(documents: Sequence[Document]) -> str:
    return listed([dated(one) for one in documents]) if len(documents) == 1 else _several(documents)


def _several(documents: Sequence[Document]) -> str:
    return listed([f"{one.name} ({dated(one).rpartition(', ')[2]})" for one in documents])


def _what(decision: Decision) -> str:
    return f"{decision.kind} {decision.field.removeprefix('body.')}" if decision.field else decision.kind
