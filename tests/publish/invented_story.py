"""An invented story in memory, as a ``View``: relay masts that Varnia is said to run in countries that do not exist.

It exercises every register, every flag, revisions, disputes, suggestions, unread sentences, copies, and hostile text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.errors import NotFoundError
from onrecord.ids import digest, sha256
from onrecord.model.annotation import SentenceNote
from onrecord.model.claim import (
    Action,
    Agreement,
    Body,
    Claim,
    Evidence,
    Figure,
    Modality,
    Polarity,
    Position,
    Publication,
    Site,
)
from onrecord.model.document import Document
from onrecord.model.entity import Entity, NameLink
from onrecord.model.entry import Edge, Entry, Flag, LineageEdge, Register, SourceCount, ToGet
from onrecord.model.party import Party
from onrecord.model.value import WORLD, Amount, Place, Time
from onrecord.model.view import Hit, MentionRow

COURIER = """Belmark Courier, 4 March 2031

Varnia keeps at least 64 relay masts in 17 countries, the Open Shoreline Watch said in a report published on Monday. \
In June the group had counted 31 masts in nine countries, "more than thirty, and none of them announced", it wrote then.

Two of the masts stand in the port of Lowmere, in Orvania, and are run by the Varnian Hydrographic Office, the report \
says. Others are in Corvelia, Drelland and Estmar. The Orvanian foreign minister, Tilda Marrok, called them \
"wholly unacceptable" and demanded that the masts be taken down. Corvelia has yet to open an inquiry, the group said.

Several governments have opened inquiries or closed masts, including Drelland. A spokesman for Varnia said the masts \
only measure tides, and that "no mast has ever listened to anything".

The said masts of the harbour them to was when not inquiry the by. Subscribe to our newsletter for more stories.
"""
DAILY = """Estmar's interior ministry said on the 9th that it is looking into whether any mast stands on its coast. \
According to the Coastline Guardians, Varnia has more than sixty masts worldwide and three of them in Orvania.

Interior Minister Ruben Hale told parliament that the harbour agreement of 2028 has nothing to do with the masts. \
The Guardians say that the agreement, which covers Lowmere, Pell and other ports, let Varnian crews put them up. \
If a single mast broke the law, Estmar would expel its crew, Hale warned.

Vega Observatory, which keeps its own register, counted 58 masts at the end of February.
"""
REWRITE = """Relay masts: ministry looks into the coast

Estmar's interior ministry said on the 9th that it is looking into whether any mast stands on its coast. According to \
Coastline Guardians, Varnia has more than sixty masts worldwide.
"""
HOSTILE = (
    "<script>alert('mast')</script> An official who asked not to be named said that the mast \u202eyltnerappa\u202c "
    "in Pell was switched off in 2030.\r\n\r\n"
    "Unbroken" + "mast" * 2500 + " & <b>bold</b> \x07 ends here. "
    '{{ 7 * 7 }} {% raw %} ${7*7} #{7*7} =HYPERLINK("x") +1+1 @SUM(A1) "><img src=x onerror=alert(2)>&#x202e; '
    "\u05d4\u05ea\u05d5\u05e8\u05df \u05d1\u05e0\u05de\u05dc \u05e0\u05e1\u05d2\u05e8.\r\n"
)


def _document(name: str, text: str, **known: object) -> Document:
    sha = sha256(text.encode())
    return Document(id=sha, name=name, format="plain", encoding="utf-8", text_sha=sha, characters=len(text), **known)  # type: ignore[arg-type]


def day(edtf: str, *, inferred: bool = False, reason: str | None = None, text: str | None = None) -> Time:
    """A time that starts and ends on its own bounds, near enough for pages."""
    start = edtf if len(edtf) == 10 else f"{edtf}-01"
    return Time(edtf, start, start, text, inferred, reason)


COURIER_DOC = _document(
    "courier-2031-03-04.txt",
    COURIER,
    outlet="Belmark Courier",
    published=day("2031-03-04"),
    language="en",
    title="Varnia's masts in seventeen countries",
    url="https://courier.example/masts",
    byline="A. Writer",
    origin=(("outlet", "text"), ("published", "text"), ("language", "detected"), ("url", "sidecar")),
)
DAILY_DOC = _document(
    "estmar-daily.txt",
    DAILY,
    outlet="Estmar Daily",
    published=day("2031-03-09", inferred=True, reason="“the 9th”, after the report of 3 March 2031"),
    language="en",
    machine_translated=True,
    names=("estmar-daily.txt", "from-the-archive/estmar daily (2).txt"),
    origin=(("outlet", "sidecar"), ("language", "detected")),
)
REWRITE_DOC = _document("rewrite.txt", REWRITE, language="en")
HOSTILE_DOC = _document(
    "zz <img src=x onerror=alert(1)>\u202etxt.exe",
    HOSTILE,
    title="<script>alert(1)</script> Mast \u202egnineve",
    language="he",
)

OUTLET = Party(name="", kind="outlet", named=False)
WATCH = Party(name="Open Shoreline Watch", kind="organisation")
GUARDIANS = Party(name="Coastline Guardians", kind="organisation", suggested="Open Shoreline Watch")
VEGA = Party(name="Vega Observatory", kind="organisation")
MARROK = Party(name="Tilda Marrok", kind="person", country="XA", office="foreign minister", person="Tilda Marrok")
HALE = Party(name="Ruben Hale", kind="person", country="XE", office="Interior Minister", person="Ruben Hale")
MINISTRY = Party(name="interior ministry", kind="agency", country="XE", agency="interior ministry")
VARNIA = Party(name="Varnia", kind="state", country="XV")
UNNAMED = Party(name="An official who asked not to be named", kind="person", named=False)
LOWMERE = Place("Lowmere", "XA", None, 51.2, 2.1, "city")


@dataclass
class InventedView:
    """A ``View`` over lists. Built by ``story``; tests may replace any list."""

    documents_: list[Document] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    claims_: list[Claim] = field(default_factory=list)
    entries_: list[Entry] = field(default_factory=list)
    entities_: list[Entity] = field(default_factory=list)
    notes_: dict[str, list[SentenceNote]] = field(default_factory=dict)
    sentences: dict[str, int] = field(default_factory=dict)
    lineage_: list[LineageEdge] = field(default_factory=list)
    to_get_: list[ToGet] = field(default_factory=list)
    copies_: list[tuple[str, str, str]] = field(default_factory=list)
    of_mention: dict[tuple[str, int, int], Entity] = field(default_factory=dict)
    title: str = "Relay masts on foreign coasts"

    def meta(self) -> Mapping[str, str]:
        return {"title": self.title, "engine": "0.1.0", "record": "9f" * 32}

    def documents(self) -> Sequence[Document]:
        return sorted(self.documents_, key=lambda d: d.name)

    def document(self, id_or_name: str) -> Document:
        for held in self.documents_:
            if id_or_name in (held.id, held.name):
                return held
        raise NotFoundError("no such document", where=id_or_name)

    def text(self, document: str) -> str:
        return self.texts[self.document(document).id]

    def notes(self, document: str) -> Sequence[SentenceNote]:
        return self.notes_.get(document, [])

    def sentence_count(self, document: str) -> int:
        return self.sentences.get(document, 0)

    def claims(self, document: str | None = None) -> Sequence[Claim]:
        held = [claim for claim in self.claims_ if document in (None, claim.document)]
        return sorted(held, key=lambda c: (self.document(c.document).name, c.start, c.end, c.kind, c.id))

    def claim(self, claim_id: str) -> Claim:
        for held in self.claims_:
            if held.id == claim_id:
                return held
        raise NotFoundError("no such claim", where=claim_id)

    def entries(self, register: Register | None = None, *, with_aside: bool = False) -> Sequence[Entry]:
        return [e for e in self.entries_ if register in (None, e.register) and (with_aside or e.in_story)]

    def entry(self, claim_id: str) -> Entry:
        for held in self.entries_:
            if claim_id in held.claims:
                return held
        raise NotFoundError("no such entry", where=claim_id)

    def claim_ids(self, beginning: str) -> Sequence[str]:
        return sorted(one.id for one in self.claims_ if one.id.startswith(beginning))

    def entry_ids(self, beginning: str) -> Sequence[str]:
        return sorted(one.id for one in self.entries_ if one.id.startswith(beginning))

    def mentioned_in(self, entity: str) -> Sequence[str]:
        return sorted({key[0] for key, one in self.of_mention.items() if one is not None and one.id == entity})

    def entities(self) -> Sequence[Entity]:
        return self.entities_

    def entity_of(self, document: str, start: int, end: int) -> Entity | None:
        return self.of_mention.get((document, start, end))

    def mentions(self, document: str | None = None) -> Sequence[MentionRow]:
        return []

    def lineage(self) -> Sequence[LineageEdge]:
        return self.lineage_

    def to_get(self) -> Sequence[ToGet]:
        return self.to_get_

    def copies(self) -> Sequence[tuple[str, str, str]]:
        return self.copies_

    def search(self, query: str, limit: int = 20) -> Sequence[Hit]:
        return []

    # building

    def say(
        self,
        document: Document,
        quote: str,
        body: Body,
        *chain: Party,
        modality: Modality = "alleged",
        polarity: Polarity = "asserted",
        time: Time | None = None,
        place: Place | None = None,
        evidence: Mapping[str, str] | None = None,
        in_story: bool = True,
        doubts: tuple[str, ...] = (),
    ) -> str:
        """Add the claim that ``quote`` makes; its id."""
        text = self.texts[document.id]
        start = text.index(quote)
        kind = type(body).__name__.lower()
        spans = tuple(
            Evidence(role, text.index(words), text.index(words) + len(words))
            for role, words in (evidence or {}).items()
        )
        claim = Claim(
            id=digest((document.id, kind, start, len(quote), str(body))),
            kind=kind,  # type: ignore[arg-type]
            document=document.id,
            start=start,
            end=start + len(quote),
            quote=quote,
            polarity=polarity,
            modality=modality,
            attribution=(OUTLET, *chain),
            root=chain[-1] if chain else None,
            body=body,
            time=time,
            published=document.published,
            place=place,
            evidence=spans,
            in_story=in_story,
            doubts=doubts,
        )
        self.claims_.append(claim)
        return claim.id

    def enter(
        self,
        register: Register,
        title: str,
        claims: Sequence[str],
        *,
        said: SourceCount,
        so: SourceCount,
        sourcing: str,
        dispute: str = "undisputed",
        revision: str = "none",
        lifecycle: str = "alleged",
        amount: Amount | None = None,
        time: Time | None = None,
        place: Place | None = None,
        series: str | None = None,
        cell: str | None = None,
        country: str | None = None,
        edges: tuple[Edge, ...] = (),
        open_points: tuple[str, ...] = (),
        row: Mapping[str, str] | None = None,
        **fields: str,
    ) -> str:
        """Add an entry over ``claims``; its id. Cells come as ``row``, or by name where no other word has it."""
        kind = self.claim(claims[0]).kind
        flags = (
            Flag("sourcing", sourcing, so.explanation or said.explanation or "One chain leads to one root."),
            Flag(
                "dispute",
                dispute,
                "Nobody in the documents held says otherwise." if not edges else edges[0].explanation,
            ),
            Flag(
                "revision", revision, "The same source gives no other value." if revision == "none" else "See history."
            ),
            Flag("lifecycle", lifecycle, f"The documents' wording is: {lifecycle}."),
            Flag("review", "machine reading, unchecked", "No person has checked this entry."),
        )
        entry = Entry(
            id=min(claims),
            kind=kind,
            register=register,
            key=(title,),
            title=title,
            claims=tuple(sorted(claims)),
            fields=tuple((row or fields).items()),
            said=said,
            so=so,
            flags=flags,
            amount=amount,
            time=time,
            place=place,
            series=series,
            cell=cell,
            country=country,
            edges=edges,
            open_points=open_points,
        )
        self.entries_.append(entry)
        return entry.id


ONE = SourceCount(
    1, 1, ("Open Shoreline Watch",), (), "Every chain ends at the Open Shoreline Watch, so it counts once."
)
UNCLEAR = SourceCount(1, 2, ("Open Shoreline Watch",), (), "“Coastline Guardians” may be the same source.")
NONE = SourceCount(0, 0, (), (), "No document says who put this on the record.")
SELF = SourceCount(1, 1, (), (), "The office holder speaks of its own act.")
NOT_HELD = "single root, not held"


def story() -> InventedView:
    """The whole invented story."""
    view = InventedView()
    for document, text, sentences in (
        (COURIER_DOC, COURIER, 11),
        (DAILY_DOC, DAILY, 7),
        (REWRITE_DOC, REWRITE, 3),
        (HOSTILE_DOC, HOSTILE, 3),
    ):
        view.documents_.append(document)
        view.texts[document.id] = text
        view.sentences[document.id] = sentences
    _figures(view)
    _sites(view)
    _responses(view)
    _rest(view)
    return view


def _figures(view: InventedView) -> None:
    masts = "relay mast"
    new = view.say(
        COURIER_DOC,
        "at least 64 relay masts in 17 countries",
        Figure(masts, Amount(64, None, "at least"), "relay masts", "t1"),
        WATCH,
        time=day("2031-03"),
        place=WORLD,
        evidence={"source": "Open Shoreline Watch", "time": "on Monday"},
    )
    relay = view.say(
        DAILY_DOC,
        "more than sixty masts",
        Figure(masts, Amount(60, None, "more than"), "masts"),
        GUARDIANS,
        place=WORLD,
    )
    copy = view.say(
        REWRITE_DOC,
        "more than sixty masts",
        Figure(masts, Amount(60, None, "more than"), "masts"),
        GUARDIANS,
        place=WORLD,
    )
    old = view.say(
        COURIER_DOC,
        "31 masts in nine countries",
        Figure(masts, Amount(31, 31), "masts", "t2"),
        WATCH,
        time=day("2030-06"),
    )
    own = view.say(DAILY_DOC, "58 masts", Figure(masts, Amount(58, 58), "masts"), VEGA, modality="stated")
    orvania = view.say(
        DAILY_DOC,
        "three of them in Orvania",
        Figure(masts, Amount(3, 3), None),
        GUARDIANS,
        doubts=("“them” read as the masts",),
    )
    two = view.say(COURIER_DOC, "Two of the masts", Figure(masts, Amount(2, 2), "masts"), WATCH, place=LOWMERE)
    earlier = view.enter(
        "figures",
        "31 masts, first report",
        [old],
        said=ONE,
        so=ONE,
        sourcing=NOT_HELD,
        revision="later extended",
        amount=Amount(31, 31),
        time=day("2030-06"),
        series="s1",
        measure="relay masts",
        scope="world",
        value="31 masts in 9 countries",
        by="Belmark Courier ← Open Shoreline Watch",
        as_of="2030-06",
        published="not stated",
    )
    view.enter(
        "figures",
        "At least 64 masts, second report",
        [new, relay, copy],
        said=UNCLEAR,
        so=UNCLEAR,
        sourcing=NOT_HELD,
        dispute="number contested",
        revision="extends an earlier count",
        amount=Amount(64, None, "at least"),
        time=day("2031-03"),
        series="s1",
        edges=(
            Edge(
                "contested", own, "Vega Observatory, counting by itself, gives 58 for the same weeks.", facet="number"
            ),
            Edge("revision", earlier, "The Open Shoreline Watch gave 31 nine months earlier.", "findings extended"),
        ),
        open_points=("Whether “Coastline Guardians” is the Open Shoreline Watch.",),
        measure="relay masts",
        scope="world",
        value="at least 64 relay masts in 17 countries",
        by="Belmark Courier, Estmar Daily ← Open Shoreline Watch",
        as_of="2031-03",
        published="2031-03-03",
    )
    view.enter(
        "figures",
        "58 masts, Vega Observatory",
        [own],
        said=SourceCount(1, 1, ("Vega Observatory",)),
        so=SourceCount(1, 1, ("Vega Observatory",)),
        sourcing="single root, not held",
        amount=Amount(58, 58),
        time=day("2031-02"),
        measure="relay masts",
        scope="world",
        value="58 masts",
        by="Estmar Daily ← Vega Observatory",
        as_of="end of February 2031",
        published="not stated",
    )
    view.enter(
        "figures",
        "Three masts in Orvania",
        [orvania],
        said=UNCLEAR,
        so=UNCLEAR,
        sourcing=NOT_HELD,
        amount=Amount(3, 3),
        measure="relay masts",
        scope="Orvania",
        value="3 masts",
        by="Estmar Daily ← Coastline Guardians",
        as_of="not stated",
        published="not stated",
    )
    view.enter(
        "figures",
        "Two masts in Lowmere",
        [two],
        said=ONE,
        so=ONE,
        sourcing=NOT_HELD,
        amount=Amount(2, 2),
        measure="relay masts",
        scope="Lowmere, Orvania",
        value="2 masts",
        by="Belmark Courier ← Open Shoreline Watch",
        as_of="not stated",
        published="2031-03-03",
    )


def _sites(view: InventedView) -> None:
    office = Party(name="Varnian Hydrographic Office", kind="agency", country="XV")
    lowmere = view.say(
        COURIER_DOC,
        "Two of the masts stand in the port of Lowmere, in Orvania",
        Site("relay mast", office),
        WATCH,
        place=LOWMERE,
        evidence={"operator": "Varnian Hydrographic Office", "source": "the report", "place": "Lowmere"},
    )
    view.enter(
        "sites",
        "Mast in Lowmere",
        [lowmere],
        said=ONE,
        so=ONE,
        sourcing=NOT_HELD,
        place=LOWMERE,
        country="XA",
        open_points=("Whether the masts were taken down: not stated in the documents held.",),
        row={
            "thing": "relay mast",
            "place": "Lowmere, Orvania",
            "precision": "city",
            "operator": "Varnian Hydrographic Office",
            "by": "Belmark Courier ← Open Shoreline Watch",
            "lifecycle": "alleged; removal demanded",
        },
    )
    for name, code in (("Corvelia", "XC"), ("Drelland", "XD"), ("Estmar", "XE")):
        place = Place(name, code, precision="country")
        claim = view.say(
            COURIER_DOC,
            "Others are in Corvelia, Drelland and Estmar",
            Site("relay mast", None, name),
            WATCH,
            place=place,
            evidence={"place": name},
        )
        row = {"thing": "relay mast", "place": name, "precision": "country", "operator": "not stated"}
        row |= {"by": "Belmark Courier ← Open Shoreline Watch", "lifecycle": "alleged"}
        view.enter(
            "sites",
            f"Mast in {name}",
            [claim],
            said=ONE,
            so=ONE,
            sourcing=NOT_HELD,
            place=place,
            country=code,
            row=row,
        )
    pell = view.say(
        HOSTILE_DOC,
        "the mast \u202eyltnerappa\u202c in Pell was switched off",
        Site("relay mast"),
        UNNAMED,
        modality="alleged",
    )
    row = {"thing": "<b>mast</b> {{ 7 * 7 }}", "place": "Pell\u202e", "precision": "city", "operator": "=1+1|cmd"}
    row |= {"by": "m" * 10_000}
    view.enter(
        "sites",
        "Mast in Pell \u202e",
        [pell],
        said=NONE,
        so=NONE,
        sourcing="root not stated",
        lifecycle="ended",
        row=row | {"lifecycle": "ended"},
    )


def _responses(view: InventedView) -> None:
    foreign, interior = "Foreign Minister Tilda Marrok", "Interior Minister Ruben Hale"
    orvania, estmar, corvelia, drelland = ("Orvania", "XA"), ("Estmar", "XE"), ("Corvelia", "XC"), ("Drelland", "XD")
    any_mast = "it is looking into whether any mast stands on its coast"
    either = "have opened inquiries or closed masts, including Drelland"
    lines: tuple[tuple[Document, str, Party | None, Modality, str, tuple[str, str], str, str, str, str], ...] = (
        (COURIER_DOC, 'called them "wholly unacceptable"', MARROK, "stated", "done", orvania, foreign, "condemn",
         "the masts", "by 4 March 2031"),
        (COURIER_DOC, "demanded that the masts be taken down", MARROK, "demanded", "demanded", orvania, foreign,
         "demand-closure", "the masts", "by 4 March 2031"),
        (DAILY_DOC, any_mast, MINISTRY, "stated", "done", estmar, "interior ministry", "investigate",
         "whether any mast stands", "9 March 2031 (inferred)"),
        (DAILY_DOC, "Estmar would expel its crew", HALE, "conditional", "conditional", estmar, interior, "expel",
         "a crew", "not stated"),
        (COURIER_DOC, "Corvelia has yet to open an inquiry", WATCH, "not-yet", "said not done as of 2031-03-04",
         corvelia, "Corvelia", "investigate", "the masts", "4 March 2031"),
        (COURIER_DOC, either, None, "possible", "either-or", drelland, "Drelland", "investigate or close", "masts",
         "by 4 March 2031"),
    )  # fmt: skip
    for document, quote, root, modality, cell, (country, code), who, act, on, when in lines:
        actor = root or Party(name=country, kind="state", country=code)
        body = Action(actor, act, on, is_response=True)
        claim = view.say(document, quote, body, *([root] if root else []), modality=modality)
        by = f"{document.outlet} ← {root.name if root else 'source not stated'}"
        row = {"country": country, "who": who, "act": act, "object": on, "when": when, "cell": cell, "by": by}
        view.enter(
            "responses",
            f"{country}: {act}, {cell}",
            [claim],
            said=SELF if root else NONE,
            so=SELF if root else NONE,
            sourcing="single root" if root else "root not stated",
            lifecycle="not yet" if modality == "not-yet" else "done",
            cell=cell,
            country=code,
            row=row,
        )


def _rest(view: InventedView) -> None:
    function = view.say(
        COURIER_DOC,
        "the masts only measure tides",
        Position(VARNIA, "the masts only measure tides", "affirms", "the masts", "function"),
        VARNIA,
        modality="stated",
    )
    link_denied = view.say(
        DAILY_DOC,
        "the harbour agreement of 2028 has nothing to do with the masts",
        Position(HALE, "the agreement is linked to the masts", "denies", "the agreement", "link"),
        HALE,
        modality="stated",
        polarity="denied",
    )
    link = view.say(
        DAILY_DOC,
        "let Varnian crews put them up",
        Position(GUARDIANS, "the agreement is linked to the masts", "affirms", "the agreement", "link"),
        GUARDIANS,
    )
    listening = view.say(
        COURIER_DOC,
        '"no mast has ever listened to anything"',
        Position(VARNIA, "the masts listen", "denies", "the masts", "function"),
        VARNIA,
        modality="stated",
        polarity="denied",
    )
    for title, claim, facet, who, stance, what, other, explanation in (
        ("Varnia: the masts measure tides", function, "function", "Varnia", "affirms",
         "the masts only measure tides", None, ""),
        ("Varnia denies listening", listening, "function", "Varnia", "denies", "the masts listen", None, ""),
        ("Guardians: the agreement is linked", link, "link", "Coastline Guardians", "affirms",
         "the agreement is linked to the masts", link_denied, "Ruben Hale denies the link that the Guardians affirm."),
        ("Hale denies the link", link_denied, "link", "Ruben Hale", "denies",
         "the agreement is linked to the masts", link, "The Guardians affirm the link that Ruben Hale denies."),
    ):  # fmt: skip
        edges = (Edge("disputes", other, explanation, facet="link"),) if other else ()
        view.enter(
            "positions",
            title,
            [claim],
            said=SELF,
            so=NONE if other is None else ONE,
            sourcing="single root",
            dispute=f"{facet} disputed" if other else "undisputed",
            lifecycle="stated",
            edges=edges,
            facet=facet,
            speaker=who,
            stance=stance,
            proposition=what,
            when="not stated",
            counter="disputed" if other else "",
            by=f"Estmar Daily ← {who}",
        )
    agreement = view.say(
        DAILY_DOC,
        "the agreement, which covers Lowmere, Pell and other ports",
        Agreement((VARNIA, Party(name="Estmar", kind="state", country="XE")), "harbours"),
        GUARDIANS,
    )
    view.enter(
        "agreements",
        "Harbour agreement of 2028",
        [agreement],
        said=ONE,
        so=ONE,
        sourcing=NOT_HELD,
        parties="Varnia, Estmar",
        subject="harbours",
        number="one",
        places="Lowmere, Pell and others",
        period="from 2028",
        status="not stated",
        by="Estmar Daily ← Coastline Guardians",
    )
    report = view.say(
        COURIER_DOC, "a report published on Monday", Publication(WATCH, None, "report"), WATCH, time=day("2031-03-03")
    )
    publication = view.enter(
        "publications",
        "Second report of the Open Shoreline Watch",
        [report],
        said=ONE,
        so=ONE,
        sourcing=NOT_HELD,
        lifecycle="done",
        row={
            "title": "not stated",
            "publisher": "Open Shoreline Watch",
            "type": "report",
            "date": "3 March 2031",
            "follows": "report of June 2030",
            "held": "not held",
            "by": "Belmark Courier ← Open Shoreline Watch",
        },
    )
    view.say(COURIER_DOC, "Subscribe to our newsletter", Position(OUTLET, "subscribe", "affirms"), in_story=False)
    for document, words, reason in (
        (COURIER_DOC, "The said masts of the harbour them to was when not inquiry the by.", "garbled"),
        (COURIER_DOC, "Subscribe to our newsletter for more stories.", "boilerplate"),
        (HOSTILE_DOC, HOSTILE[HOSTILE.index("\u05d4") : HOSTILE.rindex(".") + 1], "language"),
        (REWRITE_DOC, "Relay masts: ministry looks into the coast", "nothing claimed"),
    ):
        start = view.texts[document.id].index(words)
        view.notes_.setdefault(document.id, []).append(SentenceNote(start, start + len(words), reason))
    start = COURIER.index("Open Shoreline Watch")
    watch = Entity(
        id=digest(("watch",)),
        kind="organisation",
        canonical="Open Shoreline Watch",
        aliases=("Open Shoreline Watch", "OSW"),
        suggested=("Coastline Guardians",),
        links=(
            NameLink(
                "Coastline Guardians",
                "same_role",
                "both are cited for the count of masts in the same weeks",
                "suggest",
                ((COURIER_DOC.id, start, start + 20),),
            ),
        ),
    )
    view.entities_ = [
        watch,
        Entity(digest(("hale",)), "person", "Ruben Hale", "XE", ("Ruben Hale", "Hale"), is_public=True),
        Entity(digest(("writer",)), "person", "Odd Passerby"),
    ]
    view.lineage_ = [
        LineageEdge(COURIER_DOC.id, watch.id, "relays", COURIER_DOC.id, (publication,), "“said in a report”"),
        LineageEdge(REWRITE_DOC.id, DAILY_DOC.id, "copies", REWRITE_DOC.id, (), "two sentences word for word"),
    ]
    view.to_get_ = [
        ToGet("Masts on the Shore", "Open Shoreline Watch", day("2031-03-03"), tuple(e.id for e in view.entries_[:8])),
        ToGet("Register of masts", "Vega Observatory", None, (view.entries_[2].id,)),
    ]
    view.copies_ = [(REWRITE_DOC.id, DAILY_DOC.id, "shares two sentences word for word")]
