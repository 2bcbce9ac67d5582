"""The to-get list: root documents that the record rests on and the case does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

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


@dataclass
class _Wanted:
    label: str
    kind: str
    times: list[Time | None] = field(default_factory=list)
    entries: set[str] = field(default_factory=set)


def wanted(grounds: Grounds, matters: Sequence[Matter]) -> tuple[ToGet, ...]:
    """Publications not among the documents, and other parties of the chains whose own document is not in the case;
    those that most entries rest on first.
    """
    rests: dict[str, _Wanted] = {}
    for matter in matters:
        if matter.kind == "publication" or not any(c.in_story for c in matter.claims):
            continue
        for claim in matter.claims:
            for source in (*grounds.chain(claim)[1:], *filter(None, [grounds.root(claim)])):
                if source.kind not in _FETCHABLE or (source.key.startswith("unnamed:") and source.maybe is None):
                    continue
                if grounds.issued(source.best):
                    continue
                label = source.maybe_label or source.label
                want = rests.setdefault(source.best, _Wanted(label, source.kind))
                want.times.append(claim.said)
                want.entries.add(matter.id)
    out: list[ToGet] = []
    listed: set[str] = set()
    titles: set[str] = set()
    for matter in matters:
        if matter.kind != "publication" or not any(c.in_story for c in matter.claims) or holding(grounds, matter):
            continue
        claim = next((c for c in matter.claims if isinstance(c.body, Publication) and c.body.title), matter.claims[0])
        body = claim.body
        if not isinstance(body, Publication):
            continue
        publisher = grounds.source(body.publisher, claim) if body.publisher else None
        who = (publisher.maybe_label or publisher.label) if publisher else None
        entries = {matter.id}
        if publisher is not None and publisher.best in rests:
            listed.add(publisher.best)
            entries |= rests[publisher.best].entries
        title = body.title or (f"{body.type} by {who}" if who else body.type)
        titles.add(plain(title))
        out.append(ToGet(title, who, matter.time, tuple(sorted(entries))))
    for key in sorted(set(rests) - listed):
        want = rests[key]
        if plain(want.label) in titles:  # a chain that leads to the publication by its title
            continue
        kind = "report" if want.kind in ("outlet", "document") else "own statement or report"
        out.append(ToGet(f"{want.label}: {kind}", want.label, spans.earliest(want.times), tuple(sorted(want.entries))))
    return tuple(
        sorted(out, key=lambda t: (-len(t.entries), t.title, t.publisher or "", spans.order(t.date), t.entries))
    )
