"""How a text begins: its headline, its first sentence, and whether their words speak of one event or of several."""

from __future__ import annotations

from onrecord.claims.lexicon import casualties
from onrecord.model.tokens import Sentence, Tokens


def title(tokens: Tokens) -> tuple[int, int]:
    """The tokens of the headline, which the parser may take for several sentences."""
    sentences = tokens.sentences
    last = 0
    while last + 1 < len(sentences) and sentences[last + 1].heading and sentences[last + 1].block == sentences[0].block:
        last += 1
    return sentences[0].first, sentences[last].last


def opening(tokens: Tokens) -> int:
    """The first sentence of the text proper: it tells of the document's own event, though that was last month."""
    return next((n for n, s in enumerate(tokens.sentences) if n and not s.heading and s.last - s.first > 7), 0)


def tells_several(tokens: Tokens, first: int, last: int) -> bool:
    """True for words that speak of several events: "in two shootings", "weekend fires"; not for "deaths", which may be
    of one event, nor "the quadruple shootings".
    """
    if first < last and tells_separate(tokens, tokens.sentences[tokens.sentence_of[first]]):
        return True
    several = casualties("happenings") - {"death", "gunshot"}  # several shots are one event
    plurals = [i for i in range(first, last) if tokens.tag[i] in ("NNS", "NNPS") and not _is_firing(tokens, i)]
    return any(
        (tokens.lemma[i] in several or tokens.lower[i].removesuffix("s") in several)
        and tokens.lower[i - 1].rstrip("-") not in casualties("multiples")
        for i in plurals
    )


def tells_separate(tokens: Tokens, span: Sentence) -> bool:
    """ "in four separate bloody scenes": several events, the document's own."""
    return any(
        tokens.lower[i] == "separate" and "NNS" in tokens.tag[i + 1 : min(i + 4, span.last)]
        for i in range(span.first, span.last)
    )


def _is_firing(tokens: Tokens, at: int) -> bool:
    """ "Gunman fires into crowd", "Dam bursts in Larn": a verb, which the parser takes for a plural in a headline."""
    following = tokens.lower[at + 1 : at + 2]
    sentence = tokens.sentences[tokens.sentence_of[at]]
    before = tokens.tag[sentence.first : at]
    is_verbless = not {"VBZ", "VBP", "VBD"} & set(tokens.tag[sentence.first : sentence.last])
    if tokens.lemma[at] in casualties("breaking") and before and is_verbless and set(before) <= {"NN", "NNP", "DT"}:
        return True
    return tokens.lower[at] == "fires" and following in (
        ["into"],
        ["on"],
        ["upon"],
        ["at"],
        ["back"],
        ["off"],
        ["shots"],
    )
