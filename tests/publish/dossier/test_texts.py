"""The marked text of a document: whole, cut where marks start and end, with an anchor for each claim."""

from __future__ import annotations

from types import ModuleType

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.annotation import SentenceNote
from onrecord.model.claim import Claim, Evidence, Figure
from onrecord.model.value import Amount
from onrecord.publish.dossier import links
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.texts import paragraphs, pieces


def _claim(name: str, start: int, end: int, text: str, *evidence: Evidence) -> Claim:
    body = Figure("mast", Amount(1, 1))
    return Claim(
        name, "figure", "d", start, end, text[start:end], "asserted", "stated", (), None, body, evidence=evidence
    )


TEXT = st.text(alphabet=st.sampled_from("ab \n\r\u202e\U0001f30a\u05d0"), max_size=40)
SPAN = st.tuples(st.integers(-3, 45), st.integers(-3, 45))


@settings(deadline=None, max_examples=150)
@given(
    text=TEXT, spans=st.lists(SPAN, max_size=6), notes=st.lists(SPAN, max_size=3), spots=st.lists(st.integers(0, 50))
)
def test_pieces_join_to_the_text_and_every_claim_has_one_anchor(
    invented: ModuleType, text: str, spans: list[tuple[int, int]], notes: list[tuple[int, int]], spots: list[int]
) -> None:
    directory = Directory(invented.story())
    claims = [_claim(f"{n:016x}", a, b, text, Evidence("place", b, a)) for n, (a, b) in enumerate(spans)]
    found = pieces(directory, text, claims, [SentenceNote(a, b, "garbled") for a, b in notes], spots)
    assert "".join(piece.text for piece in found) == text
    anchors = [name for piece in found for name in piece.anchors]
    assert len(anchors) == len(set(anchors))
    for claim in claims:
        assert links.claim_anchor(claim.id) in anchors
        assert links.evidence_anchor(claim.id, "place") in anchors
    lines = paragraphs(found)
    assert "".join(p.text for line in lines for p in line).replace(" ", "") == "".join(text.split())
    assert {name for line in lines for p in line for name in p.anchors} == set(anchors)


def test_nested_and_crossing_marks_split_and_the_shortest_leads(invented: ModuleType) -> None:
    text = "0123456789"
    outer, inner, crossing = _claim("a" * 16, 1, 8, text), _claim("b" * 16, 3, 5, text), _claim("c" * 16, 6, 10, text)
    found = pieces(Directory(invented.story()), text, [outer, inner, crossing], [SentenceNote(0, 10, "language")])
    assert [piece.text for piece in found] == ["0", "12", "34", "5", "67", "89"]
    assert [len(piece.kinds) for piece in found] == [0, 1, 1, 1, 1, 1]
    assert [piece.anchors for piece in found] == [
        (),
        (f"c-{outer.id}",),
        (f"c-{inner.id}",),
        (),
        (f"c-{crossing.id}",),
        (),
    ]
    assert {piece.note for piece in found} == {"unread"}
    assert [piece.ends_note for piece in found] == ["", "", "", "", "", "not read: language"]


def test_marks_lead_to_the_entry_of_the_shortest_claim(invented: ModuleType) -> None:
    view = invented.story()
    directory = Directory(view)
    document = invented.COURIER_DOC
    found = pieces(directory, view.text(document.id), view.claims(document.id), [])
    two = next(piece for piece in found if piece.text == "Two of the masts")
    assert set(two.kinds) == {"figure", "site"}
    assert two.kinds[0] == "figure"
    assert two.target is not None
    assert two.target.page == "figures"


def test_words_that_only_a_cell_was_read_from_are_set_apart(invented: ModuleType) -> None:
    view = invented.story()
    document = invented.COURIER_DOC
    found = pieces(Directory(view), view.text(document.id), view.claims(document.id), [])
    words = {piece.text for piece in found if piece.is_evidence}
    assert "Varnian Hydrographic Office" in words
    assert "Open Shoreline Watch" in words
