"""Noun phrases and their lists: small questions about the dependency tree that several readers ask."""

from __future__ import annotations

from collections import Counter

from onrecord.model.tokens import Tokens

_MARKS = (("“", "”"), ("‘", "’"), ("«", "»"), ('"', '"'))
_NAMES = frozenset({"NNP", "NNPS"})
_SEPARATORS = ([","], ["/"], ["-"], ["–"], ["—"], ["|"])
_CREDIT = 9  # words from a name to the end of a picture's credit, at most
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_LEFT = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "advmod", "predet", "npadvmod"})


def conjuncts(tokens: Tokens, i: int) -> tuple[int, ...]:
    """``i`` and the members of the list that it heads, in text order; "A, B and other C" gives all three."""
    out = [i]
    at = i
    first = next((c for c in tokens.children[i] if tokens.dep[c] == "appos" and tokens.pos[c] == tokens.pos[i]), None)
    if first is not None and len(conjuncts(tokens, first)) > 2:
        return (i, *conjuncts(tokens, first))  # "A, B, C and D", where the parser takes B for another name of A
    while True:
        following = [c for c in tokens.children[at] if tokens.dep[c] == "conj" and tokens.pos[c] in NOMINAL]
        if not following:
            break
        out += following
        at = following[-1]
    return tuple(dict.fromkeys(out))


def co_speakers(tokens: Tokens, pronoun: int) -> tuple[int, ...]:
    """ "Norway and Chile said (that) they would": those joined before a verb that tells of themselves; else ()."""
    verb = tokens.head[pronoun]
    cue = tokens.head[verb]
    if tokens.dep[pronoun] not in ("nsubj", "nsubjpass") or tokens.dep[verb] != "ccomp" or cue > pronoun:
        return ()
    subject = tokens.child(cue, "nsubj")
    joined = conjuncts(tokens, subject) if subject is not None and tokens.pos[subject] in NOMINAL else ()
    return joined if len(joined) > 1 and tokens.dep[joined[1]] == "conj" else ()


def is_disjunction(tokens: Tokens, i: int) -> bool:
    """True when "or" (or "either") joins ``i`` to the member of the list before or after it."""
    return any(tokens.dep[c] in ("cc", "preconj") and tokens.lower[c] in ("or", "either") for c in tokens.children[i])


def phrase(tokens: Tokens, head: int, *, with_of: bool = True) -> tuple[int, int]:
    """The token range of the noun phrase at ``head``: left modifiers and "of" phrases; no clauses, no lists."""
    first = head
    for child in tokens.children[head]:
        if child < head and tokens.dep[child] in _LEFT:
            first = min(first, _left_edge(tokens, child))
    last = head + 1
    if with_of:
        for child in tokens.children[head]:
            is_hung = tokens.dep[child] == "prep" and tokens.word[child - 1] != ","  # "Holm, of Marle"
            if child > head and is_hung and tokens.lower[child] == "of":
                inner = tokens.child(child, "pobj")
                if inner is not None:
                    last = max(last, phrase(tokens, inner)[1])
                    # "Ministry of Foreign Affairs and Trade": the list belongs to the name when it is capitalised
                    for other in conjuncts(tokens, inner)[1:]:
                        if tokens.pos[other] == "PROPN" and other - last <= 2:
                            last = other + 1
    first = min(first, head)
    while first < head and tokens.pos[first] in ("PUNCT", "ADV") and tokens.lower[first] not in ("mostly",):
        first += 1
    return first, last


def _left_edge(tokens: Tokens, i: int) -> int:
    return min([i, *(_left_edge(tokens, c) for c in tokens.children[i] if c < i)])


def core(tokens: Tokens, head: int) -> tuple[int, int]:
    """The phrase without determiners, possessors' "'s" kept: what a name or a counted noun looks like in a cell."""
    first, last = phrase(tokens, head)
    while first < head and tokens.pos[first] in ("DET", "PUNCT", "PART"):
        first += 1
    return first, last


def is_credit(tokens: Tokens, head: int) -> bool:
    """ "(Ola Brandt, Marle Courier)": a name that tells who took a picture, not whom the text is about."""
    first, last = head, head + 1
    while first and tokens.tag[first - 1] in _NAMES:
        first -= 1
    while last < len(tokens) and tokens.tag[last] in _NAMES:
        last += 1
    if (
        last - first < 2
        or not first
        or tokens.word[first - 1] != "("
        or tokens.word[last : last + 1] not in _SEPARATORS
    ):
        return False
    end = next((i for i in range(last + 1, min(last + _CREDIT, len(tokens))) if tokens.word[i] == ")"), None)
    named = tokens.word[last + 1 : end] if end is not None else []
    return bool(named) and all(word[0].isupper() or word in ("of", "for", "via", "the", "/") for word in named)


def words(tokens: Tokens, first: int, last: int) -> str:
    """The phrase in one line, white space folded, a quotation mark that it opens closed; not a quote."""
    if last < len(tokens):
        inside = tokens.word[first:last]
        for opening, closing in _MARKS:
            is_open = (
                inside.count(opening) % 2 == 1 if opening == closing else inside.count(opening) > inside.count(closing)
            )
            if is_open and tokens.word[last] == closing:
                last += 1
                break
    return " ".join(tokens.quote(first, last).split())


def has_determiner(tokens: Tokens, head: int, *which: str) -> bool:
    """True when one of these determiners stands before ``head``."""
    return any(tokens.dep[c] in ("det", "poss") and tokens.lower[c] in which for c in tokens.children[head])


_SO = frozenset({"true", "correct", "right", "accurate", "so", "case"})
_NOT_SO = frozenset({"untrue", "false", "incorrect", "wrong"})


def is_disowned(tokens: Tokens, verb: int) -> bool:
    """True for the verb of what "it is not true that" or "it is false that" opens: the clause is said not to be so."""
    judge = tokens.head[verb]
    if tokens.dep[verb] != "ccomp" or tokens.lemma[judge] != "be" or verb < judge:
        return False
    below = tokens.children[judge]
    if not any(tokens.lower[c] == "it" and tokens.dep[c] in ("nsubj", "expl") for c in below):
        return False
    if not any(tokens.lower[c] == "that" for c in range(tokens.reach[verb][0], verb)):
        return False
    told = {tokens.lower[c] for c in below if tokens.dep[c] in ("acomp", "attr")}
    is_negated = any(tokens.dep[c] == "neg" for c in below)
    return bool(told & (_SO if is_negated else _NOT_SO))


def is_quoted(tokens: Tokens, at: int) -> bool:
    """True where a quotation mark is open at a token of its paragraph."""
    block = tokens.sentences[tokens.sentence_of[at]].block
    first = next(sentence.first for sentence in tokens.sentences if sentence.block == block)
    marks = Counter(tokens.word[first:at])
    return marks['"'] % 2 == 1 or marks["“"] > marks["”"]
