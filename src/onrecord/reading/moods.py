"""How firmly a clause is put: from its own words and from those it stands in."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.model.claim import Modality
from onrecord.model.clause import Clause
from onrecord.model.tokens import Tokens
from onrecord.reading.lexicon import forces, words

# weakest first: a clause takes the weakest of what holds for it and for the clauses it depends on
_ORDER: tuple[Modality, ...] = (
    "hypothetical",
    "conditional",
    "not-yet",
    "unresolved",
    "feared",
    "demanded",
    "possible",
    "planned",
    "stated",
)


# verbs whose clause is never a report of what is so
_NEVER_REPORTING = frozenset({"demand", "urge", "request", "order", "require", "recommend", "appeal"})


def weaker(a: Modality, b: Modality) -> Modality:
    """The weaker of two."""
    return min(a, b, key=lambda m: _ORDER.index(m) if m in _ORDER else len(_ORDER))


def of(tokens: Tokens, clause: Clause, by_verb: Mapping[int, Clause]) -> Modality:
    """The mood of ``clause``."""
    mood = _own(tokens, clause)
    child, governor = clause, by_verb.get(clause.governor) if clause.governor is not None else None
    for _ in range(8):  # deeper nesting than this is a garbled tree
        if governor is None:
            break
        mood = weaker(mood, _imposed(tokens, child, governor))
        if child.relation == "conj" or (child.relation == "xcomp" and governor.lemma not in words("aspect")):
            mood = weaker(mood, _own(tokens, governor, is_for_child=child.relation != "conj"))
        child, governor = governor, by_verb.get(governor.governor) if governor.governor is not None else None
    return mood


def _own(tokens: Tokens, clause: Clause, *, is_for_child: bool = False) -> Modality:
    """From the clause's auxiliaries, marks and adverbs."""
    verb = clause.verb
    lowers = {tokens.lower[c] for c in tokens.children[verb] if tokens.dep[c] in ("aux", "advmod", "mark", "neg")}
    marks = {tokens.lower[c] for c in tokens.children[verb] if tokens.dep[c] in ("mark", "advmod") and c < verb}
    sentence = tokens.sentences[clause.sentence]
    if tokens.word[sentence.last - 1] == "?" and clause.governor is None:
        return "hypothetical"
    if clause.lemma == "have" and "yet" in lowers:
        return "not-yet"
    if lowers & {"yet", "still"} and any(tokens.dep[c] == "neg" for c in tokens.children[verb]):
        return "not-yet"
    if "whether" in marks:
        return "unresolved"
    if marks & {"if", "unless", "once"} and tokens.dep[verb] in ("advcl", "ROOT", "ccomp"):
        return "unresolved" if tokens.dep[verb] == "ccomp" else "conditional"
    if any(
        tokens.dep[c] == "advcl"
        and {tokens.lower[m] for m in tokens.children[c] if tokens.dep[m] == "mark"} & {"if", "unless"}
        for c in tokens.children[verb]
    ) and not {"even"} & {tokens.lower[c] for c in range(sentence.first, verb)}:
        return "conditional"
    if clause.governor is None or clause.relation in ("ccomp", "conj"):
        for subject in (*clause.subjects, *clause.objects):
            lead = {tokens.lower[c] for c in tokens.children[subject] if tokens.dep[c] == "det"}
            if "any" in lead and any(tokens.dep[c] == "relcl" for c in tokens.children[subject]):
                return "conditional"  # "any act that …": no such act is asserted
    if _under_if(tokens, clause):
        return "conditional"
    if lowers & words("possible"):
        return "possible"
    if lowers & {"will", "shall", "'ll", "’ll", "wo"}:
        return "planned"
    if "would" in lowers:
        governed = clause.relation in ("ccomp", "conj", "relcl", "xcomp")
        return "planned" if governed else "conditional"
    if clause.lemma in words("planning") and is_for_child:
        return "planned"
    if (
        clause.lemma == "be"
        and any(tokens.dep[c] == "xcomp" and tokens.tag[c] == "VB" for c in tokens.children[verb])
        and is_for_child
    ):
        return "planned"
    return "stated"


def _under_if(tokens: Tokens, clause: Clause) -> bool:
    """ "If one is found, the ministry said, X will …": the condition holds though the parser hangs it elsewhere."""
    sentence = tokens.sentences[clause.sentence]
    first = sentence.first
    while first < sentence.last - 1 and tokens.pos[first] == "PUNCT":
        first += 1
    if tokens.lower[first] not in ("if", "unless") or clause.relation not in ("ROOT", "ccomp", "conj", "parataxis"):
        return False
    comma = next((i for i in range(first, sentence.last) if tokens.word[i] == ","), None)
    return comma is not None and clause.verb > comma and tokens.lemma[clause.verb] not in forces()


def _imposed(tokens: Tokens, child: Clause, governor: Clause) -> Modality:
    """From the verb that takes the clause as its complement."""
    if child.relation in ("relcl", "acl", "advcl", "conj", "parataxis", "dep"):
        return "stated"
    lowers = {tokens.lower[c] for c in tokens.children[governor.verb] if tokens.dep[c] in ("aux", "advmod", "neg")}
    if governor.lemma == "have" and "yet" in lowers:
        return "not-yet"
    if child.relation == "ccomp" and any(
        tokens.lower[m] in ("whether", "if") for m in tokens.children[child.verb] if tokens.dep[m] == "mark"
    ):
        return "unresolved"
    if governor.lemma in words("demanding"):
        # "told them that …" reports, "told them to …" demands
        is_infinitive = tokens.tag[child.verb] == "VB" and not any(
            tokens.dep[c] == "aux" and tokens.tag[c] == "MD" for c in tokens.children[child.verb]
        )
        return "demanded" if is_infinitive or governor.lemma in _NEVER_REPORTING else "stated"
    if governor.lemma in words("fearing"):
        return "feared"
    if governor.lemma in words("planning"):
        return "planned"
    if governor.lemma in words("supposing"):
        return "possible"
    if governor.lemma in words("asking"):
        return "unresolved"
    if child.relation == "xcomp" and governor.lemma in words("failing"):
        return "not-yet"
    return "stated"
