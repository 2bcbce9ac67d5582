"""Mends who tells, where the parser took the teller, or what is told, for something else.

Behind the last comma: "The firm sold it to at least 12 banks, insurers and funds in six countries, the Oslo-based group
Harbour Watch said on Friday." is read as a list that ends in the group, and "The pier has been sold, reported the daily
Fjord Post on the 3rd." as a second doing of the pier's. What stands between a last comma and a verb of saying, or right
behind both, to the end of the sentence, tells what stands before.

Who tells it, hung on what is told: "The port is shut, ministers of both states announced on Monday." and "Norway freed
two ships, its embassy said on Monday.", where the verb of saying is taken for a participle or a relative clause.

What is told, taken for a relative clause on who was told it: "told Channel 6 News that four were hurt".

A verb taken for a noun: "He left in May, records show."
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.model.tokens import Sentence, Tokens
from onrecord.reading.lexicon import forces, words

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FIRM = frozenset({"say", "report", "claim", "confirm", "warn", "admit"})
_TURNED = frozenset({"say", "report", "write", "announce", "state", "inform", "add", "explain", "confirm", "note"})
_CLOSING = frozenset({".", "!", "?", '"', "”", "’", "'", "''"})
_FARTHEST = 12  # tokens from the comma to the verb
_TAIL = 12  # tokens behind the verb
_OPENERS = frozenset({"DET", "PROPN", "ADJ", "NOUN", "NUM"})


@dataclass
class _Edits:
    """Columns to change, by token."""

    head: dict[int, int] = field(default_factory=dict)
    dep: dict[int, str] = field(default_factory=dict)
    tag: dict[int, str] = field(default_factory=dict)
    pos: dict[int, str] = field(default_factory=dict)

    def hang(self, i: int, head: int, dep: str) -> None:
        self.head[i], self.dep[i] = head, dep

    def lead(self, tokens: Tokens, sentence: Sentence, verb: int) -> None:
        """Puts the verb at the head of its sentence, and what was there under it as what is told."""
        root = next(i for i in range(sentence.first, sentence.last) if tokens.head[i] == i)
        if root == verb:
            return
        for child in tokens.children[root]:
            if child > verb:
                self.head[child] = verb
        self.hang(root, verb, "ccomp")
        self.hang(verb, verb, "ROOT")


def settle(tokens: Tokens) -> Tokens:
    """The table with such tellers as subjects of their verbs."""
    edits = _Edits()
    for sentence in tokens.sentences:
        if not _behind(tokens, sentence, edits) and not _hung(tokens, sentence, edits):
            _turned(tokens, sentence, edits)
        _shown(tokens, sentence, edits)
    for cue in range(len(tokens)):
        _told_that(tokens, cue, edits)
    if not (edits.head or edits.dep):
        return tokens
    return replace(
        tokens,
        head=[edits.head.get(i, head) for i, head in enumerate(tokens.head)],
        dep=[edits.dep.get(i, dep) for i, dep in enumerate(tokens.dep)],
        tag=[edits.tag.get(i, tag) for i, tag in enumerate(tokens.tag)],
        pos=[edits.pos.get(i, pos) for i, pos in enumerate(tokens.pos)],
    )


def _end(tokens: Tokens, sentence: Sentence) -> int:
    last = sentence.last
    while last > sentence.first and tokens.word[last - 1] in _CLOSING:
        last -= 1
    return last


def _is_told(tokens: Tokens, sentence: Sentence, comma: int) -> bool:
    """True where a sentence of its own stands before the comma, and nothing that only leads up to what follows."""
    opening = tokens.pos[sentence.first] == "SCONJ" or tokens.tag[sentence.first] in ("IN", "WRB", "TO", "VBG", "VBN")
    finite = [i for i in range(sentence.first, comma) if tokens.tag[i] in _FINITE]
    return bool(finite) and not (opening and tokens.word[sentence.first : comma].count(",") == 0)


def _behind(tokens: Tokens, sentence: Sentence, edits: _Edits) -> bool:
    """ "…, the Oslo-based group Harbour Watch said on Friday."."""
    end = _end(tokens, sentence)
    verb = next((i for i in range(end - 1, sentence.first, -1) if tokens.tag[i] in _FINITE), None)
    if verb is None or end - verb > _TAIL or forces().get(tokens.lemma[verb]) not in _FIRM:
        return False
    if tokens.pos[verb] != "VERB" or any(tokens.lower[i] in ("that", "to") for i in range(verb + 1, end)):
        return False
    comma = next((i for i in range(verb - 1, max(sentence.first, verb - _FARTHEST), -1) if tokens.word[i] == ","), None)
    if comma is None or verb - comma < 2 or not _is_told(tokens, sentence, comma):
        return False
    phrase = range(comma + 1, verb)
    if not _is_phrase(tokens, phrase):
        return False
    nouns = [i for i in phrase if tokens.pos[i] in ("NOUN", "PROPN") and not (comma < tokens.head[i] < verb)]
    if not nouns or any(comma < c < verb and tokens.dep[c] == "nsubj" for c in tokens.children[verb]):
        return False
    below = [c for c in tokens.children[verb] if c < comma]
    told = next((c for c in below if tokens.dep[c] == "ccomp"), None)
    is_root = tokens.head[verb] == verb
    if is_root and told is None:
        return False
    if told is not None and tokens.child(told, "nsubj", "nsubjpass", "expl") is None:
        for c in below:
            if tokens.dep[c] in ("nsubj", "nsubjpass"):
                edits.hang(c, told, tokens.dep[c])
    edits.lead(tokens, sentence, verb)
    edits.hang(nouns[0], verb, "nsubj")
    for noun in nouns[1:]:
        edits.hang(noun, nouns[0], "appos")
    return True


def _is_phrase(tokens: Tokens, phrase: range) -> bool:
    """True for words that can only be one noun phrase: "the Oslo-based group Harbour Watch"."""
    if tokens.pos[phrase[0]] not in _OPENERS:
        return False
    for i in phrase:
        is_compound = tokens.word[i - 1] == "-" or tokens.dep[i] in ("amod", "compound")
        if tokens.pos[i] in ("AUX", "SCONJ", "CCONJ", "PRON") or (tokens.pos[i] == "VERB" and not is_compound):
            return False
        if tokens.pos[i] == "ADP" and tokens.lower[i] != "of":
            return False
        if tokens.pos[i] == "PUNCT" and tokens.word[i] not in ("-", "'", "’", '"', "“", "”"):
            return False
    return True


def _turned(tokens: Tokens, sentence: Sentence, edits: _Edits) -> None:
    """ "…, reported the daily Fjord Post on the 3rd."."""
    for verb in range(sentence.first + 3, sentence.last - 1):
        if tokens.word[verb - 1] != "," or tokens.lemma[verb] not in _TURNED:
            continue
        if tokens.tag[verb] not in ("VBD", "VBZ", "VBN") or not _is_told(tokens, sentence, verb - 1):
            continue
        if tokens.child(verb, "nsubj", "nsubjpass", "auxpass", "aux") is not None:
            continue
        noun = next((c for c in tokens.children[verb] if c > verb and tokens.pos[c] in ("NOUN", "PROPN")), None)
        if noun is None or tokens.reach[noun][0] != verb + 1 or tokens.pos[verb + 1] not in _OPENERS:
            continue
        if not _may_tell(tokens, verb + 1, noun) or any(
            tokens.dep[c] == "ccomp" and c != noun for c in tokens.children[verb]
        ):
            continue
        edits.lead(tokens, sentence, verb)
        edits.hang(noun, verb, "nsubj")
        edits.tag[verb] = "VBD"
        return


def _may_tell(tokens: Tokens, first: int, noun: int) -> bool:
    """True for a noun phrase that names a paper, a body or somebody."""
    listed = words("outlets", "cues").union(
        *(words(key, "roles") for key in ("agencies", "organisations", "offices", "people"))
    )
    is_named = tokens.pos[noun] == "PROPN" and tokens.pos[first] == "PROPN"
    return is_named or any(tokens.lemma[i] in listed or tokens.lower[i] in listed for i in range(first, noun + 1))


def _shown(tokens: Tokens, sentence: Sentence, edits: _Edits) -> None:
    """ "He left in May, records show.", "Records seen by the paper show he left."."""
    for verb in range(sentence.first + 1, sentence.last):
        is_noun = tokens.lower[verb] == "show" and tokens.pos[verb] == "NOUN"
        subject = tokens.child(verb, "nsubj") if is_noun else None
        if subject is not None and subject < verb and tokens.child(verb, "ccomp") is not None:
            edits.tag[verb], edits.pos[verb] = "VBP", "VERB"
    verb = _end(tokens, sentence) - 1
    if verb - 2 <= sentence.first or tokens.head[verb] != verb or tokens.lemma[verb] not in ("show", "say", "state"):
        return
    noun = verb - 1
    told = next((c for c in tokens.children[verb] if tokens.dep[c] == "ccomp" and c < noun), None)
    if told is None or tokens.tag[noun] != "NNS" or tokens.dep[noun] != "compound":
        return
    if tokens.word[tokens.reach[noun][0] - 1] == ",":
        edits.hang(noun, verb, "nsubj")
        edits.tag[verb], edits.pos[verb] = "VBP", "VERB"


def _told_that(tokens: Tokens, cue: int, edits: _Edits) -> None:
    """ "told Channel 6 News that four were hurt"."""
    if tokens.lemma[cue] not in words("telling", "cues") or tokens.pos[cue] != "VERB":
        return
    below = tokens.children[cue]
    if any(tokens.dep[c] == "ccomp" and c > cue for c in below):
        return
    for noun in below:
        if tokens.dep[noun] not in ("dobj", "dative") or noun < cue:
            continue
        for verb in tokens.children[noun]:
            is_that = any(tokens.dep[c] == "mark" and tokens.lower[c] == "that" for c in tokens.children[verb])
            if tokens.dep[verb] in ("relcl", "acl") and is_that:
                edits.hang(verb, cue, "ccomp")


def _hung(tokens: Tokens, sentence: Sentence, edits: _Edits) -> bool:
    """ "…, ministers of both states announced on Monday.", "… two ships, its embassy said on Monday."."""
    found = ((i, _hung_at(tokens, sentence, i)) for i in range(sentence.first, sentence.last))
    cue, noun = next(((i, n) for i, n in found if n is not None), (None, None))
    if cue is None or noun is None:
        return False
    edits.lead(tokens, sentence, cue)
    comma = tokens.reach[noun][0] - 1
    for i in range(comma, sentence.last):
        if i != cue and tokens.head[i] < comma and i not in (noun, cue):
            edits.head[i] = cue
    edits.head[comma] = cue
    edits.hang(noun, cue, "nsubj")
    edits.tag[cue] = "VBD" if tokens.tag[cue] == "VBN" else tokens.tag[cue]
    return True


def _hung_at(tokens: Tokens, sentence: Sentence, cue: int) -> int | None:
    """The noun that tells, for a verb of telling that ends the sentence and hangs on what stands before."""
    if tokens.lemma[cue] not in forces() or tokens.tag[cue] not in ("VBN", "VBD", "VBZ") or sentence.heading:
        return None
    noun = tokens.head[cue] if tokens.dep[cue] == "acl" else tokens.child(cue, "nsubj")
    if noun is None or tokens.dep[cue] not in ("acl", "advcl", "relcl") or tokens.pos[noun] not in ("NOUN", "PROPN"):
        return None
    if tokens.dep[cue] != "acl" and any(tokens.dep[c] in ("mark", "advmod") and c < cue for c in tokens.children[cue]):
        return None  # "as the mayor said", "when the board announced"
    while tokens.dep[noun] in ("pobj", "prep", "conj"):
        noun = tokens.head[noun]
    verb = tokens.head[noun]
    while tokens.dep[noun] in ("appos", "nsubj") and tokens.head[verb] != verb:
        verb = tokens.head[verb]  # hung on the subject or object, though it stands behind the verb
    is_beside = tokens.dep[noun] in ("npadvmod", "appos", "nsubj") and tokens.pos[verb] in ("VERB", "AUX")
    is_last = tokens.reach[cue][1] >= sentence.last - 1
    if not (is_beside and is_last and verb < noun and tokens.head[verb] == verb):
        return None
    if tokens.child(cue, "agent", "dobj") is not None or tokens.word[tokens.reach[noun][0] - 1] != ",":
        return None
    return noun
