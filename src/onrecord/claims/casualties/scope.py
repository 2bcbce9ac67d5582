"""Which event a sentence tells of: the document's own, or another that it mentions in passing; and when it happened."""

from __future__ import annotations

import datetime
import re

from onrecord.claims.base import Context
from onrecord.claims.casualties import places
from onrecord.claims.casualties.openings import opening, tells_separate, tells_several, title
from onrecord.claims.lexicon import casualties
from onrecord.model.annotation import TimeMention
from onrecord.model.value import Time

_APART = 4  # days: a sentence whose harm is dated farther from the event tells of another one
_LINKS = (
    "related",
    "more :",
    "also :",
    "read more",
    "read :",
    "story :",
    "watch :",
    "previous :",
    "photos :",
    "see also",
)
_SUPERLATIVE = re.compile(r" (?:deadliest|worst|biggest|largest) .*\bsince .*,? (?:which|that|when|where) ")
_STAMPS = frozenset(["updated", "posted", "published", "modified", "uploaded"])
_OPENERS = ("in other", "other shootings", "in a separate", "in another", "in an unrelated", "elsewhere", "in separate")


class Scope:
    """The event of one document. ``time``: when it happened, None where the text does not say. ``dated``: where it says
    so most surely.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        tokens = context.tokens
        self._lower = [" ".join(tokens.lower[s.first : s.last]) for s in tokens.sentences]
        self.opening = opening(tokens)
        self._marked = [self._is_marked(n) for n in range(len(tokens.sentences))]
        self._carry()
        last = tokens.sentences[min(4, len(tokens.sentences) - 1)].last if tokens.sentences else 0
        self._lead = {tokens.lower[i] for i in range(last)}
        self.is_roundup = bool(tokens.sentences) and tells_several(tokens, *title(tokens))
        self.sureness = 0
        self.dated: TimeMention | None = None
        self._weights: dict[str, int] = {}
        days = [m for m in context.reading.times if m.value.start and m.value.start == m.value.end]
        self._at_event = {(tokens.sentence_of[m.first], m.first) for m in days if self.event_at(m) is not None}
        self.time = self._when()
        self.place = places.where(context, lambda n: self._marked[n], self._tells)
        self._aside = [
            marked or (n > 0 and (self._is_dated_apart(n) or self._is_another(n)))
            for n, marked in enumerate(self._marked)
        ]

    def is_aside(self, sentence: int) -> bool:
        """True for a sentence that tells of another event."""
        return self._aside[sentence]

    def is_aside_at(self, token: int) -> bool:
        """``is_aside`` of the sentence of a token."""
        return self._aside[self._context.tokens.sentence_of[token]]

    def is_broad(self, sentence: int) -> bool:
        """True for a sentence about a month, a year or longer."""
        tokens = self._context.tokens
        span = tokens.sentences[sentence]
        return any(
            (_day(m.value.end) - _day(m.value.start)).days > 10
            for m in self._context.reading.times
            if span.first <= m.first < span.last and m.kind == "date" and m.value.start and m.value.end
        )

    def is_away(self, verb: int) -> bool:
        """True where a harm is told of in a town that neither the headline nor the lead names."""
        tokens = self._context.tokens
        for child in tokens.children[verb]:
            if tokens.dep[child] != "prep" or tokens.lower[child] != "in":
                continue
            spot = tokens.child(child, "pobj")
            mention = self._context.place_at.get(spot) if spot is not None else None
            if mention is not None and mention.place.precision == "city" and mention.form == "name":
                name = tokens.lower[mention.last - 1]
                return bool(self._lead) and name not in self._lead
        return False

    def _is_marked(self, n: int) -> bool:
        padded = f" {self._lower[n]} "
        if self._lower[n].startswith(_LINKS):
            return True
        if n == 0:
            return False  # a headline tells of the document's own event, though that was last week
        if _SUPERLATIVE.search(padded):
            return True  # "the worst flood since that of 2003, which killed 40": how many, is told of the other
        cues = (cue for cue in casualties("elsewhere") if cue != "separate" and f" {cue} " in padded)
        if any(not self._is_in_relative(n, cue) for cue in cues):
            return True
        span = self._context.tokens.sentences[n]
        if " separate " in padded and not (n <= self.opening and tells_separate(self._context.tokens, span)):
            return True
        return n > self.opening and any(f" {cue} " in padded for cue in casualties("long_ago"))

    def _is_in_relative(self, n: int, cue: str) -> bool:
        """ "12 died in the north, where a man hurt in the fire died last week": the cue belongs to an aside behind the
        number.
        """
        tokens = self._context.tokens
        sentence, words = tokens.sentences[n], cue.split()
        at = next((i for i in range(sentence.first, sentence.last) if tokens.lower[i : i + len(words)] == words), None)
        for _ in range(8):
            if at is None or tokens.head[at] == at:
                return False
            if tokens.dep[at] == "relcl":
                break
            at = tokens.head[at]
        numbers = (q for q in self._context.reading.quantities if q.kind == "count" and not q.enumerated)
        return any(sentence.first <= q.first < (at or 0) and (q.amount.low or 0) > 1 for q in numbers)

    def _carry(self) -> None:
        """ "In a separate incident, …": the rest of its paragraph too."""
        sentences = self._context.tokens.sentences
        for n in range(1, len(sentences)):
            opened = self._lower[n - 1].startswith(_OPENERS) or " separate " in self._lower[n - 1]
            if self._marked[n - 1] and opened and sentences[n].block == sentences[n - 1].block:
                self._marked[n] = True

    def _when(self) -> Time | None:
        """The day that the text gives most surely for what happened, what stands first counting most."""
        tokens = self._context.tokens
        scores: dict[str, float] = {}
        told: dict[str, TimeMention] = {}
        for mention in self._context.reading.times:
            weight = self._weight(mention)
            day = mention.value.end
            if weight and day is not None:
                scores[day] = scores.get(day, 0.0) + weight**2 / (1 + 0.15 * tokens.sentence_of[mention.first])
                if day not in told or weight > self._weights.get(day, 0):
                    told[day] = mention
                    self._weights[day] = weight
        if not scores:
            return self._same_day()
        best = max(scores, key=lambda day: (scores[day], day))
        self.sureness = min(self._weights[best], 1) if self.is_roundup else self._weights[best]
        self.dated = told[best]
        return told[best].value

    def _tells(self, n: int) -> int:
        """1 for a sentence with a word for an event."""
        sentence = self._context.tokens.sentences[n]
        lemmas = {self._context.tokens.lemma[i] for i in range(sentence.first, sentence.last)}
        return int(bool(lemmas & (casualties("happenings") | casualties("happening"))))

    def _same_day(self) -> Time | None:
        """ "It happened around 5 p.m.", and no day: that of publication."""
        tokens, published = self._context.tokens, self._context.document.published
        if published is None or published.start != published.end:
            return None
        for mention in self._context.reading.times:
            n = tokens.sentence_of[mention.first]
            if mention.kind == "time" and mention.value.start is None and n < 8 and not self._marked[n]:
                said = self.governor(mention.first)
                if said is not None and tokens.lemma[said] in casualties("happening") | {"take"}:
                    self.sureness, self.dated = 1, mention
                    return _near(published, tokens.quote(mention.first, mention.last))
        return None

    def _weight(self, mention: TimeMention) -> int:
        """How surely a date is that of the event: 0 not at all."""
        tokens, value = self._context.tokens, mention.value
        n = tokens.sentence_of[mention.first]
        if self._marked[n] or n in self._context.unread or mention.kind not in ("date", "time"):
            return 0
        if _STAMPS & set(tokens.lower[max(0, mention.first - 3) : mention.first]):
            return 0
        if value.start is None or value.end is None or mention.relation in ("since", "until", "by", "as of", "before"):
            return 0
        published = self._context.document.published
        if published is not None and published.end is not None and value.start > published.end:
            return 0
        length = (_day(value.end) - _day(value.start)).days
        if length > 2:
            return 0
        said = self.event_at(mention)
        if said is None and self._is_of_sequel(mention):
            return 0
        if said is None and (n, mention.first) not in self._at_event and any(n == m for m, _ in self._at_event):
            return 0  # "at the scene of Wednesday's shooting on Thursday": another day than the event's
        if said is None:
            said = self.governor(mention.first)
        weight = 1
        if said is not None:
            lemma = tokens.lemma[said]
            verb = tokens.head[said] if tokens.dep[said] == "xcomp" else said  # "the trial is to begin on Tuesday"
            subjects = [c for v in {said, verb} for c in tokens.children[v] if tokens.dep[c] in ("nsubj", "nsubjpass")]
            of_event = any(tokens.lemma[c] in casualties("happenings") for c in subjects)
            if of_event and lemma in casualties("happening") | {"take", "report", "come", "break"}:
                weight = 4
            elif any(tokens.lemma[c] in casualties("sequels") for c in subjects) or self._is_of_count(said):
                return 0
            elif lemma in casualties("die"):
                weight = 2  # at times long after what was done
            elif lemma in casualties("coming_upon"):
                weight = 3
            elif lemma == "open" and any(tokens.lower[c] == "fire" for c in tokens.children[said]):
                weight = 4
            elif lemma == "report" and any(tokens.lower[c] == "it" for c in subjects):
                weight = 3
            elif lemma in casualties("aftermath") and self._is_of_now(said) and self._tells_before(mention.first):
                weight = 3  # "are investigating a shooting Friday": a past day is none of what they do now
            elif lemma in casualties("happening") or lemma in casualties("happenings"):
                weight = 4
            elif lemma in casualties("aftermath"):
                return 0
            elif self._happens_above(said):
                weight = 3
        if weight == 1:
            weight = 1 + self._tells(n)
            if weight == 1 and (n > 4 or not self._has_verb(n)):
                return 0  # a day by itself is the page's
        is_vague = length > 1 or "weekend" in (value.text or "").lower()
        return min(weight, 1) if is_vague else weight

    def _has_verb(self, n: int) -> bool:
        sentence = self._context.tokens.sentences[n]
        return any(self._context.tokens.pos[i] in ("VERB", "AUX") for i in range(sentence.first, sentence.last))

    def _is_of_now(self, verb: int) -> bool:
        """True for "is investigating", "have been charged": the verb takes no past day."""
        tokens = self._context.tokens
        helpers = [c for c in tokens.children[verb] if tokens.dep[c] in ("aux", "auxpass")]
        return any(tokens.tag[c] in ("VBP", "VBZ") and tokens.lemma[c] in ("be", "have") for c in helpers)

    def _tells_before(self, at: int) -> bool:
        """True where a word for the event stands before ``at`` in its sentence."""
        tokens = self._context.tokens
        first = tokens.sentences[tokens.sentence_of[at]].first
        return any(self._is_event(i) or tokens.lower[i] in casualties("happenings") for i in range(first, at))

    def _is_of_count(self, verb: int) -> bool:
        """ "the toll rose to 41 on Friday", "lowered the number of dead on Monday": when it was counted."""
        tokens = self._context.tokens
        if tokens.lemma[verb] not in casualties("reckoning"):
            return False
        about = [tokens.reach[c] for c in tokens.children[verb] if tokens.dep[c] in ("nsubj", "nsubjpass", "dobj")]
        inside = {tokens.lemma[i] for first, last in about for i in range(first, last)}
        return bool(inside & {"toll", "number", "count", "tally", "figure"})

    def _event_before(self, at: int) -> int | None:
        """The noun for an event that a date stands right after ("the time of the shooting early Tuesday")."""
        tokens = self._context.tokens
        before = at - 1
        while before > 0 and tokens.lower[before] in ("on", "in", "late", "early", "last"):
            before -= 1
        return before if before >= 0 and tokens.pos[before] == "NOUN" and self._is_event(before) else None

    def event_at(self, mention: TimeMention) -> int | None:
        """The noun for an event that a date stands right after or right before ("Tuesday's shooting")."""
        before = self._event_before(mention.first)
        if before is not None:
            return before
        tokens, at = self._context.tokens, mention.last
        over = {tokens.head[i] for i in range(mention.first, at)} - set(range(mention.first, at))
        noun = next((i for i in sorted(over) if i >= at and self._is_event(i)), None)
        if noun is not None:
            return noun
        while (
            at < len(tokens) and at < mention.last + 4 and tokens.lower[at] in ("'s", "’s", "fatal", "deadly", "early")
        ):
            at += 1
        if at >= len(tokens) or tokens.sentence_of[at] != tokens.sentence_of[mention.first]:
            return None
        # "a late Monday shooting": the parser may take the noun for a verb
        return at if self._is_event(at) or tokens.lower[at] in casualties("happenings") else None

    def _is_of_sequel(self, mention: TimeMention) -> bool:
        """ "at a hearing Thursday", "Thursday's trial"."""
        tokens = self._context.tokens
        before = mention.first - 1
        while before > 0 and tokens.lower[before] in ("on", "late", "early", "last", "held"):
            before -= 1
        after = mention.last + (tokens.lower[mention.last : mention.last + 1] in (["'s"], ["’s"]))
        around = [i for i in (before, after) if 0 <= i < len(tokens) and tokens.pos[i] in ("NOUN", "PROPN")]
        return any(tokens.lemma[i] in casualties("sequels") for i in around)

    def governor(self, at: int) -> int | None:
        """The verb or the noun for an event that a date hangs on."""
        tokens = self._context.tokens
        first = at
        for _ in range(8):
            if tokens.pos[at] in ("VERB", "AUX") and tokens.lemma[at] not in ("be", "have"):
                return at
            if tokens.lemma[at] in casualties("happenings") and at != first:
                return at
            if tokens.head[at] == at:
                return None
            at = tokens.head[at]
        return None

    def _happens_above(self, at: int) -> bool:
        """ "was shot while walking home Saturday": the date hangs on what was done meanwhile."""
        tokens = self._context.tokens
        while tokens.dep[at] in ("advcl", "pcomp", "prep") and tokens.head[at] != at:
            at = tokens.head[at]
            if tokens.pos[at] == "VERB":
                return tokens.lemma[at] in casualties("happening") and tokens.lemma[at] not in ("begin", "start")
        return False

    def _is_dated_apart(self, n: int) -> bool:
        """True when what a sentence tells is dated well before the event."""
        if self.time is None or self.time.start is None:
            return False
        sentence = self._context.tokens.sentences[n]
        dates = [
            m.value
            for m in self._context.reading.times
            if sentence.first <= m.first < sentence.last and m.kind == "date" and m.value.start and m.value.end
        ]
        if not dates:
            return False
        mine = _day(self.time.start)
        return all(
            _day(d.end) < mine - datetime.timedelta(_APART) or _day(d.start) > mine + datetime.timedelta(400)
            for d in dates
            if d.start and d.end
        )

    def _is_another(self, n: int) -> bool:
        """ "died after a Thursday shooting", where the event was on another day."""
        if self.time is None or self.time.start is None:
            return False
        tokens = self._context.tokens
        sentence = tokens.sentences[n]
        for mention in self._context.reading.times:
            value = mention.value
            if not sentence.first <= mention.first < sentence.last or value.start is None or value.start != value.end:
                continue
            if value.start == self.time.start or self.time.end == value.start:
                continue
            noun = next(
                (i for i in range(mention.first - 3, mention.last + 1) if 0 <= i < len(tokens) and self._is_event(i)),
                None,
            )
            if noun is not None and any(tokens.lower[c] in ("a", "an", "another") for c in tokens.children[noun]):
                return True
        return False

    def _is_event(self, at: int) -> bool:
        tokens = self._context.tokens
        return tokens.pos[at] == "NOUN" and tokens.lemma[at] in casualties("happenings")


def _near(published: Time, text: str) -> Time:
    """The day of a time of day that has none: that of publication, of a late hour the day before."""
    late = re.search(r"\b(9|10|11)(:\d\d)? ?p", text.lower())
    day = _day(published.start or "") - datetime.timedelta(1 if late else 0)
    reason = (
        "time of day without a day: the day before publication" if late else "time of day without a day: published then"
    )
    return Time(day.isoformat(), day.isoformat(), day.isoformat(), text, True, reason)


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text[:10])
