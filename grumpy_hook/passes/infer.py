"""The rules: what type each operation gives, and what it tells about parameters, attributes and globals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from grumpy_hook.ir.nodes import ABSENT, Function, Instr, Kind, Module, RegKind
from grumpy_hook.passes.classes import StaticClass, global_stores
from grumpy_hook.passes.declared import beside, declared
from grumpy_hook.passes.facts import Facts
from grumpy_hook.passes.golang import Constant, Direct, by_module
from grumpy_hook.passes.intrinsics import MATH_RESULTS, callee_name, method_result, result_type
from grumpy_hook.passes.lattice import (
    ANY,
    BOOL,
    FLOAT,
    INT,
    NONE,
    NUMBER,
    NUMBERS,
    STR,
    UNKNOWN,
    DictOf,
    Items,
    ListOf,
    Obj,
    TupleOf,
    Type,
    dict_of,
    expected,
    item_of,
    items_of,
    join,
    learn,
    learn_all,
    list_of,
    object_of,
    tuple_of,
)
from grumpy_hook.passes.origins import origins_of

ARITHMETIC = frozenset({"add", "sub", "mul", "floordiv", "mod", "pow"})
NUMERIC = (INT, FLOAT, NUMBER, ANY)  # what may be a number, and likely is beside another
CASTS = frozenset((module, "cast") for module in ("typing", "typing_extensions"))
ARRAY = ("array", "array")
ARRAY_ITEMS: dict[str, Type] = {**dict.fromkeys("fd", FLOAT), **dict.fromkeys("bBhHiIlLqQ", INT)}
BITWISE = frozenset({"and", "or", "xor", "lshift", "rshift"})


@dataclass
class Setting:
    """What the functions of a module share."""

    module: Module
    facts: Facts
    known: dict[str, int]

    def __post_init__(self) -> None:
        self.modules = {  # globals that hold an imported module, by the import statement
            str(store.imms[0]): str(made.imms[0])
            for fn in self.module.functions
            for made, store in pairwise(fn.instrs())
            if made.op == "import_name" and store.op == "store_global" and store.args == made.dests
        }
        self.taken = {  # globals that hold something of an imported module: (module, name)
            str(store.imms[0]): (str(module.imms[0]), str(made.imms[0]))
            for fn in self.module.functions
            for module, made, store in _imported(fn)
        }
        self.assigned = frozenset(self.module.globals_assigned)
        self.aliases = dict(_aliases(self.module))
        self.bound = self.assigned - self.aliases.keys()  # to what may not be a built-in
        origins = origins_of(self.module) if self.module.directs else {}
        self.directs = {name: found for name, origin in origins.items() if isinstance(found := self.module.directs.get(origin), Direct)}
        self.packages = by_module(self.module.directs, origins)


def _imported(fn: Function) -> Iterator[tuple[Instr, Instr, Instr]]:
    """The import_name, import_from and store_global of each `from m import a`."""
    made = {dest: instr for instr in fn.instrs() if instr.op in ("import_name", "import_from") for dest in instr.dests}
    for store in fn.instrs():
        taken = made.get(store.args[0]) if store.op == "store_global" else None
        module = made.get(taken.args[0]) if taken is not None and taken.op == "import_from" else None
        if taken is not None and module is not None and module.op == "import_name":
            yield module, taken, store


def _aliases(module: Module) -> Iterator[tuple[str, str]]:
    """Globals bound once, to what another one held then: (the one, the other), where the module binds no other."""
    stores = global_stores(module)
    for fn in module.functions[:1]:
        for made, store in pairwise(fn.instrs()):
            name = str(store.imms[0]) if store.op == "store_global" and made.op == "load_global" and store.args == made.dests else ""
            if stores[name] == 1 and str(made.imms[0]) not in module.globals_assigned and name not in module.hosted_writes:
                yield name, str(made.imms[0])


class Inference:
    """One function, given its parameters' types and the facts so far."""

    def __init__(self, fn: Function, params: list[Type], setting: Setting) -> None:
        self.fn = fn
        self.me = fn.code_index
        self.setting = setting
        self.facts = setting.facts
        self.ancestor = setting.facts.classes.ancestor
        self.types: dict[int, Type] = {reg: UNKNOWN for reg, kind in enumerate(fn.reg_kinds) if kind is RegKind.VALUE}
        for reg, kind in enumerate(params):
            seen = self.facts.read(self.me, "param", self.me, reg)
            self.types[reg] = expected(seen) if kind == UNKNOWN else beside(kind, seen, self.ancestor)
        self.defs: dict[int, list[Instr]] = {}
        for instr in fn.instrs():
            for dest in instr.dests:
                self.defs.setdefault(dest, []).append(instr)
        # a number cannot stand for "unbound"
        self.unboxable = set(self.types) - {(i.args or i.dests)[0] for i in fn.instrs() if i.op in ("check_bound", "undef")}
        self.unboxable -= {i.args[1] for i in fn.instrs() if i.op == "show_local"}

    def run(self) -> None:
        self.changed = True
        while self.changed:
            self.changed = False
            for block in self.fn.blocks:
                for instr in block.instrs:
                    rule = RULES.get(instr.op)
                    if rule is not None:
                        rule(self, instr)
                    else:
                        for dest in instr.dests:
                            self.set(dest, ANY)
                if block.term.kind == "for_next":
                    self.set(block.term.args[1], self.item(self.of(block.term.args[0]), block.term.args[0]))

    def result(self) -> Type:
        """What a call gives."""
        if self.fn.kind is Kind.GENERATOR:
            return self._yielded()
        kind: Type = UNKNOWN
        for block in self.fn.blocks:
            if block.term.kind == "return":
                kind = join(kind, self.of(block.term.args[0]), self.ancestor)
        return kind if self.fn.kind is Kind.PLAIN else ANY

    def _yielded(self) -> Type:
        found: Type = UNKNOWN
        for instr in self.fn.instrs():
            if instr.op == "yield":
                found = learn(found, self.of(instr.args[0]), self.ancestor)
            elif instr.op == "yield_from":
                made = self.maker(instr.args[0])
                item = item_of(self.of(made.args[0]), self.ancestor) if made is not None and made.op == "delegate_iter" else None
                found = learn(found, item or UNKNOWN, self.ancestor)
        return items_of(found)

    def set(self, reg: int, kind: Type) -> None:
        if reg not in self.types:
            return
        if kind in NUMBERS and reg not in self.unboxable:
            kind = ANY
        new = join(self.types[reg], kind, self.ancestor)
        if new != self.types[reg]:
            self.types[reg] = new
            self.changed = True

    def of(self, reg: int) -> Type:
        return ANY if reg == ABSENT else self.types.get(reg, ANY)

    def common(self, regs: tuple[int, ...]) -> Type:
        """What a container made of these holds, as a fact."""
        return learn_all(map(self.of, regs), self.ancestor)

    def maker(self, reg: int) -> Instr | None:
        """The one instruction that writes the register."""
        found = self.defs.get(reg, [])
        return found[0] if len(found) == 1 else None

    def named_class(self, reg: int) -> StaticClass | None:
        """The static class that the register is read from a global as."""
        made = self.maker(reg)
        return self.facts.classes.by_global.get(str(made.imms[0])) if made is not None and made.op == "load_global" else None

    def item(self, kind: Type, reg: int) -> Type:
        """What iterating over it gives."""
        made = self.maker(reg)
        if made is not None and made.op in ("range_iter", "reversed_range"):
            return INT
        found = self.items(kind)
        return _unsure(kind) if found is None else expected(found)

    def items(self, kind: Type) -> Type | None:
        """The same as a fact; None where the type does not tell."""
        if isinstance(kind, Obj):
            return self.facts.items(self.me, kind, "__iter__")
        return item_of(kind, self.ancestor)

    # Calls

    def call_function(self, index: int, args: list[tuple[int | str, Type]]) -> Type:
        """Tell the function what it is called with (by number or keyword); its result."""
        params = self.setting.module.functions[index].params
        left = set(range(params.pos))
        for at, kind in args:
            number = params.names.index(at) if isinstance(at, str) and at in params.names else at
            if isinstance(number, int) and number < params.pos + params.kwonly:
                self.facts.see(kind, "param", index, number)
                left.discard(number)
        for number in left:
            if self.facts.read(self.me, "default", index, number) == NONE:
                self.facts.see(NONE, "param", index, number)
        if all(block.term.kind != "return" for block in self.setting.module.functions[index].blocks):
            return UNKNOWN  # it always raises, as methods do that subclasses are to define
        return expected(self.facts.read(self.me, "result", index))

    def arguments(self, regs: tuple[int, ...], names: tuple[str, ...], first: int = 0) -> list[tuple[int | str, Type]]:
        plain = len(regs) - len(names)
        return [(first + at, self.of(reg)) for at, reg in enumerate(regs[:plain])] + [
            (name, self.of(reg)) for name, reg in zip(names, regs[plain:], strict=True)
        ]

    def method(self, obj: int, kind: Type, name: str, regs: tuple[int, ...], names: tuple[str, ...]) -> Type:
        """The call obj.name(regs)."""
        classes = self.facts.classes
        defining = classes.defining(kind, name)
        if isinstance(kind, Obj) or defining:
            result: Type = UNKNOWN
            for owner in defining:
                for index in owner.candidates(name):
                    result = join(result, self.call_function(index, [(0, object_of(owner.body)), *self.arguments(regs, names, 1)]), self.ancestor)
            return result if defining or not isinstance(kind, Obj) else self.body_method(obj, kind, name, regs)
        if isinstance(kind, ListOf):
            return self.list_method(obj, kind, name, [self.of(reg) for reg in regs])
        if isinstance(kind, DictOf):
            return self.dict_method(obj, kind, name, [self.of(reg) for reg in regs])
        made, given = self.maker(obj), classes.given(self.me) if obj == 0 and obj not in self.defs else None
        if given is not None or (made is not None and made.op == "load_global"):
            loaded = str(made.imms[0]) if made is not None else ""
            cls = given or classes.by_global.get(loaded)
            found = None if cls is None else cls.find(name)
            if found is not None:
                return self.call_function(found, self.arguments(regs, names))
            wrapped = None if cls is None else cls.find_wrapped(name)
            if wrapped is not None:
                return self.call_function(wrapped[0], self.arguments(regs, names, wrapped[1]))
            if given is not None:
                return ANY
            if self.setting.modules.get(loaded) == "math":
                return MATH_RESULTS.get(name, ANY)
            if (self.setting.modules.get(loaded), name) == ARRAY:
                return self.array(regs, names)
            member = self.setting.packages.get(loaded, {}).get(name)
            if isinstance(member, Direct):
                return member.kind
        return _unsure(kind) if kind == UNKNOWN else method_result(kind, name)

    def array(self, regs: tuple[int, ...], names: tuple[str, ...]) -> Type:
        """The call of array.array."""
        made = self.maker(regs[0]) if regs and not names else None
        code = made.imms[0] if made is not None and made.op == "const" else None
        item = ARRAY_ITEMS.get(code) if isinstance(code, str) else None
        return ANY if item is None else Items(item)

    def body_method(self, obj: int, kind: Obj, name: str, regs: tuple[int, ...]) -> Type:
        """A method that a class has from list."""
        held = self.facts.items(self.me, kind)
        return ANY if held is None else self.list_method(obj, ListOf(held), name, [self.of(reg) for reg in regs])

    def list_method(self, obj: int, kind: ListOf, name: str, args: list[Type]) -> Type:
        if name in ("append", "insert") and args:
            self.put(obj, list_of(args[-1]))
            return NONE
        if name == "extend" and args:
            item = self.items(args[0])
            if item is not None:
                self.put(obj, list_of(item))
            return NONE
        if name == "pop":
            return expected(kind.item)
        if name == "copy":
            return kind
        return INT if name in ("index", "count") else ANY

    def dict_method(self, obj: int, kind: DictOf, name: str, args: list[Type]) -> Type:
        match name:
            case "items":
                return items_of(TupleOf((kind.key, kind.value)))
            case "keys":
                return items_of(kind.key)
            case "values":
                return items_of(kind.value)
            case "copy":
                return kind
            case "get" if len(args) == 1:  # None is a likely answer
                return ANY if kind.value in NUMBERS else expected(kind.value)
            case "get" | "pop":
                return expected(learn(kind.value, args[1], self.ancestor)) if len(args) > 1 else expected(kind.value)
            case "setdefault" if len(args) > 1:
                self.put(obj, dict_of(args[0], args[1]))
                return expected(learn(kind.value, args[1], self.ancestor))
            case "update" if args and isinstance(args[0], DictOf):
                self.put(obj, args[0])
                return NONE
        return ANY

    def put(self, obj: int, kind: Type) -> None:
        """The list or dict gets such items: what the register was read from holds such ones."""
        if isinstance(self.of(obj), Obj):
            if isinstance(kind, ListOf):
                self.facts.see_item(self.of(obj), kind.item)
            return
        self.set(obj, kind)
        made = self.maker(obj)
        if made is None:
            return
        if made.op == "getattr":
            owner = self.of(made.args[0])
            if isinstance(owner, Obj):
                self.facts.see_attribute(owner, str(made.imms[0]), kind)
        elif made.op == "load_global":
            self.facts.see(kind, "global", str(made.imms[0]))
        elif made.op == "getitem":
            outer = self.of(made.args[0])
            if isinstance(outer, ListOf):
                self.put(made.args[0], list_of(kind))
            elif isinstance(outer, DictOf):
                self.put(made.args[0], dict_of(outer.key, kind))


def _unsure(kind: Type) -> Type:
    return UNKNOWN if kind == UNKNOWN else ANY


Rule = Callable[[Inference, Instr], None]
RULES: dict[str, Rule] = {}


def rule(*ops: str) -> Callable[[Rule], Rule]:
    def add(function: Rule) -> Rule:
        for op in ops:
            RULES[op] = function
        return function

    return add


@rule("const")
def _const(f: Inference, i: Instr) -> None:
    f.set(i.dest, constant(i.imms[0]))


def constant(value: object) -> Type:
    if type(value) is int:
        return INT if -(1 << 63) <= value < 1 << 63 else ANY
    if type(value) is tuple:
        return tuple_of(tuple(map(constant, value)))
    if value is None:
        return NONE
    kinds: dict[type, Type] = {float: FLOAT, bool: BOOL, str: STR}
    return kinds.get(type(value), ANY)


@rule("move", "check_bound")
def _move(f: Inference, i: Instr) -> None:
    f.set(i.dest, f.of(i.args[0]))


@rule("undef")
def _undef(f: Inference, i: Instr) -> None:
    pass  # no value at all


@rule("binary", "inplace")
def _binary(f: Inference, i: Instr) -> None:
    a, b, op = f.of(i.args[0]), f.of(i.args[1]), str(i.imms[0])
    if isinstance(a, Obj) and i.op == "binary":
        f.set(i.dest, f.method(i.args[0], a, f"__{op}__", i.args[1:], ()))
    else:
        f.set(i.dest, binary_type(op, a, b, f))


def binary_type(op: str, a: Type, b: Type, f: Inference) -> Type:
    """Type of ``a op b``."""
    if UNKNOWN in (a, b):
        return UNKNOWN
    if op == "truediv" and (a in NUMERIC and b in NUMERIC) and (a, b) != (ANY, ANY):
        return FLOAT
    if op in ARITHMETIC:
        if FLOAT in (a, b) and (a in NUMERIC and b in NUMERIC):
            return FLOAT
        if a in (INT, NUMBER) and b in (INT, NUMBER):
            return INT if a == b == INT else NUMBER
        if (a in NUMERIC and b in NUMERIC) and (a, b) != (ANY, ANY):
            return NUMBER
    elif op in BITWISE and a == b == INT:
        return INT
    if op == "add" and isinstance(a, ListOf) and isinstance(b, ListOf):
        return ListOf(learn(a.item, b.item, f.ancestor))
    if op == "mul" and ((isinstance(a, ListOf) and b == INT) or (isinstance(a, Items) and b in (INT, NUMBER, ANY))):
        return a
    return STR if (op == "add" and a == b == STR) or (op == "mod" and a == STR) else ANY


@rule("unary")
def _unary(f: Inference, i: Instr) -> None:
    kind = f.of(i.args[0])
    if i.imms[0] == "invert":
        kind = INT if kind == INT else _unsure(kind)
    f.set(i.dest, kind if kind in (*NUMBERS, NUMBER, UNKNOWN) else ANY)


@rule("compare", "bool_value")
def _truth(f: Inference, i: Instr) -> None:
    f.set(i.dest, BOOL if i.op == "bool_value" else ANY)


@rule("getattr")
def _getattr(f: Inference, i: Instr) -> None:
    kind, name = f.of(i.args[0]), str(i.imms[0])
    made = f.maker(i.args[0])
    member = f.setting.packages.get(str(made.imms[0]), {}).get(name) if made is not None and made.op == "load_global" else None
    if isinstance(member, Constant):
        f.set(i.dest, member.kind)
        return
    cls = f.named_class(i.args[0])
    if cls is not None:
        f.set(i.dest, expected(f.facts.class_attribute(f.me, cls, name)))
        return
    holders = f.facts.classes.holders(kind, name)
    if not holders:
        f.set(i.dest, _unsure(kind))
    for cls in holders:
        f.set(i.dest, expected(f.facts.attribute(f.me, cls.body, name)))


@rule("setattr")
def _setattr(f: Inference, i: Instr) -> None:
    cls = f.named_class(i.args[0])
    if cls is not None:
        f.facts.see(f.of(i.args[1]), "class", cls.body, str(i.imms[0]))
    else:
        f.facts.see_attribute(f.of(i.args[0]), str(i.imms[0]), f.of(i.args[1]))


@rule("store_name")
def _store_name(f: Inference, i: Instr) -> None:
    if f.me in f.facts.classes.by_body:
        f.facts.see(f.of(i.args[1]), "class", f.me, str(i.imms[0]))


@rule("load_global")
def _load_global(f: Inference, i: Instr) -> None:
    name = str(i.imms[0])
    mine = name in f.setting.assigned and name not in f.setting.known and name not in f.setting.modules
    mine = mine and name not in f.facts.classes.by_global and name not in f.setting.taken and name not in f.setting.module.hosted_writes
    f.set(i.dest, expected(f.facts.read(f.me, "global", name)) if mine else ANY)


@rule("store_global")
def _store_global(f: Inference, i: Instr) -> None:
    f.facts.see(f.of(i.args[0]), "global", str(i.imms[0]))


@rule("getitem")
def _getitem(f: Inference, i: Instr) -> None:
    kind = f.of(i.args[0])
    made = f.maker(i.args[1])
    if made is not None and made.op == "build_slice":
        _getslice(f, i)
    elif isinstance(kind, ListOf | Items):
        f.set(i.dest, expected(kind.item) if f.of(i.args[1]) in (INT, UNKNOWN) else ANY)
    elif isinstance(kind, DictOf):
        f.set(i.dest, expected(kind.value))
    elif isinstance(kind, TupleOf):
        at = made.imms[0] if made is not None and made.op == "const" else None
        known = isinstance(at, int) and -len(kind.items) <= at < len(kind.items)
        f.set(i.dest, expected(kind.items[at]) if known and isinstance(at, int) else f.item(kind, i.args[0]))
    elif isinstance(kind, Obj):
        held = f.facts.items(f.me, kind, "__getitem__") if f.of(i.args[1]) in (INT, UNKNOWN) else None
        f.set(i.dest, f.method(i.args[0], kind, "__getitem__", i.args[1:], ()) if held is None else expected(held))
    else:
        f.set(i.dest, STR if kind == STR else _unsure(kind))


@rule("setitem")
def _setitem(f: Inference, i: Instr) -> None:
    kind = f.of(i.args[0])
    if isinstance(kind, ListOf):
        if f.maker(i.args[1]) is None or f.maker(i.args[1]).op != "build_slice":  # type: ignore[union-attr]
            f.put(i.args[0], list_of(f.of(i.args[2])))
    elif isinstance(kind, DictOf):
        f.put(i.args[0], dict_of(f.of(i.args[1]), f.of(i.args[2])))
    elif isinstance(kind, Obj):
        f.method(i.args[0], kind, "__setitem__", i.args[1:], ())
        if f.of(i.args[1]) == INT:
            f.facts.see_item(kind, f.of(i.args[2]))


@rule("getslice")
def _getslice(f: Inference, i: Instr) -> None:
    kind = f.of(i.args[0])
    if isinstance(kind, TupleOf):
        kind = items_of(item_of(kind, f.ancestor) or UNKNOWN)
    f.set(i.dest, kind if isinstance(kind, ListOf | Items) or kind in (STR, UNKNOWN) else ANY)


@rule("build_dict")
def _build_dict(f: Inference, i: Instr) -> None:
    f.set(i.dest, dict_of(f.common(i.args[::2]), f.common(i.args[1::2])))


@rule("dict_set")
def _dict_set(f: Inference, i: Instr) -> None:
    f.set(i.args[0], dict_of(f.of(i.args[1]), f.of(i.args[2])))


@rule("set_size")
def _set_size(f: Inference, i: Instr) -> None:
    f.set(i.dest, INT)


@rule("build_set", "scratch_set")
def _build_set(f: Inference, i: Instr) -> None:
    f.set(i.dest, items_of(f.common(i.args)))


@rule("set_add")
def _set_add(f: Inference, i: Instr) -> None:
    f.set(i.args[0], items_of(f.of(i.args[1])))


@rule("list_to_tuple")
def _list_to_tuple(f: Inference, i: Instr) -> None:
    kind = f.of(i.args[0])
    f.set(i.dest, items_of(kind.item) if isinstance(kind, ListOf) else _unsure(kind))


@rule("make_function")
def _make_function(f: Inference, i: Instr) -> None:
    f.set(i.dest, ANY)
    kind, code = f.of(i.args[0]), int(str(i.imms[0]))
    if isinstance(kind, TupleOf):
        first = f.setting.module.functions[code].params.pos - len(kind.items)
        for number, default in enumerate(kind.items, first):
            f.facts.see(default, "default" if default in (*NUMBERS, NONE) else "param", code, number)


@rule("build_list")
def _build_list(f: Inference, i: Instr) -> None:
    f.set(i.dest, list_of(f.common(i.args)))


@rule("list_append")
def _list_append(f: Inference, i: Instr) -> None:
    f.set(i.args[0], list_of(f.of(i.args[1])))


@rule("list_extend")
def _list_extend(f: Inference, i: Instr) -> None:
    item = item_of(f.of(i.args[1]), f.ancestor)
    if item is not None:
        f.set(i.args[0], list_of(item))


@rule("build_tuple")
def _build_tuple(f: Inference, i: Instr) -> None:
    f.set(i.dest, tuple_of(tuple(f.of(reg) for reg in i.args)))


@rule("unpack")
def _unpack(f: Inference, i: Instr) -> None:
    kind = f.of(i.args[0])
    for at, dest in enumerate(i.dests):
        if isinstance(kind, TupleOf) and len(kind.items) == len(i.dests):
            f.set(dest, expected(kind.items[at]))
        else:
            f.set(dest, f.item(kind, i.args[0]))


@rule("iter")
def _iter(f: Inference, i: Instr) -> None:
    kind = f.of(i.args[0])
    if isinstance(kind, Obj):
        held = f.items(kind)
        f.set(i.dest, ANY if held is None else items_of(held))
    else:
        f.set(i.dest, kind if item_of(kind, f.ancestor) is not None or kind == UNKNOWN else ANY)


@rule("join_str", "format_value")
def _text(f: Inference, i: Instr) -> None:
    f.set(i.dest, STR)


@rule("call")
def _call(f: Inference, i: Instr) -> None:
    names: tuple[str, ...] = i.imms[0]  # type: ignore[assignment]
    args = i.args[1:]
    made = f.maker(i.args[0])
    if made is None or made.op != "load_global":
        f.set(i.dest, ANY)
        return
    name = str(made.imms[0])
    index, cls = f.setting.known.get(name), f.facts.classes.by_global.get(name)
    if index is not None:
        f.set(i.dest, f.call_function(index, f.arguments(args, names)))
    elif cls is not None:
        init = cls.find("__init__")
        if init is not None:
            f.call_function(init, [(0, object_of(cls.body)), *f.arguments(args, names, 1)])
        elif len(args) == 1 and not names:
            f.facts.see_item(object_of(cls.body), f.items(f.of(args[0])) or UNKNOWN)
        f.set(i.dest, object_of(cls.body))
    elif f.setting.taken.get(name) in CASTS and len(args) == 2 and not names:
        f.set(i.dest, _cast(f, args))
    elif f.setting.taken.get(name) == ARRAY:
        f.set(i.dest, f.array(args, names))
    elif f.setting.taken.get(name, ("",))[0] == "math":
        f.set(i.dest, MATH_RESULTS.get(f.setting.taken[name][1], ANY))
    elif (direct := f.setting.directs.get(name)) is not None:
        f.set(i.dest, direct.kind)
    else:
        f.set(i.dest, _builtin(f, i, args))


def _cast(f: Inference, args: tuple[int, int]) -> Type:
    """typing.cast(type, value)."""
    cls, made = f.named_class(args[0]), f.maker(args[0])
    if cls is not None:
        return object_of(cls.body)
    text = made.imms[0] if made is not None and made.op == "const" else None
    kind = declared(text, f.facts.classes.by_global, f.ancestor) if isinstance(text, str) else UNKNOWN
    return f.of(args[1]) if kind == UNKNOWN else kind


def _builtin(f: Inference, i: Instr, args: tuple[int, ...]) -> Type:
    name = callee_name(f.defs, i, f.setting.bound)
    name = None if name is None else f.setting.aliases.get(name, name)
    if name is None:
        return ANY
    kinds = tuple(f.of(arg) for arg in args)
    found = result_type(name, kinds)
    if found is not None:
        return found
    if UNKNOWN in kinds:
        return UNKNOWN
    items = [f.item(kind, arg) for kind, arg in zip(kinds, args, strict=True)]
    match name:
        case "range":
            return Items(INT)
        case "list" | "sorted":
            return list_of(items[0] if items else UNKNOWN)
        case "tuple" if args and isinstance(kinds[0], TupleOf):
            return kinds[0]
        case "dict":
            return kinds[0] if args and isinstance(kinds[0], DictOf) else dict_of(UNKNOWN, UNKNOWN) if not args else ANY
        case "reversed" | "tuple" | "set" | "frozenset" | "iter" if args:
            return items_of(items[0])
        case "next" if args:
            return items[0]
        case "enumerate" if args:
            return items_of(TupleOf((INT, items[0])))
        case "zip":
            return items_of(TupleOf(tuple(items)))
        case "str" | "repr" | "chr" | "hex" | "bin" | "input":
            return STR
        case "sum" if items and items[0] in NUMBERS and len(items) == 1:
            return items[0]
        case "min" | "max" if len(items) == 1:
            return items[0]
        case "isinstance" | "bool" | "any" | "all" | "callable" | "hasattr":
            return BOOL
    return ANY


@rule("call_method")
def _call_method(f: Inference, i: Instr) -> None:
    f.set(i.dest, f.method(i.args[0], f.of(i.args[0]), str(i.imms[0]), i.args[1:], i.imms[1]))  # type: ignore[arg-type]


@rule("call_loaded")
def _call_loaded(f: Inference, i: Instr) -> None:
    made = f.maker(i.args[0])
    if made is None or made.op != "load_method":
        f.set(i.dest, ANY)
        return
    obj = made.args[0]
    f.set(i.dest, f.method(obj, f.of(obj), str(made.imms[0]), i.args[2:], i.imms[0]))  # type: ignore[arg-type]


@rule("super_call")
def _super_call(f: Inference, i: Instr) -> None:
    owner = f.facts.classes.of_method.get(f.me)
    index = owner.base.find(str(i.imms[0])) if owner is not None and owner.base is not None else None
    if index is None or owner is None:
        f.set(i.dest, ANY)
        return
    names: tuple[str, ...] = i.imms[1]  # type: ignore[assignment]
    f.set(i.dest, f.call_function(index, [(0, object_of(owner.body)), *f.arguments(i.args[2:], names, 1)]))
