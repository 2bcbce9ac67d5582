"""One small built case, shared by the tests of the verbs."""

from __future__ import annotations

from pathlib import Path

import pytest

import small_story
from onrecord.api import Case


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a built case; not to be changed by a test."""
    folder = tmp_path_factory.mktemp("story")
    with Case.create(folder / "depots", title="Depots") as case:
        case.add(*small_story.write(folder / "reports"))
        case.build()
    return folder / "depots"
