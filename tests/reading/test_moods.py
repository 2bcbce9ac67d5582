"""How firmly a clause is put: nothing is asserted that the text only supposes, plans, demands or asks."""

from __future__ import annotations

import pytest

from reading_of import reading_of

CASES = [
    ("The board has closed two quays.", "closed", "stated"),
    ("The board will close two quays.", "close", "planned"),
    ("The board may close two quays.", "close", "possible"),
    ("The keeper told NewsRoom 4 the boy did not lose his boat.", "lose", "stated"),
    ("The mayor said the crews would not want to sail.", "want", "stated"),
    ("No keeper deserves to be drowned like that.", "drowned", "possible"),
    ("The board plans to close two quays.", "close", "planned"),
    ("The ministry demanded that the board be dissolved.", "dissolved", "demanded"),
    ("The ministry urged the board to close two quays.", "close", "demanded"),
    ("The ministry told reporters that the board had closed two quays.", "closed", "stated"),
    ("The board has yet to close the quays.", "close", "not-yet"),
    ("The board failed to close the quays.", "close", "not-yet"),
    ("If the board closes the quays, the ships will leave.", "closes", "conditional"),
    ("If the board closes the quays, the ships will leave.", "leave", "conditional"),
    ("The ministry is examining whether the board closed the quays.", "closed", "unresolved"),
    ("Has the board closed the quays?", "closed", "hypothetical"),
    ("Residents fear that the board will close the quays.", "close", "feared"),
    ("Did the mayor say that the board closed the quays?", "closed", "hypothetical"),
    ("The mayor threatened to close the quays.", "close", "conditional"),
    ("The mayor warned that it would close the quays.", "close", "conditional"),
    ("The board has not confirmed that the mayor closed the quays.", "closed", "unresolved"),
    ("There is no evidence that the board closed the quays.", "closed", "unresolved"),
    ("There were fears that the board closed the quays.", "closed", "feared"),
    ("The board asked to inspect the quays, which lie in Esk.", "lie", "stated"),
    ("The board is due to rule on the quays.", "rule", "planned"),
    ("The board does not see any reason to close the quays.", "see", "stated"),
    ("The board will open the quays when a pact is signed.", "signed", "planned"),
    ("The mayor is an obstacle to closing the quays.", "closing", "possible"),
    ("Any ship that breaks the rules will be fined.", "fined", "conditional"),
    ("The mayor may tell the council that the board closed the quays.", "closed", "unresolved"),
    ("The mayor will say that the board closed the quays.", "closed", "unresolved"),
    ("The mayor would only say that the board closed the quays.", "closed", "stated"),
    ("The mayor could hear that the board closed the quays.", "closed", "stated"),
]


@pytest.mark.parametrize(("text", "word", "mood"), CASES)
def test_mood(text: str, word: str, mood: str) -> None:
    reading = reading_of(text)
    at = text.index(word)
    clause = next(c for c in reading.clauses if reading.tokens.start[c.verb] == at)
    assert clause.mood == mood


@pytest.mark.parametrize(
    ("text", "verb", "mood"),
    [
        ("Albia refused to say when it would resume the ferries.", "resume", "unresolved"),
        ("Albia refused to resume the ferries.", "resume", "not-yet"),
        ("It is premature to close the depots.", "close", "possible"),
        ("The port is to close the depots in May.", "close", "planned"),
    ],
)
def test_a_refusal_to_say_leaves_open_what_would_be_said(text: str, verb: str, mood: str) -> None:
    (found,) = [c.mood for c in reading_of(text).clauses if c.lemma == verb]
    assert found == mood


def test_or_makes_alternatives() -> None:
    reading = reading_of("The boards opened inquiries or closed foreign quays.")
    options = [c for c in reading.clauses if c.alternatives is not None]
    assert {c.lemma for c in options} == {"open", "close"}


@pytest.mark.parametrize("text", ["None of the ships was hit.", "No ship was hit.", "The ship was not hit."])
def test_negation_in_verb_or_subject(text: str) -> None:
    assert any(c.lemma == "hit" and c.is_negated for c in reading_of(text).clauses)


@pytest.mark.parametrize(
    ("text", "verb", "mood"),
    [
        ("Analysts said such a move would cut profits.", "cut", "conditional"),
        ("Peru said any intrusion would meet a strong response.", "meet", "conditional"),
        ("Holm said the talks would resume on Monday.", "resume", "planned"),
        ("Holm said he would like to see progress.", "like", "stated"),
        ("Peru will only lift the ban after an accord is reached.", "lift", "conditional"),
        ("Peru will lift the ban after the talks.", "lift", "planned"),
    ],
)
def test_would_and_only(text: str, verb: str, mood: str) -> None:
    reading = reading_of(text)
    assert next(c.mood for c in reading.clauses if reading.tokens.word[c.verb] == verb) == mood


@pytest.mark.parametrize(
    ("text", "verb", "mood"),
    [
        ("Police determined that the fire was set.", "set", "stated"),
        ("Police must determine whether the fire was set.", "set", "unresolved"),
        ("Neighbours could hear shots.", "hear", "stated"),
        ("Holm said the board would have closed the quay.", "closed", "conditional"),
    ],
)
def test_found_heard_and_would_have(text: str, verb: str, mood: str) -> None:
    reading = reading_of(text)
    assert next(c.mood for c in reading.clauses if reading.tokens.word[c.verb] == verb) == mood


@pytest.mark.parametrize(
    ("text", "verb", "mood"),
    [
        ("The port will be closed, the minister said, unless the board apologises.", "closed", "conditional"),
        ("Norway would close the port, Ida Holm said in Bergen, if the board agreed.", "close", "conditional"),
        ("The port was closed on Monday, the minister said when asked.", "closed", "stated"),
    ],
)
def test_a_condition_behind_who_says_it(text: str, verb: str, mood: str) -> None:
    reading = reading_of(text)
    assert next(c.mood for c in reading.clauses if reading.tokens.word[c.verb] == verb) == mood


def test_what_goes_on_is_announced_as_it_is() -> None:
    reading = reading_of("The minister announced on Monday that the police is examining the pier.")
    assert next(c.mood for c in reading.clauses if c.lemma == "examine") == "stated"
    reading = reading_of("The minister announced on Monday that the police is closing the pier.")
    assert next(c.mood for c in reading.clauses if c.lemma == "close") == "planned"
