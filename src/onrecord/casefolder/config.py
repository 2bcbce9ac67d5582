"""``case.toml``: title, profile, languages, model; a few keys that people may edit by hand."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import CaseError, ProfileError

FORMAT = 2
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


@dataclass(frozen=True, slots=True)
class CaseConfig:
    """What ``case.toml`` says. ``profile``: a built-in name or a path, None for none. ``languages``: BCP 47, those to
    be read. ``model``: the identity of the language model that the case is pinned to, None until the first build.
    """

    title: str
    profile: str | None = None
    languages: tuple[str, ...] = ("en",)
    model: str | None = None


def config_text(config: CaseConfig) -> str:
    """``config`` as the text of a ``case.toml``."""
    lines = [f"format = {FORMAT}", f"title = {_quoted(config.title)}"]
    if config.profile is not None:
        lines.append(f"profile = {_quoted(config.profile)}")
    lines.append(f"languages = [{', '.join(_quoted(one) for one in config.languages)}]")
    if config.model is not None:
        lines.append(f"model = {_quoted(config.model)}")
    return "\n".join(lines) + "\n"


def read_config(path: Path) -> CaseConfig:
    """The settings in ``path``. Raises ``ProfileError`` with file, line and key where it does not fit, ``CaseError``
    where a newer OnRecord wrote it or it cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        raise CaseError(f"cannot be read: {error.strerror}", where=str(path)) from None
    except UnicodeDecodeError:
        raise ProfileError("is not UTF-8", where=str(path), mend="save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"is not TOML: {error}", where=str(path)) from None
    fits = {"format": int, "title": str, "profile": str, "languages": list, "model": str}
    for key, value in table.items():
        if key not in fits:
            raise _misfit(path, text, key, f"unknown key; there are {', '.join(sorted(fits))}")
        if not isinstance(value, fits[key]) or isinstance(value, bool):
            raise _misfit(path, text, key, "has the wrong type")
    if table.get("format", FORMAT) < 1:
        raise _misfit(path, text, "format", "must be 1 or more")
    if table.get("format", FORMAT) > FORMAT:
        raise CaseError("was written by a newer OnRecord", where=str(path), mend="upgrade OnRecord")
    if "title" not in table:
        raise ProfileError("has no title", where=f"{path}, line 1, key title")
    languages = tuple(table.get("languages", ["en"]))
    if not languages or not all(isinstance(one, str) and _LANGUAGE.match(one) for one in languages):
        raise _misfit(path, text, "languages", 'must be a list of language codes such as ["en"]')
    return CaseConfig(table["title"], table.get("profile") or None, languages, table.get("model"))


def format_of(data: bytes) -> int:
    """The format that the bytes of a ``case.toml`` name: 1 where they name none. They must have been read before."""
    found = tomllib.loads(data.decode("utf-8-sig")).get("format", 1)
    return found if isinstance(found, int) else 1


def _misfit(path: Path, text: str, key: str, what: str) -> ProfileError:
    lines = text.splitlines()
    start = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.\]]|\s*\[+\s*{re.escape(key)}\b")
    line = next((n for n, one in enumerate(lines, 1) if start.match(one)), 1)
    return ProfileError(what, where=f"{path}, line {line}, key {key}")


def _quoted(text: str) -> str:
    """A TOML basic string. Control characters are escaped; a lone surrogate, which TOML forbids, is replaced."""
    out = []
    for c in text:
        if c in '"\\':
            out.append("\\" + c)
        elif ord(c) < 32 or ord(c) == 127:
            out.append(f"\\u{ord(c):04x}")
        else:
            out.append("\N{REPLACEMENT CHARACTER}" if 0xD800 <= ord(c) <= 0xDFFF else c)
    return f'"{"".join(out)}"'
