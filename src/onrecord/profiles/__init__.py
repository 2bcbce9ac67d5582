"""Profiles: what a user tells the engine about a story. YAML, optional; some ship with the package."""

from __future__ import annotations

from onrecord.profiles.builtin import names
from onrecord.profiles.loading import load

__all__ = ["load", "names"]
