"""The whole error tree, with the exit status that the command line gives for each.

::

    OnRecordError            1   anything of ours that went wrong
    ├── UsageError           2   the call's words do not fit
    ├── InputError           3   a document, sidecar or draft that cannot be taken in
    ├── CaseError            4   the case folder is missing, locked, broken or not a case
    │   └── CaseLockedError  4   another process holds the case
    ├── ProfileError         5   a profile or case.toml that does not fit its schema
    ├── ModelMissingError    6   the language model is not installed or not the pinned one
    ├── VerifyError          7   a quote, text, original or log does not prove out
    └── NotFoundError        8   no such entry, claim, document or register

Every message is one line: what is wrong, where, and how to mend it.
"""

from __future__ import annotations


class OnRecordError(Exception):
    """Base of every error that OnRecord raises on purpose."""

    exit_code = 1

    def __init__(self, what: str, *, where: str | None = None, mend: str | None = None) -> None:
        self.what = what
        self.where = where
        self.mend = mend
        super().__init__(str(self))

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        line = f"{line} ({self.mend})" if self.mend else line
        # one line, whatever a hostile file name holds
        return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)


class UsageError(OnRecordError):
    """The call's words do not fit."""

    exit_code = 2


class InputError(OnRecordError):
    """A document, sidecar or draft that cannot be taken in."""

    exit_code = 3


class CaseError(OnRecordError):
    """The case folder is missing, locked, broken or not a case."""

    exit_code = 4


class CaseLockedError(CaseError):
    """Another process holds the case."""


class ProfileError(OnRecordError):
    """A profile or ``case.toml`` that does not fit its schema."""

    exit_code = 5


class ModelMissingError(OnRecordError):
    """The language model is not installed, or not the pinned one."""

    exit_code = 6


class VerifyError(OnRecordError):
    """A quote, text, original or log does not prove out."""

    exit_code = 7


class NotFoundError(OnRecordError):
    """No such entry, claim, document or register."""

    exit_code = 8
