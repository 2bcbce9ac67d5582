"""Names in a text: persons, organisations, outlets, publications; with title, country and what the text equates.

Method: spans of the parser's name finder, corrected where a small model fails (wrong label, title inside, name
missed) by capitalisation, descriptions ("newspaper X") and agreement within the text: a name that bears an office
once is a person everywhere in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model.annotation import NameKind, NameMention, PlaceMention
from onrecord.model.tokens import Tokens
from onrecord.reading.names import roles
from onrecord.reading.names.affiliating import affiliate
from onrecord.reading.names.describing import describe
from onrecord.reading.names.equating import equate
from onrecord.reading.names.kinds import kind_of
from onrecord.reading.names.spans import Stretch, find
from onrecord.reading.names.words import words


def read(tokens: Tokens, places: Sequence[PlaceMention]) -> tuple[NameMention, ...]:
    """The named things of ``tokens``, in text order, none overlapping. Places, peoples and dates are left out."""
    place_at = {i: m for m in places for i in range(m.first, m.last)}
    mentions: list[NameMention] = []
    for stretch in find(tokens, place_at):
        mention = _name(tokens, stretch, place_at)
        if mention is not None and not (mentions and _is_field(tokens, mentions[-1], mention)):
            mentions.append(mention)
    mentions += _repeats(tokens, mentions, place_at)
    mentions.sort(key=lambda m: m.first)
    mentions = _but_places(tokens, _agree(mentions))
    return affiliate(tokens, describe(tokens, equate(tokens, mentions)))


def _name(tokens: Tokens, stretch: Stretch, place_at: dict[int, PlaceMention]) -> NameMention | None:
    role = roles.portfolio(tokens, stretch, place_at) or roles.before(tokens, stretch, place_at)
    first, last = role.first, stretch.last
    if first >= last or (first == last - 1 and tokens.lower[first] in words().openers | words().calendar):
        return None
    if all(i in place_at for i in range(first, last)) or _is_settlement(tokens, stretch):
        return None
    if all(tokens.lemma[i] in words().offices or tokens.lower[i] in words().generic for i in range(first, last)):
        return None  # "Prime Minister" alone is an office
    text, noun = role.text, role.noun
    head = next((i for i in range(last - 1, first - 1, -1) if not first <= tokens.head[i] < last), last - 1)
    if text is None:
        text, noun = roles.appositive(tokens, head)
    if text is None:
        text, noun = roles.apposed(tokens, first, head)
    kind = kind_of(tokens, first, last, stretch.label, noun)
    country = role.country
    if kind == "person":
        field = roles.after(tokens, last)
        if field is not None and text is not None and text.split()[-1] == "Minister" and len(text.split()) == 1:
            text = f"{field} Minister"
        country = country or (_state_after(tokens, last, place_at) if text is not None else None)
    if kind == "other" and stretch.label == "RUN" and last - first == 1 and text is None:
        return None  # one capitalised word that nothing explains
    return NameMention(
        first,
        last,
        tokens.start[first],
        tokens.end[last - 1],
        " ".join(tokens.quote(first, last).split()),
        kind,
        text,
        country,
    )


def _is_settlement(tokens: Tokens, stretch: Stretch) -> bool:
    """ "the town Dolna", "the village of Larn": a place that no gazetteer need know."""
    at = stretch.first - (2 if tokens.lower[stretch.first - 1] == "of" else 1)
    is_called = at > 0 and tokens.lower[at] in words().settlements
    return is_called and tokens.lower[at - 1] in ("the", "a", "this", "small", "nearby", "neighbouring", "neighboring")


def _state_after(tokens: Tokens, last: int, place_at: dict[int, PlaceMention]) -> str | None:
    """The country after who bears an office: "Foreign Minister Kari Solheim of Norway"."""
    place = place_at.get(last + 1)
    is_state = place is not None and place.form == "name" and place.place.precision == "country"
    return place.place.country if place is not None and is_state and tokens.lower[last] == "of" else None


def _repeats(tokens: Tokens, mentions: list[NameMention], place_at: dict[int, PlaceMention]) -> list[NameMention]:
    """One-word names and surnames that stand elsewhere in the text where nothing marks them as names."""
    known = {m.text: m.kind for m in mentions if " " not in m.text and m.kind != "other"}
    known.update({m.text.split()[-1]: m.kind for m in mentions if m.kind == "person"})
    taken = {i for m in mentions for i in range(m.first, m.last)}
    out = list(_whole_repeats(tokens, mentions, taken))
    taken |= {i for m in out for i in range(m.first, m.last)}
    for i, word in enumerate(tokens.word):
        is_free = i not in taken and i not in place_at and tokens.pos[i] in {"PROPN", "NOUN", "ADJ", "X"}
        if is_free and word in known and len(word) > 3 and word[0].isupper():
            out.append(NameMention(i, i + 1, tokens.start[i], tokens.end[i], word, known[word]))
    return out


def _whole_repeats(tokens: Tokens, mentions: list[NameMention], taken: set[int]) -> Iterator[NameMention]:
    """Bodies' names of several words where the model missed them, as in headlines."""
    known = {tuple(m.text.split()): m.kind for m in mentions if " " in m.text and m.kind in ("organisation", "outlet")}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for parts in sorted(known, key=len, reverse=True):
        by_first.setdefault(parts[0], []).append(parts)
    at = 0
    while at < len(tokens):
        last = at + 1
        for parts in by_first.get(tokens.word[at], ()):
            end = at + len(parts)
            if tuple(tokens.word[at:end]) == parts and not taken & set(range(at, end)):
                last = end
                yield NameMention(at, end, tokens.start[at], tokens.end[end - 1], " ".join(parts), known[parts])
                break
        at = last


def _is_field(tokens: Tokens, person: NameMention, mention: NameMention) -> bool:
    """ "Transport" in "Minister Ada Roos (Transport)" is her field, no name."""
    follows = mention.first == person.last + 1 and tokens.word[person.last] == "("
    return follows and person.role is not None and person.role.startswith(mention.text)


def _agree(mentions: list[NameMention]) -> list[NameMention]:
    """One kind for one name in one text: an office or a description decides, then the more frequent kind; a surname
    goes with its full name.
    """
    votes: dict[str, dict[NameKind, int]] = {}
    for m in mentions:
        weight = 3 if m.role is not None else 1
        keys = [m.text, *([m.text.split()[-1]] if m.kind == "person" and " " in m.text else [])]
        for key in keys:
            tally = votes.setdefault(key, {})
            tally[m.kind] = tally.get(m.kind, 0) + weight
    out = []
    for m in mentions:
        tally = votes[m.text]
        best = min(tally, key=lambda kind: (-tally[kind], kind))
        out.append(m if best == m.kind else replace(m, kind=best))
    return out


def _but_places(tokens: Tokens, mentions: list[NameMention]) -> list[NameMention]:
    """Without lone words that the name finder took for persons, where the text only ever speaks of them as places: some
    stand behind "in" or "near", none does anything, bears an office or ends a full name.
    """
    surnames = {m.text.split()[-1] for m in mentions if " " in m.text}
    where: dict[str, bool] = {}
    for m in mentions:
        if m.kind == "person" and m.last - m.first == 1 and m.text not in surnames:
            acts = m.role is not None or tokens.dep[m.first] in ("nsubj", "nsubjpass", "agent", "dobj")
            is_in = m.first > 0 and tokens.lower[m.first - 1] in words().within and tokens.dep[m.first] == "pobj"
            where[m.text] = (is_in or where.get(m.text, False)) and not acts
            if acts:
                surnames.add(m.text)
    return [m for m in mentions if m.text in surnames or m.kind != "person" or not where.get(m.text, False)]
