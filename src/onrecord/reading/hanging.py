"""Whose verb it is that hangs behind what is told: "police say that a man came in and shot two", "said the suspect
returned fire, hitting a guard". The parser ties it to the verb of saying; its tense, or its sense, tells otherwise.
"""

from __future__ import annotations

from onrecord.model.tokens import Tokens
from onrecord.reading.lexicon import forces, words

_TOLD = frozenset({"ccomp", "relcl", "pcomp", "acl"})
NOBODYS = -1
_PRESENT = frozenset({"VBP", "VBZ"})


def bearer(tokens: Tokens, verb: int) -> int | None:
    """The verb between a verb without a subject and the one that it is tied to whose subject it has; None where it is
    the outer one's, ``NOBODYS`` where it is nobody's that the parser found.
    """
    outer, dep = tokens.head[verb], tokens.dep[verb]
    if tokens.lemma[verb] in forces() or tokens.lemma[verb] in words("going_on"):
        return None  # "…, adding that it had closed": who speaks goes on speaking
    if dep == "advcl" and tokens.tag[verb] == "VBG" and tokens.lemma[outer] in forces():
        below = [c for c in tokens.children[outer] if tokens.dep[c] == "ccomp" and outer < c < verb]
        return below[-1] if below else NOBODYS if tokens.lemma[outer] == "say" else None
    if dep != "conj" or not is_of_another_time(tokens, verb, outer):
        return None
    # "is looking for whoever pulled the trigger and shot four": in the past, as what stands between
    inside = range(outer + 1, verb)
    found = [
        i
        for i in inside
        if tokens.tag[i] == "VBD" and tokens.dep[i] in _TOLD and tokens.reach[outer][0] <= i and not _has_aux(tokens, i)
    ]
    return found[-1] if found else None


def is_of_another_time(tokens: Tokens, verb: int, outer: int) -> bool:
    """True for a verb in the past, tied to one in the present: "say … and shot"."""
    if tokens.tag[verb] != "VBD" or _has_aux(tokens, verb):
        return False
    aux = {tokens.tag[c] for c in tokens.children[outer] if tokens.dep[c] in ("aux", "auxpass")}
    return (tokens.tag[outer] in _PRESENT and not aux) or (tokens.tag[outer] == "VBG" and bool(aux & _PRESENT))


def _has_aux(tokens: Tokens, verb: int) -> bool:
    return any(tokens.dep[c] in ("aux", "auxpass") for c in tokens.children[verb])


def antecedent(tokens: Tokens, verb: int) -> int:
    """The noun that a relative clause is about: with "who", the person, where a body stands nearer ("a student at the
    school who had withdrawn").
    """
    head = at = tokens.head[verb]
    if not any(tokens.lower[c] == "who" for c in tokens.children[verb] if tokens.dep[c] in ("nsubj", "nsubjpass")):
        return head
    while tokens.pos[at] in ("NOUN", "PROPN") and tokens.lemma[at] in words("organisations", "roles") | words(
        "premises"
    ):
        above = tokens.head[at]
        if tokens.dep[at] != "pobj" or tokens.dep[above] != "prep":
            return head
        at = tokens.head[above]
    is_person = tokens.lemma[at] in words("people", "roles") | words("offices", "roles")
    return at if is_person else head
