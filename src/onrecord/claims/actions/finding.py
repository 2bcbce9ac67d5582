"""Reads the acts of one document: each clause's act, its actors, and how far it is said to have come."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord import ids
from onrecord.claims import accusing
from onrecord.claims.actions import (
    actors,
    briefing,
    fitting,
    going,
    happening,
    occurring,
    outcomes,
    reduced,
    silence,
    telling,
    typing,
    wording,
)
from onrecord.claims.actions.base import Act
from onrecord.claims.base import Context
from onrecord.claims.lexicon import act_words
from onrecord.claims.lexicon.frames import plover
from onrecord.model.claim import Action, Claim, Modality, Polarity
from onrecord.model.clause import Clause
from onrecord.model.party import Party

_EMBEDDED = ("acl", "relcl", "advcl")


def find(context: Context) -> Iterator[Claim]:
    """The action claims of one document."""
    yield from telling.under_headings(context, list(_found(context)))


def _found(context: Context) -> Iterator[Claim]:
    clauses = [reduced.settled(context, clause) for clause in context.clauses]
    typed = {
        clause.verb: act
        for clause in clauses
        if (act := typing.read(context, clause) or briefing.read(context, clause) or silence.read(context, clause))
        is not None
    }
    told: list[Claim] = []
    for clause in clauses:
        if context.is_shouted(clause):
            continue
        act = typed.get(clause.verb)
        first = len(told)
        if act is None:
            happened = going.read(context, clause, told) or occurring.read(context, clause)
            if happened is not None:
                told += _claims(context, clause, *happened)
        elif not (
            _is_unable(context, clause, act) or _is_told_elsewhere(context, clause, act, typed)
        ) and not _is_purpose(context, clause):
            told += _claims(context, clause, act, _actors(context, clause, act, typed))
        yield from told[first:]


def _is_unable(context: Context, clause: Clause, act: Act) -> bool:
    """ "children cannot be charged": what is not possible is no act that somebody has not done; nor is one of which no
    more is denied than how it was done ("was not badly hurt").
    """
    aux = {context.tokens.lower[c] for c in context.tokens.children[clause.verb] if context.tokens.dep[c] == "aux"}
    if clause.is_negated and any(
        context.tokens.lower[c] in act_words("partly") for c in context.tokens.children[clause.verb]
    ):
        return act.type in act_words("harming")
    is_nobodys = clause.is_passive and not clause.subjects
    return clause.is_negated and is_nobodys and bool(aux & {"can", "ca"})


def _is_general(context: Context, clause: Clause) -> bool:
    """ "People kill people": nobody in particular, and no time."""
    tokens = context.tokens
    is_present = tokens.tag[clause.verb] == "VBP" and not any(
        tokens.dep[c] == "aux" for c in tokens.children[clause.verb]
    )
    heads = [*clause.subjects, *clause.objects]
    is_heading = tokens.sentences[clause.sentence].heading
    return (
        is_present
        and not is_heading
        and bool(clause.subjects)
        and all(tokens.tag[h] == "NNS" and not tokens.children[h] for h in heads)
    )


def _is_told_elsewhere(context: Context, clause: Clause, act: Act, typed: dict[int, Act]) -> bool:
    """True where another clause carries the act: the promise whose content has a type of its own, the content of a
    demand, a stopping or a refusal, the same act told twice in one breath.
    """
    governor = context.by_verb.get(clause.governor) if clause.governor is not None else None
    inner = fitting.controlled(context, clause)
    is_promise = clause.lemma in act_words("promising") and clause.mood == "stated"
    is_asked = clause.lemma in act_words("directing")  # "demanded to close it": the demand is the act
    is_meant = clause.lemma in act_words("committing") and not is_asked
    if inner is not None and is_meant and not clause.objects and inner.verb in typed:
        return not is_promise  # what is decided or meant is the act itself, still to come
    if clause.relation == "advcl" and not clause.is_passive and context.tokens.tag[clause.verb] == "VBN":
        return True  # "Asked about it, he …": who asked is not told
    if act.type in ("establish", "open") and (context.is_marked(clause, "site") or not clause.subjects):
        return True  # that the thing is there is the matter
    if act.type in ("threaten", "ask") and clause.is_passive and not clause.subjects:
        return True  # "anyone who knows more is asked to call"
    if act.type in ("end", "suspend") and clause.is_passive and context.is_marked(clause, "agreement"):
        return True  # that the agreement ended is the matter
    if clause.lemma == "rule out" and clause.is_negated:
        return True  # what is not ruled out is left open
    if act.type == "release" and any(context.tokens.lemma[h] in ("hospital", "clinic") for _, h in clause.obliques):
        return True
    if act.type in act_words("harming") and _is_general(context, clause):
        return True
    if act.type == "release" and governor is not None and governor.lemma in ("treat", "hospitalize", "hospitalise"):
        return True  # "was treated and released"
    if any(
        context.tokens.lower[c] == "how"
        for o in act.objects
        for k in context.tokens.children[o]
        for c in (k, *context.tokens.children[k])
    ):
        return True  # "how many were killed"
    if act.type in ("kill", "injure") and not clause.subjects and context.is_marked(clause, "figure"):
        return True  # a count of casualties says it
    is_silence = any(c.lemma == "confirm" for c in context.under(clause, "xcomp"))
    if clause.lemma in act_words("refusing") and (is_silence or _is_unnamed(context, clause)):
        return True
    if clause.relation in ("acl", "relcl") and not clause.subjects:
        return True
    if clause.relation == "acl" and clause.is_passive and not context.times_of(clause):
        return True  # "the post set up by X": supposed, not reported
    if governor is None:
        return False
    if governor.lemma in act_words("enabling") and clause.relation in ("xcomp", "ccomp"):
        return True
    if clause.relation == "xcomp" and governor.lemma in act_words("promising") and governor.mood == "stated":
        return governor.verb in typed
    tokens = context.tokens
    if governor.lemma in act_words("asking") and governor.relation == "advcl" and tokens.tag[governor.verb] == "VBN":
        return True  # "Asked if they would accept it": a question
    if any(tokens.lower[c] == "rather" for c in tokens.children[clause.verb]):
        return True  # "would rather accept": a preference
    if _is_means(context, clause, governor) or _is_denied(context, clause):
        return True
    if clause.relation == "xcomp" and governor.lemma in act_words("directing") and governor.is_negated:
        return True  # "do not require banks to stop"
    if clause.relation in ("xcomp", "ccomp", "pcomp") and governor.verb in typed:
        if clause.relation == "xcomp" and governor.lemma in act_words("lending_means") and governor.objects:
            return True  # "offered ships to escort it": what they are for
        if clause.relation != "ccomp" and governor.lemma in act_words("stopping") | act_words("refusing"):
            return True
        is_asked = context.tokens.tag[clause.verb] == "VB" or clause.mood == "demanded"
        if governor.lemma in act_words("directing") and is_asked:
            return True
    if clause.relation == "conj" and governor.verb in typed:
        before = typed[governor.verb]
        return before.type == act.type and (set(act.objects) <= set(before.objects) or not act.objects)
    return False


def _is_means(context: Context, clause: Clause, governor: Clause) -> bool:
    """ "carried men to attack the port": what they were carried for."""
    tokens = context.tokens
    is_infinitive = clause.relation == "xcomp" and tokens.tag[clause.verb] == "VB" and clause.mood == "stated"
    carried = tokens.child(governor.verb, "dobj")
    is_theirs = carried is not None and governor.verb < carried < clause.verb
    return is_infinitive and is_theirs and governor.lemma not in act_words("causing")


def _is_denied(context: Context, clause: Clause) -> bool:
    """ "denied reports that it would strike": what is denied is a position, and no plan."""
    tokens = context.tokens
    while clause.relation == "xcomp" and clause.governor in context.by_verb:  # "that it intends to strike"
        clause = context.by_verb[clause.governor]
    noun = tokens.head[clause.verb]
    if clause.relation not in ("acl", "ccomp", "relcl") or tokens.lemma[noun] not in act_words("reports"):
        return False
    above = tokens.head[noun]  # "denied reports that", "denied as baseless reports that"
    if any(tokens.lower[c] in act_words("untrue") for c in tokens.children[above] if tokens.dep[c] == "acomp"):
        context.mark(clause, "action")
        return True  # "said reports that it would strike were baseless"
    return any(tokens.lemma[i] in act_words("denying") for i in (above, tokens.head[above]))


def _is_unnamed(context: Context, clause: Clause) -> bool:
    """ "declined to be named", "refused to comment": how a source spoke, not an act of the story."""
    inner = fitting.controlled(context, clause)
    return inner is not None and context.tokens.lemma[inner.verb] in act_words("anonymity")


def _is_purpose(context: Context, clause: Clause) -> bool:
    """ "to help tourists": what an act is for is no act yet; nor is what may follow ("so that …")."""
    tokens, at = context.tokens, clause
    while at.governor is not None and at.governor in context.by_verb:
        above = context.by_verb[at.governor]
        if at.relation != "conj" and not (at.relation == "xcomp" and above.lemma in act_words("continuing")):
            break  # "so that it can continue to join in": as far as what it continues
        at = above
    if at.relation not in ("advcl", "acl", "xcomp", "pcomp"):
        return False
    marks = {tokens.lower[c] for c in tokens.children[at.verb] if tokens.dep[c] in ("mark", "aux")}
    if at.relation == "xcomp":
        governor = context.by_verb.get(at.governor) if at.governor is not None else None
        return governor is not None and governor.lemma in act_words("trying")
    if at.relation == "pcomp" and accusing.is_of(tokens, at.verb):
        return False
    if at.relation == "pcomp":
        return tokens.lower[tokens.head[at.verb]] in (
            "for",
            "without",
            "against",
            "from",
            "of",
            "about",
            "than",
            "instead",
        )
    is_infinitive = "to" in marks and tokens.tag[at.verb] == "VB"
    return "so" in marks or (is_infinitive and (at.relation == "advcl" or at.mood == "stated"))


def _actors(context: Context, clause: Clause, act: Act, typed: dict[int, Act]) -> list[tuple[Party, int]]:
    if act.befallen:
        return [(actors.nobody(), head) for head in act.objects[:1]]
    found = outcomes.doers(context, clause, act, typed) or actors.of(context, clause, act.type)
    if _is_borrowed(context, clause) and _is_done_to_its_doer(context, act, found):
        return [(actors.nobody(), act.objects[0])]
    hidden = clause.is_passive and not clause.subjects and clause.objects and clause.relation not in _EMBEDDED
    if not found and hidden:
        speaker = telling.informant(context, clause, act)
        if speaker is not None:
            return [(speaker, clause.objects[0])]
        owner = actors.owner(context, act.nominal) if act.nominal is not None else None
        there = actors.taking_part(context, act.nominal) if act.nominal is not None else []
        return [owner] if owner is not None else there[:1] or [(actors.nobody(), clause.objects[0])]
    return found


def _is_borrowed(context: Context, clause: Clause) -> bool:
    """True for a finite verb with no subject of its own: "Holm fell and harbour guards arrested him", where the parser
    gave it that of another verb.
    """
    tokens = context.tokens
    return tokens.tag[clause.verb] in ("VBD", "VBZ", "VBP") and tokens.child(clause.verb, "nsubj") is None


def _is_done_to_its_doer(context: Context, act: Act, doers: list[tuple[Party, int]]) -> bool:
    """True for "Holm arrested him" where "him" reads as Holm: one of the two is read amiss."""
    if not act.objects or context.tokens.lower[act.objects[0]] not in ("him", "her", "them"):
        return False
    whom = context.party(act.objects[0])
    return bool(whom.name) and [actor.name for actor, _ in doers] == [whom.name]


def _claims(context: Context, clause: Clause, act: Act, doers: list[tuple[Party, int]]) -> Iterator[Claim]:
    if not doers:
        return
    mood = clause.mood
    polarity: Polarity | None = None
    is_accused = accusing.is_of(context.tokens, clause.verb)
    if mood == "stated" and is_accused:
        mood = "alleged"
    is_behind = clause.relation == "pcomp" and context.tokens.lower[context.tokens.head[clause.verb]] in (
        "after",
        "since",
    )
    if is_behind and act.type in act_words("harming") and mood in ("planned", "possible", "demanded"):
        mood = "stated"  # "is expected to recover after shooting himself"
    group = None
    span = wording.span(context, clause, act)
    options = [c for c in context.clauses if c.alternatives is not None and c.alternatives == clause.alternatives]
    if len(options) > 1:
        span = wording.options_span(context, clause, options)
        if context.chain(clause).force == "deny" and mood == "stated":
            polarity = "denied"  # who denies having done the one or the other denies both
        else:
            mood = "unresolved" if mood == "stated" else mood
        group = ids.digest((context.document.id, "or", context.tokens.start[span[0]]))
    elif clause.relation == "xcomp" and clause.governor is not None:
        context.mark(context.by_verb[clause.governor], "action")
    is_amiss = _is_done_to_its_doer(context, act, doers)
    phrase = wording.object_of(context, clause, act) if not is_amiss else None
    if clause.relation == "conj" and act.type in act_words("speaking") and not clause.is_negated:
        polarity = _polarity(context, clause)
    if mood == "planned" and _is_ruled_out(context, clause):
        polarity = "denied"
    target = _target(context, act)
    target = None if is_amiss or target == phrase else target
    mood = _announced(context, clause, act, mood)
    course = going.course(context, clause, act)
    own, place = happening.when(context, clause, act, mood, span), wording.place_of(context, clause, act)
    if course == "under way" and going.is_past(context, clause, own.time):
        own = happening.NOTHING  # "police are investigating a theft on Monday night": when it was stolen
    doubts = telling.doubts(context, clause, act, doers)
    code = None if telling.is_without_force(context, act) else plover(act.type)
    for actor, head in doers:
        context.mark(clause, "action")
        chain, when = telling.joined(context, clause, act, actor)
        yield context.make(
            "action",
            Action(actor, act.type, phrase, target, code, is_response=_is_official(actor), course=course),
            span,
            clause,
            f"action:{clause.verb}:{actor.name}",
            mood=mood,
            polarity=polarity,
            actor=actor,
            time=own.time or when,
            place=place,
            chain=chain,
            doubts=doubts,
            evidence=(*context.spans_of("actor", head), *own.evidence),
            alternatives=ids.digest((group, actor.name)) if group is not None else None,
            is_accusation=is_accused,
        )


def _target(context: Context, act: Act) -> str | None:
    """Whom it is done to; what "this" and "it" are, is seldom a party ("launched an inquiry into this")."""
    if act.target is None:
        return None
    party = context.party(act.target)
    is_open = context.tokens.pos[act.target] in ("PRON", "DET") and party.kind not in ("person", "group")
    return None if is_open else party.name


def _polarity(context: Context, clause: Clause) -> Polarity | None:
    """ "denied that it meant harm and warned …": what is denied does not reach the speaker's next act."""
    return "asserted" if context.chain(clause).force == "deny" else None


def _is_ruled_out(context: Context, clause: Clause) -> bool:
    """ "does not plan to close it", "no plans for it to close", "denied that it would": what is not to come."""
    if context.chain(clause).force == "deny" and not clause.is_negated:
        return True
    tokens, noun = context.tokens, context.tokens.head[clause.verb]
    if tokens.pos[noun] == "NOUN" and any(tokens.lower[c] == "no" for c in tokens.children[noun]):
        return True
    governor = context.by_verb.get(clause.governor) if clause.governor is not None else None
    return clause.relation == "xcomp" and not clause.is_negated and governor is not None and governor.is_negated


def _announced(context: Context, clause: Clause, act: Act, mood: Modality) -> Modality:
    """ "announced an inquiry": it has been announced, not held."""
    if act.nominal is None or mood != "stated":
        return mood
    is_said = context.tokens.lemma[clause.verb] in act_words("announcing")
    return "planned" if is_said and act.type not in act_words("announced_is_done") else mood


def _is_official(actor: Party) -> bool:
    return actor.kind in ("state", "agency") or (
        actor.kind == "person" and bool(actor.office) and bool(actor.country or actor.agency)
    )
