"""The site: a dossier as static files that work from ``file://`` and under any path, and never touch the network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from onrecord.model.entry import REGISTERS
from onrecord.model.view import View
from onrecord.publish import dossier
from onrecord.publish.dossier import Dossier
from onrecord.publish.dossier.pages import KeyFigure, Link, RegisterPage, Target
from onrecord.publish.dossier.places import brief
from onrecord.publish.dossier.rows import parts_of
from onrecord.publish.dossier.wording import STRINGS, say
from onrecord.publish.site import atlas, charts, finding, layers, timescale
from onrecord.publish.site.folder import Folder
from onrecord.publish.site.render import Renderer
from onrecord.publish.withholding import PublicView

__all__ = ["write"]

_ASSETS = ("dossier.css", "dossier.js", "filter.js", "search.js")
# pages in the order in which people read them; registers are looked up by name
_NAVIGATION = (
    "figures",
    "sites",
    "responses",
    "agreements",
    "positions",
    "publications",
    "timeline",
    "sources",
    "names",
)


def write(view: View, folder: Path, *, public: bool = False) -> Path:
    """Write the working dossier of ``view`` into ``folder``; the path of its first page. ``public``: only what may be
    seen by everybody, see ``publish.withholding``.

    Only files whose bytes change are written; files of an earlier run that are no longer part of the dossier are
    removed, and nothing else is. Raises ``OnRecordError`` when a link would lead a file out of ``folder``.
    """
    held = dossier.build(PublicView(view) if public else view, is_public=public)
    out = Folder(folder)
    for name in _ASSETS:
        out.put(f"assets/{name}", (files(__package__) / "assets" / name).read_bytes())
    out.put("assets/words.js", _words())
    # what changes with every record stands on the first page only: the others stay as they are where they can
    render = Renderer(case=held.title, version=held.version, navigation=_navigation(), is_public=public)
    for page, content in _pages(held, render):
        out.put(f"{page}.html", content)
    for name, content in finding.shards(held.items()):
        out.put(name, content)
    out.finish()
    return folder / "index.html"


def _words() -> bytes:
    """What the scripts say, out of the one catalogue."""
    said = {key.removeprefix("js."): text for key, text in sorted(STRINGS.items()) if key.startswith("js.")}
    kinds = {key.removeprefix("search.kind."): text for key, text in STRINGS.items() if key.startswith("search.kind.")}
    kinds |= {name: STRINGS[name].lower() for name in REGISTERS if name not in kinds}
    said |= {f"kind.{name}": text for name, text in sorted(kinds.items())}
    return f"window.onrecordWords = {json.dumps(said, ensure_ascii=False, indent=1)};\n".encode()


def _navigation() -> tuple[tuple[Link, str], ...]:
    names = ("index", *_NAVIGATION, "documents", "guide")
    words = {"index": "nav.overview", "documents": "nav.documents", "guide": "nav.guide"}
    return tuple((Link(say(words.get(name, name)), Target(name)), name) for name in names)


def _totals(held: Dossier) -> dict[str, int]:
    return {name: held.total(name) for name in REGISTERS} | {"documents": len(held.documents)}


def _pages(held: Dossier, render: Renderer) -> Iterator[tuple[str, bytes]]:
    drawn = _charts(held.overview.figures)
    world = atlas.draw(held.map)
    yield (
        "index",
        render.page(
            "overview.html",
            "index",
            here="index",
            o=held.overview,
            charts=drawn,
            map=world,
            m=held.matrix,
            places=brief(held.map),
            totals=_totals(held),
            digest=held.digest,
        ),
    )
    for name in REGISTERS:
        for page in held.register_pages(name):
            yield page.page, _register(held, render, page)
    scale = timescale.draw(held.timeline)
    yield "timeline", render.page("timeline.html", "timeline", here="timeline", t_=held.timeline, scale=scale)
    parts = parts_of(len(held.documents))
    names = tuple(f"documents-{n}" if n > 1 else "documents" for n in range(1, len(parts) + 1))
    for part, page_name in zip(parts, names, strict=True):
        shown = held.documents[part.start : part.stop]
        content = {"lines": shown, "total": len(held.documents), "parts": names if len(names) > 1 else ()}
        yield page_name, render.page("documents.html", page_name, here="documents", **content)
    yield "search", render.page("search.html", "search", here="search")
    yield "guide", render.page("guide.html", "guide", here="guide")
    for country in held.country_pages():
        yield country.page, render.page("country.html", country.page, here="responses", c=country)
    for source in held.source_pages():
        yield source.page, render.page("source.html", source.page, here="sources", s=source)
    for document in held.document_pages():
        yield document.page, render.page("document.html", document.page, here="documents", d=document)


def _register(held: Dossier, render: Renderer, page: RegisterPage) -> bytes:
    """A register's page; its first one has the register's picture above the table."""
    extra: dict[str, object] = {}
    template = "register.html"
    if page.part == 1:
        if page.name == "figures":
            template, extra = "figures.html", {"charts": _charts(held.charts), "drawn": held.charts}
        elif page.name == "sites":
            template, extra = "sites.html", {"map": atlas.draw(held.map), "places": held.map}
        elif page.name == "responses":
            template, extra = "responses.html", {"m": held.matrix}
        elif page.name == "positions":
            template, extra = "positions.html", {"disputes": held.disputes}
        elif page.name == "publications":
            template, extra = "publications.html", {"to_get": held.to_get}
        elif page.name == "sources":
            template = "sources.html"
            extra = {
                "layout": layers.draw(held.graph),
                "graph": held.graph,
                "lineage": held.lineage,
                "lineage_more": held.lineage_more,
            }
    return render.page(template, page.page, here=page.name, r=page, **extra)


def _charts(figures: tuple[KeyFigure, ...]) -> dict[Target, charts.Chart | None]:
    return {figure.target: charts.draw(figure) for figure in figures}
