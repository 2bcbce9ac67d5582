"""Runs every benchmark under benchmarks/, one process each, so that none warms the next one up."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"


def main() -> int:
    """Run them in order of name; 1 when any fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="given to each benchmark as its data")
    parser.add_argument("--limit", type=int, help="given to each benchmark: how many documents at most")
    wanted = parser.parse_args()
    modules = sorted(path for path in BENCHMARKS.glob("*.py") if not path.name.startswith("_"))
    if wanted.data is None or not wanted.data.exists():
        missing = "no data given" if wanted.data is None else f"{wanted.data} does not exist"
        print(f"Benchmarks read data that does not ship with the project; {missing}.")
        print("Give a folder of texts or a .jsonl.gz of articles: make bench DATA=path LIMIT=200")
        print("There are: " + ", ".join(path.stem for path in modules))
        return 0
    failed = 0
    for path in modules:
        print(f"\n== {path.stem} ==", flush=True)
        limit = ["--limit", str(wanted.limit)] if wanted.limit else []
        failed |= subprocess.run([sys.executable, str(path), str(wanted.data), *limit], check=False).returncode
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
