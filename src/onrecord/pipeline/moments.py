"""Moments of a case: what was in it at an earlier time, from the custody log."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from onrecord import intake, review
from onrecord.casefolder import CaseFolder
from onrecord.errors import UsageError
from onrecord.pipeline.freshness import BUILT
from onrecord.pipeline.standpoints import Basis

_DAY = re.compile(r"\d{4}(-\d\d){0,2}")
_EVENT = re.compile(r"event:(\d+)")
_HASH = re.compile(r"[0-9a-f]{6,64}")
_MEND = "give a date (2031-05-09), a time, event:12, the beginning of a line's hash in custody.jsonl, or build"


@dataclass(frozen=True, slots=True)
class Moment:
    """The case after the event ``seq`` of its log. ``told``: which moment that is. ``engine``: of the last build until
    then, None where none is logged. ``purged``: how many documents were purged later, so that nothing is left of them.
    """

    seq: int
    told: str
    basis: Basis
    engine: Mapping[str, str] | None
    purged: int


def moment(case: CaseFolder, text: str, engine: Mapping[str, str], current: str) -> Moment:
    """The moment that ``text`` means. ``engine``: of today, which reads the documents of then. ``current``: digest of
    the inputs of the present record, so that ``build`` means the build before it.

    Raises ``UsageError``.
    """
    events = case.custody.events()
    seq, told = _seq(case, events, text.strip(), current)
    then = [event for event in events if _number(event) <= seq]
    if not then:
        made = str(events[0]["at"])[:10] if events else "never"
        raise UsageError(f"there was no case then: it was made on {made}", mend=_MEND)
    holdings, now = intake.fold(then), intake.fold(events)
    builds = [event for event in then if event["event"] == BUILT]
    made_by = builds[-1].get("engine") if builds else None
    return Moment(
        seq,
        told,
        Basis(intake.documents_of(holdings.held), _decisions(case, events, then), engine),
        {str(key): str(value) for key, value in made_by.items()} if isinstance(made_by, dict) else None,
        len(set(now.tombstones) - set(holdings.tombstones)),
    )


def _seq(case: CaseFolder, events: Sequence[Mapping[str, object]], text: str, current: str) -> tuple[int, str]:
    if text == "build":
        builds = [event for event in events if event["event"] == BUILT]
        while builds and builds[-1].get("record") == current:
            builds.pop()
        if not builds:
            raise UsageError("the log tells of no build before the present record", mend=_MEND)
        return _number(builds[-1]), "the case at the build before"
    if found := _EVENT.fullmatch(text):
        seq = int(found[1])
        if not any(_number(event) == seq for event in events):
            raise UsageError(f"there is no event {seq} in custody.jsonl", mend=_MEND)
        return seq, f"the case after event {seq}"
    if _DAY.fullmatch(text) or "T" in text or ":" in text:
        return _until(events, text)
    if _HASH.fullmatch(text):
        lines = [line for line in case.custody.lines() if line.hash.startswith(text)]
        if len(lines) != 1:
            raise UsageError(f"{len(lines) or 'no'} lines of custody.jsonl have a hash like {text}", mend=_MEND)
        return lines[0].seq, f"the case after event {lines[0].seq}"
    raise UsageError(f"{text!r} is no moment of the case", mend=_MEND)


def _until(events: Sequence[Mapping[str, object]], text: str) -> tuple[int, str]:
    """The last event before the day began, or up to the time. A time without a zone is in UTC, as the log is."""
    if _DAY.fullmatch(text):
        before = [_number(event) for event in events if str(event["at"])[: len(text)] < text]
        return max(before, default=-1), f"the case before {text}"
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no time", mend=_MEND) from None
    when = when if when.tzinfo is not None else when.replace(tzinfo=UTC)
    before = [_number(event) for event in events if datetime.fromisoformat(str(event["at"])) <= when]
    return max(before, default=-1), f"the case at {when.isoformat()}"


def _decisions(
    case: CaseFolder, events: Sequence[Mapping[str, object]], then: Sequence[Mapping[str, object]]
) -> tuple[str, ...]:
    """Ids of the decisions that the log knew then; one that it never heard of (merged in) counts from its own date."""
    logged, known = _logged(events), _logged(then)
    at = str(then[-1]["at"])
    return tuple(one.id for one in review.read(case) if one.id in known or (one.id not in logged and one.when <= at))


def _logged(events: Sequence[Mapping[str, object]]) -> set[str]:
    out: set[str] = set()
    for event in events:
        named = event.get("decisions")
        if event["event"] == "decided" and isinstance(named, list):
            out.update(str(one) for one in named)
    return out


def _number(event: Mapping[str, object]) -> int:
    seq = event["seq"]
    return seq if isinstance(seq, int) else -1
