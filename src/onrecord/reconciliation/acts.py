"""Acts: the same actor did the same to the same thing. Which claims tell of one act, and which of two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model.claim import Action, Claim
from onrecord.reconciliation import alike, headlines, persons, retold, spans
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.matters import block, body_of, by_time, mood_of, ordered
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.whois import plain

_STEM = 5  # letters that an act's name shares with its forms
_TEXTS = 12  # of a group, with which another is compared: a hot matter has hundreds, most of them repeats
_FIRST = 20  # groups of one word, with which a text is compared
_SHOWN = 200  # acts with an object, with which one without is compared
_NEAR = 3  # days
_JUST = 120  # code points between an act and "the shooting" that means it, at most
_GOVERNMENT = re.compile(r"name:([A-Z]{2}):government")  # a state's, which acts as the state
_TAKEN_UP = re.compile(
    r"(?:the|this|that) \w+(?: \w+)? (?:happened|occurred|took|began|started|came|broke|was)\b", re.IGNORECASE
)


def actions(grounds: Grounds, claims: Sequence[Claim], figures: Sequence[Claim] = ()) -> list[Matter]:
    """Acts: same actor, type and object; options of one disjunction stay one matter that asserts neither. ``figures``:
    casualties of their events among them tell whether there was one victim.
    """
    out: list[Matter] = []
    actor_of = grounds.actors
    for (actor, kinds, _), members in either(grounds, claims).items():
        out.append(_action_matter((actor, kinds), ordered(members), "either-or"))
    blocks = block(
        [c for c in claims if not is_option(c)],
        lambda c: (actor_of[c.id], body_of(c, Action).type, phase(grounds, c)),
    )
    parts: list[retold.Part] = []
    for key, members in blocks.items():
        for group in by_object(grounds, members):
            parts += [(key, part) for part in (by_time(group) if key[2] == "asserted" else [group])]
    told = headlines.join(grounds, retold.join(grounds, _joined(grounds, parts)))
    for (actor, act, mood), part in persons.join(grounds, told, persons.casualties(grounds, figures)):
        about = next((body_of(c, Action).object for c in part if body_of(c, Action).object), None)
        out.append(_action_matter((actor, act, grounds.thing(about)), part, mood))
    return out


def _joined(grounds: Grounds, parts: Sequence[retold.Part]) -> list[retold.Part]:
    """An act that nobody is named for ("Quill was arrested") is the only one of the same type, mood and object, by
    name, that one of its documents has with its actor. The claims that name the actor come first.
    """
    named: dict[tuple[str, str, str], list[int]] = {}
    for n, ((actor, act, mood), claims) in enumerate(parts):
        if not actor.startswith(retold.NOBODY):
            for document in {claim.document for claim in claims}:
                named.setdefault((document, act, mood), []).append(n)
    gone: dict[int, int] = {}
    for n, ((actor, act, mood), claims) in enumerate(parts):
        if actor.startswith(retold.NOBODY):
            near = {m for document in {c.document for c in claims} for m in named.get((document, act, mood), ())}
            fits = [m for m in near if _is_done_to_one(grounds, claims, parts[m][1])]
            if len(fits) == 1:
                gone[n] = fits[0]
    gone |= _told_twice(grounds, parts, gone)
    more: dict[int, list[Claim]] = {}
    for n, home in sorted(gone.items()):
        more.setdefault(home, []).extend(ordered(parts[n][1]))
    return [(key, [*ordered(c), *more.get(n, [])]) for n, (key, c) in enumerate(parts) if n not in gone]


def _told_twice(grounds: Grounds, parts: Sequence[retold.Part], gone: dict[int, int]) -> dict[int, int]:
    """Acts that nobody is named for, of several documents: one where both tell the same day, and an object of one name
    ("the tanker Quill was hit on the 5th"). Each joins the first such one.
    """
    out: dict[int, int] = {}
    by_name: dict[tuple[str, str, str], list[int]] = {}
    order = sorted(range(len(parts)), key=lambda n: min(c.id for c in parts[n][1]))
    for n in order:
        (actor, act, mood), claims = parts[n]
        days = {(c.time.start, c.time.end) for c in claims if spans.is_settled(c.time) and c.time is not None}
        if not actor.startswith(retold.NOBODY) or n in gone or len(days) != 1 or len(set(next(iter(days)))) != 1:
            continue
        objects = [o for c in claims[:_TEXTS] if (o := body_of(c, Action).object)]
        named = sorted({name for text in objects for name in alike.names(text)})
        near = sorted({m for name in named for m in by_name.get((act, mood, name), ())[:_FIRST]})
        home = next((m for m in near if _is_done_to_one(grounds, claims, parts[m][1])), None)
        if home is not None:
            out[n] = home
            continue
        for name in named:
            by_name.setdefault((act, mood, name), []).append(n)
    return out


def _is_done_to_one(grounds: Grounds, claims: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Whether two lists of claims have objects with a name in common, and times that may meet."""
    first, second = ({o for c in some[:_TEXTS] if (o := body_of(c, Action).object)} for some in (claims, others))
    if not first or not all(spans.may_meet(c.time, o.time) for c in claims[:_TEXTS] for o in others[:_TEXTS]):
        return False
    return any(
        alike.names(one) & alike.names(other) and alike.same_object(grounds, one, other)
        for one in first
        for other in second
    )


def either(grounds: Grounds, claims: Sequence[Claim]) -> dict[tuple[str, str, str], list[Claim]]:
    """Options by their actor, what they are, and on what: those of several documents that are the same together."""
    options = [c for c in claims if is_option(c)]
    out: dict[tuple[str, str, str], list[Claim]] = {}
    for (_, _, actor), members in block(options, lambda c: (c.document, c.alternatives, grounds.actors[c.id])).items():
        kinds = " or ".join(sorted({body_of(c, Action).type for c in members}))
        objects = " or ".join(sorted({plain(body_of(c, Action).object or "") for c in members}))
        out.setdefault((actor, kinds, objects), []).extend(members)
    return out


def actors(grounds: Grounds, claims: Sequence[Claim]) -> dict[str, str]:
    """Claim id → key of the actor, for all acts of some documents. "Police" of no country is the only "police" that the
    document has elsewhere; where nobody is named, the documents of one event tell of the same acts. "The ministry and
    other bodies" do one act together: the ministry's.
    """
    sources = {c.id: grounds.source(body_of(c, Action).actor, c) for c in claims}
    known: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        source = sources[claim.id]
        if not source.best.startswith("unnamed:"):
            known.setdefault((claim.document, plain(source.label)), set()).add(source.best)
    leading = {_together(claim): sources[claim.id].best for claim in reversed(claims) if not is_rest(claim)}
    out = {}
    for claim in claims:
        source = sources[claim.id]
        if is_rest(claim) and _together(claim) in leading:
            out[claim.id] = leading[_together(claim)]
            continue
        if not body_of(claim, Action).actor.name:
            out[claim.id] = f"{retold.NOBODY}{grounds.event(claim.document) or source.best}"
            continue
        fits = known.get((claim.document, plain(source.label)), set())
        best = next(iter(fits)) if len(fits) == 1 and source.best.startswith("unnamed:") else source.best
        of_state = _GOVERNMENT.fullmatch(best)
        out[claim.id] = f"state:{of_state[1]}" if of_state is not None else best
    return out


def is_rest(claim: Claim) -> bool:
    """True for an actor that is told as the rest of several: "other ministries"."""
    actor = body_of(claim, Action).actor
    return actor.kind == "agency" and not actor.named and plain(actor.name).startswith("other ")


def _together(claim: Claim) -> tuple[str, int, int, str, str | None]:
    """The clause that an act is told in, for one state."""
    body = body_of(claim, Action)
    return claim.document, claim.start, claim.end, body.type, body.actor.country


@dataclass
class _Group:
    """Acts on one object. ``texts``: its wordings. ``homes``: documents (a copy's original) of acts that nobody is
    named for, where ``is_vague``: "the victim" of two documents need not be one.
    """

    texts: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    homes: set[str] = field(default_factory=set)
    is_vague: bool = False

    def fits(self, grounds: Grounds, other: _Group) -> bool:
        """Whether every wording of this group can mean what the other's first one does."""
        if (self.is_vague or other.is_vague) and len(self.homes | other.homes) > 1:
            return False
        if any(alike.are_introduced_apart(a, b) for a in self.claims[:_TEXTS] for b in other.claims[:_TEXTS]):
            return False
        return all(alike.same_object(grounds, other.texts[0], text) for text in self.texts[:_TEXTS])

    def take(self, other: _Group) -> None:
        """Adds the other's claims."""
        self.texts += other.texts
        self.claims += other.claims
        self.homes |= other.homes
        self.is_vague = self.is_vague or other.is_vague


def by_object(grounds: Grounds, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Acts of one actor and type by what they act on. Every object of a group fits every other one; an act whose object
    is not stated joins the only group whose words, or whose target and time, are its own, or the one just told of.
    """
    told: dict[tuple[str, str, int], _Group] = {}
    silent: list[Claim] = []
    for claim in claims:
        body = body_of(claim, Action)
        text = " ".join((body.object or "").split())
        if not text:
            silent.append(claim)
            continue
        home = "" if body.actor.name else grounds.source(body.actor, claim).best
        is_vague = not body.actor.name and not alike.is_told_apart(text)
        for n in range(_TEXTS):
            one = told.setdefault((text, home if is_vague else "", n), _Group([text], is_vague=is_vague))
            if not any(alike.are_introduced_apart(claim, other) for other in one.claims[:_TEXTS]):
                break
        one.claims.append(claim)
        one.homes.add(home)
    groups: list[_Group] = []
    by_word: dict[str, list[int]] = {}
    for key in sorted(told, key=lambda k: (-len(told[k].claims), k)):
        if alike.head(key[0]) in words("vague objects") and len(key[0].split()) == 1:
            groups += [_Group([key[0]], part) for part in _by_words(told[key].claims)]
            continue
        found = alike.keys(grounds, key[0])
        near = sorted({n for word in found for n in by_word.get(word, ())[:_FIRST]})
        home_group = next((n for n in near if groups[n].fits(grounds, told[key])), len(groups))
        if home_group == len(groups):
            groups.append(_Group())
        groups[home_group].take(told[key])
        for word in found:
            if home_group not in by_word.setdefault(word, [])[-_FIRST:]:
                by_word[word].append(home_group)
    left: list[Claim] = []
    shown = [(n, other) for n, group in enumerate(groups) for other in group.claims[:_TEXTS]][:_SHOWN] if silent else []
    for claim in silent:
        fits = {n for n, other in shown if _is_one_act(claim, other)} or _just_told(claim, shown)
        (groups[fits.pop()].claims if len(fits) == 1 else left).append(claim)
    return [group.claims for group in groups] + _by_words(left)


def _just_told(claim: Claim, shown: Sequence[tuple[int, Claim]]) -> set[int]:
    """The group of the act that the words before tell of, where "the shooting" takes it up."""
    if not _TAKEN_UP.match(claim.quote):
        return set()
    before = [(c.end, n) for n, c in shown if c.document == claim.document and c.end <= claim.start <= c.end + _JUST]
    end, group = max(before, default=(0, -1))
    is_met = all(spans.may_meet(claim.time, c.time) for n, c in shown if n == group and c.end == end)
    return {group} if group >= 0 and is_met else set()


def _by_words(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that only their words tell apart."""
    groups: list[list[Claim]] = []
    for claim in ordered(claims):
        near = groups[:_FIRST]
        home = next((g for g in near if all(_is_one_act(claim, other, words_only=True) for other in g[:_TEXTS])), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return groups


def _is_one_act(claim: Claim, other: Claim, *, words_only: bool = False) -> bool:
    """Whether two claims of one actor and type tell of one act: in the same words, or at one target within days."""
    times = [c.time or c.said or c.published for c in (claim, other)]
    if spans.is_settled(claim.time) and spans.is_settled(other.time) and not spans.may_meet(claim.time, other.time):
        return False
    a, b = body_of(claim, Action), body_of(other, Action)
    but = alike.telling(f"{a.actor.name} {b.actor.name} {a.type}")
    if words_only:
        # that something happened tells nothing, nor does one vague word for what is acted on
        quoted = alike.telling(f"{claim.quote} {other.quote}")
        but |= alike.telling(a.object or "") | {word for word in quoted if word.startswith(a.type[:_STEM])}
        but |= words("happening")
    if alike.again(claim) != alike.again(other):
        return False  # "another shooting", "a second one"
    if words_only and retold.is_at_somebody(claim) != retold.is_at_somebody(other):
        return False  # "shot at them", and "where the shooting happened"
    if alike.same_words(claim, other, but):
        return True
    is_near = all(spans.is_settled(t) for t in times) and spans.days_between(*times) <= _NEAR
    return not words_only and is_near and bool(a.target) and plain(a.target or "") == plain(b.target or "")


def is_option(claim: Claim) -> bool:
    """True for one of several acts, not said which; "neither investigated nor condemned" is no choice, and denies
    both; who asks for one of two reports none.
    """
    is_said = claim.polarity == "asserted" and mood_of(claim) in ("asserted", "unresolved")
    return claim.alternatives is not None and is_said


def phase(grounds: Grounds, claim: Claim) -> str:
    """The mood of an act. "Has not" by another party's word is as much a *not yet* as "has not yet"; an actor's own
    "we did not" stays a denial.
    """
    mood = mood_of(claim)
    if mood == "unresolved" and claim.polarity == "denied" and claim.alternatives is not None:
        mood = "denied"  # "nobody was shot or hurt"
    root = grounds.root(claim)
    is_own = root is not None and root.group == grounds.source(body_of(claim, Action).actor, claim).group
    return "not-yet" if mood == "denied" and not is_own else mood


def _action_matter(key: tuple[str, ...], claims: Sequence[Claim], mood: str) -> Matter:
    time = spans.earliest([c.time for c in claims])
    place = next((c.place for c in claims if c.place is not None), None)
    return Matter("action", "responses", ("action", *key, mood), tuple(claims), mood=mood, made_time=time, place=place)
