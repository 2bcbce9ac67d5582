"""The cells of an act: the smallest clause that carries it, its object in the text's words, its time and place."""

from __future__ import annotations

import re

from onrecord.claims import dating
from onrecord.claims.actions.base import Act
from onrecord.claims.actions.fitting import controlled
from onrecord.claims.actions.typing import around
from onrecord.claims.base import Context
from onrecord.claims.lexicon import act_words
from onrecord.claims.lexicon.frames import class_of, frames
from onrecord.model.annotation import TimeMention
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.phrases import conjuncts, core
from onrecord.model.phrases import words as spelled
from onrecord.model.value import Place

_WHERE = frozenset({"in", "at", "near", "off", "outside", "inside", "around", "across", "throughout", "within"})
_HUNG = frozenset(
    {"after", "as", "when", "while", "because", "since", "although", "though", "before", "where", "whereas"}
)
_BOUNDS = (("at", "least"), ("at", "most"), ("up", "to"), ("more", "than"), ("fewer", "than"), ("less", "than"))
_SITE = re.compile(r" [-–—|] ")  # behind it in a page's title stands the site
_SELVES = frozenset({"himself", "herself", "itself", "themselves", "myself", "yourself", "ourselves", "themself"})
_ABOUT = frozenset({"of", "about", "against", "for", "over", "on", "to"})
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
_ONE = frozenset({"he", "him", "she", "her"})
_SAYING = frozenset({"inform", "raise-issue", "ask"})


def span(context: Context, clause: Clause, act: Act) -> tuple[int, int]:
    """Tokens ``[first, last)`` to quote: with the verb that commits to the act, without what is hung on behind it."""
    tokens = context.tokens
    first, last = clause.first, clause.last
    if clause.relation == "xcomp" and clause.governor is not None:
        outer = context.by_verb[clause.governor]
        first, last = min(outer.first, first), max(last, outer.last)
    while first < clause.verb and tokens.dep[first] in ("mark", "advmod") and tokens.lower[first] in _HUNG:
        first += 1
    before = tokens.child(clause.verb, "ccomp")
    subject = tokens.child(clause.verb, "nsubj", "nsubjpass")
    if before is not None and subject is not None and before < subject and before not in (act.nominal, act.target):
        first = max(first, tokens.reach[subject][0])  # "though it …, the board met": the parser ran them together
    content = tokens.child(clause.verb, "ccomp")
    if act.type in _SAYING and content is not None and content > clause.verb:
        last = max(clause.verb + 1, min(last, tokens.reach[content][0]))
    if act.nominal is None or act.nominal < last:
        last = _without_tail(context, clause, act, first, last)
    return first, last


def _without_tail(context: Context, clause: Clause, act: Act, first: int, last: int) -> int:
    """Drops a relative clause behind the last of what the act needs ("…, which opened in May")."""
    tokens = context.tokens
    needed = max([clause.verb, *act.objects, *clause.subjects, act.target or 0, act.nominal or 0])
    for i in range(needed + 1, last):
        if tokens.dep[i] == "relcl" and tokens.head[i] >= clause.verb:
            start = tokens.reach[i][0]
            if start > needed and (tokens.tag[start] in ("WDT", "WP", "WP$", "WRB") or tokens.word[start - 1] == ","):
                last = start
                break
    while last - 1 > max(needed, first) and tokens.pos[last - 1] in ("PUNCT", "CCONJ", "ADP", "SCONJ"):
        if tokens.dep[last - 1] == "prt" or tokens.word[last - 1] in ("”", '"', "’", ")"):
            break
        last -= 1
    return max(last, first + 1)


def options_span(context: Context, clause: Clause, options: list[Clause]) -> tuple[int, int]:
    """The clause that all options of an "or" stand in."""
    tokens = context.tokens
    first = min(options, key=lambda c: c.verb)
    begin = min(c.first for c in options)
    end = min(max(max(c.last for c in options), tokens.reach[first.verb][1]), tokens.sentences[clause.sentence].last)
    while end - 1 > begin and tokens.pos[end - 1] == "PUNCT":
        end -= 1
    return begin, end


def object_of(context: Context, clause: Clause, act: Act) -> str | None:
    """What is acted on, in the text's words."""
    tokens = context.tokens
    if act.type in act_words("pleading"):
        return _plea(context, clause)
    inner = controlled(context, clause)
    directing = act_words("stopping") | act_words("directing") | act_words("committing") | act_words("refusing")
    if inner is not None and inner.first > clause.verb and clause.lemma in directing:
        is_stopped = clause.lemma in act_words("stopping")
        return spelled(tokens, inner.first, _before_time(context, inner) if is_stopped else _own_end(context, inner))
    content = next(iter(context.under(clause, "ccomp")), None)
    addressed = any(frame.addresses and frame.type == act.type for frame in frames().get(clause.lemma, ()))
    if content is not None and content.first > clause.verb and (addressed or not act.objects):
        return spelled(tokens, _begins(context, clause, content), content.last)
    if addressed and act.target is not None:
        about = next((h for w, h in clause.obliques if w in _ABOUT and h not in context.time_at), None)
        if about is not None:
            return spelled(tokens, *core(tokens, about))
        doing = next((i for c in tokens.children[clause.verb] if (i := tokens.child(c, "pcomp")) is not None), None)
        if doing is not None and tokens.lower[tokens.head[doing]] in _ABOUT:  # "accused of ignoring the warnings"
            low, high = tokens.reach[doing]
            hung = (tokens.reach[c][0] for c in tokens.children[doing] if tokens.dep[c] == "advcl" and c > doing)
            return spelled(tokens, low, min([high, *hung]))
        return None if act.target in act.objects and len(act.objects) == 1 else _phrase(context, clause, act.objects)
    objects = tuple(o for o in act.objects if o != act.nominal) or ((act.nominal,) if act.nominal is not None else ())
    if not objects:
        return None
    first, last = core(tokens, objects[0])
    own = sum(tokens.dep[i] == "poss" and tokens.pos[i] == "PRON" for i in range(first, last))  # "its inquiry"
    if objects == (act.nominal,) and (act.type in act_words("happenings") or last - first - own == 1):
        return None  # the type says as much
    told = _phrase(context, clause, objects)
    name = (_apposed(context, objects[0]) or _name_of(context, objects[0])) if len(objects) == 1 else None
    return f"{told} ({name})" if told and name else told


def _own_end(context: Context, inner: Clause) -> int:
    """The end of what one is called on to do: "to shut the pier and on Chile to free the crews"."""
    tokens = context.tokens
    others = (c for c in tokens.children[inner.verb] if tokens.dep[c] == "conj" and tokens.pos[c] == "ADP")
    other = next((c for c in others if inner.verb < c < inner.last), None)
    return other - 1 if other is not None and tokens.lower[other - 1] in ("and", "or") else inner.last


def _before_time(context: Context, inner: Clause) -> int:
    """The end of what was stopped, without when: "stopped taking water on Sunday"."""
    last = inner.last
    while last - 1 > inner.verb and last - 1 in context.time_at:
        last -= 1
    is_timed = last < inner.last and context.tokens.pos[last - 1] == "ADP" and last - 1 > inner.verb
    return last - is_timed


def _plea(context: Context, clause: Clause) -> str | None:
    """ "not guilty" behind the verb, whatever the parser hangs it on, and to what."""
    tokens = context.tokens
    for plea in sorted(act_words("pleas"), key=len, reverse=True):
        end = clause.verb + 2 + plea.count(" ")
        if tokens.lower[clause.verb + 1 : end] == plea.split(" "):
            is_to = tokens.lower[end : end + 1] == ["to"]
            charge = tokens.child(end, "pobj") if is_to else None
            return f"{plea} to {spelled(tokens, *core(tokens, charge))}" if charge is not None else plea
    return None


def _apposed(context: Context, head: int) -> str | None:
    """ "the other man, Karl Holm, 30": the name that is told right behind."""
    tokens = context.tokens
    name = tokens.child(head, "appos")
    if tokens.pos[head] != "NOUN" or name is None or tokens.pos[name] != "PROPN" or tokens.tag[head] == "NNS":
        return None
    first, last = core(tokens, name)
    is_behind = first == head + 2 and tokens.word[head + 1] == ","
    return spelled(tokens, first, last) if is_behind and context.party(name).kind == "person" else None


def _name_of(context: Context, head: int) -> str | None:
    """ "the company": the only name that the text introduces with this noun ("the phone company X"); None for a noun
    that says more, or where two names fit.
    """
    tokens = context.tokens
    party = context.party(head)
    if party.kind == "person" and party.person and tokens.pos[head] == "NOUN" and party.start > tokens.end[head]:
        return party.person  # "the mayor, Ada Roos"
    around = [tokens.lower[c] for c in tokens.children[head]]
    if tokens.pos[head] != "NOUN" or around not in (["the"], ["this"]):
        return None
    names = {
        m.text
        for m in context.reading.names
        if m.role and m.role.split()[-1].casefold() == tokens.lower[head] and m.first < head
    }
    return next(iter(names)) if len(names) == 1 else None


def _begins(context: Context, clause: Clause, content: Clause) -> int:
    """Where what is asked or told begins: behind the verb, whom it addresses and "if", where the parser cut it."""
    tokens = context.tokens
    first = max([clause.verb, *(o for o in clause.objects if o < content.first)]) + 1
    while first < content.first and first in context.time_at:
        first += 1  # "has been told this week that …"
    while first < content.first and tokens.lower[first] in ("if", "whether", "that"):
        first += 1
    return (
        first if content.first - first > 1 and tokens.pos[first] in ("DET", "NOUN", "PROPN", "ADJ") else content.first
    )


def _phrase(context: Context, clause: Clause, objects: tuple[int, ...]) -> str | None:
    tokens = context.tokens
    if tokens.lower[objects[0]] in _SELVES:
        joined = conjuncts(tokens, objects[0])
        return spelled(tokens, objects[0], core(tokens, joined[-1])[1])  # "themselves or somebody else"
    if tokens.lower[objects[0]] == "that" and tokens.pos[objects[0]] != "PRON":
        inner = tokens.child(objects[0], "pobj")  # "said in Marle that Holm was held": parsed like "about Holm"
        return _phrase(context, clause, (inner,)) if inner is not None else None
    if tokens.pos[objects[0]] == "PRON":
        if tokens.lower[objects[0]] in ("that", "this"):
            return None
        before = _of_verb_before(context, clause, objects[0])
        if before is not None:
            return context.party(before).person or _phrase(context, clause, (before,))
        party = context.party(objects[0])
        root = context.chain(clause).root
        if root is not None and root.name == party.name and tokens.lemma[clause.verb] in act_words("killing"):
            return None  # "the mayor said they killed him": another
        is_known = party.kind == "person" and (party.named or _is_just_described(context, objects[0], party))
        return party.name if is_known else None  # what "it" is, is seldom sure
    first, last = core(tokens, objects[0])
    if first <= clause.verb < objects[0]:
        first = clause.verb + 1  # the verb was taken for a part of its object
    if tokens.lower[objects[0]] == "none" and (of := tokens.child(objects[0], "prep")) is not None:
        inner = tokens.child(of, "pobj")  # "none of the ships": the ships, and the act is denied
        return spelled(tokens, *core(tokens, inner)) if inner is not None else None
    for back in (2, 1):  # "at least two", whether or not the parser kept half of it
        if first >= back and tuple(tokens.lower[first - back : first - back + 2]) in _BOUNDS:
            first -= back
    for head in conjuncts(tokens, objects[0])[1:]:
        if head in objects and head > objects[0] and not (head > clause.verb and _is_next_item(context, head)):
            last = max(last, core(tokens, head)[1])
    lead = {tokens.lower[c] for c in tokens.children[objects[0]] if tokens.dep[c] == "det"}
    if tokens.lower[objects[0]] == "one" and "no" in lead:
        return "anyone"  # "no one has been charged"
    if tokens.lower[objects[0]] == "other" and "each" in lead:
        return "each other"
    told = _SITE.split(spelled(tokens, first, max(last, first + 1)), maxsplit=1)[0]
    told = told.strip('"“” ').replace(" nor ", " or ") if not _QUOTED.search(told.strip()) else told
    return None if _ORDINAL.fullmatch(told) else told  # "arrived at 43rd and Marle"


def _of_verb_before(context: Context, clause: Clause, pronoun: int) -> int | None:
    """ "arrested Holm and charged him": Holm, whoever was spoken of before."""
    above = context.by_verb.get(clause.governor) if clause.governor is not None else None
    if clause.relation != "conj" or above is None or context.tokens.lower[pronoun] not in ("him", "her"):
        return None
    is_alike = len(above.objects) == 1 and bool(above.subjects) and set(above.subjects) == set(clause.subjects)
    held = above.objects[0] if is_alike else pronoun
    is_person = context.party(held).kind == "person" and context.tokens.pos[held] in ("NOUN", "PROPN")
    return held if is_person and clause.verb > held else None


def _is_just_described(context: Context, pronoun: int, party: Party) -> bool:
    """ "A clerk walked home. He was hurt": one person, told of in the same sentence or the one before, and nobody else
    is told of between.
    """
    tokens = context.tokens
    if party.start < 0 or party.collective or tokens.lower[pronoun] not in _ONE:
        return False
    here = tokens.sentence_of[pronoun]
    first = next(
        (i for i in range(tokens.sentences[max(0, here - 1)].first, pronoun) if tokens.start[i] >= party.start), None
    )
    if first is None or tokens.start[first] != party.start:
        return False
    others = (i for i in range(first, pronoun) if tokens.start[i] >= party.end)
    return not any(
        tokens.lemma[i] in class_of("people")
        or (tokens.dep[i] in ("nsubj", "nsubjpass", "dobj") and context.party(i).kind == "person")
        for i in others
        if tokens.tag[i] != "PRP"
    )


def _is_next_item(context: Context, head: int) -> bool:
    """ "Police probe shooting, teen in custody": in a headline a comma may join what is no list."""
    tokens = context.tokens
    heading = tokens.sentences[tokens.sentence_of[head]].heading
    return heading and tokens.word[tokens.reach[head][0] - 1] == ","


def is_ahead(context: Context, act: Act, time: TimeMention) -> bool:
    """ "summoned the envoy for Friday": the day of the appointment."""
    return act.type in act_words("appointing") and context.tokens.lower[max(0, time.first - 1)] in (
        "for",
        "until",
        "by",
    )


def time_of(context: Context, clause: Clause) -> TimeMention | None:
    """The date of the clause itself; of the one that it is joined to, where that date opens the sentence; of the one
    that it was done with.
    """
    own = [
        t
        for t in context.times_of(clause)
        if t.relation not in ("before", "after", "until")
        and not dating.is_of_a_thing(context, t)
        and not dating.is_behind_another(context, clause, t)
    ]
    if own:
        return own[0]
    at = clause
    while at.relation in ("conj", "xcomp") and at.governor is not None:
        at = context.by_verb[at.governor]
        led = [t for t in context.times_of(at) if t.relation not in ("before", "after")]
        led = led if at.relation == "xcomp" or clause.relation == "xcomp" else [t for t in led if t.first < at.verb]
        if led:
            return led[0]
    return _beside(context, clause)


def _beside(context: Context, clause: Clause) -> TimeMention | None:
    """ "the hunt ended on Friday when police arrested him", "opened fire on Friday, killing two": that of what it was
    done with.
    """
    tokens = context.tokens
    above = context.by_verb.get(clause.governor) if clause.governor is not None else None
    if clause.relation != "advcl" or above is None or clause.verb < above.verb or clause.is_negated:
        return None
    if above.mood != "stated" or above.is_negated:
        return None
    if any(a.cue[0] == tokens.start[above.verb] for a in context.reading.attributions):
        return None  # "said on Friday, citing the arrest": when it was said
    marks = {tokens.lower[c] for c in tokens.children[clause.verb] if tokens.dep[c] in ("mark", "advmod")}
    is_then = bool(marks & {"when", "as", "while"})
    is_outcome = tokens.tag[clause.verb] == "VBG" and not marks - {"fatally", "critically"}
    if not is_then and not is_outcome:
        return None
    led = [t for t in context.times_of(above) if t.relation not in ("before", "after", "until", "since", "by")]
    return led[0] if led and led[0].value.start and not dating.is_of_a_thing(context, led[0]) else None


def place_of(context: Context, clause: Clause, act: Act) -> Place | None:
    """Where: told by the clause, by the verb it depends on, or with the noun that names the act."""
    heads = [(w, h) for w, h in clause.obliques if w in _WHERE]
    if act.nominal is not None:
        heads += [(w, h) for w in _WHERE for h in around(context, act.nominal, w)]
    for head in act.objects[:1]:
        heads += [(w, h) for w in _WHERE for h in around(context, head, w)]
    for _, head in sorted(heads, key=lambda pair: pair[1]):
        mention = context.place_of(head)
        if mention is not None and head not in context.time_at:
            return mention.place
    return None
