"""Acts and positions in the words of a sentence, never firmer than the record has them."""

from __future__ import annotations

import re

from onrecord.model.columns import EMPTY_CELLS
from onrecord.model.entry import Entry
from onrecord.publish.dossier.wording import STRINGS, phrase, say

_OBJECT = 80  # code points of what an act is on
_UNNAMED = re.compile(r"outlet of [^\n←;]{1,200}? \(not stated\)")  # as the record words it
_JOINT = re.compile(r", | or | and ")
_ASKING = ("demand", "ask", "demand-closure")  # acts that are themselves demands


def quiet(text: str) -> str:
    """``text`` without the file names that stand for outlets of which no name is known."""
    return _UNNAMED.sub(say("outlet.unknown"), text)


def clipped(text: str, limit: int = _OBJECT) -> str:
    """``text`` on one line, cut at a word when it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[:limit].rpartition(" ")[0] + " …"


def field(entry: Entry, name: str) -> str:
    """A cell's text; empty where it says that nothing is stated."""
    text = dict(entry.fields).get(name, "")
    return "" if text in EMPTY_CELLS else quiet(text)


def acts(entry: Entry) -> list[str]:
    """The types of act; several where one of them is meant and not said which, or where several verbs tell of one."""
    return [one.strip().replace(" ", "-") for one in _JOINT.split(field(entry, "act")) if one.strip()]


def joint(entry: Entry) -> str:
    """What stands between several acts: "or", or "and" where all were done."""
    return say("telling.and") if " and " in field(entry, "act") else say("telling.or")


def doing(entry: Entry, form: str) -> str:
    """What an entry's act is, as ``do`` ("close one of the posts") or ``did`` ("closed one of the posts")."""
    on = clipped(field(entry, "object"))
    told = []
    types, between = acts(entry), joint(entry)
    for n, act in enumerate(types):
        is_led = between == say("telling.and") and n + 1 < len(types)  # "shot and killed the guard"
        pattern = STRINGS.get(f"{form}.{act}")
        if pattern is None:
            pattern = f"{STRINGS[f'{form}.other']}{phrase('act', act)}[ ({{on}})]"
        told.append(_filled(pattern, "" if is_led else on))
    return between.join(told) or quiet(entry.title)


def _filled(pattern: str, on: str) -> str:
    return re.sub(r"\[(.*?)\]", lambda match: match.group(1).replace("{on}", on) if on else "", pattern)


def is_asking(entry: Entry) -> bool:
    """True where the act is itself a demand, so that *demanded* tells that it was made."""
    return any(act in _ASKING for act in acts(entry))


def position(entry: Entry) -> str:
    """ "Harbour Watch says that …", or the entry's title where a part is not stated."""
    speaker, what = field(entry, "speaker"), field(entry, "proposition")
    key = f"telling.{field(entry, 'stance')}"
    if entry.kind != "position" or not speaker or not what or key not in STRINGS:
        return quiet(entry.title)
    return say(key, who=speaker, what=clipped(what.rstrip("."), 160))
