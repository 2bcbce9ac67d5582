"""Which forms are compared at all: those that share a key. A key that very many forms share tells nothing.

Forms are compared only within a block, so the work stays near-linear in names, and a change of one form reaches only
the forms of its blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.model.profile import Profile
from onrecord.resolution.countries import is_parliament
from onrecord.resolution.evidence import is_full_name
from onrecord.resolution.forms import Form
from onrecord.resolution.likeness import body_keys, person_keys
from onrecord.resolution.spelling import (
    body_core,
    content,
    fold,
    office_key,
    own_words,
    senses,
    state_body,
    surname,
    tables,
)

LARGEST = 60  # forms in a capped block; a larger one is a common word
_BEARERS = 24  # full names of one surname; more are not one person
_MEANINGS = 12  # longer names for which one word is short; more are not one thing


def is_body(form: Form) -> bool:
    """A named form that is neither a person nor a state."""
    return form.is_named and not form.is_state and form.kind != "person"


def is_person(form: Form) -> bool:
    """A named form of a person."""
    return form.is_named and not form.is_state and form.kind == "person"


def _words(form: Form) -> Iterable[str]:
    # a bare surname says nothing across documents, whatever else is written so
    is_bare = is_person(form) and form.is_lone
    return () if form.is_state or not form.is_named or is_bare else (" ".join(content(form.name)),)


def _lone(form: Form) -> Iterable[str]:
    return (fold(form.name),) if form.is_lone and form.is_named and not form.is_state else ()


def _persons(form: Form) -> Iterable[str]:
    if not (is_person(form) and is_full_name(form)):
        return ()
    keys = person_keys(form.name)
    return {*keys, "+".join(sorted(keys))}


def _bodies(form: Form) -> Iterable[str]:
    if not is_body(form):
        return ()
    keys = body_keys(form.name)
    return {*keys, "+".join(sorted(keys))}


def _fields(form: Form) -> Iterable[str]:
    """The name, or what it is without its field."""
    words = fold(form.name).split()
    if not is_body(form) or len(words) < 2 or form.sort == "of":
        return ()
    cut = next((n for n, w in enumerate(words) if n > 1 and w in tables().purposes), len(words))
    return (" ".join(words[:cut]),)


def _local(form: Form) -> Iterable[str]:
    own = own_words(form.name)
    if not is_body(form) or not own or state_body(form.name) is None:
        return ()
    return (f"{' '.join(sorted(body_core(form.name)))}|{' '.join(sorted(own))}",)


def _offices(form: Form) -> Iterable[str]:
    if not is_person(form) or form.country is None:
        return ()
    word = surname(form.name)
    return {f"{word}|{form.country}|{office_key(role)}" for role in form.roles}


def _surname(form: Form) -> Iterable[str]:
    return (surname(form.name),) if is_person(form) else ()


def _bearers(form: Form) -> Iterable[str]:
    return (surname(form.name),) if is_person(form) and is_full_name(form) else ()


def _short(form: Form) -> Iterable[str]:
    return (" ".join(content(form.name)),) if is_body(form) and form.sort == "of" else ()


def _senses(form: Form) -> Iterable[str]:
    return (" ".join(senses(form.name)),) if is_body(form) and len(content(form.name)) > 1 else ()


def _state_body(form: Form) -> Iterable[str]:
    body = state_body(form.name) if is_body(form) and form.country is not None else None
    return (f"{body}|{form.country}",) if body is not None else ()


def _parliament(form: Form) -> Iterable[str]:
    return {*form.spoken, *form.countries} if is_parliament(form.name) else ()


@dataclass(frozen=True, slots=True)
class Blocks:
    """A way to lay forms into blocks. ``name``: one of its own. ``keys``: of a form, none where it is not asked.
    ``most``: blocks of more forms are left out.
    """

    name: str
    keys: Callable[[Form], Iterable[str]]
    most: int | None = None

    def of(self, form: Form) -> list[str]:
        """The form's keys, told apart from those of other ways."""
        return [f"{self.name}|{key}" for key in sorted(set(self.keys(form))) if key and key != "|"]


WORDS = Blocks("words", _words)
PERSONS = Blocks("persons", _persons, LARGEST)
BODIES = Blocks("bodies", _bodies, LARGEST)
FIELDS = Blocks("fields", _fields, LARGEST)
LOCAL = Blocks("local", _local)
OFFICES = Blocks("offices", _offices)
SURNAMES = Blocks("surnames", _surname)
BEARERS = Blocks("bearers", _bearers, _BEARERS)
SHORT = Blocks("short", _short, _MEANINGS)
SENSES = Blocks("senses", _senses, LARGEST)
STATE_BODIES = Blocks("state", _state_body)
PAIRING = (WORDS, PERSONS, BODIES, FIELDS, LOCAL, OFFICES, SURNAMES, BEARERS, SHORT, SENSES, STATE_BODIES)
"""All ways in which forms of different documents meet."""

LONE = Blocks("lone", _lone)
SPOKEN = Blocks("spoken", _parliament)
"""Forms that hang on what the case says otherwise: whether their word is a place's or a common one (``LONE``), and what
the case calls a country (``SPOKEN``).
"""


def ways(profile: Profile) -> tuple[Blocks, ...]:
    """All ways in which forms meet, or hang on the rest of the case."""
    spelled: dict[str, list[str]] = {}
    for known in profile.names:
        for words in {" ".join(content(name)) for name in (known.name, *known.aliases)}:
            spelled.setdefault(words, []).append(known.name)
    listed = Blocks("known", lambda f: spelled.get(" ".join(content(f.name)), ()) if f.is_named else ())
    return (*PAIRING, listed, LONE, SPOKEN)


def lay(forms: Sequence[Form], way: Blocks, crowded: Callable[[str], bool]) -> list[list[Form]]:
    """The blocks of two forms or more, by key, each in the order of ``forms``."""
    found: dict[str, list[Form]] = {}
    for form in forms:
        for key in way.of(form):
            found.setdefault(key, []).append(form)
    return [
        found[key]
        for key in sorted(found)
        if len(found[key]) > 1 and not (way.most is not None and (len(found[key]) > way.most or crowded(key)))
    ]


def is_capped(key: str) -> bool:
    """Whether blocks of the key's way may be too large."""
    return key.partition("|")[0] in _MOST


def most_of(key: str) -> int:
    """How many forms the block of a key may have."""
    return _MOST[key.partition("|")[0]]


_MOST = {way.name: way.most for way in PAIRING if way.most is not None}
