"""Actions: who did what, with lists distributed, light verbs read through, and responses of states told apart."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord import ids
from onrecord.claims.base import Context
from onrecord.claims.lexicon import act_words, acts, plover, things
from onrecord.model.claim import Action, Claim
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.phrases import conjuncts, core
from onrecord.model.phrases import words as spelled

_ACTORS = frozenset({"state", "agency", "person", "organisation", "group"})


def find(context: Context) -> Iterator[Claim]:
    """The action claims of one document."""
    for clause in context.clauses:
        if clause.relation in ("acl", "relcl") and not clause.subjects:
            continue
        if _is_purpose(context, clause):
            continue
        read = _type(context, clause)
        if read is None:
            continue
        type_, object_heads, target = read
        yield from _acts(context, clause, type_, object_heads, target)


def _is_purpose(context: Context, clause: Clause) -> bool:
    """ "to help tourists": what an act is for is no act yet; nor is what may follow ("so that …")."""
    tokens, at = context.tokens, clause
    while at.relation == "conj" and at.governor is not None and at.governor in context.by_verb:
        at = context.by_verb[at.governor]
    if at.relation not in ("advcl", "acl", "xcomp"):
        return False
    marks = {tokens.lower[c] for c in tokens.children[at.verb] if tokens.dep[c] in ("mark", "aux")}
    if at.relation == "xcomp":
        governor = context.by_verb.get(at.governor) if at.governor is not None else None
        return governor is not None and governor.lemma in ("use", "help", "serve", "exist", "aim", "try")
    return "so" in marks or (tokens.tag[at.verb] == "VB" and "to" in marks)


def _type(context: Context, clause: Clause) -> tuple[str, tuple[int, ...], int | None] | None:
    """The type of act, its object's heads and its target, or None when the clause is none."""
    tokens, lemma = context.tokens, clause.lemma
    nouns, verbs = acts("nouns"), acts("verbs")
    bare = tokens.lemma[clause.verb]
    named = [o for o in clause.objects if tokens.lemma[o] in nouns]
    if named and (lemma in act_words("light") or bare in act_words("light")) and lemma != "have":
        noun = named[0]
        inside = [c for c in tokens.children[noun] if tokens.dep[c] == "compound" and tokens.lemma[c] in nouns]
        if inside and nouns[tokens.lemma[inside[-1]]] != nouns[tokens.lemma[noun]]:
            return nouns[tokens.lemma[inside[-1]]], (noun,), None  # "a hearing meeting" is a hearing
        inner = tuple(h for w, h in _of(context, noun) if w in ("into", "against", "on", "of", "over", "with", "about"))
        return nouns[tokens.lemma[noun]], inner, None
    if bare in ("demand", "order", "urge", "request") and any(
        tokens.lemma[o] in ("closure", "shutdown", "withdrawal") for o in clause.objects
    ):
        return "demand-closure", clause.objects, None
    asked = _called_for(context, clause)
    if asked is not None:
        return asked
    if lemma in verbs:
        type_ = verbs[lemma]
        if type_ == "ask" and (clause.relation == "relcl" or not clause.objects):
            return None  # "who asked not to be named"; "asked where it went"
        if (
            type_ == "raise-issue"
            and lemma == "raise"
            and not any(tokens.lemma[o] in act_words("issues") for o in clause.objects)
        ):
            return None  # a count or a flag may be raised too
        if type_ == "sign" and any(tokens.lemma[o] in things("agreements") for o in clause.objects):
            return None  # the agreement is the matter
        if type_ == "end" and not _ends_something(context, clause):
            return None
        if type_ == "release" and not any(_is_person(context, o) for o in clause.objects):
            return None  # to release names or a report is to publish
        target = next(
            (h for w, h in clause.obliques if w in ("to", "with", "against", "from") and h in context.reading.parties),
            None,
        )
        return type_, clause.objects, target
    return None


def _called_for(context: Context, clause: Clause) -> tuple[str, tuple[int, ...], int | None] | None:
    """ "called for the stations to be closed", "called for the closure of …", "called on the board to publish …"."""
    tokens = context.tokens
    if tokens.lemma[clause.verb] not in ("call", "appeal", "press", "push"):
        return None
    wanted = next((h for w, h in clause.obliques if w == "for"), None)
    if wanted is not None:
        low, high = tokens.reach[clause.verb]
        verbs = {tokens.lemma[i] for i in range(max(low, clause.verb), high) if tokens.pos[i] == "VERB"}
        nouns = {tokens.lemma[wanted]}
        closing = {"close", "shut", "dismantle", "remove"} & verbs or {
            "closure",
            "shutdown",
            "removal",
            "withdrawal",
        } & nouns
        return ("demand-closure" if closing else "demand"), (wanted,), None
    asked = next((h for w, h in clause.obliques if w in ("on", "upon")), None)
    if asked is not None and any(c.governor == clause.verb and c.relation == "xcomp" for c in context.clauses):
        return "ask", (asked,), asked
    return None


def _ends_something(context: Context, clause: Clause) -> bool:
    """True when what is stopped is an activity: a clause, or a noun of doing; a stopped car has not ended."""
    if _controlled(context, clause) is not None:
        return True
    if clause.lemma in ("stop", "withdraw"):
        lemmas = [context.tokens.lemma[o] for o in clause.objects]
        return any(
            w in acts("nouns") or w in things("agreements") or w.endswith(("tion", "ment", "ing", "ship"))
            for w in lemmas
        )
    return bool(clause.objects)


def _is_person(context: Context, head: int) -> bool:
    return context.tokens.lemma[head] in things("persons") or context.party(head).kind in ("person", "group")


def _of(context: Context, noun: int) -> list[tuple[str, int]]:
    tokens = context.tokens
    return [
        (tokens.lower[p], m)
        for p in tokens.children[noun]
        if tokens.dep[p] == "prep"
        for c in tokens.children[p]
        if tokens.dep[c] == "pobj"
        for m in conjuncts(tokens, c)
    ]


def _controlled(context: Context, clause: Clause) -> Clause | None:
    """ "stop taking part": the clause that is stopped."""
    return next((c for c in context.clauses if c.governor == clause.verb and c.relation in ("xcomp", "pcomp")), None)


def _acts(
    context: Context, clause: Clause, type_: str, objects: tuple[int, ...], target: int | None
) -> Iterator[Claim]:
    tokens = context.tokens
    mood = clause.mood
    if clause.governor is not None and clause.relation == "xcomp":
        governor = context.by_verb[clause.governor]
        if governor.lemma in act_words("stopping"):
            return  # the stopping is the act
    actors = _actors(context, clause)
    if (
        not actors
        and clause.is_passive
        and not clause.subjects
        and clause.objects
        and clause.relation not in ("acl", "relcl", "advcl")
    ):
        actors = [(Party("", "unknown", named=False), clause.objects[0])]  # a passive that keeps its agent to itself
    if not actors:
        return
    group = None
    options = [c for c in context.clauses if c.alternatives is not None and c.alternatives == clause.alternatives]
    span = (clause.first, clause.last)
    if clause.relation == "xcomp" and clause.governor is not None:
        outer = context.by_verb[clause.governor]
        span = (min(outer.first, span[0]), max(span[1], outer.last))
        context.mark(outer, "action")
    content = tokens.child(clause.verb, "ccomp")
    if type_ in ("inform", "raise-issue", "ask") and content is not None and content > clause.verb:
        span = (span[0], max(clause.verb + 1, min(span[1], tokens.reach[content][0])))
    if len(options) > 1:
        first = min(options, key=lambda c: c.verb)
        span = (min(c.first for c in options), max(max(c.last for c in options), context.tokens.reach[first.verb][1]))
        sentence = tokens.sentences[clause.sentence]
        span = (span[0], min(span[1], sentence.last))
        while span[1] - 1 > span[0] and tokens.pos[span[1] - 1] == "PUNCT":
            span = (span[0], span[1] - 1)
        if mood == "stated":
            mood = "unresolved"
        group = ids.digest((context.document.id, "or", tokens.start[span[0]]))
    phrase = _object(context, clause, objects)
    times = [t for t in context.times_of(clause) if t.relation not in ("before", "after")]
    place = next(
        (context.place_at[h].place for w, h in clause.obliques if w in ("in", "at", "near") and h in context.place_at),
        None,
    )
    for actor, evidence_head in actors:
        body = Action(
            actor=actor,
            type=type_,
            object=phrase,
            target=context.party(target).name if target is not None else None,
            plover=plover(type_),
            is_response=actor.kind in ("state", "agency")
            or (actor.kind == "person" and bool(actor.office) and bool(actor.country)),
        )
        context.mark(clause, "action")
        yield context.make(
            "action",
            body,
            span,
            clause,
            f"action:{clause.verb}:{actor.name}",
            mood=mood,
            actor=actor,
            time=times[0].value if times else None,
            place=place,
            evidence=context.spans_of("actor", evidence_head),
            alternatives=ids.digest((group, actor.name)) if group is not None else None,
        )


def _actors(context: Context, clause: Clause) -> list[tuple[Party, int]]:
    """The parties that act: lists distributed, "countries, including A and B" opened, generic heads left out."""
    tokens = context.tokens
    out: list[tuple[Party, int]] = []
    for subject in clause.subjects:
        if tokens.lemma[subject] in ("country", "state", "nation", "government") and tokens.tag[subject] == "NNS":
            out += _opened(context, clause, subject)
            continue
        party = context.party(subject)
        if party.kind in _ACTORS and (
            party.named or party.kind in ("agency", "person", "organisation") or party.country
        ):
            if party.kind == "person" and not party.named and not party.country and not party.office:
                continue
            out.append((party, subject))
    if len(clause.subjects) > 1 and out:
        out = [
            (p, h)
            for p, h in out
            if tokens.lower[max(0, h - 1)] != "other"
            and not (p.collective and "other" in tokens.lower[max(0, h - 3) : h])
        ]
    return out


def _opened(context: Context, clause: Clause, subject: int) -> list[tuple[Party, int]]:
    """Members of "countries …, including A, B and C", wherever in the sentence the list was hung."""
    tokens = context.tokens
    sentence = tokens.sentences[clause.sentence]
    for i in range(subject, sentence.last):
        if tokens.lower[i] in ("including", "like", "namely", "among"):
            end = next((k for k in range(i + 1, sentence.last) if tokens.pos[k] in ("VERB", "AUX")), sentence.last)
            heads = [
                m.last - 1 for m in context.places_in(i, end) if m.form == "name" and m.place.precision == "country"
            ]
            return [(p, h) for h in heads if (p := context.party(h)).kind == "state"]
    return []


def _object(context: Context, clause: Clause, objects: tuple[int, ...]) -> str | None:
    """What is acted on, in the text's words."""
    tokens = context.tokens
    inner = _controlled(context, clause)
    if inner is not None and clause.lemma in act_words("stopping"):
        return spelled(tokens, inner.first, inner.last)
    question = next((c for c in context.clauses if c.governor == clause.verb and c.relation == "ccomp"), None)
    if question is not None and not objects:
        return spelled(tokens, question.first, question.last)
    if not objects:
        return None
    first, last = core(tokens, objects[0])
    if first <= clause.verb < objects[0]:
        first = clause.verb + 1  # the verb was taken for a part of its object
    for head in objects[1:]:
        if head > objects[0]:
            last = max(last, core(tokens, head)[1])
    return spelled(tokens, first, max(last, first + 1))
