"""From the custody log back to documents: which came in, under which names, and what is known about each.

The answer depends on *what* arrived, not on the order of arrival: where one document came in several times, a fact
from a sidecar beats one from the page or text, and among sidecars the smallest name's; only a later arrival of the same
path replaces what that path's sidecar said before, so that a mended manifest takes effect.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import cast

from onrecord.errors import CaseError
from onrecord.intake.base import FACTS
from onrecord.model.document import Document
from onrecord.model.value import Time

ADDED, AGAIN = "added", "added again"
EXTRACTED, REEXTRACTED = "extracted", "re-extracted"
REMOVED, PURGED = "removed", "purged"
_KINDS = frozenset({ADDED, AGAIN, EXTRACTED, REEXTRACTED, REMOVED})
_META = {"id": str, "original": str, "format": str, "encoding": str, "text_sha": str, "characters": int}
_META |= {"facts": dict, "origins": dict}
_MEND = "onrecord verify says what is broken; restore the file from a copy"

Whence = tuple[str, str]  # the folder that was added, and the path below it
Meta = Mapping[str, object]


@dataclass(slots=True)
class Arrived:
    """One original and all the places it came in from, each with what its sidecars said (JSON). ``metas``: what each
    extraction gave, the present one last. ``removed``: the event that withdrew it, None while it is in the record.
    """

    metas: list[Meta] = field(default_factory=list)
    places: dict[Whence, Mapping[str, object]] = field(default_factory=dict)
    removed: Mapping[str, object] | None = None

    @property
    def meta(self) -> Meta:
        """What the present text's extraction gave."""
        return self.metas[-1]

    @property
    def is_held(self) -> bool:
        """True for what is in the record."""
        return bool(self.metas) and self.removed is None

    @property
    def is_purging(self) -> bool:
        """True where a purge was begun and not finished."""
        return self.removed is not None and bool(self.removed.get("purge"))


@dataclass(slots=True)
class Holdings:
    """What the custody log says is in the case. ``held``: by id, in the record. ``withdrawn``: by id, preserved and not
    in the record. ``purging``: ids whose purge was begun and not finished. ``tombstones``: of purged documents, with
    when. ``erased``: digests of every value that purges took out of the logs.
    """

    held: dict[str, Arrived] = field(default_factory=dict)
    withdrawn: dict[str, Arrived] = field(default_factory=dict)
    purging: list[str] = field(default_factory=list)
    tombstones: dict[str, str] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)


def fold(events: Iterable[Mapping[str, object]]) -> Holdings:
    """The originals in the case. Events of other kinds are left to others, and those of purged documents are blank.

    A document that was logged without its extraction is what a killed intake left: not held, and whole again once it
    is added again.
    """
    arrived: dict[str, Arrived] = {}
    out = Holdings()
    take(events, arrived, out)
    for identity, one in arrived.items():
        if one.is_purging:
            out.purging.append(identity)
        if one.metas:
            (out.held if one.removed is None else out.withdrawn)[identity] = one
    return out


def take(events: Iterable[Mapping[str, object]], arrived: dict[str, Arrived], out: Holdings) -> None:
    """Let ``events`` tell on: what they say of documents goes into ``arrived``, of purges into ``out``."""
    for event in events:
        try:
            _take(event, arrived, out)
        except (KeyError, TypeError, ValueError, AttributeError):
            where = f"custody.jsonl, event {event['seq']}"
            raise CaseError("does not say what its kind has to say", where=where, mend=_MEND) from None


def _take(event: Mapping[str, object], arrived: dict[str, Arrived], out: Holdings) -> None:
    kind = event["event"]
    if kind == PURGED:
        out.tombstones[str(event["tombstone"])] = str(event["at"])
    if kind in (PURGED, REMOVED):
        out.erased.update(cast("list[str]", event.get("erases", [])))
    if kind not in _KINDS or event.get("document") is None:
        return
    identity = str(event["document"])
    if kind == ADDED:
        _arrive(arrived, identity, event)
    elif identity not in arrived:
        where = f"custody.jsonl, event {event['seq']}"
        raise CaseError("speaks of a document before it was added", where=where, mend=_MEND)
    elif kind == AGAIN:
        _place(arrived[identity], event)
    elif kind == REMOVED:
        arrived[identity].removed = event
    else:
        arrived[identity].metas.append(_checked(event["extracted"], identity))


def _arrive(arrived: dict[str, Arrived], identity: str, event: Mapping[str, object]) -> None:
    one = arrived.setdefault(identity, Arrived())
    if one.removed is not None:  # taken in again: where it came from before says nothing any more
        one.removed = None
        one.places.clear()
    if "extracted" in event:  # as format 1 had it, in one event
        one.metas.append(_checked(event["extracted"], identity))
    _place(one, event)


def _checked(meta: object, identity: str) -> Meta:
    """``meta`` as an extraction gives it; raises what ``fold`` reports for anything else."""
    fields = cast("dict[str, object]", meta)
    for key, kind in _META.items():
        if not isinstance(fields[key], kind):
            raise TypeError(key)
    original = fields["original"]
    if fields["id"] != identity or not str(original).startswith(identity) or "/" in str(original):
        raise ValueError(identity)
    return fields


def _place(one: Arrived, event: Mapping[str, object]) -> None:
    arrival = cast("Mapping[str, object]", event.get("arrival", event))
    place = (str(arrival["folder"]), str(arrival["path"]))
    sidecar = arrival["sidecar"]
    if not isinstance(sidecar, dict):
        raise TypeError("sidecar")
    one.places[place] = sidecar


def documents_of(arrived: Mapping[str, Arrived]) -> tuple[Document, ...]:
    """The documents, sorted by name."""
    names = _names(arrived)
    made = []
    for identity, one in arrived.items():
        try:
            made.append(_document(identity, one, names))
        except (KeyError, TypeError, ValueError, AttributeError):
            where = f"custody.jsonl, document {identity[:12]}"
            raise CaseError("is described in a way that cannot be read", where=where, mend=_MEND) from None
    return tuple(sorted(made, key=lambda document: (document.name, document.id)))


def _document(identity: str, arrived: Arrived, names: Mapping[tuple[str, Whence], str]) -> Document:
    meta = arrived.meta
    facts = dict(cast("Mapping[str, object]", meta["facts"]))
    origins = dict(cast("Mapping[str, str]", meta["origins"]))
    places = sorted(arrived.places, key=lambda place: (names[identity, place], place), reverse=True)
    for place in places:  # the smallest name last, so that it has the last word
        sidecar = arrived.places[place]
        if "published" in sidecar:
            facts.pop("published_at", None)
        facts.update(sidecar)
        origins.update(dict.fromkeys(sidecar, "sidecar"))
    called = tuple(sorted({names[identity, place] for place in places}))
    known = {key: _time(facts[key]) if key == "published" else facts[key] for key in FACTS if key in facts}
    origin = tuple(sorted((key, origins[key]) for key in known if key != "published_at"))
    return Document(
        id=identity,
        name=called[0],
        format=str(meta["format"]),
        encoding=str(meta["encoding"]),
        text_sha=str(meta["text_sha"]),
        characters=cast("int", meta["characters"]),
        names=called,
        origin=origin,
        **known,  # type: ignore[arg-type]  # the keys are Document's own, checked by FACTS
    )


def _time(fields: object) -> Time:
    return Time(**{"edtf": None, **cast("dict[str, str]", fields)})  # type: ignore[arg-type]


def _names(arrived: Mapping[str, Arrived]) -> dict[tuple[str, Whence], str]:
    """For each original at each place its name: the file's name; its path below the added folder where two originals
    share that; with the folder's own name before it where they share that too; at last with its hash.
    """
    names: dict[tuple[str, Whence], str] = {}
    waiting = sorted((identity, place) for identity, one in arrived.items() for place in one.places)
    for level in range(4):
        names.update({one: _at_level(level, *one) for one in waiting})
        if level < 3:
            waiting = _shared(waiting, names)
    # a path of one folder may read like a name one level up of another: those take the hash, which none can share
    for one in _shared(list(names), names):
        names[one] = _at_level(3, *one)
    return names


def _shared(ones: list[tuple[str, Whence]], names: Mapping[tuple[str, Whence], str]) -> list[tuple[str, Whence]]:
    """Those of ``ones`` whose name another original among them has too."""
    owners: dict[str, set[str]] = defaultdict(set)
    for one in ones:
        owners[names[one]].add(one[0])
    return [one for one in ones if len(owners[names[one]]) > 1]


def _at_level(level: int, identity: str, place: Whence) -> str:
    folder, path = place
    if level == 0:
        return path.rpartition("/")[2]
    if level == 1:
        return path
    return f"{PurePosixPath(folder).name}/{path}" if level == 2 else f"{path}@{identity[:12]}"
