"""Claims as evidence: the quote in its context, who stands behind it, and how it reads."""

from __future__ import annotations

from onrecord.model.claim import Claim
from onrecord.model.decision import Decided
from onrecord.model.document import Document
from onrecord.model.value import Time
from onrecord.publish.dossier import links
from onrecord.publish.dossier.dates import in_words
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.pages import Citation, Link, Target, Witness
from onrecord.publish.dossier.wording import phrase, say

_CONTEXT = 220  # code points each side: about two lines of a panel, enough to hear the sentence
_STOPS = ".!?。！？\n"


def _before(text: str, start: int) -> str:
    """The rest of the sentence before ``start``, cut at a word with an ellipsis when it is long."""
    low = max(0, start - _CONTEXT)
    stretch = text[low:start]
    cut = max((stretch.rfind(f"{stop} ") for stop in _STOPS), default=-1)
    cut = max(cut, stretch.rfind("\n"))
    if cut >= 0:
        return stretch[cut + 1 :].lstrip()
    if low == 0:
        return stretch.lstrip()
    space = stretch.find(" ")
    return "… " + stretch[space + 1 :] if space >= 0 else "…" + stretch


def _after(text: str, end: int) -> str:
    """The rest of the sentence after ``end``, cut at a word with an ellipsis when it is long."""
    stretch = text[end : end + _CONTEXT]
    if not stretch or text[end - 1] in _STOPS:
        return ""
    ends = [place + 1 for stop in _STOPS if (place := stretch.find(f"{stop} ")) >= 0]
    line = stretch.find("\n")
    ends += [line] if line >= 0 else []
    if ends:
        return stretch[: min(ends)].rstrip()
    if end + _CONTEXT >= len(text):
        return stretch.rstrip()
    space = stretch.rfind(" ")
    return stretch[:space] + " …" if space > 0 else stretch + "…"


def chain(directory: Directory, claim: Claim) -> tuple[str, ...]:
    """The claim's sources, outlet first; ends in "source not stated" when none is the root."""
    names = [directory.party_name(claim.document, party) for party in claim.attribution]
    if not names:
        names = [say("outlet.unknown")]
    if claim.root is None:
        if not claim.is_own_observation:
            names.append(say("source.unknown"))
    elif claim.root not in claim.attribution:
        root = directory.party_name(claim.document, claim.root)
        names += [root] if root not in names else []
    return tuple(names)


def reading(claim: Claim) -> str:
    """How the claim reads, in a word or three: "alleged", "demanded", "stated, denied"."""
    words = phrase("modality", claim.modality)
    if claim.is_own_observation:
        words = say("own.observation", modality=words)
    words = say("denied", modality=words) if claim.polarity == "denied" else words
    return say("rejected", reading=words) if claim.rejected else words


def witness(directory: Directory, claim: Claim, text: str) -> Witness:
    """One claim as evidence, with its context out of ``text``, the text of its document."""
    document = directory.documents[claim.document]
    page = directory.pages[claim.document]
    date = say("said.on", date=in_words(document.published)) if document.published else say("said.undated")
    return Witness(
        kind=claim.kind,
        before=_before(text, claim.start),
        quote=claim.quote,
        after=_after(text, claim.end),
        chain=chain(directory, claim),
        document=Link(document.title or document.name, Target(page)),
        date=date,
        reading=reading(claim),
        doubts=claim.doubts,
        target=links.in_document(page, claim.id),
        citation=citation(document),
        decisions=tuple(decision(one) for one in claim.decided),
    )


def decision(one: Decided) -> str:
    """What a person decided about the claim, in a line; the machine's version beside a corrected one."""
    day = in_words(Time(one.when[:10]))
    kind = one.kind.replace("-", " ")
    if one.kind == "correct" and one.field is not None:
        machine, value = one.machine or "–", one.value or "–"
        line = say("decided.correct", field=one.field, machine=machine, value=value, who=one.who, date=day)
    else:
        line = say("decided.line", kind=f"{kind} ({one.value})" if one.value else kind, who=one.who, date=day)
    if one.reason:
        line = say("decided.reason", line=line, reason=one.reason)
    return say("decided.conflict", line=line) if one.standing == "conflict" else line


def citation(document: Document) -> Citation:
    """What a citation of the document needs."""
    published = document.published
    return Citation(
        title=document.title or document.name,
        outlet=document.outlet or "",
        author=document.byline or "",
        date=(published.edtf or "") if published else "",
        url=document.url or "",
        sha=document.id,
    )
