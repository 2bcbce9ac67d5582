"""The roll: what the custody log says is in the case, kept between runs so that only new lines have to be read.

It lies in the cache and carries the mark of the log up to which it was read: how long that part is and its hash, so
that a log that was changed anywhere before is read from its beginning. Names depend on the whole case, but only through
documents whose files are called alike: those are asked for by the file's name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType

from onrecord.casefolder import CaseFolder, KeptFile, Mark
from onrecord.casefolder.kept import erase
from onrecord.errors import CaseError
from onrecord.intake.arrivals import Arrived, Holdings, documents_of, take
from onrecord.intake.removing import find
from onrecord.model.codec import digest_of, from_json, to_json
from onrecord.model.document import Document

FILE = "roll.db"
_VERSION = "1"  # of what is kept and how; another one is read anew
_ARRIVED, _CALLED, _HELD, _DOCUMENTS, _GONE = "arrived", "called", "held", "documents", "gone"
_HASH = re.compile(r"@[0-9a-f]{12}$")


@dataclass(frozen=True, slots=True)
class Brief:
    """A document that is held, in short. ``digest``: of its description."""

    id: str
    digest: str
    name: str
    characters: int
    language: str | None


class Roll:
    """The roll of ``case``, whose lock must be held. A context manager; ``catch_up`` after writing to the log."""

    def __init__(self, case: CaseFolder) -> None:
        self._case = case
        self._path = case.cache_dir / FILE
        try:
            self._kept = KeptFile(self._path)
        except CaseError:  # broken, or no space: it is made again, and can be done without
            self._kept = KeptFile()
        self.catch_up()

    def __enter__(self) -> Roll:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._kept.close()

    def catch_up(self) -> None:
        """Read what the log says since. Raises ``CaseError`` where it says what cannot be."""
        try:
            if self._read_on():
                return
        except CaseError:
            pass  # of the file or of the log: reading the whole log tells which
        self._kept.close()
        try:
            erase(self._path)
            self._kept = KeptFile(self._path)
            self._read_all()
        except (CaseError, OSError):
            self._kept.close()
            self._kept = KeptFile()
            self._read_all()

    def _read_on(self) -> bool:
        """False where the whole log has to be read."""
        mark = _mark(self._kept.stamp)
        found = self._case.custody.events_after(mark) if mark is not None else None
        if found is None:
            return False
        events, now = found
        if now != mark:
            self._take(events)
            self._kept.seal(_stamp(now))
        return True

    def _read_all(self) -> None:
        found = self._case.custody.events_after(None)
        if found is None:  # its last line lacks its end, so there is no place to read on from
            self._take(self._case.custody.events())
            return
        self._take(found[0])
        self._kept.seal(_stamp(found[1]))

    def briefs(self) -> Iterator[Brief]:
        """Every document that is held, by id."""
        for identity, _, data in self._kept.all(_HELD):
            digest, characters, language, name = data.decode("utf-8", "surrogatepass").split(" ", 3)
            yield Brief(identity, digest, name, int(characters), language or None)

    def digests(self) -> dict[str, str]:
        """The digest of each held document's description, by id."""
        return {one.id: one.digest for one in self.briefs()}

    def documents(self, wanted: Iterable[str]) -> dict[str, Document]:
        """Held documents by id; ids that are not held are left out."""
        found = self._kept.get(_DOCUMENTS, wanted)
        return {identity: from_json(Document, json.loads(one[""])) for identity, one in found.items()}

    def all_documents(self) -> tuple[Document, ...]:
        """All held documents, sorted by name."""
        held = (from_json(Document, json.loads(data)) for _, _, data in self._kept.all(_DOCUMENTS))
        return tuple(sorted(held, key=lambda one: (one.name, one.id)))

    def find(self, name: str) -> Document:
        """The held document called so, as ``removing.find`` says."""
        known = [one.id for one in self.briefs() if name in (one.id, one.name)]
        return find(tuple(self.documents(known).values()) if known else self.all_documents(), name)

    def arrived(self, wanted: Iterable[str]) -> dict[str, Arrived]:
        """How documents came in, held or withdrawn, by id."""
        return {identity: _arrived(one[""]) for identity, one in self._kept.get(_ARRIVED, wanted).items()}

    def purged_on(self, tombstones: Iterable[str]) -> dict[str, str]:
        """When the documents of these tombstones were purged."""
        found = self._kept.get(_GONE, [f"tombstone {one}" for one in tombstones])
        return {key.partition(" ")[2]: one[""].decode() for key, one in found.items()}

    @property
    def has_tombstones(self) -> bool:
        """True where something was ever purged."""
        return any(key.startswith("tombstone ") for key, _, _ in self._kept.all(_GONE))

    @property
    def purging(self) -> list[str]:
        """Ids of documents whose purge was begun and not finished."""
        return [key.partition(" ")[2] for key, _, _ in self._kept.all(_GONE) if key.startswith("purging ")]

    def _take(self, events: list[dict[str, object]]) -> None:
        spoken = {str(event["document"]) for event in events if event.get("document") is not None}
        arrived, out = self.arrived(spoken), Holdings()
        before = {called for one in arrived.values() if one.is_held for called in _called(one)}
        take(events, arrived, out)
        self._kept.put(_ARRIVED, [(one, "", _data(arrived[one])) for one in sorted(arrived)])
        gone = [(f"tombstone {one}", "", at.encode()) for one, at in sorted(out.tombstones.items())]
        gone += [(f"purging {one}", "", b"") for one in sorted(arrived) if arrived[one].is_purging]
        self._kept.put(_GONE, gone)
        for table in (_HELD, _DOCUMENTS):
            self._kept.drop_keys(table, sorted(arrived))
        self._kept.drop_members(_CALLED, sorted(arrived))
        held = {identity: one for identity, one in arrived.items() if one.is_held}
        self._kept.put(_CALLED, [(called, one, b"") for one in sorted(held) for called in sorted(_called(held[one]))])
        self._describe(before.union(*map(_called, held.values())), held)

    def _describe(self, called: set[str], known: Mapping[str, Arrived]) -> None:
        """Describe anew every document that has a file of one of these names."""
        touched = self._members(called)
        held = self._with(known, touched)
        # their other files' names may be shared with documents that are not described anew
        others = self._members({name for one in touched for name in _called(held[one])}) - touched
        everything = self._with(held, others)
        documents = [one for one in documents_of(everything) if one.id in touched]
        self._kept.put(_DOCUMENTS, [(one.id, "", json.dumps(to_json(one)).encode()) for one in documents])
        self._kept.put(_HELD, [(one.id, "", _short(one)) for one in documents])

    def _members(self, called: set[str]) -> set[str]:
        return {member for members in self._kept.get(_CALLED, called).values() for member in members}

    def _with(self, known: Mapping[str, Arrived], wanted: set[str]) -> dict[str, Arrived]:
        return {**self.arrived(wanted - set(known)), **{one: known[one] for one in known}}


def _called(one: Arrived) -> set[str]:
    """What the files of a document are called, without the hash that a name may end in: two documents can only get one
    name where they share one of these.
    """
    return {_HASH.sub("", path.rpartition("/")[2]) for _, path in one.places}


def _short(one: Document) -> bytes:
    line = f"{digest_of(one)} {one.characters} {(one.language or '').replace(' ', '-')} {one.name}"
    return line.encode("utf-8", "surrogatepass")


def _data(one: Arrived) -> bytes:
    places = [[*place, dict(sidecar)] for place, sidecar in one.places.items()]
    kept = {"metas": [dict(meta) for meta in one.metas], "places": places, "removed": one.removed and dict(one.removed)}
    return json.dumps(kept).encode()


def _arrived(data: bytes) -> Arrived:
    kept = json.loads(data)
    places = {(folder, path): sidecar for folder, path, sidecar in kept["places"]}
    return Arrived(kept["metas"], places, kept["removed"])


def _stamp(mark: Mark) -> str:
    return f"{_VERSION} {mark.size} {mark.sha}"


def _mark(stamp: str | None) -> Mark | None:
    version, _, rest = (stamp or "").partition(" ")
    size, _, sha = rest.partition(" ")
    return Mark(int(size), sha) if version == _VERSION and size.isdigit() else None
