"""The pipeline: stages in order, each done again only when what it reads has changed."""

from __future__ import annotations

from onrecord.pipeline.building import build
from onrecord.pipeline.deciding import Effect, Outcome, Standing, decide, decisions
from onrecord.pipeline.diffing import diff, latest
from onrecord.pipeline.lines import Line, lines
from onrecord.pipeline.profile import create, profile_of
from onrecord.pipeline.proof import Proof, verify
from onrecord.pipeline.report import BuildReport, Progress
from onrecord.pipeline.stages import STAGES, Stage
from onrecord.pipeline.state import Status, status

__all__ = [
    "STAGES",
    "BuildReport",
    "Effect",
    "Line",
    "Outcome",
    "Progress",
    "Proof",
    "Stage",
    "Standing",
    "Status",
    "build",
    "create",
    "decide",
    "decisions",
    "diff",
    "latest",
    "lines",
    "profile_of",
    "status",
    "verify",
]
