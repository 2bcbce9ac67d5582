"""Positions: what a party holds, denies, condemns or justifies; each worded positively, with the facet it turns on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims import answering, calling, clipping, dating, declining, facets, propositions, stances, subjects
from onrecord.claims.base import Chain, Context
from onrecord.claims.lexicon import stands
from onrecord.claims.propositions import Proposition
from onrecord.claims.relaying import of_government
from onrecord.claims.standing import condemns, cue, is_stand
from onrecord.model.claim import Claim, Evidence, Modality, Position, Stance
from onrecord.model.clause import Clause
from onrecord.model.party import Party

_FIRM_CUES = frozenset({"stated", "possible"})
_SUBORDINATE = frozenset({"relcl", "acl", "xcomp", "advcl", "pcomp", "appos"})
_ADDRESSING = frozenset({"inform", "notify", "tell", "assure", "remind", "brief"})
_SELF = frozenset({"i", "we", "he", "she", "they", "it"})
_MAIN = frozenset({"ROOT", "ccomp", "conj"})
_LEAST_TOKENS = 3
_COMING = frozenset({"will", "would", "'ll", "’ll", "wo"})
_AROUND = frozenset({"before", "after", "until", "since"})  # bounds of something in the proposition
_RELATIVE = re.compile(r"^(?:which|who|that) ", re.IGNORECASE)


def find(context: Context) -> Iterator[Claim]:
    """The position claims of one document; run last, so that a clause which gave another claim gives none here."""
    told: list[tuple[int, int]] = []  # tokens of what was reported
    made: list[tuple[Clause, Claim]] = []
    for clause in context.clauses:
        if not context.is_marked(clause, "position") and not context.is_shouted(clause):
            found = list(_of(context, clause, told, made))
            made += [(clause, claim) for claim in found]
            yield from found


def _of(context: Context, clause: Clause, told: list[tuple[int, int]], made: answering.Made) -> Iterator[Claim]:
    answered = answering.denied(context, clause, made)
    taken = stances.of_clause(context, clause)
    if answered is not None:
        found, where = answered
        evidence = Evidence("proposition", *where)
        for claim in _taken(context, clause, stances.Taken("affirms" if found.denied else "denies", found)):
            yield replace(claim, evidence=(*claim.evidence, evidence))
    elif taken is not None:
        yield from _taken(context, clause, taken)
    elif _is_reported(context, clause):
        yield from _reported(context, clause, told)
    elif context.issuer is not None and not clause.attributions and clause.relation in _MAIN:
        yield from _issued(context, clause)
    elif not clause.attributions and (clause.governor is None or clause.relation in ("relcl", "conj")):
        yield from _own_voice(context, clause)


def _speakers(context: Context, clause: Clause) -> list[tuple[Party, Chain | None]]:
    """Who takes a stance: the subjects that can speak; where the parser hung the verb on a thing that was spoken of
    ("said the list was short, while rejecting …"), whoever speaks there.
    """
    if stances.disowned(context, clause) is not None:  # "it is not true that …": whoever says so
        chain = context.chain(clause)
        speaker = chain.root or (chain.candidates[0] if chain.candidates else None)
        return [(speaker, chain)] if speaker is not None else []
    if clause.attributions and any(context.tokens.lower[s] in ("we", "i") for s in clause.subjects):
        own = context.chain(clause)  # "We do not comment", the spokesman said: he, of whom the chain ends
        return [(own.root, own)] if own.root is not None else []
    found = [context.party(s) for s in clause.subjects]
    able = [p for p in found if p.name and (p.kind != "unknown" or p.named)]
    if able:
        return [(p, None) for p in able]
    is_hung = clause.relation in ("advcl", "conj") and not facets.surface(context.tokens, clause)
    if is_hung and clause.attributions:
        chain = context.chain(clause)
        speaker = chain.root or (chain.candidates[0] if chain.candidates else None)
        return [(speaker, chain)] if speaker is not None else []
    return []


def _taken(context: Context, clause: Clause, taken: stances.Taken) -> Iterator[Claim]:
    if not taken.is_blame and taken.stance in ("condemns", "affirms") and context.is_marked(clause, "action"):
        return  # "criticised the decision" is an act already; who is blamed for what is not in it
    for speaker, chain in _speakers(context, clause):
        for used in (clause, *taken.contents):
            context.mark(used, "position")
        other = declining.second(context, clause)
        span = (clause.first, calling.end(context, clause) if other is None else max(clause.last, other.last))
        mood: Modality | None = "stated" if taken.stance == "declines to comment" else None
        yield _position(context, clause, speaker, taken.stance, taken.proposition, span, chain, mood)


def _is_reported(context: Context, clause: Clause) -> bool:
    """True for the clause that a source's words consist of, when nothing else was read in it."""
    tokens = context.tokens
    if not clause.attributions or context.is_marked(clause, "figure", "site", "agreement", "position", "publication"):
        return False
    if context.is_marked(clause, "action") and not _is_of_start(context, clause):
        return False
    if declining.is_under(context, clause) or (clause.is_negated and clause.lemma == "rule out"):
        return False  # "neither confirmed nor denied that …"; "expulsions are not ruled out" denies nothing
    last = context.reading.attributions[clause.attributions[-1]]
    start = tokens.start[clause.verb]
    if clause.relation in _SUBORDINATE and not _is_whole(context, clause, last.content):
        return False
    if last.cue[0] <= start < last.cue[1] or not _is_said(context, last.cue):
        return False
    governor = context.by_verb.get(clause.governor) if clause.governor is not None else None
    if governor is not None and (governor.lemma in _ADDRESSING or _is_hung_cue(context, governor)):
        governor = None
    inside = governor is not None and last.content[0] <= tokens.start[governor.verb] < last.content[1]
    is_cue = any(a.cue[0] <= start < a.cue[1] and a.content[0] > start for a in context.reading.attributions)
    told = bool(context.under(clause, "ccomp"))
    if _is_hung_cue(context, clause) or (told and (clause.is_passive and clause.lemma in _ADDRESSING)):
        return False
    if tokens.tag[clause.first] in ("WRB", "WP", "WDT"):
        return False  # "how the ministry thinks": a topic, not a proposition
    joined = context.under(clause, "conj")
    if not clause.objects and any(c.objects and context.is_marked(c, "action") for c in joined):
        return False  # "searched and sealed two posts": half of what was done
    if clause.is_negated and clause.lemma in stands("knowing") and _is_self(context, clause, last.source.name):
        return False  # "did not know where they went" is no denial
    return not is_cue and (not inside or _is_joined(context, clause))


def _is_of_start(context: Context, clause: Clause) -> bool:
    """ "the leak began on 27 May": an event, and a word on when it began that another may dispute."""
    return (
        clause.lemma in stands("founding")
        and not any(context.party(s).kind != "unknown" for s in clause.subjects)
        and facets.of_clause(context, clause) == "start"
    )


def _issued(context: Context, clause: Clause) -> Iterator[Claim]:
    """What a party says in a document of its own: only what turns on a facet that others may dispute."""
    if context.is_marked(clause, "figure", "site", "agreement", "position", "publication") or context.issuer is None:
        return
    if context.is_marked(clause, "action") and not _is_of_start(context, clause):
        return
    found = propositions.of_clause(context, clause, clause.first, clause.last, context.issuer)
    if found.facet is None and not found.denied:
        return
    is_there = any(context.tokens.dep[c] == "expl" for c in context.tokens.children[clause.verb])
    is_meant = clause.lemma == "have" and any(context.tokens.lemma[o] in ("plan", "intention") for o in clause.objects)
    if found.facet is None and not is_there and not is_meant:
        return
    if found.facet is None and is_there:
        found = replace(found, facet="existence")
    if propositions.is_empty(context, clause, clause.first, clause.last) or clause.mood not in _FIRM_CUES:
        return
    context.mark(clause, "position")
    stance: Stance = "denies" if found.denied else "affirms"
    span = (clause.first, clause.last)
    yield _position(context, clause, context.issuer, stance, found, span, context.chain(clause), None)


def _is_joined(context: Context, clause: Clause) -> bool:
    """True for a finite clause that "and" joins to what is said: its own subject, or the one that it shares."""
    tokens, at = context.tokens, clause
    while at.relation == "conj" and at.governor is not None and at.governor in context.by_verb:
        at = context.by_verb[at.governor]
    if clause.relation != "conj" or at.relation not in ("ROOT", "ccomp", "parataxis"):
        return False
    if facets.surface(tokens, clause) or tokens.child(clause.verb, "expl") is not None:
        return True
    return bool(propositions.subject_before(context, clause))


def _is_whole(context: Context, clause: Clause, content: tuple[int, int]) -> bool:
    """True for "pointed out in the report that …", which the parser hangs on the noun."""
    tokens = context.tokens
    marked = any(tokens.lower[c] == "that" and tokens.dep[c] == "mark" for c in tokens.children[clause.verb])
    has_subject = bool(facets.surface(tokens, clause))
    return (
        clause.relation == "acl"
        and marked
        and has_subject
        and content[0] <= tokens.start[clause.first] <= content[0] + 6
    )


def _is_said(context: Context, cue: tuple[int, int]) -> bool:
    """True when the reporting verb itself is stated: what a court may find, nobody has found."""
    said = next((c for c in context.clauses if cue[0] <= context.tokens.start[c.verb] < cue[1]), None)
    return said is None or said.mood in _FIRM_CUES or said.relation == "ROOT"


def _is_hung_cue(context: Context, clause: Clause) -> bool:
    """True for a reporting verb without a subject of its own that the parser hung on what was said."""
    if clause.relation not in ("advcl", "conj") or facets.surface(context.tokens, clause):
        return False
    return context.tokens.lemma[clause.verb] in stands("speaking")


def _is_self(context: Context, clause: Clause, speaker: str) -> bool:
    """True when the clause's subject is a personal pronoun or the speaker by name."""
    heads = facets.surface(context.tokens, clause)
    return any(context.tokens.lower[s] in _SELF or context.party(s).name.lower() == speaker.lower() for s in heads)


def _reported(context: Context, clause: Clause, told: list[tuple[int, int]]) -> Iterator[Claim]:
    chain = context.chain(clause)
    speaker = chain.root or (chain.candidates[0] if chain.candidates else None)
    is_feared = cue(context, chain) in stands("fearing")
    if is_feared and chain.candidates and chain.root is not None:
        speaker = chain.candidates[0]  # "sources said the captains feared …": the captains fear it
    first, last = clipping.clipped(context, clause)
    if speaker is None or last - first < _LEAST_TOKENS or not _is_whole_sentence(context, clause, first):
        return
    found = propositions.of_clause(context, clause, first, last, speaker)
    if propositions.is_empty(context, clause, first, last) or not _is_told(context, clause, first):
        return
    if any(a <= first and last <= b for a, b in told if clause.relation == "conj"):
        return  # the whole has been told
    if found.denied:
        last = propositions.before_reason(context, clause, last)
    if found.about is None and not facets.surface(context.tokens, clause) and clause.relation != "conj":
        found = replace(found, about=_counted_before(context, clause))
    if found.about is None and found.facet == "start":
        found = replace(found, about=subjects.begun_before(context, clause))
    denied = found.denied != (chain.force == "deny")
    stance: Stance = "denies" if denied else "condemns" if condemns(context, clause) else "affirms"
    context.mark(clause, "position")
    mood: Modality | None = None
    if (barred := stances.not_tolerated(context, clause)) is not None and denied:
        stance, found, mood = "condemns", *barred
    elif is_feared:
        mood = "feared"
    elif chain.force == "expect" and clause.mood in ("stated", "planned"):
        mood = "possible"  # what one expects, one does not hold for certain
    elif _is_forecast(context, clause):
        mood = "stated"  # nobody's plan, and no word hedges it
    elif chain.force == "believe" and clause.mood == "possible" and not _is_modal(context, clause):
        mood = "stated"  # what one believes, one holds
    told.append((first, last))
    claim = _position(context, clause, speaker, stance, found, (first, last), chain, mood)
    yield claim if is_stand(context, clause, chain, speaker, found) else replace(claim, in_story=False)


def _is_told(context: Context, clause: Clause, first: int) -> bool:
    """True for a conjugated verb, "is to" and the like, and for a participle that opens its sentence."""
    tokens = context.tokens
    if tokens.tag[clause.verb] == "VBG" and any(tokens.lower[c] == "having" for c in tokens.children[clause.verb]):
        return False  # "the tour having failed"
    if propositions.is_finite(context, clause) or any(tokens.lower[c] == "to" for c in tokens.children[clause.verb]):
        return True
    if tokens.tag[clause.verb] == "VB" and clause.relation == "ccomp" and clause.mood == "stated":
        return tokens.child(clause.verb, "nsubj") is not None  # "said the offices only help": taken for an infinitive
    return tokens.tag[clause.verb] in ("VBN", "VB") and first == tokens.sentences[clause.sentence].first


def _is_modal(context: Context, clause: Clause) -> bool:
    tokens = context.tokens
    return any(
        tokens.lower[c] in ("may", "might", "could", "perhaps", "possibly") for c in tokens.children[clause.verb]
    )


def _is_forecast(context: Context, clause: Clause) -> bool:
    """ "the moratorium will cut profits": what a thing will do is foreseen; what people will do is planned."""
    heads = facets.surface(context.tokens, clause)
    is_arranged = clause.lemma in stands("arranged") and not clause.objects  # "will close", not "will close the gap"
    if clause.mood != "planned" or clause.is_passive or not heads or is_arranged:
        return False
    is_coming = any(context.tokens.lower[c] in _COMING for c in context.tokens.children[clause.verb])
    return is_coming and context.tokens.pos[heads[0]] == "NOUN" and context.party(heads[0]).kind == "unknown"


def _is_whole_sentence(context: Context, clause: Clause, first: int) -> bool:
    """True for a clause with a subject, and for one without that opens its sentence ("Used to gather data.")."""
    tokens = context.tokens
    if facets.surface(tokens, clause) or tokens.child(clause.verb, "expl") is not None:
        return True
    if propositions.subject_before(context, clause):
        return True
    return first == tokens.sentences[clause.sentence].first or tokens.sentences[clause.sentence].heading


def _counted_before(context: Context, clause: Clause) -> str | None:
    """A fragment without a subject speaks of what the sentence before counted."""
    tokens = context.tokens
    before = [q for q in context.reading.quantities if tokens.sentence_of[q.first] == clause.sentence - 1 and q.unit]
    return before[0].unit if before else None


def _own_voice(context: Context, clause: Clause) -> Iterator[Claim]:
    """The outlet's own judgement: on legality, function or link; what may come of a thing; who is mistreated. All are
    characterisations with the outlet as their speaker, and as firm as the clause has them.
    """
    if context.is_marked(clause, "figure", "site", "action", "agreement", "publication", "position"):
        return
    joined = [c for c in context.under(clause) if _shares(context, c)]
    last = max([clause.last, *(c.last for c in joined)])
    found = propositions.of_clause(context, clause, clause.first, last)
    is_link = (
        clause.mood == "stated"
        and found.facet in ("legality", "link")
        and clause.lemma in ("be", "violate", "breach", *stands("linking"))
    )
    is_loaded = clause.lemma == "have" and any(_is_loaded(context, o) for o in clause.objects)
    is_effect = clause.lemma in stands("affecting") and clause.mood in ("possible", "conditional", "planned")
    is_abuse = clause.lemma in stands("mistreating") and clause.mood == "stated" and bool(clause.objects)
    if clause.relation == "relcl":
        found = replace(found, words=_RELATIVE.sub("this ", found.words))
    if not (is_link or is_loaded or is_effect or is_abuse):
        return
    about = found.about
    if is_abuse and about is None:
        about = subjects.persons_before(context, clause)
    if is_effect and not clause.is_passive and clause.objects:
        about = propositions.noun(context, clause.objects[0])
    for used in (clause, *joined):
        context.mark(used, "position")
    yield context.make(
        "position",
        Position(context.outlet, found.words, propositions.stance_of(found), about, found.facet),
        (clause.first, last),
        clause,
        f"own:{clause.verb}",
        mood="characterised" if clause.mood == "stated" else clause.mood,
        polarity="denied" if found.denied else "asserted",
    )


def _shares(context: Context, clause: Clause) -> bool:
    """True for a verb that "and" joins, without auxiliary or subject of its own ("are watched and threatened")."""
    own = facets.surface(context.tokens, clause)
    return (
        clause.relation == "conj"
        and not own
        and context.tokens.tag[clause.verb] in ("VBN", "VB")
        and not any(context.tokens.dep[c] in ("aux", "auxpass") for c in context.tokens.children[clause.verb])
    )


def _is_loaded(context: Context, head: int) -> bool:
    """True for a thing that the outlet itself calls illegal, secret or worse."""
    tokens = context.tokens
    return context.is_thing(head) and any(
        tokens.dep[c] == "amod" and (tokens.lower[c] in stands("legal") or tokens.lower[c] in stands("condemning"))
        for c in tokens.children[head]
    )


def _position(
    context: Context,
    clause: Clause,
    speaker: Party,
    stance: Stance,
    found: Proposition,
    span: tuple[int, int],
    chain: Chain | None = None,
    mood: Modality | None = None,
) -> Claim:
    if chain is None:
        outer = context.chain(clause)
        is_told = outer.root is not None and outer.root.name != speaker.name
        # "Holm would not speak to the guards, Reed said": who keeps silent is nobody's source
        parties = outer.parties if outer.parties[-1].name == speaker.name else (*outer.parties, speaker)
        chain = (
            outer
            if stance == "declines to comment" and is_told
            else Chain(parties, speaker, outer.candidates, outer.doubts, "say", outer.cue, outer.said)
        )
    return context.make(
        "position",
        Position(speaker, found.words, stance, found.about, found.facet),
        span,
        clause,
        f"position:{clause.verb}:{speaker.name}",
        mood=mood,
        polarity="denied" if stance == "denies" else "asserted",
        actor=speaker,
        time=next(
            (
                t.value
                for t in context.times_of(clause)
                if t.relation not in _AROUND and not dating.is_anothers(context, t)
            ),
            None,
        ),
        place=subjects.ground(context, span, speaker) if found.facet == "existence" else None,
        chain=chain,
        doubts=of_government(context, speaker),
    )
