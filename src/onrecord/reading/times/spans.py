"""Finds the words of time expressions. What day they mean is worked out in ``anchor``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.model.tokens import Tokens
from onrecord.reading.times.addresses import is_house
from onrecord.reading.times.classes import letters
from onrecord.reading.times.lexicon import words

# order matters: at each place the first shape that fits and passes its checks wins
SHAPES: tuple[tuple[str, str], ...] = (
    ("iso", r"Yhdhd(?![hd])|I"),
    ("slash", r"S"),
    ("days", r"(?P<m>m)t?(?P<d>[de])[ho](?P<d2>[de])(?:c?(?P<y>Y))?"),
    ("days", r"(?:t?(?P<d>[de])[ho&]t?(?P<d2>[de])f?(?P<m>m)(?:c?(?P<y>Y))?)"),
    ("day", r"(?P<r>r)(?P<m>m)(?P<d>[de])(?![hc]?[dY])"),
    ("day", r"(?:(?P<w>w)c?)?(?P<m>m)t?(?P<d>[de])(?:c?(?P<y>Y)|f?(?P<r>r)(?P<u>u))?(?![d])"),
    ("day", r"(?:(?P<w>w)c?)?t?(?P<d>[deO])(?:s?)f?(?P<m>m)(?:c?f?(?P<y>Y)|f?(?P<r>r)(?P<u>u))?"),
    ("month", r"(?:t?pft?|ph?|t)?(?P<m>m)(?:c?f?|f?(?:r))(?P<y>Y)"),
    ("month", r"(?:t?pft?|ph?)?(?P<m>m)f?t?(?P<r>r)(?P<u>u)"),
    ("month", r"(?:t?pft?|ph?)?(?P<r>r)(?P<m>m)"),
    ("month", r"(?:t?pft?|ph?i?)?(?P<m>m)(?!h?[w])"),
    ("quarter", r"t?(?P<o>O)h?(?P<q>[qH])(?:f?(?:(?P<y>Y)|t?(?P<r>r)u))?"),
    ("quarter", r"(?P<o>Q)(?:f?(?P<y>Y))?"),
    ("relative", r"(?:ph?|tpft?|t)?(?P<r>r)(?P<q>q)"),
    ("century", r"t(?:ph?)?(?P<o>[eO])h?(?P<u>u)"),
    ("season", r"(?:t?pft?|ph?|t)?(?P<r>r)(?P<z>z)(?:f?(?P<y>Y))?"),
    ("season", r"(?:t?pft?|ph?|t)?(?P<z>z)f?(?P<y>Y)"),
    ("season", r"it?(?P<z>z)(?!f?Y)"),
    ("years", r"(?P<y>Y)[ho&](?P<y2>Y|d|n)"),
    ("year", r"(?:t?pft?|ph?i?)?(?P<y>Y)"),
    ("decade", r"t?(?:ph?)?(?P<k>K)"),
    ("weekday", r"(?P<r>r)(?P<w>w)[Pu]?"),
    ("weekday", r"(?P<w>w)P?f?(?P<r>r)(?P<u>u)"),
    ("weekday", r"(?:ph?)?(?P<w>w)[Pu]?"),
    ("deictic", r"(?P<t>T)P?"),
    ("daypart", r"(?P<r>r)P"),
    ("daypart", r"(?P<r>r)(?P<u>u)(?=P)P"),
    ("fiscal", r"t?Fu?(?P<y>[YI])(?:h(?P<y2>[dn]))?"),
    ("opening", r"t?(?:(?P<o>O)|(?P<r>r))(?P<n>[dn])(?P<u>u)ft?(?P<y>Y)"),
    ("same", r"[gp]?t?j(?P<u>u|P)"),
    ("beside", r"t(?P<u>u)(?P<b>b)"),
    ("ago", r"(?:(?P<n>[dnYa])|a?Vf?)h?(?P<u>[uq])(?P<g>g)"),
    ("relative", r"(?:t?pft?|ph?|g)?t?(?P<r>r)r?(?:(?P<n>[dn])|Vf?)?h?(?P<u>[uq])"),
    ("relative", r"t?pft(?P<u>u)"),
    ("relative", r"t(?P<u>u)"),
    ("set", r"v(?P<n>[dnO])?[uw](?:[c&]w)*"),
    ("set", r"ka(?P<u>u)|kv(?P<u2>u)"),
    ("set", r"(?P<y>y)"),
    ("set", r"(?P<w>W)P?"),
    ("duration", r"(?P<n0>[dn])[loh](?P<n>[dn])h?(?P<u>[uq])"),
    ("duration", r"(?P<n>[dn])(?:&aH)?h?(?P<u>[uq])"),
    ("duration", r"a?Vf?(?P<u>[uq])"),
    ("duration", r"(?P<n>a)(?P<u>[uq])"),
    ("ordinal", r"t(?P<d>e)"),
    ("clock", r"x[AP]*|dA+P?|P"),
)
_SHAPES = tuple((name, re.compile(pattern)) for name, pattern in SHAPES)
_OPENERS = frozenset("YISmdnawtpQvrTxKieVOgzFjkyWP")
_ANCHORS = re.compile(r"[YISmwTKuQxeqzyWP]|dA|[iYr]z")


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens ``[first, last)`` of a time expression and the tokens of its fields (-1: absent)."""

    first: int
    last: int
    shape: str
    fields: tuple[tuple[str, int], ...]
    part: str | None = None
    relation: str | None = None
    to: Found | None = None

    def at(self, name: str) -> int:
        """The token of a field, or -1."""
        return next((token for key, token in self.fields if key == name), -1)


def find(tokens: Tokens) -> tuple[Found, ...]:
    """Every time expression, in order, without overlaps."""
    line = letters(tokens)
    out: list[Found] = []
    for sentence in tokens.sentences:
        piece = line[sentence.first : sentence.last]
        if _ANCHORS.search(piece):
            out += _joined(tokens, list(_scan(tokens, line, sentence.first, sentence.last)))
    return tuple(out)


_COUNTING = frozenset(["duration", "relative", "ago", "set"])


def taken(tokens: Tokens) -> frozenset[int]:
    """Tokens of dates and times of day: their numbers count nothing. The number of "three months ago" counts months."""
    return frozenset(
        i for found in find(tokens) if found.shape not in _COUNTING for i in range(found.first, found.last)
    )


def _scan(tokens: Tokens, line: str, first: int, last: int) -> Iterator[Found]:
    at = first
    while at < last:
        if line[at] not in _OPENERS:
            at += 1
            continue
        for name, shape in _SHAPES:
            match = shape.match(line, at, last)
            if match is None:
                continue
            fields = tuple((k, match.start(k)) for k, v in match.groupdict().items() if v is not None)
            found = _check(tokens, line, Found(at, match.end(), name, fields))
            if found is not None:
                yield _dress(tokens, line, found)
                at = found.last
                break
        else:
            at += 1


def _check(tokens: Tokens, line: str, found: Found) -> Found | None:
    """The expression, trimmed; or None when the words only look like one."""
    first, last, shape = found.first, found.last, found.shape
    if shape == "iso" and last - first > 1:
        return found if tokens.end[last - 1] - tokens.start[first] == 10 else None
    if shape == "day" and found.at("y") < 0 and line[found.at("d")] == "d" and found.at("m") < found.at("d"):
        return _without_count(tokens, found)
    if shape == "day" and line[found.at("d")] == "O" and line[first] == "O" and line[found.at("d") + 1] != "f":
        return None
    if shape in ("day", "month") and found.at("u") >= 0 and tokens.lower[found.at("u")] != "year":
        return None
    if shape == "year":
        return found if _is_year(tokens, line, found) else None
    if shape == "years":
        return found if _is_years(tokens, line, found) else None
    if shape == "decade" and not tokens.word[found.at("k")][:4].isdigit():
        # "the 90s" is a decade; "in his 90s" is an age, "the low 80s" a temperature
        k = found.at("k")
        before = tokens.lower[k - 1] if k else ""
        if "PRP$" in tokens.tag[max(0, first - 4) : k]:
            return None
        if before in ("'", "’") and k == first:  # "wanted '50s and 100s'" opens a quotation
            before = tokens.lower[k - 2] if k > 1 else ""
            return found if before in _DECADE_LEADS else None
        return found if before in ("the", "early", "mid", "late", "'", "’", "-") or k > first else None
    if shape == "century":
        return found if tokens.lower[found.at("u")].startswith("centur") else None
    if shape == "quarter" and line[found.at("q")] == "H" and last == found.at("q") + 1:
        return None
    if shape == "days" and line[found.at("d2") - 1 if line[found.at("d2") - 1] != "t" else found.at("d2") - 2] == "&":
        # "12 and 13 May" is one stretch of days; "12 and 20 May" are two dates, the first without its month
        return found if _digits(tokens, found.at("d2")) - _digits(tokens, found.at("d")) == 1 else None
    if shape in ("same", "beside", "clock", "set", "opening", "fiscal") and not _is_sound(tokens, line, found):
        return None
    if shape in ("relative", "weekday") and _is_other_last(tokens, line, found):
        return None
    if shape == "ordinal":
        d = found.at("d")
        following = tokens.tag[d + 1] if d + 1 < len(tokens) else ""
        is_modifier = tokens.head[d] > d and tokens.dep[d] in ("amod", "nummod", "compound", "nmod", "det")
        return None if is_modifier or following.startswith(("NN", "JJ", "HYPH", "CD")) else found
    if shape == "duration" and line[found.at("n")] == "a" if found.at("n") >= 0 else False:
        before = tokens.lower[first - 1] if first else ""
        return found if before in ("for", "within", "over", "after", "almost", "nearly", "about", "than") else None
    if shape == "duration" and _is_age(tokens, last):
        return None
    if shape == "season" and found.at("y") < 0 and found.at("r") < 0 and tokens.word[found.at("z")][:1].isupper():
        return None  # "in Spring" is a town, or a title
    if shape == "relative" and found.at("r") < 0 and found.at("q") < 0:
        unit = tokens.lower[found.at("u")]
        return found if unit == "weekend" or (last - first > 2 and unit in ("week", "month", "year")) else None
    if shape == "deictic" and first and tokens.word[first - 1] in ('"', "“", "‘") and _is_quoted_alone(tokens, first):
        return None  # the name of a programme
    is_led = first > 0 and tokens.tag[first - 1] == "NNP" and tokens.sentence_of[first - 1] == tokens.sentence_of[first]
    if shape == "deictic" and is_led and tokens.word[found.at("t")][0].isupper():
        return None  # a newspaper's name
    if shape == "duration" and tokens.lower[last - 1] == "second":
        return None
    return found


def _digits(tokens: Tokens, at: int) -> int:
    return int("".join(c for c in tokens.word[at] if c.isdigit()) or 0)


def _is_sound(tokens: Tokens, line: str, found: Found) -> bool:
    """Checks of the shapes that other words easily take on."""
    first, last, shape = found.first, found.last, found.shape
    following = tokens.tag[last] if last < len(tokens) else "."
    if shape == "same":
        if tokens.lower[last - 2] == "that" and tokens.tag[last - 2] not in ("DT", "WDT"):
            return False
        unit = tokens.lower[last - 1]
        return unit in ("day", "week", "month", "year", "weekend") or line[last - 1] == "P" or unit == "night"
    if shape == "beside":
        if tokens.lower[found.at("u")] not in ("day", "night", "week", "month", "year"):
            return False
        return following in (".", ",", ":", "CC", "IN", "''", "-RRB-", "VBD", "VBZ", "MD") or last == len(tokens)
    if shape == "clock" and line[first] == "x" and "A" not in line[first:last] and tokens.lower[last - 1][-1:] != "m":
        before = tokens.lower[first - 1] if first else ""
        return before in _CLOCK_BEFORE  # else a score, or how long a film is
    if shape == "clock" and line[first] == "P":
        return tokens.lower[first] in ("noon", "midnight", "midday")
    if shape == "set" and line[first] == "y":
        return tokens.word[first].islower()
    if shape == "opening":
        return tokens.lower[found.at("u")].startswith("month") and _digits_or_word(tokens, found.at("n")) < 12
    return True


def _is_quoted_alone(tokens: Tokens, at: int) -> bool:
    return at + 1 < len(tokens) and tokens.word[at + 1] in ('"', "”", "’") and tokens.word[at][:1].isupper()


_CLOCK_BEFORE = frozenset(
    ["at", "around", "about", "by", "before", "after", "until", "from", "to", "since", "near", "approximately", "and"]
)


def _digits_or_word(tokens: Tokens, at: int) -> int:
    return words().numbers.get(tokens.lower[at]) or _digits(tokens, at)


def _is_age(tokens: Tokens, at: int) -> bool:
    """ "15-year-old", "15 years of age": an age, which quantities read."""
    following = tokens.lower[at : at + 2]
    return (
        following[:1] in (["old"], ["olds"])
        or (following[:1] == ["-"] and following[1:] in (["old"], ["olds"]))
        or (following == ["of", "age"])
    )


_ONE_OF_THEM = frozenset(["the", "a", "this", "that", "'s", "’s", "its", "their", "his", "her"])


def _without_count(tokens: Tokens, found: Found) -> Found:
    """ "In May 12 people": the number counts what follows, so the expression ends before it."""
    d = found.at("d")
    head = tokens.head[d]
    following = tokens.tag[d + 1] if d + 1 < len(tokens) else ""
    if tokens.tag[head] == "NN" and found.first and tokens.lower[found.first - 1] in _ONE_OF_THEM:
        return found  # "the May 12 meeting"
    if tokens.dep[d] == "nummod" and head > d and following.startswith(("NN", "JJ")) and following != "NNP":
        fields = tuple((k, v) for k, v in found.fields if k in ("m",))
        return replace(found, first=found.at("m"), last=found.at("m") + 1, shape="month", fields=fields)
    return found


_YEAR_BEFORE = frozenset(
    [
        "in",
        "since",
        "by",
        "of",
        "from",
        "until",
        "till",
        "before",
        "after",
        "during",
        "between",
        "through",
        "to",
        "around",
        "about",
        "for",
        "late",
        "early",
        "mid",
        "circa",
        "the",
        "and",
        "or",
        ",",
        "(",
        "[",
        "late-",
    ]
)
_YEARLY = frozenset(
    ["level", "total", "figure", "data", "datum", "result", "earning", "estimate", "price", "budget", "election"]
)
_YEAR_AFTER = frozenset([",", ".", ";", ":", ")", "]", "and", "or", "to", "when", "that", ",", "-", "–", "—"])


def _is_year(tokens: Tokens, line: str, found: Found) -> bool:
    y = found.at("y")
    if is_house(tokens, y):
        return False
    if found.first < y:
        return True
    value = int(tokens.word[y])
    before = tokens.lower[y - 1] if y else ""
    following = tokens.lower[y + 1] if y + 1 < len(tokens) else ""
    tag = tokens.tag[y + 1] if y + 1 < len(tokens) else ""
    contiguous = y and tokens.end[y - 1] == tokens.start[y]
    if tokens.tag[y - 1 if y else 0] == "$" or (contiguous and before not in ("(", "[", "'", "‘", "“", '"', "-", "–")):
        return False
    if following in ("%", "percent", "pct", "per") or (y + 1 < len(tokens) and line[y + 1] in "uA"):
        return False
    if contiguous and y > 1 and before in ("-", "–") and len(tokens.word[y - 2]) < 4 and tokens.word[y - 2].isdigit():
        return False  # the end of a telephone number
    if following in ("block", "blocks"):
        return False
    if not 1400 <= value <= 2150 or (value < 1700 and before not in _YEAR_BEFORE - {"the", ","}):
        return False
    if y + 1 < len(tokens) and tokens.lemma[y + 1] in _YEARLY:
        return True
    if tag in ("NNS", "NNPS") and tokens.dep[y] == "nummod":
        # "2014 players" counts, "the 2014 elections" dates
        return before in ("the", "its", "their", "his", "her", "'s", "’s", "a", "this", "those", "these")
    if tag in ("NN", "NNP", "JJ", "NNS", "NNPS", "VBG", "VBN"):
        return True
    return before in _YEAR_BEFORE or following in _YEAR_AFTER or following in ("'s", "’s") or y + 1 == len(tokens)


def _is_years(tokens: Tokens, line: str, found: Found) -> bool:
    y, last = found.at("y"), found.at("y2")
    value, other = int(tokens.word[y]), tokens.word[last]
    before = tokens.lower[y - 1] if y else ""
    if not 1400 <= value <= 2150 or not other.isdigit() or before in ("$", "£", "€"):
        return False
    joint = line[y + 1]
    if joint == "h" and tokens.end[last] - tokens.start[y] != len(tokens.word[y]) + len(other) + 1:
        return False
    if joint == "&" and (before != "between" or len(other) != 4):
        return False
    if joint == "o" and before not in ("from", "between", "period", "("):
        return False
    following = tokens.lower[last + 1] if last + 1 < len(tokens) else ""
    if following in ("%", "percent", "pct"):
        return False
    if len(other) == 2:
        return int(other) > value % 100 and not (joint == "o" and tokens.tag[min(last + 1, len(tokens) - 1)] == "NNS")
    return len(other) == 4 and value < int(other) <= 2199


def _is_other_last(tokens: Tokens, line: str, found: Found) -> bool:
    """ "the following three days" is relative; "the last of the months", "this second" are not time."""
    u = found.at("u")
    return u >= 0 and tokens.lower[u] in ("second", "seconds", "minute", "minutes") and found.at("n") < 0


def _dress(tokens: Tokens, line: str, found: Found) -> Found:
    """Adds the part ("early") and the binding word ("since")."""
    table = words()
    part = next(
        (table.parts[tokens.lower[i]] for i in range(found.first, found.last) if line[i] == "p"),
        None,
    )
    relation = None
    for length in (3, 2, 1):
        phrase = tuple(tokens.lower[max(0, found.first - length) : found.first])
        if phrase and phrase[0] == "":
            continue
        if phrase in table.relations:
            relation = table.relations[phrase]
            break
        if phrase[-1:] == ("the",) and phrase[:-1] in table.relations:
            relation = table.relations[phrase[:-1]]
            break
    if relation in ("before", "after") and tokens.lower[found.last : found.last + 1] in (["'s"], ["’s"]):
        relation = None  # "after Thursday's hearing" is on Thursday
    return replace(found, part=part, relation=relation)


def _joined(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Joins "from A to B", "between A and B" and "A–B" into one expression."""
    out: list[Found] = []
    for one in found:
        if out and _is_range(tokens, out[-1], one):
            out[-1] = replace(out[-1], last=one.last, to=one, relation=out[-1].relation or "from")
        else:
            out.append(one)
    return out


_DECADE_LEADS = frozenset(["the", "early", "mid", "late", "-", "in", "of", "since", "during", "and", "to", "from"])
_POINTS = frozenset(["day", "month", "year", "iso", "slash", "season", "quarter", "weekday", "decade", "deictic"])


def _is_range(tokens: Tokens, left: Found, right: Found) -> bool:
    gap = tokens.lower[left.last : right.first]
    if gap[-1:] == ["the"]:
        gap = gap[:-1]
    if len(gap) != 1 or left.to is not None or left.shape not in _POINTS or right.shape not in _POINTS:
        return False
    if left.relation == "between":
        return gap[0] == "and"
    if left.relation in ("from", "since"):
        return gap[0] in ("to", "until", "till", "through")
    return gap[0] in ("–", "-", "—", "to", "through") and left.shape == right.shape and left.shape != "weekday"
