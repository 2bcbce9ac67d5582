"""Independence: how many separate sources stand behind an entry, as a range."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.model.claim import Claim, Position
from onrecord.model.entry import SourceCount
from onrecord.reconciliation import apart, responses, spokesmen
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.matters import asserting
from onrecord.reconciliation.parties import Source
from onrecord.reconciliation.whois import plain
from onrecord.reconciliation.wording import counted, few, listed, span_of


@dataclass
class Tally:
    """Sources told apart: ``sure`` groups, and ``doubtful`` ones. ``affiliates``: who is in each group, by key.
    ``relays``: labels of outlets; ``unstated``: documents with a claim that states no source, id → name;
    ``documents``: ids of all; ``sourced``: of those that give a source; ``reasons``: why the range is open;
    ``where``: documents by a source's key; ``bodies``: groups of those who speak for one body. Tallies of several
    entries add up.
    """

    sure: dict[str, Source] = field(default_factory=dict)
    doubtful: dict[str, Source] = field(default_factory=dict)
    is_some: bool = False
    affiliates: dict[str, dict[str, str]] = field(default_factory=dict)
    relays: dict[str, None] = field(default_factory=dict)
    unstated: dict[str, str] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    sourced: set[str] = field(default_factory=set)
    reasons: set[str] = field(default_factory=set)
    where: dict[str, set[str]] = field(default_factory=dict)
    bodies: set[str] = field(default_factory=set)

    def count(self) -> tuple[int, int]:
        """The lowest and the highest number of sources."""
        sure, unsure = self._told_apart()
        more = sum(map(_is_joint, sure + unsure))
        return len(sure) or int(self.is_some or bool(self.sure)), len(sure) + len(unsure) + more

    def sources(self) -> list[Source]:
        """Sure ones first, each by label."""
        sure, unsure = self._told_apart()
        return sure + unsure

    def why(self) -> list[str]:
        """Why the lowest number is not the highest."""
        sure, _ = self._told_apart()
        other = {apart.why(source, sure) for source in self._once()[0] if source not in sure}
        if any(map(_is_joint, self.sources())):
            other.add("two are told of together")
        return sorted(self.reasons | other)

    def _told_apart(self) -> tuple[list[Source], list[Source]]:
        """Sources that are surely as many, and those that add to them or not."""
        some, unsure = self._once()
        sure = apart.surely(some)
        return sure, [source for source in some if source not in sure] + unsure

    def _once(self) -> tuple[list[Source], list[Source]]:
        """Sure and doubtful sources; one that mentions put into two groups (a chief, once with his state) is one, and
        so is one that the only document describes twice in one word, and a force of police by its name and whose it is.
        """
        keys: set[str] = set()
        groups: set[str] = set()
        labels: set[str] = set()
        out: tuple[list[Source], list[Source]] = [], []
        for some, found in zip((self.sure, self.doubtful), out, strict=True):
            for group, source in sorted(some.items(), key=lambda item: (_label(item[1]), item[0])):
                label = plain(source.label)
                is_described = source.key.startswith(_UNNAMED) and len(self.sourced) == 1
                is_again = label in labels and (is_described or spokesmen.is_force_of(label))
                if source.key not in keys and group not in groups and not is_again:
                    found.append(source)
                    keys.add(source.key)
                    groups.add(group)
                    labels.add(label)
        return out

    def add(self, source: Source, document: str, doubt: str | None = None) -> None:
        """A source of a claim; a suggested or unnamed one widens the range and raises the floor to one at most.
        ``doubt``: why it may be none.
        """
        self.sourced.add(document)
        self.where.setdefault(source.key, set()).add(document)
        self.affiliates.setdefault(source.group, {})[source.key] = source.label
        if source.is_sure and doubt is None:
            self.sure.setdefault(source.group, source)
            return
        self.is_some = self.is_some or doubt is None
        if doubt is not None:
            self.reasons.add(doubt)
        elif source.maybe:
            self.reasons.add("a name is only suggested")
        else:
            self.reasons.add("a source is described, not named")
        # one party more at most, whoever it is: a suggestion names it, it adds none
        self.doubtful.setdefault(source.group, source)

    def by_state(self, grounds: Grounds) -> Tally:
        """The same with who is known to act for a state as that state's: here, or elsewhere in the case."""
        everyone = [*self.sure.values(), *self.doubtful.values()]
        states = {s.key: s.group for s in everyone if s.group.startswith("state:")}
        for source in everyone:
            country = grounds.state_behind(source) if source.is_sure and source.key not in states else None
            if country is not None:
                states[source.key] = f"state:{country}"
        return self._moved(states)

    def by_body(self) -> Tally:
        """The same with who speaks for a body that his documents go by too as that body's."""
        homes = spokesmen.homes([*self.sure.values(), *self.doubtful.values()], self.where)
        return replace(self._moved(homes), bodies=set(homes.values())) if homes else self

    def _moved(self, homes: Mapping[str, str]) -> Tally:
        """The same with sources in other groups, by their keys; who was in that group before stands first."""
        everyone = [*self.sure.values(), *self.doubtful.values()]
        groups = {s.group: homes[s.key] for s in everyone if s.key in homes}
        merged = Tally(reasons=self.reasons)
        for before, after in ((self.sure, merged.sure), (self.doubtful, merged.doubtful)):
            for group, source in sorted(before.items(), key=lambda item: item[1].key in homes):
                home = homes.get(source.key, group)
                after.setdefault(home, source if source.group == home else replace(source, group=home))
        for group, members in self.affiliates.items():
            home = groups.get(group, group)
            merged.affiliates[home] = merged.affiliates.get(home, {}) | members
        return replace(self, sure=merged.sure, doubtful=merged.doubtful, affiliates=merged.affiliates)

    def seen(self, grounds: Grounds, claim: Claim) -> None:
        """A claim's document, and its outlet."""
        if claim.document not in self.documents:
            self.documents.add(claim.document)
            self.relays[grounds.parties.outlet(claim.document).label] = None

    def join(self, other: Tally) -> None:
        """Adds another entry's."""
        self.sure = other.sure | self.sure
        self.doubtful = other.doubtful | self.doubtful
        self.is_some = self.is_some or other.is_some
        for group, members in other.affiliates.items():
            self.affiliates[group] = self.affiliates.get(group, {}) | members
        self.relays = self.relays | other.relays
        self.unstated = self.unstated | other.unstated
        self.documents = self.documents | other.documents
        self.sourced = self.sourced | other.sourced
        self.reasons = self.reasons | other.reasons
        for key, documents in other.where.items():
            self.where[key] = self.where.get(key, set()) | documents


def _is_joint(source: Source) -> bool:
    """True for "witnesses and officials": described, and more than one."""
    return not source.is_sure and source.key.startswith(_UNNAMED) and " and " in source.label


def _label(source: Source) -> tuple[str, str]:
    return source.label, source.key


def count_so(grounds: Grounds, matters: Sequence[Matter]) -> SourceCount:
    """Sources that the content is so: the roots behind an entry, and behind the entries that agree with it. Copies and
    affiliates count once, a root not stated adds none.
    """
    tally = Tally()
    for matter in matters:
        tally.join(_tally_so(grounds, matter))
    return _counted(grounds, tally, _SO.get(matters[0].mood, "that it is so"))


def _tally_so(grounds: Grounds, matter: Matter) -> Tally:
    return matter.once("sources that it is so", lambda: _count_roots(grounds, matter))


def _count_roots(grounds: Grounds, matter: Matter) -> Tally:
    tally = Tally()
    repeated = _repeated(grounds, matter)
    for claim in asserting(matter):
        tally.seen(grounds, claim)
        root = grounds.root(claim)
        if root is not None:
            _add_root(tally, root, claim, repeated)
        if claim.id in repeated:
            continue
        if root is None and not grounds.candidates(claim):
            tally.unstated[claim.document] = grounds.name(claim.document)
        for other in grounds.candidates(claim):
            tally.add(other, claim.document, _UNCLEAR)
    return tally


def _add_root(tally: Tally, root: Source, claim: Claim, repeated: frozenset[str]) -> None:
    if claim.id in repeated and root.key.startswith(_UNNAMED):
        tally.sourced.add(claim.document)  # "police" in a copied passage are the original's
    else:
        tally.add(root, claim.document)


def _repeated(grounds: Grounds, matter: Matter) -> frozenset[str]:
    """Claims that a copy repeats from its original by the same root: what stands between ("Original release: …") is the
    copy's label on that text, no source of its own. A root that both only describe is the same in the same words.
    """
    roots = [(c, root) for c in matter.claims if (root := grounds.root(c)) is not None]
    said = {(c.document, plain(c.quote), _who(root)) for c, root in roots}
    originals = grounds.parties.originals
    return frozenset(
        c.id
        for c, root in roots
        if (home := grounds.taken.get(c.id, originals.get(c.document))) is not None
        and (home, plain(c.quote), _who(root)) in said
    )


def _who(root: Source) -> str:
    return plain(root.label) if root.key.startswith(_UNNAMED) else root.key


def count_said(grounds: Grounds, matter: Matter) -> SourceCount:
    """Sources that it was said or done: every party that puts it on record, outlets that only relay left out."""
    tally = Tally()
    repeated = _repeated(grounds, matter)
    for claim in asserting(matter):
        tally.seen(grounds, claim)
        between = () if claim.id in repeated else grounds.chain(claim)[1:]
        root = grounds.root(claim)
        if root is not None:
            _add_root(tally, root, claim, repeated)
        if isinstance(claim.body, Position) and root is not None and claim.body.stance != "declines to comment":
            _add_root(tally, grounds.source(claim.body.speaker, claim), claim, repeated)
        for source in between:
            is_paper = source.kind == "document" and not source.is_sure and root is not None
            if source.kind != "outlet" and not is_paper and (root is None or source.key != root.key):
                # who says it after another says it, but may know it from that one alone
                tally.add(source, claim.document, None if root is None else _RELAYING)
        for source in grounds.candidates(claim) if root is None else ():
            tally.add(source, claim.document, _UNCLEAR)
    done = _DONE.get(matter.mood, "that it was said") if matter.kind == "action" else "that it was said"
    if matter.kind == "action" and responses.cell(matter) == responses.ALLEGED:
        done = "that it is alleged"
    return _counted(grounds, tally, done)


# what the sources of an act say of it, and of what is left open that it is so: by its mood
_DONE = {
    "asserted": "that it was done",
    "denied": "that it was not done",
    "not-yet": "that it was not done",
    "planned": "that it is planned",
    "demanded": "that it was asked for",
}
_SO = {
    "conditional": "that it would be so",
    "possible": "that it may be so",
    "unresolved": "that it may be so",
    "either-or": "that one of them is so",
}
_UNNAMED = "unnamed:"  # how keys of sources begin that are described, not named
_UNCLEAR = "it is unclear whose word it is"
_RELAYING = "one may only pass on another's word"
_NAMED = 12  # sources that an explanation names


def _counted(grounds: Grounds, tally: Tally, matter: str) -> SourceCount:
    tally = tally.by_state(grounds).by_body()
    low, high = tally.count()
    sources = tally.sources()
    names = tuple(dict.fromkeys(source.label for source in sources))
    documents = counted(len(tally.documents), "document")
    sourced = counted(len(tally.sourced), "document")
    if high == 0:
        verb = "reports" if len(tally.documents) == 1 else "report"
        sentence = f"No source {matter} is stated in the {documents} that {verb} it."
    else:
        noun = "source" if high == 1 else "sources"
        who = few(_told(sources, len(tally.sourced)), _NAMED)
        sentence = f"{span_of(low, high)} independent {noun} {matter} ({who}), in {sourced}."
        if low != high:
            sentence += f" The range is open because {listed(tally.why())}."
        # a headline in the outlet's own voice has the source that its text gives for it
        if others := [name for document, name in tally.unstated.items() if document not in tally.sourced]:
            verb = "state" if len(set(others)) > 1 else "states"
            sentence += f" {few(others)} also {verb} it without a source."
    for group, members in sorted(tally.affiliates.items()):
        if len(names_of := _each(sorted(members.values()))) > 1:
            is_body = group in tally.bodies
            why = (
                "speak for one state"
                if group.startswith("state:")
                else "speak for one body"
                if is_body
                else "are affiliates"
            )
            sentence += f" {few(names_of)} {why} and count once."
    copies = grounds.copies_among(tally.documents)
    if copies:
        sentence += f" {counted(copies, 'copy') if copies == 1 else f'{copies} copies'} counted once."
    return SourceCount(low=low, high=high, roots=names, relays=tuple(tally.relays), explanation=sentence)


def _told(sources: Sequence[Source], documents: int) -> list[str]:
    """Sources by label; "police in 2 documents" where several read alike and may be as many."""
    alike = Counter(plain(source.label) for source in sources)
    labels = _each(source.label for source in sources)
    return [
        f"{label} in {n} documents" if (n := min(alike[plain(label)], documents)) > 1 else label for label in labels
    ]


def _each(labels: Iterable[str]) -> list[str]:
    """Labels in order, those that read alike ("Police", "police") once."""
    return list({plain(label): label for label in reversed(list(labels))}.values())[::-1]
