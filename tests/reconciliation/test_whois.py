"""Who a body is, whatever the order of the words in its name."""

from __future__ import annotations

import pytest

from onrecord.reconciliation.whois import office


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Albia's Trade Ministry", "trade ministry"),
        ("the trade ministry of Albia", "trade ministry"),
        ("Ministry of Trade of Albia", "trade ministry"),
        ("the Ministry of Foreign Affairs", "foreign ministry"),
        ("Albia's Foreign Ministry", "foreign ministry"),
        ("Department of Health", "health department"),
        ("Ministry of Protection of Nature", "ministry of protection of nature"),
        ("Harbour Watch", "harbour watch"),
    ],
)
def test_a_ministry_is_called_by_its_field_first(name: str, bare: str) -> None:
    assert office(name) == bare
