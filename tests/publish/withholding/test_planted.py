"""Planted strings: what must not be published is looked for in every byte of the public dossier and public exports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.api import Case
from onrecord.publish.exports import EXPORTS

# every planted word is one that no rule of the product could know
PRIVATE = (
    "Zelmira",
    "Quasthoff",
    "Obregund",
    "Tivadar",
    "Pellworm",
    "zelmira.q@harbour.example",
    "555 0148",
    "0148",
    "X4471902",
    "44719023",
    "Wickenfurt",
    "Marhofen Lane",
    "z_quast_41",
    "Ilka",
    "Brodersen",
    "Zendali",
    "Ruzamat",
)
WITHHELD = ("seventy-one barges", "gravel pits of Ostrand", "threatened to burn", "Dorvald")
SECRET_NAMES = ("interview-with-zelmira-quasthoff", "obregund-notes")

TEXTS = {
    "interview-with-zelmira-quasthoff.txt": (
        "Lanmore Gazette, 4 May 2031\n\n"
        "Harbour Watch, an environmental group, said in a report that Brevia had opened at least 12 fuel depots in "
        "three countries, as the nurse Zelmira Quasthoff first noticed. "
        "Zelmira Quasthoff, of 14 Marhofen Lane, Wickenfurt, can be reached at zelmira.q@harbour.example or on "
        "+49 171 555 0148; her passport number is X4471902. Quasthoff posts as @z_quast_41.\n\n"
        "Irish Foreign Minister Padraig Tuohy said on Thursday that Ireland was investigating the depots. "
        "A neighbour, Ilka Brodersen, said that Harbour Watch counted 12 depots (identity card 44719023).\n"
    ),
    "obregund-notes.txt": (
        "Port Courier, 6 May 2031\n\nBy Tivadar Pellworm\n\n"
        "At least 12 fuel depots have been opened by Brevia, according to Harbour Watch. "
        "The fisherman Tivadar Obregund told Harbour Watch that he saw them.\n\n"
        "Norway demanded the immediate closure of the depot in Oslo. "
        "Harbour Watch counted seventy-one barges in the gravel pits of Ostrand. "
        "Brevia denied that its crews threatened to burn Dorvald. "
        "According to Qorvo Zendali, the depots were built in May. Ruzamat Ilbek denounced the depots on Friday.\n"
    ),
    "uncleared.txt": (
        "Tidewater Herald, 2 July 2031\n\n"
        "Harbour Watch counted 88 tanks in Dorvald, it said. A spokesman for Brevia denied that the depots exist.\n"
    ),
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    root = tmp_path_factory.mktemp("planted")
    for name, text in TEXTS.items():
        (root / name).write_text(text, "utf-8")
    with Case.create(root / "case", title="Fuel depots of Brevia") as made:
        made.add(root)
        made.build()
        secret = (*WITHHELD, "88 tanks", "exist")
        clear = [
            entry.id
            for register in ("figures", "sites", "responses", "positions", "publications", "agreements")
            for entry in made.entries(register)
            if not any(word in made.view.claim(claim).quote for claim in entry.claims for word in secret)
        ]
        assert len(clear) >= 3
        for one in clear:
            made.decide("clear", one, who="Reviewer Kestutis", reason="checked against the tape of Dorvald")
        made.build()
        yield made


def _public_files(case: Case) -> list[Path]:
    index = case.publish(public=True)
    assert index.parent.name == "public"
    return sorted(path for path in index.parent.rglob("*") if path.is_file())


def test_the_plants_are_in_the_working_dossier(case: Case) -> None:
    """Else the test below would pass for want of anything to find."""
    desk = b"".join(path.read_bytes() for path in case.publish().parent.rglob("*") if path.is_file())
    for word in (*PRIVATE, *WITHHELD, *SECRET_NAMES):
        assert word.encode() in desk, word


def test_no_planted_string_is_in_any_published_byte(case: Case) -> None:
    files = _public_files(case)
    assert len(files) > 12
    for path in files:
        data = path.read_bytes().lower()
        for word in (*PRIVATE, *WITHHELD, *SECRET_NAMES, "kestutis", "tape of"):
            assert word.lower().encode() not in data, (path.name, word)
            assert word.lower() not in path.as_posix().rpartition("/public/")[2].lower()


def test_the_public_dossier_still_says_something(case: Case) -> None:
    files = {path.name: path for path in _public_files(case)}
    figures = files["figures.html"].read_text("utf-8")
    assert "at least 12 fuel depots" in figures.lower()
    assert "Harbour Watch" in figures
    assert "[name withheld]" in "".join(path.read_text("utf-8") for path in files.values() if path.suffix == ".html")
    assert "working copy" not in figures
    assert "cleared entries only" in figures
    assert "Padraig Tuohy" in "".join(path.read_text("utf-8") for path in files.values() if path.suffix == ".html")


@pytest.mark.parametrize("name", list(EXPORTS))
@pytest.mark.parametrize("everything", [False, True])
def test_no_planted_string_is_in_any_public_export(case: Case, name: str, everything: bool) -> None:
    data = "\n".join(case.export(name, everything=everything, public=True)).lower()
    for word in (*PRIVATE, *WITHHELD, *SECRET_NAMES, "kestutis", "tape of"):
        assert word.lower() not in data, word
    if name in ("claims", "entries", "names", "record"):
        assert "harbour watch" in data


def test_nothing_cleared_nothing_published(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXTS["uncleared.txt"], "utf-8")
    with Case.create(tmp_path / "case") as made:
        made.add(tmp_path / "a.txt")
        made.build()
        for path in made.publish(public=True).parent.rglob("*.html"):
            told = re.sub(rb"record [0-9a-f]{16}", b"", path.read_bytes())  # any digits may stand in the digest
            assert b"88" not in told, path.name
        assert list(made.export("claims", public=True)) == []


def test_every_link_of_the_public_dossier_lands(case: Case) -> None:
    root = case.publish(public=True).parent
    pages = {path.resolve(): path.read_text("utf-8") for path in root.rglob("*.html")}
    landed = 0
    for path, text in pages.items():
        for address in re.findall(r'(?:href|src)="([^"]+)"', text):
            if address == "data:,":
                continue
            name, _, anchor = address.partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target.is_relative_to(root.resolve()), address  # no way back to originals
            assert target.is_file(), (path.name, address)
            assert not anchor or f'id="{anchor}"' in pages[target], (path.name, address)
            landed += bool(anchor)
    assert landed > 20
