"""Figures out of "the report", where the text tells of several by one publisher."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reconciliation.editions import told
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter

_THE_REPORT = "“the report” is taken"  # how the doubt begins of a source that is taken from "the report"


def by_publisher(grounds: Grounds, matter: Matter) -> list[tuple[str, str]]:
    """Publisher and document: of publications, and of figures out of "the report" of which nobody says when it was."""
    if matter.kind == "publication":
        return [(matter.key[1], document) for document in sorted(matter.documents)]
    if matter.kind != "figure" or matter.root is None or any(told(claim) for claim in matter.claims):
        return []
    found = {claim.document for claim in matter.claims if any(d.startswith(_THE_REPORT) for d in claim.doubts)}
    return [(matter.root.best, document) for document in sorted(found)]


def name_report(group: Sequence[Matter]) -> None:
    """Notes that it is open out of which report a figure is, where the text tells of several by its publisher."""
    if sum(m.kind == "publication" for m in group) > 1:
        for matter in [m for m in group if m.kind == "figure"]:
            matter.note("of which report it is, is not stated")
