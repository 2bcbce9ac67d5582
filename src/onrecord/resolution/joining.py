"""Which forms to compare, and in which order: pairs share a block, so the work stays near-linear in names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from onrecord.model.entity import MentionKey, NameLink
from onrecord.model.profile import Profile
from onrecord.resolution import evidence
from onrecord.resolution.candidates import Candidate
from onrecord.resolution.clusters import Clusters, sentence
from onrecord.resolution.forms import Form, form_key
from onrecord.resolution.likeness import body_keys, is_listed, person_keys
from onrecord.resolution.spelling import (
    body_core,
    content,
    fold,
    initials,
    is_acronym,
    own_words,
    senses,
    state_body,
    surname,
    tables,
)

Rule = Callable[[Form, Form], bool]
NONE: frozenset[str] = frozenset()
_ANY = 1 << 30
_LARGEST = 60  # forms in a block; a larger one is a common word and tells nothing


def join_text_equations(clusters: Clusters, candidates: Sequence[Candidate]) -> None:
    """Joins what the texts themselves make one, by apposition, brackets or "also known as"."""
    why = "The text itself makes the names one, by apposition, brackets or “also known as”."
    by_key = {c.key: c for c in candidates}
    for c in candidates:
        for other in c.same:
            one, two = clusters.forms[form_key(c)], clusters.forms[form_key(by_key[other])]
            if one.id != two.id:
                clusters.join(one, two, "apposition", why)


def join_known(clusters: Clusters, profile: Profile) -> dict[str, tuple[str, str | None]]:
    """Joins the spellings that the profile lists for one name. Gives cluster member → (name, Wikidata id)."""
    why = "The profile lists both names for the same thing."
    by_words: dict[str, list[Form]] = {}
    for key in sorted(clusters.forms):
        form = clusters.forms[key]
        if form.is_named:
            by_words.setdefault(" ".join(content(form.name)), []).append(form)
    named: dict[str, tuple[str, str | None]] = {}
    for known in sorted(profile.names, key=lambda k: k.name):
        spelled = [" ".join(content(s)) for s in (known.name, *known.aliases)]
        forms = [f for words in dict.fromkeys(spelled) for f in by_words.get(words, [])]
        forms = [f for f in forms if not (known.country and f.country and f.country != known.country)]
        for form in forms:
            named[form.id] = (known.name, known.wikidata)
            clusters.place(form, known.country)
            if form is not forms[0]:
                clusters.join(forms[0], form, "known_name", why)
    return named


def join_by_evidence(
    clusters: Clusters, places: frozenset[str] = frozenset(), common: frozenset[str] = frozenset()
) -> None:
    """The merging rules, strongest first. ``places``: folded names that the case knows for places; ``common``: words
    that it writes small: neither is a surname by itself.
    """
    forms = [clusters.forms[k] for k in sorted(clusters.forms)]
    named = [f for f in forms if f.is_named and not f.is_state]
    persons = [f for f in named if f.kind == "person"]
    bodies = [f for f in named if f.kind != "person"]
    _same_names(clusters, persons)
    _same_names(clusters, [f for f in bodies if state_body(f.name) is None])
    _apply(clusters, _blocks(bodies, _acronym_keys), evidence.acronym)
    named_once = [f for f in named if f.kind in ("person", "organisation", "other")]
    _apply(clusters, _blocks(named_once, lambda f: [" ".join(content(f.name))]), evidence.same_name_of_other_kind)
    known = [f for f in named_once if f.kind == "person" or (len(fold(f.name).split()) == 1 and _is_free(clusters, f))]
    known = [f for f in known if " " in fold(f.name) or not _is_a_word(fold(f.name), places, common)]
    _apply(clusters, _blocks(known, _person_keys), evidence.surname_of_full_name, only_if_one=True)
    full = [f for f in persons if len(fold(f.name).split()) > 1]
    _apply(clusters, _blocks(full, lambda f: person_keys(f.name)), evidence.person_written_otherwise, only_if_one=True)
    local = [f for f in bodies if own_words(f.name) and state_body(f.name) is not None]
    _chain(clusters, _blocks(local, lambda f: [" ".join(sorted(body_core(f.name)))], _ANY), evidence.same_local_body)
    _apply(clusters, _blocks(bodies, lambda f: body_keys(f.name)), evidence.body_written_otherwise)
    _apply(clusters, _blocks(persons, lambda f: [surname(f.name)]), evidence.same_surname_and_office)
    _apply(clusters, _blocks(persons, _office_keys), evidence.near_spelling_in_office)
    # a misspelt full name brings its bare surname along, now that offices are known
    _only_bearers(clusters, persons, places | common)
    _apply(clusters, _blocks(bodies, lambda f: [" ".join(senses(f.name))]), evidence.words_that_mean_each_other)


def _is_a_word(word: str, places: frozenset[str], common: frozenset[str]) -> bool:
    """True for a lone word that is a place's, or that the case also writes small and that is no name by the tables."""
    return word in places or (word in common and not is_listed(word))


def _is_free(clusters: Clusters, form: Form) -> bool:
    return len(clusters.members(form.id)) == 1


def _only_bearers(clusters: Clusters, persons: Sequence[Form], taken: frozenset[str]) -> None:
    """A lone surname goes with the one person of that surname that the case knows, if several documents name that
    person in full; else it is only proposed (see ``suggest``).
    """
    bearers: dict[str, list[Form]] = {}
    for form in persons:
        if len(fold(form.name).split()) > 1:
            bearers.setdefault(surname(form.name), []).append(form)
    rule = evidence.only_bearer_of_the_surname
    for form in persons:
        word = fold(form.name)
        if " " in word or word in taken or not _is_free(clusters, form):
            continue
        fits = [f for f in bearers.get(word, []) if rule(form, f)]
        in_full = {document for f in fits for document in f.documents}
        if len({clusters.root(f.id) for f in fits}) == 1 and len(in_full) > 1:
            clusters.join(fits[0], form, rule.__name__, sentence(rule.__doc__))


def _same_names(clusters: Clusters, forms: Iterable[Form]) -> None:
    """One name without a country goes with the same name's country when the case knows only one."""
    for block in _blocks(forms, lambda f: [" ".join(content(f.name))], _ANY):
        homes = {f.country for f in block if f.country and not f.by_context}
        kinds = {f.kind for f in block}
        if len(homes) > 1 or ("publication" in kinds and len(kinds) > 1):
            block = [f for f in block if f.country is None]
        for form in block[1:]:
            if block[0].kind == "person" and len(fold(form.name).split()) == 1:
                continue  # a bare surname says nothing across documents
            clusters.join(block[0], form, "same_name", sentence(evidence.same_name.__doc__))


def _chain(clusters: Clusters, blocks: Iterable[list[Form]], rule: Rule) -> None:
    """For blocks whose members are alike by their key: each with the first, so that a large block costs little."""
    for block in blocks:
        for form in block[1:]:
            if rule(block[0], form):
                clusters.join(block[0], form, rule.__name__, sentence(rule.__doc__))


def _apply(clusters: Clusters, blocks: Iterable[list[Form]], rule: Rule, *, only_if_one: bool = False) -> None:
    for block in blocks:
        pairs = [(a, b) for a, b in combinations(block, 2) if rule(a, b)]
        for a, b in pairs:
            if only_if_one:
                partners = {clusters.root(y.id) for x, y in _both_ways(pairs) if x is a and _is_longer(y, a)}
                partners |= {clusters.root(y.id) for x, y in _both_ways(pairs) if x is b and _is_longer(y, b)}
                if len(partners) > 1:
                    continue  # two full names share the surname
            clusters.join(a, b, rule.__name__, sentence(rule.__doc__))


def _both_ways(pairs: Iterable[tuple[Form, Form]]) -> Iterator[tuple[Form, Form]]:
    for a, b in pairs:
        yield a, b
        yield b, a


def _is_longer(one: Form, two: Form) -> bool:
    return len(fold(one.name).split()) > len(fold(two.name).split())


def _blocks(forms: Iterable[Form], keys: Callable[[Form], Iterable[str]], largest: int = _LARGEST) -> list[list[Form]]:
    found: dict[str, list[Form]] = {}
    for form in forms:
        for key in sorted(set(keys(form))):
            if key:
                found.setdefault(key, []).append(form)
    return [found[k] for k in sorted(found) if 1 < len(found[k]) <= largest]


def _acronym_keys(form: Form) -> Iterable[str]:
    return [fold(form.name).replace(" ", "")] if is_acronym(form.name) else initials(form.name)


def _person_keys(form: Form) -> Iterable[str]:
    """Documents tell a surname's bearer: the block is a name's word in one document."""
    words = fold(form.name).split()
    return [f"{words[i]}|{d}" for i in {0, len(words) - 1} for d in sorted(form.documents)] if words else []


def _office_keys(form: Form) -> Iterable[str]:
    return [f"{' '.join(content(r))}|{form.country}|{d}" for r in form.roles for d in sorted(form.documents)]


def suggest(clusters: Clusters) -> dict[MentionKey, tuple[str, NameLink]]:
    """Mention → (form that it may stand for, why). Common nouns and uncertain translations; only where one cluster
    fits.
    """
    forms = [clusters.forms[k] for k in sorted(clusters.forms)]
    named = [f for f in forms if f.is_named and not f.is_state]
    out: dict[MentionKey, tuple[str, NameLink]] = {}
    by_sense: dict[str, list[Form]] = {}
    for form in named:
        by_sense.setdefault(" ".join(senses(form.name)), []).append(form)
        body = state_body(form.name)
        if body is not None:
            by_sense.setdefault(f"|{body}", []).append(form)
        for sense in set(senses(form.name)):
            by_sense.setdefault(f"*{sense}", []).append(form)
    by_surname: dict[str, list[Form]] = {}
    for form in named:
        if form.kind == "person" and len(fold(form.name).split()) > 1:
            by_surname.setdefault(surname(form.name), []).append(form)
    by_document: dict[str, list[Form]] = {}
    for form in named:
        for document in form.documents:
            by_document.setdefault(document, []).append(form)
    for form in forms:
        if form.is_state:
            continue
        for rule, pool in _suggestions(form):
            if pool == "near":
                others = [f for d in sorted(form.documents) for f in by_document.get(d, [])]
            elif pool == "body":
                others = by_sense.get(f"|{state_body(form.name)}", [])
            elif pool == "surname":
                is_alone = len(clusters.members(form.id)) == 1
                others = by_surname.get(fold(form.name), []) if is_alone else []
            elif form.is_named:
                others = by_sense.get(" ".join(senses(form.name)), [])
            else:
                others = [f for s in sorted(set(senses(form.name))) for f in by_sense.get(f"*{s}", [])[:_LARGEST]]
            fits = [f for f in others if f.id != form.id and rule(form, f)]
            fits = [f for f in fits if clusters.root(f.id) != clusters.root(form.id)]
            fits = [f for f in fits if not clusters.is_kept_apart(f, form)]
            roots = {clusters.root(f.id) for f in fits}
            if len(roots) == 1:
                target = min(fits, key=lambda f: (-len(f.documents), f.id))
                link = NameLink(
                    form.name, rule.__name__, sentence(rule.__doc__), "suggest", tuple(sorted(form.mentions))
                )
                for mention in form.mentions:
                    out.setdefault(mention, (target.id, link))
                break
    return out


def _suggestions(form: Form) -> list[tuple[Rule, str]]:
    if not form.is_named:
        return [
            (evidence.described_so_in_text, "near"),
            (evidence.common_noun_for_name, "near"),
            (evidence.common_noun_for_name, "alike"),
            (evidence.introduced_by_its_noun, "near"),
        ]
    if form.kind == "person":
        return [(evidence.only_bearer_of_the_surname, "surname")]
    rules: list[tuple[Rule, str]] = [
        (evidence.titles_that_mean_each_other, "alike"),
        (evidence.translated_alike, "alike"),
    ]
    if state_body(form.name) is not None:
        rules.append((evidence.state_body_by_context, "body"))
    if set(content(form.name)) & tables().parliament_words:
        rules.append((evidence.parliament_by_another_name, "near"))
    return rules
