"""The language of a text, from its letters alone (eldc, a compiled n-gram detector; no network, no model file)."""

from __future__ import annotations

import re
from functools import cache

import eldc

FEWEST = 20  # letters; below that a detector is guessing
_SAMPLE = 4_000  # code points; more do not change the answer
_HEAVY = 3  # one character of these scripts says as much as three letters
_HEAVY_FROM, _HEAVY_TO = "\u3040", "\ud7a3"  # kana, Han, Hangul

_CODE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*\Z")


def code_of(tag: str) -> str | None:
    """``tag`` as BCP 47 writes it ("pt_br" → "pt-BR", "EN" → "en"); None when it is no language code."""
    if not _CODE.match(tag):
        return None
    first, *rest = tag.replace("_", "-").split("-")
    shaped = [one.upper() if len(one) == 2 else one.title() if len(one) == 4 else one.lower() for one in rest]
    return "-".join([first.lower(), *shaped])


@cache
def _ready() -> None:
    eldc.init()


def language_of(text: str) -> str | None:
    """BCP 47 code of the language of ``text``; None when there is too little text, or it cannot be told."""
    sample = text[:_SAMPLE].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    letters = sum(_HEAVY if _HEAVY_FROM <= c <= _HEAVY_TO else 1 for c in sample if c.isalpha())
    if letters < FEWEST:
        return None
    _ready()
    code = str(eldc.detect(sample))
    return None if code in ("", "und") else code
