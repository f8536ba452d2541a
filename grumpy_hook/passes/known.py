"""Globals that surely name one function of the module, unless somebody outside rebinds them.

Callers still compare identity at run time; this only says where it is worth trying.
"""

from __future__ import annotations

from collections import Counter

from grumpy_hook.ir.nodes import Kind, Module


def known_functions(module: Module) -> dict[str, int]:
    """Global name -> code index, for names bound exactly once, by a def without closure at module level."""
    stores: Counter[str] = Counter()
    makers: dict[str, int] = {}
    for fn in module.functions:
        for block in fn.blocks:
            made: dict[int, int] = {}
            for instr in block.instrs:
                if instr.op == "make_function" and len(instr.args) == 3:
                    made[instr.dest] = int(instr.imms[0])  # type: ignore[call-overload]
                elif instr.op in ("store_global", "del_global"):
                    name = str(instr.imms[0])
                    stores[name] += 1
                    if instr.args and instr.args[0] in made and fn.kind is Kind.MODULE_BODY:
                        makers[name] = made[instr.args[0]]
    return {
        name: index
        for name, index in makers.items()
        if stores[name] == 1 and name not in module.hosted_writes and module.functions[index].hosted is None
    }
