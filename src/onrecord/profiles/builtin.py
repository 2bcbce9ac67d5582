"""The profiles that ship with the package: the ``.yaml`` files of this folder, by file name."""

from __future__ import annotations

from importlib import resources


def names() -> tuple[str, ...]:
    """Their names, sorted."""
    files = resources.files(__package__).iterdir()
    return tuple(sorted(file.name.removesuffix(".yaml") for file in files if file.name.endswith(".yaml")))


def text(name: str) -> bytes:
    """The bytes of the profile called ``name``, one of ``names()``."""
    return resources.files(__package__).joinpath(f"{name}.yaml").read_bytes()
