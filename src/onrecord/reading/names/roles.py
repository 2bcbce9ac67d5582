"""What stands before and after a core name: titles, offices, descriptions and the country they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.model.annotation import PlaceMention
from onrecord.model.tokens import Tokens
from onrecord.reading.names.spans import Stretch
from onrecord.reading.names.words import words

_REACH = 8  # tokens of a title before a name
_PARTICIPLES = frozenset({"based", "born", "led", "owned", "run"})
# titles that are first names too, and are so after an age: "six-year-old Prince Moss"
_GIVEN = frozenset({"prince", "princess", "king", "queen", "duke", "earl", "baron", "major", "marshal"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


class Role(NamedTuple):
    """``first``: where the core name starts. ``text``: the title or description, None for none. ``noun``: its last
    noun's lemma. ``country``: ISO code from an adjective or possessor before it.
    """

    first: int
    text: str | None
    noun: str | None
    country: str | None


def before(tokens: Tokens, stretch: Stretch, place_at: Mapping[int, PlaceMention]) -> Role:
    """Splits titles off the front of the stretch, and reads the words just before it."""
    first, last = stretch.first, stretch.last
    country: str | None = None
    # a state's adjective at the front belongs to the title or the body, not to the name
    core = _core(tokens, first, last, place_at)
    title = [i for i in range(first, core) if i not in place_at and tokens.lower[i] not in _POSSESSIVE]
    if core - first == 1 and tokens.lower[first] in _GIVEN and tokens.lower[first - 2 : first] == ["-", "old"]:
        return Role(first, None, None, None)
    for i in range(first, core):
        if i in place_at and place_at[i].place.country:
            country = place_at[i].place.country
    start = title[0] if title else core
    at = first
    sentence = tokens.sentences[tokens.sentence_of[first]].first
    while at - 1 >= sentence and first - at < _REACH:
        i = at - 1
        if i in place_at:
            if place_at[i].form in {"adjective", "name", "metonym"}:
                country = country or place_at[i].place.country
                at = place_at[i].first
                continue
            break
        if tokens.word[i] in {'"', "“", "‘", "«", "「"} and i == first - 1:
            at = i
            continue
        if tokens.lower[i] in _POSSESSIVE and i - 1 in place_at:
            at = i
            continue
        has_noun = any(tokens.lemma[k] in words().descriptions for k in title)
        if _is_title_word(tokens, i) and not (has_noun and tokens.lemma[i] in words().publication_nouns):
            start = min(start, i)
            title.insert(0, i)
            at = i
            continue
        if tokens.lower[i] in _PARTICIPLES and tokens.word[i - 1] == "-":  # "Dutch-based"
            at = i - 1
            continue
        if tokens.word[i] == "-" and tokens.lower[i - 1] == "non" and start == i + 1:
            start, at = i - 1, i - 1
            title = [i - 1, i, *title]
            continue
        if tokens.lower[i] in {"titled", "entitled", "called", "named"}:
            at = i
            continue
        break
    else:
        at = first
    if not title:
        return _afar(tokens, core, country, place_at)
    title = [i for i in title if tokens.lower[i] not in {"the", "a", "an"}]
    if not title:
        return Role(core, None, None, country)
    title = [*_once(tokens, at, sentence, title), *title]
    text = " ".join(tokens.quote(title[0], title[-1] + 1).split())
    noun = next((tokens.lemma[i] for i in reversed(title) if tokens.word[i][-1:].isalpha()), None)
    return Role(core, text, noun, country)


def portfolio(tokens: Tokens, stretch: Stretch, place_at: Mapping[int, PlaceMention]) -> Role | None:
    """ "Danish Minister of the Interior Ada Roos", where the name finder takes the field for a part of the name."""
    core = stretch.first
    while core < stretch.last - 1 and tokens.lower[core] in words().fields:
        core += 1
    of = stretch.first - (2 if tokens.lower[stretch.first - 1] == "the" else 1)
    if core == stretch.first or of < 1 or tokens.lower[of] != "of" or tokens.lemma[of - 1] not in words().offices:
        return None
    start = of - 1
    while start > 0 and _is_title_word(tokens, start - 1) and start - 1 not in place_at:
        start -= 1
    state = place_at.get(start - 1)
    country = state.place.country if state is not None and state.form in {"adjective", "name"} else None
    return Role(core, " ".join(tokens.quote(start, core).split()), tokens.lemma[of - 1], country)


def _once(tokens: Tokens, at: int, sentence: int, title: Sequence[int]) -> list[int]:
    """The tokens right before an office that say it is not held now, or not fully: "former Danish minister", "ex-"."""
    if not any(tokens.lemma[i] in words().offices for i in title):
        return []
    i = at - 1
    if i > sentence and tokens.word[i] == "-" and tokens.lower[i - 1] == "ex":
        return [i - 1, i]
    return [i] if i >= sentence and i not in title and tokens.lower[i] in words().not_in_office else []


def _afar(tokens: Tokens, core: int, country: str | None, place_at: Mapping[int, PlaceMention]) -> Role:
    """A description that a date keeps from its name: "a Dutch newspaper in October Het Anker" (rough translations)."""
    at = core - 1
    sentence = tokens.sentences[tokens.sentence_of[core]].first
    while at > sentence and core - at <= 4 and tokens.lower[at] in words().calendar | {"in", "on", "of", ",", "the"}:
        at -= 1
    is_apart = any(tokens.lower[i] in words().calendar for i in range(at + 1, core))
    if is_apart and tokens.lemma[at] in words().outlet_nouns:
        owner = place_at.get(at - 1)
        return Role(core, tokens.word[at], tokens.lemma[at], country or (owner.place.country if owner else None))
    return Role(core, None, None, country)


def _is_title_word(tokens: Tokens, i: int) -> bool:
    lemma, low = tokens.lemma[i], tokens.lower[i]
    if low == "old" and tokens.word[i - 1] == "-":
        return False  # "a 45-year-old mayor"
    if tokens.pos[i] == "VERB" and any(tokens.dep[c] == "nsubj" for c in tokens.children[i]):
        return False  # "Officers reported Lily fell"
    if low in words().honorifics or lemma in words().offices | words().descriptions or low in words().generic - {"and"}:
        return tokens.pos[i] in {"NOUN", "PROPN", "ADJ", "DET", "VERB"}
    following = tokens.lemma[i + 1] if i + 1 < len(tokens) else ""
    # "Interior Minister", "former trade minister": what modifies an office belongs to it
    return tokens.pos[i] in {"NOUN", "PROPN", "ADJ"} and (
        following in words().offices | words().descriptions
        or (i + 2 < len(tokens) and tokens.lemma[i + 2] in words().offices and tokens.dep[i] in {"compound", "amod"})
    )


def _core(tokens: Tokens, first: int, last: int, place_at: Mapping[int, PlaceMention]) -> int:
    """Where the core name starts inside the stretch: after "Italian", "Minister", "Human Rights Organization"."""
    at = first
    while at < last - 1:
        mention = place_at.get(at)
        if mention is not None and mention.form == "adjective" and mention.place.precision == "country":
            rest = {tokens.lower[i] for i in range(mention.last, last)}
            lemmas = {tokens.lemma[i] for i in range(mention.last, last)}
            if not (rest & words().state_bodies or lemmas & words().offices):
                break
            if mention.last >= last:
                break
            at = mention.last
            continue
        end = next((k for k in range(last - 1, at, -1) if _closes_title(tokens, at, k)), None)
        if end is None:
            break
        at = end
    return at


def _closes_title(tokens: Tokens, first: int, end: int) -> bool:
    """True when tokens ``[first, end)`` are an office or a description and a name follows."""
    last = tokens.lemma[end - 1]
    low = tokens.lower[end - 1]
    follows = tokens.word[end][:1].isupper()
    if not follows:
        return False
    if low in words().honorifics or (last in words().offices and tokens.lower[end] not in words().organisation_tails):
        inside = range(first, end)
        return not any(tokens.lower[i] in {"of", "for", "and"} for i in inside)
    if last in words().organisation_nouns | words().outlet_nouns:
        return end - first > 1 and all(tokens.lower[i] in words().generic for i in range(first, end - 1))
    return False


def after(tokens: Tokens, last: int) -> str | None:
    """A field in brackets after a minister's name: "Ada Roos (Transport, VVP)" gives "Transport"."""
    if last + 2 >= len(tokens) or tokens.word[last] != "(":
        return None
    end = next((i for i in range(last + 1, min(len(tokens), last + 6)) if tokens.word[i] in {",", ")"}), None)
    if end is None or end == last + 1 or not all(tokens.word[i][:1].isupper() for i in range(last + 1, end)):
        return None
    text = tokens.quote(last + 1, end)
    return None if text.isupper() else text


def appositive(tokens: Tokens, head: int) -> tuple[str | None, str | None]:
    """Office in an apposition after the name ("Ada Roos, the mayor of Delft"): the words, and the noun's lemma."""
    for child in tokens.children[head]:
        if tokens.dep[child] == "appos" and tokens.lemma[child] in words().offices and tokens.pos[child] != "PROPN":
            first, last = tokens.reach[child]
            stop = next((i for i in range(child, last) if tokens.word[i] in {",", ";", "(", "–"}), last)
            while first < child and tokens.lower[first] in {"the", "a", "an", ","}:
                first += 1
            if stop - first <= _REACH:
                return " ".join(tokens.quote(first, stop).split()), tokens.lemma[child]
    return None, None


def apposed(tokens: Tokens, first: int, head: int) -> tuple[str | None, str | None]:
    """What a name is in apposition to ("The operator, Nordal Mining, …", "The mayor of Delft, Ada Roos, …"): the words,
    and the noun's lemma.
    """
    noun = head
    while tokens.dep[noun] == "appos" and tokens.head[noun] < noun:
        noun = tokens.head[noun]
    told = words().offices | words().organisation_nouns | words().outlet_nouns
    if noun == head or tokens.word[first - 1] != "," or tokens.tag[noun] != "NN" or tokens.lemma[noun] not in told:
        return None, None
    start = min([noun, *(i for i in tokens.children[noun] if i < noun)])
    while start < noun and tokens.pos[start] in ("DET", "PRON", "PUNCT"):
        start += 1
    if first - 1 - start > _REACH or "," in tokens.word[start : first - 1]:
        return None, None
    return " ".join(tokens.quote(start, first - 1).split()), tokens.lemma[noun]
