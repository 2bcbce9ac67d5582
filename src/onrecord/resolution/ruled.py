"""What people ruled about names, in a large case of which a few documents changed, or the rulings (see ``decided``).

The documents of a ruling that changed are among the changed ones; of others the forms of their mentions are kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from onrecord.model import codec
from onrecord.model.delta import Kept
from onrecord.model.entity import Entity, MentionKey
from onrecord.model.ruling import Rulings
from onrecord.resolution import decided, keeping
from onrecord.resolution.decided import Pair
from onrecord.resolution.notes import Notes
from onrecord.resolution.pointing import NamesChange

FORM_OF = "name_ruled"  # document, mention that people hold for one or two with others → its form
SHOWN = "name_shown"  # document, mention whose name people show or withhold → what it stands for


def keep(
    kept: Kept, form_of: Mapping[MentionKey, str], of_mention: Mapping[MentionKey, str | None], rulings: Rulings
) -> None:
    """Keep what a change needs."""
    kept.put(FORM_OF, ((key[0], _member(key), form.encode()) for key, form in form_of.items()))
    found = ((key, of_mention.get(key)) for key, _ in rulings.shown)
    kept.put(SHOWN, ((key[0], _member(key), one.encode()) for key, one in found if one is not None))


def pairs_change(
    kept: Kept, added: Iterable[Notes], removed: Iterable[Notes], was: Rulings, now: Rulings
) -> tuple[list[Pair], list[Pair]]:
    """What rulings came to among forms, and come to."""
    before, after = decided.spoken_of(was), decided.spoken_of(now)
    if not before and not after:
        return [], []
    form_of = _held(kept, FORM_OF, before)
    old = decided.pairs(form_of, was)
    gone = {one.document for one in removed}
    fresh = decided.forms_of(added, after)
    form_of = {key: form for key, form in form_of.items() if key in after and key[0] not in gone} | fresh
    kept.drop(FORM_OF, [(key[0], _member(key)) for key in before - form_of.keys()])
    kept.put(FORM_OF, ((key[0], _member(key), form.encode()) for key, form in fresh.items()))
    return old, decided.pairs(form_of, now)


def show_change(kept: Kept, names: NamesChange, was: Rulings, now: Rulings) -> tuple[Entity, ...]:
    """The entities that are new or other, among them those that people show or withhold otherwise than before."""
    before, after = dict(was.shown), dict(now.shown)
    if not before and not after:
        return tuple(names.entities.values())
    stood = _held(kept, SHOWN, {*before, *after})
    stand = {key: names.of_mention.get(key, stood.get(key)) for key in after}
    kept.drop(SHOWN, [(key[0], _member(key)) for key in stood if stand.get(key) is None])
    kept.put(SHOWN, ((key[0], _member(key), one.encode()) for key, one in stand.items() if one is not None))
    old, new = decided.shown(stood, was), decided.shown(stand, now)
    moved = {one for one in old.keys() | new.keys() if old.get(one) != new.get(one)}
    more = kept.get(keeping.ENTITIES, moved - names.entities.keys() - names.gone)
    found = {**names.entities, **{one: entity_from_bytes(held[""]) for one, held in more.items()}}
    return tuple(decided.as_shown(e, new[e.id]) if e.id in new else e for e in found.values())


def entity_from_bytes(data: bytes) -> Entity:
    """A kept entity."""
    return codec.from_json(Entity, json.loads(data))


def _held(kept: Kept, table: str, wanted: Iterable[MentionKey]) -> dict[MentionKey, str]:
    keys = {(key[0], _member(key)): key for key in wanted}
    found = kept.get(table, {document for document, _ in keys})
    return {
        keys[document, member]: value.decode()
        for document, held in found.items()
        for member, value in held.items()
        if (document, member) in keys
    }


def _member(key: MentionKey) -> str:
    return keeping.mention_member(key[0], (key[1], key[2]))
