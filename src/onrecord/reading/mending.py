"""Mends six slips of the parser.

A sentence without a verb of its own, whose past tense it took for a participle:

"The firm, which had spoken of ten, admitted that twelve had leaked." is read as a noun ("firm") with a participle; so
are "A struggle ensued." and "A man called the police." A sentence with a final stop has a verb: the participle.

What is given, behind to whom, as translators put it: "handed over to the consul Ada Roos a note of protest". An
apposition stands behind a comma, so the note is no consul but what was handed over.

What is told, taken for who tells it: "Some 40 boats perished in the storm off Larn, the Ferry Board said." The noun
phrase between a comma and the verb speaks, and the participle before is what it says.

A second subject, taken for a second object: "the posts have no status and the consulate did not announce them". Who
shares a subject stands right behind "and"; where a noun stands between, it is the subject.

Two by-phrases at one verb: "rented by a firm in Larn and run, as papers show, by the ministry". A verb is done by one
of them; the other is of the verb joined to it that stands in between.

A name behind what it names, taken for a subject of its own: "the organisation Open Sky had reported".
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.tokens import Sentence, Tokens
from onrecord.reading.lexicon import forces

_STOPS = frozenset({".", "!", "?"})
_CLOSING = frozenset({'"', "”", "’", "'"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def settle(tokens: Tokens) -> Tokens:
    """The table with such verbs at the head of their sentences, and such objects at their verbs."""
    found = {
        root: verb
        for s in tokens.sentences
        if (root := _root(tokens, s)) is not None
        if (verb := _verb(tokens, s, root)) is not None
    }
    given = {i: verb for i in range(len(tokens)) if (verb := _giver(tokens, i)) is not None}
    told = {i: pair for i in range(len(tokens)) if (pair := _told(tokens, i)) is not None}
    second = {i: noun for i in range(len(tokens)) if (noun := _second_subject(tokens, i)) is not None}
    named = {i: noun for i in range(1, len(tokens)) if (noun := _named_by(tokens, i)) is not None}
    agents = {i: verb for i in range(len(tokens)) if (verb := _done_by(tokens, i)) is not None}
    if not (found or given or told or second or named or agents):
        return tokens
    head, dep, tag = list(tokens.head), list(tokens.dep), list(tokens.tag)
    for i, verb in given.items():
        head[i], dep[i] = verb, "dobj"
    for agent, verb in agents.items():
        head[agent], tag[verb] = verb, "VBN"
    for name, noun in named.items():
        head[name], dep[name] = noun, "appos"
    for verb, noun in second.items():
        head[noun], dep[noun] = verb, "nsubj"
    for cue, (noun, verb, teller) in told.items():
        head[verb], dep[verb], tag[verb] = cue, "ccomp", "VBD"
        head[noun], dep[noun] = verb, "nsubj"
        head[teller], dep[teller] = cue, "nsubj"
    for root, verb in found.items():
        for child in tokens.children[root]:
            if child > verb:
                head[child] = verb
                dep[child] = "advcl" if dep[child] == "acl" else dep[child]
        head[verb], dep[verb], tag[verb] = verb, "ROOT", "VBD"
        head[root], dep[root] = verb, "nsubj"
    return replace(tokens, head=head, dep=dep, tag=tag)


def _root(tokens: Tokens, sentence: Sentence) -> int | None:
    """The noun at the head of a sentence that has a stop at its end."""
    last = sentence.last - 1
    while last > sentence.first and tokens.word[last] in _CLOSING:
        last -= 1
    if sentence.heading or tokens.word[last] not in _STOPS:
        return None
    roots = [i for i in range(sentence.first, sentence.last) if tokens.head[i] == i]
    is_noun = len(roots) == 1 and tokens.pos[roots[0]] in _NOUNS and not tokens.word[roots[0]].isupper()
    is_noun = is_noun and tokens.lower[roots[0]] != "copyright"
    return roots[0] if is_noun else None


def _verb(tokens: Tokens, sentence: Sentence, root: int) -> int | None:
    below = tokens.children[root]
    verbs = [c for c in below if c > root and tokens.dep[c] == "acl" and tokens.tag[c] in ("VBN", "VBD")]
    is_finite = any(
        tokens.tag[i] in ("VBD", "VBZ", "VBP", "MD") and not _is_in_relative(tokens, i, root)
        for i in range(sentence.first, verbs[0] if verbs else sentence.last)
    )
    if not verbs or is_finite or ":" in tokens.word[sentence.first : verbs[0]]:
        return None
    if any(tokens.dep[c] == "agent" for c in tokens.children[verbs[0]]):
        return None
    return verbs[0] if tokens.lower[verbs[0] - 1] not in ("who", "that", "which") else None


def _is_in_relative(tokens: Tokens, i: int, root: int) -> bool:
    while tokens.head[i] not in (i, root):
        i = tokens.head[i]
    return tokens.dep[i] == "relcl"


def _giver(tokens: Tokens, i: int) -> int | None:
    """The verb whose object the noun is, that stands for an apposition to whom something is given."""
    is_new = any(tokens.lower[c] in ("a", "an") and tokens.dep[c] == "det" for c in tokens.children[i])
    if tokens.dep[i] != "appos" or not is_new or not tokens.word[tokens.reach[i][0] - 1].isalnum():
        return None
    whom = tokens.head[i]
    while tokens.dep[whom] == "appos" and tokens.head[whom] != whom:
        whom = tokens.head[whom]
    to = tokens.head[whom]
    verb = tokens.head[to]
    is_given = tokens.dep[whom] == "pobj" and tokens.lower[to] == "to" and tokens.pos[verb] == "VERB"
    return verb if is_given and tokens.child(verb, "dobj", "nsubjpass") is None else None


def _told(tokens: Tokens, cue: int) -> tuple[int, int, int] | None:
    """The noun and the participle that a verb of saying at the end tells, and who tells it."""
    if tokens.tag[cue] not in ("VBD", "VBZ", "VBP") or tokens.lemma[cue] not in forces():
        return None
    noun = next((c for c in tokens.children[cue] if c < cue and tokens.dep[c] == "nsubj"), None)
    below = tokens.children[noun] if noun is not None else []
    verb = next((c for c in below if tokens.dep[c] == "acl" and tokens.tag[c] in ("VBN", "VBD")), None)
    if noun is None or verb is None or tokens.child(verb, "agent") is not None:
        return None
    before = range(cue - 1, verb, -1)
    teller = next((i for i in before if tokens.dep[i] in ("appos", "nsubj") and tokens.reach[i][1] == cue), None)
    is_apart = teller is not None and tokens.word[tokens.reach[teller][0] - 1] == ","
    return (noun, verb, teller) if teller is not None and is_apart else None


def _second_subject(tokens: Tokens, verb: int) -> int | None:
    """The noun right before a joined verb, and behind "and", that the parser joined to the object before."""
    is_finite = tokens.tag[verb] in ("VBD", "VBZ", "VBP") or tokens.child(verb, "aux", "auxpass") is not None
    if tokens.dep[verb] != "conj" or tokens.pos[verb] not in ("VERB", "AUX") or not is_finite:
        return None
    below = [c for c in tokens.children[verb] if c < verb]
    if any(tokens.dep[c] in ("nsubj", "nsubjpass", "expl", "csubj", "cc") for c in below):
        return None
    first = min([verb, *below])
    noun = next((i for i in range(first - 1, max(-1, first - 8), -1) if tokens.reach[i][1] == first), None)
    while noun is not None and tokens.dep[noun] not in ("conj", "ROOT") and tokens.reach[tokens.head[noun]][1] == first:
        noun = tokens.head[noun]
    if noun is None or tokens.dep[noun] != "conj" or tokens.pos[noun] not in _NOUNS:
        return None
    is_bare = tokens.tag[noun] == "NN" and not any(
        tokens.dep[c] in ("det", "nummod", "poss") for c in tokens.children[noun]
    )
    if is_bare or tokens.sentences[tokens.sentence_of[noun]].heading:
        return None  # "hit in the leg and foot was driven off"
    start = tokens.reach[noun][0]
    is_behind = start > 0 and tokens.lower[start - 1] in ("and", "but")
    governed = tokens.head[noun]
    while tokens.dep[governed] in ("conj", "pobj", "prep") and tokens.head[governed] != governed:
        governed = tokens.head[governed]
    is_object = tokens.dep[governed] in ("dobj", "attr", "acomp") or tokens.head[governed] == governed
    return noun if is_behind and is_object else None


def _named_by(tokens: Tokens, i: int) -> int | None:
    """The noun right before a name that has the same verb for a subject."""
    before = tokens.reach[i][0] - 1
    if tokens.dep[i] != "nsubj" or tokens.pos[i] != "PROPN" or before < 0:
        return None
    is_one = tokens.dep[before] == "nsubj" and tokens.head[before] == tokens.head[i] and tokens.tag[before] == "NN"
    return before if is_one and tokens.head[i] > i else None


def _done_by(tokens: Tokens, i: int) -> int | None:
    """The joined verb to which the second by-phrase of a verb belongs."""
    if tokens.dep[i] != "agent" or tokens.head[i] > i:
        return None
    below = tokens.children[tokens.head[i]]
    first = next(c for c in below if tokens.dep[c] == "agent")
    joined = [c for c in below if first < c < i and tokens.dep[c] == "conj" and tokens.tag[c] in ("VBD", "VBN")]
    return joined[-1] if joined and tokens.child(joined[-1], "agent", "dobj", "nsubj") is None else None
