"""Publications: reports and statements the story turns on, with publisher, title, date and what they follow."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.base import Context
from onrecord.model.annotation import TimeMention
from onrecord.model.claim import Claim, Publication
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.phrases import words as spelled

_KINDS = {
    "report": "report",
    "study": "study",
    "survey": "survey",
    "statement": "statement",
    "paper": "report",
    "analysis": "report",
    "article": "article",
    "dossier": "report",
    "bulletin": "bulletin",
    "communique": "statement",
    "assessment": "report",
    "audit": "report",
}
_ISSUING = frozenset({"publish", "release", "issue", "present", "unveil", "put out", "entitle", "title", "call"})
_ISSUED = frozenset({"published", "released", "issued"})
_SHOWING = frozenset({"reveal", "disclose", "uncover", "publish", "expose"})


def find(context: Context) -> Iterator[Claim]:
    """The publication claims of one document."""
    tokens = context.tokens
    seen: set[int] = set()
    for clause in context.clauses:
        heads = [
            h
            for h in (*clause.objects, *clause.subjects, *([clause.attribute] if clause.attribute is not None else []))
            if tokens.lemma[h] in _KINDS and tokens.pos[h] == "NOUN"
        ]
        times = context.times_of(clause)
        if heads and clause.lemma in _ISSUING and heads[0] not in seen:
            seen.add(heads[0])
            yield _issued(context, clause, heads[0], times)
        elif clause.lemma == "be" and (cue := _follow_up(context, clause)) is not None:
            yield _following(context, clause, cue)
        elif clause.lemma in _SHOWING and times and clause.subjects:
            party = context.party(clause.subjects[0])
            if party.kind == "organisation" and party.named and not clause.is_passive:
                yield _shown(context, clause, party, times[0])
    yield from _titled(context)
    yield from _quoted(context, seen)


def _title(context: Context, head: int) -> str | None:
    """A quoted or capitalised title beside the noun."""
    tokens = context.tokens
    for name in context.reading.names:
        if name.kind == "publication" and abs(name.first - head) <= 6:
            return name.text
    last = tokens.reach[head][1]
    for i in range(head + 1, min(last, head + 14)):
        if tokens.word[i] in ("“", '"', "‘", "«"):
            end = next((k for k in range(i + 1, min(last, i + 14)) if tokens.word[k] in ("”", '"', "’", "»")), None)
            if end is not None and end > i + 1:
                return spelled(tokens, i + 1, end)
    if head + 1 < len(tokens) and tokens.pos[head + 1] == "PROPN" and tokens.start[head + 1] - tokens.end[head] <= 1:
        end = head + 1
        while end < len(tokens) and (tokens.pos[end] == "PROPN" or tokens.lower[end] in ("and", "of", "the")):
            end += 1
        while tokens.lower[end - 1] in ("and", "of", "the"):
            end -= 1
        return spelled(tokens, head + 1, end)
    return None


def _publisher(context: Context, head: int) -> Party | None:
    party = context.reading.makers[head][0] if head in context.reading.makers else None
    return party if party is not None and party.kind not in ("document", "unknown") else None


def _issued(context: Context, clause: Clause, head: int, times: list[TimeMention]) -> Claim:
    tokens = context.tokens
    first = min(tokens.reach[head][0], clause.first) if clause.relation in ("acl", "relcl") else clause.first
    last = max(clause.last, head + 1)
    context.mark(clause, "publication")
    return context.make(
        "publication",
        Publication(_publisher(context, head), _title(context, head), _KINDS[tokens.lemma[head]]),
        (first, last),
        clause,
        f"publication:{head}",
        time=times[0].value if times else None,
        evidence=context.spans_of("publication", head),
    )


def _follow_up(context: Context, clause: Clause) -> int | None:
    tokens = context.tokens
    sentence = tokens.sentences[clause.sentence]
    for i in range(clause.verb, sentence.last - 1):
        if tokens.lower[i] in ("follow-up", "followup", "sequel", "update") or (
            tokens.lower[i] == "follow" and tokens.lower[i + 1] in ("-", "up")
        ):
            return i
    return None


def _following(context: Context, clause: Clause, cue: int) -> Claim:
    """ "it is a follow-up to a report released in May": the edition and the one before."""
    tokens = context.tokens
    before = next((i for i in range(cue, clause.last) if tokens.lemma[i] in _KINDS), None)
    topic = next(
        (i for i in range(tokens.sentences[clause.sentence].first, clause.verb) if tokens.lemma[i] in _KINDS), None
    )
    publisher = (
        _publisher(context, topic) if topic is not None else _publisher(context, before) if before is not None else None
    )
    context.mark(clause, "publication")
    follows = spelled(tokens, before, clause.last) if before is not None else None
    return context.make(
        "publication",
        Publication(publisher, _lead_title(context, clause), "report", follows=follows),
        (clause.first, clause.last),
        clause,
        f"follows:{clause.verb}",
        time=None,
    )


def _lead_title(context: Context, clause: Clause) -> str | None:
    tokens = context.tokens
    sentence = tokens.sentences[clause.sentence]
    if tokens.lemma[sentence.first] not in _KINDS:
        return None
    return _dissolved(context, sentence.first, sentence.last) or _title(context, sentence.first)


def _dissolved(context: Context, head: int, end: int) -> str | None:
    """ "Report Some title published on …": the words up to the issuing verb."""
    tokens = context.tokens
    issue = next((i for i in range(head + 1, min(end, head + 10)) if tokens.lower[i] in _ISSUED), None)
    return spelled(tokens, head + 1, issue) if issue is not None and issue > head + 1 else None


def _shown(context: Context, clause: Clause, party: Party, time: TimeMention) -> Claim:
    """ "X revealed in May that …": X put something out in May."""
    span = (min(clause.first, time.first), max(clause.verb + 1, time.last))
    context.mark(clause, "publication")
    return context.make(
        "publication",
        Publication(party, None, "report"),
        span,
        clause,
        f"shown:{clause.verb}",
        time=time.value,
        actor=party,
    )


def _quoted(context: Context, seen: set[int]) -> Iterator[Claim]:
    """'The report, "Some Title", …': a title in quotation marks beside its noun, whatever is said of it."""
    tokens = context.tokens
    for head in range(len(tokens) - 3):
        if tokens.lemma[head] not in _KINDS or tokens.pos[head] != "NOUN" or head in seen:
            continue
        if tokens.sentence_of[head] in context.unread:
            continue
        first = head + 2 if tokens.word[head + 1] == "," else head + 1
        if tokens.word[first] not in ("“", '"', "«") or not tokens.word[first + 1][:1].isupper():
            continue
        last = next(
            (i for i in range(first + 2, min(first + 12, len(tokens))) if tokens.word[i] in ("”", '"', "»")), None
        )
        if last is None or tokens.sentence_of[last] != tokens.sentence_of[head]:
            continue
        title = spelled(tokens, first + 1, last).rstrip(",.")
        begin = head - 1 if head and tokens.pos[head - 1] == "DET" else head
        yield context.make(
            "publication",
            Publication(_publisher(context, head), title, _KINDS[tokens.lemma[head]]),
            (begin, last + 1),
            context.innermost(head),
            f"quoted:{head}",
        )


def _titled(context: Context) -> Iterator[Claim]:
    """ "Report Some Title published on Monday, …": a title that lost its quotation marks at the head of a sentence."""
    tokens = context.tokens
    for n, sentence in enumerate(tokens.sentences):
        head = sentence.first
        if n in context.unread or tokens.lemma[head] not in _KINDS or head + 1 >= sentence.last:
            continue
        if tokens.pos[head + 1] not in ("PROPN", "VERB", "NOUN") or not tokens.word[head + 1][:1].isupper():
            continue
        issue = next(
            (i for i in range(head + 1, min(sentence.last, head + 10)) if tokens.lower[i] in _ISSUED),
            None,
        )
        if issue is None:
            continue
        time = next((t for t in context.reading.times if issue < t.first <= issue + 3), None)
        last = time.last if time is not None else issue + 1
        title = spelled(tokens, head + 1, issue)
        maker = context.reading.makers.get(head)
        yield context.make(
            "publication",
            Publication(maker[0] if maker else None, title, _KINDS[tokens.lemma[head]]),
            (head, last),
            None,
            f"titled:{head}",
            time=time.value if time is not None else None,
            doubts=("title and sentence run together",),
        )
