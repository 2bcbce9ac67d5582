"""Evidence that two names are one thing, or are not. Each function's docstring is the sentence that users read.

What speaks of "the same document" is asked of two forms of one document only (see ``notes``).

Strength: *merge* joins the names everywhere in the case, *suggest* proposes for that mention only, *forbid* keeps
apart whatever else speaks for joining.
"""

from __future__ import annotations

from rapidfuzz.distance import JaroWinkler

from onrecord.resolution.forms import Form, short_and_long
from onrecord.resolution.likeness import MATCH, body_likeness, generation, person_likeness
from onrecord.resolution.spelling import (
    body_core,
    content,
    fold,
    initials,
    is_acronym,
    office_key,
    own_words,
    senses,
    state_body,
    stem,
    surname,
    tables,
)

NEAR = 0.88  # Jaro-Winkler: "Piacentini" and "Piantini" are nearer, two common short surnames are not
SURE = 0.85  # likeness of two full names: above, one word at most is spelled otherwise, and sounds alike
SURE_BODY = 0.93  # of bodies, whose names have less that is their own
_RELATED = 0.80  # enough where office, country and text are all the same


def same_name(one: Form, two: Form) -> bool:
    """The names are spelled alike, apart from case, accents and small words."""
    return bool(one.name) and content(one.name) == content(two.name)


def acronym(one: Form, two: Form) -> bool:
    """One name is the acronym of the other, in the same document."""
    short, long = (one, two) if is_acronym(one.name) else (two, one)
    if short.kind == "outlet" and long.kind != "outlet":
        return False  # an agency's letters are those of many bodies
    return (
        is_acronym(short.name)
        and not is_acronym(long.name)
        and fold(short.name) in initials(long.name)
        and fold(short.name) not in fold(long.name).split()  # "AP Photo" does not say what "AP" is
    )


def surname_of_full_name(one: Form, two: Form) -> bool:
    """One name is the surname (or given name) of the other, which the same document gives in full."""
    short, long = short_and_long(one, two)
    # a lone surname is often taken for a body's name; next to the full name it is the person's
    is_person = long.kind == "person" and short.kind in ("person", "organisation", "other")
    if short.kind != "person" and (is_acronym(short.name) or len(fold(short.name)) < 4):
        return False
    is_led = short.is_surname and _words(short) > 1  # "de Wit": of two words, and yet a surname by itself
    alone = (len(short.name.split()) == 1 or is_led) and len(short.name.split()) < len(long.name.split())
    is_last = f" {fold(long.name)}".endswith(f" {fold(short.name)}") or surname(long.name) == fold(short.name)
    fits = is_last or fold(long.name).split()[:1] == [fold(short.name)]
    return is_person and alone and fits


def body_cut_short(one: Form, two: Form) -> bool:
    """One name is the beginning of the other, which the same document gives in full."""
    short, long = short_and_long(one, two)
    # a lone name that was taken for a person's goes with the only body that begins with it
    if long.kind != "organisation" or short.kind not in ("organisation", "person", "other") or is_acronym(short.name):
        return False
    return short.is_proper and long.is_proper and _begins(short, long)


def body_without_its_field(one: Form, two: Form) -> bool:
    """One name only leaves off what the other says the body is for."""
    short, long = short_and_long(one, two)
    if not one.kind == two.kind == "organisation" or "of" in (one.sort, two.sort) or _words(short) < 2:
        return False
    is_cut = fold(long.name).split()[_words(short) :][:1] in ([w] for w in tables().purposes)
    return is_cut and short.is_proper and long.is_proper and _begins(short, long)


def _begins(short: Form, long: Form) -> bool:
    """The long name begins with the short one, which has a word of its own."""
    few, many = fold(short.name).split(), fold(long.name).split()
    if not 0 < len(few) < len(many) or many[: len(few)] != few:
        return False
    lists = tables()
    own = [w for w in content(short.name) if w not in lists.group and w not in lists.common_heads]
    is_own = any(len(w) > 3 and w not in lists.state_words and w not in lists.common_in_bodies for w in own)
    return is_own and not (short.country and long.country and short.country != long.country)


def body_without_its_place(one: Form, two: Form) -> bool:
    """One name leaves the country or town off that the other, in the same document, begins or ends with."""
    short, long = short_and_long(one, two)
    few, many = content(short.name), content(long.name)
    if len(few) < 2 or len(many) != len(few) + 1 or "person" in (one.kind, two.kind):
        return False
    if not (short.is_proper and long.is_proper) or long.country is None or short.country not in (None, long.country):
        return False
    extra = many[0] if many[1:] == few else many[-1] if many[:-1] == few else ""
    lists = tables()
    common = lists.state_words | lists.common_in_bodies | lists.group.keys()
    return bool(extra) and extra not in common


def same_surname_and_office(one: Form, two: Form) -> bool:
    """Same surname, same office and same country, in different documents."""
    same = one.kind == two.kind == "person" and surname(one.name) == surname(two.name)
    return same and _same_office(one, two) and one.country is not None and one.country == two.country


def same_name_of_other_kind(one: Form, two: Form) -> bool:
    """The very same name of two words or more; it was taken for a person's in one place, for a body's in another."""
    kinds = {one.kind, two.kind}
    if "person" not in kinds or not kinds <= {"person", "organisation", "other"} or len(kinds) < 2:
        return False
    return content(one.name) == content(two.name) and len(content(one.name)) > 1 and state_body(one.name) is None


def person_written_otherwise(one: Form, two: Form) -> bool:
    """The full names are one name in another spelling, order or script, or with a middle name or initial more."""
    if one.kind != "person" or two.kind != "person" or min(_words(one), _words(two)) < 2:
        return False
    if one.sort == "of" or two.sort == "of":
        return False  # a surname of two words is whom its document says, not all who are written so
    ages = generation(one.name), generation(two.name)
    if ages[0] != ages[1] and (all(ages) or two.id in one.beside):
        return False  # father and son; another document may only have left the "Jr." off
    return person_likeness(one.name, two.name) >= SURE


def body_written_otherwise(one: Form, two: Form) -> bool:
    """The names are one name in another spelling, order or script, or with another legal form or abbreviation."""
    kinds = {one.kind, two.kind}
    if "person" in kinds or "publication" in kinds or "place" in kinds or not (one.is_proper and two.is_proper):
        return False
    if (state_body(one.name) or state_body(two.name)) and not _same_own_words(one, two):
        return False
    if is_acronym(one.name) or is_acronym(two.name) or min(_words(one), _words(two)) < 2:
        return False
    return body_likeness(one.name, two.name) >= SURE_BODY


def same_local_body(one: Form, two: Form) -> bool:
    """Both are named as the same body of the same town, county or region."""
    are_bodies = state_body(one.name) is not None and state_body(two.name) is not None
    return are_bodies and _same_own_words(one, two) and body_core(one.name) == body_core(two.name)


def _same_own_words(one: Form, two: Form) -> bool:
    return bool(own_words(one.name)) and own_words(one.name) == own_words(two.name)


def near_spelling_in_office(one: Form, two: Form) -> bool:
    """The surnames are spelled nearly alike, and both hold the same office of the same country in the same document."""
    if one.kind != "person" or two.kind != "person":
        return False
    if not _same_office(one, two) or one.country != two.country:
        return False
    a, b = surname(one.name), surname(two.name)
    if a == b or min(len(a), len(b)) < 4:
        return False
    close = JaroWinkler.similarity(a, b)
    # a name cut in the middle ("Vestergard", "Vegard") keeps both its ends
    keeps_ends = a[:2] == b[:2] and a[-3:] == b[-3:]
    return close >= NEAR or (close >= _RELATED and keeps_ends)


def words_that_mean_each_other(one: Form, two: Form) -> bool:
    """The names are translations of the same words, and both are given as the source of the same matter."""
    if one.kind == "person" or two.kind == "person" or state_body(one.name) or state_body(two.name):
        return False
    if len(content(one.name)) < 2 or senses(one.name) != senses(two.name) or same_name(one, two):
        return False
    if not one.is_proper or not two.is_proper or not {one.kind, two.kind} <= {"organisation", "other"}:
        return False
    shared = set(content(one.name)) & set(content(two.name))
    if _shared_values(one, two):
        return True
    return not shared and bool(one.measures.keys() & two.measures.keys())


def only_bearer_of_the_surname(one: Form, two: Form) -> bool:
    """All the documents name one person only with this surname; this document gives no full name."""
    is_person = one.kind == two.kind == "person" and _words(one) == 1 < _words(two)
    fits = is_person and len(fold(one.name)) > 2 and surname(two.name) == fold(one.name)
    return fits and not (one.country and two.country and one.country != two.country)


def titles_that_mean_each_other(one: Form, two: Form) -> bool:
    """The titles are translations of the same words; a title may also be a label, so this only proposes."""
    kinds = {one.kind, two.kind}
    if "publication" not in kinds or not kinds <= {"publication", "other", "organisation"}:
        return False
    return len(content(one.name)) >= 2 and senses(one.name) == senses(two.name) and not same_name(one, two)


def translated_alike(one: Form, two: Form) -> bool:
    """The names are translations of the same words, but nothing else ties them together."""
    if {one.kind, two.kind} != {"organisation"} or state_body(one.name) or state_body(two.name):
        return False
    return len(content(one.name)) >= 2 and senses(one.name) == senses(two.name)


def common_noun_for_name(phrase: Form, name: Form) -> bool:
    """The common-noun phrase says in other words what the name says; it may stand for it in this place only."""
    if phrase.is_named or name.kind not in {"organisation", "other"} or state_body(name.name):
        return False
    words = content(phrase.name)
    if not words or words[-1] not in tables().common_heads or len(words) > 4:
        return False
    table = tables().group
    theirs = set(senses(name.name))
    if table.get(words[-1]) == "body" or words[-1] in {"group", "ngo", "charity"}:
        telling = {table[w] for w in words[:-1] if w in table} - {"body"}
        return bool(telling) and theirs - {"body"} <= telling
    return len(words) > 1 and set(senses(phrase.name)) == theirs


def described_so_in_text(phrase: Form, name: Form) -> bool:
    """The same document introduces this name with the very words of the phrase; it may stand for it in this place."""
    if phrase.is_named or name.kind == "person":
        return False
    words = content(phrase.name)
    roles = [content(role) for role in name.roles]
    return len(words) > 1 and any(r and r[-1] == words[-1] and set(words) <= set(r) for r in roles)


def introduced_by_its_noun(phrase: Form, name: Form) -> bool:
    """The text introduced this name with the phrase's noun before; the phrase may stand for it in this place."""
    words = fold(phrase.name).split()
    is_one = bool(words) and stem(words[-1]) == words[-1]  # "banks" speaks of no single body
    return is_one and not phrase.is_named and name.name in phrase.hints and name.kind != "person"


def state_body_by_context(form: Form, other: Form) -> bool:
    """Bodies of the same name; the country of this one is only told by the text around it."""
    if not form.by_context or other.by_context:
        return False
    body = state_body(form.name)
    is_same = body is not None and body == state_body(other.name)
    return is_same and form.country is not None and form.country == other.country


def parliament_by_another_name(one: Form, two: Form) -> bool:
    """Both are words for a parliament of the same country; which body the translation means is not certain."""
    both = [set(content(f.name)) & tables().parliament_words for f in (one, two)]
    return all(both) and one.country is not None and one.country == two.country and not same_name(one, two)


def different_countries(one: Form, two: Form) -> bool:
    """They belong to different countries."""
    return one.country is not None and two.country is not None and one.country != two.country


def is_full_name(form: Form) -> bool:
    """True for a person's name of two words or more."""
    return form.kind == "person" and _words(form) > 1


def different_persons(one: Form, two: Form) -> bool:
    """Both are full names of persons, and the names differ."""
    full = [fold(f.name).split() for f in (one, two)]
    if one.kind != "person" or two.kind != "person" or min(len(f) for f in full) < 2:
        return False
    if full[0][-1] == full[1][-1] and full[0][0] == full[1][0]:
        return generation(one.name) != generation(two.name) and two.id in one.beside
    short, long = short_and_long(one, two)
    if short.is_surname and f" {fold(long.name)}".endswith(f" {fold(short.name)}"):
        return False
    return full[0][-1] == full[1][-1] and person_likeness(one.name, two.name) < MATCH


def _words(form: Form) -> int:
    return len(fold(form.name).split())


def _same_office(one: Form, two: Form) -> bool:
    offices = [{office_key(r) for r in f.roles} for f in (one, two)]
    return bool(offices[0] & offices[1])


def _shared_values(one: Form, two: Form) -> bool:
    """A figure of at least 10 said on the word of both; small ones coincide by chance."""
    return any(v >= 10 for v in one.values.keys() & two.values.keys())
