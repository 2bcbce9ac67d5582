"""What the texts call a country, what its offices are, and which parliament the text around means."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from onrecord.model.claim import Claim
from onrecord.model.entity import MentionKey, NameLink
from onrecord.model.findings import Findings
from onrecord.model.party import Party
from onrecord.resolution.candidates import Candidate, parties_of
from onrecord.resolution.clusters import Clusters
from onrecord.resolution.evidence import parliament_by_another_name
from onrecord.resolution.forms import Form, form_key
from onrecord.resolution.spelling import content, fold

Called = Mapping[str, frozenset[str]]
Names = Mapping[str, Counter[str]]
_BESIDE = 4  # code points: "Congress in Italy"
_AROUND = 800  # about two paragraphs
_REACH = 160  # from who says it to what is said


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """See ``offices.yaml``. ``parliaments``: word → ISO codes of the countries whose own word it is."""

    sole: frozenset[str]
    same: Mapping[str, tuple[str, ...]]
    passing: frozenset[str]
    not_held: frozenset[str]
    parliaments: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def office_words() -> OfficeWords:
    """The word lists, read once."""
    raw = yaml.safe_load((Path(__file__).parent / "offices.yaml").read_text(encoding="utf-8"))
    return OfficeWords(
        frozenset(raw["sole"]),
        {word: tuple(others) for word, others in raw["same"].items()},
        frozenset(raw["passing"]),
        frozenset(raw["not_held"]),
        {word: frozenset(codes) for word, codes in raw["parliaments"].items()},
    )


def names_in(findings: Sequence[Findings]) -> dict[str, Counter[str]]:
    """ISO code → the country's names in the texts, each with how often: "Norway"."""
    out: dict[str, Counter[str]] = {}
    for one in findings:
        for row in one.mentions:
            if row.type == "place" and row.value.get("precision") == "country" and row.value.get("country"):
                is_name = row.value.get("form", "name") == "name"
                out.setdefault(str(row.value["country"]), Counter())[str(row.value.get("name"))] += is_name
    return out


def words_for(findings: Sequence[Findings], names: Names) -> Called:
    """ISO code → folded words that the texts use for the country or what is its own: "norway", "norwegian"."""
    out = {code: {word for name in listed for word in fold(name).split()} for code, listed in names.items()}
    for one in findings:
        rows = [r for r in one.mentions if r.type == "place" and r.value.get("precision") == "country"]
        rows.sort(key=lambda r: (r.start, r.end))
        starts = [r.start for r in rows]
        texts = {(claim.start, claim.quote) for claim in one.claims}
        texts |= {(p.start, p.name) for c in one.claims for p in parties_of(c) if p.end - p.start == len(p.name)}
        for start, text in texts:
            for row in rows[bisect_left(starts, start) : bisect_left(starts, start + len(text))]:
                if row.end <= start + len(text):
                    words = fold(text[row.start - start : row.end - start]).split()
                    out.setdefault(str(row.value.get("country")), set()).update(words)
    return {code: frozenset(words) for code, words in out.items()}


def place_parliaments(clusters: Clusters, candidates: Sequence[Candidate], findings: Sequence[Findings]) -> None:
    """Gives a word for a parliament that no text places ("Congress has been told", says a minister of Italy) the
    country of who speaks of it, where that country's parliament is called otherwise.
    """
    asked = [c for c in candidates if c.is_named and c.country is None and _parliament(c.name)]
    if not asked:
        return
    by_id = {one.document.id: one for one in findings}
    form_of = {c.key: clusters.forms[form_key(c)] for c in candidates}
    said: dict[str, set[str]] = {}
    spoken: dict[str, list[tuple[int, int, set[str]]]] = {}
    for c in asked:
        document, start, end = c.key
        rows = [r for r in by_id[document].mentions if r.type == "place" and r.value.get("precision") == "country"]
        found = {str(r.value["country"]) for r in rows if r.value.get("country") and 0 <= r.start - end <= _BESIDE}
        if not found:
            near = {str(r.value["country"]) for r in rows if -_AROUND <= r.start - start <= _AROUND}
            if document not in spoken:
                spoken[document] = [_spoken(k, document, form_of, clusters) for k in by_id[document].claims]
            for first, last, states in spoken[document]:
                near |= states if abs(first - start) <= _AROUND else set()
                if first <= start and end <= last:
                    found |= states
            # a state whose own word it is speaks, or is spoken of, hereabouts: then its parliament may be meant
            found = set() if any(_is_own_word(c.name, country) for country in near) else found
        said.setdefault(form_of[c.key].id, set()).update(found)
    for key, countries in sorted(said.items()):
        form = clusters.forms[key]
        country = next(iter(countries)) if len(countries) == 1 else None
        is_free = form.country is None and len(clusters.members(key)) == 1
        if country is not None and is_free and not _is_own_word(form.name, country):
            clusters.place(form, country)
            form.by_context = True


def suggest_parliaments(clusters: Clusters, names: Names) -> None:
    """Notes with such a name that the country's parliament may be meant, by whatever name that has."""
    for key in sorted(clusters.forms):
        form = clusters.forms[key]
        if not (form.is_named and form.by_context and form.country and _parliament(form.name)):
            continue
        if _is_own_word(form.name, form.country):
            continue
        listed = names.get(form.country)
        called = min(listed, key=lambda n: (-listed[n], len(n), n)) if listed else form.country
        why = (
            f"“{form.name}” is said of {called}, whose parliament has another name; which body the translation means is"
            " not certain."
        )
        link = NameLink(
            f"parliament of {called}", parliament_by_another_name.__name__, why, "suggest", tuple(sorted(form.mentions))
        )
        clusters.note(form, link)


def _parliament(name: str) -> bool:
    """True for a name that is a word for a parliament of any country, and no more: "Congress", "National Assembly"."""
    words = set(content(name)) - {"national", "federal"}
    return bool(words) and words <= set(office_words().parliaments)


def _spoken(
    claim: Claim, document: str, form_of: Mapping[MentionKey, Form], clusters: Clusters
) -> tuple[int, int, set[str]]:
    """Where the claim's sentence begins and ends, and the states whose officers and bodies speak or act in it."""
    parties = ((p, form_of.get((document, p.start, p.end))) for p in parties_of(claim))
    states = {country for p, form in parties for country in _states(p, form, clusters)}
    return _first(claim), claim.end if not claim.rejected else -1, states


def _first(claim: Claim) -> int:
    """Where the claim's sentence begins as far as it is known: at who says it ("The minister told Congress that …")."""
    starts = [p.start for p in parties_of(claim) if 0 <= claim.start - p.start <= _REACH and p.start >= 0]
    return min([claim.start, *starts])


def _states(party: Party, form: Form | None, clusters: Clusters) -> set[str]:
    """The state that the party is, is a body of or holds an office in, as any of its mentions tells."""
    members = clusters.members(form.id) if form is not None else []
    if party.kind not in ("state", "agency") and not (party.office or party.agency or any(f.roles for f in members)):
        return set()
    return {party.country} if party.country else {f.country for f in members if f.country}


def _is_own_word(name: str, country: str) -> bool:
    """True where the country itself calls its parliament so."""
    own = office_words().parliaments
    return any(country in own[word] for word in content(name) if word in own)
