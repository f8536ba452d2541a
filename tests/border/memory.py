"""Resident memory through millions of crossings of each kind of object: python -m tests.border.memory [KIND ...]

Each kind runs in a process of its own, with the module `compiled.crossings` compiled. After a warm-up the median of the
memory in the first half of the run is compared with that in the second; --control runs the module interpreted.
"""

from __future__ import annotations

import argparse
import array
import asyncio
import collections
import contextlib
import dataclasses
import datetime
import decimal
import enum
import functools
import gc
import importlib
import io
import itertools
import os
import pickle
import statistics
import subprocess
import sys
import time
import types
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
CROSSINGS = 10_000_000
SAMPLES = 300
WARM = 0.2  # of the crossings, before memory is looked at
GROWTH = 1.05

Kind = Callable[[int], Any]


class Held:
    def __init__(self, x: int) -> None:
        self.x = x

    def method(self, *args: Any) -> int:
        return self.x


class Slotted:
    __slots__ = ("__weakref__", "x")

    def __init__(self, x: int) -> None:
        self.x = x


@dataclasses.dataclass
class Record:
    x: int


class Pair(NamedTuple):
    x: int
    y: int


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


class Fault(Exception):
    pass


def fails() -> None:
    raise ValueError("x")


def yields(x: int) -> Iterator[int]:
    yield x
    yield 2


async def asynchronous(x: int) -> int:
    return x


def finished(coroutine: Any) -> Any:
    try:
        coroutine.send(None)
    except StopIteration as e:
        return e.value


def caught(f: Callable[..., Any], *args: Any) -> BaseException | None:
    try:
        f(*args)
    except Exception as e:
        return e
    return None


def assigned(target: Any, i: int) -> Any:
    target.x = i
    target.y = (i,)
    return target.x


LEAK = "kept for good"  # no kind of object: a growth that must be seen


def kinds(c: Any) -> dict[str, Kind]:
    """What crosses once for each i, by name."""

    class Derived(c.Point):  # type: ignore[misc]
        pass

    class Looser(c.Point):  # type: ignore[misc]
        def __getattr__(self, name: str) -> str:
            return name

    point, held, numbers, lock = c.Point(1), Held(2), list(range(5)), c.Guard()
    text, data = "t" * 5000, bytes(9000)
    return {
        LEAK: lambda i: c.lost.append([i]),
        # values
        "nothing": lambda i: c.nop(),
        "none": lambda i: c.same(None),
        "bool": lambda i: c.same(i == 1),
        "int": c.same,
        "int kept": c.hold,
        "float": lambda i: c.same(i * 0.5),
        "nan": lambda i: c.same(i * float("nan")),
        "big int": lambda i: c.same(i << 80),
        "big int made": lambda i: c.shifted(i),
        "complex": lambda i: c.same(complex(i, 1)),
        "str": lambda i: c.same(f"k{i}"),
        "wide str": lambda i: c.same(f"\u0436{i}"),
        "long str": lambda i: c.same("x" * (300 + i % 50)),
        "made str": lambda i: c.text(400),
        "one long str": lambda i: c.same(text),
        "bytes": lambda i: c.same(b"%d" % i),
        "long bytes": lambda i: c.same(bytes(5000)),
        "made bytes": lambda i: c.data(5000),
        "one long bytes": lambda i: c.same(data),
        "tuple": lambda i: c.same((i, i)),
        "tuple made": lambda i: c.pair(i, i),
        "tuple of tuples": lambda i: c.same((i, (i, (i,)))),
        "tuple of objects": lambda i: c.same((held, i)),
        "tuple of new objects": lambda i: c.same((Held(i), i)),
        "tuple of objects made": lambda i: c.pair(held, c),
        "tuple of instances": lambda i: c.same((point, i)),
        "tuple of instances made": lambda i: c.pair(c.Point(i), i),
        "tuple held": lambda i: c.hold((held, i)),
        "named tuple": lambda i: c.attribute(Pair(i, 1)),
        "frozenset": lambda i: c.same(frozenset((i,))),
        "frozenset made": lambda i: c.frozen(i),
        "range": lambda i: c.same(range(i)),
        "range made": lambda i: c.until(i),
        "slice": lambda i: c.same(slice(i)),
        "slice made": lambda i: c.cut(i),
        "decimal": lambda i: c.same(decimal.Decimal(i)),
        "date": lambda i: c.attribute_of(datetime.timedelta(i), "days"),
        "enumeration": lambda i: c.same(Colour.RED) is Colour.RED,
        # containers
        "list in": lambda i: c.length([i]),
        "list out": lambda i: c.made(i),
        "list held": lambda i: c.hold([i]),
        "list filled": lambda i: c.append([], held),
        "long list out": lambda i: c.many(20),
        "list of lists": lambda i: c.same([[i], [i]]),
        "list of lists out": lambda i: c.nested(i),
        "dict in": lambda i: c.length({i: i}),
        "dict out": lambda i: c.mapping(i),
        "dict of texts": lambda i: c.mapping(f"k{i}"),
        "dict held": lambda i: c.hold({i: held}),
        "set in": lambda i: c.length({i}),
        "set out": lambda i: c.distinct(i),
        "views": lambda i: c.first({i: i}.items()),
        "views out": lambda i: c.items(i),
        "deque": lambda i: c.append(collections.deque((i,)), i),
        "default dict": lambda i: c.length(collections.defaultdict(int, {1: i})),
        "bytearray": lambda i: c.first(bytearray(9)),
        "array": lambda i: c.first(array.array("i", [1, 2])),
        "memoryview": lambda i: c.length(memoryview(b"abc")),
        "memoryview held": lambda i: c.hold(memoryview(bytearray(9))),
        "arguments": lambda i: c.arguments(i, 2, a=3, b=held),
        "many arguments": lambda i: c.five(i, 2, held, 4, 5),
        # objects of interpreted classes
        "foreign object": lambda i: c.attribute(Held(i)),
        "foreign held": lambda i: c.hold(Held(i)),
        "foreign in a list": lambda i: c.hold([Held(i), Held(i)]),
        "foreign cycle": lambda i: cycle(c, i),
        "foreign stored": lambda i: c.stored(held, point),
        "foreign called": lambda i: c.method(Held(i)),
        "slots": lambda i: c.attribute(Slotted(i)),
        "record": lambda i: c.attribute(Record(i)),
        "record made": lambda i: c.build(Record, i),
        "attribute of any name": lambda i: c.attribute_of(types.SimpleNamespace(**{f"k{i}": i}), f"k{i}"),
        "weak reference": lambda i: c.called(weakref.ref(held)),
        "partial": lambda i: c.called(functools.partial(held.method, i)),
        "module": lambda i: c.attribute_of(types.ModuleType("made"), "__name__"),
        "class": lambda i: c.build(type("Made", (Held,), {}), i),
        "derived class": lambda i: c.build(type("Made", (c.Point,), {}), i).get(),
        "class made": c.local_class,
        # objects of compiled classes
        "instance": lambda i: c.Point(i).get(),
        "instance out": lambda i: c.points(i),
        "instance back": lambda i: c.attribute(c.Point(i)),
        "instance held": lambda i: c.hold(c.Point(i)),
        "instance cycle": lambda i: c.looped(i),
        "instance assigned": lambda i: assigned(c.Point(i), i),
        "instance dict": lambda i: vars(c.Point(i)),
        "instance pickled": lambda i: pickle.loads(pickle.dumps(c.Point(i))),
        "instance referred to": lambda i: weakref.ref(c.Point(i)),
        "instance out referred to": lambda i: weakref.ref(c.points(i)),
        "derived instance": lambda i: Derived(i).get(),
        "derived instance held": lambda i: c.hold(Derived(i)),
        "derived instance with __getattr__": lambda i: c.attribute_of(Looser(i), "z"),
        "instance of a list class": lambda i: c.stacked(i),
        "instance of a dict class": lambda i: c.Table(a=i),
        "instance of an exception": lambda i: c.Fault(i),
        "finalized instance": lambda i: c.Ended(i),
        "property": lambda i: point.double,
        # callables
        "callback": lambda i: c.call(abs, i),
        "closure": lambda i: c.adder(i)(1),
        "closure held": lambda i: c.hold(c.adder(i)),
        "closure called": lambda i: c.call(c.adder(i), 1),
        "counter": lambda i: c.counter(i)(),
        "function made": lambda i: c.function()(i),
        "function made held": lambda i: c.hold(c.function()),
        "function passed": lambda i: c.mapped(i),
        "lambda in": lambda i: c.call(lambda x: x, i),
        "lambda held": lambda i: c.hold(lambda x: x),
        "bound method": lambda i: c.same(point.get),
        "bound method called": lambda i: c.called(point.get),
        "foreign bound method": lambda i: c.call(held.method, i),
        "built-in method": lambda i: c.call(numbers.index, 1),
        "built-in method out": lambda i: c.appender(i),
        "static method": lambda i: c.same(staticmethod(abs)),
        "property object": lambda i: c.same(property(abs)),
        "descriptors made": lambda i: c.descriptors(i),
        "super": lambda i: c.parent(point),
        "decorated": lambda i: c.decorated(fails),
        "wrapped": lambda i: c.wrapped(fails),
        # iterators
        "iterator in": lambda i: c.first(iter([i, 2])),
        "iterator held": lambda i: c.hold(iter([i, 2])),
        "iterator out": lambda i: next(c.iterated(i)),
        "iterators out": lambda i: c.iterators(i),
        "chained": lambda i: c.first(itertools.chain([i], [2])),
        "generator": lambda i: next(c.numbers(3)),
        "generator ended": lambda i: list(c.numbers(2)),
        "generator made": lambda i: next(c.generator(3)),
        "generator unused": lambda i: c.generator(3),
        "generator in": lambda i: c.first(x for x in (i, 2)),
        "generator back": lambda i: c.first(c.numbers(3)),
        "generator delegated": lambda i: list(c.delegated(yields(i))),
        "coroutine": lambda i: finished(c.waits(i)),
        "coroutine made": lambda i: finished(c.coroutine(i)),
        "coroutine closed": lambda i: c.coroutine(i).close(),
        "coroutine in": lambda i: finished(c.awaited(asynchronous(i))),
        "asynchronous generator": lambda i: finished(c.ticks(i).__anext__()),
        "asynchronous generator made": lambda i: finished(c.ticking(i).__anext__()),
        "asynchronous generator in": lambda i: finished(c.each(c.ticks(i))),
        # exceptions and frames
        "exception out": lambda i: caught(c.fail),
        "own exception out": lambda i: caught(c.fault, i),
        "exception in": lambda i: c.caught(fails),
        "exception through": lambda i: caught(c.call0, fails),
        "exception chained": lambda i: caught(c.chained, fails),
        "exception passed": lambda i: c.same(Fault(i)),
        "exception held": lambda i: c.hold(Fault(i)),
        "traceback": lambda i: c.trace(fails),
        "context manager": lambda i: c.within(contextlib.nullcontext(i)),
        "compiled context manager": lambda i: entered(lock),
        "variables": lambda i: c.variables(i),
        "evaluated": lambda i: i % 10 or c.evaluated(i),
        "file": lambda i: c.written(io.StringIO(), "x"),
        "task": lambda i: i % 20 or asyncio.run(c.awaited(asynchronous(i))),
    }


def entered(manager: Any) -> Any:
    with manager as value:
        return value


def cycle(c: Any, i: int) -> None:
    a, b = Held(i), Held(i)
    a.other, b.other = b, c.same(a)  # type: ignore[attr-defined]


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def cross(f: Kind, n: int) -> tuple[int, int, int]:
    """Memory while warm, in the first half of n crossings and in the second, and the most.

    Medians: how high a single peak is depends on when Go's collector got a processor.
    """
    sizes, done = [], 0
    for part in range(1, SAMPLES + 1):
        for i in range(done, n * part // SAMPLES):
            f(i)
        done = n * part // SAMPLES
        sizes.append(resident())
    return statistics.median_low(sizes[int(WARM * SAMPLES) : SAMPLES // 2]), statistics.median_low(sizes[SAMPLES // 2 :]), max(sizes)


def child(name: str, n: int, compiled: bool) -> None:
    sys.path.insert(0, str(HERE))
    if compiled:
        import grumpy_hook

        grumpy_hook.install(include=["compiled.crossings"], strict=True)
    f = kinds(importlib.import_module("compiled.crossings"))[name]
    gc.collect()
    start = time.process_time()
    print(*cross(f, n), (time.process_time() - start) / n)


class Row(NamedTuple):
    kind: str
    before: int  # bytes
    after: int
    most: int
    seconds: float  # of a crossing

    @property
    def grew(self) -> bool:
        return self.after > self.before * GROWTH

    def __str__(self) -> str:
        growth, sizes = self.after / self.before, f"{self.before >> 20:5} {self.after >> 20:5} MB, most {self.most >> 20:4} MB"
        return f"{self.kind:36}{sizes}{growth:7.3f}{self.seconds * 1e9:8.0f} ns{'   grows' if self.grew else ''}"


def measure(kind: str, n: int, control: bool = False) -> Row:
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent.parent)])}
    code = f"from tests.border import memory; memory.child({kind!r}, {n}, {not control})"
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{kind}: {done.stdout}{done.stderr}")
    before, after, most, seconds = done.stdout.split()
    return Row(kind, int(before), int(after), int(most), float(seconds))


def names() -> list[str]:
    """All kinds; none of them runs here."""
    sys.path.insert(0, str(HERE))
    return [kind for kind in kinds(importlib.import_module("compiled.crossings")) if kind != LEAK]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND")
    parser.add_argument("--crossings", type=int, default=CROSSINGS)
    parser.add_argument("--control", action="store_true")
    given = parser.parse_args()
    grew = 0
    for kind in given.kinds or names():
        row = measure(kind, given.crossings, given.control)
        grew += row.grew
        print(row, flush=True)
    return 1 if grew else 0


if __name__ == "__main__":
    sys.exit(main())
