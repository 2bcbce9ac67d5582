"""Where the event of one document happened: the most exact place that headline and lead give for it."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.claims.base import Context
from onrecord.model.annotation import PlaceMention

_LEAD = 5  # sentences
_EXACT = {"point": 4, "city": 4, "region": 3, "country": 2}
_LOCAL = 2  # of a paper's own dateline: as much as a state that is named
_FILED = 1  # of a dateline: where the report was filed, if nothing else is told
_SAFE = frozenset(["alive", "safe", "unhurt", "unharmed"])


def where(context: Context, is_aside: Callable[[int], bool], tells: Callable[[int], int]) -> PlaceMention | None:
    """The place of the event, best in the headline or in a sentence that ``tells`` of an event. ``is_aside``: whether a
    sentence is of another one.
    """
    tokens = context.tokens
    best: tuple[int, int] | None = None
    found: PlaceMention | None = None
    # "News 9 Harbourtown" is where the outlet is
    # "Esk, Tarn": Tarn is what Esk is in, though a town may have its name
    around = {tokens.quote(m.first, m.last).partition(",")[2].strip() for m in context.reading.places}
    states = {m.place.country for m in context.reading.places if m.place.precision == "country"}
    is_of_states = len(states) > 1
    outlets = [(m.first, m.last) for m in context.reading.names if m.kind == "outlet"]
    for mention in context.reading.places:
        n = tokens.sentence_of[mention.first]
        if n > _LEAD or mention.form != "name" or is_aside(n):
            continue
        if _is_of_part(context, mention) or _tells_of_the_safe(context, n):
            continue
        is_beside = not tells(n) and not tokens.sentences[n].heading  # a headline tells where its text's event was
        if is_beside and (_is_listed(context, mention) or _is_where_said(context, mention)):
            continue
        if any(first < mention.last and mention.first < last for first, last in outlets):
            continue
        if tokens.quote(mention.first, mention.last) in around or tokens.lower[mention.last : mention.last + 1] == [
            "border"
        ]:
            continue
        exact = _EXACT.get(mention.place.precision, 0)
        if is_of_states and mention.place.precision == "country" and not tells(n):
            continue  # whoever acts in a story of several states is no place of harm
        if exact and _is_dateline(context, mention):
            if is_of_states and not tells(n) and context.reading.wire is None:
                continue  # what it was filed on is no harm
            exact = _FILED if context.reading.wire is not None else _LOCAL
        rank = (exact, max(tells(n), int(tokens.sentences[n].heading)))
        if exact and (best is None or rank > best):
            best, found = rank, mention
    return found


def _is_listed(context: Context, mention: PlaceMention) -> bool:
    """ "schools in Esk, Tarn and Larn": an event is at one of them at most."""
    tokens, at = context.tokens, mention.last - 1
    return tokens.dep[at] == "conj" or any(
        tokens.dep[c] == "conj" and c in context.place_at for c in tokens.children[at]
    )


def _is_where_said(context: Context, mention: PlaceMention) -> bool:
    """ "the ministers announced in Esk that …": where it was told."""
    tokens, prep = context.tokens, context.tokens.head[mention.last - 1]
    verb = tokens.start[tokens.head[prep]]
    return tokens.dep[prep] == "prep" and any(a.cue[0] <= verb < a.cue[1] for a in context.reading.attributions)


def _is_dateline(context: Context, mention: PlaceMention) -> bool:
    """ "ESK, May 3 (Northern Wire) - …": where the report was filed; so is a line of nothing but place and day."""
    wire, tokens = context.reading.wire, context.tokens
    sentence = tokens.sentences[tokens.sentence_of[mention.first]]
    words = [i for i in range(sentence.first, sentence.last) if tokens.word[i][:1].isalnum()]
    if all(i in context.place_at or i in context.time_at for i in words) and any(i in context.time_at for i in words):
        return True
    is_first = mention.first == sentence.first and tokens.word[mention.first].isupper()
    if is_first and tokens.word[mention.last : mention.last + 1] in (["-"], ["–"], ["—"], ["--"]):
        return True
    if wire is None or mention.start > wire[0]:
        return False
    block = tokens.sentences[tokens.sentence_of[mention.first]].block
    following = next((n for n, s in enumerate(tokens.sentences) if tokens.end[s.last - 1] > wire[0]), None)
    return following is not None and tokens.sentences[following].block == block


def _tells_of_the_safe(context: Context, n: int) -> bool:
    """ "Two were found alive in Tarn"."""
    sentence = context.tokens.sentences[n]
    return bool(_SAFE & set(context.tokens.lower[sentence.first : sentence.last]))


def _is_of_part(context: Context, mention: PlaceMention) -> bool:
    """ "23 dead, 17 of them in Esk and six in Tarn": where a part of them came to harm."""
    tokens, at = context.tokens, mention.first - 2
    if at < 0 or tokens.lower[at + 1] != "in":
        return False
    at -= 2 if tokens.lower[at - 1 : at + 1] in (["of", "them"], ["of", "those"]) else 0
    quantity = context.quantity_at.get(at)
    return quantity is not None and quantity.head is None
