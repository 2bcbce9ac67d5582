"""Speakers: who puts on the record what a reporting verb reports."""

from __future__ import annotations

from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.phrases import NOMINAL, core
from onrecord.model.tokens import Tokens
from onrecord.reading.lexicon import forces, words
from onrecord.reading.publishers import Publishers

NOT_STATED = Party("", "unknown", named=False)
_SET_OFF = 20  # tokens back from the verb to a name set off by commas
_TOGETHER = 6  # tokens between two that are told of together
_CLOSING = frozenset({"”", '"', "''", "»"})


def force_of(tokens: Tokens, clause: Clause) -> str | None:
    """The force of a reporting verb, None for others. A verb with a particle is not the verb without ("put away")."""
    table = forces()
    is_told = any(tokens.dep[c] == "ccomp" for c in tokens.children[clause.verb])
    if tokens.lemma[clause.verb] in words("denouncing", "cues"):
        held = (tokens.lemma[o] for o in clause.objects)
        return "claim" if any(lemma in words("being_there", "cues") for lemma in held) else None
    if clause.lemma in table or " " not in clause.lemma or is_told:
        return table.get(clause.lemma) or table.get(tokens.lemma[clause.verb])
    return None


def _taken_up(tokens: Tokens, clause: Clause, head: int, publishers: Publishers) -> int:
    """ "The group Harbour Watch, it announced that …": in translations a pronoun takes the subject up once more."""
    if tokens.lower[head] not in ("it", "he", "she", "they") or head < 2 or tokens.word[head - 1] != ",":
        return head
    # "Report of the 2nd: the group Harbour Watch, it announced …"
    first, name = tokens.sentences[clause.sentence].first, head - 2
    is_ahead = name > first and not {"VERB", "AUX"} & set(tokens.pos[first:name])
    if is_ahead and tokens.dep[name] == "appos" and tokens.pos[name] == "PROPN" and not publishers.is_time(name):
        return name
    for c in tokens.children[clause.verb]:
        if c >= head - 1 or tokens.dep[c] not in ("npadvmod", "dep", "nsubj", "dislocated", "ROOT"):
            continue
        named = [c, *(k for k in tokens.children[c] if tokens.dep[k] == "appos")]
        proper = next((k for k in reversed(named) if tokens.pos[k] == "PROPN"), None)
        is_one = any(tokens.lower[k] in ("a", "an") for k in tokens.children[c])
        if proper is not None and not is_one and not publishers.is_time(c):
            return proper
    return head


def said_in(tokens: Tokens, noun: int) -> int | None:
    """Who says it in a report, a letter, a statement: "the ministry said in a statement that …", "the mayor issued a
    statement saying …"; None elsewhere.
    """
    if tokens.dep[noun] == "dobj":
        verb = tokens.head[noun]
        is_out = tokens.lemma[verb] in words("issuing", "cues") and tokens.lemma[noun] in words("documents", "cues")
        return tokens.child(verb, "nsubj") if is_out else None
    preposition = tokens.head[noun]
    if tokens.dep[noun] != "pobj" or tokens.lower[preposition] not in ("in", "through", "via"):
        return None
    verb = tokens.head[preposition]
    subject = tokens.child(verb, "nsubj") if tokens.lemma[verb] in forces() else None
    if subject is None or tokens.lower[subject] in ("this", "that", "which"):
        return None
    if tokens.lower[subject] != "it" or subject < 2 or tokens.word[subject - 1] != ",":
        return subject
    # "The group Harbour Watch, it announced in a letter that …"
    name = subject - 2  # the parser may begin a sentence behind it
    first = tokens.sentences[tokens.sentence_of[name]].first
    is_ahead = name > first and not {"VERB", "AUX", "ADP"} & set(tokens.pos[first:name])
    return name if is_ahead and tokens.dep[name] == "appos" and tokens.pos[name] == "PROPN" else subject


def source(
    tokens: Tokens, clause: Clause, publishers: Publishers, force: str, quoted: list[tuple[int, int]]
) -> tuple[Party, str | None] | None:
    """Who the subject of a reporting verb is, with a doubt; None when it is no speaker."""
    sources = clause.subjects
    if clause.is_passive and tokens.lemma[clause.verb] in ("quote", "cite") and clause.objects:
        sources = clause.objects[:1]  # "X was quoted as saying": X speaks; the one who quotes is only a relay
    elif clause.relation == "acl" and (teller := said_in(tokens, tokens.head[clause.verb])) is not None:
        is_others = tokens.lemma[clause.verb] in forces() and publishers.stated(tokens.head[clause.verb]) is not None
        sources = sources if is_others else (teller,)  # "said in a report published on Monday that …"
    elif clause.is_passive and not clause.subjects:
        return NOT_STATED, "passive without agent"
    if not sources or (clause.lemma in ("turn out", "emerge") and tokens.lower[sources[0]] == "it"):
        return None
    sources = tuple(s for s in sources if tokens.word[s] != ".") or sources  # the stop of "Sr."
    own = [c for c in tokens.children[clause.verb] if tokens.dep[c] == "nsubj" and c in sources]
    if (not own and (found := _beside(tokens, clause)) is not None) or (
        own and (found := _misjoined(tokens, clause, own[-1])) is not None
    ):
        own = [found, found]
    head = own[-1] if len(own) > 1 else sources[0]  # a subject of the clause before, which the parser hangs here too
    head = _taken_up(tokens, clause, head, publishers)
    head = _written(tokens, clause, head)
    low = tokens.lower[head]
    if low in ("it", "there", "this", "that", "which", "what") and tokens.dep[head] == "expl":
        return None
    if low in ("i", "we", "you", "who", "what", "n’t") or publishers.is_time(head):
        return None  # inside a quotation "we" is the one quoted
    if low in ("nobody", "anyone", "anybody", "somebody", "someone") or any(
        tokens.dep[c] == "det" and tokens.lower[c] in ("any", "no") for c in tokens.children[head]
    ):
        return NOT_STATED, "who says so is left open"
    if low in ("he", "she") and any(a < head < b and b - a > 5 and tokens.word[b - 1] in _CLOSING for a, b in quoted):
        return NOT_STATED, f"who “{tokens.word[head]}” is inside the quotation was not resolved"
    if (owned := publishers.parties.friend_of(head)) is not None:
        return owned, None
    owner = tokens.child(head, "poss")
    if force == "report" and owner is not None and publishers.parties.at(owner).kind == "outlet":
        head = owner  # "Radio Fjord's Anna Holm reported": the station's own
    speaker, doubt = publishers.of(head)
    is_message = clause.relation in ("acl", "relcl") and tokens.lemma[head] in words("messages", "cues")
    if is_message and speaker.kind == "unknown":
        return NOT_STATED, f"whose {tokens.lemma[head]} it is is not stated"
    if speaker.kind == "unknown" and not speaker.name:
        return NOT_STATED, doubt
    if tokens.pos[head] == "PRON" and speaker.kind == "unknown":
        return NOT_STATED, f"who “{tokens.word[head]}” is was not resolved"
    is_valuing = tokens.lemma[clause.verb] in ("put", "estimate") and tokens.tag[head] == "NNS" and bool(own)
    if (
        speaker.kind == "unknown"
        and not is_valuing
        and not (
            tokens.lemma[clause.verb] in words("speaking", "cues")
            # "the rule was strict and said he …": the rule says nothing; who tells somebody something is somebody
            and (own or clause.relation != "conj" or _has_hearer(tokens, clause))
            and tokens.pos[head] in ("NOUN", "PROPN", "NUM", "ADJ")
            and force == "say"
        )
    ):
        return None  # things do not speak
    return together(tokens, head, speaker), doubt


def _written(tokens: Tokens, clause: Clause, head: int) -> int:
    """ "The posts are shut, it says in the statement", as translations have it: the document; else ``head``."""
    if tokens.lower[head] != "it" or tokens.lemma[clause.verb] not in ("say", "read", "state"):
        return head
    inside = (h for w, h in clause.obliques if w == "in" and tokens.lemma[h] in words("documents", "cues"))
    return next(inside, head)


def _has_hearer(tokens: Tokens, clause: Clause) -> bool:
    """ "… waved a guard down and told him that …"."""
    if tokens.lemma[clause.verb] != "tell":
        return False
    return any(tokens.dep[c] in ("dobj", "dative") and c > clause.verb for c in tokens.children[clause.verb])


def together(tokens: Tokens, head: int, speaker: Party) -> Party:
    """ "witnesses and officials said": nobody is named, and who says it is more than the first of them."""
    other = next((c for c in tokens.children[head] if tokens.dep[c] == "conj"), None)
    is_joint = any(tokens.dep[c] == "cc" and tokens.lower[c] == "and" for c in tokens.children[head])
    if other is None or not is_joint or speaker.named or speaker.start < 0 or speaker.end > tokens.start[other]:
        return speaker
    if tokens.pos[other] != "NOUN" or tokens.pos[head] not in ("NOUN", "PROPN") or other - head > _TOGETHER:
        return speaker
    end = tokens.end[other]
    name = " ".join(tokens.text[speaker.start : end].split())
    return Party(name, "group", speaker.start, end, named=False, collective=True)


def _beside(tokens: Tokens, clause: Clause) -> int | None:
    """The speaker whom the parser hung elsewhere than on the verb."""
    return (
        _swallowed(tokens, clause)
        or _taken_in(tokens, clause.verb)
        or _set_off(tokens, clause)
        or _inverted(tokens, clause)
    )


def _taken_in(tokens: Tokens, verb: int) -> int | None:
    """ "Both firms employ 90 hands and union leaders said that …": the subject, which the parser joins to the object of
    the clause before.
    """
    below = [c for c in tokens.children[verb] if tokens.dep[c] == "ccomp"]
    is_told = any(c > verb for c in below)
    before = next((c for c in below if c < verb and tokens.reach[c][1] == verb), None)
    if before is None or not is_told or tokens.dep[verb - 1] != "conj" or tokens.pos[verb - 1] not in NOMINAL:
        return None
    return verb - 1 if tokens.dep[tokens.head[verb - 1]] in ("dobj", "pobj", "attr") else None


def _swallowed(tokens: Tokens, clause: Clause) -> int | None:
    """ "… with its creditors, bankers and analysts said", "… a day, its head, Ola Holm, said": the subject, which the
    parser takes for the end of a list.
    """
    verb = clause.verb
    if not any(tokens.dep[c] == "ccomp" and c < verb for c in tokens.children[verb]):
        return None
    last = verb - 1 if tokens.word[verb - 1] == "," else verb
    comma = next((i for i in range(last - 1, max(verb - 8, 0), -1) if tokens.word[i] == ","), None)
    if comma is None or any(tokens.pos[i] in ("VERB", "AUX", "ADP") for i in range(comma + 1, last)):
        return None
    nouns = [i for i in range(comma + 1, last) if tokens.dep[i] in ("conj", "appos") and tokens.pos[i] in NOMINAL]
    return nouns[0] if nouns else None


def _set_off(tokens: Tokens, clause: Clause) -> int | None:
    """ "A way out is unthinkable without the fund, Per Holt, head of the bank responsible for loans said.": a name
    between the last two commas, where no subject stands with the verb.
    """
    verb, first = clause.verb, tokens.sentences[clause.sentence].first
    if not any(tokens.dep[c] == "ccomp" and c < verb for c in tokens.children[verb]):
        return None
    commas = [i for i in range(verb - 1, max(first, verb - _SET_OFF), -1) if tokens.word[i] == ","][:2]
    if len(commas) < 2 or any(tokens.pos[i] in ("VERB", "AUX") for i in range(commas[1] + 1, verb)):
        return None
    name = range(commas[1] + 1, commas[0])
    return name[-1] if name and all(tokens.pos[i] == "PROPN" for i in name) else None


def _misjoined(tokens: Tokens, clause: Clause, head: int) -> int | None:
    """ "… the head of the company Solvik, Minister Per Holt said": the speaker after the comma, where the parser begins
    the subject inside what is said.
    """
    verb = clause.verb
    if head > verb or not any(tokens.dep[c] == "ccomp" and c < verb for c in tokens.children[verb]):
        return None
    first = core(tokens, head)[0]
    sentence = tokens.sentences[clause.sentence]
    if first == sentence.first or tokens.pos[first - 1] == "PUNCT" or tokens.pos[first - 1] in ("SCONJ", "CCONJ"):
        return None
    if any(tokens.pos[i] in ("VERB", "AUX", "CCONJ") for i in range(head + 1, verb)):
        return None
    found, at = None, head
    while True:  # "3 million a day, its head, Ola Holm, said": the last name of the chain
        below = [c for c in tokens.children[at] if at < c < verb and tokens.dep[c] in ("conj", "appos")]
        if not below or tokens.pos[below[-1]] not in NOMINAL:
            return found
        at = below[-1]
        found = at if "," in tokens.word[head:at] else found


def gapped(tokens: Tokens, clause: Clause) -> list[tuple[int, int]]:
    """ "A put the loss at 3 tonnes, B at 5": the heads of others whose "at" has no verb of its own, and where each of
    their parts ends.
    """
    heads: list[int] = []
    for at in range(clause.verb + 4, clause.last - 1):
        if (
            tokens.lower[at] != "at"
            or "NUM" not in tokens.pos[at + 1 : at + 3]
            or tokens.pos[at - 1] not in ("NOUN", "PROPN")
        ):
            continue
        mark = next((i for i in range(at - 1, clause.verb, -1) if tokens.word[i] in (",", ";", "and")), None)
        if mark is None or "at" not in tokens.lower[clause.verb : mark]:
            continue
        if not any(tokens.pos[i] in ("VERB", "AUX", "ADP", "NUM") for i in range(mark + 1, at)):
            heads.append(at - 1)
    return list(zip(heads, [*heads[1:], clause.last], strict=False))


def _inverted(tokens: Tokens, clause: Clause) -> int | None:
    """ "…," said Per Holt: a first name that the parser takes for a preposition."""
    after = clause.verb + 1
    if after + 1 >= len(tokens) or tokens.dep[after] != "prep" or not tokens.word[after][:1].isupper():
        return None
    name = tokens.child(after, "pobj")
    return name if name == after + 1 and tokens.pos[name] == "PROPN" else None


def is_seeing(tokens: Tokens, clause: Clause, source: Party) -> bool:
    """ "The child found the gun": persons and police find things; reports and papers find that it is so."""
    if tokens.lemma[clause.verb] == "put":  # "put the number at nine"
        return "at" not in tokens.lower[clause.verb : max(clause.last, tokens.reach[clause.verb][1])]
    if tokens.lemma[clause.verb] not in words("seeing", "cues"):
        return False
    subject = tokens.child(clause.verb, "nsubj")
    is_police = subject is not None and tokens.lemma[subject] in words("agencies", "roles") | words("offices", "roles")
    if source.kind not in ("person", "agency", "unknown") and not (source.kind == "group" and is_police):
        return False
    return not any(tokens.dep[c] == "ccomp" for c in tokens.children[clause.verb])
