"""concepts.yaml: written and read back, and what happens when it was spoilt."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import CaseError, OnRecordError, ProfileError
from onrecord.model.findings import Concepts, LearntConcept
from onrecord.pipeline.learnt import concepts_to_bytes, read_concepts, write_concepts

CONCEPTS = Concepts((LearntConcept("depot", ("depot", "dépôt", "no"), "thing", 3, "learnt"),), ("NO", "QM"))


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write_concepts(tmp_path / "concepts.yaml", CONCEPTS)
    assert read_concepts(tmp_path / "concepts.yaml") == CONCEPTS


def test_nothing_learnt_is_read_back(tmp_path: Path) -> None:
    write_concepts(tmp_path / "concepts.yaml", Concepts())
    assert read_concepts(tmp_path / "concepts.yaml") == Concepts()


def test_the_file_says_who_writes_it() -> None:
    assert b"onrecord build --relearn" in concepts_to_bytes(CONCEPTS).splitlines()[1]


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"concepts: [", ProfileError, "is not YAML"),
        (b"\xff\xfe\x00", ProfileError, "is not YAML"),
        (b"- a list\n", ProfileError, "holds no concepts"),
        (b"concepts:\n- nome: depot\n", ProfileError, "LearntConcept|Concepts"),
        (b"format: 99\n", CaseError, "newer OnRecord"),
    ],
)
def test_a_spoilt_file_is_one_clear_line(tmp_path: Path, data: bytes, error: type[OnRecordError], says: str) -> None:
    path = tmp_path / "concepts.yaml"
    path.write_bytes(data)
    with pytest.raises(error, match=says) as raised:
        read_concepts(path)
    assert str(path) in str(raised.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot be read"):
        read_concepts(tmp_path / "concepts.yaml")
