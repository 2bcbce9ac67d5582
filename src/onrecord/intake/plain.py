"""Plain text: the text is the file, decoded; nothing is stripped, so offsets are offsets in the file."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.intake import headers
from onrecord.intake.base import Extracted
from onrecord.intake.encodings import encoding_of


@dataclass(frozen=True, slots=True)
class Plain:
    """Reader of ``.txt``. Facts come from the header lines at the top, which stay in the text."""

    format: str = "plain"
    extensions: tuple[str, ...] = (".txt",)
    origin: str = "text"
    largest: int = 64 * 1024 * 1024

    def extractor(self) -> tuple[str, str]:
        return ("decode", "1")

    def read(self, data: bytes, name: str) -> Extracted:
        encoding = encoding_of(data, name)
        text = data.decode(encoding)
        return Extracted(text, encoding, headers.facts(text))
