"""Execution: where jobs run. In this process or in several, with the same results in the same order."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from onrecord.errors import OnRecordError
from onrecord.model.profile import Profile
from onrecord.pipeline.perdocument import Desk, Done, Job

_WAITING = 3  # batches queued a process: enough to keep each busy, few enough to hold memory down


def run(jobs: Iterable[Job], *, profile: Profile, processes: int, batch: int) -> Iterator[list[Done]]:
    """Yields the results of each batch of ``batch`` jobs, in the order of the jobs."""
    groups = _grouped(jobs, batch)
    if processes <= 1:
        desk = Desk(profile, batch)
        for group in groups:
            yield desk.work(group)
        return
    # spawn, not fork: the parser's libraries hold threads, and macOS forbids it
    with ProcessPoolExecutor(processes, get_context("spawn"), _open_desk, (profile, batch)) as pool:
        waiting: deque[Future[list[Done]]] = deque()
        try:
            for group in groups:
                waiting.append(pool.submit(_work, group))
                if len(waiting) >= processes * _WAITING:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            raise OnRecordError(
                "a reading process was ended from outside, perhaps for want of memory",
                mend="build again with fewer --processes; what was read is kept",
            ) from None
        finally:
            for future in waiting:
                future.cancel()


def _grouped(jobs: Iterable[Job], batch: int) -> Iterator[Sequence[Job]]:
    source = iter(jobs)
    while group := list(islice(source, batch)):
        yield group


_desk: Desk | None = None  # one a worker process


def _open_desk(profile: Profile, batch: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the parent, which ends its workers in order
    global _desk  # a worker process has no other place for what its initialiser made
    _desk = Desk(profile, batch)


def _work(group: Sequence[Job]) -> list[Done]:
    if _desk is None:
        raise RuntimeError("the worker was not initialised")
    return _desk.work(group)
