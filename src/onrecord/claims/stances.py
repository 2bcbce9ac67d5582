"""Verbs that take a stance by themselves: denying, opposing, supporting, justifying, blaming, declining to comment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.claims import calling, contents, declining, facets, propositions
from onrecord.claims.base import Context
from onrecord.claims.lexicon import classed, stands
from onrecord.claims.propositions import Proposition
from onrecord.model.claim import Facet, Modality, Stance
from onrecord.model.clause import Clause
from onrecord.model.phrases import is_disowned, phrase
from onrecord.model.phrases import words as spelled

_LEFT_OPEN = frozenset({"unresolved", "hypothetical", "demanded"})
_NOT = frozenset({"n't", "n’t"})
_ABSTRACT = ("ion", "ment", "ing", "ance", "ence", "ity", "ness", "al", "ship")


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance with its proposition; ``contents``: the clauses whose words it used up; ``is_blame``: whether it puts a
    deed on somebody.
    """

    stance: Stance
    proposition: Proposition
    contents: tuple[Clause, ...] = ()
    is_blame: bool = False


def of_clause(context: Context, clause: Clause) -> Taken | None:
    """The stance that the clause's own verb takes, None for a verb that takes none or that is itself negated."""
    return next(_found(context, clause), None)


def _found(context: Context, clause: Clause) -> Iterator[Taken]:
    verb = clause.lemma
    whole = _with_preposition(context, clause)
    if clause.is_passive and not clause.subjects:
        return
    if clause.relation == "xcomp" and context.tokens.tag[clause.verb] == "VB":
        return  # "it is unfair to blame them", "was asked to condemn it"
    if declining.is_second(context, clause):
        return
    if declining.is_declining(context, clause) or declining.is_withheld(context, clause):
        yield Taken("declines to comment", declining.declined(context, clause))
        return
    tokens = context.tokens
    if (content := disowned(context, clause)) is not None:
        found = propositions.of_clause(context, content, content.first, content.last)
        yield Taken("affirms" if found.denied else "denies", found, (content,))
        return
    if clause.mood in _LEFT_OPEN or (clause.is_negated and verb == "rule out"):
        return
    if clause.is_negated or any(tokens.lower[i] in _NOT for i in range(clause.first, clause.verb)):
        if verb in stands("unaccepting") and (content := contents.content(context, clause)) is not None:
            if content.relation == "ccomp":  # "does not accept that …"
                found = propositions.of_clause(context, content, content.first, content.last)
                yield Taken("condemns", found, (content,))
        elif verb in ("see", "find") and (taken := _nothing_wrong(context, clause)) is not None:
            yield taken
        elif (
            verb in ("think", "believe", "feel", "consider")
            and (content := contents.content(context, clause)) is not None
        ):
            found = propositions.of_clause(context, content, content.first, content.last)
            if content.relation == "ccomp" and found.about is not None:  # "does not think it safe": it is not safe
                yield Taken("affirms" if found.denied else "denies", found, (content,))
        return
    if verb in stands("denying"):
        yield from _denied(context, clause)
    elif verb in stands("opposing") or whole in stands("opposing"):
        yield from _on_object(context, clause, "condemns")
    elif verb in stands("supporting"):
        yield from _on_object(context, clause, "affirms")
    elif verb in stands("justifying") and _is_conduct(context, clause):
        yield from _on_object(context, clause, "justifies")
    elif verb in stands("blaming"):
        yield from _blamed(context, clause)
    elif verb in stands("accusing"):
        yield from _accused(context, clause)
    elif verb in stands("calling") and (called := calling.untrue(context, clause)) is not None:
        yield Taken("denies", called)
    elif verb in stands("expressing") and (told := _expressed(context, clause)) is not None:
        yield told
    elif (judged := _judged(context, clause)) is not None:
        yield judged


def disowned(context: Context, clause: Clause) -> Clause | None:
    """ "it is not true that …": the clause that is said not to be so."""
    under = context.under(clause, "ccomp") if clause.lemma == "be" else []
    return next((c for c in under if is_disowned(context.tokens, c.verb)), None)


def not_tolerated(context: Context, clause: Clause) -> tuple[Proposition, Modality] | None:
    """ "X will not be tolerated": X, which is condemned; of "any act that …" nothing is said to have happened."""
    tokens = context.tokens
    head = next(iter(clause.objects), None)
    if clause.lemma not in stands("suffering") or head is None or tokens.pos[head] not in ("NOUN", "PROPN"):
        return None
    found = replace(propositions.of_noun(context, head, contents.end(context, clause, head)), denied=False)
    is_open = any(tokens.lower[c] in ("any", "all", "every", "whatever") for c in tokens.children[head])
    return found, "conditional" if is_open else "stated"


def _with_preposition(context: Context, clause: Clause) -> str:
    return f"{clause.lemma} {clause.obliques[0][0]}" if clause.obliques else clause.lemma


def _denied(context: Context, clause: Clause) -> Iterator[Taken]:
    content = contents.content(context, clause)
    if content is not None and content.relation == "xcomp":
        if clause.lemma not in ("deny", "disclaim") or not clause.subjects:
            return
        head = clause.subjects[0]
        words, negated = propositions.has_done(context, propositions.plain_subject(context, head), head, content)
        about = propositions.noun(context, head)
        found = Proposition(words, negated, about, facets.of_clause(context, content))
    elif content is not None:
        found = propositions.of_clause(context, content, content.first, content.last)
        if found.facet is None and any(context.tokens.dep[c] == "expl" for c in context.tokens.children[content.verb]):
            found = replace(found, facet="existence")  # "denied that there is cholera"
    elif clause.objects and context.tokens.pos[clause.objects[0]] != "PRON":
        head = clause.objects[0]
        content = propositions.held(context, head)
        if content is None and context.tokens.lemma[head] in stands("offered"):
            return  # to reject an offer is an act
        is_told = content is not None and context.tokens.tag[content.verb] != "VB"  # not "a call that it close"
        if (
            clause.lemma in ("reject", "dismiss")
            and not is_told
            and context.tokens.lemma[head] not in stands("disputable")
        ):
            return  # so is to reject a role, or a curfew
        found = propositions.of_noun(context, head, contents.end(context, clause, head))
    else:
        return
    yield Taken("affirms" if found.denied else "denies", found, (content,) if content is not None else ())


def _on_object(context: Context, clause: Clause, stance: Stance) -> Iterator[Taken]:
    """Support and opposition: what they are for or against, a thing or a deed."""
    tokens = context.tokens
    heads = clause.objects or tuple(h for w, h in clause.obliques[:1] if w in ("to", "of"))
    if heads and tokens.lemma[heads[0]] in stands("offered") and propositions.held(context, heads[0]) is None:
        return
    if heads and tokens.pos[heads[0]] in ("NOUN", "PROPN"):
        found = propositions.of_noun(context, heads[0], contents.end(context, clause, heads[0]))
        yield Taken(_against(stance) if found.denied else stance, found)
        return
    content = contents.content(context, clause)
    if not heads and content is not None and tokens.tag[content.verb] == "VBG":
        words = spelled(tokens, content.first, content.last)
        about = next((propositions.noun(context, o) for o in content.objects), None)
        yield Taken(stance, Proposition(words, False, about, None), (content,))


def _expressed(context: Context, clause: Clause) -> Taken | None:
    """ "expressed full support for X", "voiced opposition to X", "cast doubt on X"."""
    tokens = context.tokens
    held = next((o for o in clause.objects if tokens.lemma[o] in classed("positions", "expressed")), None)
    if held is None:
        return None
    word = classed("positions", "expressed")[tokens.lemma[held]]
    stance: Stance = "condemns" if word == "condemns" else "denies" if word == "denies" else "affirms"
    preps = [c for c in (*tokens.children[held], *tokens.children[clause.verb]) if tokens.dep[c] in ("prep", "dative")]
    head = next((h for c in preps if c > held and (h := tokens.child(c, "pobj")) is not None), None)
    if head is None or tokens.pos[head] not in ("NOUN", "PROPN"):
        return None
    return Taken(stance, propositions.of_noun(context, head, contents.end(context, clause, head)))


def _against(stance: Stance) -> Stance:
    return "denies" if stance == "affirms" else stance


def _is_conduct(context: Context, clause: Clause) -> bool:
    """True when what is defended is a deed or decision, not a person or a town."""
    tokens = context.tokens
    return any(
        tokens.pos[o] == "NOUN" and (tokens.lemma[o] in stands("conduct") or tokens.lemma[o].endswith(_ABSTRACT))
        for o in clause.objects
    )


def _blamed(context: Context, clause: Clause) -> Iterator[Taken]:
    """ "blamed X for Y": X is responsible for Y; "blamed Y on X" the other way round."""
    if not clause.objects:
        return
    blamed = clause.objects[0]
    other = next((h for w, h in clause.obliques if w in ("for", "on")), None)
    word = next((w for w, h in clause.obliques if h == other), None)
    if word == "on" and other is not None:
        blamed, other = other, blamed
    yield _responsible(context, clause, blamed, other)


def _responsible(context: Context, clause: Clause, who: int, what: int | None, name: str = "") -> Taken:
    name = name or propositions.plain_subject(context, who)
    words = f"{name} {propositions.be(context, who)} responsible"
    if what is not None:
        words += f" for {spelled(context.tokens, phrase(context.tokens, what)[0], contents.end(context, clause, what))}"
    return Taken("affirms", Proposition(words, False, propositions.noun(context, who), None), is_blame=True)


def _accused(context: Context, clause: Clause) -> Iterator[Taken]:
    """ "accused X of doing Y": X has done Y; "accused X of a crime": X is responsible for it."""
    tokens = context.tokens
    if not clause.objects:
        return
    who = clause.objects[0]
    doing = next(
        (
            c
            for c in context.clauses
            if c.relation == "pcomp"
            and tokens.lower[tokens.head[c.verb]] == "of"
            and tokens.head[tokens.head[c.verb]] in (clause.verb, who)
        ),
        None,
    )
    if doing is not None:
        words, negated = propositions.has_done(context, propositions.plain_subject(context, who), who, doing)
        facet = facets.of_clause(context, doing)
        found = Proposition(words, negated, propositions.noun(context, who), facet)
        yield Taken(propositions.stance_of(found), found, (doing,), is_blame=True)
        return
    what = next((h for w, h in clause.obliques if w == "of"), None)
    if what is None:
        of = next((c for c in tokens.children[who] if tokens.lower[c] == "of"), None)
        what = tokens.child(of, "pobj") if of is not None else None
    if what is not None:
        name = propositions.plain_subject(context, who).partition(" of ")[0]
        yield _responsible(context, clause, who, what, name)


def _judged(context: Context, clause: Clause) -> Taken | None:
    """ "called it unacceptable", "described the report as false", "noted: unacceptable"."""
    tokens = context.tokens
    if clause.lemma not in stands("naming"):
        return None
    for child in tokens.children[clause.verb]:
        word: int | None = child
        subject = next((o for o in clause.objects if o != child and o < child), None)
        if (
            tokens.dep[child] == "ccomp"
            and tokens.pos[child] in ("VERB", "AUX")
            and clause.lemma in ("call", "describe")
        ):
            word = tokens.child(child, "acomp", "oprd", "attr")
            subject = tokens.child(child, "nsubj")
        elif (
            tokens.dep[child] == "ccomp"
            and tokens.pos[child] in ("ADJ", "NOUN")
            and clause.lemma in ("call", "describe")
        ):
            subject = tokens.child(child, "nsubj") or subject
        elif (
            tokens.dep[child] == "prep"
            and tokens.lower[child] == "as"
            and clause.lemma in ("describe", "brand", "denounce", "dismiss", "label")
        ):
            word = tokens.child(child, "pobj", "amod", "acomp")
        elif tokens.dep[child] not in ("ccomp", "oprd", "dobj", "xcomp", "attr", "acomp"):
            continue
        if word is None or (tokens.dep[child] == "dobj" and tokens.pos[child] != "ADJ" and subject is None):
            continue
        near = [word, *(c for c in tokens.children[word] if tokens.dep[c] == "amod")]
        stance = next((s for i in near if (s := _verdict(tokens.lower[i])) is not None), None)
        if stance is None or (stance == "affirms" and subject is None):
            continue
        return _verdict_on(context, subject, word, stance)
    return None


def _verdict(word: str) -> Stance | None:
    if word in stands("condemning"):
        return "condemns"
    if word in stands("untrue"):
        return "denies"
    return "affirms" if word in stands("judging") else None


def _verdict_on(context: Context, subject: int | None, word: int, stance: Stance) -> Taken:
    tokens = context.tokens
    about = propositions.noun(context, subject) if subject is not None else None
    facet: Facet | None = "legality" if tokens.lemma[word] in stands("legal") else None
    first, last = phrase(tokens, word)
    swallowed = next((c for c in tokens.children[word] if c < word and tokens.pos[c] in ("NOUN", "PROPN")), None)
    if subject is None and swallowed is not None and tokens.pos[word] == "ADJ":
        # "called the raid unfair", where the parser makes the adjective the head
        name = spelled(tokens, first, word)
        words = f"{name} {propositions.be(context, swallowed)} {tokens.word[word]}"
        return Taken(stance, Proposition(words, False, propositions.noun(context, swallowed), facet))
    said = spelled(tokens, first, last)
    if subject is None:
        return Taken(stance, Proposition(said, False, None, facet))
    if stance == "denies" and tokens.pos[subject] != "PRON":
        found = propositions.of_noun(context, subject, phrase(tokens, subject)[1])
        return Taken("affirms" if found.denied else "denies", found)
    name = tokens.lower[subject] if tokens.pos[subject] == "PRON" else propositions.plain_subject(context, subject)
    return Taken(stance, Proposition(f"{name} {propositions.be(context, subject)} {said}", False, about, facet))


def _nothing_wrong(context: Context, clause: Clause) -> Taken | None:
    """ "don't see what is wrong with X", "sees nothing wrong with X": X is justified."""
    tokens = context.tokens
    wrong = next((i for i in range(clause.verb, clause.last) if tokens.lower[i] == "wrong"), None)
    if wrong is None or wrong + 2 >= clause.last or tokens.lower[wrong + 1] not in ("with", "in"):
        return None
    prep = wrong + 1
    doing = next((c for c in context.clauses if c.relation == "pcomp" and tokens.head[c.verb] == prep), None)
    if doing is not None:
        about = next((propositions.noun(context, o) for o in doing.objects), None)
        return Taken("justifies", Proposition(spelled(tokens, doing.first, doing.last), False, about, None))
    head = tokens.child(prep, "pobj")
    if head is None:
        return None
    return Taken("justifies", propositions.of_noun(context, head, contents.end(context, clause, head)))
