"""Whose words they may be beside the source's: a report that the speaker has just quoted, or the source of the sentence
before, which an outlet goes on with in its own voice; and of which government a ministry speaks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model.annotation import AttributionMention
from onrecord.model.claim import ClaimKind
from onrecord.model.clause import Clause
from onrecord.model.party import Party

if TYPE_CHECKING:
    from onrecord.claims.base import Chain, Context

_KINDS = ("figure", "site")
_BODIES = ("organisation", "agency", "group", "document")
_GOING_ON = frozenset({"also", "too", "likewise", "furthermore", "moreover"})
_GOVERNMENTS = frozenset({"government", "administration", "cabinet", "presidency", "premiership", "rule", "leadership"})
_BLOCKS = 2  # paragraphs between a quoted report and what its speaker says next, at most


def widened(context: Context, kind: ClaimKind, clause: Clause | None, chain: Chain) -> Chain:
    """The chain, with whom else the words of ``clause`` may come from."""
    if kind not in _KINDS or clause is None or chain.candidates or chain.is_unsourced:
        return chain
    if chain.root is not None:
        quoted = _quoted(context, clause, chain.root)
        return replace(chain, candidates=(quoted,)) if quoted is not None else chain
    source = _before(context, clause) if not clause.attributions else None
    if source is None:
        return chain
    doubt = f"source not stated; it may go on with what {source.name} says"
    return replace(chain, candidates=(source,), doubts=(*chain.doubts, doubt))


def is_over(context: Context, said: AttributionMention, at: int) -> bool:
    """ "12 sank, according to X, and 4 in Y": at the code point ``at`` the aside with its source is over, though the
    clause goes on.
    """
    cue = context.tokens.text[said.cue[0] : said.cue[1]].casefold()
    return cue.startswith("according") and said.content[1] <= said.cue[0] < at


def may_vouch(between: Party) -> bool:
    """True for who passes on what another says and may know it himself: no outlet, and no paper that nobody is named
    for ("according to a news release, the chief said").
    """
    return between.kind != "outlet" and not (between.kind == "document" and not between.named)


def is_vouched_for(mention: AttributionMention) -> bool:
    """ "Police said the man allegedly fired": who first says it is left open, and the one who tells it is all that is
    known. Not where another speaks whom a pronoun stands for, unless he is only said to believe it.
    """
    return mention.force in ("believe", "expect") or not (mention.doubt or "").startswith("who “")


def _quoted(context: Context, clause: Clause, root: Party) -> Party | None:
    """Whom the speaker quoted two paragraphs ago or less: the next words may be out of the same report."""
    tokens, said = context.tokens, context.reading.attributions
    at = tokens.sentences[clause.sentence].block
    for inner in reversed(said):
        outer = said[inner.parent] if inner.parent is not None else None
        if outer is None or outer.source.name != root.name or inner.source.name in ("", root.name):
            continue
        if inner.content[1] > tokens.start[clause.verb] or not _is_body(inner):
            continue
        cue = next((i for i in range(len(tokens)) if tokens.start[i] == inner.cue[0]), None)
        if cue is not None and tokens.lemma[cue] in ("quote", "cite"):
            near = at - tokens.sentences[tokens.sentence_of[cue]].block <= _BLOCKS
            return inner.source if near else None
    return None


def _before(context: Context, clause: Clause) -> Party | None:
    """The one source of the sentence before, where this one says "also" of the same thing."""
    tokens = context.tokens
    if clause.sentence == 0:
        return None
    here, before = tokens.sentences[clause.sentence], tokens.sentences[clause.sentence - 1]
    if here.block != before.block or here.heading:
        return None
    if not any(tokens.lower[i] in _GOING_ON for i in range(clause.first, clause.last)):
        return None
    start, end = tokens.start[before.first], tokens.end[before.last - 1]
    over = [a for a in context.reading.attributions if a.content[0] < end and start < a.content[1] and a.source.name]
    told = {tokens.lemma[i] for a in over for i in range(before.first, before.last) if _is_in(context, a, i)}
    mine = {tokens.lemma[i] for i in range(clause.first, clause.last) if context.is_thing(i)}
    names = {a.source.name for a in over}
    return over[0].source if len(names) == 1 and _is_body(over[0]) and told & mine else None


def _is_in(context: Context, mention: AttributionMention, token: int) -> bool:
    return mention.content[0] <= context.tokens.start[token] < mention.content[1]


def _is_body(mention: AttributionMention) -> bool:
    return mention.source.kind in _BODIES


def of_government(context: Context, speaker: Party) -> tuple[str, ...]:
    """ "the ministry under X's government": a doubt that says of which government it was."""
    tokens = context.tokens
    if speaker.kind != "agency" or speaker.end < 0:
        return ()
    at = next((i for i in range(len(tokens)) if tokens.start[i] >= speaker.end), len(tokens))
    if at >= len(tokens) or tokens.lower[at] != "under":
        return ()
    inner = tokens.child(at, "pobj")
    if inner is None or (tokens.lemma[inner] not in _GOVERNMENTS and context.party(inner).kind != "person"):
        return ()
    first, last = tokens.reach[inner]
    words = " ".join(tokens.quote(first, last).split())
    return (f"as it was under {words}; another government is another speaker",)


def is_own(credit: str, outlet: str) -> bool:
    """True where a dateline credits the outlet itself: "KXYZ-TV" of KXYZ, "KXYZ 5" of "KXYZ5 News"."""
    mine, its = ("".join(c for c in name.casefold() if c.isalnum()) for name in (credit, outlet))
    return mine in its or its in mine


def is_itself(source: Party, outlet: Party) -> bool:
    """True where a paper names itself as the one that was told ("told the Harbour Times", in the Harbour Times)."""
    return bool(outlet.name) and source.kind == "outlet" and is_own(source.name, outlet.name)
