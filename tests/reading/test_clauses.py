"""Clauses where the parser errs in ways that news prose brings about."""

from __future__ import annotations

from onrecord.model.clause import Clause
from onrecord.model.tokens import Tokens
from onrecord.reading import clauses
from reading_of import reading_of, tokens_of


def clause_at(text: str, verb: str) -> tuple[Tokens, Clause]:
    reading = reading_of(text)
    return reading.tokens, next(c for c in reading.clauses if reading.tokens.word[c.verb] == verb)


def test_a_verb_between_commas_is_no_participle() -> None:
    tokens, clause = clause_at(
        "Peru's foreign minister, Ana Vik, protested against the closure of the port.", "protested"
    )
    assert not clause.is_passive
    assert [tokens.word[s] for s in clause.subjects] == ["minister"]


def test_a_verb_taken_for_a_participle_of_its_object() -> None:
    words = ["Peru", "on", "May", "2", "suspended", "payments", "."]
    text = "Peru on May 2 suspended payments."
    parsed = tokens_of(text)
    # the tree that the model gives for longer sentences of this form, whatever it gives for this one
    table = Tokens(
        text,
        parsed.start,
        parsed.end,
        words,
        ["peru", "on", "may", "2", "suspend", "payment", "."],
        ["NNP", "IN", "NNP", "CD", "VBN", "NNS", "."],
        ["PROPN", "ADP", "PROPN", "NUM", "VERB", "NOUN", "PUNCT"],
        ["nsubj", "prep", "pobj", "nummod", "amod", "ROOT", "punct"],
        [4, 0, 1, 2, 5, 5, 5],
        parsed.sentences,
        (),
    )
    (clause,) = clauses.read(table)
    assert ([words[s] for s in clause.subjects], [words[o] for o in clause.objects]) == (["Peru"], ["payments"])
    assert (clause.first, clause.last, clause.relation) == (0, 6, "ROOT")


def test_the_first_of_two_subjects_stays_with_its_verb() -> None:
    tokens, clause = clause_at("Volk believed Peru and Chile want to wait.", "want")
    assert [tokens.word[s] for s in clause.subjects] == ["Peru", "Chile"]
    assert clause.relation == "ccomp"
    _, outer = clause_at("Volk believed Peru and Chile want to wait.", "believed")
    assert outer.objects == ()


def test_who_added_is_who_said() -> None:
    text = "Volk said that Peru could wait but added that a solution to its problems can be found."
    tokens, clause = clause_at(text, "added")
    assert [tokens.word[s] for s in clause.subjects] == ["Volk"]


def test_a_purpose_at_the_head_of_a_sentence_is_not_its_verb() -> None:
    reading = reading_of("To enforce that ‘ban’, boats in the port were seized or sunk by the navy.")
    tokens = reading.tokens
    purpose, seized, sunk = reading.clauses
    assert (purpose.relation, tokens.quote(purpose.first, purpose.last)) == ("advcl", "To enforce that ‘ban’")
    assert (seized.relation, seized.governor) == ("ROOT", None)
    assert tokens.quote(seized.first, seized.last).startswith("boats in the port were seized")
    assert [tokens.word[o] for o in (*seized.objects, *sunk.objects)] == ["boats", "boats"]


def test_who_fired_hit_and_not_who_said_it() -> None:
    text = "Keepers said one of the guards of the depot answered fire, hitting at least six trucks."
    tokens, clause = clause_at(text, "hitting")
    assert "Keepers" not in [tokens.word[s] for s in clause.subjects]
