"""Calls of the functions of module math that take one number and give another: of doubles, where both are such and finite.

Anything else, errors included, is left to the call itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.emit.calls import deliver, global_name
from grumpy_hook.emit.names import quote_text
from grumpy_hook.ir.nodes import Instr
from grumpy_hook.passes.lattice import FLOAT

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter

OF_ONE = frozenset({
    "acos", "asin", "atan", "cos", "cosh", "degrees", "exp", "expm1", "fabs", "log", "log10", "log1p", "log2", "radians", "sin", "sinh", "sqrt",
    "tan", "tanh",
})  # fmt: skip


def call(e: FunctionEmitter, i: Instr, general: str) -> str:
    """Go statements: the general form of a call, with that of doubles before it where it is one of those functions by the import statements."""
    name = function_name(e, i)
    if name not in OF_ONE or len(i.args) != (3 if i.op == "call_loaded" else 2) or i.imms[-1]:
        return general
    arg, func = i.args[-1], e.value(i.args[0])
    if arg in e.constants or arg in e.absent or e.dest(i.dest) == "_":
        return general
    known = e.scalar(arg)
    if known is None and i.op == "call_method":
        return general
    number = e.temp("double", "float64")
    take = f"{e.dest(i.dest)} = {number}" if e.go_type(i.dest) == "float64" else deliver(e, i.dest, f"o.Float({number})")
    x = e.value(arg) if known is None else known[1] if known[0] == FLOAT else f"float64({known[1]})"
    holds = f"{e.value(i.args[1])}.P == nil" if i.op == "call_loaded" else ""
    if name == "sqrt" and known is not None and i.op != "call_method":
        tests = " && ".join(filter(None, [holds, f"{func}.P == o.MathSqrt.P", f"{x} >= 0"]))
        return f"if {tests} {{ {number} = math.Sqrt({x}); {take} }} else {{ {general} }}"
    ok = e.temp("more", "bool")
    if i.op == "call_method":
        text = f"o.MathMethod(c, {func}, {quote_text(name)}, &{e.package.site_cache(e.fn.code_index, e.at)}, {x})"
    else:
        text = f"o.Math{'Of' if known is None else 'Float'}({func}, {x})"
    near = f"{number}, {ok} = {text}"
    return f"if {f'{ok} = false; {holds} {{ {near} }}; if {ok}' if holds else f'{near}; {ok}'} {{ {take} }} else {{ {general} }}"


def function_name(e: FunctionEmitter, i: Instr) -> str:
    """The function of module math that is called, "" for others."""
    if i.op == "call":
        module, name = e.package.types.taken.get(global_name(e, i.args[0]), ("", ""))
        return name if module == "math" else ""
    obj, name = i.args[0], str(i.imms[0])
    if i.op == "call_loaded":
        made = e.defs.get(obj, [])
        if len(made) != 1 or made[0].op != "load_method":
            return ""
        obj, name = made[0].args[0], str(made[0].imms[0])
    return name if e.package.types.modules.get(global_name(e, obj)) == "math" else ""
