"""Who held an office: "the foreign minister" is the person whom the texts of the time name as its holder.

Only for offices of which a state has one holder at a time, and only where the text says of which country. A mention is
looked at by itself: the next "minister" may be another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.model.claim import Action, Claim
from onrecord.model.entity import MentionKey
from onrecord.model.findings import Findings
from onrecord.model.value import Time
from onrecord.resolution.candidates import Candidate, parties_of
from onrecord.resolution.countries import office_words, words_for
from onrecord.resolution.forms import Form
from onrecord.resolution.spelling import content, fold

NOW = timedelta()
AROUND = timedelta(days=31)  # an office seldom changes hands within a month of the holder's being named
_WHOLE = 2  # signs that part a full name's id; a short one's has more
Office = tuple[str, str]  # its words, sorted, and the country
Rule = Callable[[], None]


def office_held_in_text() -> None:
    """This document names this person, and nobody else, as the holder of this office of this country."""


def office_held_at_the_time() -> None:
    """Documents of the time name this person, and nobody else, as the holder of this office of this country."""


def only_minister_in_text() -> None:
    """The text says “minister” without the field, and names one minister of this country only."""


def two_holders_at_the_time() -> None:
    """Two persons are named as holders of this office of this country at this time."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an office. ``form``: of the person who is named as its holder, None where nobody is. ``name``: the
    words. ``day``: of which the text speaks, None where nothing tells. ``published``: the document's day. ``is_said``:
    whether the country stands with it.
    """

    office: str
    country: str
    start: int
    end: int
    name: str
    form: str | None
    day: date | None
    published: date | None
    is_said: bool

    @property
    def key(self) -> Office:
        """Office and country."""
        return self.office, self.country


class Term(NamedTuple):
    """Over which days documents name someone as the holder of an office, and the form to point to."""

    first: date
    last: date
    form: str


class Answer(NamedTuple):
    """Whom an office stands for: a form, and by which rule; several forms where two are named as its holders."""

    forms: tuple[str, ...]
    rule: Rule
    is_sure: bool = False


def office(text: str, country: Iterable[str] = ()) -> frozenset[str] | None:
    """The words of an office that a state has one of at a time, or None. ``country``: folded words for the state."""
    lists = office_words()
    said = [word for word in fold(text).split() if word not in country]
    if any(word.isdigit() for word in said):
        return None  # "foreign minister in 2014"
    if set(said) & lists.not_held and " ".join(content(" ".join(said))) not in lists.sole:
        return None
    held: set[str] = set()
    for word in content(" ".join(said)):
        held.update(lists.same.get(word, (word,)))
    held -= lists.passing
    is_ministry = "minister" in said and not held & {"president", "chancellor", "king", "queen"}
    return frozenset(held) if is_ministry or held in [set(one.split()) for one in lists.sole] else None


def gather(
    findings: Findings, candidates: Sequence[Candidate], form_of: Mapping[MentionKey, Form]
) -> tuple[list[Mention], list[Mention]]:
    """The holders of offices that a document names, and its mentions of offices without a name."""
    held: list[Mention] = []
    asked: list[Mention] = []
    published = _day(findings.document.published)
    called = spoken = None
    for c in candidates:
        is_unnamed = not c.is_named and c.kind == "person"
        if c.country is None or not (is_unnamed or (c.is_named and c.kind == "person" and c.role)):
            continue
        if called is None or spoken is None:
            called, spoken = words_for(findings), _days(findings, published)
        # the whole phrase tells ("… under the last government"); the mention may be cut shorter
        words = office(c.role or c.name, called.get(c.country, frozenset()))
        if words is None:
            continue
        key, (_, start, end) = " ".join(sorted(words)), c.key
        if is_unnamed:
            day = spoken.get(c.key, published)
            asked.append(Mention(key, c.country, start, end, c.name, None, day, published, True))
        else:
            form = form_of[c.key].id
            held.append(Mention(key, c.country, start, end, c.name, form, published, published, not c.by_context))
    return held, asked


def terms(held: Iterable[Mention], root_of: Callable[[str], str]) -> dict[Office, dict[str, Term]]:
    """For each office its holders by root, each with the days over which documents name that person."""
    out: dict[Office, dict[str, Term]] = {}
    for one in held:
        if one.form is not None and one.day is not None:
            add_term(out.setdefault(one.key, {}), root_of(one.form), Term(one.day, one.day, one.form))
    return out


def add_term(terms: dict[str, Term], root: str, new: Term) -> None:
    """Widen a holder's time; the form to point to is a full name before a short one, then the first by id."""
    old = terms.get(root, new)
    form = min(old.form, new.form, key=lambda key: (key.count("|") > _WHOLE, key))
    terms[root] = Term(min(old.first, new.first), max(old.last, new.last), form)


def holder(
    one: Mention,
    held: Sequence[Mention],
    asked: Sequence[Mention],
    terms: Mapping[str, Term],
    root_of: Callable[[str], str],
) -> Answer | None:
    """Whom a mention of an office stands for. ``held``, ``asked``: of the same document. ``terms``: by person, of the
    office in the whole case. ``root_of``: form → person.
    """
    named = [(root_of(h.form), h) for h in held if h.form is not None and h.key == one.key]
    here = {root for root, _ in named}
    then = {root for root, term in terms.items() if covers(term, one.day, NOW)}
    if len(here | then) > 1:
        point = {root: terms[root].form for root in then} | {root: h.form or "" for root, h in reversed(named)}
        return Answer(tuple(point[root] for root in sorted(here | then)), two_holders_at_the_time)
    is_now = one.day == one.published or _is_near(one.day, one.published)
    if here and is_now:
        first = min((h for _, h in named), key=lambda h: (not h.is_said, h.start, h.end))
        is_sure = first.is_said or _is_of_one_country(one, held, asked)
        return Answer((first.form or "",), office_held_in_text, is_sure)
    then = then or {root for root, term in terms.items() if covers(term, one.day, AROUND)}
    if len(then) == 1 and not here - then:
        return Answer((terms[next(iter(then))].form,), office_held_at_the_time)
    return _only_minister(one, held, asked, root_of)


def _is_near(one: date | None, two: date | None) -> bool:
    return one is not None and two is not None and abs(one - two) <= AROUND


def _is_of_one_country(one: Mention, held: Sequence[Mention], asked: Sequence[Mention]) -> bool:
    """True when the document speaks of this office of one country only; then the holder's own is not in doubt."""
    return len({other.country for other in (*held, *asked) if other.office == one.office}) == 1


def _only_minister(
    one: Mention, held: Sequence[Mention], asked: Sequence[Mention], root_of: Callable[[str], str]
) -> Answer | None:
    """The one minister of the country in the document, for "the minister" without a field."""
    named = [h for h in held if h.form is not None and h.country == one.country and _is_ministry(h.office)]
    if one.office != "minister" or one.day != one.published:
        return None
    if len({root_of(h.form) for h in named if h.form is not None}) != 1:
        return None
    rivals = {a.office for a in asked if a.country == one.country and "prime" not in a.office.split()}
    rivals -= {one.office, *(h.office for h in named)}
    return None if rivals else Answer((named[0].form or "",), only_minister_in_text)


def _is_ministry(office: str) -> bool:
    return "minister" in office.split() and "prime" not in office.split()


def covers(term: Term, day: date | None, around: timedelta) -> bool:
    """Whether the day lies in the time over which documents name this holder, give or take ``around``."""
    return day is not None and term.first - around <= day <= term.last + around


def _days(findings: Findings, today: date | None) -> dict[MentionKey, date]:
    """The day that a claim gives for what its party said or did, where it is not the document's own."""
    out: dict[MentionKey, date] = {}
    for claim in findings.claims:
        day = _day_of(claim)
        if day is None or claim.rejected:
            continue
        day = min(day, today) if today is not None else day
        for party in parties_of(claim):
            key = (findings.document.id, party.start, party.end)
            out[key] = min(day, out.get(key, day))
    return out


def _day_of(claim: Claim) -> date | None:
    return _day(claim.said) or (_day(claim.time) if isinstance(claim.body, Action) else None)


def _day(time: Time | None) -> date | None:
    """The last day of a time."""
    last = (time.end or time.start) if time is not None else None
    return date.fromisoformat(last) if last is not None else None
