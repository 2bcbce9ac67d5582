"""What a change of a few documents reaches among the names of a large case: the forms whose outcome may be another.

Forms that are joined, or might be, are tied (``Clusters.tie``). What is tied to a changed form, directly or through
others, before or after the change, is settled anew by the rules that settle a whole case; the rest stays as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.model.delta import Kept, TooWide
from onrecord.model.entity import MentionKey
from onrecord.model.profile import Profile
from onrecord.resolution import blocks, evidence, joining, keeping, suggesting
from onrecord.resolution.blocks import BEARERS, SHORT, SURNAMES, WORDS, Blocks
from onrecord.resolution.clusters import Clusters
from onrecord.resolution.countries import most_used
from onrecord.resolution.decided import Pair, join
from onrecord.resolution.entities import SHOWN
from onrecord.resolution.forms import Form, is_phrase
from onrecord.resolution.joining import Rule
from onrecord.resolution.keeping import Row, joined, parted
from onrecord.resolution.notes import Notes, Tie
from onrecord.resolution.spelling import fold
from onrecord.resolution.suggesting import Pointer

MOST = 6_000  # forms, or mentions, that are looked at again; more is a change of the case
_ALWAYS = {blocks.WORDS.name, blocks.LOCAL.name, blocks.OFFICES.name, blocks.STATE_BODIES.name, "known"}
_RULES: dict[str, tuple[Rule, ...]] = {
    blocks.PERSONS.name: (evidence.person_written_otherwise,),
    blocks.BODIES.name: (evidence.body_written_otherwise,),
    blocks.FIELDS.name: (evidence.body_without_its_field,),
    blocks.SURNAMES.name: (evidence.only_bearer_of_the_surname,),
    blocks.SENSES.name: (
        evidence.words_that_mean_each_other,
        evidence.titles_that_mean_each_other,
        evidence.translated_alike,
    ),
}
# ways whose blocks hang on the size of another's
_LIMITS = {SURNAMES.name: BEARERS.name, WORDS.name: SHORT.name}


class Reach:
    """The forms that a change reaches, settled anew. ``rows``: as they were kept, their sums changed; ``forms``: those
    that there are now. ``clusters``, ``known``, ``pointed``, ``first``, ``marks``: what they became. ``decided``: what
    people hold for one, or for two; ``redecided``: what of that is new, or was and is no more.
    """

    def __init__(
        self,
        kept: Kept,
        profile: Profile,
        added: Sequence[Notes],
        removed: Sequence[Notes],
        decided: tuple[Sequence[Pair], Sequence[Pair]] = ((), ()),
    ) -> None:
        self.kept = kept
        self.profile = profile
        was, self.decided = decided
        self.redecided = set(was) ^ set(self.decided)
        self._joined = {key for pair in self.decided if pair.is_one for key in (pair.one, pair.two)}
        self.ways = blocks.ways(profile)
        self.rows: dict[str, Row] = {}
        self.forms: dict[str, Form] = {}
        self._words: dict[str, int] = {}
        self._called: dict[str, str] = {}
        self._where: dict[str, tuple[MentionKey, ...]] = {}
        self._sizes: dict[str, int] = {}
        self._tried: dict[tuple[str, str, str], bool] = {}
        signed = [(one, 1) for one in added] + [(one, -1) for one in removed]
        self._dirty = self._sum_forms(signed) | self._count_words(signed) | self._count_names(signed)
        self._dirty |= {key for pair in self.redecided for key in (pair.one, pair.two)}
        self._sum_ties(signed)
        self._place_forms(added, removed)
        self._changed = self._capped_changes()
        self.reached: set[str] = set()
        self._settle()
        self.extend(self._dirty)

    # what the rules ask

    def is_place(self, word: str) -> bool:
        return self._count(keeping.PLACE, word) > 0

    def is_body(self, word: str) -> bool:
        return self._count(keeping.BODY, word) > 0

    def is_common(self, word: str) -> bool:
        return self._count(keeping.SMALL, word) > 0

    def is_crowded(self, key: str) -> bool:
        return self._size(key) + self._changed.get(key, 0) > blocks.most_of(key)

    def called(self, country: str) -> str:
        if country not in self._called:
            held = self.kept.get(keeping.CALLED, [country]).get(country)
            self._called[country] = most_used(country, keeping.dict_from_bytes(held[""]) if held else {})
        return self._called[country]

    def where(self, form: Form) -> tuple[MentionKey, ...]:
        if form.id not in self._where:
            found = self.kept.first(keeping.SEEN, [form.id], SHOWN).get(form.id, {})
            mentions = [
                (document, start, end)
                for document, data in found.items()
                for start, end in sorted(keeping.seen_from_bytes(data)[0])
            ]
            self._where[form.id] = tuple(mentions[:SHOWN])
        return self._where[form.id]

    # rows

    def load(self, keys: Iterable[str]) -> None:
        """Have the rows of forms, where they are kept."""
        wanted = [key for key in keys if key not in self.rows]
        for key, found in self.kept.get(keeping.FORMS, wanted).items():
            self.rows[key] = keeping.row_from_bytes(key, found[""])
            self.rows[key].form.is_named = self._is_named(key)

    def _is_named(self, key: str) -> bool:
        return not is_phrase(key) or key in self._joined

    def extend(self, keys: Iterable[str]) -> None:
        """Take forms in, with all that they are tied to, and settle everything that was reached."""
        more = set(keys)
        while not more <= self.reached:
            self._take_in(more)
            self._settle()
            more = self._tied_now()

    def _take_in(self, keys: set[str]) -> None:
        self.load(keys)
        ties = {self.rows[key].tied for key in keys if key in self.rows}
        found = {member for members in self.kept.get(keeping.TIED, ties).values() for member in members}
        self.reached |= keys | found
        if len(self.reached) > MOST:
            raise TooWide(f"names: what a change reaches hangs together with {len(self.reached)} forms")
        self.load(self.reached)

    def _settle(self) -> None:
        self.forms = {key: self.rows[key].form for key in sorted(self.reached) if self.is_there(key)}
        self._prepare(self.forms.values())
        joining.settle_kinds(self.forms.values(), self)
        self._measure(
            key for form in self.forms.values() for way in self.ways if way.most is not None for key in way.of(form)
        )
        self.clusters = Clusters(self.forms, self.where)
        join(self.clusters, self.decided)
        ties: set[Tie] = set()
        for one, found in self.kept.get(keeping.TIES, self.forms).items():
            for member in found:
                rule, two = parted(member)
                ties.add((rule, min(one, two), max(one, two)))
        self.known = joining.join(self.clusters, ties, self.profile, self)
        self.pointed: dict[str, Pointer] = suggesting.by_form(self.clusters, self)
        self.first = {key: self.clusters.first(key) for key in self.forms}
        sizes = Counter(self.first.values())
        self.marks = {
            key: keeping.mark(form, is_single=sizes[self.first[key]] == 1) for key, form in self.forms.items()
        }

    def is_there(self, key: str) -> bool:
        """Whether any mention of the form is left."""
        return key in self.rows and self.rows[key].form.mentions > 0

    def moved(self) -> list[str]:
        """Forms that rules see otherwise than before."""
        return [key for key in self.forms if self.marks[key] != self.rows[key].mark]

    def _tied_now(self) -> set[str]:
        """Forms outside that are tied to one that moved, or are in a block that has just grown too large, or small
        enough.
        """
        by_key: dict[str, list[tuple[Blocks, str]]] = {}
        for key in self.moved():
            for way in self.ways:
                if way not in (blocks.LONE, blocks.SPOKEN, BEARERS, SHORT):
                    for block in way.of(self.forms[key]):
                        by_key.setdefault(block, []).append((way, key))
        self._measure(self._limit(block) for block in by_key)
        crossed = {b for b in self._changed if self.is_crowded(b) != (self._size(b) > blocks.most_of(b))}
        crossed |= {_other_block(b) for b in crossed}
        wanted = [block for block, users in by_key.items() if users[0][0] is WORDS or not self._is_left_out(block)]
        found = self.kept.get(keeping.BLOCKS, {*wanted, *crossed})
        out = {member for block in crossed for member in found.get(block, ())} - self.reached
        mates: dict[str, list[str]] = {}
        for block in wanted:
            is_many = self._is_left_out(block)  # a word for very many things: what explains it stands by itself
            mates[block] = [m for m in found.get(block, ()) if m not in self.reached and not (is_many and "|of " in m)]
        every = {mate for listed in mates.values() for mate in listed}
        self.load(every)
        self._prepare(self.rows[key].form for key in every)
        for key in every:
            joining.settle_kinds([self.rows[key].form], self)
            self.rows[key].form.country = self.rows[key].country
        for block in wanted:
            for way, key in by_key[block]:
                out |= {mate for mate in mates[block] if mate not in out and self._is_tied(way, key, mate)}
        return out | self.reached if out else self.reached

    def _limit(self, block: str) -> str:
        """The block whose size says whether this one is looked at."""
        way, _, rest = block.partition("|")
        return f"{_LIMITS.get(way, way)}|{rest}"

    def _is_left_out(self, block: str) -> bool:
        limit = self._limit(block)
        if not blocks.is_capped(limit) or not self.is_crowded(limit):
            return False
        word = block.partition("|")[2]
        spelled = (word, f"{word}s", f"{word[:-1]}ies")  # whatever it is the stem of
        is_word = any(self.is_place(one) or self.is_common(one) for one in spelled)
        return not block.startswith(f"{WORDS.name}|") or not is_word

    def _is_tied(self, way: Blocks, key: str, mate: str) -> bool:
        if way.name in _ALWAYS:
            return True
        tried = way.name, key, mate  # forms that one rule leaves apart may be tied by another
        if tried not in self._tried:
            one, two = self.forms[key], self.rows[mate].form
            self._tried[tried] = any(rule(a, b) for rule in _RULES[way.name] for a, b in ((one, two), (two, one)))
        return self._tried[tried]

    # sums

    def _sum_forms(self, signed: Sequence[tuple[Notes, int]]) -> set[str]:
        keys = {key for one, _ in signed for key in one.forms}
        self.load(keys)
        for one, sign in signed:
            for key, form in one.forms.items():
                row = self.rows.get(key)
                if row is None:
                    row = self.rows[key] = Row(Form(key, self._is_named(key), form.sort), tied=key, first=key)
                row.form.add(form, sign)
        return keys

    def _count_words(self, signed: Sequence[tuple[Notes, int]]) -> set[str]:
        """Counts words; gives the forms of a word that the case now has, or has no more."""
        changes: Counter[str] = Counter()
        for one, sign in signed:
            for sort, words in ((keeping.PLACE, one.places), (keeping.BODY, one.bodies), (keeping.SMALL, one.small)):
                for word in words:
                    changes[joined(sort, word)] += sign
        keys = [key for key, number in changes.items() if number]
        held = self.kept.get(keeping.WORDS, keys)
        flipped = set()
        for key in keys:
            was = int(held.get(key, {}).get("", b"0"))
            self._words[key] = was + changes[key]
            if (was > 0) != (self._words[key] > 0):
                flipped.add(parted(key)[1])
        keeping.put_counts(self.kept, keeping.WORDS, ((key, "", self._words[key]) for key in keys))
        found = self.kept.get(keeping.BLOCKS, (f"{blocks.LONE.name}|{word}" for word in flipped))
        return {key for forms in found.values() for key in forms}

    def _count_names(self, signed: Sequence[tuple[Notes, int]]) -> set[str]:
        """Counts what countries are called; gives the forms that hang on it where the first name is another."""
        changes: dict[str, Counter[str]] = {}
        for one, sign in signed:
            for country, listed in one.called.items():
                for name, number in listed.items():
                    changes.setdefault(country, Counter())[name] += sign * number
        held = self.kept.get(keeping.CALLED, changes)
        moved = []
        for country, listed in changes.items():
            before = keeping.dict_from_bytes(held[country][""]) if country in held else {}
            names = set(before) | set(listed)
            after = {n: before.get(n, 0) + listed[n] for n in names if before.get(n, 0) + listed[n]}
            self._called[country] = most_used(country, after)
            if self._called[country] != most_used(country, before):
                moved.append(country)
            self.kept.put(keeping.CALLED, [(country, "", keeping.dict_bytes(after))])
        found = self.kept.get(keeping.BLOCKS, (f"{blocks.SPOKEN.name}|{country}" for country in moved))
        return {key for forms in found.values() for key in forms}

    def _sum_ties(self, signed: Sequence[tuple[Notes, int]]) -> None:
        changes: Counter[Tie] = Counter()
        for one, sign in signed:
            for tie in one.ties:
                changes[tie] += sign
        both = [
            (a, joined(rule, b), n)
            for (rule, one_, two), n in changes.items()
            for a, b in ((one_, two), (two, one_))
            if n
        ]
        held = self.kept.get(keeping.TIES, {key for key, _, _ in both})
        counts = [(key, member, int(held.get(key, {}).get(member, b"0")) + n) for key, member, n in both]
        keeping.put_counts(self.kept, keeping.TIES, counts)

    def _place_forms(self, added: Sequence[Notes], removed: Sequence[Notes]) -> None:
        self.kept.drop(keeping.SEEN, [(key, one.document) for one in removed for key in one.forms])
        self.kept.put(keeping.SEEN, (row for one in added for row in keeping.seen_rows(one)))

    def _capped_changes(self) -> dict[str, int]:
        """How many forms more or fewer the capped blocks have."""
        self.load(self._dirty)
        there = [key for key in self._dirty if self.is_there(key)]
        self._prepare(self.rows[key].form for key in there)
        joining.settle_kinds([self.rows[key].form for key in there], self)
        capped = [way for way in self.ways if way.most is not None]
        heads = tuple(f"{way.name}|" for way in capped)
        changes: Counter[str] = Counter()
        for held in self.kept.of_members(keeping.BLOCKS, self._dirty).values():
            changes.subtract(block for block in held if block.startswith(heads))
        for key in there:
            changes.update(block for way in capped for block in way.of(self.rows[key].form))
        out = {block: number for block, number in changes.items() if number}
        self._measure(out)
        return out

    def _count(self, sort: str, word: str) -> int:
        key = joined(sort, word)
        if key not in self._words:
            self._ask([key])
        return self._words[key]

    def _ask(self, keys: Iterable[str]) -> None:
        wanted = {key for key in keys if key not in self._words}
        held = self.kept.get(keeping.WORDS, wanted)
        self._words.update({key: int(held.get(key, {}).get("", b"0")) for key in wanted})

    def _prepare(self, forms: Iterable[Form]) -> None:
        """Ask at once what the rules will ask about words."""
        words = {fold(spelling) for form in forms for spelling in form.spellings}
        sorts = (keeping.PLACE, keeping.BODY, keeping.SMALL)
        self._ask(joined(sort, word) for word in words if " " not in word for sort in sorts)

    def _size(self, key: str) -> int:
        if key not in self._sizes:
            self._measure([key])
        return self._sizes[key]

    def _measure(self, keys: Iterable[str]) -> None:
        wanted = {key for key in keys if key not in self._sizes}
        sizes = self.kept.counts(keeping.BLOCKS, wanted)
        self._sizes.update({key: sizes.get(key, 0) for key in wanted})


def _other_block(block: str) -> str:
    way, _, rest = block.partition("|")
    other = next((name for name, limit in _LIMITS.items() if limit == way), way)
    return f"{other}|{rest}"
