"""Who speaks for whom among the sources of an entry, as their documents tell: a police chief for the only police that
his document goes by, "officers" and "the department" for these police, a group's director for the group.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from onrecord.reconciliation import described
from onrecord.reconciliation.parties import Source
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.whois import plain

_UNNAMED = "unnamed:"  # how keys of sources begin that are described, not named
_KINDS = ("sheriff", "trooper", "police")
_BODIES = frozenset({"agency", "organisation", "group", "person"})


def homes(sources: Sequence[Source], where: Mapping[str, Set[str]]) -> dict[str, str]:
    """Key of a source → the group of the one body that it speaks for. ``where``: documents by a source's key."""
    out: dict[str, str] = {}
    for source in sorted(sources, key=lambda s: s.key):
        own = where.get(source.key, frozenset())
        near = [s for s in sources if s.key != source.key and own and own <= where.get(s.key, frozenset())]
        found = {body.group for body in near if _speaks_for(source, body)}
        if len(found) == 1 and (home := found.pop()) != source.group:
            out[source.key] = home
    return {key: out.get(home, home) for key, home in out.items()}


def _speaks_for(source: Source, body: Source) -> bool:
    if source.kind == "person" and not source.key.startswith(_UNNAMED):
        told = _words(source.office or "")
        if body.kind in ("agency", "organisation") and _words(body.label) and _words(body.label) <= told:
            return True
        known = _words(body.label) | words("ranks").union(*(words(f"force {kind}") for kind in (*_KINDS, "open")))
        is_rank = bool(told) and told <= known  # a fire chief, a district attorney is no police officer
        return is_rank and _is_force(body) and body.kind != "person" and _is_of(told, body)
    if not source.key.startswith(_UNNAMED) or source.kind not in _BODIES:
        return False
    label = _words(source.label)
    own = _words(body.label)
    if body.kind in ("agency", "organisation") and not body.key.startswith(_UNNAMED) and len(own) > 1 and own <= label:
        return True  # "officials with the Esk Police Department"
    if (
        not (_is_force(source) or label <= words("forces"))
        or described.whose(plain(source.label))
        or " and " in source.label
    ):
        return False
    if not _is_force(body) or (body.kind == "person" and not body.key.startswith(_UNNAMED)):
        return False
    is_ahead = not body.key.startswith(_UNNAMED) or (_rank(body), body.key) < (_rank(source), source.key)
    return is_ahead and _is_of(label, body)


def is_force_of(label: str) -> bool:
    """True for "esk police": a force by whose it is, which is told here with its country and there without."""
    return described.is_police(label) and bool(described.whose(label))


def _is_force(source: Source) -> bool:
    return described.is_police(plain(source.label))


def _rank(source: Source) -> int:
    """ "Police" before "officers" and "the department"."""
    return 0 if "police" in _words(source.label) else 1


def _is_of(told: Set[str], body: Source) -> bool:
    """Whether who is called so can be of that force: a sheriff's deputies are no police officers."""
    kinds = {kind for kind in _KINDS if told & words(f"force {kind}")}
    body_kinds = {kind for kind in _KINDS if _words(body.label) & words(f"force {kind}")}
    if kinds and body_kinds:
        return bool(kinds & body_kinds)
    return bool(told & (words("police") | words("forces") | words("force open"))) and bool(body_kinds)


def _words(label: str) -> frozenset[str]:
    """Its words, without "the", "of" and the mark of whose."""
    found = re.findall(r"\w+", plain(label))
    return frozenset(w for w in found if w not in ("s", "the", "of", "for", "and"))
