"""A handful of small invented texts, for tests that build whole cases."""

from __future__ import annotations

from pathlib import Path

TEXTS = {
    "a-gazette.txt": (
        "Lanmore Gazette, 4 May 2031\n\n"
        "Harbour Watch, an environmental group, said in a report that Brevia had opened at least 12 fuel depots in "
        "three countries. The report said that two of the depots are in Ireland.\n\n"
        "The Irish Foreign Ministry said on Thursday that it was investigating the depots.\n"
    ),
    "b-courier.txt": (
        "Port Courier, 6 May 2031\n\n"
        "At least 12 fuel depots have been opened by Brevia, according to Harbour Watch.\n\n"
        "Norway demanded the immediate closure of the depot in Oslo. Portugal has yet to announce an investigation.\n"
    ),
    "c-herald.txt": (
        "Tidewater Herald, 2 July 2031\n\n"
        "Harbour Watch now counts 19 fuel depots in five countries, it said in its second report, Deep Tanks. "
        "A spokesman for Brevia denied that the depots are run by its navy.\n"
    ),
    "d-notes.md": (
        "# Notes\n\nOfficials in Lisbon met on 3 July 2031. "
        "The minister, Ana Prates, signed an agreement with Norway.\n"
    ),
    "e-diario.txt": (
        "El gobierno de Portugal dijo el jueves que no había recibido ninguna información sobre los depósitos de "
        "combustible en la costa, y que esperaba una respuesta de las autoridades en los próximos días.\n"
    ),
}
NOT_READ = "e-diario.txt"
PROFILE = """\
format: 1
name: depots
concepts:
  - name: depot
    words: [depot, fuel depot, tank]
    role: thing
"""


def write(folder: Path, names: list[str] | None = None) -> list[Path]:
    """Write the texts (or those of ``names``, in that order) into ``folder`` and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in names if names is not None else list(TEXTS):
        path = folder / name
        path.write_text(TEXTS[name], encoding="utf-8")
        paths.append(path)
    return paths
