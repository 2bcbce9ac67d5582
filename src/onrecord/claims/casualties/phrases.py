"""Phrases that tell of one person: name, noun, age and sex as the words give them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.claims.base import Context
from onrecord.claims.lexicon import casualties
from onrecord.claims.lexicon import casualty_list as list_of
from onrecord.model.tokens import Tokens

_AGE = re.compile(r"(\d{1,3})[- ]?(year|month|week|day)s?[- ]?olds?\b")
_SPELLED = re.compile(r"\b([a-z]+(?:-[a-z]+)?)[- ]years?[- ]olds?\b")
_UNDERGOING = frozenset(["nsubjpass", "dobj"])  # "killing Austin": a person, where the text has it in a person's name
_PARTS = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])
_SLOTS = frozenset(
    ["nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "ROOT", "poss", "dative", "oprd", "dep", "npadvmod"]
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase that tells of a person. ``standing``: new ("a man"), more ("another man"), known ("the man"), name,
    pronoun, bare (a headline's noun). ``name``: the words of a name, in lower case.
    """

    at: int
    standing: str
    noun: str | None = None
    name: tuple[str, ...] = ()
    age: int | None = None
    sex: str | None = None
    grown: str | None = None
    is_doer: bool = False


def phrase_at(context: Context, at: int, known: frozenset[str]) -> Phrase | None:
    """The person that the noun phrase at ``at`` tells of; None when it tells of none, or of several. ``known``: the
    text's ``surnames``.
    """
    tokens = context.tokens
    word, lemma = tokens.lower[at], tokens.lemma[at]
    if word == "another" and tokens.dep[at] in ("nsubj", "nsubjpass", "dobj", "conj"):
        return Phrase(at, "more")
    if word in ("someone", "somebody") and tokens.dep[at] == "dobj" and _kills(tokens, tokens.head[at]):
        return Phrase(at, "new")
    if word == "one" and (noun := _one_of(tokens, at)) is not None:
        return Phrase(at, "new", noun, sex=_sex(noun), grown=_grown(None, {noun}))
    if tokens.pos[at] == "PRON" or word in ("he", "she", "him", "himself", "herself"):
        if word in ("he", "him", "himself", "she", "her", "herself"):
            return Phrase(at, "pronoun", sex="M" if word in casualties("male") else "F")
        return None
    if tokens.dep[at] not in _SLOTS and not _is_listed(tokens, at):
        return None
    name = _name(context, at, known)
    before = _left(tokens, at)
    stated = tokens.text[tokens.start[before] : tokens.end[at]]
    age = _age(stated)
    if age is None:
        age = _age_after(tokens, at)
    if name:
        titles = {tokens.lower[i] for i in range(before, at)} - set(name)
        sexes = [s for t in sorted(titles) if (s := _sex(t))]
        return Phrase(at, "name", None, name, age, sexes[0] if sexes else None, _grown(age, titles))
    is_aged = word in ("old", "year-old") or word.endswith("-year-old")
    if not (is_aged or is_person(lemma) or is_person(word)):
        return None
    if tokens.tag[at] in ("NNS", "NNPS") or tokens.pos[at] in ("VERB", "AUX", "ADV"):
        return None
    if is_aged and (age is None or (at + 1 < len(tokens) and tokens.pos[at + 1] in ("NOUN", "PROPN"))):
        return None
    if at in context.quantity_of and not context.quantity_of[at].enumerated and not is_aged:
        amount = context.quantity_of[at].amount
        if amount.low != 1:
            return None
    noun = None if is_aged else (word if is_person(word) else lemma)
    around = {tokens.lower[i] for i in range(before, at + 1)}
    sexes = [s for w in sorted(around) if (s := _sex(w))]
    doer = bool(around & casualties("doers"))
    sex = _sex(noun or "") or (sexes[0] if sexes else None)
    return Phrase(at, _standing(tokens, at, before), noun, (), age, sex, _grown(age, around), doer)


def _kills(tokens: Tokens, at: int) -> bool:
    return tokens.lemma[at] in casualties("kill")


def _one_of(tokens: Tokens, at: int) -> str | None:
    """ "one of their students": the noun for one of them."""
    over = tokens.child(at, "prep")
    whom = tokens.child(over, "pobj") if over is not None and tokens.lower[over] == "of" else None
    if whom is None or tokens.tag[whom] != "NNS" or any(tokens.tag[c] == "CD" for c in tokens.children[whom]):
        return None
    return tokens.lemma[whom] if is_person(tokens.lemma[whom]) else None


def _is_listed(tokens: Tokens, at: int) -> bool:
    """ "Baby, man killed": the parser makes the first a modifier of the second."""
    joint = tokens.word[at + 1] if at + 1 < len(tokens) else ""
    if tokens.lemma[at] in casualties("singles") and tokens.sentences[tokens.sentence_of[at]].heading:
        return True  # in a headline the parser's word on it says little
    return tokens.dep[at] in ("nmod", "compound") and joint in (",", "and", "&")


def is_person(word: str) -> bool:
    """True for a noun for one person."""
    return word in casualties("neutral") or word in casualties("young") or _sex(word) is not None


_PRONOUNS = frozenset(["he", "him", "his", "himself", "she", "her", "hers", "herself"])


def _sex(word: str) -> str | None:
    if word in _PRONOUNS:
        return None  # "his sister": the owner's
    return "M" if word in casualties("male") else "F" if word in casualties("female") else None


def _grown(age: int | None, around: set[str]) -> str | None:
    if age is not None:
        return "grown" if age > 19 else "young" if age < 16 else None
    young, grown = around & casualties("young"), around & casualties("grown")
    return "young" if young and not grown else "grown" if grown and not young else None


def _left(tokens: Tokens, at: int) -> int:
    """The first token of the phrase before its head, commas and verbs excluded."""
    first = tokens.sentences[tokens.sentence_of[at]].first
    low = at
    while low > first and (
        tokens.pos[low - 1] in ("DET", "ADJ", "NOUN", "NUM", "PROPN", "PRON", "PART", "ADV")
        or tokens.word[low - 1] == "-"
    ):
        low -= 1
        if tokens.pos[low] == "DET" or tokens.tag[low] == "PRP$":
            break
    return low


def _age(text: str) -> int | None:
    found = _AGE.search(text.lower())
    if found:
        return int(found[1]) // {"year": 1, "month": 12, "week": 52, "day": 365}[found[2]]
    spelled = _SPELLED.search(text.lower())
    return _spelled_age(spelled[1]) if spelled else None


def _spelled_age(word: str) -> int | None:
    ages = list_of("ages")
    return ages.index(word) if word in ages else None


def _age_after(tokens: Tokens, at: int) -> int | None:
    """ "Moss, 26," and "a man, 26,": the age that stands between commas."""
    following = tokens.word[at + 1 : at + 4]
    if len(following) > 1 and following[0] in (",", "(") and following[1].isdigit() and 0 < int(following[1]) < 110:
        ends = following[2] if len(following) > 2 else "."
        return int(following[1]) if ends in (",", ".", ")", ";", "of", "was", "and") else None
    return None


def _name(context: Context, at: int, known: frozenset[str]) -> tuple[str, ...]:
    """The words of the personal name whose head is ``at``."""
    tokens = context.tokens
    is_place = at in context.place_at and not (tokens.dep[at] in _UNDERGOING and tokens.lower[at] in known)
    named = tokens.named_at.get(at)
    is_known = tokens.lower[at] in known and named is not None and named.label == "PERSON"
    if is_known and tokens.pos[at] == "NOUN" and tokens.word[at][:1].isupper():
        return (tokens.lower[at],)  # a surname that the parser takes for a common noun
    if tokens.pos[at] != "PROPN" or is_place or tokens.tag[at] == "NNPS":
        return ()
    if named is not None and named.label == "PERSON":
        first, last = named.first, named.last
    elif named is None or tokens.lower[at] in known:
        first, last = at, at + 1
        while first and tokens.pos[first - 1] == "PROPN" and tokens.head[first - 1] == at:
            first -= 1
    else:
        return ()
    words = [tokens.lower[i] for i in range(first, last) if tokens.word[i][:1].isupper() and tokens.pos[i] == "PROPN"]
    words = [w for w in words if w not in _PARTS and not is_person(w) and w.replace("-", "").replace("'", "").isalpha()]
    if set(words) & casualties("not_names"):
        return ()
    if named is None and len(words) == 1 and words[0] not in known:
        return ()
    return tuple(words)


def surnames(tokens: Tokens) -> frozenset[str]:
    """Words that the text uses in a personal name of two words or more."""
    named = (n for n in tokens.named if n.label == "PERSON" and n.last - n.first > 1)
    return frozenset(tokens.lower[i] for n in named for i in range(n.first, n.last) if tokens.pos[i] == "PROPN")


def _standing(tokens: Tokens, at: int, before: int) -> str:
    words = [tokens.lower[i] for i in range(before, at)]
    if tokens.lower[at] == "other" or any(w in casualties("more") for w in words):
        return "known" if words[:1] == ["the"] else "more"
    if words[:1] and words[0] in casualties("known"):
        return "known"
    if any(tokens.dep[c] == "poss" for c in tokens.children[at]):
        return "owned"
    return "new" if any(w in casualties("fresh") for w in words[:2]) else "bare"
