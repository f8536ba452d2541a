"""Static classes: those whose statement stands at module level, without anything that hides their layout.

The attributes that methods assign on self get places and the method names get
numbers, both continuing those of the static class that is extended.  Generated
code tests at every use that an object still is what this says (see
``goruntime/object/static.go``).
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from grumpy_hook.analysis.mangling import mangle
from grumpy_hook.ir.nodes import ABSENT, ClassInfo, Function, Instr, Kind, Module
from grumpy_hook.passes.lattice import ANY, MAX_CLASSES, NUMBER, Obj, Type
from grumpy_hook.passes.origins import origins_of
from grumpy_hook.passes.outside import attributes_from_outside

MAX_LINE, MAX_METHODS, MAX_PLACES = 6, 48, 24  # the first two as in goruntime
OF_OBJECT = ("__dict__", "__class__", "__weakref__")  # assigned on self, they are not attributes of its own
WRAPPERS = {"staticmethod": 0, "classmethod": 1}
# Methods that objects have which are of no class of the module.
BUILT_IN = (object, list, dict, set, tuple, str, bytes, bytearray, int, float, io.StringIO, io.FileIO)
OF_BUILTINS = frozenset(name for cls in BUILT_IN for name in dir(cls))
BUILTIN_BASES = ("object", "list", "dict", "str")
# Modules whose classes, as far as one extends them, add nothing to objects; CPython has a part in the class
# (goruntime/object/outside.go). What is not so when the class is made is noticed there.
OUTSIDE = ("abc", "typing", "typing_extensions", "collections.abc")
SAME_FUNCTION = frozenset(f"{module}.{name}" for module in OUTSIDE for name in ("abstractmethod", "final", "override"))  # what these return


@dataclass(slots=True)
class StaticClass:
    info: ClassInfo
    base: StaticClass | None
    container: str = ""  # list, dict or str, where the first of the line extends one
    attrs: tuple[str, ...] = ()  # by place
    members: int = 0  # how many of the places, the first, are those of __slots__
    methods: tuple[str, ...] = ()  # by number
    own: dict[str, int] = field(default_factory=dict)  # plain functions of the body: name -> code index
    wrapped: dict[str, tuple[int, int]] = field(default_factory=dict)  # its class and static methods: (code index, arguments it is given first)
    bound: frozenset[str] = frozenset()  # every name the body binds
    subclasses: list[StaticClass] = field(default_factory=list)

    @property
    def body(self) -> int:
        return self.info.body

    @property
    def depth(self) -> int:
        return 0 if self.base is None else self.base.depth + 1

    def find(self, name: str) -> int | None:
        """Code index of the method that the body of this class or of one it extends defines."""
        if name in self.own:
            return self.own[name]
        return None if self.base is None or name in self.bound else self.base.find(name)

    def find_wrapped(self, name: str) -> tuple[int, int] | None:
        """The same of a class or static method."""
        if name in self.wrapped:
            return self.wrapped[name]
        return None if self.base is None or name in self.bound else self.base.find_wrapped(name)

    def candidates(self, name: str) -> list[int]:
        """What the method can be for instances of this class and its static subclasses, the inherited one first."""
        found = self.find(name)
        every = [] if found is None else [found]
        for sub in self.subclasses:
            every += [index for index in sub.candidates(name) if index not in every]
        return every

    def first(self, has: Callable[[StaticClass], bool]) -> list[StaticClass]:
        """This class if it has that, else the first ones below that have."""
        return [self] if has(self) else [cls for sub in self.subclasses for cls in sub.first(has)]

    def owner(self, attr: str) -> StaticClass:
        """The first class of the line that has the attribute: what is known of it is kept there."""
        if self.base is not None and attr in self.base.attrs:
            return self.base.owner(attr)
        return self

    def line(self) -> list[StaticClass]:
        return [self] if self.base is None else [*self.base.line(), self]


@dataclass(slots=True)
class Classes:
    by_body: dict[int, StaticClass] = field(default_factory=dict)
    by_global: dict[str, StaticClass] = field(default_factory=dict)  # names bound once, to the class or a decorated form of it
    of_method: dict[int, StaticClass] = field(default_factory=dict)  # code index of any def in a body -> class

    def given(self, function: int) -> StaticClass | None:
        """The class that the first parameter of a class method is, or one that extends it."""
        owner = self.of_method.get(function)
        return owner if owner is not None and any(index == function and first for index, first in owner.wrapped.values()) else None

    def holders(self, kind: Type, attr: str) -> list[StaticClass]:
        """Whose places an attribute of such an object is likely in: its class's, or those of classes that extend it; of an
        object of which nothing is known, those of the only line of classes that has one."""
        if isinstance(kind, Obj):
            return [cls for body in kind.bodies for cls in self.by_body[body].first(lambda c: attr in c.attrs)][:MAX_CLASSES]
        if kind not in (ANY, NUMBER):  # no number has one of these
            return []
        owners = {cls.owner(attr).body for cls in self.by_body.values() if attr in cls.attrs}
        return [self.by_body[owners.pop()]] if len(owners) == 1 else []

    def defining(self, kind: Type, method: str) -> list[StaticClass]:
        """The classes among those of such an object, or first among those that extend them, that number the method; of an
        object of which nothing is known, the only one that has it first."""
        if kind in (ANY, NUMBER) and method not in OF_BUILTINS:
            first = [cls for cls in self.by_body.values() if method in cls.methods and (cls.base is None or method not in cls.base.methods)]
            return first if len(first) == 1 else []
        if not isinstance(kind, Obj):
            return []
        return [cls for body in kind.bodies for cls in self.by_body[body].first(lambda c: method in c.methods)][:MAX_CLASSES]

    def containers(self, kind: Type, container: str, *methods: str) -> list[StaticClass]:
        """The first classes of the lines of such an object, where all extend this built-in one and none defines one of the methods."""
        if not isinstance(kind, Obj) or any(self.by_body[body].container != container for body in kind.bodies):
            return []
        if any(self.defining(kind, method) for method in methods):
            return []
        return [self.by_body[body].line()[0] for body in kind.bodies]

    def ancestor(self, a: int, b: int) -> int | None:
        """Body index of the nearest static class that both extend."""
        line = {k.body for k in self.by_body[a].line()}
        shared = [k.body for k in self.by_body[b].line() if k.body in line]
        return shared[-1] if shared else None


def find_classes(module: Module) -> Classes:
    found = Classes()
    if not module.functions or module.functions[0].hosted is not None:
        return found
    body = module.functions[0]
    stores = global_stores(module)
    origins = {name: origin for name, origin in origins_of(module).items() if stores[name] == 1}
    infos = {info.body: info for info in module.classes}
    outside = attributes_from_outside(module, OF_BUILTINS)
    defs = {dest: instr for instr in body.instrs() for dest in instr.dests}
    for instr in body.instrs():
        if instr.op != "make_class" or len(instr.imms) != 3:
            continue
        info = infos.get(int(instr.imms[2]))  # type: ignore[call-overload]
        if info is not None:
            made = _static(module, info, instr, defs, found, origins, outside.get(info.body, []))
            if made is not None:
                found.by_body[info.body] = made
                name = info.name
                if stores[name] == 1 and name not in module.hosted_writes:
                    found.by_global[name] = made
    return found


def global_stores(module: Module) -> Counter[str]:
    """How many operations bind or delete each global."""
    return Counter(
        str(instr.imms[0]) for fn in module.functions for instr in fn.instrs() if instr.op in ("store_global", "del_global")
    )


def _static(
    module: Module, info: ClassInfo, made: Instr, defs: dict[int, Instr], found: Classes, origins: dict[str, str], outside: list[str]
) -> StaticClass | None:
    body = module.functions[info.body]
    bound = frozenset(str(i.imms[0]) for i in body.instrs() if i.op == "store_name")
    if made.args[1] != ABSENT and not _plain_keywords(defs.get(made.args[1]), defs, origins):
        return None
    base: StaticClass | None = None
    container = ""
    bases = defs.get(made.args[0])
    if bases is not None and bases.op == "build_tuple":
        inside = [reg for reg in bases.args if not _is_outside(defs.get(reg), defs, origins)]
        if len(inside) > 1:
            return None
        for reg in inside:
            loaded = defs.get(reg)
            if loaded is None or loaded.op != "load_global":
                return None
            name = str(loaded.imms[0])
            base = found.by_global.get(name)
            if base is None and (name not in BUILTIN_BASES or name in module.globals_assigned):
                return None
            container = base.container if base is not None else "" if name == "object" else name
    members = 0 if base is None else base.members
    attrs = list(base.attrs) if base is not None else []
    if "__slots__" in bound:
        slots = _slots(body, info.name)
        if slots is None or len(attrs) > members:  # members stand before all other places
            return None
        attrs += slots
        members = len(attrs)
    cls = StaticClass(info, base, container, members=members, own=_own_methods(body, origins), wrapped=_wrapped(body, module), bound=bound)
    fields = list(info.annotations) if info.decorated else []  # what a dataclass assigns
    attrs += [name for name in dict.fromkeys(fields + info.self_attrs) if name not in attrs and name not in OF_OBJECT]
    if not members and not info.decorated and len(attrs) + len(outside) <= MAX_PLACES // 2:
        attrs += [name for name in outside if name not in attrs]
    if cls.depth >= MAX_LINE or len(attrs) > MAX_PLACES:
        return None
    if _slotted([i for i in module.functions[0].instrs() if made.dest in i.args], defs, origins):
        if len(fields) + (base.members if base else 0) != len(attrs):
            return None
        cls.members = len(attrs)
    cls.attrs = tuple(attrs)
    for index in info.methods.values():
        found.of_method[index] = cls
    methods = list(base.methods) if base is not None else []
    methods += [name for name in cls.own if name not in methods and name not in attrs]
    cls.methods = tuple(methods[:MAX_METHODS])
    if base is not None:
        base.subclasses.append(cls)
    return cls


def _slots(body: Function, cls: str) -> list[str] | None:
    """Names in the body's __slots__ as attributes, None when they are not written out."""
    defs = {dest: instr for instr in body.instrs() for dest in instr.dests}
    made = [defs[i.args[1]] for i in body.instrs() if i.op == "store_name" and i.imms[0] == "__slots__" and i.args[1] in defs]
    if len(made) != 1:
        return None
    names: object = made[0].imms[0] if made[0].op == "const" else None
    if made[0].op in ("build_list", "build_tuple"):
        names = tuple(defs[reg].imms[0] if reg in defs and defs[reg].op == "const" else None for reg in made[0].args)
    names = (names,) if isinstance(names, str) else names
    if not isinstance(names, tuple) or not all(isinstance(name, str) for name in names):
        return None
    return [mangle(cls, name) for name in names if name not in ("__dict__", "__weakref__")]


def _origin(made: Instr | None, defs: dict[int, Instr], origins: dict[str, str]) -> str:
    """Full name of what an expression takes from an imported module, "" for every other one."""
    if made is None:
        return ""
    if made.op in ("load_global", "load_name"):
        return origins.get(str(made.imms[0]), "")
    if made.op == "getattr":
        module = _origin(defs.get(made.args[0]), defs, origins)
        return module and f"{module}.{made.imms[0]}"
    return ""


def _is_outside(base: Instr | None, defs: dict[int, Instr], origins: dict[str, str]) -> bool:
    if base is not None and base.op == "getitem":  # Generic[T]
        base = defs.get(base.args[0])
    return _origin(base, defs, origins).rpartition(".")[0] in OUTSIDE


def _slotted(uses: list[Instr], defs: dict[int, Instr], origins: dict[str, str]) -> bool:
    """Whether a class is handed to dataclass(slots=True), which makes it again."""
    for call in uses:
        decorator = defs.get(call.args[0]) if call.op == "call" and len(call.args) == 2 else None
        if decorator is None or decorator.op != "call" or _origin(defs.get(decorator.args[0]), defs, origins) != "dataclasses.dataclass":
            continue
        names = decorator.imms[-1]
        if isinstance(names, tuple) and "slots" in names:
            value = defs.get(decorator.args[len(decorator.args) - len(names) + names.index("slots")])
            return value is not None and value.op == "const" and value.imms[0] is True
    return False


def _plain_keywords(made: Instr | None, defs: dict[int, Instr], origins: dict[str, str]) -> bool:
    """Keywords of a class statement that name no other metaclass than ABCMeta."""
    if made is None or made.op != "build_dict":
        return False
    for name, value in zip(made.args[::2], made.args[1::2], strict=True):
        key = defs.get(name)
        if key is None or key.op != "const":
            return False
        if key.imms[0] == "metaclass" and _origin(defs.get(value), defs, origins) != "abc.ABCMeta":
            return False
    return True


def _own_methods(body: Function, origins: dict[str, str]) -> dict[str, int]:
    """Functions that the body stores as they are, under a name it stores once, not counting what only declares an overload."""
    if body.hosted is not None or body.kind is not Kind.CLASS_BODY:
        return {}
    defs = {dest: instr for instr in body.instrs() for dest in instr.dests}
    calls = [i for i in body.instrs() if i.op == "call" and len(i.args) == 2]
    declared = {i.dest for i in calls if _origin(defs.get(i.args[0]), defs, origins) == "typing.overload"}
    stores = Counter(
        str(i.imms[0]) for i in body.instrs() if i.op == "del_name" or (i.op == "store_name" and i.args[1] not in declared)
    )
    made = {i.dest: int(i.imms[0]) for i in body.instrs() if i.op == "make_function"}  # type: ignore[call-overload]
    for i in calls:
        if i.args[1] in made and _origin(defs.get(i.args[0]), defs, origins) in SAME_FUNCTION:
            made[i.dest] = made[i.args[1]]
    uses = Counter(arg for i in body.instrs() for arg in i.args)
    return {
        str(i.imms[0]): made[i.args[1]]
        for i in body.instrs()
        if i.op == "store_name" and i.args[1] in made and uses[i.args[1]] == 1 and stores[str(i.imms[0])] == 1
    }


def _wrapped(body: Function, module: Module) -> dict[str, tuple[int, int]]:
    """Functions that the body stores as what the built-in classmethod or staticmethod makes of them."""
    defs = {dest: instr for instr in body.instrs() for dest in instr.dests}
    found = {}
    for store in body.instrs():
        call = defs.get(store.args[1]) if store.op == "store_name" else None
        if call is None or call.op != "call" or len(call.args) != 2:
            continue
        decorator, made = (defs.get(reg) for reg in call.args)
        name = str(decorator.imms[0]) if decorator is not None and decorator.op in ("load_name", "load_global") else ""
        if name in WRAPPERS and name not in module.globals_assigned and made is not None and made.op == "make_function":
            found[str(store.imms[0])] = (int(str(made.imms[0])), WRAPPERS[name])
    return found
