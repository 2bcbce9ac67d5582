"""What the story is about, learnt from its claims: what is counted, sited, acted on, spoken of, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model.claim import Action, Claim, Figure, Position, Site
from onrecord.model.findings import Concepts, Findings, LearntConcept
from onrecord.model.profile import NO_PROFILE, Profile
from onrecord.resolution.candidates import parties_of
from onrecord.resolution.counted import join_counted
from onrecord.resolution.spelling import fold, stem, tables

MOST = 40  # concepts kept; the rest is the tail of a case's vocabulary
_VAGUE = frozenset(
    """country countries nation state thing person people man woman time year month day week percent part number other
    alternative matter way result case issue place area world today former latter one it they he she activity member
    existence nobody everyone t s we i you dlr dollar euro pound yen mln bln million billion pct government
    statement report official""".split()  # noqa: SIM905
)
_LEADS = frozenset(
    """the a an this that these those such its his her their our other more most several many some all both new two
    three domestic alleged so-called at least eleven about over any no own of aforementioned closed""".split()  # noqa: SIM905
)
_MODIFIER_ENDS = ("ese", "ish", "ian", "ean")
_LEAST_NAMED = 4  # claims
_LEAST_USES = 2  # claims
_SITED = 3.0  # a site or count says more about the subject than what is spoken of


def learn(findings: Sequence[Findings], profile: Profile = NO_PROFILE) -> Concepts:
    """The profile's concepts, then those of the case, by weight: documents that use them first. ``subject_states``: the
    profile's, else the state whose things these most often are.
    """
    given = [LearntConcept(c.name, tuple(sorted({c.name, *c.words})), c.role, 0, "profile") for c in profile.concepts]
    taken = {phrase(w) for c in given for w in c.words}
    weight: dict[str, float] = {}
    documents: dict[str, set[str]] = {}
    places: dict[str, set[str]] = {}
    uses: dict[str, int] = {}
    for one in sorted(findings, key=lambda f: f.document.id):
        for claim in one.claims:
            for words, value in _phrases(claim) if not _is_looked_back_on(claim) else ():
                if words and words not in taken and _is_telling(words):
                    weight[words] = weight.get(words, 0.0) + value
                    uses[words] = uses.get(words, 0) + 1
                    documents.setdefault(words, set()).add(one.document.id)
                    if claim.place is not None and claim.place.name:
                        places.setdefault(words, set()).add(f"{claim.place.country}|{claim.place.name}")
    names = _names(findings)
    weight = {words: value for words, value in weight.items() if not {stem(w) for w in words.split()} <= names}
    groups = join_counted(_join_variants(weight, documents, places), findings, phrase)
    learnt = []
    for name, variants in groups.items():
        seen = set().union(*(documents[w] for w in variants))
        total = sum(weight[w] for w in variants)
        if len(findings) > 1 and sum(uses[w] for w in variants) < _LEAST_USES:
            continue  # said once in the whole case: nothing that it is about
        learnt.append((LearntConcept(name, tuple(sorted(variants)), "thing", len(seen)), total))
    learnt.sort(key=lambda pair: (-pair[0].documents, -pair[1], pair[0].name))
    states = profile.subject_states or _subject_states(findings)
    return Concepts(tuple(given) + tuple(concept for concept, _ in learnt[:MOST]), tuple(states))


def _is_telling(words: str) -> bool:
    """True for a noun phrase that tells what a story is about: no bare number, role, hour or verb."""
    parts = words.split()
    return parts[0] != "to" and parts[-1] not in _VAGUE and parts[-1] not in tables().colourless


def _names(findings: Sequence[Findings]) -> set[str]:
    """Words of names: a party or a place is no concept. Common words inside names ("Port Authority") stay."""
    out: set[str] = set()
    for one in findings:
        for mention in one.names:
            if mention.kind == "person" or " " not in mention.text:
                out.update(stem(word) for word in fold(mention.text).split())
        for claim in one.claims:
            for party in parties_of(claim):
                if party.kind == "state" and party.named and party.name != party.name.lower():
                    out.add(stem(fold(party.name)))
            if claim.place is not None and claim.place.country:
                out.add(stem(fold(claim.place.name)))
    return out


def phrase(text: str) -> str:
    """A noun phrase as a concept: lower case, singular head, without determiners, numbers and nationalities."""
    raw = [w for w in re.sub(r"[\"“”‘’']", " ", text).split() if w]
    kept: list[str] = []
    for n, word in enumerate(raw):
        low = fold(word)
        is_people = word[:1].isupper() and (low.endswith(_MODIFIER_ENDS) or n > 0) and n < len(raw) - 1
        is_joint = low == "of" and kept and n < len(raw) - 1  # "cases of flu"
        if low and (is_joint or low not in _LEADS) and not low[0].isdigit() and not is_people:
            kept.append(low)
    if not kept:
        return ""
    kept[-1] = stem(kept[-1])
    return " ".join(kept)


def _is_looked_back_on(claim: Claim) -> bool:
    """True for an earlier value, which the words for the present one tell beside it: they say it once."""
    return isinstance(claim.body, Figure) and claim.body.superseded is not None


def _phrases(claim: Claim) -> Iterator[tuple[str, float]]:
    body = claim.body
    if isinstance(body, Figure):
        yield phrase(body.measure.rsplit(" with ", 1)[-1]), _SITED
    elif isinstance(body, Site):
        yield phrase(body.thing), _SITED
    elif isinstance(body, Action) and body.object:
        yield _short(body.object), 1.0
    elif isinstance(body, Position) and body.about:
        yield _short(body.about), 1.0


def _short(text: str) -> str:
    """Phrases of up to four words; longer ones are clauses."""
    words = phrase(text)
    return words if len(words.split()) <= 4 else ""


def _join_variants(
    weight: dict[str, float], documents: dict[str, set[str]], places: dict[str, set[str]]
) -> dict[str, list[str]]:
    """Concept name → its phrases. A phrase joins a heavier one that it ends with or that ends with it; two that share
    only the head noun join when they are placed in the same spots.
    """
    order = sorted(weight, key=lambda w: (-len(documents[w]), -weight[w], len(w), w))
    by_head: dict[str, list[str]] = {}
    out: dict[str, list[str]] = {}
    for words in order:
        parts = words.split()
        home = None
        for name in by_head.get(parts[-1], []):
            theirs = name.split()
            is_tail = min(len(parts), len(theirs)) > 1 and (words.endswith(" " + name) or name.endswith(" " + words))
            shares = bool(set(parts[:-1]) & set(theirs[:-1]))
            together = bool(places.get(words, set()) & places.get(name, set()))
            if is_tail or (together and len(parts) > 1 and len(theirs) > 1) or (shares and together):
                home = name
                break
        if home is None:
            out[words] = [words]
            by_head.setdefault(parts[-1], []).append(words)
        else:
            out[home].append(words)
    for head, names in by_head.items():
        whole = [name for name in names if name != head and places.get(name)]
        if head in out and len(whole) == 1 and _is_short_for(head, whole[0], documents, places):
            out[whole[0]] += out.pop(head)  # "38 offices" where the only offices told of are visa offices
    return out


def _is_short_for(head: str, whole: str, documents: dict[str, set[str]], places: dict[str, set[str]]) -> bool:
    return min(len(documents[head]), len(documents[whole])) > 1 and bool(
        places.get(head, set()) & places.get(whole, set())
    )


def _subject_states(findings: Sequence[Findings]) -> tuple[str, ...]:
    """States whose things the claims are about: named in a claim, but neither its place nor its actor. A state counts
    when at least a third of the claims that name such a state name it, and fewer tell of what it did; a second one,
    when it is named nearly as often.
    """
    names: dict[str, str] = {}
    for one in findings:
        for claim in one.claims:
            for party in parties_of(claim):
                if party.kind == "state" and party.country and len(fold(party.name)) > 3:
                    names.setdefault(fold(party.name).split()[0][:4] if " " not in party.name else "", party.country)
    tally: dict[str, int] = {}
    acts: dict[str, int] = {}
    total = 0
    for one in findings:
        # a clause counts once, however many states it lists and whatever else is drawn from it
        told: dict[tuple[int, int], list[set[str]]] = {}
        for claim in one.claims:
            if _is_looked_back_on(claim):
                continue
            if isinstance(claim.body, Action) and claim.body.actor.country:
                acts[claim.body.actor.country] = acts.get(claim.body.actor.country, 0) + 1
            told.setdefault((claim.start, claim.end), []).append(_others_named(claim, names))
        for sets in told.values():
            codes = set.intersection(*sets)
            total += bool(codes)
            for code in codes:
                tally[code] = tally.get(code, 0) + 1
    found = [code for code in sorted(tally) if tally[code] * 3 >= total and tally[code] >= _LEAST_NAMED]
    # a state that acts on the matter responds to it
    found = sorted((c for c in found if acts.get(c, 0) < tally[c]), key=lambda code: (-tally[code], code))
    return tuple(code for code in found[:2] if tally[code] * 3 >= tally[found[0]] * 2)


def _others_named(claim: Claim, names: dict[str, str]) -> set[str]:
    """Codes of states in the quote ("Chile", "Chilean": the first four letters tell), without its place and actor."""
    own = {claim.place.country if claim.place is not None else None}
    body = claim.body
    if isinstance(body, Action):
        own.add(body.actor.country)
    elif isinstance(body, Position):
        own.add(body.speaker.country)
    if isinstance(body, Site) and body.operator is not None and body.operator.country:
        return {body.operator.country}
    words = [w for w in re.findall(r"[^\W\d_]+", claim.quote) if w[0].isupper() and len(w) > 3]
    return {code for w in words if (code := names.get(fold(w)[:4])) is not None} - own
