"""Blocks: the paragraphs and headings of a text, and the cleaned words that the parser is given.

Reports come hard-wrapped at 60 columns, with headings that have no stop, and with white space of every kind. The
parser must see neither line ends nor the seam between a heading and the sentence under it, while every token keeps
its place in the text. So a text is cut into blocks, white space between words is folded to one space, and an
all-capitals heading is given in title case (the name finder cannot read capitals).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LIMIT = 1_000_000  # spaCy refuses longer texts; the rest is counted as unread
_UNSPEAKABLE = re.compile("[\0\ud800-\udfff]")  # no encoder takes lone surrogates; NUL ends strings elsewhere
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_])")
_WORD = re.compile(r"\S+")
# a paragraph ends at an empty line; or at a line end before an indented line, a bullet or an ATX heading
_BREAK = re.compile(r"(?:\r\n|\r|\n)[ \t\ufeff]*(?:(?:\r\n|\r|\n)\s*|(?=#{1,6} |[-*•] ))|\u2029")
# a date or a wire's dateline before the first sentence is no part of it
_LEAD = re.compile(
    r"[\s\ufeff]*(?:(?:date|published|posted|updated)\s*:?\s*)?\d{4}-\d\d?-\d\d?(?:[T ]\d\d:\d\d(?::\d\d)?)?(?=\s)",
    re.IGNORECASE,
)
_DAY = r"(?:, (?:[A-Z][A-Za-z]{2,8}\.? \d{1,2}|\d{1,2}\.? [A-Z][A-Za-z]{2,8}\.?)(?:,? \d{4})?)?"
_DATELINE = re.compile(
    r"[A-Z][A-Z .,'/-]{2,40}"
    r"(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?)?"  # "FORT SAND, West Mora"
    rf"{_DAY}(?: ?\((?P<wire>[A-Z][\w ./-]{{1,30}})\))? ?[-–—] (?=\S)"
)
# whoever is credited behind a town in capitals; an agency or a station also behind another's, or where no town is told
_CREDITS = (
    re.compile(
        rf"[A-Z][A-Z .,'/-]{{2,40}}(?:, [A-Z][a-z]+\.?(?: [A-Z][a-z]+\.?)?)?{_DAY}"
        r" ?\((?P<wire>[A-Z][\w ./-]{1,30})\) ?(?:--|[-–—])\s+(?=\S)"
    ),
    re.compile(
        rf"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?{_DAY} ?)?"
        r"\((?P<wire>AP|UPI|AFP|CNN|dpa|Reuters|Associated Press|Xinhua|Kyodo|TASS|Interfax"
        r"|[KW][A-Z]{2,3}(?:-TV)?(?: ?\d+)?)\) ?(?:--|[-–—])\s+(?=\S)"
    ),
)

_LINE = re.compile(r"\r\n|\r|\n")
_FINAL = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*$")
_SEAM = re.compile(r"([a-z]{4,})([A-Z][a-z]{3,}[.,;:]?)$")
_RUN_ON = re.compile(r"([^\W\d_]*[a-z]{3}[.!?])([\"“”]?)(?=[A-Z][a-z]{1,15}\b|[AI]\b)")
_WRAP_WIDTH = 50  # a wrapped line is at least this long; a shorter line before a break is a line of its own
_WIDEST_WRAP = 120
_TOP = 12  # blocks, one of which may begin with the dateline
_TICKER = re.compile(r"<[A-Z][A-Z0-9.]{0,9}>(?P<rest>[,.;:]?)")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "if",
        "in",
        "into",
        "nor",
        "of",
        "off",
        "on",
        "onto",
        "or",
        "over",
        "per",
        "the",
        "to",
        "up",
        "via",
        "vs",
        "with",
    ]
)


@dataclass(frozen=True, slots=True)
class Block:
    """``[start, end)`` of the text. ``heading``: short and without a final stop. ``is_capitals``: all in capitals."""

    start: int
    end: int
    heading: bool
    is_capitals: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The folded text for the parser and, for each of its code points, the place in the document's text."""

    folded: str
    place: list[int]


def cut(text: str) -> list[Block]:
    """The blocks of ``text[:LIMIT]``, in order, without the white space around them."""
    body = text[:LIMIT]
    lead = _LEAD.match(body)
    edges = [0, lead.end(), lead.end()] if lead else [0]
    for match in _BREAK.finditer(body):
        edges += [match.start(), match.end()]
    edges.append(len(body))
    blocks = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        blocks += _split_lines(body, start, end)
    return blocks


def wire(text: str) -> tuple[int, int] | None:
    """The span of the agency that the first dateline credits ("PORTVALE, May 4 (Agency) -"), if one does."""
    for block in cut(text)[:_TOP]:
        match = _dateline(text, block.start, len(text))
        if match and match.group("wire"):
            return match.span("wire")
    return None


def _dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    found = (pattern.match(text, start, end) for pattern in (_DATELINE, *_CREDITS))
    return next((match for match in found if match is not None), None)


def _split_lines(text: str, start: int, end: int) -> list[Block]:
    """One paragraph, or its lines where they are plainly not the wrapping of one sentence."""
    lines = []
    at = start
    for match in _LINE.finditer(text, start, end):
        lines.append((at, match.start()))
        at = match.end()
    lines.append((at, end))
    # lines this long were never wrapped: each is a paragraph, as page readers give them
    is_wrapped = all(last - first <= _WIDEST_WRAP for first, last in lines)
    runs: list[list[int]] = []
    for first, last in lines:
        piece = text[first:last].strip()
        if not piece:
            continue
        if runs and is_wrapped and not _ends_run(text[runs[-1][2] : runs[-1][1]].strip(), piece):
            runs[-1][1], runs[-1][2] = last, first
        else:
            runs.append([first, last, first])
    blocks = []
    for first, last, _ in runs:
        dateline = _dateline(text, first, last)
        if dateline and dateline.end() < last - 20:
            blocks.append(_block(text, first, dateline.end()))
            first = dateline.end()
        blocks.append(_block(text, first, last))
    return [block for block in blocks if block is not None]


def _ends_run(line: str, following: str) -> bool:
    """True when ``line`` is a unit of its own: short, so not wrapped, and closed by a stop or followed by a capital."""
    return (
        len(line) < _WRAP_WIDTH
        and (bool(_FINAL.search(line)) or following[:1].isupper())
        and len(line) > 0
        and (len(following) >= _WRAP_WIDTH or not following[:1].islower())
    )


def _block(text: str, start: int, end: int) -> Block | None:
    while start < end and (text[start].isspace() or text[start] in "\ufeff\0"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\ufeff\0"):
        end -= 1
    if start == end:
        return None
    piece = text[start:end]
    letters = [c for c in piece if c.isalpha()]
    capitals = len(letters) > 7 and sum(c.isupper() for c in letters) > 0.9 * len(letters)
    heading = len(piece) < 160 and not _FINAL.search(piece.rstrip(" *_#"))
    return Block(start, end, heading, capitals and len(piece) < 200)


def fold(text: str, block: Block) -> Words:
    """``block`` with white space folded to single spaces and Markdown marks dropped, with the place of each letter."""
    parts: list[str] = []
    place: list[int] = []
    quotes = 0
    for n, match in enumerate(_WORD.finditer(text, block.start, block.end)):
        word, at = _UNSPEAKABLE.sub("\N{REPLACEMENT CHARACTER}", match.group()), match.start()
        word = _APOSTROPHE.sub("'", word)  # the parser takes the curly one in "don’t" for part of a pronoun
        lead = len(word) - len(word.lstrip("*_#`\ufeff\u200b"))
        word, at = word[lead:], at + lead
        word = word.rstrip("*_`\u200b")
        ticker = _TICKER.fullmatch(word)
        if ticker:  # "Acme <ACM>, said": a mark for machines, which the parser would take for the name
            rest = ticker.group("rest")
            parts.append(rest)
            place.extend(range(at + len(word) - len(rest), at + len(word)))
            continue
        if not word:
            continue
        if parts:
            parts.append(" ")
            place.append(place[-1] + 1)
        if block.is_capitals:
            word = _lower_capitals(word, is_first=n == 0)
        seam = _seam(word, is_quoted=quotes % 2 == 1)
        quotes += word.count('"')
        if seam:
            parts += [word[:seam], " ", word[seam:]]
            place.extend(range(at, at + seam))
            place.append(at + seam - 1)
            place.extend(range(at + seam, at + len(word)))
            continue
        parts.append(word)
        place.extend(range(at, at + len(word)))
    return Words("".join(parts), place)


def _seam(word: str, *, is_quoted: bool) -> int:
    """Where two words are run together, 0 for none: "orderPublished", as translators leave them, and 'door."Police', as
    page readers leave two paragraphs; the straight mark between them closes the quotation that is open.
    """
    match = _SEAM.match(word)
    if match:
        return match.end(1)
    stop = _RUN_ON.match(word)
    if stop is None or "www." in word or "/" in word or "@" in word:
        return 0
    return stop.end(2) if stop[2] == "”" or (stop[2] == '"' and is_quoted) else stop.end(1)


def _lower_capitals(word: str, *, is_first: bool) -> str:
    """Title case that keeps the length: abbreviations with stops stay ("U.S.")."""
    if "." in word[:-1]:
        return word
    low = word.lower()
    if len(low) != len(word):  # a letter whose lower case is longer
        return word
    if low in _SMALL and not is_first:
        return low
    for i, char in enumerate(low):
        if char.isalpha():
            titled = low[:i] + char.upper() + low[i + 1 :]
            return titled if len(titled) == len(word) else word
    return word
