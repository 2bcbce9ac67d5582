"""The site: a dossier as static files that work from ``file://`` and under any path, and never touch the network."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from onrecord.model.entry import REGISTERS
from onrecord.model.view import View
from onrecord.publish import dossier
from onrecord.publish.dossier.pages import Link, Target
from onrecord.publish.dossier.wording import say
from onrecord.publish.site.charts import draw
from onrecord.publish.site.folder import Folder
from onrecord.publish.site.render import Renderer
from onrecord.publish.withholding import PublicView

__all__ = ["write"]

_ASSETS = ("dossier.css", "dossier.js")


def write(view: View, folder: Path, *, public: bool = False) -> Path:
    """Write the working dossier of ``view`` into ``folder``; the path of its first page. ``public``: only what may be
    seen by everybody, see ``publish.withholding``.

    Only files whose bytes change are written; files of an earlier run that are no longer part of the dossier are
    removed, and nothing else is. Raises ``OnRecordError`` when a link would lead a file out of ``folder``.
    """
    pages = dossier.build(PublicView(view) if public else view, is_public=public)
    totals = {page.name: page.total for page in pages.registers}
    navigation = (
        (Link(say("nav.overview"), Target("index")), "index", None),
        *((Link(say(name), Target(name)), name, totals[name]) for name in REGISTERS),
        (Link(say("nav.documents"), Target("documents")), "documents", len(pages.documents)),
        (Link(say("nav.guide"), Target("guide")), "guide", None),
    )
    render = Renderer(
        case=pages.title, version=pages.version, digest=pages.digest, navigation=navigation, is_public=public
    )
    out = Folder(folder)
    for name in _ASSETS:
        out.put(f"assets/{name}", (files(__package__) / "assets" / name).read_bytes())
    charts = {figure.target: draw(figure) for figure in pages.overview.figures}
    out.put("index.html", render.page("overview.html", "index", here="index", o=pages.overview, charts=charts))
    for page in pages.registers:
        lineage = pages.lineage if page.name == "sources" and page.part == 1 else ()
        more = pages.lineage_more if lineage else 0
        content = render.page("register.html", page.page, here=page.name, r=page, lineage=lineage, lineage_more=more)
        out.put(f"{page.page}.html", content)
    out.put("documents.html", render.page("documents.html", "documents", here="documents", lines=pages.documents))
    out.put("guide.html", render.page("guide.html", "guide", here="guide"))
    for document in pages.document_pages():
        content = render.page("document.html", document.page, here="documents", d=document)
        out.put(f"{document.page}.html", content)
    out.finish()
    return folder / "index.html"
