"""Any sequence of decisions, undoes, rebuilds, new texts and new readers gives what a replay from scratch gives."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decided_story import Story
from onrecord import review
from onrecord.errors import NotFoundError, UsageError

_NAMES = ("Harbour Watch", "Quayside Watch", "Dockside Clinic")
_DOCUMENTS = ("a.txt", "b.txt", "c.txt")
_MORE = "\nIn June Harbour Watch counted 25 depots in all.\n"
_WHO = st.sampled_from(("ana", "ben"))
_PICK = st.integers(0, 7)
STEP = st.one_of(
    st.tuples(st.sampled_from(("confirm", "reject", "clear")), _PICK, _WHO),
    st.tuples(st.just("correct"), _PICK, _WHO, st.sampled_from(("11", "at least 14", "20"))),
    st.tuples(st.just("add-claim"), st.sampled_from(_DOCUMENTS), _WHO, st.sampled_from(("3", "4"))),
    st.tuples(st.sampled_from(("merge", "keep-apart", "split")), _PICK, _PICK, _WHO),
    st.tuples(st.sampled_from(("names together", "names apart")), st.sampled_from(_NAMES), st.sampled_from(_NAMES)),
    st.tuples(st.just("copy"), st.sampled_from(_DOCUMENTS), st.sampled_from(_DOCUMENTS), _WHO),
    st.tuples(st.just("independent"), st.sampled_from(_DOCUMENTS), _WHO),
    st.tuples(st.just("rate"), st.sampled_from(_NAMES), st.sampled_from("ABC"), _WHO),
    st.tuples(st.sampled_from(("withhold", "show-name")), st.sampled_from(_NAMES), _WHO),
    st.tuples(st.just("undo"), _PICK),
    st.tuples(st.sampled_from(("rebuild", "new reader", "old reader", "longer text", "remove", "add again"))),
)


def take(story: Story, step: tuple[object, ...]) -> None:
    """One step; a request that does not fit the record as it is changes nothing."""
    kind = str(step[0])
    with story.view() as view:
        claims = [f"claim:{claim.id}" for claim in view.claims()]
    try:
        if kind in ("confirm", "reject", "clear"):
            story.decide(kind, claims[int(str(step[1])) % len(claims)], who=str(step[2]))
        elif kind == "correct":
            target = claims[int(str(step[1])) % len(claims)]
            story.decide(kind, target, who=str(step[2]), fields={"amount": step[3]})
        elif kind == "add-claim":
            sets = {"measure": "depot", "amount": step[3], "root": "Dock Union"}
            at = story.texts.get(str(step[1]), "").find("in all")
            story.decide(
                kind, str(step[1]), who=str(step[2]), quote="in all", at=max(at, 0), claim="figure", fields=sets
            )
        elif kind in ("merge", "keep-apart", "split"):
            one, two = (claims[int(str(n)) % len(claims)] for n in step[1:3])
            story.decide(kind, one, two, who=str(step[3]))
        elif kind.startswith("names"):
            story.decide("merge" if kind == "names together" else "keep-apart", str(step[1]), str(step[2]))
        elif kind == "copy":
            story.decide(kind, str(step[1]), str(step[2]), who=str(step[3]))
        elif kind in ("independent", "withhold", "show-name"):
            story.decide(kind, str(step[1]), who=str(step[2]))
        elif kind == "rate":
            story.decide(kind, f"source:{step[1]}", who=str(step[3]), value=step[2])
        elif kind == "undo":
            known = review.read(story.folder)
            if known:
                story.decide(kind, known[int(str(step[1])) % len(known)].id)
        elif kind in ("new reader", "old reader"):
            story.version = 2 if kind == "new reader" else 1
        elif kind == "longer text":
            story.texts["b.txt"] = "News.\n" + story.texts.get("b.txt", "") + _MORE
        elif kind == "remove":
            story.texts.pop("c.txt", None)
        elif kind == "add again":
            story.texts["c.txt"] = "Dockside Clinic counted 40 depots in all.\n"
    except (UsageError, NotFoundError):
        return
    story.build()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEP, min_size=1, max_size=9), st.randoms(use_true_random=False))
def test_a_replay_from_scratch_gives_the_same_record(steps: list[tuple[object, ...]], dice: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = Story(Path(folder) / "one")
        story.build()
        for step in steps:
            take(story, step)
        again = Story(Path(folder) / "two")
        again.texts, again.version = dict(reversed(story.texts.items())), story.version
        lines = story.folder.decisions_path.read_bytes().splitlines() if story.folder.decisions_path.exists() else []
        dice.shuffle(lines)
        again.folder.decisions_path.write_bytes(b"".join(line + b"\n" for line in lines + lines[:2]))
        again.build()
        assert again.record() == story.record()
        assert review.faults(story.folder) == []
        listed = story.build()
        # every decision that stands has an effect, or is said to have none
        known = {one.id for one in review.read(story.folder)}
        assert {orphan.decision.id for orphan in listed.orphans} <= known
