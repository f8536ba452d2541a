"""import and from ... import."""

from __future__ import annotations

import ast

from grumpy_hook.lower import names
from grumpy_hook.lower.context import Fn


def import_(fn: Fn, node: ast.Import) -> None:
    for alias in node.names:
        module = fn.value(node, "import_name", (), alias.name, None, 0)
        top, *rest = alias.name.split(".")
        if alias.asname is None:
            names.store(fn, node, top, module)
            continue
        for part in rest:
            module = fn.value(node, "import_from", (module,), part)
        names.store(fn, node, alias.asname, module)


def import_from(fn: Fn, node: ast.ImportFrom) -> None:
    wanted = tuple([alias.name for alias in node.names])
    module = fn.value(node, "import_name", (), node.module or "", wanted, node.level)
    if wanted == ("*",):
        fn.effect(node, "import_star", (module,))
        fn.ms.module.globals_assigned.add("*")
        return
    for alias in node.names:
        value = fn.value(node, "import_from", (module,), alias.name)
        names.store(fn, node, alias.asname or alias.name, value)
