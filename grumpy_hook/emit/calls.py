"""Calls whose callee the compiler knows: Go calls, guarded by the identity of the function.

``f_N`` takes and returns Values, ``f_Ns`` numbers where the function's signature
says so; which is called depends on what the arguments are here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grumpy_hook.emit import awaits, objects, owners
from grumpy_hook.emit.cold import cold, gives_up
from grumpy_hook.emit.making import stores
from grumpy_hook.emit.names import quote_text
from grumpy_hook.ir.nodes import Function, Instr, Kind
from grumpy_hook.passes.classes import StaticClass
from grumpy_hook.passes.lattice import NUMBERS, Obj, Type
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
    known = function_candidates(e, i)
    if known:
        return one_of(e, known, i.imms[0], lambda index, bound: direct(e, index, bound, i.dest), general)
    return _construct(e, i, general)


def _generator_expression(e: FunctionEmitter, i: Instr, index: int) -> str | None:
    """The call of a function that was made for it."""
    if not generator_expression(e.package.module.functions[index]):
        return None
    e.locals["err"] = "*o.Exc"
    func, source = e.value(i.args[0]), e.value(i.args[1])
    return f"{e.dest(i.dest)}, err = f_{index}(c, (*o.Func)({func}.P), {source}); if err != nil {{ {e.failure} }}"


def _construct(e: FunctionEmitter, i: Instr, general: str) -> str | None:
    """Calling a static class: allocate, then its __init__."""
    found = _Made.find(e, i)
    if found is None:
        return None
    test, text = found.filling(e, i) or found.calling(e, i)
    return f"if {test} {{ {text} }} else {{ {general} }}"


def filling(e: FunctionEmitter, i: Instr) -> tuple[str, str] | None:
    """A Go condition and, where it holds, the Go statements that make an object without calling its ``__init__``."""
    found = _Made.find(e, i)
    return None if found is None else found.filling(e, i)


@dataclass(frozen=True, slots=True)
class _Made:
    """The call of a global that names a static class. `made`: the Go variable of the object."""

    cls: StaticClass
    init: int
    bound: Bound
    made: str

    @classmethod
    def find(cls, e: FunctionEmitter, i: Instr) -> _Made | None:
        found = e.package.types.classes.by_global.get(global_name(e, i.args[0]))
        init = None if found is None else found.find("__init__")
        if found is None or init is None or e.package.static_function(init) is None:
            return None
        bound = e.package.bind(init, (SELF, *i.args[1:]), i.imms[0])  # type: ignore[arg-type]
        return None if bound is None else cls(found, init, bound, e.temp("made", "o.Value"))

    def filling(self, e: FunctionEmitter, i: Instr) -> tuple[str, str] | None:
        filled = _filled(e, self.cls, self.init, self.bound, self.made)
        return None if filled is None else (self._test(e, i, "Fills"), f"{self._new(e)}{filled}{deliver(e, i.dest, self.made)}")

    def calling(self, e: FunctionEmitter, i: Instr) -> tuple[str, str]:
        done = "_" if e.package.returns_none(self.init) else e.temp("done", "o.Value")
        call = f"{self._new(e)}{_call_into(e, self.init, self.bound, done)}"
        if done != "_":
            call += f"; if {self.made}, err = o.InitDone(c, {self.made}, {done}); err != nil {{ {e.failure} }}"
        return self._test(e, i, "Init"), f"{call}; {deliver(e, i.dest, self.made)}"

    def _test(self, e: FunctionEmitter, i: Instr, how: str) -> str:
        variable, static = e.package.class_variable(self.cls), str(e.package.static_function(self.init))
        same = f"{e.value(i.args[0])}.P == unsafe.Pointer(&{variable}) && {variable}.Static.{how}.Load() == &{static}"
        return same + _enough_defaults(static, self.bound)

    def _new(self, e: FunctionEmitter) -> str:
        return f"{self.made} = o.NewStatic(&{e.package.class_variable(self.cls)}); "


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
    return one_of(e, method_candidates(e, obj, name, args, cache), names, lambda index, bound: direct(e, index, bound, dest), general)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Functions that a call may be of. `loaded`: Go statements that put what it is of now into m, where the `test` of a
    function that stands for {} looks; "" where it needs none. `named`: the function alone tells that it is the method.
    `hidden`: the Go call that may give m where it is nil."""

    loaded: str
    test: str
    functions: list[int]
    args: tuple[int, ...]
    named: bool = False
    hidden: str = ""


def method_candidates(e: FunctionEmitter, obj: int, name: str, args: tuple[int, ...], cache: str) -> list[Candidates]:
    """Those of obj.name(args)."""
    of_class = objects.class_method(e, obj, name, args, cache)
    if of_class is not None:
        return [Candidates("", of_class.test, [of_class.index], of_class.args)]
    found = []
    for method in objects.methods(e, obj, name):
        load, hidden = (method.number, method.hidden) if method.named else (method.load, "")
        found.append(Candidates(load, "m == &{}", method.functions, (obj, *args), method.named, hidden))
    return found


def loaded_candidates(e: FunctionEmitter, i: Instr) -> list[Candidates]:
    """Those of the call of what load_method found."""
    made = e.defs.get(i.args[0], [])
    if len(made) != 1 or made[0].op != "load_method":
        return []
    obj, name, receiver, args = made[0].args[0], str(made[0].imms[0]), i.args[1], i.args[2:]
    test = f"{e.value(i.args[0])}.P == unsafe.Pointer(&{{}}) && {e.value(receiver)}.P"
    of_class = objects.class_method(e, obj, name, (), "")
    if of_class is not None and not of_class.args:
        return [Candidates("", f"{test} == nil", [of_class.index], args)]
    functions = [[of_class.index]] if of_class is not None else [method.functions for method in objects.methods(e, obj, name)]
    return [Candidates("", f"{test} != nil", found, (receiver, *args)) for found in functions]


def function_candidates(e: FunctionEmitter, i: Instr) -> list[Candidates]:
    """The function of the module that a global called here names."""
    index = e.package.known.get(global_name(e, i.args[0]))
    if index is None:
        return []
    test = f"{e.value(i.args[0])}.P == unsafe.Pointer(&{{}})"
    if index in e.package.crossing and index != e.fn.code_index:  # other calls are measured
        test += f" && x_{index}.Stays"
    return [Candidates("", test, [index], i.args[1:])]


def global_name(e: FunctionEmitter, reg: int) -> str:
    """The global that the register is read from, or ""."""
    made = e.defs.get(reg, [])
    return str(made[0].imms[0]) if len(made) == 1 and made[0].op == "load_global" else ""


def one_of(
    e: FunctionEmitter, found: list[Candidates], names: object, call: Callable[[int, Bound], str | None], general: str, also: str = "",
) -> str | None:
    """Go text: which function it is, tried one after the other where `also` holds, then the general form; None without any."""
    text, known = cold(e, general), False
    for each in reversed(found):
        tests = ""
        for index in each.functions[:MAX_CANDIDATES]:
            static, bound = e.package.static_function(index), e.package.bind(index, each.args, names)  # type: ignore[arg-type]
            body = None if static is None or bound is None else call(index, bound)
            if static is not None and bound is not None and body is not None:
                tests += f"if {each.test.format(static)}{_enough_defaults(static, bound)}{also} {{ {body} }} else "
        if tests:
            loaded = each.loaded
            if loaded:
                e.locals["m"] = "*o.Func"
            if each.hidden and not gives_up(general):
                loaded += f"; if o.NoFunc(m) {{ {cold(e, f'm = {each.hidden}')} }}"
            text = "; ".join(filter(None, [loaded, f"{tests}{{ {text} }}"]))
            known = True
    return text if known else None


def super_method_call(e: FunctionEmitter, i: Instr, general: str) -> str | None:
    """super(cls, self).name(args) in a static class, or of one that a global names."""
    cls, self, args, name = i.args[0], i.args[1], i.args[2:], str(i.imms[0])
    made = e.defs.get(cls, [])
    classes = e.package.types.classes
    named = classes.by_global.get(global_name(e, cls))
    if named is None and len(made) == 1 and made[0].op == "cell_load":
        named = classes.of_method.get(e.fn.code_index)
    index = named.base.find(name) if named is not None and named.base is not None else None
    if index is None:
        if name != "__init__" or args:
            return None
        test = f"o.SuperInit({e.values((cls, self))}, &{e.package.super_cache()})"
        return f"if {test} {{ {deliver(e, i.dest, 'o.None')} }} else {{ {general} }}"
    function = f"m = o.SuperMethod({e.values((cls, self))}, {quote_text(name)}, &{e.package.super_cache()})"
    found = [Candidates(function, "m == &{}", [index], (self, *args))]
    return one_of(e, found, i.imms[1], lambda index, bound: direct(e, index, bound, i.dest), general)


def operator_call(e: FunctionEmitter, i: Instr, go_op: str, general: str) -> str | None:
    """``a op b`` or ``a op= b`` where a is an object of static classes that define the operator."""
    left, right = i.args
    own = in_place_candidates(e, i)
    if own:
        return one_of(e, own, (), _asking(e, i, f"o.AfterInPlace(c, o.Op{go_op}"), general)
    rest = f"o.RightOperand(c, o.Op{go_op}, {'true' if i.op == 'inplace' else 'false'}"
    found = method_candidates(e, left, f"__{i.imms[0]}__", (right,), "")
    return one_of(e, found, (), _asking(e, i, rest), general, left_decides(e, i, go_op))


def subscripts(e: FunctionEmitter, i: Instr) -> bool:
    """obj[key] or obj[key] = value of an object that is expected to be of static classes."""
    return isinstance(e.predicted(i.args[0]), Obj) and i.args[1] not in e.slices and i.args[1] not in e.keys


def subscript_call(e: FunctionEmitter, i: Instr, general: str) -> str | None:
    """The same as a call of their method."""
    def call(index: int, bound: Bound) -> str:
        if i.op == "setitem":
            return _call_into(e, index, bound, "_")
        target = boxed_target(e, i.dest)
        called = "; ".join(filter(None, [_call_into(e, index, bound, target), deliver(e, i.dest, target)]))
        return quick_call(e, index, bound, i.dest, called) or called

    return one_of(e, method_candidates(e, i.args[0], f"__{i.op}__", i.args[1:], ""), (), call, general)


def in_place_candidates(e: FunctionEmitter, i: Instr) -> list[Candidates]:
    """The left operand's methods for ``a op= b`` alone."""
    return method_candidates(e, i.args[0], f"__i{i.imms[0]}__", i.args[1:], "") if i.op == "inplace" else []


def left_decides(e: FunctionEmitter, i: Instr, go_op: str) -> str:
    """The rest of a Go condition: the operator begins with the left operand's method."""
    left, right = i.args
    also = "" if right == left else f" && o.LeftFirst({e.values(i.args)})"
    return also + (f" && o.PlainInPlace({e.value(left)}, o.Op{go_op})" if i.op == "inplace" else "")


def _asking(e: FunctionEmitter, i: Instr, rest: str) -> Callable[[int, Bound], str]:
    """A call whose NotImplemented sends it on to the Go call `rest` of the operands."""
    def call(index: int, bound: Bound) -> str:
        target = boxed_target(e, i.dest)
        if target == "_" or i.dest in i.args:  # the operands are still needed
            target = e.temp("done", "o.Value")
        refused = f"if {target}.IsNotImplemented() {{ if {target}, err = {rest}, {e.values(i.args)}); err != nil {{ {e.failure} }} }}"
        called = _call_into(e, index, bound, target)
        quick = _quick(e, index, bound)
        if quick is not None and quick[0] not in NUMBERS:
            got, done = e.temp("got", "o.Value"), e.temp("done_", "bool")
            called = f"if {got}, {done} = {quick[1]}; {done} {{ {target} = {got} }} else {{ {called} }}"
        return "; ".join(filter(None, [called, refused, deliver(e, i.dest, target)]))

    return call


def loaded_call(e: FunctionEmitter, i: Instr, general: str) -> str | None:
    """The call of what load_method found, when that is a method of a static class, or of an object of one."""
    return one_of(e, loaded_candidates(e, i), i.imms[0], lambda index, bound: direct(e, index, bound, i.dest), general)


def _enough_defaults(static: str, bound: Bound) -> str:
    """The rest of a Go condition: the function still has the defaults that the call takes."""
    return f" && len({static}.Defaults) == {bound.needs}" if bound.needs else ""


def direct(e: FunctionEmitter, index: int, bound: Bound, dest: int) -> str:
    """Go statements that call function `index` and put the result into the register."""
    through = e.package.through(index) if e.awaiting is not None else None
    args = None if through is None else _unboxed(e, index, bound, through)
    if args is not None:
        return awaits.run_through(e, index, "".join(f", {arg}" for arg in args))
    called = _direct(e, index, bound, dest)
    return quick_call(e, index, bound, dest, called) or called


def quick_call(e: FunctionEmitter, index: int, bound: Bound, dest: int, otherwise: str) -> str | None:
    """The same by its quick version; `otherwise` where that gives up. None where there is none for these arguments."""
    found = _quick(e, index, bound)
    if found is None:
        return None
    asked = e.asked(dest)
    if asked is not None and e.package.told(index):
        (test, label), told = asked, e.temp("told", "int")
        call = found[1].replace("q(", "t(", 1)
        return f"if {told} = {call}; {told} < 2 {{ {e.dest(test.dest)} = {told} == 1; {e.goto(label)} }} else {{ {cold(e, otherwise)} }}"
    kind, call = found
    done = e.temp("done_", "bool")
    if e.dest(dest) == "_":  # a variable that nothing reads is more than Go takes
        return f"if _, {done} = {call}; !{done} {{ {otherwise} }}"
    got = e.temp(f"t{kind}", e.scalar_type(kind)) if kind in NUMBERS else e.temp("got", "o.Value")
    if kind not in NUMBERS:
        take = deliver(e, dest, got)
    elif e.go_type(dest) == e.scalar_type(kind):
        take = f"{e.dest(dest)} = {got}"
    else:
        target = boxed_target(e, dest)
        take = "; ".join(filter(None, [f"{target} = o.{str(kind).title()}({got})", deliver(e, dest, target)]))
    return f"if {got}, {done} = {call}; {done} {{ {take} }} else {{ {cold(e, otherwise)} }}"


def _quick(e: FunctionEmitter, index: int, bound: Bound) -> tuple[Type, str] | None:
    """Of the quick version of a function, where there is one for these arguments: the type of its result, and the call."""
    quick = e.package.quick(index)
    args = None if quick is None else _unboxed(e, index, bound, quick.signature)
    return None if quick is None or args is None else (quick.signature.result, f"f_{index}q({', '.join(args)})")


def _direct(e: FunctionEmitter, index: int, bound: Bound, dest: int) -> str:
    e.locals["err"] = "*o.Exc"
    signature = e.package.types.signatures.get(index)
    unboxed = None if signature is None else _unboxed(e, index, bound, signature)
    if signature is None or unboxed is None or signature.result not in NUMBERS:
        target = boxed_target(e, dest)
        after = deliver(e, dest, target)
        before, own = owners.given(e, index)
        return before + _call_into(e, index, bound, target) + (f"; {after}" if after else "") + own
    call = f"f_{index}s({', '.join(['c', '&' + str(e.package.static_function(index)), *unboxed])})"
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
    static = str(e.package.static_function(index))
    signature = e.package.types.signatures.get(index)
    unboxed = None if signature is None else _unboxed(e, index, bound, signature)
    if signature is not None and unboxed is not None and signature.result not in NUMBERS:
        return f"if {target}, err = f_{index}s({', '.join(['c', '&' + static, *unboxed])}); err != nil {{ {e.failure} }}"
    boxed = "".join(", " + _argument(e, index, arg) for arg in bound.args)
    return f"if {target}, err = f_{index}(c, &{static}{boxed}); err != nil {{ {e.failure} }}"


def _argument(e: FunctionEmitter, index: int, arg: int) -> str:
    if arg == SELF:
        return "made"
    return e.value(arg) if arg >= 0 else f"{e.package.static_function(index)}.Defaults[{-1 - arg}]"


def _unboxed(e: FunctionEmitter, index: int, bound: Bound, signature: Signature) -> list[str] | None:
    """Go arguments for f_Ns; None where a number it takes is boxed here."""
    out = []
    for arg, kind in zip(bound.args, signature.params, strict=True):
        if kind in NUMBERS:
            operand = e.scalar(arg) if 0 <= arg < SELF else None
            if operand is None or operand[0] != kind:
                return None
            out.append(operand[1])
        else:
            out.append(_argument(e, index, arg))
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
