"""Masks over strings: contact details by their form, private names by who they are, unknown names by how they look."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.publish.dossier.wording import say

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_HELD = 200_000  # strings remembered: cells and explanations repeat


@cache
def table(key: str) -> Any:
    """A list or value of ``patterns.yaml``."""
    return yaml.safe_load(files(__package__).joinpath("patterns.yaml").read_text("utf-8"))[key]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((one["kind"], re.compile(one["regex"])) for one in table("patterns"))


@cache
def _counts() -> re.Pattern[str]:
    return re.compile(table("counts"))


def words_of(text: str) -> list[str]:
    """The words of a name or a sentence, as written."""
    return [match.group().removesuffix(".") for match in _WORD.finditer(text)]


def by_form(text: str) -> str:
    """``text`` without mail addresses, accounts, telephone and identity numbers, and street addresses."""
    for kind, pattern in _patterns():
        text = pattern.sub(lambda match, kind=kind: _mask(match, kind), text)  # type: ignore[misc]
    return text


def _mask(match: re.Match[str], kind: str) -> str:
    if kind == "number" and _counts().fullmatch(match.group().strip()):
        return match.group()
    label = say(f"withheld.{kind}")
    if match.lastindex:  # only the number is withheld, not the word that announces it
        start, end = match.start(1) - match.start(), match.end(1) - match.start()
        whole = match.group()
        return whole[:start] + label + whole[end:]
    return label


class Masks:
    """Masks for one record. ``private``: names of private persons. ``forced``: names that a person withholds, whoever
    bears them. ``known``: words of names that may be shown. ``ordinary``: words that the texts also write small.
    """

    def __init__(
        self, private: Iterable[str], forced: Iterable[str], known: Collection[str], ordinary: Collection[str]
    ) -> None:
        self._known = frozenset(word.casefold() for word in known)
        self._ordinary = frozenset(ordinary)
        self._single: set[str] = set()
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        self._uncased: set[str] = set()  # names in scripts without capitals: found as they are written
        for name in forced:
            self._learn(name, is_forced=True)
        for name in private:
            self._learn(name, is_forced=False)
        for listed in self._phrases.values():
            listed.sort(key=len, reverse=True)
        self._spellings = sorted(self._uncased, key=lambda name: (-len(name), name))
        self.text = lru_cache(maxsize=_HELD)(self._text)
        self.quote = lru_cache(maxsize=_HELD)(self._quote)

    def _learn(self, name: str, *, is_forced: bool) -> None:
        name = name.strip()
        if name.upper() == name.lower():
            if len(name) > 1:
                self._uncased.add(name)
            return
        words = tuple(word.casefold() for word in words_of(name))
        if not words:
            return
        if len(words) > 1 or is_forced:
            listed = self._phrases.setdefault(words[0], [])
            if words not in listed:
                listed.append(words)
        particles = table("particles")
        for written in words_of(name):
            word = written.casefold()
            if len(word) > 1 and word not in particles and written[:1].isupper() and word not in self._known:
                self._single.add(word)

    def _text(self, text: str) -> str:
        """What the record says in its own words: known private names and contact details go."""
        return self._without_names(by_form(text))

    def _quote(self, text: str) -> str:
        """What a document says: names that nobody has classified go too."""
        return self._without_unknown(self._text(text))

    def address(self, url: str) -> str:
        """``url`` without user, query and fragment; without its path where that holds a private name."""
        scheme, mark, rest = url.partition("://")
        if not mark:
            return ""
        rest = re.split(r"[?#]", rest, maxsplit=1)[0].rpartition("@")[2]
        host, _, path = rest.partition("/")
        parts = {word.casefold() for word in re.split(r"[\W\d_]+", path)}
        is_clean = not parts & self._single and by_form(path.replace("-", " ")) == path.replace("-", " ")
        return f"{scheme}://{host}/{path}" if is_clean else f"{scheme}://{host}/"

    def _without_names(self, text: str) -> str:
        for name in self._spellings:
            text = text.replace(name, say("withheld.name"))
        found = list(_WORD.finditer(text))
        folded = [match.group().removesuffix(".").casefold() for match in found]
        hidden: list[tuple[int, int]] = []
        place = 0
        while place < len(found):
            length = self._matched(folded, place)
            if not length and self._is_private(found[place].group()):
                length = 1
            if length:
                hidden.append((found[place].start(), found[place + length - 1].end()))
            place += length or 1
        return _covered(text, hidden)

    def _is_private(self, word: str) -> bool:
        """A private word, possessive or joined by a hyphen, written with a capital."""
        parts = re.split(r"['’.-]", word)
        return any(part.casefold() in self._single and part[:1].isupper() for part in (word, *parts))

    def _matched(self, folded: list[str], place: int) -> int:
        """How many words from ``place`` on are a private name in full."""
        first = re.split(r"['’]", folded[place])[0] if folded[place] not in self._phrases else folded[place]
        for phrase in self._phrases.get(first, ()):
            held = folded[place : place + len(phrase)]
            if len(held) == len(phrase) and all(
                one == other or re.split(r"['’]", one)[0] == other for one, other in zip(held, phrase, strict=True)
            ):
                return len(phrase)
        return 0

    def _without_unknown(self, text: str) -> str:
        """Two or more words with capitals in a row that no known name, place or ordinary word explains are masked; one
        is enough after "Mr" and the like. Where most words have capitals (a headline), capitals tell nothing.
        """
        found = list(_WORD.finditer(text))
        long = [match for match in found if len(match.group()) > 3]
        is_headline = len(long) > 4 and sum(match.group()[0].isupper() for match in long) * 3 > len(long) * 2
        titles, particles = table("titles"), table("particles")
        hidden: list[tuple[int, int]] = []
        run: list[re.Match[str]] = []

        def close(after_title: bool) -> None:
            while run and run[-1].group().casefold() in particles:
                run.pop()
            if run and (after_title or (len(run) > 1 and not is_headline)):
                hidden.append((run[0].start(), run[-1].end()))
            run.clear()

        after_title = False
        end = 0
        for match in found:
            word = match.group()
            gap = text[end : match.start()]
            end = match.end()
            if run and not re.fullmatch(r"\.? ", gap):
                close(after_title)
                after_title = False
            if word.casefold().removesuffix(".") in titles and not run:
                after_title = True
            elif self._is_unknown(word, after_title) or (run and word in particles):
                run.append(match)
            else:
                close(after_title)
                after_title = False
        close(after_title)
        return _covered(text, hidden)

    def _is_unknown(self, word: str, after_title: bool) -> bool:
        base = re.split(r"['’]s?$", word)[0]
        if not base[:1].isupper() or base.casefold() in self._known:
            return False
        return after_title or base.casefold() not in self._ordinary


def _covered(text: str, hidden: list[tuple[int, int]]) -> str:
    """``text`` with each stretch replaced by the mask; stretches that only a space parts share one."""
    out: list[str] = []
    last = 0
    label = say("withheld.name")
    for start, end in hidden:
        gap = text[last:start]
        if out and not gap.strip() and last:
            last = end
            continue
        out += [gap, label]
        last = end
    return "".join(out) + text[last:]
