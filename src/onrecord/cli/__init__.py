"""The command line. Thin: each verb is a call of ``onrecord.api``; nothing heavy is imported before a verb runs."""

from __future__ import annotations

from onrecord.cli.program import main

__all__ = ["main"]
