"""Finding documents and claims by their words, on the record's full-text tables."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, islice, zip_longest
from typing import Any

from onrecord.model.view import Hit
from onrecord.store import searching
from onrecord.store.searching import Query

Rows = Callable[..., list[tuple[Any, ...]]]

# table, column, its row's number, whose text it is, and the order of those alike
_TEXTS = ("texts", "text", "document", "documents", "o.name, o.id")
_QUOTES = (
    "claims",
    "quote",
    "number",
    "claims",
    "(SELECT d.name FROM documents d WHERE d.number = o.document), o.document, o.span_start, o.span_end, o.kind, o.id",
)
_TRIGRAM = 3  # code points: a shorter run has no trigram


class Finder:
    """Searches through ``rows``, which runs a query with its parameters."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        made = rows("SELECT count(*) FROM sqlite_master WHERE name = 'text_trigrams'")
        self._has_trigrams = bool(made[0][0])

    def search(self, query: str, limit: int) -> tuple[Hit, ...]:
        """Documents and claims in turn, the best of each first, until there are ``limit``."""
        asked = searching.parse(query)
        if asked.is_empty or limit < 1:
            return ()
        documents = self._hits("document", _TEXTS, asked, limit)
        claims = self._hits("claim", _QUOTES, asked, limit)
        turns = chain.from_iterable(zip_longest(documents, claims))
        return tuple(islice((hit for hit in turns if hit is not None), limit))

    def _hits(self, kind: str, where: tuple[str, str, str, str, str], asked: Query, limit: int) -> list[Hit]:
        table, column, rowid, owner, order = where
        joins, conditions, parameters = [], [], []
        if asked.words:
            joins.append(f"JOIN {column}_search w ON w.rowid = t.{rowid}")
            conditions.append(f"w.{column}_search MATCH ?")
            parameters.append(_phrases(asked.words))
            order = f"w.rank, {order}"
        long = [run for run in asked.runs if len(run) >= _TRIGRAM]
        if long and self._has_trigrams:
            within = f"SELECT rowid FROM {column}_trigrams WHERE {column}_trigrams MATCH ?"  # noqa: S608
            conditions.append(f"t.{rowid} IN ({within})")
            parameters.append(_phrases(long))
        for run in asked.runs:
            conditions.append(f"instr(t.{column}, ?)")
            parameters.append(run)
        query = (
            f"SELECT o.id, t.{column} FROM {table} t JOIN {owner} o ON o.number = t.{rowid} {' '.join(joins)}"  # noqa: S608
            f" WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT ?"
        )
        rows = self._rows(query, *parameters, limit)
        return [Hit(kind, id_, searching.snippet(asked, text)) for id_, text in rows]


def _phrases(terms: tuple[str, ...] | list[str]) -> str:
    """Terms as an FTS5 query that wants all of them; a term is letters and digits only, so quotes cannot be broken."""
    return " AND ".join(f'"{term}"' for term in terms)
