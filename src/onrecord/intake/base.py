"""The contract of a reader: bytes of one format in, text and what the format says about the document out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from onrecord.model.value import Time

Fact = str | bool | Time
Facts = Mapping[str, Fact]

FACTS = (
    "outlet",
    "published",
    "published_at",
    "language",
    "title",
    "url",
    "byline",
    "machine_translated",
    "translation_of",
    "timezone",
)
"""What can be known about a document's origin: the fields of ``Document`` that are neither text nor identity."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a reader gives.

    ``text``: the document's text; every offset in the record counts its code points. ``encoding``: the Python name of
    the encoding that the bytes were read in. ``facts``: what the document says about itself, by field of ``FACTS``.
    """

    text: str
    encoding: str
    facts: Facts = field(default_factory=dict)


class Reader(Protocol):
    """A reader of one format; one module a format, and one line in the table ``readers.READERS``.

    ``format``: its name, as ``Document.format``. ``extensions``: lower case, with the dot. ``origin``: where its facts
    come from, as ``Document.origin`` says it (``text`` or ``page``). ``extractor``: name and version of what makes the
    text, kept with it, so that another version is seen to be another. ``largest``: bytes it takes.
    """

    @property
    def format(self) -> str: ...

    @property
    def extensions(self) -> tuple[str, ...]: ...

    @property
    def origin(self) -> str: ...

    @property
    def largest(self) -> int: ...

    def extractor(self) -> tuple[str, str]: ...

    def read(self, data: bytes, name: str) -> Extracted:
        """The text in ``data``. Raises ``InputError`` with ``where=name`` when there is none to be had. Pure: the
        same bytes give the same answer on any day and machine, and nothing is fetched.
        """
        ...
