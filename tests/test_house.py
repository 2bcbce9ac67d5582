"""The house rules that no linter knows: sizes, names of rooms, floors, nothing of any machine in the tree."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "onrecord"
MODULES = sorted(SOURCES.rglob("*.py"))
LONGEST = 400
NO_ROOMS = {"utils", "util", "helpers", "helper", "common", "core", "misc", "manager", "managers", "processor", "shed"}
# folders that only one machine has; written in pieces, so that this file does not hold what it looks for
MACHINES = re.compile(rb"(?<![A-Za-z0-9.])/(?:" + b"|".join([b"wo" + b"rk", b"fa" + b"rm", b"ro" + b"ot"]) + rb")/")
PLAIN = {".py", ".md", ".toml", ".yaml", ".yml", ".cfg", ".lock", ".sql", ".html", ".css", ".js", ".txt", ".csv", ""}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_module_says_what_it_is(path: Path) -> None:
    if path.name != "_version.py":
        assert path.read_text(encoding="utf-8").startswith(('"""', 'r"""'))


def test_no_room_is_a_catch_all() -> None:
    rooms = {part.removesuffix(".py") for path in MODULES for part in path.relative_to(SOURCES).parts}
    assert rooms & NO_ROOMS == set()


def test_only_reading_imports_the_nlp_library() -> None:
    loads = re.compile(r"^\s*(?:import|from) (?:spacy|thinc|en_core_web)", re.MULTILINE)
    guilty = {path.relative_to(SOURCES).parts[0] for path in MODULES if loads.search(path.read_text(encoding="utf-8"))}
    assert guilty == {"reading"}


def _leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        return [leaf for key, held in value.items() for leaf in (key, *_leaves(held))]
    return [leaf for held in value for leaf in _leaves(held)] if isinstance(value, list) else [value]


@pytest.mark.parametrize("path", sorted(SOURCES.rglob("*.yaml")), ids=named)
def test_no_word_is_read_as_a_truth_value(path: Path) -> None:
    """Bare on, off, yes and no are booleans to a YAML reader; as words they need quotation marks."""
    held = yaml.safe_load(path.read_text(encoding="utf-8"))
    lists = [v for v in held.values() if isinstance(v, list)] if isinstance(held, dict) else []
    assert [leaf for words in lists for leaf in _leaves(words) if isinstance(leaf, bool)] == []


def test_no_path_of_a_machine_in_the_tree() -> None:
    files = [path for path in tracked() if path.suffix in PLAIN]
    assert [named(path) for path in files if MACHINES.search(path.read_bytes())] == []


def test_locks_name_no_registry_and_pin_everything() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lines = [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        assert [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==[0-9][0-9A-Za-z.]*", line)] == []
        names = [line.partition("==")[0] for line in lines]
        assert names == sorted(set(names))


def test_base_lock_holds_every_dependency() -> None:
    declared = re.search(r"^dependencies = \[(.*?)^\]", (ROOT / "pyproject.toml").read_text(), re.MULTILINE | re.DOTALL)
    assert declared is not None
    names = re.findall(r'^  "([A-Za-z0-9-]+)', declared[1], re.MULTILINE)
    locked = {line.partition("==")[0] for line in (ROOT / "requirements.lock").read_text().splitlines()}
    assert len(names) > 5
    assert set(names) <= locked


def test_imports_run_downward_only() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(program), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
