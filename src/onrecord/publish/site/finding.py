"""The search index: small script files, of which a query loads the few that it needs.

Words are folded (no accents, no capitals); in scripts without spaces every two characters in a row are a word. A
word's shard is told by its beginning, so that what is still being typed finds too; an item's shard by a hash of where
it leads.
Nothing depends on an item's place in a list, so that one more document changes only the shards of its own words.
``assets/search.js`` does the same folding and hashing.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator

from onrecord.publish.dossier.pictures import Item
from onrecord.publish.site.visible import visible

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+"
)
_LONGEST = 24  # characters of a word; longer ones are cut, in the index and in the query
_MOST = 1200  # items kept a word; the ones that have it in their head first
_ITEMS = 24  # items a shard, about
_POSTINGS = 4000  # of a word shard, about
# accents and vowel points: combining marks of Latin, Greek, Cyrillic, Hebrew, Arabic and kana
_MARK = re.compile(
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    r"\u3099\u309a\ufe20-\ufe2f]"
)


def fold(text: str) -> str:
    """``text`` as it is compared."""
    plain = _MARK.sub("", unicodedata.normalize("NFKD", text))
    return plain.lower().replace("ς", "σ")


def words(text: str) -> list[str]:
    """The words of ``text``, folded, in order."""
    found = []
    for match in _WORD.finditer(fold(text)):
        run = match.group()
        last = 0
        for dense in _UNSPACED.finditer(run):
            found += [run[last : dense.start()]] if last < dense.start() else []
            held = dense.group()
            found += [held[n : n + 2] for n in range(len(held) - 1)] if len(held) > 1 else [held]
            last = dense.end()
        found += [run[last:]] if last < len(run) else []
    return [word[:_LONGEST] for word in found]


def beginning(word: str) -> str:
    """What tells a word's shard: one character in scripts without spaces, else two."""
    return word[:1] if _UNSPACED.match(word) else word[:2]


def fnv(text: str) -> int:
    """FNV-1a over code points, 32 bits. Source: G. Fowler, L. C. Noll, K.-P. Vo; the IETF draft of 2012."""
    value = 0x811C9DC5
    for character in text:
        value = ((value ^ ord(character)) * 0x01000193) & 0xFFFFFFFF
    return value


def key(item: Item) -> str:
    """Six characters that stand for an item, whatever else there is."""
    data = f"{item.target.page}#{item.target.anchor or ''}".encode()
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()[:5])[:6].decode()


def shards(items: Iterable[Item]) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the index's files."""
    held: dict[str, list[str]] = {}
    heads: dict[str, set[str]] = {}
    bodies: dict[str, set[str]] = {}
    for item in items:
        name = key(item)
        anchor = f"#{item.target.anchor}" if item.target.anchor else ""
        held[name] = [item.kind, visible(item.title), visible(item.detail), f"{item.target.page}.html{anchor}"]
        head = set(words(item.head))
        for word in head:
            heads.setdefault(word, set()).add(name)
        for word in set(words(item.body)) - head:
            bodies.setdefault(word, set()).add(name)
    postings = sum(map(len, heads.values())) + sum(map(len, bodies.values()))
    word_shards, item_shards = _power(postings / _POSTINGS), _power(len(held) / _ITEMS)
    by_shard: dict[int, dict[str, list[str]]] = {}
    for word in sorted(heads.keys() | bodies.keys()):
        first = sorted(heads.get(word, ()))[:_MOST]
        then = sorted(bodies.get(word, ()))[: _MOST - len(first)]
        by_shard.setdefault(fnv(beginning(word)) % word_shards, {})[word] = ["".join(first), "".join(then)]
    for number in range(word_shards):
        yield f"search/w{number}.js", _script("words", number, by_shard.get(number, {}))
    of_items: dict[int, dict[str, list[str]]] = {}
    for name in sorted(held):
        of_items.setdefault(fnv(name) % item_shards, {})[name] = held[name]
    for number in range(item_shards):
        yield f"search/i{number}.js", _script("items", number, of_items.get(number, {}))
    yield "search/index.js", _script("index", 0, {"words": word_shards, "items": item_shards, "all": len(held)})


def _power(least: float) -> int:
    """The smallest power of two that is no less: the number of shards changes seldom."""
    size = 1
    while size < least:
        size *= 2
    return size


def _script(what: str, number: int, data: object) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f'onrecordSearch("{what}",{number},{text});\n'.encode()
