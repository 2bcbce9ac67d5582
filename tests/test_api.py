"""The Python door on a small case."""

from __future__ import annotations

import builtins
import sys
from pathlib import Path
from typing import Any

import pytest

import onrecord
import small_story
from onrecord.api import case_for
from onrecord.model.entry import REGISTERS


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> onrecord.Case:
    folder = tmp_path_factory.mktemp("api")
    small_story.write(folder / "reports")
    return onrecord.build(folder / "reports")


def test_build_of_a_folder_gives_its_case(case: onrecord.Case) -> None:
    assert case.root.name == "reports-case"
    assert case.title == "reports"
    assert [document.name for document in case.documents()] == sorted(small_story.TEXTS)


def test_registers_are_tuples_of_their_own_entries(case: onrecord.Case) -> None:
    assert case.figures() != ()
    for register in REGISTERS[:6]:
        held = getattr(case, register)()
        assert isinstance(held, tuple)
        assert {entry.register for entry in held} <= {register}


def test_sources_and_names_tell_who(case: onrecord.Case) -> None:
    assert any("Harbour Watch" in line.title for line in case.sources())
    assert isinstance(case.names(), tuple)


def test_claims_quote_their_documents(case: onrecord.Case) -> None:
    one = case.claims("a-gazette.txt")
    assert one != ()
    assert set(one) < set(case.claims())
    assert all(small_story.TEXTS["a-gazette.txt"][claim.start : claim.end] == claim.quote for claim in one)


def test_the_view_is_the_record(case: onrecord.Case) -> None:
    assert case.view.meta()["title"] == "reports"
    assert [entry.id for entry in case.figures()] == [entry.id for entry in case.view.entries("figures")]


def test_unknown_things_are_not_found(case: onrecord.Case) -> None:
    with pytest.raises(onrecord.NotFoundError, match="there are figures, sites"):
        case.entries("omens")  # type: ignore[arg-type]
    with pytest.raises(onrecord.NotFoundError):
        case.claims("no-such-document.txt")
    with pytest.raises(onrecord.UsageError, match="there is no export"):
        case.export("runes")


def test_a_frame_has_a_row_a_line(case: onrecord.Case) -> None:
    pytest.importorskip("pandas")
    frame = case.frame("figures")
    assert list(frame["id"]) == [entry.id for entry in case.figures()]
    assert {"measure", "value", "low", "said_low", "so_high", "flag_sourcing"} <= set(frame.columns)
    assert len(case.frame("sources")) == len(case.sources())


def test_a_frame_without_pandas_is_a_clear_error(case: onrecord.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **named: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.delitem(sys.modules, "pandas", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(onrecord.UsageError, match=r"onrecord\[pandas\]"):
        case.frame("figures")


def test_before_the_first_build_there_is_no_record(tmp_path: Path) -> None:
    case = onrecord.Case.create(tmp_path / "empty")
    with pytest.raises(onrecord.CaseError, match="onrecord build"):
        case.figures()


def test_a_missing_folder_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(onrecord.CaseError, match="there is no such folder"):
        onrecord.build(tmp_path / "nowhere")


def test_a_case_keeps_its_profile(case: onrecord.Case) -> None:
    with pytest.raises(onrecord.UsageError, match=r"case\.toml"):
        case_for(case.root, profile="none")
    with pytest.raises(onrecord.UsageError, match=r"case\.toml"):
        case_for(case.root.with_name("reports"), profile="none")


def test_a_rebuilt_case_shows_its_new_record(tmp_path: Path) -> None:
    with onrecord.Case.create(tmp_path / "case") as case:
        case.add(*small_story.write(tmp_path / "reports", ["a-gazette.txt"]))
        case.build()
        before = len(case.claims())
        case.add(*small_story.write(tmp_path / "reports", ["b-courier.txt"]))
        case.build()
        assert len(case.claims()) > before > 0
