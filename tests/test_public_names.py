"""What ``import onrecord`` gives, and how little it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import onrecord
from onrecord import api, errors
from onrecord.model.entry import REGISTERS


def test_public_names_are_these() -> None:
    assert onrecord.__all__ == [
        "Case",
        "CaseError",
        "CaseLockedError",
        "InputError",
        "ModelMissingError",
        "NotFoundError",
        "OnRecordError",
        "ProfileError",
        "UsageError",
        "VerifyError",
        "__version__",
        "build",
    ]


def test_every_public_name_is_there_and_listed() -> None:
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None
    assert set(onrecord.__all__) <= set(dir(onrecord))


def test_the_door_is_the_api() -> None:
    assert onrecord.Case is api.Case
    assert onrecord.build is api.build


def test_every_error_is_public() -> None:
    tree = {name for name, cls in vars(errors).items() if isinstance(cls, type) and issubclass(cls, Exception)}
    assert tree <= set(onrecord.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(onrecord, "nothing")  # noqa: B009 the checker would refuse the plain spelling


def test_a_case_has_a_method_for_every_register() -> None:
    assert [name for name in REGISTERS if not callable(getattr(api.Case, name, None))] == []


@pytest.mark.parametrize("module", ["onrecord", "onrecord.cli"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    code = (
        f"import sys, {module}; print([name for name in ('spacy', 'numpy', 'pandas', 'rich', 'yaml', 'trafilatura', "
        "'sqlite3', 'onrecord.reading', 'onrecord.pipeline') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
