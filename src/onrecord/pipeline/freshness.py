"""Freshness: what is stale, and why. By hashes of content, never by the time of a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord import ids
from onrecord.model import codec
from onrecord.model.document import Document
from onrecord.model.profile import Profile
from onrecord.pipeline.stages import STAGES, stage

PREFIX = "input."  # the record's meta keeps the digest of each input under this prefix
DECISIONS = "decisions"  # and the ids of the decisions that it was built with under this one
BUILT = "built"  # custody's word for a build
_MADE_OF = ("documents", "decisions", "case")  # inputs that are not the engine's
DOCUMENTS = "documents were added, removed or described anew"
_LABELS = {
    "documents": DOCUMENTS,
    "profile": "the profile changed",
    "concepts": "the learnt concepts changed",
    "decisions": "decisions were made, undone or merged in",
    "case": "the case's title or options changed",
    "parse": "the language model or how it is used changed: every text is parsed anew",
    "read": "how documents are read changed with OnRecord: every document is read anew",
    "learn": "how concepts are learnt changed with OnRecord (they stay until build --relearn)",
    "decide": "how decisions are applied changed with OnRecord",
    "resolve": "how names and dates are resolved changed with OnRecord",
    "reconcile": "how claims are laid together changed with OnRecord",
    "write": "how the record is written changed with OnRecord",
}


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests of everything a record rests on; ``parts`` maps an input's or stage's name to its digest."""

    parts: Mapping[str, str]

    @property
    def digest(self) -> str:
        """One digest over all parts."""
        return ids.digest([ids.canonical(dict(self.parts))], 16)

    def meta(self) -> dict[str, str]:
        """The parts as the record's meta keeps them."""
        return {PREFIX + name: value for name, value in sorted(self.parts.items())}

    def are_but_people_s_of(self, meta: Mapping[str, str]) -> bool:
        """True where a record with this ``meta`` was made of the same in all but documents and decisions."""
        then = {key: value for key, value in meta.items() if key.startswith(PREFIX)}
        left_out = {PREFIX + name: "" for name in ("documents", "decisions")}
        return then | left_out == self.meta() | left_out

    def reasons_against(self, meta: Mapping[str, str]) -> tuple[str, ...]:
        """Why a record with this ``meta`` is stale, one phrase a reason; empty when it is fresh."""
        reasons = []
        for name, value in sorted(self.parts.items()):
            if meta.get(PREFIX + name) != value:
                reasons.append(_LABELS.get(name, f"the {name} stage of the engine changed"))
        gone = [key for key in meta if key.startswith(PREFIX) and key.removeprefix(PREFIX) not in self.parts]
        return (*reasons, *("an input is gone: " + key.removeprefix(PREFIX) for key in sorted(gone)))


def inputs(
    documents: Iterable[Document | str],
    profile: Profile,
    concepts: bytes | None,
    parser: str,
    case: Mapping[str, object],
    *,
    decisions: str = "none",
) -> Inputs:
    """The inputs of a record. ``documents``: in any order, or the digests of their descriptions; ``concepts``: the
    bytes of concepts.yaml; ``parser``: the parser's digest; ``case``: options of case.toml that reach the record;
    ``decisions``: digest of what people decided.
    """
    digests = sorted(one if isinstance(one, str) else codec.digest_of(one) for one in documents)
    parts = {
        "documents": ids.digest(digests, 16),
        "profile": profile_digest(profile),
        "concepts": "none" if concepts is None else ids.sha256(concepts),
        "decisions": decisions,
        "case": ids.digest([ids.canonical(dict(case))], 16),
        "parse": parser,
    }
    parts |= {step.name: step.version for step in STAGES if step.name != "parse"}
    return Inputs(parts)


def engine_parts(parts: Mapping[str, str]) -> dict[str, str]:
    """Of the digests of a record's inputs, those of the engine: stages, profile, concepts."""
    return {name: value for name, value in parts.items() if name not in _MADE_OF}


def profile_digest(profile: Profile) -> str:
    """Digest of what the profile says; comments and order of keys in its file do not count."""
    return ids.digest([ids.canonical(codec.to_json(replace(profile, digest="")))], 16)


def table_key(text_sha: str, parser: str) -> str:
    """Cache key of a token table: the text and the parser, so profiles never reach it."""
    return ids.digest(["table", text_sha, parser], 16)


def findings_key(document: Document, parser: str, profile: str) -> str:
    """Cache key of one document's findings: its text, what is known about it, the profile and the reading code."""
    described = ids.canonical(codec.to_json(document))
    return ids.digest(["findings", described, parser, profile, stage("read").version], 16)
