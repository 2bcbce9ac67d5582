"""A few neutral sentences that tell the story as relayed, composed from entries; each clause leads to its entry.

They never say more than the entries do: figures are *counted by* somebody, acts stand in the state in which they were
reported, and what nothing is held about is worded as a limit of the documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from onrecord.model.entry import Entry
from onrecord.model.value import WORLD
from onrecord.publish.dossier import figures, glance, links
from onrecord.publish.dossier.dates import in_words, reworded
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.pages import DisputeLine, Link, Sentence, Target, ToGetLine
from onrecord.publish.dossier.rows import counts, state
from onrecord.publish.dossier.sources import roots
from onrecord.publish.dossier.telling import clipped, doing, field, is_asking, position
from onrecord.publish.dossier.wording import count, phrase, say

_FIGURES = 2  # figures told in sentences; the cards beneath tell more
_THINGS = 2  # things said to be somewhere
_EXACT = ("point", "city", "region")
_ITEMS = 5  # items of a list told before "and n more"
_ACTS = 3  # acts of one country told in a sentence

# state of an act → key of the words before it, whether a verb follows as it was done, or as something to do
_TOLD: tuple[tuple[str, str, str], ...] = (
    ("done", "story.acts.done", "did"),
    ("under way", "story.acts.underway", "do"),
    ("alleged", "story.acts.alleged", "did"),
    ("either-or", "story.acts.either", "did"),
    ("announced or planned", "story.acts.planned", "do"),
    ("demanded", "story.acts.demanded", "do"),
    ("conditional", "story.acts.conditional", "do"),
    ("unresolved", "story.acts.unresolved", "did"),
    ("said not done as of", "story.acts.notdone", "did"),
)

# what stands before the verb, where the state of the act is not told by it alone
_LEAD = {"announced or planned": "story.to", "under way": "story.begun", "conditional": "story.would"}

_FIRM = frozenset({"stated", "alleged", "characterised"})


def tell(directory: Directory) -> tuple[Sentence, ...]:
    """The overview's sentences; those with nothing to tell are left out."""
    if not any(directory.entries.values()):
        return (Sentence((Link(say("story.empty")),)),)
    sentences = [_base(directory)]
    sentences += [_figure(directory, history) for history in figures.histories(directory)[:_FIGURES]]
    sentences += _sites(directory)
    for cell, key, form in _TOLD:
        sentences += _acts(directory, cell, key, form)
    sentences += _listed(say("story.silent"), glance.silent(directory), Target("responses"))
    sentences += _disputes(directory)
    sentences += _denials(directory)
    sentences += _rests(directory)
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
    days = sorted(
        (d.published.start, in_words(d.published).removesuffix(say("inferred", date="")))
        for d in directory.documents.values()
        if d.published and d.published.start and d.published.edtf and "/" not in d.published.edtf
    )
    when = ""
    if days:
        when = say("story.base.on", date=days[0][1])
        if days[0] != days[-1]:
            when = say("story.base.between", start=days[0][1], end=days[-1][1])
    return Sentence(
        (
            Link(
                say("story.base", documents=count("story.documents", held), outlets=words, when=when),
                Target("documents"),
            ),
            Link(say(key, roots=behind), Target("sources")),
        )
    )


def _figure(directory: Directory, history: Sequence[Entry]) -> Sentence:
    latest = history[-1]
    target = directory.entry_target(latest.id)
    who = figures.roots_of(latest)
    where = figures.scope(latest)
    value = figures.value(latest)
    if where and where != WORLD.name and where.casefold() not in value.casefold():
        value = say("story.figure.scope", value=value, scope=where)
    told = say("story.figure" if who else "story.figure.unknown", who=who, value=value)
    clauses = [Link(told[:1].upper() + told[1:], target)]
    as_of = reworded(field(latest, "as_of"))
    if as_of:
        clauses[0] = Link(f"{clauses[0].text}, {say('story.figure.asof', date=as_of)}", target)
    revised = figures.revised_by(directory, history)
    if revised is not None:
        earlier, edge = revised
        kind = phrase("revision", edge.type or "unknown")
        text = say("story.figure.earlier", value=figures.value(earlier), type=kind)
        clauses.append(Link(text, directory.entry_target(earlier.id)))
    for other in figures.contesting(directory, latest)[:1]:
        text = say("story.figure.contested", value=figures.value(other), who=figures.counter(other))
        clauses.append(Link(text, directory.entry_target(other.id)))
    said = counts(latest, directory.claims_of(latest))[0]
    clauses.append(Link(say("story.figure.sources", sources=said.text), target))
    return Sentence(_punctuated(clauses, "; "))


def _sites(directory: Directory) -> list[Sentence]:
    entries = directory.entries["sites"]
    items = [
        directory.entry_link(entry.id, field(entry, "place") or entry.title)
        for entry in sorted(entries, key=lambda entry: entry.place is None or entry.place.precision not in _EXACT)
        if entry.place is not None and entry.place.precision not in ("unknown", "world")
    ]
    once = list({link.text: link for link in items}.values())
    things = Counter(field(entry, "thing") for entry in entries if field(entry, "thing"))
    named = ", ".join(thing for thing, _ in sorted(things.items(), key=lambda one: (-one[1], one[0]))[:_THINGS])
    lead = say("story.sites.of", things=named) if named else say("story.sites")
    return _listed(lead, once, Target("sites"), separator=", ")


def _acts(directory: Directory, cell: str, key: str, form: str) -> list[Sentence]:
    """One sentence for a state of acts: countries by name, each with its acts."""
    held = [
        entry
        for entry in directory.entries["responses"]
        if state(entry.cell or "") == cell and glance.country_of(directory, entry) != say("not.a.state")
    ]
    if not held:
        return []

    def of_country(entry: Entry) -> str:
        return glance.country_of(directory, entry)

    by_country = [(name, list(found)) for name, found in groupby(sorted(held, key=of_country), of_country)]
    by_country.sort(key=lambda pair: (-_carried(directory, pair[1]), pair[0]))
    clauses: list[Link] = [Link(say(key))]
    for place, (name, found) in enumerate(by_country[:_ITEMS]):
        is_last = place == min(len(by_country), _ITEMS) - 1
        code = found[0].country
        plain = name.partition(" (")[0]  # a country is told without what the record adds to its name
        clauses.append(Link(plain, Target(links.country_page(code or name))))
        told = found[:_ACTS]
        for n, entry in enumerate(told):
            end = _after(n, len(told), is_last and len(by_country) <= _ITEMS)
            clauses.append(Link(_worded(entry, cell, form) + end, directory.entry_target(entry.id)))
    if len(by_country) > _ITEMS:
        clauses.append(Link(say("story.more.countries", n=len(by_country) - _ITEMS) + ".", Target("responses")))
    return [Sentence(tuple(clauses))]


def _worded(entry: Entry, cell: str, form: str) -> str:
    if cell == "demanded" and not is_asking(entry):
        return say("story.asked", act=doing(entry, "do"))
    if cell == "demanded":
        return doing(entry, "did")
    words = say(_LEAD[cell], act=doing(entry, form)) if cell in _LEAD else doing(entry, form)
    if cell == "said not done as of":
        date = reworded((entry.cell or "").removeprefix(cell).strip())
        words = say("story.notdone.date", act=words, date=date) if date else say("story.notdone", act=words)
    return words


def _after(place: int, total: int, is_end: bool) -> str:
    if place < total - 1:
        return ","
    return "." if is_end else ";"


def _carried(directory: Directory, entries: Sequence[Entry]) -> int:
    return len({claim.document for entry in entries for claim in directory.claims_of(entry)})


def _disputes(directory: Directory) -> list[Sentence]:
    return _listed(
        say("story.disputed"), [_dispute(directory, line) for line in glance.disputes(directory)], Target("positions")
    )


def _dispute(directory: Directory, line: DisputeLine) -> Link:
    entry = directory.entry(line.id)
    claim = position(entry) if entry else line.claim.text
    if line.counter:
        other = directory.entry(line.counter_id)
        against = position(other) if other else line.counter[0].text
        claim = say("story.disputed.both", claim=claim, counter=against)
    return Link(say("story.disputed.item", facet=line.facet, claim=claim) if line.facet else claim, line.claim.target)


def _denials(directory: Directory) -> list[Sentence]:
    """What is denied, those first that most documents carry."""
    found = [entry for entry in directory.entries["positions"] if field(entry, "stance") == "denies"]
    found = [entry for entry in found if not any(edge.kind == "disputes" for edge in entry.edges)]
    # "will not be tolerated" and "there would be no other way" negate what may come; they deny nothing
    found = [entry for entry in found if any(c.modality in _FIRM for c in directory.claims_of(entry))]
    found.sort(key=lambda entry: (-_carried(directory, [entry]), entry.title))
    items = [directory.entry_link(entry.id, _denial(entry)) for entry in found[:3]]
    return _listed(say("story.denied"), items, Target("positions"))


def _denial(entry: Entry) -> str:
    what, who = field(entry, "proposition"), field(entry, "speaker")
    return say("story.denial", what=clipped(what.rstrip("."), 160), who=who) if what and who else entry.title


def _rests(directory: Directory) -> list[Sentence]:
    """How much of it rests on one source, and on documents that are not held."""
    entries = [entry for register in directory.entries.values() for entry in register]
    single = sum(1 for entry in entries if entry.so.high == 1)
    unknown = sum(1 for entry in entries if entry.so.high == 0)
    clauses = [
        Link(say("story.rests", total=len(entries), single=single, unknown=unknown), Target("guide")),
    ]
    wanted = glance.to_get(directory)
    if wanted:
        named = [_publication(line) for line in wanted[:_ITEMS]]
        clauses[-1] = Link(clauses[-1].text + ".", clauses[-1].target)
        clauses.append(Link(say("story.toget")))
        if len(wanted) > _ITEMS:
            named.append(Link(say("story.more", n=len(wanted) - _ITEMS), Target("publications", "to-get")))
        return [Sentence((*clauses, *_punctuated(named, "; ")))]
    return [Sentence(_punctuated(clauses, "; "))]


def _publication(line: ToGetLine) -> Link:
    has_publisher = line.publisher in line.title or line.publisher == say("not.stated")
    text = line.title if has_publisher else f"{line.publisher}, {line.title}"
    return Link(clipped(text, 120), Target("publications", "to-get"))


def _listed(lead: str, items: Sequence[Link], more: Target, *, separator: str = "; ") -> list[Sentence]:
    if not items:
        return []
    clauses = list(items[:_ITEMS])
    if len(items) > _ITEMS:
        clauses.append(Link(say("story.more", n=len(items) - _ITEMS), more))
    return [Sentence((Link(lead), *_punctuated(clauses, separator)))]


def _punctuated(clauses: Sequence[Link], separator: str) -> tuple[Link, ...]:
    """Clauses with the separator after each but the last, which takes the full stop."""
    last = len(clauses) - 1
    return tuple(
        Link(clause.text + ("." if place == last else separator.rstrip()), clause.target)
        for place, clause in enumerate(clauses)
    )
