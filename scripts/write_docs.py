"""Writes docs/cli.md from the command line itself; with --check, compares instead and exits 1 when they differ."""

from __future__ import annotations

import argparse
import difflib
import sys
from pathlib import Path

import click

from onrecord.cli.program import VERBS, exit_codes, program

DOCS = Path(__file__).resolve().parent.parent / "docs"
_WIDTH = 80


def cli_page() -> str:
    """The whole page, in Markdown."""
    parts = [
        "# The command line",
        "<!-- Written by scripts/write_docs.py from the program's own help. Do not edit by hand. -->",
        "Errors are one line on standard error, `onrecord: what is wrong, where, how to mend it`; logs and progress go "
        "to standard error too, and never hold a document's text.",
        _block(_help(program, "onrecord", None)),
    ]
    root = click.Context(program, info_name="onrecord", max_content_width=_WIDTH, terminal_width=_WIDTH)
    for verb in VERBS:
        parts += [f"## {verb.name}", _block(_help(verb, verb.name or "", root))]
    parts += ["## Exit codes", "| code | meaning |\n| --- | --- |"]
    parts[-1] += "".join(f"\n| {code} | {text} |" for code, text in exit_codes())
    return "\n\n".join(parts) + "\n"


def _help(command: click.Command, name: str, parent: click.Context | None) -> str:
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        max_content_width=_WIDTH,
        terminal_width=_WIDTH,
        help_option_names=["-h", "--help"],
    )
    return command.get_help(context)


def _block(text: str) -> str:
    return "```text\n" + "\n".join(line.rstrip() for line in text.splitlines()) + "\n```"


def main() -> int:
    """Write or compare; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    wanted = parser.parse_args()
    path, page = DOCS / "cli.md", cli_page()
    if not wanted.check:
        DOCS.mkdir(exist_ok=True)
        path.write_text(page, encoding="utf-8")
        return 0
    held = path.read_text(encoding="utf-8") if path.is_file() else ""
    if held == page:
        return 0
    sys.stderr.writelines(
        difflib.unified_diff(held.splitlines(True), page.splitlines(True), "docs/cli.md", "the program's help")
    )
    sys.stderr.write("docs/cli.md is out of date: run make docs\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
