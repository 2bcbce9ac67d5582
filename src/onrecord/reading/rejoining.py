"""Joins what the parser cuts into sentences of a word or two at the head of a paragraph.

"Norway | and | Chile have signed it.": what stands before "and" is the list's first. "Larn | Police have closed it.":
the name is the beginning of the one behind it.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.tokens import Sentence, Tokens

_NAMES = frozenset({"NNP", "NNPS"})
_SUBJECTS = ("nsubj", "nsubjpass")
_LONGEST = 12  # tokens of the part of a list that was cut off
_SHORT = 2  # tokens of a name that was cut off


def settle(tokens: Tokens) -> Tokens:
    """The table with such sentences put together; two that are joined are one sentence."""
    head, dep = list(tokens.head), list(tokens.dep)
    joined: list[Sentence] = []
    is_changed = False
    for sentence in tokens.sentences:
        if joined and (found := _cut(tokens, joined, sentence)) is not None:
            begin, changes = found
            for token, to, label in changes:
                head[token], dep[token] = to, label
            del joined[begin + 1 :]
            joined[begin] = Sentence(joined[begin].first, sentence.last, sentence.block, sentence.heading)
            is_changed = True
        else:
            joined.append(sentence)
    return replace(tokens, head=head, dep=dep, sentences=tuple(joined)) if is_changed else tokens


def _cut(tokens: Tokens, before: list[Sentence], sentence: Sentence) -> tuple[int, list[tuple[int, int, str]]] | None:
    """At which of the sentences before the present one begins, and (token, head, label) of what is tied to it."""
    last = before[-1]
    subject = _subject(tokens, sentence)
    if subject is None or last.block != sentence.block or last.heading:
        return None
    verb, label = tokens.head[subject], tokens.dep[subject]
    if last.last - last.first == 1 and tokens.lower[last.first] in ("and", "or") and len(before) > 1:
        part = before[-2]
        root = _noun(tokens, part)
        if root is None or part.block != sentence.block or part.heading or part.last - part.first > _LONGEST:
            return None
        return len(before) - 2, [(root, verb, label), (last.first, root, "cc"), (subject, root, "conj")]
    names = range(last.first, last.last)
    is_name = len(names) <= _SHORT and all(tokens.tag[i] in _NAMES for i in names)
    if not is_name or tokens.pos[sentence.first] not in ("NOUN", "PROPN") or not _is_alone(tokens, last.first):
        return None
    return len(before) - 1, [(i, subject, "compound") for i in names]


def _subject(tokens: Tokens, sentence: Sentence) -> int | None:
    """The subject that opens the sentence; its verb is the sentence's."""
    found = (i for i in range(sentence.first, sentence.last) if tokens.dep[i] in _SUBJECTS)
    subject = next(found, None)
    if subject is None or tokens.reach[subject][0] != sentence.first:
        return None
    return subject if tokens.head[tokens.head[subject]] == tokens.head[subject] else None


def _noun(tokens: Tokens, sentence: Sentence) -> int | None:
    """The noun at the head of a part that has no verb and no stop."""
    inside = range(sentence.first, sentence.last)
    roots = [i for i in inside if tokens.head[i] == i]
    is_part = len(roots) == 1 and tokens.pos[roots[0]] in ("NOUN", "PROPN") and tokens.word[sentence.last - 1].isalnum()
    return roots[0] if is_part and not any(tokens.pos[i] in ("VERB", "AUX") for i in inside) else None


def _is_alone(tokens: Tokens, first: int) -> bool:
    """True where only blanks stand between the name and the words behind it, on one line."""
    end = tokens.end[first]
    while first + 1 < len(tokens) and tokens.tag[first + 1] in _NAMES and tokens.start[first + 1] - end <= 1:
        first += 1
        end = tokens.end[first]
    return first + 1 >= len(tokens) or "\n" not in tokens.text[end : tokens.start[first + 1]]
