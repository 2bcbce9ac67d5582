"""Judging one claim: every decision about it at once, so that their order cannot matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from onrecord.errors import UsageError
from onrecord.ids import canonical
from onrecord.model.claim import Claim
from onrecord.model.decision import Anchor, Decided, Decision
from onrecord.review import conflicts, fields, sight
from onrecord.review.conflicts import Conflict

Spoken = tuple[Decision, Anchor]
_OTHERWISE = "the claim reads otherwise than when this was decided"


@dataclass(frozen=True, slots=True)
class Judged:
    """``claim``: with what stands. ``outdated``: decisions given for another reading of it, and why."""

    claim: Claim
    conflicts: tuple[Conflict, ...]
    outdated: tuple[tuple[Decision, str], ...]


def judge(claim: Claim, spoken: Sequence[Spoken], text: str) -> Judged:
    """Apply what people say of ``claim``; where they say different things, the machine's version stands."""
    given = sorted({one.id: (one, anchor) for one, anchor in spoken}.values(), key=lambda pair: pair[0].id)
    judgement = _Judgement(claim, text, given)
    judgement.against_each_other()
    judgement.against_corrections()
    return judgement.result()


def decided(
    decision: Decision, machine: str | None = None, standing: Literal["applied", "conflict"] = "applied"
) -> Decided:
    """A decision as it is kept on a claim."""
    value = canonical(decision.after) if decision.kind == "correct" else decision.value
    return Decided(
        decision=decision.id,
        kind=decision.kind,
        who=decision.who,
        when=decision.when,
        field=decision.field,
        machine=machine,
        value=value,
        reason=decision.reason,
        standing=standing,
    )


class _Judgement:
    def __init__(self, claim: Claim, text: str, given: Sequence[Spoken]) -> None:
        self.claim = claim
        self.text = text
        self.given = given
        self.outdated: dict[str, tuple[Decision, str]] = {}
        self.conflicts: list[Conflict] = []
        self.disputed: set[str] = set()
        self.machine: dict[str, str] = {}
        for one in self._of("correct"):
            try:
                self.machine[one.id] = canonical(fields.get(claim, one.field or ""))
                fields.put(claim, one.field or "", one.after, text)
            except UsageError as error:
                self.outdated[one.id] = (one, f"its field no longer fits: {error.what}")

    def _of(self, *kinds: str) -> list[Decision]:
        return [one for one, _ in self.given if one.kind in kinds and one.id not in self.outdated]

    def _clash(self, what: str, members: Sequence[Decision]) -> None:
        self.conflicts.append(conflicts.of(what, members, self.claim.id))
        self.disputed.update(one.id for one in members)

    def against_each_other(self) -> None:
        """Corrections of one field to different values, a yes against a no, two ratings."""
        corrections = self._of("correct")
        by_field: dict[str, dict[str, Decision]] = {}
        for one, two in combinations(corrections, 2):
            field = _shared_field(one, two)
            if field is not None:
                by_field.setdefault(field, {}).update({one.id: one, two.id: two})
        for field in sorted(by_field):
            self._clash(f"{field} of a {self.claim.kind}", list(by_field[field].values()))
        yes, no = self._of("confirm", "clear"), self._of("reject")
        if yes and no:
            self._clash(f"whether the text makes this {self.claim.kind}", [*yes, *no])
        elif no:
            # the same person may correct a claim first and reject it after; two people disagree
            others = [one for one in corrections if any(one.who != against.who for against in no)]
            if others:
                self._clash(f"whether the text makes this {self.claim.kind}", [*others, *no])
        ratings = self._of("rate")
        if len({one.value for one in ratings}) > 1:
            self._clash(f"the rating of a {self.claim.kind}", ratings)

    def against_corrections(self) -> None:
        """A reading that one person confirmed and another corrected."""
        read = sight.seen(self.claim)
        now = sight.seen(self._corrected())
        anchors = {one.id: anchor for one, anchor in self.given}
        for one in self._of("confirm", "clear"):
            seen = anchors[one.id].seen
            if one.id in self.disputed or sight.is_same(seen, now) or not sight.is_same(seen, read):
                continue
            changed = sight.differing(seen, now)
            against = [
                other
                for other in self._of("correct")
                if other.id not in self.disputed and other.who != one.who and _touches(other.field or "", changed)
            ]
            if against:
                self._clash(f"{', '.join(changed)} of a {self.claim.kind}", [one, *against])

    def result(self) -> Judged:
        """What stands after all."""
        claim = self._corrected()
        now = sight.seen(claim)
        kept: list[Decided] = []
        is_rejected = False
        for one, anchor in self.given:
            if one.id in self.outdated:
                continue
            is_disputed = one.id in self.disputed
            if one.kind in ("confirm", "reject", "clear", "rate") and not is_disputed:
                changed = sight.differing(anchor.seen, now)
                if changed:
                    self.outdated[one.id] = (one, f"{_OTHERWISE}: {', '.join(changed)}")
                    continue
                is_rejected = is_rejected or one.kind == "reject"
            kept.append(decided(one, self.machine.get(one.id), "conflict" if is_disputed else "applied"))
        both = sorted([*self.claim.decided, *kept], key=lambda one: one.decision)
        claim = replace(claim, decided=tuple(both), rejected=is_rejected)
        return Judged(claim, tuple(self.conflicts), tuple(self.outdated[key] for key in sorted(self.outdated)))

    def _corrected(self) -> Claim:
        """The claim with the undisputed corrections, wider fields before the fields inside them."""
        claim = self.claim
        applied = []
        for one in sorted(self._of("correct"), key=lambda d: (d.field or "", d.id)):
            if one.id not in self.disputed:
                try:
                    claim = fields.put(claim, one.field or "", one.after, self.text)
                except UsageError as error:
                    self.outdated[one.id] = (one, f"its field no longer fits: {error.what}")
                else:
                    applied.append(one)
        try:
            return fields.check(claim)
        except UsageError as error:
            # each was right beside others that are undone or disputed now
            lapsed = [one for one in applied if (one.field or "").startswith("body.amount")]
            self.outdated |= {one.id: (one, error.what) for one in lapsed}
            return self._corrected() if lapsed else claim


def _shared_field(one: Decision, two: Decision) -> str | None:
    """The field on which two corrections differ; None when they touch different fields, or agree."""
    a, b = one.field or "", two.field or ""
    if len(a) > len(b):
        one, two, a, b = two, one, b, a
    if a == b:
        return None if canonical(one.after) == canonical(two.after) else a
    if not b.startswith(f"{a}."):
        return None
    held: object = one.after
    for part in b.removeprefix(f"{a}.").split("."):
        if isinstance(held, dict):
            held = held.get(part)
        elif isinstance(held, list) and part.isdigit() and int(part) < len(held):
            held = held[int(part)]
        else:
            return b
    return None if canonical(held) == canonical(two.after) else b


def _touches(field: str, changed: Sequence[str]) -> bool:
    return any(field == name or field.startswith(f"{name}.") or name.startswith(f"{field}.") for name in changed)
