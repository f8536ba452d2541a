"""Attributes and methods of objects whose class is known to the compiler.

Each access tests that the object still is what was predicted (``o.Misses``,
``o.Method``), one class after the other where it may be of
several, and has the general form beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grumpy_hook.emit.cold import cold, unless
from grumpy_hook.passes.classes import StaticClass

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter


PRIVATE = re.compile("__.*(?<!__)$")


def _is_object(e: FunctionEmitter, obj: int) -> bool:
    return obj >= 0 and obj not in e.constants and e.go_type(obj) == "o.Value"


def places(e: FunctionEmitter, obj: int, name: str) -> Iterator[tuple[str, StaticClass, int]]:
    """(Go arguments that name the place, its class, its number) of an attribute of the register's object."""
    if _is_object(e, obj):
        for cls in e.package.types.classes.holders(e.predicted(obj), name):
            at = cls.attrs.index(name)
            yield f"&{e.package.class_variable(cls)}, {cls.depth}, {at}", cls, at


def field(e: FunctionEmitter, obj: int, name: str, dest: str, general: str) -> str | None:
    """Go statements that read an attribute; `general` where its place is not known now. `dest` may be the object's own variable."""
    text = general
    for _, cls, at in reversed(list(places(e, obj, name))):
        value, got = e.value(obj), e.temp("got", "o.Value")
        absent = f"{got} = o.LoadValue(o.Place({value}, {at})); o.Absent({got})"
        text = unless(e, tuple(filter(None, (e.unlike(value, cls), absent))), f"{dest} = {got}", text)
    return None if text is general else text


def class_value(e: FunctionEmitter, obj: int, name: str, cache: str, dest: str, general: str) -> str | None:
    """The same for an attribute of a global that holds a class."""
    cls = named_class(e, obj)
    if cls is None:
        return None
    if not cls.info.decorated:
        got = e.package.known_value(cls, name)
        return f"if {known(e, obj, cls)} && {got}.P != nil {{ {dest} = {got} }} else {{ {cold(e, general)} }}"
    got, ok = e.temp("got", "o.Value"), e.temp("more", "bool")
    return f"if {got}, {ok} = o.ClassValue({e.value(obj)}, &{cache}); {ok} {{ {dest} = {got} }} else {{ {general} }}"


def known(e: FunctionEmitter, obj: int, cls: StaticClass) -> str:
    """The register is this very class: what is known of its attributes can be taken (``Known`` in goruntime/object/static.go)."""
    return f"{e.value(obj)}.P == unsafe.Pointer(&{e.package.class_variable(cls)})"


def put(e: FunctionEmitter, obj: int, name: str, value: str, general: str) -> str | None:
    """Go statements that store an attribute; `general` where its place is not known now."""
    text = general
    for place, cls, at in reversed(list(places(e, obj, name))):
        target = e.value(obj)
        if at >= cls.members:
            text = f"if !o.PutFirst({target}, {place}, {value}) {{ {text} }}"
        if at < cls.members or e.fn.name != "__init__":
            lacks = "" if at < cls.members else f"o.Absent(*o.Place({target}, {at}))"
            misses = " || ".join(filter(None, [e.unlike(target, cls), lacks])) or "false"
            text = f"if {misses} {{ {cold(e, text)} }} else {{ {_store(f'o.Place({target}, {at})', value)} }}"
    return None if text is general else text


def put_plainly(e: FunctionEmitter, obj: int, name: str, value: str) -> tuple[str, StaticClass, str] | None:
    """The store in an attribute that the object of one class has: the Go condition under which it cannot be done, and Go statements."""
    found = list(places(e, obj, name))
    if len(found) != 1:
        return None
    (_, cls, at), target = found[0], e.value(obj)
    lacks = "" if at < cls.members else f"o.Absent(*o.Place({target}, {at}))"
    return " || ".join(filter(None, [e.unlike(target, cls), lacks])), cls, _store(f"o.Place({target}, {at})", value)


def _store(place: str, value: str) -> str:
    """Go statements that do what ``o.StoreValue`` does."""
    if value.startswith(("o.Int(", "o.Float(")):
        return f"p, v := {place}, {value}; p.N = v.N; p.P = v.P"
    if value in ("o.None", "o.True", "o.False"):
        return f"{place}.P = {value}.P"
    return f"p := {place}; if {value}.IsImmediate() {{ p.N = {value}.N }}; p.P = {value}.P"


@dataclass(frozen=True, slots=True)
class Method:
    """What a method of objects of one class may be."""

    functions: list[int]
    number: str  # Go statements that put what stands at its number into m
    load: str  # and those that put there what it is now, nil where that is not known
    hidden: str  # the Go call that gives it where other objects of the class may hide their methods
    named: bool  # the identity of a function of its name shows that m is the method (``Func.ownName``)


def methods(e: FunctionEmitter, obj: int, name: str) -> list[Method]:
    """By class that the object may be of."""
    if not _is_object(e, obj):
        return []
    found = []
    for cls in e.package.types.classes.defining(e.predicted(obj), name):
        functions = [index for index in cls.candidates(name) if e.package.static_function(index) is not None and e.package.returns(index)]
        if functions:
            args = f"{e.value(obj)}, {cls.methods.index(name)}"
            number, unlike = f"m = o.MethodAt({args})", e.unlike(e.value(obj), cls)
            named = not PRIVATE.match(name) and all(e.package.module.functions[index].name == name for index in functions)
            load = f"if m = nil; !{unlike} {{ {number} }}" if unlike else number
            found.append(Method(functions, number, load, f"o.HiddenMethod({args})", named))
    return found


def named_class(e: FunctionEmitter, reg: int) -> StaticClass | None:
    """The static class that the global holds which the register is read from."""
    made = e.defs.get(reg, [])
    return e.package.types.classes.by_global.get(str(made[0].imms[0])) if len(made) == 1 and made[0].op == "load_global" else None


def _class(e: FunctionEmitter, reg: int) -> StaticClass | None:
    """The static class that a register likely holds: a global, or what a class method is given."""
    if reg == 0 and not e.defs.get(reg):
        return e.package.types.classes.given(e.fn.code_index)
    return named_class(e, reg)


@dataclass(frozen=True, slots=True)
class ClassMethod:
    """An attribute of a static class that is called: what it should be, its arguments, and Go texts."""

    index: int
    args: tuple[int, ...]
    test: str  # the attribute is the function that stands for {} now
    holds: str  # its function is known now
    function: str  # and this is it, a value

    def load(self, found: str, receiver: str, obj: str, otherwise: str) -> str:
        """Go statements that take the function, and the class where that is its first argument."""
        return f"if {self.holds} {{ {found}, {receiver} = {self.function}, {obj if self.args else 'o.Value{}'} }} else {{ {otherwise} }}"


def class_method(e: FunctionEmitter, obj: int, name: str, args: tuple[int, ...], cache: str) -> ClassMethod | None:
    """What obj.name is likely to be that is called."""
    cls = _class(e, obj)
    if cls is None:
        return None
    wrapped, plain = cls.find_wrapped(name), cls.find(name)
    given = wrapped is not None and bool(wrapped[1])
    index = plain if wrapped is None else wrapped[0]
    if index is None:
        return None
    args = (obj, *args) if given else args
    if named_class(e, obj) is not None and not cls.info.decorated:
        got, same = e.package.known_value(cls, name, given), known(e, obj, cls)
        return ClassMethod(index, args, f"{same} && {got}.P == unsafe.Pointer(&{{}})", f"{same} && {got}.P != nil", got)
    of = f"o.{'ClassMethodOf' if given else 'StaticMethodOf'}({e.value(obj)}, &{cache})"
    return ClassMethod(index, args, f"{of} == &{{}}", f"m := {of}; m != nil", "m.Value()")
