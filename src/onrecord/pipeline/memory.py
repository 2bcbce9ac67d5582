"""Memory during a build: millions of frozen objects that live until its end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Without Python's search for rings of garbage: what a build makes holds none, and each search walks through all
    that it has made so far. What is let go is freed at once all the same, by counting. Left as it was found.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
