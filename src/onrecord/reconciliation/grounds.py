"""What the record stands on: the case's claims with settled times, its documents, parties and concepts."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model.claim import Action, Claim, Figure, Position, Publication
from onrecord.model.document import Document
from onrecord.model.entity import Resolution
from onrecord.model.findings import Concepts, Findings
from onrecord.model.party import Party
from onrecord.model.profile import Profile
from onrecord.model.ruling import NO_RULINGS, Rulings
from onrecord.model.territory import territory
from onrecord.model.value import Time
from onrecord.reconciliation import affiliates, countries, revisions
from onrecord.reconciliation.copies import Copy, leaf_of, led_back, verdicts
from onrecord.reconciliation.parties import Parties, Source, is_state
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.whois import plain

_WORD = re.compile(r"\w+")


def is_own_voice(claim: Claim) -> bool:
    """False for "reserves were reported to have dropped": what is said to be said, by a word beside the quote."""
    return all(claim.start <= e.start < claim.end for e in claim.evidence if e.role == "cue")


@dataclass
class Grounds:
    """Read-only once built. ``claims``: by id. ``copies``: who copies whom; ``copied``: ids of the copies.
    ``found``: the document at which each copy was found, and the copy before it was led back to its first original.
    ``subject_states``: ISO codes of states whose conduct the story is about. ``countries``: the documents' own names
    for countries, by ISO code. ``standing``: for parties by key the states that they act for. ``papers``: publishers
    by the title of their publication, in plain words. ``taken``: claims that a document took over word for word → the
    document that they come from. ``ratings``: people's, by the source's name in plain words.
    """

    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    parties: Parties
    copies: tuple[Copy, ...]
    subject_states: frozenset[str]
    concepts: Mapping[tuple[str, ...], str]
    countries: Mapping[str, str]
    longest: int = 1
    standing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    papers: Mapping[str, Source] = field(default_factory=dict)
    copied: frozenset[str] = frozenset()
    found: Sequence[tuple[str, Copy]] = ()
    taken: Mapping[str, str] = field(default_factory=dict)
    ratings: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)
    actors: dict[str, str] = field(default_factory=dict)  # of acts, by claim id: the key of the actor
    leaders: dict[str, str] = field(default_factory=dict)  # of a clause's later numbers: what the first one measures
    asked: set[str] | None = None  # where given, what the entry in the making asked of the case
    answered: dict[str, frozenset[str]] = field(default_factory=dict)  # what each entry asked
    _roots: dict[str, Source | None] = field(default_factory=dict)
    _chains: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    _things: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _issued: dict[str, list[Document]] | None = None
    _following: dict[str, str] | None = None
    _amended: dict[str, list[Claim]] | None = None
    _copying: dict[str, list[Copy]] | None = None

    def root(self, claim: Claim) -> Source | None:
        """The innermost party, or None when not stated; an outlet is one only on what it observed itself."""
        if claim.id not in self._roots:
            self._roots[claim.id] = self._root(claim)
        return self._roots[claim.id]

    def _root(self, claim: Claim) -> Source | None:
        if claim.root is None:
            return self.parties.outlet(self.taken.get(claim.id, claim.document)) if claim.is_own_observation else None
        if claim.root.kind == "outlet" and not claim.is_own_observation:
            return None
        source = self.parties.of(claim.root, claim.document)
        if source.kind == "outlet" and not claim.is_own_observation:
            return None  # other documents tell that it is a paper
        return self._author(source, claim.document)

    def is_issued(self, claim: Claim) -> bool:
        """True for what the root says in a document that it published itself."""
        outlet = self.documents[claim.document].outlet
        return bool(outlet) and claim.root is not None and plain(claim.root.name) == plain(outlet or "")

    def state_of(self, party: Party, claim: Claim) -> str | None:
        """ISO code of the state that a party is, is a body of, or holds an office in; as this mention has it, or as
        another mention of the same entity does.
        """
        source = self.parties.of(party, claim.document)
        return source.country if is_state(party) else self.state_behind(source)

    def state_behind(self, source: Source) -> str | None:
        """ISO code of the one state that a source acts for by what is said of it anywhere in the case."""
        self._ask(f"standing:{source.key}")
        known = self.standing.get(source.key, frozenset())
        return next(iter(known)) if len(known) == 1 else None

    def _author(self, source: Source, document: str) -> Source:
        """The publisher, where a source is a publication by its title."""
        if source.kind != "document":
            return source
        self.parties.ask("paper", plain(source.label), document)
        return self.papers.get(plain(source.label), source)

    def candidates(self, claim: Claim) -> tuple[Source, ...]:
        """Other possible roots."""
        perhaps = tuple(self.parties.of(party, claim.document) for party in claim.root_candidates)
        if claim.root is None or claim.root.kind == "outlet":
            return perhaps
        if self.root(claim) is not None:  # a paper that passes on what another says vouches for nothing
            return tuple(source for source in perhaps if source.kind != "outlet")
        return (self.parties.of(claim.root, claim.document), *perhaps)

    def chain(self, claim: Claim) -> tuple[Source, ...]:
        """Sources outermost first; the first is the outlet of the document itself."""
        known = self._chains.get(claim.id)
        if known is None:
            known = self._chains[claim.id] = self._chain(claim)
        return known

    def _chain(self, claim: Claim) -> tuple[Source, ...]:
        outer = claim.attribution[:1]
        inner = claim.attribution[1:]
        if outer and (outer[0].kind != "outlet" or outer[0].start >= 0):
            inner = claim.attribution
        home = claim.document
        return (self.parties.outlet(home), *(self._author(self.parties.of(p, home), home) for p in inner))

    def source(self, party: Party, claim: Claim) -> Source:
        """The source behind a party of this claim."""
        return self.parties.of(party, claim.document)

    def rated(self, sources: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Those of ``sources`` (by name) that people rated, with the rating."""
        if not self.ratings:
            return ()
        return tuple((name, self.ratings[plain(name)]) for name in sources if plain(name) in self.ratings)

    def name(self, document: str) -> str:
        """The name of a document."""
        return self.documents[document].name

    def country(self, code: str) -> str:
        """The name that the documents use for a country, else its English name."""
        self._ask(f"country:{code}")
        return self.countries.get(code) or territory(code)

    def named(self, source: Source) -> str:
        """The name of a source, never a merely suggested one; a state's body with its state, where its name does not
        tell it.
        """
        country = self.country(source.country) if source.kind == "agency" and source.country else ""
        # else it is a guess by the place ("state police in Newport"): no document speaks of the country
        is_told = (
            not country or source.country not in self.countries or country.casefold()[:4] in source.label.casefold()
        )
        return source.label if is_told else f"{source.label} ({country})"

    def _ask(self, what: str) -> None:
        if self.asked is not None:
            self.asked.add(what)

    def copies_among(self, documents: Iterable[str]) -> int:
        """How many of these documents are another's text once more."""
        return len(self.copied.intersection(documents))

    def copies_of(self, document: str) -> Sequence[Copy]:
        """Which documents this one copies, and how."""
        if self._copying is None:
            self._copying = {}
            for copy in self.copies:
                self._copying.setdefault(copy.copy, []).append(copy)
        return self._copying.get(document, ())

    def event(self, document: str) -> str | None:
        """The event whose casualties a document tells of."""
        return self.events.get(document)

    def following(self, publisher: str) -> str | None:
        """The words in which a publication of this source is said to follow another, the first of them; None where
        there are none.
        """
        if self._following is None:
            self._following = {}
            for claim in self.claims.values():
                body = claim.body
                if isinstance(body, Publication) and body.follows and body.publisher is not None:
                    self._following.setdefault(self.source(body.publisher, claim).best, claim.quote)
        return self._following.get(publisher)

    def amendments(self, actor: str, documents: Collection[str]) -> Sequence[Claim]:
        """Acts of a source by which it took back or corrected something, in these documents."""
        if self._amended is None:
            self._amended = {}
            for claim in self.claims.values():
                if isinstance(claim.body, Action) and revisions.is_amendment(claim):
                    self._amended.setdefault(self.source(claim.body.actor, claim).best, []).append(claim)
        return in_place([claim for claim in self._amended.get(actor, ()) if claim.document in documents])

    def issued(self, key: str) -> tuple[Document, ...]:
        """The documents in the case that the source with this key published, by name."""
        self._ask(f"issued:{key}")
        if self._issued is None:
            self._issued = {}
            for document in sorted(self.documents.values(), key=lambda d: (d.name, d.id)):
                self._issued.setdefault(self.parties.outlet(document.id).key, []).append(document)
        return tuple(self._issued.get(key, ()))

    def things(self, text: str | None) -> tuple[str, ...]:
        """The concepts that a noun phrase mentions, sorted; empty when none."""
        if not text:
            return ()
        found = self._things.get(text)
        if found is None:
            found = self._things[text] = self._find(text)
        return found

    def thing(self, text: str | None) -> str:
        """One key for a thing in words: its first concept, else its plain words."""
        concepts = self.things(text)
        return concepts[0] if concepts else plain(text or "")

    def content(self, text: str | None, extra: str | None = None) -> frozenset[str]:
        """What a phrase turns on: its concepts, and its words that are not generic (nor in the list ``extra``)."""
        if not text:
            return frozenset()
        generic = words("generic") | (words(extra) if extra else frozenset())
        stems = {singular(word) for word in _WORD.findall(text.casefold())}
        found = {word for word in stems if len(word) > 3 and word not in generic}
        telling = frozenset(found | {f"={name}" for name in self.things(text) if name not in generic})
        return telling or (frozenset() if extra else frozenset({plain(text)}))

    def _find(self, text: str) -> tuple[str, ...]:
        lemmas = [singular(word) for word in _WORD.findall(text.casefold())]
        out: dict[str, None] = {}
        at = 0
        while at < len(lemmas):
            for size in range(min(self.longest, len(lemmas) - at), 0, -1):
                name = self.concepts.get(tuple(lemmas[at : at + size]))
                if name is not None:
                    out[name] = None
                    at += size - 1
                    break
            at += 1
        return tuple(out)


def lay(
    findings: Sequence[Findings],
    resolution: Resolution,
    concepts: Concepts,
    profile: Profile,
    rulings: Rulings = NO_RULINGS,
    events: Mapping[str, str] | None = None,
    *,
    is_kept: bool = False,
) -> Grounds:
    """The grounds of a case; the order in which findings come makes no difference. Rejected claims are left out.
    ``events``: document → the event whose casualties it tells of. ``is_kept``: note what is asked of the case.
    """
    ordered = sorted(findings, key=lambda f: (f.document.name, f.document.id))
    documents = {f.document.id: f.document for f in ordered}
    found = verdicts([leaf_of(one) for one in ordered], rulings.copies)
    copies = led_back([copy for _, copy in found])
    homes = {copy.copy: copy.original for copy in copies}
    whole = {copy.copy: copy.original for copy in copies if copy.is_whole}
    parties = Parties(resolution, profile, documents, whole, homes, affiliates.find(ordered, resolution))
    parties.asked = {} if is_kept else None
    claims: dict[str, Claim] = {}
    for finding in ordered:
        for claim in sorted(finding.claims, key=lambda c: (c.start, c.end, c.kind, c.id)):
            if not claim.rejected:
                claims[claim.id] = settle(claim, finding.document, resolution)
    phrases = phrases_of(concepts)
    return Grounds(
        documents=documents,
        claims=claims,
        parties=parties,
        copies=copies,
        copied=frozenset(whole),
        found=found,
        taken=_taken(copies, claims),
        subject_states=frozenset((*concepts.subject_states, *profile.subject_states)),
        concepts=phrases,
        countries=countries.called(ordered),
        standing=standing(claims.values(), parties),
        papers=papers(claims.values(), parties),
        ratings=ratings_by_name(rulings.ratings),
        events=events or {},
        asked=set() if is_kept else None,
        longest=max((len(key) for key in phrases), default=1),
    )


def ratings_by_name(ratings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What people rated sources, by their names in plain words."""
    return {plain(name): letter for name, letter in ratings}


def phrases_of(concepts: Concepts) -> dict[tuple[str, ...], str]:
    """The concepts by the stems of each of their phrases."""
    phrases: dict[tuple[str, ...], str] = {}
    for concept in sorted(concepts.concepts, key=lambda c: c.name):
        for phrase in (concept.name, *concept.words):
            key = tuple(singular(word) for word in _WORD.findall(phrase.casefold()))
            if key:
                phrases.setdefault(key, concept.name)
    return phrases


def settle(claim: Claim, document: Document, resolution: Resolution) -> Claim:
    """The claim with what only the case could know of its times; the stored claim is not rewritten."""
    known = resolution.dates.get(claim.id)
    changes: dict[str, object] = {}
    if isinstance(known, Time):
        for slot in ("time", "said"):
            if _is_open(getattr(claim, slot), known):
                changes[slot] = known
        body = claim.body
        if isinstance(body, Figure) and _is_open(body.as_of, known):
            changes["body"] = dataclasses.replace(body, as_of=known)
    if claim.published is None:
        published = document.published or resolution.dates.get(document.id)
        if isinstance(published, Time):
            changes["published"] = published
    return dataclasses.replace(claim, **changes) if changes else claim  # type: ignore[arg-type]


def in_place(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in the order of their documents' ids, and of where they stand."""
    return sorted(claims, key=lambda c: (c.document, c.start, c.end, c.kind, c.id))


def _is_open(time: Time | None, known: Time) -> bool:
    """True for an unsettled time that ``known`` settles: the same words, or no words given."""
    return time is not None and time.edtf is None and known.text in (None, time.text)


def standing(claims: Iterable[Claim], parties: Parties) -> dict[str, frozenset[str]]:
    """For parties by key the states that these claims have them act for."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        body = claim.body
        slot = body.actor if isinstance(body, Action) else body.speaker if isinstance(body, Position) else None
        for party in (*claim.attribution, *((slot,) if slot is not None else ())):
            if is_state(party):
                source = parties.of(party, claim.document)
                if source.is_sure and source.country:
                    found.setdefault(source.key, set()).add(source.country)
    return {key: frozenset(countries) for key, countries in found.items()}


def _taken(copies: Sequence[Copy], claims: Mapping[str, Claim]) -> dict[str, str]:
    """Claims of partial copies in the very words of a claim of the original."""
    home = {copy.copy: copy.original for copy in copies if not copy.is_whole}
    if not home:
        return {}
    originals = set(home.values())
    said: dict[str, set[str]] = {}
    for claim in claims.values():
        if claim.document in originals:
            said.setdefault(claim.document, set()).add(plain(claim.quote))
    return {c.id: home[c.document] for c in claims.values() if plain(c.quote) in said.get(home.get(c.document, ""), ())}


def papers(claims: Iterable[Claim], parties: Parties) -> dict[str, Source]:
    """Titles that one publisher only is given for."""
    found: dict[str, dict[str, Source]] = {}
    for claim in claims:
        for title, source in titles(claim, parties):
            found.setdefault(title, {}).setdefault(source.best, source)
    return {title: next(iter(who.values())) for title, who in found.items() if len(who) == 1}


def titles(claim: Claim, parties: Parties) -> Iterator[tuple[str, Source]]:
    """The title of a publication, with the publisher that the claim gives for it."""
    body = claim.body
    if isinstance(body, Publication) and body.title and body.publisher is not None:
        yield plain(body.title), parties.of(body.publisher, claim.document)


def singular(word: str) -> str:
    """An English plural without its ending."""
    # English plurals only, on both sides of every comparison, so that a wrong stem still meets itself
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
