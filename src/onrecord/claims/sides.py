"""Who the parties of an agreement are, from its own words or from what the text said of it before."""

from __future__ import annotations

from onrecord.claims.base import Context
from onrecord.claims.lexicon import listed
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.phrases import conjuncts, core, has_determiner
from onrecord.model.phrases import words as spelled
from onrecord.model.tokens import Tokens

_MOST = 6  # parties kept of a list; more is a convention's whole membership
_POLITICAL = ("state", "agency", "organisation")
_LONGEST_SUBJECT = 12  # words of a clause that says what was agreed; more is the sentence, not a subject
_NAMING = frozenset({"of", "on", "for"})
_NO_PACT = frozenset({"great", "good", "big", "raw", "real"})  # "a great deal of water"


def is_agreement(context: Context, head: int) -> bool:
    """True for a noun that names an agreement; "a great deal" does not."""
    tokens = context.tokens
    if tokens.lemma[head] not in listed("agreements", "nouns") or tokens.pos[head] not in ("NOUN", "PROPN"):
        return False
    return not any(tokens.dep[c] == "amod" and tokens.lower[c] in _NO_PACT for c in tokens.children[head])


def pact(context: Context, clause: Clause, head: int) -> int | None:
    """The agreement that is dealt with: the noun, or in "a memorandum on trade, signed in May" what the noun is on."""
    if is_agreement(context, head):
        return head
    tokens, at = context.tokens, head
    while clause.relation == "acl" and tokens.dep[at] == "pobj" and tokens.lower[tokens.head[at]] in _NAMING:
        at = tokens.head[tokens.head[at]]
        if is_agreement(context, at):
            return at
    return None


def is_both(context: Context, head: int) -> bool:
    """True for "the two sides", "both countries": parties that the text named before."""
    tokens = context.tokens
    if tokens.lemma[head] not in listed("agreements", "both") or tokens.tag[head] != "NNS":
        return tokens.lower[head] in ("they", "both")
    if tokens.lemma[head] in ("side", "party"):
        return True
    return any(tokens.lower[c] in ("two", "both", "three") for c in tokens.children[head])


def party(context: Context, head: int) -> Party | None:
    """The party at a noun: a state, body or organisation, or a group by its description ("the union", "banks")."""
    tokens = context.tokens
    if head in context.time_at or is_agreement(context, head) or is_both(context, head):
        return None
    if tokens.pos[head] == "PRON":
        meant = context.reading.parties.get(head)
        before = tokens.quote(tokens.sentences[tokens.sentence_of[head]].first, head + 1)
        return meant if meant and meant.named and meant.kind in _POLITICAL and meant.name in before else None
    if tokens.pos[head] not in ("NOUN", "PROPN"):
        return None
    named = next((c for c in tokens.children[head] if tokens.dep[c] == "appos" and tokens.pos[c] == "PROPN"), None)
    if named == head + 1 and tokens.pos[head] == "NOUN":
        head = named  # "the drug maker Novara"
    mention = context.place_at.get(head)
    if mention is not None and mention.place.precision == "country" and mention.form != "person":
        start, end = mention.start, mention.end
        return Party(mention.place.name, "state", start, end, country=mention.place.country)
    found = context.party(head)
    if tokens.pos[head] == "NOUN" and found.named and _is_other(context, head, found):
        first, last = core(tokens, head)
        return Party(spelled(tokens, first, last), "group", tokens.start[first], tokens.end[last - 1], named=False)
    if found.kind in _POLITICAL:
        return found
    if found.kind == "person":
        return found if found.named or tokens.tag[head] == "NNS" else None
    if found.kind in ("group", "unknown", "outlet") and found.name and (mention is None or mention.form == "name"):
        return found if found.named or tokens.pos[head] == "NOUN" else None
    return None


def topic(context: Context, head: int) -> str | None:
    """What the agreement is about, in its own phrase: "on X", "for X", "to do X"."""
    tokens = context.tokens
    for child in _below(context, head):
        if tokens.dep[child] == "prep" and tokens.lower[child] in listed("agreements", "about"):
            inner = tokens.child(child, "pobj")
            if inner is not None and inner not in context.time_at:
                first, last = core(tokens, inner)
                return spelled(tokens, first, max(last, _joined(tokens, inner)))
            if (doing := tokens.child(child, "pcomp")) is not None:
                return clipped(context, doing)
        if tokens.dep[child] == "acl" and tokens.tag[child] == "VB":
            return clipped(context, child)
    return None


def _joined(tokens: Tokens, inner: int) -> int:
    """The end of "search and rescue": a noun joined to the topic right after it."""
    listed_ = conjuncts(tokens, inner)
    is_pair = len(listed_) == 2 and listed_[1] - inner <= 3 and tokens.pos[listed_[1]] == "NOUN"
    return listed_[1] + 1 if is_pair else inner + 1


def clipped(context: Context, verb: int) -> str:
    """A verb with what follows it, up to a comma."""
    tokens = context.tokens
    last = min(tokens.reach[verb][1], verb + _LONGEST_SUBJECT)
    comma = next((i for i in range(verb + 1, last) if tokens.word[i] in (",", ";", ".")), last)
    return spelled(tokens, verb, comma)


def _below(context: Context, head: int) -> list[int]:
    """What hangs on the noun, and on its parties, where the parser often puts it ("with B on gas")."""
    tokens = context.tokens
    out = list(tokens.children[head])
    for child in tokens.children[head]:
        if tokens.dep[child] == "prep" and tokens.lower[child] in ("with", "between", "among"):
            out += tokens.children[child]
            for inner in tokens.children[child]:
                out += [c for member in conjuncts(tokens, inner) for c in tokens.children[member] if c > inner]
        elif tokens.dep[child] == "prep" and tokens.lower[child] == "of":  # "a memorandum of understanding on trade"
            out += [c for inner in tokens.children[child] for c in tokens.children[inner] if c > inner]
    return out


def _is_other(context: Context, head: int, found: Party) -> bool:
    """ "its banks" are many, not the one named before; "the central bank" is another than "First Harbour Bank"."""
    tokens = context.tokens
    if found.name in tokens.quote(tokens.reach[head][0], head + 1):
        return False
    own = [c for c in tokens.children[head] if tokens.dep[c] in ("amod", "compound", "nmod")]
    return tokens.tag[head] == "NNS" or any(tokens.lower[c] not in found.name.casefold() for c in own)


class Known:
    """The agreements that one text has spoken of so far."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.tokens = context.tokens
        self._made: list[tuple[int, tuple[Party, ...], str]] = []

    def note(self, head: int, parties: tuple[Party, ...], subject: str) -> None:
        """Remembers an agreement for what later takes it up."""
        self._made.append((head, parties, subject))

    def is_bare(self, head: int) -> bool:
        """True for "the agreement", "it": a noun that says nothing of its own."""
        tokens = self.tokens
        own = [
            c
            for c in tokens.children[head]
            if tokens.dep[c] in ("compound", "amod", "nmod", "prep", "poss")
            or (tokens.dep[c] == "acl" and tokens.tag[c] == "VB")
        ]
        return not own and has_determiner(tokens, head, "the", "this", "that")

    def before(self, head: int) -> tuple[tuple[Party, ...], str] | None:
        """Parties and subject of the agreement that a bare "the accord" takes up."""
        same = [m for m in self._made if m[0] < head and self.tokens.lemma[m[0]] == self.tokens.lemma[head]]
        found = same or [m for m in self._made if m[0] < head and self._may_mean(head, m[0])]
        return (found[-1][1], found[-1][2]) if found else self._spoken_of(head)

    def _may_mean(self, head: int, other: int) -> bool:
        """ "The accord" takes up a treaty; "the treaty" takes up a treaty only."""
        lemma = self.tokens.lemma[head]
        is_generic = lemma in listed("agreements", "generic") or self.tokens.pos[head] == "VERB"
        return is_generic or lemma == self.tokens.lemma[other]

    def _spoken_of(self, head: int) -> tuple[tuple[Party, ...], str] | None:
        """The agreement that a phrase named before with parties and topic: "A's accord with B on X came under fire"."""
        for i in range(head - 1, -1, -1):
            if not is_agreement(self.context, i) or not self._may_mean(head, i):
                continue
            about = topic(self.context, i) or self._sort(i)
            if about is None:
                continue
            found: dict[str, Party] = {}
            self._add(found, self._beside(i))
            found = self._adjectives(found, i)
            if found:
                return tuple(found.values()), about
        return None

    def _sort(self, head: int) -> str | None:
        """ "the fishing accord with B": the noun with the noun before it says what it is about."""
        tokens = self.tokens
        sort = head - 1 if head and tokens.dep[head - 1] == "compound" and tokens.pos[head - 1] == "NOUN" else None
        return spelled(tokens, sort, head + 1) if sort is not None and tokens.head[sort] == head else None

    def subject(self, clause: Clause, head: int) -> str | None:
        """The subject of the agreement that a bare noun takes up."""
        known = self.before(head)
        return known[1] if known is not None else None

    def parties(self, clause: Clause, head: int | None, *, with_subjects: bool) -> tuple[Party, ...]:
        """Those named with the agreement or in its clause; else those of the agreement named before."""
        found: dict[str, Party] = {}
        again = next((m[1] for m in reversed(self._made) if m[0] == head), ())
        if again:
            return again  # "it lapsed": said of the same noun before
        if with_subjects:
            self._add(found, [h for h in self._doers(clause) if h != head])
        self._add(found, [h for w, h in clause.obliques if w in ("with", "between", "among")])
        if head is not None:
            self._add(found, self._beside(head))
            found = self._adjectives(found, head)
            self._signed(found, head)
        if len(found) < 2:
            found = {**found, **self._earlier(clause, head)} if self._may_inherit(clause, head) else found
        if len(found) < 2 and (head is None or not self._has_own(head)):
            for first, last in self._ranges(clause, head):
                found = {**found, **self._states_in(first, last)} if len(found) < 2 else found
        return tuple(list(found.values())[:_MOST])

    def _doers(self, clause: Clause) -> tuple[int, ...]:
        """The clause's subjects; of "ready to sign" those of the clause around it."""
        at: Clause | None = clause
        for _ in range(4):
            if at is None or at.subjects or at.is_passive or at.relation != "xcomp" or at.governor is None:
                break
            at = self.context.by_verb.get(at.governor)
        return at.subjects if at is not None else ()

    def _add(self, found: dict[str, Party], heads: list[int]) -> None:
        for head in heads:
            one = party(self.context, head)
            if one is not None:
                found.setdefault(one.country if one.kind == "state" and one.country else one.name.casefold(), one)

    def _beside(self, head: int) -> list[int]:
        """ "A's pact with B", "a pact between A and B"."""
        tokens = self.tokens
        out: list[int] = []
        for child in tokens.children[head]:
            if tokens.dep[child] == "poss":
                out += conjuncts(tokens, child)
            elif tokens.dep[child] == "prep" and tokens.lower[child] in ("with", "between", "among"):
                inner = tokens.child(child, "pobj")
                out += conjuncts(tokens, inner) if inner is not None else []
        return out

    def _adjectives(self, found: dict[str, Party], head: int) -> dict[str, Party]:
        """ "the Greek-Turkish treaty", "an IMF accord": names before the noun."""
        tokens = self.tokens
        low = tokens.reach[head][0]
        found = {**found, **self._states_in(low, head)}
        for child in tokens.children[head]:
            if tokens.dep[child] in ("compound", "nmod") and child not in self.context.place_at:
                one = self.context.reading.parties.get(child)
                if one is not None and one.named and one.kind in ("organisation", "agency"):
                    found.setdefault(one.name.casefold(), one)
        return found

    def _signed(self, found: dict[str, Party], head: int) -> None:
        """ "the pact that A and B signed": the parties of the clause on the noun."""
        for clause in self.context.clauses:
            if clause.relation in ("acl", "relcl") and self.tokens.head[clause.verb] == head:
                if clause.lemma in ("sign", "reach", "conclude"):
                    self._add(found, [h for h in clause.subjects if h != head])
                self._add(found, [h for w, h in clause.obliques if w in ("with", "between")])

    def _has_own(self, head: int) -> bool:
        """True for a noun with words of its own: another agreement than the one before, unless it says "the"."""
        tokens = self.tokens
        return not has_determiner(tokens, head, "the", "this", "that") and any(
            tokens.dep[c] == "det" and tokens.lower[c] in ("a", "an", "another") for c in tokens.children[head]
        )

    def _may_inherit(self, clause: Clause, head: int | None) -> bool:
        if any(is_both(self.context, s) for s in clause.subjects):
            return True
        return head is not None and not self._has_own(head)

    def _earlier(self, clause: Clause, head: int | None) -> dict[str, Party]:
        tokens = self.tokens
        known = self.before(head if head is not None else clause.verb)
        is_pair = any(is_both(self.context, s) for s in clause.subjects)
        if is_pair:
            known = next((m[1:] for m in reversed(self._made) if m[0] < clause.verb and len(m[1]) == 2), known)
        if known is not None and (head is None or is_pair or self.is_bare(head)):
            return {p.country if p.kind == "state" and p.country else p.name.casefold(): p for p in known[0]}
        if head is not None and not self.is_bare(head):
            return {}
        for n in range(clause.sentence - 1, -1, -1):
            sentence = tokens.sentences[n]
            spoken = [i for i in range(sentence.first, sentence.last) if is_agreement(self.context, i)]
            if not any(head is None or self._may_mean(head, i) for i in spoken):
                continue
            found = self._states_in(sentence.first, sentence.last)
            if len(found) == 2:
                return found
        return {}

    def _ranges(self, clause: Clause, head: int | None) -> list[tuple[int, int]]:
        sentence = self.tokens.sentences[clause.sentence]
        out = [(clause.first, clause.last)]
        if head is not None and has_determiner(self.tokens, head, "the", "this", "that"):
            out.append((sentence.first, sentence.last))
        return out

    def _states_in(self, first: int, last: int) -> dict[str, Party]:
        """States named in a token range, as states or by their adjectives; a town is no party, nor a state "in" which
        something is.
        """
        found: dict[str, Party] = {}
        for mention in self.context.reading.places:
            country = mention.place.country
            if first <= mention.first < last and country and mention.place.precision == "country":
                name, start, end = mention.place.name, mention.start, mention.end
                found.setdefault(country, Party(name, "state", start, end, country=country))
        return found
