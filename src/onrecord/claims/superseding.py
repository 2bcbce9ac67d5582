"""Numbers that their text calls an earlier value: "initial reports said nine", "raised its count from 11 to 14".

An earlier value keeps its quote, and is no present one. Words that only call a telling the first one ("police initially
said 12") make an earlier value where the text gives another number of the same things; "from", "not" and "was lowered
to" tell of both numbers by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.claims.base import Context
from onrecord.claims.lexicon import listed
from onrecord.model.annotation import QuantityMention, TimeMention

EXTENDED, CORRECTED, CHANGED, UNKNOWN = "findings extended", "corrected", "world changed", "unknown"
SOURCE_OF_EARLIER = "whose earlier number it was is not stated"

_BACK = 5  # tokens between "from" and its number: "from an earlier count of 21"


@dataclass(frozen=True, slots=True)
class Former:
    """``kind``: what the text tells of the change. ``cue``: the token that does. ``later``: the start of the number
    that took its place, None where that is any other of the same things. ``day``: when it held, where told right behind
    it. ``takes_up``: the later one has no words of its own for what it counts. ``is_nobody``: no word for whose it was.
    """

    kind: str
    cue: int
    later: int | None = None
    day: TimeMention | None = None
    later_day: TimeMention | None = None
    takes_up: bool = False
    is_nobody: bool = False


Formers = dict[int, Former]  # by the start of their number


def _words(key: str) -> frozenset[str]:
    return listed("superseding", key)


def of(context: Context) -> Formers:
    """The earlier values of a text, by the start of their number; read once."""
    found = context.held.get("superseding")
    if not isinstance(found, dict):
        found = context.held["superseding"] = dict(_read(context))
    return found


def _read(context: Context) -> Iterator[tuple[int, Former]]:
    for kind in ("count", "money", "percent", "measure"):
        yield from _of_kind(context, kind)


def _of_kind(context: Context, kind: str) -> Iterator[tuple[int, Former]]:
    counts = [q for q in context.reading.quantities if q.kind == kind and not q.enumerated]
    counts = [q for q in counts if context.tokens.sentence_of[q.first] not in context.unread]
    done: set[int] = set()
    for n, quantity in enumerate(counts):
        former = _moved_from(context, quantity, counts) or _contrasted(context, quantity, counts)
        if former is not None:
            done.add(quantity.start)
            yield quantity.start, former
            continue
        before = counts[n - 1] if n else None
        if before is not None and before.start not in done and (taken := _takes_up(context, quantity, before)):
            done.add(before.start)
            yield before.start, taken
    for quantity in counts:
        if quantity.start not in done and (first := _first_told(context, quantity)) is not None:
            yield quantity.start, first


def _lead(context: Context, quantity: QuantityMention) -> int:
    """The token before a number, its hedges and "an earlier count of"."""
    low, at = context.tokens.lower, quantity.first - 1
    while at > max(0, quantity.first - 1 - _BACK):
        is_hedge = low[at] in _words("hedges") | _words("early")
        is_telling = low[at] == "of" and context.tokens.lemma[at - 1] in _words("tellings")
        if not (is_hedge or is_telling or (low[at] == "at" and low[at + 1] == "least")):
            break
        at -= 2 if is_telling else 1
    return at


def _moved_from(context: Context, quantity: QuantityMention, counts: list[QuantityMention]) -> Former | None:
    """ "raised it from 11 to 14", "rose to 23 from 20", "23, up from 7": the number that it came from."""
    tokens, at = context.tokens, _lead(context, quantity)
    sentence = tokens.sentences[tokens.sentence_of[quantity.first]]
    if at > sentence.first and (over := _raised_over(context, quantity, at, counts)) is not None:
        return over
    if at <= sentence.first or tokens.lower[at] != "from" or quantity.amount.increment:
        return None
    mover = next((i for i in range(at - 1, sentence.first - 1, -1) if _moves(context, i)), None)
    if mover is None:
        return None
    mine = [q for q in counts if sentence.first <= q.first < sentence.last and q is not quantity]
    to = next((q for q in mine if q.first > quantity.last and _is_reached(context, q, quantity)), None)
    if to is None and mover < at:
        behind = [
            q for q in mine if q.last <= at and q.first > mover and tokens.lower[_lead(context, q)] in ("to", "at")
        ]
        beside = [q for q in mine if q.last <= mover and tokens.lower[mover] in _words("adverbs")]
        to = next(iter([*behind[-1:], *beside[:1]]), None)
    if (
        to is None
        or to.amount.increment
        or to.amount.low == quantity.amount.low
        or not _are_alike(context, quantity, to)
    ):
        return None
    kind = _kind(context, mover, quantity, to)
    return Former(kind, mover, to.start, _day(context, quantity), _day(context, to), takes_up=to.first > quantity.last)


def _raised_over(context: Context, quantity: QuantityMention, at: int, counts: list[QuantityMention]) -> Former | None:
    """ "puts the damage at 20 million, raising an earlier estimate of 12 million": the value that was raised."""
    tokens, low = context.tokens, context.tokens.lower
    moves = _words("lowering") | _words("raising") | {"revise", "update", "adjust"}
    if tokens.lemma[at] not in moves or not _words("early") & set(low[at + 1 : quantity.first]):
        return None
    first = tokens.sentences[tokens.sentence_of[at]].first
    before = [q for q in counts if first <= q.first and q.last <= at and _are_alike(context, q, quantity)]
    if not before or before[-1].amount.low == quantity.amount.low:
        return None
    return Former(_kind(context, at, quantity, before[-1]), at, before[-1].start, takes_up=True)


def _is_reached(context: Context, to: QuantityMention, start: QuantityMention) -> bool:
    """ "from 11 to 14": nothing but a day stands between the two numbers."""
    tokens, at = context.tokens, _lead(context, to)
    if tokens.lower[at] != "to":
        return False
    day = _day(context, start)
    noun = start.head if start.head is not None and start.head > start.number else start.last - 1
    return at <= max(start.last, noun + 1, day.last if day is not None else 0)


def _moves(context: Context, at: int) -> bool:
    lemma = context.tokens.lemma[at]
    if context.tokens.lower[at] in _words("adverbs"):
        return True
    return context.tokens.pos[at] == "VERB" and any(lemma in _words(key) for key in ("lowering", "raising", "moving"))


def _are_alike(context: Context, a: QuantityMention, b: QuantityMention) -> bool:
    """True unless the two count things with different names."""
    lemmas = {context.tokens.lemma[q.head] for q in (a, b) if q.head is not None and q.unit is not None}
    return len(lemmas) < 2


def _kind(context: Context, mover: int, earlier: QuantityMention, later: QuantityMention) -> str:
    """What a change of a number is called: a count that was raised found more, one that was lowered was too high; of
    what rose or fell by itself the text does not tell, but the dead grow no fewer.
    """
    tokens, lemma = context.tokens, context.tokens.lemma[mover]
    if is_wrong(context, mover) or lemma == "correct":
        return CORRECTED
    is_more = (later.amount.low or 0.0) > (earlier.amount.low or 0.0)
    sentence = tokens.sentences[tokens.sentence_of[mover]]
    is_toll = any(tokens.lemma[i] in _words("tolls") for i in range(sentence.first, sentence.last))
    if lemma in _words("lowering") or (lemma in ("revise", "adjust") and not is_more):
        return CORRECTED
    if lemma in _words("raising") or lemma in ("revise", "adjust", "update") or is_toll:
        if is_more and _has_died(context, mover):
            return CHANGED
        return EXTENDED if is_more else CORRECTED
    if tokens.lower[mover] in _words("adverbs"):
        return EXTENDED if is_more else UNKNOWN
    return UNKNOWN if lemma in ("change", "go") else CHANGED


def _has_died(context: Context, at: int) -> bool:
    """ "rose to six after a man died in hospital": the sentence of a token tells of a death beside the number."""
    tokens = context.tokens
    sentence = tokens.sentences[tokens.sentence_of[at]]
    inside = range(sentence.first, sentence.last)
    return any(tokens.pos[i] == "VERB" and tokens.lemma[i] in _words("dying") for i in inside)


def brought(context: Context, at: int) -> str | None:
    """ "two more died, bringing the toll to nine": what that makes of a smaller number of the same, told elsewhere;
    None where the number at ``at`` is brought to nothing.
    """
    tokens = context.tokens
    prep = tokens.head[at]
    verb = tokens.head[prep]
    if tokens.dep[at] != "pobj" or tokens.lower[prep] != "to" or tokens.lemma[verb] not in _words("bringing"):
        return None
    return CHANGED if _has_died(context, at) else EXTENDED


def is_wrong(context: Context, at: int) -> bool:
    """True where the sentence of a token says that a telling was wrong."""
    sentence = context.tokens.sentences[context.tokens.sentence_of[at]]
    return bool(set(context.tokens.lower[sentence.first : sentence.last]) & _words("wrong"))


def _day(context: Context, quantity: QuantityMention) -> TimeMention | None:
    """The day told right behind a number: "to 23 on Wednesday"."""
    tokens, at = context.tokens, quantity.last
    if quantity.head is not None and quantity.head == at:
        at += 1
    if at < len(tokens) and tokens.lower[at] in ("on", "in", "last", "by"):
        at += 1
    found = context.time_at.get(at)
    return found if found is not None and found.kind == "date" else None


def _contrasted(context: Context, quantity: QuantityMention, counts: list[QuantityMention]) -> Former | None:
    """ "contrary to early reports, four died, not five", "four instead of the five first reported": in its place stands
    the number before. Only where an earlier telling is spoken of.
    """
    tokens, at = context.tokens, _lead(context, quantity)
    sentence = tokens.sentences[tokens.sentence_of[quantity.first]]
    if at <= sentence.first:
        return None
    is_against = tokens.lower[at] in _words("contrasts")
    is_against = is_against or " ".join(tokens.lower[at - 1 : at + 1]) in _words("contrasting")
    if not is_against:
        return None
    before = [q for q in counts if sentence.first <= q.first < at and _are_alike(context, q, quantity)]
    cue = next((i for i in range(sentence.first, sentence.last) if _is_early(context, i)), None)
    if cue is None:  # "corrected its count: nine, not 12"
        cue = next((i for i in range(sentence.first, at) if tokens.lemma[i] in ("correct", "amend")), None)
    if not before or cue is None or before[-1].amount.low == quantity.amount.low:
        return None
    return Former(CORRECTED, cue, before[-1].start, takes_up=True, is_nobody=True)


def is_denied(context: Context, quantity: QuantityMention) -> bool:
    """ "three were killed, not five": nobody gives the five, unless an earlier telling is spoken of."""
    tokens, at = context.tokens, quantity.first - 1
    if quantity.start in of(context) or quantity.kind != "count" or at < 1:
        return False
    if tokens.lower[at] not in _words("contrasts") or tokens.word[at - 1] not in (",", "(", "and", "–", "—"):
        return False
    first = tokens.sentences[tokens.sentence_of[quantity.first]].first
    counts = (q for q in context.reading.quantities if q.kind == "count" and not q.enumerated)
    return any(first <= q.first < at and _are_alike(context, q, quantity) for q in counts)


def _is_early(context: Context, at: int) -> bool:
    """ "early reports", "the initial count", "as first reported"."""
    tokens = context.tokens
    after = tokens.lemma[at + 1] if at + 1 < len(tokens) else ""
    is_noun = tokens.lower[at] in _words("early") and after in _words("tellings")
    return is_noun or (tokens.lower[at] in _words("first_told") and after in _words("putting") | {"say"})


def _takes_up(context: Context, quantity: QuantityMention, before: QuantityMention) -> Former | None:
    """ "That was later lowered to 10", "it turned out to be four", "is now put at six", of the number before it."""
    tokens = context.tokens
    if (
        quantity.head is not None
        and quantity.unit is not None
        and tokens.lemma[quantity.head] not in _words("taken_up")
    ):
        return None
    here, there = tokens.sentence_of[quantity.first], tokens.sentence_of[before.first]
    if here - there > 1 or before.amount.low == quantity.amount.low or quantity.amount.increment:
        return None
    clause = context.innermost(quantity.number)
    at = _lead(context, quantity)
    if clause is None or at < 1:
        return None
    verb = next((v for v in (clause.verb, tokens.head[clause.verb]) if _moves(context, v) or _turns(context, v)), None)
    is_now = "now" in tokens.lower[clause.first : quantity.first]
    if is_now and tokens.dep[quantity.number] == "dobj" and tokens.lemma[clause.verb] in _words("putting"):
        return Former(UNKNOWN, clause.verb, quantity.start, takes_up=True)  # "the ministry now lists 19"
    is_put = tokens.lemma[clause.verb] == "put" and is_now
    if verb is None and not is_put:
        return None
    verb = clause.verb if verb is None else verb
    is_turned = _turns(context, verb)
    if not (
        tokens.lower[at] == "to" or (is_put and tokens.lower[at] == "at") or (is_turned and tokens.lemma[at] == "be")
    ):
        return None
    subject = tokens.child(verb, "nsubj", "nsubjpass", "csubj", "csubjpass")
    moved = tokens.child(verb, "dobj")
    subject = moved if moved is not None and moved < at else subject  # "corrected the figure to 13"
    if subject is None:
        return None
    low, high = tokens.reach[subject]
    is_inside = low <= before.number < min(high, verb)
    is_bare = tokens.lemma[subject] in _words("taken_up") and high - low <= 2 and not is_inside
    if not (is_inside or is_bare):
        return None
    kind = CORRECTED if is_turned else _kind(context, verb, before, quantity)
    return Former(kind, verb, quantity.start, None, _day(context, quantity), takes_up=True)


def _turns(context: Context, at: int) -> bool:
    """ "turned out to be", "was found to be", "proved to be"."""
    tokens = context.tokens
    if tokens.lemma[at] not in _words("turning"):
        return False
    return tokens.lower[at + 1 : at + 3] == ["to", "be"] or tokens.lower[at + 1 : at + 4] == ["out", "to", "be"]


def _first_told(context: Context, quantity: QuantityMention) -> Former | None:
    """ "police initially said 12", "was previously put at 40", "initial reports said nine": by the verb over it."""
    tokens, at = context.tokens, quantity.number
    sayings = {mention.cue[0] for mention in context.reading.attributions}
    for _ in range(8):
        at = tokens.head[at]
        if tokens.pos[at] in ("VERB", "AUX"):
            is_saying = tokens.start[at] in sayings
            if is_saying or tokens.lemma[at] in _words("putting"):
                cue = _adverb(context, at)
                if cue is not None and cue[0] <= quantity.first and "now" not in tokens.lower[cue[0] : quantity.first]:
                    return Former(UNKNOWN, cue[0], is_nobody=cue[1])
            if is_saying or tokens.dep[at] == "conj":
                return None
        if tokens.head[at] == at:
            return None
    return None


def _adverb(context: Context, verb: int) -> tuple[int, bool] | None:
    """The word that calls a telling the older one, and whether nobody is named for it."""
    tokens = context.tokens
    if verb and tokens.lower[verb - 1] in _words("first_told"):
        return verb - 1, False  # "after earlier saying 12": wherever the parser hangs it
    for child in tokens.children[verb]:
        low = tokens.lower[child]
        if tokens.dep[child] == "advmod" and low in _words("first_told"):
            is_had = any(tokens.lower[c] == "had" for c in tokens.children[verb])
            if low in ("earlier", "first") and not is_had and child > verb:
                continue  # "said earlier Monday": a time of day
            return child, False
        if tokens.dep[child] == "aux" and low == "had" and tokens.tag[verb] == "VBN":
            return child, False
        if tokens.dep[child] == "prep" and low == "at" and tokens.lower[child + 1 : child + 2] == ["first"]:
            return child, False
        is_subject = tokens.dep[child] in ("nsubj", "nsubjpass")
        if is_subject and tokens.lemma[child] in _words("tellings"):
            early = next((c for c in tokens.children[child] if tokens.lower[c] in _words("early")), None)
            if early is not None:
                return early, early == tokens.reach[child][0] or tokens.lower[early - 1] in ("the", "some", "several")
    return None
