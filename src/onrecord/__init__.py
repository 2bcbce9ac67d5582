"""OnRecord: reads the reports on one unfolding story and builds the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import (
    CaseError,
    CaseLockedError,
    InputError,
    ModelMissingError,
    NotFoundError,
    OnRecordError,
    ProfileError,
    UsageError,
    VerifyError,
)
from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.api import Case, build

__all__ = [
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


def __getattr__(name: str) -> object:
    # the door to the engine opens at its first use, so that importing the package costs nothing
    if name in ("Case", "build"):
        from onrecord import api

        return getattr(api, name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
