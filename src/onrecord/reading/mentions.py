"""Readings below the claims as rows, so that each reader can be measured by itself."""

from __future__ import annotations

from onrecord.model.annotation import Reading
from onrecord.model.codec import to_json
from onrecord.model.view import MentionRow


def mention_rows(document: str, reading: Reading) -> tuple[MentionRow, ...]:
    """One row a name, time, quantity, place and attribution, by start, end and type."""
    rows = []
    for name in reading.names:
        rows.append(
            MentionRow(
                document,
                name.start,
                name.end,
                "name",
                {"name": name.text, "kind": name.kind, "role": name.role, "country": name.country},
            )
        )
    for time in reading.times:
        value = {"kind": time.kind, "relation": time.relation, **_plain(time.value)}
        rows.append(MentionRow(document, time.start, time.end, "time", value))
    for quantity in reading.quantities:
        value = {"unit": quantity.unit, "kind": quantity.kind, **_plain(quantity.amount)}
        rows.append(MentionRow(document, quantity.start, quantity.end, "quantity", value))
    for place in reading.places:
        rows.append(MentionRow(document, place.start, place.end, "place", {"form": place.form, **_plain(place.place)}))
    for said in reading.attributions:
        value = {
            "source": said.source.name or None,
            "source_start": said.source.start,
            "source_end": said.source.end,
            "content_start": said.content[0],
            "content_end": said.content[1],
            "force": said.force,
            "direct": said.direct,
        }
        rows.append(MentionRow(document, said.cue[0], said.cue[1], "attribution", value))
    return tuple(sorted(rows, key=lambda row: (row.start, row.end, row.type)))


def _plain(value: object) -> dict[str, object]:
    data = to_json(value)
    return {key: item for key, item in data.items() if key != "_"} if isinstance(data, dict) else {}
