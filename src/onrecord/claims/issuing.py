"""Who stands behind a document and its bodies: a ministry's own statement, a group's report, a state's office."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from onrecord.claims.lexicon import words
from onrecord.model.annotation import Reading
from onrecord.model.clause import Clause
from onrecord.model.document import Document
from onrecord.model.party import Party
from onrecord.model.phrases import is_quoted

_ISSUERS = ("agency", "state", "organisation", "group")
_OWNER = re.compile(r"^[^,]{2,40}?['’]s?\s+(?=\S+\s+\S)")
_FORMER = re.compile(r"\b(?:earlier|previous|prior|original|older) (?:version|headline|caption)\b", re.IGNORECASE)
_PRINTED = frozenset({"title", "rights", "staff"})
_OWN = re.compile(r"['’]s?\b|[^\w\s]+")
_ARTICLES = frozenset({"the", "a", "an"})


def issuer(document: Document, reading: Reading) -> Party | None:
    """The outlet as a party, where its own text speaks of it as one that counts, denies, states or acts: what such a
    document says in its own voice is that party's word. None for a paper, which relays; and where the text is a wire's.
    """
    if not document.outlet or reading.wire is not None or _PRINTED & {dict(document.origin).get("outlet")}:
        return None  # where the page itself prints whose it is, that is a paper's or a station's
    own = _bare(document.outlet)
    if set(own.split()) & words("media"):
        return None
    named = [
        (head, party)
        for head, party in sorted(reading.parties.items())
        if (party.kind in _ISSUERS or (party.kind == "person" and " " not in own)) and _is_called(party.name, own)
    ]
    for head, party in named:
        if party.kind in ("agency", "state") or any(_acts(reading, clause, head) for clause in reading.clauses):
            return replace(party, country=party.country or _state(document.outlet, reading))
    if any(_speaks_as(reading, clause, own) for clause in reading.clauses if not clause.attributions):
        return Party(document.outlet, "organisation", named=True)
    return None


def _is_called(name: str, own: str) -> bool:
    """True for the outlet's name, and for that of a body of two words or more without whose it is."""
    bare = _bare(name)
    return bare == own or (len(bare.split()) > 1 and (own.startswith(f"{bare} of ") or office(own) == bare))


def _state(outlet: str, reading: Reading) -> str | None:
    """The state whose name, or whose people's, is part of the outlet's; None where the text names none so."""
    told = f" {_OWN.sub(' ', outlet.casefold())} "
    spelled = (
        (name, m.place.country)
        for m in reading.places
        if m.place.country and m.place.precision == "country"
        for name in (m.place.name, reading.tokens.text[m.start : m.end])
    )
    codes = {country for name, country in spelled if f" {name.casefold()} " in told}
    return codes.pop() if len(codes) == 1 else None


def _speaks_as(reading: Reading, clause: Clause, own: str) -> bool:
    """ "We have counted", "our researchers found", "Harbour Watch volunteers found": its own doing, not quoted."""
    tokens = reading.tokens
    if clause.lemma.partition(" ")[0] in words("newsgathering") or clause.mood != "stated":
        return False
    for head in clause.subjects:
        owner = tokens.child(head, "poss")
        if is_quoted(tokens, head):
            continue  # somebody's words, whoever speaks them
        if tokens.lower[head] == "we" or (owner is not None and tokens.lower[owner] == "our"):
            return True
        party = reading.parties.get(head)
        if party is not None and party.kind == "group" and _bare(party.name).startswith(f"{own} "):
            return True
    return False


def is_issuer(issuer: Party | None, party: Party) -> bool:
    """True for the issuer by name, and for "the Ministry", "the Board" in its own document."""
    if issuer is None:
        return False
    name, own = _bare(party.name), _bare(issuer.name)
    if party.country and issuer.country and party.country != issuer.country:
        return False
    if name == "we" or name.startswith("our ") or (party.kind == "group" and name.startswith(f"{own} ")):
        return True
    is_called = _is_called(party.name, own) and party.country in (None, issuer.country)
    return is_called or (not party.named and name in own.split() and name not in _ARTICLES)


def _acts(reading: Reading, clause: Clause, head: int) -> bool:
    """True where the party is the subject of a clause of its own doing; papers learn, see and report of themselves."""
    return head in clause.subjects and clause.lemma.partition(" ")[0] not in words("newsgathering")


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def office(name: str) -> str:
    """A body's name without whose it is: "Norway's Trade Ministry" is "trade ministry"."""
    return _bare(_OWNER.sub("", _bare(name)))


def states(reading: Reading) -> dict[str, str]:
    """For bodies that the text names once with their state: the name without it → the state."""
    found: dict[str, set[str]] = {}
    for party in reading.parties.values():
        if party.kind == "agency" and party.country is not None and _OWNER.search(_bare(party.name)):
            found.setdefault(office(party.name), set()).add(party.country)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def placed(party: Party, states: Mapping[str, str]) -> Party:
    """The body of a state as such, where the text names it elsewhere with its state."""
    country = (
        states.get(office(party.name)) if party.country is None and party.kind in ("agency", "organisation") else None
    )
    return replace(party, kind="agency", country=country, agency=party.agency or party.name) if country else party


def at_home(party: Party, issuer: Party | None) -> Party:
    """ "the Government", "the police" in the own statement of a state's body: that state's."""
    is_bare = party.kind == "agency" and party.country is None and " " not in _bare(party.name)
    return replace(party, country=issuer.country) if issuer is not None and issuer.country and is_bare else party


def is_former(name: str) -> bool:
    """True for "an earlier version of this article": the outlet takes back what it said."""
    return bool(_FORMER.search(name))


_EARLY = re.compile(
    r"^(?:(?:the|some|several|those|many) )?(?:initial|early|earlier|first|preliminary|previous|prior|original)"
    r"(?: (?:news|media|press|unconfirmed))? (?:reports?|accounts?|information|indications?|counts?|estimates?)$",
    re.IGNORECASE,
)


def is_early(source: Party) -> bool:
    """True for "initial reports": whose they were is not told."""
    return bool(_EARLY.search(source.name))
