"""The Go packages of one loaded image: its operations, classes and members.

Everything is made when it is first asked for: a package may have hundreds of members.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any, NamedTuple

from grumpy_hook.gopkg import classes
from grumpy_hook.gopkg.generics import GenericFunction, GenericType
from grumpy_hook.gopkg.spelling import module_name

_bindings: dict[type, Binding] = {}


def binding_of(base: type) -> Binding:
    """The binding whose Go objects derive from `base`."""
    return _bindings[base]


class ClassInfo(NamedTuple):
    """What the image says of a Go type; `elem` and `key` are the numbers of the element's and key's types, -1 without;
    `reads` and `writes`: it is an io.Reader, an io.Writer."""

    package: str
    name: str
    kind: str
    bound: bool
    methods: tuple[str, ...]
    fields: tuple[str, ...]
    text: str
    elem: int
    key: int
    scalar: bool
    direction: int
    reads: bool
    writes: bool


class Package(NamedTuple):
    """One package: its members' names by kind, and gobindgen's description of each."""

    path: str
    doc: str
    kinds: dict[str, str]
    rows: dict[str, dict[str, Any]]
    unbound: dict[str, str]


class Binding:
    def __init__(self, image: Any, descriptions: dict[str, dict[str, Any]], helpers: ModuleType) -> None:
        """`image` is the loaded library; `descriptions` are gobindgen's, by import path; `helpers` is our module."""
        self._image = image
        self._descriptions = descriptions
        self._packages: dict[str, Package] = {}
        self._classes: dict[int, type] = {}
        self._ops: dict[str, Any] = {}
        self.base: type = image.go_init(helpers)
        _bindings[self.base] = self

    @property
    def paths(self) -> frozenset[str]:
        return frozenset(self._descriptions)

    def __getattr__(self, name: str) -> Any:
        """An operation of the image's (goruntime/gobind/ops.go and its neighbours)."""
        if name.startswith("__"):
            raise AttributeError(name)
        made = self._image.go_function("", name)
        setattr(self, name, made)
        return made

    def package(self, path: str) -> Package:
        found = self._packages.get(path)
        if found is None:
            found = self._packages[path] = self._read(path)
        return found

    def _read(self, path: str) -> Package:
        described = self._descriptions[path]
        kinds: dict[str, str] = {}
        rows: dict[str, dict[str, Any]] = {}
        for kind in ("funcs", "consts", "vars", "types"):
            for row in described[kind]:
                kinds[row["name"]] = kind
                rows[row["name"]] = row
        return Package(path, described["doc"], kinds, rows, {u["name"]: u["reason"] for u in described["unbound"]})

    def member(self, path: str, name: str) -> Any:
        """A function, constant or type, or the present value of a variable. Raises KeyError for another name."""
        package = self.package(path)
        match package.kinds[name]:
            case "consts":
                return self.const(path, name)
            case "vars":
                return self.var_get(path, name)
            case "funcs":
                return self._function(path, name, package.rows[name])
            case _:
                return self._type(path, name, package.rows[name])

    def _function(self, path: str, name: str, row: dict[str, Any]) -> Any:
        instances = row.get("instances")
        if instances:
            return GenericFunction(self, path, row)
        return self.function(path, name, row)

    def function(self, path: str, name: str, row: dict[str, Any]) -> Any:
        """A function by its name, an instance of a generic one by `Name[types]`."""
        made = self.func(path, name)
        _describe(made, module_name(path), row, False)
        return made

    def _type(self, path: str, name: str, row: dict[str, Any]) -> Any:
        if row.get("instances"):
            return GenericType(self, path, row)
        return self.make_class(self.type(path, name))

    def make_class(self, number: int) -> type:
        """The class of a Go type, by the number that the image gave it."""
        made = self._classes.get(number)
        if made is None:
            made = self._classes[number] = self._new_class(number)
        return made

    def info(self, number: int) -> ClassInfo:
        return ClassInfo(*self.class_info(number))

    def _new_class(self, number: int) -> type:
        info = self.info(number)
        row = self._row(info)
        module = module_name(info.package) if info.package else "__go__"
        described = {method["name"]: method for method in row.get("methods", ())}
        fields = {field["name"]: field for field in row.get("fields", ())}
        members: dict[str, Any] = {
            "__module__": module,
            "__qualname__": info.name,
            "__doc__": row.get("doc") or f"Go type {info.text}.",
            "__slots__": (),
            "__go_type__": number,
            "__go_binding__": self,
            "__go_text__": info.text,
        }
        for name in info.methods:
            made = self.method(number, name)
            _describe(made, module, described.get(name), True)
            members[name] = made
        for name in info.fields:
            field = fields.get(name, {})
            doc = "\n\n".join(filter(None, [field.get("go"), field.get("doc")])) or None
            members[name] = property(self.getter(number, name), self.setter(number, name), None, doc)
        return classes.build(self, info, members)

    def _row(self, info: ClassInfo) -> dict[str, Any]:
        if info.package not in self._descriptions:
            return {}
        rows = self.package(info.package).rows
        return rows.get(info.name.partition("[")[0], {})

    def number_of(self, kind: Any) -> int:
        """The number of a Go type given as a Python type, a Go class or a name such as "int64" or "[]string"."""
        own = getattr(kind, "__go_type__", None)
        if own is not None:
            if kind.__go_binding__ is not self:
                raise TypeError(f"{kind.__go_text__} belongs to another image: import its package together with the others")
            return int(own)
        name = "object" if kind is object else classes.go_name(kind)
        if name.startswith("[]"):
            return int(self.slice_of(self.number_of(name[2:])))
        if name.startswith("*"):
            return int(self.pointer_to(self.number_of(name[1:])))
        return int(self.basic(name))


def _describe(function: Any, module: str, row: dict[str, Any] | None, is_method: bool) -> None:
    function.__module__ = module
    if row is not None:
        function.__go_row__ = (row, is_method)
        function.__doc__ = row.get("doc") or None
