"""An entry in the making: one matter in one edition, and what comparing it with others added to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, cast

from onrecord.model.claim import Claim, ClaimKind
from onrecord.model.entry import Edge, Register
from onrecord.model.value import Amount, Place, Time
from onrecord.reconciliation.parties import Source

T = TypeVar("T")


@dataclass
class Share:
    """What one block of matters that were compared adds to one of them. ``revised``: edges of others that lead here as
    to what they revise, with the other's id. ``parts``: of other numbers of its clauses, by the id of their matter,
    what they measure and their unit. ``unlisted``: ids of entries that dispute it, where they are many and its edges
    need not lead to them. ``otherwise``: what documents on its event give instead, in words. ``over``: the words by
    which an act under way was ended. ``time``, ``stands``, ``current``: of a total of casualties, see ``Matter``.
    """

    edges: list[Edge] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    revised: list[tuple[str, Edge]] = field(default_factory=list)
    parts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    unlisted: list[str] = field(default_factory=list)
    otherwise: list[str] = field(default_factory=list)
    over: str = ""
    time: Time | None = None
    stands: float | None = None
    current: str | None = None


@dataclass
class Matter:
    """``root``: of a figure, whose edition it is. ``edition``: its time. ``mood``: asserted, denied, or the modality
    that keeps it apart. ``group``: of figures, shared by those that may be compared. ``event``: of casualties, which
    event's total it is. ``made_time``: its time by its own claims. ``decided``: open points that people's decisions
    made. ``shares``: what each block of compared matters added, by the block's key.
    """

    kind: ClaimKind
    register: Register
    key: tuple[str, ...]
    claims: tuple[Claim, ...]
    mood: str = "asserted"
    root: Source | None = None
    edition: Time | None = None
    amount: Amount | None = None
    made_time: Time | None = None
    place: Place | None = None
    series: str | None = None
    group: str = ""
    event: str | None = None
    decided: list[str] = field(default_factory=list)
    shares: dict[str, Share] = field(default_factory=dict, init=False)
    _at: str = field(default="", init=False, repr=False)
    _linked: set[Edge] = field(default_factory=set, init=False, repr=False)
    _known: dict[str, object] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self.id = min(claim.id for claim in self.claims)

    def work_in(self, key: str) -> None:
        """What is added from now on comes from the block of this key, and takes the place of what came from it."""
        self._at = key
        self._linked = set()
        self.shares.pop(key, None)

    @property
    def share(self) -> Share:
        """What the block at work adds."""
        return self.shares.setdefault(self._at, Share())

    @property
    def time(self) -> Time | None:
        """When it holds, or was done or said; of a total of casualties, the day of its event."""
        return next((share.time for share in self.shares.values() if share.time is not None), self.made_time)

    @property
    def stands(self) -> float | None:
        """The value that stands, on the matters that give it."""
        return next((share.stands for share in self.shares.values() if share.stands is not None), None)

    @property
    def current(self) -> str | None:
        """Why it stands."""
        return next((share.current for share in self.shares.values() if share.current is not None), None)

    @property
    def edges(self) -> tuple[Edge, ...]:
        """To others, in a fixed order, each once."""
        every = {edge for share in self.shares.values() for edge in share.edges}
        return tuple(sorted(every, key=lambda e: (e.kind, e.other, e.type or "", e.facet or "", e.explanation)))

    @property
    def revised(self) -> list[tuple[str, Edge]]:
        """Who revises it, with the edges that say so."""
        return [pair for share in self.shares.values() for pair in share.revised]

    @property
    def parts(self) -> dict[str, list[tuple[str, str]]]:
        """The other numbers of its clauses: by the id of their matter, what they measure and their unit."""
        out: dict[str, list[tuple[str, str]]] = {}
        for key in sorted(self.shares):
            for part, measures in self.shares[key].parts.items():
                out.setdefault(part, []).extend(measures)
        return out

    @property
    def unlisted(self) -> set[str]:
        """Ids of entries that dispute it, to which its edges need not lead."""
        return {other for share in self.shares.values() for other in share.unlisted}

    @property
    def otherwise(self) -> list[str]:
        """What documents on its event give instead."""
        return [text for key in sorted(self.shares) for text in self.shares[key].otherwise]

    @property
    def over(self) -> str:
        """The words by which it was ended, of an act under way; empty where nothing says so."""
        return next((self.shares[key].over for key in sorted(self.shares) if self.shares[key].over), "")

    @property
    def notes(self) -> list[str]:
        """Open points so far, in a fixed order, each once."""
        others = [note for key in sorted(self.shares) for note in self.shares[key].notes]
        return list(dict.fromkeys([*self.decided, *others]))

    @property
    def documents(self) -> frozenset[str]:
        """Ids of the documents that its claims are in."""
        return self.once("documents", lambda: frozenset(claim.document for claim in self.claims))

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """Ids of its claims, in their order."""
        return tuple(claim.id for claim in self.claims)

    @property
    def facts(self) -> dict[str, object]:
        """What was worked out about its claims so far."""
        return self._known

    def fact(self, name: str) -> object:
        """What was worked out under this name, None where that was not asked for."""
        return self._known.get(name)

    def first(self, number: int) -> tuple[Claim, ...]:
        """The first few of its claims."""
        return self.claims[:number]

    def link(self, edge: Edge) -> None:
        """Adds an edge once."""
        if edge not in self._linked and edge.other != self.id:
            self._linked.add(edge)  # a hot matter has hundreds of edges: a list would be searched for each
            self.share.edges.append(edge)

    def note(self, point: str) -> None:
        """Adds an open point."""
        self.share.notes.append(point)

    def once(self, name: str, work: Callable[[], T]) -> T:
        """What ``work`` gives about the matter's claims, worked out at the first call; ``name``: what it is."""
        if name not in self._known:
            self._known[name] = work()
        return cast("T", self._known[name])
