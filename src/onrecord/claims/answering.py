"""What "this" is that somebody denies: "The group says that 31 were treated. The firm disputes this." """

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims import calling, propositions
from onrecord.claims.base import Context
from onrecord.claims.lexicon import stands
from onrecord.claims.propositions import Proposition
from onrecord.model.claim import Claim, Position
from onrecord.model.clause import Clause

Made = Sequence[tuple[Clause, Claim]]

_TAKEN_UP = frozenset({"this", "that", "it"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_BACK = 2  # sentences


def denied(context: Context, clause: Clause, made: Made) -> tuple[Proposition, tuple[int, int]] | None:
    """What another said before, in this paragraph or the last, that this clause denies by a pronoun or by "the claim";
    with the code points where it was said. None where the clause denies nothing so, or nobody said anything before.
    """
    is_called = clause.lemma in stands("calling") and calling.untrue(context, clause) is not None
    is_denied = clause.lemma in stands("denying") or is_called
    if not is_denied or clause.is_negated or clause.mood != "stated" or not clause.subjects:
        return None
    heads = clause.objects[:1] if is_called else clause.objects
    if len(heads) != 1 or not _is_taken_up(context, heads[0], is_called=is_called):
        return None
    speakers = {context.party(s).name for s in clause.subjects}
    for earlier, claim in reversed(made):
        if not _is_near(context, earlier, clause):
            break
        body = claim.body
        if not isinstance(body, Position) or body.speaker.name in speakers:
            continue
        if claim.modality not in ("stated", "alleged"):
            continue  # of what may be nothing is denied
        is_accused = body.stance == "affirms" or context.tokens.lemma[heads[0]] not in stands("accusations")
        if body.stance in ("affirms", "denies") and is_accused:  # who denies a denial affirms
            told = Proposition(body.proposition, body.stance == "denies", body.about, body.facet)
            return told, (claim.start, claim.end)
    for earlier in reversed([c for c in context.clauses if c.verb < clause.verb]):
        if not _is_near(context, earlier, clause):
            break
        root = context.chain(earlier).root if earlier.attributions else None
        is_whole = earlier.relation in ("ROOT", "ccomp", "parataxis") and earlier.mood == "stated"
        if root is None or root.name in speakers or not is_whole or earlier.sentence == clause.sentence:
            continue
        first, last = earlier.first, earlier.last
        found = propositions.of_clause(context, earlier, first, last)
        if not propositions.is_empty(context, earlier, first, last):
            return found, (context.tokens.start[first], context.tokens.end[last - 1])
    return None


def _is_taken_up(context: Context, head: int, *, is_called: bool) -> bool:
    """ "this", "the claim", "these allegations": with nothing that says of what. ``is_called``: what it is called
    stands behind it, where the parser may hang it on the noun.
    """
    tokens = context.tokens
    if tokens.lower[head] in _TAKEN_UP:
        return True
    below = [c for c in tokens.children[head] if not is_called or c < head]
    is_definite = any(tokens.dep[c] == "det" and tokens.lower[c] in _DEFINITE for c in below)
    is_these = any(tokens.lower[c] in ("these", "those") for c in below)
    if tokens.tag[head] == "NNS" and not is_these:
        return False  # "the findings" are many, and which of what was said they are is open
    return is_definite and tokens.lemma[head] in stands("disputable") and len(below) == 1


def _is_near(context: Context, earlier: Clause, clause: Clause) -> bool:
    sentences = context.tokens.sentences
    apart = sentences[clause.sentence].block - sentences[earlier.sentence].block
    return apart <= 1 and not sentences[earlier.sentence].heading and clause.sentence - earlier.sentence <= _BACK
