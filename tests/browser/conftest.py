"""A real browser over the invented story's dossier. Without Chromium these tests fail, on purpose."""

from __future__ import annotations

import dataclasses
import fcntl
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import onrecord
from onrecord.publish import site
from opened_pages import Opener

_STORY = Path(__file__).parents[1] / "publish" / "invented_story.py"
_EXAMPLE = Path(__file__).parents[2] / "examples" / "quiet-tides"
_INSTALL = Path(__file__).parents[2] / "scripts" / "install_chromium.sh"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path; installed by the project's script where it is missing."""
    if shutil.which("chromium") is None:
        # tests run in several processes, and a package manager serves one at a time
        with (Path(tempfile.gettempdir()) / "onrecord-chromium.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            subprocess.run(["sh", str(_INSTALL)], check=True, capture_output=True, timeout=900)
    path = shutil.which("chromium")
    assert path is not None, "run scripts/install_chromium.sh: these tests look at pages in a real browser"
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all; each test opens pages of its own."""
    with sync_playwright() as started:
        held = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield held
        held.close()


@pytest.fixture(scope="session")
def story() -> ModuleType:
    """The module of the invented story."""
    spec = importlib.util.spec_from_file_location("invented_story_for_the_browser", _STORY)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def dossier(story: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented story's dossier, in a folder whose name needs escaping in an address."""
    folder = tmp_path_factory.mktemp("published") / "a case, with spaces"
    view = story.story()
    # rows enough for filters, with values that are longer than a phone is wide
    one = next(entry for entry in view.entries_ if entry.title == "Two masts in Lowmere")
    for n in range(10):
        by = f"Belmark Courier ← a spokesman of the Varnian Hydrographic Office, number {n % 3}, ← source not stated"
        fields = tuple((key, by if key == "by" else value) for key, value in one.fields)
        view.entries_.append(dataclasses.replace(one, id=f"{n:016x}", title=f"Mast {n}", fields=fields))
    site.write(view, folder)
    return folder


@pytest.fixture
def opened(browser: Browser, dossier: Path) -> Opener:
    """``with opened(address, width=…, scheme=…) as page``: the page, from the disk. Whatever it logs, throws, or asks
    for outside its own folder is a failure.
    """
    return _opener(browser, dossier)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of the example story, read and published as a user does it."""
    folder = tmp_path_factory.mktemp("example")
    reports = shutil.copytree(_EXAMPLE / "reports", folder / "reports")
    return onrecord.build(reports, profile=str(_EXAMPLE / "profile.yaml")).publish().parent


@pytest.fixture
def opened_example(browser: Browser, example: Path) -> Opener:
    """As ``opened``, over the example story."""
    return _opener(browser, example)


def _opener(browser: Browser, dossier: Path) -> Opener:
    @contextmanager
    def run(
        address: str = "index.html",
        *,
        width: int = 1280,
        height: int = 900,
        scheme: str = "light",
        scripts: bool = True,
    ) -> Iterator[Page]:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=scripts,
        )
        complaints: list[str] = []
        inside = dossier.as_uri() + "/"
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda asked: None if asked.url.startswith((inside, "data:,")) else complaints.append(asked.url),
        )
        name, mark, fragment = address.partition("#")
        page.goto((dossier / name).as_uri() + mark + fragment)
        try:
            yield page
        finally:
            context.close()
        assert complaints == []

    return run
