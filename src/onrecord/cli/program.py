"""The program ``onrecord``: its verbs, its one-line errors and its exit codes."""

from __future__ import annotations

import inspect
import logging
import sys
from collections.abc import Sequence

import click

from onrecord import errors
from onrecord.cli import building, cases, changing, deciding, evidence, exporting, keeping, proving, registers
from onrecord.cli.words import one_line
from onrecord.version import __version__

VERBS: tuple[click.Command, ...] = (
    cases.new,
    cases.add,
    building.build,
    cases.status,
    registers.show,
    evidence.why,
    changing.diff,
    deciding.decide,
    deciding.decisions,
    exporting.export,
    exporting.publish,
    proving.verify,
    keeping.extract,
    keeping.remove,
)
INTERRUPTED = 130  # what shells give for a program ended by Ctrl-C


def exit_codes() -> list[tuple[int, str]]:
    """Every exit code with what it means, from the error tree."""
    meaning = {0: "Done."}
    for _, error in sorted(inspect.getmembers(errors, inspect.isclass)):
        if issubclass(error, errors.OnRecordError) and error is not errors.CaseLockedError:
            meaning[error.exit_code] = (error.__doc__ or "").strip().splitlines()[0]
    meaning[errors.OnRecordError.exit_code] = "Anything else that went wrong."
    meaning[INTERRUPTED] = "Interrupted."
    return sorted(meaning.items())


class Program(click.Group):
    """Lists verbs in the order of work, and the exit codes under them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Verbs in the order in which people use them."""
        return [verb.name for verb in VERBS if verb.name is not None]

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples and exit codes."""
        super().format_epilog(ctx, formatter)
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), text) for code, text in exit_codes()])


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="""\b
Examples:
  onrecord build reports/      (a plain folder: makes reports-case beside it)
  onrecord show reports-case figures
  onrecord why reports-case 3f2a
  onrecord publish reports-case""",
)
@click.version_option(__version__, "--version", prog_name="onrecord", message="%(prog)s %(version)s")
@click.option("--log", type=click.Choice(["warning", "info", "debug"]), default="warning", help="What to log.")
def program(log: str) -> None:
    """Build the record of one unfolding story from the reports on it.

    What is claimed, who put it on the record, how many independent sources
    stand behind it, who disputes it, and how it changed.
    """
    # to standard error, without a document's text: log records carry names and counts only
    logging.basicConfig(stream=sys.stderr, level=log.upper(), format="onrecord: %(levelname)s: %(message)s")


for _verb in VERBS:
    program.add_command(_verb)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program and give its exit code. Errors are one line on standard error."""
    try:
        code = program.main(
            args=None if arguments is None else list(arguments), prog_name="onrecord", standalone_mode=False
        )
    except errors.OnRecordError as error:
        return _fail(str(error), error.exit_code)
    except click.UsageError as error:
        verb = error.ctx.command_path if error.ctx is not None else "onrecord"
        return _fail(f"{error.format_message()} (see {verb} --help)", errors.UsageError.exit_code)
    except click.ClickException as error:
        return _fail(error.format_message(), errors.OnRecordError.exit_code)
    except OSError as error:  # of a disk that is full or a file that went away in mid-work
        named = f"{error.filename}: " if isinstance(error.filename, str) else ""
        return _fail(f"{named}{error.strerror or error}", errors.OnRecordError.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted; what was read is kept", INTERRUPTED)
    return code if isinstance(code, int) else 0


def main() -> None:
    """The console script."""
    sys.exit(run())


def _fail(message: str, code: int) -> int:
    click.echo(f"onrecord: {one_line(message)}", err=True)
    return code
