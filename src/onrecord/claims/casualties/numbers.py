"""Numbers of casualties: those that a text states, whom they count, and whether they are of its own event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.claims.base import Context
from onrecord.claims.casualties.fates import Harm
from onrecord.claims.casualties.lists import members_before
from onrecord.claims.casualties.openings import tells_several
from onrecord.claims.casualties.people import Person
from onrecord.claims.casualties.phrases import is_person
from onrecord.claims.lexicon import casualties
from onrecord.model.annotation import QuantityMention
from onrecord.model.tokens import Tokens

_STATES = {"killed": "killed", "dead": "killed", "slain": "killed", "injured": "injured", "wounded": "injured"}
_STATES |= {"hurt": "injured", "shot": "hit", "hit": "hit", "stabbed": "hit"}
_BETWEEN = frozenset(["now", "fatally", "critically", "reported", "are", "were", "is", "was"])
_LOOSE = frozenset(["several", "some", "many", "a few", "few", "dozens", "hundreds", "thousands", "scores", "a couple"])
_PAIRS = {"both": 2.0, "couple": 2.0, "pair": 2.0, "duo": 2.0, "twins": 2.0, "trio": 3.0}
_MULTIPLES = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "quintuple": 5.0}
_ORDINALS = {"third": 3.0, "fourth": 4.0, "fifth": 5.0, "sixth": 6.0, "seventh": 7.0, "eighth": 8.0, "ninth": 9.0}
_ORDINALS |= {"3rd": 3.0, **{f"{n}th": float(n) for n in range(4, 21)}}
# "shot in 24-hour span", "killed within two days"
_WITHIN = re.compile(r" (?:in|within|over)(?: a| an| the| less than| just)* [a-z0-9]+ (?:- )?(?:hours?|days|weeks?)\b")
_UNDONE = frozenset(["attempted", "attempt", "intent", "conspiracy", "conspiring", "attempting"])
_GRADES = frozenset(["critically", "seriously", "badly", "gravely", "severely", "slightly", "lightly"])


@dataclass(frozen=True, slots=True)
class Number:
    """A number of those who came to one fate. ``quantity``: start of the stated quantity, None where none stands there
    ("a triple shooting") or several were added. ``more``: it comes on top of persons told of before ("two others").
    ``among``: persons that it counts in. ``is_part``: of those told of before ("one of them").
    ``is_weak``: of a part (those in hospital, those in a bad way). ``is_broad``: of several events, or of a longer
    time. ``is_active``: somebody did it to them, and is not among them.
    """

    fate: str
    value: float
    at: int
    more: bool = False
    is_weak: bool = False
    is_broad: bool = False
    is_active: bool = False
    quantity: int | None = None
    among: tuple[Person, ...] = ()
    is_part: bool = False


def headline(context: Context, n: int) -> list[Number]:
    """ "1 killed, 3 injured": number and state side by side, whatever the parser makes of a headline; and "two of
    them fatally" anywhere.
    """
    tokens = context.tokens
    sentence = tokens.sentences[n]
    out: list[Number] = []
    held = 0.0  # numbers of a list whose state comes after its last: "2 adults, 3 children dead"
    for quantity in context.reading.quantities:
        if not (sentence.first <= quantity.first < sentence.last) or quantity.enumerated or quantity.kind != "count":
            continue
        low, at = quantity.amount.low, quantity.number + 1
        if low is None or quantity.amount.qualifier in _LOOSE:
            continue
        if _is_fatal_part(context, at, sentence.last):
            out.append(Number("killed", low, quantity.number, quantity=quantity.start))
            continue
        before = _before(context, quantity.first, sentence.first) if sentence.heading else None
        if before is not None and (at >= sentence.last or _STATES.get(tokens.lower[at]) is None):
            broad = is_broad(context, quantity.number, sentence.first, sentence.last)
            out.append(
                Number(before, low, quantity.number, quantity.amount.increment, False, broad, False, quantity.start)
            )
            continue
        named = at
        while at < sentence.last and at - named < 2 and _is_people(tokens, at):
            at += 1
        nouns = at - named
        if nouns and sentence.heading and tokens.word[at : at + 1] in ([","], ["and"], ["&"]):
            held += low
            continue
        while at < sentence.last and tokens.lower[at] in _BETWEEN:
            at += 1
        fate = _STATES.get(tokens.lower[at]) if at < sentence.last else None
        if fate is None or not sentence.heading:
            continue
        if low == 1 and nouns and tokens.lemma[named] not in ("person", "people"):
            continue  # "one man killed": a person told of
        after = tokens.lower[at + 1 : at + 3]
        if tokens.lower[at - 1] == "fatally" or after in (["to", "death"], ["and", "killed"]) or after[:1] == ["dead"]:
            fate = "killed"
        if fate == "hit" and any(m.fate == "killed" for m in out):
            fate = "injured"  # "1 dead, 3 shot"
        more = quantity.amount.increment or "other" in {tokens.lemma[i] for i in range(quantity.number, at)}
        joint = tokens.word[quantity.first - 1] if quantity.first > sentence.first else ""
        stated: int | None = quantity.start
        is_joined = joint in (",", "and", "&") and tokens.pos[quantity.first - 2] in ("NOUN", "PROPN", "ADJ")
        members = len(members_before(tokens, quantity.first, sentence.first)) if not out else 0
        if members:
            low, more, stated = low + members, False, None  # "Mother, two sons dead"
        elif more and is_joined and not out:
            low, more, stated = low + 1, False, None  # "Infant, 4 others hurt"
        if held:
            low, held, stated = low + held, 0.0, None
        broad = is_broad(context, quantity.number, sentence.first, sentence.last)
        out.append(Number(fate, low, at, more, False, broad, False, stated))
    return out


def _is_people(tokens: Tokens, at: int) -> bool:
    return tokens.lemma[at] in casualties("groups") or (tokens.tag[at] == "NNS" and is_person(tokens.lemma[at]))


_ACTS = {"kills": "killed", "killing": "killed", "slaying": "killed", "injures": "injured", "injuring": "injured"}
_ACTS |= {"wounds": "injured", "wounding": "injured", "hurts": "injured", "shooting": "hit", "shoots": "hit"}


def _before(context: Context, first: int, start: int) -> str | None:
    """ "killing 2", "the shooting of 5 teens", "charged with shooting 6 people", in a headline."""
    low = context.tokens.lower
    at = first - 1
    if at > start and low[at] == "of":
        at -= 1
    if at < start:
        return None
    if low[at] in ("deaths", "death", "killings", "killing"):
        return "killed"
    return _ACTS.get(low[at])


def _is_fatal_part(context: Context, at: int, last: int) -> bool:
    """ "seven hit, one fatally"; not "one fatally shot man"."""
    tokens = context.tokens
    part = at + 2 if tokens.lower[at : at + 2] == ["of", "them"] else at
    following = tokens.tag[part + 1] if part + 1 < last else ""
    return tokens.lower[part : part + 1] in (["fatally"], ["mortally"]) and following not in ("VBN", "VBD")


def multiples(context: Context, first: int, last: int) -> list[Number]:
    """ "a triple shooting", "a double homicide"."""
    tokens = context.tokens
    out = []
    for at in range(first + 1, last):
        value = _MULTIPLES.get(tokens.lower[at - 1].rstrip("-"))
        if value is None:
            continue
        if tokens.lemma[at] in casualties("hits"):
            out.append(Number("hit", value, at))
        elif tokens.lemma[at] in ("homicide", "murder", "killing", "slaying") and tokens.word[at + 1 : at + 2] != ["-"]:
            out.append(Number("killed", value, at))
    return out


def ordinals(context: Context, whom: tuple[int, ...]) -> list[Number]:
    """ "a fourth victim was hit": four in all."""
    tokens = context.tokens
    found = [(at, _ORDINALS.get(tokens.lower[at - 1])) for at in whom if at]
    return [Number("hit", n, at) for at, n in found if n and tokens.lower[at - 2 : at - 1] in (["a"], ["an"])]


def is_broad(context: Context, head: int, first: int, last: int) -> bool:
    """True for a number of several events: "killed in two shootings", "one of three people killed over the weekend"."""
    tokens = context.tokens
    if tells_several(tokens, first, last) or _WITHIN.search(" ".join(tokens.lower[head : min(last, head + 9)])):
        return True
    low = tokens.lower[max(first, head - 6) : head]
    if "of" not in low or not {"one", "first", "second", "among"} & set(low):
        return False
    # "one of five people hurt in the incident": all of them are of one event
    after = range(head, min(last, head + 12))
    return not any(_is_the_event(tokens, i) for i in after)


def is_of_one(context: Context, first: int, last: int) -> bool:
    """True for a sentence with one event: "a fire", "the shooting"."""
    return any(_is_the_event(context.tokens, i) for i in range(first, last))


def _is_the_event(tokens: Tokens, at: int) -> bool:
    if tokens.lemma[at] not in casualties("happenings") or tokens.tag[at] not in ("NN", "VBG"):
        return False
    return any(tokens.lower[c] in ("the", "a", "an", "this", "that") for c in tokens.children[at])


def is_graded(context: Context, harm: Harm) -> bool:
    """ "two were critically hurt": some of the hurt, not all."""
    tokens = context.tokens
    near = {tokens.lower[c] for c in tokens.children[harm.at]} | set(tokens.lower[max(0, harm.at - 1) : harm.at + 2])
    return harm.fate == "injured" and bool(near & _GRADES)


def is_on_self(context: Context, at: int, last: int) -> bool:
    """ "killed two people before killing himself": the doer is dead too."""
    return any(word in ("himself", "herself", "self") for word in context.tokens.lower[at:last])


def number_of(context: Context, head: int) -> tuple[float, bool, int | None] | None:
    """The number of those at ``head``, whether it comes on top of others, and where it stands; None for one person or
    where no number counts persons.
    """
    tokens = context.tokens
    quantity = _quantity(context, head)
    if quantity is None:
        pair = _PAIRS.get(tokens.lower[head])
        return (pair, False, None) if pair else None
    amount, noun = quantity.amount, quantity.head
    if amount.low is None or quantity.kind != "count" or amount.qualifier in _LOOSE or is_age(context, quantity):
        return None
    is_state = noun is not None and tokens.pos[noun] in ("ADJ", "VERB", "ADV")
    if noun is not None and not is_state:
        if tokens.lemma[noun] not in casualties("groups") and not is_person(tokens.lemma[noun]):
            return None
        if amount.low == 1 and tokens.lemma[noun] not in ("person", "people"):
            return None
    around = set(tokens.lower[max(0, quantity.first - 2) : min(len(tokens), quantity.last + 2)])
    more = amount.increment or bool(around & {"others", "other", "more"})
    return amount.low, more, quantity.start


def is_age(context: Context, quantity: QuantityMention) -> bool:
    """ "a man, 24, was hit", "Moss, 24 was hit", "ages 21 and 22"."""
    tokens, at = context.tokens, quantity.number
    if {"age", "ages", "aged"} & set(tokens.lower[max(0, at - 4) : at]):
        return True
    is_state = quantity.head is not None and tokens.pos[quantity.head] in ("VERB", "AUX", "ADJ")
    if (quantity.head is not None and not is_state) or not at or tokens.word[at - 1] != ",":
        return False
    if tokens.word[at + 1 : at + 2] == [","]:
        return True
    return at > 1 and tokens.pos[at - 2] == "PROPN" and (quantity.amount.low or 0) > 4


def _quantity(context: Context, head: int) -> QuantityMention | None:
    found = context.quantity_of.get(head)
    if found is None:
        found = context.quantity_at.get(head)
        if found is not None and found.head not in (None, head) and found.number != head:
            return None
    return found if found is not None and not found.enumerated else None


def following(context: Context, harm: Harm, value: float, last: int) -> float:
    """ "Three died at the scene and a fourth at a hospital": the next by its ordinal, one more to the same fate; 0
    where there is none.
    """
    tokens = context.tokens
    for at in range(harm.at + 1, last - 1):
        if _ORDINALS.get(tokens.lower[at]) != value + 1 or tokens.lower[at - 1] not in ("a", "an"):
            continue
        noun = at if tokens.head[at] < at else tokens.head[at]
        if tokens.dep[noun] == "conj" and tokens.head[noun] in (harm.at, harm.verb, *harm.whom):
            return 1.0
    return 0.0


def counted_in(context: Context, heads: Iterable[int]) -> list[int]:
    """ "five people, including Ann Moss": the heads of those who are named as counted in."""
    tokens = context.tokens
    over = [c for h in heads for c in tokens.children[h] if tokens.lower[c] == "including"]
    return [c for p in over for c in tokens.children[p] if tokens.dep[c] == "pobj"]


def is_part(context: Context, head: int) -> bool:
    """ "one of whom died", "two of the wounded died"."""
    low = context.tokens.lower[head + 1 : head + 4]
    known = casualties("hurt_states") | {"victims", "patients", "hurt"}
    return low[:1] == ["of"] and (low[1] in ("them", "whom", "these", "those") or bool(known & set(low[2:])))


def bodies(context: Context, n: int) -> list[Number]:
    """ "Five bodies were found": as many dead."""
    tokens = context.tokens
    out = []
    for quantity, head, low in _counted(context, n, "body"):
        verb = tokens.lemma[tokens.head[head]]
        sentence = tokens.sentences[n]
        is_added = quantity.amount.increment or _is_beside_toll(tokens, sentence.first, sentence.last)
        if not quantity.enumerated and verb in _FINDING:
            out.append(Number("killed", low, head, is_added, quantity=quantity.start))
    return out


_FINDING = frozenset({"find", "discover", "recover", "locate", "pull", "retrieve", "bring", "count"})


def _is_beside_toll(tokens: Tokens, first: int, last: int) -> bool:
    """ "The toll rose to 19 after two bodies were found"."""
    return any(tokens.lemma[i] == "toll" or tokens.lower[i] in ("dead", "deaths") for i in range(first, last))


def rest(context: Context, n: int) -> list[Number]:
    """ "The other three victims were a woman and two men": three hit beside the one told of before."""
    tokens = context.tokens
    first = tokens.sentences[n].first
    out = []
    for quantity, head, low in _counted(context, n, "victim"):
        around = set(tokens.lower[max(first, quantity.first - 3) : head])
        is_subject = tokens.dep[head] in ("nsubj", "nsubjpass")
        if is_subject and {"the", "other"} <= around and tokens.lemma[tokens.head[head]] in ("be", "identify"):
            out.append(Number("hit", low, head, more=True))
    return out


def _counted(context: Context, n: int, noun: str) -> Iterator[tuple[QuantityMention, int, float]]:
    """The quantities of a noun in the n-th sentence, with the noun's token and the number."""
    tokens = context.tokens
    sentence = tokens.sentences[n]
    for quantity in context.reading.quantities:
        head, low = quantity.head, quantity.amount.low
        if head is not None and low and sentence.first <= quantity.first < sentence.last and tokens.lemma[head] == noun:
            yield quantity, head, low


def fatal(context: Context, first: int, last: int) -> int | None:
    """ "a fatal shooting", "charged with murder": somebody died, though the sentence does not say who."""
    tokens = context.tokens
    for at in range(first, last):
        if _UNDONE & set(tokens.lower[max(first, at - 5) : at]):
            continue
        after = tokens.lemma[at + 1] if at + 1 < last else ""
        if tokens.lower[at] in casualties("fatal") and after in casualties("hits") | {"crash", "fire", "attack"}:
            return at if tokens.tag[at + 1] != "NNS" else None
        before = tokens.lower[at - 1] if at > first else ""
        if tokens.lemma[at] in ("homicide", "murder", "manslaughter") and before not in ("of", "no"):
            is_head = tokens.pos[at + 1 : at + 2] not in (["NOUN"], ["PROPN"])
            if is_head or after in ("charge", "victim", "case", "suspect"):
                return at if tokens.tag[at] != "NNS" else None
    return None
