"""Attributions that go on: over a whole quotation, into sentences that plainly continue one, and through a relay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model.annotation import QuantityMention
from onrecord.model.party import Party
from onrecord.model.tokens import Tokens
from onrecord.reading.lexicon import words

_NOT_STATED = Party("", "unknown", named=False)


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in token coordinates."""

    source: Party
    cue: tuple[int, int]
    content: tuple[int, int]
    force: str
    cue_verb: int
    direct: bool = False
    carried: bool = False
    doubt: str | None = None
    under: int | None = None  # index of a parent that does not contain it
    relay: tuple[int, Party] | None = None  # the outlet that was told, with its token


def widen(tokens: Tokens, found: list[Found], quoted: list[tuple[int, int]]) -> list[Found]:
    """An attribution that reaches into a quotation has the whole of it, over sentences."""
    out = list(found)
    last_speaker: tuple[int, Found] | None = None
    for first, last in quoted:
        touching = [
            (n, f)
            for n, f in enumerate(out)
            if f.content[0] < last and first < f.content[1] and not first <= f.cue_verb < last
        ]
        if last - first < 6:  # a few words in marks; as a whole sentence's beginning it has a speaker who goes on
            if touching and first == tokens.sentences[tokens.sentence_of[first]].first:
                last_speaker = (last, min(touching, key=lambda pair: pair[1].content[1] - pair[1].content[0])[1])
            continue
        if touching:
            n, best = min(touching, key=lambda pair: pair[1].content[1] - pair[1].content[0])
            out[n] = replace(best, content=(min(best.content[0], first), max(best.content[1], last)), direct=True)
            last_speaker = (last, out[n])
            continue
        sentence = tokens.sentences[tokens.sentence_of[first]]
        cue = next(
            (
                f
                for f in out
                if tokens.sentence_of[f.cue_verb] in (tokens.sentence_of[last - 1], tokens.sentence_of[first])
                and not first <= f.cue_verb < last
            ),
            None,
        )
        if cue is not None:
            out.append(replace(cue, content=(first, last), direct=True))
        elif (
            last_speaker is not None
            and sentence.block - tokens.sentences[tokens.sentence_of[last_speaker[0] - 1]].block <= 1
            and first == sentence.first
        ):
            out.append(
                replace(last_speaker[1], content=(first, last), direct=True, carried=True, doubt="quotation continued")
            )
            last_speaker = (last, out[-1])
        elif not any(first <= f.cue_verb < last for f in out) and _is_statement(tokens, first, last, sentence.first):
            out.append(
                Found(
                    _NOT_STATED,
                    (first, first + 1),
                    (first, last),
                    "say",
                    first,
                    direct=True,
                    doubt="who is quoted is not stated",
                )
            )
    return out


def _is_statement(tokens: Tokens, first: int, last: int, start: int) -> bool:
    """True for a quotation that is a sentence: it opens one or stands after a comma or colon, and has a verb."""
    if first != start and tokens.word[first - 1] not in (",", ":", ".", "!", "?"):
        return False
    return any(tokens.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(first, last))


def carry(tokens: Tokens, found: list[Found], quantities: Sequence[QuantityMention]) -> list[Found]:
    """Sentences that plainly continue an attributed one: fragments, and later counts of the same noun."""
    out = list(found)
    counted: dict[int, set[str]] = {}
    for quantity in quantities:
        if quantity.head is not None and quantity.kind == "count" and not quantity.enumerated:
            counted.setdefault(tokens.sentence_of[quantity.first], set()).add(tokens.lemma[quantity.head])
    covered = {
        n for f in out for n in range(tokens.sentence_of[f.content[0]], tokens.sentence_of[f.content[1] - 1] + 1)
    }
    for n in range(1, len(tokens.sentences)):
        here, before = tokens.sentences[n], tokens.sentences[n - 1]
        if n in covered or here.block != before.block or here.heading:
            continue
        earlier = [
            f
            for f in out
            if tokens.sentence_of[f.content[0]] <= n - 1 <= tokens.sentence_of[f.content[1] - 1]
            and f.source.name
            and tokens.lemma[f.cue_verb] not in ("identify", "name")  # who one is, not how many there are
            and (f.force not in ("believe", "expect", "ask") or tokens.word[before.last - 1] == ";")
        ]
        if not earlier:
            continue
        root = next((i for i in range(here.first, here.last) if tokens.head[i] == i), here.first)
        continues = (
            tokens.word[before.last - 1] in (";", ",")
            or tokens.lower[root] == "former"
            or any(tokens.lower[i] in ("former", "latter") for i in range(here.first, min(here.first + 3, here.last)))
        )
        if tokens.lemma[root] in words("speaking", "cues") | {"speak", "talk"} and _has_own_subject(tokens, root):
            continue  # "…; the army speaks of 15": another who speaks
        is_fragment = tokens.tag[root] in ("VBN", "VBG") and not any(
            tokens.dep[c] in ("nsubj", "nsubjpass", "aux", "auxpass") for c in tokens.children[root]
        )
        same = counted.get(n, set()) & counted.get(n - 1, set())
        if not same and n >= 2 and tokens.sentences[n - 2].block == here.block and before.last - before.first < 4:
            same = counted.get(n, set()) & counted.get(n - 2, set())
        if is_fragment or same or continues:
            ranked = sorted(earlier, key=lambda f: f.content[0] - f.content[1])
            if continues:  # the speaker goes on; what he quoted before does not
                ranked = [f for f in ranked if tokens.lemma[f.cue_verb] not in ("cite", "quote")]
            for f in {f.source.name: f for f in ranked}.values():
                out.append(
                    replace(
                        f,
                        content=(here.first, here.last),
                        carried=True,
                        direct=False,
                        doubt="source carried from the sentence before",
                    )
                )
            covered.add(n)
    return out


def _has_own_subject(tokens: Tokens, verb: int) -> bool:
    subject = tokens.child(verb, "nsubj")
    return subject is not None and tokens.pos[subject] in ("NOUN", "PROPN")


def through(tokens: Tokens, found: list[Found]) -> list[Found]:
    """A party that spoke through another two paragraphs ago or less still speaks through it."""
    out = list(found)
    for n, f in enumerate(out):
        if any(is_inside(tokens, f, g) for g in out if g is not f):
            continue
        for m in range(n - 1, -1, -1):
            g = out[m]
            gap = (
                tokens.sentences[tokens.sentence_of[f.cue_verb]].block
                - tokens.sentences[tokens.sentence_of[g.cue_verb]].block
            )
            if gap > 2:
                break
            if g.source.name and g.source.name == f.source.name and g.source.kind in ("agency", "person"):
                if f.relay is None and g.relay is not None and gap <= 1:
                    out[n] = replace(f, relay=g.relay)  # told to the paper that he was talking to
                    break
                parent = next(
                    (k for k, p in enumerate(out) if is_inside(tokens, g, p) and p.source.kind == "outlet"), g.under
                )
                if parent is not None:
                    out[n] = replace(f, under=parent)
                break
    return out


def relayed(found: list[Found]) -> list[Found]:
    """What was told to an outlet stands in an attribution of the outlet's."""
    out: list[Found] = []
    moved: dict[int, int] = {}
    for n, f in enumerate(found):
        if f.relay is not None:
            token, outlet = f.relay
            out.append(Found(outlet, (token, token + 1), f.content, "report", token, carried=f.carried))
            f = replace(f, under=-len(out))  # counted from one; told apart from indices still to be moved
        moved[n] = len(out)
        out.append(f)
    return [
        replace(f, under=-f.under - 1 if f.under < 0 else moved[f.under]) if f.under is not None else f for f in out
    ]


def is_inside(tokens: Tokens, inner: Found, outer: Found) -> bool:
    return outer.content[0] <= inner.cue_verb < outer.content[1] and inner.cue_verb != outer.cue_verb
