"""What the top of a text says about the text: date, outlet, title, byline. It is metadata *and* stays in the text.

Only the top counts, and only what stands there by itself: a line that is a date, a labelled line ("Source: …"), a date
before the first sentence, a wire dateline. A date inside a sentence is never taken for the document's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.intake import dates
from onrecord.intake.base import Fact
from onrecord.intake.languages import code_of
from onrecord.model.value import Time

_TOP = 4_000  # code points that may hold header lines
_LINES = 12  # non-empty lines that may be header lines
_TITLE = 160  # code points of the longest title
_VALUE = 200  # code points of the longest outlet or byline
_UNWRAPPED = 100  # a line this long is a whole paragraph, so the lines of the text are not wrapped

_FIELD = {
    "published": "published",
    "published on": "published",
    "publication date": "published",
    "date": "published",
    "dated": "published",
    "posted": "published",
    "posted on": "published",
    "updated": "updated",
    "last updated": "updated",
    "source": "outlet",
    "outlet": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "newspaper": "outlet",
    "by": "byline",
    "author": "byline",
    "byline": "byline",
    "title": "title",
    "headline": "title",
    "language": "language",
    "lang": "language",
    "url": "url",
    "link": "url",
    "timezone": "timezone",
}
_LABEL = re.compile(r"([A-Za-z][A-Za-z ]{1,17}?)[ \t]*:[ \t]*(.+)\Z")
_DATE_LABEL = re.compile(
    r"(?:(?:date|dated|published(?: on)?|publication date|posted(?: on)?)[ \t]*:?)[ \t]+", re.IGNORECASE
)
_BREAK = re.compile(r"[ \t]*(?:[-–—|:·][ \t]+|[-–—][ \t]*$)")
_DATELINE = re.compile(
    r"(?P<city>[A-Z][\w.'’ -]{1,40}?)(?:,[ \t]+(?P<region>[A-Z](?:[^\W\d_]|[.'’ ]){1,30}?))?,[ \t]+"
    r"(?P<date>[^-–—(]{3,24}?)"
    r"[ \t]*(?:\([^()]{1,40}\)[ \t]*)?(?:--|[-–—])(?:[ \t]|$)"
)
_MARK = re.compile(r"[ \t]*(?:[,;|·]|[ \t][-–—])[ \t]+")
_REMARK = re.compile(r"[ \t]*\([^()]{1,40}\)$")  # "(machine translation)"
_SITE = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{2,10}\Z")
_NAME_WORDS = 6  # of the longest masthead
_ABOVE = 3  # words of a masthead that stands in a line of its own
_SMALL = {"of", "and", "the", "&", "for", "de", "la", "le", "del"}
_PAPERS = frozenset(
    """times post herald daily news tribune gazette journal telegraph courier chronicle ledger mail star globe observer
    examiner record review register bulletin dispatch press guardian independent standard sentinel wire radio tv weekly
    monitor today echo argus""".split()  # noqa: SIM905
)
_STOPS = ".!?。！？…:;,"


def facts(text: str) -> dict[str, Fact]:
    """The facts that the top of ``text`` states, by field."""
    out: dict[str, Fact] = {}
    updated: Fact | None = None
    top = list(_top_lines(text))
    for n, (line, following) in enumerate(top):
        whole = dates.whole(line)
        if whole is not None and n < 4:
            out.setdefault("published", whole)
            continue
        found = _labelled_line(line)
        if found:
            updated = found.pop("updated", updated)
            for field, fact in found.items():
                out.setdefault(field, fact)
            continue
        found = _masthead(line, following) if n < 4 else {}
        if found:
            for field, fact in found.items():
                out.setdefault(field, fact)
            continue
        if "title" not in out and _is_title(line, following):
            out["title"] = line
            continue
        # the first line of prose; nothing below it is a header
        before = _prefix(line, is_first=n == 0) or _dateline(line)
        if before is not None:
            out.setdefault("published", before)
        break
    if updated is not None:
        out.setdefault("published", updated)
    return out


def labelled(label: str, value: str) -> dict[str, Fact]:
    """The fact that a line ``label: value`` states; empty when it states none that we know. An update's date is
    returned under ``updated``.
    """
    field = _FIELD.get(" ".join(label.lower().split()))
    if field is None or not value or len(value) > _VALUE:
        return {}
    if field in ("published", "updated"):
        time = dates.whole(value)
        return {} if time is None else {field: time}
    if field == "language":
        code = code_of(value)
        return {} if code is None else {field: code}
    if field == "url":
        return {field: value} if value.startswith(("http://", "https://")) else {}
    return {field: value}


def _labelled_line(line: str) -> dict[str, Fact]:
    match = _LABEL.match(line)
    if match is None:
        if line.lower().startswith("by ") and len(line) < 60 and line[-1] not in _STOPS and line[3:4].isupper():
            return {"byline": line[3:].strip()}
        label = _DATE_LABEL.match(line)
        return labelled("date", line[label.end() :]) if label else {}
    if _FIELD.get(" ".join(match[1].lower().split())) in ("outlet", "byline") and match[2][-1] in "!?。！？…:;,":
        return {}  # prose after a colon, not a header
    return labelled(match[1], match[2].strip())


def _prefix(line: str, *, is_first: bool) -> Time | None:
    """A date before the first sentence: labelled ("date 2031-03-04 The port …"), or set off ("2031-03-04 - The …")."""
    if not is_first:
        return None
    label = _DATE_LABEL.match(line)
    rest = line[label.end() :] if label else line
    found = dates.prefix(rest)
    if found is None:
        return None
    time, length = found
    after = rest[length:]
    sets_off = _BREAK.match(after) is not None
    starts_sentence = (
        bool(re.match(r"[ \t]+[\"“'«(\[]*[^\W\d_]", after)) and not after.lstrip(" \t\"“'«([")[:1].islower()
    )
    is_iso = re.match(r"\d{4}-\d\d-\d\d", rest) is not None
    return time if sets_off or ((label is not None or is_iso) and starts_sentence) else None


def _dateline(line: str) -> Time | None:
    """The date of a wire dateline: with its year where that stands there, else month and day alone."""
    match = _DATELINE.match(line)
    if match is None:
        return None
    return dates.whole(match["date"].strip()) or dates.without_year(match["date"].strip())


def _masthead(line: str, following: str | None) -> dict[str, Fact]:
    """What a line of a name and a date says ("The Harbour Ledger, 4 March 2031"): the date, and the outlet where the
    name is of the kind that papers bear; else it may as well be a town. A paper's name may also stand above the date.
    """
    plain = _REMARK.sub("", line)
    for match in _MARK.finditer(plain):
        name, day = plain[: match.start()].strip(), dates.whole(plain[match.end() :].strip())
        if day is None or not name or len(name.split()) > _NAME_WORDS:
            continue
        if _SITE.match(name) or all(word[:1].isupper() or word in _SMALL for word in name.split()):
            return {"published": day, "outlet": name} if _is_paper(name) else {"published": day}
    is_above_day = following is not None and dates.whole(following) is not None
    is_short = len(line.removeprefix("The ").split()) <= _ABOVE  # a longer one may be a headline in capitals
    return {"outlet": line} if is_above_day and is_short and _is_paper(line) else {}


def _is_paper(name: str) -> bool:
    """A short name that ends as papers' and stations' names do."""
    words = name.split()
    if _SITE.match(name):
        return True  # "harbour-news.org"
    is_name = all(word[:1].isupper() or word in _SMALL for word in words)
    return is_name and 1 < len(words) <= _NAME_WORDS and words[-1].lower() in _PAPERS


def _is_title(line: str, following: str | None) -> bool:
    """A short first line without a final stop, set off from what follows by an empty line or by not being wrapped."""
    if following is None or len(line) > _TITLE or line[0] in "([*<" or _DATELINE.match(line):
        return False
    if line[-1] in _STOPS and not (line[-1] in "?？" and following == ""):
        return False
    if sum(c.isalpha() for c in line) < 4:
        return False
    return (
        following == ""
        or len(following) > _UNWRAPPED
        or dates.whole(following) is not None
        or bool(_labelled_line(following))
    )


def _top_lines(text: str) -> Iterator[tuple[str, str | None]]:
    """The first non-empty lines, stripped, each with the line after it (empty for a blank one, None at the end)."""
    lines = [line.strip("\ufeff\0 \t\r\f\v\u00a0\u3000") for line in text[:_TOP].split("\n")]
    seen = 0
    for n, line in enumerate(lines):
        if not line:
            continue
        following: str | None = lines[n + 1] if n + 1 < len(lines) else None
        if following == "" and not any(lines[n + 1 :]):
            following = None
        yield line, following
        seen += 1
        if seen == _LINES:
            return
