"""Reference inside one text: which earlier party a pronoun, a title or a definite description stands for.

Only what is spoken of in its own right is taken up, the one who was speaking first; where two would fit equally well,
nothing is.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Mapping, Sequence

from onrecord.model.annotation import NameMention
from onrecord.model.party import Party
from onrecord.model.phrases import co_speakers, phrase
from onrecord.model.tokens import Tokens
from onrecord.reading import cited, groups, introducing, undergone
from onrecord.reading.lexicon import forces, words
from onrecord.reading.names.words import words as name_words

_PERSONAL = frozenset({"he", "she", "i", "him", "her"})
_PLURAL = frozenset({"they", "we", "them", "us"})
_OURS = frozenset({"we", "us"})
_NEUTER = frozenset({"it", "this", "that"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
_BODIES = frozenset({"state", "agency", "organisation", "outlet"})
_SPEAKERS = frozenset({"state", "organisation", "outlet", "unknown"})
_OWNERS = frozenset({"its", "his", "her", "their"})
_SEXED = {"he": "m", "him": "m", "she": "f", "her": "f"}


class Earlier:
    """The parties of one text in text order, and who is meant by words that refer back. ``made``: head -> party."""

    def __init__(
        self, tokens: Tokens, names: Sequence[NameMention], made: Mapping[int, Party], places: Collection[int] = ()
    ) -> None:
        self.tokens = tokens
        self.places = places
        self.made = made
        self.known: list[tuple[int, Party]] = []
        self._names = sorted({m.first: m for m in names}.values(), key=lambda m: m.first)
        self._named = {i for m in names for i in range(m.first, m.last)}
        self._sex: dict[str, str] = {}

    def note(self, token: int, party: Party) -> None:
        """Remembers a party at a token."""
        if not self.known or token >= self.known[-1][0]:
            self.known.append((token, party))
        else:
            insort(self.known, (token, party), key=lambda pair: pair[0])

    def near(self, head: int, reach: int) -> list[tuple[int, Party]]:
        """Parties before token ``head``, at most ``reach`` tokens back, the nearest first."""
        last = bisect_left(self.known, head, key=lambda pair: pair[0])
        first = bisect_left(self.known, head - reach + 1, key=lambda pair: pair[0])
        return self.known[first:last][::-1]

    def before(self, head: int, fits: Callable[[Party], bool], reach: int = 400) -> Party | None:
        """The last party before token ``head`` (at most ``reach`` tokens back) that ``fits``."""
        return next((p for _, p in self.near(head, reach) if fits(p)), None)

    def refer(self, head: int, *, is_named: bool) -> Party | None:
        """The earlier party that the noun phrase at ``head`` stands for; None when there is none that fits."""
        tokens = self.tokens
        low = tokens.lower[head]
        if low in _PERSONAL | _PLURAL | _NEUTER and (accused := undergone.accused(self, head)) is not None:
            return accused
        if low in _PERSONAL:
            return self._person(head, low)
        if low in _PLURAL:
            return None if low in _OURS else self._several(head)  # "we" are who publishes it, or who is quoted
        if low in _NEUTER:
            if self._is_weapon(head):
                return None
            if (speaker := self._says_of_itself(head)) is not None:
                return speaker
            found = self.topic(head, lambda p: p.kind in _BODIES or self._may_be_body(p))
            return None if found is not None and self._is_thing_spoken_of(head, found) else found
        if low in ("former", "latter"):
            return self._of_two(head)
        first, last = phrase(tokens, head)
        if (body := groups.meant(self, self._names, head, first)) is not None:
            return body
        if is_named:
            return introducing.by_last_word(tokens, self.known, head)
        if last - first <= 2 and tokens.sentences[tokens.sentence_of[head]].heading and self._is_bare(first, head):
            return introducing.below(tokens, self._names, head)
        if tokens.pos[head] != "NOUN":
            return None
        if last - first > 3 or tokens.lower[first] not in _DEFINITE:
            return None
        return self._described(head, first, last)

    def _is_bare(self, first: int, head: int) -> bool:
        """ "Watchdog", "Rights group": a headline's noun by itself or with a word that tells no body from another."""
        return first == head or self.tokens.lower[first] in name_words().generic

    def _is_weapon(self, head: int) -> bool:
        """ "was cleaning the gun when it went off, hitting the boy": a weapon of this sentence or the one before, where
        what "it" does is what weapons do.
        """
        tokens = self.tokens
        if tokens.lower[head] != "it" or tokens.lemma[tokens.head[head]] not in words("firing"):
            return False
        here = tokens.sentence_of[head]
        first = tokens.sentences[max(0, here - 1)].first
        return any(tokens.lemma[i] in words("firearms") for i in range(first, head))

    def _says_of_itself(self, head: int) -> Party | None:
        """ "Marsh Sweet denied the leak and said it would appeal": the named speaker that is no person."""
        tokens = self.tokens
        verb = tokens.head[head]
        cue = tokens.head[verb]
        if tokens.lower[head] != "it" or tokens.dep[head] != "nsubj" or tokens.dep[verb] != "ccomp":
            return None
        if tokens.lemma[cue] not in forces() or cue > head:
            return None
        while tokens.dep[cue] == "conj" and tokens.child(cue, "nsubj") is None:
            cue = tokens.head[cue]
        subject = tokens.child(cue, "nsubj")
        party = self.made.get(subject) if subject is not None else None
        if party is None or not party.named:
            return None
        is_body = party.kind == "person" and not party.office and party.name not in self._sex  # "it" is nobody
        return party if party.kind in _SPEAKERS or is_body else None

    def _may_be_body(self, party: Party) -> bool:
        """A single name that is taken for a person's, though no first name, office, "he" or "she" goes with it."""
        if party.kind != "person" or party.office or party.collective or " " in (party.person or party.name):
            return False
        return party.named and party.name not in self._sex

    def _is_thing_spoken_of(self, head: int, found: Party) -> bool:
        """ "if the merger is approved by the agencies, it …": a thing, the subject before in the same sentence."""
        tokens = self.tokens
        first = tokens.sentences[tokens.sentence_of[head]].first
        own = tokens.head[head]
        for i in range(head - 1, first - 1, -1):
            if tokens.dep[i] in ("nsubj", "nsubjpass") and tokens.head[i] != own and tokens.pos[i] == "NOUN":
                party = self.made.get(i)
                is_party = party is not None and party.kind in ("state", "agency", "organisation", "outlet", "person")
                return not is_party and tokens.tag[i] == "NN" and tokens.dep[tokens.head[i]] in ("advcl", "ROOT")
            if any(at == i and p.start == found.start for at, p in self.near(i + 1, 1)):
                return tokens.tag[i] in ("NNS", "NNPS")
        return False

    def _several(self, head: int) -> Party | None:
        """ "they": bodies or people spoken of in this sentence or the one before; never a state, and nobody where two
        persons were named together nearer by, where a bracket says who is meant, or where several speak of themselves.
        """
        tokens = self.tokens
        if (head + 1 < len(tokens) and tokens.word[head + 1] == "(") or co_speakers(tokens, head):
            return None
        found = self.topic(
            head,
            lambda p: (
                p.kind in ("agency", "organisation", "group", "outlet")
                or p.collective
                or p.name.rpartition(" ")[2].lower() in words("households", "roles")
            ),
        )
        if found is None:
            return None
        here = tokens.sentence_of[head]
        for at, party in self.near(head, 80):
            if party is found or party.start == found.start:
                return found if tokens.sentence_of[at] >= here - 1 else None
            if party.kind == "person" and tokens.dep[at] == "conj" and self.is_subject(at):
                return None
        return found

    def _described(self, head: int, first: int, last: int) -> Party | None:
        """ "the minister", "the officials", "the paper", "the company"."""
        tokens = self.tokens
        lemma = tokens.lemma[head]
        if any(tokens.dep[c] == "appos" and tokens.pos[c] == "PROPN" for c in tokens.children[head]):
            return None  # it is named right here
        if lemma in ("country", "nation"):
            return self._country(head)
        if lemma in words("printed", "cues"):
            paper = self._outlet(head, lemma)
            if paper is not None or lemma not in words("documents", "cues"):
                return paper
        if lemma in words("documents", "cues"):
            return None
        if self._is_told_apart(head):
            return None  # "the men whom I met" are those, whoever was spoken of before
        if lemma in words("offices", "roles") or lemma in words("people", "roles"):
            asked = {lemma, tokens.lower[head]}
            is_many = tokens.tag[head] == "NNS"
            return self.before(
                head,
                lambda p: (
                    p.kind in ("person", "group")
                    and is_many <= (p.collective or p.kind == "group")
                    and bool(asked & set((p.office or p.name).lower().split()))
                ),
            )
        if tokens.tag[head] == "NNS" or tokens.lower[first] in _OWNERS:
            return None  # "the banks" are not the one bank that was named, nor is "his office" that office
        introduced = introducing.before(tokens, self._names, head, lemma)
        if introduced is not None:
            return introduced
        if lemma in words("firms", "roles"):
            return self._sole_speaker(head)
        if last - first == 2:
            return self.before(head, lambda p: p.kind in ("agency", "organisation") and lemma in p.name.lower().split())
        return None

    def _is_told_apart(self, head: int) -> bool:
        """True where a relative clause with no comma before it says which ones are meant."""
        tokens = self.tokens
        relative = next((c for c in tokens.children[head] if tokens.dep[c] == "relcl" and c > head), None)
        return relative is not None and "," not in tokens.word[head:relative]

    def topic(self, head: int, fits: Callable[[Party], bool], reach: int = 80) -> Party | None:
        """The last fitting party that was a subject: pronouns take up what is spoken of, not what stands nearest."""
        near = [(at, p) for at, p in self.near(head, reach) if fits(p) and self.is_subject(at)]
        here = self.tokens.sentence_of[head]
        for at, party in near:  # who was speaking goes on speaking
            if self.tokens.sentence_of[at] >= here - 1 and self.speaks(at):
                return self._first_of_list(at, party, fits)
        return self._first_of_list(*near[0], fits) if near else None

    def _person(self, head: int, low: str) -> Party | None:
        """ "he", "she": the one who was speaking; never one whom the text has called by the other word."""
        sex = _SEXED.get(low)
        if self._is_speaker(head):
            party = cited.himself(self, head, sex) or cited.before(self, head, sex) or self._going_on(head, sex)
        else:
            party = (
                undergone.before(self, head, sex) or undergone.whom(self, head, sex) or undergone.shown(self, head, sex)
            )
        own = self.own_subject(head)
        party = party or self.topic(
            head,
            lambda p: (
                p.kind == "person"
                and not p.collective
                and (sex is None or self.sex_of(p) in (sex, None))
                and p.start != own
            ),
        )
        if party is not None and undergone.is_by_teller(self, head, party):
            return None
        if party is None and self._is_speaker(head):
            party = self._spoken(head, lambda p: p.kind == "person" and self.sex_of(p) in (sex, None))
        if party is not None and sex is not None:
            self._sex.setdefault(party.person or party.name, sex)
        return party

    def own_subject(self, head: int) -> int | None:
        """Where the subject stands of the verb whose object the pronoun is: somebody else."""
        verb = self.tokens.head[head]
        subject = self.tokens.child(verb, "nsubj") if self.tokens.dep[head] == "dobj" else None
        party = self.made.get(subject) if subject is not None else None
        return party.start if party is not None else None

    def _going_on(self, head: int, sex: str | None) -> Party | None:
        """The person whom the main clause before is about, where "he said" or "she said" follows."""
        here = self.tokens.sentence_of[head]
        for at, party in self.near(head, 80):
            n = self.tokens.sentence_of[at]
            if n < here - 1:
                return None
            verb = self.verb(at)
            if (
                n == here - 1
                and party.kind == "person"
                and not party.collective
                and self.tokens.dep[at] in ("nsubj", "nsubjpass")
                and self.tokens.dep[verb] == "ROOT"
                and self.sex_of(party) in (sex, None)
            ):
                return party
        return None

    def _spoken(self, head: int, fits: Callable[[Party], bool]) -> Party | None:
        """The one who spoke last, up to two paragraphs back."""
        block = self._block(head)
        for at, party in self.near(head, 400):
            if self._block(at) < block - 2:
                return None
            if fits(party) and self.speaks(at):
                return party
        return None

    def sex_of(self, party: Party) -> str | None:
        """ "m" or "f", by what the text has called a person; None where it has not told."""
        known = self._sex.get(party.person or party.name)
        if known is not None:
            return known
        told = set(f"{party.office or ''} {party.name}".lower().replace(".", " ").split())
        for sex, key in (("m", "men"), ("f", "women")):
            if told & words(key, "roles"):
                return sex
        return None

    def speaks(self, at: int) -> bool:
        return self.tokens.lemma[self.verb(at)] in forces()

    def _is_speaker(self, head: int) -> bool:
        return self.tokens.dep[head] == "nsubj" and self.tokens.lemma[self.tokens.head[head]] in forces()

    def _of_two(self, head: int) -> Party | None:
        """ "the former", "the latter": of the last two parties joined by "and"; None where three were joined."""
        here = self.tokens.sentence_of[head]
        for at, second in self.near(head, 120):
            first = self.tokens.head[at]
            if self.tokens.sentence_of[at] < here - 2:
                return None
            if self.tokens.dep[at] != "conj" or first not in self.made:
                continue
            if self.tokens.dep[first] == "conj" or self.tokens.child(at, "conj") is not None:
                return None
            return self.made[first] if self.tokens.lower[head] == "former" else second
        return None

    def _outlet(self, head: int, lemma: str) -> Party | None:
        """ "the paper", "the agency": the outlet named last, where it may be called so."""
        loose = lemma in ("paper", "newspaper", "daily", "weekly", "publication")
        sort = {"radio", "television", "tv", "network", "agency", "station", "magazine", "news"}

        def fits(party: Party) -> bool:
            if party.kind != "outlet" or not party.named:
                return False
            told = set(party.name.lower().split())
            is_call_sign = party.name.isupper() and lemma in ("station", "network", "channel", "broadcaster")
            return lemma in told or is_call_sign or (loose and not told & sort)

        return self.before(head, fits)

    def _sole_speaker(self, head: int) -> Party | None:
        """ "the company": the one organisation that has spoken or acted up to here; None when there are two."""
        block = self._block(head)
        heard: dict[str, Party] = {}
        for at, party in self.near(head, 400):
            if block - self._block(at) > 3:
                break
            if party.kind == "organisation" and party.named and self.is_subject(at) and not self._is_association(at):
                heard.setdefault(party.name, party)
        longest = max(heard, key=lambda name: (len(name), name), default=None)
        if longest is not None and self._is_other_named(head, longest):
            return None  # "Solvik's head earned 9 million, the company said": not the firm of the sentence before
        if longest is not None and all(longest.startswith(name.split()[0]) for name in heard):
            return heard[longest]
        return None

    def _is_association(self, head: int) -> bool:
        """True for a body that is introduced as no business: "the aid group X"."""
        tokens = self.tokens
        first = tokens.sentences[tokens.sentence_of[head]].first
        said = range(max(first, tokens.reach[head][0] - 2), head)
        told = {tokens.lemma[i] for i in said if tokens.pos[i] == "NOUN"}
        return tokens.lemma[head] in words("associations", "roles") or bool(told & words("associations", "roles"))

    def _is_other_named(self, head: int, firm: str) -> bool:
        """True when the sentence of ``head`` has named another organisation before it."""
        first = self.tokens.sentences[self.tokens.sentence_of[head]].first
        here = (m for m in self._names if first <= m.first < head and m.kind == "organisation")
        return any(firm.split()[0] != m.text.split()[0] for m in here)

    def _country(self, head: int) -> Party | None:
        """ "the country": the first that the sentence before names other than as an owner, else that of this one."""
        sentence = self.tokens.sentence_of[head]
        for n in (sentence, sentence - 1):
            first = self.tokens.sentences[n].first if n >= 0 else head
            for at, party in reversed(self.near(head, head - first + 1)):
                if self.tokens.sentence_of[at] == n and party.kind == "state" and self.tokens.dep[at] != "poss":
                    return party
        return None

    def _first_of_list(self, at: int, party: Party, fits: Callable[[Party], bool]) -> Party:
        """ "the ministry and other agencies … they": the member that is named first speaks for the list."""
        while self.tokens.dep[at] == "conj" and self.tokens.head[at] in self.made:
            at = self.tokens.head[at]
        first = self.made.get(at, party)
        return first if fits(first) else party

    def verb(self, at: int) -> int:
        """The verb that the noun at ``at`` stands with."""
        while self.tokens.dep[at] == "conj" and self.tokens.head[at] != at:
            at = self.tokens.head[at]
        return self.tokens.head[at]

    def is_subject(self, at: int) -> bool:
        """True for subjects and by-phrases, members of their lists included."""
        dep = self.tokens.dep[at]
        while dep == "conj" and self.tokens.head[at] != at:
            at = self.tokens.head[at]
            dep = self.tokens.dep[at]
        return dep in ("nsubj", "nsubjpass") or self.tokens.dep[self.tokens.head[at]] == "agent"

    def _block(self, token: int) -> int:
        return self.tokens.sentences[self.tokens.sentence_of[token]].block
