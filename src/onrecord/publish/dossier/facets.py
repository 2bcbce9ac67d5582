"""Claim beside counter-claim: what stands against what, on which side of the matter."""

from __future__ import annotations

from onrecord.model.entry import Entry
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.pictures import Dispute, Side
from onrecord.publish.dossier.telling import clipped, field
from onrecord.publish.dossier.wording import STRINGS, phrase, say

_AGAINST = ("disputes", "contested")


def disputes(directory: Directory) -> tuple[Dispute, ...]:
    """Groups of entries that stand against each other, by facet; those with most parties first."""
    held = [entry for entries in directory.entries.values() for entry in entries]
    against: dict[str, dict[str, tuple[str, str]]] = {}
    for entry in held:
        for edge in entry.edges:
            other = directory.entry(edge.other)
            if edge.kind in _AGAINST and other is not None and other.id != entry.id:
                against.setdefault(entry.id, {})[other.id] = (edge.facet or "", edge.explanation)
                against.setdefault(other.id, {}).setdefault(entry.id, (edge.facet or "", edge.explanation))
    found = []
    seen: set[str] = set()
    for start in sorted(against, key=lambda one: (-len(against[one]), one)):
        if start in seen:
            continue
        # the one that most stands against leads; its counters are the other side, what they dispute too is its own
        counters = [one for one in against[start] if one not in seen]
        fellows = {one for counter in counters for one in against[counter] if one not in counters and one not in seen}
        claims = [start, *sorted(fellows - {start})]
        seen.update(claims, counters)
        if not counters:
            continue
        facet, explanation = against[start][counters[0]]
        if _denies(directory, start) and not any(_denies(directory, one) for one in counters):
            claims, counters = counters, claims
        leading = directory.of_id[claims[0]]
        found.append(
            Dispute(
                facet=_facet(leading, facet),
                claims=tuple(_side(directory, directory.of_id[one]) for one in claims),
                counters=tuple(_side(directory, directory.of_id[one]) for one in sorted(counters)),
                explanation=explanation,
            )
        )
    found.sort(key=lambda one: (-len(one.claims) - len(one.counters), one.facet))
    return tuple(found)


def _denies(directory: Directory, entry_id: str) -> bool:
    return field(directory.of_id[entry_id], "stance") == "denies"


def _facet(entry: Entry, facet: str) -> str:
    about = field(entry, "facet")
    if facet and about and facet not in about:
        return f"{phrase('facet', facet)}: {about}"
    if not about and not facet and entry.kind == "figure":
        facet = "number"
    return about or (phrase("facet", facet) if facet else say("not.stated"))


def _side(directory: Directory, entry: Entry) -> Side:
    speaker = field(entry, "speaker") or ", ".join(entry.so.roots) or say("source.unknown")
    stance = field(entry, "stance")
    what = field(entry, "proposition") or field(entry, "value") or entry.title
    words = phrase("stance", stance) if f"stance.{stance}" in STRINGS else ""
    return Side(speaker, words, directory.entry_link(entry.id, clipped(what, 300)), field(entry, "by"))
