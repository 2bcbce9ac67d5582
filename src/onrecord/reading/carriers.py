"""Who passes on what was said: the paper that was told it, that quotes it, that carries or has seen the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.tokens import Tokens
from onrecord.reading.lexicon import words
from onrecord.reading.publishers import Publishers

_BETWEEN = frozenset({",", "the", "in", "on", "called", "named"})  # an outlet's noun and its name
_QUOTING = frozenset({"state", "agency", "person", "organisation", "outlet"})
_Carrier = tuple[int, Party]  # a token of the one who passes on, and who it is


def relay(tokens: Tokens, clause: Clause, publishers: Publishers) -> _Carrier | None:
    """ "told the daily X", "in an interview with X", "was quoted by X", "in a statement carried by X"."""
    if clause.is_passive and tokens.lemma[clause.verb] in ("quote", "cite"):
        return _quoting(clause, publishers)
    for head in _told(tokens, clause):
        if (found := outlet(tokens, head, publishers)) is not None:
            return found
    for word, head in clause.obliques:
        if word in ("in", "through", "via") and (found := carrier(tokens, head, publishers)) is not None:
            return found
    for head in clause.subjects:  # "records obtained by X show …"
        if (found := carrier(tokens, head, publishers)) is not None:
            return found
    return None


def _told(tokens: Tokens, clause: Clause) -> Iterator[int]:
    """Heads of those who are told something or talked to."""
    if tokens.lemma[clause.verb] == "tell":
        yield from clause.objects
    for word, head in clause.obliques:
        if word in ("to", "on"):  # "said on Radio X"
            yield head
        elif word in ("in", "during", "via", "by") and tokens.lemma[head] in words("talks", "cues"):
            for child in tokens.children[head]:
                inner = tokens.child(child, "pobj") if tokens.lower[child] in ("with", "to", "for", "by") else None
                if inner is not None:
                    yield inner
    for verb in tokens.children[clause.verb]:  # "Speaking to X, Per Holm said …"
        if tokens.dep[verb] == "advcl" and tokens.tag[verb] == "VBG" and tokens.lemma[verb] in ("speak", "talk"):
            for child in tokens.children[verb]:
                inner = tokens.child(child, "pobj") if tokens.lower[child] in ("to", "with", "on") else None
                if inner is not None:
                    yield inner
    for subject in clause.subjects:  # "…," said Per Holt to the agency X
        for child in tokens.children[subject] if subject > clause.verb else ():
            inner = tokens.child(child, "pobj") if tokens.lower[child] == "to" else None
            if inner is not None:
                yield inner


def _quoting(clause: Clause, publishers: Publishers) -> _Carrier | None:
    """ "X was quoted by Y as saying": Y."""
    for head in clause.subjects:
        party, _ = publishers.of(head)
        if party.kind in _QUOTING and party.name:
            return head, party
    return None


def carrier(tokens: Tokens, noun: int, publishers: Publishers) -> _Carrier | None:
    """ "a statement carried by X", "a memo seen by X", "a letter published in X": the outlet."""
    if tokens.lemma[noun] not in words("documents", "cues") | words("talks", "cues"):
        return None
    for verb in range(noun + 1, tokens.reach[noun][1]):  # the parser may hang it on whose memo it is
        if tokens.dep[verb] != "acl" or tokens.lemma[verb] not in words("carrying", "cues") | words(
            "seeing_documents", "cues"
        ):
            continue
        for child in tokens.children[verb]:
            is_by = tokens.dep[child] == "agent" or tokens.lower[child] in ("in", "on", "by", "to", "with")
            inner = tokens.child(child, "pobj") if is_by else None
            if inner is not None and (found := outlet(tokens, inner, publishers)) is not None:
                return found
    return None


def outlet(tokens: Tokens, head: int, publishers: Publishers) -> _Carrier | None:
    """The outlet at a noun, or the one named after it: "told a local paper in May, the Fjord Post, that …"."""
    told, _ = publishers.of(head)
    if told.kind == "outlet" and told.named:
        return head, told
    if told.kind == "organisation" and told.named and told.name.lower().split()[-1] in words("pressed", "cues"):
        return head, replace(told, kind="outlet")
    if tokens.lemma[head] not in words("outlets", "cues"):
        return None
    at, last = head + 1, tokens.sentences[tokens.sentence_of[head]].last
    while at < last and (publishers.is_time(at) or tokens.lower[at] in _BETWEEN):
        at += 1
    name = publishers.parties.name_at.get(at)
    if name is None or name.first != at or name.kind != "outlet":
        return None
    return name.last - 1, Party(name.text, "outlet", name.start, name.end, country=told.country)
