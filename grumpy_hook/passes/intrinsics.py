"""Built-in functions that specialised code calls without boxing, when the name still means the built-in.

One row a function: the types of its arguments -> the type of its result.  The
emitter (emit.intrinsics) holds the Go text of each; both compare the callee's
identity at run time, so a rebound name is only slower.
"""

from __future__ import annotations

from grumpy_hook.ir.nodes import Instr

INT, FLOAT, ANY = "int", "float", "any"
NUMBERS = (INT, FLOAT)


def result_type(name: str, args: tuple[str, ...]) -> str | None:
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


def callee_name(defs: dict[int, list[Instr]], instr: Instr, assigned: frozenset[str] | set[str]) -> str | None:
    """The global a plain call goes through, when the module itself never binds it."""
    found = defs.get(instr.args[0], [])
    if len(found) != 1 or found[0].op != "load_global" or instr.imms[0]:
        return None
    name = str(found[0].imms[0])
    return None if name in assigned else name
