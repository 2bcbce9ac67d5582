"""Attributions: who puts what on the record in one text, as nested chains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.annotation import AttributionMention, QuantityMention
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.tokens import Tokens
from onrecord.reading import asides, carriers, forms, going_on, nominal, quotations, retelling, speakers, tags, wedges
from onrecord.reading.chaining import link
from onrecord.reading.continuing import Found, carry, relayed, through, widen
from onrecord.reading.lexicon import forces, words
from onrecord.reading.parties import Parties
from onrecord.reading.publishers import Publishers
from onrecord.reading.speakers import NOT_STATED

_UNSAID = frozenset({"could", "should", "may", "might", "must", "would"})
_AFTERWARDS = frozenset({"after", "before", "following", "amid"})
_NAMING_FORCES = frozenset({"report", "reveal", "claim", "confirm", "admit", "expect", "warn"})


def read(
    tokens: Tokens,
    clauses: Sequence[Clause],
    parties: Parties,
    publishers: Publishers,
    quantities: Sequence[QuantityMention],
) -> tuple[tuple[AttributionMention, ...], tuple[Clause, ...]]:
    """The attributions, and the clauses with their chains filled in."""
    found: list[Found] = []
    trailing: list[tuple[int, int]] = []
    told: list[tuple[int, int]] = []
    by_sentence: dict[int, list[Clause]] = {}
    for clause in clauses:
        by_sentence.setdefault(clause.sentence, []).append(clause)
    quoted = quotations.read(tokens)
    for n in range(len(tokens.sentences)):
        here = by_sentence.get(n, [])
        _note_issued(tokens, here, publishers)
        fresh: list[Found] = []
        for clause in here:
            own = _from_clause(tokens, clause, publishers, quoted, trailing)
            relay = carriers.relay(tokens, clause, publishers) if own else None
            fresh += [_behind(replace(f, relay=relay), relay[0]) for f in own] if relay is not None else own
            told += [(clause.verb, relay[0])] if relay is not None else []
        fresh += asides.read(tokens, n, publishers)
        trailing += asides.edges(tokens, fresh)
        fresh += _wedged(tokens, n, publishers, {f.cue_verb for f in fresh})
        fresh += nominal.read(tokens, n, publishers)
        if not fresh:
            fresh += _turns_out(tokens, n, parties) or forms.closing(tokens, publishers, n)
            for f in fresh:
                publishers.note(f.cue_verb, f.source)
        found += fresh
    found = forms.clip(tokens, found, trailing)
    found += forms.headings(tokens, publishers, {tokens.sentence_of[f.cue_verb] for f in found})
    found += tags.read(tokens, publishers, quoted, found)
    found = retelling.resolved(tokens, found, parties.earlier)
    found = widen(tokens, found, quoted)
    found = carry(tokens, found, quantities)
    found = relayed(through(tokens, found))
    return link(tokens, [_without(clause, told) for clause in clauses], found)


def _note_issued(tokens: Tokens, here: Sequence[Clause], publishers: Publishers) -> None:
    """Remembers whose "the statement" is: "the family released a statement"."""
    for clause in here:
        for head in clause.objects:
            teller = speakers.said_in(tokens, head) if tokens.dep[head] == "dobj" else None
            if teller is not None and not clause.is_negated:
                party = publishers.stated(head) or publishers.of(teller)[0]
                publishers.note_document(head, party if party.kind != "unknown" else NOT_STATED)


def _behind(found: Found, outlet: int) -> Found:
    """In "told a daily in May La Voz the pier is shut" what is told starts behind the name."""
    first, last = found.content
    return replace(found, content=(outlet + 1, last)) if first <= outlet < last - 1 else found


def _without(clause: Clause, told: Sequence[tuple[int, int]]) -> Clause:
    """The clause of what was told, without the outlet's name at its head; ``told``: verbs of telling, and outlets."""
    at = max((o for verb, o in told if verb < clause.first <= o < clause.verb - 1), default=None)
    is_ahead = at is not None and not any(clause.first <= s <= at for s in clause.subjects)
    return replace(clause, first=at + 1) if at is not None and is_ahead else clause


def _from_clause(
    tokens: Tokens,
    clause: Clause,
    publishers: Publishers,
    quoted: list[tuple[int, int]],
    trailing: list[tuple[int, int]],
) -> list[Found]:
    force = speakers.force_of(tokens, clause)
    if force is None or (clause.is_negated and force not in ("deny",)):
        return []
    if clause.relation == "advcl" and tokens.tag[clause.verb] == "VBN" and clause.lemma in words("asked", "cues"):
        return []  # "Asked if it would close, he …": the question is the reporter's
    if clause.lemma in words("answering", "cues") and _goes_somewhere(tokens, clause):
        return []  # "officers responded to the quay"
    if asides.is_named(tokens, clause.verb):
        return []  # "according to the board said on Monday"
    if _is_infinitive(tokens, clause):
        return []  # "asked them to explain why": what is to be said has not been said
    if clause.is_passive and not clause.subjects and clause.lemma in words("addressing", "cues"):
        return []  # "parliament has been told that …": the speaker is the one already speaking
    verb = clause.verb
    auxiliaries = {tokens.lower[c] for c in tokens.children[verb] if tokens.dep[c] == "aux"}
    if auxiliaries & _UNSAID and (auxiliaries & {"may", "might", "must"} or auxiliaries & {"have", "'ve", "’ve"}):
        return []  # "he could have added that …": nobody has said it
    contents = going_on.past_titles(tokens, going_on.joined(tokens, clause, _contents(tokens, clause, force), force))
    standing = None
    if forms.is_telling(clause, tokens) and clause.relation not in ("relcl", "acl", "xcomp", "pcomp"):
        standing = forms.inserted(tokens, clause)
        if standing is not None:
            contents = [standing[0]]
            force = "say" if force == "reveal" else force
        elif not contents and (closed := forms.alone(tokens, clause, quoted)) is not None:
            contents = [closed]
    contents = [going_on.named_as(tokens, clause, going_on.planned(tokens, clause, content)) for content in contents]
    contents = contents or going_on.cut_off(tokens, clause, force, publishers)
    if not contents:
        return []
    named = speakers.source(tokens, clause, publishers, force, quoted)
    if _is_accused(tokens, clause):
        named = NOT_STATED, "passive without agent"
    if named is None:
        return []
    source, doubt = named
    contents = going_on.before_speaker(tokens, verb, contents, source)
    if force == "reveal" and speakers.is_seeing(tokens, clause, source):
        return []
    if standing is not None and standing[1]:
        trailing.append((verb, contents[0][1]))
    cue = (verb, verb + 1)
    shares = speakers.gapped(tokens, clause) if contents[0][0] > verb else []
    if shares:
        contents = [(first, min(last, shares[0][0])) for first, last in contents]
    out = [Found(source, cue, content, force, verb, doubt=doubt) for content in contents]
    for head, last in shares:
        other, unsure = publishers.of(head)
        if other.kind != "unknown":
            out.append(Found(other, cue, (head, last), force, verb, doubt=unsure))
    if force in ("reveal", "report", "say"):
        publishers.note(verb, source)
    for word, head in clause.obliques:
        if word in ("in", "through", "via") and tokens.lemma[head] in words("documents", "cues"):
            publishers.note_document(head, source)
    return out + _cited(tokens, clause, publishers, contents)


def _is_accused(tokens: Tokens, clause: Clause) -> bool:
    """True for "Man charged with burning a boat": the subject of an accusation that accuses nobody is the accused."""
    verb = clause.verb
    if clause.is_passive or tokens.lemma[verb] not in words("accusing", "cues"):
        return False
    below = tokens.children[verb]
    is_on = any(tokens.dep[c] == "prep" and tokens.lower[c] in ("of", "with") for c in below)
    return is_on and not any(tokens.dep[c] in ("dobj", "ccomp") for c in below)


def _goes_somewhere(tokens: Tokens, clause: Clause) -> bool:
    """True for "responded to …" that nothing said goes with."""
    below = tokens.children[clause.verb]
    sentence = tokens.sentences[clause.sentence]
    if any(word in ('"', "“", "”") for word in tokens.word[sentence.first : sentence.last]):
        return False
    return not any(tokens.dep[c] == "ccomp" for c in below) and any(tokens.lower[c] == "to" for c in below)


def _is_infinitive(tokens: Tokens, clause: Clause) -> bool:
    """True for "to say" under a verb that does not merely begin or go on, and for "saying" in "quoted as saying"."""
    head = tokens.head[clause.verb]
    if (
        clause.relation == "pcomp"
        and tokens.lower[head] == "as"
        and tokens.lemma[tokens.head[head]] in ("quote", "cite")
    ):
        by = next((c for c in tokens.children[tokens.head[head]] if tokens.dep[c] in ("nsubjpass", "dobj")), None)
        return by is None or tokens.dep[by] == "nsubjpass"
    if clause.relation not in ("xcomp", "advcl", "acl") or tokens.tag[clause.verb] != "VB":
        return False
    governor = clause.governor
    return governor is None or tokens.lemma[governor] not in words("aspect")


def _cited(tokens: Tokens, clause: Clause, publishers: Publishers, contents: list[tuple[int, int]]) -> list[Found]:
    """ "X, citing/quoting Y's report, pointed out that …": Y stands behind X."""
    out = []
    subject = tokens.child(clause.verb, "nsubj")
    is_paper = subject is not None and publishers.of(subject)[0].kind == "outlet"
    hung = [
        c
        for told in tokens.children[clause.verb]
        if tokens.dep[told] == "nsubj"
        or (is_paper and tokens.dep[told] == "ccomp" and tokens.lemma[told] not in forces())
        for c in tokens.children[told]
        if tokens.tag[c] == "VBG" and tokens.dep[c] in ("acl", "advcl") and tokens.word[c - 1] == ","
    ]  # "X, quoting Y, said …", "X reported that …, citing Y"
    for child in (*tokens.children[clause.verb], tokens.head[clause.verb], *hung):
        if tokens.lemma[child] not in ("cite", "quote") or child == clause.verb:
            continue
        if tokens.dep[child] == "conj" and tokens.child(child, "nsubj") is not None:
            continue  # "…, and he cited an example"
        if child != tokens.head[clause.verb] and tokens.dep[child] not in ("advcl", "acl", "conj", "prep"):
            continue
        cited = tokens.child(child, "dobj")
        if cited is None:
            continue
        source, doubt = publishers.of(cited)
        if source.named or source.kind in ("person", "group", "document", "organisation", "agency"):
            for content in contents:
                inner = (content[0], content[1])
                out.append(Found(source, (child, child + 1), inner, "report", child, doubt=doubt))
    return out


def _contents(tokens: Tokens, clause: Clause, force: str) -> list[tuple[int, int]]:
    """Token ranges of what the clause reports."""
    verb = clause.verb
    out = []
    told_after = any(tokens.dep[c] == "ccomp" and c > verb for c in tokens.children[verb])
    for child in tokens.children[verb]:
        dep = tokens.dep[child]
        if dep == "ccomp" and child < verb and told_after and tokens.reach[child][1] >= verb:
            continue  # "sources linked to the palace said that …": the participle belongs to the speaker
        if (
            (dep == "ccomp" and _is_told(tokens, child))
            or (clause.is_passive and dep in ("xcomp", "oprd", "advcl") and _is_raised(tokens, child, force))
            or (
                dep == "xcomp"
                and force in ("claim", "deny", "admit", "promise")
                and (tokens.tag[child] in ("VB", "VBG") or _has_done(tokens, child))
            )
            or (dep == "dobj" and tokens.lemma[verb] == "say" and tokens.child(child, "acl") is not None)
            or (dep == "dobj" and force in _NAMING_FORCES and tokens.pos[child] in ("NOUN", "PROPN", "NUM"))
            or (dep == "dobj" and tokens.lemma[verb] in ("put", "estimate") and tokens.lower[child] == "it")
        ):
            low, high = tokens.reach[child]
            if dep == "dobj":
                high = _before_time(tokens, child, max(high, clause.last))  # "put the number of deaths at nine"
            out.append((low, _before_aside(tokens, clause, child, high)))
        elif (
            dep == "prep" and tokens.lower[child] in ("of", "with") and tokens.lemma[verb] in words("accusing", "cues")
        ):
            inner = tokens.child(child, "pcomp")
            if inner is not None:  # "accused of burning the boat"
                out.append(tokens.reach[inner])
        elif dep == "prep" and tokens.lower[child] == "as" and force in ("say", "report"):
            inner = tokens.child(child, "pcomp")
            if inner is not None:  # "was quoted as saying that …"
                said = tokens.child(inner, "ccomp", "dobj")  # the inner cue gives way, see _is_infinitive
                out.append(tokens.reach[said] if said is not None else tokens.reach[inner])
    is_aside = clause.relation == "advcl" and clause.lemma not in words("aspect")  # not "as the inquiry continues, …"
    if not out and is_aside and force in ("say", "claim", "report", "reveal", "admit", "warn"):
        edge = tokens.reach[verb][0]
        if tokens.lower[edge] == "as" and (edge == 0 or tokens.word[edge - 1] != ","):
            high = tokens.reach[tokens.head[verb]][1]  # "As the mayor said, the pier will open"
            last = tokens.reach[verb][1]
            last -= tokens.word[last - 1] == ","  # the parser hangs the comma on either side
            if tokens.head[verb] > verb and tokens.word[last] == ",":
                return [(last + 1, high)]
    if not out or (tokens.dep[verb] == "conj" and force == "say"):
        before = _said_after(tokens, clause)
        if before is not None:
            return [before]
    if (
        not out
        and tokens.dep[verb] in ("parataxis", "ccomp", "advcl")
        and force in ("say", "claim", "report", "believe")
    ):
        head = tokens.head[verb]
        is_inserted = any(tokens.word[k] in (",", '"', "”") for k in (tokens.reach[verb][0] - 1,) if k >= 0)
        if head != verb and tokens.dep[verb] == "parataxis" and (is_inserted or head < verb):
            low, high = tokens.reach[head]
            out.append((low, min(high, tokens.reach[verb][0]) if head < verb else high))
    return out


def _before_time(tokens: Tokens, at: int, last: int) -> int:
    """Where "after …" begins behind what is claimed: "claims self-defense after three were hit" claims no three."""
    return next((i for i in range(at + 1, last) if tokens.lower[i] in _AFTERWARDS), last)


def _before_aside(tokens: Tokens, clause: Clause, content: int, last: int) -> int:
    """ "a girl who said she knew the crew of the boat, where six were found dead": whoever tells of the speaker adds a
    loose clause at the end, where the saying itself only describes the speaker.
    """
    if clause.relation != "relcl" or "who" not in {tokens.lower[c] for c in tokens.children[clause.verb]}:
        return last
    loose = (
        i
        for i in range(content + 1, last - 1)
        if tokens.word[i] == "," and tokens.lower[i + 1] in ("where", "which", "who") and tokens.tag[i + 1][0] == "W"
    )
    return next(loose, last)


def _has_done(tokens: Tokens, child: int) -> bool:
    """ "having agreed": a perfect participle."""
    return any(tokens.dep[c] == "aux" and tokens.lower[c] == "having" for c in tokens.children[child])


def _is_raised(tokens: Tokens, child: int, force: str) -> bool:
    """ "is said to run", "was reported hit": what is said of the subject."""
    return force in ("say", "report", "claim", "believe") and tokens.tag[child] in ("VB", "VBN")


def _is_told(tokens: Tokens, content: int) -> bool:
    """A complement with a predicate: "declared the loan lost" judges, and tells nothing."""
    return tokens.pos[content] in ("VERB", "AUX") or any(
        tokens.pos[c] in ("VERB", "AUX") or tokens.dep[c] in ("mark", "cop") for c in tokens.children[content]
    )


def _said_after(tokens: Tokens, clause: Clause) -> tuple[int, int] | None:
    """ "The board closed it, its head told reporters.": the words before the comma, which the parser takes for a clause
    joined to the cue's.
    """
    verb = clause.verb
    head = tokens.head[verb]
    if tokens.dep[verb] != "conj" or head >= verb or any(tokens.dep[c] == "cc" for c in tokens.children[head]):
        return None
    subject = tokens.child(verb, "nsubj")
    first = tokens.reach[subject][0] if subject is not None else verb
    sentence = tokens.sentences[tokens.sentence_of[verb]]
    after = range(verb + 1, sentence.last)
    if tokens.word[first - 1] != "," or any(tokens.pos[i] in ("VERB", "AUX") for i in after):
        return None
    return sentence.first, first - 1


def _wedged(tokens: Tokens, n: int, publishers: Publishers, known: set[int]) -> list[Found]:
    """ "the man who they allege broke in": a cue inside a relative clause, wherever the parser hangs it."""
    sentence = tokens.sentences[n]
    out = []
    for verb in range(sentence.first + 3, sentence.last):
        wedge = wedges.before(tokens, verb) if tokens.pos[verb] in ("VERB", "AUX") else None
        if wedge is None or wedge.cue in known or tokens.dep[verb] in ("aux", "auxpass"):
            continue
        source, doubt = publishers.of(wedge.subject)
        if source.kind == "unknown":
            source, doubt = NOT_STATED, f"who “{tokens.word[wedge.subject]}” is was not resolved"
        cue = wedge.cue
        content = (cue + 1, tokens.reach[verb][1])
        out.append(Found(source, (cue, cue + 1), content, forces()[tokens.lemma[cue]], cue, doubt=doubt))
    return out


def _turns_out(tokens: Tokens, n: int, parties: Parties) -> list[Found]:
    """ "From a new report by X | It turns out that …": a translated front that lost its tie to the clause."""
    sentence = tokens.sentences[n]
    if n == 0 or tokens.lower[sentence.first] != "it":
        return []
    cue = next(
        (
            i
            for i in range(sentence.first, min(sentence.first + 4, sentence.last))
            if tokens.lemma[i] in ("turn", "appear", "emerge", "show", "follow")
        ),
        None,
    )
    before = tokens.sentences[n - 1]
    front = range(before.first, before.last)
    if cue is None or before.block != sentence.block or before.last - before.first > 14:
        return []
    if not any(tokens.lemma[i] in words("documents", "cues") for i in front):
        return []
    names = [parties.name_at[i] for i in front if i in parties.name_at and parties.name_at[i].kind == "organisation"]
    if not names:
        return []
    name = names[-1]
    source = Party(name.text, "organisation", name.start, name.end, country=name.country)
    parties.introduce(sentence.first, source)
    return [
        Found(
            source,
            (cue, cue + 1),
            (sentence.first, sentence.last),
            "reveal",
            cue,
            doubt="sentence broken by translation",
        )
    ]
