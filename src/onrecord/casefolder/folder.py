"""The case folder: where everything of a case lies, made, opened and locked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.casefolder.atomic import atomic_write, sweep
from onrecord.casefolder.circumstances import Clock, account_name, system_clock
from onrecord.casefolder.config import CaseConfig, config_text, read_config
from onrecord.casefolder.guard import inside
from onrecord.casefolder.journal import Journal
from onrecord.casefolder.lines import Erasable
from onrecord.casefolder.lock import Lock
from onrecord.casefolder.migrations import migrate
from onrecord.errors import CaseError

_LOCK = ".lock"
_KEY = "tombstones.key"
_ATTRIBUTES = ".gitattributes"
_JOINED = b"decisions.jsonl text eol=lf merge=union\n"  # git joins two people's decisions line by line


class CaseFolder:
    """A case on disk. Make one with ``create``, take one up with ``open``; ``clock`` and ``who`` sign what is logged.

    ``documents``, ``texts``, ``site``, ``public``, ``cache_dir``: folders. ``custody_path``, ``decisions_path``,
    ``concepts_path``, ``record_path``, ``key_path``: files. ``custody``: its journal. ``config``:
    ``case.toml``.
    """

    def __init__(self, root: Path, config: CaseConfig, clock: Clock, who: str) -> None:
        self.root = root
        self.config = config
        self.clock = clock
        self.documents = root / "documents"
        self.texts = root / "texts"
        self.custody_path = root / "custody.jsonl"
        self.decisions_path = root / "decisions.jsonl"
        self.concepts_path = root / "concepts.yaml"
        self.record_path = root / "record.db"
        self.key_path = root / _KEY
        self.site = root / "site"
        self.public = root / "public"
        self.cache_dir = root / "cache"
        self.custody = Journal(self.custody_path, clock, who)
        self._lock = Lock(root / _LOCK, clock, who)

    @classmethod
    def create(
        cls,
        path: Path | str,
        title: str | None = None,
        *,
        profile: str | None = None,
        languages: tuple[str, ...] = ("en",),
        clock: Clock = system_clock,
        who: str | None = None,
    ) -> CaseFolder:
        """A new case at ``path``, which must not exist or be empty. The title defaults to the folder's name.

        Raises ``CaseError``.
        """
        root = Path(path)
        if (root / "case.toml").exists():
            raise CaseError("is a case already", where=str(root), mend="open it, or name another folder")
        try:
            if root.exists() and (not root.is_dir() or any(root.iterdir())):
                raise CaseError("is not an empty folder", where=str(root), mend="name a new folder for the case")
            for folder in (root, root / "documents", root / "texts", root / "cache"):
                folder.mkdir(parents=True, exist_ok=True)
            config = CaseConfig(title or root.resolve().name, profile, languages)
            case = cls(root.resolve(), config, clock, account_name() if who is None else who)
            case.custody.append({"event": "created", "title": Erasable(config.title)})
            atomic_write(root / _ATTRIBUTES, _JOINED)
            # last, so that a case that was only half made is not taken for one
            atomic_write(root / "case.toml", config_text(config).encode("utf-8"))
        except OSError as error:
            raise CaseError(f"cannot be made: {error.strerror}", where=str(root)) from None
        return case

    @classmethod
    def open(cls, path: Path | str, *, clock: Clock = system_clock, who: str | None = None) -> CaseFolder:
        """The case at ``path``. Raises ``CaseError`` when there is none, ``ProfileError`` on a bad ``case.toml``."""
        root = Path(path)
        if not (root / "case.toml").is_file():
            what = "is not a case" if root.is_dir() else "there is no such folder"
            raise CaseError(what, where=str(root), mend="make one with: onrecord new DIR")
        config = read_config(root / "case.toml")
        return cls(root.resolve(), config, clock, account_name() if who is None else who)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the case for writing. Raises ``CaseLockedError`` naming the holder. The same thread may nest it.

        Who holds it first finds the case in order: its folders made, what killed processes left half written swept
        away, older formats taken up to today's. What the disk does not take becomes a ``CaseError``.
        """
        is_outermost = not self._lock.is_held
        with self._lock.held():
            try:
                if is_outermost:
                    self._put_in_order()
                yield
            except OSError as error:
                where = error.filename if isinstance(error.filename, str) else str(self.root)
                raise CaseError(
                    f"cannot be written: {error.strerror or error}",
                    where=where,
                    mend="free space or let your account write there, then say the same again; nothing is half done",
                ) from error

    def _put_in_order(self) -> None:
        for folder in (self.documents, self.texts, self.cache_dir):
            folder.mkdir(exist_ok=True)
        for folder in (self.root, self.documents, self.texts, self.cache_dir):
            sweep(folder)
        if migrate(self.root / "case.toml", self.custody):
            self.config = read_config(self.root / "case.toml")

    @property
    def is_read_only(self) -> bool:
        """True where the disk or the account's rights let nothing be written into the case: a copy kept for reading."""
        return not os.access(self.root, os.W_OK)

    def guard(self, relative: str | Path) -> Path:
        """The path of ``relative`` in this case; raises ``CaseError`` when it would leave the folder."""
        return inside(self.root, relative)

    def configure(self, config: CaseConfig) -> None:
        """Write ``case.toml`` anew and use it from now on."""
        atomic_write(self.root / "case.toml", config_text(config).encode("utf-8"))
        self.config = config
