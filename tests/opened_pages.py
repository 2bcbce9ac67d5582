"""The type of the fixture that opens pages."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from playwright.sync_api import Page

Opener = Callable[..., AbstractContextManager[Page]]
