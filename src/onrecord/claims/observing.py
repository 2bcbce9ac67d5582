"""What the outlet saw itself, what it could not confirm, and what is negated twice."""

from __future__ import annotations

from onrecord.claims.lexicon import words
from onrecord.model.annotation import Reading
from onrecord.model.clause import Clause
from onrecord.model.phrases import is_disowned

_THIS = frozenset({"this", "our", "my"})
_CLAIMED = frozenset({"it", "this", "that", "they", "these", "those", "which"})
UNCONFIRMED = "the document says that this is not confirmed"
TWICE_NEGATED = "negated twice"


class Observing:
    """Reads one document's sentences for the outlet's own observation and for concessions."""

    def __init__(self, outlet: str | None, reading: Reading) -> None:
        self.tokens = reading.tokens
        self.reading = reading
        self.names = {outlet} if outlet else set()
        if reading.wire is not None:
            self.names.add(reading.tokens.text[slice(*reading.wire)])
        self.by_verb = {clause.verb: clause for clause in reading.clauses}
        self.unconfirmed = {n for clause in reading.clauses for n in self._conceded(clause)}

    def is_own(self, clause: Clause | None) -> bool:
        """True for what "a reporter for this newspaper saw", the clause of seeing and what stands under it."""
        at = clause
        for _ in range(4):
            if at is None:
                return False
            if self.tokens.lemma[at.verb] in words("observing") and not at.is_negated:
                return any(self._is_outlet(s) for s in at.subjects)
            at = (
                self.by_verb.get(at.governor) if at.governor is not None and at.relation in ("ccomp", "xcomp") else None
            )
        return False

    def doubts(self, clause: Clause | None) -> tuple[str, ...]:
        """Why a claim from this clause is not to be taken as it stands."""
        if clause is None:
            return ()
        out = [UNCONFIRMED] if clause.sentence in self.unconfirmed else []
        if self._negations(clause) > 1:
            out.append(TWICE_NEGATED)
        return tuple(out)

    def _is_outlet(self, head: int) -> bool:
        tokens = self.tokens
        low = {tokens.lower[c] for c in tokens.children[head] if tokens.dep[c] in ("det", "poss")}
        is_reporter = tokens.lemma[head] in words("reporters")
        if low & _THIS and (is_reporter or tokens.lemma[head] in words("papers")):
            return True
        party = self.reading.parties.get(head)
        if party is not None and any(_bare(party.name) == _bare(name) for name in self.names):
            return True
        if not is_reporter:
            return False
        around = range(*tokens.reach[head])
        if any(
            tokens.lower[i] in _THIS and tokens.lemma[i + 1] in words("papers") for i in around if i + 1 < len(tokens)
        ):
            return True
        phrase = tokens.quote(*tokens.reach[head])
        return any(name in phrase for name in self.names)

    def _conceded(self, clause: Clause) -> list[int]:
        """Sentences that a "could not be verified" speaks of: its own, and the one before when a pronoun opens it."""
        tokens = self.tokens
        if tokens.lemma[clause.verb] not in words("confirming") or not clause.is_negated:
            return []
        if not clause.is_passive:
            return []
        heads = {tokens.lower[h] for h in clause.objects} | {tokens.lemma[h] for h in clause.objects}
        sentence = tokens.sentences[clause.sentence]
        reaches = heads & (_CLAIMED | words("claimed"))
        if reaches and clause.governor is None and clause.sentence > 0:
            before = tokens.sentences[clause.sentence - 1]
            if before.block == sentence.block:
                return [clause.sentence - 1, clause.sentence]
        return [clause.sentence]

    def _negations(self, clause: Clause) -> int:
        tokens = self.tokens
        # by where they stand: "never" negates its verb and is a word of negation, but negates once
        own = {c for c in tokens.children[clause.verb] if tokens.dep[c] == "neg"}
        around = [i for i in range(clause.first, clause.last) if i != clause.verb]
        own |= {i for i in around if tokens.lower[i] in words("negating")}
        pairs = sum(tokens.lower[i] == "neither" for i in own)
        count = len(own) - min(pairs, sum(tokens.lower[i] == "nor" for i in own))
        governor = self.by_verb.get(clause.governor) if clause.governor is not None else None
        if is_disowned(tokens, clause.verb):
            governor = None  # "it is not true that": that is the clause's own negation
        if governor is not None and clause.relation in ("ccomp", "xcomp") and count:
            count += int(governor.is_negated) + (tokens.lemma[governor.verb] in ("deny", "dispute", "doubt"))
        return count


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")
