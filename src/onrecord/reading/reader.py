"""One document's readers in their order: values, names, parties, clauses, attributions."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from onrecord.model.annotation import NameKind, NameMention, Reading, TimeMention
from onrecord.model.document import Document
from onrecord.model.profile import NO_PROFILE, Profile
from onrecord.model.tokens import Tokens
from onrecord.reading import attributions, clauses, names, places, quantities, times, unread
from onrecord.reading.blocks import wire
from onrecord.reading.lexicon import words
from onrecord.reading.parties import Parties
from onrecord.reading.publishers import Publishers


def _with_known(found: tuple[NameMention, ...], profile: Profile) -> tuple[NameMention, ...]:
    """Names that the profile knows have the kind and country that it gives."""
    known = {spelling: name for name in profile.names for spelling in (name.name, *name.aliases)}
    kinds = get_args(NameKind)
    out = []
    for mention in found:
        name = known.get(mention.text)
        if name is not None and name.kind in kinds:
            kind = next(k for k in kinds if k == name.kind)
            mention = replace(mention, kind=kind, country=name.country or mention.country)
        out.append(mention)
    return tuple(out)


def _with_titles(tokens: Tokens, found: tuple[NameMention, ...]) -> tuple[NameMention, ...]:
    """A name that stands in quotation marks after "report" is a title, here and wherever it comes again."""
    titles = set()
    for mention in found:
        sentence = tokens.sentences[tokens.sentence_of[mention.first]]
        before = [tokens.lemma[i] for i in range(max(sentence.first, mention.first - 12), mention.first)]
        marked = mention.first > 0 and tokens.word[mention.first - 1] in ("“", '"', "«")
        is_body = set(before[-3:]) & words("organisations", "roles")
        if marked and not is_body and set(before) & words("documents", "cues"):
            titles.add(mention.text)
    return tuple(replace(m, kind="publication") if m.text in titles else m for m in found)


def _is_in_name(time: TimeMention, names: tuple[NameMention, ...]) -> bool:
    """ "Jan Weber", "April Holm": no month."""
    return any(m.kind == "person" and m.first <= time.first and time.last <= m.last > m.first + 1 for m in names)


def read(document: Document, tokens: Tokens, profile: Profile = NO_PROFILE) -> Reading:
    """Everything that one text says below the level of claims. Depends on its arguments only."""
    found_quantities = quantities.read(tokens)
    day = times.local_day(document.published, document.published_at, document.timezone)
    found_times = times.read(tokens, day)
    found_places = places.read(tokens, known=profile.names)
    found_names = _with_titles(tokens, _with_known(names.read(tokens, found_places), profile))
    found_times = tuple(t for t in found_times if not _is_in_name(t, found_names))
    parties = Parties(tokens, found_places, found_names, found_times, profile.subject_states)
    publishers = Publishers(tokens, parties)
    found, linked = attributions.read(tokens, clauses.read(tokens), parties, publishers, found_quantities)
    return Reading(
        tokens=tokens,
        quantities=found_quantities,
        times=found_times,
        places=found_places,
        names=found_names,
        attributions=found,
        notes=unread.read(tokens),
        clauses=linked,
        parties=parties.made,
        makers=publishers.all(),
        wire=wire(tokens.text),
        bounds=times.bounds(found_times) if document.published is None else None,
    )
