"""Tables, with entries made by hand and hostile ones."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from onrecord.cli.registers import to_csv
from onrecord.cli.tables import LAYOUT, draw, span
from onrecord.model.columns import COLUMNS
from onrecord.model.entry import REGISTERS, Entry, Flag, Register, SourceCount
from onrecord.pipeline import Line


def line(**cells: str) -> Line:
    entry = Entry(
        id="3f2a1c" * 3,
        kind="figure",
        register="figures",
        key=("depot",),
        title="12 depots",
        claims=("3f2a1c" * 3,),
        fields=tuple(cells.items()),
        said=SourceCount(1, 2),
        so=SourceCount(0, 0),
        flags=(Flag("sourcing", "root not stated", "Nobody is named."),),
    )
    return Line(entry.id, entry.title, cells, entry)


@pytest.mark.parametrize("register", REGISTERS)
def test_every_column_is_shown_somewhere(register: Register) -> None:
    laid_out = [name for _, cells in LAYOUT[register] for name, _ in cells]
    under = ["by"] if "by" in dict(COLUMNS[register]) else []
    assert sorted([*laid_out, *under]) == sorted(name for name, _ in COLUMNS[register])


def test_a_row_reads_well_at_eighty(capsys: pytest.CaptureFixture[str]) -> None:
    draw("figures", [line(measure="depot", scope="world", value="at least 12", by="Gazette ← Harbour Watch")], 80)
    assert [text.rstrip() for text in capsys.readouterr().out.splitlines()] == [
        "Id       Counted  Value",
        "",
        "3f2a1c   depot    at least 12",
        "         world",
        "           Gazette ← Harbour Watch",
        "           said 1–2, so 0; root not stated",
    ]


def test_what_is_not_settled_stands_under_the_row(capsys: pytest.CaptureFixture[str]) -> None:
    one = line(measure="depot", value="12")
    assert one.entry is not None
    points = ("root document not held", "result: not stated", *(f"point {n}" for n in range(6)))
    draw("figures", [Line(one.id, one.title, one.cells, replace(one.entry, open_points=points))], 120)
    last = capsys.readouterr().out.rstrip().splitlines()[-1].strip()
    assert last == "not settled: result: not stated; point 0; point 1; point 2; point 3; point 4; 1 more"


def test_markup_and_control_characters_are_plain_text(capsys: pytest.CaptureFixture[str]) -> None:
    draw("figures", [line(measure="[red]depot[/red]", value="\x1b[31m12\x07")], 80)
    out = capsys.readouterr().out
    assert "[red]depot[/red]" in out
    assert "\x1b" not in out
    assert "\x07" not in out


def test_long_words_fold_inside_the_width(capsys: pytest.CaptureFixture[str]) -> None:
    draw("figures", [line(measure="x" * 200, value="数" * 90, by="y" * 200)], 80)
    assert max(len(text.rstrip()) for text in capsys.readouterr().out.splitlines()) <= 80


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(start: str) -> None:
    (row,) = csv.DictReader(io.StringIO(to_csv([line(measure=f"{start}HYPERLINK(1)", value="12")])))
    assert row["measure"] == f"'{start}HYPERLINK(1)"
    assert row["value"] == "12"


def test_no_lines_make_no_csv() -> None:
    assert to_csv([]) == ""


def test_spans() -> None:
    assert [span(1, 1), span(1, 3)] == ["1", "1–3"]
