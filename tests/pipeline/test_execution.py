"""Execution: the same results in the same order, in this process and in others."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

import small_story
from onrecord import ids
from onrecord.errors import OnRecordError
from onrecord.model.document import Document
from onrecord.model.profile import NO_PROFILE
from onrecord.pipeline import execution
from onrecord.pipeline.execution import run
from onrecord.pipeline.perdocument import Done, Job, findings_from_bytes


def jobs() -> list[Job]:
    out = []
    for name, text in small_story.TEXTS.items():
        sha = ids.sha256(text.encode())
        language = "es" if name == small_story.NOT_READ else "en"
        document = Document(sha, name, "plain", "utf-8", sha, len(text), language=language)
        out.append(Job(sha, text, (document,)))
    return out


def bare(batches: Iterator[list[Done]]) -> list[tuple[str, bytes | None, tuple[tuple[str, bytes], ...]]]:
    return [(done.text_sha, done.table, done.findings) for batch in batches for done in batch]


def test_processes_and_batches_change_nothing() -> None:
    here = bare(run(jobs(), profile=NO_PROFILE, processes=1, batch=8))
    assert [sha for sha, _, _ in here] == [job.text_sha for job in jobs()]
    assert bare(run(jobs(), profile=NO_PROFILE, processes=1, batch=1)) == here
    assert bare(run(jobs(), profile=NO_PROFILE, processes=2, batch=2)) == here


def test_a_held_table_is_not_parsed_again() -> None:
    first = [done for batch in run(jobs(), profile=NO_PROFILE, processes=1, batch=8) for done in batch]
    held = [Job(job.text_sha, job.text, job.documents, done.table) for job, done in zip(jobs(), first, strict=True)]
    again = [done for batch in run(held, profile=NO_PROFILE, processes=1, batch=8) for done in batch]
    assert [done.table for done in again[:-1]] == [None] * (len(held) - 1)
    assert [done.findings for done in again] == [done.findings for done in first]


def test_quotes_stand_in_their_texts() -> None:
    for batch in run(jobs(), profile=NO_PROFILE, processes=1, batch=8):
        for done in batch:
            for _, data in done.findings:
                found = findings_from_bytes(data)
                text = small_story.TEXTS[found.document.name]
                assert [c.id for c in found.claims if text[c.start : c.end] != c.quote] == []


def _end_this_process(group: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_process_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(execution, "_work", _end_this_process)
    with pytest.raises(OnRecordError, match="fewer --processes"):
        list(run(jobs(), profile=NO_PROFILE, processes=2, batch=2))
