"""Where a thing is: places that its own phrase or its clause gives, lists and "one in X, another in Y" included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from onrecord.claims.base import Context
from onrecord.claims.lexicon import things
from onrecord.model.annotation import PlaceMention
from onrecord.model.clause import Clause
from onrecord.model.phrases import conjuncts, has_determiner
from onrecord.model.value import Place, Precision

NOT_LISTED = "the place is in no gazetteer"
_TOO_WIDE = ("world", "continent")
_MEMBERS = frozenset({"one", "another", "other", "others", "second", "third", "fourth", "two", "three", "four", "both"})
_BEFORE_MEMBER = frozenset({",", ";", ":", "-", "–", "—", "--", "and", "with", "a", "an", "the", "while"})
_STANDING = frozenset(
    {"is", "are", "was", "were", "stands", "lies", "located", "situated", "based", "stationed", "being"}
)


class Spot(NamedTuple):
    """A place with the token range that carries it, and how it was given."""

    mention: PlaceMention
    span: tuple[int, int]
    role: str


def of(context: Context, clause: Clause, head: int) -> list[Spot]:
    """Places that the thing's own phrase or the clause gives."""
    whole = (clause.first, clause.last)
    tokens = context.tokens
    heads = [h for w, h in clause.obliques if w in things("locative")]
    preps = [c for c in tokens.children[clause.verb] if tokens.lower[c] in things("locative")]
    heads += [c for p in preps for c in tokens.children[p] if c in context.place_at and c not in heads]
    return [spot for h in _nested(context, (head, *heads), heads) for spot in _at(context, clause, h, whole)]


def is_elsewhere(context: Context, clause: Clause, head: int) -> bool:
    """ "Norland has depots in the EU": a place too wide for a site, and yet not the holder's."""
    tokens = context.tokens
    after = range(head + 1, clause.last)
    return any(i in context.place_at and tokens.lower[i - 1 - (tokens.lower[i - 1] == "the")] == "in" for i in after)


def before(context: Context, head: int) -> list[Spot]:
    """The town that stands before the thing: "closed the Oslo office"."""
    tokens = context.tokens
    found = (context.place_at.get(c) for c in tokens.children[head] if tokens.dep[c] in ("compound", "nmod"))
    towns = [m for m in found if m is not None and m.form == "name" and m.place.precision == "city"]
    return [Spot(m, (m.first, head + 1), "at") for m in towns[:1]]


def own(context: Context, head: int) -> list[PlaceMention]:
    """Places in the thing's own phrase: "a depot in X", "two stations, in X and Y"."""
    mentions = (mention_at(context, h) for h in _nested(context, (head,), []))
    return [m for m in mentions if m is not None]


def _nested(context: Context, nouns: tuple[int, ...], found: list[int]) -> list[int]:
    tokens = context.tokens
    out = list(found)
    for noun in nouns:
        for child in tokens.children[noun]:
            if tokens.dep[child] == "prep" and tokens.lower[child] in things("locative"):
                below = [c for c in tokens.children[child] if tokens.dep[c] == "pobj" or c in context.place_at]
                out += [m for c in below for m in conjuncts(tokens, c)]
    return list(dict.fromkeys(out))


def mention_at(context: Context, head: int) -> PlaceMention | None:
    """The place at a noun, wide ones left out; a name in no gazetteer counts where the model takes it for a place."""
    mention = context.place_of(head)
    if mention is None and context.tokens.lemma[head] in things("containers"):
        owner = context.tokens.child(head, "poss")  # "in Lyon's northern district"
        mention = context.place_of(owner) if owner is not None else None
    if mention is not None:
        return mention if mention.form == "name" and mention.place.precision not in _TOO_WIDE else None
    return _unlisted(context, head)


def _unlisted(context: Context, head: int) -> PlaceMention | None:
    """A name in no gazetteer where only a place can stand: "in X" by the model's word, "near X", "the island of X"."""
    tokens = context.tokens
    if tokens.lemma[head] in things("containers"):
        of = next((c for c in tokens.children[head] if tokens.lower[c] == "of"), None)
        inner = tokens.child(of, "pobj") if of is not None else None
        return _by_name(context, inner, "region") if inner is not None else None
    named = next((n for n in tokens.named if n.first <= head < n.last), None)
    if named is not None and named.label in ("GPE", "LOC"):
        return _by_name(context, head, "city" if named.label == "GPE" else "region")
    before = tokens.lower[tokens.reach[head][0] - 1] if tokens.reach[head][0] else ""
    is_doer = any(
        tokens.word[i] == tokens.word[head] and tokens.dep[i] in ("nsubj", "nsubjpass", "poss")
        for i in range(len(tokens))
    )
    if tokens.dep[head] == "conj" and tokens.pos[tokens.head[head]] == "PROPN" and not is_doer:
        first = tokens.head[head]  # "in A, B and C": B is a place where A is
        return _by_name(context, head, "city") if context.place_of(first) or _unlisted(context, first) else None
    is_person = named is not None and named.label == "PERSON"
    is_place = before in ("in", "near") or (before == "at" and not is_person)
    return _by_name(context, head, "city") if is_place and not is_doer else None


def _by_name(context: Context, head: int, precision: Precision) -> PlaceMention | None:
    tokens = context.tokens
    if tokens.pos[head] != "PROPN" or tokens.dep[head] not in ("pobj", "conj") or head in context.time_at:
        return None
    if tokens.lower[head] in things("facilities"):
        return None  # "at the Harbour Centre": a house, not a town
    first = head
    while first and tokens.pos[first - 1] == "PROPN" and tokens.head[first - 1] == head:
        first -= 1
    if any(i in context.place_at for i in range(first, head + 1)):
        return None
    start, end = tokens.start[first], tokens.end[head]
    place = Place(" ".join(tokens.quote(first, head + 1).split()), precision=precision)
    return PlaceMention(first, head + 1, start, end, place)


def _at(context: Context, clause: Clause, spot: int, whole: tuple[int, int]) -> Iterator[Spot]:
    tokens = context.tokens
    mention = mention_at(context, spot)
    if mention is not None:
        yield Spot(mention, whole, "at")
    elif tokens.lemma[spot] in things("containers") and (members := including(context, spot)):
        for member in members:
            yield Spot(member, _listed(context, spot, member, clause), "including")
    elif (
        tokens.lemma[spot] in ("territory", "soil")
        and tokens.lower[tokens.head[spot]] == "in"
        and has_determiner(tokens, spot, "the", "its", "their", "our")
    ):
        for country in _own_country(context, clause, spot):
            yield Spot(country, whole, "territory")
    elif (last := _last_spoken_of(context, spot)) is not None:
        yield Spot(last, whole, "area")


def including(context: Context, container: int) -> list[PlaceMention]:
    """ "53 countries, including A, B and C": A, B, C."""
    tokens = context.tokens
    for child in tokens.children[container]:
        if tokens.lower[child] in ("including", "like", "namely") or (
            tokens.lower[child] == "such" and tokens.dep[child] in ("amod", "mark", "advmod")
        ):
            heads = [m for c in tokens.children[child] if tokens.dep[c] == "pobj" for m in conjuncts(tokens, c)]
            found = [context.place_at[h] for h in heads if h in context.place_at]
            if found:
                return found
    if among := _among_them(context, container):
        return among
    return [
        context.place_at[m]
        for child in tokens.children[container]
        if tokens.dep[child] == "appos"
        for m in conjuncts(tokens, child)
        if m in context.place_at
    ]


def _among_them(context: Context, container: int) -> list[PlaceMention]:
    """ "12 countries, among them A, B and C": A, B, C, wherever the parser hangs them."""
    tokens = context.tokens
    at = container + 1 + (tokens.word[container + 1 : container + 2] == [","])
    if tokens.lower[at : at + 1] != ["among"] or tokens.lower[at + 1 : at + 2] not in (["them"], ["these"], ["which"]):
        return []
    found: list[PlaceMention] = []
    at += 2
    while at < len(tokens) and ((mention := context.place_at.get(at)) or tokens.lower[at] in (",", "and", "the")):
        if mention is not None:
            found.append(mention)
        at = mention.last if mention is not None else at + 1
    return found


def _listed(context: Context, container: int, member: PlaceMention, clause: Clause) -> tuple[int, int]:
    """The container's phrase with its list: the smallest stretch that says the thing is there."""
    low, high = context.tokens.reach[container]
    last = max(low + 1, min(high, clause.last))
    while last - 1 > low and context.tokens.pos[last - 1] in ("PUNCT", "SPACE"):
        last -= 1
    return (max(low, clause.first), max(last, member.last))


def _last_spoken_of(context: Context, spot: int) -> PlaceMention | None:
    """The place that the sentence was last "in" or "near" before "the area"."""
    tokens = context.tokens
    if tokens.lemma[spot] not in things("vague") or not has_determiner(tokens, spot, "the", "that", "this"):
        return None
    sentence = tokens.sentences[tokens.sentence_of[spot]]
    for mention in reversed([m for m in context.reading.places if sentence.first < m.first < spot]):
        before = mention.first - 1 - (tokens.lower[mention.first - 1] == "the")
        if mention.form == "name" and mention.place.precision not in _TOO_WIDE:
            return mention if before >= sentence.first and tokens.lower[before] in things("locative") else None
    return None


def members(context: Context, clause: Clause, head: int) -> Iterator[Spot]:
    """ "two camps, one in X, another in Y", "147 camps in X, 62 in Y": the members after the thing, in its sentence."""
    tokens = context.tokens
    sentence = tokens.sentences[clause.sentence]
    by_first = {m.first: m for m in context.reading.places if m.form == "name"}
    yield from _among(context, clause, head)
    for i in range(head + 1, sentence.last - 2):
        if tokens.tag[i] in ("NNS", "NNPS") and context.is_thing(i):
            return  # what follows is said of these
        is_number = tokens.tag[i] == "CD" and i not in context.time_at
        if not (tokens.lower[i] in _MEMBERS or is_number) or tokens.lower[i - 1] not in _BEFORE_MEMBER:
            continue
        at = i + 1
        is_each = tokens.lower[at] == "each"
        while at < sentence.last - 1 and (tokens.lower[at] in _STANDING or tokens.lower[at] == "each"):
            at += 1
        if tokens.lower[at] not in ("in", "at", "near", "outside", "on", "off"):
            continue
        inner = tokens.child(at, "pobj")
        at += 1 + (tokens.lower[at + 1] == "the")
        mention = by_first.get(at) or (mention_at(context, inner) if inner is not None else None)
        if mention is not None and mention.place.precision not in _TOO_WIDE:
            yield Spot(mention, (i, mention.last), "member")
        others = conjuncts(tokens, inner)[1:] if is_each and inner is not None else ()
        for other in others:  # "one each in X, Y and Z"
            if (further := mention_at(context, other)) is not None:
                yield Spot(further, (i, further.last), "member")


def _among(context: Context, clause: Clause, head: int) -> Iterator[Spot]:
    """ "nine camps, the group said, including in X and Y"; "in places including X": wherever the parser hangs it."""
    tokens = context.tokens
    if tokens.tag[head] not in ("NNS", "NNPS"):
        return
    for i in range(head + 1, tokens.sentences[clause.sentence].last - 1):
        if tokens.lower[i] != "including":
            continue
        is_in = tokens.lower[i + 1] in ("in", "at", "near")
        is_held = tokens.lemma[i - 1] in things("containers")
        inner = tokens.child(i + 1 if is_in else i, "pobj") if is_in or is_held else None
        for member in conjuncts(tokens, inner) if inner is not None else ():
            mention = mention_at(context, member)
            if mention is not None:
                yield Spot(mention, (i, mention.last), "member")


def holders(context: Context, clause: Clause, head: int) -> list[Spot]:
    """ "Italy has 11 offices": the holder is the place, unless the thing is said to be abroad or its own."""
    tokens = context.tokens
    if clause.lemma not in ("have", "host", "contain", "house") or context.quantity_of.get(head) is None:
        return []
    if any(
        q.head is not None and tokens.lemma[q.head] in things("containers")
        for q in context.reading.quantities
        if clause.first <= q.first < clause.last
    ):
        return []
    low, high = tokens.reach[head]
    if any(tokens.lower[i] in things("outward") for i in range(low, high)):
        return []
    found = [context.place_at[s] for s in clause.subjects if s in context.place_at]
    whole = (clause.first, clause.last)
    return [Spot(m, whole, "holder") for m in found if m.form == "name" and m.place.precision != "world"]


def _own_country(context: Context, clause: Clause, spot: int) -> list[PlaceMention]:
    """ "the territory": that of the state which speaks or acts around the clause."""
    tokens = context.tokens
    governor = context.by_verb.get(clause.governor) if clause.governor is not None else None
    outermost = context.by_verb.get(governor.governor) if governor and governor.governor is not None else None
    for outer in (governor, outermost):
        for subject in outer.subjects if outer is not None else ():
            party = context.party(subject)
            if not party.country or party.kind not in ("state", "agency"):
                continue
            known = [m for m in context.reading.places if m.place.country == party.country]
            for mention in [m for m in known if m.place.precision == "country"][:1]:
                start, end = tokens.start[spot], tokens.end[spot]
                return [replace(mention, first=spot, last=spot + 1, start=start, end=end, form="name")]
    return []


def country_before(context: Context, clause: Clause) -> str | None:
    """The country that the paragraph last put such things in."""
    tokens = context.tokens
    for mention in reversed(
        [m for m in context.reading.places if m.first < clause.verb and m.place.precision == "country"]
    ):
        before = tokens.lower[mention.first - 1] if mention.first else ""
        if mention.form == "name" and before in things("locative"):
            return mention.place.country
    return None
