"""Verdicts on whole claims: told apart by their cells, found again by their place."""

from __future__ import annotations

from typing import Any

import pytest

import claim_verdicts
from reading_of import tokens_of

TEXT = "Norway expelled two envoys on Monday. The minister went home."


def line(words: str, verdict: str, form: str = "") -> dict[str, Any]:
    start = TEXT.index(words)
    return {
        "document": "x",
        "kind": "action",
        "start": start,
        "end": start + len(words),
        "verdict": verdict,
        "doubtful": False,
        "form": form,
    }


def test_a_claim_is_known_by_its_cells() -> None:
    made = claim_verdicts.claims_of(tokens_of(TEXT), "2021-05-04", None)
    (act,) = [claim for claim in made if claim.kind == "action"]
    form = claim_verdicts.form_of(act)
    words = TEXT[act.start : act.end]
    assert claim_verdicts.state(line(words, "right", form), made) == "same"
    assert claim_verdicts.state(line(words, "right", "0" * 12), made) == "changed"
    assert claim_verdicts.state(line("The minister went home", "right", form), made) == "gone"


def test_what_was_missed_may_be_met() -> None:
    made = claim_verdicts.claims_of(tokens_of(TEXT), "2021-05-04", None)
    assert claim_verdicts.state(line("Norway expelled two envoys", "missed"), made) == "met"
    assert claim_verdicts.state(line("The minister went home", "missed"), made) == "missed"


def test_shares(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line("Norway", "right"), line("Norway", "wrong"), line("Norway", "missed"), line("Norway", "right")]
    lines[1]["doubtful"] = True
    claim_verdicts.report(lines)
    told = next(row for row in capsys.readouterr().out.splitlines() if row.startswith("action"))
    assert "3 made, wrong 33.3%, of those without a doubt 0.0%; missed 1 (33.3%)" in told
