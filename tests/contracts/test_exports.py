"""One suite over every export: JSON lines, the same from every store and for every order of arrival."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

import depot_record as case
from onrecord import store
from onrecord.errors import UsageError
from onrecord.publish.exports import EXPORTS, Export, find

each = pytest.mark.parametrize("export", EXPORTS.values(), ids=list(EXPORTS))
either = pytest.mark.parametrize("everything", [False, True])


@pytest.mark.parametrize("export", [e for e in EXPORTS.values() if e.name != "graphml"], ids=lambda e: e.name)
@either
def test_every_line_is_one_json_object(export: Export, everything: bool) -> None:
    lines = list(export.lines(store.MemoryView(**case.parts()), everything=everything))
    assert lines
    for line in lines:
        assert isinstance(json.loads(line), dict)
        assert "\n" not in line
        assert json.loads(line.encode().decode()) == json.loads(line)


@either
def test_graphml_is_one_well_formed_tree(everything: bool) -> None:
    lines = EXPORTS["graphml"].lines(store.MemoryView(**case.parts()), everything=everything)
    root = ElementTree.fromstring("\n".join(lines))  # noqa: S314 - our own export
    assert root.tag.endswith("graphml")
    assert [child for child in root if child.tag.endswith("graph")]


@each
@either
def test_every_store_gives_the_same_lines(export: Export, everything: bool, tmp_path: Path) -> None:
    parts = case.parts()
    wanted = list(export.lines(store.MemoryView(**parts), everything=everything))
    parts["findings"].reverse()
    store.write(tmp_path / "record.db", **parts, concepts=case.CONCEPTS)
    with store.open_view(tmp_path / "record.db") as view:
        assert list(export.lines(view, everything=everything)) == wanted


@each
def test_names_of_tables_and_formats_agree(export: Export) -> None:
    assert find(export.name) is export
    assert export.about == export.about.strip()
    assert export.about


def test_an_unknown_format_lists_those_there_are() -> None:
    with pytest.raises(
        UsageError, match=r"no export format 'xml' \(one of: claims, entries, graphml, lineage, mentions, names"
    ):
        find("xml")
