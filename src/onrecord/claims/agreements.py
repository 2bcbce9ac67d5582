"""Agreements: parties, subject, open or closed list of places, period, and what ended."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.base import Context
from onrecord.claims.lexicon import things
from onrecord.model.claim import Agreement, Claim
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.phrases import core
from onrecord.model.phrases import words as spelled

_STATUS = {
    "sign": "signed",
    "reach": "signed",
    "conclude": "signed",
    "ratify": "in force",
    "implement": "in force",
    "apply": "in force",
    "suspend": "suspended",
    "freeze": "suspended",
    "call off": "called off",
    "cancel": "called off",
    "end": "ended",
    "terminate": "ended",
    "denounce": "denounced",
    "expire": "lapsed",
    "lapse": "lapsed",
    "renew": "renewed",
    "scrap": "ended",
}
_ALLOWING = frozenset({"allow", "permit", "enable", "provide", "let", "authorise", "authorize", "cover", "govern"})


def find(context: Context) -> Iterator[Claim]:
    """The agreement claims of one document."""
    for clause in context.clauses:
        heads = [h for h in (*clause.objects, *clause.subjects) if _is_agreement(context, h)]
        if heads and clause.lemma in _STATUS and clause.relation not in ("acl", "relcl"):
            yield _agreement(context, clause, heads[0], _STATUS[clause.lemma])
        elif clause.lemma in _ALLOWING:
            head = heads[0] if heads else _governed(context, clause)
            if head is not None:
                yield _agreement(context, clause, head, "not stated")


def _is_agreement(context: Context, head: int) -> bool:
    return context.tokens.lemma[head] in things("agreements") and context.tokens.pos[head] in ("NOUN", "PROPN")


def _governed(context: Context, clause: Clause) -> int | None:
    """ "… the agreement of that year, allowing X to do Y": the agreement in the clause that this one hangs on."""
    if clause.relation not in ("advcl", "acl") or clause.governor is None:
        return None
    outer = context.by_verb[clause.governor]
    return next((h for h in range(outer.first, clause.first) if _is_agreement(context, h)), None)


def _agreement(context: Context, clause: Clause, head: int, status: str) -> Claim:
    tokens = context.tokens
    parties = _parties(context, clause, head)
    span = (clause.first, clause.last)
    inside = [m for m in context.places_in(*span) if m.form == "name" and m.place.precision == "city"]
    period = next((t.value for t in context.times_of(clause) if t.relation in ("since", "from", "between")), None)
    quantity = context.quantity_of.get(head)
    words = [tokens.lower[i] for i in range(*span)]
    is_open = "other" in words or "including" in words or not inside
    amount = quantity.amount if quantity is not None else None
    context.mark(clause, "agreement")
    return context.make(
        "agreement",
        Agreement(
            parties=parties,
            subject=_subject(context, clause, head),
            places=tuple(m.place for m in inside),
            is_open=is_open,
            period=period,
            status=status,
            low=int(amount.low) if amount is not None and amount.low is not None else 1,
            high=(int(amount.high) if amount.high is not None else None) if amount is not None else None,
        ),
        span,
        clause,
        f"agreement:{clause.verb}",
        time=period or next((t.value for t in context.times_of(clause)), None),
        evidence=context.spans_of("agreement", head),
    )


def _parties(context: Context, clause: Clause, head: int) -> tuple[Party, ...]:
    """States named with the agreement or in its clause; else those of the agreement named before."""
    tokens = context.tokens
    low, high = tokens.reach[head]
    found: dict[str, Party] = {}
    sentence = tokens.sentences[clause.sentence]
    for subject in clause.subjects:
        party = context.party(subject)
        if party.kind == "state" and party.country:
            found.setdefault(party.country, party)
    for first, last in ((low, high), (clause.first, clause.last), (sentence.first, sentence.last)):
        if len(found) < 2:
            found = {**_states_in(context, first, last), **found}
    for n in range(clause.sentence - 1, -1, -1):
        if len(found) >= 2:
            break
        found = {**found, **_pair_in(context, n)}
    return tuple(list(found.values())[:4])


def _pair_in(context: Context, n: int) -> dict[str, Party]:
    """The two states that an earlier sentence names with an agreement."""
    tokens = context.tokens
    sentence = tokens.sentences[n]
    if not any(_is_agreement(context, i) for i in range(sentence.first, sentence.last)):
        return {}
    found = _states_in(context, sentence.first, sentence.last)
    return found if len(found) == 2 else {}


def _states_in(context: Context, first: int, last: int) -> dict[str, Party]:
    """States named in a token range, as states or by their adjectives; a town is no party."""
    found: dict[str, Party] = {}
    for mention in context.reading.places:
        country = mention.place.country
        if first <= mention.first < last and country and mention.place.precision == "country":
            found.setdefault(country, Party(mention.place.name, "state", mention.start, mention.end, country=country))
    return found


def _subject(context: Context, clause: Clause, head: int) -> str:
    tokens = context.tokens
    for child in tokens.children[head]:
        if tokens.dep[child] == "prep" and tokens.lower[child] in ("on", "for", "about", "over"):
            inner = tokens.child(child, "pobj")
            if inner is not None:
                return spelled(tokens, *core(tokens, inner))
    purpose = next((h for w, h in clause.obliques if w in ("for", "on", "about")), None)
    if purpose is not None:
        return spelled(tokens, *core(tokens, purpose))
    first, last = core(tokens, head)
    return spelled(tokens, first, last)
