"""Forms: the mentions of a case that are written alike and may be treated as one from the start."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model.annotation import NameKind
from onrecord.model.entity import MentionKey
from onrecord.resolution.candidates import Candidate
from onrecord.resolution.spelling import content, fold, is_proper, own_words, state_body


@dataclass(slots=True)
class Form:
    """One way of writing one name. ``id``: its key in words, unique in the case. ``spellings``: spelling → count."""

    id: str
    name: str
    kind: NameKind
    is_named: bool
    country: str | None
    by_context: bool
    spellings: dict[str, int] = field(default_factory=dict)
    mentions: list[MentionKey] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    values: set[float] = field(default_factory=set)
    measures: set[str] = field(default_factory=set)
    hints: set[str] = field(default_factory=set)
    is_state: bool = False

    @property
    def is_proper(self) -> bool:
        """Capitalised like a name."""
        return is_proper(self.name)


def build(candidates: Iterable[Candidate]) -> dict[str, Form]:
    """Forms by id. A lone surname, and any unnamed phrase, stays with its document; a body of a state with its
    country, and where it has a name of its own with nothing else; a full name is one form in the whole case.
    """
    out: dict[str, Form] = {}
    for c in candidates:
        key = form_key(c)
        form = out.get(key)
        if form is None:
            form = out[key] = Form(key, c.name, c.kind, c.is_named, c.country, c.by_context)
        form.mentions.append(c.key)
        form.documents.add(c.key[0])
        form.spellings[c.name] = form.spellings.get(c.name, 0) + 1
        form.country = form.country or c.country
        form.by_context = form.by_context and c.by_context
        form.is_state = form.is_state or c.is_state
        form.values |= c.values
        form.measures |= c.measures
        if c.role:
            form.roles.add(c.role)
        if c.hint:
            form.hints.add(c.hint)
        if form.kind == "other" and c.kind != "other":
            form.kind = c.kind
    for form in out.values():
        form.name = min(form.spellings, key=lambda s: (-form.spellings[s], s))
    return out


def form_key(c: Candidate) -> str:
    """The key of a candidate's form."""
    return f"{_written(c)}|{c.apart}" if c.apart else _written(c)


def _written(c: Candidate) -> str:
    if c.is_state and c.country:
        return f"state|{c.country}"
    words = " ".join(content(c.name)) or fold(c.name)
    if not c.is_named:
        return f"phrase|{words}|{c.key[0]}"
    if c.kind == "person":
        if len(fold(c.name).split()) == 1:
            return f"person|{words}|{c.key[0]}"
        return f"person|{words}|{c.country or ''}"
    body = state_body(c.name)
    if body is not None:
        if c.country is None:
            return f"body|{body}||{'' if own_words(c.name) else c.key[0]}"
        return f"body|{body}|{c.country}|{'context' if c.by_context else ''}"
    family = "title" if c.kind == "publication" else "name"
    return f"{family}|{words}|{c.country if not c.by_context and c.country else ''}"
