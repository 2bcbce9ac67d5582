"""What people decided about names: joined, kept apart, shown or withheld. It goes before all evidence of the texts.

All of it hangs on the documents of a ruling: which of their mentions get a form of their own, and which forms are
joined or kept apart for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.ids import digest
from onrecord.model.entity import Entity, MentionKey, Resolution
from onrecord.model.ruling import Rulings
from onrecord.resolution.candidates import Candidate
from onrecord.resolution.clusters import Clusters
from onrecord.resolution.forms import form_key, is_phrase
from onrecord.resolution.notes import Notes


@dataclass(frozen=True, slots=True)
class Pair:
    """Two forms that people hold for one (``is_one``), or for two."""

    one: str
    two: str
    is_one: bool
    why: str


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


def spoken_of(rulings: Rulings) -> set[MentionKey]:
    """The mentions that people hold for one, or for two."""
    return {key for one in (*rulings.apart_names, *rulings.same_names) for key in (*one.ones, *one.others)}


def forms_of(notes: Iterable[Notes], wanted: set[MentionKey]) -> dict[MentionKey, str]:
    """The forms of those mentions among these documents."""
    return {
        (one.document, start, end): key
        for one in notes
        for key, spans in one.spans.items()
        for start, end in spans
        if (one.document, start, end) in wanted
    }


def pairs(form_of: Mapping[MentionKey, str], rulings: Rulings) -> list[Pair]:
    """What rulings come to among forms, in the order in which it is to be done: first what is kept apart."""
    out: list[Pair] = []
    for is_one, ruled in ((False, rulings.apart_names), (True, rulings.same_names)):
        for ruling in ruled:
            found = ((form_of.get(mine), form_of.get(other)) for mine in ruling.ones for other in ruling.others)
            out += [
                Pair(one, two, is_one, ruling.why)
                for one, two in dict.fromkeys(found)
                if one is not None and two is not None and one != two
            ]
    return out


def join(clusters: Clusters, decided: Iterable[Pair]) -> None:
    """Forbid what people keep apart, then join what they hold for one, whatever the texts say against it. Pairs of
    forms that are not here are left out.
    """
    for pair in decided:
        one, two = clusters.forms.get(pair.one), clusters.forms.get(pair.two)
        if one is None or two is None:
            continue
        if pair.is_one:
            one.is_named = two.is_named = True
            clusters.join_by_decision(one, two, pair.why)
        else:
            clusters.keep_apart(one, two, pair.why)


def name(notes: Iterable[Notes], decided: Iterable[Pair]) -> None:
    """Phrases that people hold for one with something are names, and stand for nobody else by their office."""
    named = {key for pair in decided if pair.is_one for key in (pair.one, pair.two) if is_phrase(key)}
    for one in notes if named else ():
        here = named & one.forms.keys()
        for key in here:
            one.forms[key].is_named = True
        if here:
            spans = {span for key in here for span in one.spans[key]}
            one.phrases = [phrase for phrase in one.phrases if phrase.form.id not in here]
            one.asked = [asked for asked in one.asked if (asked.start, asked.end) not in spans]


def shown(of_mention: Mapping[MentionKey, str | None], rulings: Rulings) -> dict[str, bool]:
    """The entities that people show, or withhold; one of several mentions withheld is enough."""
    out: dict[str, bool] = {}
    for mention, is_shown in rulings.shown:
        entity = of_mention.get(mention)
        if entity is not None:
            out[entity] = out.get(entity, True) and is_shown
    return out


def as_shown(entity: Entity, is_shown: bool) -> Entity:
    """The entity, as people show it, or withhold it."""
    return replace(entity, is_public=entity.is_public or is_shown, is_withheld=not is_shown, is_shown=is_shown)


def show(resolution: Resolution, rulings: Rulings) -> Resolution:
    """Entities with what people decided about showing their names."""
    told = shown(resolution.of_mention, rulings)
    if not told:
        return resolution
    entities = tuple(as_shown(one, told[one.id]) if one.id in told else one for one in resolution.entities)
    return replace(resolution, entities=entities)
