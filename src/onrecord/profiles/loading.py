"""From YAML to a ``Profile``: the schema, and where a profile is found.

::

    format: 1
    name: estuary-depots               # optional; the file's name otherwise
    title: Depots along the estuary    # optional
    subject_states: [XA]               # optional; states whose conduct the story is about, ISO 3166-1 alpha-2
    concepts:                          # things the story is about
      - name: depot                    # singular, neutral
        words: [depot, storage yard]   # other noun phrases for it, singular
        role: thing                    # thing (sited, counted) | count | agreement | conduct
    names:                             # names known beforehand
      - name: Harbour Watch
        kind: organisation             # person | organisation | place | outlet | publication | event | other
        aliases: [the Watch]
        country: XA
        wikidata: Q42
        affiliated_to: Estuary Trust
"""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import get_args

from onrecord.errors import ProfileError
from onrecord.ids import canonical, sha256
from onrecord.model.annotation import NameKind
from onrecord.model.profile import NO_PROFILE, Concept, KnownName, Profile
from onrecord.profiles import builtin
from onrecord.profiles.nodes import Branch, parse

FORMAT = 1
ROLES = ("thing", "count", "agreement", "conduct")
# besides names: what a place may be, so that a country is never taken for a town
KINDS: tuple[str, ...] = (*get_args(NameKind), "country", "region", "city", "continent")
_COUNTRY = re.compile(r"[A-Z]{2}\Z")
_WIKIDATA = re.compile(r"Q[1-9]\d*\Z")
_LARGEST = 4 * 1024 * 1024  # bytes; a profile of ten thousand names is below 1 MB


def load(name_or_path: str | Path | None, *, base: Path | None = None) -> Profile:
    """The profile called so: a built-in name, or the path of a YAML file (with a ``/`` or ending in .yaml, .yml),
    taken from ``base`` when relative. None, "" and "none" give no profile.

    Raises ``ProfileError`` naming file, line and key; for an unknown name it lists what there is.
    """
    if name_or_path is None or name_or_path in ("", "none"):
        return NO_PROFILE
    text = str(name_or_path)
    if isinstance(name_or_path, Path) or "/" in text or text.endswith((".yaml", ".yml")):
        path = Path(text) if base is None else base / text
        return _profile(parse(_bytes(path), str(path)), path.stem)
    if text not in builtin.names():
        mend = f"there are {', '.join(builtin.names())}; or give the path of a .yaml file"
        raise ProfileError(f"no built-in profile is called {text!r}", mend=mend)
    return _profile(parse(builtin.text(text), f"{text}.yaml"), text)


def _bytes(path: Path) -> bytes:
    try:
        with open(path, "rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise ProfileError(f"cannot be read: {error.strerror}", where=str(path)) from None
    if len(data) > _LARGEST:
        raise ProfileError(f"is larger than {_LARGEST // (1024 * 1024)} MB", where=str(path))
    return data


def _profile(root: Branch, stem: str) -> Profile:
    table = root.table(("format", "name", "title", "subject_states", "concepts", "names"), needed=("format",))
    version = table["format"].text()
    if version != str(FORMAT):
        raise table["format"].fault(f"cannot be {version}", mend=f"this OnRecord reads format {FORMAT}")
    profile = Profile(
        name=table["name"].text() if "name" in table else stem,
        title=table["title"].text() if "title" in table else None,
        concepts=_concepts(table["concepts"]) if "concepts" in table else (),
        names=_names(table["names"]) if "names" in table else (),
        subject_states=_states(table["subject_states"]) if "subject_states" in table else (),
    )
    # of the content, not of the bytes: a changed comment re-reads nothing
    return replace(profile, digest=sha256(canonical(asdict(profile)).encode("utf-8", "surrogatepass")))


def _concepts(branch: Branch) -> tuple[Concept, ...]:
    owner: dict[str, str] = {}
    out: list[Concept] = []
    for item in branch.items():
        table = item.table(("name", "words", "role"), needed=("name",))
        name = table["name"].text()
        words = table["words"].texts() if "words" in table else ()
        for word in dict.fromkeys((name, *words)):
            if owner.setdefault(word.lower(), name) != name or (word == name and name in (one.name for one in out)):
                raise item.fault(f"the word {word!r} stands for {owner[word.lower()]!r} already")
        role = table["role"].choice(ROLES) if "role" in table else "thing"
        out.append(Concept(name, words, role))
    return tuple(out)


def _names(branch: Branch) -> tuple[KnownName, ...]:
    out: list[KnownName] = []
    for item in branch.items():
        table = item.table(("name", "kind", "aliases", "country", "wikidata", "affiliated_to"), needed=("name",))
        known = KnownName(
            name=table["name"].text(),
            kind=table["kind"].choice(KINDS) if "kind" in table else "organisation",
            aliases=table["aliases"].texts() if "aliases" in table else (),
            country=_matching(table["country"], _COUNTRY, "two capitals") if "country" in table else None,
            wikidata=_matching(table["wikidata"], _WIKIDATA, "Q and a number") if "wikidata" in table else None,
            affiliated_to=table["affiliated_to"].text() if "affiliated_to" in table else None,
        )
        if any((one.name, one.kind, one.country) == (known.name, known.kind, known.country) for one in out):
            raise item.fault(f"the name {known.name!r} stands twice")
        out.append(known)
    return tuple(out)


def _states(branch: Branch) -> tuple[str, ...]:
    return tuple(_matching(item, _COUNTRY, "two capitals (ISO 3166-1)") for item in branch.items())


def _matching(branch: Branch, pattern: re.Pattern[str], shape: str) -> str:
    value = branch.text()
    if not pattern.match(value):
        raise branch.fault(f"{value!r} does not fit", mend=f"write {shape}")
    return value
