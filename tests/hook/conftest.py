"""A fake compiler, Go build and loader at the seams of the hook, and a folder of modules to import.

The module's marks ask for trouble: `# reject`, `# crash` (of the compiler), `# go error`.
"""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType, SimpleNamespace

import pytest

import grumpy_hook
from grumpy_hook.build.gobuild import GoCompileError
from grumpy_hook.build.goerrors import GoErrors
from grumpy_hook.emit.names import package_name
from grumpy_hook.hook import manager
from grumpy_hook.source import Diagnostic, Source, Span

ROOT = Path(__file__).resolve().parents[2]


class CompiledModule(ModuleType):
    """What the fake image makes, so that a test can tell."""


class FakeImage:
    def __init__(self, path: str) -> None:
        self.path = path

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return CompiledModule(spec.name)

    def exec_module(self, module: ModuleType, code: CodeType, renewed: Iterable[str] = ()) -> None:
        exec(code, module.__dict__)

    def supersede(self, old: FunctionType, new: FunctionType) -> None:
        return None

    def look(self) -> None:
        return None


class Fakes:
    """Counts what was asked of it."""

    def __init__(self) -> None:
        self.compiled: list[list[str]] = []
        self.opened: list[str] = []

    def compile_modules(self, sources: list[Source], directs: object = None) -> SimpleNamespace:
        self.compiled.append([source.name for source in sources])
        for source in sources:
            if "# crash" in source.text:
                raise ZeroDivisionError("in the compiler")
        rejected = {s.name: Diagnostic("too dynamic", s.path, Span(1, 0, 1, 3)) for s in sources if "# reject" in s.text}
        files = {f"m/{package_name(s.name)}/m.go": s.text for s in sources}
        reports = {s.name: SimpleNamespace(functions=tuple(_functions(s.text))) for s in sources}
        return SimpleNamespace(files=files, modules=reports, rejected=rejected)

    def go_build(self, folder: str, output: str, toolchain: object, cache: str, timeout: float) -> None:
        bad = [path for path in Path(folder).rglob("*.go") if "# go error" in path.read_text()]
        if bad:
            packages = tuple(f"pyimage/m/{path.parent.name}" for path in bad)
            raise GoCompileError("the Go compiler rejected the generated code", GoErrors(packages, (), "", None), "text")
        Path(output).write_text(folder)

    def open_image(self, path: str) -> FakeImage:
        self.opened.append(path)
        return FakeImage(path)


def _functions(text: str) -> Iterator[SimpleNamespace]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            hosted = node.name.startswith("hosted")
            yield SimpleNamespace(qualname=node.name, line=node.lineno, state="hosted" if hosted else "compiled", reason="why" if hosted else "")


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Fakes]:
    fakes = Fakes()
    pipeline = ModuleType("grumpy_hook.pipeline")
    vars(pipeline).update(compile_modules=fakes.compile_modules, ImageSource=SimpleNamespace)
    load = ModuleType("grumpy_hook.load")
    load.__path__ = [str(ROOT / "grumpy_hook" / "load")]
    image = ModuleType("grumpy_hook.load.image")
    vars(image).update(open_image=fakes.open_image, Image=FakeImage)
    for module in (pipeline, load, image):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.delitem(sys.modules, "grumpy_hook.hook.compiling", raising=False)
    compiling = importlib.import_module("grumpy_hook.hook.compiling")
    monkeypatch.setattr(compiling, "go_build", fakes.go_build)
    monkeypatch.setattr(manager, "_hooks", [])
    monkeypatch.setenv("GRUMPY_CACHE_DIR", str(tmp_path / "store"))
    before = set(sys.modules)
    meta_path, path = list(sys.meta_path), list(sys.path)
    yield fakes
    grumpy_hook.uninstall()
    sys.meta_path[:], sys.path[:] = meta_path, path
    for name in set(sys.modules) - before | {"grumpy_hook.hook.compiling"}:
        sys.modules.pop(name, None)


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Writes a module below a folder that is on sys.path."""
    folder = tmp_path / "src"
    folder.mkdir()
    (folder / "setup.cfg").touch()
    monkeypatch.syspath_prepend(str(folder))

    def write(relative: str, text: str) -> Path:
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        importlib.invalidate_caches()
        return path

    return write


@pytest.fixture(scope="session")
def go_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Go's own cache, shared by these tests: the standard library is compiled once."""
    return tmp_path_factory.mktemp("go")
