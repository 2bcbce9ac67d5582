"""What sort of thing a name stands for, from its own words, its description and the model's label, in that order."""

from __future__ import annotations

from functools import cache

from onrecord.model.annotation import NameKind
from onrecord.model.tokens import Tokens
from onrecord.reading.names.words import words

_BY_LABEL: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "EVENT": "event",
    "WORK_OF_ART": "other",
    "PRODUCT": "other",
    "LAW": "other",
    "FAC": "other",
}


@cache
def _agencies() -> tuple[str, ...]:
    return tuple(f"{agency} " for agency in sorted(words().news_agencies))


def kind_of(tokens: Tokens, first: int, last: int, label: str, noun: str | None) -> NameKind:
    """``noun``: lemma of the description or office before or after the name."""
    text = " ".join(tokens.quote(first, last).split())
    if label == "TITLE":
        return "publication" if noun in words().publication_nouns else "other"
    tail, lead = tokens.lower[last - 1], tokens.lower[first]
    if f"{text} ".startswith(_agencies()):
        return "outlet"
    if noun in words().outlet_nouns:
        return "outlet"
    if noun in words().organisation_nouns:
        is_news = any(tokens.lower[i] == "news" for i in range(max(0, first - 4), first))
        return "outlet" if is_news and noun == "agency" else "organisation"
    if noun in words().publication_nouns and (label == "QUOTED" or tokens.word[first - 1].lower() == noun):
        return "publication"
    has_office = noun is not None and noun in words().offices | words().honorifics
    if has_office and tail not in words().organisation_tails:
        return "person"
    inside = {tokens.lower[i] for i in range(first, last)}
    if "news" in inside or (tail in words().outlet_tails and last - first > 1):
        return "outlet"
    if tail in words().event_tails and last - first > 1 and label != "PERSON":
        return "event"
    if tail in words().organisation_tails or (
        lead in words().organisation_tails and last - first > 1 and "of" in inside
    ):
        return "organisation"
    if last - first == 1 and tail in words().lone_mastheads and tokens.word[first - 1] != "-":
        return "outlet"
    if label == "PERSON" and last - first <= 4 and not inside & {"the", "and"}:
        return "person"
    if label in {"RUN", "QUOTED"}:
        return "organisation" if last - first > 1 or tokens.word[first].isupper() else "other"
    return _BY_LABEL.get(label, "other")
