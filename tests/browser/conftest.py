"""A real browser over the invented story's dossier. Without Chromium these tests fail, on purpose."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.publish import site

_STORY = Path(__file__).parents[1] / "publish" / "invented_story.py"
_INSTALL = Path(__file__).parents[2] / "scripts" / "install_chromium.sh"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path; installed by the project's script where it is missing."""
    if shutil.which("chromium") is None:
        subprocess.run(["sh", str(_INSTALL)], check=True, capture_output=True, timeout=600)
    path = shutil.which("chromium")
    assert path is not None, "run scripts/install_chromium.sh: these tests look at pages in a real browser"
    return path


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented story's dossier, in a folder whose name needs escaping in an address."""
    spec = importlib.util.spec_from_file_location("invented_story_for_the_browser", _STORY)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    folder = tmp_path_factory.mktemp("published") / "a case, with spaces"
    site.write(module.story(), folder)
    return folder


Browse = Callable[..., str]


@pytest.fixture
def browse(chromium: str, dossier: Path, tmp_path: Path) -> Browse:
    """``browse(page, *flags)``: the page's elements after its scripts ran (``--dump-dom``), plus what it logged."""

    def run(address: str, *flags: str, probe: str = "") -> str:
        page, _, fragment = address.partition("#")
        source = dossier / page
        target = source
        if probe:
            # a probe is a script beside the page's own, so the page's policy lets it run
            (dossier / "assets" / "probe.js").write_text(probe, "utf-8")
            target = source.with_name("probe-" + source.name)
            tag = f'<script defer src="{"../" * page.count("/")}assets/probe.js"></script></head>'
            target.write_text(source.read_text("utf-8").replace("</head>", tag), "utf-8")
        url = target.as_uri() + (f"#{fragment}" if fragment else "")
        done = subprocess.run(
            [
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--enable-logging=stderr",
                "--window-size=1280,900",
                f"--user-data-dir={tmp_path / 'profile'}",
                "--virtual-time-budget=2000",
                *flags,
                "--dump-dom",
                url,
            ],
            check=True,
            capture_output=True,
            timeout=60,
        )
        console = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if "CONSOLE" in line]
        return done.stdout.decode("utf-8", "replace") + "\n".join(["", "<!-- console", *console, "-->"])

    return run
