"""What built-in functions and methods return, and which of them specialised code calls without boxing.

One row a function: the types of its arguments -> the type of its result.  The
emitter (emit.intrinsics) holds the Go text of those in ``result_type``; it
compares the callee's identity at run time, so a rebound name is only slower.
"""

from __future__ import annotations

from collections.abc import Container

from grumpy_hook.ir.nodes import Instr
from grumpy_hook.passes.lattice import ANY, FLOAT, INT, NUMBERS, STR, Type

MATH_RESULTS: dict[str, Type] = {
    **dict.fromkeys([
        "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "copysign", "cos", "cosh", "degrees", "dist", "erf", "erfc", "exp",
        "expm1", "fabs", "fmod", "fsum", "gamma", "hypot", "ldexp", "lgamma", "log", "log10", "log1p", "log2", "pow", "radians",
        "remainder", "sin", "sinh", "sqrt", "tan", "tanh",
    ], FLOAT,
    ),
    **dict.fromkeys(["ceil", "comb", "factorial", "floor", "gcd", "isqrt", "lcm", "perm"], INT),
}
STR_RESULTS: dict[str, Type] = {
    **dict.fromkeys([
        "capitalize", "casefold", "center", "expandtabs", "format", "join", "ljust", "lower", "lstrip", "removeprefix", "removesuffix",
        "replace", "rjust", "rstrip", "strip", "swapcase", "title", "translate", "upper", "zfill",
    ], STR,
    ),
    **dict.fromkeys(["count", "find", "index", "rfind", "rindex"], INT),
}


def result_type(name: str, args: tuple[Type, ...]) -> Type | None:
    """The type an intrinsic gives for these argument types; None when there is no unboxed form."""
    match name, args:
        case "len", (_,):
            return INT
        case "abs", (kind,) if kind in NUMBERS:
            return kind
        case "min" | "max", (a, b) if a == b and a in NUMBERS:
            return a
        case "int", (kind,) if kind in NUMBERS:
            return INT
        case "float", (kind,) if kind in NUMBERS:
            return FLOAT
        case "ord", (_,):
            return INT
    return None


def method_result(kind: Type, name: str) -> Type:
    """The type a method of a built-in type gives."""
    return STR_RESULTS.get(name, ANY) if kind == STR else ANY


def callee_name(defs: dict[int, list[Instr]], instr: Instr, assigned: Container[str]) -> str | None:
    """The global a plain call goes through, when the module itself never binds it."""
    found = defs.get(instr.args[0], [])
    if len(found) != 1 or found[0].op != "load_global" or instr.imms[0]:
        return None
    name = str(found[0].imms[0])
    return None if name in assigned else name
