"""The written site: every link lands, nothing is inline, nothing is remote, nothing of a document is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit

import pytest

from onrecord.model.entry import REGISTERS
from onrecord.publish import site
from onrecord.publish.dossier import wording

_ROOT = Path(site.__file__).parent
# words that are looked up by the value that they word
_LOOKED_UP = re.compile(
    r"(act|cell|decided|did|do|edge|event|facet|flag|guide|js|kind|kinds|life|modality|name|note|origin|party|precision"
    r"|revision|search\.kind|season|stance|tally|telling|tie|withheld)\..+"
)


class _Page(HTMLParser):
    """Elements, ids and addresses of a page; and whether tags nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.unbalanced: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.unbalanced += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.append((tag, name, value))
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.addresses.append(value or "")
        if tag not in ("meta", "link", "input"):
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in ("meta", "link", "input"):
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.unbalanced.append(f"/{tag}")


@pytest.fixture(scope="module")
def folder(invented: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    index = site.write(invented.story(), tmp_path_factory.mktemp("site"))
    assert index.name == "index.html"
    return index.parent


def _pages(folder: Path) -> Iterator[tuple[Path, str, _Page]]:
    found = sorted(folder.rglob("*.html"))
    assert len(found) == 28
    for path in found:
        text = path.read_text("utf-8")
        yield path, text, _Page(text)


def test_every_link_lands_on_an_id_of_a_page_of_this_site(folder: Path) -> None:
    pages = {path.resolve(): page for path, _, page in _pages(folder)}
    landed = 0
    for path, page in pages.items():
        for address in page.addresses:
            parts = urlsplit(address)
            if address == "data:,":
                continue
            if re.fullmatch(r"\.\./\.\./documents/[0-9a-f]{64}(\.[a-z0-9]+)?", address):
                continue  # the preserved original, beside the site in the case's folder
            assert (parts.scheme, parts.netloc) == ("", ""), address
            assert not parts.path.startswith("/"), address
            target = (path.parent / parts.path).resolve() if parts.path else path
            assert target.is_file(), (path.name, address)
            if parts.fragment:
                assert parts.fragment in pages[target].ids, (path.name, address)
                landed += 1
    assert landed > 200


def test_pages_are_well_formed_and_ids_are_unique(folder: Path) -> None:
    for path, _, page in _pages(folder):
        assert page.unbalanced == [], path.name
        assert len(page.ids) == len(set(page.ids)), path.name


def test_nothing_is_inline_and_the_policy_is_strict(folder: Path) -> None:
    for path, text, page in _pages(folder):
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
        assert policy is not None, path.name
        assert policy.group(1).startswith(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:"
        )
        assert "unsafe" not in policy.group(1)
        assert "style" not in page.tags
        assert 3 <= page.tags.count("script") <= 5
        assert not [name for _, name, _ in page.attributes if name == "style" or name.startswith("on")], path.name
    for name in ("dossier.css", "dossier.js", "filter.js", "search.js", "words.js"):
        asset = (folder / "assets" / name).read_text("utf-8")
        found = (
            r"url\(|@import|https?:|fetch\(|XMLHttpRequest|Worker|innerHTML|outerHTML|insertAdjacent|eval\(|\.style\b"
        )
        assert not re.search(found, asset), name


def test_hostile_text_is_text(folder: Path) -> None:
    for path, text, page in _pages(folder):
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\ufeff]", text), path.name
        assert "img" not in page.tags
        assert "b" not in page.tags
    whole = "".join(text for _, text, _ in _pages(folder))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Mast \ufffdgnineve" in whole
    assert '<span class="hidden-control">U+202E</span>yltnerappa' in whole
    assert "{{ 7 * 7 }} {% raw %} ${7*7}" in whole
    assert "&lt;b&gt;mast&lt;/b&gt; {{ 7 * 7 }}" in whole
    assert "=1+1|cmd" in whole
    assert "&lt;img src=x onerror=alert(2)&gt;&amp;#x202e;" in whole
    for path in folder.rglob("*.js"):
        text = path.read_text("utf-8")
        assert "</script" not in text.lower() or path.parent.name == "search", path.name
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", text), path.name


def test_file_names_are_words_of_ours_or_ids(folder: Path) -> None:
    for path in folder.rglob("*"):
        assert re.fullmatch(
            r"[a-z]+(-\d+)?\.(html|css|js)|[0-9a-f]{16,64}\.html|[iw]\d+\.js|documents|countries|sources|search|assets"
            r"|\.onrecord-site\.json",
            path.name,
        )


def test_the_banner_and_both_counts_are_on_the_page(folder: Path) -> None:
    for path, text, _ in _pages(folder):
        assert "working copy · machine reading, unchecked" in text, path.name
    figures = (folder / "figures.html").read_text("utf-8")
    assert "1 to 2 sources, 3 documents relaying" in figures


def test_writing_again_changes_nothing_and_a_dropped_document_s_page_goes(invented: ModuleType, tmp_path: Path) -> None:
    site.write(invented.story(), tmp_path)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*") if path.is_file()}
    site.write(invented.story(), tmp_path)
    assert before == {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in tmp_path.rglob("*") if p.is_file()}
    view = invented.story()
    gone = invented.REWRITE_DOC
    view.documents_.remove(gone)
    view.claims_ = [claim for claim in view.claims_ if claim.document != gone.id]
    view.lineage_ = []
    view.copies_ = []
    site.write(view, tmp_path)
    assert not (tmp_path / "documents" / f"{gone.id[:16]}.html").exists()
    assert len(list((tmp_path / "documents").iterdir())) == 3


def _modules() -> list[Path]:
    return sorted(path for path in _ROOT.parent.rglob("*.py") if path.name != "wording.py")


def test_every_word_is_in_the_catalogue_and_every_entry_is_used() -> None:
    templates = "".join(path.read_text("utf-8") for path in sorted((_ROOT / "templates").glob("*.html")))
    for key in re.findall(r"\bt\('([^']+)'\s*[,)]", templates):
        assert key in wording.STRINGS, key
    for key in re.findall(r"count\('([^']+)'", templates):
        assert {f"{key}.one", f"{key}.other"} <= set(wording.STRINGS), key
    # words of our own between the tags: none; marks of punctuation are all that templates may hold
    classes = re.sub(r"\{% block body %\}.*?\{% endblock %\}", "", templates)
    bare = re.sub(r"<[^>]*>", "", re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", classes, flags=re.S))
    assert not re.findall(r"[A-Za-z]{2,}", bare)
    source = templates + "".join(path.read_text("utf-8") for path in _modules())
    for key in wording.STRINGS:
        if _LOOKED_UP.fullmatch(key):
            continue  # looked up by the value that they word
        if key.partition(".")[0] in REGISTERS:
            continue
        stem = re.sub(r"\.(one|other|range|none|lead|type|facet|more)$", "", key)
        assert f'"{key}"' in source or f"'{key}'" in source or f'"{stem}"' in source or f"'{stem}'" in source, key
