"""Announced ends: one announcement in several wordings is one line, and what had ended already is said."""

from __future__ import annotations

from depot_claims import VESTRIA, WATCH, A, Case, cells
from onrecord.model.party import Party

MINISTER = Party("Ada Quill", "person", 5, 14, country="QN", office="Trade Minister", person="Ada Quill")
PILOTS = Party("Vestrian pilots", "organisation", 60, 75, country="QM")
NOBODY = Party("", "unknown", named=False)
OWN = "letting Vestrian pilots guide ships through the sound"


def test_an_announcement_and_its_other_wordings_are_one_line() -> None:
    case = Case(A)
    own = case.act(A, MINISTER, "end", MINISTER, modality="planned", object=OWN)
    others = case.act(A, PILOTS, "end", MINISTER, modality="planned", object="guiding ships through the sound")
    passive = case.act(A, NOBODY, "end", MINISTER, modality="planned", object="the guiding of ships by pilots")
    entry = case.holding(own)
    assert set(entry.claims) == {own.id, others.id, passive.id}
    assert cells(entry)["who"] == "Ada Quill (Trade Minister)"
    assert cells(entry)["object"] == OWN
    assert (entry.so.low, entry.so.high) == (1, 1)


def test_an_announcement_that_holds_a_passive_already_takes_in_the_others() -> None:
    case = Case(A)
    own = case.act(A, MINISTER, "end", MINISTER, modality="planned", object=OWN)
    same = case.act(A, MINISTER, "end", WATCH, modality="planned", object=OWN)
    others = case.act(A, PILOTS, "end", MINISTER, modality="planned", object="guiding ships through the sound")
    assert set(case.holding(own).claims) == {own.id, same.id, others.id}


def test_another_speakers_word_another_act_and_another_object_stay_apart() -> None:
    case = Case(A)
    own = case.act(A, MINISTER, "end", MINISTER, modality="planned", object=OWN)
    case.act(A, NOBODY, "end", WATCH, modality="planned", object="the guiding of ships by pilots")
    case.act(A, NOBODY, "expel", MINISTER, modality="planned", object="the pilots guiding ships")
    case.act(A, NOBODY, "end", MINISTER, modality="planned", object="the tax on salt")
    case.act(A, NOBODY, "end", MINISTER, object="the guiding of ships by pilots")
    assert case.holding(own).claims == (own.id,)


def test_what_the_speaker_says_had_ended_already_is_not_settled() -> None:
    case = Case(A)
    own = case.act(A, MINISTER, "end", MINISTER, modality="planned", object=OWN)
    pact = case.pact(A, "Vestrian pilots to guide ships", MINISTER, status="called off")
    assert "Ada Quill also says that it was called off before; what is to end now is not settled" in (
        case.holding(own).open_points
    )
    assert any(p.startswith("Ada Quill also announces an end of") for p in case.holding(pact).open_points)
    case = Case(A)
    own = case.act(A, MINISTER, "end", MINISTER, modality="planned", object=OWN)
    case.pact(A, "Vestrian pilots to guide ships", VESTRIA, status="called off")
    assert not any("called off" in p for p in case.holding(own).open_points)
