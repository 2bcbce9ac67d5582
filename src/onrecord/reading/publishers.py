"""Documents that speak: whose report "the report" is."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.party import Party
from onrecord.model.tokens import Tokens
from onrecord.reading.lexicon import words
from onrecord.reading.parties import Parties

NOBODY = Party("", "unknown", named=False)
_PART_OF = frozenset(
    {"one", "another", "some", "several", "many", "most", "others", "both", "two", "three", "each", "few"}
)


def _is_definite(tokens: Tokens, head: int) -> bool:
    return any(
        tokens.dep[c] in ("det", "poss") and tokens.lower[c] not in ("a", "an", "some") for c in tokens.children[head]
    )


class Publishers:
    """Follows a report, study or statement to the party that made it."""

    def __init__(self, tokens: Tokens, parties: Parties) -> None:
        self.tokens = tokens
        self.parties = parties
        self._issued: list[tuple[int, str, Party]] = []
        self._owned: list[tuple[int, str, Party]] = []  # documents that say whose they are, in reading order
        self._makers: list[tuple[int, Party]] = []  # organisations that put findings on the record, in text order

    def of(self, head: int) -> tuple[Party, str | None]:
        """The party that speaks at ``head``, and a doubt when it had to be inferred."""
        tokens = self.tokens
        head = self.titled(head)
        is_pronoun = tokens.lower[head] in ("it", "which", "this")
        if is_pronoun and (self._topic(head) is not None or self._is_above(head)):
            return self._inferred(head, "report")
        if tokens.lower[head] in _PART_OF or tokens.tag[head] == "CD":
            whole = self._member(head)
            if whole is not None:
                return whole, None
        name = self.parties.name_at.get(head)
        if name is not None and name.kind == "publication":
            return self._inferred(head, name.text)
        party = self.parties.at(head)
        if tokens.lemma[head] in words("messages", "cues") and name is None:
            return self.stated(head) or party, None
        if tokens.lemma[head] in words("told_numbers", "cues") and name is None:
            told = self._owner(head) or self.stated(head)  # "according to X's count"
            return (party if told is None or told.kind == "unknown" else told), None
        if tokens.lemma[head] not in words("documents", "cues") or name is not None or party.kind == "outlet":
            return party, None
        stated, noun = self.stated(head), tokens.lemma[head]
        if tokens.tag[head] == "NNS" and not _is_definite(tokens, head) and stated is None:
            # "television reports": of many, not of one named before
            if any(tokens.lemma[c] in words("outlets", "cues") for c in tokens.children[head]):
                party = replace(party, kind="outlet")  # who relays it, no more
            elif self._is_hearsay(head):
                party = NOBODY
            return party, f"whose {noun} is not stated"
        if stated is not None:
            self._owned.append((head, noun, stated))
            return stated, None
        maker, doubt = self._inferred(head, tokens.lemma[head])
        is_nobody = maker.kind == "document" and self._is_hearsay(head)
        return (NOBODY, f"whose {noun} is not stated") if is_nobody else (maker, doubt)

    def _is_hearsay(self, head: int) -> bool:
        """ "initial reports", "media reports", "the preliminary investigation": no document, and nobody's."""
        tokens = self.tokens
        is_many = tokens.lemma[head] in words("rumours", "cues") and tokens.tag[head] == "NNS"
        return is_many or tokens.lemma[head] in words("inquiries", "cues")

    def titled(self, head: int) -> int:
        """The head of the name after "Sgt.", which parser or sentence splitter cuts off; else ``head``."""
        tokens = self.tokens
        if tokens.lower[head].rstrip(".") not in words("titles", "roles"):
            return self._of_two_titles(head)
        following = head + 1 + (head + 1 < len(tokens) and tokens.word[head + 1] == ".")
        name = self.parties.name_at.get(following)
        return name.last - 1 if name is not None else head

    def _of_two_titles(self, head: int) -> int:
        """ "Founder and president Per Holt said": the name, where the parser stops at the first title."""
        tokens = self.tokens
        if (
            tokens.lower[head + 1 : head + 2] != ["and"]
            or tokens.tag[head] not in ("NN", "NNP")
            or head in self.parties.name_at
        ):
            return head
        if any(tokens.dep[c] == "det" for c in tokens.children[head]):
            return head
        name = next(
            (self.parties.name_at[i] for i in range(head + 3, min(head + 6, len(tokens))) if i in self.parties.name_at),
            None,
        )
        if name is None or name.kind != "person":
            return head
        titles = range(head + 2, name.first)
        is_title = titles and tokens.lemma[titles[-1]] in words("offices", "roles") | words("people", "roles")
        return name.last - 1 if is_title else head

    def _member(self, head: int) -> Party | None:
        """ "one of the officials": a member, known by the group's description."""
        tokens = self.tokens
        of = next((c for c in tokens.children[head] if tokens.lower[c] == "of" and tokens.dep[c] == "prep"), None)
        inner = tokens.child(of, "pobj") if of is not None else None
        if inner is None:
            return None
        group = self.parties.at(inner)
        if group.kind not in ("person", "group", "agency", "organisation", "outlet"):
            if tokens.lower[inner] != "them" or tokens.lower[head] in ("one", "another", "each"):
                return None
            group = replace(group, kind="group")  # "eleven of them said": some of whom was spoken of
        text = " ".join(tokens.quote(head, inner + 1).split())
        start, end = tokens.start[head], tokens.end[inner]
        kind = "person" if tokens.lower[head] in ("one", "another", "each") and group.kind != "outlet" else group.kind
        return replace(group, name=text, kind=kind, start=start, end=end, named=False, person=None)

    def is_time(self, head: int) -> bool:
        """True for a head inside a time expression ("said today")."""
        return head in self.parties.in_time

    def note(self, at: int, party: Party) -> None:
        """Remembers that ``party`` put findings on the record at token ``at``."""
        if party.kind == "organisation" and party.named:
            self._makers.append((at, party))

    def note_document(self, at: int, party: Party) -> None:
        """Remembers who spoke in a statement, letter or report, for "the statement said"."""
        if party.name:
            self._issued.append((at, self.tokens.lemma[at], party))

    def all(self) -> dict[int, tuple[Party, str | None]]:
        """Head token of each report or study in the text -> its maker."""
        heads = (i for i in range(len(self.tokens)) if self.tokens.lemma[i] in words("documents", "cues"))
        return {i: self.of(i) for i in heads if self.tokens.pos[i] == "NOUN" and self.tokens.dep[i] != "compound"}

    def stated(self, head: int) -> Party | None:
        """The maker that the phrase names: "of X", "by X", "X's report", "the X report"."""
        tokens = self.tokens
        if (office := self._office(head)) is not None:
            return office
        for child in tokens.children[head]:
            dep = tokens.dep[child]
            if dep == "prep" and tokens.lower[child] in ("of", "by", "from"):
                inner = tokens.child(child, "pobj")
                if inner is not None and (inner in self.parties.name_at or tokens.pos[inner] in ("NOUN", "PROPN")):
                    party = self.parties.at(self.titled(inner))
                    if party.kind not in ("unknown",) or party.named:
                        self.note(head, party)
                        return party
            elif dep == "poss" and tokens.tag[child] == "PRP$":
                if (holder := self._held_by(child)) is not None:
                    return holder
            elif dep == "poss" and child not in self.parties.in_time:
                return self.parties.at(child)
            elif dep in ("compound", "nmod") and child in self.parties.name_at:
                party = self.parties.at(child)
                if party.kind != "unknown":
                    return party
            elif (dep == "acl" and tokens.lemma[child] not in words("seeing_documents", "cues")) or (
                tokens.lower[child] == "available" and child > head
            ):
                # "information gathered by X", "information available to X"
                by = tokens.child(child, "agent" if dep == "acl" else "prep")
                inner = tokens.child(by, "pobj") if by is not None else None
                if inner is not None:
                    return self.parties.at(inner)
        return None

    def _held_by(self, pronoun: int) -> Party | None:
        """Whose "its figures" or "her report" are: the body, or the person, that the text was speaking of."""
        low = self.tokens.lower[pronoun]
        kinds = ("person",) if low in ("his", "her") else ("agency", "organisation", "outlet", "state", "group")
        is_known = low in ("his", "her", "its", "their")
        return self.parties.earlier.topic(pronoun, lambda p: p.named and p.kind in kinds) if is_known else None

    def _owner(self, head: int) -> Party | None:
        """ "Harbour Watch's Facebook page": whose it is, not the site where it stands."""
        tokens = self.tokens
        for child in tokens.children[head]:
            owner = tokens.child(child, "poss") if tokens.dep[child] in ("compound", "nmod") else None
            if owner is not None:
                return self.parties.at(owner)
        return None

    def _office(self, head: int) -> Party | None:
        """ "a police report", "Quay police records"; what is filed at a court is not the court's."""
        tokens = self.tokens
        if head == 0 or tokens.sentences[tokens.sentence_of[head]].heading:
            return None
        at = head - 1
        if tokens.head[at] != head or tokens.lemma[at] not in words("agencies", "roles") - words("courts", "roles"):
            return None
        first = at
        while first and tokens.dep[first - 1] in ("compound", "nmod") and tokens.pos[first - 1] == "PROPN":
            first -= 1
        party, start = self.parties.at(at), tokens.start[first]
        return replace(
            party, name=tokens.text[start : tokens.end[at]], start=start, end=tokens.end[at], named=first < at
        )

    def _topic(self, head: int) -> int | None:
        """A report named earlier in the same sentence, for "it"."""
        sentence = self.tokens.sentences[self.tokens.sentence_of[head]]
        return next(
            (i for i in range(sentence.first, head) if self.tokens.lemma[i] in ("report", "study", "survey")), None
        )

    def _below(self, head: int) -> Party | None:
        """For a report in a headline: the only one that the text below has publish one."""
        tokens = self.tokens
        if not tokens.sentences[tokens.sentence_of[head]].heading:
            return None
        found: dict[str, Party] = {}
        for i in range(head + 1, len(tokens)):
            verb = tokens.head[i]
            is_issued = tokens.dep[i] == "dobj" and tokens.lemma[verb] in ("publish", "release", "issue", "present")
            if is_issued and tokens.lemma[i] in words("documents", "cues"):
                subject = tokens.child(verb, "nsubj")
                party = self.parties.at(subject) if subject is not None else None
                if party is not None and party.named:
                    found[party.name] = party
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_above(self, head: int) -> bool:
        """ "X published a report. According to it, …": the report of the sentence before, and no body in it."""
        tokens = self.tokens
        n = tokens.sentence_of[head]
        is_it = tokens.lower[head] in ("it", "this", "which")
        if n == 0 or not is_it or tokens.lower[max(0, head - 2) : head] != ["according", "to"]:
            return False
        before = tokens.sentences[n - 1]
        told = words("documents", "cues")
        return not before.heading and any(
            tokens.lemma[i] in told
            and tokens.pos[i] == "NOUN"
            and tokens.dep[i] in ("dobj", "nsubj", "nsubjpass", "pobj")
            for i in range(before.first, before.last)
        )

    def _issued_above(self, head: int) -> Party | None:
        """Who issued the one document of the sentence before, for "according to it"."""
        here = self.tokens.sentence_of[head]
        found = {p.name: p for at, _, p in self._issued if self.tokens.sentence_of[at] == here - 1}
        return next(iter(found.values())) if len(found) == 1 else None

    def _inferred(self, head: int, noun: str) -> tuple[Party, str | None]:
        """The organisation last heard of as a maker of findings, when the report is a definite or fresh one."""
        tokens = self.tokens
        issued = next((p for at, lemma, p in reversed(self._issued) if at < head and lemma == tokens.lemma[head]), None)
        if issued is not None and _is_definite(tokens, head):
            return issued, None
        if tokens.pos[head] == "PRON" and (above := self._issued_above(head)) is not None:
            return above, None
        at, maker = max((m for m in self._makers if m[0] < head), key=lambda m: m[0], default=(-1, None))
        owned = max((o for o in self._owned if o[0] < head and o[1] == noun), key=lambda o: o[0], default=None)
        if owned is not None and owned[0] > at and owned[2].kind != "unknown" and _is_definite(tokens, head):
            return owned[2], f"“the {noun}” is taken to be that of {owned[2].name}"
        if maker is not None:
            return maker, f"“the {noun}” is taken to be that of {maker.name}"
        if (publisher := self._below(head)) is not None:
            return publisher, f"“the {noun}” is taken to be that of {publisher.name}"
        party = (
            self.parties.at(head)
            if tokens.lower[head] not in ("it", "which", "this")
            else Party(noun, "document", named=False)
        )
        return party, "whose report is not stated"
