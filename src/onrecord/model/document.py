"""Documents: one preserved original, its text and what is known about where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.value import Time


@dataclass(frozen=True, slots=True)
class Document:
    """One preserved original.

    ``id``: SHA-256 of the original's bytes. ``name``: the file name (or relative path where names repeat) as it
    was added; where the same bytes came in under several names, the smallest. ``text_sha``: SHA-256 of the
    extracted text (UTF-8, surrogates passed). ``outlet``: who published it, None when nobody says. ``published``:
    when, None when not stated; ``inferred`` on it where it was worked out. ``language``: BCP 47, None when it could
    not be told. ``origin``: where each of outlet, date, language, title comes from: ``sidecar``, ``page``, ``text``,
    ``detected``; for an outlet that the page prints of itself ``title``, ``rights``, ``staff``. ``published_at``:
    ISO 8601 date and time of day, where a time of day is stated; it orders the documents of one day.
    """

    id: str
    name: str
    format: str
    encoding: str
    text_sha: str
    characters: int
    outlet: str | None = None
    published: Time | None = None
    language: str | None = None
    title: str | None = None
    url: str | None = None
    byline: str | None = None
    machine_translated: bool | None = None
    translation_of: str | None = None
    timezone: str | None = None
    names: tuple[str, ...] = ()
    origin: tuple[tuple[str, str], ...] = ()
    published_at: str | None = None
