"""Parts of a count: "three of the 12", "61 complaints, 14 of them about …", "of the 112 patients, 14 are well"."""

from __future__ import annotations

from onrecord.claims import superseding
from onrecord.claims.base import Context, normal
from onrecord.claims.lexicon import classes, things
from onrecord.model.annotation import QuantityMention
from onrecord.model.phrases import words as spelled
from onrecord.model.tokens import Sentence

_DEFINITE = frozenset({"the", "these", "those", "them", "its", "their", "his", "her", "our", "all"})
_TAKEN_UP = frozenset({"them", "which", "whom", "these", "those", "who"})
_HUNG = 3  # steps from a number to the noun of its phrase
_FRONT = 2  # tokens from a fronted "of" to its number: "of the 112 patients"


def whole(context: Context, quantity: QuantityMention) -> str | None:
    """What the number is a part of, in the text's words; None for a total."""
    tokens, after = context.tokens, quantity.last
    if after + 1 < len(tokens) and tokens.lower[after] == "of" and tokens.lower[after + 1] in _DEFINITE:
        end = after + 2
        while end < min(after + 7, len(tokens)) and not _closes(context, end):
            end += 1
        fate = _fate_of(context, quantity)
        if fate is not None:
            return f"people {fate}"
        if tokens.lower[after + 1] not in _TAKEN_UP:
            return spelled(tokens, after + 1, end)
    taken = _of_what(context, quantity)
    if taken is None:
        return None
    counted = _counted(context).get(taken.start)
    if counted is not None and counted.startswith("people "):
        return counted
    return spelled(tokens, taken.first, max(taken.last, (taken.head or taken.number) + 1))


def is_whole(context: Context, quantity: QuantityMention) -> bool:
    """True for the number of which its clause tells a part: "four of the 12 depots are closed", "of 12, three …"."""
    tokens, at = context.tokens, quantity.first - 1
    first = tokens.sentences[tokens.sentence_of[quantity.first]].first
    if at > first and tokens.lower[at] in _DEFINITE:
        at -= 1
    if at < first or tokens.lower[at] != "of":
        return False
    part = context.quantity_at.get(at - 1) if at > first else None
    if part is not None:
        return part.head in (None, quantity.head) and part.kind == quantity.kind == "count" and part.last == at
    n = tokens.sentence_of[first]
    rest = (q for q in context.reading.quantities if quantity.last < q.first and tokens.sentence_of[q.first] == n)
    return at == first and any(_fronted(context, q) is quantity for q in rest)


def is_bare(context: Context, quantity: QuantityMention) -> bool:
    """True for a number without a noun: "450", "450 damaged"."""
    return quantity.head is None or context.tokens.tag[quantity.head] in ("VBN", "VBD")


def bearer(context: Context, quantity: QuantityMention) -> int:
    """The token by which a number hangs on its clause: its noun; of "3,000 of 12,000 dockers" the dockers."""
    tokens, at = context.tokens, quantity.head if quantity.head is not None else quantity.number
    is_some = tokens.lower[quantity.last : quantity.last + 1] == ["of"]
    for _ in range(_HUNG if is_some else 0):
        if tokens.dep[at] not in ("quantmod", "nummod"):
            break
        at = tokens.head[at]
    return at


def note(context: Context, quantity: QuantityMention, measure: str) -> None:
    """Keeps what a number was found to count, for those that take it up ("Among them are 11 in …")."""
    _counted(context)[quantity.start] = measure


def _counted(context: Context) -> dict[int, str]:
    found = context.held.get(__name__)
    if not isinstance(found, dict):
        found = context.held[__name__] = {}
    return found


def measure(context: Context, quantity: QuantityMention) -> str | None:
    """What a bare number counts that is a part of a number before it."""
    if quantity.kind != "count" or not is_bare(context, quantity):
        return None
    if quantity.head is not None:  # only a state is told
        more = _added_to(context, quantity)
        return normal(context.tokens, more.head, context.place_at) if more is not None and more.head else None
    beside = context.tokens.head[quantity.number]
    if (
        context.tokens.dep[quantity.number] == "conj"
        and beside in context.quantity_of
        and _is_placed(context, quantity)
    ):
        return normal(context.tokens, beside, context.place_at)  # "nine wells in X and two in Y"
    if (before := _added_to(context, quantity) or gapped(context, quantity)) is not None and before.head is not None:
        return _called(context, before.head)
    taken = _of_what(context, quantity)
    fate = _fate_of(context, quantity)
    if (taken is not None or fate is not None) and (said := _said_to_be(context, quantity)) is not None:
        return normal(context.tokens, said, context.place_at)  # "of whom three are guards": guards
    if fate is not None:
        return f"people {fate}"
    if taken is not None and taken.start in _counted(context):
        return _counted(context)[taken.start]
    head = taken.head if taken is not None else _named_whole(context, quantity)
    return _called(context, head) if head is not None else None


def _called(context: Context, head: int) -> str | None:
    """The noun in normal form; "closed" in "five were closed" is none."""
    return normal(context.tokens, head, context.place_at) if context.tokens.pos[head] != "VERB" else None


def _added_to(context: Context, quantity: QuantityMention) -> QuantityMention | None:
    """ "1,200 houses burned down and 450 more were damaged": the count before in the sentence, of whose things the bare
    number counts more.
    """
    tokens = context.tokens
    behind = tokens.lower[quantity.number + 1 : quantity.number + 3]
    is_subject = tokens.dep[quantity.number] in ("nsubj", "nsubjpass") or behind[1:] in (["were"], ["are"], ["was"])
    if not (quantity.amount.increment and is_subject and is_bare(context, quantity)):
        return None
    first = tokens.sentences[tokens.sentence_of[quantity.first]].first
    rows = [q for q in context.reading.quantities if q.kind == "count" and first <= q.first < quantity.first]
    return rows[-1] if rows and rows[-1].head is not None and not rows[-1].enumerated else None


def _fate_of(context: Context, quantity: QuantityMention) -> str | None:
    """ "eleven of the dead": what befell those of whom they are some."""
    tokens, of = context.tokens, quantity.last
    if tokens.lower[of : of + 2] != ["of", "the"] or of + 2 >= len(tokens):
        return None
    return classes("casualties").get(tokens.lower[of + 2]) if tokens.tag[of + 2] != "NN" else None


def _said_to_be(context: Context, quantity: QuantityMention) -> int | None:
    """ "three are guards": the noun behind "are"."""
    tokens, verb = context.tokens, context.tokens.head[quantity.number]
    if tokens.dep[quantity.number] != "nsubj" or tokens.lemma[verb] != "be":
        return None
    noun = tokens.child(verb, "attr")
    if noun is None or tokens.tag[noun] != "NNS" or noun in context.quantity_of:
        return None
    return noun if tokens.lemma[noun] not in things("hollow") else None


def _named_whole(context: Context, quantity: QuantityMention) -> int | None:
    """ "three of her sons": the noun of which they are some."""
    tokens, of = context.tokens, quantity.last
    if of >= len(tokens) or tokens.lower[of] != "of":
        return None
    inner = tokens.child(of, "pobj")
    return inner if inner is not None and tokens.pos[inner] in ("NOUN", "PROPN") else None


def unit(context: Context, quantity: QuantityMention) -> str | None:
    """The words for what is counted, as printed; "two fatally" has none."""
    said = _said_to_be(context, quantity) if quantity.head is None and quantity.kind == "count" else None
    if said is not None and whole(context, quantity) is not None:
        return context.tokens.word[said]
    told = gapped(context, quantity) or quantity
    is_adverb = told.head is not None and context.tokens.tag[told.head] == "RB"
    return " ".join(told.unit.split()) if told.unit and not is_adverb else None


def is_attribute(context: Context, quantity: QuantityMention) -> bool:
    """True for a number that says what a thing is like: "the 14-bank committee", "a 1.5 story house"."""
    tokens, head, low = context.tokens, quantity.head, quantity.amount.low
    if quantity.kind != "count" or head is None or low is None or tokens.tag[head] not in ("NN", "NNP"):
        return False
    after = quantity.number + 1
    return low != int(low) or (
        tokens.word[after : after + 1] == ["-"] and tokens.dep[head] in ("compound", "nmod", "amod")
    )


def gapped(context: Context, quantity: QuantityMention) -> QuantityMention | None:
    """ "40 barns burned in X and 12 in Y": the number before, of which the bare one counts the same elsewhere."""
    tokens = context.tokens
    at, sentence = quantity.first, tokens.sentences[tokens.sentence_of[quantity.first]]
    is_joined = at > sentence.first and tokens.word[at - 1] in ("and", ",", ";")
    if quantity.head is not None or not is_joined or place_behind(context, quantity) is None:
        return None
    found = [
        q
        for q in context.reading.quantities
        if sentence.first <= q.first and q.last <= at and q.kind == "count" and q.head is not None and not q.enumerated
    ]
    between = range(found[-1].last, at) if found else range(0)
    has_place = any(i in context.place_at and tokens.lower[i - 1] in things("locative") for i in between)
    return found[-1] if found and has_place else None


def place_behind(context: Context, quantity: QuantityMention) -> int | None:
    """The token of the place in "12 in X" or "12 of them in X", right behind the number."""
    tokens, at = context.tokens, quantity.last
    if tokens.lower[at : at + 2] in (["of", "them"], ["of", "those"]):
        at += 2
    if at + 1 >= len(tokens) or tokens.lower[at] not in things("locative"):
        return None
    head = tokens.child(at, "pobj")
    mention = context.place_of(head) if head is not None else None
    return mention.last - 1 if mention is not None and head is not None and head - at < 6 else None


def _is_placed(context: Context, quantity: QuantityMention) -> bool:
    """True where "in X" follows the bare number."""
    tokens = context.tokens
    preps = [c for c in tokens.children[quantity.number] if tokens.dep[c] == "prep" and c == quantity.last]
    inner = tokens.child(preps[0], "pobj") if preps and tokens.lower[preps[0]] in things("locative") else None
    return inner is not None and context.place_of(inner) is not None


def _closes(context: Context, at: int) -> bool:
    """True behind the noun that the phrase turns on."""
    tokens = context.tokens
    is_noun = tokens.pos[at - 1] in ("NOUN", "PROPN") or tokens.lower[at - 1] in _TAKEN_UP
    return is_noun and tokens.pos[at] not in ("NOUN", "PROPN")


def _of_what(context: Context, quantity: QuantityMention) -> QuantityMention | None:
    """The count that "of them", "of which", "among them" or a fronted "of the 112 patients" takes up."""
    tokens, first, after = context.tokens, quantity.first, quantity.last
    sentence = tokens.sentences[tokens.sentence_of[first]]
    if quantity.kind != "count":
        return None
    if quantity.head is None and tokens.lower[after : after + 1] == ["of"] and after + 1 < sentence.last:
        next_to = context.quantity_at.get(after + 1)
        if next_to is not None and next_to.first == after + 1 and next_to.kind == "count":
            return next_to if _can_hold(next_to, quantity) else None  # "3,000 of 12,000 dockers"
    follows = after + 1 < sentence.last and tokens.lower[after] == "of" and tokens.lower[after + 1] in _TAKEN_UP
    precedes = first - 2 >= sentence.first and tokens.lower[first - 2] == "of" and tokens.lower[first - 1] in _TAKEN_UP
    if not (follows or precedes or _is_among(context, quantity)):
        return _fronted(context, quantity)
    return _before(context, quantity, sentence)


def _is_among(context: Context, quantity: QuantityMention) -> bool:
    """ "among them 11 in X", "among them are 11 clinics", "including 11 in X"."""
    tokens, at = context.tokens, quantity.first - 1
    first = tokens.sentences[tokens.sentence_of[quantity.first]].first
    if at >= first and tokens.lower[at] == "including":
        return quantity.head is None
    while at > first and (tokens.lemma[at] == "be" or tokens.word[at] == ","):
        at -= 1
    return at > first and tokens.lower[at] in ("them", "these", "those", "whom") and tokens.lower[at - 1] == "among"


def _before(context: Context, quantity: QuantityMention, sentence: Sentence) -> QuantityMention | None:
    """The last count before a number that can hold it, in its sentence, else in the one before it: no earlier value,
    and where things are counted in so many places ("61 posts in nine countries") no number of the places.
    """
    tokens, first = context.tokens, quantity.first
    gone = superseding.of(context)
    rows = [
        q
        for q in context.reading.quantities
        if q.kind == "count"
        and q.first < first
        and (q.head is not None or q.start in _counted(context))
        and not _is_gone(context, q, gone)
        and not q.amount.increment
        and _can_hold(q, quantity)
    ]
    rows = [q for q in rows if (counted := _counted(context).get(q.start)) is None or " of " not in counted]
    n = tokens.sentence_of[first]
    for at in (n, n - 1):
        is_cut = at < 0 or tokens.sentences[at].block != sentence.block
        if is_cut and (at < 0 or tokens.sentences[at].heading or not _is_among(context, quantity)):
            continue
        near = [q for q in rows if tokens.sentence_of[q.first] == at]
        things_ = [q for q in near if q.head is None or tokens.lemma[q.head] not in things("containers")]
        if near:
            return (things_ or near)[-1]
    return None


def _is_gone(context: Context, quantity: QuantityMention, gone: superseding.Formers) -> bool:
    """True for an earlier value whose sentence gives the one in its place."""
    former = gone.get(quantity.start)
    if former is None or former.later is None:
        return former is not None
    n = context.tokens.sentence_of[quantity.first]
    later = next((q for q in context.reading.quantities if q.start == former.later), None)
    return later is not None and context.tokens.sentence_of[later.first] == n


def _can_hold(whole: QuantityMention, part: QuantityMention) -> bool:
    """True unless the part is larger than what it is to be a part of."""
    least, most = part.amount.low, whole.amount.high if whole.amount.high is not None else None
    return least is None or most is None or least <= most


def _fronted(context: Context, quantity: QuantityMention) -> QuantityMention | None:
    """ "Of the 112 patients, 14 are well"."""
    tokens, at = context.tokens, quantity.number
    first = tokens.sentences[tokens.sentence_of[at]].first
    of = first + 1 if tokens.lower[first] in ("and", "but") else first
    if quantity.head is not None or quantity.kind != "count" or tokens.lower[of] != "of":
        return None
    if tokens.dep[at] not in ("nsubj", "nsubjpass", "dobj", "attr"):
        return None
    front = (q for q in context.reading.quantities if of < q.first <= of + _FRONT and q.first < at)
    return next((q for q in front if q.kind == "count" and _can_hold(q, quantity)), None)
