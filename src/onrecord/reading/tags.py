"""Whose a quotation is, told by what stands beside it where the parser saw no clause of saying: "…," X said; "…," said
X; and "X released the following statement: “…”".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.party import Party
from onrecord.model.tokens import Tokens
from onrecord.reading.continuing import Found
from onrecord.reading.forms import speaker_in
from onrecord.reading.publishers import Publishers
from onrecord.reading.speakers import said_in

_SAYING = frozenset({"say", "add", "tell", "recall", "explain", "continue", "write"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "PUNCT"})
_ENDS = frozenset({",", ".", "?", "!", "...", "…"})
_LONGEST = 12  # tokens of a tag
_SHORTEST = 3  # tokens inside the marks
_Told = tuple[Party, tuple[int, int]]  # the speaker, and the cue's tokens


def read(
    tokens: Tokens, publishers: Publishers, quoted: Sequence[tuple[int, int]], found: Sequence[Found]
) -> list[Found]:
    """The speakers of quotations that no attribution reaches or stands beside."""
    out = []
    for first, last in quoted:
        if last - first < _SHORTEST + 2 or any(_is_near(tokens, f, first, last) for f in found):
            continue
        told = _behind(tokens, publishers, last) or _ahead(tokens, publishers, first)
        if told is not None:
            out.append(Found(*told, (first, last), "say", told[1][0]))
    return out


def _is_near(tokens: Tokens, found: Found, first: int, last: int) -> bool:
    """True for an attribution over some of the quotation, or with its cue in the sentence at either end of it."""
    if first <= found.cue_verb < last:
        return False
    ends = (tokens.sentence_of[first], tokens.sentence_of[last - 1])
    return (found.content[0] < last and first < found.content[1]) or tokens.sentence_of[found.cue_verb] in ends


def _behind(tokens: Tokens, publishers: Publishers, last: int) -> _Told | None:
    """ "…," said neighbour Anna Holm; "…," Anna Holm said."""
    if last >= len(tokens) or tokens.word[last - 2] not in _ENDS:
        return None
    edge = min(last + _LONGEST, tokens.sentences[tokens.sentence_of[last]].last)
    verb = next((i for i in range(last, edge) if tokens.pos[i] not in _NAMING), None)
    if verb is None or tokens.lemma[verb] not in _SAYING or tokens.tag[verb] not in ("VBD", "VBZ", "VBP"):
        return None
    behind = range(verb + 1, tokens.sentences[tokens.sentence_of[verb]].last)
    if tokens.word[last - 2] != "," and any(tokens.pos[i] in ("VERB", "AUX") for i in behind):
        return None  # "“The quay is shut.” Anna Holm said she had left": the next sentence, which tells something else
    end = verb
    if verb == last:
        end = next((i for i in range(verb + 1, edge) if tokens.pos[i] not in _NAMING - {"PUNCT"}), edge)
    begin = last if verb > last else verb + 1
    speaker = speaker_in(tokens, publishers, begin, end) if begin < end else None
    return (speaker, (verb, verb + 1)) if speaker is not None else None


def _ahead(tokens: Tokens, publishers: Publishers, first: int) -> _Told | None:
    """ "The trooper released the following statement: “…”"."""
    if first == 0 or tokens.word[first - 1] != ":":
        return None
    for noun in range(first - 2, tokens.sentences[tokens.sentence_of[first - 1]].first, -1):
        teller = said_in(tokens, noun) if tokens.dep[noun] == "dobj" else None
        if teller is not None:
            verb = tokens.head[noun]
            speaker = publishers.stated(noun) or publishers.of(teller)[0]
            return (speaker, (verb, verb + 1)) if speaker.kind != "unknown" else None
    return None
