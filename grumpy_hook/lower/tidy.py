"""Straightens blocks: no unreachable ones, no empty ones between jumps, handlers only where something raises."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from grumpy_hook.ir.nodes import Block
from grumpy_hook.ir.ops import OPS

RAISES = frozenset(name for name, spec in OPS.items() if spec.raises)


def tidy(blocks: list[Block]) -> list[Block]:
    """Block 0 stays the entry; the order of the rest is kept."""
    for block in blocks:
        if block.handler is not None and not _may_raise(block):
            block.handler = None
    _skip_empty(blocks)
    blocks = _reachable(blocks)
    blocks = _join(blocks)
    return _renumber(blocks)


def _may_raise(block: Block) -> bool:
    return block.term.kind == "for_next" or any(instr.op in RAISES for instr in block.instrs)


def _skip_empty(blocks: list[Block]) -> None:
    """A jump to a block that only jumps goes where that one goes."""
    hop = {b.label: b.term.targets[0] for b in blocks if not b.instrs and b.term.kind == "jump"}

    def final(label: int) -> int:
        seen = set()
        while label in hop and label not in seen:
            seen.add(label)
            label = hop[label]
        return label

    for block in blocks:
        if any(target in hop for target in block.term.targets):
            block.term = replace(block.term, targets=tuple([final(t) for t in block.term.targets]))


def _reachable(blocks: list[Block]) -> list[Block]:
    by_label = {b.label: b for b in blocks}
    seen = {blocks[0].label}
    todo = [blocks[0]]
    while todo:
        block = todo.pop()
        following = block.term.targets if block.handler is None else (*block.term.targets, block.handler)
        for label in following:
            if label not in seen:
                seen.add(label)
                todo.append(by_label[label])
    return [b for b in blocks if b.label in seen]


def _join(blocks: list[Block]) -> list[Block]:
    """A block entered only by one jump is appended to where that jump is."""
    entries: Counter[int] = Counter([blocks[0].label])
    for block in blocks:
        entries.update(block.term.targets)
        if block.handler is not None:
            entries[block.handler] += 2
    by_label = {b.label: b for b in blocks}
    gone: set[int] = set()
    for block in blocks:
        if block.label in gone:
            continue
        while block.term.kind == "jump":
            following = by_label[block.term.targets[0]]
            if following is block or entries[following.label] != 1 or not _same_handler(block, following):
                break
            if not _may_raise(block):
                block.handler = following.handler
            block.instrs = block.instrs + following.instrs
            block.term = following.term
            gone.add(following.label)
    return [b for b in blocks if b.label not in gone]


def _same_handler(block: Block, following: Block) -> bool:
    return block.handler == following.handler or not _may_raise(block) or not _may_raise(following)


def _renumber(blocks: list[Block]) -> list[Block]:
    number = {b.label: n for n, b in enumerate(blocks)}
    for block in blocks:
        block.label = number[block.label]
        if block.handler is not None:
            block.handler = number[block.handler]
        if block.term.targets:
            block.term = replace(block.term, targets=tuple([number[t] for t in block.term.targets]))
    return blocks
