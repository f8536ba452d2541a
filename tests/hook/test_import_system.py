"""The hook among the standard finders: what an import sees must be what it always was."""

from __future__ import annotations

import importlib
import importlib.resources
import inspect
import pkgutil
import runpy
import sys
import threading
import time
import traceback
import warnings
import zipfile
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

import grumpy_hook
from tests.hook.conftest import CompiledModule, Fakes

Write = Callable[[str, str], Path]


def state(name: str) -> str:
    return grumpy_hook.status()[name].state


def test_package_with_relative_and_circular_imports_is_one_image(fakes: Fakes, write: Write) -> None:
    write("app/__init__.py", "from . import core\n")
    write("app/core.py", "from .sub import deep\nfrom app import extra\ndef f(): return deep.K + extra.K\n")
    write("app/extra.py", "import app.core\nK = 2\n")
    write("app/sub/__init__.py", "")
    write("app/sub/deep.py", "K = 1\n")
    grumpy_hook.install(include=["app.*"])
    core = importlib.import_module("app.core")
    assert core.f() == 3 and type(core) is CompiledModule
    assert fakes.compiled == [["app", "app.core", "app.extra", "app.sub", "app.sub.deep"]]
    assert len(fakes.opened) == 1
    assert core.__spec__.name == "app.core" and core.__file__.endswith("core.py") and core.__package__ == "app"
    assert sys.modules["app"].__path__ and {s.state for s in grumpy_hook.status().values()} == {"compiled"}


def test_second_process_parses_and_compiles_nothing(fakes: Fakes, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("app/__init__.py", "")
    path = write("app/core.py", "K = 1\n")
    for compilations in (1, 1):
        with grumpy_hook.install(include=["app.core"]):
            assert importlib.import_module("app.core").K == 1
        assert len(fakes.compiled) == compilations
        for name in ("app", "app.core"):
            del sys.modules[name]
        monkeypatch.setitem(sys.modules, "grumpy_hook.hook.reach", None)
    assert grumpy_hook.status()["app.core"].cache_hit
    monkeypatch.undo()
    path.write_text("K = 2\n")


def test_change_of_one_module_is_seen_whatever_its_time_and_size(fakes: Fakes, write: Write) -> None:
    path = write("one.py", "K = 1\n")
    import os

    for value in (1, 2, 3):
        path.write_text(f"K = {value}\n")
        os.utime(path, (1_000_000_000, 1_000_000_000))
        with grumpy_hook.install(include=["one"]):
            module = importlib.import_module("one")
            assert value == module.K
        del sys.modules["one"]
    assert len(fakes.compiled) == 3


def test_namespace_package(fakes: Fakes, write: Write) -> None:
    write("space/inner/leaf.py", "import space.other\nK = 5\n")
    write("space/other.py", "")
    grumpy_hook.install(include=["space.*"])
    assert importlib.import_module("space.inner.leaf").K == 5
    assert state("space.inner.leaf") == "compiled" and "space" not in grumpy_hook.status()


def test_reload_keeps_identity_and_takes_the_new_text(fakes: Fakes, write: Write) -> None:
    path = write("again.py", "K = 1\nOLD = 1\n")
    grumpy_hook.install(include=["again"])
    module = importlib.import_module("again")
    path.write_text("K = 2\n")
    assert importlib.reload(module) is module and module.K == 2 and module.OLD == 1
    assert importlib.reload(module) is module
    assert len(set(fakes.opened)) == len(fakes.opened), "each life has a library of its own"


def test_fresh_import_gets_fresh_state(fakes: Fakes, write: Write) -> None:
    write("fresh.py", "STATE = []\n")
    grumpy_hook.install(include=["fresh"])
    first = importlib.import_module("fresh")
    del sys.modules["fresh"]
    second = importlib.import_module("fresh")
    assert first is not second and len(set(fakes.opened)) == 2


def test_tools_of_the_import_system(fakes: Fakes, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write("pack/__init__.py", '"""Doc."""\n')
    write("pack/data.txt", "hello")
    write("pack/mod.py", "def f():\n    return 1\nif __name__ == '__main__':\n    print('ran', __spec__.name)\n")
    grumpy_hook.install(include=["pack.*"])
    pack = importlib.import_module("pack")
    mod = importlib.import_module("pack.mod")
    assert importlib.resources.files("pack").joinpath("data.txt").read_text() == "hello"
    assert pkgutil.get_data("pack", "data.txt") == b"hello"
    assert [m.name for m in pkgutil.iter_modules(pack.__path__)] == ["mod"]
    assert inspect.getsource(mod.f) == "def f():\n    return 1\n"
    assert "def f" in (mod.__loader__.get_source("pack.mod") or "")
    del sys.modules["pack.mod"]
    runpy.run_module("pack.mod", run_name="__main__", alter_sys=True)
    assert capsys.readouterr().out == "ran pack.mod\n"


def test_zip_extension_and_foreign_loaders_are_untouched(fakes: Fakes, write: Write, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("zipped.py", "K = 1\n")
    sys.path.insert(0, str(tmp_path / "z.zip"))

    class OtherLoader(SourceFileLoader):
        pass

    class OtherFinder:
        def find_spec(self, name: str, path: object, target: object = None) -> object:
            if name != "other":
                return None
            return importlib.util.spec_from_file_location(name, written, loader=OtherLoader(name, str(written)))

    written = write("other.py", "K = 2\n")
    sys.meta_path.insert(0, OtherFinder())  # type: ignore[arg-type]
    grumpy_hook.install(include=["zipped", "other", "_ctypes_test"])
    assert importlib.import_module("zipped").K == 1
    assert type(importlib.import_module("other").__loader__) is OtherLoader
    assert grumpy_hook.status() == {}


def test_interpreted_module_is_entirely_cpythons(fakes: Fakes, write: Write) -> None:
    write("odd.py", "# reject\nK = 1\n")
    grumpy_hook.install(include=["odd"])
    with pytest.warns(grumpy_hook.GrumpyWarning, match="odd runs interpreted: .*odd.py:1:1: too dynamic") as caught:
        odd = importlib.import_module("odd")
    assert caught[0].filename == __file__
    assert type(odd.__loader__) is SourceFileLoader and type(odd.__spec__.loader) is SourceFileLoader
    assert state("odd") == "interpreted"


def test_one_bad_module_costs_only_itself(fakes: Fakes, write: Write) -> None:
    write("app/__init__.py", "from app import good, crashes, refused\n")
    write("app/good.py", "")
    write("app/crashes.py", "# crash\n")
    write("app/refused.py", "# go error\n")
    grumpy_hook.install(include=["app.*"])
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        importlib.import_module("app")
    assert {name: s.state for name, s in grumpy_hook.status().items()} == {
        "app": "compiled",
        "app.good": "compiled",
        "app.crashes": "interpreted",
        "app.refused": "interpreted",
    }
    assert len(caught) == 2
    assert "ZeroDivisionError" in str(grumpy_hook.status()["app.crashes"].reason)


def test_strict_raises_before_anything_ran(fakes: Fakes, write: Write) -> None:
    path = write("odd.py", "# reject\nimport sys\nsys.odd_ran = True\n")
    grumpy_hook.install(include=["odd"], strict=True)
    words = r"(?s)odd cannot be compiled: .*odd.py:1:1: too dynamic\n    # reject\n    \^\^\^"
    with pytest.raises(grumpy_hook.GrumpyImportError, match=words) as caught:
        importlib.import_module("odd")
    assert (caught.value.name, caught.value.path) == ("odd", str(path))
    assert "odd" not in sys.modules and not hasattr(sys, "odd_ran")


@pytest.mark.parametrize("text", ["def f(:\n", "return 1\n", "x = '\n", "# coding: nowhere\n", "a\0b\n"])
def test_syntax_errors_are_cpythons_own(fakes: Fakes, write: Write, text: str) -> None:
    write("broken.py", text)
    with pytest.raises((SyntaxError, ValueError)) as plain:
        importlib.import_module("broken")
    grumpy_hook.install(include=["broken"], strict=True)
    with pytest.raises((SyntaxError, ValueError)) as hooked:
        importlib.import_module("broken")
    assert (type(hooked.value), hooked.value.args) == (type(plain.value), plain.value.args)
    assert fakes.compiled == []


def test_traceback_of_a_failing_module_shows_no_machinery(fakes: Fakes, write: Write) -> None:
    write("fails.py", "def f():\n    raise KeyError('x')\nf()\n")

    def trace() -> list[tuple[str, str]]:
        try:
            import fails  # type: ignore[import-not-found]  # noqa: F401
        except KeyError as error:
            return [(frame.filename, frame.name) for frame in traceback.extract_tb(error.__traceback__) if "conftest" not in frame.filename]
        raise AssertionError

    plain = trace()
    grumpy_hook.install(include=["fails"])
    assert trace() == plain
    assert "fails" not in sys.modules


def test_import_error_of_a_missing_module_is_unchanged(fakes: Fakes, write: Write) -> None:
    write("needs.py", "import does_not_exist_anywhere\n")
    grumpy_hook.install(include=["needs", "does_not_exist_anywhere"])
    with pytest.raises(ModuleNotFoundError, match="No module named 'does_not_exist_anywhere'"):
        importlib.import_module("needs")


def test_two_hooks_and_uninstall(fakes: Fakes, write: Write) -> None:
    for name in ("mine", "yours", "none"):
        write(f"{name}.py", "K = 1\n")
    before = list(sys.meta_path)
    first = grumpy_hook.install(include=["mine"])
    second = grumpy_hook.install(include=["yours", "mine"])
    importlib.import_module("mine")
    second.uninstall()
    second.uninstall()
    importlib.import_module("yours")
    assert sorted(grumpy_hook.status()) == ["mine"]
    with first:
        pass
    importlib.import_module("none")
    assert sys.meta_path == before


def test_disable_turns_everything_off(fakes: Fakes, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("off.py", "K = 1\n")
    monkeypatch.setenv("GRUMPY_DISABLE", "1")
    before = list(sys.meta_path)
    with grumpy_hook.install(include=["off"]) as hook:
        assert sys.meta_path == before and hook.status() == {}
        importlib.import_module("off")


def test_threads_that_import_at_once_build_once(fakes: Fakes, write: Write) -> None:
    write("busy/__init__.py", "")
    for number in range(8):
        write(f"busy/m{number}.py", f"K = {number}\n")
    grumpy_hook.install(include=["busy.*"])
    results: list[int] = []
    threads = [threading.Thread(target=lambda n=n: results.append(importlib.import_module(f"busy.m{n % 4}").K)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(results) == sorted(n % 4 for n in range(16))
    compiled = [name for names in fakes.compiled for name in names]
    assert len(compiled) == len(set(compiled))


def test_threads_and_a_package_that_imports_its_parts(fakes: Fakes, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow build must not open a window for deadlocks that CPython's own fast imports do not have."""
    write("knot/__init__.py", "from . import left\n")
    write("knot/left.py", "from knot import right\n")
    write("knot/right.py", "import knot.left\n")
    build = fakes.compile_modules
    compiling = sys.modules["grumpy_hook.hook.compiling"]
    monkeypatch.setattr(compiling, "compile_modules", lambda *given: time.sleep(0.3) or build(*given))
    grumpy_hook.install(include=["knot.*"])
    errors: list[BaseException] = []

    def load(name: str) -> None:
        try:
            importlib.import_module(name)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=load, args=(name,)) for name in ("knot", "knot.right", "knot.left") * 3]
    threads[0].start()
    while "knot" not in sys.modules:  # until then CPython itself may run into the deadlock
        time.sleep(0.001)
    for thread in threads[1:]:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert errors == [] and {s.state for s in grumpy_hook.status().values()} == {"compiled"}


def test_hosted_functions_are_reported(fakes: Fakes, write: Write) -> None:
    write("mixed.py", "def f(): pass\n\ndef hosted_one(): pass\n")
    grumpy_hook.install(include=["mixed"])
    importlib.import_module("mixed")
    status = grumpy_hook.status()["mixed"]
    assert [tuple(h) for h in status.hosted] == [("hosted_one", 3, "why")]
    assert status.functions == 2 and status.image and not status.cache_hit


def test_bare_install_adopts_the_project_from_its_root(fakes: Fakes, write: Write, tmp_path: Path) -> None:
    write("first.py", "import second\n")
    write("second.py", "")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "third.py").write_text("")
    sys.path.append(str(tmp_path / "outside"))
    grumpy_hook.install(root=tmp_path / "src")
    importlib.import_module("first")
    importlib.import_module("third")
    assert sorted(grumpy_hook.status()) == ["first", "second"]


def test_missing_toolchain_interprets_with_one_warning(fakes: Fakes, write: Write) -> None:
    write("a1.py", "import a2\n")
    write("a2.py", "K = 1\n")
    grumpy_hook.install(include=["a1", "a2"], go="/nowhere/go")
    with pytest.warns(grumpy_hook.GrumpyWarning, match="does not exist: /nowhere/go .*GRUMPY_GO") as caught:
        importlib.import_module("a1")
    assert len(caught) == 1
    assert {s.state for s in grumpy_hook.status().values()} == {"interpreted"}


def test_an_image_in_the_store_needs_no_toolchain(fakes: Fakes, write: Write) -> None:
    write("ready.py", "K = 1\n")
    with grumpy_hook.install(include=["ready"]):
        importlib.import_module("ready")
    del sys.modules["ready"]
    grumpy_hook.install(include=["ready"], go="/nowhere/go")
    importlib.import_module("ready")
    assert grumpy_hook.status()["ready"].cache_hit


def test_editable_install_finder(fakes: Fakes, write: Write, tmp_path: Path) -> None:
    """Build back ends map names to folders with a finder behind the standard ones."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "edited.py").write_text("K = 7\n")

    class Editable:
        @staticmethod
        def find_spec(name: str, path: object = None, target: object = None) -> object:
            return importlib.util.spec_from_file_location(name, elsewhere / "edited.py") if name == "edited" else None

    sys.meta_path.append(Editable)  # type: ignore[arg-type]
    grumpy_hook.install(include=["edited"])
    assert importlib.import_module("edited").K == 7 and state("edited") == "compiled"


def test_json_can_be_adopted_although_the_store_speaks_it(fakes: Fakes, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "json"]:
        monkeypatch.delitem(sys.modules, name)
    with grumpy_hook.install(include=["json.*"]):
        found = importlib.import_module("json")
    assert type(found) is type(found.decoder) is CompiledModule and found.loads("[1]") == [1]
