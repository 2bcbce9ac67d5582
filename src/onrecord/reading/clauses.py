"""Clauses from the dependency tree: arguments found through coordination, control, relatives and passives."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.clause import Clause
from onrecord.model.phrases import conjuncts, is_disowned
from onrecord.model.tokens import Tokens
from onrecord.reading import fronted, hanging, joining, moods, wedges
from onrecord.reading.lexicon import forces

_SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_OFTEN = ("ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl", "conj")
_CLAUSAL = frozenset({*_OFTEN, "pcomp", "parataxis", "dep", "csubj", "csubjpass", "appos"})
_RELATIVE = frozenset({"which", "who", "that", "whom", "whose"})
_VOWING = frozenset({"vow", "pledge", "promise", "warn", "urge", "accuse", "denounce", "condemn", "blame"})
_ON = frozenset({"speculate", "elaborate", "comment"})  # what only whoever speaks can do
_MARKS = frozenset({"that", "because", "as", "while", "although", "though", "since", "when", "after", "before"})


_GIVING = frozenset(
    {"give", "offer", "grant", "pay", "award", "deny", "send", "show", "teach", "tell", "ask", "allow", "charge"}
)


def read(tokens: Tokens) -> tuple[Clause, ...]:
    """Every clause in text order of its verb."""
    verbs = [i for i in range(len(tokens)) if is_predicate(tokens, i)]
    known = set(verbs)
    clauses = [_clause(tokens, i, known) for i in verbs]
    clauses = [other for clause in clauses for other in _with_swallowed(tokens, clause)]
    clauses = fronted.settle(tokens, clauses)
    by_verb = {clause.verb: clause for clause in clauses}
    found = ((clause, moods.of(tokens, clause, by_verb)) for clause in clauses)
    return tuple(clause if mood == "stated" else replace(clause, mood=mood) for clause, mood in found)


def _with_swallowed(tokens: Tokens, clause: Clause) -> list[Clause]:
    """ "opened inquiries or closed foreign shops": the parser takes the second verb for an adjective of its object.

    A noun cannot be joined to a verb, so the participle right after the conjunction is read as the verb. Where it hangs
    on the object both readings are open, and "or" asserts neither of either.
    """
    joined = [
        (child, holder)
        for holder in (clause.verb, *clause.objects)
        for child in tokens.children[holder]
        if tokens.dep[child] == "conj" and tokens.pos[child] in ("NOUN", "PROPN")
    ]
    for child, holder in joined:
        first = tokens.reach[child][0]
        joint = tokens.lower[first - 1] if first else ""
        is_verb = tokens.tag[first] in ("VBD", "VBN", "VB", "VBP")
        is_open = joint == "or" and tokens.lower[first].endswith("ed") and tokens.dep[first] == "amod"
        if first > clause.verb and ((joint in ("or", "and") and is_verb and holder == clause.verb) or is_open):
            second = replace(
                clause,
                verb=first,
                lemma=tokens.lemma[first] if tokens.pos[first] == "VERB" else _stem(tokens.lower[first]),
                first=first,
                last=max(clause.last, tokens.reach[child][1]),
                objects=conjuncts(tokens, child),
                obliques=(),
                attribute=None,
                governor=clause.verb,
                relation="conj",
                alternatives=clause.verb if joint == "or" else None,
            )
            clause = replace(clause, objects=tuple(o for o in clause.objects if o < first))
            return [replace(clause, alternatives=second.alternatives or clause.alternatives), second]
    return [clause]


def _stem(participle: str) -> str:
    """The base form of a regular participle ("closed" -> "close", "opened" -> "open")."""
    stem = participle.removesuffix("ed")
    return f"{stem}e" if stem.endswith(("s", "c", "v", "z", "g", "u")) else stem


def is_predicate(tokens: Tokens, i: int) -> bool:
    """True for a verb that heads a clause, "be" included; auxiliaries and participles used as adjectives are not."""
    if tokens.pos[i] not in ("VERB", "AUX"):
        return False
    if _is_swallowed(tokens, i):
        return True
    if tokens.dep[i] in ("aux", "auxpass", "amod", "compound", "nmod", "punct", "case"):
        return False
    return tokens.dep[i] in _CLAUSAL or any(tokens.dep[c] in _SUBJECT for c in tokens.children[i])


def _is_swallowed(tokens: Tokens, verb: int) -> bool:
    """ "Peru on May 2 suspended payments": a verb taken for a participle of its object; its subject gives it away."""
    return (
        tokens.dep[verb] == "amod"
        and tokens.tag[verb] in ("VBD", "VBN")
        and tokens.head[verb] > verb
        and any(tokens.dep[c] == "nsubj" and c < verb for c in tokens.children[verb])
    )


def lemma_of(tokens: Tokens, verb: int) -> str:
    """The verb's base form with its particle: "set up"."""
    particle = tokens.child(verb, "prt")
    return f"{tokens.lemma[verb]} {tokens.lower[particle]}" if particle is not None else tokens.lemma[verb]


def _clause(tokens: Tokens, verb: int, verbs: set[int]) -> Clause:
    children = tokens.children[verb]
    subjects, is_passive = _subjects(tokens, verb, depth=0)
    objects = _list(tokens, [c for c in children if tokens.dep[c] in ("dobj", "obj", "dative", "oprd")])
    agents: tuple[int, ...] = ()
    obliques: list[tuple[str, int]] = []
    for child in children:
        if tokens.dep[child] == "agent":
            agents = _list(tokens, [c for c in tokens.children[child] if tokens.dep[c] == "pobj"])
        elif tokens.dep[child] in ("prep", "dative"):
            obliques += _oblique(tokens, child)
    relation = tokens.dep[verb]
    if is_passive and not agents and _is_run_in(tokens, verb):
        is_passive, relation = False, "ROOT"
    if is_passive:
        objects, subjects = (*subjects, *objects), agents
    attribute = next((c for c in children if tokens.dep[c] in ("attr", "acomp")), None)
    first, last = span(tokens, verb)
    if _is_swallowed(tokens, verb):
        held = tokens.head[verb]
        objects, relation = conjuncts(tokens, held), tokens.dep[held]
        last = span(tokens, held)[1]
    severed = _severed(tokens, verb)
    if severed is not None:
        first = tokens.reach[severed][0]
        relation = "ccomp"
    for taken in (c for c in children if tokens.dep[c] in ("ccomp", "conj")):
        if (lost := _severed(tokens, taken)) is not None:
            objects = tuple(o for o in objects if o != lost)
            last = max(last, tokens.reach[taken][1])
    wedge = wedges.before(tokens, verb)
    if wedge is not None:
        relation, first = "relcl", max(first, wedge.cue + 1)
    governor = _governor(tokens, verb, verbs)
    return Clause(
        verb=verb,
        lemma=lemma_of(tokens, verb),
        first=first,
        last=last,
        subjects=subjects,
        objects=objects,
        obliques=tuple(obliques),
        attribute=attribute,
        governor=governor,
        relation=relation,
        sentence=tokens.sentence_of[verb],
        is_passive=is_passive,
        is_negated=is_disowned(tokens, verb) != joining.is_negated(tokens, verb, (*subjects, *objects)),
        alternatives=joining.alternatives(tokens, verb),
    )


def _list(tokens: Tokens, heads: list[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(m for head in heads for m in conjuncts(tokens, head)))


def _oblique(tokens: Tokens, prep: int) -> list[tuple[str, int]]:
    """(preposition, head) pairs below a preposition, "because of" and "along with" included."""
    word = tokens.lower[prep]
    out = []
    for child in tokens.children[prep]:
        if tokens.dep[child] == "pobj":
            out += [(word, m) for m in conjuncts(tokens, child)]
        elif tokens.dep[child] in ("prep", "pcomp") and tokens.pos[child] in ("ADP", "SCONJ"):
            out += [(f"{word} {p}", m) for p, m in _oblique(tokens, child)]
        elif tokens.dep[child] == "conj" and tokens.pos[child] == "ADP":
            out += _oblique(tokens, child)
    return out


def _subjects(tokens: Tokens, verb: int, depth: int) -> tuple[tuple[int, ...], bool]:
    """Surface subjects (heads, lists distributed) and whether the verb is passive."""
    children = tokens.children[verb]
    own = [c for c in children if tokens.dep[c] in _SUBJECT and not _is_label(tokens, c)]
    passive = any(tokens.dep[c] in ("nsubjpass", "auxpass", "agent") for c in children)
    relation, head = tokens.dep[verb], tokens.head[verb]
    wedge = wedges.before(tokens, verb)
    if wedge is not None and all(c < wedge.cue for c in own):
        return (wedge.about,), passive
    if len(own) > 1 and tokens.lower[own[0]] in _RELATIVE:
        own = own[1:]  # "who they believe set it": who believes are they
    if own:
        heads: list[int] = []
        for subject in own:
            if tokens.lower[subject] in _RELATIVE and relation == "relcl":
                about = hanging.antecedent(tokens, verb)
                if not _is_label(tokens, about):
                    heads += conjuncts(tokens, about) if tokens.pos[about] == "PROPN" else (about,)
            elif tokens.dep[subject] in ("nsubj", "nsubjpass"):
                heads += conjuncts(tokens, subject)
        severed = _severed(tokens, verb)
        if severed is not None:
            heads.insert(0, severed)
        return tuple(dict.fromkeys(heads)), passive
    if head == verb:
        # "it is a sequel, counted 12 more": the parser makes the run-on the head and the first clause its complement
        before = next((c for c in children if tokens.dep[c] == "ccomp" and c < verb), None)
        return (_subjects(tokens, before, depth + 1)[0] if before is not None else ()), passive
    if depth > 6:
        return (), passive
    is_said = tokens.lemma[verb] == "add" and tokens.child(verb, "ccomp") is not None
    is_vowed = tokens.lemma[verb] in _VOWING and tokens.tag[verb] == "VBD"
    if relation == "conj" and (is_said or is_vowed or tokens.lemma[verb] in _ON):
        speaker = _speaker_above(tokens, head)
        if speaker is not None:
            return speaker, passive
    taken = tokens.child(head, "dobj")
    is_hung = relation == "advcl" or (relation == "conj" and hanging.is_of_another_time(tokens, verb, head))
    if is_hung and tokens.lemma[head] == "say" and taken is not None and head < taken < verb:
        return conjuncts(tokens, taken), passive  # "said one of them fired, hitting two": who fired hit
    if relation in ("conj", "dep", "advcl", "parataxis") and tokens.pos[head] in ("VERB", "AUX"):
        borne = hanging.bearer(tokens, verb)
        if borne is not None:
            return (_subjects(tokens, borne, depth + 1)[0] if borne >= 0 else ()), passive
        inherited, head_passive = _subjects(tokens, head, depth + 1)
        if relation == "conj" and head_passive and tokens.tag[verb] == "VBN" and not _has_aux(tokens, verb):
            if tokens.child(verb, "dobj") is not None and tokens.lemma[verb] not in _GIVING:
                # "denied that it was closed and blamed the rain": with an object of its own it is no passive
                return _speaker_above(tokens, head) or inherited, False
            passive = True
        return inherited, passive
    if relation == "xcomp":
        controlled = tokens.child(head, "dobj", "dative")
        if controlled is not None and controlled < verb:
            if tokens.lower[controlled] in _RELATIVE and tokens.dep[head] == "relcl":
                return (tokens.head[head],), passive  # "a paper that the daily has seen puts it at 12"
            return conjuncts(tokens, controlled), passive
        inherited, head_passive = _subjects(tokens, head, depth + 1)
        return (() if head_passive and not inherited else inherited), passive
    if relation == "acl":
        return (head,), passive or tokens.tag[verb] == "VBN"
    if relation == "relcl":
        return (head,) if not any(tokens.dep[c] in ("dobj", "pobj") for c in children) else (), passive
    if relation == "pcomp" and tokens.pos[tokens.head[head]] in ("VERB", "AUX"):
        outer = tokens.head[head]
        by_doer = tokens.lower[head] in ("by", "after", "before", "while", "without", "upon", "on", "in", "since")
        controlled = tokens.child(outer, "nsubjpass") if by_doer else tokens.child(outer, "dobj", "nsubjpass")
        if controlled is not None:
            return conjuncts(tokens, controlled), passive
        return _subjects(tokens, outer, depth + 1)[0], passive
    return (), passive


def _is_label(tokens: Tokens, subject: int) -> bool:
    """ "Police: two held in raid that killed one, injured four": who says it, before the colon, does none of it."""
    sentence = tokens.sentences[tokens.sentence_of[subject]]
    return sentence.heading and tokens.word[min(subject + 1, len(tokens) - 1)] == ":"


def _speaker_above(tokens: Tokens, at: int) -> tuple[int, ...] | None:
    """ "X said that Y could wait but added that …": X added it, though the parser ties "added" to what was said."""
    verb = at
    for _ in range(6):
        own = [c for c in tokens.children[at] if tokens.dep[c] == "nsubj"]
        if tokens.lemma[at] in forces() and own and at <= verb:
            return conjuncts(tokens, own[0])
        if tokens.head[at] == at:
            return None
        at = tokens.head[at]
    return None


def _severed(tokens: Tokens, verb: int) -> int | None:
    """ "believed Peru and Chile want to wait": the first of two subjects, which the parser gives the outer verb."""
    outer, first = tokens.head[verb], tokens.reach[verb][0]
    is_joined = tokens.dep[verb] == "conj" and tokens.lemma[outer] in forces()
    if tokens.dep[verb] != "ccomp" and not is_joined:
        return None
    subject, taken = tokens.child(verb, "nsubj"), tokens.child(outer, "dobj")
    if subject is None or taken is None or not outer < taken < first or tokens.reach[subject][0] != first:
        return None
    if is_joined and (tokens.pos[taken] != "PROPN" or tokens.pos[subject] != "PROPN"):
        return None
    return taken if tokens.lower[first - 1] == "and" and tokens.reach[taken][1] in (first - 1, first) else None


def _is_run_in(tokens: Tokens, verb: int) -> bool:
    """ "The minister, Ana Vik, protested against it.": between commas, the parser takes the verb for a participle of a
    sentence that would then have none.
    """
    while tokens.dep[verb] == "conj" and tokens.pos[tokens.head[verb]] == "VERB":
        verb = tokens.head[verb]
    head = tokens.head[verb]
    sentence = tokens.sentences[tokens.sentence_of[verb]]
    return (
        tokens.dep[verb] == "acl"
        and tokens.head[head] == head
        and tokens.pos[head] in ("NOUN", "PROPN")
        and tokens.word[tokens.reach[verb][0] - 1] == ","
        and any(tokens.dep[c] == "appos" and c < verb for c in tokens.children[head])
        and not sentence.heading
        and tokens.word[sentence.last - 1] in (".", "”", '"')
    )


def _has_aux(tokens: Tokens, verb: int) -> bool:
    return any(tokens.dep[c] in ("aux", "auxpass") for c in tokens.children[verb])


def _governor(tokens: Tokens, verb: int, verbs: set[int]) -> int | None:
    at = verb
    while tokens.head[at] != at:
        at = tokens.head[at]
        if at in verbs:
            return at
    return None


def span(tokens: Tokens, verb: int) -> tuple[int, int]:
    """The clause as it would be quoted: its subtree without conjoined clauses, complementiser and outer punctuation."""
    sentence = tokens.sentences[tokens.sentence_of[verb]]
    first, last = tokens.reach[verb]
    first, last = max(first, sentence.first), min(last, sentence.last)
    for child in tokens.children[verb]:
        is_clause = tokens.dep[child] in ("conj", "parataxis", "dep") and tokens.pos[child] in ("VERB", "AUX")
        if (is_clause and child > verb) or (tokens.dep[child] == "advcl" and child > verb and _is_aside(tokens, child)):
            last = min(last, tokens.reach[child][0])
        elif tokens.dep[child] == "ccomp" and child < verb and _is_run_on(tokens, child, verb):
            first = max(first, tokens.reach[child][1])
    trimmed = True
    while trimmed and first < last - 1:
        trimmed = False
        if (tokens.pos[first] in ("PUNCT", "CCONJ", "SPACE") and tokens.lower[first] not in ("neither", "nor")) or (
            tokens.dep[first] in ("mark", "cc") and tokens.lower[first] in ("that", "and", "but", "or")
        ):
            first, trimmed = first + 1, True
        if (
            tokens.pos[last - 1] in ("PUNCT", "CCONJ", "SPACE")
            and tokens.word[last - 1]
            not in (
                ")",
                "”",
                '"',
                "’",
                "%",
            )
        ) or (tokens.word[last - 1] in ("”", '"', "’", ")") and not _opens(tokens, first, last - 1)):
            last, trimmed = last - 1, True
    if first > sentence.first and tokens.lower[first - 1] == "nor":
        first -= 1  # without it the quote would say the reverse
    return first, max(last, first + 1)


def _is_aside(tokens: Tokens, child: int) -> bool:
    """True for a clause hung on with a comma ("…, claiming that") or with "while": a clause of its own."""
    first = tokens.reach[child][0]
    if tokens.lower[first] in ("while", "whereas", "although", "though"):
        return True
    return tokens.tag[child] == "VBG" and first > 0 and tokens.word[first - 1] == ","


def _opens(tokens: Tokens, first: int, closing: int) -> bool:
    """True when the mark that ``closing`` closes stands inside the range."""
    mark = tokens.word[closing]
    pairs = {"”": "“", "’": "‘", ")": "("}
    if mark in pairs:
        return pairs[mark] in tokens.word[first:closing]
    return sum(word == mark for word in tokens.word[first:closing]) % 2 == 1


def _is_run_on(tokens: Tokens, child: int, verb: int) -> bool:
    """True when the "complement" before the verb is really a sentence joined by a comma or semicolon."""
    between = tokens.word[tokens.reach[child][1] - 1 : verb]
    return ";" in between or (
        (tokens.child(verb, "nsubj", "nsubjpass") or verb) > tokens.reach[child][1]
        and ("”" not in between and '"' not in between and "," not in between[:1])
    )
