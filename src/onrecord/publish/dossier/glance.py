"""The overview's lists: responses by country, disputed points, what to get, and what it all rests on."""

from __future__ import annotations

from onrecord.model.entry import Entry
from onrecord.publish.dossier.dates import in_words
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.pages import DisputeLine, LatestLine, Link, Tally, Target, ToGetLine
from onrecord.publish.dossier.sources import roots
from onrecord.publish.dossier.telling import acts, clipped, joint
from onrecord.publish.dossier.wording import STRINGS, number, phrase, say

SILENT = "nothing in our documents"
CELLS = (
    "done",
    "under way",
    "alleged",
    "either-or",
    "announced or planned",
    "demanded",
    "conditional",
    "unresolved",
    "said not done as of",
)
UNREAD = ("garbled", "language")  # notes on sentences that were not read at all
_LATEST = 6  # lines of what changed last
_RESTING = 6  # entries named for a publication to get; the rest are counted


def country_of(directory: Directory, entry: Entry) -> str:
    """The name under which an entry's country is listed; acts of others than states are listed apart."""
    cell = dict(entry.fields).get("country", "")
    if cell and not cell.startswith("–") and cell != say("not.stated"):
        return cell
    return directory.countries.get(entry.country, entry.country) if entry.country else say("not.a.state")


def act(entry: Entry) -> str:
    """An act in a few words: the type and what it is on."""
    fields = dict(entry.fields)
    words = joint(entry).join(phrase("act", one) for one in acts(entry)) or entry.title
    on = fields.get("object", "")
    return f"{words} ({clipped(on)})" if on and on not in ("–", say("not.stated")) else words


def silent(directory: Directory) -> tuple[Link, ...]:
    """Countries of claimed sites with no response in the documents: a limit of what is held, not an answer."""
    heard = {entry.country for entry in directory.entries["responses"] if entry.cell != SILENT}
    named: dict[str, Link] = {}
    for entry in (*directory.entries["responses"], *directory.entries["sites"]):
        country = entry.country or (entry.place.country if entry.place else None)
        if country is None or country in heard:
            continue
        if entry.register == "sites" or entry.cell == SILENT:
            name = directory.countries.get(country, country)
            named.setdefault(name, directory.entry_link(entry.id, name))
    return tuple(named[name] for name in sorted(named))


def disputes(directory: Directory) -> tuple[DisputeLine, ...]:
    """Entries that another one disputes or contests, each pair once, by the entry that leads the register."""
    seen: set[frozenset[str]] = set()
    found = []
    for entries in directory.entries.values():
        for entry in entries:
            counters = []
            explanations = []
            facet = first = ""
            for edge in entry.edges:
                other = directory.entry(edge.other)
                if edge.kind not in ("disputes", "contested") or other is None:
                    continue
                pair = frozenset((entry.id, other.id))
                if pair in seen:
                    continue
                seen.add(pair)
                first = first or other.id
                counters.append(directory.entry_link(other.id))
                explanations.append(edge.explanation)
                facet = facet or edge.facet or dict(entry.fields).get("facet", "")
            if counters:
                flag = next((flag.explanation for flag in entry.flags if flag.name == "dispute"), "")
                found.append(
                    DisputeLine(
                        facet, directory.entry_link(entry.id), tuple(counters), explanations[0] or flag, entry.id, first
                    )
                )
    return tuple(found)


def to_get(directory: Directory) -> tuple[ToGetLine, ...]:
    """Publications not held, those that most rests on first."""
    lines = sorted(
        directory.view.to_get(), key=lambda item: (-len(item.entries), item.publisher or "", item.title or "")
    )
    return tuple(
        ToGetLine(
            title=item.title or say("toget.untitled"),
            publisher=item.publisher or say("not.stated"),
            date=in_words(item.date),
            entries=tuple(directory.entry_link(entry_id) for entry_id in item.entries[:_RESTING]),
            more=max(0, len(item.entries) - _RESTING),
        )
        for item in lines
    )


def latest(directory: Directory) -> tuple[LatestLine, ...]:
    """What the youngest documents carry, new matters before known ones."""
    days = {
        document.id: (document.published.end or "", in_words(document.published))
        for document in directory.documents.values()
        if document.published and document.published.end
    }
    found = []
    for register, entries in directory.entries.items():
        for entry in entries:
            held = sorted(
                {
                    (days[claim.document], claim.document)
                    for claim in directory.claims_of(entry)
                    if claim.document in days
                }
            )
            if held:
                (day, words), document = held[-1]
                is_new = held[0][0] == held[-1][0]
                outlet = directory.documents[document].outlet or directory.document_name(document)
                line = LatestLine(words, say(register), directory.entry_link(entry.id), outlet, is_new)
                found.append((day, entry.so.high > 0, is_new, len(held), line))
    found.sort(key=lambda one: (*one[:4], one[4].entry.text), reverse=True)
    return tuple(line for *_, line in found[:_LATEST])


def languages(directory: Directory) -> list[str]:
    """The languages stated or detected, as tags."""
    return sorted({document.language for document in directory.documents.values() if document.language})


def outlets(directory: Directory) -> list[str]:
    """The outlets named, by name."""
    return sorted({document.outlet for document in directory.documents.values() if document.outlet})


def tallies(directory: Directory) -> tuple[Tally, ...]:
    """How many documents, outlets, roots, languages, sentences, and sentences not read."""
    view = directory.view
    sentences = sum(view.sentence_count(document) for document in directory.documents)
    unread = sum(note.reason in UNREAD for document in directory.documents for note in view.notes(document))
    named_roots = sum(1 for _, document in roots(directory) if not document)
    held = Target("documents")
    counted = (
        ("tally.documents", len(directory.documents), held),
        ("tally.outlets", len(outlets(directory)), held),
        ("tally.roots", named_roots, Target("sources")),
        ("tally.languages", len(languages(directory)), held),
        ("tally.sentences", sentences, held),
        ("tally.unread", unread, held),
    )
    return tuple(Tally(number(n), tally_word(key, n), target) for key, n, target in counted)


def tally_word(key: str, n: int) -> str:
    """The word of a tally without its number."""
    return STRINGS[f"{key}.one" if n == 1 else f"{key}.other"]
