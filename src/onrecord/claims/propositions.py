"""Propositions: what a position holds, as a clause in positive words, with what it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.claims import facets, severed
from onrecord.claims.base import Context
from onrecord.claims.lexicon import participle, stands
from onrecord.model.claim import Facet, Stance
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.phrases import core, is_disowned, phrase
from onrecord.model.phrases import words as spelled
from onrecord.model.tokens import Tokens

_WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}
_NOBODY = {"nobody": "anybody", "none": "any", "neither": "either", "nothing": "anything"}
_NOTHING_TO_DO = {"has": "is linked to", "had": "was linked to", "have": "are linked to"}
_ANAPHORIC = frozenset(
    {("do", "so"), ("does", "so"), ("did", "so"), ("doing", "so"), ("has", "so"), ("think", "so"), ("hope", "so")}
)
_HOLLOW = frozenset({"so", "also", "too", "very", "then", "still", "yet", "already", "now", "be", "been", "being"})
_LEADING = frozenset({"DET", "PUNCT", "PART"})
CONJUGATED = frozenset({"VBD", "VBZ", "VBP"})
_SHARES = frozenset({"none", "some", "most", "all", "one", "many", "any", "each", "both", "few", "several"})
_PERSONAL = frozenset({"he", "she", "him", "her", "they", "them", "we", "us", "i", "me", "who"})
_BODIES = frozenset({"state", "agency", "organisation", "outlet"})
_QUOTES = frozenset({"“", '"', "‘"})
_LONGEST_LIST = 8  # tokens of a list that stands whole in a cell


@dataclass(frozen=True, slots=True)
class Proposition:
    """``words``: positive; ``denied``: whether the text negates them; ``about``: their subject, None where unknown."""

    words: str
    denied: bool
    about: str | None
    facet: Facet | None


def of_clause(context: Context, clause: Clause, first: int, last: int, speaker: Party | None = None) -> Proposition:
    """The proposition of a clause whose words are tokens ``[first, last)``. ``speaker``: whom "it" may stand for."""
    tokens = context.tokens
    about, facet = about_clause(context, clause, speaker), facets.of_clause(context, clause)
    whole = subject_before(context, clause) + _words(context, first, last)
    certain = _no_doubt(context, clause)
    if certain is not None:
        return of_clause(context, certain, certain.first, certain.last, speaker)
    nothing = next((o for o in clause.objects if tokens.lower[o] == "nothing"), None)
    if (
        clause.lemma == "have"
        and nothing is not None
        and tokens.lower[nothing + 1 : nothing + 4] == ["to", "do", "with"]
    ):
        low = tokens.word[clause.verb]
        said = tokens.quote(clause.verb, nothing + 4)
        return Proposition(
            whole.replace(" ".join(said.split()), _NOTHING_TO_DO.get(low.lower(), "is linked to")), True, about, facet
        )
    judged = _untrue(context, clause)
    if judged is not None:
        return judged
    swap = _negations(context, clause, first, last)
    if swap:
        last = before_reason(context, clause, last)
    coming = next((c for c in tokens.children[clause.verb] if tokens.dep[c] == "aux" and tokens.lower[c] == "to"), None)
    if coming is not None and facets.surface(tokens, clause) and first < coming < last:
        # "expects the board to agree": the board will agree
        return Proposition(_without(context, first, last, {**swap, coming: "will"}), bool(swap), about, facet)
    if swap:
        return Proposition(subject_before(context, clause) + _without(context, first, last, swap), True, about, facet)
    return Proposition(whole, False, about, facet)


def before_reason(context: Context, clause: Clause, last: int) -> int:
    """The end of the clause without a reason behind it: in "did not close it because it was safe" the reason stands."""
    tokens = context.tokens
    for child in tokens.children[clause.verb]:
        start = tokens.reach[child][0]
        if (
            tokens.dep[child] == "advcl"
            and clause.verb < start < last
            and tokens.lower[start] in ("because", "since", "so")
        ):
            return start - 1 if tokens.word[start - 1] == "," else start
    return last


def is_empty(context: Context, clause: Clause, first: int, last: int) -> bool:
    """True for words that say nothing by themselves: "it was not", "it has so indicated", "will continue to do so"."""
    tokens = context.tokens
    if any(tuple(tokens.lower[i : i + 2]) in _ANAPHORIC for i in range(first, last)):
        return True
    told = [i for i in range(first, last) if tokens.pos[i] in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV")]
    told = [i for i in told if tokens.lower[i] not in _HOLLOW and tokens.dep[i] != "neg"]
    if clause.relation == "conj" and not facets.surface(tokens, clause):
        return not told
    if len(told) < 2:
        return True
    inner = [c for c in tokens.children[clause.verb] if tokens.dep[c] in ("ccomp", "xcomp")]
    return clause.lemma in ("think", "believe", "feel") and not inner  # "I think the main feeling …", broken off


def of_noun(context: Context, head: int, last: int) -> Proposition:
    """The proposition of a noun phrase: the clause that it holds ("the claim that …"), else the phrase itself."""
    tokens = context.tokens
    inner = held(context, head)
    if inner is not None:
        return of_clause(context, inner, inner.first, inner.last)
    first, _ = phrase(tokens, head)
    while first < head and tokens.lower[first] in ("any", "a", "an", "the"):
        first += 1
    words = _words(context, first, max(last, head + 1))
    return Proposition(words, False, noun(context, head), facets.of_phrase(context, head, last))


def held(context: Context, head: int) -> Clause | None:
    """The clause that a noun holds: "the accusation that the site was promised"."""
    tokens = context.tokens
    if tokens.lemma[head] not in stands("held"):
        return None
    for child in tokens.children[head]:
        inner = context.by_verb.get(child)
        if inner is not None and tokens.dep[child] in ("acl", "ccomp", "relcl"):
            mark = next((c for c in tokens.children[child] if tokens.lower[c] == "that"), None)
            between = range(head + 1, inner.verb if mark is None else mark)
            if any(tokens.tag[i] in CONJUGATED and tokens.dep[i] == "conj" for i in between):
                continue  # "denies the claims and affirms that they help": it is what is affirmed
            if mark is not None and tokens.dep[mark] not in ("nsubj", "nsubjpass", "dobj"):
                return inner
            subjects = facets.surface(tokens, inner)
            is_bare = mark is None and bool(subjects) and tokens.tag[subjects[0]] not in ("WDT", "WP")
            if is_bare and subjects[0] > head and not _has_gap(tokens, inner):
                return inner  # "speculation it is leaving"
    return None


def _has_gap(tokens: Tokens, clause: Clause) -> bool:
    """True for a relative clause without its pronoun ("the claim he made"): a transitive verb without object."""
    return tokens.dep[clause.verb] == "relcl" and not any(
        tokens.dep[c] in ("dobj", "attr", "acomp", "ccomp", "xcomp", "prep") for c in tokens.children[clause.verb]
    )


def about_clause(context: Context, clause: Clause, speaker: Party | None = None) -> str | None:
    """What a clause is about: its printed subject; the party that a pronoun stands for; None where it is not known."""
    tokens = context.tokens
    heads = facets.surface(tokens, clause)
    heads = [h for h in heads if h >= clause.first] or heads  # the parser may reach beyond the clause for one more
    expletive = tokens.child(clause.verb, "expl")
    if expletive is not None:
        heads = [c for c in tokens.children[clause.verb] if tokens.dep[c] in ("attr", "dobj")]
    if not heads and (cut := severed.subject(context, clause)) is not None:
        heads = [cut]
    if not heads and clause.relation == "conj":
        heads = list((clause.objects if clause.is_passive else clause.subjects)[:1])
    if heads and tokens.dep[heads[0]] == "csubj":
        inner = context.by_verb.get(heads[0])
        return next((noun(context, o) for o in inner.objects), None) if inner is not None else None
    if not heads:
        return None
    if tokens.lower[heads[0]] == "it":
        return _about_it(context, clause, speaker)
    if tokens.lower[heads[0]] == "we" and speaker is not None and speaker.kind in _BODIES:
        return speaker.name or None
    if tokens.pos[heads[0]] == "PRON":
        return _about_held(context, clause)
    return noun(context, heads[0], clause.first)


def _about_held(context: Context, clause: Clause) -> str | None:
    """ "I think the plan is safe": the plan; "she saw long talks ahead": the talks; None for what a pronoun does."""
    tokens = context.tokens
    verbs = [clause.verb, *([clause.attribute] if clause.attribute is not None else [])]
    for at in verbs:
        told = next((c for c in tokens.children[at] if tokens.dep[c] == "ccomp" and c > at), None)
        inner = context.by_verb.get(told) if told is not None else None
        if inner is not None:
            heads = facets.surface(tokens, inner)
            return noun(context, heads[0]) if heads and tokens.pos[heads[0]] != "PRON" else None
    if clause.lemma not in stands("holding"):
        return None
    return next((noun(context, o) for o in clause.objects if o > clause.verb), None)


def _about_it(context: Context, clause: Clause, speaker: Party | None) -> str | None:
    """ "it" in a body's reported words is that body; in "it is unfair to blame the board" it stands for nothing."""
    tokens = context.tokens
    open_ = [*tokens.children[clause.verb]]
    if clause.attribute is not None:
        open_ += tokens.children[clause.attribute]
    later = [context.by_verb[c] for c in open_ if tokens.dep[c] in ("xcomp", "ccomp", "csubj") and c in context.by_verb]
    if clause.lemma == "be" and later and later[0].verb > clause.verb:
        return next((noun(context, o) for o in later[0].objects), None)
    if speaker is None or speaker.kind not in _BODIES or _is_many(speaker.name):
        return None
    is_direct = any(tokens.word[i] in _QUOTES for i in range(max(0, clause.first - 2), clause.verb))
    return None if is_direct else speaker.name


def _is_many(name: str) -> bool:
    last = name.split()[-1].lower() if name.split() else ""
    return (last.endswith("s") and not last.endswith(("ss", "us", "is"))) or last in (
        "police",
        "people",
        "men",
        "women",
    )


def noun(context: Context, head: int, start: int = 0) -> str | None:
    """A noun phrase as a reader would file it: without article and possessor; a pronoun as the party it stands for.
    ``start``: where its clause begins, before which the parser may have it begin.
    """
    tokens = context.tokens
    party = context.reading.parties.get(head)
    inner = next((c for c in tokens.children[head] if tokens.lower[c] == "of"), None)
    if tokens.lower[head] in _SHARES and inner is not None and (of := tokens.child(inner, "pobj")) is not None:
        return noun(context, of)
    if tokens.pos[head] == "PRON" or tokens.lower[head] in _NOBODY:
        if party is None or tokens.lower[head] not in _PERSONAL or party.name.lower() == tokens.lower[head]:
            return None
        name = party.name.removeprefix("Such ").removeprefix("such ")
        if tokens.lower[head] in ("they", "them"):
            return name if _is_many(name) else None
        return name if party.kind != "unknown" else None
    if tokens.pos[head] not in ("NOUN", "PROPN", "NUM", "ADJ", "X"):
        return None
    first, last = core(tokens, head)
    first = max(first, start) if start <= head else first
    while first < head and (
        tokens.pos[first] in _LEADING or tokens.tag[first] == "PRP$" or tokens.lower[first] in ("such", "any", "no")
    ):
        first += 1
    end = max((tokens.reach[c][1] for c in tokens.children[head] if tokens.dep[c] == "conj" and c > head), default=last)
    if last < end <= first + _LONGEST_LIST and not any(tokens.pos[i] == "VERB" for i in range(last, end)):
        last = end
    return _words(context, first, last)


def subject_before(context: Context, clause: Clause) -> str:
    """The subject that a coordinated clause shares, with a space, where it prints none ("and would cost lives")."""
    tokens = context.tokens
    cut = severed.subject(context, clause)
    if cut is not None and is_finite(context, clause):
        return _words(context, *phrase(tokens, cut)) + " "
    if clause.relation != "conj" or facets.surface(tokens, clause) or tokens.child(clause.verb, "expl") is not None:
        return ""
    heads = clause.objects if clause.is_passive and clause.objects else clause.subjects
    if not heads or heads[0] >= clause.first or not is_finite(context, clause):
        return ""
    first, last = phrase(tokens, heads[0])
    return _words(context, first, last) + " "


def is_finite(context: Context, clause: Clause) -> bool:
    """True when the verb is conjugated or has an auxiliary of its own."""
    tokens = context.tokens
    if tokens.tag[clause.verb] in CONJUGATED:
        return True
    return any(tokens.dep[c] in ("aux", "auxpass") and tokens.lower[c] != "to" for c in tokens.children[clause.verb])


def be(context: Context, head: int) -> str:
    """ "is" or "are", as the noun has it."""
    tokens = context.tokens
    is_many = tokens.tag[head] in ("NNS", "NNPS") or any(tokens.dep[c] == "conj" for c in tokens.children[head])
    return "are" if is_many or tokens.lower[head] in ("they", "them", "these", "those", "we", "us") else "is"


def has_done(context: Context, who: str, head: int | None, clause: Clause) -> tuple[str, bool]:
    """ "acting for gain" of somebody as a clause: "the board has acted for gain"; and whether it is negated."""
    tokens = context.tokens
    skip = {c for c in tokens.children[clause.verb] if tokens.dep[c] == "neg" and c < clause.verb}
    having = next(
        (c for c in tokens.children[clause.verb] if tokens.dep[c] == "aux" and tokens.lower[c] == "having"), None
    )
    verb = tokens.lower[clause.verb] if having is not None else participle(tokens.lemma[clause.verb])
    before = [i for i in range(clause.first, clause.verb) if i not in skip and i != having]
    lead = " ".join(tokens.word[i] for i in before if tokens.lower[i] != "being")
    if any(tokens.lower[i] == "being" for i in before):
        lead, verb = f"{lead} been".strip(), tokens.lower[clause.verb]
    rest = _words(context, clause.verb + 1, clause.last) if clause.last > clause.verb + 1 else ""
    has = "have" if head is not None and be(context, head) == "are" else "has"
    return " ".join(part for part in (who, has, lead, verb, rest) if part), bool(skip)


def plain_subject(context: Context, head: int) -> str:
    """A noun phrase with its article, or the party that a pronoun stands for."""
    tokens = context.tokens
    if tokens.pos[head] == "PRON":
        return noun(context, head) or tokens.lower[head]
    return _words(context, *phrase(tokens, head))


def stance_of(proposition: Proposition) -> Stance:
    """``denies`` for what the text negates, else ``affirms``."""
    return "denies" if proposition.denied else "affirms"


def _words(context: Context, first: int, last: int) -> str:
    return _balanced(spelled(context.tokens, first, max(last, first + 1)))


def _balanced(found: str) -> str:
    """With the quotation mark that the clause's edge cut off."""
    if found.count('"') % 2 == 1:
        is_cut = found.partition('"')[2][:1] == " " and not found.startswith('"')
        found = f'"{found}' if is_cut else found[:-1].rstrip() if found.endswith('"') else f'{found}"'
    return f"{found}”" if found.count("“") > found.count("”") else found


def _untrue(context: Context, clause: Clause) -> Proposition | None:
    """ "the reports are a fabrication": the subject, or the clause that it holds, is denied."""
    tokens = context.tokens
    heads = facets.surface(tokens, clause)
    if clause.lemma != "be" or clause.attribute is None or not heads or clause.is_negated:
        return None
    if tokens.lower[clause.attribute] not in stands("untrue") or tokens.pos[heads[0]] == "PRON":
        return None
    found = of_noun(context, heads[0], phrase(tokens, heads[0])[1])
    return replace(found, denied=not found.denied)


def _no_doubt(context: Context, clause: Clause) -> Clause | None:
    """ "there is no doubt they fled", "has no doubt that …": the clause that is certain."""
    tokens = context.tokens
    if clause.lemma not in ("be", "have"):
        return None
    doubt = next((c for c in tokens.children[clause.verb] if tokens.lemma[c] in ("doubt", "question")), None)
    if doubt is None or not any(tokens.lower[c] in ("no", "little") for c in tokens.children[doubt]):
        return None
    told = (
        c
        for c in (*tokens.children[doubt], *tokens.children[clause.verb])
        if tokens.dep[c] in ("acl", "ccomp", "relcl")
    )
    return next((context.by_verb[c] for c in told if c in context.by_verb and c > doubt), None)


def _is_no_denial(context: Context, clause: Clause) -> bool:
    """True where "not" turns no statement round: "not only" says that it is so, "must not" forbids, what "may not" be
    may also be, and what has "never appeared weaker" is at its weakest.
    """
    tokens = context.tokens
    own = tokens.children[clause.verb]
    if any(tokens.lower[c] == "not" and tokens.lower[c + 1] in ("only", "just", "merely", "simply") for c in own):
        return True
    if any(tokens.dep[c] == "aux" and tokens.lower[c] in ("must", "may", "might") for c in own):
        return True
    below = [c for c in own if tokens.dep[c] in ("acomp", "attr", "dobj", "oprd", "advmod")]
    below += [i for c in below for i in tokens.children[c] if tokens.dep[i] in ("amod", "advmod")]
    is_more = any(tokens.tag[i] in ("JJR", "RBR") and tokens.lower[i] not in ("further", "later") for i in below)
    return is_more and any(tokens.lower[c] == "never" for c in own)


def _negations(context: Context, clause: Clause, first: int, last: int) -> dict[int, str]:
    """Tokens of the clause's own negation, with what stands for each in positive words ("" for nothing)."""
    tokens = context.tokens
    out: dict[int, str] = {}
    is_told = _is_no_denial(context, clause)
    for child in () if is_told else tokens.children[clause.verb]:
        is_not = tokens.dep[child] == "neg" or tokens.lower[child] in ("never", "not")
        if is_not and (clause.is_negated or tokens.dep[child] != "neg" or is_disowned(tokens, clause.verb)):
            out[child] = ""
    if out:  # "has not yet decided": decided; "did not take any orders": took orders
        out |= {c: "" for c in tokens.children[clause.verb] if tokens.lower[c] in ("yet", "anymore")}
        after = range(clause.verb + 1, last)
        out |= {i: "" for i in after if tokens.lower[i] == "any" and tokens.dep[i] == "det"}
    heads = (
        *facets.surface(tokens, clause),
        *(c for c in tokens.children[clause.verb] if tokens.dep[c] in ("dobj", "attr")),
    )
    for head in heads:
        is_subject = tokens.dep[head] in ("nsubj", "nsubjpass")
        for child in tokens.children[head]:
            if tokens.lower[child] == "no" and tokens.dep[child] in ("det", "neg"):
                out[child] = "any" if is_subject else ""
        if is_subject and tokens.lower[head] in _NOBODY:
            out[head] = _NOBODY[tokens.lower[head]]
        elif is_subject and tokens.lower[head] == "one" and tokens.lower[head - 1] == "no":
            out[head - 1], out[head] = "any", "one"
    return {i: word for i, word in out.items() if first <= i < last}


def _without(context: Context, first: int, last: int, swap: dict[int, str]) -> str:
    """The words with some dropped or swapped, spaced as printed; "can't" leaves "can"."""
    tokens = context.tokens
    parts: list[str] = []
    for i in range(first, last):
        if i in swap and not swap[i]:
            continue
        word = swap.get(i) or (_WHOLE.get(tokens.lower[i], tokens.word[i]) if i + 1 in swap else tokens.word[i])
        glued = i > first and i - 1 not in swap and tokens.start[i] == tokens.end[i - 1]
        is_behind = i - 1 > first and not swap.get(i - 1, "x") and tokens.start[i - 1] == tokens.end[i - 2]
        glued |= is_behind and tokens.word[i - 2] in ('"', "“", "‘", "«")  # "had “not shown one paper”"
        parts.append(word if glued or not parts else f" {word}")
    return _balanced(" ".join("".join(parts).split()))
