"""Where many stand against many, each entry leads to the first ones that it faces and counts the others."""

from __future__ import annotations

from depot_claims import VESTRIA, A, B, Case, edges, flags, paper
from onrecord.model.party import Party
from onrecord.model.value import Place


def _crowded(denials: int, sites: int) -> Case:
    case = Case(A, B)
    for n in range(sites):
        case.site(paper(f"site-{n}.txt"), Place(f"Town {n}", country="QN", precision="city"), operator=VESTRIA)
    for n in range(denials):
        speaker = Party(f"Speaker {n}", "person", 1, 10, person=f"Speaker {n}")
        case.position(paper(f"denial-{n}.txt"), speaker, "denies", "operator", "the depots are run by the navy")
    return case


def test_few_denials_reach_every_site() -> None:
    record = _crowded(3, 30).record()
    sites = [entry for entry in record.entries if entry.register == "sites"]
    assert len(sites) == 30
    for site in sites:
        assert len(edges(site, "disputes")) == 3
        text = next(flag.explanation for flag in site.flags if flag.name == "dispute")
        assert text.endswith("2 more entries stand against it.")


def test_many_denials_of_many_sites_are_counted_not_listed() -> None:
    record = _crowded(40, 60).record()
    assert sum(len(entry.edges) for entry in record.entries) <= 2 * 8 * (40 + 60)
    for entry in record.entries:
        if entry.register == "sites":
            assert flags(entry)["dispute"] == "disputed: operator"
            text = next(flag.explanation for flag in entry.flags if flag.name == "dispute")
            assert len(edges(entry, "disputes")) == 40 or text.endswith("More than 20 more entries stand against it.")


def test_every_edge_of_a_dispute_is_on_both_entries() -> None:
    record = _crowded(20, 25).record()
    pairs = {(entry.id, edge.other) for entry in record.entries for edge in entry.edges if edge.kind == "disputes"}
    assert pairs == {(other, one) for one, other in pairs}
