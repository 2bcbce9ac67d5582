"""How firmly a clause is put: from its own words and from those it stands in."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.model.claim import Modality
from onrecord.model.clause import Clause
from onrecord.model.phrases import is_disowned
from onrecord.model.tokens import Tokens
from onrecord.reading import conditions, contending, general, waiting
from onrecord.reading.lexicon import forces, words

_AUX = frozenset({"aux", "auxpass"})
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


_RANK = {mood: rank for rank, mood in enumerate(_ORDER)}

# with these a verb of saying tells of what may yet be said; "would only say that" has been said
_UNSAID = frozenset({"may", "might", "could", "will", "shall", "'ll", "’ll"})
# verbs whose clause is never a report of what is so
_NEVER_REPORTING = frozenset({"demand", "urge", "request", "order", "require", "recommend", "appeal"})


def weaker(a: Modality, b: Modality) -> Modality:
    """The weaker of two."""
    return b if _RANK.get(b, len(_ORDER)) < _RANK.get(a, len(_ORDER)) else a


def of(tokens: Tokens, clause: Clause, by_verb: Mapping[int, Clause]) -> Modality:
    """The mood of ``clause``."""
    mood = _own(tokens, clause)
    if asked(tokens, clause.verb) or general.is_general(tokens, clause):
        mood = weaker(mood, "hypothetical")
    child, governor = clause, by_verb.get(clause.governor) if clause.governor is not None else None
    is_content = False  # of a "that" or a question on the way up
    for _ in range(8):  # deeper nesting than this is a garbled tree
        mood = weaker(mood, _under_noun(tokens, child))
        if contending.is_held(tokens, child.verb) or contending.is_told_after(tokens, child, governor):
            break
        if _is_feared(tokens, child):
            mood = weaker(mood, "feared")
        if governor is not None and waiting.is_to_come(tokens, child, governor, _own(tokens, governor)):
            mood = weaker(mood, "planned")
        if governor is None or _is_presupposed(tokens, child):
            break
        if child.relation == "conj" and _is_finite(tokens, child) and _is_beside(tokens, child, governor):
            outer = by_verb.get(governor.governor) if governor.governor is not None else None
            if outer is None:
                break
            child, governor = outer, by_verb.get(outer.governor) if outer.governor is not None else None
            continue
        is_content = is_content or child.relation == "ccomp"
        if child.relation == "ccomp" and _is_unsaid(tokens, child, governor):
            mood = weaker(mood, "unresolved")
        imposed = _imposed(tokens, child, governor)
        # "refused to say when it would pay": the saying is refused, and the paying left open
        mood = weaker(mood, "unresolved" if imposed == "not-yet" and is_content else imposed)
        if child.relation == "conj" or (child.relation == "xcomp" and governor.lemma not in words("aspect")):
            inherited = _own(tokens, governor, is_for_child=child.relation != "conj")
            if not (child.relation == "conj" and inherited in ("planned", "possible") and _is_finite(tokens, child)):
                mood = weaker(mood, inherited)
        elif _is_means(tokens, child) or child.relation == "xcomp":  # "if it continues to defer payments"
            mood = weaker(mood, _own(tokens, governor))
        child, governor = governor, by_verb.get(governor.governor) if governor.governor is not None else None
    return mood


def _is_beside(tokens: Tokens, child: Clause, governor: Clause) -> bool:
    """ "called on them to wait and condemned …": joined to the verb that governs the infinitive; "announced lessons
    would be cut, and two roads were shut": nor is what has been done announced to be done.
    """
    if governor.relation in ("xcomp", "advcl", "acl"):
        return True
    has_subject = tokens.child(child.verb, "nsubj", "nsubjpass") is not None
    is_done = governor.relation == "ccomp" and has_subject and _is_past(tokens, child)
    return is_done and _own(tokens, governor) == "planned"


def _is_unsaid(tokens: Tokens, child: Clause, governor: Clause) -> bool:
    """ "might announce that the pier was closed", "will say that it was": nobody has said so yet, nor does the text."""
    if governor.lemma not in forces() or governor.lemma in words("perceiving") or child.verb < governor.verb:
        return False
    return any(tokens.dep[c] == "aux" and tokens.lower[c] in _UNSAID for c in tokens.children[governor.verb])


def _is_finite(tokens: Tokens, clause: Clause) -> bool:
    """True for a verb with a tense of its own: "will not allow it and has offered help" offers now."""
    verb = clause.verb
    if any(tokens.dep[c] in _AUX and tokens.tag[c] in ("VBD", "VBZ", "VBP") for c in tokens.children[verb]):
        return True
    return tokens.tag[verb] in ("VBD", "VBZ")


def _is_past(tokens: Tokens, clause: Clause) -> bool:
    """True for what is told as having happened: past tense, perfect, or progressive."""
    verb = clause.verb
    aux = {tokens.lower[c] for c in tokens.children[verb] if tokens.dep[c] in _AUX}
    return tokens.tag[verb] == "VBD" or bool(aux & {"had", "has", "have", "was", "were", "did"})


def _is_means(tokens: Tokens, child: Clause) -> bool:
    """ "would answer by closing the port", "will meet them before flying home": as far off as what it goes with."""
    is_participle = tokens.tag[child.verb] == "VBG" or (tokens.tag[child.verb] == "VBN" and not child.is_passive)
    if child.relation == "advcl" and tokens.lower[child.verb] == "followed":
        is_participle = True  # "would answer by shelling it, followed by mining the port"
    return child.relation in ("pcomp", "advcl") and is_participle and not _is_finite(tokens, child)


def _is_supposed(tokens: Tokens, clause: Clause) -> bool:
    """ "such a move would", "any intrusion would", "failure to agree would": what would follow, if it came to that."""
    subject = tokens.child(clause.verb, "nsubj", "nsubjpass")
    if subject is None or tokens.pos[subject] != "NOUN":
        return False
    lead = {tokens.lower[c] for c in tokens.children[subject] if tokens.dep[c] in ("det", "predet", "amod")}
    return bool(lead & {"such", "any"}) or tokens.lemma[subject] in words("supposed_nouns")


def _waits(tokens: Tokens, verb: int) -> bool:
    """True when the verb has "after …", "when …" or "once …" behind it."""
    behind = range(verb, tokens.reach[verb][1])
    return any(tokens.lower[i] in waiting.MARKS for i in behind if tokens.dep[i] in ("mark", "advmod", "prep"))


def _own(tokens: Tokens, clause: Clause, *, is_for_child: bool = False) -> Modality:
    """From the clause's auxiliaries, marks and adverbs."""
    verb = clause.verb
    lowers = {tokens.lower[c] for c in tokens.children[verb] if tokens.dep[c] in ("aux", "advmod", "mark", "neg")}
    marks = {tokens.lower[c] for c in tokens.children[verb] if tokens.dep[c] in ("mark", "advmod") and c < verb}
    sentence = tokens.sentences[clause.sentence]
    if clause.lemma == "have" and "yet" in lowers:
        return "not-yet"
    if lowers & {"yet", "still"} and any(tokens.dep[c] == "neg" for c in tokens.children[verb]):
        return "not-yet"
    if "whether" in marks:
        return "unresolved"
    if marks & {"if", "unless", "once"} and tokens.dep[verb] in ("advcl", "ROOT", "ccomp"):
        return "unresolved" if tokens.dep[verb] == "ccomp" else "conditional"
    if conditions.hangs_on(tokens, clause):
        return "conditional"
    if clause.governor is None or clause.relation in ("ccomp", "conj"):
        for subject in (*clause.subjects, *clause.objects):
            if clause.is_negated and subject > verb:
                continue  # "do not see any reason"
            lead = {tokens.lower[c] for c in tokens.children[subject] if tokens.dep[c] == "det"}
            if "any" in lead and any(tokens.dep[c] == "relcl" for c in tokens.children[subject]):
                return "conditional"  # "any act that …": no such act is asserted
    if conditions.is_under(tokens, clause) or (conditions.is_inverted(tokens, clause) and not asked(tokens, verb)):
        return "conditional"
    if ("could" in lowers and clause.lemma in words("perceiving")) or contending.is_shown(tokens, clause):
        return "stated"  # "could hear shots"
    if lowers & words("possible"):
        return "possible"
    if "only" in lowers and lowers & {"will", "would", "shall"} and _waits(tokens, verb):
        return "conditional"  # "will only pay when there is progress"
    is_headline = clause.governor is None and clause.relation in ("relcl", "acl", "ROOT") and tokens.tag[verb] == "VB"
    if sentence.heading and clause.relation == "ccomp" and tokens.tag[verb] == "VB":
        is_headline = tokens.child(verb, "nsubj") == sentence.first  # "Board to shut works, 600 jobs go"
    if lowers & {"will", "shall", "'ll", "’ll", "wo"} or (is_headline and "to" in lowers):
        return "planned"
    if "would" in lowers:
        if clause.lemma in words("wishing"):
            return "stated"  # "would like to see": the wish is there
        if lowers & {"have", "'ve", "’ve"}:
            return "conditional"  # "would have closed"
        governed = clause.relation in ("ccomp", "conj", "relcl", "xcomp") and not _is_supposed(tokens, clause)
        return "planned" if governed else "conditional"
    if clause.lemma in words("planning") and is_for_child:
        return "planned"
    coming = next(
        (
            c
            for c in tokens.children[verb]
            if tokens.dep[c] in ("acomp", "attr", "oprd")
            and tokens.lower[c] in words("coming")
            and any(tokens.dep[g] == "xcomp" for g in tokens.children[c])
        ),
        None,
    )
    if clause.lemma == "be" and coming is not None:
        if tokens.lower[coming] in ("likely", "unlikely", "bound"):
            return "possible"  # a forecast is nobody's plan
        return "planned"  # "is due to rule on whether …"
    if (
        clause.lemma == "be"
        and any(tokens.dep[c] == "xcomp" and _is_infinitive(tokens, c) for c in tokens.children[verb])
        and is_for_child
    ):
        said = {tokens.lower[c] for c in tokens.children[verb] if tokens.dep[c] == "acomp"}
        return "possible" if said & words("open_adjectives") else "planned"
    return "stated"


def _is_infinitive(tokens: Tokens, verb: int) -> bool:
    """True for "open" and "be opened" after "is to"."""
    if tokens.tag[verb] == "VB":
        return True
    lows = {tokens.lower[c] for c in tokens.children[verb] if tokens.dep[c] in _AUX}
    return tokens.tag[verb] == "VBN" and {"to", "be"} <= lows


def asked(tokens: Tokens, verb: int) -> bool:
    """True for a verb in a question: a question mark follows before the next stop, quotation mark or reporting verb."""
    sentence = tokens.sentences[tokens.sentence_of[verb]]
    for i in range(verb, sentence.last):
        if tokens.word[i] == "?":
            return not _is_relative(tokens, verb)
        if tokens.word[i] in ('"', "”", "“", ";", "."):
            return False
    return False


def _is_relative(tokens: Tokens, verb: int) -> bool:
    return tokens.dep[verb] == "relcl" and tokens.tag[verb] in ("VBD", "VBZ", "VBP")


def _is_presupposed(tokens: Tokens, clause: Clause) -> bool:
    """ "asked to inspect the quay, which lies abroad": a relative clause on something definite, finite and without a
    modal, is taken for so by whoever speaks, whatever is planned, asked or doubted around it.
    """
    verb = clause.verb
    if clause.relation != "relcl" or not any(
        tokens.tag[i] in ("VBD", "VBZ", "VBP")
        for i in (verb, *(c for c in tokens.children[verb] if tokens.dep[c] in _AUX))
    ):
        return False
    head = tokens.head[verb]
    first = tokens.reach[verb][0]
    is_loose = first > 0 and tokens.word[first - 1] == ","
    definite = any(
        tokens.dep[c] == "poss"
        or (tokens.dep[c] == "det" and tokens.lower[c] in ("the", "this", "that", "these", "those"))
        for c in tokens.children[head]
    )
    return is_loose or definite or tokens.pos[head] == "PROPN"


def _under_noun(tokens: Tokens, clause: Clause) -> Modality:
    """From the noun that takes the clause: "fears that", "a plan to", "no evidence that"."""
    verb = clause.verb
    head = tokens.head[verb]
    if clause.relation == "pcomp" and tokens.tag[verb] == "VBG" and tokens.lower[head] == "to":
        return (
            "possible" if tokens.pos[tokens.head[head]] == "NOUN" else "stated"
        )  # "an obstacle to reaching an accord"
    if clause.relation not in ("acl", "ccomp", "relcl", "appos") or tokens.pos[head] != "NOUN":
        return "stated"
    low = {tokens.lower[c] for c in tokens.children[verb] if tokens.dep[c] in ("mark", "aux")}
    lemma = tokens.lemma[head]
    if "that" in low:
        if lemma in words("fearing_nouns"):
            return "feared"
        if lemma in words("supposing_nouns"):
            return "possible"
        if lemma in words("hinting_nouns") and not any(
            tokens.lower[c] in ("no", "little") for c in tokens.children[head]
        ):
            return "possible"  # "an indication that it agrees"
        if lemma in words("asking_nouns") or (
            lemma in words("evidence_nouns") and any(tokens.lower[c] in ("no", "little") for c in tokens.children[head])
        ):
            return "unresolved"
        if lemma in ("demand", "call", "request"):
            return "demanded"
    elif "to" in low and tokens.tag[verb] == "VB":
        if lemma == "threat":
            return "conditional"
        if lemma in words("planning_nouns"):
            return "planned"
        if lemma in words("demanding_nouns"):
            return "demanded"
    return "stated"


def _is_feared(tokens: Tokens, clause: Clause) -> bool:
    """ "is concerned that it will be sold"."""
    head = tokens.head[clause.verb]
    return clause.relation == "ccomp" and tokens.lower[head] in words("fearful")


def _opens_with_if(tokens: Tokens, verb: int) -> bool:
    """True for "asked if …", wherever the parser hangs the "if"; not for "said: if …, then …"."""
    first = tokens.reach[verb][0]
    return tokens.lower[first] in ("whether", "if") and tokens.dep[tokens.head[first]] != "advcl"


def _is_standing(tokens: Tokens, clause: Clause) -> bool:
    """True for "is", "are", "has": a state of things, with nothing of what is to come."""
    below = [tokens.lower[c] for c in tokens.children[clause.verb]]
    if tokens.tag[clause.verb] == "VBG" and clause.lemma in words("lasting") and {"is", "are"} & set(below):
        return True
    return clause.lemma in ("be", "have", "exist") and tokens.tag[clause.verb] in ("VBZ", "VBP") and "will" not in below


def _is_own_act(tokens: Tokens, child: Clause, governor: Clause) -> bool:
    """True when "it", "they" or the speaker's name is the doer, under "will" or "would"."""
    modal = any(tokens.lower[c] in ("will", "would", "'ll", "’ll") for c in tokens.children[child.verb])
    same = {tokens.lower[s] for s in child.subjects} & {"it", "they", "he", "she"}
    return modal and (bool(same) or bool(set(child.subjects) & set(governor.subjects)))


def _is_anothers(tokens: Tokens, child: Clause, governor: Clause) -> bool:
    """True when somebody else than who expects it would do it: a subject of its own, and no pronoun."""
    own = tokens.child(child.verb, "nsubj", "nsubjpass")
    is_told = any(tokens.tag[i] in ("VBD", "VBN") for i in (child.verb,)) and _is_past(tokens, child)
    return own is not None and own not in governor.subjects and tokens.pos[own] in ("NOUN", "PROPN") and not is_told


def _imposed(tokens: Tokens, child: Clause, governor: Clause) -> Modality:
    """From the verb that takes the clause as its complement."""
    if child.relation in ("relcl", "acl", "advcl", "conj", "parataxis", "dep"):
        return "stated"
    if child.relation == "pcomp" and tokens.lower[tokens.head[child.verb]] in ("before", "after", "since", "while"):
        return "stated"  # "demanded the keys before leaving"
    lowers = {tokens.lower[c] for c in tokens.children[governor.verb] if tokens.dep[c] in ("aux", "advmod", "neg")}
    if governor.lemma == "have" and "yet" in lowers:
        return "not-yet"
    if child.relation == "ccomp" and (
        _opens_with_if(tokens, child.verb)
        or any(tokens.lower[m] in ("whether", "if") for m in tokens.children[child.verb] if tokens.dep[m] == "mark")
    ):
        return "unresolved"
    if is_disowned(tokens, child.verb):
        return "stated"  # "it is not true that …": said not to be so
    if child.relation == "ccomp" and governor.is_negated and governor.lemma not in ("doubt", "deny"):
        return "unresolved"  # "has not confirmed that …", "does not believe that …"
    if governor.lemma == "doubt" and child.relation == "ccomp":
        return "unresolved"
    if governor.lemma == "threaten":
        return "conditional"
    if governor.lemma == "warn" and child.relation == "ccomp" and _is_own_act(tokens, child, governor):
        return "conditional"  # "warned that it would close the port": a threat
    if governor.lemma in words("demanding"):
        # "told them that …" reports, "told them to …" demands
        is_infinitive = tokens.tag[child.verb] == "VB" and not any(
            tokens.dep[c] == "aux" and tokens.tag[c] in ("MD", "VBD", "VBZ", "VBP") for c in tokens.children[child.verb]
        )
        return "demanded" if is_infinitive or governor.lemma in _NEVER_REPORTING else "stated"
    if governor.lemma in words("fearing"):
        return "feared"
    if governor.lemma == "announce" and child.relation == "ccomp" and _is_standing(tokens, child):
        return "stated"  # "announced that there are two", "that the police is examining it": so it is
    prep = tokens.head[child.verb]
    if child.relation == "pcomp" and tokens.pos[tokens.head[prep]] == "NOUN":
        return "stated"  # "seek answers as to what caused it"
    if governor.lemma == "expect" and _is_anothers(tokens, child, governor):
        return "possible"  # "expects that the bank will pay": nobody's plan
    is_going_to = tokens.lower[governor.verb] == "going" and tokens.tag[child.verb] == "VB"
    if is_going_to or governor.lemma in words("planning"):
        return "stated" if child.relation == "ccomp" and _is_past(tokens, child) else "planned"
    if governor.lemma in words("supposing"):
        return "possible"
    if governor.lemma in words("asking"):
        is_found = any(tokens.lower[m] == "that" for m in tokens.children[child.verb] if tokens.dep[m] == "mark")
        is_open = any(tokens.tag[i] in ("WRB", "WP", "WDT") for i in range(child.first, child.verb))
        is_found = is_found or (governor.lemma == "determine" and child.relation == "ccomp" and not is_open)
        return "stated" if is_found and not governor.is_negated else "unresolved"  # "determined that it was arson"
    if child.relation == "xcomp" and governor.lemma == "have" and tokens.tag[governor.verb] in ("VBZ", "VBP"):
        return "demanded"  # "has to be discussed"
    if child.relation == "xcomp" and governor.lemma in words("failing"):
        return "not-yet"
    return "stated"
