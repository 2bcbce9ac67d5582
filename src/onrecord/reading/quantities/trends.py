"""Whether a quantity is told as a rise or a fall: "up 5 percent", "fell to 12"."""

from __future__ import annotations

from typing import Literal

from onrecord.model.annotation import QuantityMention
from onrecord.model.tokens import Tokens
from onrecord.reading.quantities.lexicon import words

Trend = Literal["up", "down"]


def trend_of(tokens: Tokens, mention: QuantityMention) -> Trend | None:
    """The direction of change that the words around the mention state, None for a plain level.

    A change word counts when it governs the number (its subject, object or adverb, or the object of "by" or "to"
    under it), or stands right before it ("up 5 percent").
    """
    table = words()
    if mention.amount.qualifier not in (None, "nearly", "between") and not mention.amount.increment:
        return None
    if mention.kind in ("duration", "age", "other") or (mention.kind == "count" and mention.unit is not None):
        return None
    first = mention.first
    if tokens.lower[first] == "between":
        return None
    glued = tokens.word[mention.number - 1 if mention.number > first else first][:1]
    if (glued in "+-−" and mention.kind in ("percent", "money") and mention.number > first) or tokens.word[first][
        :1
    ] == "+":
        return "up" if glued == "+" or tokens.word[first][:1] == "+" else "down"
    for at in range(first - 1, max(-1, first - 3), -1):
        if tokens.lower[at] in ("up", "down") and tokens.dep[at] != "prt" and tokens.lower[at + 1] != "to":
            return "up" if tokens.lower[at] == "up" else "down"
    at = mention.number if mention.head is None else mention.head
    for _ in range(5):
        head = tokens.head[at]
        if head == at or (tokens.dep[at] in ("ccomp", "advcl", "relcl", "acl", "xcomp") and tokens.pos[at] == "VERB"):
            return None
        if tokens.dep[at] == "prep" and tokens.lower[at] not in ("by",):
            return None
        at = head
        lemma = tokens.lemma[at]
        if tokens.pos[at] in ("VERB", "AUX"):
            if lemma == "add" and mention.kind not in ("percent", "money"):
                return None
            if lemma in table.rises:
                return "up"
            if lemma in table.falls:
                return "down"
            return None
    return None
