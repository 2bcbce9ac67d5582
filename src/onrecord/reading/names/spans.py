"""Where names stand: the model's spans cleaned, capitalised runs that the model missed, names in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from onrecord.model.annotation import PlaceMention
from onrecord.model.tokens import Tokens
from onrecord.reading.names.words import words

_LABELS = frozenset({"PERSON", "ORG", "WORK_OF_ART", "FAC", "EVENT", "PRODUCT", "LAW"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_JOINERS = frozenset(
    {"of", "the", "and", "for", "de", "del", "della", "di", "la", "le", "van", "von", "der", "bin", "al", "&"}
)
_QUOTES = {'"': '"', "“": "”", "‘": "’", "«": "»", "「": "」", "„": "“"}
_LONGEST = 10  # tokens in a quoted name
_ORDINAL = ("st", "nd", "rd", "th")


class Stretch(NamedTuple):
    """Tokens ``[first, last)`` of a name. ``label``: the model's, "RUN" for a capitalised run, "QUOTED"."""

    first: int
    last: int
    label: str


def find(tokens: Tokens, place_at: Mapping[int, PlaceMention]) -> list[Stretch]:
    """Stretches in text order, none overlapping; quoted names first, then the model's, then runs."""
    taken: set[int] = set()
    out: list[Stretch] = []
    for source in (_quoted(tokens), _labelled(tokens, place_at), _runs(tokens, place_at)):
        for found in source:
            stretch = _trim(tokens, found, place_at)
            if (
                stretch is None
                or _is_label_in_quotes(tokens, stretch.first)
                or any(i in taken for i in range(stretch.first, stretch.last))
            ):
                continue
            out.append(stretch)
            taken |= set(range(stretch.first, stretch.last))
    return sorted(out)


def _quoted(tokens: Tokens) -> Iterator[Stretch]:
    """A few capitalised words in quotation marks that are introduced as a name, or end like one."""
    for i, word in enumerate(tokens.word):
        closing = _QUOTES.get(word)
        if closing is None:
            continue
        end = next((j for j in range(i + 2, min(len(tokens), i + _LONGEST + 2)) if tokens.word[j] == closing), None)
        if end is None or not _is_title(tokens, i + 1, end):
            continue
        before = tokens.lemma[i - 1] if i else ""
        lead = tokens.lower[i - 1] if i else ""
        tail = tokens.lower[end - 1]
        if before in words().descriptions or lead in {"called", "named", "titled", "entitled", "dubbed", "as"}:
            if lead != "as" or (i >= 2 and tokens.lower[i - 2] == "known"):
                yield Stretch(i + 1, end, "QUOTED")
        elif end - i > 2 and any(tokens.word[k].isdigit() for k in range(i + 1, end)):
            yield Stretch(i + 1, end, "TITLE")  # a title or label with a number in it
        elif end - i > 2 and tail in words().organisation_tails | words().outlet_tails - {"police"}:
            yield Stretch(i + 1, end, "QUOTED")


def _is_title(tokens: Tokens, first: int, last: int) -> bool:
    content = [tokens.word[i] for i in range(first, last) if tokens.lower[i] not in _JOINERS | {"a", "in", "to", "on"}]
    return bool(content) and all(w[:1].isupper() or not w[:1].isalpha() for w in content) and content[0][:1].isupper()


def _labelled(tokens: Tokens, place_at: Mapping[int, PlaceMention]) -> Iterator[Stretch]:
    for named in tokens.named:
        if named.label in _LABELS and not _is_piece(tokens, named.first, named.last, named.label):
            first = named.first
            # "Lin Yu/Staff": a byline's slash, and a list that the model ran together
            # "Harbour Watch quoted Open Sky": two, with what the one did between them
            cut = next((i for i in range(first + 1, named.last) if _is_cut(tokens, i)), None)
            last = cut if cut is not None else named.last
            if any(tokens.word[i] in _QUOTES and i > first for i in range(first, last)):
                last = next(i for i in range(first + 1, last) if tokens.word[i] in _QUOTES)
            while last < len(tokens) and named.label == "PERSON" and _goes_on(tokens, last, place_at):
                last += 1
            while named.label == "ORG" and _is_headed(tokens, first - 1, range(first, last), place_at):
                first -= 1
            yield Stretch(first, last, named.label)


def _is_cut(tokens: Tokens, i: int) -> bool:
    is_verb = tokens.tag[i] in ("VBD", "VBZ") and tokens.pos[i] == "VERB" and tokens.word[i].islower()
    return is_verb or tokens.word[i] in {"/", "|", "—", "("}


def _is_headed(tokens: Tokens, i: int, name: range, place_at: Mapping[int, PlaceMention]) -> bool:
    """True for a first word that the model leaves out of a body's name ("Open" of "Open Sky Forum") and the parser
    hangs on it.
    """
    if i < 0 or i in place_at or tokens.pos[i] != "PROPN" or tokens.lower[i] in words().openers:
        return False
    return tokens.dep[i] == "compound" and tokens.head[i] in name and _is_capital(tokens, i, place_at)


def _is_piece(tokens: Tokens, first: int, last: int, label: str) -> bool:
    """ "Sleeping in Clinic After Uncle": a piece of a headline that the model takes for somebody's name."""
    if label != "PERSON" or last - first < 2:
        return False
    tags = [tokens.tag[i] for i in range(first, last)]
    heading = tokens.sentences[tokens.sentence_of[first]].heading
    is_apart = any(tag == "IN" and tokens.lower[first + n] not in _JOINERS for n, tag in enumerate(tags))
    return tags[0] == "VBG" or is_apart or (heading and "VBG" in tags)


def _is_label_in_quotes(tokens: Tokens, first: int) -> bool:
    """'They referred to the depots as "Secret Shops"': what somebody calls a thing is no name of a body."""
    at = first - 1
    while at >= 1 and first - at <= 3 and tokens.word[at] not in _QUOTES:
        at -= 1
    return at >= 2 and tokens.word[at] in _QUOTES and tokens.lower[at - 1] == "as" and tokens.lower[at - 2] != "known"


def _goes_on(tokens: Tokens, i: int, place_at: Mapping[int, PlaceMention]) -> bool:
    """A person's further name that the model left out."""
    same = tokens.sentence_of[i] == tokens.sentence_of[i - 1] and not tokens.sentences[tokens.sentence_of[i]].heading
    is_name = tokens.tag[i] == "NNP" and tokens.word[i][:1].isupper() and tokens.word[i][1:].islower()
    return same and is_name and i not in place_at and tokens.lower[i] not in words().calendar


def _runs(tokens: Tokens, place_at: Mapping[int, PlaceMention]) -> Iterator[Stretch]:
    """Capitalised runs of a running sentence; a first word alone is no evidence."""
    for sentence in tokens.sentences:
        if sentence.heading or _is_all_capital(tokens, sentence.first, sentence.last):
            continue
        i = sentence.first
        while i < sentence.last:
            if not _is_capital(tokens, i, place_at):
                i += 1
                continue
            end = i + 1
            while end < sentence.last and (
                _is_capital(tokens, end, place_at) or (end + 1 < sentence.last and _joins(tokens, end, place_at))
            ):
                end += 1
            first = i
            while first < end and first == sentence.first and tokens.lower[first] in words().openers:
                first += 1
            is_opening = first == sentence.first
            proper = any(tokens.pos[k] == "PROPN" for k in range(first, end))
            proper = any(tokens.pos[k] == "PROPN" for k in range(first, end))
            is_name = first < end and proper and (end - first > 1 or not is_opening)
            # a single first word only as the subject of its sentence
            is_name = is_name or (is_opening and end - first == 1 and _is_subject(tokens, first))
            if is_name:
                yield Stretch(first, end, "RUN")
            i = end


def _is_capital(tokens: Tokens, i: int, place_at: Mapping[int, PlaceMention]) -> bool:
    mention = place_at.get(i)
    if mention is not None and mention.form in {"adjective", "person", "metonym"}:
        return False
    word = tokens.word[i]
    if tokens.lower[i] in words().calendar or tokens.pos[i] in {"PRON", "DET", "VERB", "AUX", "ADV", "SCONJ", "NUM"}:
        return False
    return word[:1].isupper() and any(c.isalpha() for c in word) and tokens.lower[i] != "i"


def _joins(tokens: Tokens, i: int, place_at: Mapping[int, PlaceMention]) -> bool:
    """True when token ``i`` is a small word inside a name; an "and" beside a place is a list."""
    if tokens.lower[i] not in _JOINERS or not _is_capital(tokens, i + 1, place_at):
        return False
    if tokens.lower[i] not in {"and", "&"}:
        return True
    # a list, not a name, beside a place or an abbreviation
    return not (i - 1 in place_at or i + 1 in place_at or tokens.word[i + 1].isupper() or tokens.word[i - 1].isupper())


def _is_subject(tokens: Tokens, i: int) -> bool:
    return (
        tokens.tag[i] == "NNP"
        and tokens.dep[i] == "nsubj"
        and tokens.lower[i] not in words().openers
        and len(tokens.word[i]) > 3
    )


def _is_all_capital(tokens: Tokens, first: int, last: int) -> bool:
    letters = [tokens.word[i] for i in range(first, last) if tokens.word[i][:1].isalpha()]
    return len(letters) > 3 and sum(w[0].isupper() for w in letters) > 0.7 * len(letters)


def _before_day(tokens: Tokens, first: int, last: int) -> int:
    """The end of "the Council" in "the Council on the 13th", or in "the Council on" that a weekday was cut from."""
    end = last
    if end - first > 1 and tokens.lower[end - 1][:1].isdigit() and tokens.lower[end - 1].endswith(_ORDINAL):
        end -= 1 + (tokens.lower[end - 2] == "the")
    is_cut = end < last or (end < len(tokens) and tokens.lower[end] in words().calendar)
    is_behind = is_cut and end - first > 1 and tokens.lower[end - 1] in ("on", "since", "until", "by", "from")
    return end - 1 if is_behind else last


def _trim(tokens: Tokens, stretch: Stretch, place_at: Mapping[int, PlaceMention]) -> Stretch | None:
    """Without articles, possessive marks and punctuation at the edges; None when nothing but places and dates stays."""
    first, last, label = stretch
    edge = {
        "the",
        "a",
        "an",
        ",",
        ".",
        ":",
        ";",
        "-",
        "–",
        "(",
        ")",
        "[",
        "]",
        "and",
        "or",
        "of",
        "for",
        "&",
        "@",
        "#",
        "*",
    }
    edge |= set(_QUOTES) | set(_QUOTES.values()) | _POSSESSIVE
    while first < last and (tokens.lower[first] in edge or tokens.lower[first] in words().calendar):
        first += 1
    # "Chile's El Faro": the owner is no part of the name
    for i in range(first, min(last - 1, first + 4)):
        if tokens.lower[i] in _POSSESSIVE and i - 1 in place_at and place_at[i - 1].first <= first:
            first = i + 1
    while first < last and (
        (not tokens.word[last - 1][-1:].isalnum() and tokens.word[last - 1][-1:] != ".")
        or tokens.lower[last - 1] in edge
        or tokens.lower[last - 1] in words().calendar
    ):
        last -= 1
    last = _before_day(tokens, first, last)
    inside = range(first, last)
    if first >= last or all(i in place_at or tokens.tag[i] in {"CD", "POS", "IN", "DT", ","} for i in inside):
        return None
    if not any(c.isalpha() for i in inside for c in tokens.word[i]) or not any(
        tokens.word[i][:1].isupper() for i in inside
    ):
        return None
    is_shouted = last - first > 1 and all(tokens.word[i].isupper() or not tokens.word[i].isalpha() for i in inside)
    if is_shouted and tokens.sentences[tokens.sentence_of[first]].heading:
        return None  # in a heading in capitals every word looks like a name
    if last - first == 1 and tokens.lower[first] in words().openers | words().calendar:
        return None
    return Stretch(first, last, label)
