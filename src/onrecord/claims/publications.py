"""Publications: reports and statements the story turns on, with publisher, title, date and what they follow."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims import interviews, makers, titles
from onrecord.claims.base import Context
from onrecord.claims.lexicon import listed
from onrecord.claims.titles import kind_at
from onrecord.model.annotation import TimeMention
from onrecord.model.claim import Claim, Modality, Publication
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.phrases import core
from onrecord.model.phrases import words as spelled
from onrecord.model.value import Time

_ARTICLES = frozenset({"Le", "La", "Les", "El", "Il", "Der", "Die", "Das", "Het", "Los", "Las"})


def find(context: Context) -> Iterator[Claim]:
    """The publication claims of one document."""
    seen: set[int] = set()
    for clause in context.clauses:
        if clause.lemma == "be" and (cue := _follow_up(context, clause)) is not None:
            yield _following(context, clause, cue)
            continue
        if (cue := _goes_on(context, clause)) is not None:
            yield _following(context, clause, cue)
            continue
        times = context.times_of(clause)
        head = _issued_head(context, clause)
        if head is not None and head not in seen:
            seen.add(head)
            yield _issued(context, clause, head, times)
        elif clause.lemma in listed("publications", "issuing") and (title := titles.alone(context, clause)) is not None:
            yield _named(context, clause, title, times)
        elif clause.lemma in listed("publications", "showing") and times and clause.subjects:
            party = context.party(clause.subjects[0])
            if party.kind == "organisation" and party.named and not clause.is_passive:
                yield _shown(context, clause, party, times[0])
    yield from _titled(context)
    yield from _phrased(context, seen)
    yield from _relayed(context)
    yield from interviews.find(context)


def _issued_head(context: Context, clause: Clause) -> int | None:
    """The report that the clause puts out, or that comes out by itself."""
    tokens = context.tokens
    if clause.lemma in listed("publications", "issuing"):
        heads = [h for h in clause.objects if kind_at(tokens, h)]
        attribute = clause.attribute
        heads += [attribute] if attribute is not None and kind_at(tokens, attribute) else []
        if clause.lemma in listed("publications", "titling"):
            heads = [h for h in heads if titles.beside(context, h) is not None]
    elif clause.lemma in listed("publications", "appearing"):
        heads = [h for h in clause.subjects if kind_at(tokens, h)]
    elif clause.lemma in listed("publications", "titling"):
        heads = [h for h in clause.objects if kind_at(tokens, h) and titles.beside(context, h) is not None]
    elif clause.relation == "acl" and clause.lemma in ("write", "compile", "prepare"):
        heads = [h for h in clause.objects if kind_at(tokens, h) and (titles.beside(context, h) or clause.subjects)]
    else:
        heads = []
    for head in heads:
        is_loose = kind_at(tokens, head) == "statement" and clause.relation in ("acl", "relcl")
        if not is_loose or titles.beside(context, head) is not None:
            return head
    return None


def _issued(context: Context, clause: Clause, head: int, times: list[TimeMention]) -> Claim:
    tokens = context.tokens
    is_aside = clause.relation in ("acl", "relcl")
    first = min(tokens.reach[head][0], clause.first) if is_aside else clause.first
    last = max(clause.last, head + 1)
    context.mark(clause, "publication")
    kind = kind_at(tokens, head) or "report"
    title = titles.beside(context, head)
    loose = titles.dissolved(context, clause, times) if title is None and is_aside else None
    return context.make(
        "publication",
        Publication(makers.of(context, head, clause), title or loose, kind, _revises(context, head)),
        (first, last),
        clause,
        f"publication:{head}",
        doubts=(titles.RUN_TOGETHER,) if loose is not None else (),
        mood=_outlook(context, clause),
        time=times[0].value if times else _dated(context, head + 1)[1],
        evidence=context.spans_of("publication", head),
    )


def _outlook(context: Context, clause: Clause) -> Modality | None:
    """ "a report to be released in May" is planned."""
    tokens = context.tokens
    is_coming = clause.relation in ("acl", "relcl") and any(
        tokens.lower[c] == "to" and tokens.dep[c] == "aux" for c in tokens.children[clause.verb]
    )
    return "planned" if is_coming and clause.mood == "stated" else None


def _named(context: Context, clause: Clause, title: str, times: list[TimeMention]) -> Claim:
    """ "X published "Some Title"": issued under its title alone."""
    context.mark(clause, "publication")
    publisher = context.party(clause.subjects[0]) if clause.subjects else None
    return context.make(
        "publication",
        Publication(
            publisher if publisher is None or publisher.kind in (*makers.KINDS, "person") else None, title, "report"
        ),
        (clause.first, clause.last),
        clause,
        f"named:{clause.verb}",
        time=times[0].value if times else None,
    )


def _revises(context: Context, head: int) -> str | None:
    """ "a revised version of the study", "a follow-up to it": what it goes on from."""
    tokens = context.tokens
    for child in tokens.children[head]:
        inner = tokens.child(child, "pobj") if tokens.lower[child] in ("of", "to", "on") else None
        if inner is not None and (kind_at(tokens, inner) or inner in titles.names(context)):
            return spelled(tokens, *core(tokens, inner))
    return None


def _follow_up(context: Context, clause: Clause) -> int | None:
    """The word that says that this one goes on from another: a noun after "be", "follow-up" split or whole."""
    tokens = context.tokens
    sentence = tokens.sentences[clause.sentence]
    for i in range(clause.verb, sentence.last - 1):
        split = tokens.lower[i] == "follow" and tokens.lower[i + 1] in ("-", "up")
        if tokens.lower[i] in listed("publications", "following") or split:
            return (
                i if tokens.lower[i] not in ("update", "continuation", "supplement") or _leads_on(context, i) else None
            )
        if tokens.lower[i] in listed("publications", "versions") and tokens.lower[i - 1] in listed(
            "publications", "revised"
        ):
            return i
    return None


def _goes_on(context: Context, clause: Clause) -> int | None:
    """ "the report continues "Some Title"": the verb, where a report goes on from a report or a title."""
    tokens = context.tokens
    if (
        clause.lemma not in listed("publications", "continuing")
        or clause.is_passive
        or clause.relation in ("acl", "relcl")
    ):
        return None
    known = titles.names(context)
    first = tokens.sentences[clause.sentence].first
    is_report = any(kind_at(tokens, s) is not None or s in known for s in clause.subjects) or (
        any(tokens.lower[s] == "it" for s in clause.subjects)
        and any(kind_at(tokens, i) for i in range(first, clause.first))
    )
    onto = any(kind_at(tokens, o) is not None or o in known for o in clause.objects)
    return clause.verb if is_report and onto else None


def _leads_on(context: Context, cue: int) -> bool:
    """True when a report or a title stands after "update of", "continuation of"."""
    tokens = context.tokens
    known = titles.names(context)
    return any(kind_at(tokens, i) is not None or i in known for i in range(cue + 1, min(cue + 8, len(tokens))))


def _following(context: Context, clause: Clause, cue: int) -> Claim:
    """ "it follows up on a study issued in May": the edition and the one before."""
    tokens = context.tokens
    sentence = tokens.sentences[clause.sentence]
    before = next((i for i in range(cue, clause.last) if kind_at(tokens, i)), None)
    topic = next((i for i in range(sentence.first, clause.verb) if kind_at(tokens, i)), None)
    topic = topic if topic is not None else _taken_up(context, clause)
    publisher = None
    for head in (topic, before):
        publisher = publisher or (makers.of(context, head, _issuing_of(context, head)) if head is not None else None)
    context.mark(clause, "publication")
    after = titles.quoted(context, cue, clause.last)
    follows = after or (spelled(tokens, before, clause.last) if before is not None else None)
    title = titles.lead(context, clause) or (titles.beside(context, topic) if topic is not None else None)
    return context.make(
        "publication",
        Publication(publisher, title, (kind_at(tokens, topic) if topic is not None else None) or "report", follows),
        (clause.first, clause.last),
        clause,
        f"follows:{clause.verb}",
        time=None,
    )


def _taken_up(context: Context, clause: Clause) -> int | None:
    """The report of the sentence before, for "it is an update"."""
    tokens = context.tokens
    if not any(tokens.lower[s] in ("it", "this", "that") for s in clause.subjects) or clause.sentence == 0:
        return None
    sentence = tokens.sentences[clause.sentence - 1]
    if sentence.block != tokens.sentences[clause.sentence].block:
        return None
    return next((i for i in range(sentence.first, sentence.last) if kind_at(tokens, i)), None)


def _issuing_of(context: Context, head: int | None) -> Clause | None:
    return next(
        (c for c in context.clauses if head in c.objects and c.lemma in listed("publications", "issuing")), None
    )


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


def _relayed(context: Context) -> Iterator[Claim]:
    """ "The Herald reported (on the 19th) that …", "the Herald, quoting a memo, said …": an outlet's report that the
    text goes by, once an outlet and day. Another bare word of an outlet ("the Herald wrote") is a relay and no more.
    """
    tokens = context.tokens
    seen: set[tuple[str, str | None]] = set()
    own = {p.name.casefold() for p in (context.outlet, *context.wire) if p.name}
    at = {start: i for i, start in enumerate(tokens.start)}
    mentions = context.reading.attributions
    chained = {mention.parent for mention in mentions if mention.source.name}
    for n, mention in enumerate(mentions):
        source, clause = mention.source, context.by_verb.get(at.get(mention.cue[0], -1))
        if not _is_paper(source) or not source.named or mention.carried or mention.parent is not None:
            continue
        if clause is None or clause.lemma not in listed("publications", "reporting") or not clause.subjects:
            continue
        is_told = clause.mood == "stated" and not clause.is_negated and clause.sentence not in context.unread
        if source.name.casefold() in own or not is_told or context.is_marked(clause, "publication"):
            continue
        start, end = mention.content
        time = next((t.value for t in context.times_of(clause) if not start <= t.start < end), None)
        name = source.name.casefold()
        is_bare = time is None and n not in chained
        if (is_bare and clause.lemma != "report") or any(
            k[0] == name and (time is None or k[1] == time.edtf) for k in seen
        ):
            continue
        seen.add((name, time.edtf if time is not None else None))
        yield context.make(
            "publication",
            Publication(source, None, "report"),  # a broadcaster's name tells no kind: it writes, too
            _reporting(context, clause) if is_bare else (clause.first, clause.last),
            None,
            f"relayed:{clause.verb}",
            time=time,
        )


def _reporting(context: Context, clause: Clause) -> tuple[int, int]:
    """ "The Herald reported", without what it reported."""
    first, last = core(context.tokens, clause.subjects[0])
    return min(first, clause.verb), max(last, clause.verb + 1)


def _is_paper(source: Party) -> bool:
    """An outlet, or a body whose name opens with a foreign article as papers' names do ("La Voz")."""
    first = source.name.split(" ")[0] if source.name else ""
    return source.kind == "outlet" or (source.kind in ("organisation", "person") and first in _ARTICLES)


def _phrased(context: Context, seen: set[int]) -> Iterator[Claim]:
    """'The report, "Some Title", released in May, …': title and date beside the noun, whatever is said of it."""
    tokens = context.tokens
    for head in range(len(tokens) - 2):
        kind = kind_at(tokens, head)
        if kind is None or head in seen or _is_revised(context, head) or tokens.sentence_of[head] in context.unread:
            continue
        found = titles.after(context, head)
        title, last = found if found is not None else (None, head + 1)
        until, time, is_coming = _dated(context, _past_reader(context, head) if kind == "letter" else last)
        if kind == "interview" and title is None:
            continue
        if title is None and (until is None or kind == "statement"):
            continue
        begin = core(tokens, head)[0] if until is not None or title is None else head
        begin = begin - 1 if begin and begin == head and tokens.pos[begin - 1] == "DET" else begin
        clause = context.innermost(head)
        yield context.make(
            "publication",
            Publication(makers.of(context, head), title, kind, _revises(context, head)),
            (begin, until if until is not None else last),
            clause,
            f"quoted:{head}",
            mood="planned" if is_coming else "stated" if until is not None else None,
            time=time,
        )


def _past_reader(context: Context, head: int) -> int:
    """ "a letter to the board dated 2 May": where "dated" stands, else right after the noun."""
    tokens = context.tokens
    near = range(head + 1, min(head + 8, len(tokens)))
    is_to = head + 1 < len(tokens) and tokens.lower[head + 1] == "to"
    return next((i for i in near if is_to and tokens.lower[i] == "dated"), head + 1)


def _is_revised(context: Context, head: int) -> bool:
    """True for "the report" in "a revised version of the report, published in May": the version is what came out."""
    tokens = context.tokens
    of = tokens.head[head]
    return tokens.dep[head] == "pobj" and tokens.lower[of] == "of" and kind_at(tokens, tokens.head[of]) is not None


def _dated(context: Context, at: int) -> tuple[int | None, Time | None, bool]:
    """The end and date of ", released in May" after ``at``, and whether it is still to come."""
    tokens = context.tokens
    at += at < len(tokens) and tokens.word[at] == ","
    is_coming = tokens.lower[at : at + 2] == ["to", "be"]
    at += 2 if is_coming else 0
    if at >= len(tokens) or tokens.lower[at] not in (*listed("publications", "issued"), "dated"):
        return None, None, False
    time = next((t for t in context.reading.times if at < t.first <= at + 3), None)
    return (time.last, time.value, is_coming) if time is not None else (None, None, False)


def _titled(context: Context) -> Iterator[Claim]:
    """ "Report Some Title published on Monday, …": a title that lost its quotation marks at the head of a sentence."""
    tokens = context.tokens
    for n, sentence in enumerate(tokens.sentences):
        head = sentence.first
        if n in context.unread or head + 1 >= sentence.last:
            continue
        head += tokens.lower[head] == "the"
        kind = kind_at(tokens, head, leads=True)
        if kind is None or not titles.opens(context, head + 1):
            continue
        issue = titles.issue_after(context, head, sentence.last)
        if issue is None or issue <= head + 1:
            continue
        time = next((t for t in context.reading.times if issue < t.first <= issue + 3), None)
        last = time.last if time is not None else issue + 1
        maker = context.reading.makers.get(head)
        yield context.make(
            "publication",
            Publication(maker[0] if maker else None, spelled(tokens, head + 1, issue), kind),
            (head, last),
            None,
            f"titled:{head}",
            time=time.value if time is not None else None,
            doubts=(titles.RUN_TOGETHER,),
        )
