"""Names of countries in English, after Unicode CLDR, for the reader of a record whose texts do not name the country."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale


@cache
def _names() -> Mapping[str, str]:
    return dict(Locale("en").territories)


def territory(code: str) -> str:
    """The English name of an ISO 3166-1 alpha-2 code; the code itself where there is none."""
    return _names().get(code, code)
