"""Type parameters (PEP 695): a hidden function around the def or class statement holds them as variables.

The parameters themselves are made by CPython, from the text between the brackets: their bounds are evaluated when
somebody asks, in the module's dictionary.
"""

from __future__ import annotations
import __future__

import ast
from typing import Any

from grumpy_hook.analysis.scope import Scope
from grumpy_hook.analysis.scopes import DEFAULTS, PARAMETERS
from grumpy_hook.ir.nodes import ABSENT, Function, Kind, Params, RegKind
from grumpy_hook.lower import names
from grumpy_hook.lower.builder import Place, Pos
from grumpy_hook.lower.context import Fn
from grumpy_hook.lower.finish import finish

Generic = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def parameters(node: ast.AST) -> list[Any]:
    """The type parameters of a def or class statement; before 3.12 there are none."""
    return getattr(node, "type_params", [])


def enter(fn: Fn, node: Generic, takes: tuple[str, ...]) -> tuple[Fn, Function, int] | None:
    """The body of the hidden function, its type parameters bound, and their tuple; None when it is lowered already."""
    key = parameters(node)[0]
    if key in fn.ms.codes:
        return None
    scope: Scope = fn.ms.scopes.by_node[key]
    first_line = node.decorator_list[0].lineno if node.decorator_list else node.lineno
    function = fn.ms.new_function(key, scope.name, scope.qualname, first_line, Kind.PLAIN)
    function.free_vars = scope.frees
    function.cell_vars = scope.cells
    function.params = Params(takes, pos=len(takes))
    inner = Fn(fn.ms, scope, Kind.PLAIN)
    for name in takes:
        inner.locals[name] = inner.reg(RegKind.VALUE, name)
    inner.start(inner.label())
    names.open_cells(inner, Pos(first_line))
    made = _made_by_cpython(inner, node)
    for number, parameter in enumerate(parameters(node)):
        item = inner.value(parameter, "getitem", (made, inner.const(parameter, number)))
        names.store(inner, parameter, parameter.name, item)
    return inner, function, made


def leave(inner: Fn, function: Function, place: Place, result: int) -> None:
    inner.ret(place, result)
    finish(inner, function)


def call(fn: Fn, node: Generic, args: tuple[int, ...] = ()) -> int:
    """Runs the hidden function, which is made for this."""
    key = parameters(node)[0]
    cells = tuple([names.cell(fn, node, name) for name in fn.ms.scopes.by_node[key].frees])
    hidden = fn.value(node, "make_function", (ABSENT, ABSENT, ABSENT, *cells), fn.ms.codes[key])
    return fn.value(node, "call", (hidden, *args), ())


def default_arguments(fn: Fn, node: Generic, defaults: tuple[int, int]) -> tuple[int, ...]:
    return tuple([fn.const(node, None) if reg == ABSENT else reg for reg in defaults])


def passed_defaults(inner: Fn, defaults: tuple[int, int]) -> tuple[int, int]:
    """The registers of what `default_arguments` passed."""
    positional, keyword = [ABSENT if reg == ABSENT else inner.locals[name] for name, reg in zip(DEFAULTS, defaults, strict=True)]
    return positional, keyword


def generic_base(inner: Fn, node: ast.ClassDef, made: int) -> int:
    """Generic[...], the base that comes after those written."""
    typing = inner.value(node, "import_name", (), "typing", None, 0)
    generic = inner.value(node, "getattr", (typing,), "Generic")
    items = []
    for number, parameter in enumerate(parameters(node)):
        item = inner.value(parameter, "getitem", (made, inner.const(parameter, number)))
        if type(parameter).__name__ == "TypeVarTuple":
            (item,) = inner.multi(parameter, "unpack", 1, (item,), 1)
        items.append(item)
    return inner.value(node, "getitem", (generic, inner.value(node, "build_tuple", tuple(items))))


def keep(inner: Fn, node: ast.ClassDef, made: int) -> None:
    """For the class body, which stores them as __type_params__."""
    names.store(inner, node, PARAMETERS, made)


def _made_by_cpython(fn: Fn, node: Generic) -> int:
    text = f"def made[{', '.join(map(ast.unparse, parameters(node)))}](): pass"
    return fn.value(node, "getattr", (_executed(fn, node, text, "made"),), "__type_params__")


def type_alias(fn: Fn, node: Any) -> None:
    """A type statement: CPython makes the alias, whose value it evaluates when somebody asks."""
    names.store(fn, node, node.name.id, _executed(fn, node, ast.unparse(node), node.name.id))


def _executed(fn: Fn, node: Any, text: str, name: str) -> int:
    """What the text defines as `name`, executed beside the module's names."""
    builtins = fn.value(node, "import_name", (), "builtins", None, 0)
    compile_ = fn.value(node, "getattr", (builtins,), "compile")
    flags = __future__.annotations.compiler_flag if fn.ms.options.future_annotations else 0
    arguments = (text, fn.ms.module.path, "exec", flags, True)
    code = fn.value(node, "call", (compile_, *[fn.const(node, argument) for argument in arguments]), ())
    space = fn.value(node, "build_dict", ())
    execute = fn.value(node, "getattr", (builtins,), "exec")
    fn.value(node, "call", (execute, code, fn.value(node, "module_dict"), space), ())
    return fn.value(node, "getitem", (space, fn.const(node, name)))
