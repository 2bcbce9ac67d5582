"""The dossier's own words, out of the one catalogue ``wording.yaml``."""

from __future__ import annotations

from importlib.resources import files

import yaml

STRINGS: dict[str, str] = yaml.safe_load(files(__package__).joinpath("wording.yaml").read_text("utf-8"))


def say(key: str, **values: object) -> str:
    """The catalogue's words for ``key``, braces filled. A missing key raises ``KeyError``."""
    return STRINGS[key].format(**values)


def count(key: str, n: int) -> str:
    """The form of ``key`` for ``n`` things ("1 source", "2 sources"), thousands set apart by a thin space."""
    return say(f"{key}.one" if n == 1 else f"{key}.other", n=number(n))


def number(n: int) -> str:
    """A whole number with thin spaces between thousands from five digits on ("1234", "12 345")."""
    return f"{n:,}".replace(",", "\N{THIN SPACE}") if abs(n) >= 10_000 else str(n)


def phrase(prefix: str, key: str) -> str:
    """``STRINGS[prefix.key]``, or ``key`` itself with spaces for hyphens: for values that other rooms coin."""
    return STRINGS.get(f"{prefix}.{key}", key.replace("-", " "))
