"""Names and copies of a case do not depend on the order of its documents, nor on what was in it before."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model.annotation import NameKind, NameMention
from onrecord.model.claim import Claim, Figure
from onrecord.model.document import Document
from onrecord.model.findings import Concepts, Findings
from onrecord.model.party import Party
from onrecord.model.profile import NO_PROFILE
from onrecord.model.value import Amount, Time
from onrecord.reconciliation import reconcile
from onrecord.resolution import resolve

NAMES: list[tuple[str, NameKind, str | None, str | None]] = [
    ("Kari Solheim", "person", "Transport Minister", "NO"),
    ("Solheim", "person", None, None),
    ("Karin Solheim", "person", None, None),
    ("Kari Anne Solheim", "person", None, None),
    ("Per Solheim", "person", None, None),
    ("Кари Солхейм", "person", None, None),
    ("Harbour Watch", "organisation", None, None),
    ("Harbor Watch", "organisation", None, None),
    ("HW", "organisation", None, None),
    ("Guardians of the Harbour", "organisation", None, None),
    ("Norrin Police", "organisation", None, None),
    ("Norrin Police Department", "organisation", None, None),
    ("Foreign Ministry", "organisation", None, "NO"),
    ("Foreign Ministry", "organisation", None, "SE"),
    ("Foreign Ministry", "organisation", None, None),
]
PICKS = st.lists(st.integers(0, len(NAMES) - 1), min_size=1, max_size=5)
PRINTS = st.sampled_from([(), tuple(range(20)), tuple(range(10, 40)), tuple(range(30, 90))])
DAYS = st.sampled_from([None, "2031-05-01", "2031-05-02"])
REPORTS = st.lists(st.tuples(PICKS, PRINTS, DAYS), min_size=2, max_size=6)


def report(number: int, picks: list[int], prints: tuple[int, ...], day: str | None) -> Findings:
    time = Time(day, day, day) if day else None
    document = Document(f"d{number}", f"{number}.txt", "plain", "utf-8", "", 9000, published=time)
    mentions, claims, at = [], [], 0
    for pick in picks:
        text, kind, role, country = NAMES[pick]
        mentions.append(NameMention(0, 1, at, at + len(text), text, kind, role, country))
        root = Party(text, "person" if kind == "person" else "organisation", at, at + len(text), country=country)
        claim = Claim(
            id=f"c{number}-{at}",
            kind="figure",
            document=document.id,
            start=at,
            end=at + len(text),
            quote=text,
            polarity="asserted",
            modality="alleged",
            attribution=(Party("", "outlet", named=False), root),
            root=root,
            body=Figure("depot", Amount(12, 12)),
        )
        claims.append(claim)
        at += len(text) + 10
    return Findings(document, tuple(claims), tuple(mentions), fingerprints=prints)


def record_of(findings: list[Findings]) -> object:
    resolution = resolve(findings, Concepts())
    return resolution, reconcile(findings, resolution, Concepts(), NO_PROFILE)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REPORTS, st.randoms(use_true_random=False))
def test_any_order_and_any_way_to_the_same_documents_give_the_same_record(reports, random) -> None:  # type: ignore[no-untyped-def]
    findings = [report(n, *one) for n, one in enumerate(reports)]
    whole = record_of(findings)
    shuffled = list(findings)
    random.shuffle(shuffled)
    assert record_of(shuffled) == whole
    fewer = record_of(shuffled[1:])  # one taken away, and added again at the end
    assert record_of([*shuffled[1:], shuffled[0]]) == whole
    assert record_of(sorted(shuffled[1:], key=lambda f: f.document.id)) == fewer
