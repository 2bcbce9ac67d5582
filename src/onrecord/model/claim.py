"""Claims: one thing that one document says, in normal form, with its span and its chain of sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.decision import Decided
from onrecord.model.party import Party
from onrecord.model.value import Amount, Place, Time

ClaimKind = Literal["figure", "action", "site", "agreement", "position", "publication"]
KINDS: tuple[ClaimKind, ...] = ("figure", "action", "site", "agreement", "position", "publication")
Polarity = Literal["asserted", "denied"]
Modality = Literal[
    "stated",
    "alleged",
    "characterised",
    "planned",
    "possible",
    "conditional",
    "not-yet",
    "feared",
    "demanded",
    "hypothetical",
    "unresolved",
]
Stance = Literal["affirms", "denies", "condemns", "justifies", "declines to comment"]
Course = Literal["under way", "ended"]
Facet = Literal["existence", "operator", "function", "start", "legality", "link", "number"]

# doubts: a claim has no day, place or object of its own, and the text gives one that it could not be tied to
UNTIED_DAY = "a day is told in the text; that it is the day of this is not plain"
UNTIED_PLACE = "a place is told in the text; that it is the place of this is not plain"
UNTIED_ACTOR = "who did such a thing is told in the text; that this was done by them is not plain"
UNTIED_OBJECT = "those who came to harm are told in the text; that this was done to them is not plain"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count or measured value. ``measure``: what is counted, singular and neutral ("police station"). ``unit``: the
    counted noun as printed. ``tuple_id``: shared by the numbers of one clause ("54 stations in 21 countries").
    ``scope``: of whom or which edition, in words ("second report"). ``as_of``: the time the count holds for.
    ``part_of``: what it is a part of ("most of the 54"), None for a total. ``basis``: how the number came about:
    "stated" by the text; "told", counted from the persons that it tells of; "worked out" from its numbers; "implied".
    ``undergone``: what was done to those counted ("persuaded", "forced to leave"): no count of all there are.
    ``superseded``: of a number that its text tells as an earlier value, what it says of the change: findings extended,
    corrected, world changed, retracted, or unknown; None for a present one.
    """

    measure: str
    amount: Amount
    unit: str | None = None
    tuple_id: str | None = None
    scope: str | None = None
    as_of: Time | None = None
    part_of: str | None = None
    basis: str = "stated"
    undergone: str | None = None
    superseded: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """An act. ``type``: OnRecord's own list (investigate, demand-closure, close, …). ``plover``: "EVENT/mode" or None.
    ``object``: what is acted on, in the text's words, neutral; ``target``: at whom. ``course``: "under way" where the
    text says that it is going on, "ended" where it says that it is over; None where it says neither.
    """

    actor: Party
    type: str
    object: str | None = None
    target: str | None = None
    plover: str | None = None
    is_response: bool = False
    course: Course | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """A thing at a place (the claim's ``place``). ``operator``: None when not stated."""

    thing: str
    operator: Party | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """``places`` with ``is_open`` True is an open list ("and other cities"). ``status``: signed, reached, agreed in
    principle, in force, suspended, called off, lapsed, ended and the like; "being negotiated" and "proposed" are never
    stated; "not stated" where the text does not tell.
    """

    parties: tuple[Party, ...]
    subject: str
    places: tuple[Place, ...] = ()
    is_open: bool = True
    period: Time | None = None
    status: str = "not stated"
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """``proposition``: always worded positively; a denial is the stance. ``about``: the proposition's subject."""

    speaker: Party
    proposition: str
    stance: Stance
    about: str | None = None
    facet: Facet | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """A report or statement the story turns on. ``title``: as read, None when the text gives none. ``follows``: the
    title or description of the publication it follows or revises.
    """

    publisher: Party | None
    title: str | None
    type: str
    follows: str | None = None
    edition: str | None = None


Body = Figure | Action | Site | Agreement | Position | Publication


@dataclass(frozen=True, slots=True)
class Evidence:
    """A cell that comes from elsewhere in the document. ``role``: subject, source, place, time, operator, cue …"""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. See product.md's normal form.

    ``id``: hash of document, kind, span and role-slot key. ``document``: the document's id. ``quote`` equals the
    document's text at ``[start, end)``, always. ``attribution``: outermost first; its first party is the outlet
    (``Party(name="", kind="outlet", named=False)`` when not stated). ``root``: None when not stated.
    ``root_candidates``: other possible roots. ``time``: when the claim holds; ``said``: when it was said;
    ``published``: the document's date. ``alternatives``: id shared by options of one disjunction for one party.
    ``is_heading``: told by a headline, or a heading within the text.
    ``is_accusation``: an act that somebody is accused or suspected of, or allegedly did: nobody says that it happened.
    ``in_story``: whether it is about the story. ``doubts``: short reasons why a field is unsure. ``origin``: the
    module that read it, or ``decision`` for one made by hand. ``decided``: what people decided about it, by decision
    id, with the machine's values; ``rejected``: a person says that the text makes no such claim: kept and shown, but in
    no entry.
    """

    id: str
    kind: ClaimKind
    document: str
    start: int
    end: int
    quote: str
    polarity: Polarity
    modality: Modality
    attribution: tuple[Party, ...]
    root: Party | None
    body: Body
    root_candidates: tuple[Party, ...] = ()
    time: Time | None = None
    said: Time | None = None
    published: Time | None = None
    place: Place | None = None
    evidence: tuple[Evidence, ...] = ()
    alternatives: str | None = None
    in_story: bool = True
    is_own_observation: bool = False
    is_heading: bool = False
    is_accusation: bool = False
    doubts: tuple[str, ...] = ()
    origin: str = "reading"
    decided: tuple[Decided, ...] = ()
    rejected: bool = False

    def is_decided(self, field: str) -> bool:
        """True when a person's value stands in ``field``."""
        return any(one.field == field and one.standing == "applied" for one in self.decided)
