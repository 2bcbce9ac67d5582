"""Agreements: parties, subject, open or closed list of places, period, and how far it came or how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.claims import carrying, sides
from onrecord.claims.base import Context
from onrecord.claims.lexicon import classed, listed, table, things
from onrecord.model.claim import Agreement, Claim, Modality
from onrecord.model.clause import Clause
from onrecord.model.phrases import conjuncts, core, has_determiner
from onrecord.model.phrases import words as spelled
from onrecord.model.value import Amount, Place, Time

_UNDER = frozenset({"under", "by", "through", "in"})


@dataclass(frozen=True, slots=True)
class _Finding:
    """One predicate on an agreement. ``head``: its noun, None for the verb "agree"."""

    clause: Clause
    head: int | None
    status: str
    is_denied: bool | None = None
    mood: Modality | None = None


_DONE = frozenset({"reached", "signed", "agreed", "agreed in principle", "approved", "ratified"})


def find(context: Context) -> Iterator[Claim]:
    """The agreement claims of one document."""
    known = sides.Known(context)
    made: tuple[Clause, Claim] | None = None
    for clause in context.clauses:
        if context.is_shouted(clause):
            continue
        finding = _finding(context, clause)
        claim = _claim(context, finding, known) if finding is not None else carrying.read(context, clause, made)
        if claim is not None:
            made = (clause, claim)
            yield claim


def _finding(context: Context, clause: Clause) -> _Finding | None:
    tokens = context.tokens
    if clause.relation == "advcl" and clause.mood not in ("stated", "not-yet") and _is_awaited(context, clause):
        return None  # "will pay when an accord is reached": what is waited for
    if clause.lemma == "agree":
        return _agreeing(context, clause)
    reported = clause.relation in ("acl", "relcl") and (bool(clause.attributions) or clause.mood != "stated")
    if reported and clause.lemma not in listed("agreements", "allowing"):
        return None  # a phrase inside another's sentence supposes the pact, it does not assert it
    objects = [p for h in clause.objects if (p := sides.pact(context, clause, h)) is not None]
    subjects = [h for h in clause.subjects if sides.is_agreement(context, h) and h not in clause.objects]
    if objects and (status := classed("agreements", "made").get(clause.lemma)):
        return _settled(context, clause, objects[0], status)
    if not subjects and (taken := _taken_up(context, clause)) is not None:
        subjects = [taken]
    if not objects and (status := _cut_short(clause)) and (taken := _before_it(context, clause, clause.objects)):
        return _settled(context, clause, taken, status)
    if subjects and not clause.is_passive and (status := _own_course(context, clause)):
        return _settled(context, clause, subjects[0], status)
    if clause.lemma in listed("agreements", "leaving"):
        left = next((h for w, h in clause.obliques if w in ("from", "of", "out of")), None)
        left = left if left is not None else next(iter(clause.objects), None)
        if left is not None and sides.is_agreement(context, left):
            return _settled(context, clause, left, "withdrawn from")
    if clause.lemma in ("come", "arrive"):  # "came to an agreement"
        come = next((h for w, h in clause.obliques if w in ("to", "at") and sides.is_agreement(context, h)), None)
        return _settled(context, clause, come, "reached") if come is not None else None
    if objects and clause.lemma == "have" and clause.subjects and clause.mood == "stated":
        is_told = not has_determiner(tokens, objects[0], "the", "this") and tokens.pos[clause.subjects[0]] != "PRON"
        return _settled(context, clause, objects[0], "in force") if is_told else None
    if clause.lemma in listed("agreements", "allowing") and clause.mood == "stated":
        head = subjects[0] if subjects else None if objects else _governed(context, clause)
        if head is None and not objects and _covered(context, clause):
            head = _before_it(context, clause, clause.subjects)  # "it covers the towns of A and B"
        return _Finding(clause, head, "not stated") if head is not None else None
    return None


def _is_awaited(context: Context, clause: Clause) -> bool:
    tokens = context.tokens
    return any(
        tokens.dep[c] in ("mark", "advmod")
        and tokens.lower[c] in ("after", "when", "once", "until", "if", "unless", "before")
        for c in tokens.children[clause.verb]
    )


def _told(found: _Finding, clause: Clause) -> str:
    """The status; of one that is only expected, wanted or supposed, none is told yet."""
    is_open = clause.mood in ("planned", "possible", "conditional", "demanded", "feared", "hypothetical", "unresolved")
    return "not stated" if is_open and found.mood is None and found.status in _DONE else found.status


def _taken_up(context: Context, clause: Clause) -> int | None:
    """ "the accord …: X says it lapsed": the noun that "it" takes up, in this sentence or the one before."""
    found = _before_it(context, clause, clause.subjects)
    return found if found is not None and _own_course(context, clause) is not None else None


def _before_it(context: Context, clause: Clause, heads: tuple[int, ...]) -> int | None:
    """The agreement named last before the "it" among ``heads``, in this sentence or the one before."""
    tokens = context.tokens
    if not any(tokens.lower[s] == "it" for s in heads):
        return None
    first = tokens.sentences[max(0, clause.sentence - 1)].first
    return next((i for i in range(clause.verb, first - 1, -1) if sides.is_agreement(context, i)), None)


def _cut_short(clause: Clause) -> str | None:
    """ "it was called off": the status of an agreement that is brought to an end, when the verb is a passive."""
    status = classed("agreements", "made").get(clause.lemma) if clause.is_passive else None
    return status if status in listed("agreements", "over") else None


def _settled(context: Context, clause: Clause, head: int, status: str) -> _Finding:
    """A status with what negation, progress and "in principle" make of it."""
    tokens = context.tokens
    changed = table("agreements")["negated"].get(status)
    if clause.is_negated and changed and clause.mood != "not-yet":
        return _Finding(clause, head, str(changed), is_denied=False)
    if status == "being negotiated" and tokens.tag[clause.verb] in ("VBD", "VBN") and clause.lemma == "negotiate":
        status = "negotiated"
    if status in ("reached", "signed", "agreed") and _in_principle(context, (head, clause.verb)):
        status = "agreed in principle"
    if status == "in force" and _has_ended(context, clause):
        status = "was in force"
    pending = status in listed("agreements", "pending") and clause.mood == "stated"
    pending = pending or (status == "lapsed" and tokens.tag[clause.verb] in ("VBZ", "VBP"))  # "expires in May"
    return _Finding(clause, head, status, mood="planned" if pending else None)


def _has_ended(context: Context, clause: Clause) -> bool:
    """ "was applied from 2003 to 2007": told of a time that is over."""
    tokens = context.tokens
    is_past = any(tokens.tag[i] == "VBD" for i in (clause.verb, *tokens.children[clause.verb]))
    return is_past and any(
        t.relation in ("from", "between", "during", "until", None)
        and t.value.start
        and t.value.end
        and "/" in (t.value.edtf or "")
        for t in context.times_of(clause)
    )


def _in_principle(context: Context, heads: tuple[int, ...]) -> bool:
    tokens = context.tokens
    return any(
        tokens.lower[c] == "in" and any(tokens.lower[k] == "principle" for k in tokens.children[c])
        for h in heads
        for c in tokens.children[h]
    )


def _own_course(context: Context, clause: Clause) -> str | None:
    """ "the pact lapsed", "the treaty remains in force", "the deal is dead"."""
    tokens = context.tokens
    if (status := classed("agreements", "happened").get(clause.lemma)) is not None:
        return status
    enters = clause.lemma in listed("agreements", "entering")
    nouns = [tokens.lemma[h] for _, h in clause.obliques]
    if enters and any(noun in listed("agreements", "force") for noun in nouns):
        return "in force"
    if clause.lemma == "take" and any(tokens.lemma[h] == "effect" for h in clause.objects):
        return "in force"
    if clause.lemma in ("be", "remain", "stay"):
        states = classed("agreements", "standing")
        under = [tokens.lemma[h] for w, h in clause.obliques if w == "under"]
        said = [tokens.lemma[clause.attribute]] if clause.attribute is not None else under
        said += [tokens.lower[c] for c in tokens.children[clause.verb] if tokens.dep[c] in ("acomp", "advmod", "prt")]
        return next((states[word] for word in said if word in states), None)
    return None


def _agreeing(context: Context, clause: Clause) -> _Finding | None:
    """ "A and B agreed to share water": two parties at least, or one "with" another; else it is consent only."""
    tokens = context.tokens
    parties = [p for s in clause.subjects if (p := sides.party(context, s)) is not None]
    others = [p for w, h in clause.obliques if w == "with" and (p := sides.party(context, h)) is not None]
    both = any(sides.is_both(context, s) for s in clause.subjects)
    topic = any(w in ("on", "to") and h not in context.time_at for w, h in clause.obliques)
    goal = next((c for c in tokens.children[clause.verb] if tokens.dep[c] == "xcomp"), None)
    if not (topic or goal is not None) or clause.relation in ("acl", "relcl"):
        return None
    if not both and len(parties) + len(others) < 2:
        return None
    status = "agreed in principle" if _in_principle(context, (clause.verb,)) else "agreed"
    return _Finding(clause, None, status)


def _governed(context: Context, clause: Clause) -> int | None:
    """ "… the agreement of that year, allowing X to do Y": the agreement in the clause that this one hangs on."""
    if clause.relation not in ("advcl", "acl") or clause.governor is None or context.tokens.tag[clause.verb] == "VB":
        return None
    outer = context.by_verb[clause.governor]
    return next((h for h in range(outer.first, clause.first) if sides.is_agreement(context, h)), None)


def _claim(context: Context, found: _Finding, known: sides.Known) -> Claim | None:
    tokens = context.tokens
    clause, head = found.clause, found.head
    is_outside = found.status in listed("agreements", "deciding") or clause.lemma in listed("agreements", "brokering")
    parties = known.parties(clause, head, with_subjects=not is_outside and found.status != "not stated")
    if len(parties) == 1 and not parties[0].named and parties[0].kind in ("group", "person", "unknown"):
        return None  # "volunteers who signed a contract": nobody's agreement in particular
    subject = known.subject(clause, head) if head is not None and known.is_bare(head) else None
    subject = subject or (_subject(context, clause, head) if head is not None else _agreed(context, clause))
    known.note(head if head is not None else clause.verb, parties, subject)
    span = (clause.first, clause.last)
    if head is not None and clause.relation in ("acl", "relcl") and head < span[0]:
        span = (core(tokens, head)[0], span[1])
    inside = _covered(context, clause)
    period = _period(context, clause, head)
    quantity = context.quantity_of.get(head) if head is not None else None
    words = [tokens.lower[i] for i in range(*span)]
    low, high = _how_many(context, head, quantity.amount if quantity is not None else None)
    context.mark(clause, "agreement")
    return context.make(
        "agreement",
        Agreement(
            parties=parties,
            subject=subject,
            places=tuple(inside),
            is_open=bool({"other", "others", "including"} & set(words)) or not inside,
            period=period,
            status=_told(found, clause),
            low=low,
            high=high,
        ),
        span,
        clause,
        f"agreement:{clause.verb}",
        mood=found.mood,
        polarity=None if found.is_denied is None else "denied" if found.is_denied else "asserted",
        time=period or _happened(context, clause, head),
        evidence=context.spans_of("agreement", head) if head is not None else (),
    )


def _how_many(context: Context, head: int | None, amount: Amount | None) -> tuple[int | None, int | None]:
    """How many agreements the words tell of, at least and at most; a clause that only takes one up tells of none."""
    if amount is not None:
        low, high = amount.low, amount.high
        return int(low) if low is not None else 1, int(high) if high is not None else None
    if head is None or context.tokens.pos[head] not in ("NOUN", "PROPN"):
        return None, None
    return (2, None) if context.tokens.tag[head] in ("NNS", "NNPS") else (1, 1)


def _period(context: Context, clause: Clause, head: int | None) -> Time | None:
    """From when to when it holds, as its clause or a relative clause on its noun tells ("which runs until May")."""
    tokens = context.tokens
    below = [] if head is None else [c for c in tokens.children[head] if tokens.dep[c] == "relcl"]
    told = [clause, *(context.by_verb[c] for c in below if c in context.by_verb)]
    bounds = ("since", "from", "between", "until")
    return next((t.value for one in told for t in context.times_of(one) if t.relation in bounds), None)


def _happened(context: Context, clause: Clause, head: int | None) -> Time | None:
    """When: a time of the clause that is no part of the agreement's own name ("the 1995 convention")."""
    times = context.times_of(clause)
    own = context.tokens.reach[head] if head is not None else (0, 0)
    free = [t for t in times if not (head is not None and own[0] <= t.first < head)]
    return next((t.value for t in free or times), None)


def _covered(context: Context, clause: Clause) -> list[Place]:
    """Towns that the clause says the agreement covers; not the town where it was signed, nor a party's name."""
    tokens = context.tokens
    out = []
    found = [
        m for m in context.places_in(clause.first, clause.last) if m.form == "name" and m.place.precision == "city"
    ]
    for mention in found:
        before = tokens.lower[clause.first : mention.first]
        if len(found) == 1 and not any(w in ("including", "other", "covering") for w in before):
            continue
        is_made = clause.lemma in ("sign", "initial", "reach", "conclude")
        if not is_made or any(tokens.lemma[i] in things("containers") for i in range(clause.first, mention.first)):
            out.append(mention.place)
    return out


def _agreed(context: Context, clause: Clause) -> str:
    """What two parties agreed to: the clause or noun after the verb."""
    tokens = context.tokens
    goal = next((c for c in tokens.children[clause.verb] if tokens.dep[c] == "xcomp"), None)
    if goal is not None:
        return sides.clipped(context, goal)
    topic = next(h for w, h in clause.obliques if w in ("on", "to") and h not in context.time_at)
    return spelled(tokens, *core(tokens, topic))


def _with_whom(context: Context, head: int) -> str:
    """ "trade between A and B": a noun of doing with those who do it."""
    tokens = context.tokens
    first, last = core(tokens, head)
    between = next((c for c in tokens.children[head] if tokens.lower[c] in ("between", "among", "with")), None)
    inner = tokens.child(between, "pobj") if between is not None else None
    if inner is not None:
        last = max(core(tokens, one)[1] for one in conjuncts(tokens, inner))
    return spelled(tokens, first, last)


def _says_no_more(context: Context, head: int) -> bool:
    """ "an agreement", "several bilateral agreements": the words before the noun tell no subject."""
    tokens = context.tokens
    first, last = core(tokens, head)
    return last == head + 1 and all(
        tokens.pos[i] in ("NUM", "DET") or tokens.lower[i] in listed("agreements", "plain") for i in range(first, head)
    )


def _subject(context: Context, clause: Clause, head: int) -> str:
    """What it is about: "on X", "for X", "to do X"; else the noun phrase itself."""
    tokens = context.tokens
    if (topic := sides.topic(context, head)) is not None:
        return topic
    told = clause.verb + 1, clause.last
    if clause.lemma in listed("agreements", "allowing") and clause.relation in ("advcl", "acl") and told[0] < told[1]:
        return spelled(tokens, *told)  # "an accord …, allowing ships of A to dock in B"
    if _says_no_more(context, head) and clause.lemma not in listed("agreements", "allowing"):
        purpose = next(
            (h for w, h in clause.obliques if w in ("for", "on", "about") and h not in context.time_at), None
        )
        if purpose is not None:
            return _with_whom(context, purpose)
    terms = next((c for c in tokens.children[head] if tokens.dep[c] == "relcl"), None)
    under = [i for i in tokens.children[terms] if tokens.lower[i] in _UNDER] if terms is not None else []
    if terms is not None and under and (which := tokens.child(under[0], "pobj")) is not None and which < terms:
        return spelled(tokens, which + 1, tokens.reach[terms][1])  # "an accord under which ships of A may dock in B"
    first, last = core(tokens, head)
    return spelled(tokens, first + (tokens.tag[first] == "PRP$"), last)
