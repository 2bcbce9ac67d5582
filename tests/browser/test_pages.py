"""Every page as a reader's browser shows it: from a file, in three widths, light and dark, with and without scripts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from opened_pages import Opener

# what reaches over the edge, apart from what stands in a frame that scrolls by itself
_WIDE = """() => Array.from(document.querySelectorAll("main *, header *, footer *")).filter(e => {
  const box = e.getBoundingClientRect();
  return box.width > 0 && box.right > document.documentElement.clientWidth + 1
    && !e.closest("svg, .matrix-frame > *, .graph-frame > *, .lane-frame > *, .hear, .skip");
}).map(e => e.className + ":" + e.textContent.slice(0, 30))"""
# labels that lie on one another: words in pictures are placed by us, so nobody else keeps them apart
_CLASHES = """() => { const out = [];
for (const svg of document.querySelectorAll(".map svg, .lane-names, .lane-chart, .axis")) {
  const boxes = Array.from(svg.querySelectorAll("text")).filter(t => t.getBoundingClientRect().width > 0)
    .map(t => [t.textContent, t.getBoundingClientRect()]);
  boxes.forEach(([a, p], n) => boxes.slice(n + 1).forEach(([b, q]) => {
    if (p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 1 && q.top < p.bottom - 1) out.push([a, b]);
  })); } return out; }"""
_INJECTED = "main script, main img, main b, main style, main iframe, [onerror], [onload], [onclick], [style]"


def _barriers(page: Page) -> dict[str, Any]:
    """What axe-core finds. It may not load the page's styles again by itself: the page's policy forbids that too."""
    found: dict[str, Any] = Axe().run(page, options={"preload": False}).response
    return found


def _pages(dossier: Path) -> list[str]:
    found = sorted(path.relative_to(dossier).as_posix() for path in dossier.rglob("*.html"))
    assert len(found) == 28
    return found


def _one_of_each(dossier: Path) -> list[str]:
    """Every page at the top, and one of each kind that there are many of."""
    found: dict[str, str] = {}
    for name in _pages(dossier):
        folder = name.rpartition("/")[0] or name
        found.setdefault(folder, name)
    return list(found.values())


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_no_page_scrolls_sideways_and_nothing_is_cut_or_covered(opened: Opener, dossier: Path, width: int) -> None:
    with opened(width=width) as page:
        for name in _one_of_each(dossier):
            page.goto((dossier / name).as_uri())
            scrolls = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert scrolls == 0, name
            assert page.evaluate(_WIDE) == [], name
            assert page.evaluate(_CLASHES) == [], name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier(opened: Opener, dossier: Path, scheme: str) -> None:
    with opened(scheme=scheme) as page:
        for name in _one_of_each(dossier):
            page.goto((dossier / name).as_uri())
            found = _barriers(page)
            told = [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found["violations"]]
            assert told == [], name


def test_axe_finds_no_barrier_on_a_phone_or_beside_an_open_panel(opened: Opener, dossier: Path) -> None:
    anchor = re.search(r'<tbody[^>]* id="(e-[0-9a-f]+)"', (dossier / "figures.html").read_text("utf-8"))
    assert anchor is not None
    for name, width in (("index.html", 390), ("responses.html", 390), (f"figures.html#{anchor.group(1)}", 1280)):
        with opened(name, width=width) as page:
            found = _barriers(page)
            assert [(one["id"], one["nodes"][0]["target"]) for one in found["violations"]] == [], name


def test_a_hostile_document_stays_text_and_its_long_words_wrap(opened: Opener, dossier: Path) -> None:
    hostile = [name for name in _pages(dossier) if "alert(1)" in (dossier / name).read_text("utf-8")]
    assert len(hostile) > 3
    with opened(width=390) as page:
        for name in hostile:
            page.goto((dossier / name).as_uri())
            assert page.locator(_INJECTED).count() == 0, name
            assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
            assert "alert(1)" in (page.locator("main").text_content() or ""), name


def test_light_and_dark_follow_the_reader(opened: Opener) -> None:
    def brightness(page: Any, what: str) -> int:
        colour = page.evaluate(f"getComputedStyle(document.body).{what}")
        return sum(int(part) for part in re.findall(r"\d+", colour)[:3])

    with opened(scheme="light") as page:
        assert brightness(page, "backgroundColor") > 700 > 150 > brightness(page, "color")
    with opened(scheme="dark") as page:
        assert brightness(page, "backgroundColor") < 150 < 600 < brightness(page, "color")


def test_every_page_reads_without_scripts(opened: Opener, dossier: Path) -> None:
    with opened(scripts=False) as page:
        for name in _one_of_each(dossier):
            page.goto((dossier / name).as_uri())
            assert len(page.locator("main").inner_text()) > 60, name
            assert page.locator("#panel").is_hidden()
