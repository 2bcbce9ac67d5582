-- The built record. Every table and view is described in docs/record.md.
-- Spans are half-open [span_start, span_end) in code points of the document's text, -1 where a thing has no span.
-- Times are EDTF. "detail" columns hold the rest of the model object as JSON, for the programs that wrote it.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,             -- SHA-256 of the original
    name TEXT NOT NULL,
    outlet TEXT,                         -- NULL: not stated
    published TEXT,
    language TEXT,
    title TEXT,
    url TEXT,
    characters INTEGER NOT NULL,
    sentences INTEGER NOT NULL,
    unread INTEGER NOT NULL,             -- code points that no model read
    digest TEXT NOT NULL,                -- of all that is known of the document
    detail TEXT NOT NULL
);
CREATE INDEX documents_by_name ON documents (name, id);
CREATE INDEX documents_by_digest ON documents (digest, id);

CREATE TABLE texts (
    document INTEGER PRIMARY KEY REFERENCES documents (number),
    text TEXT NOT NULL,                  -- lone surrogates shown as U+FFFD
    exact BLOB                           -- UTF-8 with surrogates passed, only where text shows U+FFFD for one
);

CREATE TABLE notes (
    document INTEGER NOT NULL REFERENCES documents (number),
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    reason TEXT NOT NULL,                -- why this sentence gave no claim
    PRIMARY KEY (document, span_start, span_end, reason)
) WITHOUT ROWID;

CREATE TABLE mentions (
    document INTEGER PRIMARY KEY REFERENCES documents (number),
    count INTEGER NOT NULL,
    packed BLOB NOT NULL                 -- zlib of a JSON list: the readings below the claims
);

CREATE TABLE entities (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    canonical TEXT NOT NULL,
    country TEXT,
    wikidata TEXT,
    is_public INTEGER NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX entities_in_order ON entities (canonical, kind, ifnull(country, ''), id);

CREATE TABLE names (
    entity INTEGER NOT NULL REFERENCES entities (number),
    name TEXT NOT NULL,
    standing TEXT NOT NULL,              -- canonical, alias, suggested, kept apart
    evidence TEXT NOT NULL,              -- the evidence function, '' where a name stands by itself
    explanation TEXT NOT NULL,
    mentions INTEGER NOT NULL            -- how often it was seen with this evidence
);
CREATE INDEX names_by_entity ON names (entity);
CREATE INDEX names_by_name ON names (name);

CREATE TABLE name_mentions (
    document INTEGER NOT NULL REFERENCES documents (number),
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    standing TEXT NOT NULL,              -- merged, suggested
    entity INTEGER NOT NULL REFERENCES entities (number),
    PRIMARY KEY (document, span_start, span_end, standing)
) WITHOUT ROWID;
CREATE INDEX name_mentions_by_entity ON name_mentions (entity);

CREATE TABLE claims (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES documents (number),
    kind TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    polarity TEXT NOT NULL,
    modality TEXT NOT NULL,
    in_story INTEGER NOT NULL,
    root TEXT,                           -- canonical where merged; NULL: source not stated
    time TEXT,                           -- as settled over the whole case
    place TEXT,
    country TEXT,
    settled TEXT,                        -- JSON of the time where the case settled it, else NULL
    detail TEXT NOT NULL
);
CREATE INDEX claims_by_document ON claims (document, span_start, span_end, kind, id);

CREATE TABLE claim_parties (
    claim INTEGER NOT NULL REFERENCES claims (number),
    role TEXT NOT NULL,                  -- attribution, root, root candidate, actor, speaker, operator, party, publisher
    position INTEGER NOT NULL,           -- 0 for the outermost; the attribution's 0 is the outlet
    name TEXT NOT NULL,                  -- canonical where merged, else as written
    as_written TEXT NOT NULL,
    kind TEXT NOT NULL,
    is_named INTEGER NOT NULL,
    country TEXT,
    entity INTEGER REFERENCES entities (number),
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    PRIMARY KEY (claim, role, position)
) WITHOUT ROWID;
CREATE INDEX claim_parties_by_name ON claim_parties (name, role);
CREATE INDEX claim_parties_by_entity ON claim_parties (entity);

CREATE TABLE entries (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    register TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    low REAL,
    high REAL,
    qualifier TEXT,
    time TEXT,
    place TEXT,
    country TEXT,
    cell TEXT,
    series TEXT,
    said_low INTEGER NOT NULL,           -- independent sources that it was said or done: at least, at most
    said_high INTEGER NOT NULL,
    so_low INTEGER NOT NULL,             -- independent sources that the content is so: at least, at most
    so_high INTEGER NOT NULL,
    in_story INTEGER NOT NULL,
    sorting TEXT NOT NULL,               -- register and key as one text, by which entries are shown
    detail TEXT NOT NULL
);
CREATE INDEX entries_in_order ON entries (sorting, id, register, in_story);

CREATE TABLE entry_claims (
    entry INTEGER NOT NULL REFERENCES entries (number),
    claim INTEGER NOT NULL REFERENCES claims (number),
    PRIMARY KEY (entry, claim)
) WITHOUT ROWID;
CREATE INDEX entry_claims_by_claim ON entry_claims (claim);

CREATE TABLE entry_fields (
    entry INTEGER NOT NULL REFERENCES entries (number),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (entry, name)
) WITHOUT ROWID;

CREATE TABLE entry_flags (
    entry INTEGER NOT NULL REFERENCES entries (number),
    name TEXT NOT NULL,                  -- sourcing, dispute, revision, lifecycle, review
    value TEXT NOT NULL,
    explanation TEXT NOT NULL,
    PRIMARY KEY (entry, name)
) WITHOUT ROWID;

CREATE TABLE entry_edges (
    entry INTEGER NOT NULL REFERENCES entries (number),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    type TEXT,
    facet TEXT,
    other INTEGER REFERENCES entries (number),
    explanation TEXT NOT NULL,
    PRIMARY KEY (entry, position)
) WITHOUT ROWID;
CREATE INDEX entry_edges_by_other ON entry_edges (other);

CREATE TABLE lineage (
    number INTEGER PRIMARY KEY,
    upper TEXT NOT NULL,                 -- relies on
    lower TEXT NOT NULL,
    kind TEXT NOT NULL,
    document INTEGER REFERENCES documents (number),
    evidence TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX lineage_by_document ON lineage (document);

CREATE TABLE to_get (
    number INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    publisher TEXT,
    date TEXT,
    detail TEXT NOT NULL
);
CREATE INDEX to_get_by_title ON to_get (title);

CREATE TABLE to_get_entries (
    to_get INTEGER NOT NULL REFERENCES to_get (number),
    entry INTEGER NOT NULL REFERENCES entries (number),
    PRIMARY KEY (to_get, entry)
) WITHOUT ROWID;
CREATE INDEX to_get_entries_by_entry ON to_get_entries (entry);

CREATE TABLE copies (
    copy INTEGER NOT NULL REFERENCES documents (number),
    original INTEGER NOT NULL REFERENCES documents (number),
    evidence TEXT NOT NULL,
    PRIMARY KEY (copy, original, evidence)
) WITHOUT ROWID;
CREATE INDEX copies_by_original ON copies (original);

CREATE TABLE concepts (
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    words TEXT NOT NULL,
    documents INTEGER NOT NULL,
    source TEXT NOT NULL                 -- profile, learnt
);

CREATE VIRTUAL TABLE text_search USING fts5 (
    text, content = 'texts', content_rowid = 'document', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE quote_search USING fts5 (
    quote, content = 'claims', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIEW sources AS
SELECT p.name AS source, min(p.kind) AS kind, min(p.country) AS country, count(DISTINCT c.number) AS claims,
    count(DISTINCT c.document) AS documents, count(DISTINCT d.outlet) AS outlets, min(c.quote) AS quote,
    min(d.name) AS document
FROM claim_parties p JOIN claims c ON c.number = p.claim JOIN documents d ON d.number = c.document
WHERE p.role = 'root' AND p.is_named AND c.in_story
GROUP BY p.name
ORDER BY claims DESC, source;

CREATE VIEW names_register AS
SELECT e.canonical AS name, e.kind, e.country,
    (SELECT group_concat(name, '; ') FROM
        (SELECT DISTINCT n.name FROM names n WHERE n.entity = e.number AND n.standing = 'alias' ORDER BY n.name)
    ) AS also_written,
    (SELECT group_concat(name, '; ') FROM
        (SELECT DISTINCT n.name FROM names n WHERE n.entity = e.number AND n.standing = 'suggested' ORDER BY n.name)
    ) AS perhaps_also,
    e.wikidata, e.id AS entity
FROM entities e
ORDER BY e.canonical, e.kind, ifnull(e.country, ''), e.id;
