"""Drafting: a request in words becomes decisions, anchored in the record as built. Nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.errors import NotFoundError, UsageError
from onrecord.model.claim import KINDS, Claim
from onrecord.model.decision import (
    CLAIM_RATINGS,
    DECISION_KINDS,
    LEVELS,
    SOURCE_RATINGS,
    Anchor,
    Decision,
    DecisionKind,
)
from onrecord.model.view import View
from onrecord.review import fields, handmade, sight
from onrecord.review.targets import Targets


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks for. ``targets``: ids, names or documents, as the kind needs. ``sets``: fields to set, as
    (path, value); values are JSON, or words as people type them. ``value``: rating, level, tag, note. ``quote`` and
    ``at``: the passage of a hand-made claim, ``at`` an offset where its words stand more than once.
    """

    kind: str
    targets: tuple[str, ...] = ()
    sets: tuple[tuple[str, object], ...] = ()
    value: str | None = None
    quote: str | None = None
    at: int | None = None
    claim: str | None = None
    slot: str = ""
    reason: str | None = None
    who: str = ""


Draft = Callable[[Targets, Request, Decision], Sequence[Decision]]


def draft(view: View | Targets, request: Request, known: Sequence[Decision] = ()) -> tuple[Decision, ...]:
    """The decisions that a request comes to, without id and date. ``view``: the record, or what was looked up in it for
    other requests. ``known``: the decisions that there are, for undoing.

    Raises ``UsageError`` or ``NotFoundError`` naming what does not fit.
    """
    if request.kind not in DECISION_KINDS:
        raise UsageError(f"there is no decision {request.kind!r}", mend=f"there are {', '.join(DECISION_KINDS)}")
    kind: DecisionKind = next(one for one in DECISION_KINDS if one == request.kind)
    base = Decision("", kind, request.who, "", request.reason)
    if kind == "undo":
        return tuple(_undo(request, base, known))
    least, most = _TARGETS.get(kind, (1, None))
    if len(request.targets) < least or (most is not None and len(request.targets) > most):
        needs = f"{least}" if least == most else f"at least {least}"
        raise UsageError(f"{kind} needs {needs} {'target' if least == 1 else 'targets'}, not {len(request.targets)}")
    return tuple(_DRAFTS[kind](view if isinstance(view, Targets) else Targets(view), request, base))


def _value(request: Request, allowed: Sequence[str], what: str, default: str | None = None) -> str:
    value = request.value if request.value is not None else default
    if value is None or value not in allowed:
        given = f"{value!r} is no {what}" if value is not None else f"{request.kind} needs a {what}"
        raise UsageError(given, mend=f"there are {', '.join(allowed)}; give it with --as")
    return value


def _words(request: Request, what: str) -> str:
    if not request.value or not request.value.strip():
        raise UsageError(f"{request.kind} needs {what}", mend="give it with --as")
    return request.value.strip()


def _each_claim(targets: Targets, request: Request, base: Decision) -> list[Decision]:
    claims = {claim.id: claim for target in request.targets for claim in targets.claims_of(target)}
    return [replace(base, anchors=(targets.anchor(claims[key]),)) for key in sorted(claims)]


def _confirm(targets: Targets, request: Request, base: Decision) -> list[Decision]:
    level = _value(request, LEVELS, "level", LEVELS[0])
    return _each_claim(targets, request, replace(base, value=level))


def _correct(targets: Targets, request: Request, base: Decision) -> list[Decision]:
    claim = targets.one_claim(request.targets[0])
    if not request.sets:
        raise UsageError("correct needs a field and its value", mend="give it with --set FIELD=VALUE")
    text = targets.view.text(claim.document)
    anchor = targets.anchor(claim)
    read = sight.as_read(claim, text)
    out = []
    for given, value in request.sets:
        path = fields.normal_path(claim, given)
        claim = fields.put(claim, path, value, text)
        after = fields.get(claim, path)
        out.append(replace(base, anchors=(anchor,), field=path, before=fields.get(read, path), after=after))
    fields.check(claim)
    return out


def _add_claim(targets: Targets, request: Request, base: Decision) -> list[Decision]:
    document = targets.document(request.targets[0])
    text = targets.view.text(document.id)
    if request.claim not in KINDS:
        raise UsageError("add-claim needs a kind of claim", mend=f"give one with --kind: {', '.join(KINDS)}")
    start, end = _find(text, request, document.name)
    made = handmade.build(request.claim, dict(request.sets), document, text, (start, end), request.slot)
    given = {}
    for path, _ in request.sets:
        full = fields.normal_path(made, path)
        given[full] = fields.get(made, full)
    anchor = sight.passage(text, document.id, document.text_sha, start, end, request.claim)
    return [replace(base, anchors=(replace(anchor, slot=request.slot),), after=given)]


def _find(text: str, request: Request, where: str) -> tuple[int, int]:
    quote = request.quote or ""
    if not quote:
        raise UsageError("add-claim needs the words that say so", mend="give them with --quote")
    at = request.at
    if at is not None:
        if text[at : at + len(quote)] != quote:
            raise NotFoundError(f"the words do not stand at {at}", where=where)
        return at, at + len(quote)
    first = text.find(quote)
    if first < 0:
        raise NotFoundError("the words do not stand in its text", where=where, mend="quote them exactly")
    if text.find(quote, first + 1) >= 0:
        raise UsageError("the words stand there more than once", where=where, mend="quote more of them, or give --at")
    return first, first + len(quote)


def _merge(targets: Targets, request: Request, base: Decision) -> list[Decision]:
    first, *others = request.targets
    if targets.is_entry(first):
        mine = targets.claims_of(first)
        out = []
        for other in others:
            theirs = targets.claims_of(other)
            if {one.kind for one in mine} != {one.kind for one in theirs}:
                raise UsageError("entries of different kinds are never one matter", where=f"{first} and {other}")
            if {one.id for one in mine} & {one.id for one in theirs}:
                raise UsageError("they share a claim already", where=f"{first} and {other}")
            out.append(replace(base, anchors=_anchors(targets, mine[:1]), others=_anchors(targets, theirs[:1])))
        return out
    entity = targets.entity(first)
    anchors = _mentions(targets, first, entity.canonical)
    out = []
    for other in others:
        if targets.entity(other).id == entity.id:
            raise UsageError("both are one already", where=f"{first} and {other}")
        out.append(replace(base, anchors=anchors, others=_mentions(targets, other, other)))
    return out


def _keep_apart(targets: Targets, request: Request, base: Decision) -> list[Decision]:
    first, second = request.targets
    if targets.is_entry(first):
        return [
            replace(
                base,
                anchors=_anchors(targets, targets.claims_of(first)),
                others=_anchors(targets, targets.claims_of(second)),
            )
        ]
    return [replace(base, anchors=_mentions(targets, first, first), others=_mentions(targets, second, second))]


def _split(targets: Targets, request: Request, base: Decision) -> list[Decision]:
    whole, *parts = request.targets
    if targets.is_entry(whole):
        leaving = {claim.id: claim for part in parts for claim in [targets.one_claim(part)]}
        staying = [claim for claim in targets.claims_of(whole) if claim.id not in leaving]
        held = {claim.id for claim in targets.claims_of(whole)}
        if not staying or not set(leaving) <= held:
            raise UsageError(f"{whole} does not hold these claims beside others", mend="name some of its claims")
        going = _anchors(targets, list(leaving.values()))
        return [replace(base, anchors=going, others=_anchors(targets, staying))]
    entity = targets.entity(whole)
    out = []
    for part in parts:
        names = {_plain(name) for name in (entity.canonical, *entity.aliases)}
        if _plain(part) in names:
            mine = targets.mentions(entity, name=part)
            rest = [a for a in targets.mentions(entity) if _plain(a.quote) != _plain(part)]
        else:
            document = targets.document(part)
            mine = targets.mentions(entity, document=document.id)
            rest = [a for a in targets.mentions(entity) if a.document != document.id]
        if not mine or not rest:
            raise UsageError(
                f"{part!r} is not a part of {entity.canonical}", mend="name another spelling or a document"
            )
        out.append(replace(base, anchors=tuple(mine), others=tuple(rest)))
    return out


def _copy(targets: Targets, request: Request, base: Decision) -> list[Decision]:
    document, original = (targets.document(one) for one in request.targets)
    if document.id == original.id:
        raise UsageError("a document is no copy of itself", where=document.name)
    return [
        replace(
            base,
            anchors=(Anchor(document.id, document.text_sha, "document"),),
            others=(Anchor(original.id, original.text_sha, "document"),),
        )
    ]


def _on_documents(targets: Targets, request: Request, base: Decision) -> list[Decision]:
    documents = [targets.document(one) for one in request.targets]
    return [replace(base, anchors=(Anchor(one.id, one.text_sha, "document"),)) for one in documents]


def _rate(targets: Targets, request: Request, base: Decision) -> list[Decision]:
    out = []
    for target in request.targets:
        if target.startswith("source:") or not targets.is_entry(target):
            letter = _value(request, SOURCE_RATINGS, "rating of a source")
            name = target.removeprefix("source:").removeprefix("name:").strip()
            out.append(replace(base, target=name, value=letter))
        else:
            digit = _value(request, CLAIM_RATINGS, "rating of a claim")
            out += _each_claim(targets, replace(request, targets=(target,)), replace(base, value=digit))
    return out


def _on_names(targets: Targets, request: Request, base: Decision) -> list[Decision]:
    return [replace(base, anchors=_mentions(targets, one, None)) for one in request.targets]


def _remark(targets: Targets, request: Request, base: Decision) -> list[Decision]:
    base = replace(base, value=_words(request, "words"))
    out = []
    for target in request.targets:
        if targets.is_entry(target):
            claim = targets.claims_of(target)[0]  # one anchor is enough to find the entry again
            out.append(replace(base, anchors=(targets.anchor(claim),)))
        else:
            out += _on_documents(targets, replace(request, targets=(target,)), base)
    return out


def _undo(request: Request, base: Decision, known: Sequence[Decision]) -> list[Decision]:
    out = []
    for target in request.targets:
        fits = [one for one in known if one.id.startswith(target.strip().lower())] if target.strip() else []
        if len(fits) != 1:
            what = f"{len(fits)} decisions begin" if fits else "no decision begins"
            raise NotFoundError(f"{what} with {target!r}", mend="the ids are in: onrecord decisions CASE")
        out.append(replace(base, target=fits[0].id))
    if not out:
        raise UsageError("undo needs at least 1 target", mend="the ids are in: onrecord decisions CASE")
    return out


def _anchors(targets: Targets, claims: Sequence[Claim]) -> tuple[Anchor, ...]:
    return tuple(targets.anchor(one) for one in sorted(claims, key=lambda claim: claim.id))


def _mentions(targets: Targets, target: str, name: str | None) -> tuple[Anchor, ...]:
    """Mentions of a named thing; those written as ``name``, where it is written so anywhere."""
    entity = targets.entity(target)
    found = targets.mentions(entity, name=name) if name is not None else []
    found = found or targets.mentions(entity)
    if not found:
        raise NotFoundError(f"no text has {entity.canonical} as a name that a decision could hold on to")
    return tuple(found)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


_TARGETS: Mapping[str, tuple[int, int | None]] = {
    "correct": (1, 1),
    "add-claim": (1, 1),
    "merge": (2, None),
    "split": (2, None),
    "keep-apart": (2, 2),
    "copy": (2, 2),
}
_DRAFTS: Mapping[DecisionKind, Draft] = {
    "confirm": _confirm,
    "reject": _each_claim,
    "correct": _correct,
    "add-claim": _add_claim,
    "merge": _merge,
    "split": _split,
    "keep-apart": _keep_apart,
    "copy": _copy,
    "independent": _on_documents,
    "rate": _rate,
    "clear": _each_claim,
    "withhold": _on_names,
    "show-name": _on_names,
    "note": _remark,
    "tag": _remark,
}
