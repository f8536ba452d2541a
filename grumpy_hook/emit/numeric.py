"""Operations of specialised code on unboxed numbers.

Each function returns False when it does not apply, and the general form is used.
Whatever would raise or leave the types continues in the general version.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from grumpy_hook.emit import calls, intrinsics
from grumpy_hook.emit.cold import COLD
from grumpy_hook.emit.scalars import GO_SCALARS
from grumpy_hook.ir.nodes import Instr
from grumpy_hook.passes.lattice import FLOAT, INT, NUMBERS, Items, Obj

if TYPE_CHECKING:
    from grumpy_hook.emit.special import BatchEmitter, SpecialEmitter

SIGN = {"lt": "<", "le": "<=", "eq": "==", "ne": "!=", "gt": ">", "ge": ">="}
FLOAT_SIGN = {"add": "+", "sub": "-", "mul": "*"}
FLOAT_FUNC = {"floordiv": "FloorDivFloat", "mod": "ModFloat", "pow": "PowFloat"}
OWN_RESULTS = frozenset({"call", "call_method", "call_loaded", "super_call"})  # deliver their result by themselves
EXACT = 1 << 53  # ints up to here convert to float64 without rounding


def emit(e: SpecialEmitter, i: Instr, general: Callable[[SpecialEmitter, Instr], None]) -> None:
    """An operation of specialised code: on unboxed numbers where there is such a form, else the general one,
    whose result is taken out of its box where the register's type asks for it."""
    if _emit_unboxed(e, i):
        return
    typed = [reg for reg in i.dests if e.kind(reg) in NUMBERS and reg not in e.constants and reg in e.uses]
    own = i.op in OWN_RESULTS or (i.op in ("binary", "inplace") and isinstance(e.predicted(i.args[0]), Obj))
    if not typed or own or (i.op == "getitem" and calls.subscripts(e, i)):
        general(e, i)
        return
    boxed = {reg: e.temp(f"boxed{at or ''}", "o.Value") for at, reg in enumerate(typed)}
    e.redirected.update(boxed)
    general(e, i)
    for reg in typed:
        del e.redirected[reg]
    if len(typed) == 1:
        e.put(e.unbox(boxed[typed[0]], typed[0]))
    else:
        _unbox_all(e, boxed)


def _unbox_all(e: SpecialEmitter, boxed: dict[int, str]) -> None:
    """The numbers among several results: all are what was predicted, or none is taken out."""
    names = {reg: str(e.kind(reg)).title() for reg in boxed}
    tests = " && ".join(f"{item}.Is{names[reg]}()" for reg, item in boxed.items())
    takes = "; ".join(f"{e.dest(reg)} = {item}.{names[reg]}()" for reg, item in boxed.items())
    e.put(f"if {tests} {{ {takes} }} else {{ {e.leave_with(boxed)} }}")


def _emit_unboxed(e: SpecialEmitter, i: Instr) -> bool:
    match i.op:
        case "binary" | "inplace":
            return binary(e, i)
        case "compare" | "compare_bool":
            return compare(e, i, i.op == "compare")
        case "unary":
            return unary(e, i)
        case "truth":
            return truth(e, i)
        case "move" | "check_bound" | "const":
            return move(e, i)
        case "call" if not i.imms[0]:
            return intrinsics.call(e, i)
        case "getitem":
            return item(e, i)
    return False


def item(e: SpecialEmitter, i: Instr) -> bool:
    """a[n] of what is expected to be an array of such numbers."""
    index, kind, number = e.scalar(i.args[1]), e.predicted(i.args[0]), e.kind(i.dest)
    if index is None or index[0] != INT or number not in NUMBERS or kind != Items(number) or i.dest not in e.uses:
        return False
    obj, boxed, got, ok = e.value(i.args[0]), e.temp("boxed", "o.Value"), e.temp(f"t{number}", GO_SCALARS[str(number)]), e.temp("more", "bool")
    e.locals["err"] = "*o.Exc"
    general = f"if {boxed}, err = rt.GetItem(c, {obj}, {e.value(i.args[1])}); err != nil {{ {e.failure} }}; {e.unbox(boxed, i.dest)}"
    near = f"{got}, {ok} = o.{str(number).title()}Item(c, {obj}, {index[1]})"
    e.put(f"if {near}; {ok} {{ {e.dest(i.dest)} = {got} }} else {{ {COLD}{general} }}")
    return True


def binary(e: BatchEmitter, i: Instr) -> bool:
    a, b = e.scalar(i.args[0]), e.scalar(i.args[1])
    if a is None or b is None:
        return False
    op, kind, dest = str(i.imms[0]), e.kind(i.dest), e.dest(i.dest)
    if all(reg in e.constants for reg in i.args):
        return False  # Go would fold, and refuse an overflow
    if a[0] == b[0] == INT:
        if op == "truediv":
            if kind != FLOAT or literal(b[1]) == 0 or any(abs(literal(x) or 0) > EXACT for _, x in (a, b)):
                return False
            e.put(f"if {b[1]} != 0 && {exact(a[1])} && {exact(b[1])} {{ {dest} = float64({a[1]}) / float64({b[1]}) }} else {{ {e.leave_here()} }}")
            return True
        if kind != INT:
            return False
        text = int_binary(op, a[1], b[1], dest, e)
        if text is None:
            return False
        e.put(text)
        return True
    if kind != FLOAT:
        return False
    x, y = as_float(a), as_float(b)
    if op in FLOAT_SIGN:
        # the conversion forbids fusing a multiplication with an addition
        e.put(f"{dest} = float64({x} {FLOAT_SIGN[op]} {y})")
    elif op == "truediv" and e.constants.get(i.args[1]) != 0:
        e.put(f"if {y} != 0 {{ {dest} = {x} / {y} }} else {{ {e.leave_here()} }}")
    elif op in FLOAT_FUNC:
        e.put(f"if t, ok := o.{FLOAT_FUNC[op]}({x}, {y}); ok {{ {dest} = t }} else {{ {e.leave_here()} }}")
    else:
        return False
    return True


def as_float(operand: tuple[str, str]) -> str:
    return operand[1] if operand[0] == FLOAT else f"float64({operand[1]})"


def exact(expr: str) -> str:
    """Go condition: the int64 converts to float64 exactly."""
    return f"uint64({expr}+{EXACT}) <= {2 * EXACT}"


def literal(expr: str) -> int | None:
    """The value of an int constant's expression."""
    return int(expr[6:-1]) if expr.startswith("int64(") and expr[6:-1].lstrip("-").isdigit() else None


def int_binary(op: str, a: str, b: str, dest: str, e: BatchEmitter) -> str | None:
    match op:
        case "add":
            return f"if t := {a} + {b}; (t^{a})&(t^{b}) >= 0 {{ {dest} = t }} else {{ {e.leave_here()} }}"
        case "sub":
            return f"if t := {a} - {b}; ({a}^{b})&({a}^t) >= 0 {{ {dest} = t }} else {{ {e.leave_here()} }}"
        case "mul":
            return f"if t, ok := o.MulInt({a}, {b}); ok {{ {dest} = t }} else {{ {e.leave_here()} }}"
        case "pow" if literal(b) == 2:
            return f"if t, ok := o.MulInt({a}, {a}); ok {{ {dest} = t }} else {{ {e.leave_here()} }}"
        case "pow":
            return f"if t, ok := o.PowInt({a}, {b}); ok {{ {dest} = t }} else {{ {e.leave_here()} }}"
        case "floordiv" | "mod":
            by = literal(b)
            if by is not None and by > 0:
                if by & (by - 1) == 0:
                    return f"{dest} = {a} & {by - 1}" if op == "mod" else f"{dest} = {a} >> {by.bit_length() - 1}"
                if op == "mod":
                    return f"if t := {a} % {by}; t < 0 {{ {dest} = t + {by} }} else {{ {dest} = t }}"
                return f"if {a} % {by} < 0 {{ {dest} = {a}/{by} - 1 }} else {{ {dest} = {a} / {by} }}"
            name = "FloorDivInt" if op == "floordiv" else "ModInt"
            return f"if t, ok := o.{name}({a}, {b}); ok {{ {dest} = t }} else {{ {e.leave_here()} }}"
        case "and" | "or" | "xor":
            return f"{dest} = {a} {dict(zip(('and', 'or', 'xor'), '&|^', strict=True))[op]} {b}"
        case "lshift" | "rshift" if literal(b) is not None and not 0 <= int(b[6:-1]) < 63:
            return None
        case "lshift":
            return f"if t := {a} << uint({b}&63); uint64({b}) < 63 && t>>uint({b}&63) == {a} {{ {dest} = t }} else {{ {e.leave_here()} }}"
        case "rshift":
            return f"if {b} >= 0 {{ {dest} = {a} >> uint(min({b}, 63)) }} else {{ {e.leave_here()} }}"
    return None


def compare(e: BatchEmitter, i: Instr, as_value: bool) -> bool:
    a, b = e.scalar(i.args[0]), e.scalar(i.args[1])
    if a is None or b is None:
        return False
    if a[0] != b[0]:
        whole = literal(a[1] if a[0] == INT else b[1])
        if whole is None or abs(whole) > EXACT:
            return False
        a, b = (FLOAT, as_float(a)), (FLOAT, as_float(b))
    test = f"{a[1]} {SIGN[str(i.imms[0])]} {b[1]}"
    e.put(f"{e.dest(i.dest)} = o.Bool({test})" if as_value else f"{e.dest(i.dest)} = {test}")
    return True


def unary(e: BatchEmitter, i: Instr) -> bool:
    a = e.scalar(i.args[0])
    if a is None or e.kind(i.dest) != a[0]:
        return False
    dest, op = e.dest(i.dest), i.imms[0]
    if op == "pos":
        e.put(f"{dest} = {a[1]}")
    elif op == "invert":
        if a[0] != INT:
            return False
        e.put(f"{dest} = ^{a[1]}")
    elif a[0] == FLOAT:
        e.put(f"{dest} = -{a[1]}")
    else:
        e.put(f"if {a[1]} != -1<<63 {{ {dest} = -{a[1]} }} else {{ {e.leave_here()} }}")
    return True


def truth(e: BatchEmitter, i: Instr) -> bool:
    a = e.scalar(i.args[0])
    if a is None:
        return False
    e.put(f"{e.dest(i.dest)} = {a[1]} != 0")
    return True


def move(e: BatchEmitter, i: Instr) -> bool:
    """move, check_bound (a number is always bound) and constants of registers written more than once."""
    if e.kind(i.dest) not in (INT, FLOAT) or i.dest in e.constants:
        return False
    if i.op == "const":
        source = e.number(i.imms[0])
    else:
        operand = e.scalar(i.args[0])
        if operand is None:  # never reached: nothing told the operand's type
            e.put(e.leave_here())
            return True
        source = operand[1]
    e.put(f"{e.dest(i.dest)} = {source}")
    return True
