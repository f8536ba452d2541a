"""One register for each independent life of a variable.

A local used first as an int counter and later as a string is two variables that
share a name.  Definitions that reach a common use belong together (a web);
every other web gets a register of its own, so that types are inferred apart.

>>> # r1 = const 0; use r1; r1 = const "a"; use r1
>>> # r1 = const 0; use r1; r5 = const "a"; use r5
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from grumpy_hook.ir.nodes import Block, Function, Instr

MAX_INSTRUCTIONS = 6000  # larger functions keep their registers: the dataflow is quadratic at worst

Definition = tuple[int, int]  # (register, number); number -1: the value at entry


def too_large(fn: Function) -> bool:
    return sum(len(block.instrs) + 1 for block in fn.blocks) > MAX_INSTRUCTIONS


def split_webs(fn: Function) -> None:
    """Rename registers in place; parameters keep the register of the web that holds their entry value."""
    if too_large(fn):
        return
    split = _several_definitions(fn)
    if not split:
        return
    reach = _reaching(fn, split)
    webs = _Webs()
    _visit(fn, split, reach, webs.join_use)
    names = _number(fn, split, webs)
    _rename(fn, split, reach, webs, names)


def _several_definitions(fn: Function) -> set[int]:
    count: dict[int, int] = defaultdict(int)
    for reg in range(len(fn.params.names)):
        count[reg] += 1
    for block in fn.blocks:
        for instr in block.instrs:
            for dest in instr.dests:
                count[dest] += 1
        if block.term.kind == "for_next":
            count[block.term.args[1]] += 1
    return {reg for reg, n in count.items() if n > 1}


class _Webs:
    """Union-find over definitions."""

    def __init__(self) -> None:
        self.parent: dict[Definition, Definition] = {}

    def find(self, item: Definition) -> Definition:
        root = item
        while (up := self.parent.get(root, root)) != root:
            root = up
        while (up := self.parent.get(item, item)) != root:
            self.parent[item] = root
            item = up
        return root

    def join_use(self, reaching: frozenset[Definition]) -> None:
        items = iter(reaching)
        first = next(items, None)
        for other in items:
            assert first is not None
            self.parent[self.find(other)] = self.find(first)


State = dict[int, frozenset[Definition]]


def _definition(block: Block, index: int, reg: int) -> Definition:
    return reg, block.label * 100_000 + index


def _reaching(fn: Function, split: set[int]) -> dict[int, State]:
    """Definitions of the split registers that reach each block's start."""
    entry: dict[int, State] = {block.label: {} for block in fn.blocks}
    entry[fn.blocks[0].label] = {reg: frozenset([(reg, -1)]) for reg in split}
    work = [block.label for block in fn.blocks]
    by_label = {block.label: block for block in fn.blocks}
    while work:
        block = by_label[work.pop(0)]
        state = dict(entry[block.label])
        handled = dict(state)  # everything that may hold at some point of the block
        for index, instr in enumerate(block.instrs):
            for dest in instr.dests:
                if dest in split:
                    state[dest] = frozenset([_definition(block, index, dest)])
                    handled[dest] = handled.get(dest, frozenset()) | state[dest]
        flows: list[tuple[int, State]] = []
        if block.term.kind == "for_next":
            body, leave = block.term.targets
            after = dict(state)
            if block.term.args[1] in split:
                after[block.term.args[1]] = frozenset([_definition(block, len(block.instrs), block.term.args[1])])
            flows = [(body, after), (leave, state)]
        else:
            flows = [(target, state) for target in block.term.targets]
        if block.handler is not None:
            flows.append((block.handler, handled))
        for target, incoming in flows:
            if _merge(entry[target], incoming) and target not in work:
                work.append(target)
    return entry


def _merge(into: State, incoming: State) -> bool:
    changed = False
    for reg, found in incoming.items():
        known = into.get(reg, frozenset())
        if not found <= known:
            into[reg] = known | found
            changed = True
    return changed


def _visit(fn: Function, split: set[int], entry: dict[int, State], join: Callable[[frozenset[Definition]], None]) -> None:
    """Calls join(reaching definitions) for every operand that is a split register."""
    for block in fn.blocks:
        state = dict(entry[block.label])
        for index, instr in enumerate(block.instrs):
            for arg in instr.args:
                if arg in split:
                    join(state.get(arg, frozenset()))
            for dest in instr.dests:
                if dest in split:
                    state[dest] = frozenset([_definition(block, index, dest)])
        for arg in block.term.args[:1] if block.term.kind == "for_next" else block.term.args:
            if arg in split:
                join(state.get(arg, frozenset()))


def _number(fn: Function, split: set[int], webs: _Webs) -> dict[Definition, int]:
    """Web -> register. A parameter's entry web, else the first web met, keeps the old number."""
    params = len(fn.params.names) or 1
    names: dict[Definition, int] = {}
    taken: set[int] = set()
    for reg in sorted(split):
        if reg < params:
            names[webs.find((reg, -1))] = reg
            taken.add(reg)

    def add(definition: Definition) -> None:
        root, reg = webs.find(definition), definition[0]
        if root in names:
            return
        if reg not in taken:
            taken.add(reg)
            names[root] = reg
            return
        names[root] = len(fn.reg_names)
        fn.reg_names.append(fn.reg_names[reg])
        fn.reg_kinds.append(fn.reg_kinds[reg])

    for block in fn.blocks:
        for index, instr in enumerate(block.instrs):
            for dest in instr.dests:
                if dest in split:
                    add(_definition(block, index, dest))
        if block.term.kind == "for_next" and block.term.args[1] in split:
            add(_definition(block, len(block.instrs), block.term.args[1]))
    return names


def _rename(fn: Function, split: set[int], entry: dict[int, State], webs: _Webs, names: dict[Definition, int]) -> None:
    def read(state: State, reg: int) -> int:
        if reg not in split:
            return reg
        found = next(iter(state.get(reg, frozenset())), None)
        return names.get(webs.find(found), reg) if found is not None else reg

    for block in fn.blocks:
        state = dict(entry[block.label])
        out: list[Instr] = []
        for index, instr in enumerate(block.instrs):
            args = tuple(read(state, arg) for arg in instr.args)
            dests = []
            for dest in instr.dests:
                if dest in split:
                    definition = _definition(block, index, dest)
                    state[dest] = frozenset([definition])
                    dests.append(names[webs.find(definition)])
                else:
                    dests.append(dest)
            out.append(replace(instr, args=args, dests=tuple(dests)))
        block.instrs = out
        term = block.term
        if term.kind == "for_next":
            dest = term.args[1]
            if dest in split:
                dest = names[webs.find(_definition(block, len(out), term.args[1]))]
            block.term = replace(term, args=(read(state, term.args[0]), dest))
        else:
            block.term = replace(term, args=tuple(read(state, arg) for arg in term.args))
