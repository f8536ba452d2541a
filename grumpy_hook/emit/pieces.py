"""A long body of a module or class as several functions that run one after the other.

Go's compiler takes a time for each function that grows with the square of its length: the body of a module with 80
annotated functions took a minute and a half. Between two statements of such a body nothing lives but its variables,
which are not in registers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from grumpy_hook.ir.nodes import Block, Function, Instr, Kind, RegKind, Terminator
from grumpy_hook.passes.liveness import live_after, live_in, successors

LENGTH = 200  # operations after which a piece may end


def pieces(fn: Function) -> list[Function]:
    """[fn], or what runs in its place: each of them returns None, but for the last, and runs when those before it did."""
    cuts = list(_cuts(fn)) if fn.kind in (Kind.MODULE_BODY, Kind.CLASS_BODY) else []
    if not cuts:
        return [fn]
    none = len(fn.reg_kinds)
    unused = max(block.label for block in fn.blocks) + 1
    parts: list[list[Block]] = [[]]
    for number, block in enumerate(fn.blocks):
        label, begin = block.label, 0
        for index in (index for at, index in cuts if at == number):
            end = Instr("const", (none,), (), (None,), fn.first_line)
            parts[-1].append(Block(label, [*block.instrs[begin:index], end], Terminator("return", (none,))))
            parts.append([])
            label, begin, unused = unused, index, unused + 1
        parts[-1].append(replace(block, label=label, instrs=block.instrs[begin:]))
    return [
        replace(fn, blocks=part, reg_kinds=[*fn.reg_kinds, RegKind.VALUE], reg_names=[*fn.reg_names, None], first_line=_line(part) or fn.first_line)
        for part in parts
    ]


def _cuts(fn: Function) -> Iterator[tuple[int, int]]:
    """(number of a block, number of an operation) that every run passes once, where nothing that was written is needed any more."""
    if sum(len(block.instrs) for block in fn.blocks) <= LENGTH:
        return
    numbers = {block.label: number for number, block in enumerate(fn.blocks)}
    targets = [[numbers[label] for label in successors(block)] for block in fn.blocks]
    least = list(accumulate((min(found, default=len(targets)) for found in reversed(targets)), min))[::-1]  # target of this block and those behind it
    entry = live_in(fn)
    written: set[int] = set()  # the parameters are given to each piece
    length = furthest = 0
    for number, block in enumerate(fn.blocks):
        once = furthest <= number and block.handler is None and least[number] > number
        lives = [entry[block.label], *live_after(block, entry)] if once else []
        for index, instr in enumerate(block.instrs):
            if once and length >= LENGTH and written.isdisjoint(lives[index]):
                yield number, index
                length = 0
            written.update(instr.dests)
            length += 1
        if block.term.kind == "for_next":
            written.add(block.term.args[1])
        furthest = max([furthest, *targets[number]])


def _line(blocks: list[Block]) -> int:
    return next((instr.line for block in blocks for instr in block.instrs), 0)
