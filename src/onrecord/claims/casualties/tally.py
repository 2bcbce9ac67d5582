"""The toll of the event that a document tells of: killed and injured, by its numbers or by the persons it tells of.

A number that the text states goes before persons counted; the headline's and the lead's before what comes later, which
mostly tells of the same persons in other words, or of others.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.claims.base import Context
from onrecord.claims.casualties import former, sums
from onrecord.claims.casualties import numbers as counts
from onrecord.claims.casualties.fates import Harm, harms, is_real
from onrecord.claims.casualties.lists import spelled_out
from onrecord.claims.casualties.numbers import Number, number_of
from onrecord.claims.casualties.people import People, Person, distinct, heads, together
from onrecord.claims.casualties.scope import Scope
from onrecord.claims.casualties.several import broaden, each_of, narrow
from onrecord.claims.lexicon import casualties
from onrecord.model.tokens import Tokens

_LEAD = 5  # sentences, the headline's among them
_OPENING = 3
_SELVES = frozenset(["self", "himself", "herself"])
_UNREAL = frozenset(["planned", "hypothetical", "demanded", "conditional"])


@dataclass(frozen=True, slots=True)
class Count:
    """How many came to one fate. ``fate``: killed, injured, or hit (all, where it is not said how many died).
    ``at``: the token that tells it. ``basis``: stated, told (counted from persons), worked out, implied.
    ``quantity``: start of the number that says it, when one does. ``persons``: heads of the persons counted; ``again``:
    where one sentence tells of all. ``rank``: 3 headline or stated in the lead, 2 lead or told later, 1 later, implied.
    """

    fate: str
    value: float
    at: int
    basis: str
    rank: int
    quantity: int | None = None
    persons: tuple[int, ...] = ()
    again: tuple[int, ...] = ()


@dataclass
class Toll:
    """What one document says of its own event: a count a fate, where it says one. ``fates``: for every stated number of
    casualties, by its start: whom it counts, and whether it is of another event. ``scope``: the document's event.
    ``loose``: the starts of numbers that are of one of several events, it is not said of which.
    ``superseded``: the starts of numbers that the text tells as earlier values of the event's own toll.
    ``is_several``: headline or lead add up several events, so that none of its numbers is one event's.
    """

    scope: Scope
    counts: dict[str, Count] = field(default_factory=dict)
    fates: dict[int, tuple[str, bool]] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    is_several: bool = False
    loose: set[int] = field(default_factory=set)
    superseded: set[int] = field(default_factory=set)


@dataclass
class _Reading:
    """A text on its way through."""

    context: Context
    scope: Scope
    people: People
    numbers: list[Number] = field(default_factory=list)
    dead: set[int] = field(default_factory=set)  # heads that were counted as killed
    fates: dict[int, tuple[str, bool]] = field(default_factory=dict)
    fatal: int | None = None


def read(context: Context) -> Toll:
    """The toll of the document's event. One pass over the sentences, then a settling of what they gave."""
    tokens = context.tokens
    text = _Reading(context, Scope(context), People(context))
    pairs: dict[int, list[tuple[int, int]]] = {}
    for a, b in heads(context):
        pairs.setdefault(tokens.sentence_of[a], []).append((a, b))
    for n, sentence in enumerate(tokens.sentences):
        if n in context.unread:
            continue
        for at in range(sentence.first, sentence.last):
            if tokens.pos[at] in ("NOUN", "PROPN", "PRON", "ADJ", "NUM") or tokens.lower[at] == "another":
                text.people.read(at)
        for a, b in pairs.get(n, ()):
            text.people.join(a, b)
        _sentence(text, n)
    return _settle(text)


def _sentence(text: _Reading, n: int) -> None:
    context, tokens = text.context, text.context.tokens
    sentence = tokens.sentences[n]
    aside = text.scope.is_aside(n)
    told: list[Number] = []
    if not aside:
        told = counts.headline(context, n)  # beside harms, whose parse is less sure in a headline
        told += [m for m in sums.stated(context, n) if all(m.quantity != other.quantity for other in told)]
        for number in told:
            if number.quantity is not None:
                text.fates[number.quantity] = (number.fate, False)
        text.numbers += [*told, *counts.multiples(context, sentence.first, sentence.last)]
        bodies = counts.bodies(context, n)
        for number in bodies:
            text.fates[number.quantity or 0] = ("killed", False)
            text.dead.add(number.at)
        text.numbers += [*bodies, *counts.rest(context, n)]
    done = {number.fate for number in told}
    told_here = list(harms(tokens, sentence.first, sentence.last))
    spared = {h for harm in told_here if not is_real(tokens, harm.verb) for h in harm.whom}
    for harm in told_here:
        clause = context.innermost(harm.at)
        lives = tokens.lemma[harm.at] in casualties("surviving")  # who is expected to live has been hurt
        if clause is not None and clause.mood in _UNREAL and not (lives and clause.mood == "planned"):
            continue
        _harm(text, harm, n, done, is_aside=aside)
        if not aside and not spared & set(harm.whom):
            text.numbers += counts.ordinals(context, harm.whom)
    if text.fatal is None and n <= _LEAD and not aside:
        text.fatal = counts.fatal(context, sentence.first, sentence.last)


def _harm(text: _Reading, harm: Harm, n: int, done: set[str], *, is_aside: bool) -> None:
    context, tokens = text.context, text.context.tokens
    real = is_real(tokens, harm.verb)
    if not real and harm.fate == "killed":
        return
    fate = harm.fate if real else "unhurt"
    numbered = {h: found for h in harm.whom if (found := number_of(context, h)) is not None}
    listed = spelled_out(tokens, harm.whom, {h: found[0] for h, found in numbered.items()})
    inside = {h for h in harm.whom if any(_is_within(tokens, h, other) for other in numbered if other != h)} | listed
    joined = {h for h in harm.whom if len(harm.whom) > 1 and tokens.lower[h] not in _SELVES}
    loose = [h for h in harm.whom if h not in {*numbered, *inside}]
    loose = [h for h in loose if not each_of(tokens, harm.verb, h)]
    persons = [p for h in loose if (p := text.people.read(h, is_new=h in joined)) is not None]
    if _is_on_self(context, harm):
        own = tokens.child(harm.verb, "nsubj")
        doer = text.people.read(own) if own is not None else None
        persons += [doer] if doer is not None and doer not in persons else []
        for person in persons[-1:]:
            person.by_self = True
    if any(tokens.lower[c] == "also" for c in tokens.children[harm.verb]):
        for person in persons:
            person.is_also = True  # "a woman was also hurt": of the same event, in so many words
    if len(persons) > 1 and any(tokens.dep[c] == "preconj" for h in harm.whom for c in tokens.children[h]):
        for person in persons:  # "both the suspect and the boy were taken to hospital"
            person.is_also, person.is_weak = True, person.is_weak and is_aside
    away = is_aside or text.scope.is_away(harm.verb)
    for person in persons:
        person.suffer(fate, harm.at, is_aside=away, is_weak=harm.is_weak)
    if fate == "unhurt":
        return
    for _, _, start in numbered.values():
        if start is not None and text.fates.get(start, ("hit", is_aside)) == ("hit", is_aside):
            text.fates[start] = (fate, is_aside)  # "treated for injuries": more is told than that they were taken in
    numbered = {h: found for h, found in numbered.items() if h not in listed}
    if is_aside:
        return
    if numbered and fate not in done:
        number = _number(text, harm, fate, n, numbered, persons)
        if number is not None:
            text.numbers.append(number)


def _is_within(tokens: Tokens, at: int, number: int) -> bool:
    """ "two of the men, Ann Moss and Bram Reed, died": named, and counted in by the number."""
    for _ in range(6):
        above = tokens.head[at]
        if tokens.dep[at] == "appos":
            return above == number or (tokens.dep[above] == "pobj" and tokens.head[tokens.head[above]] == number)
        if tokens.dep[at] != "conj" or above == at:
            return False
        at = above
    return False


def _is_on_self(context: Context, harm: Harm) -> bool:
    """True for harm by one's own hand: "shot himself", "turned the gun on himself", "took her own life"."""
    tokens = context.tokens
    whom = (*harm.whom, *(c for c in tokens.children[harm.verb] if tokens.dep[c] == "dobj"))
    by_own_act = harm.fate == "killed" and tokens.lemma[harm.at] in ("turn", "take")
    return by_own_act or any(tokens.lower[h] in _SELVES for h in whom)


def _number(
    text: _Reading,
    harm: Harm,
    fate: str,
    n: int,
    numbered: dict[int, tuple[float, bool, int | None]],
    persons: list[Person],
) -> Number | None:
    """The number that a harm gives, with the persons of its list; None where it only repeats or is added to another."""
    context, tokens = text.context, text.context.tokens
    sentence = tokens.sentences[n]
    first = next(iter(numbered))
    value = sum(found[0] for found in numbered.values()) + len(persons)
    more = any(found[1] for found in numbered.values())
    does = tokens.lemma[harm.at] in casualties("kill") | casualties("hit")
    active = does and any(tokens.dep[h] == "dobj" for h in harm.whom)
    exact = len(numbered) == 1 and not persons
    if active and counts.is_on_self(context, harm.at, sentence.last):
        value, exact, active = value + (fate == "killed"), exact and fate != "killed", False
    if more_like := counts.following(context, harm, value, sentence.last):
        value, exact = value + more_like, False
    if fate == "killed":
        text.dead.update(numbered)
    elif text.dead & set(numbered):
        return None  # "two men dead with gunshot wounds"
    earlier = [m for m in text.numbers if m.fate == "killed" and tokens.sentence_of[m.at] == n and m.at < first]
    if fate == "hit" and earlier and not harm.is_weak and (more or not active):
        fate = "injured"  # "left one dead and three others shot"
        for _, _, start in numbered.values():
            if start is not None:
                text.fates[start] = (fate, False)
    if fate == "injured" and any(tokens.lower[c] == "also" for c in tokens.children[harm.verb]):
        same = [m for m in text.numbers if m.fate == fate and not m.is_weak and not m.is_broad]
        if same and same[0].value != value:
            at = text.numbers.index(same[0])
            text.numbers[at] = replace(same[0], value=same[0].value + value, quantity=None)
            return None
    is_own = n <= text.scope.opening and counts.is_of_one(context, sentence.first, sentence.last)
    broad = (text.scope.is_broad(n) and not is_own) or counts.is_broad(context, first, sentence.first, sentence.last)
    weak = harm.is_weak or counts.is_graded(context, harm)
    start = numbered[first][2] if exact else None
    named = [p for h in counts.counted_in(context, numbered) if (p := text.people.read(h)) is not None]
    is_part = counts.is_part(context, first)
    return Number(fate, value, harm.at, more and not persons, weak, broad, active, start, (*persons, *named), is_part)


def _settle(text: _Reading) -> Toll:
    context, sentence_of = text.context, text.context.tokens.sentence_of
    text.numbers, superseded = former.without(context, text.numbers, text.fates)
    told = [p for p in text.people.all if p.fate not in (None, "unhurt") and not p.is_aside]
    mine = distinct(context, [p for p in told if not p.is_weak] or told)
    if narrow(context, text.numbers):
        text.scope.is_roundup = False
    loose = set[int]()
    if text.scope.is_roundup:  # deep in a text on several events: of which of them is not said
        deep = [m for m in text.numbers if sentence_of[m.at] >= text.scope.opening + _LEAD]
        loose.update(m.quantity for m in deep if m.quantity is not None)
        text.numbers = [m for m in text.numbers if m not in deep]
    is_summed = any(m.is_broad and sentence_of[m.at] < _OPENING for m in text.numbers)
    if text.scope.is_roundup or is_summed:
        mine, text.fatal = [], None  # several events: whose these persons are is not said
    is_several = (text.scope.is_roundup or broaden(context, text.numbers)) and is_summed
    toll = Toll(text.scope, {}, text.fates, mine, text.numbers, is_several, loose, superseded)
    if toll.is_several:
        return toll
    dead = [p for p in mine if p.fate == "killed"]
    hurt = [p for p in mine if p.fate in ("injured", "hit")]
    killed = _killed(text, dead)
    if killed is not None and killed.basis == "implied":
        unsure = [p for p in hurt if p.fate == "hit"]
        hurt = [p for p in hurt if p not in unsure[:1]]  # the death that is told of is most likely theirs
    toll.counts = _fates(text, hurt, killed)
    best = max((count.rank for count in toll.counts.values()), default=0)
    beside = {sentence_of[c.at] for c in toll.counts.values() if c.fate != "killed" and c.basis == "stated"}
    is_deep = killed is not None and killed.basis == "told" and killed.rank == 1 and best > 1
    if killed is not None and is_deep and sentence_of[killed.at] not in beside:
        # told of only deep in a text whose lead tells of the hurt: no part of the toll
        toll.counts = _fates(text, hurt, None)
    return toll


def _fates(text: _Reading, hurt: list[Person], killed: Count | None) -> dict[str, Count]:
    """The counts beside so many dead. Somebody "shot", who is told of only deep in a text that begins with a death, is
    most likely the dead.
    """
    counts = {"killed": killed} if killed is not None else {}
    hit = _first(text, "hit")
    if hit is not None and (hit.more or hit.is_weak or hit.value < (killed.value if killed else 0)):
        hit = None
    if hit is not None and (killed is None or killed.basis == "implied"):
        counts["hit"] = Count("hit", hit.value, hit.at, "stated", _rank(text, hit.at), hit.quantity)
    injured = _injured(text, hurt, killed, hit)
    plainly = (p for p in hurt if (p.fate == "injured" and not p.is_weak) or p.is_also or p.is_more)
    is_late = injured is not None and injured.basis == "told" and injured.rank == 1
    if injured is not None and not (is_late and killed is not None and killed.rank > 1 and not any(plainly)):
        counts["injured"] = injured
    return counts


def _killed(text: _Reading, dead: list[Person]) -> Count | None:
    number = _first(text, "killed")
    if number is not None:
        more = 0
        if number.more:
            more = sum(1 for p in dead if p.told_at and p.told_at[0] < number.at)
        elif number.is_active:
            more = sum(1 for p in dead if p.is_doer)
        return _counted("killed", number, _rank(text, number.at), more)
    if dead:
        return _told(text, dead, "killed")
    if text.fatal is not None:
        return Count("killed", 1.0, text.fatal, "implied", 1)
    return None


def _injured(text: _Reading, hurt: list[Person], killed: Count | None, hit: Number | None) -> Count | None:
    dead = killed.value if killed is not None else 0.0
    sentence_of = text.context.tokens.sentence_of
    left = hit.value - dead if hit is not None else None
    if hit is not None and killed is not None and killed.basis == "told" and _went_to_hospital(text, hit, killed):
        left = hit.value  # who died at the scene is none of those who were taken to hospital
    number = _first(text, "injured")
    if number is not None:
        more = 0
        if number.more:
            here = sentence_of[number.at]
            more = sum(1 for p in hurt if any(sentence_of[a] == here and a < number.at for a in p.told_at))
        dead_among = sum(p.fate == "killed" and not p.is_aside for p in number.among)
        parted = _first(text, "killed")
        if parted is not None and parted.is_part and parted.value < number.value and parted.at > number.at:
            dead_among = int(parted.value)
        if dead_among:
            whole = replace(number, value=number.value - dead_among, quantity=None)
            return _counted("injured", whole, _rank(text, number.at), more)
        is_total = hit is None or left is None or left <= number.value + more
        if hit is not None and left and left < number.value and _rank(text, hit.at) > _rank(text, number.at):
            is_total = False  # more hurt, told of only deep in the text, than its beginning has people hit
        if is_total:
            return _counted("injured", number, _rank(text, number.at), more)
    if left is not None and hit is not None:
        return Count("injured", left, hit.at, "worked out", _rank(text, hit.at))
    rest = next((m for m in text.numbers if m.fate == "hit" and m.value and not m.is_broad), None)
    if rest is not None and rest.more and (killed is None or killed.basis != "stated"):
        value = rest.value + sum(1 for p in hurt if p.told_at[0] < rest.at)
        return Count("injured", value, rest.at, "worked out", 2)
    if rest is not None and rest.is_weak and rest.value > max(len(hurt), dead):
        return Count("injured", rest.value - dead, rest.at, "worked out", 1)
    return _told(text, hurt, "injured") if hurt else None


def _went_to_hospital(text: _Reading, hit: Number, killed: Count) -> bool:
    """ "Two were hit and taken to hospital", where the dead "was pronounced dead at the scene"."""
    tokens = text.context.tokens
    n = tokens.sentence_of[hit.at]
    taken = any(
        m.is_weak and m.fate == "hit" and m.value == hit.value and tokens.sentence_of[m.at] == n for m in text.numbers
    )
    told = {tokens.sentence_of[a] for p in text.people.all if p.fate == "killed" for a in p.told_at}
    return taken and any(
        tokens.lower[i] == "scene" and tokens.sentence_of[i] != n
        for s in told
        for i in range(tokens.sentences[s].first, tokens.sentences[s].last)
    )


def _counted(fate: str, number: Number, rank: int, more: int) -> Count:
    basis = "worked out" if more or number.quantity is None else "stated"
    return Count(fate, number.value + more, number.at, basis, rank, number.quantity if not more else None)


def _told(text: _Reading, persons: list[Person], fate: str) -> Count:
    """Counted from the persons that the headline tells of, else the lead, else the text; and from the doer who died."""
    sentence_of = text.context.tokens.sentence_of
    chosen, rank = persons, 1
    for limit in (1, _LEAD):
        early = [p for p in persons if any(sentence_of[a] < limit for a in p.told_at)]
        if early:
            chosen = early + [
                p for p in persons if p not in early and (p.is_also or ((p.is_doer or p.by_self) and fate == "killed"))
            ]
            rank = 3 if limit == 1 else 2
            break
    at = min(min(p.told_at) for p in chosen)
    spots = tuple(sorted(min(q.at for q in p.phrases) for p in chosen))
    return Count(fate, float(len(chosen)), at, "told", rank, None, spots, together(chosen, sentence_of))


def _rank(text: _Reading, at: int) -> int:
    return 3 if text.context.tokens.sentence_of[at] < _LEAD else 2


def _first(text: _Reading, fate: str) -> Number | None:
    """The number to go by: a strong one before one of a part, a total before one on top of others, the first of all.
    Those in hospital, in headline or lead, are as good as others told of deep in the text.
    """
    late = [text.context.tokens.sentence_of[m.at] >= _LEAD for m in text.numbers]
    fits = (n for n, m in enumerate(text.numbers) if m.fate == fate and m.value and not m.is_broad)
    best = min(fits, key=lambda n: (text.numbers[n].is_weak + late[n], text.numbers[n].more, n), default=None)
    return text.numbers[best] if best is not None else None
