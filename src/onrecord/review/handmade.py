"""Claims that a person makes from a passage."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from onrecord import ids
from onrecord.errors import UsageError
from onrecord.model.claim import (
    KINDS,
    Action,
    Agreement,
    Body,
    Claim,
    ClaimKind,
    Figure,
    Position,
    Publication,
    Site,
)
from onrecord.model.decision import Decision
from onrecord.model.document import Document
from onrecord.model.party import Party
from onrecord.review import fields

BODIES: dict[ClaimKind, type[Body]] = {
    "figure": Figure,
    "action": Action,
    "site": Site,
    "agreement": Agreement,
    "position": Position,
    "publication": Publication,
}
ORIGIN = "decision"


def claim(decision: Decision, document: Document, text: str, at: tuple[int, int]) -> Claim:
    """The claim that an ``add-claim`` decision makes on the words at ``at``. Raises ``UsageError``."""
    anchor = decision.anchors[0]
    given = decision.after
    if anchor.kind not in KINDS or not isinstance(given, dict):
        raise UsageError(f"{anchor.kind!r} is no kind of claim", mend=f"there are {', '.join(KINDS)}")
    return build(anchor.kind, given, document, text, at, anchor.slot)


def build(
    kind: str, given: dict[str, Any], document: Document, text: str, at: tuple[int, int], slot: str = ""
) -> Claim:
    """A claim of ``kind`` with the fields ``given``: JSON, or words as people type them."""
    start, end = at
    known = cast("ClaimKind", kind)
    cls = BODIES[known]
    names = {name.removeprefix("body."): value for name, value in given.items()}
    own = {name: value for name, value in names.items() if name in cls.__dataclass_fields__}
    body = fields.new_body(cls, own)
    outlet = Party(document.outlet, "outlet") if document.outlet else Party("", "outlet", named=False)
    made = Claim(
        id=ids.digest((document.id, kind, start, end, ORIGIN, slot)),
        kind=known,
        document=document.id,
        start=start,
        end=end,
        quote=text[start:end],
        polarity="asserted",
        modality="stated",
        attribution=(outlet,),
        root=None,
        body=body,
        published=document.published,
        origin=ORIGIN,
    )
    for path in sorted(set(names) - set(own)):
        made = fields.put(made, fields.normal_path(made, path), names[path], text)
    if made.root is not None and "attribution" not in names:
        made = replace(made, attribution=(outlet, made.root))
    if made.root is not None and "modality" not in names:
        made = replace(made, modality="alleged")  # the hedged reading, where a person gives none
    return fields.check(made)
