"""Stubs (.pyi) of Go packages, for editors and type checkers."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Mapping
from typing import Any

from grumpy_hook.gopkg.annotations import other_types
from grumpy_hook.gopkg.spelling import module_name

HEAD = "import typing as _t\n\nimport grumpy_hook.gopkg.types as _go\n"
_BASES = {"struct": "Struct", "slice": "Slice", "array": "Slice", "map": "Map", "chan": "Chan", "func": "Func", "interface": "Interface"}
_SAME = ("__add__", "__radd__", "__sub__", "__rsub__", "__mul__", "__rmul__")


def stubs(descriptions: Mapping[str, dict[str, Any]]) -> dict[str, str]:
    """Relative path -> text, for packages by import path. Types of packages that are not among them are Any."""
    made: dict[str, str] = {}
    for path in descriptions:
        parts = module_name(path).split(".")
        for count in range(1, len(parts)):
            made.setdefault("/".join([*parts[:count], "__init__.pyi"]), "")
    for path, described in descriptions.items():
        made["/".join([*module_name(path).split("."), "__init__.pyi"])] = _Stub(path, described, frozenset(descriptions)).text()
    return made


class _Stub:
    def __init__(self, path: str, described: dict[str, Any], known: frozenset[str]) -> None:
        self._path = path
        self._described = described
        self._known = known
        self._imports: set[str] = set()
        self._types = {row["name"] for row in described["types"]}

    def text(self) -> str:
        body = "\n".join(self._lines())
        imports = "".join(f"import {name}\n" for name in sorted(self._imports))
        aliases = "".join(f"_T_{name}: _t.TypeAlias = {name}\n" for name in sorted(self._types) if f"_T_{name}" in body)
        return f"{_docstring(self._described['doc'], '')}\n{HEAD}{imports}\n{body}\n{aliases}"

    def _lines(self) -> Iterator[str]:
        for row in _spellable([*self._described["consts"], *self._described["vars"]]):
            yield f"{row['name']}: {self._spell(row['type'])}"
        for row in self._described["funcs"]:
            if row.get("instances"):
                yield f"{row['name']}: _go.GenericFunction"
            else:
                yield from self._function(row, "", method=False)
        for row in self._described["types"]:
            yield from self._class(row)
        for row in self._described["unbound"]:
            yield f"# {row['name']} is not bound: {row['reason']}"

    def _spell(self, text: str) -> str:
        """An annotation; the package's own types go by an alias, for a member may be called like its type."""
        text = other_types(text, self._other)
        return re.sub(r"(?<![\w.])([A-Z]\w*)(?![\w.])", lambda m: f"_T_{m[1]}" if m[1] in self._types else m[1], text)

    def _other(self, path: str, name: str) -> str:
        if path not in self._known:
            return "_t.Any"
        self._imports.add(module_name(path))
        return f"{module_name(path)}.{name}"

    def _function(self, row: dict[str, Any], indent: str, method: bool) -> Iterator[str]:
        params = ["self"] if method else []
        given = row["params"]
        for number, param in enumerate(given):
            star = "*" if row.get("variadic") and number == len(given) - 1 else ""
            name = param["name"]
            if sum(p["name"] == name for p in given) > 1 or name == "self":
                name = f"{name}_{number}"
            default = " = None" if number and number == len(given) - 1 and name == "err" else ""
            params.append(f"{star}{name}: {self._spell(param['type'])}{default}")
        results = [self._spell(t) for t in row["results"]]
        answer = "None" if not results else results[0] if len(results) == 1 else f"tuple[{', '.join(results)}]"
        yield f"{indent}def {row['name']}({', '.join(params)}) -> {answer}:"
        yield f"{_docstring(row.get('doc'), indent + '    ')}{indent}    ..."

    def _class(self, row: dict[str, Any]) -> Iterator[str]:
        name = row["name"]
        if row.get("alias"):
            yield f"{name}: _t.TypeAlias = {self._spell(row['alias']).replace(f'_T_{name}', '_t.Any')}"
            return
        if row.get("instances"):
            yield f"{name}: _go.GenericType"
            return
        base = self._base(row["kind"])
        yield f"class {name}({', '.join([base, *_streams(row)])}):"
        yield _docstring(row.get("doc"), "    ") + "    __go_text__: str"
        members = _spellable(row.get("fields"))
        for field in members:
            yield f"    {field['name']}: {self._spell(field['type'])}"
        if row["kind"] == "struct":
            fields = "".join(f", {f['name']}: _t.Any = ..." for f in members)
            yield f"    def __init__(self{fields}) -> None: ..."
        elif base not in ("_go.Interface",):
            yield "    def __init__(self, value: _t.Any = ...) -> None: ..."
        if base in ("int", "float"):
            other = "int" if base == "int" else "float"
            for operator in _SAME:
                yield f"    def {operator}(self, other: {other}, /) -> _T_{name}: ..."
        for method in row.get("methods") or ():
            yield from self._function(method, "    ", method=True)

    def _base(self, kind: str) -> str:
        if kind in _BASES:
            return f"_go.{_BASES[kind]}"
        if kind == "string":
            return "str"
        if kind.startswith("float"):
            return "float"
        return "int" if kind.startswith(("int", "uint")) else "_go.Value"


def _streams(row: dict[str, Any]) -> Iterator[str]:
    """The bases of readers and writers."""
    if row["kind"] in ("struct", "interface"):
        for method in row.get("methods") or ():
            types = [param["type"] for param in method["params"]], method["results"]
            if method["name"] in ("Read", "Write") and types == (["_go.Buffer"], ["int"]):
                yield "_go.Reader" if method["name"] == "Read" else "_go.Writer"


def _spellable(rows: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """Members that Python's grammar can name; a field called True is there for getattr alone."""
    return [row for row in rows or () if not keyword.iskeyword(row["name"])]


def _docstring(text: str | None, indent: str) -> str:
    """The docstring with its line end, "" without one."""
    text = (text or "").strip()
    if not text:
        return ""
    lines = [line.rstrip() for line in text.replace("\\", "\\\\").replace('"', '\\"').expandtabs(4).splitlines()]
    return "\n".join([f'{indent}"""{lines[0]}', *(f"{indent}{line}" if line else "" for line in lines[1:])]) + '"""\n'
