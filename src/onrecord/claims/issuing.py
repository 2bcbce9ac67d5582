"""Documents that a party of the story published itself: a ministry's statement, a group's report, a firm's notice."""

from __future__ import annotations

from onrecord.claims.lexicon import words
from onrecord.model.annotation import Reading
from onrecord.model.clause import Clause
from onrecord.model.document import Document
from onrecord.model.party import Party

_ISSUERS = ("agency", "state", "organisation", "group")
_ARTICLES = frozenset({"the", "a", "an"})


def issuer(document: Document, reading: Reading) -> Party | None:
    """The outlet as a party, where its own text speaks of it as one that counts, denies, states or acts: what such a
    document says in its own voice is that party's word. None for a paper, which relays; and where the text is a wire's.
    """
    if not document.outlet or reading.wire is not None:
        return None
    own = _bare(document.outlet)
    if set(own.split()) & words("media"):
        return None
    named = [
        (head, party)
        for head, party in sorted(reading.parties.items())
        if (party.kind in _ISSUERS or (party.kind == "person" and " " not in own)) and _bare(party.name) == own
    ]
    for head, party in named:
        if party.kind in ("agency", "state") or any(_acts(reading, clause, head) for clause in reading.clauses):
            return party
    return None


def is_issuer(issuer: Party | None, party: Party) -> bool:
    """True for the issuer by name, and for "the Ministry", "the Board" in its own document."""
    if issuer is None:
        return False
    name, own = _bare(party.name), _bare(issuer.name)
    return name == own or (not party.named and name in own.split() and name not in _ARTICLES)


def _acts(reading: Reading, clause: Clause, head: int) -> bool:
    """True where the party is the subject of a clause of its own doing; papers learn, see and report of themselves."""
    return head in clause.subjects and clause.lemma.partition(" ")[0] not in words("newsgathering")


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()
