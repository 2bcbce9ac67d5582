"""Review: what people decide. The ledger, its anchoring in the texts, and the queue of what to ask a human next.

Decisions are an input of the record like documents are: kept as lines that only ever grow, replayed on every build,
never written into what the machine read.
"""

from __future__ import annotations

from onrecord.review.conflicts import Conflict
from onrecord.review.drafting import Request, draft
from onrecord.review.following import Resettled, keep, settle_change
from onrecord.review.ledger import append, digest, erase, faults, live, read, readable, standing
from onrecord.review.pages import is_on_claims
from onrecord.review.queue import Question, queue
from onrecord.review.settling import Orphan, Settled, apply_to_claims, settle
from onrecord.review.targets import Targets

__all__ = [
    "Conflict",
    "Orphan",
    "Question",
    "Request",
    "Resettled",
    "Settled",
    "Targets",
    "append",
    "apply_to_claims",
    "digest",
    "draft",
    "erase",
    "faults",
    "is_on_claims",
    "keep",
    "live",
    "queue",
    "read",
    "readable",
    "settle",
    "settle_change",
    "standing",
]
