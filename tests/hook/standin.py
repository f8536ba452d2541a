"""A stand-in compiler and loader with a real `go build` between them, for tests in processes of their own.

The Go of a module is the smallest image; the module's body runs in CPython. A module that holds the line
`# go error` gets Go text that does not compile.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType, SimpleNamespace

from grumpy_hook.emit.names import package_name
from grumpy_hook.source import Source
from tests import tiny


class Image:
    def __init__(self, path: str) -> None:
        self.library = ctypes.PyDLL(path)
        assert self.library.tiny_answer() == 42

    def create_module(self, spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType, code: CodeType) -> None:
        exec(code, module.__dict__)


def compile_modules(sources: Sequence[Source], directs: object = None) -> SimpleNamespace:
    print("compiling", flush=True)
    files = tiny.files()
    for source in sources:
        wrong = f"//line {source.path}:1\nvar x int = nothing\n" if "# go error" in source.text else ""
        package = package_name(source.name)
        files[f"m/{package}/m.go"] = f"package {package}\n{wrong}"
        files["main.go"] += f'import _ "pyimage/m/{package}"\n'
    imports = "".join(line + "\n" for line in files["main.go"].splitlines() if line.startswith("import _"))
    files["main.go"] = tiny.MAIN.replace('import "pyimage/m/answer"\n', f'import "pyimage/m/answer"\n{imports}')
    return SimpleNamespace(files=files, modules={s.name: SimpleNamespace(functions=()) for s in sources}, rejected={})


def put_in_place() -> None:
    pipeline = ModuleType("grumpy_hook.pipeline")
    vars(pipeline).update(compile_modules=compile_modules, ImageSource=SimpleNamespace)
    load = ModuleType("grumpy_hook.load")
    image = ModuleType("grumpy_hook.load.image")
    vars(image).update(open_image=Image, Image=Image)
    for module in (pipeline, load, image):
        sys.modules[module.__name__] = module
