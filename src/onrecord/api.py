"""The Python door: a case as an object, each verb of the command line as a call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from onrecord import intake, pipeline, store
from onrecord.casefolder import CaseFolder, Erasable
from onrecord.errors import CaseError, NotFoundError, OnRecordError, UsageError
from onrecord.model.change import Diff
from onrecord.model.claim import Claim
from onrecord.model.decision import DecisionKind
from onrecord.model.document import Document
from onrecord.model.entity import Entity
from onrecord.model.entry import REGISTERS, Entry, Register
from onrecord.model.view import View
from onrecord.pipeline import BuildReport, Line, Outcome, Progress, Proof, Standing, Status, removal
from onrecord.pipeline.removal import Removed
from onrecord.review import Question, Request, queue
from onrecord.settings import Settings, from_environment

BESIDE = "-case"  # a case made for a plain folder is called like it, with this ending


class Case:
    """A case on disk. ``Case.open`` takes one up, ``Case.create`` makes one, ``onrecord.build`` does all at once.

    Registers and claims come from the record as last built; they raise ``CaseError`` before the first build.
    """

    def __init__(self, folder: CaseFolder) -> None:
        self._folder = folder
        self._view: store.RecordView | None = None

    @classmethod
    def open(cls, path: Path | str) -> Case:
        """The case at ``path``. Raises ``CaseError`` when there is none."""
        return cls(CaseFolder.open(path))

    @classmethod
    def create(cls, path: Path | str, *, title: str | None = None, profile: str | None = None) -> Case:
        """A new, empty case. ``profile``: a built-in name, or the path of a YAML file, which is copied into the case.

        Raises ``CaseError``, ``ProfileError``.
        """
        return cls(pipeline.create(path, title=title, profile=profile))

    @property
    def root(self) -> Path:
        """The case's folder."""
        return self._folder.root

    @property
    def title(self) -> str:
        """The case's title."""
        return self._folder.config.title

    @property
    def has_record(self) -> bool:
        """True where a record was built, up to date or not."""
        return self._folder.record_path.is_file()

    @property
    def view(self) -> View:
        """The built record, read only."""
        if self._view is None:
            if not self._folder.record_path.is_file():
                raise CaseError("has no record yet", where=str(self.root), mend=f"onrecord build {self.root}")
            self._view = store.open_view(self._folder.record_path)
        return self._view

    def add(self, *paths: Path | str, again: bool = False, progress: Progress | None = None) -> intake.Added:
        """Take in files and folders. What cannot be taken in is in ``refused``, with the reason; so is what was
        withdrawn or purged, unless ``again``.
        """
        with self._folder.lock():
            removal.settle(self._folder)
            named = [Path(path) for path in paths]
            return intake.add(self._folder, named, again=again, progress=_of_stage(progress, "add"))

    def remove(self, document: str, *, reason: str | None = None, purge: bool = False) -> Removed:
        """Withdraw a document (its name or id) from the record; ``purge``: and erase it from the case, to the last
        byte. The record is stale until the next ``build``. What a purge cannot reach is in ``unreached``.
        """
        self.close()
        return removal.remove(self._folder, document, reason=reason, purge=purge)

    def extract(self, *documents: str) -> intake.Extractions:
        """Extract the texts of documents (names or ids; all without one) anew from their originals, with the readers of
        today. Nothing else ever changes a text.
        """
        held = intake.documents(self._folder)
        wanted = [intake.find(held, one) for one in documents] if documents else held
        return intake.extract(self._folder, wanted)

    def build(
        self, *, relearn: bool = False, settings: Settings | None = None, progress: Progress | None = None
    ) -> BuildReport:
        """Bring the record up to date; only what changed is read."""
        self.close()  # who reads the record's file keeps it from being changed in place
        return pipeline.build(self._folder, settings or Settings(), relearn=relearn, progress=progress)

    def close(self) -> None:
        """Let go of the record's file; it is opened again when needed."""
        if self._view is not None:
            self._view.close()
            self._view = None

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def status(self) -> Status:
        """What the case holds, and whether its record is up to date."""
        return pipeline.status(self._folder)

    def verify(self, *heads: str) -> Proof:
        """Check quotes, originals, texts and logs; ``faults`` is empty when everything holds. ``heads``: what ``head``
        was at earlier times, remembered elsewhere; the log must still hold each.
        """
        return pipeline.verify(self._folder, heads=heads)

    def decide(
        self,
        kind: DecisionKind,
        *targets: str,
        fields: Mapping[str, object] | None = None,
        value: str | None = None,
        quote: str | None = None,
        at: int | None = None,
        claim: str | None = None,
        slot: str = "",
        reason: str | None = None,
        who: str | None = None,
        dry_run: bool = False,
    ) -> Outcome:
        """Write a decision about what ``targets`` name: entries, claims and decisions by id, things and documents by
        name. ``fields``: of ``correct`` and ``add-claim``; ``value``: a rating, level, tag or note; ``quote``, ``at``,
        ``claim`` (its kind) and ``slot``: of ``add-claim``. ``dry_run``: write nothing, and say in ``effect`` what the
        record would be. The record takes the decision in at the next ``build``.

        Raises ``UsageError`` or ``NotFoundError`` where the request does not fit.
        """
        sets = tuple((fields or {}).items())
        request = Request(kind, targets, sets, value, quote, at, claim, slot, reason)
        return self.decide_all([("", request)], who=who, dry_run=dry_run)

    def decide_all(
        self, requests: Iterable[tuple[str, Request]], *, who: str | None = None, dry_run: bool = False
    ) -> Outcome:
        """Write the decisions that all ``requests`` come to, each with where it comes from; none, where one does not
        fit: then ``InputError`` says which.
        """
        settings = settings_at_edge()
        return pipeline.decide(self._folder, self.view, requests, settings, who=who, is_dry=dry_run)

    def decisions(self) -> tuple[Standing, ...]:
        """All decisions, oldest first, with how they stand: in force, undone, in conflict, or orphaned."""
        return pipeline.decisions(self._folder, settings_at_edge())

    def diff(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        without: Iterable[str] = (),
        settings: Settings | None = None,
    ) -> Diff:
        """What changed in the record, with the causes kept apart; without more, from the build before the last to the
        last. ``since``, ``until``: moments whose records are reckoned from the custody log: a date or time (UTC),
        ``event:12``, the beginning of a log line's hash, or ``build``. ``without``: names or ids of documents, to see
        what the record has through them.

        Raises ``CaseError`` where there is nothing to compare with, ``UsageError``, ``NotFoundError``.
        """
        return pipeline.diff(
            self._folder, settings or settings_at_edge(), since=since, until=until, without=tuple(without)
        )

    def questions(self, limit: int = 20) -> tuple[Question, ...]:
        """What to check next: entries that no person has checked, the heaviest first."""
        return queue(self.view, limit)

    def publish(
        self, *, public: bool = False, settings: Settings | None = None, progress: Progress | None = None
    ) -> Path:
        """Build if needed, write the dossier into ``site``, and give the path of its first page. ``public``: into
        ``public`` instead, what may be seen by everybody: cleared entries, short quotes, names in a public role.
        """
        from onrecord.publish import site

        self.build(settings=settings, progress=progress)
        if progress is not None:
            progress("publish", 0, 0)
        with self._folder.lock():
            # logged first: a page that nobody saw does no harm in the log, one that it does not know might
            folder = self._folder.public if public else self._folder.site
            noted = {"event": "published", "to": Erasable(str(folder)), "record": self.view.meta().get("inputs")}
            self._folder.custody.append(noted | ({"public": True} if public else {}))
            return site.write(self.view, folder, public=public)

    def export(self, name: str, *, everything: bool = False, public: bool = False, to: str = "Python") -> Iterator[str]:
        """Lines of the export called ``name``; custody notes ``to`` where they went, unless the case is on a read-only
        disk. ``public``: only what the public dossier holds. Raises ``UsageError`` that lists the formats there are.
        """
        from onrecord.publish.exports import EXPORTS
        from onrecord.publish.withholding import PublicView

        if name not in EXPORTS:
            raise UsageError(f"there is no export {name!r}", mend=f"there are {', '.join(sorted(EXPORTS))}")
        view = self.view
        if not self._folder.is_read_only:
            with self._folder.lock():
                noted = {"event": "exported", "format": name, "to": Erasable(to), "record": view.meta().get("inputs")}
                self._folder.custody.append(noted | ({"public": True} if public else {}))
        return iter(EXPORTS[name].lines(PublicView(view) if public else view, everything=everything))

    def documents(self) -> tuple[Document, ...]:
        """All documents, by name, built or not."""
        return tuple(intake.documents(self._folder))

    def claims(self, document: str | None = None) -> tuple[Claim, ...]:
        """All claims, or those of one document (its id or name)."""
        if document is None:
            return tuple(self.view.claims())
        return tuple(self.view.claims(self.view.document(document).id))

    def entries(self, register: Register, *, everything: bool = False) -> tuple[Entry, ...]:
        """Entries of one register; ``everything``: also those aside from the story."""
        return tuple(self.view.entries(_known(register), with_aside=everything))

    def figures(self) -> tuple[Entry, ...]:
        """Counts and values, with their revisions."""
        return self.entries("figures")

    def sites(self) -> tuple[Entry, ...]:
        """What is said to be where."""
        return self.entries("sites")

    def responses(self) -> tuple[Entry, ...]:
        """What states did, and what they are said not to have done."""
        return self.entries("responses")

    def agreements(self) -> tuple[Entry, ...]:
        """Agreements between the parties."""
        return self.entries("agreements")

    def positions(self) -> tuple[Entry, ...]:
        """Who holds what, and who against it."""
        return self.entries("positions")

    def publications(self) -> tuple[Entry, ...]:
        """Reports and statements that the story turns on."""
        return self.entries("publications")

    def sources(self) -> tuple[Line, ...]:
        """Who the record rests on: a line a root source, which is no entry."""
        return self.lines("sources")

    def names(self) -> tuple[Entity, ...]:
        """Every named thing with its other spellings, and why each stands for it."""
        return tuple(self.view.entities())

    def lines(self, register: Register, *, everything: bool = False) -> tuple[Line, ...]:
        """Any of the eight registers as lines of text, as the command line shows them."""
        return pipeline.lines(self.view, _known(register), everything=everything)

    def frame(self, register: Register, *, everything: bool = False) -> Any:
        """A register as a pandas DataFrame: one row a line, with source counts, flags and values as numbers.

        Raises ``UsageError`` when pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            raise UsageError("pandas is not installed", mend="pip install 'onrecord[pandas]'") from None
        return pandas.DataFrame([line.flat() for line in self.lines(register, everything=everything)])


def _of_stage(progress: Progress | None, stage: str) -> Callable[[int, int], None] | None:
    return None if progress is None else partial(progress, stage)


def _known(register: Register) -> Register:
    if register not in REGISTERS:
        raise NotFoundError(f"there is no register {register!r}", mend=f"there are {', '.join(REGISTERS)}")
    return register


@dataclass(frozen=True, slots=True)
class Opened:
    """A case found or made for a path. ``refused``: files of a plain folder that could not be taken in."""

    case: Case
    is_new: bool = False
    refused: tuple[OnRecordError, ...] = ()


def case_for(path: Path | str, *, profile: str | None = None, progress: Progress | None = None) -> Opened:
    """The case at ``path``; or, for a plain folder of files, the case beside it, made when it is not there, with every
    file of the folder taken in.
    """
    folder = Path(path)
    if (folder / "case.toml").is_file():
        if profile is not None:
            raise UsageError("a case keeps its profile in case.toml", where=str(folder), mend="change it there")
        return Opened(Case.open(folder))
    if not folder.is_dir():
        raise CaseError("there is no such folder", where=str(folder), mend="make a case with: onrecord new DIR")
    plain = folder.resolve()
    beside = plain.with_name(plain.name + BESIDE)
    is_new = not (beside / "case.toml").is_file()
    if is_new:
        case = Case.create(beside, title=plain.name, profile=profile)
    elif profile is not None:
        raise UsageError("the case is made already", where=str(beside), mend="change the profile in its case.toml")
    else:
        case = Case.open(beside)
    return Opened(case, is_new, case.add(plain, progress=progress).refused)


def build(path: Path | str, profile: str | None = None) -> Case:
    """The case at ``path`` with its record up to date. On a plain folder of files, a case is made beside it."""
    case = case_for(path, profile=profile).case
    case.build(settings=settings_at_edge())
    return case


def settings_at_edge() -> Settings:
    """Settings from the environment, read now."""
    return from_environment()
