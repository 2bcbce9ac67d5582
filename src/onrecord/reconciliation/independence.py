"""Independence: how many separate sources stand behind an entry, as a range."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.model.claim import Action, Claim, Position
from onrecord.model.entry import SourceCount
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.parties import Source
from onrecord.reconciliation.wording import counted, listed, span_of


@dataclass
class _Tally:
    """Sources told apart: ``sure`` groups, and ``doubtful`` ones. ``affiliates``: who is in a group that is no state,
    by key.
    """

    sure: dict[str, Source]
    doubtful: dict[str, Source]
    is_some: bool = False
    affiliates: dict[str, dict[str, str]] = field(default_factory=dict)

    def count(self) -> tuple[int, int]:
        extra = set(self.doubtful) - set(self.sure)
        low = len(self.sure) or int(self.is_some)
        return low, len(self.sure) + len(extra)

    def sources(self) -> list[Source]:
        """Sure ones first, each by label."""
        unsure = [source for group, source in self.doubtful.items() if group not in self.sure]
        return sorted(self.sure.values(), key=lambda s: s.label) + sorted(unsure, key=lambda s: s.label)

    def add(self, source: Source, *, is_certain: bool = True) -> None:
        """A source of a claim; a suggested or unnamed one widens the range and raises the floor to one at most."""
        if not source.group.startswith("state:"):
            self.affiliates.setdefault(source.group, {})[source.key] = source.label
        if source.is_sure and is_certain:
            self.sure.setdefault(source.group, source)
            return
        self.is_some = self.is_some or is_certain
        # one party more at most, whoever it is: a suggestion names it, it adds none
        self.doubtful.setdefault(source.group, source)


def count_so(grounds: Grounds, claims: Iterable[Claim]) -> SourceCount:
    """Sources that the content is so: the roots. Copies and affiliates count once, a root not stated adds none."""
    members = list(claims)
    tally = _Tally({}, {})
    unstated: dict[str, None] = {}
    for claim in members:
        root = grounds.root(claim)
        if root is None:
            unstated[grounds.name(claim.document)] = None
        else:
            tally.add(root)
        for other in grounds.candidates(claim):
            tally.add(other, is_certain=False)
    return _counted(grounds, members, tally, "that it is so", tuple(unstated))


def count_said(grounds: Grounds, claims: Iterable[Claim]) -> SourceCount:
    """Sources that it was said or done: every party that puts it on record, outlets that only relay left out."""
    members = list(claims)
    tally = _Tally({}, {})
    for claim in members:
        inner = [source for source in grounds.chain(claim)[1:] if source.kind != "outlet"]
        root = grounds.root(claim)
        if root is not None:
            inner.append(root)
        if isinstance(claim.body, Position) and root is not None:
            inner.append(grounds.source(claim.body.speaker, claim))
        for source in inner:
            tally.add(source)
    verb = "that it was done" if members and isinstance(members[0].body, Action) else "that it was said"
    return _counted(grounds, members, tally, verb, ())


def _counted(
    grounds: Grounds, claims: Sequence[Claim], tally: _Tally, matter: str, unstated: tuple[str, ...]
) -> SourceCount:
    low, high = tally.count()
    relays = tuple(dict.fromkeys(grounds.parties.outlet(c.document).label for c in claims))
    sources = tally.sources()
    names = tuple(dict.fromkeys(source.maybe_label or source.label for source in sources))
    documents = counted(len({c.document for c in claims}), "document")
    if high == 0:
        verb = "reports" if len({c.document for c in claims}) == 1 else "report"
        sentence = f"No source {matter} is stated in the {documents} that {verb} it."
    else:
        noun = "source" if (low, high) == (1, 1) else "sources"
        who = listed(source.name for source in sources)
        sentence = f"{span_of(low, high)} independent {noun} {matter} ({who}), in {documents}."
        if low != high:
            sentence += " The range is open because a chain of sources is unclear or a name is only suggested."
        if unstated:
            sentence += f" {listed(unstated)} also {'state' if len(unstated) > 1 else 'states'} it without a source."
    for group in sorted(tally.affiliates):
        if len(tally.affiliates[group]) > 1:
            sentence += f" {listed(sorted(tally.affiliates[group].values()))} are affiliates and count once."
    copies = grounds.copied & {c.document for c in claims}
    if copies:
        sentence += f" {counted(len(copies), 'copy') if len(copies) == 1 else f'{len(copies)} copies'} counted once."
    return SourceCount(low=low, high=high, roots=names, relays=relays, explanation=sentence)
