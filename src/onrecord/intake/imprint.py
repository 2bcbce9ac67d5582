"""The outlet that a page prints of itself where neither header nor page data state it.

Three places are looked at: behind the title's last bars and dashes ("… - KXYZ News"), the rights line ("Copyright 2031
KXYZ. All rights reserved") and who the writers write for ("By A. Quay, Harbour Times Staff"). All name the same, or
nothing is said. An agency in a rights line or byline is where a report comes from, not who publishes the page; so is a
company that owns many outlets. What stands in a list of other stories is not looked at, but for the page's own foot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

import yaml

TITLE, RIGHTS, STAFF = "title", "rights", "staff"
_HEAD, _FOOT = 15, 12  # non-empty lines at either end that may name who the writers write for
_LINE = 300  # code points of the longest line that is a notice
_BARS = re.compile(r"\s+[-–—|:·•]+\s+|\s*[|•]\s*")
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-?(?:TV|DT|FM|AM)|-?\d{1,2}(?:TV)?)?(?:\.com)?", re.ASCII)
_DOMAIN = re.compile(r"[\w-]{3,30}\.(?:com|net|org|news|tv|co\.uk|ie|ca|au|nz|de|eu)", re.ASCII | re.IGNORECASE)
_CHANNEL = re.compile(r"(?:[A-Za-z]+)?-?\d{1,2}[A-Za-z]*")
_TOWN = re.compile(r"(?:,|:|(?<=com)-)(?=\s?[A-Z])")  # "KXYZ.com, Eastern News, Weather", "kxyz.com-Northgate News"
_ORDINALS = ("st", "nd", "rd", "th")
_WORD = r"(?:[A-Z0-9][\w'’&.-]*|of|the|and|&)"
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{0,6}})"
_YEAR = r"(?:19|20)\d\d(?:\s?[-–]\s?\d{2,4})?"
_SIGN = r"(?:copyright|©|\(c\))(?:\s*(?:©|\(c\)|copyright))?"
_RIGHTS = re.compile(
    rf"[\s(*_|]*(?:TM (?:&|and|&amp;) )?(?i:{_SIGN})\s*(?:(?P<year>{_YEAR}),?\s*)?(?i:by |the )*"
    rf"(?P<names>[^.(,;|\n]{{2,80}}(?:\.(?:com|net|org|co\.uk)\b)?)(?P<after>.*)"
)
_NAMED_LAST = re.compile(rf"(?P<names>.{{2,60}}?),? (?P<year>{_YEAR})\s*$")
_RESERVED = re.compile(r"[\s,–-]*\ball rights.*", re.IGNORECASE)
_WRITERS = (
    re.compile(rf"(?i:by )[A-Z][\w.'’ -]{{3,60}}?(?:,| \||/) ?{_NAME} [Ss]taff(?: [Ww]riters?| [Rr]eporters?)?\s*$"),
    re.compile(rf"[-–—\s]*(?i:from |by )?{_NAME} [Ss]taff [Rr]eports?\s*$"),
    re.compile(rf"[A-Z].{{3,80}}? (?:is|are) an? {_NAME} (?:staff )?(?:writers?|reporters?)\b"),
    re.compile(
        rf"[A-Z].{{3,80}}? (?:is|are) (?:a )?(?:staff )?(?:writers?|reporters?) (?:for|with|at) {_NAME}(?=[.,]|$)"
    ),
    re.compile(rf"[-–—\s]*(?i:contact|call|e-?mail|reach) (?i:the ){_NAME} (?i:newsroom|news desk)\b"),
)
_OTHERS = re.compile(
    r"[\W_]*(?:related|more (?:from|on|news|stories|headlines)|most (?:read|popular|viewed)|trending|recommended"
    r"|you may|also on|around the web|from the web|latest (?:news|stories)|top stories|advertisement|sponsored"
    r"|read (?:more|next))",
    re.IGNORECASE,
)


@cache
def _words(name: str) -> frozenset[str]:
    table = yaml.safe_load(resources.files(__package__).joinpath("imprint.yaml").read_text("utf-8"))
    return frozenset(table[name])


def outlet(text: str, title: str | None = None) -> tuple[str, str] | None:
    """The outlet that ``text``, or its ``title``, prints of itself, and where: ``title``, ``rights``, ``staff``.

    None where nothing names one, and where two places name two.
    """
    lines = [line.strip("\ufeff\0 \t\r\f\v\u00a0\u3000") for line in text.split("\n")]
    lines = [line for line in lines if line]
    heading = title if title is not None else next(iter(lines[1:] and lines[:1]), "")
    found: list[tuple[str, str]] = []
    if (named := _titled(heading, lines)) is not None:
        found.append((named, TITLE))
    found += ((named, RIGHTS) for named in _rights(lines))
    found += ((named, STAFF) for named in _staff(lines))
    if not found or any(not _is_one(found[0][0], other) for other, _ in found[1:]):
        return None
    return found[0]


def _titled(title: str, lines: list[str]) -> str | None:
    """The name behind the headline: the first that is plainly a station's or a site's, else the last paper's.

    A heading in capitals, and the second half of a headline with a capital to each word ("Blast Near Camp - Raid on
    Border Post"), look like names: there the page has to name it again.
    """
    headline, *rest = _BARS.split(title)
    if title.isupper():
        return None
    parts = [_TOWN.split(part)[0].rstrip(".") for part in rest]
    named = [part for part in parts if _is_capitalised(part)]
    sure = next((part for part in named if _is_station(part)), None)
    if sure is not None:
        return sure
    words = headline.split()
    is_sentence = sum(word.islower() for word in words) * 2 > len(words)
    again = {part for part in named if any(part in line for line in lines[1:])}
    papers = [part for part in named if _is_paper(part) and (is_sentence or part in again or part.startswith("The "))]
    papers = papers or [part for part in named if _is_weak(part) and part in again]
    return papers[-1] if papers else None


def _rights(lines: list[str]) -> Iterator[str]:
    for line in lines:
        match = _RIGHTS.match(line) if len(line) <= _LINE else None
        if match is None:
            continue
        names = _RESERVED.sub("", match["names"]).strip(" -–—")
        last = _NAMED_LAST.match(names)
        if match["year"] is None and last is None and not re.search(r"all rights reserved", line, re.IGNORECASE):
            continue
        if re.match(r"[\s,.]*(?i:inc|llc|ltd|corp)\b", match["after"]):
            continue  # a company's
        for name in re.split(r"\s*/\s*", last["names"] if last is not None else names):
            if (
                _is_capitalised(name)
                and not _is_relayed(name)
                and (_is_station(name) or _is_paper(name) or _is_weak(name))
            ):
                yield name


def _staff(lines: list[str]) -> Iterator[str]:
    own = next((n for n, line in enumerate(lines) if n and len(line) < 60 and _OTHERS.match(line)), len(lines))
    lines = lines[:own]
    ends = lines if len(lines) <= _HEAD + _FOOT else lines[:_HEAD] + lines[-_FOOT:]
    for line in ends:
        for pattern in _WRITERS if len(line) <= _LINE else ():
            match = pattern.match(line)
            if match is None:
                continue
            name = re.sub(r"^(?:The|the) ", "", match["name"])
            if not _is_relayed(name) and _is_capitalised(name):
                yield name


def _is_capitalised(name: str) -> bool:
    parts = name.split()
    if not 0 < len(parts) <= 7 or re.fullmatch(r"\d{3,}|of|and|&", parts[0]) or "and" in parts:
        return False
    return _DOMAIN.fullmatch(parts[0]) is not None or all(re.fullmatch(_WORD, part) for part in parts)


def _is_relayed(name: str) -> bool:
    """True for an agency, and for a company that owns many outlets."""
    low = _bare(name)
    tail = low.split()[-1] if low else ""
    return low in _words("agencies") or tail in _words("agency_tails") or bool(_words("companies") & set(low.split()))


def _is_station(name: str) -> bool:
    """True for a call sign, a web address, a network's news, and a network, channel or "News" with its number."""
    parts = name.split()
    low = [part.lower() for part in parts]
    if any(_CALL_SIGN.fullmatch(part) and part.lower() not in _words("not_signs") for part in parts):
        return True
    if len(parts) == 1 and _DOMAIN.fullmatch(name):
        return True
    numbers = [part for part in low if _CHANNEL.fullmatch(part) and part.strip("0123456789-") not in _ORDINALS]
    on_air = _words("networks") | {"channel", "news", "tv"}
    if numbers and on_air & {re.sub(r"[\d-]+", "", part) for part in low} and len(parts) <= 5:
        return True
    return len(parts) == 2 and low[0] in _words("networks") and low[1] == "news"


def _is_paper(name: str) -> bool:
    """True for "Harbour Times", "Evening Post of Quayside"; not for a section or a genre."""
    parts = _bare(name).split()
    return len(parts) > 1 and parts[-1] in _words("tails") and not _words("sections") & set(parts[:-1])


def _is_weak(name: str) -> bool:
    """True for "Harbour News" and "ABC Quayside", which may be a section of another's page or a part of a headline."""
    parts = _bare(name).split()
    before = [part for part in parts[:-1] if part not in _words("weak_tails")]
    if parts[:1] and parts[0] in _words("networks"):
        return 1 < len(parts) <= 3 and name.split()[0].isupper()
    return bool(before) and parts[-1] in _words("weak_tails") and not _words("sections") & set(before)


def _is_one(name: str, other: str) -> bool:
    """True for names of one: "KXYZ" and "KXYZ-TV", "KXYZ5" and "KXYZ 5 News", "Quay Post" and "quaypost.com"."""
    mine, theirs = _marks(name), _marks(other)
    if mine <= theirs or theirs <= mine:
        return True
    flat, its = "".join(_bare(name).split()), "".join(_bare(other).split())
    return flat.removesuffix("com") == its.removesuffix("com")


def _marks(name: str) -> set[str]:
    parts = re.findall(r"[^\W\d_]+|\d+", _bare(name))
    return set(parts) - {"tv", "dt", "com", "www", "the", "of", "news"} or set(parts)


def _bare(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split()).removeprefix("the ").strip(" .")
