"""Which days a time expression means, and what stays open."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.annotation import TimeMention
from onrecord.model.tokens import Tokens
from onrecord.model.value import Time
from onrecord.reading import Parser
from onrecord.reading.times import bounds, local_day, read

PUBLISHED = Time("2031-12-01", "2031-12-01", "2031-12-01")  # a Monday


@cache
def parser() -> Parser:
    return Parser()


def table(text: str) -> Tokens:
    return next(tokens for _, tokens in parser().parse([("", text)]))


def times(text: str, published: Time | None = PUBLISHED) -> tuple[TimeMention, ...]:
    return read(table(text), published)


STATED = [
    ("It opened on 3 May 2021.", "2021-05-03"),
    ("It opened on May 3, 2021.", "2021-05-03"),
    ("It opened on the 3rd of May 2021.", "2021-05-03"),
    ("It opened on Saturday, 1 May 2021.", "2021-05-01"),
    ("It opened on 2021-05-03.", "2021-05-03"),
    ("It opened on 25/12/2021.", "2021-12-25"),
    ("It opened in May 2021.", "2021-05"),
    ("It opened in 2021.", "2021"),
    ("It opened in mid-2021.", "2021-05-01/2021-08-31"),
    ("It grew in the first nine months of 2021.", "2021-01/2021-09"),
    ("It was held on 12 and 13 May 2021.", "2021-05-12/2021-05-13"),
    ("It opened in early May 2021.", "2021-05-01/2021-05-10"),
    ("It opened in mid-May 2021.", "2021-05-11/2021-05-20"),
    ("It opened in late February 2024.", "2024-02-21/2024-02-29"),
    ("It opened at the end of May 2021.", "2021-05-21/2021-05-31"),
    ("It opened in the 1990s.", "199X"),
    ("It opened in the 19th century.", "18XX"),
    ("It opened in summer 2021.", "2021-22"),
    ("It opened in the third quarter of 2021.", "2021-35"),
    ("It opened in the first half of 2021.", "2021-40"),
    ("It ran from 2015 to 19.", "2015/2019"),
    ("It ran in 2017-2019.", "2017/2019"),
    ("It ran between April 2021 and July 2022.", "2021-04/2022-07"),
    ("It has run since 2015.", "2015/.."),
    ("It ran until May 2021.", "../2021-05"),
    ("It closed before 2015.", "../2014-12-31"),
    ("It closed after 2015.", "2016-01-01/.."),
]


@pytest.mark.parametrize(("text", "edtf"), STATED, ids=[t for t, _ in STATED])
def test_stated_times_need_no_publication_date(text: str, edtf: str) -> None:
    (found,) = times(text, None)
    assert found.value.edtf == edtf
    assert not found.value.inferred
    assert found.value.reason is None


WORKED_OUT = [
    ("It opened on Thursday.", "2031-11-27"),
    ("It opened on Monday.", "2031-12-01"),
    ("It will open on Thursday.", "2031-12-04"),
    ("It opened last Thursday.", "2031-11-27"),
    ("It opens next Thursday.", "2031-12-04"),
    ("It opened yesterday.", "2031-11-30"),
    ("It opens tomorrow.", "2031-12-02"),
    ("It opened this morning.", "2031-12-01"),
    ("It opened last night.", "2031-11-30"),
    ("It opened on Friday night.", "2031-11-28"),
    ("It opened on Saturday last week.", "2031-11-29"),
    ("He will come at the weekend.", "2031-12-06/2031-12-07"),
    ("It was so on last September 30.", "2031-09-30"),
    ("Early Monday a ferry sank.", "2031-12-01"),
    ("It sank late Sunday night.", "2031-11-30"),
    ("It sank overnight.", "2031-11-30/2031-12-01"),
    ("It opened on the 19th.", "2031-11-19"),
    ("It opened on the 31st.", "2031-10-31"),
    ("It opened on 5 March.", "2031-03-05"),
    ("It opened on 24 December.", "2030-12-24"),
    ("It will open on 24 December.", "2031-12-24"),
    ("It opened in September.", "2031-09"),
    ("It opened in December.", "2031-12"),
    ("It will open in February.", "2032-02"),
    ("It opened in January last year.", "2030-01"),
    ("It opened on May 3 last year.", "2030-05-03"),
    ("It opened this month.", "2031-12"),
    ("It opened last month.", "2031-11"),
    ("It opened last week.", "2031-11-24/2031-11-30"),
    ("It opened last year.", "2030"),
    ("It opened over the weekend.", "2031-11-29/2031-11-30"),
    ("It opens by the end of the month.", "../2031-12-31"),
    ("It opened three months ago.", "2031-09"),
    ("It opened two days ago.", "2031-11-29"),
    ("It opened five years ago.", "2026~"),
    ("It opened in the past two years.", "2029-12-01/2031-12-01"),
    ("It opened in late November.", "2031-11-21/2031-11-30"),
    ("It ran from Monday to Friday.", "2031-12-01/2031-12-05"),
    ("The pact holds until 31 January.", "../2032-01-31"),
    ("By November it had 40 desks.", "../2031-11"),
]


@pytest.mark.parametrize(("text", "edtf"), WORKED_OUT, ids=[t for t, _ in WORKED_OUT])
def test_worked_out_times_say_so(text: str, edtf: str) -> None:
    (found,) = times(text)
    assert found.value.edtf == edtf
    assert found.value.inferred
    assert found.value.reason is not None
    assert "publication" in found.value.reason


NEAREST = [
    ("The meeting on 10 December was agreed.", "2031-12-10"),
    ("The lease runs out on 31 December.", "2031-12-31"),
    ("Brokers to meet on 10 December", "2031-12-10"),
    ("It will be the first since the strike of 20 October.", "2031-10-20"),
    ("Talks resume on Friday.", "2031-12-05"),
    ("After Sunday's vote he left.", "2031-11-30"),
    ("Output fell below 1985 levels.", "1985"),
    ("The nurses called a walkout for 14 December.", "2031-12-14"),
    ("The vote was put off to 9 January.", "2032-01-09"),
    ("The vote was put off to 20 November.", "2031-11-20"),
    ("The court postponed the hearing to the 19th.", "2031-12-19"),
    ("The council called a session for Thursday.", "2031-12-04"),
    ("The mayor told reporters this Saturday that it had leaked.", "2031-11-29"),
]


@pytest.mark.parametrize(("text", "edtf"), NEAREST, ids=[t for t, _ in NEAREST])
def test_the_nearest_is_meant_where_no_past_verb_tells(text: str, edtf: str) -> None:
    (found,) = times(text)
    assert found.value.edtf == edtf


UNRESOLVED = [
    ("It opened on the 19th.", "XXXX-XX-19"),
    ("It opened in September.", "XXXX-09"),
    ("It opened on 5 September.", "XXXX-09-05"),
    ("It opened on Friday.", "XXXX-WXX-5"),
]


def test_a_day_that_had_been_planned_may_still_be_to_come() -> None:
    (found,) = times("The vote was to be held on Friday.")
    assert (found.value.edtf, found.value.pattern) == (None, "XXXX-WXX-5")


@pytest.mark.parametrize(("text", "pattern"), UNRESOLVED)
def test_undated_documents_leave_a_pattern(text: str, pattern: str) -> None:
    (found,) = times(text, None)
    assert found.value == Time(None, text=found.value.text, pattern=pattern)


COUNTED = [
    ("Two days later it reopened.", "2021-05-05", "+P2D"),
    ("A year earlier it had flooded.", "2020", "-P1Y"),
    ("It reopened the following day.", "2021-05-04", "+P1D"),
    ("It had closed the day before.", "2021-05-02", "-P1D"),
    ("It reopened the following month.", "2021-06", "+P1M"),
    ("It reopened the same day.", "2021-05-03", "+P0D"),
    ("Three months later it reopened.", "2021-08", "+P3M"),
]


@pytest.mark.parametrize(("text", "edtf", "pattern"), COUNTED, ids=[t for t, _, _ in COUNTED])
def test_distances_count_from_the_date_before(text: str, edtf: str, pattern: str) -> None:
    _, found = times(f"The mill burned on 3 May 2021. {text}")
    assert found.value.edtf == edtf
    assert found.value.inferred
    assert "2021-05-03" in (found.value.reason or "")
    (alone,) = times(text)
    assert (alone.value.edtf, alone.value.pattern) == (None, pattern)


def test_a_distance_is_not_counted_from_a_vaguer_date() -> None:
    _, found = times("The mill burned in 2021. Two days later it reopened.")
    assert (found.value.edtf, found.value.pattern) == (None, "+P2D")


def test_a_fiscal_year_has_wide_bounds() -> None:
    (found,) = times("Fiscal 2021 was weak.", None)
    assert (found.value.edtf, found.value.start, found.value.end) == ("2021~", "2020-04-01", "2022-03-31")
    assert found.value.inferred
    (split,) = times("It opened in fiscal year 2021-22.", None)
    assert split.value.edtf == "2021/2022"


def test_a_season_says_whose_months_it_takes() -> None:
    (found,) = times("It opened in the summer.", Time("2032-02-03", "2032-02-03", "2032-02-03"))
    assert found.value.edtf == "2031-22"
    assert "northern" in (found.value.reason or "")


def test_bounds_of_an_undated_text() -> None:
    found = bounds(times("It opened on 3 May 2021 and closed in June 2022. The lease runs until 2040.", None))
    assert found is not None
    assert (found.edtf, found.start, found.end) == ("2022-06-01/..", "2022-06-01", None)
    assert found.inferred
    assert "June 2022" in (found.reason or "")
    assert bounds(times("It opened on Monday.", None)) is None


def test_one_far_date_does_not_bound_a_text() -> None:
    found = bounds(times("It opened on 3 May 2021. The 2035 plan was read on 4 May 2021.", None))
    assert found is not None
    assert found.start == "2021-05-04"


def test_publication_is_taken_on_the_outlets_own_day() -> None:
    stated = Time("2031-12-05", "2031-12-05", "2031-12-05")
    moved = local_day(stated, "2031-12-05T01:00:00Z", "America/New_York")
    assert moved is not None
    assert (moved.edtf, moved.inferred) == ("2031-12-04", True)
    assert local_day(stated, "2031-12-05T12:00:00Z", "America/New_York") == stated
    assert local_day(stated, "2031-12-05T01:00:00", "America/New_York") == stated
    assert local_day(stated, "2031-12-05T01:00:00Z", "Nowhere/Land") == stated
    assert local_day(None, None, None) is None


def test_day_and_month_order_is_not_guessed() -> None:
    (found,) = times("It opened on 04/05/2021.")
    assert found.value.edtf is None
    assert found.value.pattern == "2021-XX-XX"


def test_one_stated_year_serves_both_ends() -> None:
    (found,) = times("It ran between April and July 2022.")
    assert found.value.edtf == "2022-04/2022-07"
    assert found.value.inferred
    assert "other end" in (found.value.reason or "")


def test_as_of_keeps_its_relation() -> None:
    (found,) = times("As of November, 12 mills remain.")
    assert (found.relation, found.value.edtf) == ("as of", "2031-11")


KINDS = [
    ("It took three months.", "duration", "P3M"),
    ("It was a five-year deal.", "duration", "P5Y"),
    ("They meet every year.", "set", "R/P1Y"),
    ("They meet each Monday.", "set", "R/P1W"),
    ("It opens at 10:30 am.", "time", "T10:30"),
    ("It sank at 10 p.m.", "time", "T22:00"),
    ("It sank at noon.", "time", "T12:00"),
    ("They meet twice a year.", "set", "R2/P1Y"),
    ("It is open every Monday and Friday.", "set", "R/P1W"),
    ("The shop closes on Mondays.", "set", "R/P1W"),
    ("It lasted six to 12 months.", "duration", "P6M/P12M"),
    ("It lasted two or three weeks.", "duration", "P2W/P3W"),
]


@pytest.mark.parametrize(("text", "kind", "pattern"), KINDS)
def test_durations_sets_and_hours(text: str, kind: str, pattern: str | None) -> None:
    (found,) = times(text)
    assert (found.kind, found.value.edtf, found.value.pattern) == (kind, None, pattern)


NOTHING = [
    "USA Today reported it.",
    "2:53 Divers talk about the wreck",
    'He was asked on the "Today" programme.',
    "The day before the vote was calm.",
    "It may open soon.",
    "They march for bread.",
    "The 21st Street shop burned.",
    "A 15-year-old won.",
    "The fleet lost 2,015 boats.",
    "The levy raised $1990.",
    "It is 1,900 metres long.",
    "The bus stopped in Spring.",
    "Call 412-263-1878.",
    "She is in her late 50s.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert [m.value.text for m in times(text)] == []


def test_a_count_after_a_month_is_no_day() -> None:
    (found,) = times("In May 12 people were hurt.")
    assert (found.value.text, found.value.edtf) == ("May", "2031-05")


def test_a_date_before_what_happened_on_it_is_a_day() -> None:
    (found,) = times("He is held over the Apr. 12 meeting at the quay.")
    assert (found.value.text, found.value.edtf) == ("Apr. 12", "2031-04-12")


def test_a_day_no_calendar_has_stays_unresolved() -> None:
    (found,) = times("It opened on 30 February 2021.")
    assert found.value == Time(None, text="30 February 2021")


def test_a_publication_known_to_the_month_settles_months_but_no_weekdays() -> None:
    month = Time("2031-12", "2031-12-01", "2031-12-31")
    assert [m.value.edtf for m in times("It opened in September.", month)] == ["2031-09"]
    assert [m.value.edtf for m in times("It opened on Friday.", month)] == [None]


def _words(line: str) -> list[str]:
    return line.split()


_WORDS = st.sampled_from(
    [
        *_words("May March 3 19 the 19th of 2021 2022 , - to and between from since until last next this Monday"),
        *_words("Friday week years ago three early mid late end every 1990s summer quarter first 10:30 am today night"),
        *_words("12/05/2022 in by Q3 '90s"),
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=20), st.dates(date(1300, 1, 1), date(2300, 1, 1)))
def test_offsets_and_order_hold_for_any_run_of_time_words(pieces: list[str], day: date) -> None:
    tokens = table(" ".join(pieces))
    last = 0
    for found in read(tokens, Time(day.isoformat(), day.isoformat(), day.isoformat())):
        assert found.start == tokens.start[found.first] >= last
        assert tokens.text[found.start : found.end] == tokens.quote(found.first, found.last)
        value = found.value
        assert value.inferred == (value.reason is not None)
        if value.edtf is None:
            assert (value.start, value.end) == (None, None)
        if value.start is not None and value.end is not None:
            assert value.start <= value.end
        last = found.end


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_without_failing(text: str) -> None:
    for found in times(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It was built in the '50s.", "195X"),
        ("He plays the music of '60s bands.", "196X"),
        ("The robber said he only wanted '50s and 100s'.", None),
        ("He asked for '20s and 50s' in a note.", None),
    ],
)
def test_notes_are_no_decades(text: str, edtf: str | None) -> None:
    assert [t.value.edtf for t in times(text)] == ([edtf] if edtf else [])


def test_the_number_of_a_house_is_no_year() -> None:
    found = read(table("Ada Holm, 17, of 1915 Birch St., was charged. The pier burned in 1987."), None)
    assert [t.value.edtf for t in found] == ["1987"]


def test_today_opens_a_sentence_below_a_heading_that_ends_in_a_name() -> None:
    found = times("Norway summons the ambassador of Chile\n\nToday, the ministry met him.")
    assert [t.value.text for t in found] == ["Today"]
