"""What the overview may show of the last changes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from onrecord.model.change import Cause, CauseKind, Change, Diff, Side
from onrecord.publish.dossier.lately import lately
from onrecord.publish.dossier.pages import Link

SIDE = Side("the build before", 1, 0, 1)


def directory(*, is_public: bool = False) -> Any:
    return SimpleNamespace(is_public=is_public, entry_link=lambda identifier, text: Link(text))


def change(entry: str, cause: CauseKind, kind: Any = "appeared", *, in_story: bool = True) -> Change:
    told = f"new: {entry}"
    return Change(kind, entry, None, "sites", entry, told, (Cause(cause, f"because {cause}"),), in_story=in_story)


def test_causes_come_in_order_and_new_entries_first() -> None:
    changes = (change("a", "engine"), change("b", "happened", "changed"), change("c", "happened"))
    found = lately(directory(), Diff(SIDE, SIDE, changes))
    assert [(one.cause, one.heading) for one in found] == [
        ("happened", "It happened, as reported"),
        ("engine", "The engine changed"),
    ]
    assert [(line.text, why) for line, why in found[0].lines] == [
        ("new: c", "because happened"),
        ("new: b", "because happened"),
    ]


def test_what_is_not_named_is_counted_and_what_is_aside_is_not() -> None:
    changes = (*(change(f"e{n}", "decided") for n in range(9)), change("x", "decided", in_story=False))
    (found,) = lately(directory(), Diff(SIDE, SIDE, changes))
    assert (len(found.lines), found.more) == (5, 4)


def test_everybody_is_told_nothing() -> None:
    diff = Diff(SIDE, SIDE, (change("a", "decided"),))
    assert lately(directory(is_public=True), diff) == ()
    assert lately(directory(), None) == ()
