"""Fields by path, and what people type as values."""

from __future__ import annotations

import pytest

from depot_claims import WATCH, A, Case, exactly
from onrecord.errors import UsageError
from onrecord.model.claim import Claim
from onrecord.model.value import Amount, Place, Time
from onrecord.review import fields, values


@pytest.fixture
def claim() -> Claim:
    return Case(A).figure(A, exactly(12), unit="depots")


def put(claim: Claim, path: str, value: object) -> Claim:
    return fields.put(claim, fields.normal_path(claim, path), value, "x" * 200)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12", Amount(12, 12)),
        ("1,200", Amount(1200, 1200)),
        ("at least 12", Amount(12, None, "at least")),
        ("More than  50", Amount(50, None, "more than")),
        ("up to 12", Amount(None, 12, "up to")),
        ("about 12", Amount(12, 12, "about")),
        ("between 10 and 12", Amount(10, 12, "between")),
        ("10-12", Amount(10, 12, "between")),
    ],
)
def test_amounts(text: str, amount: Amount) -> None:
    assert values.amount(text) == amount


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2031", "2031-01-01", "2031-12-31"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031-05-09", "2031-05-09", "2031-05-09"),
        ("2031-05/2031-07", "2031-05-01", "2031-07-31"),
        ("2031-05/..", "2031-05-01", None),
    ],
)
def test_times(text: str, start: str, end: str | None) -> None:
    assert values.time(text) == Time(text, start, end)


@pytest.mark.parametrize("text", ["soon", "2031-13", "2031-02-30", "2031-00", "2031-07/2031-05", "../..", ""])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(UsageError, match="is no date"):
        values.time(text)


def test_places() -> None:
    assert values.place("Oslo, NO, city") == Place("Oslo", country="NO", precision="city")
    assert values.place("Albia") == Place("Albia")
    with pytest.raises(UsageError, match="no precision"):
        values.place("Oslo, NO, town")


def test_fields_of_a_kind_need_no_prefix(claim: Claim) -> None:
    assert fields.normal_path(claim, "measure") == fields.normal_path(claim, "body.measure") == "body.measure"
    assert put(claim, "measure", "tank").body == put(claim, "body.measure", "tank").body


def test_a_field_inside_a_field(claim: Claim) -> None:
    changed = put(claim, "amount.high", None)
    assert fields.get(changed, "body.amount") == {"low": 12, "high": None}
    assert fields.get(put(claim, "attribution.1.name", "Dock Union"), "attribution.1.name") == "Dock Union"


def test_nothing_stated_can_be_said(claim: Claim) -> None:
    assert put(claim, "place", "null").place is None
    assert put(claim, "root", None).root is None
    assert WATCH not in put(claim, "root", None).attribution


def test_json_stands_for_a_whole_field(claim: Claim) -> None:
    place = put(claim, "place", '{"name": "Oslo", "country": "NO", "precision": "city"}').place
    assert place == Place("Oslo", country="NO", precision="city")
    assert put(claim, "doubts", '["one", "two"]').doubts == put(claim, "doubts", "one; two").doubts == ("one", "two")
    assert put(claim, "in_story", "no").in_story is False


def test_setting_back_gives_the_claim_as_it_was(claim: Claim) -> None:
    for path, value in (("body.amount", "at least 3"), ("place", None), ("time", "2031"), ("modality", "stated")):
        before = fields.get(claim, path)
        assert put(put(claim, path, value), path, before) == claim


@pytest.mark.parametrize(
    ("path", "value", "what"),
    [
        ("id", "x", "has no field"),
        ("body", "x", "has no field"),
        ("quote", "x", "has no field"),
        ("document", "x", "reject it, and add"),
        ("time.start", "2031-01-01", "nothing is stated there"),
        ("attribution.9.name", "x", "not the number of one"),
        ("attribution.1.colour", "x", "no field 'colour'"),
        ("amount", True, "does not fit"),
        ("measure", 12, "does not fit"),
        ("in_story", "perhaps", "does not fit"),
        ("root.kind", "planet", "none of its values"),
        ("place", '{"country": "NO"}', "a part is missing"),
        ("place", '{"colour": "red"}', "has no field 'colour'"),
        ("span", "9-3", "two offsets"),
        ("span", "0-999", "two offsets"),
        ("polarity", None, "none of its values"),
    ],
)
def test_what_does_not_fit_is_refused(claim: Claim, path: str, value: object, what: str) -> None:
    with pytest.raises(UsageError, match=what):
        put(claim, path, value)
