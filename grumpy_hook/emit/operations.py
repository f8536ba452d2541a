"""What each IR operation becomes in Go: one small function a row.

Every operation is one Go line, so that ``//line`` keeps Go's own tools on the
Python line.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from grumpy_hook.emit import (
    arrays,
    defaults,
    digits,
    divmods,
    giving,
    golang,
    intrinsics,
    keywords,
    lookups,
    managers,
    numeric,
    objects,
    owners,
    repeats,
    slices,
)
from grumpy_hook.emit.calls import (
    boxed_target,
    deliver,
    known_call,
    loaded_call,
    made_once,
    method_call,
    operator_call,
    subscript_call,
    subscripts,
    super_method_call,
)
from grumpy_hook.emit.cold import COLD
from grumpy_hook.emit.names import quote_text
from grumpy_hook.ir.nodes import ABSENT, Instr, Kind, RegKind, Terminator
from grumpy_hook.ir.ops import BINOPS
from grumpy_hook.passes.lattice import BOOL, NUMBER, Items, ListOf, Obj

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter

Emit = Callable[["FunctionEmitter", Instr], None]
EMITTERS: dict[str, Emit] = {}

_OPERATORS = ("Add", "Sub", "Mul", "TrueDiv", "FloorDiv", "Mod", "Pow", "LShift", "RShift", "And", "Or", "Xor", "MatMul")
GO_BINOP = dict(zip(BINOPS, _OPERATORS, strict=True))
SHORT = 8  # displays up to here are made in one allocation
GO_UNOP = {"neg": "Neg", "pos": "Pos", "invert": "Invert"}
GO_CMP = {"lt": "Lt", "le": "Le", "eq": "Eq", "ne": "Ne", "gt": "Gt", "ge": "Ge"}
FLOAT_SIGN = {"add": "+", "sub": "-", "mul": "*", "truediv": "/"}
SIGN = {"lt": "<", "le": "<=", "eq": "==", "ne": "!=", "gt": ">", "ge": ">="}


def row(*names: str) -> Callable[[Emit], Emit]:
    def add(function: Emit) -> Emit:
        for name in names:
            EMITTERS[name] = function
        return function

    return add


def emit(e: FunctionEmitter, i: Instr) -> None:
    arrays.settle(e, i)
    if e.unboxed:
        numeric.emit(e, i, EMITTERS[i.op])  # type: ignore[arg-type]
    else:
        EMITTERS[i.op](e, i)


def template(name: str, text: str) -> None:
    """An operation that is one call. ``{0}`` ``{1}`` are operands, ``{d}`` the result, ``{i0}`` immediates as
    Go strings, ``{rest1}`` the operands from the first on. Whether it can fail is told by ``err`` in the text."""

    def run(e: FunctionEmitter, i: Instr) -> None:
        values = {str(n): e.value(reg) for n, reg in enumerate(i.args)}
        filled = text
        for key, value in values.items():
            filled = filled.replace(f"{{{key}}}", value)
        for n in range(3):
            if f"{{rest{n}}}" in filled:
                filled = filled.replace(f"{{rest{n}}}", "".join(", " + e.value(reg) for reg in i.args[n:]))
        for n, imm in enumerate(i.imms):
            if isinstance(imm, str):
                filled = filled.replace(f"{{i{n}}}", quote_text(imm))
            elif isinstance(imm, int):
                filled = filled.replace(f"{{i{n}}}", str(imm))
        if "{d}" in filled:
            filled = filled.replace("{d}", e.dest(i.dest))
        if "err = " in filled:
            e.checked(filled)
        else:
            e.put(filled)

    EMITTERS[name] = run


# Constants and moves


@row("const")
def _const(e: FunctionEmitter, i: Instr) -> None:
    if i.dest not in e.constants:
        e.put(f"{e.dest(i.dest)} = {e.package.consts.expr(i.imms[0])}")


@row("undef")
def _undef(e: FunctionEmitter, i: Instr) -> None:
    if i.dest not in e.absent and i.dest in e.uses and i.dest not in e.owners:
        zero = {RegKind.VALUE: "o.Value{}", RegKind.BOOL: "false"}.get(e.fn.reg_kinds[i.dest], "nil")
        e.put(f"{e.dest(i.dest)} = {zero}")


@row("move")
def _move(e: FunctionEmitter, i: Instr) -> None:
    kind = e.fn.reg_kinds[i.dest]
    source = e.value(i.args[0]) if kind is RegKind.VALUE else e.exc(i.args[0])
    e.put(f"{e.dest(i.dest)} = {source}")


@row("check_bound")
def _check_bound(e: FunctionEmitter, i: Instr) -> None:
    name, kind = i.imms
    source = e.value(i.args[0])
    function = "o.Unbound" if kind == "local" else "o.UnboundFree"
    e.locals["err"] = "*o.Exc"
    e.put(f"if {source}.P == nil {{ err = {function}(c, {quote_text(str(name))}); {e.failure} }}; {e.dest(i.dest)} = {source}")


# Owners of locals


EMITTERS.update(
    hold=owners.hold, keep=owners.keep, take=owners.take, share=owners.share, give=owners.give, drop=owners.drop, alive=owners.alive,
    forget=owners.forget,
)  # fmt: skip


# Operators: ints in line, the rest through the runtime


@row("binary", "inplace")
def _binary(e: FunctionEmitter, i: Instr) -> None:
    op = str(i.imms[0])
    if i.args[1] in e.digits:
        digits.add(e, i)
        return
    if i.args[0] in e.repeated:
        repeats.multiply(e, i)
        return
    a, b, dest = e.value(i.args[0]), e.value(i.args[1]), e.dest(i.dest)
    name = GO_BINOP[op]
    if isinstance(e.predicted(i.args[0]), Obj):
        general = general_call(e, i.dest, f"o.{'InPlace' if i.op == 'inplace' else 'Binary'}(c, o.Op{name}", i.args)
        e.put(operator_call(e, i, name, general) or general)
        return
    if op == "add" and all(isinstance(e.predicted(reg), ListOf) for reg in i.args):
        _concat(e, i)
        return
    bitwise = op in ("and", "or", "xor", "lshift", "rshift")
    how = "" if bitwise and arrays.among(e, i.args) else _between(e, i)
    if how:
        slow = f"{dest}, err = o.BinaryOn(c, o.Op{name}, {a}, {b}, {how})"
    elif arrays.among(e, i.args):
        slow = f"{dest}, err = o.Number{'InPlace' if i.op == 'inplace' else 'Binary'}(c, o.Op{name}, {a}, {b})"
    elif i.op == "inplace":
        slow = f"{dest}, err = o.InPlace(c, o.Op{name}, {a}, {b})"
    elif op in ("add", "sub", "mul"):
        slow = f"{dest}, err = o.{name}(c, {a}, {b})"
    else:
        slow = f"{dest}, err = o.Binary(c, o.Op{name}, {a}, {b})"
    fast = int_fast(e, op, i.args[0], i.args[1], dest)
    floats = float_fast(e, op, i.args[0], i.args[1], dest)
    forms = [fast] if not fast or floats in ("", fast) else [fast, floats]
    if NUMBER in (e.predicted(i.args[0]), e.predicted(i.args[1])):  # an int here and there, mostly floats
        forms.reverse()
    _after(e, i, forms, arrays.tried(e, i, f"o.NumpyBinary(o.Op{name}, {a}, {b})") if how and not bitwise else ("", ""), slow)


def _after(e: FunctionEmitter, i: Instr, forms: list[str], numbers: tuple[str, str], slow: str) -> None:
    """A general form, after those of plain numbers and of numbers of NumPy's."""
    fast = "".join(f"{form} else " for form in forms if form)
    tried, settled = numbers
    if not fast and not tried:
        e.checked(slow)
        return
    e.locals["err"] = "*o.Exc"
    general = f"if {slow}; err != nil {{ {e.failure} }}{_otherwise(e)}"
    e.put(fast + (f"{tried}{{ {settled}{general} }}" if tried else general))


def _between(e: FunctionEmitter, i: Instr) -> str:
    """How the operation is to take ints past 64 bits that nothing else sees, and to give one; "" where there is none."""
    of_result = (("Between", i.dest in e.between), ("LastWord", i.dest in e.last_words))
    parts = (("LeftBetween", i.args[0] in e.between), ("RightBetween", i.args[1] in e.between), *of_result)
    found = [f"o.{name}" for name, holds in parts if holds]
    return "|".join([*found, "o.AndStore"] if found and i.op == "inplace" else found)


def _concat(e: FunctionEmitter, i: Instr) -> None:
    """The sum of two lists, whose memory is used again where they are slices that nothing else sees."""
    if i.op == "inplace":
        e.checked(f"{e.dest(i.dest)}, err = o.InPlace(c, o.OpAdd, {e.values(i.args)})")
        return
    own = ", ".join(e.temp(e.copied[reg], "bool") if reg in e.copied else "false" for reg in i.args)
    if i.dest in e.copied:
        e.checked(f"{e.dest(i.dest)}, {e.temp(e.copied[i.dest], 'bool')}, err = o.ConcatScratch(c, {e.values(i.args)}, {own})")
    elif e.copied.keys() & set(i.args):
        e.checked(f"{e.dest(i.dest)}, err = o.ConcatCopied(c, {e.values(i.args)}, {own})")
    else:
        e.checked(f"{e.dest(i.dest)}, err = o.Concat(c, {e.values(i.args)})")


def _otherwise(e: FunctionEmitter) -> str:
    """An else for a general form that stands in a chain of ifs: who owns its result."""
    done = owners.tail(e)
    return f" else {{ {done[2:]} }}" if done else ""


def float_fast(e: FunctionEmitter, op: str, left: int, right: int, dest: str) -> str:
    """``if both floats { dest = ... }``; a conversion keeps Go from fusing operations."""
    if op not in FLOAT_SIGN:
        return ""
    first, second = (_float_beside(e, reg, other) for reg, other in ((left, right), (right, left)))
    if first is None or second is None:
        return ""
    tests = [cond for cond, _ in (first, second) if cond]
    if op == "truediv":
        if e.constants.get(right) == 0:
            return ""
        tests.append(f"{second[1]} != 0")
    both = " && ".join(tests) or "true"
    return f"if {both} {{ {dest} = o.Float({first[1]} {FLOAT_SIGN[op]} {second[1]}) }}"


def float_operand(e: FunctionEmitter, reg: int) -> tuple[str, str] | None:
    """Like int_operand, for exact floats."""
    if reg in e.constants:
        value = e.constants[reg]
        return ("", e.number(value)) if type(value) is float else None
    if e.go_type(reg) != "o.Value":
        return ("", e.variable(reg)) if e.go_type(reg) == "float64" else None
    name = e.value(reg)
    return f"{name}.IsFloat()", f"{name}.Float()"


def _float_beside(e: FunctionEmitter, reg: int, other: int) -> tuple[str, str] | None:
    """Like float_operand; an int constant too that converts exactly, beside what is mostly a float."""
    value = e.constants.get(reg)
    if type(value) is int and abs(value) <= numeric.EXACT and e.predicted(other) == NUMBER:
        return "", e.number(float(value))
    return float_operand(e, reg)


def int_operand(e: FunctionEmitter, reg: int) -> tuple[str, str] | None:
    """(Go condition that the operand is an immediate int, or "" when known; its int64), None when it never is."""
    if reg in e.constants:
        value = e.constants[reg]
        if type(value) is int and -(1 << 63) <= value < 1 << 63:
            return "", f"int64({value})"
        return None
    if e.go_type(reg) != "o.Value":
        return ("", e.variable(reg)) if e.go_type(reg) == "int64" else None
    name = e.value(reg)
    return f"{name}.IsInt()", f"int64({name}.N)"


def int_fast(e: FunctionEmitter, op: str, left: int, right: int, dest: str) -> str:
    """``if both ints and no overflow { dest = ... }``, or "" where there is no short form."""
    first, second = int_operand(e, left), int_operand(e, right)
    if dest == "_":
        return ""
    if first is None or second is None:
        return float_fast(e, op, left, right, dest)
    (ca, a), (cb, b) = first, second
    both = " && ".join(cond for cond in (ca, cb) if cond) or "true"
    if op == "add":
        return f"if t := {a} + {b}; {both} && (t^{a})&(t^{b}) >= 0 {{ {dest} = o.Int(t) }}"
    if op == "sub":
        return f"if t := {a} - {b}; {both} && ({a}^{b})&({a}^t) >= 0 {{ {dest} = o.Int(t) }}"
    if op == "mul":
        return f"if t, ok := o.MulInt({a}, {b}); ok && {both} {{ {dest} = o.Int(t) }}"
    by = e.constants.get(right)
    if op in ("mod", "floordiv") and type(by) is int and 0 < by < 1 << 62:
        if op == "mod":
            return f"if {both} {{ t := {a} % {by}; if t < 0 {{ t += {by} }}; {dest} = o.Int(t) }}"
        return f"if {both} {{ t := {a} / {by}; if {a}%{by} < 0 {{ t-- }}; {dest} = o.Int(t) }}"
    if op == "rshift" and type(by) is int and 0 <= by < 64:
        return f"if {both} {{ {dest} = o.Int({a} >> {by}) }}"
    if op in ("and", "or", "xor"):
        sign = {"and": "&", "or": "|", "xor": "^"}[op]
        return f"if {both} {{ {dest} = o.Int({a} {sign} {b}) }}"
    return ""


@row("unary")
def _unary(e: FunctionEmitter, i: Instr) -> None:
    name, value = GO_UNOP[str(i.imms[0])], e.value(i.args[0])
    _after(e, i, [], arrays.tried(e, i, f"o.NumpyUnary(o.Op{name}, {value})"), f"{e.dest(i.dest)}, err = o.Unary(c, o.Op{name}, {value})")


@row("compare")
def _compare(e: FunctionEmitter, i: Instr) -> None:
    _comparison(e, i, "o.Compare", "o.Bool({})")


@row("compare_bool")
def _compare_bool(e: FunctionEmitter, i: Instr) -> None:
    _comparison(e, i, "o.CompareBool", "{}")


def _comparison(e: FunctionEmitter, i: Instr, general: str, result: str) -> None:
    """`result`: Go text of what a bool becomes."""
    operation = f"o.Cmp{GO_CMP[str(i.imms[0])]}, {e.values(i.args)}"
    if i.op == "compare_bool" and arrays.among(e, i.args):
        general = "o.NumberCompare"
    _after(e, i, comparison_forms(e, i, result), ("", ""), f"{e.dest(i.dest)}, err = {general}(c, {operation})")


def comparison_forms(e: FunctionEmitter, i: Instr, result: str) -> list[str]:
    """``if both numbers { dest = ... }``, one a kind of number."""
    op, dest = str(i.imms[0]), e.dest(i.dest)
    tests = []
    left, right = i.args
    if compares_objects(e, i):
        return plainly_equal(e, i, result)
    ints, floats = (int_operand(e, left), int_operand(e, right)), (_float_beside(e, left, right), _float_beside(e, right, left))
    for first, second in (floats, ints) if NUMBER in (e.predicted(left), e.predicted(right)) else (ints, floats):
        if first is not None and second is not None and (first[0] or second[0]) and dest != "_":
            both = " && ".join(cond for cond in (first[0], second[0]) if cond)
            tests.append(f"if {both} {{ {dest} = {result.format(f'{first[1]} {SIGN[op]} {second[1]}')} }}")
    return tests


def compares_objects(e: FunctionEmitter, i: Instr) -> bool:
    return e.dest(i.dest) != "_" and any(isinstance(e.predicted(reg), Obj) for reg in i.args)


def plainly_equal(e: FunctionEmitter, i: Instr, result: str) -> list[str]:
    """The same for objects of classes without a comparison of their own."""
    if i.imms[0] not in ("eq", "ne"):
        return []
    equal, known = e.temp("equal", "bool"), e.temp("known", "bool")
    value = result.format(equal if i.imms[0] == "eq" else f"!{equal}")
    return [f"if {equal}, {known} = o.PlainEqual({e.values(i.args)}); {known} {{ {e.dest(i.dest)} = {value} }}"]


@row("is")
def _is(e: FunctionEmitter, i: Instr) -> None:
    a, b = e.value(i.args[0]), e.value(i.args[1])
    negate = bool(i.imms[0])
    singletons = (None, True, False, Ellipsis)
    if any(reg in e.constants and any(e.constants[reg] is s for s in singletons) for reg in i.args):
        e.put(f"{e.dest(i.dest)} = {a}.P {'!=' if negate else '=='} {b}.P")
    else:
        e.put(f"{e.dest(i.dest)} = {'!' if negate else ''}o.Is({a}, {b})")


@row("contains")
def _contains(e: FunctionEmitter, i: Instr) -> None:
    dest = e.dest(i.dest)
    flip = f"; {dest} = !{dest}" if i.imms[0] and dest != "_" else ""
    e.checked(f"{dest}, err = o.Contains(c, {e.value(i.args[1])}, {e.value(i.args[0])})")
    if flip:
        e.put(flip[2:])


@row("truth")
def _truth(e: FunctionEmitter, i: Instr) -> None:
    source, dest = e.value(i.args[0]), e.dest(i.dest)
    e.locals["err"] = "*o.Exc"
    absent = "" if e.predicted(i.args[0]) == BOOL else f"if {source}.IsNone() {{ {dest} = false }} else "
    if arrays.among(e, i.args):
        absent += f"if o.IsNumpy({source}) {{ {dest} = o.NumpyTruth({source}) }} else "
    if dest == "_":
        dest = e.temp("flag", "bool")
    e.put(
        f"if {dest} = {source}.IsTrue(); {source}.IsOther() {{ {COLD}{absent}"
        f"if {dest}, err = o.Truth(c, {source}); err != nil {{ {e.failure} }} }}"
    )


@row("not")
def _not(e: FunctionEmitter, i: Instr) -> None:
    e.put(f"{e.dest(i.dest)} = !{e.go_bool(i.args[0])}")


@row("bool_value")
def _bool_value(e: FunctionEmitter, i: Instr) -> None:
    e.put(f"{e.dest(i.dest)} = o.Bool({e.go_bool(i.args[0])})")


# Attributes and items


@row("getattr")
def _getattr(e: FunctionEmitter, i: Instr) -> None:
    obj, name = i.args[0], str(i.imms[0])
    dest = e.dest(i.dest)
    cache = e.package.site_cache(e.fn.code_index, e.at)
    general = f"{dest}, err = o.GetAttrIC(c, {e.value(obj)}, {quote_text(name)}, &{cache})"
    failing = f"if {general}; err != nil {{ {e.failure} }}"
    constant = golang.constant(e, obj, name)
    if constant is not None:
        e.locals["err"] = "*o.Exc"
        e.put(f"if {constant[0]} {{ {dest} = {constant[1]} }} else if {general}; err != nil {{ {e.failure} }}{_otherwise(e)}")
        return
    held = owners.tail(e) if any(objects.places(e, obj, name)) else ""
    fast = objects.field(e, obj, name, dest, failing + held) or objects.class_value(e, obj, name, cache, dest, failing)
    if not fast:
        e.checked(general)
    else:
        e.locals["err"] = "*o.Exc"
        e.put(fast)


@row("setattr")
def _setattr(e: FunctionEmitter, i: Instr) -> None:
    obj, name, value = i.args[0], str(i.imms[0]), e.value(i.args[1])
    general = f"err = o.SetAttrIC(c, {e.value(obj)}, {quote_text(name)}, {value}, &{e.package.cache()})"
    fast = objects.put(e, obj, name, value, f"if {general}; err != nil {{ {e.failure} }}")
    if not fast:
        e.checked(general)
    else:
        e.locals["err"] = "*o.Exc"
        e.put(fast)


template("length", "{d}, err = rt.Length(c, {0})")
template("delattr", "err = o.DelAttr(c, {0}, {i0})")


@row("getitem")
def _getitem(e: FunctionEmitter, i: Instr) -> None:
    parts = e.slices.get(i.args[1])
    if parts is not None:
        _slice(e, i, "GetStrided", parts)
        return
    obj, dest = e.value(i.args[0]), e.dest(i.dest)
    if i.args[1] in e.keys:
        _pair_item(e, i)
        return
    if subscripts(e, i):
        settled, target = arrays.settled(e, i.args[1:]), boxed_target(e, i.dest)
        e.locals["err"] = "*o.Exc"
        general = f"if {target}, err = rt.GetItem(c, {e.values(i.args)}); err != nil {{ {e.failure} }}{owners.tail(e)}"
        general = "; ".join(filter(None, [general, deliver(e, i.dest, target)]))
        e.put(settled + (subscript_call(e, i, general) or general))
        return
    (key, before), index = arrays.key(e, *i.args), e.scalar(i.args[1])
    if index is None or index[0] != "int" or not isinstance(e.predicted(i.args[0]), ListOf):
        if e.at in e.found and i.dest not in e.numbers:
            at = e.temp(e.found[e.at], "o.At")
            e.checked(f"_ = {at}; {before}{dest}, {at}, err = rt.FindItem(c, {obj}, {key})")
        else:
            e.checked(f"{before}{dest}, err = rt.Get{'Number' if i.dest in e.numbers else 'Item'}(c, {obj}, {key})")
        return
    got, ok = e.temp("got", "o.Value"), e.temp("more", "bool")  # the result may go where the object is
    e.locals["err"] = "*o.Exc"
    fast = f"if {got}, {ok} = o.ListAt({obj}, {index[1]}); {ok} {{ {dest} = {got} }} else "
    e.put(f"{fast}{{ if {dest}, err = o.GetItem(c, {obj}, {key}); err != nil {{ {e.failure} }}{owners.tail(e)} }}")


def _pair_item(e: FunctionEmitter, i: Instr) -> None:
    """obj[a, b], the key in two variables."""
    obj, key, (first, second) = e.value(i.args[0]), e.variable(i.args[1]), arrays.parts(e, i.args[1])
    general = f"{e.dest(i.dest)}, {key}, err = rt.GetPair(c, {obj}, {key}, {first}, {second})"
    e.locals["err"] = "*o.Exc"
    if i.dest not in e.numbers:
        e.checked(general)
        return
    got, ok = e.temp("got", "o.Value"), e.temp("more", "bool")
    e.put(
        f"if {got}, {ok} = o.NumberPair(c, {obj}, {first}, {second}); {ok} {{ {e.dest(i.dest)} = {got} }} "
        f"else {{ if {general}; err != nil {{ {e.failure} }}{owners.tail(e)} }}"
    )


@row("getslice")
def _getslice(e: FunctionEmitter, i: Instr) -> None:
    _slice(e, i, "GetSlice", i.args[1:])


def _slice(e: FunctionEmitter, i: Instr, function: str, parts: tuple[int, ...]) -> None:
    if i.dest in e.moved:
        return  # where it is assigned
    dest, args = e.dest(i.dest), f"(c, {e.value(i.args[0])}, {e.values(parts)})"
    if i.dest in e.copied:
        e.checked(f"{dest}, {e.temp(e.copied[i.dest], 'bool')}, err = o.{function}Copied{args}")
    else:
        e.checked(f"{dest}, err = o.{function}{args}")


@row("setitem")
def _setitem(e: FunctionEmitter, i: Instr) -> None:
    if i.args[2] in e.moved:
        e.checked(slices.assign(e, i))  # type: ignore[arg-type]
        return
    obj, value = e.value(i.args[0]), e.value(i.args[2])
    parts = e.slices.get(i.args[1])
    if parts is not None and i.args[2] in e.copied:
        e.checked(f"err = o.SetSliceCopied(c, {obj}, {e.values(parts[:2])}, {value}, {e.temp(e.copied[i.args[2]], 'bool')})")
    elif parts is not None:
        e.checked(f"err = o.SetSlice(c, {obj}, {e.values(parts[:2])}, {value})")
    elif i.args[1] in e.keys:
        key, (first, second) = e.variable(i.args[1]), arrays.parts(e, i.args[1])
        general = f"{arrays.settled(e, i.args[2:])}if {key}, err = rt.SetPair(c, {obj}, {key}, {first}, {second}, {value})"
        e.locals["err"] = "*o.Exc"
        e.put(f"if !o.PutPair(c, {obj}, {first}, {second}, {value}) {{ {general}; err != nil {{ {e.failure} }} }}")
    elif arrays.among(e, i.args[1:]):
        key, before = arrays.key(e, *i.args[:2])
        general = f"{arrays.settled(e, i.args[2:])}if err = rt.SetItem(c, {obj}, {key}, {value})"
        e.locals["err"] = "*o.Exc"
        e.put(f"{before}if !rt.PutNumber(c, {obj}, {key}, {value}) {{ {general}; err != nil {{ {e.failure} }} }}")
    else:
        at = e.locals.get(e.found.get(e.at, "")) and e.found[e.at]
        call = f"err = rt.SetItem{'At' if at else ''}(c, {obj}, {e.value(i.args[1])}, {value}{f', {at}' if at else ''})"
        index, number = e.scalar(i.args[1]), e.scalar(i.args[2])
        kind = e.predicted(i.args[0])
        if subscripts(e, i):
            e.locals["err"] = "*o.Exc"
            general = f"if {call}; err != nil {{ {e.failure} }}"
            e.put(subscript_call(e, i, general) or general)
            return
        if index is None or number is None or index[0] != "int" or not isinstance(kind, ListOf | Items):
            e.checked(call)
            return
        e.locals["err"] = "*o.Exc"
        name = number[0].title()
        near = f"o.ListPut{name}({obj}" if isinstance(kind, ListOf) else f"o.Put{name}Item(c, {obj}"
        e.put(f"if !{near}, {index[1]}, {number[1]}) {{ if {call}; err != nil {{ {e.failure} }} }}")


template("delitem", "err = o.DelItem(c, {0}, {1})")


@row("build_slice")
def _build_slice(e: FunctionEmitter, i: Instr) -> None:
    if i.dest not in e.slices:
        e.put(f"{e.dest(i.dest)} = o.NewSlice({e.values(i.args)})")


# Calls


def names_var(e: FunctionEmitter, names: object) -> str:
    return e.package.names(tuple(names)) if names else "nil"  # type: ignore[arg-type]


def argument_list(e: FunctionEmitter, args: tuple[int, ...], call: str) -> str:
    """`call` with its arguments in a borrowed vector `a`."""
    fill = " ".join(f"a[{n}] = {e.value(reg)};" for n, reg in enumerate(args))
    return f"{{ a := c.PushArgs({len(args)}); {fill} {call}; c.PopArgs({len(args)}) }}; if err != nil"


def general_call(e: FunctionEmitter, dest: int, call: str, args: tuple[int, ...] = (), vector: bool = False) -> str:
    """Go statements: the general form of a call, whose arguments follow `call` (or stand in the vector), and its result delivered."""
    target = boxed_target(e, dest)
    e.locals["err"] = "*o.Exc"
    if vector:
        text = argument_list(e, args, f"{target}, err = {call}") + f" {{ {e.failure} }}"
    else:
        rest = "".join(", " + e.value(reg) for reg in args)
        text = f"if {target}, err = {call}{rest}); err != nil {{ {e.failure} }}"
    after = deliver(e, dest, target)
    before, own = owners.around_call(e)
    return before + (f"{text}; {after}" if after else text) + own


@row("call")
def _call(e: FunctionEmitter, i: Instr) -> None:
    func, args, names = e.value(i.args[0]), i.args[1:], i.imms[0]
    if not names and len(args) <= 4 and not managers.only_entered(e, i):
        general = general_call(e, i.dest, f"o.Call{len(args)}(c, {func}", args)
    else:
        start = "o.ManagerCall" if managers.only_entered(e, i) else "o.Call"
        general = general_call(e, i.dest, f"{start}(c, {func}, a, {names_var(e, names)})", args, vector=True)
    if i.dest in e.digits:
        e.put(digits.take(e, i, general))
        return
    if i.dest in e.divided:
        e.put(divmods.take(e, i, general))
        return
    known = known_call(e, i, general) or intrinsics.object_call(e, i, general) or golang.call(e, i, general)
    e.put(arrays.call(e, i, known or giving.call(e, i), general))


@row("call_method")
def _call_method(e: FunctionEmitter, i: Instr) -> None:
    obj, args = i.args[0], i.args[1:]
    name, names = str(i.imms[0]), i.imms[1]
    cache = e.package.site_cache(e.fn.code_index, e.at)
    start = f"(c, {e.value(obj)}, {quote_text(name)}, &{cache}"
    if managers.only_entered(e, i):
        general = general_call(e, i.dest, f"o.ManagerMethod{start}, a, {names_var(e, names)})", args, vector=True)
    elif not names and len(args) <= 3:
        general = general_call(e, i.dest, f"o.CallMethod{len(args)}{start}", args)
    else:
        general = general_call(e, i.dest, f"o.CallMethodN{start}, a, {names_var(e, names)})", args, vector=True)
    if lookups.gets(i) and not isinstance(e.predicted(obj), Obj):
        at, ok = e.temp(e.found[e.at], "o.At") if e.at in e.found else "_", e.temp("more", "bool")
        got, default = e.temp("got", "o.Value"), "o.None" if len(args) == 1 else e.value(args[1])
        near = f"if {got}, {at}, {ok} = o.DictFindOr({e.value(obj)}, {e.value(args[0])}, {default}); {ok} {{ {deliver(e, i.dest, got)} }}"
        kept = f"o.KeepKey({e.value(args[0])}); " if args[0] in e.made_keys else ""
        general = ("" if at == "_" else f"_ = {at}; ") + f"{near} else {{ {kept}{general} }}"
    elif name == "append" and len(args) == 1 and not names:
        done = deliver(e, i.dest, "o.None")
        general = f"if o.Append(c, {e.value(obj)}, {e.value(args[0])}) {{ {done} }} else {{ {general} }}"
    elif name == "pop" and len(args) <= 1 and not names and not isinstance(e.predicted(obj), Obj):
        index = ("", "-1") if not args else int_operand(e, args[0])
        if index is not None and not index[0]:
            got, ok = e.temp("got", "o.Value"), e.temp("more", "bool")
            near = f"if {got}, {ok} = o.ListPop({e.value(obj)}, {index[1]}); {ok} {{ {deliver(e, i.dest, got)} }}"
            general = f"{near} else {{ {general} }}"
    known = method_call(e, obj, name, args, names, i.dest, general, cache)  # type: ignore[arg-type]
    e.put(arrays.call(e, i, known or golang.call(e, i, general), general))


@row("load_method")
def _load_method(e: FunctionEmitter, i: Instr) -> None:
    found, receiver = (e.dest(reg) for reg in i.dests)
    obj, name = i.args[0], str(i.imms[0])
    cache = e.package.site_cache(e.fn.code_index, e.at)
    general = f"{found}, {receiver}, err = o.LoadMethod(c, {e.value(obj)}, {quote_text(name)}, &{cache})"
    known = objects.methods(e, obj, name)
    of_class = objects.class_method(e, obj, name, (), cache)
    if of_class is not None:
        e.locals["err"] = "*o.Exc"
        e.put(of_class.load(found, receiver, e.value(obj), f"{COLD}if {general}; err != nil {{ {e.failure} }}"))
        return
    appends = name == "append" and isinstance(e.predicted(obj), ListOf)
    if not known and not appends:
        bound = golang.method(e, i, general)
        e.put(bound) if bound is not None else e.checked(general)
        return
    e.locals["err"] = "*o.Exc"
    text = f"{COLD}if {general}; err != nil {{ {e.failure} }}"
    if appends:
        e.put(f"if o.IsList({e.value(obj)}) {{ {found}, {receiver} = o.ListAppendMethod, {e.value(obj)} }} else {{ {text} }}")
        return
    e.locals["m"] = "*o.Func"
    for method in reversed(known):
        text = f"{method.load}; if m != nil {{ {found}, {receiver} = m.Value(), {e.value(obj)} }} else {{ {text} }}"
    e.put(text)


@row("call_loaded")
def _call_loaded(e: FunctionEmitter, i: Instr) -> None:
    func, receiver, args, names = i.args[0], i.args[1], i.args[2:], i.imms[0]
    if not names and len(args) <= 3 and not managers.only_entered(e, i):
        general = general_call(e, i.dest, f"o.CallLoaded{len(args)}(c, {e.value(func)}, {e.value(receiver)}", args)
        made = e.defs.get(func, [])
        if len(args) == 1 and len(made) == 1 and made[0].op == "load_method" and made[0].imms[0] == "append":
            done = f"{e.value(func)}.P == o.ListAppendMethod.P && o.Append(c, {e.value(receiver)}, {e.value(args[0])})"
            general = f"if {done} {{ {deliver(e, i.dest, 'o.None')} }} else {{ {general} }}"
    else:
        start = "o.ManagerLoaded" if managers.only_entered(e, i) else "o.CallLoadedN"
        general = general_call(e, i.dest, f"{start}(c, {e.value(func)}, a, {names_var(e, names)})", (receiver, *args), vector=True)
    e.put(arrays.call(e, i, loaded_call(e, i, general) or golang.call(e, i, general), general))


template("call_ex", "{d}, err = o.CallEx(c, {0}, {1}, {2})")
template("super_attr", "{d}, err = o.SuperLookup(c, {0}, {1}, {i0})")


@row("super_call")
def _super_call(e: FunctionEmitter, i: Instr) -> None:
    args, target = i.args[2:], boxed_target(e, i.dest)
    fill = " ".join(f"a[{n}] = {e.value(reg)};" for n, reg in enumerate(args))
    e.locals["err"] = "*o.Exc"
    general = (
        f"{{ a := c.PushArgs({len(args)}); {fill} {target}, err = o.SuperCall(c, {e.value(i.args[0])}, {e.value(i.args[1])}, "
        f"{quote_text(str(i.imms[0]))}, a, {names_var(e, i.imms[1])}); c.PopArgs({len(args)}) }}; if err != nil {{ {e.failure} }}"
    )
    general = "; ".join(filter(None, [general, deliver(e, i.dest, target)])) + owners.tail(e)
    e.put(super_method_call(e, i, general) or general)


# Displays


@row("build_list")
def _build_list(e: FunctionEmitter, i: Instr) -> None:
    if i.dest in e.repeated:
        e.put(f"{e.dest(i.dest)} = {e.value(i.args[0])}")
        return
    if i.dest in e.roomy:
        return  # by the operation after it
    if i.dest in e.scratch:
        e.put(f"{e.dest(i.dest)} = o.ScratchList(c, 0)")
    elif len(i.args) <= SHORT:
        defaults.make(e, i, f"{e.dest(i.dest)} = o.PackList({e.values(i.args)})")
    else:
        e.put(f"{e.dest(i.dest)} = o.NewList([]o.Value{{{e.values(i.args)}}})")


@row("expect")
def _expect(e: FunctionEmitter, i: Instr) -> None:
    made, iterator = i.args
    loop, number = e.loops.get(iterator), "0"
    if loop in ("range", "ints"):
        number = f"int({e.variable(iterator, 'n', 'int64')})"
    elif loop == "list":
        number = f"{e.variable(iterator, 'l', '*o.List')}.Room()"
    if i.imms[0] and loop is not None:
        number = f"min({number}, o.SomeRoom)"
    e.put(f"{e.dest(made)} = o.{'ScratchList(c, ' if made in e.scratch else 'RoomyList('}{number})")


@row("build_tuple")
def _build_tuple(e: FunctionEmitter, i: Instr) -> None:
    if i.dest in e.keys:
        e.put(f"{', '.join((*arrays.parts(e, i.dest), e.variable(i.dest)))} = {e.values(i.args)}, o.Value{{}}")
    elif len(i.args) <= SHORT:
        e.put(f"{e.dest(i.dest)} = o.PackTuple({e.values(i.args)})")
    else:
        e.put(f"{e.dest(i.dest)} = o.NewTuple([]o.Value{{{e.values(i.args)}}})")


template("build_set", "{d}, err = rt.BuildSet(c{rest0})")
template("list_append", "if !o.Push({0}, {1}) { rt.ListAppend(c, {0}, {1}) }")
template("list_extend", "err = rt.ListExtend(c, {0}, {1})")


@row("list_to_tuple")
def _list_to_tuple(e: FunctionEmitter, i: Instr) -> None:
    function = "o.ScratchToTuple" if i.args[0] in e.scratch else "rt.ListToTuple"
    e.put(f"{e.dest(i.dest)} = {function}(c, {e.value(i.args[0])})")


template("scratch_set", "{d} = o.ScratchSet(c)")
template("set_size", "{d} = o.SetSize(c, {0})")
@row("set_add")
def _set_add(e: FunctionEmitter, i: Instr) -> None:
    scratch = all(made.op == "scratch_set" for made in e.defs[i.args[0]])
    e.checked(f"err = {'o.ScratchAdd' if scratch else 'rt.SetAdd'}(c, {e.values(i.args)})")


template("set_update", "err = rt.SetUpdate(c, {0}, {1})")
template("dict_set", "err = rt.DictSet(c, {0}, {1}, {2})")
EMITTERS.update(build_dict=keywords.make, dict_merge=keywords.merge)
template("dict_update", "err = rt.DictUpdate(c, {0}, {1})")


@row("format_value")
def _format_value(e: FunctionEmitter, i: Instr) -> None:
    conv, dest = f"'{i.imms[0]}'" if i.imms[0] else "0", e.dest(i.dest)
    whole = digits.whole(e, i)
    if whole == "":
        e.put(f"{dest} = {e.value(i.args[0])}")
        return
    general = f"{dest}, err = o.FormatValue(c, {e.value(i.args[0])}, {conv}, {e.value(i.args[1])})"
    e.checked(general if whole is None else f"if {whole} {{ {dest} = {e.value(i.args[0])} }} else {{ {general} }}")


@row("join_str")
def _join_str(e: FunctionEmitter, i: Instr) -> None:
    e.put(f"{e.dest(i.dest)} = rt.JoinStr{'Key' if i.dest in e.made_keys else ''}(c{''.join(', ' + e.value(reg) for reg in i.args)})")


# Unpacking and iteration


@row("unpack", "unpack_ex")
def _unpack(e: FunctionEmitter, i: Instr) -> None:
    count, held = len(i.dests), owners.parts(e, i)
    stores = " ".join(f"{e.dest(reg)} = a[{n}];" for n, reg in enumerate(i.dests))
    call = f"o.UnpackSeq(c, {e.value(i.args[0])}, {count}, a)"
    if i.op == "unpack_ex":
        call = f"o.UnpackEx(c, {e.value(i.args[0])}, {i.imms[0]}, {i.imms[1]}, a)"
    elif count in (2, 3):
        dests = ", ".join(e.dest(reg) for reg in i.dests)
        e.locals["err"] = "*o.Exc"
        apart = f"{dests}, err = rt.Unpack{count}(c, {e.value(i.args[0])})"
        if i.args[0] in e.paired.values():
            first, second, paired = _pair(e)
            e.put(f"if {paired} {{ {dests} = {first}, {second} }} else {{ if {apart}; err != nil {{ {e.failure} }}{held} }}")
        elif i.args[0] in e.divided:
            two = ", ".join(f"o.Int({part})" for part in divmods.parts(e, i.args[0]))
            e.put(f"if {e.value(i.args[0])}.P == nil {{ {dests} = {two} }} else {{ if {apart}; err != nil {{ {e.failure} }}{held} }}")
        else:
            e.put(f"if {apart}; err != nil {{ {e.failure} }}{held}")
        return
    e.locals["err"] = "*o.Exc"
    e.put(
        f"{{ a := c.PushArgs({count}); if err = {call}; err == nil {{ {stores} }}; c.PopArgs({count}) }}; "
        f"if err != nil {{ {e.failure} }}{held}"
    )


@row("iter")
def _iter(e: FunctionEmitter, i: Instr) -> None:
    source = e.value(i.args[0])
    if e.loops.get(i.dest) == "ints":
        e.checked(f"{_range_parts(e, i.dest)}, err = rt.IntsToLoop(c, {source})")
        return
    if e.loops.get(i.dest) != "list":
        e.checked(f"{e.dest(i.dest)}, err = o.LoopIter(c, {source})")
        return
    general, found, at = e.variable(i.dest), e.variable(i.dest, "l", "*o.List"), e.variable(i.dest, "i", "int")
    e.locals["err"] = "*o.Exc"
    pairs = e.variable(i.dest, "p", "*o.PairLoop") if i.dest in e.paired else ""
    thread = "c" if e.fn.kind is Kind.PLAIN else "nil"
    given = ", ".join("true" if reg in e.numbers else "false" for reg in arrays.unpacked(e, i.dest))
    steps = [block.term.args[1] for block in e.fn.blocks if block.term.kind == "for_next" and block.term.args[0] == i.dest]
    walk = "NumbersToLoop" if e.numbers.issuperset(steps) else "ListToLoop"
    e.put(
        f"if {found}, {at} = rt.{walk}(c, {source}), 0; {found} == nil {{ "
        f"if {general}, err = o.LoopIter(c, {source}); err != nil {{ {e.failure} }}{owners.tail(e)}"
        + (f"; {pairs} = o.LoopPairs({thread}, {general}, {given}) }} else {{ {pairs} = nil }}" if pairs else " }")
    )


@row("gen_mark")
def _gen_mark(e: FunctionEmitter, i: Instr) -> None:
    e.put("c.LastGen, c.NewIter = nil, 0")


template("own_frame", "o.OwnFrame(c, {0})")
template("lend", "o.Lend({0}, {1})")
template("take_back", "o.TakeBack(c, {0})")
template("own_generator", "{d} = o.OwnGenerator(c, {0})")


@row("own_iterator")
def _own_iterator(e: FunctionEmitter, i: Instr) -> None:
    source = e.defs[i.args[0]][0].args[0]  # given back by now perhaps, but what kind it was can be seen
    e.put(f"{e.dest(i.dest)} = o.OwnIterator(c, {e.value(i.args[0])}, {e.value(source)})")


template("close_owned", "o.CloseOwned(c, {0})")


@row("uses_up")
def _uses_up(e: FunctionEmitter, i: Instr) -> None:
    func, name = e.value(i.args[0]), str(i.imms[0])
    test = f"rt.IsStrJoin({func})" if name == "join" else f"{func}.P == rt.Builtin{name.title()}.P"
    e.put(f"{e.dest(i.dest)} = {test}")


@row("range_iter")
def _range_iter(e: FunctionEmitter, i: Instr) -> None:
    general = e.variable(i.dest)
    slot = e.package.slot("range")
    args = "".join(", " + e.value(reg) for reg in i.args)
    if i.dest not in e.loops:
        e.checked(f"{general}, err = rt.RangeIter(c, &{slot}{args})")
        return
    e.checked(f"{_range_parts(e, i.dest)}, err = rt.RangeLoop{len(i.args)}(c, &{slot}{args})")


def _range_parts(e: FunctionEmitter, iterator: int) -> str:
    """The Go variables of a loop over numbers: the iterator, if there is one, else the next number, how many are left, and the step."""
    return ", ".join([e.variable(iterator), *(e.variable(iterator, suffix, "int64") for suffix in "ans")])


@row("reversed_range")
def _reversed_range(e: FunctionEmitter, i: Instr) -> None:
    backwards, slot = e.package.slot("reversed"), e.package.slot("range")
    args = "".join(", " + e.value(reg) for reg in i.args)
    if i.dest in e.loops:
        e.checked(f"{_range_parts(e, i.dest)}, err = rt.ReversedRangeLoop{len(i.args)}(c, &{backwards}, &{slot}{args})")
    else:
        e.checked(f"{e.variable(i.dest)}, err = rt.ReversedRange(c, &{backwards}, &{slot}{args})")


# Names


@row("load_global")
def _load_global(e: FunctionEmitter, i: Instr) -> None:
    dest = e.dest(i.dest) if i.dest in e.uses else e.temp("unread", "o.Value")
    slot = e.package.slot(str(i.imms[0]))
    e.locals["err"] = "*o.Exc"
    off = _switched_off(e, i)
    if off is not None:
        e.put(f"if {slot}.V.IsFalse() {{ {e.goto_block(off)} }}")
    e.put(
        f"if {dest} = {slot}.V; o.Absent({dest}) {{ {COLD}if {dest} = {slot}.B; {dest}.P == nil {{ "
        f"if {dest}, err = rt.LoadGlobal(c, &{slot}); err != nil {{ {e.failure} }} }} }}"
    )


def _switched_off(e: FunctionEmitter, i: Instr) -> int | None:
    """The block that follows when the global, which only says whether the rest of this one's way is taken, is False."""
    block = e.fn.block(e.at[0])
    rest = block.instrs[e.at[1] + 1 :]
    if len(rest) != 1 or rest[0].op != "truth" or rest[0].args != (i.dest,) or block.term.kind != "branch":
        return None
    if e.uses.get(i.dest) != rest or block.term.args != (rest[0].dest,) or e.uses.get(rest[0].dest) != [block.term]:
        return None
    labels = [b.label for b in e.fn.blocks]
    off = block.term.targets[1]
    return off if labels.index(off) > labels.index(block.label) else None


@row("store_global")
def _store_global(e: FunctionEmitter, i: Instr) -> None:
    e.checked(f"err = rt.StoreGlobal(c, &{e.package.slot(str(i.imms[0]))}, {e.value(i.args[0])})")


@row("del_global")
def _del_global(e: FunctionEmitter, i: Instr) -> None:
    e.checked(f"err = rt.DelGlobal(c, &{e.package.slot(str(i.imms[0]))})")


@row("load_name")
def _load_name(e: FunctionEmitter, i: Instr) -> None:
    name = str(i.imms[0])
    e.checked(f"{e.dest(i.dest)}, err = rt.LoadName(c, {e.value(i.args[0])}, &{e.package.slot(name)})")


@row("load_classderef")
def _load_classderef(e: FunctionEmitter, i: Instr) -> None:
    cell = e.variable(i.args[1])
    e.checked(f"{e.dest(i.dest)}, err = rt.LoadClassDeref(c, {e.value(i.args[0])}, {cell}, {quote_text(str(i.imms[0]))})")


template("store_name", "err = o.NsStore(c, {0}, {i0}, {1})")
template("del_name", "err = o.NsDel(c, {0}, {i0})")


@row("cell_new")
def _cell_new(e: FunctionEmitter, i: Instr) -> None:
    e.put(f"{e.dest(i.dest)} = o.NewCell({e.value(i.args[0])})")


@row("cell_none")
def _cell_none(e: FunctionEmitter, i: Instr) -> None:
    if i.dest in e.uses:  # they may all have stood behind a raise
        e.put(f"{e.variable(i.dest)} = nil")


template("cell_share", "{d} = o.ShareCell({0}, {1})")


@row("cell_sync")
def _cell_sync(e: FunctionEmitter, i: Instr) -> None:
    cell = e.variable(i.args[0])
    e.put(f"if {cell} != nil {{ o.StoreValue(&{cell}.V, {e.value(i.args[1])}) }}")


template("show_local", "{d} = rt.ShowLocal(c, {0}, {1}, {i0})")


@row("show_cell")
def _show_cell(e: FunctionEmitter, i: Instr) -> None:
    e.put(f"rt.ShowLocal(c, {e.value(i.args[0])}, {e.variable(i.args[1])}.V, {quote_text(str(i.imms[0]))})")


@row("cell_load")
def _cell_load(e: FunctionEmitter, i: Instr) -> None:
    name, kind = i.imms
    function = {"local": "o.Unbound", "free": "o.UnboundFree", "super": "o.EmptyClassCell"}[str(kind)]
    dest = e.dest(i.dest) if i.dest in e.uses else e.temp("unread", "o.Value")
    e.locals["err"] = "*o.Exc"
    e.put(
        f"if {dest} = {e.variable(i.args[0])}.V; {dest}.P == nil {{ err = {function}(c, {quote_text(str(name))}); {e.failure} }}"
    )


@row("cell_store")
def _cell_store(e: FunctionEmitter, i: Instr) -> None:
    e.put(f"o.StoreValue(&{e.variable(i.args[0])}.V, {e.value(i.args[1])})")


@row("cell_del")
def _cell_del(e: FunctionEmitter, i: Instr) -> None:
    name, kind = i.imms
    function = "o.Unbound" if kind == "local" else "o.UnboundFree"
    cell = e.variable(i.args[0])
    e.locals["err"] = "*o.Exc"
    e.put(f"if {cell}.V.P == nil {{ err = {function}(c, {quote_text(str(name))}); {e.failure} }}; {cell}.V = o.Value{{}}")


@row("free_cell")
def _free_cell(e: FunctionEmitter, i: Instr) -> None:
    e.put(f"{e.dest(i.dest)} = f.Cells[{i.imms[0]}]")


@row("cell_value")
def _cell_value(e: FunctionEmitter, i: Instr) -> None:
    e.put(f"{e.dest(i.dest)} = rt.CellValue({e.variable(i.args[0])})")


template("module_dict", "{d}, err = o.H.ModuleDict(c, mod)")

# Definitions


@row("make_function")
def _make_function(e: FunctionEmitter, i: Instr) -> None:
    index = int(i.imms[0])  # type: ignore[call-overload]
    fixed = e.values(i.args[:3])
    cells = "".join(", " + e.variable(reg) for reg in i.args[3:])
    static = e.package.static_function(index)
    if made_once(e.package.module.functions[index]):
        e.put(f"{e.dest(i.dest)} = {static}.Value()")
        return
    maker = f"rt.MakeStatic(&{static}, " if static else "rt.MakeFunc("
    e.put(f"{e.dest(i.dest)} = {maker}c_{index}, {fixed}{cells})")


@row("make_class")
def _make_class(e: FunctionEmitter, i: Instr) -> None:
    name, qualname, index = i.imms
    cells = "".join(", " + e.variable(reg) for reg in i.args[2:])
    slots = e.package.class_slots(int(index))  # type: ignore[call-overload]
    e.checked(
        f"{e.dest(i.dest)}, err = rt.MakeClass(c, c_{index}, {quote_text(str(name))}, {quote_text(str(qualname))}, "
        f"{slots}, {e.package.static_class(int(index))}, {e.value(i.args[0])}, {e.value(i.args[1])}{cells})"  # type: ignore[call-overload]
    )


@row("hosted_function")
def _hosted_function(e: FunctionEmitter, i: Instr) -> None:
    e.checked(f"{e.dest(i.dest)}, err = o.H.HostedFunction(c, c_{i.imms[0]}, {e.values(i.args)})")


@row("hosted_class")
def _hosted_class(e: FunctionEmitter, i: Instr) -> None:
    e.checked(f"{e.dest(i.dest)}, err = o.H.HostedClass(c, c_{i.imms[1]}, {quote_text(str(i.imms[0]))}, {e.values(i.args)})")


# Imports


@row("import_name")
def _import_name(e: FunctionEmitter, i: Instr) -> None:
    name, fromlist, level = i.imms
    e.checked(f"{e.dest(i.dest)}, err = o.H.Import(c, mod, {quote_text(str(name))}, {names_var(e, fromlist)}, {level})")


template("import_from", "{d}, err = o.H.ImportFrom(c, mod, {0}, {i0})")
template("import_star", "err = o.H.ImportStar(c, mod, {0})")


# Exceptions


@row("raise")
def _raise(e: FunctionEmitter, i: Instr) -> None:
    e.locals["err"] = "*o.Exc"
    if i.args[0] == ABSENT:
        e.put(f"err = o.Reraise(c); {e.again}")
        return
    made = e.defs.get(i.args[0], [])
    unseen = len(made) == 1 and made[0].op == "call" and e.fn.reg_names[i.args[0]] is None
    made_by = f"o.RaiseMade(c, {e.value(made[0].args[0])}, " if unseen else "o.RaiseValue(c, "
    e.put(f"err = {made_by}{e.value(i.args[0])}, {e.value(i.args[1])}); {e.failure}")


@row("reraise")
def _reraise(e: FunctionEmitter, i: Instr) -> None:
    e.locals["err"] = "*o.Exc"
    e.put(f"err = {e.exc(i.args[0])}; {e.again}")


@row("catch", "catch_inner")
def _catch(e: FunctionEmitter, i: Instr) -> None:
    e.locals["err"] = "*o.Exc"
    e.locals["at"] = "int32"
    dest = e.dest(i.dest)
    e.put(f"{dest} = {e.trace() if i.op == 'catch' else f'o.Trace(c, err, c_{i.imms[0]}, at)'}")


@row("pass_on")
def _pass_on(e: FunctionEmitter, i: Instr) -> None:
    e.locals["err"] = "*o.Exc"
    e.put(f"err = o.LeftGenerator(c, {e.exc(i.args[0])}); {e.failure}")


@row("push_handled")
def _push_handled(e: FunctionEmitter, i: Instr) -> None:
    e.put(f"{e.dest(i.dest)} = o.PushHandled(c, {e.exc(i.args[0])})")


@row("pop_handled", "end_handled")
def _pop_handled(e: FunctionEmitter, i: Instr) -> None:
    e.put(f"o.{'PopHandled' if i.op == 'pop_handled' else 'EndHandled'}(c, {e.exc(i.args[0])})")


@row("match_exc")
def _match_exc(e: FunctionEmitter, i: Instr) -> None:
    e.checked(f"{e.dest(i.dest)}, err = o.ExcMatch(c, {e.exc(i.args[0])}, {e.value(i.args[1])})")


@row("exc_value", "exc_read")
def _exc_value(e: FunctionEmitter, i: Instr) -> None:
    e.put(f"{e.dest(i.dest)} = {e.exc(i.args[0])}.{'Value' if i.op == 'exc_value' else 'Read'}()")


@row("match_exc_group")
def _match_exc_group(e: FunctionEmitter, i: Instr) -> None:
    first, second = (e.dest(reg) for reg in i.dests)
    e.checked(f"{first}, {second}, err = rt.MatchGroup(c, {e.values(i.args)})")


template("prep_reraise_star", "{d}, err = rt.PrepReraiseStar(c, {0}, {1})")
template("exc_of", "{d} = rt.ExcOf(c, {0})")


@row("with_enter")
def _with_enter(e: FunctionEmitter, i: Instr) -> None:
    leave, value = (e.dest(reg) for reg in i.dests)
    e.checked(f"{leave}, {value}, err = o.WithEnter(c, {e.value(i.args[0])})")


@row("with_exit")
def _with_exit(e: FunctionEmitter, i: Instr) -> None:
    e.checked(f"{e.dest(i.dest)}, err = o.WithExit(c, {e.value(i.args[0])}, {e.exc(i.args[1])})")


template("assert_fail", "err = rt.AssertFail(c, {0})")


# Generators and coroutines


@row("yield")
def _yield(e: FunctionEmitter, i: Instr) -> None:
    e.resume_points += 1
    point = e.resume_points
    e.locals["err"] = "*o.Exc"
    e.targets.add(f"Y{point}")
    e.put(f"{e.suspended(point)}g.PC = {point}; g.Line = {i.line}; return {e.value(i.args[0])}, nil")
    e.label(f"Y{point}")
    store = f"; {e.dest(i.dest)} = sent" if i.dest in e.uses else ""
    e.put(f"if exc != nil {{ err = exc; {e.failure} }}{store}")


@row("yield_from", "await")
def _yield_from(e: FunctionEmitter, i: Instr) -> None:
    e.resume_points += 1
    result = e.temp("tr", "o.Value")
    e.await_(i)
    e.label(f"R{e.resume_points}")
    e.put(f"{e.dest(i.dest)} = {result}" if i.dest in e.uses else f"_ = {result}")


def delegate(e: FunctionEmitter, i: Instr) -> None:
    """A step of what is delegated to or awaited, until it is done."""
    point = e.resume_points
    e.targets.add(f"Y{point}")
    e.locals["err"] = "*o.Exc"
    value, done, result = e.temp("tv", "o.Value"), e.temp("td", "bool"), e.temp("tr", "o.Value")
    it = e.value(i.args[0])
    e.put("sent = o.None; exc = nil")
    if i is e.stepped:
        e.targets.add(f"N{point}")
        asked = e.value(e.defs[i.args[0]][0].args[0])
        e.put(f"{it}, {value}, {done}, {result}, err = o.ANextSend(c, {asked}); goto N{point}")
    e.label(f"Y{point}")
    e.put(
        f"if exc != nil {{ {value}, {done}, {result}, err = o.DelegateThrow(c, {it}, exc) }} "
        f"else {{ {value}, {done}, {result}, err = o.GenSend(c, {it}, sent) }}"
    )
    e.label(f"N{point}")
    e.put(
        f"g.YieldFrom = o.Value{{}}; if err != nil {{ {e.failure} }}; "
        f"if !{done} {{ {e.suspended(point)}g.YieldFrom = {it}; g.PC = {point}; g.Line = {i.line}; return {value}, nil }}"
    )


template("delegate_iter", "{d}, err = o.DelegateIter(c, g.Fn, {0})")
template("get_awaitable", "{d}, err = o.GetAwaitable(c, {0})")
@row("is_stop_async")
def _is_stop_async(e: FunctionEmitter, i: Instr) -> None:
    e.put(f"{e.dest(i.dest)} = rt.IsStopAsync(c, {e.exc(i.args[0])})")


template("async_iter", "{d}, err = o.AIter(c, {0})")


@row("async_next")
def _async_next(e: FunctionEmitter, i: Instr) -> None:
    """Where an await follows, it asks for the first step at once."""
    if e.following is not None and e.following.op == "await" and e.readers(i.dest) == [e.following] and len(e.defs[i.dest]) == 1:
        e.stepped = e.following
    else:
        e.checked(f"{e.dest(i.dest)}, err = o.ANext(c, {e.value(i.args[0])})")


@row("async_with_enter")
def _async_with_enter(e: FunctionEmitter, i: Instr) -> None:
    leave, value = (e.dest(reg) for reg in i.dests)
    e.checked(f"{leave}, {value}, err = o.AEnter(c, {e.value(i.args[0])})")


@row("async_with_exit")
def _async_with_exit(e: FunctionEmitter, i: Instr) -> None:
    e.checked(f"{e.dest(i.dest)}, err = o.AExit(c, {e.value(i.args[0])}, {e.exc(i.args[1])})")


# Match statement

template("match_sequence", "{d} = o.MatchSeq({0})")
template("match_mapping", "{d} = o.MatchMap({0})")
template("match_keys", "{d}, err = o.MatchKeys(c, {0}, {1})")


@row("match_class")
def _match_class(e: FunctionEmitter, i: Instr) -> None:
    count, names = i.imms
    e.checked(f"{e.dest(i.dest)}, err = o.MatchClass(c, {e.values(i.args)}, {count}, {names_var(e, names)})")


# How blocks end


def emit_terminator(e: FunctionEmitter, term: Terminator, following: int | None, backward: Callable[[int], bool]) -> None:
    """`following` is the label of the next block in the text; jumping backwards polls."""

    def poll(label: int) -> str:
        if not backward(label):
            return ""
        e.locals["err"] = "*o.Exc"
        return f"if c.Limit.Load() == 0 {{ if err = o.LoopSlow(c); err != nil {{ {e.failure} }} }}; "

    def go(label: int) -> str:
        return poll(label) + e.goto_block(label)

    match term.kind:
        case "jump":
            if term.targets[0] != following:
                e.put(go(term.targets[0]))
        case "branch":
            then, other = term.targets
            condition = e.go_bool(term.args[0])
            if then == following:
                e.put(f"if !{condition} {{ {go(other)} }}")
            else:
                e.put(f"if {condition} {{ {go(then)} }}")
                if other != following:
                    e.put(go(other))
        case "for_next":
            _for_next(e, term, following, poll(term.targets[0]))
        case "return":
            e.put(arrays.settled(e, term.args) + e.return_text(term.args[0]))
        case _:
            e.put('panic("unreachable")')


def _pair(e: FunctionEmitter) -> tuple[str, str, str]:
    """The Go variables from a step of such a loop to where the item is taken apart: its two values, and whether they are there."""
    return e.temp("first", "o.Value"), e.temp("second", "o.Value"), e.temp("paired", "bool")


def _pair_step(e: FunctionEmitter, iterator: int, item: int, drop: str) -> str:
    """``if paired { ... } else`` for an item that comes as the two values that the loop takes it apart into."""
    (first, second, paired), pairs = _pair(e), e.variable(iterator, "p", "*o.PairLoop")
    cleared = f"{e.dest(item)} = o.Value{{}}; " if e.go_type(item) == "o.Value" else ""
    return (
        f"if {paired} = false; {pairs} != nil {{ {first}, {second}, {paired} = {pairs}.Step() }}; "
        f"if {paired} {{ {cleared}{drop} }} else "
    )


def _for_next(e: FunctionEmitter, term: Terminator, following: int | None, poll: str) -> None:
    """`poll` is what comes before the jump to the body: of an empty body it goes back to this block itself."""
    it, dest = term.args
    body, leave = term.targets
    target = e.dest(dest)
    out = e.goto_block(leave)
    into = "" if body == following else f"; {poll}{e.goto_block(body)}"
    e.locals["err"] = "*o.Exc"
    item = e.temp("next", "o.Value")
    general = e.variable(it)
    loop = e.loops.get(it)
    unboxed = e.unboxed and e.go_type(dest) != "o.Value" and target != "_"
    store = f"{target} = {item}"
    if unboxed:
        name = "Int" if e.go_type(dest) == "int64" else "Float"
        store = f"if !{item}.Is{name}() {{ c.Ret = {item}; {e.leave_to(body, dest)} }}; {target} = {item}.{name}()"  # type: ignore[attr-defined]
    advance = "o.NextPair" if dest in e.pairs else "o.Next"
    hold, drop = owners.item(e, body, dest) or ("", "")
    given = f"if o.IsForeign({general}) {{ {hold} }} else {drop}; " if hold else ""
    step = f"if {item}, err = {advance}(c, {general}); err != nil {{ {e.failure} }}; if {item}.P == nil {{ {out} }}; {given}{store}"
    if loop in ("range", "ints"):
        at, left, by = (e.variable(it, suffix, "int64") for suffix in "ans")
        number = at if unboxed else f"o.Int({at})"
        dropped = f"; {drop}" if drop and (loop == "ints" or owners.had_one(e, body)) else ""
        e.put(
            f"if {general}.P == nil {{ if {left} == 0 {{ {out} }}; {left}--; {target} = {number}; {at} += {by}{dropped} }} "
            f"else {{ {step} }}{into}"
        )
    elif loop == "list":
        found, at = e.variable(it, "l", "*o.List"), e.variable(it, "i", "int")
        ok = e.temp("more", "bool")
        given = f"; if {found}.Py != 0 {{ {hold} }}" if hold else ""
        taken = f" else {drop}" if hold else ""
        end = "ListPairEnd" if dest in e.pairs else "ListIterEnd"
        done = f"if {e.temp(e.given_back(it), 'bool')} {{ o.SpareList(c, {found}) }}; " if e.given_back(it) else ""
        near = _pair_step(e, it, dest, drop) if it in e.paired else ""
        e.put(
            f"{near}if {found} != nil {{ if {item}, {ok} = {found}.IterAt({at}); !{ok} {{ if {item}, err = rt.{end}(c, {found}, {at}); err != nil "
            f"{{ {e.failure} }}; if {item}.P == nil {{ {done}{found} = nil; {general} = rt.Exhausted; {out} }}{given} }}{taken}; "
            f"{at}++; {store} }} else {{ {COLD}{step} }}{into}"
        )
    else:
        e.put(step + into)
