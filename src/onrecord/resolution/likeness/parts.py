"""A name in its parts: words that tell, words that do not, numbers, legal forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.resolution.likeness import tables
from onrecord.resolution.likeness.latin import is_abjad, plain, words


@dataclass(frozen=True, slots=True)
class PersonParts:
    """``names``: words in order as written, in lower case, without titles. ``particles``: indices in ``names`` of words
    like "de" and "bin". ``generation``: "jr", "sr", "2" …, or None.
    """

    names: tuple[str, ...]
    particles: frozenset[int]
    generation: str | None


@lru_cache(maxsize=1 << 14)
def person(name: str) -> PersonParts:
    """The parts of a person's name; what stands after a comma comes first, as in "Weber, Karl"."""
    lists = tables.words()
    before, comma, after = _INITIALS.sub(r"\1. ", name).partition(",")
    turned = (
        words(after) + words(before) if comma and plain(after) not in lists.generations else words(f"{before} {after}")
    )
    kept: list[str] = []
    generation = None
    for place, word in enumerate(turned):
        bare = plain(word)
        if place and bare in lists.generations and len(turned) > 2:
            generation = lists.generations[bare]
        else:
            kept.append(word)
    untitled = [w for w in kept if plain(w) not in lists.titles]
    if len(untitled) > 1 or (untitled and plain(kept[0]) in lists.titles):
        kept = untitled
    kept = _servants(kept)
    particles = frozenset(i for i, w in enumerate(kept) if plain(w) in lists.particles and len(kept) > 2)
    if len(particles) == len(kept):
        particles = frozenset()
    return PersonParts(tuple(kept), particles, generation)


def _servants(kept: list[str]) -> list[str]:
    """ "Abd al-Rahman", "Abdul Rahman", "Abdurrahman" and "عبد الرحمن" alike: one word, without its article."""
    out: list[str] = []
    at = 0
    while at < len(kept):
        bare = plain(kept[at])
        if (bare in _SERVANT or kept[at] == "عبد") and at + 1 < len(kept):
            at += 1
            while plain(kept[at]) in _ARTICLES and at + 1 < len(kept):
                at += 1
            whose = kept[at] if is_abjad(kept[at]) else plain(kept[at])
            out.append("عبد" + whose.removeprefix("ال") if is_abjad(whose) else "abd" + whose)
        else:
            found = _SERVANT_OF.match(bare)
            out.append("abd" + found.group(1) if found else kept[at])
        at += 1
    return out


_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")
_INITIALS = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_])")  # "J.R." holds two names, and is no abbreviation
_SERVANT = {"abd", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abdus", "abdu"}
_ARTICLES = {"al", "el", "ul", "ur", "ar", "as", "an", "ad", "ash", "at", "er", "es", "en"}
_SERVANT_OF = re.compile(r"abd[aeou]?[lrsnd]?([bcdfghjkmnqrstwyz][a-z]{3,})$")


@dataclass(frozen=True, slots=True)
class BodyParts:
    """``telling``: words that make the name, as written; ``shared``: for each the
    name of a word that bodies share ("bank" for "банк"), or "". ``slight``: words
    that carry nothing alone. ``numbers``: in order. ``forms``: legal forms. ``initials``: of all words, with and
    without the slight ones. ``short``: the name where it is one word that may be an acronym.
    """

    telling: tuple[str, ...]
    shared: tuple[str, ...]
    slight: tuple[str, ...]
    numbers: tuple[str, ...]
    forms: frozenset[str]
    initials: frozenset[str]
    short: str | None


@lru_cache(maxsize=1 << 14)
def body(name: str, *, is_ship: bool = False, is_by_word: bool = False) -> BodyParts:
    """The parts of the name of a body, or of a ship. ``is_by_word``: shared words are sought one by one, not as phrases
    ("engineering and construction" is then two).
    """
    lists = tables.words()
    written = list(words(name.replace("No.", "No ").replace("№", " no ")))
    bare = [plain(w) for w in written]
    forms: set[str] = set()
    if not is_ship:
        written, bare = _take(written, bare, forms)
    elif len(bare) > 1 and bare[0] in lists.ships:
        written, bare = written[1:], bare[1:]
    if is_ship and len(bare) > 2 and bare[0] == "m" and bare[1] in ("v", "t"):
        written, bare = written[2:], bare[2:]
    telling: list[str] = []
    shared: list[str] = []
    slight: list[str] = []
    numbers: list[str] = []
    letters: list[str] = []
    light: list[str] = []
    at = 0
    while at < len(bare):
        size, put = _shared(bare, at, 1 if is_by_word else 4) if not is_ship else (1, None)
        if put is None and not is_ship and not written[at].isascii():
            put = _declined(bare[at])
        word = lists.abbreviations.get(bare[at], bare[at])
        letters.append(bare[at][:1])
        if bare[at] not in lists.small:
            light.append(bare[at][:1])
        number = _number(bare, at, lists.numbers)
        if number is not None:
            numbers.append(number)
        elif put is not None and put in lists.slight:
            slight.append(put)
        elif put is not None:
            telling.append(" ".join(written[at : at + size]))
            shared.append(put)
        elif bare[at] in lists.slight:
            slight.append(bare[at])
        elif word:
            telling.append(written[at] if word == bare[at] else word)
            shared.append("")
        if put is not None and size > 1:
            letters += [b[:1] for b in bare[at + 1 : at + size]]
            light += [b[:1] for b in bare[at + 1 : at + size] if b not in lists.small]
        at += size
    short = None
    if len(written) == 1 and name.strip().isupper() and 3 <= len(bare[0]) <= 8:
        short = bare[0]
    linked = [plain(w) for w in words(_HYPHEN.sub("", name))]
    bound = "".join(w[:1] for w in linked if w not in lists.small)
    initials = frozenset({"".join(letters), "".join(light), bound} - {""})
    return BodyParts(tuple(telling), tuple(shared), tuple(slight), tuple(numbers), frozenset(forms), initials, short)


def _take(written: list[str], bare: list[str], forms: set[str]) -> tuple[list[str], list[str]]:
    """Legal forms at the end or the beginning go into ``forms``; something must be left."""
    table, numbers = tables.legal_forms(), tables.words().numbers
    changed = True
    while changed and len(bare) > 1:
        changed = False
        for size in range(min(6, len(bare) - 1), 0, -1):
            last, first = tuple(bare[-size:]), tuple(bare[:size])
            if last in table and not any(w in numbers for w in last):
                forms.add(table[last])
                written, bare, changed = written[:-size], bare[:-size], True
                break
            if first in table and (size > 1 or len(bare[0]) > 1):
                forms.add(table[first])
                written, bare, changed = written[size:], bare[size:], True
                break
    return written, bare


def _shared(bare: list[str], at: int, longest: int) -> tuple[int, str | None]:
    table = tables.body_words()
    for size in range(min(longest, len(bare) - at), 0, -1):
        put = table.get(tuple(bare[at : at + size]))
        if put is not None:
            return size, put
    full = tables.words().abbreviations.get(bare[at])
    return 1, table.get((full,)) if full else None


def _declined(word: str) -> str | None:
    """The shared word that a word of another script is a case of ("министерства": ministry)."""
    if len(word) < tables.SHORTEST_STEM:
        return None
    return tables.inflected().get(word[: max(tables.SHORTEST_STEM - 2, len(word) - 2)])


def _number(bare: list[str], at: int, numbers: dict[str, str]) -> str | None:
    word = bare[at]
    if word.isdigit():
        return word.lstrip("0") or "0"
    if word[:-2].isdigit() and word[-2:] in ("st", "nd", "rd", "th"):
        return word[:-2]
    if word in numbers and (at or len(word) > 3) and (len(word) > 1 or at == len(bare) - 1 or word != "i"):
        return numbers[word]
    return None
