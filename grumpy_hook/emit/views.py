"""Batches of loops over lists and buffers: what they read is a number each time, tested item by item.

Whether ``a[i]`` is an int or a float is known when the loop runs, so there is a batch for
either (`Variant`), each with Go variables of its own for what is made of the items::

    for i in range(n): s += a[i] * b[i]
    ->  view1 = o.LookFloats(c, a); view2 = ...; if all are views: r4vf = s; <the batch>; s = r4vf

A batch loads those registers before its first iteration and stores them wherever it ends.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grumpy_hook.emit import numeric
from grumpy_hook.emit.scalars import GO_SCALARS
from grumpy_hook.ir.nodes import Instr
from grumpy_hook.passes import intrinsics
from grumpy_hook.passes.lattice import ANY, FLOAT, INT, NUMBER, NUMBERS, Items, Type
from grumpy_hook.passes.liveness import live_at
from grumpy_hook.passes.tight import LIFETIMES, TightLoop

if TYPE_CHECKING:
    from grumpy_hook.emit.special import BatchEmitter

WHOLE = frozenset({"and", "or", "xor", "lshift", "rshift"})
DOUBLE: Type = "np.float64"  # a FLOAT of NumPy's: what is computed with it is one too, and may make NumPy warn
NAMES: dict[Type, str] = {FLOAT: "Float", INT: "Int", DOUBLE: "Double"}
SUFFIXES: dict[Type, str] = {FLOAT: "vf", INT: "vi", DOUBLE: "vd"}
FOUR = {"add": "+", "sub": "-", "mul": "*", "truediv": "/"}


@dataclass
class Variant:
    """What the items of the loop's views are taken for. `shadows`: registers that hold Values elsewhere -> their type here;
    `doubles`: those among them that are NumPy's; `whole`: views whose items are ints all the same, as indices are."""

    item: Type
    shadows: dict[int, Type] = field(default_factory=dict)
    doubles: set[int] = field(default_factory=set)
    whole: frozenset[int] = frozenset()

    @property
    def suffix(self) -> str:
        return SUFFIXES[self.item]

    @property
    def number(self) -> Type:
        """The item as Go has it."""
        return FLOAT if self.item == DOUBLE else self.item

    def of(self, base: int) -> Type:
        """What the items of this view are taken for."""
        return INT if base in self.whole else self.item


@dataclass
class Views:
    """Of one loop. `read` and `written`: what is indexed -> whether by pairs; `walked`: the iterator of a loop over a list,
    `pair`: what takes its items apart; `counted`: they are those of enumerate() of a list, else of zip() of two."""

    read: dict[int, bool] = field(default_factory=dict)
    written: dict[int, bool] = field(default_factory=dict)
    walked: int | None = None
    pair: Instr | None = None
    counted: bool = False


def find(e: BatchEmitter, loop: TightLoop) -> Views | None:
    """None where the loop reads or writes what can be no view."""
    found = Views(pair=loop.pair, counted=loop.counted)
    made = {dest for block in loop.blocks for i in block.instrs for dest in i.dests} | {loop.index}
    if loop.index is not None and e.loops.get(loop.head.term.args[0]) == "list":
        found.walked = loop.head.term.args[0]
    for block in loop.blocks:
        for i in block.instrs:
            if i.op not in ("getitem", "setitem"):
                continue
            base, key = i.args[:2]
            into = found.read if i.op == "getitem" else found.written
            if base in made or base in e.constants or base in e.absent or not _open(e.predicted(base)) or e.go_type(base) != "o.Value":
                return None
            if into.setdefault(base, key in e.keys) != (key in e.keys) or key in e.slices:
                return None
    return found


def _open(kind: Type) -> bool:
    return kind in (ANY, NUMBER) or isinstance(kind, Items)  # a number is what was expected of x * n


def variants(e: BatchEmitter, loop: TightLoop, views: Views, ints: set[int]) -> list[Variant]:
    """The batches to write: one where nothing is read, else those whose types come out. `ints`: Values that are tested to be ints."""
    if not views.read and views.walked is None:
        return [Variant(INT)]
    found = (_infer(e, loop, views, ints, item) for item in (FLOAT, INT, DOUBLE))
    return [variant for variant in found if variant is not None]


# Types


def _whole(e: BatchEmitter, views: Views, item: Type) -> frozenset[int]:
    """Views that are expected to hold ints beside others that hold floats."""
    found = frozenset(base for base, pairs in views.read.items() if not pairs and e.predicted(base) == Items(INT))
    return found if item != INT and (len(found) < len(views.read) or views.walked is not None) else frozenset()


def _infer(e: BatchEmitter, loop: TightLoop, views: Views, ints: set[int], item: Type) -> Variant | None:
    """What the registers of the loop hold if each item is an `item`; None where that does not go."""
    whole = _whole(e, views, item)
    known: dict[int, Type] = dict.fromkeys(ints, INT)
    if loop.index is not None and loop.pair is None:
        known[loop.index] = INT if views.walked is None else item
    if loop.pair is not None:
        if item == DOUBLE or len(set(loop.pair.dests)) < 2:
            return None
        known.update(zip(loop.pair.dests, (INT if views.counted else item, item), strict=True))
    instrs = [i for block in loop.blocks for i in block.instrs if i.op not in LIFETIMES]
    used = {reg for i in instrs for reg in i.args} - e.constants.keys()
    known.update((reg, INT) for reg in used if e.predicted(reg) == INT and e.kind(reg) not in NUMBERS)
    if not _settle(e, instrs, known, item, whole):
        return None
    operands = {reg for i in instrs if i.op in ("binary", "inplace", "unary", "compare", "compare_bool") for reg in i.args}
    guess = FLOAT if item == DOUBLE else item
    known.update((reg, guess) for reg in operands - e.constants.keys() - e.absent if _kind(e, known, reg) is None)
    if not _settle(e, instrs, known, item, whole):
        return None
    if any(e.kind(reg) in NUMBERS and e.kind(reg) != kind for reg, kind in known.items()):
        return None
    outside = known.keys() - ints - e.constants.keys()
    held = [reg for reg in outside if e.kind(reg) not in NUMBERS and reg in e.uses and e.go_type(reg) == "o.Value"]
    doubles = {reg for reg in held if known[reg] == DOUBLE}
    if not doubles <= e.numbers or not e.serves(known):
        return None
    return Variant(item, {reg: FLOAT if reg in doubles else known[reg] for reg in held}, doubles, whole)


def _settle(e: BatchEmitter, instrs: list[Instr], known: dict[int, Type], item: Type, whole: frozenset[int]) -> bool:
    """Follow the types through the operations; False where a register would have two."""
    changed = True
    while changed:
        changed = False
        for i in instrs:
            kind = INT if i.op == "getitem" and i.args[0] in whole else _result(e, known, i, item)
            if kind is None:
                continue
            for dest in i.dests:
                changed = changed or dest not in known
                if known.setdefault(dest, kind) != kind and dest not in e.constants:
                    return False
    return True


def _kind(e: BatchEmitter, known: dict[int, Type], reg: int) -> Type | None:
    if reg in e.constants:
        scalar = e.constant_scalar(reg)
        return None if scalar is None else INT if scalar[0] == "int" else FLOAT
    return e.kind(reg) if e.kind(reg) in NUMBERS else known.get(reg)


def _result(e: BatchEmitter, known: dict[int, Type], i: Instr, item: Type) -> Type | None:
    match i.op:
        case "getitem":
            return item
        case "const":
            return {int: INT, float: FLOAT}.get(type(i.imms[0]))
        case "move" | "check_bound" | "unary":
            return _kind(e, known, i.args[0])
        case "binary" | "inplace":
            kinds = [_kind(e, known, reg) for reg in i.args]
            if str(i.imms[0]) in WHOLE:
                return INT
            if DOUBLE in kinds:
                return DOUBLE if str(i.imms[0]) in FOUR or i.imms[0] == "pow" else None
            if FLOAT in kinds or (str(i.imms[0]) == "truediv" and None not in kinds):
                return FLOAT
            return None if None in kinds else INT
        case "call":
            name = intrinsics.callee_name(e.defs, i, e.package.module.globals_assigned)
            args = tuple(_kind(e, known, reg) or ANY for reg in i.args[1:])
            if DOUBLE in args:
                return {"abs": DOUBLE, "float": FLOAT, "int": INT}.get(str(name))
            result = intrinsics.result_type(name, args) if name is not None else None
            return result if result in NUMBERS else None
    return None


# Text


def shadow(e: BatchEmitter, variant: Variant, reg: int) -> str:
    """The Go variable of a register while the batch runs."""
    return e.temp(f"r{reg}{variant.suffix}", GO_SCALARS[str(variant.shadows[reg])])


def ordinary(e: BatchEmitter, reg: int) -> str:
    """The Go variable of a register outside the batch."""
    batch, e.batch = e.batch, None
    name = e.variable(reg)
    e.batch = batch
    return name


def carried(e: BatchEmitter, loop: TightLoop, variant: Variant) -> list[int]:
    """The shadows whose value an iteration may need from before it, or the code after the loop."""
    return sorted(live_at(e.fn, (loop.head.label, 0)) & variant.shadows.keys())


def load(e: BatchEmitter, loop: TightLoop, variant: Variant) -> tuple[list[str], list[str]]:
    """Go statements that load the shadows, and what must hold for that."""
    regs = carried(e, loop, variant)
    names = [(reg, ordinary(e, reg), NAMES[variant.shadows[reg]]) for reg in regs]
    tests = [f"o.IsNumpyDouble({name})" if reg in variant.doubles else f"{name}.Is{kind}()" for reg, name, kind in names]
    used = [f"_, _ = {shadow(e, variant, reg)}, {ordinary(e, reg)}" for reg in sorted(variant.shadows)]  # Go insists
    return used + [f"{shadow(e, variant, reg)} = {name}.{kind}()" for reg, name, kind in names], tests


def store(e: BatchEmitter, variant: Variant, live: set[int]) -> str:
    """Go statements that store the shadows that are needed."""
    regs = sorted(live & variant.shadows.keys())
    boxes = {reg: "NumpyDouble" if reg in variant.doubles else NAMES[variant.shadows[reg]] for reg in regs}
    return "".join(f"{ordinary(e, reg)} = o.{boxes[reg]}({shadow(e, variant, reg)}); " for reg in regs)


def view(e: BatchEmitter, base: int, way: str) -> str:
    """The Go variable of a view: way `r` for reading, `w` for writing, `p` and `q` for the rows of those by pairs."""
    return e.temp(f"r{base}view{way}", "o.View")


def look(e: BatchEmitter, views: Views, variant: Variant) -> tuple[list[str], list[str]]:
    """Go statements that look at what is read and written, and what must hold."""
    loads, tests = [], []
    for base, pairs in views.read.items():
        kind, name, value = NAMES[variant.of(base)], view(e, base, "r"), ordinary(e, base)
        loads.append(f"{view(e, base, 'p')}, {name} = o.Look{kind}Pairs(c, {value})" if pairs else f"{name} = o.Look{kind}s(c, {value})")
        tests.append(f"{name}.Code != 0")
    for base, pairs in views.written.items():
        name, value = view(e, base, "w"), ordinary(e, base)
        loads.append(f"{view(e, base, 'q')}, {name} = o.LookPutPairs(c, {value})" if pairs else f"{name} = o.LookPut(c, {value})")
        tests.append(f"{name}.Code != 0")
    kind = NAMES[variant.item]
    if views.pair is not None:
        assert views.walked is not None
        both = e.variable(views.walked, "p", "*o.PairLoop")
        for way in pair_ways(views):
            name = view(e, views.walked, way)
            loads.append(f"{name} = {both}.Look{kind}s(c, {'true' if way == 'p' else 'false'})")
            tests.append(f"{name}.Code != 0")
    elif views.walked is not None:
        name = view(e, views.walked, "r")
        loads.append(f"{name} = o.Look{kind}s(c, o.LoopOver({e.variable(views.walked, 'l', '*o.List')}))")
        tests.append(f"{name}.Code != 0")
    return loads, tests


def pair_ways(views: Views) -> tuple[str, ...]:
    """The views of a loop over pairs."""
    return ("r",) if views.counted else ("p", "r")


def item(e: BatchEmitter, dest: str, kind: Type, name: str, at: str, otherwise: str) -> str:
    """Go statements that read an item at an index in range."""
    if kind == DOUBLE:
        return f"{dest} = o.DoubleAt({name}, {at})"
    going = e.temp("going", "bool")
    own = f"if {name}.Code == o.OwnView {{ if {dest}, {going} = o.Own{NAMES[kind]}({name}, {at}); !{going} {{ {otherwise} }} }} else "
    far = f"if {dest}, {going} = o.{NAMES[kind]}At({name}, {at}); !{going} {{ {otherwise} }}"
    if kind == FLOAT:
        listed = f"if {dest}, {going} = o.ListedFloat({name}, {at}); !{going} {{ {otherwise} }}"
        near = f"if {name}.Code == 'd' {{ {dest} = o.DoubleAt({name}, {at}) }} else if {name}.Code == o.ListView {{ {listed} }}"
    else:
        words = f"if {name}.Code == 'q' {{ {dest} = o.WordAt({name}, {at}) }}"
        near = f"{words} else if {name}.Code == 'B' {{ {dest} = o.ByteAt({name}, {at}) }}"
    return f"{own}{near} else {far}"


def _place(e: BatchEmitter, i: Instr, way: str, rows: str, pairs: bool) -> tuple[str, str] | None:
    """The Go variable of the view that has the item, and its index there; None where the key is no number."""
    name, key = view(e, i.args[0], way), i.args[1]
    if not pairs:
        index = e.scalar(key)
        if index is None or index[0] != INT:
            return None
        e.put(f"if uint64({index[1]}) >= uint64({name}.N) {{ {e.leave_here()} }}")
        return name, index[1]
    made = e.defs[key][0].args
    first, second = e.scalar(made[0]), e.scalar(made[1])
    if first is None or second is None or first[0] != INT or second[0] != INT:
        return None
    all_rows = view(e, i.args[0], rows)
    e.put(f"if uint64({first[1]}) >= uint64({all_rows}.N) || uint64({second[1]}) >= uint64({name}.N) {{ {e.leave_here()} }}")
    row = e.temp("row", "o.View")
    e.put(f"{row} = o.Row({all_rows}, {name}, {first[1]})")
    return row, second[1]


def getitem(e: BatchEmitter, i: Instr, views: Views, variant: Variant) -> bool:
    kind = variant.of(i.args[0])
    number = FLOAT if kind == DOUBLE else kind
    if e.kind(i.dest) != number and i.dest in e.uses:
        return False
    place = _place(e, i, "r", "p", views.read[i.args[0]])
    if place is None:
        return False
    dest = e.dest(i.dest)
    if dest == "_":
        dest = e.temp(f"unread{SUFFIXES[kind]}", GO_SCALARS[str(number)])
    e.put(item(e, dest, kind, *place, e.leave_here()))
    return True


def setitem(e: BatchEmitter, i: Instr, views: Views) -> bool:
    value = e.scalar(i.args[2])
    if value is None:
        return False
    place = _place(e, i, "w", "q", views.written[i.args[0]])
    if place is None:
        return False
    (name, at), (kind, number) = place, value
    quick = (
        f"if {name}.Code == 'd' {{ o.PutDouble({name}, {at}, {number}) }}" if kind == FLOAT
        else f"if {name}.Code == 'B' && uint64({number}) < 256 {{ o.PutByte({name}, {at}, {number}) }}"
    )
    e.put(f"{quick} else if !o.Put{str(kind).title()}At({name}, {at}, {number}) {{ {e.leave_here()} }}")
    return True


def arithmetic(e: BatchEmitter, i: Instr) -> bool:
    """An operation whose result is NumPy's: left for where NumPy might warn."""
    a, b, op = e.scalar(i.args[0]), e.scalar(i.args[1]), str(i.imms[0])
    if a is None or b is None:
        return False
    x, y = numeric.as_float(a), numeric.as_float(b)
    exact = [numeric.exact(operand[1]) for operand, reg in ((a, i.args[0]), (b, i.args[1])) if operand[0] == INT and reg not in e.constants]
    result, zero = f"float64({x} {FOUR.get(op)} {y})", {"mul": f"{x} == 0 || {y} == 0", "truediv": f"{x} == 0"}.get(op, "true")
    if op == "truediv":
        exact.append(f"{y} != 0")
    begin = f"t := {result};"
    if op == "pow":
        begin, zero = f"t, ok := o.PowFloat({x}, {y});", "false"
        exact += ["ok", f"{x} != 0"]
    e.put(f"if {begin} {' && '.join([*exact, f'o.Ordinary(t, {zero})'])} {{ {e.dest(i.dest)} = t }} else {{ {e.leave_here()} }}")
    return True


def compared(e: BatchEmitter, i: Instr) -> bool:
    """Whether a comparison with a number of NumPy's goes; it is left for with a NaN."""
    operands = [(reg, e.scalar(reg)) for reg in i.args]
    floats = [found[1] for reg, found in operands if found is not None and found[0] == FLOAT and reg not in e.constants]
    if i.op == "compare" or any(found is None for _, found in operands):
        return False
    e.put(f"if {' || '.join(f'{name} != {name}' for name in floats)} {{ {e.leave_here()} }}")
    return numeric.compare(e, i, False)
