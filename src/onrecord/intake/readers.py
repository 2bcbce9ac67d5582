"""The table of readers: every format that can be taken in."""

from __future__ import annotations

from pathlib import PurePath

from onrecord.errors import InputError
from onrecord.intake.base import Reader
from onrecord.intake.html import Html
from onrecord.intake.markdown import Markdown
from onrecord.intake.plain import Plain

READERS: tuple[Reader, ...] = (Plain(), Markdown(), Html())


def extensions() -> tuple[str, ...]:
    """Every extension that some reader takes, sorted."""
    return tuple(sorted(extension for reader in READERS for extension in reader.extensions))


def reader_for(name: str) -> Reader:
    """The reader of the file called ``name``. Raises ``InputError`` that lists what there is."""
    extension = PurePath(name).suffix.lower()
    for reader in READERS:
        if extension in reader.extensions:
            return reader
    what = f"no reader for {extension} files" if extension else "has no extension, so no reader"
    raise InputError(what, where=name, mend=f"there are {', '.join(extensions())}")
