"""Who speaks for a body that is a source of the entry too."""

from __future__ import annotations

import pytest

from onrecord.reconciliation.parties import Source
from onrecord.reconciliation.spokesmen import homes

POLICE = Source("name::larn police", "Larn Police", "name::larn police", "agency")
OFFICERS = Source("unnamed:a:officers", "Officers", "unnamed:a:officers", "person", is_sure=False)
DEPARTMENT = Source("unnamed:a:department", "the department", "unnamed:a:department", "agency", is_sure=False)
SHERIFF = Source("name::esk sheriff's office", "Esk Sheriff's Office", "name::esk sheriff's office", "agency")
CHIEF = Source("name::ida quill", "Ida Quill", "name::ida quill", "person", office="Police Chief")
DEPUTIES = Source("unnamed:a:deputies", "deputies", "unnamed:a:deputies", "person", is_sure=False)
HEAD = Source("name::mira stone", "Mira Stone", "name::mira stone", "person", office="Tide Ledger's director")
FIRE = Source("name::ola berg", "Ola Berg", "name::ola berg", "person", office="Fire Chief")
CREW = Source("unnamed:a:crew", "officials with the Larn Police", "unnamed:a:crew", "person", is_sure=False)
LEDGER = Source("name::tide ledger", "Tide Ledger", "name::tide ledger", "organisation")


@pytest.mark.parametrize(
    ("sources", "who", "home"),
    [
        ((POLICE, CHIEF), CHIEF, POLICE),
        ((POLICE, OFFICERS), OFFICERS, POLICE),
        ((POLICE, DEPARTMENT), DEPARTMENT, POLICE),
        ((POLICE, SHERIFF, CHIEF), CHIEF, POLICE),
        ((POLICE, SHERIFF, DEPUTIES), DEPUTIES, SHERIFF),
        ((LEDGER, HEAD), HEAD, LEDGER),
        ((POLICE, SHERIFF, CREW), CREW, POLICE),
        ((SHERIFF, CHIEF), CHIEF, None),
        ((POLICE, FIRE), FIRE, None),
        ((LEDGER, CHIEF), CHIEF, None),
        ((SHERIFF, OFFICERS), OFFICERS, None),
    ],
)
def test_who_speaks_for_the_body_of_the_same_document(
    sources: tuple[Source, ...], who: Source, home: Source | None
) -> None:
    where = {source.key: {"a"} for source in sources}
    found = homes(sources, where)
    assert found.get(who.key) == (home.group if home is not None else None)


def test_in_another_document_it_may_be_another() -> None:
    assert homes((POLICE, CHIEF), {POLICE.key: {"a"}, CHIEF.key: {"b"}}) == {}


def test_two_bodies_that_it_may_be_of_leave_it_open() -> None:
    other = Source("name::esk police", "Esk Police", "name::esk police", "agency")
    where = {source.key: {"a"} for source in (POLICE, other, OFFICERS)}
    assert homes((POLICE, other, OFFICERS), where) == {}
