from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord.casefolder import need
from onrecord.errors import CaseError


def test_too_little_space_is_said_before_work_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_bavail=2_000, f_frsize=4096))
    need(tmp_path, 1_000_000, "the record")
    with pytest.raises(CaseError, match=r"the record needs about 14\.2 MB, and 8\.2 MB are free \(free space"):
        need(tmp_path, 10_000_000, "the record")
