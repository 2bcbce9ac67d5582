"""Who held an office: "the foreign minister" is the person whom the texts of the time name as its holder.

Only for offices of which a state has one holder at a time, and only where the text says of which country. A mention is
looked at by itself: the next "minister" may be another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.model.claim import Action, Claim
from onrecord.model.entity import MentionKey, NameLink
from onrecord.model.findings import Findings
from onrecord.model.value import Time
from onrecord.resolution.candidates import Candidate, parties_of
from onrecord.resolution.clusters import Clusters, sentence
from onrecord.resolution.countries import Called, Names, office_words, words_for
from onrecord.resolution.forms import form_key
from onrecord.resolution.spelling import content, fold

AROUND = timedelta(days=31)  # an office seldom changes hands within a month of the holder's being named
Linked = dict[MentionKey, tuple[str, NameLink]]
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
class _Held:
    """One mention of an office. ``day``: of which the text speaks, None where nothing tells. ``is_said``: whether the
    country stands with it.
    """

    mention: Candidate
    office: frozenset[str]
    country: str
    day: date | None
    is_said: bool

    @property
    def document(self) -> str:
        return self.mention.key[0]


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


@dataclass(slots=True)
class _Case:
    """``holders``: who is named, by office and country. ``ministers``: by document and country. ``asked``: mentions of
    an office without a name. ``published``: day of each document.
    """

    clusters: Clusters
    published: dict[str, date | None]
    holders: dict[tuple[frozenset[str], str], list[_Held]] = field(default_factory=dict)
    ministers: dict[tuple[str, str], list[_Held]] = field(default_factory=dict)
    asked: list[_Held] = field(default_factory=list)


def settle(
    clusters: Clusters, findings: Sequence[Findings], candidates: Sequence[Candidate], names: Names
) -> tuple[Linked, Linked]:
    """Mentions of an office without a name → (form of the person, why): those that are the person, and those that may
    be. Two holders at one time are noted with both. ``names``: see ``countries.names_in``.
    """
    if not any(_is_unnamed(c) for c in candidates):
        return {}, {}
    case = _gather(clusters, findings, candidates, words_for(findings, names))
    merged: Linked = {}
    proposed: Linked = {}
    for one in case.asked:
        found, rule = _holder(case, one)
        if found is None and rule is None:
            found, rule = _only_minister(case, one)
        if found is None or rule is None:
            continue
        mine, theirs = (clusters.forms[form_key(c)] for c in (one.mention, found.mention))
        if clusters.is_kept_apart(mine, theirs):
            continue
        is_sure = rule is office_held_in_text and (found.is_said or _is_of_one_country(case, one))
        why = f"“{one.mention.name}” and “{theirs.name}”: {_lower(sentence(rule.__doc__))}"
        link = NameLink(one.mention.name, rule.__name__, why, "merge" if is_sure else "suggest", (one.mention.key,))
        (merged if is_sure else proposed)[one.mention.key] = (theirs.id, link)
    return merged, proposed


def _gather(clusters: Clusters, findings: Sequence[Findings], candidates: Sequence[Candidate], called: Called) -> _Case:
    case = _Case(clusters, {f.document.id: _day(f.document.published) for f in findings})
    spoken = _days(findings, case.published)
    for c in candidates:
        if c.country is None or not (_is_unnamed(c) or (c.is_named and c.kind == "person" and c.role)):
            continue
        # the whole phrase tells ("… under the last government"); the mention may be cut shorter
        held = office(c.role or c.name, called.get(c.country, frozenset()))
        if held is None:
            continue
        published = case.published.get(c.key[0])
        if not c.is_named:
            case.asked.append(_Held(c, held, c.country, spoken.get(c.key, published), is_said=True))
            continue
        one = _Held(c, held, c.country, published, is_said=not c.by_context)
        case.holders.setdefault((held, c.country), []).append(one)
        if "minister" in held and "prime" not in held:
            case.ministers.setdefault((one.document, c.country), []).append(one)
    return case


def _holder(case: _Case, one: _Held) -> tuple[_Held | None, Rule | None]:
    """The one holder of the very office, and the evidence; no holder but a rule where two are named."""
    held = case.holders.get((one.office, one.country), [])
    by_root: dict[str, list[_Held]] = {}
    for other in held:
        by_root.setdefault(case.clusters.root(form_key(other.mention)), []).append(other)
    here = {root for root, named in by_root.items() if any(h.document == one.document for h in named)}
    then = {root for root, named in by_root.items() if _covers(named, one.day, timedelta())}
    if len(here | then) > 1:
        _forbid(case.clusters, one, [by_root[root][0] for root in sorted(here | then)])
        return None, two_holders_at_the_time
    published = case.published.get(one.document)
    is_now = one.day == published or _is_near(one.day, published)
    if here and is_now:
        named = [h for h in by_root[next(iter(here))] if h.document == one.document]
        return min(named, key=lambda h: (not h.is_said, h.mention.key)), office_held_in_text
    then = then or {root for root, named in by_root.items() if _covers(named, one.day, AROUND)}
    if len(then) != 1 or here - then:
        return None, None
    return min(by_root[next(iter(then))], key=lambda h: h.mention.key), office_held_at_the_time


def _is_near(one: date | None, two: date | None) -> bool:
    return one is not None and two is not None and abs(one - two) <= AROUND


def _is_of_one_country(case: _Case, one: _Held) -> bool:
    """True when the document speaks of this office of one country only; then the holder's own is not in doubt."""
    spoken = {a.country for a in case.asked if (a.document, a.office) == (one.document, one.office)}
    for (held, country), named in case.holders.items():
        if held == one.office and any(h.document == one.document for h in named):
            spoken.add(country)
    return len(spoken) == 1


def _only_minister(case: _Case, one: _Held) -> tuple[_Held | None, Rule | None]:
    """The one minister of the country in the document, for "the minister" without a field."""
    named = case.ministers.get((one.document, one.country), [])
    if one.office != frozenset({"minister"}) or one.day != case.published.get(one.document):
        return None, None
    if len({case.clusters.root(form_key(h.mention)) for h in named}) != 1:
        return None, None
    offices = {h.office for h in named}
    rivals = {a.office for a in case.asked if (a.document, a.country) == (one.document, one.country)}
    rivals = {r for r in rivals if "prime" not in r} - {one.office} - offices
    return (named[0], only_minister_in_text) if not rivals else (None, None)


def _covers(named: Sequence[_Held], day: date | None, around: timedelta) -> bool:
    """Whether the day lies in the time over which documents name this holder, give or take ``around``."""
    days = [h.day for h in named if h.day is not None]
    return day is not None and bool(days) and min(days) - around <= day <= max(days) + around


def _forbid(clusters: Clusters, one: _Held, holders: Sequence[_Held]) -> None:
    why = f"“{one.mention.name}”: {_lower(sentence(two_holders_at_the_time.__doc__))}"
    for other in holders:
        form = clusters.forms[form_key(other.mention)]
        clusters.note(
            form, NameLink(one.mention.name, two_holders_at_the_time.__name__, why, "forbid", (one.mention.key,))
        )


def _is_unnamed(c: Candidate) -> bool:
    return not c.is_named and c.kind == "person"


def _days(findings: Sequence[Findings], published: dict[str, date | None]) -> dict[MentionKey, date]:
    """The day that a claim gives for what its party said or did, where it is not the document's own."""
    out: dict[MentionKey, date] = {}
    for one in findings:
        today = published[one.document.id]
        for claim in one.claims:
            day = _day_of(claim)
            if day is None or claim.rejected:
                continue
            day = min(day, today) if today is not None else day
            for party in parties_of(claim):
                key = (one.document.id, party.start, party.end)
                out[key] = min(day, out.get(key, day))
    return out


def _day_of(claim: Claim) -> date | None:
    return _day(claim.said) or (_day(claim.time) if isinstance(claim.body, Action) else None)


def _day(time: Time | None) -> date | None:
    """The last day of a time."""
    last = (time.end or time.start) if time is not None else None
    return date.fromisoformat(last) if last is not None else None


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
