"""What was done to those counted: "40 lodgers were persuaded", "12 crates seized at sea" count not all there are."""

from __future__ import annotations

from onrecord.claims import shares
from onrecord.claims.base import Context
from onrecord.claims.lexicon import participle, things
from onrecord.model.annotation import QuantityMention

_AFTER = ("acl", "relcl")
_PARTICLES = frozenset({"out", "away", "down", "up", "off", "back", "over"})


def of(context: Context, quantity: QuantityMention) -> str | None:
    """What the text tells in the passive of those counted: "persuaded", "forced to leave"; None where it tells nothing
    of the kind, or only that they are there, are counted, named, or run by somebody.
    """
    if quantity.head is None and shares.whole(context, quantity) is not None:
        at = shares.bearer(context, quantity)  # "300 of the 900 lodgers"
        return _of(context, at) or _done(context, at)
    is_part = context.tokens.lower[quantity.number + 1 : quantity.number + 2] == ["of"]
    is_bare = is_part or shares.is_bare(context, quantity)
    heads = [h for h in (quantity.head, quantity.number if is_bare else None) if h is not None]
    is_whole = shares.is_whole(context, quantity)
    return next((told for head in heads if (told := _of(context, head, is_whole=is_whole)) is not None), None)


def _done(context: Context, at: int) -> str | None:
    """What the text says of a part of those counted: "need shelter", "returned", "in hospital"; None where it only says
    that they are somewhere, or are something.
    """
    tokens, verb = context.tokens, context.tokens.head[at]
    below = [c for c in tokens.children[verb] if c > verb]
    is_plain = tokens.lemma[verb] in things("plain") or any(tokens.dep[c] == "neg" for c in tokens.children[verb])
    if tokens.dep[at] != "nsubj" or is_plain or tokens.pos[verb] not in ("VERB", "AUX"):
        return None
    if tokens.lemma[verb] in ("be", "remain", "stay"):
        prep = next((c for c in below if tokens.dep[c] == "prep"), None)
        inner = tokens.child(prep, "pobj") if prep is not None else None
        is_told = prep is not None and inner == prep + 1 and tokens.tag[inner] == "NN" and inner not in context.place_at
        return " ".join(tokens.lower[prep : prep + 2]) if is_told and prep is not None else None
    last = verb
    for child in below:
        is_added = tokens.dep[child] == "prt" or tokens.lower[child] in _PARTICLES
        if child == last + 1 and (is_added or (tokens.dep[child] == "dobj" and tokens.tag[child].startswith("NN"))):
            last = child
    return " ".join(tokens.lower[verb : last + 1])


def _of(context: Context, head: int, *, is_whole: bool = False) -> str | None:
    tokens = context.tokens
    above = tokens.head[head]
    is_done = not is_whole and tokens.dep[head] in ("nsubjpass", "nsubj") and _is_passive_over(context, above)
    verbs = [above] if is_done else []
    verbs += [c for c in tokens.children[head] if tokens.dep[c] in _AFTER and c > head and _is_passive(context, c)]
    found = next((told for verb in verbs if (told := _told(context, verb)) is not None), None)
    if found is None and not is_whole and tokens.dep[head] == "dobj" and tokens.lemma[above] in things("dealing"):
        return participle(tokens.lemma[above])  # "moved 40 lodgers": as "40 lodgers were moved"
    return found


def _told(context: Context, verb: int) -> str | None:
    """The participle; for "are said to have been taken" the one that is said, for "forced to leave" with what."""
    tokens = context.tokens
    if tokens.tag[verb] not in ("VBN", "VBD") or tokens.pos[verb] != "VERB":
        return None
    below = [c for c in tokens.children[verb] if c > verb and tokens.dep[c] in ("xcomp", "oprd", "ccomp")]
    if tokens.lemma[verb] in things("plain"):
        return next((told for c in below if _is_passive(context, c) and (told := _told(context, c))), None)
    done = tokens.lower[verb]
    if tokens.lemma[verb] not in things("steering"):
        return done
    led = next((c for c in below if tokens.tag[c] == "VB"), None)
    if led is None:
        return None  # "were asked about it": nothing came of it
    inner = tokens.child(led, "dobj")
    return " ".join([done, "to", tokens.lower[led], *([tokens.lower[inner]] if inner is not None else [])])


def _is_passive_over(context: Context, verb: int) -> bool:
    return context.tokens.child(verb, "auxpass") is not None


def _is_passive(context: Context, verb: int) -> bool:
    """True for a participle by itself, or with "be" before it."""
    tokens = context.tokens
    is_bare = not any(tokens.dep[c] in ("aux", "nsubj", "dobj") for c in tokens.children[verb])
    return tokens.tag[verb] == "VBN" and (is_bare or any(tokens.dep[c] == "auxpass" for c in tokens.children[verb]))
