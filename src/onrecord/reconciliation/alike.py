"""Do two claims tell of one thing? What their words share beyond the thing counted, or beyond the actor and the act.

Wrong merges are worse than missing ones: a number or a name that differs keeps two apart, and a word shared is enough
only when it is a good part of what the shorter of the two says. Nothing here looks at more than two claims.
"""

from __future__ import annotations

import functools
import re

from onrecord.model.claim import Claim, Figure
from onrecord.reconciliation import agreement
from onrecord.reconciliation.grounds import Grounds, singular
from onrecord.reconciliation.vocabulary import numerals, words

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_AGE = re.compile(r"[\w-]+[- ]years?[- ]olds?", re.IGNORECASE)
_OWNER = re.compile(r"\b[\w.-]+(?: [A-Z][\w.-]+)*(?:['’]s|s['’]) (?=\w)")
_TAIL = re.compile(
    r"\b(?:of|in|for|to|on|by|at|from|with|who|whom|that|which|where|when|as|against|about|over)\b|[,;(]"
)
_PART = re.compile(
    r"^(?:one|some|part|most|many|several|two|three|\d+) of (?:the|its|their|his|her|our)\b|^one of ", re.I
)
_LEAD = re.compile(
    r"^(?:\w+ )?\d[\d.,]*(?: (?:hundred|thousand|million|billion|trillion|mln|bln|dlrs?|dollars?|euros?|pounds?|yen"
    r"|tons?|tonnes?|barrels?))* of (?=\w)|^(?:dozens|hundreds|thousands|several|some|part|most|one|many) of (?=\w)",
    re.IGNORECASE,
)
# from here on a number is so telling that two texts that count the same thing mean one count
_TELLING = 100.0


def is_small(claim: Claim) -> bool:
    """True for an amount that by itself tells little: "2 men", "20 percent", "dozens of people"."""
    body = claim.body
    if not isinstance(body, Figure):
        return True
    value = body.amount
    number = agreement.core(value)
    if number is None and value.qualifier not in words("vague"):
        number = value.low if value.low is not None else value.high
    is_share = bool(set(re.findall(r"\w+|%", (body.unit or "").casefold())) & words("shares"))
    return number is None or number < _TELLING or is_share


def telling(text: str, but: frozenset[str] = frozenset()) -> frozenset[str]:
    """The words that a phrase turns on: no generic ones, no numbers, none of ``but`` (stems)."""
    return frozenset(stem for stem in _stems(text) if stem not in but)


@functools.lru_cache(maxsize=100_000)
def _stems(text: str) -> frozenset[str]:
    generic = words("generic") | words("scales") | words("money")
    out = set()
    for word in re.findall(r"\w+", text.casefold()):
        stem = singular(word)
        if len(stem) > 2 and not stem[0].isdigit() and not {word, stem} & generic and stem not in numerals():
            out.add(stem)
    return frozenset(out)


@functools.lru_cache(maxsize=100_000)
def numbers(text: str) -> frozenset[str]:
    """The numbers of a phrase, small ones in words too; a scale belongs to its number."""
    out = {match.group().replace(",", "").rstrip(".") for match in _NUMBER.finditer(text)}
    out |= {numerals()[word] for word in re.findall(r"[a-z]+", text.casefold()) if word in numerals()}
    return frozenset(out)


@functools.lru_cache(maxsize=100_000)
def names(text: str) -> frozenset[str]:
    """The capitalised words of a phrase, titles and words that only stand first left out."""
    out = set()
    for word in _WORD.findall(_OWNER.sub("", text)):
        stem = singular(word.casefold())
        is_name = word[:1].isupper() and not re.search(r"-[a-z]", word)
        if is_name and len(stem) > 1 and not {word.casefold(), stem} & words("generic") and stem not in numerals():
            out.add(stem)
    return frozenset(out)


@functools.lru_cache(maxsize=100_000)
def head(text: str) -> str:
    """The stem of the noun that a phrase is about: the last word before what qualifies it."""
    found: list[str] = re.findall(r"\w+", front(text).casefold())
    return singular(found[-1]) if found else ""


def front(text: str) -> str:
    """A phrase up to the noun that it is about."""
    bare = _LEAD.sub("", text.strip())
    return _TAIL.split(bare, maxsplit=1)[0] or bare


def same_object(grounds: Grounds, a: str, b: str) -> bool:
    """True when two objects of an act can be one: no number or name differs, and they share what they turn on."""
    if " ".join(a.casefold().split()) == " ".join(b.casefold().split()):
        return True
    if _differ(numbers(a), numbers(b)) or _differ(names(a), names(b)) or bool(_PART.match(a)) != bool(_PART.match(b)):
        return False
    if _is_negative(a) != _is_negative(b):
        return False  # "guilty" and "not guilty"
    first, second = _object(a), _object(b)
    shared = first & second
    concepts = set(grounds.things(_OWNER.sub("", a))) & set(grounds.things(_OWNER.sub("", b))) - words("generic")
    if not shared and not concepts:
        return False
    if names(a) & names(b) and (len(first) == 1 or len(second) == 1):
        return True
    small = min(len(first), len(second))
    heads = head(_OWNER.sub("", a)), head(_OWNER.sub("", b))
    if shared == {heads[0]} == {heads[1]} and (_is_told_more(a, first) and _is_told_more(b, second)):
        return False  # "poor loans" and "bad loans", "several hundred ships" and "Albian ships"
    is_head = bool(shared & set(heads))
    return len(shared) * 2 >= small if is_head else len(shared) * 2 > small


def _is_negative(text: str) -> bool:
    return bool(words("negations") & set(re.findall(r"\w+", text.casefold())))


def is_told_apart(text: str) -> bool:
    """True for an object that says which one it is: by a name, a number, or two telling words."""
    return bool(names(text) or numbers(text)) or len(_object(text)) > 1


def keys(grounds: Grounds, text: str) -> frozenset[str]:
    """What two objects that can be one have in common at least one of."""
    return _stems(text) | frozenset(f"={name}" for name in grounds.things(text)) | {" ".join(text.casefold().split())}


def _object(text: str) -> frozenset[str]:
    """What an object turns on; whose it is says nothing of what it is, unless it is all there is."""
    bare = _stems(_AGE.sub(" ", _OWNER.sub(" ", text)))
    return bare or _stems(text) or frozenset({" ".join(text.casefold().split())})


def _is_told_more(text: str, turns_on: frozenset[str]) -> bool:
    """True when an object says which ones, or how many."""
    many = words("vague") | words("scales")
    return len(turns_on) > 1 or bool(numbers(text)) or any(w in many for w in re.findall(r"\w+", text.casefold()))


def _differ(a: frozenset[str], b: frozenset[str]) -> bool:
    """True when both say something, neither says all that the other does, and less than half of it is shared."""
    return not (a <= b or b <= a) and len(a & b) * 2 <= min(len(a), len(b))


def same_words(a: Claim, b: Claim, but: frozenset[str] = frozenset()) -> bool:
    """True when two quotes share most of what the shorter one says, ``but`` left out."""
    first, second = telling(a.quote, but), telling(b.quote, but)
    if first == second:
        return len(first) > 1 or a.document == b.document
    small = min(len(first), len(second))
    shared = len(first & second)
    return shared > 1 and shared * 2 >= small


def same_count(grounds: Grounds, a: Claim, b: Claim, *, one_root: bool = False) -> bool:
    """True when two figures of one measure can count the same things: by the words around, or just behind, the number;
    or because the story counts them in a stated place. ``one_root``: one named source gives both.
    """
    is_told = (a.place is not None and b.place is not None) or (one_root and (a.place is None or b.place is None))
    if is_told and is_counted(grounds, a) and is_counted(grounds, b):
        return True
    if a.document == b.document and (_takes_up(a, b) or _takes_up(b, a)):
        return True
    if a.document == b.document and a.start < b.end and b.start < a.end:
        return _quantity(a) == _quantity(b)  # nobody gives one count twice in one breath
    first, second = around(a), around(b)
    if first == second:
        return bool(first) or a.document == b.document
    shared = len(first & second)
    small = min(len(first), len(second))
    if a.document == b.document:
        return shared * 2 > small and others(a) == others(b) and not are_of_others(a, b)
    is_placed = a.place is not None and b.place is not None and a.place.precision in ("city", "point")
    behind = bool(_behind(a) & _behind(b))
    return small > 0 and (behind or (shared + is_placed) * 2 >= small) and shared + is_placed + behind + one_root > 1


def status(claim: Claim) -> frozenset[str]:
    """How those counted are told apart from others of their kind: "licensed", "registered", as printed; of casualties
    the measure tells it.
    """
    if not isinstance(claim.body, Figure) or claim.body.measure.startswith("people "):
        return frozenset()
    return frozenset(w for w in (claim.body.unit or "").casefold().split()[:-1] if w.endswith("ed"))


def _takes_up(a: Claim, b: Claim) -> bool:
    """True where the number of ``a`` has no words of its own for what it counts, and takes up that of ``b``."""
    return any(e.role == "same" and (e.start, e.end) == _quantity(b) for e in a.evidence)


def _quantity(claim: Claim) -> tuple[int, int] | None:
    return next(((e.start, e.end) for e in claim.evidence if e.role == "quantity"), None)


def same_sentence(a: Claim, b: Claim, least: int) -> bool:
    """True for two quotes of the same words, ``least`` of them or more."""
    first = _WORD.findall(a.quote.casefold())
    return len(first) >= least and first == _WORD.findall(b.quote.casefold())


def are_of_others(a: Claim, b: Claim) -> bool:
    """True where the names in two quotes differ: "Quill faces 4 counts", "Brandt faces 4 counts"."""
    return names_differ(a.quote, b.quote)


def names_differ(a: str, b: str) -> bool:
    """True where two texts both name somebody or something, and others."""
    return _differ(names(a), names(b))


def are_called_one(a: Claim, b: Claim) -> bool:
    """True for figures of things with one noun, as printed."""
    nouns = [head(c.body.unit or "") if isinstance(c.body, Figure) else "" for c in (a, b)]
    return bool(nouns[0]) and nouns[0] == nouns[1]


def number(claim: Claim) -> float | None:
    """The number that a figure gives, None for a vague one."""
    return agreement.core(claim.body.amount) if isinstance(claim.body, Figure) else None


def number_at(claim: Claim) -> int:
    """Where a figure's number stands in its document."""
    return next((e.start for e in claim.evidence if e.role == "quantity"), claim.start)


def again(claim: Claim) -> frozenset[str]:
    """The words by which an act is another than the one told before."""
    return frozenset(word.casefold() for word in _AGAIN.findall(claim.quote))


def are_introduced_apart(a: Claim, b: Claim) -> bool:
    """ "A deckhand was hit in the neck. Another deckhand took a bullet in the knee": of one document, two who are both
    brought in anew, and one is told as another, or they are hit elsewhere.
    """
    if a.document != b.document or not (_BROUGHT_IN.match(a.quote) and _BROUGHT_IN.match(b.quote)):
        return False
    first, second = (
        {singular(word.casefold()) for word in re.findall(r"\w+", claim.quote)} & words("body parts")
        for claim in (a, b)
    )
    return again(a) != again(b) or bool(first and second and not first & second)


def others(claim: Claim) -> frozenset[str]:
    """The words by which a count is one of the others, or the last, beside those told before."""
    return other_words(claim.quote)


def other_words(text: str) -> frozenset[str]:
    """The words by which what is told is another than what was told before."""
    return frozenset(singular(word.casefold()) for word in _OTHERS.findall(text))


def is_of_others(claim: Claim) -> bool:
    """True where the number itself is of the others, or the last: "two more men"."""
    at = number_at(claim) - claim.start
    before, after = _BREAK.split(claim.quote[max(0, at - 12) : at])[-1], _BREAK.split(claim.quote[at : at + 30])[0]
    return bool(_OTHERS.search(before) or _OTHERS.search(after))


_BREAK = re.compile(r"[—–,;:(]|\band\b")
_OTHERS = re.compile(r"\b(?:others?|another|last|remaining|additional|more|further)\b", re.IGNORECASE)
_BROUGHT_IN = re.compile(r"(?:[^,]{0,60}, )?(?:an?|another|one) [\w-]+", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:another|second|third|separate|different)\b", re.IGNORECASE)
_GIVEN = re.compile(r"(?:['’]s?|\b(?:its|their|his|her|our|my|the|these|those)(?: \w+)?)\s*$", re.IGNORECASE)


def is_presupposed(claim: Claim) -> bool:
    """True when a figure's number stands in words for a thing taken as known ("Albia's 40 depots", "its 7 million
    debt"): nobody states it there.
    """
    start = next((e.start - claim.start for e in claim.evidence if e.role == "quantity"), None)
    return start is not None and bool(_GIVEN.search(claim.quote[: max(0, start)]))


def people_told(claim: Claim) -> str:
    """What a count of people says that they are, or do; empty when it does not tell."""
    kind = _people(claim)
    return "" if kind == "anyone" else kind


def other_people(a: Claim, b: Claim) -> bool:
    """True for counts of people who are not the same: "2 men" and "2 women", "3 officers" and "3 nurses"."""
    first, second = _people(a), _people(b)
    if "anyone" in (first, second) or first == second:
        return False
    return {first, second} == {"male", "female"} or not {first, second} & {"male", "female", "young"}


def _people(claim: Claim) -> str:
    body = claim.body
    noun = head(body.unit or "") if isinstance(body, Figure) else ""
    kinds = ("male", "female", "young", "anyone")
    done = body.measure.split(" ")[1:] if isinstance(body, Figure) else []
    if noun and any(noun[:_STEM] == word[:_STEM] for word in done):
        return "anyone"  # "2 arrests", "2 arrested"
    return next((kind for kind in kinds if noun in words(f"people {kind}")), noun or "anyone")


_STEM = 5  # letters that the forms of a verb share
_BESIDE = 25  # code points between a negation and the number that it denies, at most


def denies_number(claim: Claim) -> bool:
    """True unless the quote's negation stands far from the number ("is not happy with the work of the 14 banks"), or
    behind it and is of something else: "the names of the 14 were not given".
    """
    counted = next((e for e in claim.evidence if e.role == "quantity"), None)
    at = counted.start - claim.start if counted is not None else None
    before = claim.quote[: max(0, at)].casefold() if at is not None else ""
    tokens = re.findall(r"\w+|n[’']t", before)
    if at is None or counted is None:
        return True
    if not words("negations") & set(tokens):
        return _is_of_the_number(claim, claim.quote[max(0, counted.end - claim.start) :].casefold())
    # who has "not yet named the four" denies no four
    return bool(words("negations") & set(re.findall(r"\w+", before[-_BESIDE:]))) and not is_presupposed(claim)


def _is_of_the_number(claim: Claim, after: str) -> bool:
    """Whether a denial with no negation before the number is of the number: the speaker's ("denied that …"), or one in
    the same clause, of what happened to those counted or of their being so.
    """
    found = re.search(r"(?:\b(?:" + "|".join(sorted(words("negations"))) + r")\b|n[’']t\b)\s*(\w*)", after)
    if found is None:
        return True
    if re.search(r"[,;:]|\b(?:but|and|while)\b", after[: found.start()]):
        return False
    body = claim.body
    is_fate = isinstance(body, Figure) and (body.measure.startswith("people ") or bool(body.undergone))
    return is_fate or found.group(1) in words("so")


def is_counted(grounds: Grounds, claim: Claim) -> bool:
    """True when what a figure counts, and not only a word in its name, is a thing of the story."""
    measure = claim.body.measure if isinstance(claim.body, Figure) else ""
    measure = measure.partition(" with ")[2] or measure  # "states with depots" counts the depots' states
    return any(head(name) == head(measure) for name in grounds.things(measure))


def around(claim: Claim) -> frozenset[str]:
    """What a figure's quote tells beside the number and the thing counted."""
    body = claim.body
    counted = f"{body.measure} {body.unit or ''}" if isinstance(body, Figure) else ""
    return _around(claim.quote, counted)


@functools.lru_cache(maxsize=100_000)
def _around(quote: str, counted: str) -> frozenset[str]:
    return telling(quote, _stems(counted))


def _behind(claim: Claim) -> frozenset[str]:
    """The telling words just behind a figure's number: "the 14-bank steering committee"."""
    end = next((e.end - claim.start for e in claim.evidence if e.role == "quantity"), None)
    if end is None or not isinstance(claim.body, Figure):
        return frozenset()
    after = " ".join(re.split(r"[.,;:]", claim.quote[max(0, end) :])[0].split()[:3])
    return telling(after, _stems(f"{claim.body.measure} {claim.body.unit or ''}"))
