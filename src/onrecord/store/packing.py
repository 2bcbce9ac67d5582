"""Model objects as the text that a database column holds, and back."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Sequence
from typing import TypeVar

from onrecord.ids import canonical
from onrecord.model.claim import Claim
from onrecord.model.codec import from_json, to_json
from onrecord.model.value import Time
from onrecord.model.view import MentionRow

T = TypeVar("T")

_SURROGATE = re.compile("[\ud800-\udfff]")
_OWN_COLUMNS = ("id", "kind", "document", "start", "end", "quote", "polarity", "modality", "in_story")


def plain(text: str) -> str:
    """``text`` as a column can hold it: lone surrogates become U+FFFD, one for one, so offsets stay."""
    return text if text.isascii() else _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def exact(text: str) -> bytes | None:
    """The bytes (UTF-8, surrogates passed) of a text that a column cannot hold as it is; None where it can."""
    return None if plain(text) == text else text.encode("utf-8", "surrogatepass")


def pack(obj: object) -> str:
    """A model object as canonical JSON that any database can hold."""
    return storable(to_json(obj))


def unpack(cls: type[T], packed: str) -> T:
    """The model object; ``ValueError`` when ``packed`` is not its JSON."""
    return from_json(cls, json.loads(packed))


def pack_claim(claim: Claim) -> str:
    """A claim without what stands in columns of its own; a quote that its column cannot hold stays in."""
    data = to_json(claim)
    if not isinstance(data, dict):  # a dataclass always gives an object
        raise TypeError("a claim's JSON is an object")
    kept = {k: v for k, v in data.items() if k not in _OWN_COLUMNS or (k == "quote" and plain(claim.quote) != v)}
    return storable(kept)


def unpack_claim(columns: Sequence[object], settled: str | None, packed: str) -> Claim:
    """The claim from its own columns (id, kind, document's id, start, end, quote, polarity, modality, in_story)."""
    data = dict(zip(_OWN_COLUMNS, columns, strict=True)) | json.loads(packed)
    data["in_story"] = bool(data["in_story"])
    if settled is not None:
        data["time"] = json.loads(settled)
    return from_json(Claim, data)


def pack_mentions(rows: Sequence[MentionRow]) -> bytes:
    """One document's mentions, compressed: about a tenth of their JSON."""
    lines = [[row.start, row.end, row.type, _value(row)] for row in rows]
    # keys stay in their order, which the export shows; escapes cost nothing once compressed
    return zlib.compress(json.dumps(lines, separators=(",", ":")).encode("ascii"), 6)


def unpack_mentions(document: str, packed: bytes) -> tuple[MentionRow, ...]:
    """The mentions of ``document`` (its id)."""
    rows = json.loads(zlib.decompress(packed))
    return tuple(
        from_json(MentionRow, {"document": document, "start": start, "end": end, "type": kind, "value": value})
        for start, end, kind, value in rows
    )


def edtf(time: Time | None) -> str | None:
    """A time as its column shows it; an unresolved one by what its pattern still constrains."""
    return (time.edtf or time.pattern) if time else None


def storable(data: object) -> str:
    """Canonical JSON, with everything outside ASCII escaped where a lone surrogate could not be stored."""
    line = canonical(data)
    if line.isascii() or not _SURROGATE.search(line):
        return line
    return json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _value(row: MentionRow) -> object:
    data = to_json(row)
    return data["value"] if isinstance(data, dict) else None
