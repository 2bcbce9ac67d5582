"""Clauses: each predicate of a text with its arguments, who says it, and how firmly."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.claim import Modality, Polarity


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate with its arguments; all numbers are token indices.

    ``verb``: the predicate. ``lemma``: its base form with particle ("set up"). ``first``/``last``: the half-open token
    range of the clause as it would be quoted: without conjunction, complementiser and final stop. ``subjects``: heads
    of the logical subjects, lists distributed; a passive's subject is in ``objects`` and its by-phrase in
    ``subjects``. ``obliques``: (preposition, head) pairs, lists distributed. ``attribute``: predicate noun or
    adjective. ``governor``: verb of the clause that this one is part of, None for a main clause. ``relation``: its
    dependency label there. ``mood``: modality from the words of the clause and of those it stands in; "stated" when
    nothing hedges it (the claim then decides between stated and alleged). ``alternatives``: verb of the first option
    when the clause is one option of an "or". ``attributions``: indices into the reading's attributions, outermost
    first. ``sentence``: index of its sentence.
    """

    verb: int
    lemma: str
    first: int
    last: int
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    obliques: tuple[tuple[str, int], ...]
    attribute: int | None
    governor: int | None
    relation: str
    sentence: int
    is_passive: bool = False
    is_negated: bool = False
    polarity: Polarity = "asserted"
    mood: Modality = "stated"
    alternatives: int | None = None
    attributions: tuple[int, ...] = ()
