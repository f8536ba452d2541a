"""Runs a Python file as IR in the machine: python tests/lower/run_ir.py FILE"""

from __future__ import annotations

import ast
import sys
import types
from pathlib import Path

from grumpy_hook.ir.verify import verify_module
from grumpy_hook.lower import lower_module
from tests.lower.machine import Machine
from tests.lower.sweep import twins


def main(path: str) -> None:
    source = Path(path).read_text()
    module = lower_module(source, ast.parse(source), "__main__", path, False)
    verify_module(module)
    main_module = types.ModuleType("__main__")
    main_module.__file__ = path
    sys.modules["__main__"] = main_module
    sys.setrecursionlimit(20_000)
    Machine(module, main_module.__dict__, compile(source, path, "exec", dont_inherit=True), twins).run()


if __name__ == "__main__":
    main(sys.argv[1])
