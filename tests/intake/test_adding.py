from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from onrecord import intake
from onrecord.casefolder import CaseFolder
from onrecord.errors import CaseLockedError, VerifyError
from onrecord.ids import sha256
from onrecord.model.value import Time
from onrecord.version import __version__

PROSE = "The harbour board said on Tuesday that it had counted twelve depots along the estuary."


def noon() -> datetime:
    return datetime(2031, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    return CaseFolder.create(tmp_path / "case", clock=noon, who="ada")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    return made


def put(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def refusals(added: intake.Added) -> list[str]:
    return [str(one) for one in added.refused]


def test_a_folder_comes_in_whole_sorted_and_is_preserved(case: CaseFolder, folder: Path) -> None:
    put(folder, {"b.txt": f"B {PROSE}", "a.md": f"# A\n\n{PROSE}", "sub/c.TXT": f"C {PROSE}"})
    added = intake.add(case, [folder])
    assert [one.name for one in added.added] == ["a.md", "b.txt", "c.TXT"]
    assert not added.known
    assert not added.refused
    assert intake.documents(case) == added.added
    for one in added.added:
        original = next(case.documents.glob(f"{one.id}.*"))
        assert sha256(original.read_bytes()) == one.id
        assert original.suffix == Path(one.name).suffix.lower()
        assert intake.text_of(case, one) == original.read_bytes().decode(one.encoding)
        assert (case.texts / f"{one.id}.json").is_file()
    assert case.custody.faults() == []
    log = [event for event in case.custody.events() if event["event"] == "added"]
    arrivals = [cast("dict[str, object]", event["arrival"]) for event in log]
    assert [(one["path"], one["folder"]) for one in arrivals] == [
        ("a.md", str(folder)),
        ("b.txt", str(folder)),
        ("sub/c.TXT", str(folder)),
    ]
    assert {(event["by"], event["version"]) for event in log} == {("ada", __version__)}
    extracted = [event for event in case.custody.events() if event["event"] == "extracted"]
    assert [event["document"] for event in extracted] == [event["document"] for event in log]
    assert {(event["extractor"], event["extractor_version"]) for event in extracted} == {("decode", "1")}


def test_adding_again_adds_nothing_and_logs_nothing(case: CaseFolder, folder: Path) -> None:
    put(folder, {"a.txt": PROSE})
    first = intake.add(case, [folder])
    log = case.custody_path.read_bytes()
    again = intake.add(case, [folder / "a.txt", folder])
    assert (again.added, again.known) == ((), first.added)
    assert case.custody_path.read_bytes() == log


def test_the_same_bytes_twice_are_one_document_with_both_names(case: CaseFolder, folder: Path) -> None:
    put(folder, {"z.txt": PROSE, "sub/b.txt": PROSE})
    (one,) = intake.add(case, [folder]).added
    assert one.name == "b.txt"
    assert one.names == ("b.txt", "z.txt")


def test_documents_that_share_a_name_are_told_apart_by_their_path(case: CaseFolder, folder: Path) -> None:
    put(folder, {"x.txt": "1 " + PROSE, "a/x.txt": "2 " + PROSE, "b/x.txt": "3 " + PROSE, "b/y.txt": "4 " + PROSE})
    assert [one.name for one in intake.add(case, [folder]).added] == ["a/x.txt", "b/x.txt", "x.txt", "y.txt"]


def test_documents_that_share_a_path_are_told_apart_by_folder_and_then_hash(case: CaseFolder, tmp_path: Path) -> None:
    put(tmp_path, {"p/x.txt": "1 " + PROSE, "q/x.txt": "2 " + PROSE})
    assert [one.name for one in intake.add(case, [tmp_path / "p", tmp_path / "q"]).added] == ["p/x.txt", "q/x.txt"]
    put(tmp_path, {"p/x.txt": "3 " + PROSE})  # the file was edited: both versions are kept
    intake.add(case, [tmp_path / "p"])
    names = [one.name for one in intake.documents(case)]
    assert len(names) == len(set(names)) == 3
    assert "q/x.txt" in names
    assert sorted(name.split("@")[0] for name in names) == ["q/x.txt", "x.txt", "x.txt"]


def test_the_documents_do_not_depend_on_the_order_of_arrival(tmp_path: Path) -> None:
    put(
        tmp_path / "in",
        {
            **{f"{n % 3}/{n % 4}.txt": f"{n % 5} {PROSE}" for n in range(12)},
            "0/manifest.csv": "file,outlet\n0.txt,Harbour Post\n3.txt,Estuary Echo\n",
            "1/manifest.csv": "file,outlet,date\n1.txt,Quay Gazette,2031-03-04\n0.txt,Another,2031\n",
        },
    )
    paths = sorted((tmp_path / "in").glob("*/*.txt"))
    seen = set()
    for n, order in enumerate((paths, paths[::-1], paths[3:] + paths[:3], paths[::2] + paths[1::2])):
        case = CaseFolder.create(tmp_path / f"case{n}")
        for path in order:
            assert not intake.add(case, [path]).refused
        seen.add(intake.documents(case))
    assert len(seen) == 1


def test_a_manifest_says_what_the_text_does_not(case: CaseFolder, folder: Path) -> None:
    put(
        folder,
        {
            "a.txt": "2030-01-01\n\n" + PROSE,
            "sub/b.txt": "B " + PROSE,
            "manifest.csv": "\ufefffile,date,outlet,title,language,url,machine_translated,translation_of,timezone,"
            "shelf\r\n"
            'a.txt,2031-03-04T22:15:00,"Harbour Post, late",Depots,pt-BR,https://example.org/a,yes,z.txt,Europe/Lisbon,3\r\n'
            "\r\n"
            "./sub/b.txt,2031-03,,,,,no,,,\r\n",
        },
    )
    added = intake.add(case, [folder])
    assert not added.refused
    a, b = added.added
    assert (a.outlet, a.title, a.language, a.url) == ("Harbour Post, late", "Depots", "pt-BR", "https://example.org/a")
    assert (a.published, a.published_at) == (Time("2031-03-04", "2031-03-04", "2031-03-04"), "2031-03-04T22:15:00")
    assert (a.machine_translated, a.translation_of, a.timezone) == (True, "z.txt", "Europe/Lisbon")
    assert dict(a.origin)["published"] == dict(a.origin)["outlet"] == "sidecar"
    assert b.published == Time("2031-03", "2031-03-01", "2031-03-31")
    assert (b.outlet, b.machine_translated, b.language, dict(b.origin)["language"]) == (None, False, "en", "detected")


def test_a_mended_manifest_takes_effect_when_added_again(case: CaseFolder, folder: Path) -> None:
    put(folder, {"a.txt": PROSE, "manifest.csv": "file,outlet,date\na.txt,Harbor Post,2031-03-04T10:00\n"})
    intake.add(case, [folder])
    put(folder, {"manifest.csv": "file,outlet,date\na.txt,Harbour Post,2031-03-05\n"})
    (one,) = intake.add(case, [folder]).known
    assert (one.outlet, one.published_at) == ("Harbour Post", None)
    assert intake.documents(case) == (one,)


def test_toml_beside_a_file_is_the_stronger(case: CaseFolder, folder: Path) -> None:
    put(
        folder,
        {
            "a.txt": "A " + PROSE,
            "b.txt": "B " + PROSE,
            "manifest.csv": "file,outlet,title\na.txt,Weak,Kept\n",
            "a.toml": 'outlet = "Middle"\ndate = 2031-03-04\nmine = [1]\n',
            "a.txt.toml": 'outlet = "Strong"\n',
            "b.txt.toml": "date = 2031-03-04T10:00:00Z\nmachine_translated = true\n",
        },
    )
    added = intake.add(case, [folder])
    assert not added.refused
    a, b = added.added
    assert (a.outlet, a.title, a.published) == ("Strong", "Kept", Time("2031-03-04", "2031-03-04", "2031-03-04"))
    assert (b.published_at, b.machine_translated) == ("2031-03-04T10:00:00+00:00", True)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "manifest.csv",
            "file,date\nb.txt,2031-03-04\na.txt,yesterday\n",
            "manifest.csv, line 3, column date: is not an",
        ),
        ("manifest.csv", "file,date\nb.txt,2031-03-04\na.txt,2031-03-04,x\n", "manifest.csv, line 3: has 3 cells"),
        (
            "manifest.csv",
            "file,date\nb.txt,2031-03-04\nb.txt,2031-03-05\n",
            "manifest.csv, line 3: names a file a second",
        ),
        ("manifest.csv", 'file,date\nb.txt,2031-03-04\n"a.txt,2031\n', "manifest.csv, line 3: is not CSV"),
        (
            "manifest.csv",
            "file,date,language\nb.txt,2031-03-04,\na.txt,,english\n",
            "manifest.csv, line 3, column language",
        ),
        ("manifest.csv", "file,date,url\nb.txt,2031-03-04,\na.txt,,javascript:x\n", "manifest.csv, line 3, column url"),
        ("manifest.csv", "file,date\nb.txt,2031-03-04\nz.txt,2031\n", "names a file that is not there: z.txt"),
        ("a.toml", 'outlet = "x"\ndate = "soon"\n', "a.toml, line 2, key date: is not an ISO date"),
        ("a.toml", 'outlet = "x"\ntitle = 3\n', "a.toml, line 2, key title: must be a text"),
        ("a.toml", 'outlet = "x\n', "a.toml: is not TOML"),
        ("a.txt.toml", b"\n\n\xff", "a.txt.toml, line 3: is not UTF-8"),
        ("a.txt.toml", 'machine_translated = "perhaps"', "key machine_translated: is neither yes nor no"),
    ],
)
def test_a_sidecar_that_does_not_fit_is_one_line_and_harms_no_other(
    case: CaseFolder, folder: Path, name: str, content: str | bytes, message: str
) -> None:
    put(folder, {"a.txt": "A " + PROSE, "b.txt": "B " + PROSE, name: content})
    added = intake.add(case, [folder])
    (line,) = refusals(added)
    assert message in line
    a, b = added.added
    assert (a.outlet, a.published) == (None, None)
    if name == "manifest.csv":
        assert b.published is not None


@pytest.mark.parametrize("content", [b"name,date\nb.txt,2031\n", b"", b"file,file\n", b"file\n\xff\n"])
def test_a_manifest_that_is_none_is_one_line(case: CaseFolder, folder: Path, content: bytes) -> None:
    put(folder, {"a.txt": PROSE, "manifest.csv": content})
    added = intake.add(case, [folder])
    assert len(added.added) == len(added.refused) == 1
    assert "manifest.csv, line " in refusals(added)[0]


def test_what_cannot_be_taken_in_is_refused_in_a_line_and_the_rest_comes_in(case: CaseFolder, folder: Path) -> None:
    put(
        folder,
        {"a.txt": PROSE, "b.pdf": "x", "empty.txt": "", "noext": "x", "lone.toml": "x = 1", ".hidden.txt": PROSE},
    )
    put(folder, {".git/c.txt": PROSE, "big.txt": "x"})
    os.truncate(folder / "big.txt", 64 * 1024 * 1024 + 1)
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "out.txt").symlink_to("/etc/hostname")
    added = intake.add(case, [folder, folder / "nowhere"])
    assert [one.name for one in added.added] == ["a.txt"]
    lines = refusals(added)
    assert len(lines) == 9
    for part in (
        "b.pdf: no reader",
        "empty.txt: is empty",
        "noext: has no ext",
        "lone.toml: no reader",
        "nowhere: does not",
    ):
        assert any(part in line for line in lines), part
    for part in (
        "big.txt: is larger than 64 MB",
        "pipe.txt: is neither",
        "loop: is a symbolic",
        "out.txt: is a symbolic",
    ):
        assert any(part in line for line in lines), part


def test_the_case_is_never_added_to_itself(case: CaseFolder, tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": PROSE})
    assert len(intake.add(case, [tmp_path]).added) == 1
    again = intake.add(case, [tmp_path, case.root, case.texts])
    assert len(again.known) == 1
    assert len(again.refused) == 2
    assert all("inside the case" in line for line in refusals(again))


def test_a_file_name_of_odd_bytes_comes_in(case: CaseFolder, folder: Path) -> None:
    path = os.fsencode(folder) + b"/na\xffme\n.txt"
    with open(path, "wb") as file:
        file.write(PROSE.encode())
    (one,) = intake.add(case, [folder]).added
    assert one.name == "na\N{REPLACEMENT CHARACTER}me\n.txt"
    assert intake.documents(case) == (one,)


def test_a_locked_case_takes_nothing_in(case: CaseFolder, folder: Path) -> None:
    put(folder, {"a.txt": PROSE})
    with CaseFolder.open(case.root).lock(), pytest.raises(CaseLockedError):
        intake.add(case, [folder])
    assert intake.documents(case) == ()


def test_a_changed_or_missing_text_is_an_error(case: CaseFolder, folder: Path) -> None:
    put(folder, {"a.txt": PROSE})
    (one,) = intake.add(case, [folder]).added
    path = case.texts / f"{one.id}.txt"
    path.write_text(PROSE.replace("twelve", "twenty"))
    with pytest.raises(VerifyError, match=r"a\.txt: its text has been changed"):
        intake.text_of(case, one)
    path.unlink()
    with pytest.raises(VerifyError, match=r"a\.txt: its text is missing"):
        intake.text_of(case, one)


def test_progress_is_told_and_an_interrupted_intake_keeps_what_it_took(case: CaseFolder, folder: Path) -> None:
    put(folder, {f"{n}.txt": f"{n} {PROSE}" for n in range(5)})

    def interrupt(done: int, total: int) -> None:
        assert total == 5
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        intake.add(case, [folder], progress=interrupt)
    assert [one.name for one in intake.documents(case)] == ["0.txt", "1.txt", "2.txt"]
    assert len(intake.add(case, [folder]).added) == 2


ODD = st.sampled_from(
    [
        "\r\n",
        "\r",
        "\n",
        "\ufeff",
        "\0",
        "e\u0301",
        "שלום",
        "مرحبا",
        "🚢",
        "👩‍🔧",
        "港",
        "\u2028",
        "\u202e",
        "\x85",
        "\t",
        " ",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(st.one_of(ODD, st.text(st.characters(exclude_categories=["Cs"]), max_size=30)), max_size=12),
    encoding=st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]),
    extension=st.sampled_from([".txt", ".md"]),
)
def test_the_text_is_the_bytes_decoded_and_nothing_else(
    case: CaseFolder, folder: Path, parts: list[str], encoding: str, extension: str
) -> None:
    text = "".join(parts)
    assume(sum(c < " " for c in text) <= 3)
    text = ("" if encoding == "utf-8" else "\ufeff") + text + PROSE
    path = folder / f"a{extension}"
    path.write_bytes(text.encode(encoding))
    added = intake.add(case, [path])
    assert not added.refused
    (one,) = added.added or added.known
    assert intake.text_of(case, one) == path.read_bytes().decode(one.encoding)
    assert one.characters == len(intake.text_of(case, one))
    assert intake.text_of(case, one) == text
