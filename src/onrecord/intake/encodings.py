"""Which encoding a file is in, by a rule that can be said in one breath, and never by a guess at its language.

In this order: UTF-8 where the bytes are strictly UTF-8 (a byte-order mark stays, as U+FEFF); UTF-16 where a byte-order
mark says so (stored as ``utf-16-le`` or ``utf-16-be``, so that the mark stays too); Windows-1252 where it defines every
byte; Latin-1 otherwise. The last two only where most bytes are ASCII, as in Western European prose: anything else
would give a text of the wrong letters, and is refused. ``data.decode(encoding)`` is the text, exactly.

NUL is a character like another: it stays in the text as U+0000 and counts one code point. Lone surrogates cannot come
from strict decoding; UTF-16 that holds one is refused.
"""

from __future__ import annotations

import codecs

from onrecord.errors import InputError

_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "RTF"),
)
_FOREIGN = 0.30  # share of non-ASCII bytes; Western European prose stays below 0.15, other 8-bit scripts above 0.5
_CONTROLS = 0.10  # share of control characters; prose has none but line ends and tabs
_LINE_CONTROLS = frozenset("\t\n\v\f\r")
_MEND = "save it as UTF-8 text"


def encoding_of(data: bytes, name: str) -> str:
    """The encoding of ``data``. Raises ``InputError`` for empty files, binary files and unreadable encodings."""
    if not data:
        raise InputError("is empty", where=name)
    for start, what in _MAGIC:
        if data.startswith(start):
            raise InputError(f"is {what}, not text", where=name, mend=_MEND)
    encoding = _decodable(data, name)
    text = data.decode(encoding)
    if not text.strip("\ufeff\0 \t\n\v\f\r"):
        raise InputError("holds no text", where=name)
    controls = sum(1 for c in text if c < " " and c not in _LINE_CONTROLS)
    if controls > _CONTROLS * len(text):
        raise InputError("looks like binary data, not text", where=name, mend=_MEND)
    return encoding


def _decodable(data: bytes, name: str) -> str:
    if _decodes(data, "utf-8"):
        return "utf-8"
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            if _decodes(data, encoding):
                return encoding
            raise InputError("starts as UTF-16 but is not UTF-16 throughout", where=name, mend=_MEND)
    if sum(byte > 127 for byte in data) > _FOREIGN * len(data):
        raise InputError("is in an encoding that cannot be told from its bytes", where=name, mend=_MEND)
    return "cp1252" if _decodes(data, "cp1252") else "latin-1"


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
