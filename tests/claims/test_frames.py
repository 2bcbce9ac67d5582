"""The lexicon of acts: every guard belongs to a verb, every class that is named exists, types read as one list."""

from __future__ import annotations

from pathlib import Path

import onrecord.claims
from onrecord.claims.lexicon import act_words, table
from onrecord.claims.lexicon.frames import class_of, frames, nouns, phrases, plover

TYPES = table("acts")["types"]
CLAIMS = Path(onrecord.claims.__file__).parent


def test_guards_stand_at_verbs_of_their_type() -> None:
    stray = [(t, g) for t, entry in TYPES.items() for g in entry.get("guards", {}) if g not in entry.get("verbs", [])]
    assert stray == []


def test_guards_say_what_the_reader_knows() -> None:
    known = {"only", "except", "actor", "bare", "active"}
    used = {key for entry in TYPES.values() for guard in entry.get("guards", {}).values() for key in guard}
    assert used <= known
    actors = {g["actor"] for entry in TYPES.values() for g in entry.get("guards", {}).values() if "actor" in g}
    assert actors <= {"party", "person", "official", "police", "court"}


def test_classes_are_there() -> None:
    for senses in frames().values():
        for sense in senses:
            assert sense.type in TYPES
    assert class_of("people")
    assert act_words("occurring")


def test_an_open_sense_comes_last() -> None:
    for verb, senses in frames().items():
        openness = [not sense.only for sense in senses]
        assert openness == sorted(openness), verb


def test_types_of_nouns_and_phrases_exist() -> None:
    assert set(nouns().values()) <= set(TYPES)
    assert {type_ for type_, _ in phrases().values()} <= set(TYPES)


def test_plover_codes_name_events_of_the_codebook() -> None:
    events = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "DEMAND", "ACCUSE", "REJECT"}
    events |= {"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
    codes = {code.split("/")[0] for t in TYPES if (code := plover(t)) is not None}
    assert codes <= events


def test_every_plain_list_is_asked_for() -> None:
    source = "".join(path.read_text("utf-8") for path in CLAIMS.rglob("*.py"))
    unused = [
        key for key, held in table("acts").items() if isinstance(held, list) and f'act_words("{key}")' not in source
    ]
    unused += [key for key in table("things") if f'things("{key}")' not in source and f'classes("{key}")' not in source]
    assert unused == []
