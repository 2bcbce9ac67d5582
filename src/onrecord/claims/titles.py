"""Titles of publications: in quotation marks, capitalised, marked up, or dissolved in the sentence."""

from __future__ import annotations

from onrecord.claims.base import Context
from onrecord.claims.lexicon import classed, listed
from onrecord.model.annotation import TimeMention
from onrecord.model.clause import Clause
from onrecord.model.phrases import words as spelled
from onrecord.model.tokens import Tokens

_OPENING = {"“": "”", '"': '"', "«": "»", "‘": "’", "_": "_", "*": "*", "„": "“", "'": "'"}
_LINKING = frozenset({"and", "of", "the", "for", "in", "on", "to", "a", "an", "&"})
_LONGEST = 14  # tokens of a title
_SHORT = 6  # of one that stands in no marks and nothing tells from the sentence
_NAMING = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
RUN_TOGETHER = "title and sentence run together"
_CALLED = frozenset({"called", "entitled", "titled", "named"})


def kind_at(tokens: Tokens, head: int, *, leads: bool = False) -> str | None:
    """The kind of publication that a noun names, None for another noun; "white paper" is one of its own. ``leads``: the
    noun opens a sentence, where a title that lost its marks may make it look like part of a name.
    """
    kinds = classed("publications", "kinds")
    if not leads and (tokens.pos[head] != "NOUN" or tokens.dep[head] == "compound"):
        return None
    lemma = tokens.lemma[head]
    before = tokens.lower[head - 1] if head else ""
    if lemma in listed("publications", "versions"):  # "a revised version of the study", "an updated edition"
        of = next((c for c in tokens.children[head] if tokens.lower[c] == "of"), None)
        inner = tokens.child(of, "pobj") if of is not None else None
        whole = kinds.get(tokens.lemma[inner]) if inner is not None else "report"
        return whole if before in listed("publications", "revised") else None
    if lemma == "paper" and before in listed("publications", "colour"):
        return "white paper"
    if lemma == "release":
        return "press release" if before in ("press", "news") else None
    return kinds.get(lemma)


def names(context: Context) -> dict[int, str]:
    """Token -> title, where the text has a name of the kind publication."""
    return {i: n.text for n in context.reading.names if n.kind == "publication" for i in range(n.first, n.last)}


def quoted(context: Context, first: int, last: int) -> str | None:
    """The first title in quotation marks inside a token range; it opens with a capital."""
    tokens = context.tokens
    for i in range(first, min(last, len(tokens)) - 1):
        found = _marked(tokens, i)
        if found is not None:
            return found[0]
    return None


def _marked(tokens: Tokens, i: int) -> tuple[str, int] | None:
    """The title that a mark at ``i`` opens, and the token after its closing mark."""
    closing = _OPENING.get(tokens.word[i])
    if closing is None or i + 1 >= len(tokens) or not _is_title_word(tokens.word[i + 1]):
        return None
    stop = min(i + 1 + _LONGEST, len(tokens))
    last = next((k for k in range(i + 2, stop) if tokens.word[k] == closing), None)
    if last is None or tokens.sentence_of[last] != tokens.sentence_of[i]:
        return None
    inside = tokens.quote(i + 1, last)
    if inside.rstrip(",")[-1:] in ".?!" and last - i > 8:
        return None  # a sentence that somebody said, not a title
    return " ".join(inside.split()).rstrip(",."), last + 1


def _is_title_word(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def after(context: Context, head: int) -> tuple[str, int] | None:
    """The title right after the noun, a comma or "called" between them at most, and the token after it."""
    tokens = context.tokens
    at, called = head + 1, False
    for _ in range(3):
        if at >= len(tokens) - 1:
            return None
        if (found := _marked(tokens, at)) is not None:
            return found
        if called and _is_title_word(tokens.word[at]):
            last = _run(tokens, at)
            return spelled(tokens, at, last), last
        if tokens.lower[at] == "of" and at + 1 in context.time_at:
            at += 2  # "the report of 2019, "Some Title""
            continue
        if tokens.word[at] != "," and tokens.lower[at] not in _CALLED:
            return None
        called = called or tokens.lower[at] in _CALLED
        at += 1
    return None


def _run(tokens: Tokens, first: int) -> int:
    """The token after a run of capitalised and linking words."""
    last = first
    while last < len(tokens) and (tokens.word[last][:1].isupper() or tokens.lower[last] in _LINKING):
        last += 1
    while last > first + 1 and tokens.lower[last - 1] in _LINKING:
        last -= 1
    return last


def beside(context: Context, head: int) -> str | None:
    """A title beside the noun: a known name, in marks, or in capitals after it."""
    tokens = context.tokens
    for name in context.reading.names:
        if name.kind == "publication" and abs(name.first - head) <= 6 and _is_own(tokens, head, name.first):
            return name.text
    found = after(context, head)
    if found is not None:
        return found[0]
    last = tokens.reach[head][1]
    for i in range(head + 1, min(last, head + _LONGEST)):
        if tokens.word[i] in _OPENING and (marked := _marked(tokens, i)) is not None:
            return marked[0]
    return _capitals(context, head)


def _is_own(tokens: Tokens, head: int, at: int) -> bool:
    """True when no other report stands between the noun and the name."""
    low, high = min(head, at), max(head, at)
    return not any(kind_at(tokens, i) for i in range(low, high) if i != head)


def _capitals(context: Context, head: int) -> str | None:
    """ "the report Walls of Salt", "the report, Rising Rivers, …": no place, person or body, and two words at least
    where a comma stands between.
    """
    tokens = context.tokens
    first = head + 1
    has_comma = first < len(tokens) and tokens.word[first] == ","
    first += has_comma
    if first >= len(tokens) or tokens.pos[first] not in ("PROPN", "NOUN", "ADJ", "VERB") or first in context.place_at:
        return None
    if not tokens.word[first][:1].isupper() or first in context.time_at:
        return None
    if any(n.first <= first < n.last and n.kind in ("person", "organisation", "outlet") for n in context.reading.names):
        return None
    last = _run(tokens, first)
    if has_comma and (last - first < 2 or last >= len(tokens) or tokens.word[last] != ","):
        return None
    return spelled(tokens, first, last)


def dissolved(context: Context, clause: Clause, times: list[TimeMention]) -> str | None:
    """The title behind the date in "a report released in May 40 Below, …", where it lost its marks: nouns that have no
    place in the sentence, up to the comma. No longer name, time or count is one.
    """
    tokens = context.tokens
    first, last = (times[0].last, clause.last) if len(times) == 1 and times[0].relation is None else (0, 0)
    inside = range(first, last)
    if not clause.is_passive or not 1 < last - first <= _SHORT or last >= len(tokens):
        return None
    if not _is_title_word(tokens.word[first]) or tokens.word[last] not in (",", ".", ";", ")"):
        return None
    if any(tokens.pos[i] not in _NAMING and tokens.lower[i] not in _LINKING for i in inside):
        return None
    if any(i in context.time_at or i in context.quantity_at for i in inside):
        return None
    named = [(n.first, n.last) for n in context.reading.names if n.kind in ("person", "organisation", "outlet")]
    named += [(place.first, place.last) for place in context.reading.places]
    is_other = any(begin in inside and end - begin > 1 for begin, end in named)
    return None if is_other else spelled(tokens, first, last)


def alone(context: Context, clause: Clause) -> str | None:
    """The title that stands for the thing issued: the object of "published" in quotation marks, without a noun."""
    tokens = context.tokens
    if clause.lemma in listed("publications", "titling") or clause.is_passive:
        return None
    for head in clause.objects:
        low = tokens.reach[head][0]
        for i in range(max(clause.verb + 1, low - 1), head + 1):
            found = _marked(tokens, i)
            if found is not None and i <= head < found[1]:
                return found[0]
    return None


def opens(context: Context, at: int) -> bool:
    """True for a word that may open a title after its noun."""
    tokens = context.tokens
    return at < len(tokens) and tokens.pos[at] in ("PROPN", "VERB", "NOUN") and tokens.word[at][:1].isupper()


def issue_after(context: Context, head: int, end: int) -> int | None:
    """The "published" that ends a dissolved title after ``head``."""
    tokens = context.tokens
    return next(
        (i for i in range(head + 1, min(end, head + 10)) if tokens.lower[i] in listed("publications", "issued")), None
    )


def lead(context: Context, clause: Clause) -> str | None:
    """The title that opens the clause's sentence: "Report Some title published …", '"Some Title" is …'."""
    tokens = context.tokens
    sentence = tokens.sentences[clause.sentence]
    marked = _marked(tokens, sentence.first)
    if marked is not None and marked[1] <= clause.verb:
        return marked[0]
    if kind_at(tokens, sentence.first, leads=True) is None:
        return None
    issue = issue_after(context, sentence.first, sentence.last)
    if issue is not None and issue > sentence.first + 1:
        return spelled(tokens, sentence.first + 1, issue)
    return beside(context, sentence.first)
