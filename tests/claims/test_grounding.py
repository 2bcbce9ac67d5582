"""Grounding over any text: quotes are slices, ids are stable, nothing crashes."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from hostile_texts import TEXTS
from onrecord import claims
from reading_of import document_of, reading_of


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_quote_equals_the_text_at_its_offsets(text: str) -> None:
    document, reading = document_of(text), reading_of(text)
    found = claims.extract(document, reading)
    for claim in found:
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.quote == text[claim.start : claim.end]
        for evidence in claim.evidence:
            assert 0 <= evidence.start <= evidence.end <= len(text)
    assert len({claim.id for claim in found}) == len(found)
    for note in claims.notes(reading, found):
        assert 0 <= note.start < note.end <= len(text)


def test_each_sentence_without_a_claim_is_noted() -> None:
    text = "The board closed 12 depots. It was a sunny day. Please read on..."
    reading = reading_of(text)
    found = claims.extract(document_of(text), reading)
    noted = [text[n.start : n.end] for n in claims.notes(reading, found)]
    assert "Please read on..." in noted
    assert len(noted) == 2


def test_we_and_our_in_a_body_s_own_document_are_the_body() -> None:
    text = "Our divers have found 31 wrecks. We visited 12 of them."
    found = claims.extract(document_of(text, "Harbour Watch"), reading_of(text))
    assert {claim.root.name for claim in found if claim.root} == {"Harbour Watch"}
    assert all(claim.root is not None for claim in found if claim.kind == "figure")


def test_we_in_somebody_s_quotation_are_not_the_body() -> None:
    text = (
        'Divers found 31 wrecks off the coast.\n\n"What we want is a map of them," Anna Holm said. "We all know why."'
        '\n\n"It is late, and\n\nwe can work on 12 of them, because we have boats."'
    )
    found = claims.extract(document_of(text, "Harbour Wire"), reading_of(text))
    assert not [claim for claim in found if claim.root is not None and claim.root.name == "Harbour Wire"]
