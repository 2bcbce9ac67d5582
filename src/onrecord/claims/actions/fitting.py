"""Whether a verb, with the subject and object that it has, means the act that the lexicon has under it."""

from __future__ import annotations

from onrecord.claims import sides
from onrecord.claims.base import Context
from onrecord.claims.lexicon import act_words, things
from onrecord.claims.lexicon.frames import Frame, class_of, nouns
from onrecord.model.clause import Clause

_HARM = frozenset({"injury", "incident", "death", "case", "scene"})


def fits(context: Context, clause: Clause, frame: Frame, objects: tuple[int, ...]) -> bool:
    """True when the object (and the subject, where the sense asks for one) is of the kind with which the verb means
    this act.
    """
    tokens = context.tokens
    lemmas = {tokens.lemma[o] for o in objects} | {tokens.lower[o] for o in objects}
    is_meant = lemmas & frame.only or _is_named(context, frame, objects) or _is_checked(context, clause, objects)
    if frame.only and not is_meant:
        return False
    if lemmas & frame.excluded:
        return False
    if frame.befalls and not any(_can_break(context, h) for h in (*clause.subjects, *clause.objects)):
        return False
    if frame.type in act_words("happenings") and any(one in nouns() or one in _HARM for one in lemmas):
        return False  # an act is not shot, nor an injury attacked
    if frame.type in ("shoot", "kill", "injure") and any(_is_often(tokens.lemma[o]) for o in objects):
        return False  # "shot three more times"
    if frame.type == "appoint" and clause.lemma == "name" and not _gives_office(context, clause):
        return False  # "did not name them", "named him as the suspect"
    if clause.lemma == "seek" and all(context.party(s).kind in ("person", "group") for s in clause.subjects):
        return False  # "nine patients sought help"
    if (
        frame.type == "reject"
        and clause.objects
        and all(tokens.lower[o] in ("that", "this", "it") for o in clause.objects)
    ):
        return False  # what is rejected was said, and that is a position
    if frame.type == "seize" and any(
        tokens.lemma[h] in ("camera", "video", "film", "tape") for _, h in clause.obliques
    ):
        return False  # "captured the shooting on camera"
    if frame.type == "plead" and any(word == "with" for word, _ in clause.obliques):
        return False  # "pleaded with police to let them in"
    if clause.lemma == "attend" and tokens.tag[clause.verb] in ("VBZ", "VBP") and clause.mood == "stated":
        return False  # "attends Esk High"
    if frame.bare and (objects or bool(context.under(clause, "ccomp"))):
        return False
    if clause.lemma == "speak" and frame.bare and clause.mood != "planned":
        return False  # a speech to come is an event; to have spoken is to have said something
    if frame.type == "charge" and context.under(clause, "ccomp"):
        return False  # "charged that they were slow"
    if frame.type == "agree" and not _commits(context, clause, objects):
        return False
    if not objects and frame.type not in act_words("alone") and not _has_content(context, clause) and not frame.befalls:
        return False
    if frame.type in ("end", "suspend") and not _ends_something(context, clause):
        return False
    if frame.type == "sign" and any(sides.pact(context, clause, o) is not None for o in objects):
        return False  # the agreement is the matter
    if frame.type in ("ask", "demand", "offer", "warn") and (
        clause.relation == "relcl" or not _has_content(context, clause)
    ):
        return False  # "who asked not to be named"; "asked where it went"
    if frame.active and clause.is_passive:
        return False
    if frame.actor == "court" and (clause.subjects or not clause.is_passive):
        return any(tokens.lemma[s] in class_of("courts") for s in clause.subjects)
    if frame.actor is None or (clause.is_passive and not clause.subjects):
        return True
    kinds = {
        "party": ("state", "agency", "organisation", "person", "group", "outlet"),
        "person": ("person", "group", "organisation"),
        "official": ("state", "agency", "person"),
        "police": ("agency", "organisation", "person"),
    }[frame.actor]
    return any(context.party(s).kind in kinds or tokens.lemma[s] in class_of("forces") for s in clause.subjects)


def _is_checked(context: Context, clause: Clause, objects: tuple[int, ...]) -> bool:
    """ "is checking whether the trucks crossed the border"."""
    tokens = context.tokens
    if objects or clause.lemma not in act_words("checking"):
        return False
    return any(
        tokens.lower[c] in ("whether", "if")
        for told in context.under(clause, "ccomp")
        for c in tokens.children[told.verb]
    )


def _is_often(lemma: str) -> bool:
    return lemma in ("time", "kill", "shoot", "posted")


def _can_break(context: Context, head: int) -> bool:
    """True for a craft, a building, a device: by its noun, or by the noun before its name ("the ferry X")."""
    tokens = context.tokens
    return any(tokens.lemma[i] in class_of("breakable") for i in (head, *tokens.children[head]))


def _gives_office(context: Context, clause: Clause) -> bool:
    """True where an office is what somebody is named to."""
    tokens = context.tokens
    return any(
        tokens.lemma[i] in class_of("offices") and tokens.dep[i] in ("pobj", "oprd", "attr", "dobj", "ccomp", "appos")
        for i in range(clause.verb + 1, clause.last)
    )


def _commits(context: Context, clause: Clause, objects: tuple[int, ...]) -> bool:
    """ "agreed that the price was right" shares a view; "agreed to meet", "agreed that they would meet" commits."""
    told = context.under(clause, "ccomp")
    if told:
        aux = {context.tokens.lower[c] for c in context.tokens.children[told[0].verb]}
        return bool(aux & {"will", "would", "shall", "'ll", "wo"}) or context.tokens.tag[told[0].verb] == "VB"
    inner = bool(context.under(clause, "xcomp"))
    return bool(objects) or inner or bool({w for w, _ in clause.obliques} & {"to", "on", "with"})


def _has_content(context: Context, clause: Clause) -> bool:
    return bool(clause.objects or context.under(clause, "xcomp", "ccomp"))


def _is_named(context: Context, frame: Frame, objects: tuple[int, ...]) -> bool:
    """True when a name stands where the sense asks for people, or for a body."""
    kinds = {context.party(o).kind for o in objects}
    if class_of("firms") <= frame.only and "organisation" in kinds:
        return True
    if class_of("people") <= frame.only or class_of("offices") <= frame.only:
        return bool(kinds & {"person", "group"}) or (bool(objects) and all(_stands_for(context, o) for o in objects))
    return False


def _ends_something(context: Context, clause: Clause) -> bool:
    """True when what is stopped is an activity: a clause, or a noun of doing; a stopped car has not ended."""
    if controlled(context, clause) is not None:
        return True
    if clause.lemma in ("stop", "end", "cease", "halt"):
        lemmas = [context.tokens.lemma[o] for o in clause.objects]
        return any(
            w in nouns()
            or w in things("agreements")
            or w.endswith(("tion", "ment", "ing", "ship", "age"))
            or w in class_of("talks") | class_of("measures") | class_of("policies")
            for w in lemmas
        )
    return bool(clause.objects)


def controlled(context: Context, clause: Clause) -> Clause | None:
    """ "stop taking part": the clause that is stopped, promised or asked for."""
    relations = ("xcomp", "pcomp") if clause.lemma in act_words("stopping") else ("xcomp",)
    return next(iter(context.under(clause, *relations)), None)


def _stands_for(context: Context, head: int) -> bool:
    """ "two of them", "him": people named before; "a 41-year-old Slovak"."""
    tokens = context.tokens
    mention = context.place_at.get(head)
    if mention is not None and mention.form in ("person", "adjective"):
        return any(tokens.dep[c] in ("det", "nummod") or tokens.lower[c] == "old" for c in tokens.children[head])
    if tokens.lower[head] == "them":
        return context.party(head).kind in ("person", "group")
    return tokens.pos[head] == "NUM" or tokens.lower[head] in ("him", "her", "us", "me")
