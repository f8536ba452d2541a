"""Batches of the loops that ``passes.tight`` finds, beside the ordinary text of the same loop.

Both work on the same Go variables, so an operation that does not go as a batch needs it
leaves for the same operation of the ordinary loop, whose head tries another batch::

    L1: if <few iterations left, or something does not hold> { goto S1 }
        stop1 = r3a + min(r3n, 1024); r3n -= stop1 - r3a
    T1: if r3a >= stop1 { <poll>; goto L1 }
        r4 = r3a; <the body>; r3a++; goto T1
    S1: <the ordinary loop>
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from grumpy_hook.emit import calls, golang, intrinsics, numeric, views
from grumpy_hook.emit.turns import Turns, ordinary_label, turns_of
from grumpy_hook.ir.nodes import Block, Instr, Terminator
from grumpy_hook.passes.golang import Direct
from grumpy_hook.passes.intervals import INT64, Interval, exact, inside
from grumpy_hook.passes.lattice import INT, NUMBERS, Type
from grumpy_hook.passes.liveness import live_at
from grumpy_hook.passes.tight import ADDEND, CALLS, INDEX, LIFETIMES, TightLoop, find, measure, paired

if TYPE_CHECKING:
    from grumpy_hook.emit.function import Line
    from grumpy_hook.emit.special import BatchEmitter

MOST_MISSES = 32  # of a loop in one call: then it stays with the ordinary text
MISSED_VIEW = 8  # counts as so many: it costs more to find out
INTRINSICS = frozenset({"abs", "min", "max", "int", "float"})
VIEWS = frozenset({"string", "[]byte"})  # of any length, and so any time


@dataclass
class Batch:
    """The batch being written. `loads` come before it, then `tests` must hold, then comes `set`. `flags`: bool values -> the
    Go bool they were made of; `ints`: values from outside that are tested to be ints."""

    loop: TightLoop
    back: str  # Go statements that give the iterations which are left back to the ordinary loop
    missed: str  # Go variable
    ints: set[int] = field(default_factory=set)
    loads: list[str] = field(default_factory=list)
    tests: list[str] = field(default_factory=list)
    set: list[str] = field(default_factory=list)
    flags: dict[int, str] = field(default_factory=dict)
    seen: views.Views = field(default_factory=views.Views)
    variant: views.Variant = field(default_factory=lambda: views.Variant(INT))

    @property
    def shadows(self) -> dict[int, Type]:
        return self.variant.shadows

    @property
    def suffix(self) -> str:
        return self.variant.suffix if self.seen.read or self.seen.walked is not None else ""


def loops(e: BatchEmitter) -> dict[int, TightLoop]:
    """By the label of their head."""
    pairs = paired(e.fn)
    found = find(e.fn, [reg for reg, kind in e.loops.items() if kind in ("range", "list")], pairs.keys() & e.paired.keys())
    for loop in found:
        loop.counted = loop.pair is not None and pairs[loop.head.term.args[0]] == "enumerate"
        loop.walks = loop.index is not None and e.loops[loop.head.term.args[0]] == "list"
    return {loop.head.label: loop for loop in found}


def place(e: BatchEmitter, position: tuple[int, int]) -> None:
    """Before an operation of the ordinary text: where a batch may leave for, and at a head the batch itself."""
    label, index = position
    loop = e.tight.get(label)
    if loop is not None and index == 0:
        _write(e, loop)
    if any(label in loop.labels for loop in e.tight.values()):
        e.label(f"O{label}_{index}")


def leave(e: BatchEmitter) -> str:
    """Go text that leaves the batch for the operation being written."""
    assert e.batch is not None
    return f"{_left(e, e.batch, e.at)}{e.batch.missed}++; {e.goto(ordinary_label(*e.at))}"


def _left(e: BatchEmitter, batch: Batch, at: tuple[int, int]) -> str:
    """Go statements that put everything where the ordinary text has it."""
    return batch.back + views.store(e, batch.variant, live_at(e.fn, at))


def _write(e: BatchEmitter, loop: TightLoop) -> None:
    """The batches, or nothing where an operation has no form for them."""
    seen = views.find(e, loop) if all(block.handler == loop.head.handler for block in loop.blocks) else None
    if seen is None:
        return
    outside = _outside(e, loop)
    found = [_batch(e, loop, seen, variant, outside) for variant in views.variants(e, loop, seen, outside)]
    written = [made for made in found if made is not None]
    label = loop.head.label
    for at, (batch, turns, body, place) in enumerate(written):
        ordinary = e.goto(f"S{label}")
        if at + 1 < len(written):
            ordinary = e.goto(f"E{label}{written[at + 1][0].suffix}")
        else:
            ordinary = f"{batch.missed} += {MISSED_VIEW if batch.suffix else 1}; {ordinary}"
        if at:
            e.label(f"E{label}{batch.suffix}")
        e.batch, before = batch, e.place
        _entry(e, turns, first=at == 0, ordinary=ordinary)
        e.place = place
        poll = f"if c.Limit.Load() == 0 {{ if err = o.LoopSlow(c); err != nil {{ {e.failure} }} }}; {e.goto_block(label)}"
        turns.around(e, body, views.store(e, batch.variant, live_at(e.fn, (label, 0))) + poll)
        e.batch, e.place = None, before
    if written:
        e.label(f"S{label}")


def _batch(
    e: BatchEmitter, loop: TightLoop, seen: views.Views, variant: views.Variant, outside: set[int]
) -> tuple[Batch, Turns, list[Line], Instr | Terminator] | None:
    """One batch, the text of its body and the place at its end."""
    loop = replace(loop, sums=set(), intervals={}, starts={})
    saved = e.lines, dict(e.locals), set(e.targets), dict(e.exits), e.place, e.at
    turns = turns_of(e, loop, seen)
    if turns is None:
        return None
    batch = e.batch = Batch(loop, turns.back, f"missed{loop.head.label}", outside - variant.shadows.keys(), seen=seen, variant=variant)
    measure(loop, {reg: e.kind(reg) for reg in {*e.types, *variant.shadows}}, e.constants, _results(e, loop, seen))
    e.lines = []
    written = all(_block(e, batch, block, following) for block, following in zip(loop.blocks, [*loop.blocks[1:], None], strict=True))
    body, place = e.lines, e.place
    e.batch = None
    e.lines, e.place, e.at = saved[0], saved[4], saved[5]
    if not written:
        _, e.locals, e.targets, e.exits, _, _ = saved
        return None
    e.locals |= {batch.missed: "int", "err": "*o.Exc"}
    return batch, turns, body, place


def _outside(e: BatchEmitter, loop: TightLoop) -> set[int]:
    """Values that the loop compares with ints, or gives to functions that take ints, and does not change."""
    made = {dest for block in loop.blocks for i in block.instrs for dest in i.dests} | {loop.index}
    compared = [i.args for block in loop.blocks for i in block.instrs if i.op in ("compare", "compare_bool")]
    beside = {reg for args in compared if any((known := e.scalar(other)) is not None and known[0] == INT for other in args) for reg in args}
    beside |= {reg for block in loop.blocks for i in block.instrs if i.op == "call" for reg in _taken(e, i)}
    return {reg for reg in beside - made - e.constants.keys() - e.absent if e.scalar(reg) is None and e.go_type(reg) == "o.Value"}


def _taken(e: BatchEmitter, i: Instr) -> set[int]:
    """The arguments of a call that the quick version of a function takes as ints."""
    index = e.package.known.get(calls.global_name(e, i.args[0]))
    quick = None if index is None else e.package.quick(index)
    bound = None if index is None or quick is None else e.package.bind(index, i.args[1:], i.imms[0])  # type: ignore[arg-type]
    if quick is None or bound is None:
        return set()
    return {reg for reg, kind in zip(bound.args, quick.signature.params, strict=True) if kind == INT and 0 <= reg < calls.SELF}


def _entry(e: BatchEmitter, turns: Turns, first: bool, ordinary: str) -> None:
    """The tests before a batch, the cheap ones first. `ordinary` goes where there is no such batch."""
    batch = e.batch
    assert batch is not None
    if first:
        e.put(f"if {' || '.join([f'{batch.missed} >= {MOST_MISSES}', *turns.unfit])} {{ {e.goto(f'S{batch.loop.head.label}')} }}")
    for load in dict.fromkeys(batch.loads):
        e.put(load)
    tests = [*dict.fromkeys(batch.tests), *(f"{e.variable(reg)}.IsInt()" for reg in sorted(batch.ints))]
    owners = sorted({reg for block in batch.loop.blocks for i in block.instrs for reg in (*i.dests, *i.args) if reg in e.owners - e.absent})
    if owners:
        tests.append(f"({e.held()} == nil || {e.held()}.Lacks({', '.join(map(str, owners))}))")
    _test(e, tests, ordinary)
    looks, tests = views.look(e, batch.seen, batch.variant)
    for load in looks:
        e.put(load)
    for load in turns.loads:
        e.put(load)
    tests += turns.tests
    loads, carried = views.load(e, batch.loop, batch.variant)
    _test(e, tests + carried, ordinary)
    for load in loads:
        e.put(load)
    _test(e, [test for reg, interval in sorted(batch.loop.starts.items()) for test in _within(e.variable(reg), interval)], ordinary)
    for text in dict.fromkeys(batch.set):
        e.put(text)
    e.put(turns.start)


def _test(e: BatchEmitter, tests: list[str], ordinary: str) -> None:
    if tests:
        e.put(f"if !({' && '.join(tests)}) {{ {ordinary} }}")


def _within(name: str, interval: Interval) -> list[str]:
    low, high = interval
    return [*([f"{name} >= {low}"] if low > INT64[0] else []), *([f"{name} <= {high}"] if high < INT64[1] else [])]


# Blocks


def _block(e: BatchEmitter, batch: Batch, block: Block, following: Block | None) -> bool:
    if block is not batch.loop.head:
        e.label(f"T{block.label}{batch.suffix}")
    for index, instr in enumerate(block.instrs):
        e.place, e.at = instr, (block.label, _begin(e, block, index))
        if not _operation(e, batch, instr):
            return False
    e.at = (block.label, len(block.instrs))
    after = None if following is None else following.label
    targets = [f"{_go(e, batch, target)}" if target != after else "" for target in block.term.targets]
    if block.term.kind == "jump":
        if targets[0]:
            e.put(targets[0])
        return True
    condition = e.go_bool(block.term.args[0])
    if targets[0]:
        e.put(f"if {condition} {{ {targets[0]} }}")
        if targets[1]:
            e.put(targets[1])
    else:
        e.put(f"if !{condition} {{ {targets[1]} }}")
    return True


def _begin(e: BatchEmitter, block: Block, index: int) -> int:
    """Where the ordinary text goes on for an operation: one with a key of two parts begins with the key."""
    instr = block.instrs[index]
    if instr.op in ("getitem", "setitem") and instr.args[1] in e.keys:
        return max(at for at in range(index) if block.instrs[at].op == "build_tuple" and block.instrs[at].dest == instr.args[1])
    return index


def _go(e: BatchEmitter, batch: Batch, target: int) -> str:
    """To a block of the loop; out of it by way of the ordinary text's own branch."""
    if target == batch.loop.head.label:
        return e.goto(f"U{target}{batch.suffix}")  # around again
    if target in batch.loop.labels:
        return e.goto(f"T{target}{batch.suffix}")
    return _left(e, batch, e.at) + e.goto(ordinary_label(*e.at))


# Operations


def _operation(e: BatchEmitter, batch: Batch, i: Instr) -> bool:
    """Write it, or False where it has no form that only computes."""
    if i is batch.loop.pair:
        return True  # its turn begins with that
    if i.op in LIFETIMES:
        values = i.args if i.op == "forget" else i.dests if i.op == "undef" else ()
        return all(reg in e.constants.keys() | e.absent | e.owners or reg not in e.uses or e.go_type(reg) != "o.Value" for reg in values)
    doubles = batch.variant.doubles
    if doubles.intersection((*i.dests, *i.args)):
        match i.op:
            case "binary" | "inplace" if i.dest in doubles or i.dest not in e.uses:
                return views.arithmetic(e, i)
            case "compare" | "compare_bool":
                return views.compared(e, i)
            case "binary" | "inplace":
                return False
    match i.op:
        case "const" | "move" | "check_bound":
            return i.dest in e.constants or numeric.move(e, i)
        case "compare" | "compare_bool":
            return numeric.compare(e, i, i.op == "compare")
        case "unary":
            return numeric.unary(e, i)
        case "truth" if i.args[0] in batch.flags:
            e.put(f"{e.dest(i.dest)} = {batch.flags[i.args[0]]}")
            return True
        case "truth":
            return numeric.truth(e, i)
        case "not":
            e.put(f"{e.dest(i.dest)} = !{e.go_bool(i.args[0])}")
            return True
        case "bool_value":
            e.put(f"{e.dest(i.dest)} = o.Bool({e.go_bool(i.args[0])})")
            return True
        case "binary" | "inplace":
            return _arithmetic(e, batch.loop, i)
        case "load_global" | "load_method":
            return _load(e, batch, i)
        case "getattr":
            return _constant(e, batch, i)
        case "build_tuple":
            return i.dest in e.keys
        case "getitem":
            return views.getitem(e, i, batch.seen, batch.variant)
        case "setitem":
            return views.setitem(e, i, batch.seen)
    return _call(e, batch, i)


def _arithmetic(e: BatchEmitter, loop: TightLoop, i: Instr) -> bool:
    a, b = e.scalar(i.args[0]), e.scalar(i.args[1])
    if a is None or b is None or a[0] != INT or b[0] != INT or e.kind(i.dest) != INT or all(reg in e.constants for reg in i.args):
        return numeric.binary(e, i)
    op, dest = str(i.imms[0]), e.dest(i.dest)
    x, y = (loop.intervals.get(reg, INT64) for reg in i.args)
    if i.dest in loop.sums:
        added, interval = (b[1], y) if i.args[0] == i.dest else (a[1], x)
        if not inside(interval, ADDEND):
            e.put(f"if int64(int32({added})) != {added} {{ {e.leave_here()} }}")
        e.put(f"{dest} {'+' if op == 'add' else '-'}= {added}")
        return True
    result, by = exact(op, x, y), numeric.literal(b[1])
    if result is None or not inside(result, INT64):
        return numeric.binary(e, i)
    if op in ("add", "sub", "mul"):
        e.put(f"{dest} = {a[1]} {dict(add='+', sub='-', mul='*')[op]} {b[1]}")
    elif op == "lshift":
        e.put(f"{dest} = {a[1]} << {by}")
    elif op in ("mod", "floordiv") and x[0] >= 0 and by is not None:
        e.put(f"{dest} = int64(uint64({a[1]}) {'%' if op == 'mod' else '/'} {by})")
    else:
        return numeric.binary(e, i)
    return True


def _load(e: BatchEmitter, batch: Batch, i: Instr) -> bool:
    """A callee that is looked up before the batch: what reads it must be a call that has a form here."""
    if any(not e.uses.get(reg) or e.go_type(reg) != "o.Value" for reg in i.dests[:1]):
        return False
    if any(isinstance(use, Instr) and use.op not in CALLS | LIFETIMES | {"load_method", "getattr"} for reg in i.dests for use in e.uses.get(reg, [])):
        return False
    if i.op == "load_method":
        direct = golang.member(e, i.args[0], str(i.imms[0]))
        if direct is None:
            return False
        batch.tests.append(golang.in_module(e, direct, i.args[0]))
        batch.set.append(f"{e.dest(i.dests[0])}, {e.dest(i.dests[1])} = {e.package.go_site(direct)[0]}.Value(), o.Value{{}}")
        return True
    slot, name = e.package.slot(str(i.imms[0])), e.variable(i.dest)
    batch.loads.append(f"if {name} = {slot}.V; {name}.P == nil {{ {name} = {slot}.B }}")
    return True


def _constant(e: BatchEmitter, batch: Batch, i: Instr) -> bool:
    """A number that a Go package holds, read before the batch."""
    found, kind = golang.constant(e, i.args[0], str(i.imms[0])), str(e.kind(i.dest)).title()
    if found is None or e.kind(i.dest) not in NUMBERS or len(e.defs[i.dest]) != 1:
        return False
    batch.tests.append(f"{found[0]} && {found[1]}.Is{kind}()")
    batch.set.append(f"{e.dest(i.dest)} = {found[1]}.{kind}()")
    return True


def _call(e: BatchEmitter, batch: Batch, i: Instr) -> bool:
    found = golang.called(e, i)
    if found is None:
        return _intrinsic(e, batch, i) or _quick(e, i)
    direct, test, args = found
    if direct.result == "string" or VIEWS & set(direct.params):
        return False
    operands = golang.operands(e, found)
    if operands is None:
        return False
    if i.op != "call_loaded" or golang.member(e, e.defs[i.args[0]][0].args[0], direct.name) is None:
        batch.tests.append(test)
    fits = [
        needed for (needed, _), reg, kind in zip(operands, args, direct.params, strict=True)
        if needed and not (kind in golang.ROOM and inside(batch.loop.intervals.get(reg, INT64), golang.ROOM[kind]))
    ]
    if fits:
        e.put(f"if !({' && '.join(fits)}) {{ {e.leave_here()} }}")
    inner = golang.guarded(e, direct, operands)
    if direct.guard:
        e.put(f"going = true; if {inner} {{}}; if !going {{ {e.leave_here()} }}")
        inner = f"got_{direct.result}"
    if direct.result == "bool":
        flag = batch.flags[i.dest] = e.temp(f"flag{i.dest}", "bool")
        e.put(f"{flag} = {inner}; {e.dest(i.dest)} = o.Bool({flag})")
        return True
    e.put(golang.deliver(e, i.dest, direct, inner))
    return True


def _intrinsic(e: BatchEmitter, batch: Batch, i: Instr) -> bool:
    if i.op != "call":
        return False
    text = intrinsics.text(e, i, INTRINSICS)
    if text is None:
        return False
    batch.tests.append(intrinsics.same(e, i))
    e.put(text)
    return True


def _quick(e: BatchEmitter, i: Instr) -> bool:
    """A function of the module by its quick version, where that stores nothing."""
    def call(index: int, bound: calls.Bound) -> str | None:
        quick = e.package.quick(index)
        if quick is None or quick.stores or quick.signature.result not in NUMBERS or e.kind(i.dest) != quick.signature.result:
            return None
        return calls.quick_call(e, index, bound, i.dest, e.leave_here())

    if i.op != "call" or i.dest not in e.uses:
        return False
    text = calls.one_of(e, calls.function_candidates(e, i), i.imms[0], call, e.leave_here())
    if text is not None:
        e.put(text)
    return text is not None


def _results(e: BatchEmitter, loop: TightLoop, seen: views.Views) -> dict[int, Interval]:
    """What the Go functions called in the loop can give, by register."""
    results = {loop.pair.dests[0]: INDEX} if loop.pair is not None and seen.counted else {}
    for block in loop.blocks:
        for i in block.instrs:
            found: tuple[Direct, str, tuple[int, ...]] | None = golang.called(e, i) if i.op in CALLS else None
            if found is not None and found[0].result in golang.ROOM:
                results[i.dest] = golang.ROOM[found[0].result]
    return results
