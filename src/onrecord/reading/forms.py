"""Attributions told by where they stand: "…, X said.", "A, X said, B", "X said." alone, "X: …", "… - X" in headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.phrases import words as spelled
from onrecord.model.tokens import Tokens
from onrecord.reading.continuing import Found
from onrecord.reading.lexicon import forces, words
from onrecord.reading.publishers import Publishers

_BREAKS = frozenset({",", '"', "”", "“", "’", "--", "—", "–", "?", "!", ";", "''", "..."})
_DASHES = frozenset({"-", "--", "—", "–"})
_SPEAKERS = frozenset({"person", "agency", "organisation", "group", "state", "outlet", "document"})
_TELLING = frozenset({"say", "claim", "report", "believe", "confirm", "admit", "warn", "reveal", "ask"})
_CLOSING = frozenset({"say", "announce", "report", "state"})
# what a headline is about rather than who says it: "Mill fire: the victims"
_TOLD_OF = frozenset(
    {"victim", "suspect", "person", "people", "man", "woman", "child", "boy", "girl", "teen", "teenager"}
)
_LONGEST_NAME = 7  # tokens before the colon of "X: …"


def inserted(tokens: Tokens, clause: Clause) -> tuple[tuple[int, int], bool] | None:
    """What an inserted or trailing cue ("…, X said.", "A, X said, B") covers, and whether it stands at the end; None
    when the cue's clause stands otherwise.
    """
    verb = clause.verb
    sentence = tokens.sentences[clause.sentence]
    first, last = _extent(tokens, verb)
    below = tokens.children[verb]
    told = tokens.lemma[verb] in words("telling", "cues")
    if first - 1 < sentence.first or not any(tokens.dep[c] == "nsubj" for c in below):
        return None
    if any(c > verb and (tokens.dep[c] == "ccomp" or (tokens.dep[c] == "dobj" and not told)) for c in below):
        return None
    at = first - 1
    while at > sentence.first and tokens.lower[at] in ("as", "so"):
        at -= 1
    if tokens.word[at] not in _BREAKS:
        return None
    end = _tail(tokens, last, sentence.last)
    if end >= sentence.last:
        if not _has_predicate(tokens, sentence.first, at, verb):
            return None
        start = sentence.first
        for i in range(sentence.first, at):
            if tokens.word[i] == ";":
                start = i + 1
        return (start, at + (tokens.word[at] in ('"', "”", "’"))), True
    is_joined = end + 1 < sentence.last and tokens.word[end] == "," and tokens.lower[end + 1] in ("and", "but")
    if is_joined and tokens.dep[verb] in ("ROOT", "conj", "ccomp", "parataxis"):
        # "A, X said, and B": B may be the outlet's own
        return ((sentence.first, at), False) if _has_predicate(tokens, sentence.first, at, verb) else None
    if tokens.word[end] in _BREAKS and tokens.dep[verb] in ("parataxis", "ccomp", "advcl", "dep"):
        return (sentence.first, sentence.last), False
    return None


def _extent(tokens: Tokens, verb: int) -> tuple[int, int]:
    """The cue's own words: subject phrase, verb, addressee."""
    low, high = verb, verb + 1
    for child in tokens.children[verb]:
        dep = tokens.dep[child]
        if dep in ("nsubj", "nsubjpass"):
            left, right = tokens.reach[child]
            low, high = min(low, left), max(high, right)
        elif dep in ("aux", "neg", "advmod", "auxpass") and child < verb:
            low = min(low, child)
        elif child > verb and dep in ("dobj", "dative", "npadvmod", "advmod", "prt"):
            high = max(high, tokens.reach[child][1])
    return low, high


def _tail(tokens: Tokens, at: int, last: int) -> int:
    """The end of what still belongs to the cue: phrases without a predicate and with no comma before them, a closing
    stop included.
    """
    while at < last and tokens.word[at] not in _BREAKS and tokens.pos[at] not in ("VERB", "AUX", "SCONJ", "CCONJ"):
        at += 1
    if at < last and tokens.tag[at] in ("VBG", "VBN"):  # "said, speaking to reporters", "said in a letter seen by …"
        while at < last and tokens.word[at] != ",":
            at += 1
    comma = at
    if at + 1 < last and tokens.word[at] == ",":
        # "…, said Anna Holm, the head of the port.": an apposition or an adverbial up to the end
        rest = range(at + 1, last)
        if not any(tokens.pos[i] in ("VERB", "AUX") and tokens.tag[i] not in ("VBG", "VBN") for i in rest):
            return last
        own = any(tokens.tag[i] in ("VBG", "WP", "WDT", "IN") for i in rest[:1])
        if own and not any(tokens.dep[i] in ("ROOT", "ccomp") for i in rest) and '"' not in tokens.word[comma:last]:
            return last
    return at


def _has_predicate(tokens: Tokens, first: int, last: int, cue: int) -> bool:
    return any(
        tokens.pos[i] in ("VERB", "AUX")
        and tokens.tag[i] in ("VBD", "VBZ", "VBP", "MD", "VBN", "VBG", "VB")
        and i != cue
        for i in range(first, last)
    )


def alone(tokens: Tokens, clause: Clause, quoted: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """ "X said." as a sentence of its own: it closes the quotation, or the sentence cut before it."""
    n = clause.sentence
    sentence = tokens.sentences[n]
    if n == 0 or sentence.last - sentence.first > 12 or tokens.dep[clause.verb] not in ("ROOT", "relcl", "acl"):
        return None
    if any(tokens.dep[c] in ("ccomp", "dobj", "xcomp", "attr", "oprd") for c in tokens.children[clause.verb]):
        return None
    before = tokens.sentences[n - 1]
    if before.block != sentence.block:
        return None
    for first, last in quoted:
        if before.first < last <= before.last + 1 and last - first > 5:
            return first, last
    is_torn = tokens.word[sentence.first] == ","  # the parser began a sentence at ", X said."
    if is_torn or tokens.word[before.last - 1] in (",", "?", "!") or is_cut(tokens, before.last - 1):
        return before.first, before.last
    return None


def closing(tokens: Tokens, publishers: Publishers, n: int) -> list[Found]:
    """ "…, the Ferry Board said on Sunday.": a closing cue whose subject the parser hung elsewhere."""
    sentence = tokens.sentences[n]
    for verb in range(sentence.last - 1, max(sentence.first + 4, sentence.last - 9), -1):
        if tokens.pos[verb] not in ("VERB", "AUX"):
            continue
        if tokens.tag[verb] not in ("VBD", "VBZ") or tokens.lemma[verb] not in _CLOSING:
            return []
        if any(tokens.dep[c] in ("nsubj", "nsubjpass") for c in tokens.children[verb]):
            return []
        comma = next((i for i in range(verb - 1, max(sentence.first, verb - 10), -1) if tokens.word[i] == ","), None)
        if comma is None or verb - comma < 2 or not _has_predicate(tokens, sentence.first, comma, verb):
            return []
        speaker = speaker_in(tokens, publishers, comma + 1, verb)
        return [_found(speaker, (verb, verb + 1), (sentence.first, comma), verb)] if speaker is not None else []
    return []


def is_cut(tokens: Tokens, at: int) -> bool:
    """True for a title's full stop that was taken for the end of a sentence ("police Sgt.")."""
    word = tokens.lower[at] if len(tokens.word[at]) > 1 else tokens.lower[at - 1]
    return word.rstrip(".") in words("titles", "roles")


def headings(tokens: Tokens, publishers: Publishers, taken: set[int]) -> list[Found]:
    """ "Ministry: port closed", "Port closed - minister" as headings, and "X: “…”" anywhere."""
    out: list[Found] = []
    for n, sentence in enumerate(tokens.sentences):
        if n in taken or sentence.last - sentence.first < 2:
            continue
        colon = next(
            (
                i
                for i in range(sentence.first, min(sentence.last, sentence.first + _LONGEST_NAME))
                if tokens.word[i] == ":"
            ),
            None,
        )
        before = _before_colon(tokens, publishers, n, colon) if colon is not None and colon > sentence.first else []
        out += before
        if sentence.heading and not before:
            out += _after_dash(tokens, publishers, n)
    return out


def _before_colon(tokens: Tokens, publishers: Publishers, n: int, colon: int) -> list[Found]:
    sentence = tokens.sentences[n]
    following = colon + 1
    is_split = following == sentence.last and n + 1 < len(tokens.sentences)
    last = tokens.sentences[n + 1].last if is_split else sentence.last
    heading = tokens.sentences[n + 1].heading if is_split else sentence.heading
    if following >= last or not (heading or tokens.word[following] in ('"', "“", "«", "„")):
        return []
    if colon - sentence.first == 1 and tokens.lower[sentence.first] in words("labels", "cues"):
        return []  # "STORY: …", "Video: …" is the page's word for what follows
    speaker = speaker_in(tokens, publishers, sentence.first, colon)
    if speaker is None or not _has_predicate(tokens, following, last, -1):
        return []
    if speaker.kind == "state" and _is_of_state(tokens, publishers, following, last, speaker):
        return []  # "Norway: the Trade Ministry is silent": where it is, not who says so
    return [_found(speaker, (colon, colon + 1), (following, last), colon)]


def _is_of_state(tokens: Tokens, publishers: Publishers, first: int, last: int, state: Party) -> bool:
    """True where the subject behind the colon is a body or an office of that state, or of none that is named."""
    subject = next((i for i in range(first, last) if tokens.dep[i] in ("nsubj", "nsubjpass")), None)
    party = publishers.parties.at(subject) if subject is not None else None
    is_office = party is not None and (party.kind == "agency" or (party.kind == "person" and bool(party.office)))
    return party is not None and is_office and party.country in (None, state.country)


def _after_dash(tokens: Tokens, publishers: Publishers, n: int) -> list[Found]:
    sentence = tokens.sentences[n]
    last = _heading_end(tokens, n)
    dash = next(
        (
            i
            for i in range(last - 2, max(sentence.first, last - 6), -1)
            if tokens.word[i] in _DASHES or tokens.word[i] == ":"
        ),
        None,
    )
    if dash is None or (tokens.word[dash] != ":" and tokens.end[dash - 1] == tokens.start[dash]):
        return []
    listed = (
        words("offices", "roles") | words("people", "roles") | words("agencies", "roles") | words("outlets", "cues")
    )
    tail = range(dash + 1, last)
    is_role = any(tokens.lemma[i] in listed or tokens.lower[i] in listed for i in tail)
    speaker = speaker_in(tokens, publishers, dash + 1, last)
    is_told_of = speaker is not None and speaker.kind == "document"
    is_told_of = is_told_of or any(tokens.pos[i] == "NUM" or tokens.lemma[i] in _TOLD_OF for i in tail)
    if tokens.word[dash] == ":" and (not is_role or is_told_of):
        return []  # "Harbour fire: the victims", "Pier shut: 12 officials hurt"
    if speaker is None or not (is_role or speaker.kind == "person") or (speaker.kind == "outlet" and speaker.named):
        return []  # "… - The Harbour Times" is the name of the page, not of a source
    if not _has_predicate(tokens, sentence.first, dash, -1) and dash - sentence.first < 3:
        return []
    return [_found(speaker, (dash, dash + 1), (sentence.first, dash), dash)]


def _heading_end(tokens: Tokens, n: int) -> int:
    """The end of a heading, where the parser took the last words, behind a colon, for a sentence ("…: | Police")."""
    sentence = tokens.sentences[n]
    if tokens.word[sentence.last - 1] != ":" or n + 1 >= len(tokens.sentences):
        return sentence.last
    rest = tokens.sentences[n + 1]
    return rest.last if rest.block == sentence.block and rest.heading and rest.last - rest.first <= 3 else sentence.last


def speaker_in(tokens: Tokens, publishers: Publishers, first: int, last: int) -> Party | None:
    """The one party that these tokens name, or None."""
    if any(tokens.pos[i] in ("VERB", "AUX") and i not in publishers.parties.name_at for i in range(first, last)):
        return None
    heads = [i for i in range(first, last) if not first <= tokens.head[i] < last or tokens.head[i] == i]
    nouns = [i for i in heads if tokens.pos[i] in ("NOUN", "PROPN", "ADJ")] or list(range(last - 1, last))
    party, _ = publishers.of(nouns[-1])
    if tokens.lower[last - 1] in words("agencies", "roles") and not party.named:
        party = replace(party, kind="agency")
    if tokens.lower[last - 1] in words("printed", "cues") and not party.named:
        party = replace(party, kind="outlet")
    if party.kind not in _SPEAKERS or publishers.is_time(nouns[-1]):
        return None
    if party.kind == "organisation" and nouns[-1] not in publishers.parties.name_at:
        return None
    if party.start >= 0 and party.end > tokens.start[first] > party.start:
        party = replace(party, name=spelled(tokens, first, last), start=tokens.start[first], end=tokens.end[last - 1])
    return party


def _found(source: Party, cue: tuple[int, int], content: tuple[int, int], at: int) -> Found:
    return Found(source, cue, content, "say", at)


def is_telling(clause: Clause, tokens: Tokens) -> bool:
    """True for a reporting verb that can stand after what it reports."""
    return (forces().get(clause.lemma) or forces().get(tokens.lemma[clause.verb])) in _TELLING


def clip(tokens: Tokens, found: list[Found], trailing: Sequence[tuple[int, int]]) -> list[Found]:
    """What others say ends where a trailing cue begins: ``trailing``: (cue verb, end of its content)."""
    out = []
    for f in found:
        first, last = f.content
        for verb, edge in trailing:
            if (
                f.cue_verb != verb
                and first < edge < last
                and tokens.sentence_of[f.cue_verb] == tokens.sentence_of[verb]
            ):
                last = edge
        out.append(replace(f, content=(first, last)) if last != f.content[1] else f)
    return out
