"""Builds every story under a folder of examples into its own case, publishes it, and says where to look."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


def main(examples: Path, target: Path) -> int:
    """Run the same verbs that a user would; the exit code of the first that fails."""
    stories = sorted(path.parent for path in examples.glob("*/reports") if path.is_dir())
    if not stories:
        print(f"no story under {examples} (a folder with reports/ in it)", file=sys.stderr)
        return 1
    for story in stories:
        case = target / story.name
        if case.exists():
            shutil.rmtree(case)
        target.mkdir(parents=True, exist_ok=True)
        profile = story / "profile.yaml"
        new = ["new", str(case), *(["--profile", str(profile)] if profile.is_file() else [])]
        for verb in (new, ["add", str(case), str(story / "reports")], ["build", str(case), "--timings"]):
            print("$ onrecord " + " ".join(verb), flush=True)
            code = subprocess.run([sys.executable, "-m", "onrecord", *verb], check=False).returncode
            if code:
                return code
        published = subprocess.run(
            [sys.executable, "-m", "onrecord", "publish", str(case)], check=False, stdout=subprocess.PIPE, text=True
        )
        if published.returncode:
            return published.returncode
        program = Path(sys.executable).with_name("onrecord")
        near = program.relative_to(Path.cwd()) if program.is_relative_to(Path.cwd()) else program
        print(f"\nThe dossier: {published.stdout.strip()}  (open it in a browser)\n\nTry next:")
        for words in (f"show {case} figures", f"show {case} responses", f"export {case} --format claims"):
            print(f"  {near} {words}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
