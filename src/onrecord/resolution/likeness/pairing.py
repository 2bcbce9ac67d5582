"""Words of one name paired with words of the other, whatever their order; words that one side writes as one joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.resolution.likeness.latin import plain
from onrecord.resolution.likeness.sound import sound, within

_LONG = 5  # letters of a joined word from which on two words may be one


def join(one: Sequence[str], two: Sequence[str]) -> tuple[list[str], list[str]]:
    """Both names, with neighbours put together where the other side writes them so ("Abd al-Rahman", "Abdulrahman")."""
    return _joined(one, two), _joined(two, one)


def _joined(mine: Sequence[str], other: Sequence[str]) -> list[str]:
    sounds = [sound(plain(w)) for w in other]
    own = {sound(plain(w)) for w in mine}
    out: list[str] = []
    at = 0
    while at < len(mine):
        for size in (3, 2):
            run = mine[at : at + size]
            if len(run) < size:
                continue
            whole = sound("".join(plain(w) for w in run))
            if len(whole) >= _LONG and any(
                s not in own and len(s) >= _LONG and s[0] == whole[0] and within(whole, s, 0.65) for s in sounds
            ):
                out.append("".join(plain(w) for w in run))
                at += size
                break
        else:
            out.append(mine[at])
            at += 1
    return out


def pair(
    one: Sequence[str], two: Sequence[str], alike: Callable[[str, str], float]
) -> tuple[list[tuple[int, int, float]], list[int], list[int]]:
    """Pairs (index, index, how alike), best first, each word once; then the indices left over on either side."""
    found = [(alike(a, b), -abs(i - j), i, j) for i, a in enumerate(one) for j, b in enumerate(two)]
    found.sort(key=lambda f: (-f[0], -f[1], f[2], f[3]))
    mine: set[int] = set()
    theirs: set[int] = set()
    pairs: list[tuple[int, int, float]] = []
    for how, _, i, j in found:
        if how <= 0:
            break
        if i not in mine and j not in theirs:
            pairs.append((i, j, how))
            mine.add(i)
            theirs.add(j)
    return pairs, [i for i in range(len(one)) if i not in mine], [j for j in range(len(two)) if j not in theirs]
