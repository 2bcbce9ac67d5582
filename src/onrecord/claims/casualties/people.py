"""Persons in one text: which phrases tell of the same one, and what befell each.

Only within the text and only so far as its own words go (name, age, sex, office); nobody is followed across documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.claims.base import Context
from onrecord.claims.casualties.lists import is_member, is_pair
from onrecord.claims.casualties.phrases import Phrase, phrase_at, surnames

_SELF = frozenset(["himself", "herself", "self"])


@dataclass
class Person:
    """Somebody told of in the text, with what its phrases say. ``fate``: killed, injured, hit, unhurt or None."""

    phrases: list[Phrase] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    age: int | None = None
    sex: str | None = None
    grown: str | None = None
    nouns: set[str] = field(default_factory=set)
    is_doer: bool = False
    fate: str | None = None
    told_at: list[int] = field(default_factory=list)  # the words that tell the fate
    is_aside: bool = True  # every sentence that tells the fate tells of another event
    is_more: bool = False
    is_also: bool = False  # told of as one more in the same event
    by_self: bool = False  # by his or her own hand
    is_weak: bool = True  # nothing says more than "taken to hospital"

    def add(self, phrase: Phrase) -> None:
        """Takes up what a phrase says."""
        self.phrases.append(phrase)
        if phrase.name and phrase.name not in self.names:
            self.names.append(phrase.name)
        self.age = phrase.age if self.age is None else self.age
        if phrase.standing != "pronoun":  # whom it stands for is a guess
            self.sex = phrase.sex if self.sex is None else self.sex
        self.grown = phrase.grown if self.grown is None else self.grown
        self.is_doer = self.is_doer or phrase.is_doer
        self.is_more = self.is_more or phrase.standing == "more"
        if phrase.noun:
            self.nouns.add(phrase.noun)

    def suffer(self, fate: str, at: int, *, is_aside: bool, is_weak: bool = False) -> None:
        """Notes a fate; who is dead stays dead, and "shot" says less than "wounded". What a sentence on another event
        tells ("the eighth child to be killed this year") changes nothing for somebody of this one.
        """
        if is_aside and not self.is_aside:
            return
        if self.is_aside and not is_aside and fate != "unhurt":
            self.fate = None
        if RANK[fate] > RANK[self.fate]:
            self.fate = fate
        self.told_at.append(at)
        if fate != "unhurt":
            self.is_aside = self.is_aside and is_aside
            self.is_weak = self.is_weak and is_weak

    def absorb(self, other: Person) -> None:
        """Takes up another's phrases and fate: they are one."""
        for phrase in other.phrases:
            self.add(phrase)
        if RANK[other.fate] > RANK[self.fate]:
            self.fate = other.fate
        self.told_at += other.told_at
        self.by_self = self.by_self or other.by_self
        self.is_also = self.is_also or other.is_also
        self.is_aside = self.is_aside and other.is_aside
        self.is_weak = self.is_weak and other.is_weak


RANK = {None: 0, "unhurt": 1, "hit": 2, "injured": 3, "killed": 4}


def together(persons: Sequence[Person], sentence_of: Sequence[int]) -> tuple[int, ...]:
    """Where one sentence tells the fate of all of them: the first such word of each such sentence, in order."""
    told = [{sentence_of[at]: at for at in sorted(p.told_at, reverse=True)} for p in persons]
    return tuple(sorted(told[0][n] for n in set.intersection(*map(set, told)))) if told else ()


class People:
    """The persons of one text, found as its phrases are read in order."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._surnames = surnames(context.tokens)
        self.all: list[Person] = []
        self._by_phrase: dict[int, Person] = {}
        self._phrases: dict[int, Phrase | None] = {}

    def of(self, at: int) -> Person | None:
        """The person at a head that was read before."""
        return self._by_phrase.get(at)

    def read(self, at: int, *, is_new: bool = False) -> Person | None:
        """The person at ``at``: one told of before where the words say so, else a new one. Whom a pronoun stands for
        may not have been read as a person; with ``is_new`` it is one all the same ("she and two friends").
        """
        if at in self._by_phrase:
            return self._by_phrase[at]
        if at not in self._phrases:
            self._phrases[at] = phrase_at(self._context, at, self._surnames)
        phrase = self._phrases[at]
        if phrase is None:
            return None
        person = self._same(phrase)
        if person is None:
            if phrase.standing == "pronoun" and not is_new:
                return None
            person = Person()
            self.all.append(person)
        person.add(phrase)
        self._by_phrase[at] = person
        return person

    def join(self, at: int, other: int) -> None:
        """The phrases at these heads are one person's ("the victim was identified as …")."""
        a, b = self.read(at), self.read(other)
        if a is None or b is None or a is b or conflict(a, b):
            return
        a.absorb(b)
        for phrase in b.phrases:
            self._by_phrase[phrase.at] = a
        self.all.remove(b)

    def _same(self, phrase: Phrase) -> Person | None:
        recent = sorted(self.all, key=lambda p: p.phrases[-1].at, reverse=True)
        if phrase.name:
            return next((p for p in recent if any(same_name(phrase.name, n) for n in p.names)), None)
        fits = [p for p in recent if not differs(p, phrase)]
        if phrase.standing == "pronoun":
            return self._pronoun(phrase, fits)
        if phrase.standing == "known":
            if phrase.noun == "victim":
                return next((p for p in fits if p.fate in ("killed", "hit", "injured")), None)
            exact = [p for p in fits if phrase.noun in p.nouns or (phrase.age is not None and p.age == phrase.age)]
            close = [p for p in fits if phrase.sex and p.sex == phrase.sex]
            return next(iter([*exact, *close]), None)
        return None

    def _pronoun(self, phrase: Phrase, fits: list[Person]) -> Person | None:
        """The last person whom it fits: not the subject of its own verb, told of at most three sentences before."""
        tokens = self._context.tokens
        verb = tokens.head[phrase.at]
        if tokens.lower[phrase.at] in _SELF:
            subject = tokens.child(verb, "nsubj")
            return self._by_phrase.get(subject) if subject is not None else None
        taken = {tokens.child(verb, "nsubj")} if tokens.dep[phrase.at] in ("dobj", "pobj", "dative") else set()
        here = tokens.sentence_of[phrase.at]
        near = [
            p
            for p in fits
            if not any(q.at in taken for q in p.phrases)
            and here - tokens.sentence_of[p.phrases[-1].at] <= 3
            and p.phrases[0].at < phrase.at
        ]
        beside = [
            p
            for p in near
            if any(
                tokens.sentence_of[q.at] == here and tokens.dep[q.at] in ("nsubj", "nsubjpass", "dobj", "conj")
                for q in p.phrases
            )
        ]
        sexed = [p for p in near if p.sex == phrase.sex]
        return next(iter([*beside, *sexed, *near]), None)


def same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """The same words, one a part of the other, or the same first and last."""
    if a == b or (len(a) == 1 and a[0] in b) or (len(b) == 1 and b[0] in a):
        return True
    return len(a) > 1 and len(b) > 1 and a[-1] == b[-1] and a[0] == b[0]


def differs(person: Person, phrase: Phrase) -> bool:
    """True when what is said of the one cannot be said of the other."""
    if phrase.sex and person.sex and phrase.sex != person.sex:
        return True
    if phrase.age is not None and person.age is not None and abs(phrase.age - person.age) > 1:
        return True  # reports of one person's age differ by a year
    if phrase.grown and person.grown and phrase.grown != person.grown:
        return True
    if phrase.is_doer and "victim" in person.nouns:
        return True
    return phrase.noun == "victim" and person.is_doer


def conflict(a: Person, b: Person) -> bool:
    """True when the two cannot be one. Of one event's harmed one only is so by his or her own hand."""
    if a.names and b.names and not any(same_name(m, n) for m in a.names for n in b.names):
        return True
    return not (a.by_self and b.by_self) and any(differs(a, p) for p in b.phrases)


def distinct(context: Context, harmed: list[Person]) -> list[Person]:
    """The harmed persons of a text, those told of twice taken together: the headline's man is the lead's, unless age,
    sex or name differ, both stand in one sentence, or the text says "another".
    """
    tokens = context.tokens
    out: list[Person] = []
    seen: list[set[int]] = []
    for person in harmed:
        places = {tokens.sentence_of[a] for a in person.told_at}
        home = None
        for n, other in enumerate(out):
            if conflict(other, person) or (person.is_more and not other.is_more):
                continue
            if seen[n] & places and not _is_told_twice(other, person):
                continue
            home = n
            break
        if home is None:
            merged = Person()
            merged.absorb(person)
            merged.is_aside, merged.is_weak = person.is_aside, person.is_weak
            out.append(merged)
            seen.append(set(places))
        else:
            out[home].absorb(person)
            seen[home] |= places
    return out


def _is_told_twice(a: Person, b: Person) -> bool:
    """One age, and not by one word: "the shooting of a 13-year-old boy: a 13-year-old boy was hit"."""
    is_one_age = a.age is not None and a.age == b.age
    return is_one_age and {a.fate, b.fate} != {"killed", "injured"} and not set(a.told_at) & set(b.told_at)


def heads(context: Context) -> Iterator[tuple[int, int]]:
    """Pairs of heads that the grammar makes one person: apposition, "identified as", "was" with a name."""
    tokens = context.tokens
    for at in range(len(tokens)):
        dep = tokens.dep[at]
        if dep == "appos" and not is_pair(tokens, at) and not is_member(tokens, at):
            yield tokens.head[at], at
        elif dep == "pobj" and tokens.lower[tokens.head[at]] == "as":
            verb = tokens.head[tokens.head[at]]
            if tokens.lemma[verb] in ("identify", "name", "know"):
                holder = tokens.child(verb, "nsubjpass", "dobj")
                if holder is None and tokens.dep[verb] == "acl":
                    holder = tokens.head[verb]
                if holder is not None:
                    yield holder, at
        elif dep in ("attr", "oprd"):
            verb = tokens.head[at]
            subject = tokens.child(verb, "nsubj", "nsubjpass")
            if subject is not None and tokens.lemma[verb] in ("be", "identify"):
                yield subject, at
