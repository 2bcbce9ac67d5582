"""What the documents of a case call each country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.model.findings import Findings


def country_names(finding: Findings) -> dict[str, Counter[str]]:
    """By country, how often a document uses each name for it."""
    seen: dict[str, Counter[str]] = {}
    for row in finding.mentions:
        value = row.value
        if row.type == "place" and value.get("precision") == "country" and value.get("form", "name") == "name":
            seen.setdefault(str(value.get("country")), Counter())[str(value.get("name"))] += 1
    return seen


def most_used(names: Mapping[str, int]) -> str:
    """The name used most, the shortest of equals."""
    return min(names, key=lambda n: (-names[n], len(n), n))


def called(findings: Sequence[Findings]) -> dict[str, str]:
    """For each country the name that the documents use most."""
    seen: dict[str, Counter[str]] = {}
    for finding in findings:
        for code, names in country_names(finding).items():
            seen.setdefault(code, Counter()).update(names)
    return {code: most_used(names) for code, names in seen.items()}
