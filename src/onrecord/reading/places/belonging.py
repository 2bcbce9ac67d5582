"""Places that are parts of other names: "Park Manor", "the South Side", a station's town behind a page's title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.annotation import PlaceMention
from onrecord.model.tokens import Tokens
from onrecord.reading.places.words import words

_SEPARATORS = frozenset({"-", "–", "—", "|"})
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|DT|\d+))?$|.*\.com$|[KW][A-Z]{2,3}-?\d+TV$")


def is_part(tokens: Tokens, first: int, last: int) -> bool:
    """True for a common word at the end of a longer name in capitals: "Sinking Spring", "Park Manor"."""
    if last - first != 1 or not first or tokens.lower[first] not in words().generic:
        return False
    before = first - 1
    is_named = tokens.word[before][:1].isupper() and tokens.word[before].isalpha() and tokens.pos[before] != "ADP"
    return (
        is_named
        and tokens.sentence_of[before] == tokens.sentence_of[first]
        and tokens.pos[before] not in ("DET", "VERB")
    )


def outlets(tokens: Tokens, mentions: Sequence[PlaceMention]) -> set[int]:
    """Which mentions (by index) stand behind a heading's last bar or dash, with the name of a station or a site."""
    out: set[int] = set()
    for sentence in tokens.sentences:
        bars = [i for i in range(sentence.first + 1, sentence.last) if tokens.word[i] in _SEPARATORS]
        bars = [i for i in bars if tokens.start[i] > tokens.end[i - 1]]  # no hyphen
        inside = [i for i in range(bars[0] if bars else sentence.last, sentence.last) if _is_station(tokens, i)]
        if not bars or not inside or not sentence.heading:
            continue
        edge = max(b for b in bars if b <= inside[0])
        last = max(s.last for s in tokens.sentences if s.block == sentence.block and s.heading)
        out |= {n for n, m in enumerate(mentions) if edge < m.first < last}
    return out


def _is_station(tokens: Tokens, at: int) -> bool:
    low = tokens.lower[at]
    if _CALL_SIGN.match(tokens.word[at]):
        return True
    return low in ("news", "weather", "sports", "tv", "radio", "channel") and tokens.word[at][0].isupper()
