"""Cost of the readers of values per 1,000 words, and as a share of the parser's.

    python benchmarks/values_cost.py DATA [--limit N] [--repeats N]

DATA is a folder of ``.txt`` files or articles as JSON lines (``{"text"}``; gzip or not). Parser and readers are timed
in turn, text by text, so that a change of the machine's load falls on all of them alike; the median of the repeats
counts, in processor time. Prints a digest of the data.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import statistics
from collections.abc import Callable
from pathlib import Path
from time import process_time

from onrecord.model.tokens import Tokens
from onrecord.model.value import Time
from onrecord.reading import Parser, places, quantities, times

_DAY = Time("2031-12-01", "2031-12-01", "2031-12-01")
READERS: dict[str, Callable[[Tokens], object]] = {
    "quantities": quantities.read,
    "times": lambda tokens: times.read(tokens, _DAY),
    "places": places.read,
}
BATCH = 8  # texts a round of the parser, as in a build


def load(path: Path, limit: int | None) -> list[str]:
    """The texts of a folder or of JSON lines."""
    if path.is_dir():
        texts = [p.read_text("utf-8", errors="replace") for p in sorted(path.rglob("*.txt"))]
    else:
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        texts = [json.loads(line)["text"] for line in raw.decode("utf-8").splitlines() if line.strip()]
    return texts[:limit]


def measure(texts: list[str], repeats: int) -> tuple[dict[str, float], int]:
    """Median seconds of processor time over all texts, by what was run, and the number of words."""
    parser = Parser()
    for _, tokens in parser.parse(("", text) for text in texts[:BATCH]):  # loads model and tables
        for reader in READERS.values():
            reader(tokens)
    runs: dict[str, list[float]] = {name: [] for name in ("parser", *READERS)}
    words = 0
    for _ in range(repeats):
        spent = dict.fromkeys(runs, 0.0)
        words = 0
        for at in range(0, len(texts), BATCH):
            began = process_time()
            tables = [tokens for _, tokens in parser.parse((("", t) for t in texts[at : at + BATCH]), BATCH)]
            spent["parser"] += process_time() - began
            words += sum(map(len, tables))
            for name, reader in READERS.items():
                began = process_time()
                for tokens in tables:
                    reader(tokens)
                spent[name] += process_time() - began
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
        print(f"{name:11} {1e6 * seconds / max(1, words):8.2f} ms per 1,000 words{share}")
    together = sum(costs[name] for name in READERS)
    ratio = together / costs["parser"]
    print(f"{'together':11} {1e6 * together / max(1, words):8.2f} ms per 1,000 words  {ratio:.3f} of the parser")
    digest = hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    print(f"{len(texts)} texts, {words:,} words; data {digest}")


if __name__ == "__main__":
    main()
