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
from onrecord.resolution.spelling import content, fold, initials, is_acronym, senses, state_body, surname, tables

Rule = Callable[[Form, Form], bool]
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
            if form is not forms[0]:
                clusters.join(forms[0], form, "known_name", why)
    return named


def join_by_evidence(clusters: Clusters) -> None:
    """The merging rules, strongest first."""
    forms = [clusters.forms[k] for k in sorted(clusters.forms)]
    named = [f for f in forms if f.is_named and not f.is_state]
    persons = [f for f in named if f.kind == "person"]
    bodies = [f for f in named if f.kind != "person"]
    _same_names(clusters, persons)
    _same_names(clusters, [f for f in bodies if state_body(f.name) is None])
    _apply(clusters, _blocks(bodies, _acronym_keys), evidence.acronym)
    _apply(clusters, _blocks(persons, _person_keys), evidence.surname_of_full_name, only_if_one=True)
    _apply(clusters, _blocks(persons, lambda f: [surname(f.name)]), evidence.same_surname_and_office)
    _apply(clusters, _blocks(persons, _office_keys), evidence.near_spelling_in_office)
    # a misspelt full name brings its bare surname along, now that offices are known
    _apply(clusters, _blocks(bodies, lambda f: [" ".join(senses(f.name))]), evidence.words_that_mean_each_other)


def _same_names(clusters: Clusters, forms: Iterable[Form]) -> None:
    """One name without a country goes with the same name's country when the case knows only one."""
    for block in _blocks(forms, lambda f: [" ".join(content(f.name))]):
        homes = {f.country for f in block if f.country and not f.by_context}
        kinds = {f.kind for f in block}
        if len(homes) > 1 or ("publication" in kinds and len(kinds) > 1):
            block = [f for f in block if f.country is None]
        for form in block[1:]:
            if block[0].kind == "person" and len(fold(form.name).split()) == 1:
                continue  # a bare surname says nothing across documents
            clusters.join(block[0], form, "same_name", sentence(evidence.same_name.__doc__))


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


def _blocks(forms: Iterable[Form], keys: Callable[[Form], Iterable[str]]) -> list[list[Form]]:
    found: dict[str, list[Form]] = {}
    for form in forms:
        for key in sorted(set(keys(form))):
            if key:
                found.setdefault(key, []).append(form)
    return [found[k] for k in sorted(found) if 1 < len(found[k]) <= _LARGEST]


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
        return []
    rules: list[tuple[Rule, str]] = [
        (evidence.titles_that_mean_each_other, "alike"),
        (evidence.translated_alike, "alike"),
    ]
    if state_body(form.name) is not None:
        rules.append((evidence.state_body_by_context, "body"))
    if set(content(form.name)) & tables().parliament_words:
        rules.append((evidence.parliament_by_another_name, "near"))
    return rules
