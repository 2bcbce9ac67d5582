"""What resolution keeps from one build to the next, so that a change of a few documents can be followed.

Tables of a ``Kept``; a key's only value stands under the member "". Forms are sums over documents, so what a document
adds can be taken out again; what was settled of each form stands beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.ids import digest
from onrecord.model import codec
from onrecord.model.delta import Kept
from onrecord.model.entity import Entity, NameLink
from onrecord.resolution.forms import Form
from onrecord.resolution.notes import Notes, Phrase, Span
from onrecord.resolution.offices import Mention
from onrecord.resolution.suggesting import Pointer, Strength

FORMS = "name_forms"  # form → what it is and what was settled of it
SEEN = "name_seen"  # form, document → where
TIES = "name_ties"  # form, evidence and other form → in how many documents
BLOCKS = "name_blocks"  # key of a block, form
TIED = "name_tied"  # first of forms that hang together, form; forms that hang on nothing are left out
WORDS = "name_words"  # sort and word → in how many documents
CALLED = "name_called"  # country → what it is called, and how often
HELD = "name_held"  # office and country, form → days and how often
ASKED = "name_asked"  # office and country, day and document
ASIDE = "name_aside"  # document → its phrases, parliaments and offices
POINTING = "name_pointing"  # document → what its mentions point to
POINTS = "name_points"  # form pointed to, words, evidence and strength → how often
POINTED = "name_pointed"  # the same in one key, mention
ENTITIES = "entities"  # id → entity
PLACE, BODY, SMALL = "p", "b", "s"
_APART = "\t"


@dataclass(slots=True)
class Row:
    """``mark``: of what rules see of the form. ``tied``: the first of the forms that hang together with it; ``first``:
    the first of its cluster. ``entity``: None where it is each document's own; then ``own`` marks what these show.
    ``country``: in the end. ``pointed``: what it may be as a whole.
    """

    form: Form
    mark: str = ""
    tied: str = ""
    first: str = ""
    entity: str | None = None
    own: str = ""
    country: str | None = None
    pointed: Pointer | None = None


def mark(form: Form, *, is_single: bool) -> str:
    """A mark of what rules see of a form, once it is settled. ``is_single``: nothing joins it."""
    seen = (
        form.name,
        form.kind,
        form.country,
        form.by_context,
        form.is_named,
        form.is_state,
        form.documents > 1,
        sorted(form.roles),
        sorted(form.values),
        sorted(form.measures),
        sorted(form.beside),
        sorted(form.spoken),
        sorted(form.countries),
        is_single,
    )
    return digest(seen)


def row_bytes(row: Row) -> bytes:
    """The row as it is kept."""
    f = row.form
    counts = (f.spellings, f.kinds, f.countries, f.roles, f.measures, f.beside, f.spoken)
    numbers = [sorted(f.values.items()), sorted(f.geonames.items())]
    sums = [f.is_named, f.sort, f.documents, f.mentions, f.said, f.states]
    settled = [row.mark, row.tied, row.first, row.entity, row.own, row.country, _pointer_list(row.pointed)]
    return _bytes([sums, [dict(sorted(one.items())) for one in counts], numbers, settled])


def row_from_bytes(key: str, data: bytes) -> Row:
    """A kept row; the form is not settled."""
    sums, counts, numbers, settled = json.loads(data)
    spellings, kinds, countries, roles, measures, beside, spoken = counts
    values, geonames = (dict(pairs) for pairs in numbers)
    is_named, sort, documents, mentions, said, states = sums
    form = Form(key, is_named, sort, documents, mentions, said, states)
    form.spellings, form.kinds, form.countries, form.roles = spellings, kinds, countries, roles
    form.values, form.measures, form.geonames = values, measures, geonames
    form.beside, form.spoken = beside, spoken
    marked, tied, first, entity, own, country, pointed = settled
    return Row(form, marked, tied, first, entity, own, country, Pointer(*pointed) if pointed else None)


def _pointer_list(pointer: Pointer | None) -> list[str] | None:
    return [pointer.name, pointer.rule, pointer.strength, pointer.target] if pointer is not None else None


def joined(*parts: str) -> str:
    """Parts as one key or member."""
    return _APART.join(parts)


def parted(text: str) -> tuple[str, str]:
    """The first part of a key or member, and the rest."""
    first, _, rest = text.partition(_APART)
    return first, rest


def seen_rows(notes: Notes) -> Iterator[tuple[str, str, bytes]]:
    """Where the forms of a document stand in it; of a short name also how it is spelled there."""
    for key, spans in notes.spans.items():
        form = notes.forms[key]
        yield key, notes.document, _bytes([spans, form.spellings if form.sort else None])


def seen_from_bytes(data: bytes) -> tuple[list[Span], dict[str, int]]:
    """Spans, and spellings of a short name."""
    spans, spellings = json.loads(data)
    return [(start, end) for start, end in spans], spellings or {}


def own_mark(form: Form, links: Sequence[NameLink]) -> str:
    """A mark of what the entities show that each document has of a lone surname for itself."""
    return digest((form.country, bool(form.roles), *links))


def tie_rows(ties: Mapping[tuple[str, str, str], int]) -> Iterator[tuple[str, str, bytes]]:
    """Ties, each under both of its forms."""
    for (rule, one, two), number in ties.items():
        yield one, joined(rule, two), str(number).encode()
        yield two, joined(rule, one), str(number).encode()


def aside_bytes(notes: Notes) -> bytes | None:
    """What is needed to look at a document's phrases, parliaments and offices again; None where there are none."""
    if not (notes.phrases or notes.parliaments or notes.asked):
        return None
    told = (p for p in notes.phrases if p.options or p.form.id in notes.forms)  # people may keep these apart from names
    phrases = [[p.form.id, p.form.name, p.spans, p.options] for p in told]
    words = {key: [notes.forms[key].name, notes.spans[key]] for key in notes.parliaments}
    mentions = [[_mention_list(one) for one in listed] for listed in (notes.held, notes.asked)]
    return _bytes([phrases, notes.parliaments, words, mentions])


def aside_from_bytes(document: str, data: bytes) -> Notes:
    """As much of a document's notes as ``suggesting.in_document`` needs."""
    phrases, parliaments, words, (held, asked) = json.loads(data)
    notes = Notes(document, parliaments=parliaments)
    for key, name, spans, options in phrases:
        form = Form(key, is_named=False, name=name)
        told = [(rule, tuple(fits)) for rule, fits in options]
        notes.phrases.append(Phrase(form, [(start, end) for start, end in spans], told))
    for key, (name, spans) in words.items():
        notes.forms[key] = Form(key, name=name)
        notes.spans[key] = [(start, end) for start, end in spans]
    notes.held, notes.asked = ([_mention(one) for one in listed] for listed in (held, asked))
    return notes


def _mention_list(one: Mention) -> list[Any]:
    day, published = (d.isoformat() if d is not None else None for d in (one.day, one.published))
    return [one.office, one.country, one.start, one.end, one.name, one.form, day, published, one.is_said]


def _mention(raw: list[Any]) -> Mention:
    office, country, start, end, name, form, *days, is_said = raw
    day, published = (date.fromisoformat(one) if one is not None else None for one in days)
    return Mention(office, country, start, end, name, form, day, published, is_said)


def pointing_bytes(found: Sequence[tuple[Span, Pointer]]) -> bytes:
    """What the mentions of a document point to."""
    return _bytes([[*span, *(_pointer_list(pointer) or ())] for span, pointer in found])


def pointing_from_bytes(data: bytes) -> list[tuple[Span, Pointer]]:
    """What the mentions of a document point to."""
    return [((start, end), Pointer(*rest)) for start, end, *rest in json.loads(data)]


def point_keys(pointer: Pointer) -> tuple[str, str, str]:
    """Target and words under which pointers are counted, and the key under which their mentions stand."""
    words = joined(pointer.name, pointer.rule, pointer.strength)
    return pointer.target, words, joined(pointer.target, words)


def pointer_of(target: str, words: str) -> Pointer:
    """The pointer that is counted under a target and words."""
    name, rule, strength = words.rsplit(_APART, 2)
    known: dict[str, Strength] = {"merge": "merge", "forbid": "forbid", "suggest": "suggest"}
    return Pointer(name, rule, known[strength], target)


def mention_member(document: str, span: Span) -> str:
    """A mention as a member; members sort as mentions do."""
    return joined(document, f"{span[0]:010}", f"{span[1]:010}")


def mention_of(member: str) -> tuple[str, int, int]:
    """The mention of a member."""
    document, start, end = member.rsplit(_APART, 2)
    return document, int(start), int(end)


def entity_bytes(entity: Entity) -> bytes:
    """The entity as it is kept."""
    return _bytes(codec.to_json(entity))


def put_documents(kept: Kept, notes: Sequence[Notes], outcomes: Sequence[Sequence[tuple[Span, Pointer]]]) -> None:
    """Keep what documents say, and what the mentions of each point to."""
    kept.put(SEEN, (row for one in notes for row in seen_rows(one)))
    asides = ((one.document, aside_bytes(one)) for one in notes)
    kept.put(ASIDE, ((document, "", data) for document, data in asides if data is not None))
    held: dict[tuple[str, str], dict[str, int]] = {}
    for one in notes:
        for mention in one.held:
            if mention.form is not None and mention.day is not None:
                days = held.setdefault((joined(*mention.key), mention.form), {})
                days[mention.day.isoformat()] = days.get(mention.day.isoformat(), 0) + 1
    kept.put(HELD, ((office, form, dict_bytes(days)) for (office, form), days in held.items()))
    kept.put(
        ASKED,
        ((joined(*m.key), joined(m.day.isoformat(), one.document), b"") for one in notes for m in one.asked if m.day),
    )
    counts: dict[tuple[str, str], int] = {}
    for found in outcomes:
        for _, pointer in found:
            target, words, _ = point_keys(pointer)
            counts[target, words] = counts.get((target, words), 0) + 1
    kept.put(POINTS, ((target, words, str(number).encode()) for (target, words), number in counts.items()))
    pairs = [(one.document, found) for one, found in zip(notes, outcomes, strict=True) if found]
    kept.put(POINTING, ((document, "", pointing_bytes(found)) for document, found in pairs))
    kept.put(
        POINTED,
        ((point_keys(p)[2], mention_member(document, span), b"") for document, found in pairs for span, p in found),
    )


def put_counts(kept: Kept, table: str, counts: Iterable[tuple[str, str, int]]) -> None:
    """Keep numbers; what is 0 is dropped."""
    listed = list(counts)
    kept.put(table, ((key, member, str(number).encode()) for key, member, number in listed if number))
    kept.drop(table, [(key, member) for key, member, number in listed if not number])


def dict_bytes(counted: Mapping[str, int]) -> bytes:
    """A mapping of numbers."""
    return _bytes(dict(sorted(counted.items())))


def dict_from_bytes(data: bytes) -> dict[str, int]:
    """A mapping of numbers."""
    return dict(json.loads(data))


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
