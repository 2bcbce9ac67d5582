"""The review flag: what people did about the claims of an entry. All but its first value are set by them."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model.claim import Claim
from onrecord.model.decision import LEVELS, SECOND_READER, Decided
from onrecord.model.entry import Flag
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.wording import counted, listed

UNCHECKED = "machine reading, unchecked"
_NOTHING = -1


def review(matter: Matter) -> Flag:
    """The least that holds for every claim: unchecked, checked, cleared, corroborated, confirmed; or that a second
    reader is needed, because people disagree or one asks for it.
    """
    ids = tuple(sorted(claim.id for claim in matter.claims))
    total = counted(len(ids), "claim")
    disputed = [claim for claim in matter.claims if any(one.standing == "conflict" for one in claim.decided)]
    if disputed:
        who = listed(_people(one for claim in disputed for one in claim.decided if one.standing == "conflict"))
        text = (
            f"Decisions by {who} say different things about {len(disputed)} of {total}; what the machine read stands."
        )
        return Flag("review", SECOND_READER, text, ids)
    if SECOND_READER in tags(matter):
        return Flag("review", SECOND_READER, f"A person asks for a second reader of the {total}.", ids)
    levels = [level(claim) for claim in matter.claims]
    checked = sum(one > _NOTHING for one in levels)
    cleared = sum(is_cleared(claim) for claim in matter.claims)
    if not checked and not cleared:
        return Flag("review", UNCHECKED, f"{total} read by machine; no person has checked them.", ids)
    who = listed(_people(one for claim in matter.claims for one in claim.decided))
    by_hand = sum(claim.origin == "decision" or bool(_corrections(claim)) for claim in matter.claims)
    text = f"{checked} of {total} checked" + (f" by {who}" if who else "")
    text += f", {by_hand} made or corrected by a person" if by_hand else ""
    text += f"; {cleared} cleared for publication." if cleared else "."
    least = min(levels)
    value: str = UNCHECKED
    if least > 0:
        value = LEVELS[least]
    elif cleared == len(ids):
        value = "cleared"
    elif least > _NOTHING:
        value = LEVELS[least]
    return Flag("review", value, text, ids)


def level(claim: Claim) -> int:
    """How far people went with a claim: -1 not at all, else the place of the highest level in ``LEVELS``."""
    given = [LEVELS.index("checked")] if claim.origin == "decision" or _corrections(claim) else []
    for one in claim.decided:
        if one.kind == "confirm":
            given += [n for n, name in enumerate(LEVELS) if name == (one.value or LEVELS[0])]
        elif one.kind == "clear":
            given.append(LEVELS.index("checked"))
    return max(given, default=_NOTHING)


def is_cleared(claim: Claim) -> bool:
    """True when a person cleared the claim as it reads now."""
    return any(one.kind == "clear" and one.standing == "applied" for one in claim.decided)


def tags(matter: Matter) -> tuple[str, ...]:
    """What people tagged the entry's claims with, sorted."""
    return tuple(sorted({one.value or "" for c in matter.claims for one in c.decided if one.kind == "tag"} - {""}))


def _corrections(claim: Claim) -> list[Decided]:
    return [one for one in claim.decided if one.kind == "correct" and one.standing == "applied"]


def _people(decisions: Iterable[Decided]) -> list[str]:
    return sorted({one.who for one in decisions if one.kind in ("confirm", "correct", "add-claim", "clear", "reject")})
