"""What an amount of money or a share is an amount of: "4 billion in loans", "a 4 billion dollar debt", "… owed"."""

from __future__ import annotations

from onrecord.claims.base import Context, normal
from onrecord.claims.lexicon import casualties, classes, things
from onrecord.model.annotation import QuantityMention, TimeMention
from onrecord.model.claim import Modality, Polarity
from onrecord.model.clause import Clause

_MODIFYING = ("compound", "nmod", "nummod", "amod", "npadvmod")
_REACHING = frozenset({"to", "at", "below", "above", "under", "over", "around"})
UNRESOLVED = "what it is an amount of was not resolved"


def of_amount(context: Context, quantity: QuantityMention) -> str | None:
    """The measure in normal form, from the nouns and participles around the unit at ``quantity.head``; None where the
    text does not tell.
    """
    tokens, head = context.tokens, quantity.head
    if head is None:
        return None
    share = _of_share(context, head, context.innermost(quantity.number)) if quantity.kind == "percent" else None
    if share is not None:
        return share
    for prep in tokens.children[head]:
        if tokens.dep[prep] != "prep" or tokens.lower[prep] not in ("of", "in"):
            continue
        inner = tokens.child(prep, "pobj")
        if inner is None or inner in context.time_at or inner in context.quantity_of:
            continue
        if tokens.lower[prep] == "of" or (tokens.pos[inner] == "NOUN" and inner not in context.place_at):
            return normal(tokens, inner, context.place_at)
    outer = tokens.head[head]
    if tokens.dep[head] == "appos" and outer in context.quantity_of and tokens.word[quantity.first - 1] == "(":
        return of_amount(context, context.quantity_of[outer])  # "3 million crowns (about 1 million euros)"
    equal = _of_copula(context, head)
    if equal is not None:
        return equal
    told = of_valuing(context, head, context.innermost(quantity.number)) or _of_cost(context, head)
    if told is not None:
        return told
    holder = tokens.head[head]
    if tokens.dep[head] in _MODIFYING and tokens.pos[holder] == "NOUN":
        while tokens.dep[holder] in ("compound", "nmod") and tokens.pos[tokens.head[holder]] == "NOUN":
            holder = tokens.head[holder]  # "a 68 billion dollar foreign bank debt"
        return normal(tokens, holder, context.place_at)
    named = classes("amounts")
    for child in tokens.children[head]:
        if tokens.dep[child] in ("acl", "relcl") and tokens.lemma[child] in named:
            return named[tokens.lemma[child]]
    if tokens.dep[head] == "dobj" and tokens.lemma[holder] in named:
        return named[tokens.lemma[holder]]
    return _of_noun(context, head) or _of_change(context, head, context.innermost(quantity.number))


def _of_share(context: Context, head: int, clause: Clause | None) -> str | None:
    """ "61 percent of those asked support the levy", "54 percent voted for the pact": the share of those who do it."""
    tokens = context.tokens
    if clause is None or tokens.dep[head] != "nsubj" or tokens.head[head] != clause.verb or clause.is_negated:
        return None
    if clause.lemma in things("changing") or clause.lemma in ("be", "have", "go", "come"):
        return None
    aim = next(iter(clause.objects), None)
    word = ""
    if aim is None:
        word, aim = next(((f"{w} ", h) for w, h in clause.obliques if w in ("for", "against")), ("", None))
    if aim is None or tokens.pos[aim] not in ("NOUN", "PROPN") or aim in context.time_at:
        return None
    return f"share to {clause.lemma} {word}{normal(tokens, aim, context.place_at)}"


def _of_copula(context: Context, head: int) -> str | None:
    """ "the fine was 2.8 million", "the concession is worth 90 million": the subject."""
    tokens, at = context.tokens, head
    if tokens.dep[at] == "npadvmod" and tokens.lower[tokens.head[at]] == "worth":
        at = tokens.head[at]
    verb = tokens.head[at]
    if tokens.dep[at] not in ("attr", "acomp") or tokens.lemma[verb] != "be":
        return None
    subject = tokens.child(verb, "nsubj")
    if (
        subject is not None
        and tokens.lower[subject] == "it"
        and subject == tokens.sentences[tokens.sentence_of[verb]].first
    ):
        return _of_before(context, subject)
    is_first = subject is not None and subject == tokens.sentences[tokens.sentence_of[verb]].first
    if subject is None or tokens.lemma[subject] in things("hollow"):
        return None
    if tokens.pos[subject] != "NOUN" and not (is_first and tokens.pos[subject] == "PROPN" and verb == subject + 1):
        return None
    return normal(tokens, subject, context.place_at).lower()


def of_valuing(context: Context, head: int, clause: Clause | None) -> str | None:
    """ "put the damage at 3 million, the insurers at 2 million", "estimates it at 4 million": what is put at that, for
    the unit at ``head``; None where nothing is.
    """
    tokens = context.tokens
    if clause is None or tokens.dep[head] != "pobj" or tokens.lower[tokens.head[head]] != "at":
        return None
    noun = next(iter(clause.objects), None)
    if tokens.lemma[clause.verb] not in things("valuing") or noun is None:
        return None
    if tokens.lower[noun] == "it":
        return _of_before(context, noun)
    if tokens.pos[noun] != "NOUN" or tokens.lemma[noun] in things("hollow"):
        return None
    name = normal(tokens, noun, context.place_at)
    before = _of_before(context, noun)
    return before if before is not None and before.endswith(f" {name}") else name


def _of_cost(context: Context, head: int) -> str | None:
    """ "the strike cost 3 million", "the flood would cost the town 3 million": the cost of the subject."""
    tokens, verb = context.tokens, context.tokens.head[head]
    if tokens.dep[head] != "dobj" or tokens.lemma[verb] != "cost":
        return None
    subject = tokens.child(verb, "nsubj")
    if subject is None or tokens.pos[subject] != "NOUN":
        return "cost"
    return f"{normal(tokens, subject, context.place_at)} cost"


def _of_before(context: Context, at: int) -> str | None:
    """ "It is 2.4 million.": of what the sentence before gave an amount."""
    tokens = context.tokens
    n = tokens.sentence_of[at] - 1
    before = [
        q for q in context.reading.quantities if q.kind in ("money", "percent") and tokens.sentence_of[q.first] == n
    ]
    return of_amount(context, before[-1]) if before else None


def _first(context: Context, head: int) -> int:
    """The first of amounts that "or" and "and" join ("165 million dollars or 60 cents a share")."""
    tokens = context.tokens
    while tokens.dep[head] == "conj" and tokens.head[head] in context.quantity_of:
        head = tokens.head[head]
    return head


def _of_noun(context: Context, head: int) -> str | None:
    """ "net profits of 165 million", "lines worth 15 billion"."""
    tokens = context.tokens
    at = _first(context, head)
    above = tokens.head[at]
    if tokens.dep[at] == "pobj" and tokens.lower[above] == "of" and tokens.pos[tokens.head[above]] == "NOUN":
        noun = tokens.head[above]
        name, prep = normal(tokens, noun, context.place_at), tokens.head[noun]
        if (
            tokens.dep[noun] == "pobj"
            and tokens.lower[prep] in ("for", "to")
            and tokens.pos[tokens.head[prep]] == "NOUN"
        ):
            outer = normal(tokens, tokens.head[prep], context.place_at)
            return f"{outer} {tokens.lower[prep]} {name}"  # "a provision for loan losses of 43 million"
        return name
    if tokens.lower[above] == "worth":
        holder = tokens.head[above]
        while tokens.pos[holder] == "VERB" and tokens.dep[holder] in ("acl", "relcl"):
            holder = tokens.head[holder]
        if tokens.pos[holder] == "NOUN":
            return normal(tokens, holder, context.place_at)
    return None


def _of_change(context: Context, head: int, clause: Clause | None) -> str | None:
    """ "reserves fell below 4 billion": reserves; "loans rose 20 percent", "raised loans by 3 million": a change."""
    if clause is None or clause.lemma not in things("changing"):
        return None
    tokens = context.tokens
    at = _first(context, head)
    above = tokens.head[at]
    moved = clause.objects if clause.objects and at not in clause.objects else clause.subjects
    noun = next((h for h in moved if tokens.pos[h] in ("NOUN", "PROPN") and h not in context.quantity_of), None)
    if noun is None:
        return None
    name = normal(tokens, noun, context.place_at)
    if tokens.dep[at] == "pobj" and tokens.lower[above] in _REACHING:
        return name
    if (tokens.dep[at] == "pobj" and tokens.lower[above] == "by") or tokens.dep[at] in ("npadvmod", "dobj"):
        return name if clause.lemma in things("amounting") else f"change in {name}"
    return None


def is_before(context: Context, quantity: QuantityMention) -> bool:
    """True for the value that another one rose or fell from, or is compared with."""
    head = quantity.head if quantity.head is not None else quantity.number
    tokens = context.tokens
    at = _first(context, head)
    prep = tokens.head[at]
    if tokens.dep[at] != "pobj" or quantity.kind == "count":
        return False
    return tokens.lower[prep] in ("from", "against", "versus", "than") or (
        tokens.lower[prep] in ("with", "to") and tokens.lemma[tokens.head[prep]] == "compare"
    )


def comparing(context: Context, first: int, last: int) -> int:
    """The token with which a comparison starts in ``[first, last)`` ("compared with", "up from", "a year earlier");
    ``last`` where there is none. What is dated behind it is the other value.
    """
    tokens = context.tokens
    for i in range(first, last):
        if tokens.lemma[i] == "compare" or tokens.lower[i] in ("versus", "than"):
            return i
        if tokens.lower[i] in ("from", "against") and any(k in context.quantity_at for k in range(i + 1, i + 4)):
            return i
        if tokens.lower[i] in ("earlier", "ago", "year-ago", "year-earlier"):
            return max(first, i - 2)
    return last


def is_own_account(context: Context, quantity: QuantityMention, clause: Clause | None) -> bool:
    """True for money and shares told by a body in a clause that speaks of no other party: its own books."""
    if clause is None or quantity.kind not in ("money", "percent"):
        return False
    around = range(clause.first, clause.last)
    others = {context.party(h).name for h in (*clause.subjects, *clause.objects) if context.party(h).named}
    return not others and not any(i in context.place_at for i in around)


def holds_for(context: Context, time: TimeMention, clause: Clause) -> bool:
    """False behind a comparison, where a time is the other value's; and for a bound ("until 1991") that does not hang
    on the clause's verb, for it bounds some other thing.
    """
    if time.last > comparing(context, clause.first, clause.last):
        return False
    if time.relation not in ("until", "by", "since"):
        return True
    tokens = context.tokens
    at = next(
        (tokens.head[i] for i in range(time.first, time.last) if not time.first <= tokens.head[i] < time.last), -1
    )
    for _ in range(3):
        if at < 0 or at == clause.verb:
            break
        if tokens.pos[at] not in ("ADP", "ADV", "SCONJ"):
            return False
        at = tokens.head[at]
    return at == clause.verb and clause.lemma in things("standing")


def is_standing(context: Context, quantity: QuantityMention) -> bool:
    """True for a number inside a definite phrase ("its 113 billion debt", "the 12 posts"): whoever plans, asks or
    doubts something about it takes the number itself for so.
    """
    tokens = context.tokens
    at = quantity.head if quantity.head is not None else quantity.number
    for _ in range(3):
        if any(
            tokens.dep[c] == "poss" or (tokens.dep[c] == "det" and tokens.lower[c] in ("the", "these", "those"))
            for c in tokens.children[at]
        ):
            return True
        if tokens.dep[at] not in (*_MODIFYING, "quantmod"):
            break
        at = tokens.head[at]
    # "interest payments on 68 billion of debt": what the payments are on is there, whatever is to come of them
    prep = tokens.head[at]
    if tokens.dep[at] != "pobj" or tokens.lower[prep] not in ("on", "about", "over", "against"):
        return False
    holder = tokens.head[prep]
    given = tokens.child(holder, "dobj") if tokens.pos[holder] == "VERB" else holder  # the parser may skip the noun
    return given is not None and given < prep and tokens.pos[given] == "NOUN"


def is_told_by_subject(context: Context, quantity: QuantityMention, clause: Clause | None) -> bool:
    """ "the deaths of four may have been part of it", "4 killed may have known each other": what is possible is what is
    said of them; that they died is not in doubt.
    """
    tokens = context.tokens
    if clause is None or clause.mood != "possible":
        return False
    for subject in clause.subjects:
        low, high = tokens.reach[subject]
        if not low <= quantity.number < min(high, clause.verb):
            continue
        inside = range(low, min(high, clause.verb))
        if tokens.lemma[subject] in casualties("deaths"):
            return True
        fates = casualties("dead") | casualties("hurt_states") | {"killed", "slain", "shot"}
        if any(tokens.lower[i] in fates and tokens.tag[i] != "VBD" for i in inside):
            return True
    return False


def is_yet_to_come(context: Context, quantity: QuantityMention, clause: Clause | None, time: TimeMention) -> bool:
    """True for the day of what is planned with those whom a definite phrase counts: they are as many before it."""
    published, start = context.document.published, time.value.start
    is_after = published is None or published.end is None or start is None or start > published.end
    return clause is not None and clause.mood == "planned" and is_after and is_standing(context, quantity)


def of_state(context: Context, quantity: QuantityMention) -> str | None:
    """ "3 charged", "4 released": people, by what was done to them."""
    tokens, head = context.tokens, quantity.head
    if head is None or quantity.kind != "count" or tokens.tag[head] not in ("VBN", "VBD", "JJ"):
        return None
    return f"people {tokens.lower[head]}" if tokens.lower[head] in things("done_to") else None


def presupposed(context: Context, quantity: QuantityMention, clause: Clause | None, force: str) -> Polarity | None:
    """Asserted for a number that a denial leaves alone: "have not named the four victims", "the names of three victims
    were not released", "12 roses were not enough". None elsewhere.
    """
    if clause is None or force == "deny" or not clause.is_negated or quantity.amount.high == 0:
        return None
    tokens = context.tokens
    at = quantity.head if quantity.head is not None else quantity.number
    prep = tokens.head[at]
    is_theirs = (
        tokens.dep[at] == "pobj"
        and tokens.lower[prep] in ("of", "in", "on")
        and tokens.lemma[tokens.head[prep]] in things("of_them")
    )
    is_described = clause.lemma == "be" and clause.attribute is not None and at in clause.subjects
    return "asserted" if is_standing(context, quantity) or is_theirs or is_described else None


def wanted(context: Context, quantity: QuantityMention, clause: Clause | None) -> Modality | None:
    """Demanded for what is sought or asked for ("are seeking a 275 percent rise"), None elsewhere."""
    if clause is None or clause.lemma not in things("seeking") or clause.mood != "stated":
        return None
    low_high = [context.tokens.reach[o] for o in clause.objects]
    return "demanded" if any(low <= quantity.number < high for low, high in low_high) else None


def is_taken_up(context: Context, quantity: QuantityMention) -> bool:
    """ "the two countries": those spoken of before; nothing is counted."""
    tokens, head = context.tokens, quantity.head
    if head is None or quantity.kind != "count" or not tokens.word[quantity.number].isalpha():
        return False
    low = quantity.amount.low
    if low is None or low > 3 or quantity.amount.high != low or (low and _is_of_counted(context, quantity)):
        return False
    # "the two arrested captains": told of before
    deps = {tokens.dep[c] for c in tokens.children[head] if tokens.tag[c] != "VBN" or tokens.dep[c] != "amod"}
    definite = any(tokens.lower[c] in ("the", "these", "those", "both") for c in tokens.children[head])
    return definite and not deps & {"amod", "compound", "nmod", "poss", "relcl", "acl", "prep", "appos"}


def _is_of_counted(context: Context, quantity: QuantityMention) -> bool:
    """ "two of the five", "three of the dead": a part of those whom a number or a fate tells."""
    tokens, of, head = context.tokens, quantity.last, quantity.head
    if head is None or tokens.lower[of : of + 1] != ["of"]:
        return False
    fates = casualties("dead") | casualties("hurt_states") | {"killed", "missing"}
    return any(i in context.quantity_at or tokens.lower[i] in fates for i in range(of + 1, head + 1))
