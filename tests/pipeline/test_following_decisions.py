"""What people decide about a large case is followed: the record is, to the byte, that of a build in full."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import pytest

import adding
from large_case import QUIET
from onrecord import intake, review, store
from onrecord.casefolder import CaseFolder
from onrecord.errors import OnRecordError
from onrecord.model.change import Diff
from onrecord.model.claim import Claim
from onrecord.model.decision import Decision
from onrecord.pipeline import adjusting, build, decide, diff, removal
from onrecord.pipeline.report import BuildReport
from onrecord.review import Request
from random_decisions import Asked
from told_case import SIZE, Told


@dataclass
class Decided:
    """A case of made-up pages, just large enough, about which people decide."""

    case: CaseFolder
    work: Path

    def claim(self, kind: str, number: int) -> Claim:
        with store.open_view(self.case.record_path) as view:
            return [one for one in view.claims() if one.kind == kind and not one.rejected][number]

    def decide(self, kind: str, *targets: str, **told: object) -> Decision:
        with store.open_view(self.case.record_path) as view:
            made = decide(self.case, view, [("", Request(kind, targets, **told))], QUIET)  # type: ignore[arg-type]
        return made.decisions[0]

    def followed(self) -> BuildReport:
        """A build, which is none in full and comes to the same as one."""
        report = build(self.case, QUIET)
        assert (report.in_full, report.wide) == (False, None)
        assert build(self.case, QUIET).is_fresh
        held, kept = adding.record_of(self.case), adjusting.kept_path(self.case)
        record, kept_aside = self.case.record_path.rename(self.work / "record"), kept.rename(self.work / "kept")
        whole = build(self.case, QUIET)
        assert whole.in_full
        assert adding.record_of(self.case) == held
        counts = (whole.decisions, whole.orphaned, whole.conflicts, whole.claims, whole.entries)
        assert counts == (report.decisions, report.orphaned, report.conflicts, report.claims, report.entries)
        record.replace(self.case.record_path)
        kept_aside.replace(kept)
        return report


@pytest.fixture
def decided(tmp_path: Path) -> Decided:
    case = CaseFolder.create(tmp_path / "case", "t")
    adding.put(case, range(66), tmp_path)
    assert build(case, QUIET).in_full
    return Decided(case, tmp_path)


def test_every_decision_on_a_claim_is_followed_and_so_is_its_end(decided: Decided) -> None:
    yes = decided.decide("confirm", f"claim:{decided.claim('site', 3).id}")
    decided.followed()
    no = decided.decide("reject", f"claim:{decided.claim('figure', 5).id}")
    decided.followed()
    decided.decide("correct", f"claim:{decided.claim('figure', 8).id}", sets=(("amount", "at least 99"),))
    decided.decide("correct", f"claim:{decided.claim('figure', 9).id}", sets=(("root", "Quiet Watch=organisation"),))
    decided.followed()
    decided.decide("clear", f"claim:{decided.claim('position', 2).id}")
    decided.decide("note", f"claim:{decided.claim('action', 4).id}", value="page 3")
    decided.decide("tag", intake.documents(decided.case)[5].name, value="of note")
    assert decided.followed().decisions == 7
    where = intake.documents(decided.case)[7].name
    sets = (("thing", "depot"), ("place", "Oslo, NO, city"))
    decided.decide("add-claim", where, sets=sets, quote="put", claim="site")
    decided.followed()
    decided.decide("undo", yes.id)
    decided.decide("undo", no.id)
    assert decided.followed().decisions == 10


def test_what_is_decided_beyond_claims_is_followed_and_so_is_its_end(decided: Decided) -> None:
    documents = intake.documents(decided.case)
    with store.open_view(decided.case.record_path) as view:
        sites = [one for one in view.entries() if one.kind == "site"]
        large = next(one for one in view.entries() if 2 <= len(one.claims) <= 8)
        ministries = [one.canonical for one in view.entities() if one.canonical.startswith("Trade Ministry")]
    made = [
        decided.decide("merge", ministries[0], ministries[1]),
        decided.decide("withhold", ministries[2]),
        decided.decide("show-name", "Harbour Watch"),
    ]
    decided.followed()
    made += [
        decided.decide("keep-apart", ministries[0], ministries[3]),
        decided.decide("copy", documents[3].name, documents[11].name),
        decided.decide("independent", documents[9].name),
    ]
    decided.followed()
    made += [
        decided.decide("merge", sites[0].id, sites[5].id),
        decided.decide("split", large.id, f"claim:{large.claims[-1]}"),
    ]
    decided.followed()
    removal.remove(decided.case, documents[11].id)
    adding.put(decided.case, range(66, 68), decided.work)
    assert decided.followed().orphaned >= 1
    for one in made:
        decided.decide("undo", one.id)
    decided.followed()


def test_a_decision_goes_and_comes_with_its_document(decided: Decided) -> None:
    claim = decided.claim("site", 3)
    decided.decide("confirm", f"claim:{claim.id}")
    assert decided.followed().orphaned == 0
    (where,) = (one for one in intake.documents(decided.case) if one.id == claim.document)
    removal.remove(decided.case, where.id)
    assert decided.followed().orphaned == 1
    number = int(where.name[:6])
    intake.add(decided.case, [decided.work / "pages-0" / where.name], again=True)
    adding.put(decided.case, range(number, number + 1), decided.work)
    assert decided.followed().orphaned == 0


def test_people_who_disagree_are_counted(decided: Decided) -> None:
    target = f"claim:{decided.claim('site', 3).id}"
    decided.decide("confirm", target, who="ana")
    decided.followed()
    decided.decide("reject", target, who="ben")
    assert decided.followed().conflicts == 1
    adding.put(decided.case, range(66, 67), decided.work)
    assert decided.followed().conflicts == 1


def test_a_diff_tells_of_a_decision_what_it_told_of_two_whole_records(decided: Decided) -> None:
    def told() -> Diff:
        return diff(decided.case, QUIET)

    decided.decide("reject", f"claim:{decided.claim('site', 3).id}")
    was = decided.case.record_path.read_bytes()
    assert not build(decided.case, QUIET).in_full
    found = told()
    assert {cause.kind for change in found.changes for cause in change.causes} == {"decided"}
    decided.case.record_path.write_bytes(was)
    adjusting.kept_path(decided.case).unlink()
    assert build(decided.case, QUIET).in_full
    assert told() == found


@pytest.mark.parametrize("harm", ["a line is gone", "an entry of many documents", "a source is rated"])
def test_what_cannot_be_followed_is_built_in_full(decided: Decided, harm: str) -> None:
    decided.decide("confirm", f"claim:{decided.claim('site', 3).id}")
    decided.followed()
    if harm == "a line is gone":
        decided.case.decisions_path.write_bytes(b"")
    elif harm == "a source is rated":
        decided.decide("rate", "Harbour Watch", value="B")
    else:
        with store.open_view(decided.case.record_path) as view:
            entry = max(view.entries(), key=lambda one: len(one.claims))
        decided.decide("confirm", entry.id)
    report = build(decided.case, QUIET)
    assert report.in_full
    assert report.wide is not None
    adding.put(decided.case, range(66, 67), decided.work)
    decided.followed()


@pytest.mark.parametrize("beyond", [0.0, 0.7])
@pytest.mark.parametrize("seed", range(2))
def test_random_decisions(tmp_path: Path, seed: int, beyond: float) -> None:
    dice = random.Random(f"decisions {seed}")  # noqa: S311 the same every time
    told = Told(tmp_path)
    told.add(SIZE)
    build(told.case, QUIET)
    followed = 0
    for _ in range(6):
        if dice.random() < 0.35:
            told.change(dice)
        for _ in range(dice.choice([1, 2, 3])):
            decide_at_random(told.case, dice, beyond)
        report = build(told.case, QUIET)
        followed += not report.in_full
        held, whole = told.whole()
        assert adding.record_of(told.case) == held, report.reasons
        if not report.is_fresh:
            counts = (whole.decisions, whole.orphaned, whole.conflicts)
            assert counts == (report.decisions, report.orphaned, report.conflicts)
    assert followed >= 2  # in a case as small as this one, many a change reaches further than can be followed


def decide_at_random(case: CaseFolder, dice: random.Random, beyond: float) -> None:
    """One decision that can be made."""
    for _ in range(20):
        with store.open_view(case.record_path) as view:
            asked = Asked(view, review.read(case), dice)
            wanted = asked.beyond_claims if dice.random() < beyond else asked.on_claims
            try:
                decide(case, view, [("", wanted())], QUIET)
            except OnRecordError:  # an anchor that is gone, a field that does not fit
                continue
            return
    raise AssertionError("nothing can be decided")
