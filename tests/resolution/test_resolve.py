"""Names of invented cases: what joins, what is only proposed, what stays apart."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from onrecord.model.annotation import NameKind, NameMention
from onrecord.model.claim import Claim, Figure, Publication
from onrecord.model.document import Document
from onrecord.model.entity import Entity, Resolution
from onrecord.model.findings import Concepts, Findings
from onrecord.model.party import Party, PartyKind
from onrecord.model.profile import NO_PROFILE, KnownName, Profile
from onrecord.model.value import Amount
from onrecord.model.view import MentionRow
from onrecord.resolution import resolve


class Desk:
    """Builds findings without a parser: every name gets the next free span of its document."""

    def __init__(self, name: str) -> None:
        self.document = Document(name, f"{name}.txt", "plain", "utf-8", "", 10_000)
        self.at = 0
        self.names: list[NameMention] = []
        self.claims: list[Claim] = []

    def span(self, text: str) -> tuple[int, int]:
        start, self.at = self.at, self.at + len(text) + 10
        return start, start + len(text)

    def name(
        self,
        text: str,
        kind: NameKind = "organisation",
        role: str | None = None,
        country: str | None = None,
        same: tuple[int, ...] = (),
        descriptions: tuple[str, ...] = (),
    ) -> NameMention:
        start, end = self.span(text)
        said = tuple((*self.span(d), d) for d in descriptions)
        made = NameMention(0, 1, start, end, text, kind, role, country, same, said)
        self.names.append(made)
        return made

    def counts(self, mention: NameMention, value: float, measure: str = "depot") -> None:
        party = Party(mention.text, "organisation", mention.start, mention.end)
        self._claim(party, Figure(measure, Amount(value, value)))

    def party(self, text: str, kind: PartyKind, *, named: bool = True, country: str | None = None) -> None:
        start, end = self.span(text)
        self._claim(Party(text, kind, start, end, named, country), Figure("crate", Amount(5, 5)))

    def _claim(self, party: Party, body: Figure | Publication) -> None:
        n = len(self.claims)
        self.claims.append(
            Claim(
                f"{self.document.id}{n}",
                "figure",
                self.document.id,
                n,
                n + 1,
                "q",
                "asserted",
                "alleged",
                (party,),
                party,
                body,
            )
        )

    def findings(self) -> Findings:
        return Findings(self.document, tuple(self.claims), tuple(self.names))


def settle(*desks: Desk, profile: Profile = NO_PROFILE) -> Resolution:
    results = {
        resolve([d.findings() for d in order], Concepts(), profile).entities for order in itertools.permutations(desks)
    }
    assert len(results) == 1, "the order of documents must not matter"
    return resolve([d.findings() for d in desks], Concepts(), profile)


def entity(found: Resolution, name: str) -> Entity:
    (one,) = (e for e in found.entities if name in (e.canonical, *e.aliases))
    return one


def links(one: Entity, strength: str) -> set[tuple[str, str]]:
    return {(link.name, link.evidence) for link in one.links if link.strength == strength}


def test_apposition_and_acronym_join() -> None:
    a, b = Desk("a"), Desk("b")
    long = a.name("Coastal Safety Board")
    a.names[0] = NameMention(0, 1, long.start, long.end, long.text, long.kind, same_as=(long.end + 10,))
    a.name("CSB", same=(long.start,))
    b.name("CSB")
    found = settle(a, b)
    board = entity(found, "CSB")
    assert board.canonical == "Coastal Safety Board"
    assert ("CSB", "apposition") in links(board, "merge")
    assert len({found.of_mention[key] for key in found.of_mention}) == 1


def test_a_surname_joins_its_full_name_in_the_same_document_only() -> None:
    a, b = Desk("a"), Desk("b")
    a.name("Kari Solheim", "person", "Transport Minister", "NO")
    a.name("Solheim", "person")
    b.name("Solheim", "person")
    found = settle(a, b)
    assert found.of_mention[("a", 0, 12)] == found.of_mention[("a", 22, 29)]
    assert found.of_mention[("b", 0, 7)] != found.of_mention[("a", 0, 12)]
    assert entity(found, "Kari Solheim").canonical == "Kari Solheim"


def test_a_short_name_is_what_its_own_document_has_in_full() -> None:
    a, b, c = Desk("a"), Desk("b"), Desk("c")
    a.name("Coastal Safety Board")
    a.name("CSB")
    b.name("Central Statistics Bureau")
    b.name("CSB")
    a.name("Kari Solheim", "person")
    a.name("Solheim")  # taken for a body in both
    b.name("Per Solheim", "person")
    b.name("Solheim")
    c.name("CSB")
    found = settle(a, b, c)
    names = {e.id: e.canonical for e in found.entities}
    told = {
        (key[0], mention.text): names[found.of_mention[key]]
        for desk in (a, b, c)
        for mention in desk.names
        for key in [(desk.document.id, mention.start, mention.end)]
    }
    assert told["a", "CSB"] == "Coastal Safety Board"
    assert told["b", "CSB"] == "Central Statistics Bureau"
    assert told["c", "CSB"] == "CSB"  # of which of the two is not told
    assert (told["a", "Solheim"], told["b", "Solheim"]) == ("Kari Solheim", "Per Solheim")


def test_a_photo_credit_does_not_explain_the_letters() -> None:
    a = Desk("a")
    a.name("Norrin Press")
    a.name("NP")
    a.name("NP Photo")
    assert entity(settle(a), "NP").canonical == "Norrin Press"


def test_a_reason_shows_the_first_mentions_only() -> None:
    desks = [Desk(f"d{n}") for n in range(5)]
    for desk in desks:
        for name in ("Coastal Safety Board", "CSB", "CSB", "CSB"):
            desk.name(name)
    one = entity(resolve([d.findings() for d in desks], Concepts()), "CSB")
    assert [len(link.mentions) for link in one.links] == [8, 5]
    assert one.links[0].mentions[0] == ("d0", 30, 33)


def test_a_surname_goes_with_its_only_bearer_once_several_documents_name_that_person() -> None:
    a, b, c = Desk("a"), Desk("b"), Desk("c")
    a.name("Kari Solheim", "person")
    b.name("Kari Solheim", "person")
    c.name("Solheim", "person")
    assert len(settle(a, b, c).entities) == 1
    two = settle(a, c)
    assert {e.canonical for e in two.entities} == {"Kari Solheim", "Solheim"}
    assert two.suggested[("c", 0, 7)] == entity(two, "Kari Solheim").id
    b.name("Per Solheim", "person")
    assert len(settle(a, b, c).entities) == 3


@pytest.mark.parametrize(
    ("one", "two"),
    [("Henrik Vestergaard", "Henrik Vestergard"), ("Ida Krogh", "Ида Крог"), ("Anna Maria Bakke", "Anna Bakke")],
)
def test_a_person_written_otherwise_is_one(one: str, two: str) -> None:
    a, b = Desk("a"), Desk("b")
    a.name(one, "person")
    b.name(two, "person")
    (found,) = settle(a, b).entities
    assert {link.evidence for link in found.links} == {"person_written_otherwise"}
    assert all(one in link.explanation and two in link.explanation for link in found.links)


@pytest.mark.parametrize(("one", "two"), [("Karl Weber", "Karla Weber"), ("Karl Weber Jr.", "Karl Weber Sr.")])
def test_two_persons_of_like_names_are_two(one: str, two: str) -> None:
    a = Desk("a")
    a.name(one, "person")
    a.name(two, "person")
    assert len(settle(a).entities) == 2


def test_a_local_body_is_one_under_its_short_name_and_another_town_s_is_another() -> None:
    a, b = Desk("a"), Desk("b")
    a.name("Norrin Police Department")
    b.name("Norrin Police")
    b.name("Ferrow Police")
    b.name("Norrin Fire Department")
    found = settle(a, b)
    assert entity(found, "Norrin Police").id == entity(found, "Norrin Police Department").id
    assert len(found.entities) == 3


def test_a_name_taken_for_a_body_is_the_person_s() -> None:
    a, b = Desk("a"), Desk("b")
    a.name("Bianca Gillett", "person")
    a.name("Gillett", "organisation")
    b.name("Bianca Gillett", "organisation")
    (found,) = settle(a, b).entities
    assert (found.kind, found.canonical) == ("person", "Bianca Gillett")


def test_two_bearers_of_a_surname_keep_it_open() -> None:
    a = Desk("a")
    a.name("Kari Solheim", "person")
    a.name("Per Solheim", "person")
    a.name("Solheim", "person")
    assert {e.canonical for e in settle(a).entities} == {"Kari Solheim", "Per Solheim", "Solheim"}


def test_a_surname_with_particles_goes_with_the_full_name_of_its_document() -> None:
    a, b, c = Desk("a"), Desk("b"), Desk("c")
    a.name("Rutger E. van der Laan", "person")
    a.name("Van der Laan", "person")
    b.name("Rutger van der Laan", "person")
    b.name("Van der Laan", "person")
    c.name("Rutger van der Laan", "person")
    c.name("Joost van der Laan", "person")
    c.name("Van der Laan", "person")
    found = settle(a, b, c)
    named = {entity.id: entity.canonical for entity in found.entities}
    told = {(key[0], named[one].split()[0]) for key, one in found.of_mention.items()}
    assert told == {("a", "Rutger"), ("b", "Rutger"), ("c", "Rutger"), ("c", "Joost"), ("c", "Van")}  # of two, neither


def test_same_office_and_country_join_across_documents() -> None:
    a, b = Desk("a"), Desk("b")
    a.name("Kari Solheim", "person", "Transport Minister", "NO")
    b.name("Solheim", "person", "Transport Minister", "NO")
    assert len(settle(a, b).entities) == 1


def test_a_misspelling_needs_the_same_office_in_the_same_text() -> None:
    a, b = Desk("a"), Desk("b")
    a.name("Nils Vestergaard", "person", "Harbour Minister", "DK")
    a.name("Vestgaard", "person", "Harbour Minister", "DK")
    b.name("Vestgard", "person", "banker", "DK")
    found = settle(a, b)
    assert entity(found, "Vestgaard").canonical == "Nils Vestergaard"
    assert entity(found, "Vestgard").canonical == "Vestgard"


def test_translations_join_on_a_shared_figure() -> None:
    a, b = Desk("a"), Desk("b")
    one = a.name("Harbour Monitors Union")
    a.counts(one, 37)
    two = b.name("Union of Harbour Watchers")
    b.counts(two, 37)
    found = settle(a, b)
    assert len(found.entities) == 1
    assert ("Harbour Monitors Union", "words_that_mean_each_other") in links(found.entities[0], "merge")


def test_translations_without_support_are_only_proposed() -> None:
    a, b = Desk("a"), Desk("b")
    a.name("Harbour Monitors Union")
    b.name("Union of Harbour Watchers")
    found = settle(a, b)
    assert len(found.entities) == 2
    assert entity(found, "Harbour Monitors Union").suggested == ("Union of Harbour Watchers",)


@pytest.mark.parametrize("phrase", ["security guards", "conservation group"])
def test_common_nouns_are_never_aliases(phrase: str) -> None:
    a, b = Desk("a"), Desk("b")
    a.name("Shield Keepers", descriptions=(phrase,))
    b.name("Shield Keepers")
    b.party(phrase, "group", named=False)
    found = settle(a, b)
    one = entity(found, "Shield Keepers")
    assert phrase not in one.aliases
    assert one.suggested == (phrase,)
    assert all(key not in found.of_mention for key in found.suggested)


def test_a_place_has_the_geonames_id_of_its_mentions() -> None:
    a = Desk("a")
    a.party("Norway", "state", country="NO")
    a.name("Harbour Watch")
    rows = [MentionRow("a", at, at + 6, "place", {"name": "Norway", "geonames": id_}) for at, id_ in ((0, 7), (90, 9))]
    for mentions, wanted in ((rows[:1], 7), (rows, 7), ([], None), ([*rows, replace(rows[1], start=0, end=6)], None)):
        found = resolve([replace(a.findings(), mentions=tuple(mentions))], Concepts())
        assert {e.canonical: e.geonames for e in found.entities} == {"Norway": wanted, "Harbour Watch": None}


def test_unnamed_sources_have_no_entity() -> None:
    a, b = Desk("a"), Desk("b")
    a.party("senior official", "person", named=False)
    b.party("senior official", "person", named=False)
    found = settle(a, b)
    assert found.entities == ()
    assert found.of_mention == {}


def test_ministries_of_different_countries_stay_apart() -> None:
    a, b = Desk("a"), Desk("b")
    a.name("Foreign Ministry", country="NO")
    a.name("Ministry of Foreign Affairs", country="IS")
    b.name("Norwegian Foreign Ministry", country="NO")
    b.name("Foreign Ministry", country="IS")
    found = settle(a, b)
    assert {e.country for e in found.entities} == {"NO", "IS"}
    assert found.of_mention[("a", 0, 16)] != found.of_mention[("a", 26, 53)]


def test_a_profile_joins_but_not_across_countries() -> None:
    a, b = Desk("a"), Desk("b")
    a.name("North Watch")
    b.name("Nordwacht")
    b.name("Watch of the North", country="SE")
    known = KnownName("North Watch", aliases=("Nordwacht", "Watch of the North"), country="NO", wikidata="Q0")
    found = settle(a, b, profile=Profile(names=(known,)))
    assert entity(found, "Nordwacht").canonical == "North Watch"
    assert entity(found, "Nordwacht").wikidata == "Q0"
    assert entity(found, "Watch of the North").id != entity(found, "Nordwacht").id


def test_a_refused_join_is_noted() -> None:
    a = Desk("a")
    one = a.name("Roos Line", country="NL")
    a.names[0] = NameMention(0, 1, one.start, one.end, one.text, one.kind, None, "NL", (one.end + 10,))
    a.name("Rose Line", country="GB", same=(one.start,))
    found = settle(a)
    assert len(found.entities) == 2
    assert ("Rose Line", "different_countries") in links(entity(found, "Roos Line"), "forbid")


def test_explanations_are_sentences() -> None:
    a = Desk("a")
    a.name("Kari Solheim", "person")
    a.name("Solheim", "person")
    (one,) = settle(a).entities
    assert one.links
    assert all(link.explanation.endswith(".") and "\n" not in link.explanation for link in one.links)
    assert all(link.mentions for link in one.links)


def test_private_persons_are_not_public() -> None:
    a = Desk("a")
    a.name("Ada Roos", "person", "mayor of Delft", "NL")
    a.name("Jan Vink", "person")
    found = settle(a)
    assert {e.canonical: e.is_public for e in found.entities} == {"Ada Roos": True, "Jan Vink": False}


def test_a_country_told_by_context_is_only_proposed() -> None:
    a, b = Desk("a"), Desk("b")
    a.party("Ministry of Foreign Affairs", "agency", country="NO")
    b.name("Foreign Ministry", country="NO")
    found = settle(a, b)
    assert found.of_mention[("a", 0, 27)] != found.of_mention[("b", 0, 16)]
    assert found.suggested[("a", 0, 27)] == found.of_mention[("b", 0, 16)]


def test_a_government_is_an_alias_of_its_state() -> None:
    a = Desk("a")
    a.party("Norwegian government", "state", country="NO")
    a.party("Norwegian government", "state", country="NO")
    a.party("Norway", "state", country="NO")
    (one,) = settle(a).entities
    assert (one.canonical, one.aliases, one.kind) == ("Norway", ("Norwegian government",), "place")


def test_a_body_by_the_beginning_of_its_name_is_the_one_that_begins_so() -> None:
    desk = Desk("a")
    desk.name("Volmar Lines")
    desk.name("Volmar", "person")
    found = settle(desk)
    assert entity(found, "Volmar").canonical == "Volmar Lines"
    assert entity(found, "Volmar").kind == "organisation"


def test_a_beginning_that_two_bodies_share_is_neither() -> None:
    desk = Desk("a")
    for name in ("Volmar Lines", "Volmar Bank", "Volmar"):
        desk.name(name)
    assert entity(settle(desk), "Volmar").canonical == "Volmar"


def test_a_common_word_is_no_beginning_of_a_name() -> None:
    desk = Desk("a")
    desk.name("National Bank")
    desk.name("National")
    assert entity(settle(desk), "National").canonical == "National"


def test_a_name_without_its_field_is_the_only_one_that_goes_on_so() -> None:
    first, second, third = Desk("a"), Desk("b"), Desk("c")
    first.name("Lauvik Institute for Tides")
    second.name("Lauvik Institute")
    joined = settle(first, second)
    assert entity(joined, "Lauvik Institute") == entity(joined, "Lauvik Institute for Tides")
    third.name("Lauvik Institute for Health")
    apart = settle(first, second, third)
    assert entity(apart, "Lauvik Institute") != entity(apart, "Lauvik Institute for Tides")


def test_a_body_without_its_country_is_the_one_of_its_document() -> None:
    desk = Desk("a")
    desk.name("Bureau of Inquiry", country="NO")
    desk.name("Norrish Bureau of Inquiry", country="NO")
    found = settle(desk)
    assert entity(found, "Bureau of Inquiry") == entity(found, "Norrish Bureau of Inquiry")
    other = Desk("b")
    other.name("Norrish Bureau of Inquiry", country="NO")
    other.name("Delvish Bureau of Inquiry", country="SE")
    other.name("Bureau of Inquiry")
    apart = settle(other)
    assert entity(apart, "Bureau of Inquiry") not in (
        entity(apart, "Norrish Bureau of Inquiry"),
        entity(apart, "Delvish Bureau of Inquiry"),
    )


def test_an_office_in_other_words_is_the_same_office() -> None:
    a, b = Desk("a"), Desk("b")
    a.name("Kari Solheim", "person", "Interior Minister", "NO")
    b.name("Solheim", "person", "Minister of the Interior", "NO")
    assert len(settle(a, b).entities) == 1


def test_what_a_text_calls_a_body_tells_more_than_how_its_name_looks() -> None:
    a, b = Desk("a"), Desk("b")
    a.name("Plain Harbour", "organisation", "group")
    for _ in range(4):
        b.name("Plain Harbour", "person")
    assert [e.kind for e in settle(a, b).entities] == ["organisation"]
