"""Writes the shipped tables of names: ``python scripts/build_name_tables.py`` (needs the ``tables`` extra).

Source: rigour 1.3.10 (MIT licence): ``rigour/data/names`` with the legal forms of bodies, the words that bodies' names
share across languages, and the spellings of persons' names (from Wikidata, CC0). Only its files are read; nothing of
it is run. Same input, same bytes.
"""

from __future__ import annotations

import ast
import json
import lzma
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from onrecord.resolution.likeness.latin import is_abjad, is_ideographic, plain, words
from onrecord.resolution.likeness.sound import sound

DATA = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "resolution" / "likeness" / "data"
LONGEST = 40  # spellings: a larger group is a catch-all


def literal(path: Path, name: str) -> Any:
    """The value of a module's constant, read and not run."""
    for node in ast.parse(path.read_text("utf-8")).body:
        target = node.target if isinstance(node, ast.AnnAssign) else None
        if isinstance(node, ast.AnnAssign) and isinstance(target, ast.Name) and target.id == name and node.value:
            return ast.literal_eval(node.value)
    raise LookupError(f"{path} has no {name}")


def key(text: str) -> str:
    """Words in plain letters, with one space between; words in scripts that lose by it stay as they are."""
    return " ".join(w if is_ideographic(w) else plain(w) for w in words(text))


def legal_forms(folder: Path) -> dict[str, str]:
    """Each spelling of a legal form in words → the form that it is compared by."""
    out: dict[str, set[str]] = {}
    for form in literal(folder / "org_types.py", "ORG_TYPES"):
        name = form.get("generic") or form.get("compare") or form.get("display") or form["aliases"][0]
        spelled = [form.get("display"), form.get("compare"), *form.get("aliases", ())]
        for alias in filter(None, spelled):
            if len(key(alias)) > 1:
                out.setdefault(key(alias), set()).add(key(name).replace(" ", ""))
    return {alias: min(names) for alias, names in out.items()}


def body_words(folder: Path) -> dict[str, str]:
    """Each spelling of a word that bodies share → its name."""
    out: dict[str, set[str]] = {}
    for name, spelled in literal(folder / "data.py", "ORG_SYMBOLS").items():
        for alias in spelled:
            if len(key(alias)) > 1:
                out.setdefault(key(alias), set()).add(name.lower())
    return {alias: min(names) for alias, names in out.items()}


def names(folder: Path) -> Iterable[str]:
    """Groups of spellings of one word of a person's name, as their sounds, words in lossy scripts as written."""
    seen: set[str] = set()
    for line in (folder / "persons.txt").read_text("utf-8").splitlines():
        spelled = [s.strip() for s in line.rpartition(" => ")[0].split(",")]
        spelled = [s.replace("-", "") for s in spelled if s and " " not in s and "・" not in s]
        if not 1 < len(spelled) <= LONGEST:
            continue
        keys = {s if is_ideographic(s) or is_abjad(s) else sound(plain(s)) for s in spelled}
        keys = {k for k in keys if k and "," not in k}
        if len(keys) > 1:
            seen.add(",".join(sorted(keys)))
    return sorted(seen)


def main() -> None:
    """Writes the three tables."""
    folder = Path(str(distribution("rigour").locate_file("rigour/data/names")))
    DATA.mkdir(exist_ok=True)
    tables = {"legal_forms": legal_forms(folder), "body_words": body_words(folder)}
    for name, table in tables.items():
        text = json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True)
        (DATA / f"{name}.json").write_text(text + "\n", "utf-8")
    packed = lzma.compress("\n".join(names(folder)).encode("utf-8"), preset=9)
    (DATA / "names.txt.xz").write_bytes(packed)


if __name__ == "__main__":
    main()
