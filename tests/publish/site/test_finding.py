"""The search index: folding, words in any script, and shards that one more item hardly changes."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from onrecord.publish.dossier.pages import Target
from onrecord.publish.dossier.pictures import Item
from onrecord.publish.site import finding


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Harbour-Watch’s 12 depots", ["harbour", "watch", "s", "12", "depots"]),
        ("Réunion ČESKÝ naïve İzmir", ["reunion", "cesky", "naive", "izmir"]),
        ("Ὀδυσσεύς ΟΔΥΣΣΕΥΣ", ["οδυσσευσ", "οδυσσευσ"]),
        ("Ёлка и ёлка", ["елка", "и", "елка"]),
        ("南通市公安局", ["南通", "通市", "市公", "公安", "安局"]),
        ("警察2022年", ["警察", "2022", "年"]),
        ("ﬁle ｶﾞｽ", ["file", "カス"]),
        ("a" * 60, ["a" * 24]),
        ("snake_case", ["snake", "case"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert finding.words(text) == words


def _item(n: int, head: str, body: str = "") -> Item:
    return Item("figures", head, "", Target("figures", f"e-{n:016x}"), head, body)


def _read(shards: Iterable[tuple[str, bytes]]) -> dict[str, object]:
    out = {}
    for name, data in shards:
        text = data.decode()
        assert text.startswith("onrecordSearch(")
        out[name] = json.loads(text[text.index(",", text.index(",") + 1) + 1 : text.rindex(")")])
    return out


def test_an_item_is_found_by_its_words_and_leads_to_its_place() -> None:
    item = _item(1, "Twelve depots", "in a harbour")
    read = _read(finding.shards([item]))
    assert read["search/index.js"] == {"words": 1, "items": 1, "all": 1}
    key = finding.key(item)
    assert len(key) == 6
    words = read["search/w0.js"]
    assert isinstance(words, dict)
    assert words["depots"] == [key, ""]
    assert words["harbour"] == ["", key]
    held = read["search/i0.js"]
    assert isinstance(held, dict)
    assert held[key] == ["figures", "Twelve depots", "", "figures.html#e-0000000000000001"]


def test_one_more_item_changes_few_files() -> None:
    many = [_item(n, f"word{n % 211} thing{n % 97}", f"body{n}") for n in range(3000)]
    before = dict(finding.shards(many))
    after = dict(finding.shards([*many, _item(9999, "zzyzx")]))
    assert set(before) == set(after)
    changed = [name for name in after if before[name] != after[name]]
    assert len(changed) <= 3  # its word, itself, and the count
    assert len(before) > 100


def test_hidden_controls_do_not_reach_the_index() -> None:
    for _, data in finding.shards([_item(1, "Pell \u202egnineve\u2066 </script>")]):
        assert not {"\u202e", "\u2066"} & set(data.decode())
