"""What counts as a quantity, with which bounds, and of what."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.annotation import QuantityMention
from onrecord.model.tokens import Tokens
from onrecord.reading import Parser
from onrecord.reading.quantities import read, trend_of


@cache
def parser() -> Parser:
    return Parser()


def table(text: str) -> Tokens:
    return next(tokens for _, tokens in parser().parse([("", text)]))


def quantities(text: str) -> tuple[QuantityMention, ...]:
    return read(table(text))


def shown(text: str) -> list[tuple[float | None, float | None, str | None, str | None]]:
    return [(m.amount.low, m.amount.high, m.amount.qualifier, m.unit) for m in quantities(text)]


EXACT = [
    ("The co-op runs 18 ferry terminals.", 18, "ferry terminals"),
    ("They counted twenty-one wind pumps.", 21, "wind pumps"),
    ("Two hundred and five goats were vaccinated.", 205, "goats"),
    ("Growers planted 1,250 lemon trees.", 1250, "lemon trees"),
    ("The dam displaced 2.5 million villagers.", 2_500_000, "villagers"),
    ("Three and a half million bulbs were sold.", 3_500_000, "bulbs"),
    ("A dozen kiosks reopened.", 12, "kiosks"),
    ("1 thousand 300 barns were burned down.", 1300, "barns"),
    ("2 million 150 thousand seedlings were planted.", 2_150_000, "seedlings"),
    ("The guild lost half a million members.", 500_000, "members"),
    ("It bought three dozen lanterns.", 36, "lanterns"),
    ("Wages rose 4 percent.", 4, "percent"),
    ("Turnout was 61.5%.", 61.5, "%"),
    ("Output grew by 7 pct.", 7, "pct"),
    ("The levy raised $3.2bn.", 3.2e9, "$"),
    ("The museum paid €1,400 for the vase.", 1400, "€"),
    ("They owe 450 mln dlrs.", 4.5e8, "dlrs"),
    ("The refinery ships 90,000 bpd.", 90_000, "bpd"),
    ("Milk sells at $2.10 per gallon.", 2.1, "$ per gallon"),
    ("The tunnel is 14 km long.", 14, "km"),
    ("Walkers covered 30 miles.", 30, "miles"),
    ("The walkout lasted three weeks.", 3, "weeks"),
    ("Vans can reach 95 km/h.", 95, "km/h"),
    ("A 14-strong crew left.", 14, "crew"),
    ("It was minus 12 degrees Celsius.", -12, "degrees Celsius"),
]


@pytest.mark.parametrize(("text", "value", "unit"), EXACT, ids=[t for t, _, _ in EXACT])
def test_exact_values_and_units(text: str, value: float, unit: str) -> None:
    assert shown(text) == [(value, value, None, unit)]


BOUNDED = [
    ("At least 12 depots burned.", (12, None, "at least", "depots")),
    ("No fewer than 12 depots burned.", (12, None, "at least", "depots")),
    ("Inspectors shut 12 or more depots.", (12, None, "at least", "depots")),
    ("More than fifty depots burned.", (50, None, "more than", "depots")),
    ("Over 50 depots burned.", (50, None, "more than", "depots")),
    ("Up to 40 depots burned.", (None, 40, "up to", "depots")),
    ("As many as 40 depots burned.", (None, 40, "up to", "depots")),
    ("No more than 40 depots burned.", (None, 40, "at most", "depots")),
    ("Fewer than 40 depots burned.", (None, 40, "fewer than", "depots")),
    ("About 40 depots burned.", (40, 40, "about", "depots")),
    ("Some 40 depots burned.", (40, 40, "about", "depots")),
    ("Nearly 40 depots burned.", (40, 40, "nearly", "depots")),
    ("Dozens of depots burned.", (24, None, "dozens", "depots")),
    ("Hundreds of depots burned.", (200, None, "hundreds", "depots")),
    ("Tens of thousands of depots burned.", (20_000, None, "tens of thousands", "depots")),
    ("Several depots burned.", (2, None, "several", "depots")),
    ("Several hundred depots burned.", (200, None, "several", "depots")),
    ("Between five and seven depots burned.", (5, 7, "between", "depots")),
    ("The fire hit 10 to 12 depots.", (10, 12, "between", "depots")),
    ("The fire hit 10-12 depots.", (10, 12, "between", "depots")),
    ("Repairs cost $3 million to $5 million.", (3e6, 5e6, "between", "$")),
    ("There were no injuries.", (0, 0, "none", "injuries")),
    ("Nobody was hurt.", (0, 0, "none", "people")),
    ("None of the depots burned.", (0, 0, "none", "depots")),
]


@pytest.mark.parametrize(("text", "expected"), BOUNDED, ids=[t for t, _ in BOUNDED])
def test_bounds(text: str, expected: tuple[float | None, float | None, str, str]) -> None:
    assert shown(text) == [expected]


def test_a_bound_binds_to_its_own_number_only() -> None:
    assert shown("At least 60 depots in 17 provinces were searched.") == [
        (60, None, "at least", "depots"),
        (17, 17, None, "provinces"),
    ]


def test_a_preposition_is_no_bound() -> None:
    assert shown("They argued over 30 goats.")[0][2] is None


def test_a_change_is_two_levels_but_a_span_is_a_range() -> None:
    assert [q[:2] for q in shown("The count rose from 12 to 15.")] == [(12, 12), (15, 15)]
    assert [q[:2] for q in shown("Classes range from 12 to 15 pupils.")] == [(12, 15)]


@pytest.mark.parametrize(
    "text",
    ["Divers found 48 more wrecks.", "Another 48 wrecks were found.", "An additional 48 wrecks were found."],
)
def test_increments(text: str) -> None:
    (found,) = quantities(text)
    assert found.amount.increment
    assert found.amount.low == 48


def test_a_level_is_no_increment() -> None:
    (found,) = quantities("More than 48 wrecks were found.")
    assert not found.amount.increment


NOTHING = [
    "In 2015 the harbour froze.",
    "It opened on 3 May 2021.",
    "On May 12, 2022 it closed.",
    "Doors open at 10:30.",
    "The Falcon 737 landed.",
    "Delegates of the G20 met.",
    "Covid-19 spread.",
    "He lives at 49 Old Mill Road.",
    "They met in room 12.",
    "See Article 5.",
    "Call 555-01-99.",
    "Call +31 20 555 0199.",
    "Call 816-474-HELP.",
    "She called 911.",
    "See image 7 of 33.",
    "It is in the 700 block of Elm Lane.",
    "The 19th floor burned.",
    "The home side won 3-1.",
    "See figure 4.1.2 for details.",
    "The 440 Lighthouse report is out.",
    "They like one another.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_names_dates_and_labels_are_no_quantities(text: str) -> None:
    assert shown(text) == []


def test_years_of_a_span_are_not_counted() -> None:
    assert shown("From 2015 to 19 the guild ran 12 mills.") == [(12, 12, None, "mills")]


@pytest.mark.parametrize(
    "text", ["A 44-year-old baker won.", "Ada Finch, 44, won.", "The winner was aged 44.", "She is 44 years old."]
)
def test_ages_are_marked_as_ages(text: str) -> None:
    assert [(m.amount.low, m.kind) for m in quantities(text)] == [(44, "age")]


KINDS = [
    ("It sold nine kites.", "count"),
    ("It cost 9 euros.", "money"),
    ("It fell 9 percent.", "percent"),
    ("It weighs 9 tonnes.", "measure"),
    ("It took nine days.", "duration"),
    ("It took a third of the harvest.", "other"),
    ("It is one of the largest mills.", "other"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds(text: str, kind: str) -> None:
    assert [m.kind for m in quantities(text)] == [kind]


def test_a_list_of_ages_is_all_ages() -> None:
    assert {m.kind for m in quantities("The winners are ages 10, 8 and 4.")} == {"age"}


def test_shares() -> None:
    assert [round(m.amount.low or 0, 3) for m in quantities("Two-thirds of voters agreed.")] == [0.667]
    assert [round(m.amount.low or 0, 3) for m in quantities("One in five voters agreed.")] == [0.2]


def test_a_part_takes_the_noun_of_the_whole() -> None:
    first, second = quantities("Strikers shut 48 of the 72 mills.")
    assert (first.amount.low, first.unit) == (48, "mills")
    assert (second.amount.low, second.unit) == (72, "mills")


def test_head_and_number_point_at_their_tokens() -> None:
    tokens = table("At least 18 ferry terminals closed.")
    (found,) = read(tokens)
    assert tokens.word[found.number] == "18"
    assert found.head is not None
    assert tokens.word[found.head] == "terminals"
    assert tokens.text[found.start : found.end] == "At least 18"


@pytest.mark.parametrize(
    ("text", "trend"),
    [("Exports fell 8 percent.", "down"), ("Shares were up 3%.", "up"), ("The share was 8 percent.", None)],
)
def test_trends(text: str, trend: str | None) -> None:
    tokens = table(text)
    (found,) = read(tokens)
    assert trend_of(tokens, found) == trend


PREDICATES = [
    ("4 dead, 2 injured at mill", [(4, "dead"), (2, "injured")]),
    ("Sixteen were wounded and five dead, officials said.", [(16, "wounded"), (5, "dead")]),
    ("Divers say 160 are missing.", [(160, "missing")]),
    ("Seven hit, one fatally, in mill blast", [(7, "hit"), (1, "fatally")]),
]


@pytest.mark.parametrize(("text", "expected"), PREDICATES, ids=[t for t, _ in PREDICATES])
def test_a_count_may_be_told_by_what_befell(text: str, expected: list[tuple[float, str]]) -> None:
    tokens = table(text)
    found = read(tokens)
    assert [(m.amount.low, m.unit) for m in found] == expected
    assert [tokens.word[m.head] for m in found if m.head is not None] == [unit for _, unit in expected]


ENUMERATED = [
    ("Baby, man killed in depot fire", 2, "people"),
    ("A teen was hit in the leg near the mill.", 1, "teen"),
    ("The robber shot his wife and daughter.", 2, "people"),
    ("A clerk was shot and wounded.", 1, "clerk"),
    ("It runs offices in Turin, Genoa and Pisa.", 3, "offices"),
]


@pytest.mark.parametrize(("text", "count", "unit"), ENUMERATED, ids=[t for t, _, _ in ENUMERATED])
def test_persons_and_towns_told_one_by_one_are_counted(text: str, count: int, unit: str) -> None:
    (found,) = quantities(text)
    assert found.enumerated
    assert (found.amount.low, found.amount.high, found.unit) == (count, count, unit)


def test_a_further_person_is_an_increment() -> None:
    first, second = quantities("One person was killed and another was wounded.")
    assert not first.amount.increment
    assert second.amount.increment
    assert second.enumerated


def test_a_list_of_persons_counts_each_once() -> None:
    found = quantities("A man, a woman and two children were hurt.")
    assert [(m.amount.low, m.enumerated) for m in found] == [(2, True), (2, False)]


def test_marks_are_no_part_of_a_unit() -> None:
    assert shown('They run 12 "ferry terminals" there.') == [(12, 12, None, "ferry terminals")]


def test_a_title_may_be_what_is_counted() -> None:
    assert shown('The list: 102 "Harbour 440" in nine ports.') == [
        (102, 102, None, "Harbour 440"),
        (9, 9, None, "ports"),
    ]


AGES = [
    "Ann Moss, now 30, of Elm Street, won.",
    "Ann Moss, who lived there, was 26.",
    "The winners ranged in age from 19 to 34.",
]


@pytest.mark.parametrize("text", AGES)
def test_ages_of_persons(text: str) -> None:
    assert {m.kind for m in quantities(text)} == {"age"}


def test_the_first_of_a_range_in_words_is_kept() -> None:
    assert shown("They expect one to two percent growth.")[0][:2] == (1, 2)
    assert shown("He served 33½ years.")[0][:2] == (33.5, 33.5)


UNCOUNTED = [
    'A report, "Harbour 440", is out.',
    "It has offices in Spain, Italy and France.",
    "The shot came from a .22 handgun.",
    "It fell to below 1985 levels.",
    "It hit the 700-block of Elm Drive.",
    "It was to be a year of growing doubt, one of steady decline.",
    "A man was not hurt.",
    "If a child is shot, call the office.",
    "The man was shot in the arm.",
    "A man or a woman was hurt.",
    "A man may have been hurt.",
    "Envoys in Turin and Genoa agreed.",
    "He has no doubt about it.",
    "There is no indication of it.",
    "2 NEWS reported from the mill.",
    "The firm filed an 8-K form.",
    "911 callers heard a bang.",
]


@pytest.mark.parametrize("text", UNCOUNTED)
def test_what_is_not_counted(text: str) -> None:
    assert shown(text) == []


ZERO = [
    ("There is no police station in the valley.", "police station"),
    ("The raid ended without casualties.", "casualties"),
    ("No weapon was found.", "weapon"),
]


@pytest.mark.parametrize(("text", "unit"), ZERO)
def test_zero_of_one_thing(text: str, unit: str) -> None:
    assert shown(text) == [(0, 0, "none", unit)]


def test_suspended_hyphens_share_their_unit() -> None:
    assert shown("They sold two- and three-bedroom flats.") == [
        (2, 2, None, "bedroom"),
        (3, 3, None, "bedroom"),
    ]
    assert shown("He faces a 15- to 20-year term.") == [(15, 20, "between", "year")]


def test_a_form_states_an_age() -> None:
    assert [(m.amount.low, m.kind) for m in quantities("Sex: M Age: 27 Condition: stable")] == [(27, "age")]


def test_a_rate_is_part_of_the_unit() -> None:
    assert shown("The field yields 40,000 barrels a day.") == [(40_000, 40_000, None, "barrels a day")]


def test_a_second_sum_takes_the_currency_of_the_first() -> None:
    first, second = quantities("The loan is 2.3 billion crowns, of which 1.3 billion is overdue.")
    assert (first.kind, second.kind, second.unit) == ("money", "money", first.unit)


def test_a_new_level_is_no_increment() -> None:
    assert [m.amount.increment for m in quantities("The finds bring the total to 12 wrecks.")] == [False]


def _words(line: str) -> list[str]:
    return line.split()


_WORDS = st.sampled_from(
    [
        *_words("about at least over no none one two twenty - half a dozen hundreds of million $ € 3.5 12 1,200 5-7 %"),
        *_words("per cent to and between 2015 May 3rd pct mln dlrs more years old , ( ) . / + ships in the"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=25))
def test_offsets_hold_for_any_run_of_number_words(pieces: list[str]) -> None:
    tokens = table(" ".join(pieces))
    last = 0
    for found in read(tokens):
        assert 0 <= found.first <= found.number < found.last <= len(tokens)
        assert found.start == tokens.start[found.first] >= last
        assert tokens.text[found.start : found.end] == tokens.quote(found.first, found.last)
        low, high = found.amount.low, found.amount.high
        assert low is not None or high is not None
        assert low is None or high is None or low <= high
        last = found.end


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_without_failing(text: str) -> None:
    tokens = table(text)
    for found in read(tokens):
        assert 0 <= found.start < found.end <= len(text)
