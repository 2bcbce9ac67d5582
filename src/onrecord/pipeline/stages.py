"""The stages as data: what each reads and writes, and the identity of the code that does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from onrecord import ids

INPUTS = ("documents", "texts", "profile", "decisions")


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a build. ``reads`` and ``writes`` name what passes between steps; ``packages`` hold its code."""

    name: str
    packages: tuple[str, ...]
    reads: tuple[str, ...]
    writes: tuple[str, ...]

    @property
    def version(self) -> str:
        """Digest of the stage's own files, code and word lists, so that an upgrade is never forgotten."""
        return code_digest(*self.packages)


STAGES: tuple[Stage, ...] = (
    Stage("parse", ("reading",), ("texts",), ("tables",)),
    Stage("read", ("reading", "claims", "model"), ("documents", "tables", "profile"), ("findings",)),
    Stage("learn", ("resolution", "model"), ("findings", "profile"), ("concepts",)),
    Stage("decide", ("review", "model"), ("findings", "decisions", "texts"), ("decided findings", "rulings")),
    Stage(
        "resolve",
        ("resolution", "model"),
        ("decided findings", "concepts", "profile", "rulings"),
        ("placed findings", "resolution"),
    ),
    Stage(
        "reconcile",
        ("reconciliation", "model"),
        ("placed findings", "resolution", "concepts", "profile", "rulings"),
        ("record",),
    ),
    Stage("write", ("store", "model"), ("placed findings", "texts", "resolution", "record", "concepts"), ("store",)),
)


def stage(name: str) -> Stage:
    """The stage of that name; an unknown one raises KeyError with the names there are."""
    for candidate in STAGES:
        if candidate.name == name:
            return candidate
    raise KeyError(f"no stage {name!r}; there are {', '.join(s.name for s in STAGES)}")


def check(stages: Sequence[Stage], inputs: Sequence[str] = INPUTS) -> None:
    """Raises ValueError when a stage reads what nothing before it writes, or two stages write the same thing."""
    known = set(inputs)
    for step in stages:
        for name in step.reads:
            if name not in known:
                raise ValueError(f"stage {step.name} reads {name}, which nothing before it writes")
        for name in step.writes:
            if name in known:
                raise ValueError(f"stage {step.name} writes {name} a second time")
            known.add(name)


@cache
def code_digest(*packages: str) -> str:
    """Digest of every file of these rooms of ``onrecord`` (compiled files left out), by name and content."""
    parts: list[str] = []
    for package in packages:
        spec = find_spec(f"onrecord.{package}")
        if spec is None or spec.origin is None:
            raise KeyError(f"no room {package!r}")
        root = Path(spec.origin).parent
        for path in sorted(p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            parts += [package, path.relative_to(root).as_posix(), ids.sha256(path.read_bytes())]
    return ids.digest(parts, 16)
