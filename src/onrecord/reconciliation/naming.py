"""Titles of entries: one neutral line, which says no more than the claims do."""

from __future__ import annotations

import re

from onrecord.model.claim import Figure, Position, Site
from onrecord.model.columns import EMPTY_CELLS
from onrecord.reconciliation import responses, units
from onrecord.reconciliation.grounds import Grounds, singular
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.whois import plain
from onrecord.reconciliation.wording import clipped, listed

Cells = dict[str, str]

_MOODS = {
    "denied": "denied",
    "planned": "planned",
    "demanded": "asked for",
    "possible": "possible",
    "feared": "possible",
    "conditional": "conditional",
    "hypothetical": "conditional",
    "unresolved": "left open",
    "not-yet": "not yet",
}
_NOBODY = {responses.NOBODY: "Actor not stated", responses.SOMEBODY: "Actor not settled"}
_PLACED = {"denied": "said not to be", "planned": "planned", "not-yet": "said not yet to be"}
_PLURALS = {
    "affirms": "affirm",
    "denies": "deny",
    "condemns": "condemn",
    "justifies": "justify",
    "declines to comment": "decline to comment",
}
_HEAD = re.compile(r" (?:of|in|for|at|from|with|on|close|who|whose|near)\b.*$")
_BEFORE, _SAID, _BARE = 30, 80, 4  # code points before a number, and in all, of a quote; words that tell nothing more
_NEAR = re.compile(r"\b(?:near|outside|close to|off|around|not far from)(?: the)?(?: (?:coast|shore|town|city) of)? $")


def title(grounds: Grounds, matter: Matter, cells: Cells) -> str:
    """One neutral line; what is not established is worded as said, and nobody goes by a merely suggested name."""
    mood = f" ({_MOODS[matter.mood]})" if matter.mood in _MOODS else ""
    match matter.register:
        case "figures":
            scope = f", {cells['scope']}" if cells["scope"] not in EMPTY_CELLS else ""
            return f"{_measured(cells)}{mood}{scope}{_counter(grounds, matter)}{_told(grounds, matter)}"
        case "sites":
            how = _PLACED.get(matter.mood, "said to be" if matter.mood == "asserted" else "perhaps")
            return f"{_upper(cells['thing'])} {how} {_in(matter)} {cells['place']}"
        case "responses":
            who = cells["who"] if cells["who"] != "not stated" else "agency not stated"
            is_alone = cells["country"] == responses.NOT_A_STATE or (cells["country"] == "not stated" and who)
            lead = who if is_alone else f"{cells['country']}, {who}"
            lead = _NOBODY.get(cells["country"], lead)
            on = f", {cells['object']}" if cells["object"] not in EMPTY_CELLS else ""
            return f"{lead}: {cells['act']}{on} ({cells['cell']})"
        case "agreements":
            return f"{cells['parties']}: {cells['subject']}{mood}"
        case "positions":
            return f"{cells['speaker']} {_stance(matter, cells)}: {cells['proposition']}"
        case _:
            name = cells["title"] if cells["title"] != "not stated" else f"{_upper(cells['type'])}, title not stated"
            name = f"{name}{mood}"
            return f"{name} ({cells['publisher']})" if cells["publisher"] != "not stated" else name


def _counter(grounds: Grounds, matter: Matter) -> str:
    """Who gives the number; all who may, where no claim tells which."""
    if matter.root is None:
        return " (source not stated)"
    rooted = [claim for claim in matter.claims if grounds.root(claim) is not None]
    others = [{source.label for source in grounds.candidates(claim)} for claim in rooted]
    names = [matter.root.label, *(sorted(set().union(*others)) if all(others) else ())]
    return f", according to {listed(names, 'or')}"


def _measured(cells: Cells) -> str:
    """The value with what it measures, where its unit does not say: "debt: 7,000,000 dollars"."""
    measure, value = cells["measure"], cells["value"]
    stems = {singular(word)[:4] for word in value.casefold().split()}
    stems |= {stem.replace("men", "man") for stem in stems}  # "2 men" says that they are men
    named = [singular(word)[:4] in stems for word in measure.casefold().split() if word != "people"]
    is_named = all(named) if measure.startswith("people ") else any(named) or measure == "people"
    is_named = is_named or (measure == "people killed" and bool(words("dead") & set(value.casefold().split())))
    return value if is_named or plain(measure) in words("bare") else f"{measure}: {value}"


def _told(grounds: Grounds, matter: Matter) -> str:
    """What the text says of them, where the counted thing says too little: "2 keepers" of "two keepers were asleep"."""
    (claim,) = matter.first(1)
    body = claim.body
    if not isinstance(body, Figure) or matter.event is not None or grounds.things(body.measure):
        return ""
    says_enough = body.undergone or body.part_of or " with " in body.measure or body.measure.startswith("people ")
    if says_enough or units.kind(body.unit) != "count":
        return ""
    counted = next((e.start - claim.start for e in claim.evidence if e.role == "quantity"), 0)
    first = claim.quote.rfind(" ", 0, max(0, counted - _BEFORE)) + 1 if counted > _BEFORE else 0
    quote = clipped(claim.quote[first:], _SAID)
    return f": “{'… ' if first else ''}{quote}”" if len(quote.split()) > _BARE else ""


def _in(matter: Matter) -> str:
    """ "near" where that is all that the claims say of the place, else "in"."""
    name = matter.place.name if matter.place is not None else ""
    sites = [claim for claim in matter.claims if isinstance(claim.body, Site) and name and name in claim.quote]
    is_near = [_NEAR.search(claim.quote[: claim.quote.index(name)]) is not None for claim in sites]
    return "near" if is_near and all(is_near) else "in"


def _stance(matter: Matter, cells: Cells) -> str:
    """ "affirms", and "affirm" where several speak."""
    body = matter.claims[0].body
    head = _HEAD.sub("", cells["speaker"].partition(" (")[0])
    last = head.split()[-1] if head else ""
    is_several = isinstance(body, Position) and body.speaker.collective
    is_several = (
        is_several or last.casefold() in ("police", "people") or (_is_plain(matter, head) and singular(last) != last)
    )
    if not is_several:
        return cells["stance"]
    return re.sub("|".join(_PLURALS), lambda found: _PLURALS[found.group()], cells["stance"])


def _is_plain(matter: Matter, head: str) -> bool:
    """True for a noun and no name, "Banks" by itself at the start of a sentence included."""
    body = matter.claims[0].body
    first, _, rest = head.rpartition(" ")
    return rest.islower() or (not first and isinstance(body, Position) and not body.speaker.named)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
