"""Responses as a matrix of countries by kinds of act, and a page for each country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.model.columns import COLUMNS
from onrecord.model.entry import Entry, Register
from onrecord.publish.dossier import links
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.glance import CELLS, SILENT, act, country_of
from onrecord.publish.dossier.pages import Link, Target
from onrecord.publish.dossier.pictures import CountryPage, Mark, Matrix, MatrixRow, Section
from onrecord.publish.dossier.rows import Rows, state, state_label
from onrecord.publish.dossier.telling import acts
from onrecord.publish.dossier.wording import count, phrase, say

_COLUMNS = 8  # kinds of act with a column of their own; rarer ones share the last
MORE = "more"  # the state of a mark that stands for those left out
_MARKS = 4  # signs in one cell; more are counted, and lead to the country's page
_ROWS = 60  # rows of one section of a country's page; the register has all of them
_ABOUT: tuple[Register, ...] = ("responses", "sites", "figures", "positions", "agreements")


def is_state(directory: Directory, entry: Entry) -> bool:
    """True where the response is listed under a country."""
    return country_of(directory, entry) != say("not.a.state")


def countries(directory: Directory) -> dict[str, str]:
    """Name under which a country is listed → its page; those with a response first told, then those with a site."""
    pages: dict[str, str] = {}
    for entry in directory.entries["responses"]:
        if is_state(directory, entry):
            name = country_of(directory, entry)
            pages.setdefault(name, links.country_page(entry.country or name))
    for entry in directory.entries["sites"]:
        code = entry.country or (entry.place.country if entry.place else None)
        if code:
            pages.setdefault(directory.countries.get(code, code), links.country_page(code))
    return dict(sorted(pages.items()))


def matrix(directory: Directory) -> Matrix:
    """All countries of which the record says something, those without a held response last."""
    pages = countries(directory)
    held: dict[str, list[Entry]] = {}
    tally: Counter[str] = Counter()
    for entry in directory.entries["responses"]:
        if entry.cell != SILENT and is_state(directory, entry):
            held.setdefault(country_of(directory, entry), []).append(entry)
            tally.update(acts(entry))
    kinds = [kind for kind, _ in sorted(tally.items(), key=lambda item: (-item[1], item[0]))]
    shown = kinds[:_COLUMNS] if len(kinds) > _COLUMNS + 1 else kinds
    has_rest = len(kinds) > len(shown)
    rows = []
    seen: dict[str, str] = {}
    for name in sorted(pages, key=lambda name: (name not in held, name)):
        cells: list[list[Mark]] = [[] for _ in range(len(shown) + has_rest)]
        for entry in held.get(name, []):
            places = {shown.index(kind) if kind in shown else len(shown) for kind in acts(entry)}
            for place in sorted(places or {len(cells) - 1}):
                mark = Mark(
                    state(entry.cell or "unresolved"),
                    state_label(entry.cell or "unresolved"),
                    directory.entry_link(entry.id, act(entry)),
                )
                seen.setdefault(mark.state, phrase("cell", mark.state))
                cells[place].append(mark)
        order = {cell: place for place, cell in enumerate(CELLS)}
        for one in cells:
            one.sort(key=lambda mark: (order.get(mark.state, 99), mark.link.text))
        country = Link(name, Target(pages[name]))
        rows.append(MatrixRow(country, tuple(_few(one, country) for one in cells), is_silent=name not in held))
    columns = (*(phrase("act", kind) for kind in shown), *((say("matrix.others"),) if has_rest else ()))
    legend = tuple((cell, seen[cell]) for cell in CELLS if cell in seen)
    return Matrix(columns, tuple(rows), legend)


def _few(marks: list[Mark], country: Link) -> tuple[Mark, ...]:
    """As many marks as a cell holds: one of each state first, and how many more there are."""
    if len(marks) <= _MARKS:
        return tuple(marks)
    firsts = {mark.state: n for n, mark in reversed(list(enumerate(marks)))}
    kept = sorted(sorted(range(len(marks)), key=lambda n: (firsts[marks[n].state] != n, n))[:_MARKS])
    rest = len(marks) - len(kept)
    more = Mark(MORE, say("matrix.more", n=rest), Link(say("matrix.plus", n=rest), country.target))
    return (*(marks[n] for n in kept), more)


def country_pages(directory: Directory) -> Iterator[CountryPage]:
    """One page a country, one at a time."""
    rows = Rows(directory)
    for name, page in countries(directory).items():
        code = next((code for code, held in directory.countries.items() if held == name), None)
        sections = []
        for register in _ABOUT:
            entries = [entry for entry in directory.entries[register] if _concerns(directory, entry, name, code)]
            if entries:
                sections.append(
                    Section(
                        register,
                        say(register),
                        COLUMNS[register],
                        tuple(rows.row(entry) for entry in entries[:_ROWS]),
                        max(0, len(entries) - _ROWS),
                    )
                )
        heard = any(section.name == "responses" for section in sections)
        total = sum(len(section.rows) + section.more for section in sections)
        lead = count("country.lead", total) if heard else say("country.silent")
        yield CountryPage(page, name, lead, tuple(sections))


def _concerns(directory: Directory, entry: Entry, name: str, code: str | None) -> bool:
    if entry.register == "responses":
        return entry.cell != SILENT and country_of(directory, entry) == name
    if entry.register == "agreements":
        return name in re.split(r"\s*[–,;]\s*", dict(entry.fields).get("parties", ""))
    if code is None:
        return False
    return code in (entry.country, entry.place.country if entry.place else None)
