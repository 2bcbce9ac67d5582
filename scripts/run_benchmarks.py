"""Runs the benchmarks whose data is at hand, one process each, so that none warms the next one up."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
SMALL = BENCHMARKS.parent / "tests" / "benchmarks" / "data"

# each benchmark, and where its data lies: the path given, or this below it when it is a folder; none for made-up data
DATA: dict[str, tuple[str, ...]] = {
    "build_ratio": ("articles.jsonl.gz", "multi-source-facts/articles.jsonl.gz"),
    "incidents": ("articles.jsonl.gz", "multi-source-facts/articles.jsonl.gz"),
    "newsquant": ("dev.json", "news-quantities/dev.json"),
    "values_cost": ("articles.jsonl.gz", "multi-source-facts/articles.jsonl.gz"),
    "tempeval": ("timeml", "tempeval"),
    "geoparsing": ("geoparsing.jsonl", "toponyms.jsonl"),
    "verdicts": ("stories/..",),
    "publishing": (),
    "claim_verdicts": ("stories/..",),
    "entry_verdicts": ("stories/..",),
    "record_rows": ("../seeds", "seeds", "stories/.."),
    "text_reuse": ("text_reuse.jsonl",),
    "reuse_verdicts": ("stories/..",),
    "name_verdicts": ("stories/..",),
    "name_pairs": ("name_pairs.csv", "cases.csv", "names/cases.csv"),
    "reconcile_scaling": (),
    "case_scaling": (),
    "adding": (),
}

# of those that make up their own data, sizes that take three minutes at most; their own sizes tell more and take longer
FLAGS: dict[str, tuple[str, ...]] = {
    "reconcile_scaling": ("--sizes", "1000,4000,20000"),
    "case_scaling": ("--sizes", "1000,4000"),
    "adding": ("--sizes", "2000", "--repeats", "3", "--check"),
}


def find(given: Path, names: tuple[str, ...]) -> Path | None:
    """The data of one benchmark: ``given`` itself when it is called so, or the first of ``names`` below it."""
    if given.is_file():
        return given if given.name in {Path(name).name for name in names} else None
    return next((given / name for name in names if (given / name).exists()), None)


def main() -> int:
    """Run each benchmark whose data is there; 1 when any fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a file of data, or a folder that holds it")
    parser.add_argument("--limit", type=int, help="for build_ratio: how many documents at most")
    wanted = parser.parse_args()
    failed = 0
    for name, places in DATA.items():
        data = find(wanted.data, places) if wanted.data is not None else None
        print(f"== {name} ==", flush=True)
        command = [sys.executable, str(BENCHMARKS / f"{name}.py"), *FLAGS.get(name, ())]
        if not places:  # makes up its own
            failed |= subprocess.run(command, check=False).returncode
            continue
        if data is None and (SMALL / places[0]).exists():
            data = SMALL / places[0]
            print("on the small set of the project:")
        if data is None:
            print(f"data missing: {places[0]} does not ship with the project; make bench DATA=folder-that-holds-it")
            continue
        limit = ["--limit", str(wanted.limit)] if wanted.limit and name == "build_ratio" else []
        failed |= subprocess.run([*command, str(data), *limit], check=False).returncode
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
