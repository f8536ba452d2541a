"""Record is NamedTuple in all that this project uses of it; plainjson reads what json writes."""

from __future__ import annotations

import copy
import json
import pickle
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grumpy_hook.plainjson import loads
from grumpy_hook.records import Record


class Ours(Record):
    """A record."""

    a: int
    b: str = "x"

    def both(self) -> str:
        return f"{self.a}{self.b}"

    @classmethod
    def one(cls) -> Ours:
        return cls(1)


class Theirs(NamedTuple):
    """A record."""

    a: int
    b: str = "x"


def test_like_a_named_tuple() -> None:
    for cls in (Ours, Theirs):
        made = cls(1, b="y")
        assert made == (1, "y") and made.a == 1 and made._asdict() == {"a": 1, "b": "y"}
        assert made._replace(a=3) == (3, "y") and type(made._replace(a=3)) is cls and cls._make([1, 2]) == (1, 2)
        assert repr(made) == f"{cls.__name__}(a=1, b='y')" and cls._fields == ("a", "b") and cls(2) == (2, "x")
        assert copy.copy(made) == pickle.loads(pickle.dumps(made)) == made and hash(made) == hash((1, "y"))
        assert not hasattr(made, "__dict__")
        match made:
            case cls(first, b=second):
                assert (first, second) == (1, "y")
        for wrong in (lambda cls=cls: cls(), lambda cls=cls: cls(1, 2, 3), lambda cls=cls: cls(1, c=2), lambda cls=cls: cls(1, a=2)):
            with pytest.raises(TypeError):
                wrong()
        with pytest.raises((ValueError, TypeError)):
            made._replace(c=1)
    assert Ours.one().both() == "1x"


LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()


@given(st.recursive(LEAVES, lambda x: st.lists(x) | st.dictionaries(st.text(), x)))
def test_reads_what_json_writes(value: object) -> None:
    assert loads(json.dumps(value).encode()) == value
    assert loads(json.dumps(value, indent=1).encode() + b"\n") == value


@pytest.mark.parametrize("text", [b"", b"{", b"[1,]", b"1 2", b"\xff", b'{"a" 1}', b"nope"])
def test_what_is_not_json_is_a_value_error(text: bytes) -> None:
    with pytest.raises(ValueError):
        loads(text)
