"""Each kind of decision, what it does to the record, and what becomes of it when others disagree or texts change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from decided_story import Story, standing
from onrecord import review
from onrecord.errors import NotFoundError, UsageError
from onrecord.model.claim import Figure
from onrecord.model.entry import Entry


@pytest.fixture
def story(tmp_path: Path) -> Story:
    story = Story(tmp_path / "case")
    story.build()
    return story


def entry_of(story: Story, quote: str, name: str | None = None) -> Entry:
    claim = story.claim(quote, name)
    with story.view() as view:
        return view.entry(claim.id)


def flag(entry: Entry, name: str = "review") -> str:
    return next(one.value for one in entry.flags if one.name == name)


@pytest.mark.parametrize(
    ("level", "value"), [(None, "checked"), ("corroborated", "corroborated"), ("confirmed", "confirmed")]
)
def test_confirm_sets_the_review_flag(story: Story, level: str | None, value: str) -> None:
    entry = entry_of(story, "40")
    story.decide("confirm", entry.id, value=level)
    assert standing(story.build()) == ([], [])
    assert flag(entry_of(story, "40")) == value
    assert flag(entry_of(story, "19")) == "machine reading, unchecked"


def test_reject_keeps_the_claim_and_takes_it_out_of_the_record(story: Story) -> None:
    claim = story.claim("40")
    story.decide("reject", f"claim:{claim.id}", reason="a caption")
    story.build()
    with story.view() as view:
        kept = view.claim(claim.id)
        assert (kept.rejected, kept.decided[0].reason) == (True, "a caption")
        assert not any(claim.id in entry.claims for entry in view.entries(with_aside=True))


def test_correct_changes_a_field_and_keeps_the_machines_value(story: Story) -> None:
    (made,) = story.decide("correct", story.target("40"), fields={"amount": "at least 41"}, who="ben")
    assert (made.field, made.before) == ("body.amount", {"low": 40, "high": 40})
    story.build()
    claim = story.claim("40")
    assert isinstance(claim.body, Figure)
    assert (claim.body.amount.low, claim.body.amount.high, claim.body.amount.qualifier) == (41, None, "at least")
    (kept,) = claim.decided
    assert (kept.machine, kept.who, kept.standing) == ('{"high":40,"low":40}', "ben", "applied")
    assert dict(entry_of(story, "40").fields)["value"] == "at least 41 depots"


def test_a_corrected_root_ends_the_chain(story: Story) -> None:
    story.decide("correct", story.target("40"), fields={"root": "Dock Union=organisation"})
    story.build()
    claim = story.claim("40")
    assert [party.name for party in claim.attribution] == ["", "Dock Union"]
    assert entry_of(story, "40").so.roots == ("Dock Union",)


def test_a_corrected_span_moves_the_quote(story: Story) -> None:
    claim = story.claim("40")
    story.decide("correct", f"claim:{claim.id}", fields={"span": f"{claim.start}-{claim.end - 7}"})
    story.build()
    moved = story.claim("40")
    assert (moved.id, moved.quote) == (claim.id, "Dockside Clinic counted 40 depots")
    # what is said of it next is anchored where the machine read it
    story.decide("confirm", f"claim:{claim.id}")
    assert standing(story.build()) == ([], [])


def test_a_claim_by_hand_joins_the_record(story: Story) -> None:
    fields = {"measure": "depot", "amount": 12, "root": "Trade Office", "place": "Albia, QN, country"}
    story.decide("add-claim", "c.txt", quote="closed the depots", claim="figure", fields=fields, who="ben")
    story.build()
    claim = story.claim("closed the depots", "c.txt")
    with story.view() as view:
        made = next(c for c in view.claims() if c.origin == "decision")
        assert view.text(made.document)[made.start : made.end] == made.quote == "closed the depots"
        assert flag(view.entry(made.id)) == "checked"
    story.decide("reject", f"claim:{made.id}", who="ana")
    settled = story.build()
    assert standing(settled) == ([], [])
    assert claim.kind in ("action", "figure")
    with story.view() as view:
        assert view.claim(made.id).rejected


def test_names_are_merged_and_split(story: Story) -> None:
    def alias_sets() -> list[set[str]]:
        with story.view() as view:
            return [{one.canonical, *one.aliases} for one in view.entities()]

    assert {"Harbour Watch", "Quayside Watch"} not in alias_sets()
    (merged,) = story.decide("merge", "Harbour Watch", "Quayside Watch", reason="its new name")
    story.build()
    assert {"Harbour Watch", "Quayside Watch"} in alias_sets()
    with story.view() as view:
        (entity,) = [one for one in view.entities() if "Quayside Watch" in (one.canonical, *one.aliases)]
        assert any(link.evidence == "decision" and "its new name" in link.explanation for link in entity.links)
    # 12 and 19 are one root's numbers now: a revision
    assert entry_of(story, "19").series == entry_of(story, "12").series
    story.decide("undo", merged.id)
    story.build()
    assert {"Harbour Watch", "Quayside Watch"} not in alias_sets()


def test_names_written_alike_are_split_by_document(story: Story) -> None:
    story.decide("split", "Harbour Watch", "b.txt")
    assert standing(story.build()) == ([], [])
    with story.view() as view:
        assert len([one for one in view.entities() if one.canonical == "Harbour Watch"]) == 2
    assert entry_of(story, "12", "a.txt").id != entry_of(story, "12", "b.txt").id


def test_entries_are_merged_and_split(story: Story) -> None:
    a, c = entry_of(story, "12", "a.txt"), entry_of(story, "40")
    story.decide("merge", f"entry:{a.id}", f"entry:{c.id}")
    story.build()
    joint = entry_of(story, "40")
    assert set(joint.claims) == {*a.claims, *c.claims}
    assert any("different values" in point for point in joint.open_points)
    story.decide("undo", review.read(story.folder)[0].id)
    story.build()
    whole = entry_of(story, "12", "a.txt")
    assert len(whole.claims) == 2
    story.decide("split", f"entry:{whole.id}", story.target("12", "b.txt"))
    story.build()
    assert entry_of(story, "12", "a.txt").id != entry_of(story, "12", "b.txt").id


def test_copies_count_once_and_the_independent_apart(story: Story) -> None:
    (copy,) = story.decide("copy", "b.txt", "a.txt")
    story.build()
    with story.view() as view:
        names = {one.id: one.name for one in view.documents()}
        ((one, of, why),) = view.copies()
    assert (names[one], names[of]) == ("b.txt", "a.txt")
    assert why.startswith("ana decided on ")
    story.decide("independent", "b.txt", who="ben")
    settled = story.build()
    assert standing(settled) == ([], ["copy", "independent"])
    with story.view() as view:
        assert view.copies() == ()
    story.decide("undo", copy.id)
    assert standing(story.build()) == ([], [])


def test_ratings_of_sources_and_claims(story: Story) -> None:
    story.decide("rate", "Dockside Clinic", value="B")
    story.decide("rate", story.target("40"), value="2")
    story.build()
    entry = entry_of(story, "40")
    assert entry.ratings == (("Dockside Clinic", "B"),)
    assert story.claim("40").decided[0].value == "2"
    story.decide("rate", "Dockside Clinic", value="D", who="ben")
    assert standing(story.build()) == ([], ["rate", "rate"])
    assert entry_of(story, "40").ratings == ()


def test_clearing_holds_for_the_reading_that_was_cleared(story: Story) -> None:
    story.decide("clear", entry_of(story, "40").id)
    story.build()
    assert entry_of(story, "40").is_cleared
    assert flag(entry_of(story, "40")) == "cleared"
    story.decide("correct", story.target("40"), fields={"amount": 41})
    settled = story.build()
    assert not entry_of(story, "40").is_cleared
    ((orphan),) = settled.orphans
    assert "reads otherwise" in orphan.why


def test_an_entry_that_grew_is_no_longer_cleared(story: Story) -> None:
    story.decide("clear", entry_of(story, "40").id)
    story.texts["d.txt"] = "Dockside Clinic counted 40 depots in all.\n"
    story.build()
    entry = entry_of(story, "40", "c.txt")
    assert (len(entry.claims), entry.is_cleared, flag(entry)) == (2, False, "machine reading, unchecked")


def test_names_are_withheld_and_shown(story: Story) -> None:
    def clinic() -> tuple[bool, bool]:
        with story.view() as view:
            (one,) = [one for one in view.entities() if one.canonical == "Dockside Clinic"]
            return one.is_withheld, one.is_public

    story.decide("withhold", "Dockside Clinic")
    story.build()
    assert clinic() == (True, True)
    story.decide("show-name", "Dockside Clinic", who="ben")
    assert standing(story.build())[1] == ["show-name", "withhold"]
    assert clinic()[0]  # what two people see differently stays withheld


def test_notes_and_tags_stay_with_the_claim(story: Story) -> None:
    story.decide("note", entry_of(story, "40").id, value="page 3")
    story.decide("tag", entry_of(story, "40").id, value="needs second reader")
    story.build()
    assert sorted(one.value or "" for one in story.claim("40").decided) == ["needs second reader", "page 3"]
    assert entry_of(story, "40").tags == ("needs second reader",)
    assert flag(entry_of(story, "40")) == "needs second reader"


def test_bounds_are_corrected_together_and_lapse_together(story: Story) -> None:
    low, high = story.decide("correct", story.target("40"), fields={"amount.low": 50, "amount.high": 60})
    assert standing(story.build()) == ([], [])
    claim = story.claim("40")
    assert isinstance(claim.body, Figure)
    assert (claim.body.amount.low, claim.body.amount.high) == (50, 60)
    story.decide("undo", high.id)
    (orphan,) = story.build().orphans
    assert (orphan.decision.id, "above the high one" in orphan.why) == (low.id, True)
    claim = story.claim("40")
    assert isinstance(claim.body, Figure)
    assert (claim.body.amount.low, claim.body.amount.high) == (40, 40)


def test_two_values_of_one_field_leave_the_machines(story: Story) -> None:
    story.decide("correct", story.target("40"), fields={"amount": 41}, who="ana")
    story.decide("correct", story.target("40"), fields={"amount": 42, "modality": "stated"}, who="ben")
    settled = story.build()
    (conflict,) = settled.conflicts
    assert (conflict.what, len(conflict.decisions)) == ("body.amount of a figure", 2)
    claim = story.claim("40")
    assert isinstance(claim.body, Figure)
    assert (claim.body.amount.low, claim.modality) == (40, "stated")
    assert sorted(one.standing for one in claim.decided) == ["applied", "conflict", "conflict"]
    assert flag(entry_of(story, "40")) == "needs second reader"


def test_two_people_who_say_the_same_agree(story: Story) -> None:
    for who in ("ana", "ben"):
        story.decide("correct", story.target("40"), fields={"amount": 41}, who=who)
    assert standing(story.build()) == ([], [])
    assert len(story.claim("40").decided) == 2


def test_yes_and_no_are_a_conflict_and_the_claim_stays(story: Story) -> None:
    story.decide("confirm", story.target("40"), who="ana")
    story.decide("reject", story.target("40"), who="ben")
    assert standing(story.build()) == ([], ["confirm", "reject"])
    assert not story.claim("40").rejected


def test_confirmed_by_one_and_corrected_by_another_is_a_conflict(story: Story) -> None:
    story.decide("confirm", story.target("40"), who="ana")
    story.decide("correct", story.target("40"), fields={"amount": 41}, who="ben")
    assert standing(story.build()) == ([], ["confirm", "correct"])
    claim = story.claim("40")
    assert isinstance(claim.body, Figure)
    assert claim.body.amount.low == 40


def test_joined_and_kept_apart_is_a_conflict_even_through_a_third(story: Story) -> None:
    story.decide("merge", "Harbour Watch", "Quayside Watch", who="ana")
    story.decide("merge", "Quayside Watch", "Dockside Clinic", who="ana")
    story.decide("keep-apart", "Harbour Watch", "Dockside Clinic", who="ben")
    assert standing(story.build()) == ([], ["keep-apart", "merge", "merge"])
    with story.view() as view:
        assert {"Harbour Watch", "Quayside Watch", "Dockside Clinic"} <= {one.canonical for one in view.entities()}


def test_an_undone_undo_lets_the_decision_stand_again(story: Story) -> None:
    (first,) = story.decide("reject", story.target("40"))
    (undo,) = story.decide("undo", first.id)
    story.build()
    assert not story.claim("40").rejected
    story.decide("undo", undo.id)
    story.build()
    assert story.claim("40").rejected


def test_decisions_move_with_their_words(story: Story) -> None:
    story.decide("reject", story.target("40"))
    story.texts["c.txt"] = "A line before.\n\n" + story.texts["c.txt"]
    assert standing(story.build()) == ([], [])
    assert story.claim("40").rejected


def test_a_reader_that_quotes_less_keeps_the_decision(story: Story) -> None:
    story.decide("correct", story.target("40"), fields={"amount": 41})
    story.version = 2
    assert standing(story.build()) == ([], [])
    assert story.claim("40").decided[0].kind == "correct"


def test_what_is_not_found_is_listed_and_found_again(story: Story) -> None:
    story.decide("reject", story.target("closed", "a.txt"))
    story.decide("confirm", story.target("40"))
    story.build()
    before = story.record()
    story.version = 2  # reads no closures
    text = story.texts.pop("c.txt")
    assert {(one.decision.kind, one.why) for one in story.build().orphans} == {
        ("confirm", "its document is not in the case"),
        ("reject", "the reader no longer reads such a claim there"),
    }
    story.version, story.texts["c.txt"] = 1, text
    assert standing(story.build()) == ([], [])
    assert story.record() == before


def test_a_changed_number_is_another_statement(story: Story) -> None:
    story.decide("confirm", story.target("40"))
    story.texts["c.txt"] = story.texts["c.txt"].replace("40", "41")
    (orphan,) = story.build().orphans
    assert orphan.why == "a number or a negation in its words has changed"


@pytest.mark.parametrize(
    ("kind", "targets", "more", "what"),
    [
        ("confirm", ("ffffffff",), {}, "no entry or claim begins"),
        ("confirm", (), {}, "needs at least 1 target"),
        ("confirm", ("40",), {"value": "perhaps"}, "no level"),
        ("correct", ("40",), {"fields": {"colour": "red"}}, "has no field 'colour'"),
        ("correct", ("40",), {"fields": {"kind": "site"}}, "cannot be corrected"),
        ("correct", ("40",), {"fields": {"amount": "many"}}, "is no amount"),
        ("correct", ("40",), {"fields": {"modality": "true"}}, "none of its values"),
        ("correct", ("40",), {"fields": {"amount.low": 99}}, "above the high one"),
        ("correct", ("40",), {"fields": {"time": "2031-02-30"}}, "no date"),
        ("correct", ("40",), {}, "needs a field"),
        ("add-claim", ("a.txt",), {"claim": "figure", "quote": "no such words"}, "do not stand"),
        ("add-claim", ("a.txt",), {"claim": "figure", "quote": "depots"}, "more than once"),
        ("add-claim", ("a.txt",), {"claim": "figure", "quote": "12 depots"}, "needs measure, amount"),
        ("merge", ("Harbour Watch", "Harbour Watch"), {}, "one already"),
        ("merge", ("Harbour Watch", "Nobody"), {}, "no name 'Nobody'"),
        ("split", ("Harbour Watch", "Dockside Clinic"), {}, "no document"),
        ("copy", ("a.txt", "a.txt"), {}, "no copy of itself"),
        ("rate", ("Harbour Watch",), {"value": "7"}, "no rating of a source"),
        ("rate", ("40",), {"value": "B"}, "no rating of a claim"),
        ("note", ("40",), {"value": " "}, "needs words"),
        ("undo", ("abc",), {}, "no decision begins"),
    ],
)
def test_what_does_not_fit_is_said_in_one_line(
    story: Story, kind: str, targets: tuple[str, ...], more: dict[str, Any], what: str
) -> None:
    wanted = [story.target("40") if target == "40" else target for target in targets]
    with pytest.raises((UsageError, NotFoundError), match=what):
        story.decide(kind, *wanted, **more)
    assert review.read(story.folder) == ()


def test_the_queue_asks_for_what_most_rests_on_first(story: Story) -> None:
    story.decide("confirm", entry_of(story, "40").id)
    story.decide("tag", entry_of(story, "19").id, value="needs second reader")
    story.build()
    with story.view() as view:
        asked = review.queue(view)
    assert asked[0].entry == entry_of(story, "19").id
    assert entry_of(story, "40").id not in {one.entry for one in asked}


def test_an_anchor_holds_what_it_needs_to_be_found_again(story: Story) -> None:
    claim = story.claim("40")
    (made,) = story.decide("confirm", f"claim:{claim.id}")
    (anchor,) = made.anchors
    text = story.texts["c.txt"]
    assert (anchor.quote, anchor.start, anchor.end) == (claim.quote, claim.start, claim.end)
    assert (anchor.before, anchor.after) == ("", text[claim.end : claim.end + 32])
    assert (anchor.slot, anchor.claim, anchor.kind) == ("depots", claim.id, "figure")
    assert dict(anchor.seen)["body.amount"] == '{"high":40,"low":40}'
