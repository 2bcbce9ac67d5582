"""Figures into editions: which relays give one statement of one root, and how statements stand to each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.ids import digest
from onrecord.model.claim import Claim, Figure
from onrecord.model.value import Time
from onrecord.reconciliation import agreement, alike, fates, forces, joining, kinds, parts, relays, spans, units
from onrecord.reconciliation.counts import Counts
from onrecord.reconciliation.events import is_total
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.matters import block, mood_of, ordered, place_key
from onrecord.reconciliation.parties import Source
from onrecord.reconciliation.statements import Statements
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.whois import plain
from onrecord.reconciliation.wording import amount as amount_words

# Two statements of one number so far apart are two editions, though the number did not change.
_LONG = 180
# claims of a group that a further one is held against: a hot matter has hundreds, most of them repeats
_MEMBERS = 12
_NUMERAL = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")

_AS_TOLD: Mapping[str, str] = {}

Scope = tuple[str, ...]


def figure(claim: Claim) -> Figure:
    """The body of a figure claim."""
    if not isinstance(claim.body, Figure):
        raise TypeError(f"{claim.id}: not a figure")
    return claim.body


def figures(grounds: Grounds, claims: Sequence[Claim]) -> list[list[Matter]]:
    """Matters of figures, in lists that share measure, place and scope: only within a list may they be compared; totals
    of casualties within their event.
    """
    totals = [c for c in claims if is_of_event(grounds, c)]
    bare = [c for c in claims if kinds.is_bare(c)]
    apart = {c.id for c in (*totals, *bare)}
    tolls = _tolls(grounds, totals)
    claims = parts.join(grounds, [c for c in claims if c.id not in apart], tolls)
    counts = Counts(grounds)
    kin = kinds.found(counts, claims)
    out: list[list[Matter]] = []
    for counted, members in block(claims, lambda c: counted_as(grounds, c, kin.get(c.id))).items():
        for place, group in _by_place(counts, members).items():
            for scope, part in _by_scope(counts, group).items():
                matters = _editions(counts, part)
                group_id = digest(("group", *counted, *place, scope))
                for matter in matters:
                    matter.group = group_id
                    root = matter.root.best if matter.root else "not stated"
                    matter.series = digest(("series", *counted, *place, scope, root))
                    edition = matter.edition.edtf if matter.edition and matter.edition.edtf else ""
                    value = amount_words(matter.amount) if matter.amount else ""
                    matter.key = ("figure", *counted, *place, scope, root, edition, value)
                    matter.mood = counted[3]
                out.append(matters)
    return out + tolls + _bare(grounds, bare)


def mood_in(claim: Claim) -> str:
    """The claim's, but a denial of something else in the sentence denies no number, and "no arrests" none."""
    mood = mood_of(claim)
    is_none = agreement.is_none(figure(claim).amount)
    return "asserted" if mood == "denied" and (is_none or not alike.denies_number(claim)) else mood


def is_of_event(grounds: Grounds, claim: Claim) -> bool:
    """True for a total of casualties: it is compared within its event."""
    return is_total(claim) and grounds.event(claim.document) is not None


def counted_as(grounds: Grounds, claim: Claim, thing: str | None = None) -> Scope:
    """What a figure counts (``thing`` where that has a better name), beside what and of what, its mood and its kind of
    amount: only where all are the same may two be one.
    """
    body = figure(claim)
    held, _, counted = body.measure.partition(" with ")  # "country with depot" counts countries, not depots
    beside = counted or grounds.leaders.get(claim.id, "")
    return (
        plain(held) if counted else thing or grounds.thing(body.measure),
        f"with {grounds.thing(beside)}" if beside else "",
        plain(" of ".join(filter(None, (body.undergone, body.part_of)))),
        mood_in(claim),
        ("change " if body.amount.increment else "level ") + units.kind(body.unit),
    )


def bare_key(grounds: Grounds, claim: Claim) -> Scope:
    """By what amounts of nobody says what are one: words, root, mood and value."""
    root = grounds.root(claim)
    who = root.best if root is not None else claim.document
    return (figure(claim).measure, who, mood_in(claim), amount_words(figure(claim).amount))


def _bare(grounds: Grounds, claims: Sequence[Claim]) -> list[list[Matter]]:
    """Amounts of nobody says what: one matter only for the same amount by the same root; never compared."""
    out: list[list[Matter]] = []

    for (measure, who, mood, value), members in block(claims, lambda c: bare_key(grounds, c)).items():
        matter = _matter(grounds, grounds.root(members[0]), members)
        matter.series = digest(("series", "bare", measure, who, mood, value))
        matter.key = ("figure", measure, "bare", who, mood, value)
        matter.mood, matter.group = mood, matter.series
        out.append([matter])
    return out


def _tolls(grounds: Grounds, claims: Sequence[Claim]) -> list[list[Matter]]:
    """Totals of casualties, in lists of one measure, event and mood."""
    out: list[list[Matter]] = []
    given = parts.asserted(claims)
    for (measure, event, mood), members in block(
        claims, lambda c: (figure(c).measure, grounds.event(c.document) or "", parts.mood_beside(c, mood_in(c), given))
    ).items():
        stated = [agreement.core(figure(c).amount) for c in members if figure(c).basis == "stated"]
        most = max((number for number in stated if number is not None), default=None)
        roots = [source for c in members if (source := grounds.root(c)) is not None]
        matters = _editions(Counts(grounds, most), members, forces.voices(roots))
        for matter in matters:
            matter.mood, matter.event = mood, event
            matter.group = digest(("group", measure, event, mood))
        out.append(matters)
    out = fates.join(out)
    for matter in (matter for matters in out for matter in matters):
        measure, event, mood = figure(matter.claims[0]).measure, matter.event or "", matter.mood
        root = matter.root.best if matter.root else "not stated"
        edition = matter.edition.edtf if matter.edition and matter.edition.edtf else ""
        value = amount_words(matter.amount) if matter.amount else ""
        matter.series = digest(("series", measure, event, mood, root))
        matter.key = ("figure", measure, "event", event, mood, root, edition, value)
    return out


def told(claim: Claim) -> Time | None:
    """When the root's statement is told to hold or to have been made: as-of, else said, else the claim's own time."""
    body = figure(claim)
    # of casualties the claim's own time is the event's day, which says nothing of when they were counted
    when = (body.as_of, claim.said) if is_total(claim) else (body.as_of, claim.said, claim.time)
    return next((t for t in when if spans.is_settled(t)), None)


def edition_time(claim: Claim) -> Time | None:
    """The time that places an edition: as told, else the relay's publication, which it cannot be later than."""
    return told(claim) or claim.published


def leaders(grounds: Grounds, claims: Sequence[Claim]) -> dict[str, str]:
    """For each later number of a clause ("54 depots in 21 states") what its first number measures."""
    out: dict[str, str] = {}
    joint = [c for c in claims if figure(c).tuple_id and not kinds.is_bare(c) and not is_of_event(grounds, c)]
    for members in block(joint, lambda c: (c.document, figure(c).tuple_id)).values():
        # what is counted leads; where it is counted ("in 21 states") follows, whatever the word order
        first, *rest = sorted(members, key=lambda c: (is_territory(c), alike.number_at(c), figure(c).measure, c.id))
        out.update({c.id: figure(first).measure for c in rest if figure(c).measure != figure(first).measure})
    return out


def is_territory(claim: Claim) -> bool:
    """True for a number of places where something is counted."""
    return plain(figure(claim).measure.partition(" with ")[0]).split(" ")[-1] in words("territory")


def _by_place(counts: Counts, claims: Sequence[Claim]) -> dict[Scope, list[Claim]]:
    """By stated place. A figure without one joins a place only where the same root gives the same number."""
    stated = block([c for c in claims if c.place is not None], lambda c: place_key(c.place))
    silent = [c for c in claims if c.place is None]
    given = _given(counts.grounds, stated) if silent else {}
    for claim in silent:
        fits = _fitting(counts, claim, given)
        # the world first: a text that counts everywhere rarely says so
        home = ("world",) if ("world",) in fits else (fits.pop() if len(fits) == 1 else ("not stated",))
        stated.setdefault(home, []).append(claim)
    return stated


Given = dict[tuple[str, str], dict[Scope, dict[float, list[Claim]]]]


def _given(grounds: Grounds, stated: Mapping[Scope, Sequence[Claim]]) -> Given:
    """The numbers given for each place: by each root, in each document, and in each document without a root."""
    out: Given = {}
    for place, group in stated.items():
        for claim in group:
            number = agreement.core(figure(claim).amount)
            if number is None:
                continue
            root = grounds.root(claim)
            by = ("loose", claim.document) if root is None else ("root", root.best)
            event = grounds.event(claim.document)
            of_event = (("event", event),) if event is not None else ()
            for key in (by, ("document", claim.document), *of_event):
                _keep(out.setdefault(key, {}).setdefault(place, {}).setdefault(number, []), claim)
    return out


def _keep(some: list[Claim], claim: Claim) -> None:
    if len(some) < _MEMBERS:
        some.append(claim)


def _fitting(counts: Counts, claim: Claim, given: Given) -> set[Scope]:
    """The places for which the claim's root gives its number; where a root is not stated, its own document."""
    value = figure(claim).amount
    mine = agreement.core(value)
    root = counts.grounds.root(claim)
    keys = [("document", claim.document)] if root is None else [("root", root.best), ("loose", claim.document)]
    event = counts.grounds.event(claim.document)
    if event is not None:
        keys.append(("event", event))
    return {
        place
        for key in keys
        for place, numbers in given.get(key, {}).items()
        for number, some in numbers.items()
        if (number == mine if mine is not None else agreement.is_plausible(value, number))
        and any(counts.are_one(claim, other) for other in some)
    }


def scope_of(claim: Claim) -> str:
    """Of whom, in words; words for an edition ("second report") are no scope."""
    text = plain(figure(claim).scope or "")
    return "" if set(re.findall(r"\w+", text)) & words("edition") else text


def _by_scope(counts: Counts, claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """By what the figure is of, in words; words for an edition ("second report") are not a scope."""

    groups = block(claims, scope_of)
    for text in sorted(groups):
        fuller = [t for t in groups if t != text and t.endswith(f" {text}")]
        if text and len(fuller) == 1:
            groups[fuller[0]].extend(groups.pop(text))  # "Holm" is the "Anna Holm" of another text
    named = [text for text in groups if text]
    if "" in groups and named:
        left: list[Claim] = []
        homes: dict[float, dict[str, list[Claim]]] = {}  # the scopes that a number is given for
        for text in named:
            for other in groups[text]:
                x = agreement.core(figure(other).amount)
                if x is not None:
                    _keep(homes.setdefault(x, {}).setdefault(text, []), other)
        for claim in groups.pop(""):
            number = agreement.core(figure(claim).amount)
            given = homes.get(number, {}) if number is not None else {}
            fits = [text for text, some in given.items() if any(counts.are_one(claim, other) for other in some)]
            (groups[fits[0]] if len(fits) == 1 else left).append(claim)
        if left:
            groups[""] = left
    return groups


def _editions(counts: Counts, claims: Sequence[Claim], voices: Mapping[str, str] = _AS_TOLD) -> list[Matter]:
    grounds = counts.grounds
    rooted: dict[str, list[Claim]] = {}
    sources: dict[str, Source] = {}
    loose: list[Claim] = []
    for claim in claims:
        root = grounds.root(claim)
        if root is None:
            loose.append(claim)
        else:
            voice = voices.get(root.best, root.best)
            rooted.setdefault(voice, []).append(claim)
            # the surest mention of a root speaks for it
            kept = sources.get(voice)
            if kept is None or forces.rank(kept) < forces.rank(root):
                sources[voice] = root
    stated = [(sources[key], group) for key in sorted(rooted) for group in _split(counts, rooted[key])]
    groups: list[tuple[Source | None, list[Claim]]] = [
        *(stated if voices is _AS_TOLD else joining.joined(counts, stated))
    ]
    statements = Statements(counts, groups)
    left = [claim for claim in loose if not statements.adopt(claim)]
    official = [n for n, (root, _) in enumerate(groups) if root is not None and root.best in voices]
    groups += [(None, group) for group in _split(counts, left) if not statements.take(group, official)]
    return [_matter(grounds, root, group) for root, group in groups]


def _split(counts: Counts, claims: Sequence[Claim]) -> list[list[Claim]]:
    """One root's relays by statement: equal numbers together, vaguer wordings with the number that they fit."""
    groups: list[list[Claim]] = []
    rounded = relays.rounded(figure(c).amount for c in claims)

    def number_of(claim: Claim) -> float | None:
        number = agreement.core(figure(claim).amount)
        return None if number in rounded else number

    for members in block([c for c in claims if number_of(c) is not None], number_of).values():
        groups += counts.grouped(
            sorted(members, key=lambda c: (spans.order(edition_time(c)), c.id)),
            lambda claim, group: not _is_long_after(group, claim),
        )
    exact = [(agreement.core(figure(g[0]).amount), dict.fromkeys(t for c in g if (t := told(c)))) for g in groups]
    vague: dict[tuple[object, ...], list[Claim]] = {}
    first = [group[:_MEMBERS] for group in groups]
    loose = block([c for c in claims if number_of(c) is None], lambda c: (figure(c).amount, told(c)))
    for (value, time), members in loose.items():
        scored = [
            (score, n)
            for n, (number, times) in enumerate(exact)
            if (score := relays.fit(value, time, number, times)) is not None
        ]
        best = sorted(scored)[:_MEMBERS]
        near = [n for score, n in best if score == best[0][0]]
        for claim in members:
            # where nobody is on record, only the words, or a large number, tell that a vaguer one is the same
            is_sure = counts.grounds.root(claim) is not None or (value.low == value.high and best and not best[0][0][1])
            is_one = counts.are_one if is_sure else counts.are_worded_alike
            fits = (n for n in near if not any(_differ_beside(claim, other) for other in first[n]))
            home = next((n for n in fits if all(is_one(claim, other) for other in first[n])), None)
            if home is None:
                vague.setdefault((value.low, value.high, value.qualifier), []).append(claim)
            else:
                groups[home].append(claim)
    return groups + [group for same in vague.values() for group in counts.grouped(same)]


def _differ_beside(a: Claim, b: Claim) -> bool:
    """True where each stands in a clause with one other number, and that one differs: "more than 30 in 12 states" and
    "38 in 14 states".
    """
    if figure(a).tuple_id is None or figure(b).tuple_id is None:
        return False
    beside = [{float(n.replace(",", "")) for n in _NUMERAL.findall(c.quote)} - _own(c) for c in (a, b)]
    return all(len(numbers) == 1 for numbers in beside) and beside[0] != beside[1]


def _own(claim: Claim) -> set[float]:
    value = figure(claim).amount
    return {n for n in (value.low, value.high) if n is not None}


def _is_long_after(group: Sequence[Claim], claim: Claim) -> bool:
    """True when both say when, in the same way, and half a year lies between."""

    def far(a: Time | None, b: Time | None) -> bool:
        return spans.is_settled(a) and spans.is_settled(b) and spans.days_between(a, b) > _LONG

    last = group[-1]
    return far(figure(last).as_of, figure(claim).as_of) or far(last.said, claim.said)


def _matter(grounds: Grounds, root: Source | None, claims: Sequence[Claim]) -> Matter:
    members = ordered(claims)
    own = [c for c in members if grounds.root(c) is not None] or list(members)
    edition = spans.earliest([told(c) for c in own]) or spans.earliest([c.published for c in own])
    return Matter(
        "figure",
        "figures",
        (),
        members,
        root=root,
        edition=edition,
        amount=relays.publishable(grounds, root, members),
        made_time=spans.earliest([figure(c).as_of for c in own]) or edition,
        place=next((c.place for c in members if c.place is not None), None),
    )
