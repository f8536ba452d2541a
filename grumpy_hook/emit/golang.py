"""Calls of Go functions on numbers, bools, strings and bytes: the Go function itself, where the global or the
module still holds it and the arguments are what it takes. Everything else goes the general way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.emit import texts
from grumpy_hook.emit.names import quote_text
from grumpy_hook.ir.nodes import Instr
from grumpy_hook.passes.golang import FLOATS, Constant, Direct
from grumpy_hook.passes.lattice import FLOAT, INT, NUMBERS

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter

WHOLE = frozenset({"int", "int64"})
LARGE = frozenset({"uint", "uint64", "uintptr"})
# What an int64 must be in to fit these types.
ROOM = {
    **{f"int{bits}": (-(1 << bits - 1), (1 << bits - 1) - 1) for bits in (8, 16, 32)}, "rune": (-(1 << 31), (1 << 31) - 1),
    **{f"uint{bits}": (0, (1 << bits) - 1) for bits in (8, 16, 32)}, "byte": (0, 255), **dict.fromkeys(LARGE, (0, (1 << 63) - 1)),
}


def called(e: FunctionEmitter, i: Instr) -> tuple[Direct, str, tuple[int, ...]] | None:
    """`f(args)` of a global, `m.f(args)` of a module, or what load_method found there: the function, the test that it
    still is there, and the arguments."""
    if i.op == "call_method":
        names, args = i.imms[1], i.args[1:]
        direct = member(e, i.args[0], str(i.imms[0]))
        found = "" if direct is None else in_module(e, direct, i.args[0])
    else:
        names, args = i.imms[0], i.args[2:] if i.op == "call_loaded" else i.args[1:]
        direct = _callee(e, i.args[0])
        found = "" if direct is None else f"{e.package.go_site(direct)[0]}.Is({e.value(i.args[0])})"
    return None if direct is None or names or len(args) != len(direct.params) else (direct, found, args)


def operands(e: FunctionEmitter, which: tuple[Direct, str, tuple[int, ...]]) -> list[tuple[str, str]] | None:
    """What `operand` says of each argument; None where one never fits."""
    found = [operand(e, reg, kind) for reg, kind in zip(which[2], which[0].params, strict=True)]
    return None if None in found else found  # type: ignore[return-value]


def call(e: FunctionEmitter, i: Instr, general: str) -> str | None:
    """The Go function itself where everything fits, else the general form."""
    which = called(e, i)
    given = None if which is None else operands(e, which)
    if which is None or given is None:
        return None
    direct, found, args = which
    tests = [found, *(test for test, _ in given if test)]
    if direct.result == "string":
        seen = [reg for reg, kind in zip(args, direct.params, strict=True) if kind == "string" and reg not in e.constants]
        tests += [_lasting(e, reg) for reg in seen]
    general = texts.boxes(e, args) + general
    inner = guarded(e, direct, given)
    if direct.guard:
        going, got = e.temp("going", "bool"), e.temp(f"got_{direct.result}", direct.result)
        return f"if {going} = {' && '.join(tests)}; {going} {{ if {inner} {{ {_keep(e, i, direct, got)} }} }}; if !{going} {{ {general} }}"
    return f"if {' && '.join(tests)} {{ {_keep(e, i, direct, inner)} }} else {{ {general} }}"


def _keep(e: FunctionEmitter, i: Instr, direct: Direct, inner: str) -> str:
    return texts.store(e, i.dest, inner) if i.dest in e.texts else deliver(e, i.dest, direct, inner)


def guarded(e: FunctionEmitter, direct: Direct, given: list[tuple[str, str]]) -> str:
    """The call, or, where the function may fail, the head of an if: the call, and `going`, whether it went well."""
    args = ", ".join(text for _, text in given)
    if direct.guard:
        going, got = e.temp("going", "bool"), e.temp(f"got_{direct.result}", direct.result)
        if direct.guard == "panics":
            e.package.go_site(direct)
            return f"{got}, {going} = {e.package.go_guarded(direct)}({args}); {going}"
        failed = e.temp("failed", "error")
        return f"{got}, {failed} = {e.package.go_site(direct)[1]}.{direct.name}({args}); {failed} != nil {{ {going} = false }} else"
    return f"{e.package.go_site(direct)[1]}.{direct.name}({args})"


def _lasting(e: FunctionEmitter, reg: int) -> str:
    """Go condition: the text may outlive the str, as part of the result."""
    value = e.value(reg)
    return f"({value}.P == nil || !o.Borrowed({value}))" if reg in e.texts else f"!o.Borrowed({value})"


def method(e: FunctionEmitter, i: Instr, general: str) -> str | None:
    """load_method of a module: the function without a receiver."""
    direct = member(e, i.args[0], str(i.imms[0]))
    if direct is None:
        return None
    found, receiver = (e.dest(reg) for reg in i.dests)
    e.locals["err"] = "*o.Exc"
    text = f"{found}, {receiver} = {e.package.go_site(direct)[0]}.Value(), o.Value{{}}"
    return f"if {in_module(e, direct, i.args[0])} {{ {text} }} else if {general}; err != nil {{ {e.failure} }}"


def in_module(e: FunctionEmitter, direct: Direct, reg: int) -> str:
    site, module = e.package.go_site(direct)[0], e.value(reg)
    return f"({site}.At({module}) || {site}.In(c, {module}))"


def member(e: FunctionEmitter, reg: int, name: str) -> Direct | None:
    made = e.defs.get(reg, [])
    if len(made) != 1 or made[0].op != "load_global":
        return None
    found = e.package.types.packages.get(str(made[0].imms[0]), {}).get(name)
    return found if isinstance(found, Direct) else None


def constant(e: FunctionEmitter, reg: int, name: str) -> tuple[str, str] | None:
    """(Go condition that the module in the register holds this constant, Go text of its Value)."""
    made = e.defs.get(reg, [])
    if len(made) != 1 or made[0].op != "load_global":
        return None
    found = e.package.types.packages.get(str(made[0].imms[0]), {}).get(name)
    if not isinstance(found, Constant):
        return None
    held, module = e.package.go_held(found), e.value(reg)
    return f"({held}.At({module}) || {held}.In(c, {module}))", f"{held}.Value()"


def _callee(e: FunctionEmitter, reg: int) -> Direct | None:
    made = e.defs.get(reg, [])
    if len(made) != 1:
        return None
    if made[0].op == "load_method":
        return member(e, made[0].args[0], str(made[0].imms[0]))
    return e.package.types.directs.get(str(made[0].imms[0])) if made[0].op == "load_global" else None


def operand(e: FunctionEmitter, reg: int, kind: str) -> tuple[str, str] | None:
    """(the test that the argument fits, its Go text); None where it never does."""
    if reg in e.constants:
        return _constant(e, reg, kind)
    scalar = e.scalar(reg)
    if scalar is not None:
        return _number(scalar[0], scalar[1], kind)
    value = e.value(reg)
    match kind:
        case "string" if reg in e.texts:
            return f"({value}.P == nil || o.IsASCII({value}))", f"o.TextOr({value}, {texts.text(e, reg)})"
        case "string":
            return f"o.IsASCII({value})", f"o.Text({value})"
        case "[]byte":
            return f"o.IsShortBytes({value})", f"o.ByteView({value})"
        case "bool":
            return f"{value}.IsBool()", f"{value}.IsTrue()"
    if kind in FLOATS:
        return f"{value}.IsFloat()", f"{kind}({value}.Float())"
    found = _number(INT, f"{value}.Int()", kind)
    return None if found is None else (" && ".join(filter(None, (f"{value}.IsInt()", found[0]))), found[1])


def _number(have: str, text: str, kind: str) -> tuple[str, str] | None:
    if kind in FLOATS:
        return ("", f"{kind}({text})") if have in NUMBERS else None
    if have != INT or kind in ("string", "[]byte", "bool"):
        return None
    if kind in WHOLE:
        return "", f"{kind}({text})"
    return (f"{text} >= 0" if kind in LARGE else f"int64({kind}({text})) == {text}"), f"{kind}({text})"


def _constant(e: FunctionEmitter, reg: int, kind: str) -> tuple[str, str] | None:
    made = e.defs.get(reg, [])
    value = made[0].imms[0] if len(made) == 1 and made[0].op == "const" else None
    if type(value) is str:
        return ("", quote_text(value)) if kind == "string" and value.isascii() else None
    if type(value) is bool:
        return ("", str(value).lower()) if kind == "bool" else None
    if type(value) is int:
        room = {"int8": 1 << 7, "int16": 1 << 15, "uint8": 1 << 8, "byte": 1 << 8, "uint16": 1 << 16}.get(kind, 1 << 31)
        fits = value < room and (value >= 0 or (kind[0] not in "ub" and value >= -room))
        return ("", f"{kind}({value})") if fits and kind not in ("string", "[]byte", "bool") else None
    if type(value) is float and value - value == 0 and kind in FLOATS:
        return "", f"{kind}({value!r})"
    return None


def deliver(e: FunctionEmitter, reg: int, direct: Direct, inner: str) -> str:
    """Go statements that put the result into the register."""
    unboxed = e.go_type(reg) in ("int64", "float64")
    dest = e.dest(reg)
    if direct.result == "bool":
        return f"{dest} = o.Bool({inner})"
    if direct.result == "string":
        return f"_ = {inner}" if dest == "_" else f"{dest} = gb.String({inner})"
    if direct.kind == FLOAT:
        return f"{dest} = float64({inner})" if unboxed else f"{dest} = o.Float(float64({inner}))"
    if direct.result not in LARGE:
        return f"{dest} = int64({inner})" if unboxed else f"{dest} = o.Int(int64({inner}))"
    if not unboxed:
        return f"{dest} = o.NewUint(uint64({inner}))"
    large = e.temp("large", "uint64")
    return f"if {large} = uint64({inner}); {large}>>63 != 0 {{ c.Ret = o.NewUint({large}); {e.leave_here(reg)} }}; {dest} = int64({large})"
