"""Positions: what a party holds, denies, condemns or justifies; each worded positively, with the facet it turns on."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.base import Chain, Context
from onrecord.claims.lexicon import classes, things
from onrecord.model.claim import Claim, Facet, Position, Stance
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.phrases import core
from onrecord.model.phrases import words as spelled

_DENYING = frozenset({"deny", "reject", "refute", "dismiss", "dispute", "rebut", "disavow"})
_DECLINING = frozenset({"decline", "refuse"})
_FACET_ORDER: tuple[Facet, ...] = ("link", "legality", "start", "operator", "function", "number", "existence")
_WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}
_LINKING = frozenset({"relate", "link", "connect", "tie", "associate"})


def find(context: Context) -> Iterator[Claim]:
    """The position claims of one document; run last, so that a clause which gave another claim gives none here."""
    for clause in context.clauses:
        if clause.lemma in _DENYING and clause.subjects and not clause.is_negated:
            yield from _denial(context, clause)
        elif clause.lemma in _DECLINING and _comments(context, clause):
            yield from _declined(context, clause)
        elif (judged := _judgement(context, clause)) is not None:
            yield from _judged(context, clause, judged)
        elif _is_reported(context, clause):
            yield from _reported(context, clause)
        elif not clause.attributions and clause.governor is None:
            yield from _own_voice(context, clause)


def facet_of(context: Context, clause: Clause) -> Facet | None:
    """What the proposition turns on, from its words; the first of the fixed order that fits."""
    return _facet_in(context, clause.first, clause.last)


def _facet_in(context: Context, first: int, last: int) -> Facet | None:
    tokens, table = context.tokens, classes("facets")
    found: set[str] = {table[w] for i in range(first, last) for w in (tokens.lemma[i], tokens.lower[i]) if w in table}
    if any(tuple(tokens.lower[i : i + 3]) == ("nothing", "to", "do") for i in range(first, last)):
        found.add("link")
    return next((facet for facet in _FACET_ORDER if facet in found), None)


def _words(context: Context, first: int, last: int) -> str:
    return spelled(context.tokens, first, max(last, first + 1))


def _about(context: Context, clause: Clause) -> str | None:
    head = next(iter((*clause.subjects, *clause.objects)), None)
    if head is None:
        return None
    first, last = core(context.tokens, head)
    return _words(context, first, last)


def _speakers(context: Context, clause: Clause) -> list[Party]:
    found = [context.party(s) for s in clause.subjects]
    return [p for p in found if p.kind != "unknown" or p.named]


def _judgement(context: Context, clause: Clause) -> int | None:
    """ "called it unacceptable", "noted: unacceptable": the condemning word that a speaker's verb takes."""
    tokens = context.tokens
    for child in tokens.children[clause.verb]:
        if tokens.dep[child] in ("ccomp", "oprd", "dobj", "xcomp") and tokens.lower[child] in things("condemning"):
            return child
        if (
            tokens.dep[child] == "ccomp"
            and tokens.pos[child] in ("VERB", "AUX")
            and clause.lemma in ("call", "describe")
        ):
            inner = tokens.child(child, "acomp", "oprd", "attr")
            if inner is not None and tokens.lower[inner] in things("condemning"):
                return inner
    return None


def _judged(context: Context, clause: Clause, word: int) -> Iterator[Claim]:
    about = _about_object(context, clause)
    for speaker in _speakers(context, clause):
        context.mark(clause, "position")
        claim = _position(
            context, clause, speaker, _words(context, word, word + 1), "condemns", about, facet_of(context, clause)
        )
        yield claim


def _about_object(context: Context, clause: Clause) -> str | None:
    head = next((o for o in clause.objects if context.tokens.pos[o] in ("NOUN", "PROPN")), None)
    return _words(context, *core(context.tokens, head)) if head is not None else None


def _denial(context: Context, clause: Clause) -> Iterator[Claim]:
    tokens = context.tokens
    content = next(
        (c for c in context.clauses if c.governor == clause.verb and c.relation in ("ccomp", "xcomp", "pcomp")), None
    )
    if content is not None:
        proposition, about, facet = (
            _words(context, content.first, content.last),
            _about(context, content),
            facet_of(context, content),
        )
    elif clause.objects:
        first, last = core(tokens, clause.objects[0])
        last = max(last, min(tokens.reach[clause.objects[0]][1], clause.last))
        proposition = about = _words(context, first, last)
        facet = _facet_in(context, first, last)
    else:
        return
    for speaker in _speakers(context, clause):
        context.mark(clause, "position")
        if content is not None:
            context.mark(content, "position")
        yield _position(context, clause, speaker, proposition, "denies", about, facet)


def _comments(context: Context, clause: Clause) -> bool:
    tokens = context.tokens
    return any(
        tokens.lemma[i] in ("comment", "discuss", "answer", "confirm", "respond")
        for i in range(clause.verb, clause.last)
    )


def _declined(context: Context, clause: Clause) -> Iterator[Claim]:
    topic = next((h for w, h in clause.obliques if w in ("on", "about")), None)
    about = _words(context, *core(context.tokens, topic)) if topic is not None else None
    for speaker in _speakers(context, clause):
        context.mark(clause, "position")
        yield _position(
            context, clause, speaker, _words(context, clause.first, clause.last), "declines to comment", about, None
        )


def _is_reported(context: Context, clause: Clause) -> bool:
    """True for the clause that a source's words consist of, when nothing else was read in it."""
    if not clause.attributions or context.is_marked(clause, "figure", "site", "action", "agreement", "position"):
        return False
    if clause.relation in ("relcl", "acl", "xcomp", "advcl", "pcomp", "appos"):
        return False
    last = context.reading.attributions[clause.attributions[-1]]
    start = context.tokens.start[clause.verb]
    if last.cue[0] <= start < last.cue[1]:
        return False
    governor = context.by_verb.get(clause.governor) if clause.governor is not None else None
    if governor is not None and governor.lemma in ("inform", "notify", "tell", "assure", "remind", "brief"):
        governor = None
    inside = governor is not None and last.content[0] <= context.tokens.start[governor.verb] < last.content[1]
    is_cue = any(a.cue[0] <= start < a.cue[1] and a.content[0] > start for a in context.reading.attributions)
    told = any(c.governor == clause.verb and c.relation == "ccomp" for c in context.clauses)
    if clause.is_passive and told and clause.lemma in ("inform", "notify", "tell", "assure", "remind", "brief"):
        return False
    if context.tokens.tag[clause.first] in ("WRB", "WP", "WDT"):
        return False  # "how the ministry thinks": a topic, not a proposition
    has_subject = any(
        context.tokens.dep[c] in ("nsubj", "nsubjpass", "csubj") for c in context.tokens.children[clause.verb]
    )
    return not is_cue and (not inside or (clause.relation == "conj" and has_subject))


def _reported(context: Context, clause: Clause) -> Iterator[Claim]:
    chain = context.chain(clause)
    speaker = chain.root or (chain.candidates[0] if chain.candidates else None)
    if speaker is None or clause.last - clause.first < 3:
        return
    stance: Stance = "affirms"
    denied, proposition = _positive(context, clause)
    if chain.force == "deny":
        denied = not denied
    if denied:
        stance = "denies"
    elif _condemns(context, clause):
        stance = "condemns"
    context.mark(clause, "position")
    about = _about(context, clause) or _counted_before(context, clause)
    yield _position(context, clause, speaker, proposition, stance, about, facet_of(context, clause), chain)


def _counted_before(context: Context, clause: Clause) -> str | None:
    """A fragment without a subject speaks of what the sentence before counted."""
    tokens = context.tokens
    before = [q for q in context.reading.quantities if tokens.sentence_of[q.first] == clause.sentence - 1 and q.unit]
    return before[0].unit if before else None


def _positive(context: Context, clause: Clause) -> tuple[bool, str]:
    """Whether the clause denies its proposition, and the proposition in positive words."""
    tokens = context.tokens
    whole = _words(context, clause.first, clause.last)
    nothing = next((o for o in clause.objects if tokens.lower[o] == "nothing"), None)
    if clause.lemma == "have" and nothing is not None:
        return True, whole.replace("has nothing to do with", "is linked to").replace(
            "had nothing to do with", "was linked to"
        ).replace("have nothing to do with", "are linked to")
    if clause.attribute is not None and tokens.lower[clause.attribute] in things("denying"):
        subject = next(iter(clause.subjects), None)
        told = tokens.child(subject, "acl", "ccomp") if subject is not None else None
        if told is not None:
            inner = context.by_verb.get(told)
            if inner is not None:
                return True, _words(context, inner.first, inner.last)
        return True, _about(context, clause) or whole
    if any(tokens.dep[c] == "neg" for c in tokens.children[clause.verb]):
        skip = {c for c in tokens.children[clause.verb] if tokens.dep[c] == "neg"}
        return True, _without(context, clause, skip)
    none = next(
        (s for s in (*clause.subjects, *clause.objects) if any(tokens.lower[c] == "no" for c in tokens.children[s])),
        None,
    )
    if none is not None:
        skip = {c for c in tokens.children[none] if tokens.lower[c] == "no"}
        return True, _without(context, clause, skip)
    return False, whole


def _without(context: Context, clause: Clause, skip: set[int]) -> str:
    """The clause's words without some, spaced as printed; "can't" leaves "can"."""
    tokens = context.tokens
    parts: list[str] = []
    for i in range(clause.first, clause.last):
        if i in skip:
            continue
        word = _WHOLE.get(tokens.lower[i], tokens.word[i]) if i + 1 in skip else tokens.word[i]
        glued = i > clause.first and i - 1 not in skip and tokens.start[i] == tokens.end[i - 1]
        parts.append(word if glued or not parts else f" {word}")
    return " ".join("".join(parts).split())


def _condemns(context: Context, clause: Clause) -> bool:
    tokens = context.tokens
    return any(tokens.lower[i] in things("condemning") for i in range(clause.first, clause.last))


def _own_voice(context: Context, clause: Clause) -> Iterator[Claim]:
    """The outlet's own judgement on legality, function or link: a characterisation with the outlet as its speaker."""
    if context.is_marked(clause, "figure", "site", "action", "agreement", "publication"):
        return
    facet = facet_of(context, clause)
    if facet not in ("legality", "link") or clause.lemma not in ("be", *_LINKING, "violate", "breach"):
        return
    denied, proposition = _positive(context, clause)
    context.mark(clause, "position")
    yield context.make(
        "position",
        Position(context.outlet, proposition, "denies" if denied else "affirms", _about(context, clause), facet),
        (clause.first, clause.last),
        clause,
        f"own:{clause.verb}",
        mood="characterised" if clause.mood == "stated" else clause.mood,
        polarity="denied" if denied else "asserted",
    )


def _position(
    context: Context,
    clause: Clause,
    speaker: Party,
    proposition: str,
    stance: Stance,
    about: str | None,
    facet: Facet | None,
    chain: Chain | None = None,
) -> Claim:
    if chain is None:
        outer = context.chain(clause)
        parties = outer.parties if outer.parties[-1].name == speaker.name else (*outer.parties, speaker)
        chain = Chain(parties, speaker, outer.candidates, outer.doubts, "say", outer.cue, outer.said)
    span = (clause.first, clause.last)
    time = next((t.value for t in context.times_of(clause)), None)
    return context.make(
        "position",
        Position(speaker, proposition, stance, about, facet),
        span,
        clause,
        f"position:{clause.verb}:{speaker.name}",
        polarity="denied" if stance == "denies" else "asserted",
        actor=speaker,
        time=time,
        chain=chain,
    )
