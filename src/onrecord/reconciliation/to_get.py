"""The to-get list: root documents that the record rests on and the case does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.claim import Publication
from onrecord.model.entry import ToGet
from onrecord.model.value import Time
from onrecord.reconciliation import spans
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.rows import holding
from onrecord.reconciliation.whois import plain

# persons and states are on record through others' reports; an outlet's or a group's own paper can be fetched
_FETCHABLE = {"outlet", "organisation", "document"}


@dataclass(frozen=True, slots=True)
class Rest:
    """That an entry rests on a source: its name, its kind, and when it is said to have spoken first."""

    label: str
    kind: str
    time: Time | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A publication that is not held: its title, its publisher by key and by name, its date."""

    title: str
    publisher: str
    who: str | None
    time: Time | None


def rests(grounds: Grounds, matter: Matter) -> dict[str, Rest]:
    """The sources, by key, that an entry rests on and that could hand over a document of their own."""
    if matter.kind == "publication" or not any(c.in_story for c in matter.claims):
        return {}
    found: dict[str, tuple[str, str, list[Time]]] = {}
    for claim in matter.claims:
        for source in (*grounds.chain(claim)[1:], *filter(None, [grounds.root(claim)])):
            if source.kind not in _FETCHABLE or (source.key.startswith("unnamed:") and source.maybe is None):
                continue
            label = source.maybe_label or source.label
            before = found.setdefault(source.best, (label, source.kind, []))
            if claim.said is not None:
                before[2].append(claim.said)
            if (label, source.kind) < before[:2]:
                found[source.best] = (label, source.kind, before[2])
    return {key: Rest(label, kind, _first(times)) for key, (label, kind, times) in found.items()}


def paper(grounds: Grounds, matter: Matter) -> Paper | None:
    """The publication that a matter is, where the case does not hold it."""
    if matter.kind != "publication" or not any(c.in_story for c in matter.claims) or holding(grounds, matter):
        return None
    claim = next((c for c in matter.claims if isinstance(c.body, Publication) and c.body.title), matter.claims[0])
    body = claim.body
    if not isinstance(body, Publication):
        return None
    publisher = grounds.source(body.publisher, claim) if body.publisher else None
    who = (publisher.maybe_label or publisher.label) if publisher else None
    title = body.title or (f"{body.type} by {who}" if who else body.type)
    return Paper(title, publisher.best if publisher is not None else "", who, matter.time)


def wanted(grounds: Grounds, matters: Sequence[Matter]) -> tuple[ToGet, ...]:
    """Publications not among the documents, and other parties of the chains whose own document is not in the case;
    those that most entries rest on first.
    """
    resting: dict[str, dict[str, Rest]] = {}
    papers: dict[str, Paper] = {}
    for matter in matters:
        for key, rest in rests(grounds, matter).items():
            resting.setdefault(key, {})[matter.id] = rest
        own = paper(grounds, matter)
        if own is not None:
            papers[matter.id] = own
    resting = {key: entries for key, entries in resting.items() if not grounds.issued(key)}
    out = [paper_row(matter_id, own, resting.get(own.publisher, {})) for matter_id, own in papers.items()]
    listed = {own.publisher for own in papers.values()}
    titles = {plain(own.title) for own in papers.values()}
    for key, entries in resting.items():
        # a chain may lead to the publication by its title
        if key not in listed and plain(label_of(entries.values())) not in titles:
            out.append(rest_row(entries))
    return tuple(sorted(out, key=in_order))


def in_order(one: ToGet) -> tuple[object, ...]:
    """A sorting key: what most entries rest on first."""
    return (-len(one.entries), one.title, one.publisher or "", spans.order(one.date), one.entries)


def paper_row(matter_id: str, own: Paper, entries: Iterable[str]) -> ToGet:
    """A publication to get, ``entries`` resting on its publisher."""
    return ToGet(own.title, own.who, own.time, tuple(sorted({matter_id, *entries})))


def rest_row(entries: Mapping[str, Rest]) -> ToGet:
    """A document to get of a source that these entries rest on."""
    label, kind = min((rest.label, rest.kind) for rest in entries.values())
    what = "report" if kind in ("outlet", "document") else "own statement or report"
    times = [rest.time for rest in entries.values() if rest.time is not None]
    return ToGet(f"{label}: {what}", label, _first(times), tuple(sorted(entries)))


def label_of(entries: Iterable[Rest]) -> str:
    """What a source is called."""
    return min(rest.label for rest in entries)


def _first(times: Sequence[Time]) -> Time | None:
    """The first settled time, else the first of any."""
    return min(times, key=lambda t: (not spans.is_settled(t), spans.order(t), repr(t)), default=None)
