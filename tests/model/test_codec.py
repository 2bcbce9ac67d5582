"""Every dataclass of the model survives the way to JSON text and back."""

from __future__ import annotations

import dataclasses
import importlib
import json
import pkgutil
import types
import typing
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import model
from onrecord.ids import canonical
from onrecord.model.claim import Claim, Figure, Site
from onrecord.model.codec import CLASSES, from_json, to_json
from onrecord.model.entity import Resolution
from onrecord.model.party import Party
from onrecord.model.value import Amount, Time
from onrecord.model.view import MentionRow

WORDS = st.text(max_size=6)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS | st.just("_"), inner, max_size=2),
    max_leaves=3,
)


def values(hint: typing.Any) -> st.SearchStrategy[typing.Any]:
    """Values of one annotated type, tuples where the model says sequence."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint):
        return instances(typing.cast("type", hint))
    if origin in (typing.Union, types.UnionType):
        return st.one_of([values(arg) for arg in args])
    if origin is typing.Literal:
        return st.sampled_from(args)
    if isinstance(hint, type) and issubclass(hint, tuple):
        return st.builds(hint, *[values(arg) for arg in typing.get_type_hints(hint).values()])
    if origin is tuple and args[-1] is not Ellipsis:
        return st.tuples(*[values(arg) for arg in args])
    if origin in (tuple, typing.get_origin(Sequence[int])):
        return st.lists(values(args[0]), max_size=2).map(tuple)
    if origin in (dict, typing.get_origin(Mapping[str, int])):
        return st.dictionaries(values(args[0]), values(args[1]), max_size=2)
    simple: dict[object, st.SearchStrategy[typing.Any]] = {
        str: WORDS,
        int: st.integers(),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        type(None): st.none(),
        object: PLAIN | st.builds(Time, edtf=WORDS),
    }
    return simple[hint]


def instances(cls: type) -> st.SearchStrategy[typing.Any]:
    """Instances of a dataclass; any field may be left at its default."""
    hints = typing.get_type_hints(cls)
    return st.builds(cls, **{f.name: values(hints[f.name]) for f in dataclasses.fields(cls)})


@pytest.mark.parametrize("name", sorted(CLASSES))
@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None)
@given(data=st.data())
def test_round_trip(name: str, data: st.DataObject) -> None:
    held = data.draw(instances(CLASSES[name]))
    line = canonical(to_json(held))
    back: object = from_json(CLASSES[name], json.loads(line))
    assert back == held
    assert canonical(to_json(back)) == line


def test_every_dataclass_of_the_model_has_its_tag() -> None:
    found = {
        cls
        for room in pkgutil.iter_modules(model.__path__, "onrecord.model.")
        for cls in vars(importlib.import_module(room.name)).values()
        if isinstance(cls, type) and dataclasses.is_dataclass(cls) and cls.__module__ == room.name
        if room.name != "onrecord.model.codec"
    }
    assert found == set(CLASSES.values())


def test_defaults_are_left_out() -> None:
    assert to_json(Amount(12.0, None)) == {"low": 12, "high": None}
    assert to_json(Time("2031-05", inferred=True)) == {"edtf": "2031-05", "inferred": True}


def test_whole_floats_and_integers_have_the_same_bytes() -> None:
    assert canonical(to_json(Amount(12, 12.5))) == canonical(to_json(Amount(12.0, 12.5))) == '{"high":12.5,"low":12}'


def test_a_body_carries_its_class() -> None:
    claim = Claim("c", "site", "d", 0, 3, "abc", "asserted", "alleged", (Party("Gull Post"),), None, Site("pier"))
    data = typing.cast("dict[str, typing.Any]", to_json(claim))
    assert data["body"] == {"_": "site", "thing": "pier"}
    assert from_json(Claim, data) == claim
    other = dataclasses.replace(claim, kind="figure", body=Figure("pier", Amount(2, 2)))
    assert from_json(Claim, to_json(other)).body == Figure("pier", Amount(2, 2))


def test_tuple_keys_become_sorted_pairs() -> None:
    held = Resolution((), {("d", 9, 12): "e2", ("d", 1, 4): "e1"}, {}, {"c": Time("2031")})
    data = typing.cast("dict[str, typing.Any]", to_json(held))
    assert data["of_mention"] == [[["d", 1, 4], "e1"], [["d", 9, 12], "e2"]]
    assert data["dates"] == {"c": {"_": "time", "edtf": "2031"}}
    assert from_json(Resolution, data) == held


def test_an_object_with_the_tags_key_is_kept() -> None:
    row = MentionRow("d", 0, 1, "name", {"_": "figure", "x": [{"_": 1}]})
    inner = MentionRow("d", 0, 1, "name", {"x": {"_": "site"}})
    assert from_json(MentionRow, to_json(row)) == row
    assert from_json(MentionRow, to_json(inner)) == inner


@pytest.mark.parametrize(
    "data",
    [None, [], "x", {}, {"edtf": None, "other": 1}, {"start": "2031"}],
    ids=["none", "list", "string", "missing", "unknown", "without"],
)
def test_another_shape_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="not the JSON of a Time"):
        from_json(Time, data)


def test_an_unknown_tag_is_refused() -> None:
    with pytest.raises(ValueError, match="no-such-class"):
        from_json(
            Resolution, {"entities": [], "of_mention": [], "suggested": [], "dates": {"c": {"_": "no-such-class"}}}
        )


def test_no_number_outside_json() -> None:
    with pytest.raises(ValueError, match="inf"):
        to_json(Amount(float("inf"), None))


def test_only_dataclasses() -> None:
    with pytest.raises(TypeError, match="str is no dataclass"):
        to_json("text")
