"""What people decided about names: joined, kept apart, shown or withheld. It goes before all evidence of the texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.ids import digest
from onrecord.model.entity import MentionKey, Resolution
from onrecord.model.ruling import NameRuling, Rulings
from onrecord.resolution.candidates import Candidate
from onrecord.resolution.clusters import Clusters
from onrecord.resolution.forms import Form, form_key


def mark(candidates: Sequence[Sequence[Candidate]], rulings: Rulings) -> None:
    """Note which mentions people decided on. Give mentions a form of their own where people keep apart what is written
    alike: the named mentions, and those written so in the same documents, unless the other side stands there too.
    ``candidates``: of each document.
    """
    if not (rulings.apart_names or rulings.same_names):
        return
    by_key = {c.key: c for found in candidates for c in found}
    of_document = {found[0].key[0]: found for found in candidates if found}
    for ruling in rulings.apart_names:
        others = {form_key(by_key[key]) for key in ruling.others if key in by_key}
        elsewhere = {key[0] for key in ruling.others}
        for key in ruling.ones:
            mine = by_key.get(key)
            if mine is None or form_key(mine) not in others:
                continue
            written = form_key(mine)
            apart = digest(("apart", *sorted(ruling.ones)))
            for other in of_document[key[0]]:
                is_here = key[0] not in elsewhere
                if other.key == key or (is_here and form_key(other) == written):
                    other.apart = apart
    for ruling in (*rulings.apart_names, *rulings.same_names):
        for key in (*ruling.ones, *ruling.others):
            if key in by_key:
                by_key[key].is_decided = True


def join(clusters: Clusters, form_of: Mapping[MentionKey, str], rulings: Rulings) -> None:
    """Forbid what people keep apart, then join what they hold for one, whatever the texts say against it. ``form_of``:
    at least the mentions that people decided on.
    """
    for ruling in rulings.apart_names:
        for one, two in _pairs(clusters, form_of, ruling):
            clusters.keep_apart(one, two, ruling.why)
    for ruling in rulings.same_names:
        for one, two in _pairs(clusters, form_of, ruling):
            one.is_named = two.is_named = True
            clusters.join_by_decision(one, two, ruling.why)


def _pairs(clusters: Clusters, form_of: Mapping[MentionKey, str], ruling: NameRuling) -> Iterator[tuple[Form, Form]]:
    seen: set[tuple[str, str]] = set()
    for mine in ruling.ones:
        for other in ruling.others:
            if mine in form_of and other in form_of:
                pair = form_of[mine], form_of[other]
                if pair[0] != pair[1] and pair not in seen:
                    seen.add(pair)
                    yield clusters.forms[pair[0]], clusters.forms[pair[1]]


def show(resolution: Resolution, rulings: Rulings) -> Resolution:
    """Entities with what people decided about showing their names; one of several mentions withheld is enough."""
    shown: dict[str, bool] = {}
    for mention, is_shown in rulings.shown:
        entity = resolution.of_mention.get(mention)
        if entity is not None:
            shown[entity] = shown.get(entity, True) and is_shown
    if not shown:
        return resolution
    entities = tuple(
        replace(one, is_public=one.is_public or shown[one.id], is_withheld=not shown[one.id], is_shown=shown[one.id])
        if one.id in shown
        else one
        for one in resolution.entities
    )
    return replace(resolution, entities=entities)
