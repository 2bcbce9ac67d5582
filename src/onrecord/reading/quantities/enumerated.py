"""Counts that no numeral states: "a teen was hit" is one, "baby, man killed" two, "mills in Pisa and Lucca" two.

Persons count when harm befalls them and nothing shows that they were counted before: no definite article, no name.
Buildings count by the towns of their list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model.annotation import QuantityMention
from onrecord.model.phrases import conjuncts, is_disjunction
from onrecord.model.tokens import Sentence, Tokens
from onrecord.model.value import Amount
from onrecord.reading.places.index import areas
from onrecord.reading.places.keys import fold
from onrecord.reading.quantities.lexicon import words

_PASSIVE = frozenset(["nsubjpass", "nsubj"])
_COUNTED = frozenset(["nummod", "predet", "quantmod"])
_DOUBTS = frozenset(["if", "unless", "whether", "when", "whenever", "should"])
_MAYBE = frozenset(["may", "might", "could", "would", "can", "should", "must", "will", "'ll", "’ll", "wo", "ca"])
_OPEN_ARTICLES = frozenset(["a", "an", "another"])
_NEW = frozenset(["second", "third", "fourth", "fifth"])


def find(tokens: Tokens, sentence: Sentence, counted: frozenset[int]) -> Iterator[QuantityMention]:
    """The enumerated counts of a sentence. ``counted``: nouns that a numeral counts already."""
    table = words()
    seen: set[int] = set()
    for at in range(sentence.first, sentence.last):
        if tokens.lemma[at] in table.harms or tokens.lower[at] in table.harms:
            for victim in _victims(tokens, at, sentence):
                group = [n for n in _group(tokens, victim) if n not in seen and n not in counted]
                seen.update(group)
                people = [n for n in group if _is_person(tokens, n)]
                if people and _holds(tokens, at) and not any(is_disjunction(tokens, n) for n in group):
                    yield _people(tokens, people)
        elif tokens.lemma[at] in table.sited and tokens.tag[at] == "NNS" and at not in counted:
            towns = _towns(tokens, at)
            if len(towns) > 1:
                amount = Amount(float(len(towns)), float(len(towns)))
                yield _counted(tokens, at, max(towns) + 1, at, amount, tokens.word[at])


def _victims(tokens: Tokens, at: int, sentence: Sentence) -> Iterator[int]:
    """Nouns that the harm at ``at`` befalls."""
    dep, low = tokens.dep, tokens.lemma[at]
    is_state = low in ("die", "dead") or tokens.lower[at] == "dead"
    if is_state:
        holder = tokens.head[at] if tokens.pos[at] == "ADJ" and dep[at] in ("acomp", "attr", "oprd") else at
        yield from (c for c in tokens.children[holder] if dep[c] in _PASSIVE)
        return
    if tokens.pos[at] != "VERB" or tokens.lower[at + 1 : at + 2] in (["victim"], ["victims"], ["suspect"]):
        return
    children = tokens.children[at]
    objects = [c for c in children if dep[c] == "dobj"]
    passives = [c for c in children if dep[c] == "nsubjpass"]
    if not passives and tokens.tag[at] == "VBN" and not objects:
        if dep[at] == "acl" and tokens.tag[tokens.head[at]].startswith("NN"):
            yield _nearest(tokens, tokens.head[at], at)  # "a man killed in the fire"
            return
        is_bare = not any(dep[c] in ("aux", "auxpass") for c in children)
        passives = [c for c in children if dep[c] == "nsubj"] if is_bare else []
    if not passives and tokens.tag[at] == "VBD" and not objects and tokens.sentences[tokens.sentence_of[at]].heading:
        passives = [c for c in children if dep[c] == "nsubj"]  # "Baby, man killed in fire"
    if not passives and not objects and dep[at] == "conj":
        # "was shot and killed": the subject stands with the first verb
        first = tokens.head[at]
        passives = [c for c in tokens.children[first] if dep[c] == "nsubjpass"]
    yield from objects or passives


def _nearest(tokens: Tokens, noun: int, at: int) -> int:
    """ "Father of man killed in fire": the man, though the parser hangs the participle on the father."""
    people = [i for i in range(noun + 1, at) if tokens.lower[i] in words().people]
    return people[-1] if people and tokens.lower[noun + 1] == "of" else noun


def _group(tokens: Tokens, victim: int) -> list[int]:
    """The members of the list at ``victim``, also where the parser takes one for a modifier or for another name."""
    out = list(conjuncts(tokens, victim))
    for child in tokens.children[victim]:
        joint = tokens.word[child + 1] if child + 1 < len(tokens) else ""
        if tokens.dep[child] in ("nmod", "compound", "dep") and joint in (",", "and", "&"):
            out.append(child)  # "Baby, man killed"
        elif tokens.dep[child] == "appos":
            own = tokens.children[child]
            if any(tokens.lower[c] in _OPEN_ARTICLES for c in own) and any(tokens.dep[c] == "conj" for c in own):
                out += conjuncts(tokens, child)  # "a man, a woman and two children"
    return sorted(set(out))


def _is_person(tokens: Tokens, noun: int) -> bool:
    """One person, told of for the first time."""
    table = words()
    if tokens.lower[noun] == "another":
        return tokens.dep[noun] in ("nsubjpass", "nsubj", "dobj")
    is_aged = tokens.lower[noun] in ("old", "year-old") or tokens.lower[noun].endswith("-year-old")
    if tokens.lower[noun] not in table.people and not is_aged:
        return False
    children = tokens.children[noun]
    if any(tokens.dep[c] in _COUNTED and not _is_age(tokens, c) for c in children):
        return False
    if any(tokens.tag[c] in ("NNP", "NNPS") and tokens.dep[c] == "appos" for c in children):
        return False
    articles = [tokens.lower[c] for c in children if tokens.dep[c] == "det"]
    if articles:
        return articles[0] in _OPEN_ARTICLES
    if any(tokens.dep[c] == "poss" for c in children):
        return any(tokens.tag[c] == "PRP$" for c in children)
    # no article: a headline, or the second of a pair ("a man and woman")
    is_heading = tokens.sentences[tokens.sentence_of[noun]].heading
    return is_heading or tokens.dep[noun] in ("conj", "nmod")


def _is_age(tokens: Tokens, at: int) -> bool:
    return any(tokens.lower[i] in ("year", "month", "old", "years") for i in range(at, min(at + 4, len(tokens))))


def _holds(tokens: Tokens, at: int) -> bool:
    """False for what did not or may not have happened."""
    for _ in range(4):
        for child in tokens.children[at]:
            if tokens.dep[child] == "neg" or tokens.lower[child] in _MAYBE | _DOUBTS:
                return False
        if tokens.dep[at] not in ("conj", "xcomp", "acomp", "oprd", "relcl", "acl"):
            return True
        at = tokens.head[at]
    return True


def _people(tokens: Tokens, people: list[int]) -> QuantityMention:
    first, last = people[0], people[-1] + 1
    begin = _begin(tokens, first)
    if any(tokens.pos[i] == "NUM" or tokens.lower[i][:1].isdigit() for i in range(begin, first)):
        begin = first  # its numeral is an age, and read by itself
    fresh = tokens.lower[begin] == "another" or any(tokens.lower[i] in _NEW for i in range(begin, first))
    number = float(len(people))
    head = people[0] if len(people) == 1 else next((n for n in people if tokens.head[n] not in people), first)
    is_named = tokens.lower[head] in words().people
    unit = "people" if len(people) > 1 else tokens.word[head] if is_named else "person"
    amount = Amount(number, number, None, fresh and len(people) == 1)
    found = _counted(tokens, begin, last, head, amount, unit)
    return found if is_named else replace(found, head=None)


def _begin(tokens: Tokens, noun: int) -> int:
    """The first token of the noun's own words before it."""
    begin = noun
    while begin and tokens.sentence_of[begin - 1] == tokens.sentence_of[noun]:
        if tokens.word[begin - 1] in (",", "and", "&") or tokens.pos[begin - 1] not in _BEFORE:
            break
        begin -= 1
        if tokens.pos[begin] == "DET":
            break
    return begin


_BEFORE = frozenset(["DET", "ADJ", "NOUN", "NUM", "PUNCT", "PROPN", "PRON"])


def _counted(tokens: Tokens, first: int, last: int, head: int, amount: Amount, unit: str) -> QuantityMention:
    start, end = tokens.start[first], tokens.end[last - 1]
    return QuantityMention(first, last, start, end, head, amount, unit, "count", head, enumerated=True)


def _towns(tokens: Tokens, noun: int) -> list[int]:
    """Heads of a list of named towns after "in" that hangs on the noun."""
    children = tokens.children[noun]
    if any(tokens.dep[c] in ("nummod", "amod") and tokens.lower[c] in _UNCOUNTED for c in children):
        return []
    within = noun + 1
    if within >= len(tokens) or tokens.lower[within] != "in" or tokens.dep[within] != "prep":
        return []
    towns = [n for c in tokens.children[within] if tokens.dep[c] == "pobj" for n in conjuncts(tokens, c)]
    named = {n.last - 1: n.label for n in tokens.named}
    sure = all(t in named and tokens.tag[t] == "NNP" for t in towns)
    if any(areas().get(fold(tokens.quote(*_name_at(tokens, t)))) for t in towns):
        return []  # a country may have several
    return towns if sure and any(named[t] == "GPE" for t in towns) else []


def _name_at(tokens: Tokens, last: int) -> tuple[int, int]:
    """The token range of the name that ends at ``last``."""
    return next(((n.first, n.last) for n in tokens.named if n.last == last + 1), (last, last + 1))


_UNCOUNTED = frozenset(["several", "many", "some", "more", "other", "various", "numerous"])
