"""What was done to those counted: "40 lodgers were persuaded", "12 crates seized at sea" count not all there are."""

from __future__ import annotations

from onrecord.claims.base import Context
from onrecord.claims.lexicon import participle, things
from onrecord.model.annotation import QuantityMention

_AFTER = ("acl", "relcl")


def of(context: Context, quantity: QuantityMention) -> str | None:
    """What the text tells in the passive of those counted: "persuaded", "forced to leave"; None where it tells nothing
    of the kind, or only that they are there, are counted, named, or run by somebody.
    """
    is_part = context.tokens.lower[quantity.number + 1 : quantity.number + 2] == ["of"]  # "300 of the 900 lodgers"
    heads = [h for h in (quantity.head, quantity.number if is_part else None) if h is not None]
    return next((told for head in heads if (told := _of(context, head)) is not None), None)


def _of(context: Context, head: int) -> str | None:
    tokens = context.tokens
    above = tokens.head[head]
    is_done = tokens.dep[head] in ("nsubjpass", "nsubj") and tokens.child(above, "auxpass") is not None
    verbs = [above] if is_done else []
    verbs += [c for c in tokens.children[head] if tokens.dep[c] in _AFTER and c > head and _is_passive(context, c)]
    found = next((told for verb in verbs if (told := _told(context, verb)) is not None), None)
    if found is None and tokens.dep[head] == "dobj" and tokens.lemma[above] in things("dealing"):
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


def _is_passive(context: Context, verb: int) -> bool:
    """True for a participle by itself, or with "be" before it."""
    tokens = context.tokens
    is_bare = not any(tokens.dep[c] in ("aux", "nsubj", "dobj") for c in tokens.children[verb])
    return tokens.tag[verb] == "VBN" and (is_bare or any(tokens.dep[c] == "auxpass" for c in tokens.children[verb]))
