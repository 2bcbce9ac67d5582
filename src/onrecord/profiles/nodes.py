"""YAML as a tree that knows its lines, so that every fault can name file, line and key.

Scalars are taken as they are written: ``NO`` is the text "NO" (Norway), never false.
"""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from onrecord.errors import ProfileError

_DEEPEST = 6  # levels; a profile has four


class Branch:
    """A node of the tree: where it stands (``file``, ``key``) and what it holds. Its methods raise ``ProfileError``."""

    def __init__(self, node: yaml.Node, file: str, key: str) -> None:
        self._node = node
        self.file = file
        self.key = key

    def fault(self, what: str, mend: str | None = None) -> ProfileError:
        """An error at this node."""
        line = self._node.start_mark.line + 1
        return ProfileError(what, where=f"{self.file}, line {line}, key {self.key}", mend=mend)

    def table(self, known: Iterable[str], needed: Iterable[str] = ()) -> dict[str, Branch]:
        """The mapping's values by key; unknown, repeated and missing keys are faults."""
        if not isinstance(self._node, yaml.MappingNode):
            raise self.fault("must be a mapping of keys to values")
        allowed = tuple(known)
        out: dict[str, Branch] = {}
        for key_node, value in self._node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            path = f"{self.key}.{key}" if self.key else key
            at = Branch(key_node, self.file, path)
            if key not in allowed:
                raise at.fault("unknown key", mend=f"there are {', '.join(allowed)}")
            if key in out:
                raise at.fault("stands twice")
            out[key] = Branch(value, self.file, path)
        for key in needed:
            if key not in out:
                raise Branch(self._node, self.file, f"{self.key}.{key}" if self.key else key).fault("is missing")
        return out

    def items(self) -> list[Branch]:
        """The list's values."""
        if not isinstance(self._node, yaml.SequenceNode):
            raise self.fault("must be a list")
        return [Branch(node, self.file, f"{self.key}[{n}]") for n, node in enumerate(self._node.value)]

    def text(self) -> str:
        """The scalar as one line of text, not empty."""
        if not isinstance(self._node, yaml.ScalarNode):
            raise self.fault("must be a text")
        value = " ".join(self._node.value.split())
        if not value:
            raise self.fault("must not be empty")
        return value

    def texts(self) -> tuple[str, ...]:
        """The list's values as texts, in order; a repeated one is a fault."""
        out: list[str] = []
        for item in self.items():
            value = item.text()
            if value in out:
                raise item.fault(f"stands twice: {value}")
            out.append(value)
        return tuple(out)

    def choice(self, choices: Iterable[str]) -> str:
        """The scalar, which must be one of ``choices``."""
        value, allowed = self.text(), tuple(choices)
        if value not in allowed:
            raise self.fault(f"cannot be {value!r}", mend=f"there are {', '.join(allowed)}")
        return value


def parse(data: bytes, file: str) -> Branch:
    """The tree of the YAML in ``data``. Raises ``ProfileError`` when it is no YAML, empty, or nested too deep."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ProfileError("is not UTF-8", where=f"{file}, line {line}", mend="save it as UTF-8") from None
    try:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            line = event.start_mark.line + 1 if event.start_mark else 1
            if depth > _DEEPEST:
                raise ProfileError("is nested too deep", where=f"{file}, line {line}")
            if isinstance(event, yaml.AliasEvent):
                raise ProfileError("uses a YAML alias", where=f"{file}, line {line}", mend="write the value out")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{file}, line {mark.line + 1}" if mark else file
        raise ProfileError(f"is not YAML: {error.problem or error.context}", where=where) from None
    except yaml.YAMLError as error:
        raise ProfileError(f"is not YAML: {' '.join(str(error).split())}", where=file) from None
    if node is None:
        raise ProfileError("is empty", where=file, mend="write at least: format: 1")
    return Branch(node, file, "")
