"""What the texts call a country, what its offices are, and which parliament the text around means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from onrecord.model.claim import Claim
from onrecord.model.entity import MentionKey, NameLink
from onrecord.model.findings import Findings
from onrecord.model.party import Party
from onrecord.model.view import MentionRow
from onrecord.resolution.candidates import Candidate, parties_of
from onrecord.resolution.clusters import Clusters
from onrecord.resolution.evidence import parliament_by_another_name
from onrecord.resolution.forms import Form
from onrecord.resolution.spelling import content, fold

Called = Mapping[str, frozenset[str]]
OTHERWISE = "~"
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


def names_in(findings: Findings) -> dict[str, dict[str, int]]:
    """ISO code → the country's names in the text, each with how often: "Norway". After ``OTHERWISE``, names for which
    the text has another word ("Norwegian").
    """
    out: dict[str, dict[str, int]] = {}
    for row in findings.mentions:
        if _is_country(row) and row.value.get("country"):
            is_name = row.value.get("form", "name") == "name"
            name = f"{'' if is_name else OTHERWISE}{row.value.get('name')}"
            listed = out.setdefault(str(row.value["country"]), {})
            listed[name] = listed.get(name, 0) + 1
    return out


def most_used(country: str, listed: Mapping[str, int]) -> str:
    """What a case calls a country, by its counted names (``names_in``); the code where it has none."""
    first = min(listed, key=lambda n: (n.startswith(OTHERWISE), -listed[n], len(n), n), default=country)
    return first.removeprefix(OTHERWISE)


def words_for(findings: Findings) -> Called:
    """ISO code → folded words that the text uses for the country or what is its own: "norway", "norwegian"."""
    rows = sorted((r for r in findings.mentions if _is_country(r)), key=lambda r: (r.start, r.end))
    out: dict[str, set[str]] = {}
    for row in rows:
        out.setdefault(str(row.value.get("country")), set()).update(fold(str(row.value.get("name"))).split())
    starts = [r.start for r in rows]
    texts = {(claim.start, claim.quote) for claim in findings.claims}
    texts |= {(p.start, p.name) for c in findings.claims for p in parties_of(c) if p.end - p.start == len(p.name)}
    for start, text in texts:
        for row in rows[bisect_left(starts, start) : bisect_left(starts, start + len(text))]:
            if row.end <= start + len(text):
                words = fold(text[row.start - start : row.end - start]).split()
                out[str(row.value.get("country"))].update(words)
    return {code: frozenset(words) for code, words in out.items()}


def _is_country(row: MentionRow) -> bool:
    return row.type == "place" and row.value.get("precision") == "country"


def note_parliaments(
    findings: Findings,
    candidates: Sequence[Candidate],
    form_of: Mapping[MentionKey, Form],
    groups: Mapping[str, set[str]],
) -> None:
    """Notes with a word for a parliament that no text places ("Congress has been told", says a minister of Italy) the
    countries of who speaks of it. ``groups``: what the document makes one.
    """
    asked = [c for c in candidates if c.is_named and c.country is None and is_parliament(c.name)]
    if not asked:
        return
    by_id = {form.id: form for form in form_of.values()}
    rows = [r for r in findings.mentions if _is_country(r) and r.value.get("country")]
    spoken = [_spoken(claim, form_of, by_id, groups) for claim in findings.claims]
    for c in asked:
        _, start, end = c.key
        found = {str(r.value["country"]) for r in rows if 0 <= r.start - end <= _BESIDE}
        if not found:
            near = {str(r.value["country"]) for r in rows if -_AROUND <= r.start - start <= _AROUND}
            for first, last, states in spoken:
                near |= states if abs(first - start) <= _AROUND else set()
                if first <= start and end <= last:
                    found |= states
            # a state whose own word it is speaks, or is spoken of, hereabouts: then its parliament may be meant
            found = set() if any(_is_own_word(c.name, country) for country in near) else found
        for country in found:
            form_of[c.key].spoken[country] = 1


def place_parliaments(clusters: Clusters) -> None:
    """Gives such a word the one country whose it is by all its documents, where that country's parliament is called
    otherwise.
    """
    for key in sorted(clusters.forms):
        form = clusters.forms[key]
        country = next(iter(form.spoken)) if len(form.spoken) == 1 else None
        is_free = form.country is None and len(clusters.members(key)) == 1
        if country is not None and is_free and not _is_own_word(form.name, country):
            clusters.place(form, country)
            form.by_context = True


def suggest_parliaments(clusters: Clusters, called: Callable[[str], str]) -> None:
    """Notes with such a name that the country's parliament may be meant, by whatever name that has. ``called``: the
    name that the case has for a country.
    """
    for key in sorted(clusters.forms):
        form = clusters.forms[key]
        if not (form.is_named and form.by_context and form.country and is_parliament(form.name)):
            continue
        if _is_own_word(form.name, form.country):
            continue
        name = called(form.country)
        why = (
            f"“{form.name}” is said of {name}, whose parliament has another name; which body the translation means is"
            " not certain."
        )
        link = NameLink(
            f"parliament of {name}", parliament_by_another_name.__name__, why, "suggest", clusters.where(form)
        )
        clusters.note(form, link)


def is_parliament(name: str) -> bool:
    """True for a name that is a word for a parliament of any country, and no more: "Congress", "National Assembly"."""
    words = set(content(name)) - {"national", "federal"}
    return bool(words) and words <= set(office_words().parliaments)


def _spoken(
    claim: Claim, form_of: Mapping[MentionKey, Form], by_id: Mapping[str, Form], groups: Mapping[str, set[str]]
) -> tuple[int, int, set[str]]:
    """Where the claim's sentence begins and ends, and the states whose officers and bodies speak or act in it."""
    states: set[str] = set()
    for party in parties_of(claim):
        form = form_of.get((claim.document, party.start, party.end))
        members = [by_id[key] for key in groups.get(form.id, {form.id})] if form is not None else []
        states |= _states(party, members)
    return _first(claim), claim.end if not claim.rejected else -1, states


def _first(claim: Claim) -> int:
    """Where the claim's sentence begins as far as it is known: at who says it ("The minister told Congress that …")."""
    starts = [p.start for p in parties_of(claim) if 0 <= claim.start - p.start <= _REACH and p.start >= 0]
    return min([claim.start, *starts])


def _states(party: Party, members: Sequence[Form]) -> set[str]:
    """The state that the party is, is a body of or holds an office in, as any of its mentions tells."""
    if party.kind not in ("state", "agency") and not (party.office or party.agency or any(f.roles for f in members)):
        return set()
    return {party.country} if party.country else {f.country for f in members if f.country}


def _is_own_word(name: str, country: str) -> bool:
    """True where the country itself calls its parliament so."""
    own = office_words().parliaments
    return any(country in own[word] for word in content(name) if word in own)
