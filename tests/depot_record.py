"""A small invented record: two papers on coal depots that a watch group counted, and one page in Chinese."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict

from onrecord.ids import sha256
from onrecord.model.annotation import SentenceNote
from onrecord.model.claim import (
    Action,
    Agreement,
    Body,
    Claim,
    ClaimKind,
    Evidence,
    Figure,
    Position,
    Publication,
    Site,
)
from onrecord.model.document import Document
from onrecord.model.entity import Entity, NameLink, Resolution
from onrecord.model.entry import Edge, Entry, Flag, LineageEdge, Record, SourceCount, ToGet
from onrecord.model.findings import Concepts, Findings, LearntConcept
from onrecord.model.party import Party, PartyKind
from onrecord.model.value import WORLD, Amount, Place, Time
from onrecord.model.view import MentionRow

TEXTS = {
    "b.txt": "\ufeffThe Hárbour Watch 🛳 group counted at least 12 depots in 3 countries.\r\n"
    "It said one stands in Velmora. Norland denied that it runs the depots.\r\n"
    "It also counted 4 swans.\x00",
    "a.txt": "Norland's Ministry of Ports will inspect the depots or seal them, HW said on the 19th.\n"
    "Norland and Velmora signed a pact on coal.",
    "c.html": "海港观察说有十二个仓库。\udc80 HW.",
}
IDS = {name: sha256(name.encode()) for name in TEXTS}
POST = Party("Gull Post", "outlet")
NOBODY = Party("", "outlet", named=False)
NORLAND = Place("Norland", "NO", 3144096, precision="country")
VELMORA = Place("Velmora", None, None, 60.5, 5.25, "city")


class Parts(TypedDict):
    """What a store is written from."""

    meta: dict[str, str]
    findings: list[Findings]
    texts: dict[str, str]
    resolution: Resolution
    record: Record


CONCEPTS = Concepts((LearntConcept("depot", ("depot", "coal depot"), documents=2),), ("NO",))


def span(document: str, words: str) -> tuple[int, int]:
    """Where ``words`` first stand in the document's text."""
    start = TEXTS[document].index(words)
    return start, start + len(words)


def party(document: str, words: str, kind: PartyKind = "organisation", country: str | None = None) -> Party:
    """A party at the place of its name."""
    start, end = span(document, words)
    return Party(words, kind, start, end, country=country)


def claim(id_: str, kind: ClaimKind, document: str, words: str, body: Body, chain: tuple[Party, ...]) -> Claim:
    """An asserted, alleged claim whose quote is ``words`` and whose root is the innermost of two parties or more."""
    start, end = span(document, words)
    root = chain[-1] if len(chain) > 1 else None
    return Claim(id_, kind, IDS[document], start, end, words, "asserted", "alleged", chain, root, body)


WATCH = party("b.txt", "Hárbour Watch")
WATCH_SHORT = party("a.txt", "HW")
MINISTRY = replace(party("a.txt", "Ministry of Ports", "agency", "NO"), agency="Ministry of Ports")
STATE = party("b.txt", "Norland", "state", country="NO")

PUBLISHED = Time("2031-05-09", "2031-05-09", "2031-05-09")
MAY = Time("2031-05", "2031-05-01", "2031-05-31", "in May", inferred=True, reason="the document's date")
UNSETTLED = Time(None, text="on the 19th", pattern="XXXX-XX-19")
SETTLED = Time("2031-05-19", "2031-05-19", "2031-05-19", "on the 19th", inferred=True, reason="the other report")

FIGURE = replace(
    claim(
        "c-depots",
        "figure",
        "b.txt",
        "at least 12 depots",
        Figure("depot", Amount(12.0, None, "at least"), "depots", "t1", as_of=MAY),
        (POST, WATCH),
    ),
    time=MAY,
    published=PUBLISHED,
    place=WORLD,
    evidence=(Evidence("place", *span("b.txt", "in 3 countries")),),
)
COUNTRIES = claim(
    "c-countries",
    "figure",
    "b.txt",
    "3 countries",
    Figure("country", Amount(3.0, 3.0), "countries", "t1", scope="with depots"),
    (POST, WATCH),
)
SITE = replace(
    claim("c-site", "site", "b.txt", "one stands in Velmora", Site("depot", STATE), (POST, WATCH)), place=VELMORA
)
DENIAL = replace(
    claim(
        "c-denial",
        "position",
        "b.txt",
        "Norland denied that it runs the depots",
        Position(STATE, "Norland runs the depots", "denies", "depot", "operator"),
        (POST, STATE),
    ),
    polarity="denied",
    modality="stated",
)
SWANS = replace(
    claim("c-swans", "figure", "b.txt", "4 swans", Figure("swan", Amount(4.0, 4.0, increment=True), "swans"), (POST,)),
    in_story=False,
    root_candidates=(WATCH,),
)
INSPECT = replace(
    claim(
        "c-inspect",
        "action",
        "a.txt",
        "inspect the depots",
        Action(MINISTRY, "investigate", "the depots", None, "INVESTIGATE", True),
        (NOBODY, WATCH_SHORT),
    ),
    modality="planned",
    time=UNSETTLED,
    alternatives="g1",
)
SEAL = replace(
    claim("c-seal", "action", "a.txt", "seal them", Action(MINISTRY, "close", "the depots"), (NOBODY, WATCH_SHORT)),
    modality="planned",
    alternatives="g1",
)
PACT = claim(
    "c-pact",
    "agreement",
    "a.txt",
    "Norland and Velmora signed a pact on coal",
    Agreement((party("a.txt", "Norland", "state", country="NO"), party("a.txt", "Velmora")), "coal", (VELMORA,), False),
    (NOBODY,),
)
REPORT = claim(
    "c-report",
    "publication",
    "c.html",
    "海港观察说有十二个仓库",
    Publication(party("c.html", "海港观察"), None, "report"),
    (NOBODY, party("c.html", "海港观察")),
)
CLAIMS = {"b.txt": [SWANS, DENIAL, SITE, COUNTRIES, FIGURE], "a.txt": [PACT, SEAL, INSPECT], "c.html": [REPORT]}

HARBOUR_WATCH = Entity(
    "e-watch",
    "organisation",
    "Harbour Watch",
    aliases=("HW", "Hárbour Watch"),
    suggested=("the group",),
    links=(
        NameLink("HW", "initials", "HW are the initials of Harbour Watch.", "merge", ((IDS["a.txt"], 0, 2),)),
        NameLink("Harbour Watchers", "spelling", "Another group bears this name.", "forbid"),
    ),
    wikidata="Q1",
    is_public=True,
)
ANSEL = Entity("e-ansel", "person", "Ansel Quay", "NO")


def _entry(
    id_: str, register: str, kind: ClaimKind, key: tuple[str, ...], claims: tuple[str, ...], **more: object
) -> Entry:
    flags = (Flag("sourcing", "single root", "Only Harbour Watch says so.", claims),)
    entry = Entry(
        id=id_,
        kind=kind,
        register="figures",
        key=key,
        title=" ".join(key),
        claims=claims,
        fields=(),
        said=SourceCount(1, 2, ("Harbour Watch",), ("Gull Post",), "One root, perhaps two."),
        so=SourceCount(1, 1, ("Harbour Watch",)),
        flags=flags,
    )
    return replace(entry, register=register, **more)  # type: ignore[arg-type]


ENTRIES = (
    _entry("c-swans", "figures", "figure", ("swan",), ("c-swans",), in_story=False),
    _entry(
        "c-depots",
        "figures",
        "figure",
        ("depot", "world"),
        ("c-depots",),
        fields=(("measure", "depots"), ("value", "at least 12"), ("by", "Harbour Watch"), ("as_of", "2031-05")),
        amount=Amount(12.0, None, "at least"),
        time=MAY,
        place=WORLD,
        edges=(Edge("disputes", "c-denial", "Norland disputes the operator.", facet="operator"),),
        open_points=("The report is not held.",),
    ),
    _entry(
        "c-inspect",
        "responses",
        "action",
        ("NO", "investigate"),
        ("c-inspect", "c-seal"),
        fields=(("country", "Norland"), ("act", "inspect or seal"), ("when", "2031-05-19"), ("cell", "either-or")),
        cell="either-or",
        country="NO",
    ),
    _entry(
        "c-denial",
        "positions",
        "position",
        ("Norland", "depot", "operator"),
        ("c-denial",),
        fields=(("facet", "operator"), ("stance", "denies")),
    ),
    _entry("c-site", "sites", "site", ("depot", "Velmora"), ("c-site",), fields=(("lifecycle", "alleged"),)),
    _entry("c-pact", "agreements", "agreement", ("Norland", "Velmora", "coal"), ("c-pact",)),
    _entry("c-report", "publications", "publication", ("海港观察",), ("c-report",)),
    _entry("c-countries", "figures", "figure", ("country",), ("c-countries",)),
)


def _document(name: str) -> Document:
    text = TEXTS[name]
    held = text.encode("utf-8", "surrogatepass")
    document = Document(IDS[name], name, "plain", "utf-8", sha256(held), len(text), names=(name,))
    if name == "b.txt":
        return replace(document, outlet="Gull Post", published=PUBLISHED, language="en", names=("b.txt", "copy/b.txt"))
    return document


def _mentions(name: str) -> tuple[MentionRow, ...]:
    if name != "b.txt":
        return ()
    start, end = span(name, "at least 12 depots")
    return (
        MentionRow(IDS[name], *span(name, "Velmora"), "place", {"name": "Velmora", "country": None, "lat": 60.5}),
        MentionRow(IDS[name], start, end, "quantity", {"low": 12, "high": None, "unit": "depots"}),
    )


def parts() -> Parts:
    """Everything a store is written from, in no particular order."""
    findings = [
        Findings(
            _document(name),
            tuple(CLAIMS[name]),
            notes=(SentenceNote(9, 20, "boilerplate"), SentenceNote(1, 4, "garbled")),
            mentions=_mentions(name),
            sentences=3,
            unread=0,
        )
        for name in ("c.html", "b.txt", "a.txt")
    ]
    watch = (IDS["b.txt"], WATCH.start, WATCH.end)
    watch_short = (IDS["a.txt"], WATCH_SHORT.start, WATCH_SHORT.end)
    return {
        "meta": {"title": "Depots", "engine": "0"},
        "findings": findings,
        "texts": {IDS[name]: text for name, text in TEXTS.items()},
        "resolution": Resolution(
            entities=(HARBOUR_WATCH, ANSEL),
            of_mention={watch: "e-watch", watch_short: "e-watch"},
            suggested={(IDS["c.html"], 0, 4): "e-watch"},
            dates={"c-inspect": SETTLED},
        ),
        "record": Record(
            entries=ENTRIES,
            lineage=(
                LineageEdge("Gull Post", "e-watch", "relays", IDS["b.txt"], ("c-depots",), "said"),
                LineageEdge("Dock Union", "e-watch", "affiliated", ""),
            ),
            to_get=(ToGet("Depots of the world", "Harbour Watch", MAY, ("c-depots",)),),
            copies=((IDS["c.html"], IDS["b.txt"], "a translation"),),
        ),
    }
