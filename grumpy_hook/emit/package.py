"""The Go package of one compiled module."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from grumpy_hook.build.project import MODULE
from grumpy_hook.emit.calls import Bound, bind, made_once
from grumpy_hook.emit.consts import ConstPool
from grumpy_hook.emit.function import FunctionEmitter
from grumpy_hook.emit.making import stores
from grumpy_hook.emit.names import binding_folder, identifier, package_name, quote_text
from grumpy_hook.emit.pieces import pieces
from grumpy_hook.emit.quick import Quick
from grumpy_hook.emit.quick import find as find_quick
from grumpy_hook.emit.told import find as find_told
from grumpy_hook.emit.versions import emit_versions
from grumpy_hook.ir.nodes import EVERY_NAME, Function, Inner, Instr, Kind, Module, Terminator
from grumpy_hook.passes.apart import takes_apart
from grumpy_hook.passes.brief import is_brief
from grumpy_hook.passes.classes import StaticClass
from grumpy_hook.passes.coroutines import runs_through
from grumpy_hook.passes.crossing import Reads, may_only_cross
from grumpy_hook.passes.golang import Constant, Direct
from grumpy_hook.passes.premises import Premise, premises
from grumpy_hook.passes.types import ModuleTypes, Signature

KINDS = {Kind.GENERATOR: "o.Generator", Kind.COROUTINE: "o.Coroutine", Kind.ASYNC_GENERATOR: "o.AsyncGenerator"}
DELEGATES = frozenset({"yield_from", "await"})
MAX_FIXED = 4  # parameters that a function may take through Code.F0..F4
MOST = 0xFFFF  # what a column of a Span holds


def waits_guarded(fn: Function) -> bool:
    """It may be suspended where its end is handled: in a try or with statement, a loop over another generator, or by what it
    delegates to."""
    return any(i.op in DELEGATES or (i.op == "yield" and block.handler is not None) for block in fn.blocks for i in block.instrs)


@dataclass
class Package:
    """Collects what the functions of a module need at package level."""

    module: Module
    types: ModuleTypes = field(default_factory=ModuleTypes)
    consts: ConstPool = field(default_factory=ConstPool)
    slots: dict[str, str] = field(default_factory=dict)  # Python global -> Go variable
    frames: dict[int, dict[str, str]] = field(default_factory=dict)
    caches: int = 0
    givings: int = 0
    supers: int = 0
    site_caches: dict[tuple[int, tuple[int, int]], str] = field(default_factory=dict)
    quicks: dict[int, Quick | None] = field(default_factory=dict)
    tolds: dict[int, str | None] = field(default_factory=dict)
    name_tuples: dict[tuple[str, ...], str] = field(default_factory=dict)
    statics: dict[int, str] = field(default_factory=dict)  # code index -> Go variable of the Func
    crossing: dict[int, Reads] = field(default_factory=dict)  # code index -> the globals that it reads
    known_values: dict[tuple[int, str, bool], str] = field(default_factory=dict)  # class body, attribute, is it a class method -> Go variable
    held: dict[Constant, str] = field(default_factory=dict)
    guarded: dict[Direct, str] = field(default_factory=dict)
    sites: dict[Direct, tuple[str, str]] = field(default_factory=dict)  # -> Go variable of the gb.Site, name of the package

    places: dict[tuple[int, ...], int] = field(default_factory=dict)  # -> its number in what tracebacks note
    inners: dict[Inner, tuple[int, str]] = field(default_factory=dict)  # -> its number, that of its place

    def __post_init__(self) -> None:
        self.line_path = self.module.path.replace("\n", " ")
        self.known = self.types.known
        methods = [index for cls in self.types.classes.by_body.values() for index in cls.own.values()]
        functions = self.module.functions
        methods += [index for cls in self.types.classes.by_body.values() for index, _ in cls.wrapped.values()]
        once = [index for index, fn in enumerate(functions) if made_once(fn)]
        self.statics = {index: f"s_{index}" for index in [*self.known.values(), *methods, *once] if functions[index].hosted is None}
        self.defaults = {int(i.imms[0]): count for i, count in default_counts(self.module)}  # type: ignore[call-overload]
        self.crossing = may_only_cross(self.module)
        self.body_to_class = {info.body: info for info in self.module.classes}

    # What functions ask for

    def place(self, fn: Function, at: Instr | Terminator) -> str:
        """The number of the place that a traceback shows for an operation."""
        columns = at.end_line - at.line, at.col, at.end_col, at.looked if isinstance(at, Instr) else 0
        if at.end_col <= 0 or not all(0 <= n <= MOST for n in columns):
            columns = 0, 0, 0, 0
        return self._place(at.line, *columns, self._inner(fn, at.inner) if at.inner else 0)

    def line(self, number: int) -> str:
        """The number of a place of which only the line is known."""
        return self._place(number, 0, 0, 0, 0, 0)

    def _place(self, *place: int) -> str:
        return str(self.places.setdefault(place, len(self.places)))

    def _inner(self, fn: Function, number: int) -> int:
        """The number, from 1, of a comprehension that has a frame in tracebacks."""
        inner = fn.inners[number - 1]
        if inner not in self.inners:
            place = self.place(fn, inner.where)
            self.inners[inner] = len(self.inners) + 1, place
        found, _ = self.inners[inner]
        return found if found <= MOST else 0

    def slot(self, name: str) -> str:
        if name not in self.slots:
            self.slots[name] = f"g_{identifier(name)}"
        return self.slots[name]

    def cache(self) -> str:
        self.caches += 1
        return f"ic{self.caches}"

    def giving(self) -> str:
        """A variable that knows whether the function called only returns an argument."""
        self.givings += 1
        return f"give{self.givings}"

    def super_cache(self) -> str:
        self.supers += 1
        return f"sc{self.supers}"

    def site_cache(self, index: int, position: tuple[int, int]) -> str:
        """The cache of one operation, which all versions of the function share."""
        if (index, position) not in self.site_caches:
            self.site_caches[index, position] = self.cache()
        return self.site_caches[index, position]

    def quick(self, index: int) -> Quick | None:
        """The version of a function that only computes; None for those without, and while it is being written: there is no recursion."""
        if index not in self.quicks:
            self.quicks[index] = None
            self.quicks[index] = find_quick(self, index)
        return self.quicks[index]

    def told(self, index: int) -> bool:
        """Whether there is a version of a function that only tells whether its result is true."""
        if index not in self.tolds:
            self.tolds[index] = None
            self.tolds[index] = find_told(self, index)
        return self.tolds[index] is not None

    def through(self, index: int) -> Signature | None:
        """What the version of a coroutine function that runs without a coroutine takes, None where there is none."""
        return self.types.signatures.get(index) if runs_through(self.module.functions[index]) else None

    def go_site(self, direct: Direct) -> tuple[str, str]:
        """The variable that recognises a Go function, and the name its package is imported under."""
        paths = {d.path: package for d, (_, package) in self.sites.items()}
        return self.sites.setdefault(direct, (f"gs{len(self.sites)}", paths.get(direct.path, f"go{len(paths)}")))

    def go_held(self, constant: Constant) -> str:
        """The variable that keeps a constant of a Go package."""
        return self.held.setdefault(constant, f"gc{len(self.held)}")

    def go_guarded(self, direct: Direct) -> str:
        """The function that calls a Go function which may panic: its second result says that it did not."""
        return self.guarded.setdefault(direct, f"gp{len(self.guarded)}")

    def _guarded(self, direct: Direct, name: str) -> str:
        names = [f"a{n}" for n in range(len(direct.params))]
        params = ", ".join(f"{name} {kind}" for name, kind in zip(names, direct.params, strict=True))
        call = f"{self.go_site(direct)[1]}.{direct.name}({', '.join(names)})"
        return f"func {name}({params}) (r {direct.result}, done bool) {{ defer gb.Recovered(); r = {call}; done = true; return }}"

    def names(self, names: tuple[str, ...]) -> str:
        return self.name_tuples.setdefault(names, f"n{len(self.name_tuples)}")

    def frame_field(self, index: int, name: str, go_type: str) -> None:
        self.frames.setdefault(index, {})[name] = go_type

    def static_function(self, index: int) -> str | None:
        """The package variable that holds a function made once by a def at module level."""
        return self.statics.get(index)

    def bind(self, index: int, args: tuple[int, ...], names: tuple[str, ...]) -> Bound | None:
        """How a direct call lays out its arguments."""
        return bind(self.module.functions[index], args, names, self.defaults.get(index, 0))

    def returns_none(self, index: int) -> bool:
        """Every return of the function is of the constant None."""
        fn = self.module.functions[index]
        nones = {i.dest for i in fn.instrs() if i.op == "const" and i.imms[0] is None}
        written = Counter(dest for i in fn.instrs() for dest in i.dests)
        returned = [b.term.args[0] for b in fn.blocks if b.term.kind == "return"]
        return fn.kind is Kind.PLAIN and all(reg in nones and written[reg] == 1 for reg in returned)

    def returns(self, index: int) -> bool:
        """The function may return: it is none that subclasses are to define, and only raises."""
        return any(block.term.kind == "return" for block in self.module.functions[index].blocks)

    def class_slots(self, body: int) -> str:
        info = self.body_to_class.get(body)
        if info is None or not info.self_attrs:
            return "nil"
        return self.names(tuple(info.self_attrs))

    def class_variable(self, cls: StaticClass) -> str:
        """The package variable that holds a static class."""
        return f"t_{cls.body}"

    def known_value(self, cls: StaticClass, name: str, method: bool = False) -> str:
        """The package variable that holds what reading the attribute from the class gives, or the function of a class method."""
        return self.known_values.setdefault((cls.body, name, method), f"v{len(self.known_values)}_{cls.body}")

    def static_class(self, body: int) -> str:
        """The Go expression of what the runtime is told of a static class, "nil" for others."""
        return f"&d_{body}" if body in self.types.classes.by_body else "nil"

    def _class_declarations(self) -> list[str]:
        out = []
        for body, cls in self.types.classes.by_body.items():
            base = "nil" if cls.base is None else f"&{self.class_variable(cls.base)}"
            parts = [f"Type: &t_{body}, Base: {base}, Depth: {cls.depth}"]
            parts += [f"Members: {cls.members}"] if cls.members else []
            parts += [f"{key}: {self.names(names)}" for key, names in (("Attrs", cls.attrs), ("Methods", cls.methods)) if names]
            parts += filter(None, [self._fills(cls), self._known_values(body)])
            out.append(f"var t_{body} o.Type")
            out.append(f"var d_{body} = o.StaticClass{{{', '.join(parts)}}}")
        if self.known_values:
            out.append("var " + ", ".join(self.known_values.values()) + " o.Value")
        return out

    def _known_values(self, body: int) -> str:
        """What the runtime keeps for code that reads attributes of the class."""
        asked = [
            f"{{Name: {quote_text(name)}, At: &{variable}{', Method: true' if method else ''}}}"
            for (of, name, method), variable in self.known_values.items() if of == body
        ]
        return f"Known: []o.Known{{{', '.join(asked)}}}" if asked else ""

    def _fills(self, cls: StaticClass) -> str:
        """What the runtime is told of an ``__init__`` that only stores."""
        init = cls.own.get("__init__")
        found = None if init is None else stores(self.module.functions[init], cls)
        static = None if init is None else self.static_function(init)
        if not found or static is None or any(isinstance(s.constant, (tuple, frozenset)) for s in found):
            return ""
        steps = (f"Param: {s.param}" if s.param >= 0 else f"Value: {self.consts.expr(s.constant)}" for s in found)
        filled = ", ".join(f"{{Place: {s.place}, {step}}}" for s, step in zip(found, steps, strict=True))
        return f"Init: &{static}, Fills: []o.Fills{{{filled}}}"

    # The text

    def emit(self) -> str:
        functions = []
        for fn in self.module.functions:
            if fn.hosted is None:
                functions.append(self._function(fn))
        functions += [quick.text for quick in self.quicks.values() if quick is not None]
        functions += [text for text in self.tolds.values() if text is not None]
        body = "\n".join(functions)
        parts = [f"package {package_name(self.module.name)}\n", self._declarations(), self._init(), body]
        text = "\n".join(parts)
        return self._with_imports(text)

    def _function(self, fn: Function) -> str:
        signature = self.types.signatures.get(fn.code_index)
        if signature is None:
            return self._in_pieces(fn, f"f_{fn.code_index}")
        return emit_versions(self, fn, signature)

    def _in_pieces(self, fn: Function, name: str) -> str:
        found = pieces(fn)
        if len(found) == 1:
            return FunctionEmitter(self, fn, name).emit()
        texts = [FunctionEmitter(self, piece, f"{name}p{number}").emit() for number, piece in enumerate(found)]
        param, arg = (", r0 o.Value", ", r0") if fn.kind is Kind.CLASS_BODY else ("", "")
        calls = [f"if _, err := {name}p{number}(c, f{arg}); err != nil {{ return o.Value{{}}, err }}\n" for number in range(len(found) - 1)]
        last = f"return {name}p{len(found) - 1}(c, f{arg})"
        texts.append(f"func {name}(c *o.Ctx, f *o.Func{param}) (o.Value, *o.Exc) {{\n{''.join(calls)}{last}\n}}\n")
        return "\n".join(texts)

    def _with_imports(self, text: str) -> str:
        head, rest = text.split("\n", 1)
        imports = ['o "goruntime/object"', '"goruntime/rt"']
        if re.search(r"\bmath\.(Abs|Sqrt|Float64bits|Float64frombits)\(", rest):
            imports.insert(0, '"math"')
        if self.sites or self.held:
            imports.append('gb "goruntime/gobind"')
            packages = {direct.path: package for direct, (_, package) in self.sites.items()}
            imports += [f'{package} "{path}"' for path, package in packages.items()]
            imports += [f'_ "{MODULE}/{binding_folder(path)}"' for path in packages]
        if "unsafe." in rest:
            imports.insert(0, '"unsafe"')
        return f"{head}\n\nimport (\n" + "".join(f"\t{line}\n" for line in imports) + f")\n{rest}"

    def _declarations(self) -> str:
        module = self.module
        spans = ", ".join(f"{{{', '.join(map(str, place))}}}" for place in self.places)
        out = [
            f"var mod = &o.Module{{Name: {quote_text(module.name)}, File: {quote_text(module.path)}, Spans: spans}}",
            f"var spans = []o.Span{{{spans}}}",
        ]
        for name in sorted(module.globals):
            self.slot(name)
        crossing = [
            f"var x_{index} = o.Crossing{{Reads: {self._slots(reads.used)}, Passes: {self._slots(reads.passed)}}}"
            for index, reads in self.crossing.items()
        ]
        if self.slots:
            out.append("var " + ", ".join(self.slots.values()) + " o.Slot")
        if self.caches:
            out.append("var " + ", ".join(f"ic{n}" for n in range(1, self.caches + 1)) + " o.AttrCache")
        if self.supers:
            out.append("var " + ", ".join(f"sc{n}" for n in range(1, self.supers + 1)) + " o.SuperCache")
        if self.givings:
            out.append("var " + ", ".join(f"give{n}" for n in range(1, self.givings + 1)) + " o.GivingSite")
        if self.statics:
            out.append("var " + ", ".join(self.statics.values()) + " o.Func")
        for direct, (site, _) in self.sites.items():
            out.append(f"var {site} = gb.NewSite({quote_text(direct.path)}, {quote_text(direct.name)})")
        out += [f"var {held} = gb.NewHeld({quote_text(constant.name)})" for constant, held in self.held.items()]
        out += [self._guarded(direct, name) for direct, name in self.guarded.items()]
        out += self._class_declarations()
        for names, variable in self.name_tuples.items():
            out.append(f"var {variable} = []string{{{', '.join(quote_text(n) for n in names)}}}")
        out += crossing
        for fn in module.functions:
            out.append(self._code(fn))
        return "\n".join(out + self.consts.declarations()) + "\n"

    def _code(self, fn: Function) -> str:
        p = fn.params
        fields = [
            f"Name: {quote_text(fn.name)}", f"Qualname: {quote_text(fn.twin[0] or fn.qualname)}", "Module: mod",
            f"FirstLine: {fn.twin[1] or fn.first_line}", f"Nth: {fn.twin[2]}",
        ]
        if p.names:
            fields.append(f"Params: []string{{{', '.join(quote_text(n) for n in p.names)}}}")
        for key, value in (("PosOnly", p.posonly), ("Pos", p.pos), ("KwOnly", p.kwonly)):
            if value:
                fields.append(f"{key}: {value}")
        for key, flag in (("VarArgs", p.varargs), ("VarKw", p.varkw)):
            if flag:
                fields.append(f"{key}: true")
        if fn.kind in KINDS:
            fields.append(f"Kind: {KINDS[fn.kind]}")
        if is_brief(fn):
            fields.append("Brief: true")
        if takes_apart(fn):
            fields.append("Apart: true")
        if fn.code_index in self.crossing:
            fields.append(f"Crosses: &x_{fn.code_index}")
        if needed := premises(fn):
            fields.append(f"Premises: []o.Premise{{{', '.join(map(self._premise, needed))}}}")
        if fn.free_vars:
            fields.append(f"FreeVars: []string{{{', '.join(quote_text(n) for n in fn.free_vars)}}}")
        fields.append(f"Doc: {self.consts.expr(fn.docstring)}")
        return f"var c_{fn.code_index} = &o.Code{{{', '.join(fields)}}}"

    def _slots(self, names: frozenset[str]) -> str:
        return f"[]*o.Slot{{{', '.join(f'&{self.slot(name)}' for name in sorted(names))}}}"

    def _premise(self, p: Premise) -> str:
        root = f"Global: &{self.slot(p.root)}, " if p.root else ""
        return f"{{{root}Path: []string{{{', '.join(quote_text(name) for name in p.path)}}}, Test: o.Is{p.test}}}"

    def _init(self) -> str:
        out = ["func init() {"]
        resident = self.module.hosted_reads | self.module.hosted_writes
        if EVERY_NAME in resident:
            resident = set(self.slots)
        for name, variable in self.slots.items():
            out.append(f"\trt.InitSlot(mod, &{variable}, {quote_text(name)}, {str(name in resident).lower()})")
        for fn in self.module.functions:
            if fn.hosted is not None or fn.kind is Kind.MODULE_BODY:
                continue
            out.extend(self._entries(fn))
        codes = ", ".join(f"{fn.code_index}: c_{fn.code_index}" for fn in self.module.functions if fn.kind is not Kind.MODULE_BODY)
        if self.inners:
            out.append(f"\tmod.Inners = []o.Inner{{{', '.join(_inner(inner, place) for inner, (_, place) in self.inners.items())}}}")
        out.append(f"\tmod.Codes = []*o.Code{{{codes}}}")
        out.append("\trt.Register(mod, body)\n}")
        out.append("func body(c *o.Ctx) *o.Exc {\n\tvar err *o.Exc")
        out.extend(f"\t{line}" for line in self.consts.setup)
        out.append("\t_, err = f_0(c, nil)\n\treturn err\n}\n")
        return "\n".join(out)

    def _entries(self, fn: Function) -> list[str]:
        """Code.F0..F4 and FN of one function."""
        index = fn.code_index
        count = 1 if fn.kind is Kind.CLASS_BODY else len(fn.params.names)
        args = "".join(f", a[{n}]" for n in range(count))
        out = []
        if count <= MAX_FIXED:
            out.append(f"\tc_{index}.F{count} = f_{index}")
        if made_once(fn):
            out.append(f"\ts_{index} = *o.NewFunc(c_{index}, nil, nil, nil)")
        if fn.kind in KINDS:
            out.append(f"\tm_{index}.Resume, m_{index}.Clear = gen_{index}, clear_{index}")
            if index in self.types.signatures:
                out.append(f"\tmg_{index}.Resume, mg_{index}.Clear = gen_{index}g, clear_{index}")
            if waits_guarded(fn):
                out.append(f"\tm_{index}.Guarded = true")
                if index in self.types.signatures:
                    out.append(f"\tmg_{index}.Guarded = true")
        out.append(
            f"\tc_{index}.FN = func(c *o.Ctx, f *o.Func, a []o.Value) (o.Value, *o.Exc) {{ return f_{index}(c, f{args}) }}"
        )
        return out


def _inner(inner: Inner, place: str) -> str:
    names = f"Name: {quote_text(inner.name)}, Qualname: {quote_text(inner.qualname)}, Module: mod"
    params = 'Params: []string{".0"}, Pos: 1'
    return f"{{&o.Code{{{names}, FirstLine: {inner.where.line}, Nth: {inner.nth}, {params}, Doc: o.None}}, {place}}}"


def default_counts(module: Module) -> Iterator[tuple[Instr, int]]:
    """Each make_function with how many defaults it gives, where that is written out."""
    for fn in module.functions:
        made = {dest: i for i in fn.instrs() for dest in i.dests if i.op in ("const", "build_tuple")}
        for i in fn.instrs():
            given = made.get(i.args[0]) if i.op == "make_function" else None
            if given is not None:
                yield i, len(given.args) if given.op == "build_tuple" else len(given.imms[0])  # type: ignore[arg-type]
