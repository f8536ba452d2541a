"""The Go module of an image: main.go and one package per Python module."""

from __future__ import annotations

from collections.abc import Sequence

from grumpy_hook.emit.names import package_name
from grumpy_hook.emit.package import Package
from grumpy_hook.ir.nodes import Module
from grumpy_hook.passes.types import infer


def emit_image(modules: Sequence[Module]) -> dict[str, str]:
    """Relative path -> Go text; go.mod is the builder's."""
    files = {f"m/{package_name(m.name)}/module.go": emit_module(m) for m in modules}
    imports = "".join(f'\t_ "pyimage/m/{package_name(m.name)}"\n' for m in modules)
    files["main.go"] = f'package main\n\nimport (\n\t_ "goruntime/border"\n{imports})\n\nfunc main() {{}}\n'
    return files


def emit_module(module: Module) -> str:
    return Package(module, infer(module)).emit()
