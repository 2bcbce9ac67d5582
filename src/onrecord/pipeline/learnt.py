"""``concepts.yaml``: what the case taught, kept as an input, written by the first build and by ``--relearn`` only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from onrecord.casefolder import atomic_write
from onrecord.errors import CaseError, ProfileError
from onrecord.model import codec
from onrecord.model.findings import Concepts

FORMAT = 1
_HEAD = (
    "# What the documents of this case are about, learnt by the first build.\n"
    "# It may be edited by hand; only `onrecord build --relearn` writes it anew.\n"
)
_MEND = "mend it by hand, or write it anew with: onrecord build --relearn CASE"


def write_concepts(path: Path, concepts: Concepts) -> None:
    """Write ``concepts`` to ``path``; the same concepts give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(path, concepts_to_bytes(concepts))


def concepts_to_bytes(concepts: Concepts) -> bytes:
    """The YAML of ``concepts``, with a head that says who writes it."""
    data: dict[str, Any] = {"format": FORMAT, "concepts": [], "subject_states": []}
    data |= codec.to_json(concepts)  # type: ignore[arg-type]  # a dataclass always becomes an object
    body = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)
    return (_HEAD + body).encode("utf-8", "surrogatepass")


def read_concepts(path: Path) -> Concepts:
    """The concepts in ``path``. Raises ``ProfileError`` when it does not fit, ``CaseError`` when it cannot be read."""
    try:
        data = yaml.safe_load(path.read_bytes())
    except OSError as error:
        raise CaseError(f"cannot be read: {error.strerror}", where=str(path)) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark is not None else ""
        raise ProfileError("is not YAML", where=f"{path}{line}", mend=_MEND) from None
    if not isinstance(data, dict):
        raise ProfileError("holds no concepts", where=str(path), mend=_MEND)
    found = data.pop("format", FORMAT)
    if not isinstance(found, int) or found > FORMAT:
        raise CaseError("was written by a newer OnRecord", where=str(path), mend="upgrade OnRecord")
    try:
        return codec.from_json(Concepts, data)
    except ValueError as error:
        raise ProfileError(str(error), where=str(path), mend=_MEND) from None
