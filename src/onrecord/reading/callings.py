"""Names by their parts: surnames, slips of a letter, nouns that name people by their ending, papers and stations."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from onrecord.model.annotation import NameMention
from onrecord.model.party import Party
from onrecord.model.tokens import Tokens
from onrecord.reading.lexicon import forces, words

# the letters that the regulator gives to stations in the United States, with the rest of a station's name
_CALL_SIGN = re.compile(r"[WK][A-Z]{3}")
_STATION = re.compile(
    r"[WK][A-Z]{2,3}[ -]?(?:TV|FM|AM|DT|LD|\d{1,2})(?: News)?"
    r"|(?i:fox|abc|cbs|nbc|cw|channel|newschannel) ?\d{1,2}(?: news)?"
)


def surnames(names: Sequence[NameMention]) -> dict[str, list[NameMention]]:
    """Last word of a person's full name -> the full names that end in it, each once, in text order."""
    out: dict[str, list[NameMention]] = {}
    for name in sorted({m.first: m for m in names}.values(), key=lambda m: m.first):
        words_in = name.text.split()
        if name.kind == "person" and len(words_in) > 1:
            listed = out.setdefault(words_in[-1], [])
            if name.text not in {m.text for m in listed}:
                listed.append(name)
    return out


def namesake(tokens: Tokens, known: Mapping[str, Sequence[NameMention]], head: int) -> Party | None:
    """ "Washington said", where the text has told of a Rebecca Washington: she, not the state."""
    word = tokens.word[head]
    told = [name for name in known.get(word, ()) if name.first < head]
    if not told or tokens.lemma[tokens.head[head]] not in forces():
        return None
    person = told[0].text if len(told) == 1 else word
    return Party(word, "person", tokens.start[head], tokens.end[head], person=person)


def is_calling(lemma: str) -> bool:
    """ "geologist", "fireman", "salesperson": nouns that name people by their ending."""
    return len(lemma) > 6 and lemma.endswith(
        ("ologist", "ician", "woman", "person", "fighter", "holder", "keeper", "dweller")
    )


def is_outlet(tokens: Tokens, name: NameMention) -> bool:
    """ "Esk Herald", "broadcaster affiliate KXYZ": known by its last word or by the one before it."""
    before = tokens.lower[name.first - 1] if name.first else ""
    parts = name.text.lower().split()
    is_told = parts[0] in words("before_names", "cues") or before == "affiliate"
    is_double = "-" in parts[-1] and bool(set(parts[-1].split("-")) & words("mastheads", "cues"))  # "Times-Beacon"
    return is_told or is_double or parts[-1] in words("mastheads", "cues") or bool(_STATION.fullmatch(name.text))


def is_call_sign(name: str) -> bool:
    """ "WXQT", "KRVL": a station's, or some other body's of four letters."""
    return bool(_CALL_SIGN.fullmatch(name))


def stations(tokens: Tokens, names: Sequence[NameMention]) -> frozenset[str]:
    """The call signs that somebody tells something in the text, by name: stations, wherever they stand."""
    told = {
        name.text
        for name in names
        if is_call_sign(name.text)
        and tokens.dep[name.first] in ("dobj", "dative", "pobj")
        and tokens.lemma[_teller(tokens, name.first)] in ("tell", "interview")
    }
    return frozenset(told)


def _teller(tokens: Tokens, at: int) -> int:
    """What a name stands with: its verb, or the noun before "with"."""
    above = tokens.head[at]
    return tokens.head[above] if tokens.dep[at] == "pobj" else above


def ministry_of(office: str | None) -> str | None:
    """ "Interior Minister" and "Minister of the Interior" speak for the ministry; "(Foreign Affairs, …)" likewise."""
    if office is None or "Minister" not in office.split():
        return None
    if office.startswith("Minister of "):
        return office.replace("Minister", "Ministry", 1)
    field = [w for w in office.split() if w not in ("Minister", "Prime", "Deputy", "First", "Vice")]
    return " ".join([*field, "Ministry"]) if field else None


def is_slip(full: str, other: str) -> bool:
    """True when one letter was changed, left out or put in."""
    if full == other or abs(len(full) - len(other)) > 1:
        return False
    short, long = sorted((full, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return long[at + 1 :] in (short[at:], short[at + 1 :])


def served(tokens: Tokens, in_time: Collection[int], head: int, last: int) -> int | None:
    """The end of "for the Harbour Board" after "a spokesman": whose speaker it is tells him from others."""
    for child in tokens.children[head]:
        if (
            tokens.dep[child] != "prep"
            or tokens.lower[child] not in ("for", "at", "with", "from", "in")
            or child != last
        ):
            continue
        inner = tokens.child(child, "pobj")
        edge = tokens.reach[child][1]
        if inner is None or inner in in_time or edge - child > 8:
            continue
        is_body = tokens.lemma[inner] in words("agencies", "roles") | words("organisations", "roles")
        is_whose = tokens.lower[child] in ("for", "with") and is_body
        if (is_whose or any(tokens.pos[i] == "PROPN" for i in range(child, edge))) and not any(
            tokens.pos[i] in ("VERB", "PUNCT") for i in range(child, edge)
        ):
            return edge
    return None


def is_of_office(tokens: Tokens, head: int) -> bool:
    """ "the prosecutor's office", "the Attorney General's Office", "the Foreign Office"."""
    low = tokens.lower
    owner = tokens.child(head, "poss") if low[head] == "office" else None
    if owner is None:
        return low[head] == "office" and low[head - 1] in ("foreign", "home")
    return low[owner] in words("state_offices", "roles") | {"general", "attorney", "ombudsman"}


def is_state_service(tokens: Tokens, places: Collection[int], head: int, first: int, last: int) -> bool:
    """ "the Danish Immigration Service", "Norway's Police Security Service": a state's, by what it is for."""
    low = tokens.lower
    is_whose = any(i in places for i in range(first, head))
    fields = words("service_fields", "roles")
    return low[head] in words("services", "roles") and is_whose and any(low[i] in fields for i in range(first, last))
