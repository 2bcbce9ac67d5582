"""Words for values: long lists are cut and say by how much."""

from __future__ import annotations

from onrecord.model.value import Amount
from onrecord.reconciliation.wording import amount, few, plural, several


def test_a_list_names_the_first_few_and_counts_the_others() -> None:
    assert few(["a", "b", "c", "d"]) == "a, b, c and d"
    assert few(["a", "b", "c", "d", "e"]) == "a, b, c and 2 others"
    assert few(["a", "a", "b"]) == "a and b"


def test_a_cell_holds_a_few_dozen_values_at_most() -> None:
    assert several(["a", "", "not stated", "b", "a"]) == "a; b"
    assert several([str(n) for n in range(25)]).endswith("; 24")
    assert several([str(n) for n in range(40)]).endswith("; 23; and 16 others")


def test_a_few_hundred_are_no_few() -> None:
    assert amount(Amount(200.0, None, "a few")) == "a few hundred"
    assert amount(Amount(2.0, None, "a few")) == "a few"


def test_a_measure_in_the_plural() -> None:
    told = ["depot", "case of flu", "people missing", "seaman", "child", "country with depot", "human"]
    expected = ["depots", "cases of flu", "people missing", "seamen", "children", "countries with depots", "humans"]
    assert [plural(measure) for measure in told] == expected
