"""Acts: the same actor did the same to the same thing. Which claims tell of one act, and which of two."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.claim import Action, Claim
from onrecord.reconciliation import alike, spans
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


def actions(grounds: Grounds, claims: Sequence[Claim]) -> list[Matter]:
    """Acts: same actor, type and object; options of one disjunction stay one matter that asserts neither."""
    out: list[Matter] = []
    actor_of = grounds.actors
    for (actor, kinds, _), members in either(grounds, claims).items():
        out.append(_action_matter((actor, kinds), members, "either-or"))
    blocks = block(
        [c for c in claims if not is_option(c)],
        lambda c: (actor_of[c.id], body_of(c, Action).type, phase(grounds, c)),
    )
    for (actor, act, mood), members in blocks.items():
        for group in by_object(grounds, members):
            parts = by_time(group) if mood == "asserted" else [group]
            for part in parts:
                about = next((body_of(c, Action).object for c in part if body_of(c, Action).object), None)
                out.append(_action_matter((actor, act, grounds.thing(about)), part, mood))
    return out


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
    document has elsewhere.
    """
    sources = {c.id: grounds.source(body_of(c, Action).actor, c) for c in claims}
    known: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        source = sources[claim.id]
        if not source.best.startswith("unnamed:"):
            known.setdefault((claim.document, plain(source.label)), set()).add(source.best)
    out = {}
    for claim in claims:
        source = sources[claim.id]
        fits = known.get((claim.document, plain(source.label)), set())
        out[claim.id] = next(iter(fits)) if len(fits) == 1 and source.best.startswith("unnamed:") else source.best
    return out


def by_object(grounds: Grounds, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Acts of one actor and type by what they act on. Every object of a group fits every other one; an act whose object
    is not stated joins the only group whose words, or whose target and time, are its own.
    """
    told: dict[str, list[Claim]] = {}
    silent: list[Claim] = []
    for claim in claims:
        text = " ".join((body_of(claim, Action).object or "").split())
        if text:
            told.setdefault(text, []).append(claim)
        else:
            silent.append(claim)
    texts: list[list[str]] = []
    groups: list[list[Claim]] = []
    by_word: dict[str, list[int]] = {}
    for text in sorted(told, key=lambda t: (-len(told[t]), t)):
        vague = alike.head(text) in words("vague objects") and len(text.split()) == 1
        for part in _by_words(told[text]) if vague else [told[text]]:
            keys = alike.keys(grounds, text)
            near = sorted({n for key in keys for n in by_word.get(key, ())[:_FIRST]}) if not vague else []
            home = next(
                (n for n in near if all(alike.same_object(grounds, text, t) for t in texts[n][:_TEXTS])), len(groups)
            )
            if home == len(groups):
                texts.append([])
                groups.append([])
            texts[home].append(text)
            groups[home].extend(part)
            for key in keys if not vague else ():
                if home not in by_word.setdefault(key, [])[-_FIRST:]:
                    by_word[key].append(home)
    left: list[Claim] = []
    shown = [(n, other) for n, group in enumerate(groups) for other in group[:_TEXTS]][:_SHOWN] if silent else []
    for claim in silent:
        fits = {n for n, other in shown if _is_one_act(claim, other)}
        (groups[fits.pop()] if len(fits) == 1 else left).append(claim)
    return groups + _by_words(left)


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
    if words_only and a.object:
        # one vague word for what is acted on: what the quotes say beside the act has to tell
        quoted = alike.telling(f"{claim.quote} {other.quote}")
        but |= alike.telling(a.object) | {word for word in quoted if word.startswith(a.type[:_STEM])}
    if alike.same_words(claim, other, but):
        return True
    is_near = all(spans.is_settled(t) for t in times) and spans.days_between(*times) <= _NEAR
    return not words_only and is_near and bool(a.target) and plain(a.target or "") == plain(b.target or "")


def is_option(claim: Claim) -> bool:
    """True for one of several acts, not said which; "neither investigated nor condemned" is no choice, and denies
    both.
    """
    return claim.alternatives is not None and mood_of(claim) not in ("not-yet", "denied")


def phase(grounds: Grounds, claim: Claim) -> str:
    """The mood of an act. "Has not" by another party's word is as much a *not yet* as "has not yet"; an actor's own
    "we did not" stays a denial.
    """
    mood = mood_of(claim)
    root = grounds.root(claim)
    is_own = root is not None and root.group == grounds.source(body_of(claim, Action).actor, claim).group
    return "not-yet" if mood == "denied" and not is_own else mood


def _action_matter(key: tuple[str, ...], claims: Sequence[Claim], mood: str) -> Matter:
    time = spans.earliest([c.time for c in claims])
    place = next((c.place for c in claims if c.place is not None), None)
    return Matter(
        "action", "responses", ("action", *key, mood), ordered(claims), mood=mood, made_time=time, place=place
    )
