"""A few neutral sentences that tell the story as relayed, composed from entries; each clause leads to its entry.

They never say more than the entries do: figures are *counted by* somebody, acts stand in the state in which they were
reported, and what nothing is held about is worded as a limit of the documents.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.publish.dossier import figures, glance
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.pages import DisputeLine, Link, Sentence, Target, ToGetLine
from onrecord.publish.dossier.parties import roots
from onrecord.publish.dossier.rows import sources_in_words
from onrecord.publish.dossier.wording import count, say

_FIGURES = 2  # figures told in sentences; the cards beneath tell more
_ITEMS = 5  # items of a list told before "and n more"
_PENDING = {"announced or planned", "demanded", "conditional"}
_OPEN = {"either-or", "unresolved"}


def tell(directory: Directory) -> tuple[Sentence, ...]:
    """The overview's sentences; those with nothing to tell are left out."""
    if not any(directory.entries.values()):
        return (Sentence((Link(say("story.empty")),)),)
    sentences = [_base(directory)]
    sentences += [_figure(directory, place) for place in range(min(_FIGURES, len(figures.histories(directory))))]
    lines = glance.by_country(directory)
    for key, states in (
        ("story.done", {"done"}),
        ("story.planned", _PENDING),
        ("story.open", _OPEN),
        ("story.notdone", {"said not done as of"}),
    ):
        items = [
            Link(f"{line.country} ({link.text})", link.target)
            for line in lines
            for state, _, links in line.acts
            if state in states
            for link in links
        ]
        sentences += _listed(key, items, Target("responses"))
    sentences += _listed("story.silent", glance.silent(directory), Target("responses"))
    sentences += _listed("story.disputed", [_dispute(d) for d in glance.disputes(directory)], Target("positions"))
    sentences += _listed("story.toget", [_publication(p) for p in glance.to_get(directory)], Target("index", "to-get"))
    return tuple(sentences)


def _base(directory: Directory) -> Sentence:
    held = len(directory.documents)
    named = glance.outlets(directory)
    unnamed = any(document.outlet is None for document in directory.documents.values())
    words = count("story.outlets", len(named)) if named else say("story.outlets.none")
    if named and unnamed:
        words = say("story.outlets.some", outlets=words)
    behind = count("story.base.roots", sum(1 for _, document in roots(directory) if not document))
    key = "story.base.read.one" if held == 1 else "story.base.read"
    return Sentence(
        (
            Link(say("story.base", documents=count("story.documents", held), outlets=words), Target("documents")),
            Link(say(key, roots=behind), Target("sources")),
        )
    )


def _figure(directory: Directory, place: int) -> Sentence:
    history = figures.histories(directory)[place]
    latest = history[-1]
    target = directory.entry_target(latest.id)
    clauses = [
        Link(say("story.figure", measure=_capital(figures.matter(latest)), value=figures.value(latest)), target),
        Link(figures.counter(latest), target),
    ]
    as_of = dict(latest.fields).get("as_of", "")
    if as_of and as_of not in ("–", say("not.stated")):
        clauses.append(Link(say("story.figure.asof", date=as_of), target))
    clauses.append(Link(sources_in_words(latest.so), target))
    if len(history) > 1:
        earlier = history[-2]
        clauses.append(
            Link(say("story.figure.earlier", value=figures.value(earlier)), directory.entry_target(earlier.id))
        )
    return Sentence(_punctuated(clauses, ", "))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _dispute(line: DisputeLine) -> Link:
    facet = line.facet or line.claim.text
    text = say("story.disputed.item", facet=facet, claim=line.claim.text) if line.facet else facet
    return Link(text, line.claim.target)


def _publication(line: ToGetLine) -> Link:
    return Link(f"{line.publisher}, {line.title}", Target("index", "to-get"))


def _listed(key: str, items: Sequence[Link], more: Target) -> list[Sentence]:
    if not items:
        return []
    clauses = list(items[:_ITEMS])
    if len(items) > _ITEMS:
        clauses.append(Link(say("story.more", n=len(items) - _ITEMS), more))
    return [Sentence((Link(say(key)), *_punctuated(clauses, "; ")))]


def _punctuated(clauses: Sequence[Link], separator: str) -> tuple[Link, ...]:
    """Clauses with the separator after each but the last, which takes the full stop."""
    last = len(clauses) - 1
    return tuple(
        Link(clause.text + ("." if place == last else separator.rstrip()), clause.target)
        for place, clause in enumerate(clauses)
    )
