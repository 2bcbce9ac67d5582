"""Decisions on names, entries, documents and sources, found in the case as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from onrecord.model.decision import Anchor, Decision
from onrecord.model.entity import MentionKey
from onrecord.model.ruling import CopyRuling, MatterRuling, NameRuling, Rulings
from onrecord.review import conflicts
from onrecord.review.conflicts import Conflict
from onrecord.review.pages import Found, is_on_names

Lost = tuple[Decision, str]
_JOINTS = ("merge", "split", "keep-apart")


class Case(Protocol):
    """What anchors were found to stand on."""

    def found(self, decision: Decision, anchor: Anchor) -> Found:
        """Where the words of one of the decision's anchors stand, or which claim it means."""
        ...

    def holds(self, document: str) -> bool:
        """Whether the case has this document, of which a decision speaks."""
        ...


def rule(decisions: Sequence[Decision], case: Case) -> tuple[Rulings, list[Lost], list[Conflict]]:
    """What the decisions come to; those that found nothing, and why; and those that say opposite things."""
    lost: list[Lost] = []
    against: list[Conflict] = []
    joints = [one for one in decisions if one.kind in _JOINTS]
    names = [one for one in joints if is_on_names(one)]
    matters = [one for one in joints if not is_on_names(one)]
    lost += lost_notes(decisions, case)
    undisputed = _undisputed(names, _names_of, "whether names are one", against)
    same_names, apart_names = _name_rulings(undisputed, case, lost)
    undisputed = _undisputed(matters, _claims_of, "whether claims are about one matter", against)
    same_matters, apart_matters = _matter_rulings(undisputed, case, lost)
    return (
        Rulings(
            same_names=same_names,
            apart_names=apart_names,
            same_matters=same_matters,
            apart_matters=apart_matters,
            copies=_copies(decisions, case, lost, against),
            ratings=_ratings(decisions, against),
            shown=_shown(decisions, case, lost, against),
        ),
        lost,
        against,
    )


def sentence(decision: Decision, says: str) -> str:
    """One sentence for users: what was decided, by whom, when and why."""
    why = f": {decision.reason}" if decision.reason else ""
    return f"{decision.who or 'A person'} decided on {decision.when[:10]} that {says}{why.rstrip('.')}."


def _names_of(anchors: Iterable[Anchor], others: Iterable[Anchor]) -> tuple[str, ...]:
    """Nodes of one side: the names in plain words; with their document, where both sides are written alike."""
    theirs = {_plain(one.quote) for one in others}
    return tuple(
        sorted({f"{_plain(a.quote)}|{a.document}" if _plain(a.quote) in theirs else _plain(a.quote) for a in anchors})
    )


def _claims_of(anchors: Iterable[Anchor], others: Iterable[Anchor]) -> tuple[str, ...]:
    return tuple(sorted({f"{a.document}|{a.kind}|{a.quote}|{a.slot}" for a in anchors}))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


class _Sides(Protocol):
    def __call__(self, anchors: Iterable[Anchor], others: Iterable[Anchor]) -> tuple[str, ...]: ...


def _undisputed(decisions: Sequence[Decision], side: _Sides, what: str, against: list[Conflict]) -> list[Decision]:
    """Decisions that no other contradicts. What is kept apart must not be joined, through others neither: then all
    the joins between them and the word against it are one conflict.
    """
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        parent.setdefault(node, node)
        while parent[node] != node:
            node = parent[node]
        return node

    joins = [one for one in decisions if one.kind == "merge"]
    sides = {one.id: (side(one.anchors, one.others), side(one.others, one.anchors)) for one in decisions}
    for one in joins:
        nodes = [*sides[one.id][0], *sides[one.id][1]]
        for node in nodes[1:]:
            parent[root(node)] = root(nodes[0])
    disputed: dict[str, dict[str, Decision]] = {}
    for one in decisions:
        if one.kind == "merge":
            continue
        mine, theirs = ({root(node) for node in nodes} for nodes in sides[one.id])
        for joined in sorted(mine & theirs):
            members = disputed.setdefault(joined, {})
            members[one.id] = one
            members |= {j.id: j for j in joins if joined in {root(node) for node in sides[j.id][0]}}
    for joined in sorted(disputed):
        against.append(conflicts.of(what, disputed[joined].values()))
    out = {name for members in disputed.values() for name in members}
    return [one for one in decisions if one.id not in out]


def _name_rulings(
    decisions: Sequence[Decision], case: Case, lost: list[Lost]
) -> tuple[tuple[NameRuling, ...], tuple[NameRuling, ...]]:
    same, apart = [], []
    for one in decisions:
        mine, why = _mentions(one, one.anchors, case)
        theirs, other_why = _mentions(one, one.others, case)
        if not mine or not theirs:
            lost.append((one, why if not mine else other_why))
        elif one.kind == "merge":
            same.append(NameRuling(mine, theirs, sentence(one, "both names are one")))
        else:
            apart.append(NameRuling(mine, theirs, sentence(one, "the names are not one")))
    return _sorted(same), _sorted(apart)


def _sorted(rulings: Iterable[NameRuling]) -> tuple[NameRuling, ...]:
    return tuple(sorted(rulings, key=lambda one: (one.ones, one.others, one.why)))


def _mentions(decision: Decision, anchors: Sequence[Anchor], case: Case) -> tuple[tuple[MentionKey, ...], str]:
    """The mentions that still stand. One is enough: the others stand for the same name elsewhere."""
    found: list[MentionKey] = []
    why = "it names no words"
    for anchor in anchors:
        at = case.found(decision, anchor)
        if at.why:
            why = at.why
        else:
            found.append((anchor.document, at.start, at.end))
    return tuple(sorted(set(found))), why


def _matter_rulings(
    decisions: Sequence[Decision], case: Case, lost: list[Lost]
) -> tuple[tuple[MatterRuling, ...], tuple[MatterRuling, ...]]:
    same, apart = [], []
    for one in decisions:
        mine, why = _claims(one, one.anchors, case)
        theirs, other_why = _claims(one, one.others, case)
        if not mine or not theirs:
            lost.append((one, why if not mine else other_why))
        elif one.kind == "merge":
            same.append(MatterRuling(mine, theirs, sentence(one, "these claims are about one matter")))
        else:
            apart.append(MatterRuling(mine, theirs, sentence(one, "these claims are not about one matter")))
    key = _by_claims
    return tuple(sorted(same, key=key)), tuple(sorted(apart, key=key))


def _by_claims(ruling: MatterRuling) -> tuple[object, ...]:
    return ruling.ones, ruling.others, ruling.why


def _claims(decision: Decision, anchors: Sequence[Anchor], case: Case) -> tuple[tuple[str, ...], str]:
    found: list[str] = []
    why = "it names no claims"
    for anchor in anchors:
        at = case.found(decision, anchor)
        if at.why:
            why = at.why
        else:
            found.append(at.claim)
    return tuple(sorted(set(found))), why


def _copies(
    decisions: Sequence[Decision], case: Case, lost: list[Lost], against: list[Conflict]
) -> tuple[CopyRuling, ...]:
    by_document: dict[str, list[tuple[Decision, str | None]]] = {}
    for one in decisions:
        if one.kind not in ("copy", "independent"):
            continue
        original = one.others[0].document if one.others else None
        ours = [one.anchors[0].document, *([original] if original else [])]
        if not all(case.holds(document) for document in ours):
            lost.append((one, "its document is not in the case"))
        else:
            by_document.setdefault(ours[0], []).append((one, original))
    out = []
    for document in sorted(by_document):
        given = by_document[document]
        if len({original for _, original in given}) > 1:
            against.append(conflicts.of("what a document copies", (one for one, _ in given)))
            continue
        first, original = min(given, key=lambda pair: pair[0].id)
        says = "it is a copy of it" if original else "it stands on its own"
        out.append(CopyRuling(document, original, sentence(first, says)))
    return tuple(out)


def _ratings(decisions: Sequence[Decision], against: list[Conflict]) -> tuple[tuple[str, str], ...]:
    by_source: dict[str, list[Decision]] = {}
    for one in decisions:
        if one.kind == "rate" and one.target is not None and one.value is not None:
            by_source.setdefault(_plain(one.target), []).append(one)
    out = []
    for source in sorted(by_source):
        values = {one.value or "" for one in by_source[source]}
        if len(values) > 1:
            against.append(conflicts.of("the rating of a source", by_source[source]))
        else:
            out.append((source, values.pop()))
    return tuple(out)


def _shown(
    decisions: Sequence[Decision], case: Case, lost: list[Lost], against: list[Conflict]
) -> tuple[tuple[MentionKey, bool], ...]:
    """A name that one withholds and another shows is a conflict; until it is settled it stays withheld."""
    by_name: dict[str, list[tuple[Decision, tuple[MentionKey, ...]]]] = {}
    for one in decisions:
        if one.kind in ("withhold", "show-name"):
            found, why = _mentions(one, one.anchors, case)
            if not found:
                lost.append((one, why))
            for name in sorted({_plain(anchor.quote) for anchor in one.anchors}) if found else ():
                by_name.setdefault(name, []).append((one, found))
    out: dict[MentionKey, bool] = {}
    for name in sorted(by_name):
        given = by_name[name]
        if len({one.kind for one, _ in given}) > 1:
            against.append(conflicts.of("whether a name is shown", (one for one, _ in given)))
        is_shown = all(one.kind == "show-name" for one, _ in given)
        for _, mentions in given:
            for mention in mentions:
                out[mention] = out.get(mention, True) and is_shown
    return tuple(sorted(out.items()))


def lost_notes(decisions: Iterable[Decision], case: Case) -> Iterator[Lost]:
    """Notes and tags on documents that are no longer there."""
    for one in decisions:
        if one.kind in ("note", "tag"):
            for anchor in one.anchors:
                if not case.holds(anchor.document):
                    yield one, "its document is not in the case"
