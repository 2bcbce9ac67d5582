"""Parties: what stands in a speaker's, actor's or operator's slot, with country, body and office."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.model.annotation import NameMention, PlaceMention, TimeMention
from onrecord.model.party import Party, PartyKind
from onrecord.model.phrases import core, phrase
from onrecord.model.phrases import words as spelled
from onrecord.model.tokens import Tokens
from onrecord.reading.lexicon import forces, words

_PERSONAL = frozenset({"he", "she", "i", "him", "her"})
_PLURAL = frozenset({"they", "we", "them", "us"})
_NEUTER = frozenset({"it", "this", "that"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})


class Parties:
    """Builds parties from heads of noun phrases in one text and remembers them, so that later words can refer back."""

    def __init__(
        self,
        tokens: Tokens,
        places: Sequence[PlaceMention],
        names: Sequence[NameMention],
        times: Sequence[TimeMention] = (),
        accused: Sequence[str] = (),
    ) -> None:
        self._accused = frozenset(accused)
        self.tokens = tokens
        self.in_time = {i for m in times for i in range(m.first, m.last)}
        self.place_at = {i: m for m in places for i in range(m.first, m.last)}
        self.name_at = {i: m for m in names for i in range(m.first, m.last)}
        self._people = {m.text for m in names if m.kind == "person" and not self._is_body(m)}
        self.known: list[tuple[int, Party]] = []  # head token and party, in text order
        self.made: dict[int, Party] = {}
        for head in range(len(tokens)):
            if tokens.pos[head] in ("NOUN", "PROPN", "PRON") and tokens.dep[head] not in ("compound", "nmod", "amod"):
                self._make(head)

    def at(self, head: int) -> Party:
        """The party whose noun phrase is headed by token ``head``; pronouns and definite nouns are followed back."""
        return self.made[head] if head in self.made else self._build(head)

    def _make(self, head: int) -> None:
        party = self._refer(head) or self._build(head)
        self.made[head] = party
        if party.named or party.kind in ("person", "agency", "organisation"):
            self.known.append((head, party))

    def _introduced(self, head: int, lemma: str) -> Party | None:
        """ "the group": the organisation that this text introduced with that very noun ("the group X")."""
        if lemma not in words("organisations", "roles"):
            return None
        found: NameMention | None = None
        for name in sorted({m.first: m for m in self.name_at.values()}.values(), key=lambda m: m.first):
            if name.last > head:
                break
            if name.kind == "person" and not self._is_body(name):
                continue
            around = (*range(max(0, name.first - 3), name.first), *range(name.first, name.last))
            if name.last - name.first > 1 and any(self.tokens.lemma[i] == lemma and i != head for i in around):
                found = name
        if found is None or self._is_common(found):
            return None
        return Party(found.text, "organisation", found.start, found.end, country=found.country)

    def _topic(self, head: int, fits: Callable[[Party], bool], reach: int = 80) -> Party | None:
        """The last fitting party that was a subject: pronouns take up what is spoken of, not what stands nearest."""
        near = [
            (at, p) for at, p in reversed(self.known) if head - reach < at < head and fits(p) and self._is_subject(at)
        ]
        here = self.tokens.sentence_of[head]
        for at, party in near:  # who was speaking goes on speaking
            if self.tokens.sentence_of[at] >= here - 1 and self.tokens.lemma[self._verb(at)] in forces():
                return self._first_of_list(at, party, fits)
        return self._first_of_list(*near[0], fits) if near else None

    def _first_of_list(self, at: int, party: Party, fits: Callable[[Party], bool]) -> Party:
        """ "the ministry and other agencies … they": the member that is named first speaks for the list."""
        while self.tokens.dep[at] == "conj" and self.tokens.head[at] in self.made:
            at = self.tokens.head[at]
        first = self.made.get(at, party)
        return first if fits(first) else party

    def _verb(self, at: int) -> int:
        while self.tokens.dep[at] == "conj" and self.tokens.head[at] != at:
            at = self.tokens.head[at]
        return self.tokens.head[at]

    def _is_subject(self, at: int) -> bool:
        dep = self.tokens.dep[at]
        while dep == "conj" and self.tokens.head[at] != at:
            at = self.tokens.head[at]
            dep = self.tokens.dep[at]
        return dep in ("nsubj", "nsubjpass") or self.tokens.dep[self.tokens.head[at]] == "agent"

    def _country_spoken_of(self, head: int) -> Party | None:
        """ "the country": the first that the sentence before names other than as an owner, else that of this one."""
        sentence = self.tokens.sentence_of[head]
        for n in (sentence, sentence - 1):
            for at, party in self.known:
                if (
                    at < head
                    and self.tokens.sentence_of[at] == n
                    and party.kind == "state"
                    and self.tokens.dep[at] != "poss"
                ):
                    return party
        return None

    def introduce(self, token: int, party: Party) -> None:
        """Notes a party that no noun phrase gave."""
        insort(self.known, (token, party), key=lambda pair: pair[0])

    def before(self, head: int, fits: Callable[[Party], bool], reach: int = 400) -> Party | None:
        """The last party before token ``head`` (at most ``reach`` tokens back) that ``fits``."""
        return next((p for at, p in reversed(self.known) if head - reach < at < head and fits(p)), None)

    def _refer(self, head: int) -> Party | None:
        """The earlier party that a pronoun or a definite description stands for; None when there is none that fits."""
        tokens = self.tokens
        low = tokens.lower[head]
        if low in _PERSONAL:
            return self._topic(head, lambda p: p.kind == "person")
        if low in _PLURAL:
            return self._topic(head, lambda p: p.kind in ("state", "agency", "organisation", "group"))
        if low in _NEUTER:
            return self._topic(head, lambda p: p.kind in ("state", "agency", "organisation", "outlet"))
        if tokens.pos[head] != "NOUN" or head in self.name_at or self._apposed(head) is not None:
            return None
        first, last = phrase(tokens, head)
        if last - first > 3 or tokens.lower[first] not in _DEFINITE:
            return None
        lemma = tokens.lemma[head]
        if lemma in ("country", "nation"):
            return self._country_spoken_of(head)
        if lemma in words("documents", "cues"):
            return None
        if lemma in words("offices", "roles") or lemma in words("people", "roles"):
            return self.before(head, lambda p: p.kind == "person" and lemma in (p.office or p.name).lower().split())
        introduced = self._introduced(head, lemma)
        if introduced is not None:
            return introduced
        if last - first == 2:
            return self.before(head, lambda p: p.kind in ("agency", "organisation") and lemma in p.name.lower().split())
        return None

    def _build(self, head: int) -> Party:
        tokens = self.tokens
        first, last = core(tokens, head)
        name_mention = self.name_at.get(head) or self._apposed(head)
        if name_mention is not None and self._is_common(name_mention):
            name_mention = None  # a capital at the head of a line makes no name
        if name_mention is not None and name_mention.text in self._people:
            name_mention = replace(name_mention, kind="person")  # a name read as a person's once is one throughout
        place = self.place_at.get(head)
        country = self._country(head, first, last)
        inferred = False
        lemma = tokens.lemma[head]
        text = spelled(tokens, first, last)
        start, end = tokens.start[first], tokens.end[last - 1]
        if place is not None and place.form in ("name", "metonym") and tokens.dep[head] != "compound":
            if place.place.precision == "country":
                return Party(place.place.name, "state", place.start, place.end, country=place.place.country)
            if place.form == "metonym":
                return Party(place.place.name, "state", place.start, place.end, country=place.place.country)
        if name_mention is not None and name_mention.kind == "person" and self._is_body(name_mention):
            name_mention = replace(name_mention, kind="organisation")
        if name_mention is not None and name_mention.kind == "person":
            office = name_mention.role or self._office(first, name_mention.first)
            country = name_mention.country or country
            if country is None and office and set(office.lower().split()) & words("state_offices", "roles"):
                country = self._state_spoken_of(head)
            return Party(
                name_mention.text,
                "person",
                name_mention.start,
                name_mention.end,
                country=country,
                agency=self._agency_of_office(office, first, last),
                office=office,
                person=name_mention.text,
            )
        owner = tokens.child(head, "poss")
        if country is None and owner is not None and tokens.lower[owner] in ("her", "his", "its", "their", "our", "my"):
            holder = self._topic(head, lambda p: bool(p.country))
            country = holder.country if holder is not None else None
        kind = self._kind(head, lemma, name_mention)
        named = head not in self.in_time and (
            name_mention is not None or any(tokens.pos[i] == "PROPN" for i in range(first, last))
        )
        if last - first == 1 and name_mention is None and self._is_role(head):
            named = False
        if name_mention is not None and kind not in ("agency",):
            core_start, core_end, core_text = name_mention.start, name_mention.end, name_mention.text
        else:
            core_start, core_end, core_text = start, end, text
        if kind == "agency" and country is None:
            country = self._state_spoken_of(head)
            inferred = country is not None
        if lemma == "government" and country and not inferred and last - first <= 3:
            state = next(
                (
                    m.place.name
                    for m in self.place_at.values()
                    if m.place.country == country and m.place.precision == "country"
                ),
                core_text,
            )
            return Party(state, "state", core_start, core_end, True, country)
        office = text if kind == "person" else None
        party = Party(
            core_text,
            kind,
            core_start,
            core_end,
            named=named and not (kind == "person" and name_mention is None),
            country=country if kind in ("agency", "person", "state", "outlet", "organisation", "group") else None,
            agency=text if kind == "agency" else self._agency_of_office(office, first, last),
            office=office,
            collective=tokens.tag[head] in ("NNS", "NNPS") and kind in ("group", "outlet", "person"),
        )
        return replace(party, suggested=self._suggest(head, party)) if not party.named else party

    def _may_own(self, at: int, party: Party) -> bool:
        """True for a party whose state an unqualified "the ministry" after it is likely to be of: a subject of its own
        clause, or an outlet; not an owner, and not the doer in a relative clause ("posts that X is said to run").
        """
        if party.country in self._accused:
            return False  # others answer to its conduct; it is named in nearly every sentence
        if party.kind == "outlet":
            return True
        verb = self._verb(at)
        in_relative = self.tokens.dep[verb] in ("relcl", "acl")
        return party.kind in ("state", "agency", "person") and self._is_subject(at) and not in_relative

    def _state_spoken_of(self, head: int) -> str | None:
        """The state of an unqualified "the ministry" or minister: that which the paragraph last spoke of in its own
        right; else the only one that the two paragraphs before did.
        """
        here = self._block(head)
        before: set[str] = set()
        for at, party in reversed(self.known):
            if at >= head or not party.country or not self._may_own(at, party):
                continue
            if self._block(at) == here:
                return party.country
            if self._block(at) < here - 2:
                break
            before.add(party.country)
        return before.pop() if len(before) == 1 else None

    def _is_body(self, name: NameMention) -> bool:
        """A name that ends in a word for bodies ("… Wardens") is no person's, whatever the model took it for."""
        return self.tokens.lemma[name.last - 1] in words("organisations", "roles") and name.last - name.first > 1

    def _is_common(self, name: NameMention) -> bool:
        """A single common noun in capitals: "Group", "Police", "Ministry"."""
        if name.last - name.first != 1:
            return False
        return self._is_role(name.first)

    def _is_role(self, token: int) -> bool:
        low = self.tokens.lower[token]
        lists = ("organisations", "agencies", "people", "offices", "parties")
        return low in words("documents", "cues") or any(low in words(key, "roles") for key in lists)

    def _apposed(self, head: int) -> NameMention | None:
        """The name beside a describing noun: 'the rights group "X"', "newspaper X"."""
        lemma = self.tokens.lemma[head]
        if lemma in words("offices", "roles"):
            person = self.tokens.child(head, "appos")
            found = self.name_at.get(person) if person is not None else None
            return found if found is not None and found.kind == "person" else None
        if lemma not in words("organisations", "roles") and lemma not in words("outlets", "cues"):
            return None
        for child in self.tokens.children[head]:
            if self.tokens.dep[child] in ("appos", "nmod", "dep", "npadvmod") and child in self.name_at:
                name = self.name_at[child]
                if name.kind != "person":
                    return replace(name, kind="outlet" if lemma in words("outlets", "cues") else "organisation")
        return None

    def _block(self, token: int) -> int:
        return self.tokens.sentences[self.tokens.sentence_of[token]].block

    def _kind(self, head: int, lemma: str, name: NameMention | None) -> PartyKind:
        if name is not None and name.text in self._people:
            return "person"
        if name is not None and name.kind == "publication":
            return "document"
        if name is not None and name.kind == "outlet":
            return "outlet"
        low = self.tokens.lower[head]
        text_words = [w.lower() for w in (name.text.split() if name is not None else [])]
        first, last = core(self.tokens, head)
        inside = {self.tokens.lemma[i] for i in range(first, last)} | {self.tokens.lower[i] for i in range(first, last)}
        if lemma in words("documents", "cues"):
            return "document"
        if lemma in words("outlets", "cues") and (
            inside & {"news", "media", "press", "newspaper", "radio", "daily", "tv"}
        ):
            return "outlet"
        if lemma in words("agencies", "roles") or low in words("agencies", "roles"):
            return "agency"
        if inside & {"ministry", "department", "police", "embassy", "parliament"} and name is not None:
            return "agency"
        if lemma in words("outlets", "cues") and lemma not in ("station", "site", "agency", "post", "network"):
            return "outlet"
        if lemma in words("offices", "roles"):
            return "person"
        if lemma in words("people", "roles"):
            return "group" if self.tokens.tag[head] == "NNS" else "person"
        if lemma in words("organisations", "roles") or name is not None or text_words:
            return "organisation"
        is_name = self.tokens.pos[head] == "PROPN" and head not in self.in_time and head not in self.place_at
        return "organisation" if is_name else "unknown"

    def _country(self, head: int, first: int, last: int) -> str | None:
        """The country in the phrase itself ("Italian", "Japan's"), else from an "in X" or "of X" beside it."""
        tokens = self.tokens
        for i in range(first, last):
            mention = self.place_at.get(i)
            if mention is not None and mention.place.country and (i != head or mention.form != "name"):
                return mention.place.country
        for child in tokens.children[head]:
            if tokens.dep[child] == "prep" and tokens.lower[child] in ("of", "in"):
                inner = tokens.child(child, "pobj")
                mention = self.place_at.get(inner) if inner is not None else None
                if mention is not None and mention.place.country:
                    return mention.place.country
            if tokens.dep[child] == "appos":
                mention = self.place_at.get(child)
                if mention is not None and mention.place.country:
                    return mention.place.country
        mention = self.place_at.get(head)
        return mention.place.country if mention is not None else None

    def _office(self, first: int, name_first: int) -> str | None:
        tokens = self.tokens
        title = [i for i in range(first, name_first) if i not in self.place_at]
        if title and any(tokens.lemma[i] in words("offices", "roles") for i in title):
            return spelled(tokens, title[0], title[-1] + 1)
        return None

    def _agency_of_office(self, office: str | None, first: int, last: int) -> str | None:
        """ "Interior Minister" speaks for the Interior Ministry; "(Foreign Affairs, …)" after a minister likewise."""
        if office and "Minister" in office.split():
            field = [w for w in office.split() if w not in ("Minister", "Prime", "Deputy", "First", "Vice")]
            if field:
                return " ".join([*field, "Ministry"])
        return None

    def _suggest(self, head: int, party: Party) -> str | None:
        """A named organisation that was introduced with this very noun ("the human rights group X … the group")."""
        lemma = self.tokens.lemma[head]
        if party.kind not in ("organisation", "group", "agency", "unknown") or lemma not in words(
            "organisations", "roles"
        ):
            return None
        seen = [m for i, m in sorted(self.name_at.items()) if m.kind == "organisation" and m.first < head]
        for mention in reversed(seen):
            around = range(max(0, mention.first - 5), min(len(self.tokens), mention.last + 2))
            if any(self.tokens.lemma[i] in words("organisations", "roles") for i in around):
                return mention.text
        return None
