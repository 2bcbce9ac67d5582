"""Which act a clause tells of: its verb, a light verb with a noun, or a set phrase, held against the lexicon."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.actions.base import Act
from onrecord.claims.actions.fitting import fits
from onrecord.claims.base import Context
from onrecord.claims.lexicon import act_words
from onrecord.claims.lexicon.frames import class_of, frames, nouns, phrases
from onrecord.model.clause import Clause
from onrecord.model.phrases import conjuncts

_ABOUT = ("into", "against", "on", "of", "over", "with", "about", "for", "to", "at", "between")
_TOWARDS = ("to", "with", "against", "from", "at", "on", "upon", "for")
_HIT = frozenset({"of", "on", "upon", "at", "into", "over", "against", "toward", "towards"})
_CLOCK = frozenset({"a.m.", "p.m.", "am", "pm", "noon", "midnight"})
_CLOSING = frozenset({"close", "shut", "dismantle", "remove"})
_CLOSURE = frozenset({"closure", "shutdown", "removal"})


def read(context: Context, clause: Clause) -> Act | None:
    """The act of a clause, or None when it tells of none."""
    act = _phrase(context, clause) or _light(context, clause) or _calling(context, clause) or _verb(context, clause)
    return _with_antecedents(context, clause, act) if act is not None else None


def _with_antecedents(context: Context, clause: Clause, act: Act) -> Act | None:
    """ "the envoy whom it expelled": what the relative pronoun stands for; None where it stands for nothing said."""
    tokens = context.tokens
    relative = [o for o in act.objects if tokens.tag[o] in ("WDT", "WP", "WP$", "WRB")]
    if not relative:
        return act
    if clause.relation != "relcl":
        return None
    held = tuple(tokens.head[clause.verb] if o in relative else o for o in act.objects)
    return replace(act, objects=held, target=None if act.target in relative else act.target)


def of_noun(context: Context, head: int) -> str | None:
    """The type that a noun names; "a hearing meeting" is a hearing."""
    tokens = context.tokens
    type_ = nouns().get(tokens.lemma[head]) if tokens.pos[head] == "NOUN" else None
    if type_ == "search-for" and any(tokens.lower[c] == "of" for c in tokens.children[head]):
        return "search"  # a search of the house is not for it
    if head and (whole := nouns().get(f"{tokens.lower[head - 1]} {tokens.lemma[head]}")) is not None:
        return whole  # an air strike is none of workers
    inside = [c for c in tokens.children[head] if tokens.dep[c] == "compound" and tokens.lemma[c] in nouns()]
    if type_ == "meet" and inside and nouns()[tokens.lemma[inside[-1]]] in act_words("gatherings"):
        return nouns()[tokens.lemma[inside[-1]]]
    return type_


def around(context: Context, noun: int, *preps: str) -> tuple[int, ...]:
    """Heads that hang on a noun by one of these prepositions."""
    tokens = context.tokens
    return tuple(
        member
        for prep in tokens.children[noun]
        if tokens.dep[prep] == "prep" and tokens.lower[prep] in (preps or _ABOUT)
        for child in tokens.children[prep]
        if tokens.dep[child] == "pobj"
        for member in conjuncts(tokens, child)
        if member not in context.time_at
    )


def _phrase(context: Context, clause: Clause) -> Act | None:
    """ "came under fire", "took control of the port": the words as they stand, from the verb on."""
    tokens = context.tokens
    said = [
        tokens.lemma[clause.verb],
        *(tokens.lower[i] for i in range(clause.verb + 1, min(clause.verb + 4, len(tokens)))),
    ]
    for size in (4, 3, 2):
        found = phrases().get(" ".join(said[:size])) if len(said) >= size else None
        if found is None or (size == 2 and said[1] in ("down", "up")):
            continue
        type_, role = found
        end = clause.verb + size
        hung = (
            h for w, h in clause.obliques if role != "does" or w in _HIT or w == said[size - 1]
        )  # "opened fire inside a club" hits no club
        after = [h for h in (*hung, *around(context, end - 1)) if h >= end]
        after = [h for h in after if h not in context.time_at]
        after += [h for i in range(clause.verb + 1, end) for h in around(context, i) if h >= end]
        own = tuple(o for o in clause.objects if not clause.verb < o < end)
        if role == "undergoes":
            return Act(type_, tuple(clause.subjects) or own, befallen=True)
        if role == "does":
            return Act(type_, own or tuple(after[:1]))
    return None


def _light(context: Context, clause: Clause) -> Act | None:
    """ "launched an inquiry into X": the noun names the act, what hangs on it is the object."""
    tokens = context.tokens
    bare = tokens.lemma[clause.verb]
    if not {clause.lemma, bare} & act_words("light"):
        return None
    for noun in clause.objects:
        type_ = of_noun(context, noun)
        if type_ is None:
            continue
        if bare == "call" and type_ not in act_words("called"):
            continue  # "is calling it an accidental shooting"
        if bare == "call" and any(
            tokens.dep[c] in ("det", "poss") and tokens.lower[c] not in ("a", "an") for c in tokens.children[noun]
        ):
            continue  # "called the embargo a crime" imposes none
        if bare in act_words("announcing") and not clause.is_passive and type_ in ("offer", "pledge"):
            continue
        if type_ == "protest" and {clause.lemma, bare} & act_words("lodging"):
            continue
        if bare == "close" and type_ not in act_words("lasting"):
            continue
        if bare in ("hold", "schedule") and type_ not in act_words("gatherings"):
            continue  # "payments will be held at the bank"
        if any(tokens.lower[i] in act_words("untrue") for i in range(noun + 1, clause.last)):
            continue  # "called the accusation unfounded": a position on it
        hung = around(context, noun)
        seen = tuple(
            h
            for w, h in clause.obliques
            if w in ("into", "against", "on", "with", "over", "about") and h not in context.time_at
        )
        given = tuple(h for w, h in clause.obliques if w in ("to", "for"))
        towards = hung if hung else seen
        target = next((h for h in (*hung, *seen, *given) if _is_party(context, h)), None)
        if type_ == "offer":  # "submitted an offer to the board": to whom it was made was not offered
            towards = around(context, noun, "of", "on", "about", "for")
        is_own = type_ in ("offer", "hold-hearing") and not towards
        return Act(type_, (noun,) if is_own else towards, target, nominal=noun)
    return None


def _is_party(context: Context, head: int) -> bool:
    return context.party(head).kind in ("state", "agency", "organisation", "person", "group")


def _calling(context: Context, clause: Clause) -> Act | None:
    """ "called for the stations to be closed", "demanded the closure of …", "called on the board to publish …"."""
    tokens = context.tokens
    bare = tokens.lemma[clause.verb]
    if bare in ("demand", "urge", "request", "seek", "want"):
        if any(tokens.lemma[o] in ("closure", "shutdown") for o in clause.objects):
            return Act("demand-closure", clause.objects)
        wanted_of = next(iter(context.under(clause, "ccomp", "xcomp")), None)
        if wanted_of is not None and wanted_of.lemma in _CLOSING and wanted_of.objects and not wanted_of.is_negated:
            return Act("demand-closure", wanted_of.objects)  # "demanded that the offices be closed"
        return None
    if bare not in ("call", "appeal", "press", "push", "ask"):
        return None
    is_sent = bare == "call" and clause.is_passive and any(w == "to" for w, _ in clause.obliques)
    if is_sent:
        return None  # "officers were called to the pier for a report of shots"
    wanted = next((h for w, h in clause.obliques if w == "for"), None)
    if wanted is not None and bare != "ask":
        low, high = tokens.reach[clause.verb]
        verbs = {tokens.lemma[i] for i in range(max(low, clause.verb), high) if tokens.pos[i] == "VERB"}
        is_closing = bool(_CLOSING & verbs) or tokens.lemma[wanted] in _CLOSURE
        return Act("demand-closure" if is_closing else "demand", (wanted,))
    asked = next((h for w, h in clause.obliques if w in ("on", "upon")), None)
    if asked is not None and bool(context.under(clause, "xcomp")):
        return Act("ask", (asked,), asked)
    return None


def _verb(context: Context, clause: Clause) -> Act | None:
    tokens = context.tokens
    bare = tokens.lemma[clause.verb]
    given = tuple(o for o in clause.objects if tokens.dep[o] == "dative")
    objects = tuple(o for o in clause.objects if o not in given) or clause.objects
    around_it = {tokens.lower[c] for c in tokens.children[clause.verb] if tokens.dep[c] == "advmod"}
    keys = [*bases(context, clause), *(f"{bare} {word}" for word in sorted(around_it))]
    for word, head in clause.obliques:
        for key in (f"{clause.lemma} {word}", f"{bare} {word}"):
            for frame in frames().get(key, ()):
                if (
                    clause.objects
                    or head in context.time_at
                    or tokens.lower[head] in _CLOCK
                    or _is_noun(context, clause)
                ):
                    continue  # "arrived at 7 p.m."
                if fits(context, clause, frame, (head,)):
                    reached = tuple(h for w, h in clause.obliques if w == word)
                    return Act(frame.type, reached, head if _is_party(context, head) else None)
    for frame in (frame for key in keys for frame in frames().get(key, ())):
        if frame.only & {tokens.lemma[o] for o in given}:
            objects = given  # "fined the company 40,000 crowns"
        if not fits(context, clause, frame, objects):
            continue
        if frame.befalls and clause.objects and not clause.is_passive:
            continue  # "sank the ship": somebody did
        if frame.befalls:
            return Act(frame.type, (*clause.objects, *clause.subjects), befallen=True)
        if frame.addresses:
            told = bool(context.under(clause, "ccomp", "xcomp")) or any(
                w in ("for", "about") for w, _ in clause.obliques
            )
            if frame.type == "inform" and told and not clause.objects:
                continue  # "informed that": translated so, and means "said"
            spoken_to = next((o for o in clause.objects if told or _is_party(context, o)), None)
            return Act(frame.type, clause.objects, spoken_to)
        if frame.type == "shoot" and not objects:  # "shot at him"
            objects = tuple(h for w, h in clause.obliques if w == "at" and _is_somebody(context, h))
        where = class_of("premises") | class_of("grounds")
        towards = (
            *given,
            *(h for w, h in clause.obliques if w in _TOWARDS and not (w == "at" and tokens.lemma[h] in where)),
        )
        return Act(frame.type, objects, next((h for h in towards if _is_party(context, h)), None))
    return None


def _is_somebody(context: Context, head: int) -> bool:
    return context.party(head).kind in ("person", "group") or context.tokens.lemma[head] in class_of("people")


def _is_noun(context: Context, clause: Clause) -> bool:
    """ "Police investigate fight, shooting at inn": in a headline the participle names what took place."""
    tokens = context.tokens
    is_bare = not any(tokens.dep[c] == "aux" for c in tokens.children[clause.verb])
    heading = tokens.sentences[clause.sentence].heading
    return heading and is_bare and tokens.tag[clause.verb] == "VBG" and tokens.lower[clause.verb] in nouns()


def bases(context: Context, clause: Clause) -> tuple[str, ...]:
    """The verb's base form as the lexicon has it; where the model's is no word of it ("fin" for "fined"), those that
    the ending allows.
    """
    if clause.lemma in frames():
        return (clause.lemma,)
    low = context.tokens.lower[clause.verb]
    cut = [low[:-1], low[:-2]] if low.endswith("ed") else [low[:-3], f"{low[:-3]}e"] if low.endswith("ing") else []
    return (clause.lemma, *(word for word in cut if word in frames()))
