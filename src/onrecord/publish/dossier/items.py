"""What the search finds: entries with their quotes, documents, names, sources and countries."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.publish.dossier import links, matrix
from onrecord.publish.dossier.dates import in_words
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.names import shown_entities
from onrecord.publish.dossier.pages import Target
from onrecord.publish.dossier.pictures import Item
from onrecord.publish.dossier.telling import clipped, field, quiet
from onrecord.publish.dossier.wording import say

_QUOTES = 6  # different quotes of an entry that are indexed
_BODY = 1200  # code points of them
_QUOTE = 160  # code points of the quote shown with a result


def items(directory: Directory) -> Iterator[Item]:
    """Everything that can be found, in the dossier's order."""
    for register, entries in directory.entries.items():
        for entry in entries:
            target = directory.entry_target(entry.id)
            quotes = list(dict.fromkeys(" ".join(c.quote.split()) for c in directory.claims_of(entry)))[:_QUOTES]
            cells = " ".join(value for name, value in entry.fields if value != say("not.stated"))
            if target is not None:
                detail = clipped(quotes[0], _QUOTE) if quotes else field(entry, "by")
                body = f"{cells} {' '.join(quotes)}"[:_BODY]
                title = quiet(entry.title)
                yield Item(register, title, detail, target, title, body)
    for name, page in matrix.countries(directory).items():
        yield Item("countries", name, "", Target(page), name, "")
    for name in sorted(directory.source_names):
        yield Item("sources", name, "", Target(links.source_page(name)), name, "")
    for entity in shown_entities(directory):
        aliases = [one for one in entity.aliases if one != entity.canonical]
        target = Target("names", f"n-{links.slug(entity.id)}")
        yield Item("names", entity.canonical, "; ".join(aliases[:8]), target, entity.canonical, " ".join(aliases))
    for document in directory.documents.values():
        title = document.title or document.name
        told = [document.outlet or say("outlet.unknown"), in_words(document.published)]
        head = f"{title} {document.name} {document.outlet or ''}"
        yield Item("documents", title, " · ".join(told), Target(directory.pages[document.id]), head, "")
