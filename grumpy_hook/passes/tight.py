"""Innermost loops whose operations only compute with numbers: nothing in them runs other code.

Such a loop may run in batches: what could change in between (a global, a request to
stop) is looked at before each batch, and so is that the numbers it starts from are
small enough for most of its operations never to leave int64. ``emit.tight`` writes
the batch beside the ordinary loop, which it leaves for at whatever does not hold.

>>> # s = 0
>>> # for i in range(n): s += i & 7      i is in [0, 2**31), i & 7 in [0, 7]: s grows by 7168 a batch at most
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from grumpy_hook.ir.nodes import ABSENT, Block, Function, Instr
from grumpy_hook.passes.intervals import INT64, Interval, hull, operation
from grumpy_hook.passes.lattice import INT, Type

BATCH = 1024  # iterations: microseconds, so that a request is heard soon
INDEX: Interval = (0, (1 << 31) - 1)  # of the loop's variable in a batch
SMALL: Interval = (-(1 << 31), (1 << 31) - 1)  # what is added to a sum, and what a batch takes from outside
SUM: Interval = (-(1 << 61), 1 << 61)  # of a sum before a batch
MAX_OPERATIONS = 60  # they are written twice
ADDEND: Interval = (-(1 << 45), 1 << 45)  # of all that is added to a sum in a batch, MAX_OPERATIONS times an iteration
ROUNDS = 4

LIFETIMES = frozenset({"hold", "keep", "drop", "alive", "forget", "undef"})  # nothing happens while only numbers are made
PLAIN = frozenset({"const", "move", "check_bound", "binary", "inplace", "compare", "compare_bool", "unary", "truth", "not", "bool_value"})
LOADS = frozenset({"load_global", "load_method", "getattr"})
CALLS = frozenset({"call", "call_method", "call_loaded"})
ITEMS = frozenset({"getitem", "setitem", "build_tuple"})  # of what may be a view: emit.views


@dataclass
class TightLoop:
    """`head` ends with the for_next of a range or a list, or is where a `while` starts over. `blocks`, in the order of the function:
    all but the head of a `for`, all of a `while`."""

    head: Block
    blocks: list[Block]
    walks: bool = False  # over a list
    pair: Instr | None = None  # what takes the items of a loop over pairs apart
    counted: bool = False  # they are those of enumerate(), not of zip()
    sums: set[int] = field(default_factory=set)  # registers that are only added to
    intervals: dict[int, Interval] = field(default_factory=dict)  # of int registers while a batch runs
    starts: dict[int, Interval] = field(default_factory=dict)  # what int registers must be in before it

    @property
    def index(self) -> int | None:
        """The variable of a `for`."""
        return self.head.term.args[1] if self.head.term.kind == "for_next" else None

    @property
    def labels(self) -> set[int]:
        return {self.head.label, *(block.label for block in self.blocks)}


def find(fn: Function, iterators: Iterable[int], pairs: Container[int] = ()) -> list[TightLoop]:
    """The innermost loops made of such operations alone, over one of the iterators or over none; what they call is not looked at.
    `pairs`: those whose items are pairs, which the body takes apart first."""
    found, known = [], set(iterators)
    for head, blocks in _innermost(fn):
        pair = None
        if head.term.kind == "for_next":
            if head.term.args[0] in pairs:
                pair = next(iter(fn.block(head.term.targets[0]).instrs), None)
                if pair is None or pair.op != "unpack" or len(pair.dests) != 2 or pair.args[0] != head.term.args[1]:
                    continue
            busy = any(i.op not in LIFETIMES for i in head.instrs)
            if busy or head.term.args[0] not in known or head.term.targets[0] not in {block.label for block in blocks}:
                continue
            blocks = [block for block in blocks if block is not head]
        elif blocks[0] is not head:
            continue
        if _plain(blocks, pair):
            found.append(TightLoop(head, blocks, pair=pair))
    return found


def paired(fn: Function) -> dict[int, str]:
    """Iterators over what a call of enumerate() or zip() gives -> which, by the name of the global."""
    made: dict[int, list[Instr]] = {}
    for i in fn.instrs():
        for dest in i.dests:
            made.setdefault(dest, []).append(i)

    def only(reg: int, op: str) -> Instr | None:
        found = made.get(reg, [])
        return found[0] if len(found) == 1 and found[0].op == op else None

    pairs = {}
    for it in made:
        walk = only(it, "iter")
        call = walk and only(walk.args[0], "call")
        name = call and only(call.args[0], "load_global")
        if name is not None and name.imms[0] in ("enumerate", "zip"):
            pairs[it] = str(name.imms[0])
    return pairs


def _innermost(fn: Function) -> Iterator[tuple[Block, list[Block]]]:
    """Each loop without another in it: the block where it starts over, and all its blocks, in order."""
    blocks = {block.label: block for block in fn.blocks}
    order = {block.label: at for at, block in enumerate(fn.blocks)}
    before: dict[int, set[int]] = {}
    for block in fn.blocks:
        for target in block.term.targets:
            before.setdefault(target, set()).add(block.label)
    for head in fn.blocks:
        back = {label for label in before.get(head.label, ()) if order[label] >= order[head.label]}
        if not back:
            continue
        onward = _reach(set(head.term.targets), lambda label: blocks[label].term.targets, head.label)
        coming = _reach(back, lambda label: before.get(label, ()), head.label)
        inside = (onward & coming) | {head.label}
        again = any(
            order[target] <= order[label] for label in inside for target in blocks[label].term.targets if target in inside and target != head.label
        )
        if not again:
            yield head, [block for block in fn.blocks if block.label in inside]


def _reach(start: set[int], onward: Callable[[int], Iterable[int]], stop: int) -> set[int]:
    """What can be reached from `start` without passing `stop`."""
    seen: set[int] = set()
    todo = set(start) - {stop}
    while todo:
        label = todo.pop()
        seen.add(label)
        todo |= set(onward(label)) - seen - {stop}
    return seen


def _plain(blocks: list[Block], pair: Instr | None) -> bool:
    operations = [i for block in blocks for i in block.instrs if i.op not in LIFETIMES and i is not pair]
    ends = all(block.term.kind in ("jump", "branch") for block in blocks)
    return ends and 0 < len(operations) <= MAX_OPERATIONS and all(i.op in PLAIN | LOADS | CALLS | ITEMS for i in operations)


def measure(loop: TightLoop, types: Mapping[int, Type], constants: Mapping[int, object], results: Mapping[int, Interval]) -> None:
    """Fill in sums, intervals and starts. `results`: what calls and pairs give, by register.

    The intervals hold for a whole batch by induction: each is that of the operations
    that write the register, given the others, and what a register holds before the
    batch is tested against its own.
    """
    made: dict[int, list[Instr]] = {}
    for block in loop.blocks:
        for i in block.instrs:
            for dest in i.dests:
                made.setdefault(dest, []).append(i)
    ints = {reg for reg, kind in types.items() if kind == INT and reg not in constants}
    index, counter = loop.index, None if loop.walks else loop.index
    loop.sums = {reg for reg in made if reg in ints and reg != index and all(_adds(i, reg, constants) for i in made[reg])}
    carried = _read_first(loop, {reg for reg in made if reg in ints}) - {index}
    known = loop.intervals
    known.update((reg, (value, value)) for reg, value in constants.items() if type(value) is int)
    for reg in (_operands(loop) & ints) - made.keys() - {index}:
        known[reg] = loop.starts[reg] = SMALL
    for reg in loop.sums:
        known[reg] = (2 * SUM[0], 2 * SUM[1])
    for _ in range(ROUNDS):
        now = {reg: hull(_result(i, reg, known, results) for i in found) for reg, found in made.items() if reg in ints and reg not in loop.sums}
        if counter is not None and counter in ints:
            now[counter] = hull([INDEX, now[counter]]) if counter in now else INDEX
        known.update(now)
    loop.starts.update((reg, SUM if reg in loop.sums else known[reg]) for reg in carried)
    loop.starts = {reg: interval for reg, interval in loop.starts.items() if interval != INT64}


def _adds(i: Instr, reg: int, constants: Mapping[int, object]) -> bool:
    """reg += x or reg = reg - x, where x is no large constant."""
    if i.op not in ("inplace", "binary") or i.imms[0] not in ("add", "sub") or i.args[0] == i.args[1]:
        return False
    added = constants.get(i.args[1] if i.args[0] == reg else i.args[0], 0)
    if type(added) is int and not ADDEND[0] <= added <= ADDEND[1]:
        return False
    return i.args[0] == reg or (i.imms[0] == "add" and i.args[1] == reg)


def _result(i: Instr, dest: int, known: Mapping[int, Interval], results: Mapping[int, Interval]) -> Interval:
    if i.op in ("binary", "inplace"):
        return operation(str(i.imms[0]), known.get(i.args[0], INT64), known.get(i.args[1], INT64))
    if i.op == "const":
        value = i.imms[0]
        return (value, value) if type(value) is int else INT64
    if i.op in ("move", "check_bound"):
        return known.get(i.args[0], INT64)
    return results.get(dest, INT64)


def _read_first(loop: TightLoop, written: set[int]) -> set[int]:
    """Registers of `written` that an iteration may read before it writes them, or that leave the loop unwritten: all
    but those that every use in the loop's own block finds written."""
    carried = set()
    for block in loop.blocks:
        done: set[int] = set()
        for i in block.instrs:
            if i.op not in LIFETIMES:
                carried |= {reg for reg in i.args if reg in written and reg not in done}
            done.update(i.dests)
    return carried


def _operands(loop: TightLoop) -> set[int]:
    """Registers that sums, differences and products are made of, and that Go functions take."""
    found = set()
    for block in loop.blocks:
        for i in block.instrs:
            if (i.op in ("binary", "inplace") and i.imms[0] in ("add", "sub", "mul")) or i.op in CALLS:
                found |= {reg for reg in i.args if reg != ABSENT}
    return found

