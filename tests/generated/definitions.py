"""Functions, generators and classes at module level, and the function that uses them."""

from __future__ import annotations

import random

from tests.generated.forms import IMPORTS, Forms
from tests.generated.values import LITERALS
from tests.generated.writer import parses

PRELUDE = IMPORTS + '''

def show(*values):
    print(*[repr(value) for value in values])


def words(error):
    """What it says, without which of CPython's own functions met the recursion limit."""
    return str(error).partition(" in ")[0] if isinstance(error, RecursionError) else str(error)


def places(error, limit=None):
    frames = traceback.extract_tb(error.__traceback__, limit=limit)
    found = [(f.name, f.lineno, f.colno, f.end_lineno, f.end_colno) for f in frames if f.filename == __file__]
    if isinstance(error, UnboundLocalError) and sys.version_info < (3, 12):
        found[-1] = found[-1][:1]  # once warm, 3.11 runs two instructions as one, and shows the place of the first
    return found


def show_error(error):
    parts = [type(error).__name__, words(error)]
    if error.__cause__ is not None:
        parts.append(f"from {type(error.__cause__).__name__}")
    if error.__context__ is not None:
        parts.append(f"in {type(error.__context__).__name__}: {error.__context__}")
    print(*parts, *[place[:3] + place[4:] for place in places(error, 4)])  # where a line ends is not known without columns


def clip(value):
    if isinstance(value, int):
        return value if -10**40 < value < 10**40 else value % 1000003
    if isinstance(value, (str, bytes, list, tuple, bytearray)):
        return value[:40]
    return value


class Manager:
    def __init__(self, number, swallow):
        self.number, self.swallow = number, swallow

    def __enter__(self):
        print("enter", self.number)
        return self.number

    def __exit__(self, kind, error, trace):
        print("exit", self.number, kind and kind.__name__, error)
        if isinstance(self.swallow, type):
            return kind is not None and issubclass(kind, self.swallow)
        return self.swallow
'''

PARAMETERS = (
    "a", "a, b", "a, b=2", "a, /, b", "a, *, b", "a, b=1, *args", "a, *args, b=3, **kw", "a, **kw", "*args", "**kw", "a, /, b=2, *, c=3", "a=1, *, b, c=2", "a, b, /, *args, c, **kw", "a: int, b: float = 0.5", "a: int, b: int", "a: str, b='x'",
)  # fmt: skip

CALLS = (
    "{f}({int})", "{f}({int}, {int})", "{f}({any}, {any})", "{f}({int}, b={int})", "{f}(a={int}, b={str})", "{f}()", "{f}({int}, {int}, {int}, c={int})", "{f}(*{ints})", "{f}(*{tuple}, **{dict})", "{f}({int}, **{dict})", "{f}(*{ints}, b={int}, c={any})",
    "{f}(b={int}, a={int})", "{f}({str}, {float})", "{f}({float}, {int})", "{f}(*[{int}, {int}])", "{f}({int}, c={int}, b={int}, d={any})",
)  # fmt: skip

METHODS = (
    ("__len__", "self", "return {small}"), ("__bool__", "self", "return {bool}"), ("__eq__", "self, other", "return {any} if isinstance(other, int) else NotImplemented"), ("__lt__", "self, other", "return self.x < other if isinstance(other, int) else NotImplemented"),
    ("__add__", "self, other", "return ('add', self.x, other)"), ("__radd__", "self, other", "return ('radd', other)"), ("__iadd__", "self, other", "self.x = other; return self"), ("__mul__", "self, other", "return NotImplemented"), ("__neg__", "self", "return {any}"),
    ("__getitem__", "self, key", "show('item', key); return {ints}[key]"), ("__setitem__", "self, key, value", "show('set', key, value)"), ("__delitem__", "self, key", "show('del', key)"), ("__contains__", "self, item", "return {any}"), ("__call__", "self, *args, **kw", "return (args, kw)"),
    ("__iter__", "self", "yield from {ints}"), ("__iter__", "self", "return iter({str})"), ("__hash__", "self", "return {int}"), ("__str__", "self", "return {str}"), ("__format__", "self, spec", "return 'F' + spec + {str}"), ("__getattr__", "self, name", "return name + '!'"),
    ("__getattr__", "self, name", "raise AttributeError(name)"), ("__index__", "self", "return {small}"), ("__int__", "self", "return {int}"), ("__float__", "self", "return {float}"), ("__enter__", "self", "return self"), ("__exit__", "self, *e", "show('leave', e[0]); return {bool}"),
    ("__reversed__", "self", "return iter({ints})"), ("__missing__", "self, key", "return ('missing', key)"), ("__abs__", "self", "return {any}"), ("__rsub__", "self, other", "return ('rsub', other)"), ("__matmul__", "self, other", "return {any}"), ("__setattr__", "self, name, value", "object.__setattr__(self, name, value)"),
    ("__bytes__", "self", "return {bytes}"), ("__round__", "self, n=None", "return ('round', n)"), ("__divmod__", "self, other", "return {tuple}"), ("__pow__", "self, other, mod=None", "return (other, mod)"), ("__init_subclass__", "cls, **kw", "show('subclass', cls.__name__, kw)"), ("__class_getitem__", "cls, key", "return ('class item', key)"),
)  # fmt: skip

USES = (
    "{o} + {int}", "{int} + {o}", "{o} == {int}", "{o} != {o}", "{o} < {int}", "{int} > {o}", "{o}[{small}]", "{o}[{slice}]", "{o}({int}, k={any})", "list({o})", "len({o})", "bool({o})", "str({o})", "f'{o}'", "'%s' % ({o},)", "{int} in {o}", "{o}.x", "{o}.y", "{o}.nope", "{o}.method({int})", "{o}.method({int}, {int})",
    "{c}.method({o}, {int})", "{o}.prop", "{o}.made({int})", "{c}.made({str})", "{o}.fixed({int})", "-{o}", "abs({o})", "int({o})", "float({o})", "isinstance(hash({o}), int)", "{o} * {int}", "{ints}[{o}]", "isinstance({o}, {c})", "type({o}).__name__", "{c}.__mro__[-2].__name__", "[m.__name__ for m in {c}.__mro__]", "{c}.CONST", "{o}.CONST",
    "sorted(vars({o}).items())", "getattr({o}, 'x', {any})", "hasattr({o}, 'zz')", "list(reversed({o}))", "{o} @ {o}", "{int} - {o}", "round({o})", "round({o}, {small})", "pow({o}, 2, 3)", "divmod({o}, 2)", "bytes({o})", "{c}[{int}]", "{o} is {o}", "range({o})", "max([{o}], default=1) is {o}", "format({o}, 'abc')", "{o}.__class__.__name__", "{c}.__qualname__", "{o}.count",
    "{c}({int})", "{c}()", "{c}({int}, {int}, {int})", "callable({o})", "[*{o}]", "dict({o})", "{o} and {int}", "not {o}", "{o}.helper()", "copy({o}).x", "{o}.__dict__",
)  # fmt: skip

CHANGES = ("{o}.x = {any}", "{o}.y += {int}", "{o}.prop = {int}", "del {o}.x", "{o}[{small}] = {any}", "del {o}[{small}]", "{o} += {int}", "{o}.new = {any}", "{c}.CONST = {int}", "with {o} as {n}: show({n} is {o}, {any})", "for {n} in {o}: show({n})", "{a}, {b} = {o}", "{o}.x, {o}.y = {int}, {str}", "del {o}.prop")

BASES = ("", "", "", "(object)", "(dict)", "(list)", "(Exception)", "(int)", "(str)", "(tuple)", "(ValueError)")


class Definitions(Forms):
    """`functions`, `classes`, `generators`: names made so far in this program."""

    def __init__(self, rng: random.Random, tag: str) -> None:
        super().__init__(rng, tag)
        self.functions: list[str] = []
        self.classes: list[str] = []
        self.generators: list[str] = []

    def function(self) -> None:
        name, parameters = self.top("f"), self.rng.choice(PARAMETERS)
        mark = len(self.variables)
        with self.block(f"def {name}({parameters}):"):
            self._parameters(parameters)
            if self.chance(0.3):
                self.put(f"global g_{self.tag}")
                self.put(f"g_{self.tag} = {self.expression('int', 1)}")
            self.body(self.rng.randint(0, 3))
            self.put(f"return {self.expression(self.kind())}{', a' if 'a' in parameters.split(',')[0][:1] else ''}")
        del self.variables[mark:]
        self.functions.append(name)

    def _parameters(self, parameters: str) -> None:
        for part in parameters.replace(" ", "").split(","):
            name = part.partition("=")[0].partition(":")[0]
            if name.isidentifier():
                self.variables.append((name, "str" if "str" in part else "float" if "float" in part else "int"))
            elif name.startswith("**"):
                self.variables.append((name[2:], "dict"))
            elif len(name) > 1 and name.startswith("*"):
                self.variables.append((name[1:], "tuple"))

    def recursive(self) -> None:
        name = self.top("r")
        mark = len(self.variables)
        with self.block(f"def {name}(n, a=1):"):
            self.variables += [("n", "int"), ("a", "int")]
            with self.block("if n <= 0:"):
                self.put(f"return {self.expression(self.rng.choice(('int', 'int', 'float', 'str')), 1)}")
            call = self.rng.choice((f"{name}(n - 1) + {name}(n - 2)", f"{name}(n - 1) * 2 + n", f"{name}(n - 1, a * n)", f"[{name}(n - 1)]", f"a + {name}(n - 2, a + 1)", f"{name}(n - 1, a << 9) - a"))
            self.put(f"return {call}")
        del self.variables[mark:]
        self.functions.append(name)

    def generator_function(self) -> None:
        name = self.top("g")
        mark = len(self.variables)
        with self.block(f"def {name}(n=3):"):
            self.variables.append(("n", "int"))
            self.generator = True
            self.put(f"yield {self.expression('any', 1)}")
            self.body(self.rng.randint(1, 3))
            if self.chance(0.6):
                with self.block("try:"):
                    self.put(f"got = yield {self.expression('int', 1)}")
                    self.put("show('got', got)")
                    self.body(1, 1)
                if self.chance(0.5):
                    with self.block("except ValueError as e:"):
                        self.put("show_error(e)")
                        self.put(f"yield {self.expression('int', 1)}")
                with self.block("finally:"):
                    self.put("show('closing')")
                    if self.chance(0.2):
                        self.put("yield 'in finally'")
            if self.generators and self.chance(0.4):
                self.put(f"back = yield from {self.rng.choice(self.generators)}(2)")
                self.put("show('back', back)")
            self.put(f"return {self.expression('int', 1)}")
            self.generator = False
        del self.variables[mark:]
        self.generators.append(name)

    def class_definition(self) -> None:
        """One whose bases do not fit together is caught."""
        name = self.top("C")
        bases = [f"({self.rng.choice(self.classes)})"] * 4 if self.classes else []
        base = self.rng.choice((*BASES, *bases))
        if len(self.classes) > 1 and self.chance(0.2):
            base = f"({', '.join(self.rng.sample(self.classes, 2))})"
        if len(base.split(",")) == 1:
            return self._class(name, base)
        with self.block("try:"):
            self._class(name, base)
        with self.block("except TypeError as error:"):
            self.put("show_error(error)")
            self.put(f"{name} = object")

    def _class(self, name: str, base: str) -> None:
        mark = len(self.variables)
        with self.block(f"class {name}{base}:"):
            plain = base in ("", "(object)")
            if plain and self.chance(0.2):
                self.put("__slots__ = ('x', 'y')")
            self.put(f"CONST = {self.rng.choice(LITERALS['int'])}")
            if self.chance(0.8):
                more = self.rng.choice(("x=1, y=2", "x, y=0", "*x, y=5", "x=3"))
                with self.block(f"def __init__(self, {more}):"):
                    if not plain and self.chance(0.7):
                        self.put(self.rng.choice(("super().__init__()", "super().__init__(x)", "super().__init__(x) if x else None")))
                    self.put("self.x = x")
                    self.put(f"self.y = {'y' if 'y' in more else self.expression('int', 1)}")
            self._methods()
            for method, parameters, text in self.rng.sample(METHODS, self.rng.randint(1, 6)):
                with self.block(f"def {method}({parameters}):"):
                    self.put(self.fill(text, 1))
        del self.variables[mark:]
        self.classes.append(name)

    def _methods(self) -> None:
        self.variables.append(("self.x", "int"))
        with self.block("def method(self, p, q=2):"):
            self.variables += [("p", "int"), ("q", "int")]
            if self.chance(0.3):
                self.put("show(super().method(p))")
            self.body(self.rng.randint(0, 2), 1)
            self.put(f"return {self.expression('int')}, __class__.__name__")
        del self.variables[-2:]
        if self.chance(0.5):
            self.put("@property")
            with self.block("def prop(self):"):
                self.put(f"return ('prop', {self.expression('int', 1)})")
            if self.chance(0.5):
                self.put("@prop.setter")
                with self.block("def prop(self, value):"):
                    self.put("self.y = value")
        if self.chance(0.4):
            self.put("@classmethod")
            with self.block("def made(cls, v):"):
                self.put("return cls.__name__, v, cls.CONST")
        if self.chance(0.4):
            self.put("@staticmethod")
            with self.block("def fixed(v):"):
                self.put("return ('fixed', v)")

    # The function that is run

    def case(self) -> None:
        with self.block(f"def case_{self.tag}():"):
            self.body_of_case()

    def body_of_case(self) -> None:
        for _ in range(self.rng.randint(2, 5)):
            self.valid(self.guarded)
        for name in self.functions:
            for _ in range(2):
                self.use("show(%s)" % self.rng.choice(CALLS if name[0] == "f" else ("{f}({small})", "{f}(12)", "{f}({small}, {int})", "{f}(5, {any})")).replace("{f}", name))
        for name in self.classes:
            self.object(name)
        for name in self.generators:
            self.drive(name)
        self.use_forms()
        self.put(f"show(g_{self.tag})")

    def use(self, template: str) -> None:
        def write() -> None:
            with self.block("try:"):
                self.put(self.fill(template, 1))
            with self.block("except Exception as error:"):
                self.put("show_error(error)")

        self.valid(write)

    def object(self, name: str) -> None:
        made = self.fresh("o")
        self.put(f"{made} = None")
        self.use(f"{made} = {name}({self.rng.choice(('', '{int}', '{int}, {int}', '{str}'))})")
        for _ in range(self.rng.randint(3, 8)):
            text = self.rng.choice(USES)
            text = f"show({text})" if self.chance(0.75) else self.rng.choice(CHANGES)
            for hole, value in (("{o}", made), ("{c}", name), ("{n}", self.fresh()), ("{a}", self.fresh()), ("{b}", self.fresh())):
                text = text.replace(hole, value)
            self.use(text)

    def drive(self, name: str) -> None:
        it = self.fresh("it")
        self.put(f"{it} = {name}({self.rng.choice(('', '2', 'n=1'))})")
        steps = ("show(next(%s))", "show(next(%s))", "show(%s.send({int}))", "show(%s.throw(ValueError({int})))", "show(%s.throw(KeyError))", "show(%s.close())", "show(list(%s))", "show(list(islice(%s, 2)))", "for x in %s: show(x); break", "show(sum(1 for _ in %s))", "show(next(%s, 'end'))", "show(*%s)", "a, *b = %s; show(a, b)")
        for _ in range(self.rng.randint(2, 6)):
            self.use(self.rng.choice(steps) % it)
        self.use(f"show({it}.close())")


def program(rng: random.Random, tag: str) -> str:
    """Definitions and `case_<tag>()`, to stand behind PRELUDE."""
    while True:
        w = Definitions(rng, tag)
        w.put(f"g_{tag} = {rng.choice(LITERALS['int'])}")
        for _ in range(w.rng.randint(0, 2)):
            w.rng.choice((w.function, w.function, w.recursive))()
        for _ in range(w.rng.choice((0, 0, 1, 2))):
            w.class_definition()
        if w.chance(0.3):
            w.generator_function()
        if w.chance(0.6):
            w.written_out()
        w.case()
        text = "\n".join(w.lines) + "\n"
        if parses(text):
            return text
