"""A module with data classes beside lists and dicts that are nobody else's."""

from __future__ import annotations

import dataclasses
import typing
from dataclasses import InitVar, dataclass, field
from typing import ClassVar

TABLE = [3, 1, 2]
COUNTS = {"a": 1}
SHARED = [1]
calls = 0


@dataclass
class Point:
    x: int
    y: Later | None = None
    tags: list[str] = field(default_factory=list)
    made: ClassVar[int] = 0
    also: dataclasses.KW_ONLY = None
    unit: InitVar[str] = "m"
    shared: typing.ClassVar[list] = SHARED

    def __post_init__(self, unit):
        Point.made += 1
        self.tags.append(unit)


@dataclass(frozen=True, order=True)
class Later:
    n: int


def count(word):
    COUNTS[word] = COUNTS.get(word, 0) + len(TABLE)
    return COUNTS, calls


def more():
    global TABLE, calls, new
    TABLE = sorted(TABLE)
    calls += 10
    new = Later(5)
    return TABLE, new
