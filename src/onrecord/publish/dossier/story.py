"""A few neutral sentences that tell the story as relayed, composed from entries; each clause leads to its entry.

They never say more than the entries do: figures are *counted by* somebody, acts stand in the state in which they were
reported, and what nothing is held about is worded as a limit of the documents.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.entry import Entry
from onrecord.publish.dossier import figures, glance
from onrecord.publish.dossier.dates import reworded
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.pages import CountryLine, DisputeLine, Link, Sentence, Target, ToGetLine
from onrecord.publish.dossier.parties import roots
from onrecord.publish.dossier.rows import counts, sources_in_words
from onrecord.publish.dossier.wording import count, phrase, say

_FIGURES = 2  # figures told in sentences; the cards beneath tell more
_ITEMS = 5  # items of a list told before "and n more"
_PENDING = {"announced or planned", "demanded", "conditional"}
_OPEN = {"either-or", "unresolved"}


def tell(directory: Directory) -> tuple[Sentence, ...]:
    """The overview's sentences; those with nothing to tell are left out."""
    if not any(directory.entries.values()):
        return (Sentence((Link(say("story.empty")),)),)
    sentences = [_base(directory)]
    sentences += [_figure(directory, history) for history in figures.histories(directory)[:_FIGURES]]
    lines = glance.by_country(directory)
    for key, states in (
        ("story.done", {"done"}),
        ("story.planned", _PENDING),
        ("story.open", _OPEN),
    ):
        sentences += _listed(say(key), _acts(lines, states), Target("responses"))
    labels = {label for line in lines for state, label, _ in line.acts if state == "said not done as of"}
    for label in sorted(labels):
        items = _acts(lines, {"said not done as of"}, label)
        sentences += _listed(say("story.notdone", label=_capital(label)), items, Target("responses"))
    sentences += _listed(say("story.silent"), glance.silent(directory), Target("responses"))
    sentences += _listed(say("story.disputed"), [_dispute(d) for d in glance.disputes(directory)], Target("positions"))
    sentences += _listed(
        say("story.toget"), [_publication(p) for p in glance.to_get(directory)], Target("index", "to-get")
    )
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


def _figure(directory: Directory, history: Sequence[Entry]) -> Sentence:
    latest = history[-1]
    target = directory.entry_target(latest.id)
    who = figures.roots_of(latest)
    key = "story.figure" if who else "story.figure.unknown"
    where = figures.scope(latest)
    value = say("story.figure.scope", value=figures.value(latest), scope=where) if where else figures.value(latest)
    clauses = [Link(say(key, who=who, value=value), target)]
    as_of = reworded(dict(latest.fields).get("as_of", ""))
    if as_of and as_of not in ("–", say("not.stated")):
        clauses[0] = Link(f"{clauses[0].text}, {say('story.figure.asof', date=as_of)}", target)
    revised = figures.revised_by(directory, history)
    if revised is not None:
        earlier, edge = revised
        text = say(
            "story.figure.earlier", value=figures.value(earlier), type=phrase("revision", edge.type or "unknown")
        )
        clauses.append(Link(text, directory.entry_target(earlier.id)))
    for other in figures.contesting(directory, latest)[:1]:
        text = say("story.figure.contested", value=figures.value(other), who=figures.counter(other))
        clauses.append(Link(text, directory.entry_target(other.id)))
    said = counts(latest, directory.claims_of(latest))[0]
    rests = said.text if latest.so.low == latest.said.low and latest.so.high == latest.said.high else ""
    clauses.append(Link(say("story.figure.sources", sources=rests or sources_in_words(latest.so)), target))
    return Sentence(_punctuated(clauses, "; "))


def _dispute(line: DisputeLine) -> Link:
    facet = line.facet or line.claim.text
    text = say("story.disputed.item", facet=facet, claim=line.claim.text) if line.facet else facet
    return Link(text, line.claim.target)


def _publication(line: ToGetLine) -> Link:
    text = line.title if line.publisher in line.title else f"{line.publisher}, {line.title}"
    return Link(text, Target("index", "to-get"))


def _acts(lines: Sequence[CountryLine], states: set[str], label: str | None = None) -> list[Link]:
    """Acts of states in one of ``states`` (and of this label), country first; acts of others are left to the list."""
    return [
        Link(say("story.act", country=line.country, act=link.text), link.target)
        for line in lines
        if line.country != say("not.a.state")
        for state, worded, links in line.acts
        if state in states and label in (None, worded)
        for link in links
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(lead: str, items: Sequence[Link], more: Target) -> list[Sentence]:
    if not items:
        return []
    clauses = list(items[:_ITEMS])
    if len(items) > _ITEMS:
        clauses.append(Link(say("story.more", n=len(items) - _ITEMS), more))
    return [Sentence((Link(lead), *_punctuated(clauses, "; ")))]


def _punctuated(clauses: Sequence[Link], separator: str) -> tuple[Link, ...]:
    """Clauses with the separator after each but the last, which takes the full stop."""
    last = len(clauses) - 1
    return tuple(
        Link(clause.text + ("." if place == last else separator.rstrip()), clause.target)
        for place, clause in enumerate(clauses)
    )
