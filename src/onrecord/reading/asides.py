"""Asides that name a source: "according to X", and adverbs that leave it open ("reportedly")."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.tokens import Tokens
from onrecord.reading import carriers, speakers
from onrecord.reading.continuing import Found
from onrecord.reading.lexicon import forces, words
from onrecord.reading.publishers import Publishers
from onrecord.reading.speakers import NOT_STATED

_SPEAKERS = frozenset({"state", "agency", "organisation", "group", "person"})
_RELATIVE = frozenset({"who", "which", "that", "where", "whom"})


def read(tokens: Tokens, n: int, publishers: Publishers) -> list[Found]:
    """ "According to X, …" covers its sentence, or the clause it hangs on when another speaker is in it."""
    sentence = tokens.sentences[n]
    out = []
    for i in range(sentence.first, sentence.last - 1):
        if tokens.lower[i] == "according":
            head = named_at(tokens, i)
            if head is None or tokens.lemma[head] in words("measured_by", "cues"):
                continue  # "pays according to its needs": how, not who says so
            source, doubt = publishers.of(head)
            source = speakers.together(tokens, head, source)
            cue = (i, i + 1 + (tokens.lower[i + 1] == "to"))
            content = _within(tokens, i) or _around(tokens, i, tokens.reach[head][1])
            relay = carriers.carrier(tokens, head, publishers)
            out.append(Found(source, cue, content, "say", i, doubt=doubt, relay=relay))
        elif (head := _per(tokens, i)) is not None:
            source, doubt = publishers.of(head)
            if source.kind in _SPEAKERS | {"document", "outlet"}:
                content = (sentence.first, i - 1) if i > sentence.first else _around(tokens, i, tokens.reach[head][1])
                out.append(Found(source, (i, i + 1), content, "say", i, doubt=doubt))
        elif (head := _turned(tokens, i)) is not None:
            source, doubt = publishers.of(head)
            if source.kind in _SPEAKERS:
                out.append(Found(source, (i, i + 1), (sentence.first, i - 1), "say", i, doubt=doubt))
        elif tokens.lower[i] in words("unsourced", "cues") and tokens.pos[i] == "ADV":
            verb = tokens.head[i]
            if tokens.pos[verb] in ("VERB", "AUX"):
                out.append(Found(NOT_STATED, (i, i + 1), tokens.reach[verb], "claim", i, doubt="source left open"))
    return out


def _per(tokens: Tokens, i: int) -> int | None:
    """ "Two were hurt, per police.": who says so, set off by a comma; "nine per crew" tells of how many to each."""
    sentence = tokens.sentences[tokens.sentence_of[i]]
    if (
        tokens.lower[i] != "per"
        or tokens.pos[i] not in ("ADP", "SCONJ")
        or tokens.tag[i + 1][:1] not in ("N", "D", "J")
    ):
        return None
    if i > sentence.first and tokens.word[i - 1] != ",":
        return None
    head = tokens.child(i, "pobj")
    is_edge = i == sentence.first or (head is not None and tokens.reach[head][1] >= sentence.last - 1)
    return head if is_edge else None


def _turned(tokens: Tokens, verb: int) -> int | None:
    """ "…, informed on Monday the Ministry of Health": as translations have it, who informed of what stands before."""
    sentence = tokens.sentences[tokens.sentence_of[verb]]
    if tokens.lemma[verb] not in words("addressing", "cues") or tokens.tag[verb] not in ("VBD", "VBN"):
        return None
    if verb == sentence.first or tokens.word[verb - 1] != ",":
        return None
    if tokens.child(verb, "nsubj", "auxpass", "ccomp", "xcomp") is not None:
        return None
    at = verb + 1
    if tokens.lower[at] == "on":
        at += 2
    if at >= sentence.last or tokens.lower[at] != "the":
        return None
    nouns = ("NOUN", "PROPN")
    ahead = range(at + 1, min(at + 6, sentence.last))
    return next(
        (k for k in ahead if tokens.pos[k] in nouns and tokens.pos[k + 1 : k + 2] not in (["NOUN"], ["PROPN"])), None
    )


def named_at(tokens: Tokens, cue: int) -> int | None:
    """The head of the party that "according to" names, the "to" left out or not ("according Harbour Police")."""
    last = tokens.sentences[tokens.sentence_of[cue]].last
    ahead = range(cue + 1, last)
    if tokens.lower[cue + 1 : cue + 2] == ["to"]:
        return next((k for k in ahead if tokens.head[k] in (cue, cue + 1) and tokens.dep[k] == "pobj"), None)
    return next((k for k in ahead if tokens.head[k] == cue and tokens.tag[k] in ("NNP", "NNPS", "NNS")), None)


def is_named(tokens: Tokens, verb: int) -> bool:
    """ "…, according to the Harbour Board said in a letter": who is named right before the verb is the aside's."""
    first = tokens.sentences[tokens.sentence_of[verb]].first
    for cue in range(first, verb):
        head = named_at(tokens, cue) if tokens.lower[cue] == "according" else None
        if head is not None and head < verb and verb in (head + 1, tokens.reach[head][1]):
            return True
    return False


def edges(tokens: Tokens, found: list[Found]) -> Iterator[tuple[int, int]]:
    """(cue, end of what it covers) of the asides behind what they cover: no other's words go on over them."""
    for f in found:
        if tokens.lower[f.cue_verb] == "according" and f.content[1] <= f.cue_verb:
            yield f.cue_verb, f.content[1]


def _within(tokens: Tokens, cue: int) -> tuple[int, int] | None:
    """ "Holm said that 40 boats were lost according to the Ferry Board": with no comma, part of what Holm says."""
    sentence = tokens.sentences[tokens.sentence_of[cue]]
    before = cue - 1
    if cue > sentence.first + 1 and tokens.word[before] == "," and tokens.pos[before - 1] == "SCONJ":
        before -= 1  # "added that, according to the crew, it sank"
    if cue <= sentence.first or tokens.word[before] in (",", "“", '"'):
        return None
    at = tokens.head[cue]
    while tokens.head[at] != at:
        above = tokens.head[at]
        if tokens.dep[at] == "ccomp" and above < at and tokens.lemma[above] in forces():
            first, last = tokens.reach[at]
            if any(tokens.pos[i] not in ("SCONJ", "PUNCT") for i in range(first, cue)):
                return first, cue
            comma = next((i for i in range(cue, last - 1) if tokens.word[i] == ","), None)
            return (comma + 1, last) if comma is not None else None
        at = above
    return None


def _around(tokens: Tokens, cue: int, last: int) -> tuple[int, int]:
    """The sentence without an "according to X" at its head or end; inside a relative clause, that clause alone."""
    sentence = tokens.sentences[tokens.sentence_of[cue]]
    before = cue - 1 - (tokens.word[cue - 1] == ",") if cue > sentence.first else cue
    if before > sentence.first and tokens.lower[before] in _RELATIVE and tokens.tag[before][0] == "W":
        return before, _relative(tokens, cue, last)
    if cue == sentence.first:
        comma = next((i for i in range(last, sentence.last - 1) if tokens.word[i] == ","), None)
        if comma is not None:
            return comma + 1, sentence.last
    elif tokens.word[cue - 1] == "," and (last >= sentence.last - 1 or _is_joined_on(tokens, last)):
        return sentence.first, cue - 1
    return sentence.first, sentence.last


def _relative(tokens: Tokens, cue: int, last: int) -> int:
    """The end of the relative clause that the aside stands in: its verb's reach, else the next comma."""
    sentence = tokens.sentences[tokens.sentence_of[cue]]
    verb = tokens.head[cue]
    if tokens.pos[verb] in ("VERB", "AUX") and verb > cue:
        return max(last, min(tokens.reach[verb][1], sentence.last))
    behind = last + (tokens.word[last] == ",") if last < sentence.last else last
    return next((i for i in range(behind, sentence.last) if tokens.word[i] == ","), sentence.last)


def _is_joined_on(tokens: Tokens, at: int) -> bool:
    """ "12 sank, according to X, and 4 in Y": what follows the aside may be another's."""
    return tokens.word[at] == "," and tokens.lower[at + 1 : at + 2] in (["and"], ["but"], ["while"])
