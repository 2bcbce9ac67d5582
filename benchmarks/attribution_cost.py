"""Cost of attribution and reference per 1,000 words, and as a share of the parser's.

    python benchmarks/attribution_cost.py DATA [--limit N] [--repeats N]

Data as in values_cost.py. Timed are the parties of a text, its clauses, its attributions and the makers of its reports;
names, places and times, and what those ask of the tree, are read before the clock starts. Parser and readers are timed
in turn, text by text, in processor time; the median of the repeats counts.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import statistics
from pathlib import Path
from time import process_time

from onrecord.model.tokens import Tokens
from onrecord.reading import Parser, attributions, clauses, names, places, quantities, times
from onrecord.reading.parties import Parties
from onrecord.reading.publishers import Publishers

PARTS = ("parties", "clauses", "attributions", "makers")
BATCH = 8  # texts a round of the parser, as in a build


def load(path: Path, limit: int | None) -> list[str]:
    """The texts of a folder or of JSON lines."""
    if path.is_dir():
        texts = [p.read_text("utf-8", errors="replace") for p in sorted(path.rglob("*.txt"))]
    else:
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        texts = [json.loads(line)["text"] for line in raw.decode("utf-8").splitlines() if line.strip()]
    return texts[:limit]


def time_one(tokens: Tokens, spent: dict[str, float]) -> None:
    """Adds the seconds of each part for one text to ``spent``."""
    found_quantities = quantities.read(tokens)
    found_times = times.read(tokens, None)
    found_places = places.read(tokens)
    found_names = names.read(tokens, found_places)
    marks = [process_time()]
    parties = Parties(tokens, found_places, found_names, found_times)
    publishers = Publishers(tokens, parties)
    marks.append(process_time())
    read = clauses.read(tokens)
    marks.append(process_time())
    attributions.read(tokens, read, parties, publishers, found_quantities)
    marks.append(process_time())
    publishers.all()
    marks.append(process_time())
    for name, began, ended in zip(PARTS, marks[:-1], marks[1:], strict=True):
        spent[name] += ended - began


def measure(texts: list[str], repeats: int) -> tuple[dict[str, float], int]:
    """Median seconds of processor time over all texts, by what was run, and the number of words."""
    parser = Parser()
    for _, tokens in parser.parse(("", text) for text in texts[:BATCH]):  # loads model and tables
        time_one(tokens, dict.fromkeys(PARTS, 0.0))
    runs: dict[str, list[float]] = {name: [] for name in ("parser", *PARTS)}
    words = 0
    for _ in range(repeats):
        spent = dict.fromkeys(runs, 0.0)
        words = 0
        for at in range(0, len(texts), BATCH):
            began = process_time()
            tables = [tokens for _, tokens in parser.parse((("", t) for t in texts[at : at + BATCH]), BATCH)]
            spent["parser"] += process_time() - began
            words += sum(map(len, tables))
            for tokens in tables:
                time_one(tokens, spent)
        for name, seconds in spent.items():
            runs[name].append(seconds)
    return {name: statistics.median(seconds) for name, seconds in runs.items()}, words


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path)
    options.add_argument("--limit", type=int, help="texts at most")
    options.add_argument("--repeats", type=int, default=3)
    arguments = options.parse_args()
    texts = load(arguments.path, arguments.limit)
    costs, words = measure(texts, arguments.repeats)
    for name, seconds in costs.items():
        share = "" if name == "parser" else f"  {seconds / costs['parser']:.3f} of the parser"
        print(f"{name:12} {1e6 * seconds / max(1, words):8.2f} ms per 1,000 words{share}")
    together = sum(costs[name] for name in PARTS)
    print(f"{'together':12} {1e6 * together / max(1, words):8.2f} ms per 1,000 words  ", end="")
    print(f"{together / costs['parser']:.3f} of the parser")
    digest = hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    print(f"{len(texts)} texts, {words:,} words; data {digest}")


if __name__ == "__main__":
    main()
