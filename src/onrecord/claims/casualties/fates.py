"""What befell whom: each word of a text that tells of death or harm, with the phrases of those it befell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.claims.casualties.lists import headed, is_before_number, is_member, is_pair
from onrecord.claims.lexicon import casualties
from onrecord.model.phrases import conjuncts
from onrecord.model.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Harm:
    """``at``: the word that tells it. ``whom``: heads of the phrases of those it befell. ``fate``: killed, injured,
    hit (how badly is not said) or unhurt. ``verb``: the verb that bears it, for negation and date. ``is_weak``: it
    tells only what came of a harm ("taken to hospital").
    """

    at: int
    whom: tuple[int, ...]
    fate: str
    verb: int
    is_weak: bool = False


def harms(tokens: Tokens, first: int, last: int) -> Iterator[Harm]:
    """The harms told by tokens ``[first, last)``, in text order."""
    for at in range(first, last):
        lemma, word, pos = tokens.lemma[at], tokens.lower[at], tokens.pos[at]
        told = headed(tokens, at) if tokens.sentences[tokens.sentence_of[at]].heading else None
        found = Harm(at, told[1], told[0], at) if told is not None else None
        if found is None and (pos in ("VERB", "AUX") or tokens.tag[at][:2] == "VB"):
            found = _verb(tokens, at, lemma)
        if found is None and word in casualties("dead"):
            found = _state(tokens, at, "killed")
        elif found is None and word in casualties("hurt_states") and tokens.tag[at] != "VBD":
            found = _state(tokens, at, "injured")
        elif found is None and word in casualties("unhurt"):
            found = _state(tokens, at, "unhurt")
        elif found is None and pos in ("NOUN", "PROPN"):
            found = _noun(tokens, at, lemma)
        if found is not None and found.whom:
            yield found


def is_real(tokens: Tokens, at: int) -> bool:
    """False where the words deny it or leave it undone: "was not hit", "tried to kill", "could have died"."""
    for _ in range(5):
        for child in tokens.children[at]:
            word = tokens.lower[child]
            if tokens.dep[child] == "neg" or word in _MAYBE or (tokens.dep[child] == "mark" and word in _DOUBTS):
                return False
        above = tokens.head[at]
        if tokens.dep[at] == "xcomp" and tokens.lemma[above] in casualties("unfinished"):
            return False
        if (
            tokens.dep[at] == "pcomp"
            and tokens.lower[above] in ("of", "without", "from", "about")
            and (tokens.lemma[tokens.head[above]] in ("intent", "intention", "idea", "fear", "attempt", "dream"))
        ):
            return False
        if tokens.dep[at] == "acl" and tokens.lemma[above] in ("attempt", "plan", "plot", "threat", "intent"):
            return False
        if (
            tokens.dep[at] not in ("conj", "xcomp", "acomp", "oprd", "relcl", "acl", "pcomp", "prep", "pobj")
            or above == at
        ):
            return True
        if tokens.dep[at] == "relcl":
            return True
        at = above
    return True


_MAYBE = frozenset(
    ["may", "might", "could", "would", "can", "should", "must", "will", "'ll", "’ll", "wo", "ca", "never"]
)
_DOUBTS = frozenset(["if", "unless", "whether"])
_GUNS = frozenset(["gun", "weapon", "rifle", "pistol", "handgun", "knife"])
_SELVES = frozenset(["himself", "herself", "self", "themselves"])


def _is_own_life(tokens: Tokens, life: int) -> bool:
    """ "lost their lives", and as translations have it "lost the life"; not "lost the life of a neighbour"."""
    beside = tokens.children[life]
    return any(tokens.tag[c] == "PRP$" for c in beside) or [tokens.lower[c] for c in beside] == ["the"]


def _verb(tokens: Tokens, at: int, lemma: str) -> Harm | None:
    if lemma in casualties("die"):
        subjects = _subjects(tokens, at)
        return Harm(at, _listed(tokens, subjects), "killed", at)
    if lemma == "lose" and (life := tokens.child(at, "dobj")) is not None and tokens.lemma[life] == "life":
        if _is_own_life(tokens, life):
            return Harm(at, _listed(tokens, _subjects(tokens, at)), "killed", at)
        return None
    if lemma in ("claim", "cost", "take") and (life := tokens.child(at, "dobj")) is not None:
        of = tokens.child(life, "prep") if tokens.lower[life] == "lives" else None
        lost = tokens.child(of, "pobj") if of is not None and tokens.lower[of] == "of" else None
        if lost is not None:
            return Harm(at, _listed(tokens, [lost]), "killed", at)  # "claimed the lives of nine workers"
    if lemma == "take" and (life := tokens.child(at, "dobj")) is not None and tokens.lemma[life] == "life":
        if any(tokens.lower[c] == "own" for c in tokens.children[life]):
            return Harm(at, _listed(tokens, _subjects(tokens, at)), "killed", at)
        return None
    if lemma == "commit" and (deed := tokens.child(at, "dobj")) is not None and tokens.lemma[deed] == "suicide":
        return Harm(at, _listed(tokens, _subjects(tokens, at)), "killed", at)
    if lemma == "bleed" and any(tokens.lower[p] in ("death", "out") for p in range(at, min(at + 3, len(tokens)))):
        return Harm(at, _listed(tokens, _subjects(tokens, at)), "killed", at)
    if lemma == "turn" and _GUNS & set(tokens.lower[at : at + 5]) and _SELVES & set(tokens.lower[at : at + 9]):
        return Harm(at, _listed(tokens, _subjects(tokens, at)), "killed", at)
    fate = (
        "killed"
        if lemma in casualties("kill")
        else "injured"
        if lemma in casualties("hurt")
        else "hit"
        if lemma in casualties("hit")
        else "killed"
        if lemma in casualties("kill_to_death") and _worse(tokens, at, "") == "killed"
        else None
    )
    if fate is not None:
        if lemma == "gun" and tokens.lower[at + 1 : at + 2] != ["down"]:
            return None
        if lemma == "drown" or tokens.lower[at + 1 : at + 2] in (["victim"], ["victims"], ["suspect"]):
            return None
        whom = _befallen(tokens, at)
        return Harm(at, _listed(tokens, whom), _worse(tokens, at, fate), at)
    if (
        lemma in casualties("surviving")
        and (lemma != "live" or tokens.dep[at] == "xcomp")
        and tokens.child(at, "nsubjpass", "auxpass") is None
    ):
        subjects = _subjects(tokens, at)
        if not subjects and tokens.dep[at] == "xcomp":
            subjects = _subjects(tokens, tokens.head[at])
        return Harm(at, _listed(tokens, subjects), "injured", at, True)
    if lemma in casualties("taking") and _to_hospital(tokens, at):
        whom = [c for c in tokens.children[at] if tokens.dep[c] in ("nsubjpass", "dobj")]
        if not whom and tokens.dep[at] == "conj":
            whom = _subjects(tokens, at)
        return Harm(at, _listed(tokens, whom), "hit", at, True)
    return None


def _worse(tokens: Tokens, at: int, fate: str) -> str:
    """ "shot to death", "fatally shot", "shot dead": killed."""
    for child in tokens.children[at]:
        word = tokens.lower[child]
        if word in casualties("fatally") or word in ("dead",):
            return "killed"
        if word == "to" and any(tokens.lower[c] == "death" for c in tokens.children[child]):
            return "killed"
    return "killed" if tokens.lower[at + 1 : at + 3] == ["to", "death"] else fate


def _subjects(tokens: Tokens, at: int) -> list[int]:
    """The verb's own subjects, or those of the verb it is joined to; a relative's are what it describes."""
    for _ in range(4):
        own = [c for c in tokens.children[at] if tokens.dep[c] in ("nsubj", "nsubjpass")]
        if own:
            return [_described(tokens, c) for c in own]
        if tokens.dep[at] in ("acl", "relcl"):
            return [tokens.head[at]]
        if tokens.dep[at] not in ("conj", "xcomp", "advcl", "ccomp", "pcomp"):
            return []
        at = tokens.head[at] if tokens.dep[at] != "pcomp" else tokens.head[tokens.head[at]]
    return []


def _counted(tokens: Tokens, at: int) -> int:
    """ "a total of 41 people": the people."""
    of = next((c for c in tokens.children[at] if tokens.lower[c] == "of" and c == at + 1), None)
    inner = tokens.child(of, "pobj") if of is not None and tokens.lemma[at] in ("total", "sum") else None
    return inner if inner is not None else at


def _described(tokens: Tokens, at: int) -> int:
    """What "who", "that", "one of whom" stands for."""
    if tokens.lower[at] in ("who", "that", "which", "whom"):
        verb = tokens.head[at]
        for _ in range(3):
            if tokens.dep[verb] == "relcl":
                return tokens.head[verb]
            verb = tokens.head[verb]
    return at


def _befallen(tokens: Tokens, at: int) -> list[int]:
    """Those whom the harm at the verb ``at`` befalls: object, passive subject, or the noun that it describes."""
    dep, children = tokens.dep, tokens.children[at]
    if any(dep[c] == "prt" and tokens.lower[c] == "up" for c in children):
        return []  # "shot up the place"
    objects = [c for c in children if dep[c] == "dobj"]
    passives = [c for c in children if dep[c] == "nsubjpass"]
    if passives:
        return [_described(tokens, c) for c in passives]
    if objects:
        first = objects[0]
        if tokens.lower[first] in ("himself", "herself", "themselves", "self"):
            return _subjects(tokens, at) or objects
        if dep[at] == "relcl" and tokens.lower[first] in ("who", "whom", "that"):
            return [tokens.head[at]]
        return objects
    if tokens.tag[at] == "VBN" and dep[at] in ("xcomp", "oprd", "ccomp") and tokens.lemma[tokens.head[at]] == "find":
        return [
            _described(tokens, c) for c in tokens.children[tokens.head[at]] if dep[c] == "nsubjpass"
        ]  # "found shot"
    if any(tokens.lower[c] in ("at", "into", "toward", "towards", "through", "back", "off", "up") for c in children):
        return []
    if tokens.tag[at] in ("VBN", "VBD"):
        if dep[at] == "acl" and tokens.tag[tokens.head[at]][:2] in ("NN", "CD", "PR"):
            return [_nearest(tokens, tokens.head[at], at)]
        helped = any(dep[c] == "auxpass" for c in children)
        plain = [c for c in children if dep[c] == "nsubj"]
        is_heading = tokens.sentences[tokens.sentence_of[at]].heading
        is_left = dep[at] in ("conj", "ccomp") and tokens.lemma[tokens.head[at]] == "leave"  # "one dead and six shot"
        if plain and (tokens.tag[at] == "VBN" or is_heading or is_left) and not any(dep[c] == "aux" for c in children):
            return [_described(tokens, c) for c in plain]
        if dep[at] == "conj" and not plain:
            first = tokens.head[at]
            shared = [c for c in tokens.children[first] if dep[c] == "nsubjpass"]
            if not shared and dep[first] in ("acl", "relcl"):
                return [tokens.head[first]] if helped or tokens.tag[at] == "VBN" else []
            if not shared and (helped or tokens.tag[at] == "VBN" or is_heading):
                shared = [c for c in tokens.children[first] if dep[c] == "nsubj"]
            return [_described(tokens, c) for c in shared]
        if not plain and dep[at] in ("ROOT", "amod", "advcl", "dep", "ccomp") and at and tokens.tag[at] == "VBN":
            before = at - 1
            if tokens.pos[before] in ("NUM",) or tokens.lower[before] in ("others", "another", "more"):
                return [before]
    if tokens.tag[at] == "VBG" and dep[at] in ("pcomp", "advcl"):
        return []
    return []


def _nearest(tokens: Tokens, noun: int, at: int) -> int:
    """ "Father of man killed in fire": the man, though the parser hangs the participle on the father."""
    if tokens.lower[noun + 1 : noun + 2] == ["of"] and at - noun < 6:
        return next((i for i in range(at - 1, noun, -1) if tokens.pos[i] in ("NOUN", "PROPN")), noun)
    return noun


def _state(tokens: Tokens, at: int, fate: str) -> Harm | None:
    """ "is dead", "two dead", "the injured man", "left a man wounded"."""
    dep, head = tokens.dep[at], tokens.head[at]
    if at and (tokens.pos[at - 1] == "NUM" or tokens.lower[at - 1] in ("others", "another")):
        return Harm(at, (at - 1,), fate, at)
    if dep == "amod" and head > at:
        return Harm(at, (head,), fate, head)
    if dep == "amod" and head < at:
        return Harm(at, _listed(tokens, [head]), fate, head)  # "leaves man dead" as a phrase
    if dep in ("acomp", "oprd", "attr", "advmod", "xcomp", "ccomp", "conj", "dep", "dobj", "ROOT"):
        own = [c for c in tokens.children[at] if tokens.dep[c] in ("nsubj", "nsubjpass", "nmod", "nummod", "npadvmod")]
        if own:
            return Harm(at, _listed(tokens, [_described(tokens, own[-1])]), fate, at)
        verb = head
        shot = [c for c in tokens.children[at] if tokens.dep[c] == "dobj"]
        if shot and tokens.lemma[verb] in casualties("hit"):
            return Harm(verb, _listed(tokens, shot), fate, verb)  # "shot dead his wife"
        if dep == "conj" and tokens.pos[head] not in ("VERB", "AUX"):
            return Harm(at, _listed(tokens, _subjects(tokens, tokens.head[head])), fate, verb)
        passive = [c for c in tokens.children[verb] if tokens.dep[c] == "nsubjpass"]
        objects = [c for c in tokens.children[verb] if tokens.dep[c] == "dobj" and c < at]
        whom = passive or objects or _subjects(tokens, verb)
        return Harm(at, _listed(tokens, [_described(tokens, w) for w in whom]), fate, verb)
    return None


def _noun(tokens: Tokens, at: int, lemma: str) -> Harm | None:
    if lemma == "body":  # "the bodies of three men were found"
        over = [c for c in tokens.children[at] if tokens.lower[c] == "of"]
        found = [c for p in over for c in tokens.children[p] if tokens.dep[c] == "pobj"]
        return Harm(at, _listed(tokens, found), "killed", at)
    if lemma in casualties("deaths") or lemma in casualties("hits"):
        if {tokens.lower[i] for i in range(max(0, at - 2), at)} & {"attempted"}:
            return None
        fate = "killed" if lemma in casualties("deaths") else "hit"
        own = {tokens.lower[c] for c in tokens.children[at] if c < at}
        if own & (casualties("fatal") | {"death"}):
            fate = "killed"
        whom: list[int] = []
        for child in tokens.children[at]:
            if tokens.dep[child] == "prep" and tokens.lower[child] == "of":
                whom += [c for c in tokens.children[child] if tokens.dep[c] == "pobj"]
            elif tokens.dep[child] == "poss" and fate == "killed" and lemma == "death" and tokens.tag[child] != "PRP$":
                whom.append(child)
        return Harm(at, _listed(tokens, whom), fate, at) if whom else None
    if lemma in casualties("wounds"):
        return _wound(tokens, at)
    if lemma == "condition":
        words = {tokens.lower[c] for c in tokens.children[at]} | {tokens.lower[i] for i in range(max(0, at - 3), at)}
        if words & casualties("conditions"):
            verb = _bearer(tokens, at)
            return Harm(at, _listed(tokens, _whom(tokens, verb)), "injured", at, True) if verb is not None else None
    return None


def _wound(tokens: Tokens, at: int) -> Harm | None:
    """ "suffered a wound", "a man with injuries", "treated for wounds"."""
    if tokens.dep[at] == "dobj" or (tokens.dep[at] == "conj" and tokens.dep[tokens.head[at]] == "dobj"):
        verb = tokens.head[at] if tokens.dep[at] == "dobj" else tokens.head[tokens.head[at]]
        if tokens.lemma[verb] == "inflict":
            upon = [c for c in (*tokens.children[at], *tokens.children[verb]) if tokens.lower[c] in ("on", "upon")]
            whom = [c for p in upon for c in tokens.children[p] if tokens.dep[c] == "pobj"]
            is_fatal = any(tokens.lower[c] in casualties("fatal") for c in tokens.children[at])
            return Harm(at, _listed(tokens, whom), "killed" if is_fatal else "hit", verb)
        if tokens.lemma[verb] not in casualties("suffering"):
            return None
        return Harm(at, _listed(tokens, _subjects(tokens, verb)), "hit", verb)
    prep = tokens.head[at]
    if tokens.dep[at] == "pobj" and tokens.lower[prep] in ("with", "from", "for"):
        holder = tokens.head[prep]
        if tokens.pos[holder] in ("NOUN", "PROPN", "PRON"):
            return Harm(at, _listed(tokens, [holder]), "hit", at)
        verb = holder
        if tokens.lemma[verb] in casualties("die"):
            return None
        # whoever is treated for it lives
        fate = "injured" if tokens.lemma[verb] == "treat" else "hit"
        return Harm(at, _listed(tokens, _whom(tokens, verb)), fate, verb)
    return None


def _bearer(tokens: Tokens, at: int) -> int | None:
    """The verb over a noun, through its prepositions."""
    for _ in range(5):
        at = tokens.head[at]
        if tokens.pos[at] in ("VERB", "AUX"):
            return at
    return None


def _whom(tokens: Tokens, verb: int) -> list[int]:
    passive = [c for c in tokens.children[verb] if tokens.dep[c] == "nsubjpass"]
    objects = [c for c in tokens.children[verb] if tokens.dep[c] == "dobj"]
    if passive:
        return [_described(tokens, c) for c in passive]
    if objects and tokens.lemma[verb] in ("find", "leave", "take", "transport", "rush", "discover", "locate"):
        return objects
    if objects and tokens.lemma[verb] not in ("have", "suffer", "sustain"):
        return []
    return _subjects(tokens, verb)


def _to_hospital(tokens: Tokens, at: int) -> bool:
    if tokens.lemma[at] == "treat":
        return True
    last = tokens.sentences[tokens.sentence_of[at]].last
    near = {tokens.lower[i] for i in range(at + 1, min(last, at + 12))}
    return bool(near & {"hospital", "hospitals", "trauma", "medical", "clinic", "infirmary", "surgery"})


def _listed(tokens: Tokens, found: list[int]) -> tuple[int, ...]:
    """With the members of their lists, also where the parser takes one for a modifier or for another name."""
    out: list[int] = []
    for at in (_counted(tokens, one) for one in found):
        out += conjuncts(tokens, at)
        if is_pair(tokens, at):
            out.append(at - 2)
        elif is_before_number(tokens, at):
            out.append(at - 3)
        for child in tokens.children[at]:
            joint = tokens.word[child + 1] if child + 1 < len(tokens) else ""
            if tokens.dep[child] in ("nmod", "compound", "dep") and joint in (",", "and", "&") and child < at:
                out.append(child)
            elif is_member(tokens, child):
                out += conjuncts(tokens, child)
    return tuple(sorted(dict.fromkeys(out)))
