"""Interviews: what somebody told a paper or station, where the text goes by that outlet's publication of it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.base import Context
from onrecord.claims.lexicon import listed
from onrecord.model.annotation import AttributionMention
from onrecord.model.claim import Claim, Publication
from onrecord.model.party import Party
from onrecord.model.value import Time


def find(context: Context) -> Iterator[Claim]:
    """The interviews of one document; once an outlet and day. "told X" is one where X is brought in as another outlet
    ("the daily X"), or the document is known to be of another: a paper also says of itself that somebody told it.
    """
    seen: set[tuple[str, str | None]] = set()
    for head, outlet, span, time in [*_named(context), *_told(context)]:
        name, day = outlet.name.casefold(), time.edtf if time is not None else None
        if any(name in own.name.casefold() for own in (context.outlet, *context.wire) if own.name):
            continue
        if any(known == name and (day is None or day == when) for known, when in seen):
            continue
        seen.add((name, day))
        yield context.make(
            "publication",
            Publication(outlet, None, "interview"),
            span,
            context.innermost(head),
            f"interview:{head}",
            mood="stated",
            time=time,
        )


_NEAR = 12  # tokens from "the daily" to the end of its name, at most
_Given = tuple[int, Party, tuple[int, int], Time | None]  # a token of it, the outlet, the span, the day


def _named(context: Context) -> Iterator[_Given]:
    """ "in an interview with the Herald"."""
    tokens = context.tokens
    for head in range(len(tokens) - 2):
        if (
            tokens.lemma[head] != "interview"
            or tokens.pos[head] != "NOUN"
            or tokens.sentence_of[head] in context.unread
        ):
            continue
        for child in tokens.children[head]:
            inner = tokens.child(child, "pobj") if tokens.lower[child] in ("with", "to", "by") else None
            party = context.party(inner) if inner is not None else None
            if inner is not None and party is not None and party.named and party.kind in ("outlet", "organisation"):
                yield head, party, (head, inner + 1), None


def _told(context: Context) -> Iterator[_Given]:
    """ "told the daily La Voz in May that …", "admitted to a paper, La Voz, that …"."""
    tokens, mentions = context.tokens, context.reading.attributions
    at = {start: i for i, start in enumerate(tokens.start)}
    for mention in mentions:
        outer = mentions[mention.parent] if mention.parent is not None else None
        token = _told_at(context, outer, at) if outer is not None else None
        clause = context.by_verb.get(at.get(mention.cue[0], -1))
        if outer is None or token is None or clause is None or mention.carried or clause.sentence in context.unread:
            continue
        if clause.mood != "stated" or clause.is_negated or clause.is_passive:
            continue
        noun = next((h for h in (*clause.objects, *(h for _, h in clause.obliques)) if h <= token), token)
        first = min(tokens.reach[noun][0], noun)
        is_other = any(tokens.word[i] in listed("publications", "outlets") for i in range(first, token + 1))
        if not is_other and (not context.outlet.name or context.reading.wire is not None):
            continue
        if any(tokens.lemma[i] == "interview" for i in range(clause.first, token)):
            continue  # told as an interview
        time = next((t for t in context.times_of(clause) if t.relation not in ("before", "after", "until")), None)
        yield token, outer.source, (first, token + 1), time.value if time is not None else None


def _told_at(context: Context, mention: AttributionMention, at: dict[int, int]) -> int | None:
    """The last token of an outlet that was told something: its own words say so, and no verb of the outlet's."""
    tokens, source = context.tokens, mention.source
    cue = at.get(mention.cue[0])
    if cue is None or source.kind != "outlet" or not source.named or tokens.pos[cue] not in ("NOUN", "PROPN"):
        return None
    if not source.start <= mention.cue[0] < source.end and tokens.lemma[cue] not in listed("publications", "outlets"):
        return None
    named = [i for i in range(cue, min(cue + _NEAR, len(tokens))) if source.start <= tokens.start[i] < source.end]
    return named[-1] if named else cue
