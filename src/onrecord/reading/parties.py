"""Parties: what stands in a speaker's, actor's or operator's slot, with country, body and office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.model.annotation import NameMention, PlaceMention, TimeMention
from onrecord.model.party import Party, PartyKind
from onrecord.model.phrases import core, has_determiner, is_credit
from onrecord.model.phrases import words as spelled
from onrecord.model.tokens import Tokens
from onrecord.reading import seats
from onrecord.reading.callings import (
    is_calling,
    is_of_office,
    is_outlet,
    is_slip,
    is_state_service,
    ministry_of,
    namesake,
    served,
    stations,
    surnames,
)
from onrecord.reading.earlier import Earlier
from onrecord.reading.introducing import apposed
from onrecord.reading.lexicon import forces, words


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
        self._surnames = surnames(names)
        self._stations = stations(tokens, names)
        self.made: dict[int, Party] = {}
        self.earlier = Earlier(tokens, names, self.made, self.place_at)
        for head in range(len(tokens)):
            is_noun = tokens.pos[head] in ("NOUN", "PROPN", "PRON") or tokens.lower[head] in ("former", "latter")
            if is_noun and tokens.dep[head] not in ("compound", "nmod", "amod"):
                self._make(head)

    def at(self, head: int) -> Party:
        """The party whose noun phrase is headed by token ``head``; pronouns and definite nouns are followed back."""
        return self.made[head] if head in self.made else self._build(head)

    def _make(self, head: int) -> None:
        is_named = head in self.name_at or self._apposed(head) is not None
        party = self.earlier.refer(head, is_named=is_named) or self._build(head)
        self.made[head] = party
        if self._is_part(head) or is_credit(self.tokens, head):
            return  # "the Sheriff's Office" is no sheriff
        if party.named or party.kind in ("person", "agency", "organisation", "group"):
            self.earlier.note(head, party)

    def friend_of(self, head: int) -> Party | None:
        """ "Holm’s best friend" where the parser stops at the name: the noun after the possessive mark."""
        tokens = self.tokens
        mark = head + 1
        if mark + 1 >= len(tokens) or tokens.word[mark] not in ("’", "'", "’s", "'s") or head not in self.name_at:
            return None
        last = mark + 1
        while last < len(tokens) and tokens.pos[last] == "ADJ":
            last += 1
        if last >= len(tokens) or tokens.tag[last] not in ("NN", "NNS") or last - mark > 3:
            return None
        if tokens.lemma[last] not in words("people", "roles") and tokens.lemma[last] not in words("offices", "roles"):
            return None
        first = self.name_at[head].first
        return Party(spelled(tokens, first, last + 1), "person", tokens.start[first], tokens.end[last], named=False)

    def _is_part(self, head: int) -> bool:
        """True for a possessor inside a longer name."""
        name = self.name_at.get(head)
        return name is not None and self.tokens.dep[head] == "poss" and head < self.tokens.head[head] < name.last

    def introduce(self, token: int, party: Party) -> None:
        """Notes a party that no noun phrase gave."""
        self.earlier.note(token, party)

    def _build(self, head: int) -> Party:
        tokens = self.tokens
        first, last = core(tokens, head)
        name_mention = self.name_at.get(head) or self._apposed(head)
        if name_mention is not None and self._is_common(name_mention):
            name_mention = None  # a capital at the head of a line makes no name
        if name_mention is not None and (name_mention.text in self._people or self._is_surname(name_mention)):
            name_mention = replace(name_mention, kind="person")  # a name read as a person's once is one throughout
        place = self.place_at.get(head)
        country = self._country(head, first, last)
        inferred = False
        lemma = tokens.lemma[head]
        begin = first
        while first < head and (tokens.pos[first] == "ADV" or first in self.in_time):
            first += 1
        text = spelled(tokens, first, last)
        start, end = tokens.start[first], tokens.end[last - 1]
        if place is not None and name_mention is None and (other := namesake(tokens, self._surnames, head)) is not None:
            return other
        is_state = place is not None and (place.place.precision == "country" or place.form == "metonym")
        if place is not None and is_state and place.form in ("name", "metonym") and tokens.dep[head] != "compound":
            return seats.state(tokens, place)
        if name_mention is not None and (body := seats.body(name_mention)) is not None:
            return body
        if name_mention is not None and name_mention.kind == "person" and self._is_body(name_mention):
            name_mention = replace(name_mention, kind="organisation")
        if name_mention is not None and name_mention.kind == "person":
            office = name_mention.role or self._office(first, name_mention.first)
            told = (office or "").lower().split()
            if "old" in told or (told and (told[-1] == "said" or told[-1].removesuffix("ed") in forces())):
                office = None  # "five-year-old Prince Holm" is no prince, "Officers reported Holm" names no office
            country = name_mention.country or country
            whole = self._whole(name_mention)
            held = self._held(whole.text, head) if whole is not None else None
            if held is not None:  # the surname alone: he is who he was, with office and state
                office, country = office or held.office, country or held.country
            elif country is None and office and set(office.lower().split()) & words("state_offices", "roles"):
                country = self._state_spoken_of(head)
            return Party(
                name_mention.text,
                "person",
                name_mention.start,
                name_mention.end,
                country=country,
                agency=ministry_of(office) or (held.agency if held is not None else None),
                office=office,
                person=whole.text if whole is not None and held is not None else name_mention.text,
            )
        owner, holder = tokens.child(head, "poss"), None
        if country is None and owner is not None and tokens.lower[owner] in ("her", "his", "its", "their", "our", "my"):
            holder = self._told_of(head) or self.earlier.topic(head, lambda p: bool(p.country))
            country = holder.country if holder is not None else None
        kind = self._kind(head, lemma, name_mention)
        named = head not in self.in_time and (
            name_mention is not None or any(tokens.pos[i] == "PROPN" for i in range(first, last))
        )
        if last - first == 1 and name_mention is None and self._is_role(head):
            named = False
        if kind == "agency" and name_mention is not None and name_mention.last > last:
            last, text, end = name_mention.last, name_mention.text, name_mention.end  # "Ministry for Foreign Affairs"
            country = country or self._country(last - 1, first, last)
        if name_mention is not None and kind not in ("agency",):
            core_start, core_end, core_text = name_mention.start, name_mention.end, name_mention.text
        else:
            core_start, core_end, core_text = start, end, text
        is_office = (
            kind == "person" and lemma == "minister" and has_determiner(tokens, head, "the") and last - first > 1
        )
        is_new = tokens.lower[first] in ("a", "an") or tokens.lower[first - 1 : first] in (["a"], ["an"])
        is_body = kind == "agency" and not is_new
        if (is_body or is_office) and country is None and not self._is_shared(first, last):
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
        is_some = kind == "person" or (lemma == "authority" and last < len(tokens) and tokens.lower[last] == "from")
        if is_some and name_mention is None and (edge := served(tokens, self.in_time, head, last)) is not None:
            core_end, core_text = tokens.end[edge - 1], spelled(tokens, first, edge)
        party = Party(
            core_text,
            kind,
            core_start,
            core_end,
            named=named and not (kind == "person" and name_mention is None),
            country=country if kind in ("agency", "person", "state", "outlet", "organisation", "group") else None,
            agency=text if kind == "agency" else ministry_of(office),
            office=self._in_its_time(office, begin, first, last) if office else None,
            collective=tokens.tag[head] in ("NNS", "NNPS") and kind in ("group", "outlet", "person"),
        )
        if (
            kind == "agency"
            and holder is not None
            and last - first == 2
            and lemma in (holder.agency or "").lower().split()
        ):
            return replace(party, name=holder.agency or "", agency=holder.agency)  # "the minister said her ministry …"
        if kind == "agency" and name_mention is None and tokens.tag[first] == "PRP$" and last - first > 1:
            bare = spelled(tokens, first + 1, last)  # "its embassy": whose it is stands in its country
            party = replace(party, name=bare, agency=bare, start=tokens.start[first + 1])
        suggested = self._suggest(head, party) if not party.named else None
        return replace(party, suggested=suggested) if suggested is not None else party

    def _is_surname(self, name: NameMention) -> bool:
        """One word that ends a full name of a person in this text, which the model took for a body."""
        if name.last - name.first != 1 or name.kind not in ("organisation", "other"):
            return False
        return name.text in self._surnames or (self.tokens.pos[name.first] == "PROPN" and self._whole(name) is not None)

    def _whole(self, name: NameMention) -> NameMention | None:
        """The one full name before that this single surname (or a misspelling of it) takes up; None where two would."""
        if " " in name.text:
            return None
        listed = self._surnames.get(name.text) or [
            m
            for surname, found in self._surnames.items()
            if surname[0] == name.text[0] and len(surname) > 5 and is_slip(surname, name.text)
            for m in found
        ]
        return listed[0] if len(listed) == 1 and listed[0].first < name.first else None

    def _held(self, person: str, head: int) -> Party | None:
        """What the text last said of a person by the full name."""
        return self.earlier.before(head, lambda p: p.kind == "person" and p.name == person, reach=len(self.tokens))

    def _may_own(self, at: int, party: Party) -> bool:
        """True for a party whose state an unqualified "the ministry" after it is likely to be of: a subject of its own
        clause, or an outlet; not an owner, and not the doer in a relative clause ("posts that X is said to run").
        """
        if party.country in self._accused:
            return False  # others answer to its conduct; it is named in nearly every sentence
        if party.kind == "outlet":
            return True
        verb = self.earlier.verb(at)
        is_free = self.tokens.dep[verb] not in ("relcl", "acl")
        return is_free and party.kind in ("state", "agency", "person") and self.earlier.is_subject(at)

    def _state_spoken_of(self, head: int) -> str | None:
        """The state of an unqualified "the ministry" or minister: that which the paragraph last spoke of in its own
        right; else the only one that the two paragraphs before did.
        """
        here = self._block(head)
        before: set[str] = set()
        for at, party in reversed(self.earlier.known):
            if at >= head or not party.country or not self._may_own(at, party):
                continue
            if self._block(at) == here:
                return party.country
            if self._block(at) < here - 2:
                break
            before.add(party.country)
        return before.pop() if len(before) == 1 else None

    def _told_of(self, head: int) -> Party | None:
        """ "Norway closed the port, its transport ministry said": the state that the words before "its" are about."""
        tokens = self.tokens
        said = next((c for c in tokens.children[tokens.head[head]] if tokens.dep[c] == "ccomp" and c < head), None)
        is_said = said is not None and tokens.dep[head] == "nsubj"
        subject = tokens.child(said or 0, "nsubj", "nsubjpass") if is_said else None
        if subject is None:
            before = range(tokens.sentences[tokens.sentence_of[head]].first, head)
            subject = next((i for i in before if tokens.dep[i] in ("nsubj", "nsubjpass")), None)
        party = self.made.get(subject) if subject is not None else None
        return party if party and party.country else None

    def _is_body(self, name: NameMention) -> bool:
        """A name that ends in a word for bodies ("… Wardens") is no person's, whatever the model took it for."""
        return self.tokens.lemma[name.last - 1] in words("organisations", "roles") and name.last - name.first > 1

    def _is_shared(self, first: int, last: int) -> bool:
        """A body of many states: "the European Commission"."""
        low = [self.tokens.lower[i] for i in range(first, last)]
        return bool({*low, *map(" ".join, pairwise(low))} & words("supranational", "roles"))

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
        if lemma in words("offices", "roles") or lemma in words("people", "roles"):
            found = next((self.name_at[i] for i in apposed(self.tokens, head) if i in self.name_at), None)
            return found if found is not None and found.kind == "person" else None
        if lemma not in words("organisations", "roles") | words("firms", "roles") | words("outlets", "cues"):
            return None
        for child in self.tokens.children[head]:
            is_said = (
                lemma in words("associations", "roles") | words("firms", "roles") and self.tokens.word[head].islower()
            )
            is_before = is_said and self.tokens.dep[child] == "compound" and child == head - 1
            beside = self.tokens.dep[child] in ("appos", "nmod", "dep", "npadvmod")
            name = self.name_at.get(child) if is_before or beside else None
            if name is not None and name.kind != "person":
                return replace(name, kind="outlet" if lemma in words("outlets", "cues") else "organisation")
        return None

    def _block(self, token: int) -> int:
        return self.tokens.sentences[self.tokens.sentence_of[token]].block

    def _kind(self, head: int, lemma: str, name: NameMention | None) -> PartyKind:
        if name is not None and name.text in self._people:
            return "person"
        if name is not None and name.kind == "publication":
            return "document"
        if name is not None and (name.kind == "outlet" or is_outlet(self.tokens, name) or name.text in self._stations):
            return "outlet"
        low = self.tokens.lower[head]
        text_words = [w.lower() for w in (name.text.split() if name is not None else [])]
        first, last = core(self.tokens, head)
        inside = {self.tokens.lemma[i] for i in range(first, last)} | {self.tokens.lower[i] for i in range(first, last)}
        if lemma in words("documents", "cues"):
            return "document"
        if lemma in words("outlets", "cues") and (
            inside & {"news", "media", "press", "newspaper", "radio", "daily", "tv", "television"}
        ):
            return "outlet"
        if low != "bureaus" and (lemma in words("agencies", "roles") or low in words("agencies", "roles")):
            return "agency"  # bureaus by the number are places, as offices are
        if is_of_office(self.tokens, head) or is_state_service(self.tokens, self.place_at, head, first, last):
            return "agency"
        if inside & {"ministry", "department", "police", "embassy", "parliament"} and name is not None:
            return "agency"
        if lemma in words("outlets", "cues") and lemma not in ("station", "site", "agency", "post", "network"):
            return "outlet"
        if lemma in words("offices", "roles"):
            return "person"
        if lemma in words("people", "roles") or (name is None and is_calling(lemma)):
            return "group" if self.tokens.tag[head] in ("NNS", "NNPS") else "person"
        if lemma in words("organisations", "roles") | words("parties", "roles") or name is not None or text_words:
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
            is_abroad = tokens.lower[child] == "in" and tokens.lemma[head] in words("missions", "roles")
            if tokens.dep[child] == "prep" and tokens.lower[child] in ("of", "in") and not is_abroad:
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

    def _in_its_time(self, office: str, begin: int, first: int, last: int) -> str:
        """The office with the words around it that set it in another time: "then minister", "minister until 2014"."""
        tokens = self.tokens
        before = "then " if "then" in tokens.lower[begin:first] else ""
        after = tokens.lower[last : last + 2] if "ADP" not in tokens.pos[last + 1 : last + 2] else []  # "at around"
        is_bound = len(after) > 1 and (after[0] in words("terms", "roles") or (after[0] == "in" and after[1].isdigit()))
        return f"{before}{office}{f' {spelled(tokens, last, last + 2)}' if is_bound else ''}"

    def _suggest(self, head: int, party: Party) -> str | None:
        """A named organisation that was introduced with this very noun, or one that says the same ("the human rights
        group X … the group").
        """
        lemma, owner = self.tokens.lemma[head], self.tokens.child(head, "poss")
        kinds = ("organisation", "group", "agency", "unknown")
        if party.kind not in kinds or lemma not in words("organisations", "roles"):
            return None
        if owner is not None and self.tokens.lower[owner] in ("his", "her", "its", "their"):
            return None  # "his office" is none that was named before
        seen = [m for i, m in sorted(self.name_at.items()) if m.kind == "organisation" and m.first < head]
        lists = (words("firms", "roles"), words("associations", "roles"))
        alike = next((one for one in lists if lemma in one), {lemma})
        for mention in reversed(seen):
            around = range(max(0, mention.first - 5), min(len(self.tokens), mention.last + 2))
            if any(self.tokens.lemma[i] in alike for i in around):
                return mention.text
        return None
