"""Who acts: lists distributed, "countries, including A and B" opened, armed people and craft taken as they stand."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.actions.typing import around
from onrecord.claims.base import Context
from onrecord.claims.lexicon import act_words
from onrecord.claims.lexicon.frames import class_of
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.phrases import co_speakers, core, is_credit, is_disjunction
from onrecord.model.phrases import words as spelled

_ACTORS = frozenset({"state", "agency", "person", "organisation", "group"})
_BOUNDS = frozenset(
    {
        ("at", "least"),
        ("at", "most"),
        ("as", "many"),
        ("as", "few"),
        ("up", "to"),
        ("more", "than"),
        ("fewer", "than"),
        ("less", "than"),
    }
)
# what persons without a name do
_ANYBODY = frozenset({"plead", "appear", "appeal", "surrender", "flee", "barricade", "testify"})
_MANY = frozenset(
    {"thousand", "hundred", "dozen", "ten", "million", "number", "crowd", "score", "majority", "handful", "some"}
)
_THESE = frozenset({"this", "that", "these", "those", "which"})
_FORCE = frozenset(
    {"attack", "shoot", "kill", "injure", "destroy", "damage", "kidnap", "fire-weapon", "shoot-down", "seize"}
)


def of(context: Context, clause: Clause, type_: str) -> list[tuple[Party, int]]:
    """(party, head of its noun phrase) of each that acts; generic heads are left out."""
    tokens = context.tokens
    out: list[tuple[Party, int]] = []
    for subject in [head for s in clause.subjects for head in _spoken_of(context, clause, s)]:
        if tokens.lemma[subject] in ("country", "state", "nation", "government") and tokens.tag[subject] == "NNS":
            out += _opened(context, clause, subject)
            continue
        if tokens.lemma[subject] in _MANY:
            of = tokens.child(subject, "prep")
            inner = tokens.child(of, "pobj") if of is not None and tokens.lower[of] == "of" else None
            if inner is not None and context.party(inner).kind in _ACTORS:
                party, span = context.party(inner), core(tokens, subject)
                out.append((replace(party, name=spelled(tokens, *span), named=False, collective=True), subject))
                continue
        if tokens.lower[subject] == "side" and (side := _side(context, subject)) is not None:
            out.append((side, subject))
            continue
        if _is_out_of_quote(context, clause, subject) or is_credit(tokens, subject):
            continue
        if tokens.lower[subject] in ("someone", "somebody") and type_ in _FORCE:
            out.append((nobody(), subject))
            continue
        if type_ in _FORCE and _is_mistaken(context, subject):
            continue
        if any(tokens.tag[c] == "WRB" for k in tokens.children[subject] for c in (k, *tokens.children[k])):
            continue  # "how many people were firing"
        if type_ in _FORCE and _is_speaker(context, clause, subject):
            out.append((nobody(), subject))
            continue
        if type_ in _ANYBODY and tokens.tag[subject] == "PRP" and _is_called_in(context, subject):
            continue  # "They fled": not the police, who tell of it
        party = owned(context, subject, _quoted(context, clause, subject) or context.party(subject))
        if ")" in party.name and "(" not in party.name:  # "Brandt, Marle Courier) Friends": behind a picture's credit
            party = replace(party, name=party.name.rpartition(")")[2].strip(), named=False)
        if _acts(context, subject, party, type_):
            out.append((_bounded(context, party), subject))
    if len(out) > 1 and not clause.is_negated and any(is_disjunction(tokens, h) for _, h in out):
        return [(nobody(), out[0][1])]  # "shot by a guard or a guest": by which of them is open
    if len(clause.subjects) > 1 and out:
        named = [p for p, _ in out if p.named]
        out = [(p, h) for p, h in out if p.named or not any(_is_beside(p, other) for other in named)]
        out = [
            (p, h)
            for p, h in out
            if tokens.lower[max(0, h - 1)] != "other"
            and not (p.collective and "other" in tokens.lower[max(0, h - 3) : h])
        ]
    return out


def _spoken_of(context: Context, clause: Clause, subject: int) -> tuple[int, ...]:
    """ "Norway and Chile announced that they would close it": "they" are the two who speak of themselves."""
    if context.tokens.lower[subject] != "they":
        return (subject,)
    speaking = co_speakers(context.tokens, subject)
    return speaking or (subject,)


def _quoted(context: Context, clause: Clause, subject: int) -> Party | None:
    """ "We have closed no site," she said: "we" are the speaker's, whomever the text spoke of before."""
    if context.tokens.lower[subject] != "we" or not clause.attributions:
        return None
    source = context.reading.attributions[clause.attributions[-1]].source
    return context.known(source) if source.name and source.kind in _ACTORS else None


def _is_mistaken(context: Context, subject: int) -> bool:
    """ "officers learned that two men lured her away, where they attacked her": a pronoun that was taken for those who
    tell of it or come to it, though other persons stand nearer, or it stands in another's quotation.
    """
    tokens = context.tokens
    party = context.party(subject)
    if (
        tokens.tag[subject] != "PRP"
        or party.start < 0
        or not set(party.name.casefold().split()) & act_words("called_in")
    ):
        return False
    between = tokens.text[party.end : tokens.start[subject]]
    if between.count("“") > between.count("”") or between.count('"') % 2:
        return True
    is_many = tokens.lower[subject] in ("they", "them")
    first = tokens.sentences[tokens.sentence_of[subject]].first
    return any(
        tokens.dep[i] in ("nsubj", "nsubjpass", "pobj", "dobj")
        and tokens.lemma[i] in class_of("people") - act_words("called_in")
        and (tokens.tag[i] in ("NNS", "NNPS") or not is_many)
        for i in range(first, subject)
        if tokens.start[i] > party.end
    )


def _is_speaker(context: Context, clause: Clause, subject: int) -> bool:
    """ "They shot my boys," she said: "they" is taken for her."""
    root = context.chain(clause).root
    is_many = context.tokens.lower[subject] == "they" and not context.party(subject).collective
    return is_many and root is not None and root.name == context.party(subject).name and root.kind == "person"


def _side(context: Context, subject: int) -> Party | None:
    """ "the side of Norrovia", "the Norrovian side", as translations have it: the state."""
    tokens = context.tokens
    around_it = (*tokens.children[subject], *around(context, subject, "of"))
    found = [m for i in around_it if (m := context.place_at.get(i)) is not None and m.place.precision == "country"]
    if len(found) != 1 or not found[0].place.country:
        return None
    return Party(found[0].place.name, "state", found[0].start, found[0].end, country=found[0].place.country)


def _is_out_of_quote(context: Context, clause: Clause, subject: int) -> bool:
    """ "Two guards fell. “They sold our town,” she said": who "they" are to a speaker is not who the text spoke of."""
    tokens = context.tokens
    if tokens.lower[subject] not in ("they", "he", "she") or not clause.attributions:
        return False
    party = context.party(subject)
    first = tokens.sentences[clause.sentence].first
    before = [i for i in range(first, subject) if tokens.word[i] in ("“", '"')]
    return len(before) == 1 and 0 <= party.start < tokens.start[before[0]]


def _is_called_in(context: Context, subject: int) -> bool:
    return bool(set(context.party(subject).name.casefold().split()) & act_words("called_in"))


def _bounded(context: Context, party: Party) -> Party:
    """ "at least two people": with the word that the phrase begins after."""
    if party.named or party.start < 1:
        return party
    before = context.tokens.text[max(0, party.start - 20) : party.start].split()[-2:]
    first = party.name.partition(" ")[0].casefold()
    low = [word.casefold() for word in before]
    if not low or (low[-1], first) not in _BOUNDS:
        return party
    return replace(party, name=f"{low[-1]} {party.name}")


def owned(context: Context, subject: int, party: Party) -> Party:
    """ "its warships": whose they are; "Peruvian gunboats": with their country."""
    tokens = context.tokens
    if party.kind != "unknown" or tokens.lemma[subject] not in class_of("forces"):
        return party
    for child in tokens.children[subject]:
        if tokens.dep[child] == "poss" and tokens.pos[child] == "PRON":
            holder = context.party(child)
            return holder if holder.kind in _ACTORS else party
    codes = {context.place_at[i].place.country for i in range(*core(tokens, subject)) if i in context.place_at}
    return replace(party, country=codes.pop()) if len(codes) == 1 else party


def _acts(context: Context, subject: int, party: Party, type_: str) -> bool:
    lemma = context.tokens.lemma[subject]
    if not any(letter.isalnum() for letter in party.name):
        return False  # a sign that a page has before its title
    if type_ in _FORCE and lemma in class_of("people") and context.tokens.pos[subject] == "NOUN":
        return True
    if context.tokens.pos[subject] in ("PRON", "DET") and (
        party.kind == "unknown" or context.tokens.lower[subject] in _THESE
    ):
        return False
    if party.kind in _ACTORS:
        if party.kind == "person" and not party.named and not party.country:
            return party.collective or type_ in _FORCE | _ANYBODY or lemma in class_of("offices")
        return party.named or party.kind in ("agency", "person", "organisation", "group") or bool(party.country)
    if lemma in class_of("forces"):
        return True
    if type_ in _FORCE and lemma in class_of("disasters"):
        return True
    return party.named and party.kind == "unknown" and subject not in context.time_at and bool(party.country)


def _is_beside(described: Party, named: Party) -> bool:
    """ "the oil company X": one party, described and named."""
    return 0 <= named.start - described.end <= 2 or described.start <= named.start < described.end


def nobody() -> Party:
    """The actor of a passive that keeps its agent to itself."""
    return Party("", "unknown", named=False)


def owner(context: Context, noun: int) -> tuple[Party, int] | None:
    """Whose act a noun tells: "Peru's deployment", "the Peruvian raid", "an attack by rebels", "a meeting of X"."""
    tokens = context.tokens
    for child in tokens.children[noun]:
        inner: int | None = None
        if tokens.dep[child] == "poss":
            inner = child
        elif tokens.dep[child] == "prep" and tokens.lower[child] == "by":
            inner = tokens.child(child, "pobj")
        elif tokens.dep[child] == "amod" and child in context.place_at:
            mention = context.place_at[child]
            if mention.form == "adjective" and mention.place.country and mention.place.precision == "country":
                return Party(
                    mention.place.name, "state", mention.start, mention.end, country=mention.place.country
                ), child
        if inner is not None and (party := context.party(inner)).kind in _ACTORS:
            return (replace(party, name=party.name.removesuffix("'s").removesuffix("’s")), inner)
    return None


def taking_part(context: Context, noun: int) -> list[tuple[Party, int]]:
    """Parties behind "between", "with" and "of" after a meeting or a clash."""
    found = [(context.party(h), h) for h in around(context, noun, "between", "with", "among", "of")]
    tokens = context.tokens
    return [(p, h) for p, h in found if p.kind in _ACTORS or tokens.lemma[h] in class_of("forces")]


def _opened(context: Context, clause: Clause, subject: int) -> list[tuple[Party, int]]:
    """Members of "countries …, including A, B and C", wherever in the sentence the list was hung."""
    tokens = context.tokens
    sentence = tokens.sentences[clause.sentence]
    for i in range(subject, sentence.last):
        if tokens.lower[i] in ("including", "like", "namely", "among"):
            end = next((k for k in range(i + 1, sentence.last) if tokens.pos[k] in ("VERB", "AUX")), sentence.last)
            heads = [
                m.last - 1 for m in context.places_in(i, end) if m.form == "name" and m.place.precision == "country"
            ]
            return [(p, h) for h in heads if (p := context.party(h)).kind == "state"]
    return []
