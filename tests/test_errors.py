"""The error tree: drawn in its docstring, one exit code each, one line each."""

from __future__ import annotations

import inspect

import pytest

from onrecord import errors

TREE = [cls for _, cls in inspect.getmembers(errors, inspect.isclass) if issubclass(cls, errors.OnRecordError)]


@pytest.mark.parametrize("error", TREE, ids=lambda cls: cls.__name__)
def test_each_error_stands_in_the_drawing_with_its_exit_code(error: type[errors.OnRecordError]) -> None:
    drawn = [line for line in (errors.__doc__ or "").splitlines() if f"{error.__name__} " in line]
    assert len(drawn) == 1
    assert f" {error.exit_code} " in drawn[0]


def test_the_tree_has_the_codes_that_scripts_rely_on() -> None:
    codes = {cls.__name__: cls.exit_code for cls in TREE}
    assert codes == {
        "CaseError": 4,
        "CaseLockedError": 4,
        "InputError": 3,
        "ModelMissingError": 6,
        "NotFoundError": 8,
        "OnRecordError": 1,
        "ProfileError": 5,
        "UsageError": 2,
        "VerifyError": 7,
    }


def test_a_message_says_where_what_and_how_to_mend_it() -> None:
    assert str(errors.InputError("is empty", where="a.txt", mend="leave it out")) == "a.txt: is empty (leave it out)"


def test_a_message_is_one_line_whatever_a_file_is_called() -> None:
    text = str(errors.InputError("is empty", where="a\nonrecord: all is well\x1b[2J.txt"))
    assert "\n" not in text
    assert "\x1b" not in text
