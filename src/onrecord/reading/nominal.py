"""Attributions in nouns: "the claim that …", "X's warning that …", "a report by X that …"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.party import Party
from onrecord.model.tokens import Tokens
from onrecord.reading.continuing import Found
from onrecord.reading.lexicon import noun_forces
from onrecord.reading.publishers import Publishers
from onrecord.reading.speakers import NOT_STATED, said_in

_COMING_OUT = frozenset({"publish", "release", "issue", "send", "date", "carry", "post", "read"})
_MAKING = frozenset({"make", "issue", "give", "repeat", "raise", "publish", "release", "voice", "express", "level"})


def read(tokens: Tokens, n: int, publishers: Publishers) -> list[Found]:
    """The nouns of sentence ``n`` that take a said clause, each with its source; not stated where none is named."""
    sentence = tokens.sentences[n]
    out = []
    for head in range(sentence.first, sentence.last):
        force = noun_forces().get(tokens.lemma[head])
        if force is None or tokens.pos[head] != "NOUN":
            continue
        said = next((c for c in _below(tokens, head) if c > head and is_said(tokens, c)), None)
        if said is None:
            continue
        source, doubt = _source(tokens, head, publishers)
        if source is None:
            continue
        out.append(Found(source, (head, head + 1), tokens.reach[said], force, head, doubt=doubt))
    return out


def _below(tokens: Tokens, head: int) -> Iterator[int]:
    """What hangs on the noun, or on how it came out: "a report published on Monday that …"."""
    for child in tokens.children[head]:
        yield child
        if tokens.dep[child] == "acl" and tokens.lemma[child] in _COMING_OUT:
            yield from tokens.children[child]
        inner = tokens.child(child, "pobj") if tokens.lower[child] in ("by", "from", "of") else None
        if inner is not None:  # "a report by the group X that …"
            yield from (c for c in tokens.children[inner] if tokens.dep[c] in ("relcl", "acl"))


def is_said(tokens: Tokens, at: int) -> bool:
    """True for a "that" clause that tells what the noun before it is about, not which one it is."""
    if tokens.dep[at] not in ("acl", "ccomp", "relcl", "appos", "advcl") or tokens.pos[at] not in ("VERB", "AUX"):
        return False
    return any(tokens.dep[c] == "mark" and tokens.lower[c] == "that" for c in tokens.children[at])


def _source(tokens: Tokens, head: int, publishers: Publishers) -> tuple[Party | None, str | None]:
    for child in tokens.children[head]:
        dep, low = tokens.dep[child], tokens.lower[child]
        if dep == "poss" and low in ("my", "our", "your"):
            return None, None  # the one who is speaking
        if dep == "poss":
            party, doubt = publishers.of(child)
            return (party, doubt) if party.kind != "unknown" else (NOT_STATED, "whose word it is was not resolved")
        if dep == "prep" and low in ("by", "from", "of"):
            inner = tokens.child(child, "pobj")
            if inner is not None:
                return publishers.of(inner)
        if (dep in ("compound", "nmod") and child in publishers.parties.name_at) or (
            dep == "amod" and child in publishers.parties.place_at
        ):
            party = publishers.parties.at(child)
            if party.kind in ("outlet", "organisation", "agency", "person", "state"):
                return party, None
    verb = tokens.head[head]
    teller = said_in(tokens, head)
    if teller is not None:
        party, doubt = publishers.of(teller)
        return (party, doubt) if party.kind != "unknown" else (NOT_STATED, "who says it was not resolved")
    if tokens.dep[head] == "dobj" and tokens.lemma[verb] in _MAKING:
        subject = tokens.child(verb, "nsubj")
        if subject is not None:
            party, doubt = publishers.of(subject)
            if party.kind != "unknown":
                return party, doubt
    return NOT_STATED, f"whose {tokens.lemma[head]} is not stated"
