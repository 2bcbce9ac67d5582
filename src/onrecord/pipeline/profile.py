"""Which profile a case is read with, and how a case gets one."""

from __future__ import annotations

from pathlib import Path

from onrecord import profiles
from onrecord.casefolder import CaseFolder, atomic_write
from onrecord.model.profile import Profile

_FALLBACK = "profile.yaml"


def create(path: Path | str, *, title: str | None = None, profile: str | None = None) -> CaseFolder:
    """A new case. A ``profile`` that is a file is checked and copied into the case, so that the case stays whole when
    it is moved; otherwise it is the name of a built-in one. Where no title is given the profile's is taken. Raises
    ``CaseError``, ``ProfileError``.
    """
    title = title or profiles.load(profile).title  # loaded before anything is made
    if profile is None or not _is_path(profile):
        return CaseFolder.create(path, title, profile=profile)
    source = Path(profile)
    copy = f"{source.stem}.yaml"
    case = CaseFolder.create(path, title, profile=copy if copy != "concepts.yaml" else _FALLBACK)
    atomic_write(case.guard(case.config.profile or _FALLBACK), source.read_bytes())
    return case


def profile_of(case: CaseFolder) -> Profile:
    """The profile that ``case.toml`` names: a file (relative to the case) or a built-in one; none when it names none.

    Raises ``ProfileError``.
    """
    return profiles.load(case.config.profile, base=case.root)


def _is_path(name: str) -> bool:
    return "/" in name or name.endswith((".yaml", ".yml"))
