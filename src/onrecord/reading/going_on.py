"""What a reporting verb reports, where the parser cuts it off or takes in too much."""

from __future__ import annotations

from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.tokens import Tokens
from onrecord.reading.forms import is_cut
from onrecord.reading.lexicon import forces, words
from onrecord.reading.publishers import Publishers

_NEAR = 25  # tokens from a speaker's name to the verb, at most
_OPENERS = frozenset({"DET", "NOUN", "PROPN", "NUM", "PRON", "ADJ"})
_AHEAD = frozenset({"will", "would", "shall", "'ll", "’ll"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})


def past_titles(tokens: Tokens, contents: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """ "said that Cpl. | Per Holt was hurt": the content goes on where a title's stop was taken for the sentence's."""
    return [(first, _past(tokens, last)) for first, last in contents]


def _past(tokens: Tokens, last: int) -> int:
    n = tokens.sentence_of[last - 1]
    sentence = tokens.sentences[n]
    if last < sentence.last - 1 or n + 1 >= len(tokens.sentences) or not is_cut(tokens, sentence.last - 1):
        return last
    following = tokens.sentences[n + 1]
    return following.last if following.block == sentence.block else last


def cut_off(tokens: Tokens, clause: Clause, force: str, publishers: Publishers) -> list[tuple[int, int]]:
    """ "Officials said one of the tenants answered fire, hurling …": what stands behind a main verb of
    saying to the end of its sentence, where the parser takes it for anything but a clause.
    """
    verb, sentence = clause.verb, tokens.sentences[clause.sentence]
    if force != "say" or tokens.lemma[verb] not in ("say", "state") or tokens.dep[verb] != "ROOT":
        return []
    subject = tokens.child(verb, "nsubj")
    if subject is None or subject > verb:
        return []
    first = verb + 1
    if is_cut(tokens, sentence.last - 1):
        that = next((i for i in range(sentence.last - 3, verb, -1) if tokens.lower[i] == "that"), None)
        return [(that + 1, _past(tokens, sentence.last))] if that is not None else []
    last = sentence.last - (tokens.word[sentence.last - 1] in (".", "!", "?"))
    if first >= last or tokens.pos[first] not in _OPENERS or publishers.is_time(first):
        return []
    return [(first, last)] if any(tokens.tag[i] in _FINITE for i in range(first + 1, last)) else []


def joined(tokens: Tokens, clause: Clause, contents: list[tuple[int, int]], force: str) -> list[tuple[int, int]]:
    """ "Police say the child found the gun, and it went off, hitting a boy": a clause that the parser joins to the verb
    of saying goes on with what is said where a body or several people speak and its subject is one thing or person.
    """
    verb = clause.verb
    subject = tokens.child(verb, "nsubj")
    if force != "say" or not contents or subject is None or contents[-1][0] < verb:
        return contents
    if (other := _also_past(tokens, verb, contents[-1])) is not None:
        return [*contents[:-1], (contents[-1][0], max(contents[-1][1], tokens.reach[other][1]))]
    if tokens.tag[subject] not in ("NNS", "NNPS") and tokens.lemma[subject] not in words("agencies", "roles"):
        return contents
    first, last = contents[-1]
    other = next((c for c in tokens.children[verb] if c >= last and tokens.dep[c] == "conj"), None)
    if other is None or tokens.lemma[other] in forces():
        return contents
    doer = tokens.child(other, "nsubj", "nsubjpass")
    if doer is None or tokens.lower[doer] not in ("it", "he", "she"):
        return contents
    return [*contents[:-1], (first, max(last, tokens.reach[other][1]))]


def _also_past(tokens: Tokens, verb: int, content: tuple[int, int]) -> int | None:
    """ "said that he had offered to leave but the board had not answered": what was past when it was said, in both."""
    told = next((c for c in tokens.children[verb] if tokens.dep[c] == "ccomp" and content[0] <= c < content[1]), None)
    if told is None or told < verb or tokens.tag[verb] != "VBD" or not _had(tokens, told):
        return None
    joined = (c for c in tokens.children[verb] if c >= content[1] and tokens.dep[c] == "conj")
    other = next(joined, None)
    is_own = other is not None and tokens.child(other, "nsubj", "nsubjpass") is not None
    return other if other is not None and is_own and _had(tokens, other) else None


def _had(tokens: Tokens, verb: int) -> bool:
    return any(tokens.dep[c] in ("aux", "auxpass") and tokens.lower[c] == "had" for c in tokens.children[verb])


def planned(tokens: Tokens, clause: Clause, content: tuple[int, int]) -> tuple[int, int]:
    """ "The school announced lessons would be cut, and two roads were shut": what has been done, behind a comma and
    with a subject of its own, is no part of what is announced to be done.
    """
    if clause.lemma != "announce" and forces().get(clause.lemma) != "promise":
        return content
    first, last = content
    for verb in tokens.children[clause.verb]:
        if tokens.dep[verb] != "ccomp" or not first <= verb < last or not _is_ahead(tokens, verb):
            continue
        for other in tokens.children[verb]:
            if tokens.dep[other] == "conj" and verb < other < last and _is_past(tokens, other):
                start = min(tokens.reach[c][0] for c in tokens.children[other] if tokens.dep[c] in _SUBJECTS)
                if tokens.lower[start - 1] in ("and", "but") and tokens.word[start - 2] == ",":
                    return first, start - 2
    return content


def _is_ahead(tokens: Tokens, verb: int) -> bool:
    return any(tokens.dep[c] == "aux" and tokens.lower[c] in _AHEAD for c in tokens.children[verb])


def _is_past(tokens: Tokens, verb: int) -> bool:
    """In the past tense, with a subject of its own and no "that"."""
    below = tokens.children[verb]
    if not any(tokens.dep[c] in _SUBJECTS for c in below) or any(tokens.dep[c] == "mark" for c in below):
        return False
    helping = [c for c in below if tokens.dep[c] in ("aux", "auxpass")]
    return tokens.tag[helping[0] if helping else verb] == "VBD"


def named_as(tokens: Tokens, clause: Clause, content: tuple[int, int]) -> tuple[int, int]:
    """ "The family identified one of two sailors as Ida Berg": who says who one of them is does not say how many."""
    if clause.lemma not in ("identify", "name"):
        return content
    one = next((c for c in tokens.children[clause.verb] if tokens.dep[c] == "dobj" and tokens.lower[c] == "one"), None)
    group = next((c for c in tokens.children[one] if tokens.lower[c] == "of"), None) if one is not None else None
    if one is None or group is None or not content[0] <= one < content[1]:
        return content
    start = next((i for i in range(group, content[1]) if tokens.lower[i] == "as"), content[1])
    return (start, content[1]) if start < content[1] else (one, one + 1)


def before_speaker(tokens: Tokens, verb: int, contents: list[tuple[int, int]], source: Party) -> list[tuple[int, int]]:
    """ "…, Per Holt, head of the bank, said": a speaker whom the parser took into what is said is no part of it."""
    at = next((i for i in range(verb - 1, max(0, verb - _NEAR), -1) if tokens.start[i] == source.start), None)
    if at is None or at == 0 or tokens.word[at - 1] != ",":
        return contents
    if any(tokens.pos[i] in ("VERB", "AUX") for i in range(at, verb)):
        return contents
    return [(first, at - 1) if first < at - 1 < last <= verb else (first, last) for first, last in contents]
