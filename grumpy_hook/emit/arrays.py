"""Items of NumPy arrays, kept as numbers in the registers that only see them computed with.

``a[i]`` is an object of NumPy's, and so is the sum of two.  Where a register is
used in operations that `o.NumpyBinary` and its like carry out, no object is made:
its Value has the number and the class (`o.IsNumpy`).  Every other operation that
is given such a register has the object made first, in the register itself, so that
nothing else ever meets such a Value (``settle``).  Operators and comparisons make it
for themselves (`o.NumberBinary`), which keeps the text of a loop short.

A key of two parts (``a[i, j]``) is no tuple where only such items are read and
written by it (``keys``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.emit import doubles
from grumpy_hook.emit.calls import boxed_target, deliver
from grumpy_hook.emit.names import quote_text
from grumpy_hook.ir.nodes import Instr, Kind, Terminator
from grumpy_hook.passes.intrinsics import callee_name
from grumpy_hook.passes.lattice import ANY, Items, ListOf, Obj, Type
from grumpy_hook.passes.types import LIFETIMES

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter

ARITHMETIC = frozenset({"binary", "inplace", "unary"})
PASSED = frozenset({"move", "check_bound"})
BUILTINS = {"float": 1, "int": 1, "bool": 1, "abs": 1, "min": 2, "max": 2}  # how many arguments
MATH = frozenset({
    "acos", "asin", "atan", "atan2", "cos", "cosh", "degrees", "exp", "expm1", "fabs", "fmod", "isfinite", "isinf", "isnan", "log", "log10", "log1p",
    "log2", "pow", "radians", "sin", "sinh", "sqrt", "tan", "tanh",
})  # fmt: skip
SINGLETONS = (None, True, False, Ellipsis)


def find(e: FunctionEmitter) -> set[int]:
    """The registers that may hold a number of NumPy's: where nothing else is predicted."""
    if e.fn.kind is not Kind.PLAIN:
        return set()
    found = {i.dest for i in e.fn.instrs() if i.op == "getitem" and i.args[1] not in e.slices and _open(e.predicted(i.args[0]))}
    walked = [block.term.args for block in e.fn.blocks if block.term.kind == "for_next"]
    found |= {item for it, item in walked if e.loops.get(it) == "list" and _open(e.predicted(it))}
    found |= {reg for it in e.paired for reg in unpacked(e, it) if e.predicted(reg) == ANY}
    found = {reg for reg in found - e.pairs if _computed(e, reg, set())}
    while True:
        more = {i.dest for i in e.fn.instrs() if i.dests and set(i.args) & found and (i.op in ARITHMETIC | PASSED or _builtin(e, i))}
        if more <= found:
            break
        found |= more
    if any(i.op == "is" and found.intersection(objects(e, i)) for i in e.fn.instrs()):
        return set()  # a number that is copied is no longer the same object
    owner = e.fn.qualname.rpartition(".")[0]
    shown = bool(owner) and not owner.endswith("<locals>")  # tracebacks show the object of a method
    return set() if shown and 0 in found else found


def _open(kind: Type) -> bool:
    """An array may well be what such a type was predicted for."""
    return kind == ANY or isinstance(kind, Items)


def unpacked(e: FunctionEmitter, iterator: int) -> tuple[int, ...]:
    """The registers that a loop over pairs takes them apart into."""
    return e.uses[e.paired[iterator]][0].dests if iterator in e.paired else ()  # type: ignore[union-attr]


def _computed(e: FunctionEmitter, reg: int, seen: set[int]) -> bool:
    """Some operation that computes sees the register."""
    seen.add(reg)
    for use in e.uses.get(reg, []):
        if isinstance(use, Terminator) or use.op in LIFETIMES:
            continue
        if use.op in PASSED:
            if use.dest not in seen and _computed(e, use.dest, seen):
                return True
        elif use.op != "is" and reg not in objects(e, use):
            return True
    return False


def _builtin(e: FunctionEmitter, i: Instr) -> bool:
    name = callee_name(e.defs, i, e.package.module.globals_assigned) if i.op == "call" else None
    return name is not None and BUILTINS.get(name) == len(i.args) - 1


def _math(e: FunctionEmitter, i: Instr) -> tuple[int, ...]:
    """The arguments of a call that may be of a function of module math, or none."""
    name, args, names = "", i.args[1:], i.imms[-1] if i.imms else ()
    if i.op == "call_method":
        name = str(i.imms[0])
    elif i.op in ("call", "call_loaded"):
        made = e.defs.get(i.args[0], [])
        if len(made) == 1 and made[0].op == ("load_global" if i.op == "call" else "load_method"):
            name = str(made[0].imms[0])
        args = i.args[1:] if i.op == "call" else i.args[2:]
    return args if name in MATH and not names and len(args) in (1, 2) else ()


def objects(e: FunctionEmitter, i: Instr) -> tuple[int, ...]:
    """The operands that the operation needs as objects."""
    match i.op:
        case "binary" | "inplace":
            kinds = [e.predicted(reg) for reg in i.args]
            other = isinstance(kinds[0], Obj) or all(isinstance(kind, ListOf) for kind in kinds)
            return i.args if other or i.args[1] in e.digits or i.args[0] in e.repeated else ()
        case "getitem" | "setitem":
            sliced = i.args[1] in e.slices
            return (i.args[0], *i.args[2:]) if sliced else i.args[:1]
        case "is":
            plain = any(reg in e.constants and any(e.constants[reg] is one for one in SINGLETONS) for reg in i.args)
            return () if plain else i.args
        case "call" if _builtin(e, i):
            return i.args[:1]
        case "call" | "call_method" | "call_loaded" if args := _math(e, i):
            return i.args[: len(i.args) - len(args)]
        case "build_tuple" if i.dest in e.keys:
            return ()
        case "compare_bool" | "unary" | "truth":
            return ()
    return () if i.op in LIFETIMES | PASSED else i.args


def keys(e: FunctionEmitter) -> set[int]:
    """Keys of two parts that need no tuple."""
    if e.fn.kind is not Kind.PLAIN:
        return set()
    found = set()
    for block in e.fn.blocks:
        for i in block.instrs:
            uses = e.uses.get(i.dest, []) if i.op == "build_tuple" and len(i.args) == 2 else []
            if uses and len(e.defs[i.dest]) == 1 and all(use in block.instrs and _keyed(use, i.dest) for use in uses):
                found.add(i.dest)
    return found


def _keyed(use: Instr | Terminator, key: int) -> bool:
    return isinstance(use, Instr) and use.op in ("getitem", "setitem") and use.args[1] == key and key not in (use.args[0], *use.args[2:])


# Text


def among(e: FunctionEmitter, regs: tuple[int, ...]) -> list[int]:
    """Those of the registers that may hold such a number here."""
    return [reg for reg in dict.fromkeys(regs) if reg in e.numbers and reg not in e.constants and reg not in e.absent and e.go_type(reg) == "o.Value"]


def settled(e: FunctionEmitter, regs: tuple[int, ...]) -> str:
    """Go statements that put objects into the registers."""
    return "".join(f"if o.IsNumpy({e.variable(reg)}) {{ {e.variable(reg)} = o.NumpyObject(c, {e.variable(reg)}) }}; " for reg in among(e, regs))


def settle(e: FunctionEmitter, i: Instr) -> None:
    text = settled(e, objects(e, i))
    if text:
        e.put(text[:-2])


def tried(e: FunctionEmitter, i: Instr, call: str) -> tuple[str, str]:
    """``if the numbers do { dest = ... } else`` and what then comes first, or nothing."""
    if not among(e, i.args):
        return "", ""
    return f"if number, ok := {call}; ok {{ {e.dest(i.dest)} = number }} else ", settled(e, i.args)


def key(e: FunctionEmitter, obj: int, reg: int) -> tuple[str, str]:
    """The Go expression of a key, and Go statements before its use."""
    if not among(e, (reg,)):
        return e.value(reg), ""
    name, index, ok = e.variable(reg), e.temp("index", "o.Value"), e.temp("more", "bool")
    text = f"{index}, {ok} = {name}, true; if o.IsNumpy({name}) {{ if {index}, {ok} = o.NumpyIndex({e.value(obj)}, {name}); !{ok} "
    return index, text + f"{{ {name} = o.NumpyObject(c, {name}); {index} = {name} }} }}; "


def parts(e: FunctionEmitter, reg: int) -> tuple[str, str]:
    """The Go variables of a key's parts."""
    return e.variable(reg, "a", "o.Value"), e.variable(reg, "b", "o.Value")


def pair(e: FunctionEmitter, reg: int) -> str:
    """A Go statement that makes the tuple of a key where it is still missing."""
    name, (first, second) = e.variable(reg), parts(e, reg)
    return f"if {name}.P == nil {{ {name} = o.PairKey(c, {first}, {second}) }}; "


def call(e: FunctionEmitter, i: Instr, known: str | None, general: str) -> str:
    """A call: of a built-in that computes or of a function of module math before its general form; `known` is another one."""
    args = _math(e, i) or (i.args[1:] if _builtin(e, i) else ())
    among_them = among(e, args)
    if known is not None:
        return settled(e, args) + known
    general = doubles.call(e, i, general)
    if not among_them:
        return general
    operands, two = ", ".join(e.value(reg) for reg in args), "2" if len(args) == 2 else ""
    if _builtin(e, i):
        number, ok = e.temp("number", "o.Value"), e.temp("more", "bool")
        test = f"rt.NumberCall{two}({e.value(i.args[0])}, {operands})"
        done = deliver(e, i.dest, number)
        return f"if {number}, {ok} = {test}; {ok} {{ {done} }} else {{ {settled(e, args)}{general} }}"
    target, func, load = boxed_target(e, i.dest), e.value(i.args[0]), ""
    if i.op == "call_method":
        load = f"{e.temp('function', 'o.Value')}, err = o.GetAttrIC(c, {func}, {quote_text(str(i.imms[0]))}, &{e.package.cache()}); "
        load, func = f"if {load}err != nil {{ {e.failure} }}; ", "function"
    met = " || ".join(f"o.IsNumpy({e.variable(reg)})" for reg in among_them)
    if i.op == "call_loaded":
        met = f"{e.value(i.args[1])}.P == nil && ({met})"
    e.locals["err"] = "*o.Exc"
    text = f"{load}if {target}, err = rt.MathCall{two}(c, {func}, {operands}); err != nil {{ {e.failure} }}; {deliver(e, i.dest, target)}"
    return f"if {met} {{ {text} }} else {{ {settled(e, args)}{general} }}"
