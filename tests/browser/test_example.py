"""The example story's dossier, every page of it: what a new user opens first."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from opened_pages import Opener


def test_every_page_of_the_example_opens_quietly_and_without_barriers(opened_example: Opener, example: Path) -> None:
    names = sorted(path.relative_to(example).as_posix() for path in example.rglob("*.html"))
    assert len(names) > 30
    with opened_example() as page:  # what a page logs or asks for outside its folder fails here
        for name in names:
            page.goto((example / name).as_uri())
            found = Axe().run(page, options={"preload": False}).response["violations"]
            assert [(one["id"], one["nodes"][0]["target"]) for one in found] == [], name


def test_from_a_figure_of_the_example_to_its_sentence(opened_example: Opener) -> None:
    with opened_example("index.html") as page:
        page.locator(".card .value a").first.click()
        assert "figures.html#e-" in page.url
        quote = page.locator("#panel mark").first
        expect(quote).not_to_be_empty()
        told = quote.inner_text()
        page.locator("#panel .read").first.click()
        assert "documents/" in page.url
        expect(page.locator(".source-text")).to_contain_text(told.split()[0])
        assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top < innerHeight")


def test_the_example_prints(opened_example: Opener, tmp_path: Path) -> None:
    with opened_example("figures.html") as page:
        printed = page.pdf(path=str(tmp_path / "figures.pdf"))
    assert printed.startswith(b"%PDF")
    assert len(printed) > 10_000
