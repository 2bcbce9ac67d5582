"""Who held an office, in invented governments: what is one person, what may be, what stays apart."""

from __future__ import annotations

import pytest

from onrecord.model.annotation import NameMention
from onrecord.model.claim import Claim, Position
from onrecord.model.document import Document
from onrecord.model.entity import Resolution
from onrecord.model.findings import Concepts, Findings
from onrecord.model.party import Party
from onrecord.model.ruling import NO_RULINGS, NameRuling, Rulings
from onrecord.model.value import Time
from onrecord.model.view import MentionRow
from onrecord.resolution import resolve
from onrecord.resolution.offices import office


class Paper:
    """One document of names, statements and countries; ``day`` its ISO date."""

    def __init__(self, name: str, day: str | None = None) -> None:
        published = Time(day, day, day) if day else None
        self.document = Document(name, f"{name}.txt", "plain", "utf-8", "", 10_000, published=published)
        self.at = 0
        self.names: list[NameMention] = []
        self.claims: list[Claim] = []
        self.rows: list[MentionRow] = []

    def span(self, text: str) -> tuple[int, int]:
        start, self.at = self.at, self.at + len(text) + 10
        return start, start + len(text)

    def person(self, text: str, role: str | None, country: str | None) -> tuple[str, int, int]:
        start, end = self.span(text)
        self.names.append(NameMention(0, 1, start, end, text, "person", role, country))
        return self.document.id, start, end

    def says(self, text: str, country: str | None, *, said: str | None = None, **more: str) -> tuple[str, int, int]:
        """An unnamed office says something."""
        start, end = self.span(text)
        party = Party(text, "person", start, end, named=False, country=country, office=more.get("office", text))
        self._claim(party, "It stays shut", said)
        return self.document.id, start, end

    def place(self, name: str, country: str, start: int, end: int, form: str = "name") -> None:
        value = {"name": name, "country": country, "precision": "country", "form": form}
        self.rows.append(MentionRow(self.document.id, start, end, "place", value))

    def _claim(self, party: Party, quote: str, said: str | None = None) -> Claim:
        start, end = self.span(quote)
        n = len(self.claims)
        body = Position(party, quote, "affirms")
        claim = Claim(
            f"{self.document.id}{n}",
            "position",
            self.document.id,
            start,
            end,
            quote,
            "asserted",
            "stated",
            (party,),
            party,
            body,
            said=Time(said, said, said) if said else None,
        )
        self.claims.append(claim)
        return claim

    def findings(self) -> Findings:
        return Findings(self.document, tuple(self.claims), tuple(self.names), mentions=tuple(self.rows))


def settle(*papers: Paper, rulings: Rulings = NO_RULINGS) -> Resolution:
    found = [p.findings() for p in papers]
    one = resolve(found, Concepts(), rulings=rulings)
    assert one == resolve(found[::-1], Concepts(), rulings=rulings)
    return one


def called(found: Resolution, entity: str | None) -> str | None:
    return next((e.canonical for e in found.entities if e.id == entity), None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("foreign minister", "foreign minister"),
        ("Minister of Foreign Affairs", "foreign minister"),
        ("the current premier", "minister prime"),
        ("Arland's minister for fisheries", "fishery minister"),
        ("Secretary of State", "secretary state"),
        ("president", "president"),
        ("president of the Dockers Union", None),
        ("former foreign minister", None),
        ("then harbour minister", None),
        ("foreign minister at the", None),
        ("foreign minister until 2014", None),
        ("foreign minister in 2014", None),
        ("deputy prime minister", None),
        ("foreign ministers", None),
        ("senior official", None),
        ("Transport Ministry", None),
    ],
)
def test_only_offices_of_one_holder_count(text: str, words: str | None) -> None:
    found = office(text, frozenset({"arland"}))
    assert (" ".join(sorted(found)) if found else None) == words


def test_an_office_is_its_holder_where_the_text_names_one() -> None:
    a = Paper("a", "2031-04-02")
    a.person("Ylva Brandt", "Foreign Minister", "NO")
    key = a.says("foreign minister", "NO")
    found = settle(a)
    assert called(found, found.of_mention[key]) == "Ylva Brandt"
    (entity,) = found.entities
    assert entity.aliases == ()  # the words hold for this mention only
    (link,) = [n for n in entity.links if n.evidence == "office_held_in_text"]
    assert link.strength == "merge"
    assert link.explanation == (
        "“foreign minister” and “Ylva Brandt”: this document names this person, and nobody else, as the holder of this "
        "office of this country."
    )


def test_one_decision_keeps_the_office_and_the_person_apart() -> None:
    a = Paper("a", "2031-04-02")
    person = a.person("Ylva Brandt", "Foreign Minister", "NO")
    key = a.says("foreign minister", "NO")
    found = settle(a, rulings=Rulings(apart_names=(NameRuling((key,), (person,), "two offices"),)))
    assert key not in found.of_mention
    assert key not in found.suggested


def test_the_words_for_the_country_are_no_part_of_the_office() -> None:
    a = Paper("a", "2031-04-02")
    a.person("Ylva Brandt", "Foreign Minister", "NO")
    key = a.says("Norwegian foreign minister", "NO")
    a.place("Norway", "NO", key[1], key[1] + len("Norwegian"), "adjective")
    found = settle(a)
    assert key in found.of_mention


@pytest.mark.parametrize(
    ("role", "country", "text", "said"),
    [
        ("Foreign Minister", "SE", "foreign minister", None),  # of another country
        ("Trade Minister", "NO", "foreign minister", None),  # of another office
        ("former Foreign Minister", "NO", "foreign minister", None),
        ("Foreign Minister", "NO", "former foreign minister", None),
        ("Foreign Minister", "NO", "foreign minister", "2019-05-01"),  # long before
        ("Foreign Minister", None, "foreign minister", None),
    ],
)
def test_another_country_office_or_time_is_another_person(
    role: str, country: str | None, text: str, said: str | None
) -> None:
    a = Paper("a", "2031-04-02")
    a.person("Ylva Brandt", role, country)
    key = a.says(text, "NO", said=said)
    found = settle(a)
    assert key not in found.of_mention
    assert key not in found.suggested


def test_an_earlier_government_s_minister_is_not_today_s() -> None:
    a = Paper("a", "2031-04-02")
    a.person("Ylva Brandt", "Interior Minister", "NO")
    key = a.says("interior minister", "NO", office="interior minister under the Lunde government")
    found = settle(a)
    assert key not in found.of_mention
    assert key not in found.suggested


def test_another_document_of_the_time_only_proposes() -> None:
    a, b, c = Paper("a", "2031-04-02"), Paper("b", "2031-04-09"), Paper("c", "2031-09-01")
    a.person("Ylva Brandt", "Foreign Minister", "NO")
    soon, late = b.says("foreign minister", "NO"), c.says("foreign minister", "NO")
    found = settle(a, b, c)
    assert called(found, found.suggested.get(soon)) == "Ylva Brandt"
    assert soon not in found.of_mention
    assert late not in found.suggested


def test_holders_part_by_date() -> None:
    papers = [Paper(f"p{n}", day) for n, day in enumerate(["2031-01-05", "2031-02-20", "2031-05-02", "2031-06-30"])]
    for paper, name in zip(papers, ["Ylva Brandt", "Ylva Brandt", "Odd Fjell", "Odd Fjell"], strict=True):
        paper.person(name, "Foreign Minister", "NO")
    early, late = Paper("q", "2031-02-01"), Paper("r", "2031-06-01")
    keys = early.says("foreign minister", "NO"), late.says("foreign minister", "NO")
    found = settle(*papers, early, late)
    assert [called(found, found.suggested.get(k)) for k in keys] == ["Ylva Brandt", "Odd Fjell"]
    assert len(found.entities) == 2


def test_two_holders_at_one_time_forbid() -> None:
    papers = [Paper(f"p{n}", day) for n, day in enumerate(["2031-01-05", "2031-03-20", "2031-02-02"])]
    for paper, name in zip(papers, ["Ylva Brandt", "Ylva Brandt", "Odd Fjell"], strict=True):
        paper.person(name, "Foreign Minister", "NO")
    key = papers[2].says("foreign minister", "NO")
    found = settle(*papers)
    assert key not in found.of_mention
    assert key not in found.suggested
    assert all(any(n.evidence == "two_holders_at_the_time" for n in e.links) for e in found.entities)


def test_the_minister_is_the_only_one_named() -> None:
    a, b = Paper("a", "2031-04-02"), Paper("b", "2031-04-02")
    for paper in (a, b):
        paper.person("Ylva Brandt", "Foreign Minister", "NO")
    b.says("fisheries minister", "NO")
    keys = a.says("minister", "NO"), b.says("minister", "NO")
    found = settle(a, b)
    assert [called(found, found.suggested.get(k)) for k in keys] == ["Ylva Brandt", None]
    assert not set(keys) & set(found.of_mention)


def congress(country: str, *, beside: tuple[str, str] | None = None, name: str = "Congress") -> Resolution:
    """A minister of ``country`` speaks of a parliament; ``beside``: another country in the text."""
    a = Paper("a")
    party = Party("Ylva Brandt", "person", 0, 11, country=country, office="Foreign Minister", person="Ylva Brandt")
    a.at = 40
    claim = a._claim(party, f"{name} has seen the papers")
    a.names.append(NameMention(0, 1, claim.start, claim.start + len(name), name, "organisation"))
    a.place("Norway", "NO", 400, 406)
    if beside:
        a.place(beside[0], beside[1], 300, 300 + len(beside[0]))
    return settle(a)


def test_a_parliament_by_another_name_is_only_suggested() -> None:
    found = congress("NO")
    (one,) = [e for e in found.entities if e.canonical == "Congress"]
    assert (one.country, one.aliases, one.suggested) == ("NO", (), ("parliament of Norway",))
    assert one.links[0].explanation == (
        "“Congress” is said of Norway, whose parliament has another name; which body the translation means is not "
        "certain."
    )


def test_a_third_state_beside_changes_nothing() -> None:
    found = congress("NO", beside=("China", "CN"))
    assert [e.suggested for e in found.entities if e.canonical == "Congress"] == [("parliament of Norway",)]


def test_a_country_s_own_word_is_left_alone() -> None:
    for found in (congress("MX"), congress("NO", beside=("Mexico", "MX")), congress("KR", name="National Assembly")):
        assert all(e.suggested == () for e in found.entities)
