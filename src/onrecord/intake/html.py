"""Web pages: the main text of a saved page, and what its markup says about it (trafilatura, htmldate).

Nothing is fetched: both libraries are given the bytes alone. Dates are taken from markup and address, never searched
for in the prose. The newest possible date is fixed, so that the answer does not depend on the day of intake.
"""

from __future__ import annotations

import codecs
import re
import warnings
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from onrecord.errors import InputError
from onrecord.intake import dates
from onrecord.intake.base import Extracted, Fact
from onrecord.intake.encodings import encoding_of
from onrecord.intake.languages import code_of

_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}charset|\?xml[^>]{0,100}encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I
)
_HEAD = 4_096  # bytes that may declare the encoding; the HTML standard looks at 1,024
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
# what foreign code raises on markup it did not expect; one odd page must not stop the others
_STUMBLES = (AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_LONG_TAG = re.compile(rb"<[A-Za-z][^<>]{4000,}")
_MOST = 1_000  # words in a tag; the parser's time grows with the square of its attributes
# what the WHATWG Encoding Standard knows; Python has codecs besides that no page may choose ("unicode_escape")
_WEB = re.compile(
    r"utf-8|cp(125\d|866|87\d|932|949)|iso8859-\d+|koi8-[ru]|gb18030|big5(hkscs)?|euc_(jp|kr)|mac-cyrillic"
)
# browsers read these labels as their supersets (WHATWG Encoding Standard)
_SUPERSETS = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}


@dataclass(frozen=True, slots=True)
class Html:
    """Reader of ``.html``, ``.htm``."""

    format: str = "html"
    extensions: tuple[str, ...] = (".html", ".htm")
    origin: str = "page"
    largest: int = 16 * 1024 * 1024  # markup, not text; a page of news is below 1 MB

    def extractor(self) -> tuple[str, str]:
        return ("trafilatura", version("trafilatura"))

    def read(self, data: bytes, name: str) -> Extracted:
        encoding = _encoding(data, name)
        if any(len(tag[0].split()) > _MOST for tag in _LONG_TAG.finditer(data)):
            raise InputError("has a tag of too many attributes", where=name)
        trafilatura, load_html = _library()
        page = load_html(data.decode(encoding).lstrip("\ufeff").replace("\0", " "))
        if page is None:
            raise InputError("is not HTML", where=name)
        found: dict[str, Fact] = {}
        language = (page.get("lang") or page.get("xml:lang") or "").strip()
        if (code := code_of(language)) is not None:
            found["language"] = code
        try:
            main = trafilatura.bare_extraction(
                page, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
            )
        except _STUMBLES:
            raise InputError("is a page that the extractor stumbles over", where=name, mend="save its text") from None
        text = (main.text or "") if main is not None else ""
        if main is None or not text.strip():
            raise InputError("has no main text that could be told from the page around it", where=name)
        if main.date and (time := dates.stated(str(main.date))):
            found["published"] = time[0]
        for field, value in (
            ("title", main.title),
            ("outlet", main.sitename),
            ("url", main.url),
            ("byline", main.author),
        ):
            line = " ".join(str(value or "").split()).removeprefix("@")
            if line and (field != "url" or line.startswith(("http://", "https://"))):
                found[field] = line
        return Extracted(text, encoding, found)


def _library() -> tuple[Any, Any]:
    """trafilatura and its parser, imported when the first page comes: it takes half a second."""
    with warnings.catch_warnings():
        # it imports a download library, which warns of a proxy module that nothing here needs
        warnings.simplefilter("ignore")
        import trafilatura
        from trafilatura.utils import load_html
    return trafilatura, load_html


def _encoding(data: bytes, name: str) -> str:
    """Byte-order mark, then what the page declares if its bytes fit, then the rule for plain text."""
    declared = _DECLARED.search(data[:_HEAD])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            label = codecs.lookup(declared[1].decode("ascii")).name
            label = _SUPERSETS.get(label, label)
            if not _WEB.fullmatch(label):
                return encoding_of(data, name)
            data.decode(label)
        except (LookupError, UnicodeError):
            return encoding_of(data, name)
        return label if data.strip() else encoding_of(data, name)
    return encoding_of(data, name)
