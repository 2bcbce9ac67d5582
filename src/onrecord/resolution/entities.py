"""Clusters become entities: one canonical name, every alias, every reason, and what only may belong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.ids import digest
from onrecord.model.annotation import NameKind
from onrecord.model.entity import Entity, MentionKey, NameLink
from onrecord.resolution.clusters import Clusters
from onrecord.resolution.evidence import is_full_name
from onrecord.resolution.forms import Form
from onrecord.resolution.joining import Known
from onrecord.resolution.notes import Notes
from onrecord.resolution.spelling import fold, is_acronym, is_led_by_particles, is_proper
from onrecord.resolution.suggesting import SAID, Pointer

SHOWN = 8  # mentions that a reason shows, the first by document and place
_OFFICES = {
    "office_held_in_text",
    "office_held_at_the_time",
    "only_minister_in_text",
    "two_holders_at_the_time",
}


@dataclass(frozen=True, slots=True)
class Pointed:
    """A pointer with its first mentions."""

    pointer: Pointer
    mentions: tuple[MentionKey, ...]


def is_by_document(members: Sequence[Form], known: Known) -> bool:
    """True for a lone surname that nothing joins: in every document it is somebody else, for all that is known."""
    (first, *rest) = members
    return not rest and first.kind == "person" and bool(first.sort) and first.id not in known


def build(members: Sequence[Form], clusters: Clusters, known: Known, pointed: Iterable[Pointed]) -> Entity:
    """The entity of one cluster's named forms (sorted). ``pointed``: what points to them; its words are no alias."""
    listed = next((known[f.id] for f in members if f.id in known), None)
    kind = _kind(members)
    canonical = listed[0] if listed is not None else _canonical(members, kind)
    country = next((f.country for f in sorted(members, key=lambda f: (f.by_context, f.id)) if f.country), None)
    if kind == "publication" or (kind == "other" and len({f.country for f in members}) > 1):
        country = None
    names = {f.id: f.name for f in members}
    links = {link for f in members for link in clusters.links[f.id]} | {_link(one, names) for one in pointed}
    geonames = {known_as for f in members for known_as in f.geonames} if kind == "place" else set()
    return _made(
        digest((canonical, kind, country or "", *_marks(members, canonical, kind))),
        kind,
        canonical,
        country,
        {spelling for f in members for spelling in f.spellings},
        tuple(sorted(links, key=lambda n: (n.strength, n.name, n.evidence, n.explanation, n.mentions))),
        listed[1] if listed is not None else None,
        next(iter(geonames)) if len(geonames) == 1 else None,
        kind != "person" or listed is not None or any(f.roles for f in members),
    )


def _marks(members: Sequence[Form], canonical: str, kind: NameKind) -> list[str]:
    """What tells an entity from others of its name, kind and country: its state, its document, the rest of its form."""
    if any(f.is_state for f in members):
        return ["state"]
    is_lone = kind == "person" and " " not in fold(canonical)
    return [members[0].id] if is_lone or all(f.is_own for f in members) else []


def apart_from(made: Mapping[str, Entity], entity: Entity, key: str) -> Entity:
    """The entity, with an id of its own where another has taken it. ``key``: its first form."""
    return replace(entity, id=digest((entity.id, key))) if entity.id in made else entity


def of_one_document(form: Form, document: str, spellings: Mapping[str, int], links: Sequence[NameLink]) -> Entity:
    """The entity of a lone surname that is its document's own."""
    canonical = _most_complete(spellings, spellings, "person")
    id_ = digest((canonical, "person", form.country or "", document))
    return _made(id_, "person", canonical, form.country, set(spellings), tuple(links), None, None, bool(form.roles))


def mentions_of(
    notes: Notes,
    here: Mapping[str, str],
    entity_of: Mapping[str, str],
    pointed: Mapping[str, Pointer],
    found: Iterable[tuple[tuple[int, int], Pointer]],
) -> tuple[dict[MentionKey, str], dict[MentionKey, str]]:
    """What each mention of a document is, and what it may be. ``here``: the document's forms → entity; ``entity_of``:
    those of the case. ``pointed``: what whole forms may be; ``found``: what single mentions point to.
    """
    merged: dict[MentionKey, str] = {}
    suggested: dict[MentionKey, str] = {}
    for key, entity in here.items():
        merged.update({(notes.document, start, end): entity for start, end in notes.spans[key]})
        target = entity_of.get(pointed[key].target) if key in pointed else None
        if target is not None:
            suggested.update({(notes.document, start, end): target for start, end in notes.spans[key]})
    for (start, end), pointer in found:
        found_as = here.get(pointer.target) or entity_of.get(pointer.target)
        if found_as is not None and pointer.strength != "forbid":
            (merged if pointer.strength == "merge" else suggested)[notes.document, start, end] = found_as
    return merged, suggested


def _made(
    id_: str,
    kind: NameKind,
    canonical: str,
    country: str | None,
    spellings: set[str],
    links: tuple[NameLink, ...],
    wikidata: str | None,
    geonames: int | None,
    is_public: bool,
) -> Entity:
    aliases = spellings - {canonical}
    suggested = {n.name for n in links if n.strength == "suggest"} - aliases - {canonical}
    return Entity(
        id=id_,
        kind=kind,
        canonical=canonical,
        country=country,
        aliases=tuple(sorted(aliases)),
        suggested=tuple(sorted(suggested)),
        links=links,
        wikidata=wikidata,
        geonames=geonames,
        is_public=is_public and kind != "other",
    )


def _link(one: Pointed, names: Mapping[str, str]) -> NameLink:
    pointer = one.pointer
    said = SAID[pointer.rule]
    if pointer.rule in _OFFICES:
        other = "" if pointer.strength == "forbid" else f" and “{names[pointer.target]}”"
        said = f"“{pointer.name}”{other}: {said[:1].lower()}{said[1:]}"
    return NameLink(pointer.name, pointer.rule, said, pointer.strength, one.mentions)


_CALLED: tuple[NameKind, ...] = ("organisation", "outlet")


def _kind(members: Sequence[Form]) -> NameKind:
    """The kind most mentions have; "other" gives way to any. A short name is of the kind of its longer one, and a lone
    word beside a full name is that person's.
    """
    tally: Counter[NameKind] = Counter()
    members = [form for form in members if form.sort != "of"] or members
    if any(is_full_name(form) for form in members):
        members = [form for form in members if len(fold(form.name).split()) > 1]
    told = [form for form in members if form.roles]
    for (
        kind
    ) in _CALLED:  # "the group Open Harbour", "the agency TDN": what a text calls it tells more than how it looks
        if told and all(form.kind == kind for form in told):
            return kind
    for form in members:
        tally[form.kind] += form.mentions if form.kind != "other" else 0
    # who calls it a paper knows it better than its name does
    return min(tally, key=lambda kind: (-tally[kind], kind != "person", kind != "outlet", kind)) if tally else "other"


def _canonical(members: Sequence[Form], kind: NameKind) -> str:
    documents: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for form in members:
        for spelling, count in form.spellings.items():
            counts[spelling] += count
            documents[spelling] += form.documents
    return _most_complete(documents, counts, kind)


def _most_complete(documents: Mapping[str, int], counts: Mapping[str, int], kind: NameKind) -> str:
    """The most complete proper spelling: for a person the full name; then the one in most documents, most often,
    longest; ties by the alphabet. Acronyms come last.
    """

    def rank(spelling: str) -> tuple[bool, bool, bool, bool, bool, int, int, int, str]:
        words = len(fold(spelling).split())
        is_short = kind == "person" and words < 2
        return (
            kind == "person" and is_led_by_particles(spelling),  # first: "Rutger van der Laan" has a small "van"
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
