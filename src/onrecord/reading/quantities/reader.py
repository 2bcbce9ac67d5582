"""Reads the quantities of a token table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model.annotation import QuantityMention, UnitKind
from onrecord.model.tokens import Sentence, Tokens
from onrecord.model.value import Amount
from onrecord.reading.quantities import bounds, enumerated
from onrecord.reading.quantities.labels import is_label
from onrecord.reading.quantities.lexicon import words
from onrecord.reading.quantities.numerals import Numeral, may_start, parse
from onrecord.reading.quantities.units import Unit, unit_of
from onrecord.reading.times.spans import taken

_ZERO = Amount(0, 0, "none")


def read(tokens: Tokens) -> tuple[QuantityMention, ...]:
    """Every stated quantity of the table, in text order: counts, money, percentages, measures, durations and ages.

    Years, dates, times of day, names, codes and labels are none. "No injuries" is 0 with the qualifier ``none``;
    vague counts ("dozens", "several") have a low bound and no high one; a range has both and ``between``.
    """
    dated = taken(tokens)
    out: list[QuantityMention] = []
    for sentence in tokens.sentences:
        stated = list(_sentence(tokens, sentence, dated))
        counted = frozenset(m.head for m in stated if m.head is not None and m.kind == "count")
        more = list(enumerated.find(tokens, sentence, counted))
        out += sorted(stated + more, key=lambda m: (m.start, m.end)) if more else stated
    return tuple(out)


def _sentence(tokens: Tokens, sentence: Sentence, dated: frozenset[int]) -> Iterator[QuantityMention]:
    low = tokens.lower
    money: str | None = None  # the last currency of the sentence
    at, start, stop = sentence.first, sentence.first, sentence.last
    while at < stop:
        if at in dated or not may_start(low[at]):
            at += 1
            continue
        if low[at] in ("no", "none", "nobody", "without"):
            zero = _zero(tokens, at, stop)
            if zero is not None:
                yield zero
            if zero is not None or low[at] == "without":
                at = at + 1 if zero is None else zero.last
                continue
        numeral = parse(tokens, at, stop)
        if numeral is None or numeral.number in dated or _is_pronoun(tokens, numeral, stop):
            at = at + 1 if numeral is None else max(at + 1, numeral.last)
            continue
        if is_label(tokens, numeral, start, stop):
            at = _past_label(tokens, numeral, stop)
            continue
        mention = _mention(tokens, numeral, start, stop, dated)
        if mention.unit is None and mention.kind == "count" and money is not None and numeral.scale >= 1e6:
            mention = replace(mention, kind="money", unit=money)  # "2 billion dollars, of which 1 billion is lost"
        if mention.kind == "money":
            money = mention.unit
        yield mention
        at = max(mention.last, numeral.last)
        start = at


def _past_label(tokens: Tokens, numeral: Numeral, stop: int) -> int:
    """The token after a label and whatever digits are joined to it by hyphens or stops."""
    at = numeral.last
    while (
        at + 1 < stop and tokens.start[at] == tokens.end[at - 1] and tokens.word[at] in ("-", "–", ":", "/", "x", ".")
    ):
        if tokens.start[at + 1] != tokens.end[at] or not tokens.word[at + 1][:1].isdigit():
            break
        at += 2
    return at


def _is_pronoun(tokens: Tokens, numeral: Numeral, stop: int) -> bool:
    """ "one" that counts nothing: "the one", "one another", "no one", "each one"."""
    i = numeral.number
    if tokens.lower[i] != "one" or numeral.last - numeral.first > 1 or _share(tokens, numeral, stop) is not None:
        return False
    before = tokens.lower[i - 1] if i else ""
    following = tokens.lower[i + 1] if i + 1 < stop else ""
    if (
        before in ("no", "each", "every", "any", "this", "that", "which", "-", "square", "number", "day")
        or before == "the"
    ):
        return True
    if following in ("another", "day", "thing", "way", "-", "by", "who", "that"):
        return following != "-" or tokens.start[i + 1] != tokens.end[i]
    if following in ("to", "or") and i + 2 < stop and may_start(tokens.lower[i + 2]) and tokens.tag[i + 2] == "CD":
        return False  # "one to two weeks"
    if following == "of" and i + 3 < stop and tokens.tag[i + 2 : i + 4] in (["JJ", "NN"], ["NN", "IN"], ["NN", "."]):
        return True  # "one of growing doubt": no member of a group
    if following == "of" or following in words().fates or (following in words().states and before != "the"):
        return False
    return tokens.dep[i] != "nummod" or tokens.head[i] <= i


def _mention(tokens: Tokens, numeral: Numeral, start: int, stop: int, dated: frozenset[int]) -> QuantityMention:
    table = words()
    share = _share(tokens, numeral, stop)
    if share is not None:
        numeral = share
    unit = unit_of(tokens, numeral, stop)
    if unit.text is None and unit.kind in ("count", "other"):
        unit = _borrowed(tokens, numeral, stop) or unit
    if unit.kind == "count" and _is_bare_age(tokens, numeral, start, stop) and tokens.word[numeral.first - 1] == ":":
        unit = Unit(None, "count", None, numeral.last)  # "Age: 27 Condition: stable"
    low = high = numeral.value
    last, number = numeral.last, numeral.number
    other = _other_end(tokens, numeral, unit, start, stop, dated)
    if other is not None:
        last, number, high = other.last, other.number, other.value
        if numeral.scale == 1.0 and other.scale > 1.0 and low * other.scale < high:
            low *= other.scale
        money = other.money or numeral.money
        unit = unit_of(tokens, replace(other, money=money), stop)
    name, first = bounds.before(tokens, numeral.first, start)
    if name is None and numeral.mark:
        name = table.before.get((numeral.mark[:1],))
    if name is None:
        name, last = bounds.after(tokens, last, stop)
        if name is None and unit.last > last:
            name, end = bounds.after(tokens, unit.last, stop)
            last = end if name is not None else last
    if name == "more than" and unit.kind == "duration" and tokens.lower[first] == "over":
        name, first = None, numeral.first
    increment = unit.kind != "age" and _is_increment(tokens, first, last, stop)
    if other is not None and first > start and tokens.lower[first - 1] in ("between", "from"):
        first -= 1
    if other is None and low == 1 and name is None and unit.kind == "other" and numeral.is_fraction:
        name = None
    return QuantityMention(
        first,
        max(last, number + 1),
        tokens.start[first],
        tokens.end[max(last, number + 1) - 1],
        number,
        bounds.amount(low, high, name, numeral.vague, increment=increment),
        unit.text,
        _kind(tokens, numeral, unit, start, stop),
        unit.head,
    )


def _borrowed(tokens: Tokens, numeral: Numeral, stop: int) -> Unit | None:
    """The unit that stands farther on: "two- and three-year terms", "160 are missing"."""
    low = tokens.lower
    if tokens.word[numeral.last - 1].endswith("-") and low[numeral.last : numeral.last + 1] in (["and"], ["or"], [","]):
        at = numeral.last + 1
        while at < stop and at < numeral.last + 6:
            other = parse(tokens, at, stop) if may_start(low[at]) else None
            if other is not None and tokens.word[other.last - 1].endswith("-"):
                at = other.last
            elif other is not None:
                return replace(unit_of(tokens, other, stop), last=numeral.last)
            at += 1
        return None
    at = tokens.head[numeral.number]
    if tokens.dep[numeral.number] not in ("nsubj", "nsubjpass") or at < numeral.number or numeral.is_fraction:
        return None
    said = [at, *(c for c in tokens.children[at] if tokens.dep[c] in ("acomp", "oprd") and c > at)]
    state = next((i for i in said if low[i] in words().states), None)
    if state is None or any(tokens.dep[c] == "neg" for c in tokens.children[at]):
        return None
    return Unit(tokens.word[state], "count", state, numeral.last)


def _kind(tokens: Tokens, numeral: Numeral, unit: Unit, start: int, stop: int) -> UnitKind:
    if numeral.is_fraction and unit.kind == "count":
        return "other"
    if unit.text is None and unit.kind == "count" and _is_bare_age(tokens, numeral, start, stop):
        return "age"
    return unit.kind


def _is_bare_age(tokens: Tokens, numeral: Numeral, start: int, stop: int) -> bool:
    """ "Ann Smith, 45, said"; "aged 45"."""
    first, last = numeral.first, numeral.last
    if first == 0 or not 0 < numeral.value < 120:
        return False
    begin = tokens.sentences[tokens.sentence_of[first]].first
    at = _list_start(tokens, first, begin) - 1
    if tokens.lower[at] in _AGED or (tokens.word[at] == ":" and at and tokens.lower[at - 1] in _AGED):
        return True
    if first - 1 < start:
        return False
    if tokens.lower[first - 1] == "now" and last < stop and tokens.word[last] == ",":
        return True  # "Ann Moss, now 30, of Elm Street"
    if "age" in tokens.lower[max(start, first - 3) : first] or _is_said_of_person(tokens, numeral):
        return True
    closes = last >= stop or tokens.word[last] in (",", ".", ";", ")")
    return closes and tokens.word[first - 1] == "," and first - 2 >= start and tokens.tag[first - 2].startswith("NN")


def _is_said_of_person(tokens: Tokens, numeral: Numeral) -> bool:
    """ "Moss, who lived there, was 26."."""
    number, verb = numeral.number, tokens.head[numeral.number]
    if tokens.dep[number] not in ("attr", "acomp") or tokens.lemma[verb] != "be" or verb >= number:
        return False
    subject = tokens.child(verb, "nsubj")
    if subject is None or numeral.is_fraction:
        return False
    named = any(n.label == "PERSON" and n.first <= subject < n.last for n in tokens.named)
    return named or tokens.lower[subject] in ("he", "she") or tokens.lower[subject] in words().people


_AGED = frozenset(["aged", "age", "ages"])


def _list_start(tokens: Tokens, at: int, start: int) -> int:
    """The first number of a list that ends at ``at``: "ages 25, 26 and 33"."""
    while at - 2 >= start and tokens.word[at - 1] in (",", "and", "to") and at - 2 > start:
        step = 3 if tokens.word[at - 2] == "," else 2
        if at - step <= start or not tokens.word[at - step].isdigit():
            break
        at -= step
    return at


def _share(tokens: Tokens, numeral: Numeral, stop: int) -> Numeral | None:
    """ "one in five", "two out of three": a fraction."""
    low = tokens.lower
    at = numeral.last
    if low[at : at + 2] == ["out", "of"]:
        at += 2
    elif low[at : at + 1] == ["in"] and (numeral.value == 1 or not numeral.is_figures):
        at += 1
    else:
        return None
    if at >= stop:
        return None
    other = parse(tokens, at, stop)
    if other is None or other.money or other.tail or other.vague or not 0 < numeral.value < other.value:
        return None
    if low[at - 1] == "in" and (other.value > 100 or (other.last < stop and low[other.last] in words().durations)):
        return None
    return replace(other, first=numeral.first, value=numeral.value / other.value, is_fraction=True, scale=1.0)


_JOINTS = frozenset(["to", "-", "–", "—", "or", "and"])


def _other_end(
    tokens: Tokens, numeral: Numeral, unit: Unit, start: int, stop: int, dated: frozenset[int]
) -> Numeral | None:
    """The upper end of a range: "10 to 12", "between 5 and 7", "$3 billion to $5 billion"; None for a change."""
    low = tokens.lower
    for at in dict.fromkeys((numeral.last, unit.last)):
        if at + 1 < stop and low[at] == "," and (guess := _guess(tokens, numeral, unit, at, start, stop)) is not None:
            return guess
        if at + 1 >= stop or low[at] not in _JOINTS or numeral.vague:
            continue
        before = low[numeral.first - 1] if numeral.first > start else ""
        if (
            low[at] == "and"
            and before != "between"
            and low[max(0, numeral.first - 2) : numeral.first] != ["in", "between"]
        ):
            continue
        skip = 1
        if low[at] in ("to", "and", "or") and low[at + 1] in ("-", "about", "even", "around", "perhaps", "maybe"):
            skip = 2
        if at + skip >= stop or (at + skip) in dated or not may_start(low[at + skip]):
            continue
        if low[at] == "or" and low[at + 1] in ("a", "an", "no", "none"):
            continue
        if low[at] in ("-", "–", "—") and (tokens.start[at] != tokens.end[at - 1] and at != numeral.last):
            continue
        if low[at] == "to" and before == "from" and _is_change(tokens, numeral, start):
            continue
        other = parse(tokens, at + skip, stop)
        if (
            other is None
            or other.is_fraction
            or other.vague
            or (numeral.money is None) < (other.money is None and bool(unit.text and unit.kind != "money"))
        ):
            continue
        if at == unit.last != numeral.last and unit_of(tokens, other, stop).kind != unit.kind:
            continue
        scaled = numeral.value * (
            other.scale if numeral.scale == 1.0 and numeral.value * other.scale < other.value else 1.0
        )
        if low[at] == "or" and not 0 < other.value - scaled <= max(3.0, scaled):
            continue
        if other.value < scaled and before not in ("between", "from", "of"):
            continue
        if low[at] == "to" and at != numeral.last and before != "between" and _is_change(tokens, numeral, start):
            continue  # "rose 18 sen to 40 sen": a step and a level
        if low[at] == "to" and before == "by" and (numeral.money or at != numeral.last):
            continue  # "rose by $5 to $40": a step and a level
        return other
    return None


def _guess(tokens: Tokens, numeral: Numeral, unit: Unit, comma: int, start: int, stop: int) -> Numeral | None:
    """ "like 15 pops, 20 pops", "about 40, 50 steps": one guess in two numbers, as people speak; not the first two of a
    list ("about 40, 50 and 60 steps").
    """
    before = tokens.lower[numeral.first - 1] if numeral.first > start else ""
    other = parse(tokens, comma + 1, stop) if before in _GUESSING and may_start(tokens.lower[comma + 1]) else None
    if other is None or other.is_fraction or other.vague or not numeral.value < other.value <= 2 * numeral.value:
        return None
    of = unit_of(tokens, other, stop)
    after = tokens.lower[max(of.last, other.last)] if max(of.last, other.last) < stop else ""
    more = max(of.last, other.last) + 1
    further = parse(tokens, more, stop) if more < stop and may_start(tokens.lower[more]) else None
    is_list = after in (",", "and", "or") and further is not None
    is_same = comma == numeral.last or (unit.text or "").lower() == (of.text or "").lower()
    return other if of.text and of.kind in ("count", "measure", "duration") and is_same and not is_list else None


_GUESSING = frozenset(["like", "about", "around", "maybe", "perhaps", "probably", "roughly"])


def _is_change(tokens: Tokens, numeral: Numeral, start: int) -> bool:
    """ "rose from 5 to 7" tells of two levels; "from 5 to 7 people" of a range."""
    verbs = words().change_verbs
    prep = tokens.head[numeral.first]
    if tokens.lower[prep] == "from" and tokens.lemma[tokens.head[prep]] in verbs:
        return True  # "corrected the number of depots in Larn from four to two"
    return any(
        tokens.lemma[i] in verbs and tokens.lemma[i] != "range"
        for i in range(max(start, numeral.first - 9), numeral.first)
    )


def _is_increment(tokens: Tokens, first: int, last: int, stop: int) -> bool:
    table = words()
    low = tokens.lower
    if last < stop and low[last] in table.increments:
        return low[last + 1 : last + 2] != ["than"]
    return first > 0 and low[first - 1] in table.increments and low[first - 1] not in ("more", "fresh")


def _zero(tokens: Tokens, at: int, stop: int) -> QuantityMention | None:
    """ "no injuries", "none of the depots", "nobody was hurt"."""
    low = tokens.lower
    head: int | None
    if low[at] == "no":
        if tokens.tag[at] != "DT" or at + 1 >= stop:
            return None
        if low[at + 1 : at + 3] == ["one", "else"] or low[at + 1] == "other":
            return None  # of others than those who were told of
        if low[at + 1] == "one":
            return _nothing(tokens, at, at + 2, "people", None)
        head = tokens.head[at]
        if not at < head < stop or head - at > 5:
            return None
        if tokens.tag[head] not in ("NNS", "NNPS") and not _is_countable(tokens, head):
            return None
        if tokens.lemma[head] in words().uncounted or low[head] in words().uncounted:
            return None
        if any(tokens.tag[i] == "CD" for i in range(at, head)):
            return None
        return _nothing(tokens, at, at + 1, " ".join(tokens.quote(at + 1, head + 1).split()), head)
    if low[at] == "without":
        head = next((c for c in tokens.children[at] if tokens.dep[c] == "pobj"), None)
        is_zero = head is not None and at < head < stop and head - at <= 4 and tokens.tag[head] == "NNS"
        if head is None or not is_zero or low[head] not in words().countable or low[at + 1] in _HOLDERS:
            return None
        return _nothing(tokens, at, at + 1, " ".join(tokens.quote(at + 1, head + 1).split()), head)
    if low[at] == "nobody":
        if low[at + 1 : at + 2] == ["else"]:
            return None
        return _nothing(tokens, at, at + 1, "people", None)
    numeral = Numeral(at, at + 1, 0.0, at)
    unit = unit_of(tokens, numeral, stop) if low[at + 1 : at + 2] == ["of"] else Unit(None, "count", None, at + 1)
    return _nothing(tokens, at, at + 1, unit.text, unit.head)


_HOLDERS = frozenset(["the", "its", "their", "his", "her", "these", "those", "any"])


def _is_countable(tokens: Tokens, head: int) -> bool:
    return tokens.tag[head] == "NN" and tokens.lower[head] in words().countable


def _nothing(tokens: Tokens, first: int, last: int, unit: str | None, head: int | None) -> QuantityMention:
    return QuantityMention(first, last, tokens.start[first], tokens.end[last - 1], first, _ZERO, unit, "count", head)
