"""Anchors: the words by which a passage is known to be about the story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.model.claim import Action, Agreement, Claim, Figure, Position, Publication, Site
from onrecord.model.delta import size_class
from onrecord.model.findings import Concepts, Findings
from onrecord.resolution.candidates import parties_of
from onrecord.resolution.spelling import content, fold, stem, surname, tables

FEW = 8  # documents; fewer tell a story's common nouns badly, so only names anchor it
_SHARE = 8  # a name counts when an eighth of the documents have it
_OLD_DAYS = 400  # what happened longer ago than a year before the report is background until it names the story
_CARRIERS = frozenset({"outlet", "document"})  # who prints a report is not what it is about
_SHORTEST, _LONGEST = 3, 6  # letters and words of a name that is looked for
LEAST_NAMES = 3  # shared names; two reports that share fewer tell their margin badly


def anchor_words(counts: Mapping[str, int], documents: int, concepts: Concepts) -> frozenset[str]:
    """Words of the case's main concepts, and of names that an eighth of its documents have, two at least. ``counts``:
    see ``count_names``.
    """
    return told_words(concepts, documents) | shared_words(shared_names(counts, least_documents(documents)))


def told_words(concepts: Concepts, documents: int) -> frozenset[str]:
    """Words of the concepts that are main ones in a case of so many documents."""
    least = least_documents(documents)
    out: set[str] = set()
    for concept in concepts.concepts:
        is_told = concept.source == "profile" or (documents >= FEW and concept.documents >= least)
        for phrased in (concept.name, *concept.words) if is_told else ():
            out.update(content(phrased))
    return frozenset(out)


def least_documents(documents: int) -> int:
    """How many of a case's documents make a word the story's: an eighth of the power of two that they reach."""
    return max(2, (1 << size_class(documents) >> 1) // _SHARE)


def shared_words(names: frozenset[str]) -> frozenset[str]:
    """Words of names."""
    return frozenset(word for name in names for word in content(name))


def shared_names(counts: Mapping[str, int], least: int) -> frozenset[str]:
    """Names that ``least`` documents have."""
    return frozenset(name for name, number in counts.items() if number >= least)


def count_names(findings: Sequence[Findings]) -> dict[str, int]:
    """Names of parties and mentions, folded, each with how many documents have it; outlets' are none."""
    out: dict[str, int] = {}
    for one in findings:
        found: set[str] = set()
        for claim in one.claims:
            for party in parties_of(claim) if not claim.rejected else ():
                if party.named and party.name and party.kind not in _CARRIERS:
                    found.add(fold(party.name))
        for mention in one.names:
            found.add(fold(mention.text))
            if mention.kind == "person":
                found.add(surname(mention.text))
        found.update(fold(town) for _, town in _towns(one))
        for name in found:
            if len(name) >= _SHORTEST:
                out[name] = out.get(name, 0) + 1
    return out


def spots(one: Findings, names: frozenset[str]) -> list[int]:
    """Where a document's text has one of the names: in a claim, or as a mention."""
    out = [claim.start for claim in one.claims if not claim.rejected and has_name(claim.quote, names)]
    return sorted(out + [mention.start for mention in one.names if has_name(mention.text, names)])


def has_name(text: str, names: frozenset[str]) -> bool:
    """True when one of the folded ``names`` stands in ``text`` as whole words."""
    words = fold(text).split()
    return any(
        " ".join(words[i:j]) in names
        for i in range(len(words))
        for j in range(i + 1, min(len(words), i + _LONGEST) + 1)
    )


def elsewhere(one: Findings, names: frozenset[str]) -> list[int]:
    """Where a document names a place or street that no other document names."""
    found = dict(_towns(one))
    found |= {
        m.start: m.text for m in one.names if m.kind == "place" or m.text.rstrip(".").split()[-1] in tables().roads
    }
    return sorted(start for start, text in found.items() if not has_name(text, names))


def _towns(one: Findings) -> list[tuple[int, str]]:
    """Start and name of every town or narrower place that the document mentions."""
    return [
        (row.start, str(row.value.get("name", "")))
        for row in one.mentions
        if row.type == "place" and row.value.get("precision") in ("city", "point")
    ]


def echoes(claim: Claim, others: frozenset[str]) -> bool:
    """True when most of the claim's content words stand in ``others``, the words of the other documents' claims."""
    own = [word for word in content(claim.quote) if len(word) > _SHORTEST]
    return not own or sum(word in others for word in own) * 2 >= len(own)


def vocabularies(findings: Sequence[Findings]) -> list[frozenset[str]]:
    """For each document the words of all other documents' claims."""
    own = [{word for claim in one.claims for word in content(claim.quote)} for one in findings]
    tally: dict[str, int] = {}
    for words in own:
        for word in words:
            tally[word] = tally.get(word, 0) + 1
    return [frozenset(w for w, n in tally.items() if n > (w in words)) for words in own]


def touches(claim: Claim, anchors: frozenset[str]) -> bool:
    """True when any of the claim's own words, parties or its quote has an anchor's word."""
    body = claim.body
    texts = [claim.quote, *(party.name for party in parties_of(claim))]
    if isinstance(body, Figure):
        texts += [body.measure, body.scope or ""]
    elif isinstance(body, Action):
        texts += [body.object or "", body.target or ""]
    elif isinstance(body, Site):
        texts.append(body.thing)
    elif isinstance(body, Position):
        texts += [body.about or "", body.proposition]
    elif isinstance(body, Publication):
        texts.append(body.title or "")
    elif isinstance(body, Agreement):
        texts.append(body.subject)
    return any(word in anchors for text in texts for word in content(text))


def is_other_matter(quote: str) -> bool:
    """True for words that tell of another case of the kind ("a separate shooting", "in an unrelated incident")."""
    other, happenings = tables().other_matters, tables().happenings
    own = fold(quote).split()
    return any(
        word in other and any(stem(after) in happenings for after in own[i + 1 : i + 3]) for i, word in enumerate(own)
    )


def is_old(claim: Claim) -> bool:
    """True when the claim's own date lies more than a year before its document's."""
    if claim.time is None or claim.published is None or not claim.time.end or not claim.published.start:
        return False
    try:
        ended, told = date.fromisoformat(claim.time.end), date.fromisoformat(claim.published.start)
    except ValueError:
        return False
    return (told - ended).days > _OLD_DAYS
