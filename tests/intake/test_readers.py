"""One suite over all readers, then each one's own."""

from __future__ import annotations

import codecs
import socket

import pytest

from onrecord.errors import InputError
from onrecord.intake import READERS, reader_for
from onrecord.intake.base import FACTS, Reader
from onrecord.intake.languages import code_of, language_of
from onrecord.model.value import Time

PROSE = (
    "The harbour board said on Tuesday that it had counted twelve depots along the estuary. Its director told "
    "reporters that the survey would go on until the end of the year and would then be published in full."
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Depots counted</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2031-03-04T08:00:00Z">
<script>window.count = 99;</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Depots counted</h1><p>{PROSE}</p><p>{PROSE[:90]}.</p></article>
<footer>Write to us</footer></body></html>"""
SAMPLE = {"plain": PROSE, "markdown": f"# Depots\n\n{PROSE}\n", "html": PAGE}


@pytest.fixture(params=READERS, ids=lambda reader: reader.format)
def reader(request: pytest.FixtureRequest) -> Reader:
    made: Reader = request.param
    return made


def test_every_reader_keeps_the_contract(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader went to the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    data = SAMPLE[reader.format].encode()
    extracted = reader.read(data, "a")
    assert PROSE in extracted.text
    assert set(extracted.facts) <= set(FACTS)
    assert extracted == reader.read(data, "b")
    assert "".encode(extracted.encoding) == b""
    assert all(extension == extension.lower() and extension[0] == "." for extension in reader.extensions)
    name, version = reader.extractor()
    assert name
    assert version


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n\t",
        b"\xef\xbb\xbf",
        b"%PDF-1.7 and so on",
        b"PK\x03\x04" + bytes(50),
        bytes(200),
        b"\xff\xfea",
        bytes(range(256)),
    ],
)
def test_what_holds_no_text_is_refused_in_one_line(reader: Reader, data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        reader.read(data, "odd\nname.txt")
    assert str(caught.value).startswith("odd\N{REPLACEMENT CHARACTER}name.txt: ")


def test_no_extension_has_two_readers() -> None:
    taken = [extension for reader in READERS for extension in reader.extensions]
    assert len(taken) == len(set(taken))
    assert reader_for("A/B.TXT").format == "plain"


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.txt.exe"])
def test_an_unknown_extension_lists_what_there_is(name: str) -> None:
    with pytest.raises(InputError) as caught:
        reader_for(name)
    assert all(extension in str(caught.value) for reader in READERS for extension in reader.extensions)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"plain", "utf-8"),
        (codecs.BOM_UTF8 + "naïve harbour\0".encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + "Hafenbehörde 港\r\n🚢".encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + "Hafenbehörde 港\r\n🚢".encode("utf-16-be"), "utf-16-be"),
        ("Die Hafenbehörde “zählt” für €5".encode("cp1252"), "cp1252"),
        ("Die Hafenbehörde zählt für ".encode("latin-1") + b"\x81 und mehr", "latin-1"),
    ],
)
def test_the_encoding_follows_the_stated_rule(data: bytes, encoding: str) -> None:
    extracted = reader_for("a.txt").read(data, "a.txt")
    assert extracted.encoding == encoding
    assert extracted.text == data.decode(encoding)


@pytest.mark.parametrize("encoding", ["cp1251", "gb18030", "shift_jis", "iso8859-7"])
def test_other_scripts_in_old_encodings_are_refused_and_not_misread(encoding: str) -> None:
    text = {
        "cp1251": "Портовая служба",
        "gb18030": "港务局清点了仓库",
        "shift_jis": "港湾局は倉庫を数えた",
        "iso8859-7": "Η λιμενική αρχή",
    }
    with pytest.raises(InputError, match="save it as UTF-8"):
        reader_for("a.txt").read(text[encoding].encode(encoding), "a.txt")


def test_utf16_with_a_lone_surrogate_is_refused() -> None:
    data = codecs.BOM_UTF16_LE + "a\ud800b".encode("utf-16-le", "surrogatepass")
    with pytest.raises(InputError, match="UTF-16"):
        reader_for("a.txt").read(data, "a.txt")


def test_front_matter_and_heading_of_markdown() -> None:
    text = (
        f'---\ntitle: "Depots"\ndate: 2031-03-04\nsource: Harbour Post\ntags: [a]\n---\n\n# Depots counted\n\n{PROSE}\n'
    )
    extracted = reader_for("a.md").read(text.encode(), "a.md")
    assert extracted.text == text
    assert extracted.facts == {
        "title": "Depots",
        "published": Time("2031-03-04", "2031-03-04", "2031-03-04", text="2031-03-04"),
        "outlet": "Harbour Post",
    }


def test_a_markdown_heading_is_the_title_and_the_date_below_it_counts() -> None:
    facts = reader_for("a.md").read(f"# Depots counted #\n\n4 March 2031\n\n{PROSE}".encode(), "a.md").facts
    assert facts["title"] == "Depots counted"
    assert isinstance(facts["published"], Time)
    assert facts["published"].edtf == "2031-03-04"


def test_an_unclosed_fence_is_no_front_matter() -> None:
    assert reader_for("a.md").read(f"---\ndate: 2031-03-04 is odd\n\n{PROSE}".encode(), "a.md").facts == {}


def test_a_page_gives_main_text_and_what_its_markup_says() -> None:
    extracted = reader_for("a.html").read(PAGE.encode(), "a.html")
    assert "Home" not in extracted.text
    assert "99" not in extracted.text
    assert extracted.facts == {
        "title": "Depots counted",
        "outlet": "Harbour Post",
        "language": "en-GB",
        "published": Time("2031-03-04", "2031-03-04", "2031-03-04"),
    }


def test_a_date_in_the_prose_of_a_page_is_not_its_date() -> None:
    page = f"<html><body><article><p>{PROSE} It was founded on 9 May 2019.</p></article></body></html>"
    assert "published" not in reader_for("a.html").read(page.encode(), "a.html").facts


def test_a_page_in_a_declared_encoding() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace("estuary", "залив")
    extracted = reader_for("a.html").read(page.encode("cp1251"), "a.html")
    assert extracted.encoding == "cp1251"
    assert "залив" in extracted.text


@pytest.mark.parametrize("label", ["unicode_escape", "rot13", "no-such", "utf-7", "idna"])
def test_a_page_cannot_choose_an_encoding_outside_the_web(label: str) -> None:
    page = PAGE.replace("<head>", f'<head><meta charset="{label}">')
    assert reader_for("a.html").read(page.encode(), "a.html").encoding == "utf-8"


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><script>alert(1)</script></body></html>", "<!-- only -->"]
)
def test_a_page_without_main_text_is_refused(page: str) -> None:
    with pytest.raises(InputError):
        reader_for("a.html").read(page.encode(), "a.html")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (PROSE, "en"),
        ("Die Hafenbehörde zählte am Dienstag zwölf Lager entlang der Mündung.", "de"),
        ("港湾局は火曜日、河口沿いに十二の倉庫を数えたと発表した。", "ja"),
        ("港务局星期二表示，在河口沿岸清点了十二个仓库。", "zh"),
        ("Twelve.", None),
        ("12 34 56 78 90 12 34 56 78 90", None),
        ("\0" * 50, None),
    ],
)
def test_the_language_of_a_text(text: str, code: str | None) -> None:
    assert language_of(text) == code
    assert language_of(text + "\ud800\0") == code


def test_a_tag_that_would_stall_the_parser_is_refused() -> None:
    page = PAGE.replace("<nav>", f"<nav {' '.join(f'a{n}=1' for n in range(100_000))}>")
    with pytest.raises(InputError, match="too many attributes"):
        reader_for("a.html").read(page.encode(), "a.html")


def test_language_codes_come_in_one_shape() -> None:
    assert [code_of(tag) for tag in ("EN", "pt_br", "zh-hant-tw", "english", "")] == [
        "en",
        "pt-BR",
        "zh-Hant-TW",
        None,
        None,
    ]


def test_a_page_that_the_extractor_stumbles_over_is_refused_in_a_line() -> None:
    with pytest.raises(InputError, match=r"a\.html: "):
        reader_for("a.html").read(f"<svg><p>{PROSE}</p></svg>".encode(), "a.html")
