"""Matters as they are kept: what they are at once, their claims and what was worked out of these when asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from onrecord.model.claim import Claim
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.packing import laid_out, pack_laid_out, read_laid_out, taken_up
from onrecord.reconciliation.recalled import Recalled

T = TypeVar("T")

_MADE = (
    "kind",
    "register",
    "key",
    "mood",
    "root",
    "edition",
    "amount",
    "made_time",
    "place",
    "series",
    "group",
    "event",
)


class KeptMatter(Matter):
    """A matter as kept: its claims are read when they are asked for, and so is what was worked out of them."""

    grounds: Recalled
    _ids: tuple[str, ...]
    _few: tuple[Claim, ...] = ()
    _facts: dict[str, Any]  # as they lie there; those taken up are in the matter

    @property
    def claim_ids(self) -> tuple[str, ...]:
        return self._ids

    @property
    def facts_as_kept(self) -> dict[str, Any]:
        """Those that were not asked for, as they are kept."""
        return self._facts

    def first(self, number: int) -> tuple[Claim, ...]:
        held = self.__dict__.get("claims")
        if held is None and len(self._few) < min(number, len(self._ids)):
            self._few = tuple(self.grounds.claims_of(self._ids[:number]))
        return (held or self._few)[:number]

    def once(self, name: str, work: Callable[[], T]) -> T:
        if name in self._facts:
            self._known[name] = taken_up(self._facts.pop(name))
        return super().once(name, work)

    def fact(self, name: str) -> object:
        if name in self._facts:
            self._known[name] = taken_up(self._facts.pop(name))
        return super().fact(name)

    def __getattr__(self, name: str) -> Any:
        if name != "claims":
            raise AttributeError(name)
        self.claims = tuple(self.grounds.claims_of(self._ids))
        return self.claims


def made(matter: Matter) -> tuple[object, ...]:
    """What a matter is by its own claims."""
    return (*(getattr(matter, name) for name in _MADE), tuple(matter.decided), matter.claim_ids)


def pack_matter(matter: Matter) -> bytes:
    """A matter as it is kept: what it is, what comparing added, and what was worked out of its claims."""
    shares = {key: share for key, share in sorted(matter.shares.items()) if not key.startswith("~")}
    facts = dict(matter.facts_as_kept) if isinstance(matter, KeptMatter) else {}
    for name, fact in matter.facts.items():
        try:
            facts[name] = laid_out(fact)
        except TypeError:  # it has no form, and is worked out again where it is asked for
            continue
    return pack_laid_out([laid_out(made(matter)), laid_out(shares), dict(sorted(facts.items()))])


def unpack_matter(grounds: Recalled, matter_id: str, value: bytes) -> KeptMatter:
    """A kept matter."""
    own, shares, facts = read_laid_out(value)
    *of_claims, decided, ids = taken_up(own)
    out = KeptMatter.__new__(KeptMatter)
    for name, held in zip(_MADE, of_claims, strict=True):
        setattr(out, name, held)
    out.id, out.decided, out.grounds, out._ids = matter_id, list(decided), grounds, ids
    out.shares, out._known, out._facts, out._at, out._linked = taken_up(shares), {}, dict(facts), "", set()
    return out
