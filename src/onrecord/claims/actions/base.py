"""What the readers of acts hand to each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """A typed predicate. ``objects``: heads of what is acted on; ``target``: head of who is addressed or dealt with;
    ``befallen``: the subject undergoes it and nobody is said to do it; ``nominal``: the head of the noun that names it.
    ``is_going``: the clause says no more than that it is going on.
    """

    type: str
    objects: tuple[int, ...] = ()
    target: int | None = None
    befallen: bool = False
    nominal: int | None = None
    is_going: bool = False
