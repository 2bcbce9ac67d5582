"""The dossier as a reader's browser shows it: opened from a file, in three widths, with and without scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

Browse = Callable[..., str]

# What a page lays out: overflow of the page or of anything in it, every address that it loads or leads to, colours.
PROBE = """
addEventListener("load", function () {
  var wide = Array.prototype.filter.call(document.querySelectorAll("main *"), function (e) {
    var box = e.getBoundingClientRect();
    return box.width > 0 && box.right > document.documentElement.clientWidth + 1 && !e.closest("svg");
  }).map(function (e) { return e.className + ":" + e.textContent.slice(0, 30); });
  var out = {
    scrolls: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    wide: wide,
    loads: Array.prototype.map.call(document.querySelectorAll("[src], link[href], a[href]"), function (e) {
      return e.src || e.href;
    }),
    scripts: document.scripts.length,
    injected: document.querySelectorAll("main script, main img, main b, main style, main [onerror]").length,
    background: getComputedStyle(document.body).backgroundColor,
    ink: getComputedStyle(document.body).color,
    panel: getComputedStyle(document.getElementById("panel")).display
  };
  var pre = document.createElement("pre");
  pre.id = "probe";
  pre.textContent = JSON.stringify(out);
  document.body.append(pre);
});
"""


def _pages(dossier: Path) -> list[str]:
    found = sorted(
        p.relative_to(dossier).as_posix() for p in dossier.rglob("*.html") if not p.name.startswith("probe-")
    )
    assert len(found) == 11 + 4
    return found


def _probe(html: str) -> dict[str, object]:
    match = re.search(r'<pre id="probe">(.*?)</pre>', html, re.S)
    assert match is not None, "the page's scripts did not run"
    text = match.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    found = json.loads(text)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("width", [390, 1280, 1920])
@pytest.mark.parametrize("page", ["index.html", "figures.html", "responses.html", "documents.html"])
def test_no_page_scrolls_sideways_or_leads_out_of_its_folder(
    browse: Browse, dossier: Path, page: str, width: int
) -> None:
    html = browse(page, f"--window-size={width},900", probe=PROBE)
    found = _probe(html)
    # headless windows are at least 500 wide, whatever is asked; that is still below the phone layout's bound
    assert found["scrolls"] == 0
    assert found["wide"] == []
    loads = found["loads"]
    assert isinstance(loads, list)
    assert len(loads) > 20
    assert [address for address in loads if not address.startswith((dossier.as_uri() + "/", "data:,"))] == []
    assert "CONSOLE" not in html


def test_a_hostile_document_stays_text_and_its_long_words_wrap(browse: Browse, dossier: Path) -> None:
    for page in _pages(dossier):
        if "alert(1)" not in (dossier / page).read_text("utf-8"):
            continue
        html = browse(page, "--window-size=600,900", probe=PROBE)
        found = _probe(html)
        assert found["injected"] == 0, page
        assert found["scripts"] == 2, page
        assert found["scrolls"] == 0, page
        assert "CONSOLE" not in html, page


def test_light_and_dark_follow_the_reader(browse: Browse) -> None:
    light = _probe(browse("index.html", "--blink-settings=preferredColorScheme=1", probe=PROBE))
    dark = _probe(browse("index.html", "--blink-settings=preferredColorScheme=0", probe=PROBE))

    def brightness(colour: object) -> int:
        return sum(int(part) for part in re.findall(r"\d+", str(colour))[:3])

    assert brightness(light["background"]) > 700 > 150 > brightness(light["ink"])
    assert brightness(dark["background"]) < 150 < 600 < brightness(dark["ink"])


def test_an_entry_s_address_opens_its_evidence_beside_the_table(browse: Browse, dossier: Path) -> None:
    anchors = re.findall(r'<tbody[^>]* id="(e-[0-9a-f]+)"', (dossier / "figures.html").read_text("utf-8"))
    closed = browse("figures.html", probe=PROBE)
    opened = browse(f"figures.html#{anchors[1]}", probe=PROBE)
    assert _probe(closed)["panel"] == "none"
    assert _probe(opened)["panel"] == "block"
    panel = opened[opened.index('id="panel"') :]
    assert "at least 64 relay masts in 17 countries" in panel
    assert "Coastline Guardians (perhaps Open Shoreline Watch)" in panel


CLICKS = """
addEventListener("load", function () {
  var seen = [];
  var rows = document.querySelectorAll("tbody.entry");
  var panel = document.getElementById("panel");
  function note(what) {
    var open = document.querySelectorAll("details[open]").length;
    var focus = document.activeElement;
    seen.push([what, panel.hidden, document.querySelectorAll(".is-open").length, open, focus.className || focus.id]);
  }
  note("start");
  rows[0].querySelector("td").click(); note("row");
  rows[1].querySelector("td").click(); note("other row");
  document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape"})); note("escape");
  rows[2].querySelector("summary").click(); note("summary");
  document.querySelector(".panel-close").click(); note("close");
  var pre = document.createElement("pre");
  pre.id = "probe";
  pre.textContent = JSON.stringify({seen: seen});
  document.body.append(pre);
});
"""


def test_rows_open_and_close_the_evidence(browse: Browse) -> None:
    seen = _probe(browse("figures.html", probe=CLICKS))["seen"]
    assert isinstance(seen, list)
    states = {step[0]: step[1:] for step in seen}
    assert states["start"][:3] == [True, 0, 0]
    assert states["row"][:3] == [False, 1, 0]
    assert states["other row"][:3] == [False, 1, 0]
    assert states["escape"][:3] == [True, 0, 0]
    assert states["summary"][:3] == [False, 1, 0]
    assert states["summary"][3] == "panel"  # opened from the keyboard's own control, the focus follows
    assert states["close"][:3] == [True, 0, 0]
    narrow = _probe(browse("figures.html", "--window-size=600,900", probe=CLICKS))["seen"]
    assert isinstance(narrow, list)
    assert [step[3] for step in narrow] == [0, 1, 2, 2, 3, 3]


def test_every_cell_lands_on_its_words(browse: Browse, dossier: Path) -> None:
    page = (dossier / "sites.html").read_text("utf-8")
    link = re.search(r'class="c-operator"><span[^>]*>[^<]*</span><span[^>]*><a href="([^"]+)"', page)
    assert link is not None
    probe = """
    addEventListener("load", function () { setTimeout(function () {
      var mark = document.querySelector(":target");
      var box = mark.getBoundingClientRect();
      var pre = document.createElement("pre");
      pre.id = "probe";
      pre.textContent = JSON.stringify({words: mark.nextElementSibling.textContent,
        seen: box.top >= 0 && box.top < innerHeight});
      document.body.append(pre);
    }, 600); });
    """
    found = _probe(browse(link.group(1), probe=probe))
    assert found == {"words": "Varnian Hydrographic Office", "seen": True}
