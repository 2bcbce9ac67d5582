"""Clusters become entities: one canonical name, every alias, every reason, and what only may belong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.ids import digest
from onrecord.model.annotation import NameKind
from onrecord.model.entity import Entity, MentionKey, NameLink, Resolution
from onrecord.model.findings import Findings
from onrecord.resolution.clusters import Clusters
from onrecord.resolution.evidence import is_full_name
from onrecord.resolution.forms import Form
from onrecord.resolution.spelling import fold, is_acronym, is_proper


def build(
    clusters: Clusters,
    known: Mapping[str, tuple[str, str | None]],
    proposals: Mapping[MentionKey, tuple[str, NameLink]],
    merged: Mapping[MentionKey, tuple[str, NameLink]] | None = None,
) -> Resolution:
    """The entities, sorted by canonical name, kind, country and id; what each mention is, and what it may be.
    ``merged``: mentions without a name that stand for one, each by itself; their words are no alias.
    """
    proposed: dict[str, list[NameLink]] = {}
    alone = merged or {}
    for mention in sorted({**proposals, **alone}):
        target, link = alone.get(mention) or proposals[mention]
        listed = proposed.setdefault(clusters.root(target), [])
        if link not in listed:
            listed.append(link)
    roots = sorted({clusters.root(k) for k, form in clusters.forms.items() if form.is_named})
    entities: dict[str, Entity] = {}
    of_mention: dict[MentionKey, str] = {}
    id_of: dict[str, str] = {}
    for root in roots:
        members = [f for f in clusters.members(root) if f.is_named]
        entity = _entity(members, clusters, known, proposed.get(root, []))
        if entity.id in entities:  # two persons of one surname that nothing tells apart but their documents
            entity = _renamed(entity, members)
        entities[entity.id] = entity
        id_of[root] = entity.id
        for form in members:
            for mention in form.mentions:
                of_mention[mention] = entity.id
    for mention, (target, _) in alone.items():
        of_mention[mention] = id_of[clusters.root(target)]
    suggested = {m: id_of[clusters.root(target)] for m, (target, _) in sorted(proposals.items())}
    ordered = sorted(entities.values(), key=lambda e: (e.canonical, e.kind, e.country or "", e.id))
    return Resolution(tuple(ordered), dict(sorted(of_mention.items())), suggested, {})


def _entity(
    members: list[Form],
    clusters: Clusters,
    known: Mapping[str, tuple[str, str | None]],
    proposals: list[NameLink],
) -> Entity:
    listed = next((known[f.id] for f in members if f.id in known), None)
    kind = _kind(members)
    canonical = listed[0] if listed is not None else _canonical(members, kind)
    country = next((f.country for f in sorted(members, key=lambda f: (f.by_context, f.id)) if f.country), None)
    if kind == "publication" or (kind == "other" and len({f.country for f in members}) > 1):
        country = None
    aliases = sorted({spelling for f in members for spelling in f.spellings} - {canonical})
    links = [link for f in members for link in clusters.links[f.id]] + proposals
    links.sort(key=lambda n: (n.strength, n.name, n.evidence, n.mentions))
    is_public = kind != "person" or listed is not None or any(f.roles for f in members)
    return Entity(
        id=digest((canonical, kind, country or "")),
        kind=kind,
        canonical=canonical,
        country=country,
        aliases=tuple(aliases),
        suggested=tuple(sorted({n.name for n in links if n.strength == "suggest"} - set(aliases) - {canonical})),
        links=tuple(links),
        wikidata=listed[1] if listed is not None else None,
        is_public=is_public and kind != "other",
    )


def _renamed(entity: Entity, members: list[Form]) -> Entity:
    first = min(m for f in members for m in f.mentions)
    return replace(entity, id=digest((entity.canonical, entity.kind, entity.country or "", *first)))


def locate(resolution: Resolution, findings: Sequence[Findings]) -> Resolution:
    """Places with the GeoNames id that their mentions have, where it is one."""
    found: dict[str, set[int]] = {}
    for one in findings:
        for row in one.mentions:
            entity = resolution.of_mention.get((one.document.id, row.start, row.end))
            known = row.value.get("geonames") if row.type == "place" else None
            if entity is not None and isinstance(known, int):
                found.setdefault(entity, set()).add(known)
    places = tuple(
        replace(e, geonames=next(iter(found[e.id]))) if e.kind == "place" and len(found.get(e.id, ())) == 1 else e
        for e in resolution.entities
    )
    return replace(resolution, entities=places)


def _kind(members: list[Form]) -> NameKind:
    """The kind most mentions have; "other" gives way to any. A lone word beside a full name is that person's."""
    tally: Counter[NameKind] = Counter()
    if any(is_full_name(form) for form in members):
        members = [form for form in members if len(fold(form.name).split()) > 1]
    for form in members:
        tally[form.kind] += len(form.mentions) if form.kind != "other" else 0
    return min(tally, key=lambda kind: (-tally[kind], kind != "person", kind)) if tally else "other"


def _canonical(members: list[Form], kind: NameKind) -> str:
    """The most complete proper spelling: for a person the full name; then the one in most documents, most often,
    longest; ties by the alphabet. Acronyms come last.
    """
    documents: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for form in members:
        for spelling, count in form.spellings.items():
            counts[spelling] += count
            documents[spelling] += len(form.documents)

    def rank(spelling: str) -> tuple[bool, bool, bool, bool, int, int, int, str]:
        words = len(fold(spelling).split())
        is_short = kind == "person" and words < 2
        return (
            not is_proper(spelling),
            "government" in fold(spelling).split(),  # the state's own name goes before its government's
            is_short,
            is_acronym(spelling),
            -documents[spelling],
            -counts[spelling],
            -words,
            spelling,
        )

    return min(counts, key=rank)
