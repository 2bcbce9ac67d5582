"""The rules that join forms, and in which order. What becomes of a form never depends on one that is not tied to it,
so the same rules run over a whole case and over the part of it that a change reaches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Protocol

from onrecord.model.entity import MentionKey
from onrecord.model.profile import Profile
from onrecord.resolution import blocks, countries, evidence, shorts
from onrecord.resolution.blocks import Blocks, is_body, is_person
from onrecord.resolution.clusters import Clusters, sentence
from onrecord.resolution.forms import Form, short_and_long
from onrecord.resolution.likeness import is_listed
from onrecord.resolution.spelling import content, fold, state_body

Rule = Callable[[Form, Form], bool]
Known = dict[str, tuple[str, str | None]]
Ties = Iterable[tuple[str, str, str]]
_CUTS: tuple[Rule, ...] = (evidence.body_cut_short, evidence.body_without_its_place)


class Circumstances(Protocol):
    """What the rules ask about the rest of the case."""

    def is_place(self, word: str) -> bool:
        """Whether the texts use the folded word for a place."""
        ...

    def is_body(self, word: str) -> bool:
        """Whether a text introduces the folded word as a body's name, or a document's outlet is called so."""
        ...

    def is_common(self, word: str) -> bool:
        """Whether claims of the case write the word small."""
        ...

    def is_crowded(self, key: str) -> bool:
        """Whether more forms of the case have this key than a capped block may hold."""
        ...

    def called(self, country: str) -> str:
        """What the case calls a country."""
        ...

    def where(self, form: Form) -> tuple[MentionKey, ...]:
        """The form's first mentions."""
        ...


def settle_kinds(forms: Iterable[Form], case: Circumstances) -> None:
    """A lone word taken for a person's name is a place, or a body, where the case knows one, and its documents no
    bearer.
    """
    for form in forms:
        form.settle()
        if form.sort == "alone" and form.kind == "person" and not form.roles:
            word = fold(form.name)
            form.kind = "place" if case.is_place(word) else "organisation" if case.is_body(word) else form.kind


def join(clusters: Clusters, ties: Ties, profile: Profile, case: Circumstances) -> Known:
    """All rules that join, strongest first. ``ties``: what documents say (``notes``). Gives what the profile knows:
    form → (name, Wikidata id).
    """
    forms = [clusters.forms[k] for k in sorted(clusters.forms)]
    known = _join_known(clusters, profile)
    told: dict[str, list[tuple[Form, Form]]] = {}
    for rule, first, second in sorted(ties):
        if first in clusters.forms and second in clusters.forms:
            told.setdefault(rule, []).append((clusters.forms[first], clusters.forms[second]))
            clusters.tie(clusters.forms[first], clusters.forms[second])
    why = "The text itself makes the names one, by apposition, brackets or “also known as”."
    for one, two in told.get(shorts.APPOSITION, ()):
        clusters.join(one, two, shorts.APPOSITION, why)
    persons, bodies = [f for f in forms if is_person(f)], [f for f in forms if is_body(f)]
    # a short name that its document has in full goes with that, and first of all not with others written like it
    short = {f.id for pair in told.get(shorts.ACRONYM, ()) for f in pair if f.sort == "of"}
    surnames = [short_and_long(one, two) for one, two in told.get(shorts.SURNAME, ())]
    surnames = [(one, two) for one, two in surnames if not _is_a_word(one, case)]
    short |= {one.id for one, _ in surnames if one.sort == "of"}
    cut = [(by, *short_and_long(one, two)) for by in _CUTS for one, two in told.get(by.__name__, ())]
    cut = [(by, one, two) for by, one, two in cut if not _is_a_word(one, case)]
    short |= {one.id for _, one, _ in cut if one.sort == "of"}
    _same_names(clusters, persons, short)
    _same_names(clusters, [f for f in bodies if state_body(f.name) is None], short)
    _told(clusters, told.get(shorts.ACRONYM, ()), evidence.acronym)
    whole = [f for f in forms if f.is_named and len(content(f.name)) > 1]
    _pairs(clusters, whole, blocks.WORDS, evidence.same_name_of_other_kind, case)
    for one, two in surnames:
        if one.kind == "person" or len(clusters.members(one.id)) == 1:
            clusters.join(one, two, shorts.SURNAME, sentence(evidence.surname_of_full_name.__doc__))
    for cut_by, one, two in cut:
        clusters.join(one, two, cut_by.__name__, sentence(cut_by.__doc__))
    _follow_short(clusters, bodies, short, case)
    _only_longer(clusters, persons, blocks.PERSONS, evidence.person_written_otherwise, case)
    _only_longer(clusters, bodies, blocks.FIELDS, evidence.body_without_its_field, case)
    _chain(clusters, bodies, blocks.LOCAL, evidence.same_local_body, case)
    _pairs(clusters, bodies, blocks.BODIES, evidence.body_written_otherwise, case)
    _chain(clusters, persons, blocks.OFFICES, evidence.same_surname_and_office, case)
    _told(clusters, told.get(shorts.NEAR, ()), evidence.near_spelling_in_office)
    # a misspelt full name brings its bare surname along, now that offices are known
    _only_bearers(clusters, persons, case)
    _pairs(clusters, bodies, blocks.SENSES, evidence.words_that_mean_each_other, case)
    countries.place_parliaments(clusters)
    countries.suggest_parliaments(clusters, case.called)
    return known


def _join_known(clusters: Clusters, profile: Profile) -> Known:
    """Joins the spellings that the profile lists for one name."""
    why = "The profile lists both names for the same thing."
    by_words: dict[str, list[Form]] = {}
    for key in sorted(clusters.forms) if profile.names else ():
        form = clusters.forms[key]
        if form.is_named:
            by_words.setdefault(" ".join(content(form.name)), []).append(form)
    named: Known = {}
    for known in sorted(profile.names, key=lambda k: k.name):
        spelled = known_words(known.name, *known.aliases)
        forms = [f for words in spelled for f in by_words.get(words, [])]
        forms = [f for f in forms if not (known.country and f.country and f.country != known.country)]
        for form in forms:
            named[form.id] = (known.name, known.wikidata)
            clusters.place(form, known.country)
            if form is not forms[0]:
                clusters.join(forms[0], form, "known_name", why)
    return named


def known_words(*names: str) -> list[str]:
    """The content words of each name, once."""
    return list(dict.fromkeys(" ".join(content(name)) for name in names))


def _is_a_word(form: Form, case: Circumstances) -> bool:
    """True for a lone word that is a place's, or that the case also writes small and that is no name by the tables."""
    word = fold(form.name)
    return " " not in word and (case.is_place(word) or (case.is_common(word) and not is_listed(word)))


def _same_names(clusters: Clusters, forms: Sequence[Form], short: set[str]) -> None:
    """One name without a country goes with the same name's country when the case knows only one."""
    for block in blocks.lay([f for f in forms if f.id not in short], blocks.WORDS, _never):
        for form in block[1:]:
            clusters.tie(block[0], form)
        homes = {f.country for f in block if f.country and not f.by_context}
        kinds = {f.kind for f in block}
        is_one = len(homes) < 2 and not ("publication" in kinds and len(kinds) > 1)
        free = block if is_one else [f for f in block if f.country is None]
        for form in free[1:]:
            clusters.join(free[0], form, "same_name", sentence(evidence.same_name.__doc__))


def _follow_short(clusters: Clusters, bodies: Sequence[Form], short: set[str], case: Circumstances) -> None:
    """A short name that its own documents do not explain is what those that explain it all make it."""
    meanings: dict[str, list[Form]] = {}
    for form in bodies:
        for key in blocks.SHORT.of(form):
            meanings.setdefault(key, []).append(form)
    for block in blocks.lay(bodies, blocks.WORDS, _never):
        key = f"{blocks.SHORT.name}|{' '.join(content(block[0].name))}"
        if key not in meanings or len(meanings[key]) > blocks.most_of(key) or case.is_crowded(key):
            continue
        for form in block[1:]:
            clusters.tie(block[0], form)
        told = [f for f in block if f.id in short]
        if told and len({clusters.root(f.id) for f in told}) == 1:
            for form in block:
                if form.id not in short:
                    clusters.join(told[0], form, "same_name", sentence(evidence.same_name.__doc__))


def _only_longer(clusters: Clusters, forms: Sequence[Form], way: Blocks, rule: Rule, case: Circumstances) -> None:
    """Full names that are one name written twice; one that fits two longer ones of its block goes with neither."""
    fits = {}
    for block in blocks.lay(forms, way, case.is_crowded):
        longer: dict[str, list[Form]] = {}
        pairs = []
        for a, b in combinations(block, 2):
            if (a.id, b.id) not in fits:
                fits[a.id, b.id] = rule(a, b)
            if not fits[a.id, b.id]:
                continue
            clusters.tie(a, b)
            pairs.append((a, b))
            long = len(fold(b.name).split()) - len(fold(a.name).split())
            if long:
                longer.setdefault((a if long > 0 else b).id, []).append(b if long > 0 else a)
        for pair in pairs:
            if all(len({clusters.root(f.id) for f in longer.get(form.id, ())}) <= 1 for form in pair):
                clusters.join(*pair, rule.__name__, sentence(rule.__doc__))


def _only_bearers(clusters: Clusters, persons: Sequence[Form], case: Circumstances) -> None:
    """A lone surname goes with the one person of that surname that the case knows, if several documents name that
    person in full; else it is only proposed (see ``suggesting``).
    """
    rule = evidence.only_bearer_of_the_surname
    for form, bearers in bearers_of(persons, case):
        if len(clusters.members(form.id)) > 1:
            continue
        for other in bearers:
            clusters.tie(form, other)
        word = fold(form.name)
        in_full = {mention[0] for f in bearers for mention in clusters.where(f)}
        is_known = len(in_full) > 1 or any(f.documents > 1 for f in bearers)
        is_word = case.is_place(word) or case.is_common(word)
        if is_known and not is_word and len({clusters.root(f.id) for f in bearers}) == 1:
            clusters.join(bearers[0], form, rule.__name__, sentence(rule.__doc__))


def bearers_of(persons: Sequence[Form], case: Circumstances) -> list[tuple[Form, list[Form]]]:
    """Each lone surname with the full names that it may be short for; none where very many bear it."""
    by_surname: dict[str, list[Form]] = {}
    for form in persons:
        for key in blocks.BEARERS.of(form):
            by_surname.setdefault(key, []).append(form)
    out = []
    for form in persons:
        if form.is_lone:
            key = f"{blocks.BEARERS.name}|{fold(form.name)}"
            found = by_surname.get(key, [])
            if len(found) > blocks.most_of(key) or case.is_crowded(key):
                found = []
            out.append((form, [f for f in found if evidence.only_bearer_of_the_surname(form, f)]))
    return out


def _told(clusters: Clusters, pairs: Iterable[tuple[Form, Form]], rule: Rule) -> None:
    for one, two in pairs:
        clusters.join(one, two, rule.__name__, sentence(rule.__doc__))


def _chain(clusters: Clusters, forms: Sequence[Form], way: Blocks, rule: Rule, case: Circumstances) -> None:
    """For blocks whose members are alike by their key: each with the first, so that a large block costs little."""
    for block in blocks.lay(forms, way, case.is_crowded):
        for form in block[1:]:
            clusters.join(block[0], form, rule.__name__, sentence(rule.__doc__))


def _pairs(clusters: Clusters, forms: Sequence[Form], way: Blocks, rule: Rule, case: Circumstances) -> None:
    """For blocks whose members may be alike: every pair that the rule finds."""
    tried: set[tuple[str, str]] = set()
    for block in blocks.lay(forms, way, case.is_crowded):
        for a, b in combinations(block, 2):
            if (a.id, b.id) not in tried and rule(a, b):
                clusters.join(a, b, rule.__name__, sentence(rule.__doc__))
            tried.add((a.id, b.id))


def _never(key: str) -> bool:
    return False
