"""Names of pages and anchors: made of ids only, never of text from a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from onrecord import ids
from onrecord.publish.dossier.pages import Target

_SAFE = re.compile(r"[0-9a-f]{12,64}")
_SHORT = 16  # hex digits of a document's id in its page name: enough for any case, short enough to read out


def slug(identifier: str) -> str:
    """``identifier`` when it is plain hexadecimal (ids are), else a hash of it: safe as a file name and as an id."""
    return identifier if _SAFE.fullmatch(identifier) else ids.digest((identifier,))


def entry_anchor(entry_id: str) -> str:
    """The element id of an entry's row."""
    return f"e-{slug(entry_id)}"


def claim_anchor(claim_id: str) -> str:
    """The element id at which a claim's quote starts in its document's page."""
    return f"c-{slug(claim_id)}"


def evidence_anchor(claim_id: str, role: str) -> str:
    """The element id at which words in ``role`` for a claim start (a cell read from outside the quote)."""
    return f"v-{slug(claim_id)}-{ids.digest((role,), size=3)}"


def document_pages(document_ids: Iterable[str]) -> dict[str, str]:
    """Page of every document; the short form of the id unless two share it."""
    slugs = {identifier: slug(identifier) for identifier in document_ids}
    short = Counter(text[:_SHORT] for text in slugs.values())
    return {
        identifier: f"documents/{text[:_SHORT] if short[text[:_SHORT]] == 1 else text}"
        for identifier, text in slugs.items()
    }


def in_document(page: str, claim_id: str) -> Target:
    """Where a claim's quote starts."""
    return Target(page, claim_anchor(claim_id))


def name_target(page: str, start: int) -> Target:
    """Where a name is first written; the document's page marks the spot at this offset."""
    return Target(page, f"o-{start}")


def country_page(code: str) -> str:
    """The page of a country: its ISO code where it has one."""
    return f"countries/{code.lower() if re.fullmatch('[A-Z]{2}', code) else ids.digest((code,))}"


def source_page(name: str) -> str:
    """The page of a named source."""
    return f"sources/{ids.digest((name,))}"
