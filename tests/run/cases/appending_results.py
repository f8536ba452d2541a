"""list.append with an argument that is worked out after the method was looked up."""

from __future__ import annotations

import json
from collections import deque


class Stack(list):
    pass


class Loud(list):
    def append(self, x: object) -> None:
        print("Loud.append", x)
        super().append(x)


class Other:
    def append(self, x: object) -> str:
        return f"Other {x}"


def made(n: int) -> list[int]:
    values: list[int] = []
    for i in range(n):
        values.append(int(str(i)) + 1)
    return values


def fill(values: list, f, n: int):
    done = []
    for i in range(n):
        done.append(values.append(f(values, i)))
    return values, done


def cleared(values, i):
    values.clear()
    return i


def longer(values, i):
    values.extend([i] * 40)
    return i


def moved(values, i):
    return len(json.dumps(list(values)) + str(sorted(values, key=str)))


def itself(values, i):
    return values


def fails(values, i):
    if i == 2:
        raise KeyError(i)
    return i


def local(n: int) -> int:
    values: list[object] = []
    values.append(len(values))
    values.append(json.dumps(values))
    values.append(str(values))
    del values[0]
    values.append(tuple(values))
    return len(str(values)) + n


def of_nothing(values: list[int]):
    values.append(str(1) + 2)


for kind in (list, Stack, Loud, deque, Other):
    for f in (cleared, longer, moved, fails):
        try:
            values, done = fill(kind(), f, 4)
            print(kind.__name__, f.__name__, values if isinstance(values, Other) else [*values], done)
        except Exception as e:
            print(kind.__name__, f.__name__, type(e).__name__, e)
values, done = fill([], itself, 2)
print(values[0] is values, len(values), done)
print(made(10), local(1))
for wrong in (None, [], (), 3):
    try:
        of_nothing(wrong)
    except Exception as e:
        print(type(e).__name__, e)
held = [].append
print(held(made(2)))
