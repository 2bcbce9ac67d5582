"""What every kind of claim needs: one document's reading, and the making of a claim with chain, times and evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from onrecord import ids
from onrecord.claims import accusing, issuing, owing, relaying
from onrecord.claims.lexicon import things
from onrecord.claims.observing import Observing
from onrecord.model.annotation import AttributionMention, PlaceMention, QuantityMention, Reading, TimeMention
from onrecord.model.claim import Body, Claim, ClaimKind, Evidence, Modality, Polarity
from onrecord.model.clause import Clause
from onrecord.model.document import Document
from onrecord.model.party import Party
from onrecord.model.profile import Profile
from onrecord.model.tokens import Tokens
from onrecord.model.value import Place, Time

OUTLET_NOT_STATED = Party("", "outlet", named=False)


@dataclass(frozen=True, slots=True)
class Chain:
    """Who says it: parties from the outlet inward, the root (None: not stated), other roots it may have, doubts."""

    parties: tuple[Party, ...]
    root: Party | None
    candidates: tuple[Party, ...] = ()
    doubts: tuple[str, ...] = ()
    force: str = "say"
    cue: Evidence | None = None
    said: Time | None = None
    is_unsourced: bool = False  # a source is spoken of and not named
    is_accusation: bool = False  # somebody is charged with it, or allegedly did it


_FIRM = frozenset({"stated", "alleged"})
_CHARGED = frozenset({"of", "for", "with"})  # "accused of", "jailed for" having done it
_ONE_OF = frozenset(
    {"one", "another", "other", "others", "first", "second", "third", "both", "some", "many", "most", "two", "three"}
)


@dataclass
class Context:
    """One document while its claims are made. ``spoken``: verbs whose clause already gave a claim, by kind."""

    document: Document
    reading: Reading
    profile: Profile
    spoken: dict[int, set[str]] = field(default_factory=dict)
    held: dict[str, object] = field(default_factory=dict)  # what a room read of the whole text, by its name
    enumerated: tuple[Party, ...] = ()  # the last two operators named together, for "the former … the latter"

    def __post_init__(self) -> None:
        reading = self.reading
        self.tokens: Tokens = reading.tokens
        self._things: dict[int, bool] = {}
        self.unread = {
            n
            for n, s in enumerate(self.tokens.sentences)
            for note in reading.notes
            if note.start <= self.tokens.start[s.first] < note.end
        }
        self.by_verb = {clause.verb: clause for clause in reading.clauses}
        self.clauses = [c for c in reading.clauses if c.sentence not in self.unread]
        self._under: dict[int, list[Clause]] = {}
        self._in_sentence: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            self._in_sentence.setdefault(clause.sentence, []).append(clause)
            if clause.governor is not None:
                self._under.setdefault(clause.governor, []).append(clause)
        self.place_at: dict[int, PlaceMention] = {i: m for m in reading.places for i in range(m.first, m.last)}
        self.quantity_at: dict[int, QuantityMention] = {
            i: m for m in reading.quantities for i in range(m.first, m.last)
        }
        self.quantity_of: dict[int, QuantityMention] = {m.head: m for m in reading.quantities if m.head is not None}
        self.time_at: dict[int, TimeMention] = {i: m for m in reading.times for i in range(m.first, m.last)}
        outlet = self.document.outlet
        self.outlet = Party(outlet, "outlet") if outlet else OUTLET_NOT_STATED
        self.wire: tuple[Party, ...] = ()
        if reading.wire is not None:
            credit = self.tokens.text[slice(*reading.wire)]
            if outlet is None or not relaying.is_own(credit, outlet):  # an agency does not relay itself
                self.wire = (Party(credit, "outlet", *reading.wire),)
        self.last_counted: str | None = None
        self.last_undergone: str | None = None
        self.issuer = issuing.issuer(self.document, reading)
        self._states = issuing.states(reading)
        self.observing = Observing(self.document.outlet, reading)

    def is_shouted(self, clause: Clause) -> bool:
        """True inside a heading all in capitals: it drops the words that tell who did what to whom, and the text under
        it says it again.
        """
        tokens = self.tokens
        sentence = tokens.sentences[clause.sentence]
        if not sentence.heading or len(tokens.sentences) < 3:
            return False
        letters = [c for c in tokens.quote(sentence.first, sentence.last) if c.isalpha()]
        return sum(c.isupper() for c in letters) > len(letters) * 0.8

    def under(self, clause: Clause, *relations: str) -> list[Clause]:
        """The clauses that ``clause`` governs, in text order; of these relations where any are given."""
        found = self._under.get(clause.verb, [])
        return [c for c in found if c.relation in relations] if relations else found

    def party(self, head: int) -> Party:
        """The party at a noun phrase's head; a report stands for its maker."""
        if head in self.reading.makers:
            return self.reading.makers[head][0]
        return self.known(self.reading.parties.get(head) or Party(self.tokens.word[head], "unknown", named=False))

    def known(self, party: Party) -> Party:
        """The party as its document has it: who publishes it, and the state of a body that is named without one."""
        if self.issuer is not None and issuing.is_issuer(self.issuer, party):
            return self.issuer
        return issuing.at_home(issuing.placed(party, self._states), self.issuer)

    def innermost(self, token: int) -> Clause | None:
        """The smallest clause around ``token``."""
        around = [c for c in self._in_sentence.get(self.tokens.sentence_of[token], []) if c.first <= token < c.last]
        return min(around, key=lambda c: (c.last - c.first, c.verb), default=None)

    def places_in(self, first: int, last: int) -> list[PlaceMention]:
        """Place mentions by name inside a token range, in order."""
        return [m for m in self.reading.places if first <= m.first and m.last <= last]

    def place_of(self, head: int) -> PlaceMention | None:
        """The place at a noun: itself, or that of "port of X", "the town of X"."""
        mention = self.place_at.get(head)
        if mention is not None:
            return mention if mention.form != "adjective" else None
        if self.tokens.lemma[head] not in things("containers"):
            return None
        for child in self.tokens.children[head]:
            inner = self.tokens.child(child, "pobj") if self.tokens.lower[child] == "of" else child
            if self.tokens.dep[child] in ("prep", "appos") and inner in self.place_at:
                return self.place_at[inner]
        return None

    def is_thing(self, head: int) -> bool:
        """True for a facility by its noun, or a thing of the profile's."""
        known = self._things.get(head)
        if known is None:
            known = self._things[head] = self._is_thing(head)
        return known

    def _is_thing(self, head: int) -> bool:
        if self.tokens.pos[head] not in ("NOUN", "PROPN"):
            return False
        if self.tokens.lemma[head] in things("facilities"):
            is_body = self.tokens.lower[head] == "office" and self.party(head).kind == "agency"
            # "run by the bureau", "the prosecutor's office": who does it
            return self.tokens.dep[self.tokens.head[head]] != "agent" and not is_body
        listed = [c for c in self.profile.concepts if c.role == "thing"]
        name = normal(self.tokens, head, self.place_at) if listed else ""
        return any(name == w or name.endswith(f" {w}") for c in listed for w in (c.name, *c.words))

    def thing_at(self, head: int) -> int | None:
        """The thing at a noun: itself, or that of "one of the stations", "the other"."""
        if self.is_thing(head):
            return head
        if self.tokens.lower[head] not in _ONE_OF and self.tokens.tag[head] != "CD":
            return None
        for child in self.tokens.children[head]:
            inner = self.tokens.child(child, "pobj") if self.tokens.lower[child] == "of" else None
            if inner is not None and self.is_thing(inner):
                return inner
        # "one is in X": of several named before
        plural = ("NNS", "NNPS")
        before = (
            i for i in range(head - 1, max(-1, head - 60), -1) if self.tokens.tag[i] in plural and self.is_thing(i)
        )
        is_one = self.tokens.lower[head] in ("one", "other", "others", "another", "second", "third")
        return next(before, None) if is_one else None

    def times_of(self, clause: Clause) -> list[TimeMention]:
        """Dates and periods of the clause's own words, not of clauses inside it."""
        inner = list(self.under(clause, "ccomp", "relcl", "acl", "advcl"))
        for verb in inner:  # the list grows: "charged after she fell while they rowed on Monday"
            inner += [c for c in self.under(verb, "ccomp", "relcl", "acl", "advcl") if c not in inner]
        inner += [c for c in self.under(clause, "pcomp") if self.tokens.lower[self.tokens.head[c.verb]] in _CHARGED]
        # "freed on her word to return and is expected in May": the parser joins the second verb to the infinitive
        inner = [*inner, *(c for verb in inner for c in self.under(verb, "conj"))]
        own = [m for m in self.reading.times if clause.first <= m.first < clause.last and m.kind in ("date", "time")]
        return [m for m in own if not any(c.first <= m.first < c.last for c in inner)]

    def sentence_times(self, clause: Clause) -> list[TimeMention]:
        """Dates that stand in the clause's sentence before it and outside any other clause's quote."""
        sentence = self.tokens.sentences[clause.sentence]
        return [m for m in self.reading.times if sentence.first <= m.first < clause.first and m.kind == "date"]

    def chain(self, clause: Clause | None, token: int | None = None) -> Chain:
        """The chain of sources over ``clause`` (None: the outlet's own voice). ``token``: a word of it; where the
        clause itself reports that word ("which counted 12 depots"), its subject is the innermost source.
        """
        said = [self.reading.attributions[n] for n in clause.attributions] if clause is not None else []
        if clause is None and token is not None:
            said = self._around(self.tokens.start[token])
        if clause is not None and token is not None:
            verb_at, at = self.tokens.start[clause.verb], self.tokens.start[token]
            own_report = [
                a for a in self.reading.attributions if a.cue[0] == verb_at and a.content[0] <= at < a.content[1]
            ]
            said += [a for a in own_report if a not in said][:1]
            said = [a for a in said if not relaying.is_over(self, a, at)]
        parties = [self.outlet, *self.wire]
        doubts: list[str] = []
        unsourced = withdrawn = vouched = False
        for mention in said:
            if issuing.is_former(mention.source.name):
                withdrawn = True  # what an earlier version said, nobody says now
                continue
            if not mention.source.name or issuing.is_early(mention.source):
                vouched = (vouched or not unsourced) and relaying.is_vouched_for(mention)
                unsourced = True
                doubts.append(mention.doubt or "source not stated")
                continue
            source = self.known(mention.source)
            vouched = False
            if parties[-1].name != source.name and not relaying.is_itself(source, self.outlet):
                parties.append(source)
            if mention.doubt:
                doubts.append(mention.doubt)
        own = 1 + len(self.wire)
        root: Party | None = parties[-1] if len(parties) > own else None
        candidates: tuple[Party, ...] = ()
        if root is not None and root.kind == "outlet":
            candidates, root = (root,), None  # a paper that names nobody is a relay, not a source
        elif root is not None and unsourced and not vouched:
            candidates, root = (root,), None
        elif root is not None and said[-1].force in ("believe", "expect") and self._has_speaker(parties[own:-1]):
            candidates, root = (root,), parties[-2]  # "the lawyers said that the crew feared …": the lawyers say so
        elif root is not None and len(parties) > own + 1 and relaying.may_vouch(parties[-2]):
            candidates = (parties[-2],)  # an official relaying a report may vouch for it
        elif root is None and not unsourced and not withdrawn:
            root = self.issuer
        cue = Evidence("cue", *said[-1].cue) if said else None
        when = self._said(said[-1].cue[0]) if said and not (said[-1].carried and self._is_dated(clause)) else None
        outer = said[-2] if when is None and len(said) > 1 and not (said[-1].carried or said[-2].carried) else None
        if outer is not None and (when := self._said(outer.cue[0])) is not None:
            doubts.append(f"the day is that of the report by {outer.source.name}")  # "on Monday that X said"
        return Chain(
            tuple(parties),
            root,
            candidates,
            tuple(dict.fromkeys(doubts)),
            "deny" if withdrawn else said[-1].force if said else "say",
            cue,
            when,
            unsourced,
            accusing.is_told(self.tokens, said) or accusing.is_by(root),
        )

    def _around(self, at: int) -> list[AttributionMention]:
        """The attributions around a code point that stands in no clause ("40 tonnes lost at sea, the company said"),
        outermost first.
        """
        rows = self.reading.attributions
        held = [n for n, a in enumerate(rows) if a.content[0] <= at < a.content[1] and not a.carried]
        inner = min(held, key=lambda n: (rows[n].content[1] - rows[n].content[0], n), default=None)
        out: list[int] = []
        while inner is not None and inner not in out:
            out.insert(0, inner)
            inner = rows[inner].parent
        return [rows[n] for n in out]

    def _has_speaker(self, parties: list[Party]) -> bool:
        return bool(parties) and parties[-1].kind != "outlet"

    def _is_dated(self, clause: Clause | None) -> bool:
        """True when the clause's sentence has a date of its own, which the carried source's must not overrule."""
        if clause is None:
            return False
        sentence = self.tokens.sentences[clause.sentence]
        return any(m.kind == "date" and sentence.first <= m.first < sentence.last for m in self.reading.times)

    def _said(self, cue: int) -> Time | None:
        """The date that stands with the reporting word."""
        clause = self.by_verb.get(bisect_left(self.tokens.start, cue))
        if clause is None:
            return None
        contents = [a.content for a in self.reading.attributions if a.content[0] > cue]
        for mention in self.reading.times:
            is_its = mention.kind == "date" and clause.first <= mention.first < clause.last
            if is_its and not any(start <= mention.start < end for start, end in contents):
                return mention.value
        return None

    def make(
        self,
        kind: ClaimKind,
        body: Body,
        span: tuple[int, int],
        clause: Clause | None,
        slot: str,
        *,
        mood: Modality | None = None,
        polarity: Polarity | None = None,
        actor: Party | None = None,
        time: Time | None = None,
        place: Place | None = None,
        chain: Chain | None = None,
        evidence: tuple[Evidence, ...] = (),
        alternatives: str | None = None,
        doubts: tuple[str, ...] = (),
        is_accusation: bool = False,
    ) -> Claim:
        """A claim over tokens ``span``; ``slot`` tells claims apart that share a span."""
        tokens = self.tokens
        start, end = tokens.start[span[0]], tokens.end[span[1] - 1]
        chain = relaying.widened(self, kind, clause, chain or self.chain(clause))
        is_seen = not chain.is_unsourced and chain.root is None and self.observing.is_own(clause)
        chain = replace(chain, root=self.outlet) if is_seen and self.outlet.name else chain
        mood = mood or (clause.mood if clause is not None else "stated")
        if mood in _FIRM and clause is not None and kind in ("action", "figure"):
            mood = owing.mood(tokens, clause.verb) or mood
        if mood == "stated" and not is_seen:
            mood = self.firmness(chain, actor)
        if polarity is None:
            negated = clause is not None and clause.is_negated and mood != "not-yet"
            polarity = "denied" if negated != (chain.force == "deny" and mood in _FIRM) else "asserted"
        own = tuple(e for e in (chain.cue, *evidence) if e is not None)
        return Claim(
            id=ids.digest((self.document.id, kind, start, end, slot)),
            kind=kind,
            document=self.document.id,
            start=start,
            end=end,
            quote=tokens.text[start:end],
            polarity=polarity,
            modality=mood,
            attribution=chain.parties,
            root=chain.root,
            body=body,
            root_candidates=chain.candidates,
            time=time,
            said=chain.said,
            published=self.document.published,
            place=place,
            evidence=tuple(dict.fromkeys(own)),
            alternatives=alternatives,
            is_own_observation=is_seen,
            is_heading=tokens.sentences[tokens.sentence_of[span[0]]].heading,
            is_accusation=kind == "action" and (chain.is_accusation or is_accusation),
            doubts=tuple(dict.fromkeys((*chain.doubts, *doubts, *self.observing.doubts(clause)))),
        )

    def firmness(self, chain: Chain, actor: Party | None) -> Modality:
        """Stated for a party on its own acts and for the outlet's own voice; alleged for a party on another's."""
        root = chain.root
        if root is None:
            return "alleged" if chain.candidates or chain.force == "claim" or chain.is_unsourced else "stated"
        if actor is not None and (actor.name == root.name or (actor.country and actor.country == root.country)):
            return "stated"
        return "alleged"

    def spans_of(self, role: str, *heads: int) -> tuple[Evidence, ...]:
        """Evidence for cells whose words stand at these heads."""
        return tuple(Evidence(role, self.tokens.start[h], self.tokens.end[h]) for h in heads if h >= 0)

    def mark(self, clause: Clause, kind: str) -> None:
        """Notes that the clause gave a claim of this kind."""
        self.spoken.setdefault(clause.verb, set()).add(kind)

    def is_marked(self, clause: Clause, *kinds: str) -> bool:
        """True when the clause already gave a claim of one of these kinds."""
        return bool(self.spoken.get(clause.verb, set()) & set(kinds))


Extractor = Callable[[Context], Iterator[Claim]]


def normal(tokens: Tokens, head: int, places: dict[int, PlaceMention]) -> str:
    """What is counted or sited, in normal form: singular, lower case, without determiners, numbers, nationalities."""
    words: list[str] = []
    for i in range(head - 1, max(-1, head - 7), -1):
        is_mark = tokens.word[i] in ("-", '"', "“", "”", "'", "‘")
        if not is_mark and tokens.dep[i] not in ("compound", "amod", "nmod"):
            break  # a number, an article, a comma or "and": the phrase starts after it
        is_use = tokens.tag[i] == "VBG" and tokens.lemma[head] in things("facilities")  # "launching site"
        if (
            is_mark
            or i in places
            or (tokens.pos[i] not in ("NOUN", "PROPN", "ADJ") and not is_use)
            or tokens.lower[i] in things("loose")
            or tokens.tag[i] == "JJS"
        ):
            continue
        words.insert(0, tokens.lower[i] if tokens.pos[i] == "ADJ" or is_use else tokens.lemma[i])
    lemma = tokens.lemma[head]
    if tokens.lower[head].endswith("oses") and lemma == tokens.lower[head][:-2]:
        lemma += "e"  # the model's "dos" of "doses"
    words.append(lemma if lemma.isalpha() else tokens.lower[head])
    return " ".join(words)
