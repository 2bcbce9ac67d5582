"""What changed last, as the overview may show it: by cause, the foremost entries of each."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.change import CAUSES, HEADINGS, CauseKind, Diff
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.pages import Link

_SHOWN = 5  # changes of a cause named one by one; the rest are counted


@dataclass(frozen=True, slots=True)
class ChangedLines:
    """Changes of one cause. ``lines``: what changed, leading to its entry where that is still there, and why.
    ``more``: how many are not named.
    """

    cause: CauseKind
    heading: str
    lines: tuple[tuple[Link, str], ...]
    more: int = 0


def lately(directory: Directory, diff: Diff | None) -> tuple[ChangedLines, ...]:
    """The changes of ``diff`` that are about the story, in the order of causes; new and gone entries before those that
    only read otherwise. Nothing for everybody's dossier: who decided, and what was withdrawn, is the desk's own.
    """
    if diff is None or directory.is_public:
        return ()
    out = []
    for cause in CAUSES:
        changes = [change for change in diff.of(cause) if change.in_story]
        changes.sort(key=lambda change: change.kind == "changed")  # stable: the diff's own order within
        if changes:
            lines = tuple(
                (directory.entry_link(change.entry, change.told), "; ".join(cause.told for cause in change.causes))
                for change in changes[:_SHOWN]
            )
            out.append(ChangedLines(cause, HEADINGS[cause], lines, len(changes) - len(lines)))
    return tuple(out)
