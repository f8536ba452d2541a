"""Go text of the built-in functions in passes.intrinsics."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from grumpy_hook.emit import owners, texts
from grumpy_hook.emit.calls import boxed_target, deliver
from grumpy_hook.emit.names import quote_text
from grumpy_hook.ir.nodes import Instr
from grumpy_hook.passes.intrinsics import callee_name, result_type
from grumpy_hook.passes.lattice import FLOAT, INT

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter
    from grumpy_hook.emit.special import BatchEmitter, SpecialEmitter


def call(e: SpecialEmitter, i: Instr) -> bool:
    """A call of a built-in with an unboxed result. Falls back to a general call when the name was rebound."""
    args = i.args[1:]
    fast = text(e, i)
    if fast is None:
        return False
    item, func = e.temp("next", "o.Value"), e.value(i.args[0])
    boxed = "".join(", " + e.value(reg) for reg in args)
    general = f"if {item}, err = o.Call{len(args)}(c, {func}{boxed}); err != nil {{ {e.failure} }}; {e.unbox(item, i.dest)}"
    e.locals["err"] = "*o.Exc"
    e.put(f"if {same(e, i)} {{ {fast} }} else {{ {texts.boxes(e, args)}{general} }}")
    return True


def object_call(e: FunctionEmitter, i: Instr, general: str) -> str | None:
    """A call of a built-in function that looks at an object."""
    return isinstance_call(e, i, general) or attribute_call(e, i, general)


def isinstance_call(e: FunctionEmitter, i: Instr, general: str) -> str | None:
    """A call of isinstance() with one class, which mostly the types alone answer."""
    if callee_name(e.defs, i, e.package.module.globals_assigned) != "isinstance" or len(i.args) != 3:
        return None
    found, known = e.temp("flag", "bool"), e.temp("more", "bool")
    test = f"if {known} = false; {same(e, i)} {{ {found}, {known} = o.PlainInstance({e.values(i.args[1:])}) }}"
    return f"{test}; if {known} {{ {e.dest(i.dest)} = o.Bool({found}) }} else {{ {general} }}"


def attribute_call(e: FunctionEmitter, i: Instr, general: str) -> str | None:
    """A call of getattr(), hasattr() or setattr() with a name that stands in the program, by a cache of this place."""
    name, args = callee_name(e.defs, i, e.package.module.globals_assigned), i.args[1:]
    attribute = e.constants.get(args[1]) if len(args) > 1 else None
    if not isinstance(attribute, str) or not attribute.isidentifier():
        return None
    cache, target = e.package.site_cache(e.fn.code_index, e.at), boxed_target(e, i.dest)
    place = f"(c, {e.value(args[0])}, {quote_text(attribute)}"
    match name, len(args):
        case "getattr", 2:
            done = f"{target}, err = o.GetAttrIC{place}, &{cache})"
        case "getattr", 3:
            done = f"{target}, err = o.GetattrOrIC{place}, {e.value(args[2])}, &{cache})"
        case "hasattr", 2:
            done = f"{target}, err = o.HasattrIC{place}, &{cache})"
        case "setattr", 3:
            done, target = f"err = o.SetAttrIC{place}, {e.value(args[2])}, &{cache})", "o.None"
        case _:
            return None
    e.locals["err"] = "*o.Exc"
    before, own = owners.around_call(e)
    near = f"{before}if {done}; err != nil {{ {e.failure} }}; {deliver(e, i.dest, target)}{own}"
    return f"if {same(e, i)} {{ {near} }} else {{ {general} }}"


def same(e: FunctionEmitter, i: Instr) -> str:
    """Go condition: the name still means the built-in."""
    return f"{e.value(i.args[0])}.P == rt.Builtin{str(e.defs[i.args[0]][0].imms[0]).title()}.P"


def text(e: BatchEmitter, i: Instr, names: Container[str] | None = None) -> str | None:
    """Go statements for a call of one of the built-ins `names` (None: of any) with an unboxed result."""
    name = callee_name(e.defs, i, e.package.module.globals_assigned)
    args = i.args[1:]
    if name is None or (names is not None and name not in names) or e.kind(i.dest) not in (INT, FLOAT):
        return None
    fixed = sum(reg in e.constants for reg in args)
    if fixed and (name not in ("min", "max") or fixed == len(args)):
        return None  # Go would fold, and refuse what does not fit
    operands = [e.scalar(reg) for reg in args]
    kind = result_type(name, tuple(operand[0] if operand else "any" for operand in operands))
    return None if kind is None or kind != e.kind(i.dest) else _text(e, i, name, operands, e.dest(i.dest))


def _text(e: BatchEmitter, i: Instr, name: str, operands: list[tuple[str, str] | None], dest: str) -> str:
    first = operands[0][1] if operands[0] else e.value(i.args[1])
    kind = operands[0][0] if operands[0] else "any"
    match name:
        case "len":
            count = e.temp("count", "int")
            general = f"if {count}, err = rt.Len(c, {e.value(i.args[1])}); err != nil {{ {e.failure} }}; {dest} = int64({count})"
            if i.args[1] not in e.texts:
                return general
            return f"if {e.value(i.args[1])}.P == nil {{ {dest} = int64(len({texts.text(e, i.args[1])})) }} else {{ {general} }}"
        case "ord":
            code, ok = e.temp("code", "int64"), e.temp("more", "bool")
            return f"if {code}, {ok} = o.OrdFast({e.value(i.args[1])}); !{ok} {{ {e.leave_here()} }}; {dest} = {code}"
        case "abs" if kind == FLOAT:
            return f"{dest} = math.Abs({first})"
        case "abs":
            return f"if {first} == -1<<63 {{ {e.leave_here()} }}; if {dest} = {first}; {first} < 0 {{ {dest} = -{first} }}"
        case "min" | "max":
            second = operands[1][1] if operands[1] else ""
            sign = "<" if name == "min" else ">"
            return f"if {second} {sign} {first} {{ {dest} = {second} }} else {{ {dest} = {first} }}"
        case "int" if kind == FLOAT:
            return f"if !({first} > -9.2e18 && {first} < 9.2e18) {{ {e.leave_here()} }}; {dest} = int64({first})"
        case "float" if kind == INT:
            return f"{dest} = float64({first})"
    return f"{dest} = {first}"  # int(int), float(float)
