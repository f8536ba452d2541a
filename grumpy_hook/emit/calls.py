"""Calls whose callee the compiler knows: Go calls, guarded by the identity of the function.

``f_N`` takes and returns Values, ``f_Ns`` numbers where the function's signature
says so; which is called depends on what the arguments are here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grumpy_hook.emit import awaits, objects
from grumpy_hook.emit.making import stores
from grumpy_hook.ir.nodes import Function, Instr, Kind
from grumpy_hook.passes.classes import StaticClass
from grumpy_hook.passes.lattice import NUMBERS
from grumpy_hook.passes.types import Signature

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter

MAX_CANDIDATES = 4


@dataclass(frozen=True, slots=True)
class Bound:
    """Arguments of a direct call: a register each, or -1 - k for default number k. `needs`: how many defaults there must be."""

    args: tuple[int, ...]
    needs: int = 0


def bind(fn: Function, args: tuple[int, ...], names: tuple[str, ...], defaults: int) -> Bound | None:
    """Lay the arguments out as parameters; None when that takes more than moving and defaults."""
    params = fn.params
    if params.varargs or params.varkw or params.kwonly or len(args) > params.pos:
        return None
    plain = len(args) - len(names)
    laid: list[int | None] = [*args[:plain], *[None] * (params.pos - plain)]
    for name, reg in zip(names, args[plain:], strict=True):
        at = params.names.index(name) if name in params.names[params.posonly : params.pos] else -1
        if at < plain or laid[at] is not None:
            return None
        laid[at] = reg
    missing = [at for at, reg in enumerate(laid) if reg is None]
    first = params.pos - defaults
    if missing and missing[0] < first:
        return None
    filled = tuple(reg if reg is not None else -1 - (at - first) for at, reg in enumerate(laid))
    return Bound(filled, defaults if missing else 0)


def generator_expression(fn: Function) -> bool:
    """A function that nothing but the call right after its making sees."""
    return fn.name == "<genexpr>" and fn.kind is Kind.GENERATOR


def made_once(fn: Function) -> bool:
    """Each making of this function may give the same object."""
    return generator_expression(fn) and not fn.free_vars and fn.hosted is None


def known_call(e: FunctionEmitter, i: Instr, general: str) -> str | None:
    """The call of a global that names a function or static class of the module."""
    made = e.defs.get(i.args[0], [])
    if len(made) == 1 and made[0].op == "make_function":
        return _generator_expression(e, i, int(made[0].imms[0]))  # type: ignore[call-overload]
    if len(made) != 1 or made[0].op != "load_global":
        return None
    name, func = str(made[0].imms[0]), e.value(i.args[0])
    names: tuple[str, ...] = i.imms[0]  # type: ignore[assignment]
    index = e.package.known.get(name)
    if index is not None:
        static = e.package.static_function(index)
        bound = e.package.bind(index, i.args[1:], names)
        if static is None or bound is None:
            return None
        test = f"{func}.P == unsafe.Pointer(&{static}){enough_defaults(static, bound)}"
        return f"if {test} {{ {direct(e, index, bound, i.dest)} }} else {{ {general} }}"
    return _construct(e, i, name, names, general)


def _generator_expression(e: FunctionEmitter, i: Instr, index: int) -> str | None:
    """The call of a function that was made for it."""
    if not generator_expression(e.package.module.functions[index]):
        return None
    e.locals["err"] = "*o.Exc"
    func, source = e.value(i.args[0]), e.value(i.args[1])
    return f"{e.dest(i.dest)}, err = f_{index}(c, (*o.Func)({func}.P), {source}); if err != nil {{ {e.failure} }}"


def _construct(e: FunctionEmitter, i: Instr, name: str, names: tuple[str, ...], general: str) -> str | None:
    """Calling a static class: allocate, then its __init__."""
    cls = e.package.types.classes.by_global.get(name)
    init = None if cls is None else cls.find("__init__")
    static = None if init is None else e.package.static_function(init)
    if cls is None or init is None or static is None:
        return None
    bound = e.package.bind(init, (SELF, *i.args[1:]), names)
    if bound is None:
        return None
    variable = e.package.class_variable(cls)
    made = e.temp("made", "o.Value")
    known = f"{e.value(i.args[0])}.P == unsafe.Pointer(&{variable}) && "
    filled = filling(e, i, name, names)
    if filled is not None:
        return f"if {filled[0]} {{ {filled[1]} }} else {{ {general} }}"
    done = "_" if e.package.returns_none(init) else e.temp("done", "o.Value")
    call = f"{made} = o.NewStatic(&{variable}); {_call_into(e, init, bound, done)}"
    if done != "_":
        call += f"; if {made}, err = o.InitDone(c, {made}, {done}); err != nil {{ {e.failure} }}"
    test = f"{known}{variable}.Static.Init.Load() == &{static}{enough_defaults(static, bound)}"
    return f"if {test} {{ {call}; {deliver(e, i.dest, made)} }} else {{ {general} }}"


def filling(e: FunctionEmitter, i: Instr, name: str, names: object) -> tuple[str, str] | None:
    """A Go condition and, where it holds, the Go statements that make an object without calling its ``__init__``."""
    cls = e.package.types.classes.by_global.get(name)
    init = None if cls is None else cls.find("__init__")
    static = None if init is None else e.package.static_function(init)
    if cls is None or init is None or static is None:
        return None
    bound = e.package.bind(init, (SELF, *i.args[1:]), names)  # type: ignore[arg-type]
    made, variable = e.temp("made", "o.Value"), e.package.class_variable(cls)
    filled = None if bound is None else _filled(e, cls, init, bound, made)
    if bound is None or filled is None:
        return None
    test = (
        f"{e.value(i.args[0])}.P == unsafe.Pointer(&{variable}) && {variable}.Static.Fills.Load() == &{static}{enough_defaults(static, bound)}"
    )
    return test, f"{made} = o.NewStatic(&{variable}); {filled}{deliver(e, i.dest, made)}"


def _filled(e: FunctionEmitter, cls: StaticClass, init: int, bound: Bound, made: str) -> str | None:
    """Go statements that do what ``__init__`` does with a new object, where that is but to fill its places."""
    found = stores(e.package.module.functions[init], cls)
    if found is None:
        return None
    text = ""
    for store in found:
        value = e.package.consts.expr(store.constant) if store.param < 0 else _argument(e, init, bound.args[store.param])
        text += f"o.Fill({made}, {store.place}, {value}); "
    last = max((s.place for s in found if s.place >= cls.members), default=-1)
    return text + (f"o.Filled({made}, {last + 1}); " if last >= 0 else "")


SELF = 1 << 30  # stands for the object being made, among registers


def method_call(
    e: FunctionEmitter, obj: int, name: str, args: tuple[int, ...], names: tuple[str, ...], dest: int, general: str, cache: str,
) -> str | None:
    """obj.name(args) of an object of static classes, or of such a class; `cache` is the one that the general form fills."""
    found = objects.class_method(e, obj, name, args, cache)
    if found is not None:
        function, index, given = found
        static, bound = e.package.static_function(index), e.package.bind(index, given, names)
        if static is None or bound is None:
            return None
        return f"if {function} == &{static}{enough_defaults(static, bound)} {{ {direct(e, index, bound, dest)} }} else {{ {general} }}"
    return _dispatch(e, obj, name, args, names, lambda index, bound: direct(e, index, bound, dest), general)


def _dispatch(
    e: FunctionEmitter, obj: int, name: str, args: tuple[int, ...], names: tuple[str, ...], call: Callable[[int, Bound], str], general: str,
    also: str = "",
) -> str | None:
    """Which function the method is, tried one after the other where `also` holds, then the general form."""
    text = ""
    for method, functions in objects.methods(e, obj, name):
        load = f"{'else if m = ' if text else 'if m := '}{method}; "
        for index in functions[:MAX_CANDIDATES]:
            static, bound = e.package.static_function(index), e.package.bind(index, (obj, *args), names)
            if static is not None and bound is not None:
                text += f"{load}m == &{static}{enough_defaults(static, bound)}{also} {{ {call(index, bound)} }} "
                load = "else if "
    return f"{text}else {{ {general} }}" if text else None


def operator_call(e: FunctionEmitter, i: Instr, go_op: str, general: str) -> str | None:
    """``a op b`` or ``a op= b`` where a is an object of static classes that define the operator."""
    left, right = i.args
    op = f"o.Op{go_op}"
    own = f"__i{i.imms[0]}__"
    if i.op == "inplace" and objects.methods(e, left, own):
        return _dispatch(e, left, own, (right,), (), _asking(e, i, f"o.AfterInPlace(c, {op}"), general)
    also = "" if right == left else f" && o.LeftFirst({e.values(i.args)})"
    if i.op == "inplace":
        also += f" && o.PlainInPlace({e.value(left)}, {op})"
    rest = f"o.RightOperand(c, {op}, {'true' if i.op == 'inplace' else 'false'}"
    return _dispatch(e, left, f"__{i.imms[0]}__", (right,), (), _asking(e, i, rest), general, also)


def _asking(e: FunctionEmitter, i: Instr, rest: str) -> Callable[[int, Bound], str]:
    """A call whose NotImplemented sends it on to the Go call `rest` of the operands."""
    def call(index: int, bound: Bound) -> str:
        target = boxed_target(e, i.dest)
        if target == "_" or i.dest in i.args:  # the operands are still needed
            target = e.temp("done", "o.Value")
        refused = f"if {target}.IsNotImplemented() {{ if {target}, err = {rest}, {e.values(i.args)}); err != nil {{ {e.failure} }} }}"
        called = _call_into(e, index, bound, target)
        quick = e.package.quick(index)
        args = None if quick is None else _unboxed(e, index, bound, quick.signature)
        if quick is not None and args is not None and quick.signature.result not in NUMBERS:
            got, done = e.temp("got", "o.Value"), e.temp("done_", "bool")
            called = f"if {got}, {done} = f_{index}q({args[2:]}); {done} {{ {target} = {got} }} else {{ {called} }}"
        return "; ".join(filter(None, [called, refused, deliver(e, i.dest, target)]))

    return call


def loaded_call(e: FunctionEmitter, i: Instr, general: str) -> str | None:
    """The call of what load_method found, when that is a method of a static class."""
    made = e.defs.get(i.args[0], [])
    if len(made) != 1 or made[0].op != "load_method":
        return None
    func, receiver = e.value(i.args[0]), i.args[1]
    of_class = objects.class_method(e, made[0].args[0], str(made[0].imms[0]), (), "")
    if of_class is not None:
        index, given = of_class[1], of_class[2]
        static, bound = e.package.static_function(index), e.package.bind(index, (*((receiver,) if given else ()), *i.args[2:]), i.imms[0])  # type: ignore[arg-type]
        if static is None or bound is None:
            return None
        test = f"{func}.P == unsafe.Pointer(&{static}) && {e.value(receiver)}.P {'!=' if given else '=='} nil{enough_defaults(static, bound)}"
        return f"if {test} {{ {direct(e, index, bound, i.dest)} }} else {{ {general} }}"
    text = ""
    for _, functions in objects.methods(e, made[0].args[0], str(made[0].imms[0])):
        for index in functions[:MAX_CANDIDATES]:
            static, bound = e.package.static_function(index), e.package.bind(index, (receiver, *i.args[2:]), i.imms[0])  # type: ignore[arg-type]
            if static is not None and bound is not None:
                test = f"{func}.P == unsafe.Pointer(&{static}) && {e.value(receiver)}.P != nil{enough_defaults(static, bound)}"
                text += f"if {test} {{ {direct(e, index, bound, i.dest)} }} else "
    return f"{text}{{ {general} }}" if text else None


def enough_defaults(static: str, bound: Bound) -> str:
    """The rest of a Go condition: the function still has the defaults that the call takes."""
    return f" && len({static}.Defaults) == {bound.needs}" if bound.needs else ""


def direct(e: FunctionEmitter, index: int, bound: Bound, dest: int) -> str:
    """Go statements that call function `index` and put the result into the register."""
    through = e.package.through(index) if e.awaiting is not None else None
    args = None if through is None else _unboxed(e, index, bound, through)
    if args is not None:
        return awaits.run_through(e, index, args)
    called = _direct(e, index, bound, dest)
    return quick_call(e, index, bound, dest, called) or called


def quick_call(e: FunctionEmitter, index: int, bound: Bound, dest: int, otherwise: str) -> str | None:
    """The same by its quick version; `otherwise` where that gives up. None where there is none for these arguments."""
    quick = e.package.quick(index)
    args = None if quick is None else _unboxed(e, index, bound, quick.signature)
    if quick is None or args is None:
        return None
    done, kind = e.temp("done_", "bool"), quick.signature.result
    if kind not in NUMBERS:
        got = e.temp("got", "o.Value")
        take = deliver(e, dest, got)
    else:
        got = e.temp(f"t{kind}", e.scalar_type(kind))
        if e.go_type(dest) == e.scalar_type(kind):
            take = "" if e.dest(dest) == "_" else f"{e.dest(dest)} = {got}"
        else:
            target = boxed_target(e, dest)
            take = "; ".join(filter(None, [f"{target} = o.{str(kind).title()}({got})", deliver(e, dest, target)]))
    return f"if {got}, {done} = f_{index}q({args[2:]}); {done} {{ {take} }} else {{ {otherwise} }}"


def _direct(e: FunctionEmitter, index: int, bound: Bound, dest: int) -> str:
    e.locals["err"] = "*o.Exc"
    signature = e.package.types.signatures.get(index)
    unboxed = None if signature is None else _unboxed(e, index, bound, signature)
    if signature is None or unboxed is None or signature.result not in NUMBERS:
        target = boxed_target(e, dest)
        after = deliver(e, dest, target)
        return _call_into(e, index, bound, target) + (f"; {after}" if after else "")
    call = f"f_{index}s(c, &{e.package.static_function(index)}{unboxed})"
    if e.go_type(dest) == e.scalar_type(signature.result):
        return f"if {e.dest(dest)}, err = {call}; err != nil {{ if err == o.Boxed {{ {e.leave_here(dest)} }}; {e.failure} }}"
    number = e.temp(f"t{signature.result}", e.scalar_type(signature.result))
    target = boxed_target(e, dest)
    box = f"{target} = o.{str(signature.result).title()}({number})"
    rebox = f"if err != o.Boxed {{ {e.failure} }}; {target} = c.Ret; c.Ret = o.Value{{}}"
    after = deliver(e, dest, target)
    return f"if {number}, err = {call}; err == nil {{ {box} }} else {{ {rebox} }}" + (f"; {after}" if after else "")


def _call_into(e: FunctionEmitter, index: int, bound: Bound, target: str) -> str:
    """The call with a boxed result, which `target` takes."""
    e.locals["err"] = "*o.Exc"
    static = e.package.static_function(index)
    signature = e.package.types.signatures.get(index)
    unboxed = None if signature is None else _unboxed(e, index, bound, signature)
    if signature is not None and unboxed is not None and signature.result not in NUMBERS:
        return f"if {target}, err = f_{index}s(c, &{static}{unboxed}); err != nil {{ {e.failure} }}"
    boxed = "".join(", " + _argument(e, index, arg) for arg in bound.args)
    return f"if {target}, err = f_{index}(c, &{static}{boxed}); err != nil {{ {e.failure} }}"


def _argument(e: FunctionEmitter, index: int, arg: int) -> str:
    if arg == SELF:
        return "made"
    return e.value(arg) if arg >= 0 else f"{e.package.static_function(index)}.Defaults[{-1 - arg}]"


def _unboxed(e: FunctionEmitter, index: int, bound: Bound, signature: Signature) -> str | None:
    """Go arguments for f_Ns; None where a number it takes is boxed here."""
    out = ""
    for arg, kind in zip(bound.args, signature.params, strict=True):
        if kind in NUMBERS:
            operand = e.scalar(arg) if 0 <= arg < SELF else None
            if operand is None or operand[0] != kind:
                return None
            out += ", " + operand[1]
        else:
            out += ", " + _argument(e, index, arg)
    return out


def boxed_target(e: FunctionEmitter, dest: int) -> str:
    """The variable a Value for the register goes to first."""
    return e.dest(dest) if e.dest(dest) == "_" or e.go_type(dest) == "o.Value" else e.temp("boxed", "o.Value")


def deliver(e: FunctionEmitter, dest: int, source: str) -> str:
    """Go statements that move the Value in variable `source` to the register."""
    target = e.dest(dest)
    if target in ("_", source):
        return ""
    return f"{target} = {source}" if e.go_type(dest) == "o.Value" else e.unbox(source, dest)
