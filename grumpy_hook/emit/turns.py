"""The turns of a batch (``emit.tight``), by what its loop goes over: what must hold before it, how it begins, goes around
and ends, and how it gives the turns that are left back to the ordinary loop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.emit import views
from grumpy_hook.passes.lattice import INT
from grumpy_hook.passes.liveness import live_at
from grumpy_hook.passes.tight import BATCH, INDEX, TightLoop

if TYPE_CHECKING:
    from grumpy_hook.emit.function import Line
    from grumpy_hook.emit.special import BatchEmitter

FEWEST = 16  # iterations that are worth a batch
LONGEST_STEP = 1 << 16


def turns_of(e: BatchEmitter, loop: TightLoop, seen: views.Views) -> Turns | None:
    if loop.pair is not None:
        return Pairs(e, loop, seen)
    if loop.walks:
        return Walk(e, loop)
    return While(e, loop) if loop.index is None else Range.of(e, loop)


def label_of(e: BatchEmitter, loop: TightLoop) -> str:
    assert e.batch is not None
    return f"{loop.head.label}{e.batch.suffix}"


def ordinary_label(label: int, index: int) -> str:
    return f"O{label}_{index}"


class Range:
    """The turns of a loop over a range."""

    def __init__(self, e: BatchEmitter, loop: TightLoop, step: int | None) -> None:
        self.loop = loop
        it = loop.head.term.args[0]
        self.at, self.left, by = (e.variable(it, suffix, "int64") for suffix in "ans")
        self.step = by if step is None else str(step)
        self.stop = e.temp(f"stop{loop.head.label}", "int64")
        divided, times = ("", "") if step == 1 else (f" / {self.step}", f" * {self.step}")
        self.back = f"{self.at} += {self.step}; {self.left} += ({self.stop} - {self.at}){divided}; "
        highest = INDEX[1] + 1 - BATCH * (LONGEST_STEP if step is None else step)
        self.unfit = [f"{self.left} < {FEWEST}", f"{e.variable(it)}.P != nil", f"uint64({self.at}) > {highest}"]
        if step is None:
            self.unfit.append(f"uint64({by}-1) >= {LONGEST_STEP}")
        self.loads: list[str] = []
        self.tests: list[str] = []
        self.start = f"{self.stop} = min({self.left}, {BATCH}); {self.left} -= {self.stop}; {self.stop} = {self.at} + {self.stop}{times}"

    @classmethod
    def of(cls, e: BatchEmitter, loop: TightLoop) -> Range | None:
        """None where the step is written out and not upwards."""
        made = e.defs[loop.head.term.args[0]][0]
        if len(made.args) == 3 and made.args[2] not in e.constants:
            return cls(e, loop, None)
        step = e.constants[made.args[2]] if len(made.args) == 3 else 1
        return cls(e, loop, step) if type(step) is int and 0 < step <= LONGEST_STEP else None

    def around(self, e: BatchEmitter, body: list[Line], poll: str) -> None:
        label, index = label_of(e, self.loop), self.loop.head.term.args[1]
        e.label(f"T{label}")
        e.put(f"if {self.at} >= {self.stop} {{ {poll} }}")
        target = e.dest(index)
        if target != "_":
            e.put(f"{target} = {self.at}" if e.kind(index) == INT else f"{target} = o.Int({self.at})")
        e.lines += body
        e.label(f"U{label}")
        e.put(f"{self.at} += {self.step}; {e.goto(f'T{label}')}")


class While:
    """The turns of a loop that tests by itself whether it goes on."""

    def __init__(self, e: BatchEmitter, loop: TightLoop) -> None:
        self.loop, self.back = loop, ""
        self.left = e.temp(f"turns{loop.head.label}", "int64")
        self.unfit: list[str] = []
        self.loads: list[str] = []
        self.tests: list[str] = []
        self.start = f"{self.left} = {BATCH}"

    def around(self, e: BatchEmitter, body: list[Line], poll: str) -> None:
        label = label_of(e, self.loop)
        e.label(f"T{label}")
        e.lines += body
        e.label(f"U{label}")
        e.put(f"if {self.left}--; {self.left} > 0 {{ {e.goto(f'T{label}')} }}; {poll}")


class Walk:
    """The turns of a loop over a list or a buffer."""

    def __init__(self, e: BatchEmitter, loop: TightLoop) -> None:
        self.loop = loop
        it = loop.head.term.args[0]
        self.at = e.variable(it, "i", "int")
        self.stop = e.temp(f"end{loop.head.label}", "int")
        self.view = views.view(e, it, "r")
        self.back = f"{self.at}++; "
        walked = e.variable(it, "l", "*o.List")
        self.unfit = [f"{self.at}&{FEWEST - 1} > 1", f"{walked} == nil", f"o.FewLeft({walked}, {self.at})"]
        self.loads: list[str] = []
        self.tests = [f"int({self.view}.N) - {self.at} >= {FEWEST}"]
        self.start = f"{self.stop} = min({self.at} + {BATCH}, int({self.view}.N))"

    def around(self, e: BatchEmitter, body: list[Line], poll: str) -> None:
        assert e.batch is not None
        label, head, index = label_of(e, self.loop), self.loop.head.label, self.loop.head.term.args[1]
        e.label(f"T{label}")
        e.put(f"if {self.at} >= {self.stop} {{ {poll} }}")
        target = e.dest(index)
        if target == "_":
            target = e.temp(f"unread{e.batch.suffix}", e.scalar_type(e.batch.variant.number))
        otherwise = ""
        if e.batch.variant.item != views.DOUBLE:
            otherwise = f"{views.store(e, e.batch.variant, live_at(e.fn, (head, 0)))}{e.batch.missed}++; {e.goto(ordinary_label(head, 0))}"
        e.put(views.item(e, target, e.batch.variant.item, self.view, f"int64({self.at})", otherwise))
        e.lines += body
        e.label(f"U{label}")
        e.put(f"{self.at}++; {e.goto(f'T{label}')}")


class Pairs:
    """The turns of a loop over enumerate() of a list or zip() of two."""

    def __init__(self, e: BatchEmitter, loop: TightLoop, seen: views.Views) -> None:
        self.loop, self.seen = loop, seen
        self.it = loop.head.term.args[0]
        self.pairs = e.variable(self.it, "p", "*o.PairLoop")
        self.at, self.stop = (e.temp(f"{name}{loop.head.label}", "int") for name in ("step", "end"))
        self.back = f"{self.pairs}.Stepped({self.at} + 1); "
        self.unfit = [f"!{self.pairs}.Ready()"]
        ways = [f"int({views.view(e, self.it, way)}.N)" for way in views.pair_ways(seen)]
        self.start = f"{self.at}, {self.stop} = 0, min({', '.join(ways)}, {BATCH})"
        self.loads: list[str] = []
        self.tests = [f"{self.pairs}.Zips()"]
        if seen.counted:
            self.number, going = e.temp(f"number{loop.head.label}", "int64"), e.temp("going", "bool")
            self.loads, self.tests = [f"{self.number}, {going} = {self.pairs}.Numbers()"], [going]

    def around(self, e: BatchEmitter, body: list[Line], poll: str) -> None:
        assert e.batch is not None and self.loop.pair is not None
        label, variant, head = label_of(e, self.loop), e.batch.variant, self.loop.head.label
        e.label(f"T{label}")
        e.put(f"if {self.at} >= {self.stop} {{ {self.pairs}.Stepped({self.at}); {poll} }}")
        stored = views.store(e, variant, live_at(e.fn, (head, 0)))
        otherwise = f"{self.pairs}.Stepped({self.at}); {stored}{e.batch.missed}++; {e.goto(ordinary_label(head, 0))}"
        dests = list(self.loop.pair.dests)
        if self.seen.counted:
            first = dests.pop(0)
            e.put(f"{e.dest(first)} = {self.number} + int64({self.at})")
        for reg, way in zip(dests, views.pair_ways(self.seen), strict=True):
            target = e.dest(reg)
            if target == "_":
                target = e.temp(f"unread{e.batch.suffix}", e.scalar_type(variant.number))
            e.put(views.item(e, target, variant.item, views.view(e, self.it, way), f"int64({self.at})", otherwise))
        e.lines += body
        e.label(f"U{label}")
        e.put(f"{self.at}++; {e.goto(f'T{label}')}")


Turns = Range | While | Walk | Pairs
