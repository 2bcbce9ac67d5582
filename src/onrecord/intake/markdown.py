"""Markdown: the text is the file, decoded, marks and front matter included, so offsets are offsets in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.intake import headers
from onrecord.intake.base import Extracted, Fact
from onrecord.intake.encodings import encoding_of

_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n")
_FRONT = 8_192  # code points; front matter is a screenful at most
_HEADING = re.compile(r"#{1,2}[ \t]+(.*?)[ \t]*#*[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Markdown:
    """Reader of ``.md``. Facts come from front matter, the first heading, and header lines as in plain text."""

    format: str = "markdown"
    extensions: tuple[str, ...] = (".md", ".markdown")
    origin: str = "text"
    largest: int = 64 * 1024 * 1024

    def extractor(self) -> tuple[str, str]:
        return ("decode", "1")

    def read(self, data: bytes, name: str) -> Extracted:
        encoding = encoding_of(data, name)
        text = data.decode(encoding)
        return Extracted(text, encoding, _facts(text))


def _facts(text: str) -> dict[str, Fact]:
    front, rest = _split(text)
    found: dict[str, Fact] = {}
    for line in front.splitlines():
        # front matter writes `key: "value"` (YAML) or `key = "value"` (TOML); only flat texts and dates matter here
        key, _, value = line.partition("=" if "=" in line and ":" not in line.partition("=")[0] else ":")
        for field, fact in headers.labelled(key.strip(), value.strip().strip("\"'")).items():
            found.setdefault(field, fact)
    heading = next((line for line in rest.lstrip("\ufeff").splitlines()[:20] if line.strip()), "")
    if match := _HEADING.match(heading.strip()):
        found.setdefault("title", match[1].strip("*_ "))
        rest = rest.partition(heading)[2]
        return {**{k: v for k, v in headers.facts(rest).items() if k != "title"}, **found}
    return {**headers.facts(rest), **found}


def _split(text: str) -> tuple[str, str]:
    """Front matter without its fences, and the rest; no front matter gives an empty first part."""
    start = _FENCE.match(text)
    if start is None:
        return "", text
    end = re.compile(rf"^{re.escape(start[1])}[ \t]*\r?$", re.MULTILINE).search(text, start.end(), _FRONT)
    if end is None:
        return "", text
    return text[start.end() : end.start()], text[end.end() :]
