"""Page names and anchors are ids, whatever the ids are made of."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.dossier import links


@given(st.text())
def test_no_text_reaches_a_file_name(identifier: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{12,64}", links.slug(identifier))
    assert re.fullmatch(r"[ev]-[0-9a-f-]+", links.evidence_anchor(identifier, identifier))


def test_documents_that_share_the_short_form_keep_the_long_one() -> None:
    a, b, c = "a" * 16 + "1" * 48, "a" * 16 + "2" * 48, "b" * 64
    assert links.document_pages([a, b, c]) == {
        a: f"documents/{a}",
        b: f"documents/{b}",
        c: f"documents/{'b' * 16}",
    }
