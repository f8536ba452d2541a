"""Where the globals of a module come from that import statements fill."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from grumpy_hook.ir.nodes import Instr, Module


def origins_of(module: Module) -> dict[str, str]:
    """Full names of what import statements put into globals, by global."""
    return dict(_origins(module))


def _origins(module: Module) -> Iterator[tuple[str, str]]:
    for fn in module.functions:
        made = {dest: instr for instr in fn.instrs() if instr.op in ("import_name", "import_from") for dest in instr.dests}
        for store in fn.instrs():
            if store.op == "store_global" and store.args[0] in made:
                yield str(store.imms[0]), _full_name(made, store.args[0])


def _full_name(made: Mapping[int, Instr], reg: int) -> str:
    instr = made[reg]
    if instr.op == "import_from" and instr.args[0] in made:
        return f"{_full_name(made, instr.args[0])}.{instr.imms[0]}"
    name = str(instr.imms[0])
    return name if len(instr.imms) > 1 and instr.imms[1] else name.partition(".")[0]
