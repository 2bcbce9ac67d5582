"""What readers do: from a number to its sentence, filters, search, keys only, citations, print."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from onrecord.publish.dossier.pages import Target
from onrecord.publish.dossier.pictures import Item
from onrecord.publish.site import finding
from opened_pages import Opener


def _first(dossier: Path, page: str, pattern: str) -> str:
    match = re.search(pattern, (dossier / page).read_text("utf-8"))
    assert match is not None
    return match.group(1)


def test_from_the_story_to_the_entry_to_the_sentence(opened: Opener) -> None:
    with opened() as page:
        page.locator(".story a", has_text="at least 64 relay masts").first.click()
        assert "figures.html#e-" in page.url
        expect(page.locator("#panel mark").first).to_have_text("at least 64 relay masts in 17 countries")
        page.locator("#panel .read").first.click()
        assert "documents/" in page.url
        marked = page.locator(".anchor:target + *, .anchor:target + .anchor + *").last
        expect(marked).to_contain_text("at least 64 relay masts in 17 countries")
        assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top < innerHeight")


def test_every_number_is_one_click_from_its_sentence(opened: Opener) -> None:
    with opened("figures.html") as page:
        for cell in page.locator(".c-value a").all():
            assert re.fullmatch(r"documents/[0-9a-f]{16}\.html#[cv]-[0-9a-f-]+", cell.get_attribute("href") or "")
    with opened() as page:
        for value in page.locator(".card .value a").all():
            assert re.fullmatch(r"figures\.html#e-[0-9a-f]+", value.get_attribute("href") or "")


def test_a_cell_lands_on_the_words_it_was_read_from(opened: Opener, dossier: Path) -> None:
    address = _first(dossier, "sites.html", r'class="c-operator"><span[^>]*>[^<]*</span><span[^>]*><a href="([^"]+)"')
    with opened(address) as page:
        assert page.evaluate("document.querySelector(':target').nextElementSibling.textContent") == (
            "Varnian Hydrographic Office"
        )


def test_rows_open_and_close_the_evidence(opened: Opener) -> None:
    with opened("figures.html") as page:
        panel = page.locator("#panel")
        expect(panel).to_be_hidden()
        page.locator("tbody.entry td").first.click(position={"x": 3, "y": 3})
        expect(panel).to_be_visible()
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        page.locator("tbody.entry summary").nth(1).click()
        expect(panel).to_be_focused()
        page.locator(".panel-close").click()
        expect(page.locator("tbody.entry summary").nth(1)).to_be_focused()
    with opened("figures.html", width=390) as page:
        page.locator("tbody.entry summary").first.click()
        expect(page.locator("#panel")).to_be_hidden()
        expect(page.locator("tbody.entry details[open] blockquote").first).to_be_visible()


@pytest.mark.parametrize(
    ("form", "start"),
    [
        (
            "plain",
            "“at least 64 relay masts in 17 countries” A. Writer, Varnia's masts in seventeen countries, Belmark",
        ),
        ("markdown", "> at least 64 relay masts in 17 countries\n>\n> — A. Writer, [Varnia's masts"),
        ("bibtex", "@misc{onrecord-"),
        ("csl", '[\n {\n  "id": "onrecord-'),
    ],
)
def test_a_passage_is_cited(opened: Opener, dossier: Path, form: str, start: str) -> None:
    row = _first(dossier, "figures.html", r'<tbody[^>]* id="(e-[0-9a-f]+)"(?:(?!</tbody>)[\s\S])*?at least 64')
    with opened(f"figures.html#{row}") as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        button = page.locator(f'#panel [data-cite="{form}"]').first
        button.click()
        expect(button).to_have_text("Copied")
        text = page.evaluate("navigator.clipboard.readText()")
        assert text.startswith(start)
        assert "sha256:" in text


def test_filters_leave_what_fits(opened: Opener) -> None:
    with opened("names.html") as page:
        assert page.locator(".filter").count() == 0  # two rows need none
    with opened("sources.html") as page:
        rows = page.locator("tbody.entry")
        total = rows.count()
        page.locator(".filter input").fill("véga")
        assert page.locator("tbody.entry:visible").count() == 1
        expect(page.locator(".filter .total")).to_have_text(f"1 of {total} shown")
        page.locator(".filter input").fill("")
        assert page.locator("tbody.entry:visible").count() == total
    with opened("timeline.html") as page:
        page.locator(".filter select").select_option(index=1)
        kinds = set(page.locator(".events > li:visible").evaluate_all("all => all.map(one => one.dataset.kind)"))
        assert len(kinds) == 1


def _found(page: Page, query: str) -> list[str]:
    page.locator("#query").fill(query)
    expect(page.locator("#found")).not_to_have_text(re.compile("Searching"))
    page.wait_for_timeout(150)
    return [text.strip() for text in page.locator(".result-title").all_inner_texts()]


def test_the_search_finds_titles_names_quotes_and_other_scripts(opened: Opener) -> None:
    with opened("search.html") as page:
        assert "58 masts, Vega Observatory" in _found(page, "vega obs")
        assert "Open Shoreline Watch" in _found(page, "osw")
        assert any("Varnia" in title for title in _found(page, "seventeen"))
        assert _found(page, "masts zebra") == []
        expect(page.locator("#found")).to_contain_text("Nothing found")
        assert _found(page, "lowmere")
        page.locator(".results a").first.click()
        assert "search.html" not in page.url


def test_a_query_is_kept_in_the_address(opened: Opener) -> None:
    with opened("search.html#drelland") as page:
        expect(page.locator(".result-title").first).to_contain_text("Drelland")


def test_keys_alone_go_everywhere(opened: Opener) -> None:
    with opened("figures.html") as page:
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        page.keyboard.press("j")
        expect(page.locator("tbody.entry summary").first).to_be_focused()
        page.keyboard.press("j")
        page.keyboard.press("k")
        page.keyboard.press("Enter")
        expect(page.locator("#panel")).to_be_visible()
        page.keyboard.press("Tab")
        expect(page.locator(".panel-close")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#panel")).to_be_hidden()
        page.keyboard.press("/")
        page.wait_for_url("**/search.html*")
        expect(page.locator("#query")).to_be_focused()
        page.keyboard.type("vega")
        expect(page.locator(".results a").first).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"(figures|sources|names|documents)[^/]*"))


def test_the_timeline_zooms(opened: Opener) -> None:
    with opened("timeline.html") as page:
        width = "document.querySelector('.lane-chart').getBoundingClientRect().width"
        before = page.evaluate(width)
        page.locator('[data-zoom="in"]').click()
        assert page.evaluate(width) == pytest.approx(2 * before, rel=0.02)
        page.locator('[data-zoom="out"]').click()
        assert page.evaluate(width) == pytest.approx(before, rel=0.02)


def test_print_carries_the_evidence_as_numbered_notes(opened: Opener, tmp_path: Path) -> None:
    with opened("figures.html") as page:
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        notes = page.locator(".footnotes li")
        assert notes.count() == page.locator("tbody.entry").count()
        assert page.locator(".note-mark").count() == notes.count()
        expect(page.locator(".footnotes")).to_contain_text("at least 64 relay masts in 17 countries")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator(".footnotes").count() == 0
        data = page.pdf(path=str(tmp_path / "figures.pdf"))
        assert data.startswith(b"%PDF")
        assert len(data) > 10_000


def test_less_motion_where_it_is_asked_for(opened: Opener) -> None:
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    with opened() as page:
        assert page.evaluate(behaviour) == "smooth"
        page.emulate_media(reduced_motion="reduce")
        assert page.evaluate(behaviour) == "auto"


def test_a_map_and_its_list_lead_to_the_same_entries(opened: Opener) -> None:
    with opened("sites.html") as page:
        listed: list[Any] = page.locator(".place-list a").evaluate_all("all => all.map(one => one.hash)")
        assert len(listed) == 5
        drawn = page.locator(".map a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert set(drawn) <= set(listed)


def test_the_page_folds_and_hashes_as_the_index_was_made(opened: Opener, dossier: Path) -> None:
    """Scripts with and without spaces, accents, capitals, and a word that is still being typed."""
    texts = ["南通市公安局在东京", "Réunion des ČESKÝCH", "Ὀδυσσεύς", "Ёлка", "محطة ١٢", "ガス警察署", "สถานีตำรวจ"]
    found = [Item("figures", text, "", Target("guide", f"x-{n}"), text, "") for n, text in enumerate(texts)]
    saved = {path: path.read_bytes() for path in (dossier / "search").iterdir()}
    try:
        for name, data in finding.shards(found):
            (dossier / name).write_bytes(data)
        with opened("search.html") as page:
            queries = ["公安", "reunion cesk", "οδυσσευς", "елка", "محطة", "警察署", "สถานี", "東京", "东京"]
            held = [_found(page, query) for query in queries]
        assert held == [
            [texts[0]],
            [texts[1]],
            [texts[2]],
            [texts[3]],
            [texts[4]],
            [texts[5]],
            [texts[6]],
            [],
            [texts[0]],
        ]
    finally:
        for path in (dossier / "search").iterdir():
            path.unlink()
        for path, data in saved.items():
            path.write_bytes(data)
