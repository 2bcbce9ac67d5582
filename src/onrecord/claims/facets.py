"""What a proposition turns on: existence, operator, function, start, legality, link or number."""

from __future__ import annotations

from onrecord.claims.base import Context
from onrecord.claims.lexicon import stands
from onrecord.model.claim import Facet
from onrecord.model.clause import Clause
from onrecord.model.tokens import Tokens

_ASIDE = frozenset({"relcl", "acl", "ccomp", "parataxis", "nsubj", "nsubjpass", "csubj", "conj", "appos"})
_SPEAKING_KINDS = frozenset({"state", "agency", "person"})


def of_clause(context: Context, clause: Clause) -> Facet | None:
    """The facet of a clause, from its predicate and what belongs to it; the first that fits, the narrowest first."""
    tokens = context.tokens
    own = predicate(tokens, clause)
    heads = [tokens.lemma[s] for s in surface(tokens, clause)]
    if _is_link(tokens, clause, own):
        return "link"
    if _is_legal(tokens, clause, own) or any(tokens.lemma[i] in stands("legal") for i in _close(tokens, clause, own)):
        return "legality"
    if _is_start(context, clause, own):
        return "start"
    if clause.lemma.partition(" ")[0] in stands("operating") and not _leads_to(tokens, clause):
        return "operator"
    if any(
        tokens.lemma[c] in stands("operating") and tokens.child(c, "dobj", "agent") is not None
        for c in tokens.children[clause.verb]
        if tokens.dep[c] == "xcomp"
    ):
        return "operator"
    if _is_function(context, clause, own):
        return "function"
    if any(word in stands("numbers") for word in heads):
        return "number"
    if clause.lemma == "exist" or _is_existence(context, clause):
        return "existence"
    return None


def of_phrase(context: Context, head: int, last: int) -> Facet | None:
    """The facet of a noun phrase that is denied or defended ("any link between …", "the existence of …")."""
    tokens = context.tokens
    word = tokens.lemma[head]
    if word in stands("links"):
        return "link"
    if word in ("existence", "presence"):
        return "existence"
    if word in stands("numbers"):
        return "number"
    if word in ("use", "purpose", "function") or word in stands("serves"):
        return "function"
    own = range(tokens.reach[head][0], max(last, head + 1))
    return "legality" if any(tokens.lemma[i] in stands("legal") for i in own) else None


def surface(tokens: Tokens, clause: Clause) -> list[int]:
    """Heads of the clause's printed subject, a passive's included."""
    return [c for c in tokens.children[clause.verb] if tokens.dep[c] in ("nsubj", "nsubjpass", "csubj")]


def predicate(tokens: Tokens, clause: Clause) -> list[int]:
    """The words of the predicate: the verb with what hangs on it, without subject, asides and said clauses."""
    out, open_ = [], [clause.verb]
    while open_:
        at = open_.pop()
        if not clause.first <= at < clause.last:
            continue
        out.append(at)
        open_ += [
            c for c in tokens.children[at] if tokens.dep[c] not in _ASIDE or (at != clause.verb and _is_list(tokens, c))
        ]
    return sorted(out)


def _close(tokens: Tokens, clause: Clause, own: list[int]) -> list[int]:
    """The predicate without its adverbial clauses, and the whole printed subject with its relative clauses."""
    aside = [tokens.reach[c] for c in tokens.children[clause.verb] if tokens.dep[c] == "advcl"]
    kept = [i for i in own if not any(first <= i < last for first, last in aside)]
    named = [i for head in surface(tokens, clause) for i in range(*tokens.reach[head])]
    # "the breach began in May": of data, a dam, a contract; it judges nothing by itself
    return kept + [i for i in named if tokens.lemma[i] not in ("breach", "violation")]


def _is_list(tokens: Tokens, i: int) -> bool:
    return tokens.dep[i] == "conj" and tokens.pos[i] in ("NOUN", "PROPN", "ADJ")


def _is_link(tokens: Tokens, clause: Clause, own: list[int]) -> bool:
    if any(tuple(tokens.lower[i : i + 3]) == ("nothing", "to", "do") for i in own):
        return True
    if clause.lemma in stands("linking") and (
        clause.is_passive or any(w in ("to", "with") for w, _ in clause.obliques)
    ):
        return True
    if _is_cause(tokens, clause, own):
        return True
    if clause.lemma not in ("be", "have", "see", "find", "show", "establish", "draw", "deny", "reject", "rule out"):
        return False
    near = [
        clause.attribute,
        *(o for o in clause.objects if not clause.is_passive),
        *(c for c in tokens.children[clause.verb] if tokens.dep[c] == "attr"),
    ]
    return any(
        n is not None and (tokens.lemma[n] in stands("links") or tokens.lower[n] in stands("links")) for n in near
    )


def _is_cause(tokens: Tokens, clause: Clause, own: list[int]) -> bool:
    """ "was caused by lightning", "valves caused it", "broke out because of the cuts": a tie of two things."""
    heads = surface(tokens, clause)
    if clause.lemma in stands("founding") or not heads or any(tokens.pos[h] == "PRON" for h in heads):
        return False  # "was created because of the storm" tells of its start
    if clause.lemma in stands("bringing about"):
        return (clause.is_passive and any(w == "by" for w, _ in clause.obliques)) or bool(clause.objects)
    return clause.lemma in stands("arising") and any(_gives_reason(tokens, i) for i in own)


def _gives_reason(tokens: Tokens, i: int) -> bool:
    """True at "because of", "because it …", "due to", "as a result of", "owing to"."""
    after = tokens.lower[i + 1] if i + 1 < len(tokens) else ""
    if tokens.lower[i] == "because" and tokens.dep[i] == "mark":
        return True
    return (tokens.lower[i], after) in (("because", "of"), ("due", "to"), ("owing", "to")) or (
        tokens.lower[i] in ("result", "consequence") and after == "of"
    )


def _is_legal(tokens: Tokens, clause: Clause, own: list[int]) -> bool:
    nouns = [i for i in own if tokens.lemma[i] in stands("rules") and tokens.pos[i] in ("NOUN", "PROPN")]
    if not nouns:
        return False
    if clause.lemma in stands("ruled"):
        return True
    return any(tokens.dep[i] == "pobj" and tokens.lower[tokens.head[i]] in stands("ruling") for i in nouns)


def _is_start(context: Context, clause: Clause, own: list[int]) -> bool:
    tokens = context.tokens
    verbs = [clause.lemma, *(tokens.lemma[i] for i in own if tokens.dep[i] == "xcomp" and tokens.pos[i] == "VERB")]
    if clause.lemma in stands("preceding") and clause.objects and not clause.is_passive:
        return True
    is_there = clause.lemma == "be" and any(tokens.lower[c] == "there" for c in tokens.children[clause.verb])
    is_told = is_there or (clause.lemma in ("come", "appear") and bool(surface(tokens, clause)))
    if is_told and any(tokens.dep[c] == "expl" for c in tokens.children[clause.verb]):
        return False
    if is_told:
        return any(tokens.lower[i] in ("before", "prior") for i in own)
    if not any(verb in stands("founding") for verb in verbs):
        return False
    is_dated = any(i in context.time_at for i in own)
    if is_dated or any(tokens.lower[i] in ("before", "since", "after", "prior", "until", "ago") for i in own):
        return True
    return any(_gives_reason(tokens, i) for i in own)


def _is_existence(context: Context, clause: Clause) -> bool:
    """ "there is no depot", "there are two depots": of things that stand somewhere, or denied."""
    tokens = context.tokens
    if not any(tokens.dep[c] == "expl" for c in tokens.children[clause.verb]):
        return False
    heads = [c for c in tokens.children[clause.verb] if tokens.dep[c] in ("attr", "dobj", "nsubj")]
    is_none = any(tokens.lower[c] == "no" for h in heads for c in tokens.children[h])
    return clause.is_negated or is_none or any(context.is_thing(h) for h in heads)


def _leads_to(tokens: Tokens, clause: Clause) -> bool:
    """ "led to a halt": a cause; "belongs to the ministry": an operator."""
    if clause.lemma not in ("lead", "run", "head", "open"):
        return False
    return not clause.is_passive and not any(tokens.pos[o] in ("NOUN", "PROPN") for o in clause.objects)


def _is_function(context: Context, clause: Clause, own: list[int]) -> bool:
    tokens = context.tokens
    heads = surface(tokens, clause)
    if any(context.party(h).kind in _SPEAKING_KINDS for h in heads):
        return False  # what a party does is conduct, not the function of a thing
    if clause.lemma in stands("serving"):
        return True
    if clause.lemma in ("lend", "provide", "offer", "give", "render"):  # "lend help with paperwork"
        return any(tokens.lemma[o] in ("help", "assistance", "aid", "advice", "support") for o in clause.objects)
    if clause.lemma != "be":
        return False
    words = {tokens.lower[i] for i in own} | {tokens.lemma[i] for i in own}
    if any(tokens.lower[h] == "it" for h in heads):
        return False
    return bool(words & stands("serves")) or any(
        tokens.lemma[i] in stands("serving") and tokens.pos[i] == "VERB" and tokens.dep[i] != "advcl" for i in own
    )
