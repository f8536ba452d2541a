"""The hook with the real compiler and loader: the same program, interpreted and compiled, in processes of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

FILES = {
    "setup.cfg": "",
    "app/__init__.py": '"""The app."""\nfrom . import core\nNAMES = ["core"]\n',
    "app/core.py": (
        "import sys\nfrom .sub import deep\nfrom app import extra\n\nSTATE = []\n\n"
        "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n\n"
        "def add(x):\n    STATE.append(x)\n    return deep.K + extra.twice(x)\n\n"
        "def fail(x):\n    return 1 // x\n\n"
        "class Point:\n    def __init__(self, x):\n        self.x = x\n    def move(self, by):\n        self.x += by\n        return self\n"
    ),
    "app/extra.py": "import app.core\n\ndef twice(x):\n    return 2 * x\n\ndef again(x):\n    return app.core.fib(x)\n",
    "app/sub/__init__.py": "",
    "app/sub/deep.py": "K = 40\n",
    "app/data.txt": "hello",
    "app/__main__.py": "import sys\nfrom app import core\nprint(__name__, core.fib(10), sys.argv[1:])\n",
    "space/leaf.py": "def f():\n    return __name__\n",
    "raises.py": "def f():\n    raise KeyError('x')\n\nf()\n",
}

INSTALL = "import grumpy_hook\nhook = grumpy_hook.install(include=['app.*', 'space.*', 'raises', 'live', 'alone'])\n"
CHECK = "\nimport sys as _s\nfor n, s in grumpy_hook.status().items():\n    print(n, s.state, s.reason, file=_s.stderr)\n"

PROGRAMS = {
    "package": """
import app.core as c, app
print(c.fib(15), c.add(1), c.STATE, app.NAMES, app.__doc__, c.__name__, c.__package__)
""",
    "circular": """
import app.extra as e
print(e.again(10), e.__spec__.name, e.__file__ == e.__spec__.origin)
""",
    "namespace": """
import space.leaf
print(space.leaf.f(), space.__path__ is not None)
""",
    "class": """
from app.core import Point
p = Point(2).move(3)
print(p.x, type(p).__name__, type(p).__module__, isinstance(p, Point))
""",
    "metaclasses beside two images": """
import enum, app.core, space.leaf
print(list(enum.Enum("Color", "RED BLUE")))
class Meta(type):
    def __setattr__(cls, name, value):
        super().__setattr__(name, value)
    def __delattr__(cls, name):
        super().__delattr__(name)
class A(metaclass=Meta):
    x = 1
A.y = 2
del A.x
type.__setattr__(A, "z", 3)
print(A.y, A.z, hasattr(A, "x"))
""",
    "error": """
import app.core
try:
    app.core.fail(0)
except ZeroDivisionError as e:
    print(repr(e))
""",
    "traceback": """
import traceback
try:
    import raises
except KeyError as e:
    print([(f.name, f.lineno, f.line) for f in traceback.extract_tb(e.__traceback__)])
""",
    "reload": """
import importlib, app.core as c, pathlib
c.add(5)
path = pathlib.Path(c.__file__)
path.write_text(path.read_text().replace("1 // x", "20 // x"))  # another size: CPython tells a pyc's age by second and size
old = c.fail
again = importlib.reload(c)
print(again is c, c.fail(1), old(1), c.STATE, c.fib(10))
""",
    "fresh": """
import sys, importlib, app.core as c
c.add(1)
del sys.modules["app.core"]
d = importlib.import_module("app.core")
print(c.STATE, d.STATE, c is d, d.fib(8))
""",
    "resources": """
import app, importlib.resources, pkgutil
print(importlib.resources.files("app").joinpath("data.txt").read_text(), pkgutil.get_data("app", "data.txt"))
print(sorted(m.name for m in pkgutil.iter_modules(app.__path__)))
""",
    "source": """
import inspect, app.core as c
print(inspect.getsource(c.fib), inspect.signature(c.fib), inspect.getsourcefile(c.Point))
""",
    "runpy": """
import runpy, sys
sys.argv[1:] = ["x"]
runpy.run_module("app", run_name="__main__", alter_sys=True)
""",
    "patch": """
import app.core as c, app.extra as e
from unittest import mock
with mock.patch("app.core.fib", lambda n: -n):
    print(e.again(3))
print(e.again(3))
""",
    "threads": """
import threading, importlib, sys, time
out = []
names = ["app.core", "app.extra", "space.leaf"] * 4
threads = [threading.Thread(target=lambda n=n: out.append(importlib.import_module(n).__name__)) for n in names]
threads[0].start()
while "app" not in sys.modules:
    time.sleep(0.001)
for t in threads[1:]:
    t.start()
for t in threads:
    t.join()
print(sorted(out))
""",
    "missing": """
try:
    import app.nothing
except ModuleNotFoundError as e:
    print(e, e.name)
""",
    "fork": """
import os, app.core as c
c.add(1)
pid = os.fork()
if pid == 0:
    print(c.fib(10), c.STATE, flush=True)
    os._exit(0)
print(os.waitpid(pid, 0)[1])
""",
}


class Project:
    def __init__(self, folder: Path, go_cache: Path) -> None:
        self.folder = folder
        self.store = folder / "store"
        self.store.mkdir(mode=0o700)
        (self.store / "go").symlink_to(go_cache)
        self.write()

    def write(self) -> None:
        for name, text in FILES.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def run(self, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        environ = {**os.environ, "GRUMPY_CACHE_DIR": str(self.store), "PYTHONPATH": f"{self.folder}:{ROOT}"}
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        environ["PYTHONPYCACHEPREFIX"] = str(self.folder / "pyc")
        return subprocess.run(
            [sys.executable, "-c", code, *arguments], cwd=self.folder, env=environ, capture_output=True, text=True, timeout=300, check=False
        )


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, go_cache: Path) -> Project:
    return Project(tmp_path_factory.mktemp("project"), go_cache)


@pytest.fixture
def project(tmp_path: Path, go_cache: Path) -> Project:
    return Project(tmp_path, go_cache)


@pytest.mark.parametrize("name", PROGRAMS)
def test_same_output(shared: Project, name: str) -> None:
    shared.write()
    plain = shared.run("\n" * INSTALL.count("\n") + PROGRAMS[name])
    assert plain.returncode == 0, plain.stderr
    shared.write()
    hooked = shared.run(INSTALL + PROGRAMS[name] + CHECK)
    assert (hooked.returncode, hooked.stdout) == (0, plain.stdout), hooked.stderr
    assert "interpreted" not in hooked.stderr, hooked.stderr


@pytest.mark.sweep  # a measurement: it means something on a quiet machine only
def test_warm_import_is_quick(project: Project) -> None:
    code = "import time; t = time.perf_counter()\n{}import app.core; print(time.perf_counter() - t)"
    project.run(code.format(INSTALL))
    costs = []
    for _ in range(5):
        warm = float(project.run(code.format(INSTALL)).stdout)
        costs.append(warm - float(project.run(code.format("")).stdout))
    assert min(costs) < 0.06, costs


def test_eight_real_processes(project: Project) -> None:
    code = INSTALL + "import app.core as c; s = grumpy_hook.status()['app.core']; print(c.fib(12), s.state, s.build_seconds > 0)"
    environ = {**os.environ, "GRUMPY_CACHE_DIR": str(project.store), "PYTHONPATH": f"{project.folder}:{ROOT}"}
    children = [subprocess.Popen([sys.executable, "-c", code], env=environ, stdout=subprocess.PIPE, text=True) for _ in range(8)]
    lines = [child.communicate(timeout=300)[0].split() for child in children]
    assert [line[:2] for line in lines] == [["144", "compiled"]] * 8
    assert [line[2] for line in lines].count("True") == 1


def test_background_build_serves_the_next_process(project: Project) -> None:
    code = INSTALL.replace("install(", "install(background=True, ") + "import app.core as c; print(c.fib(12), grumpy_hook.status()['app.core'].state)"
    first = project.run(code)
    assert first.stdout.split() == ["144", "interpreted"] and first.stderr == ""
    end = time.monotonic() + 120
    while time.monotonic() < end and not list(project.store.glob("index/*.json")):
        time.sleep(0.1)
    assert project.run(code).stdout.split() == ["144", "compiled"]


def test_a_warm_import_loads_no_slow_modules(project: Project) -> None:
    (project.folder / "alone.py").write_text("class A:\n    def f(self):\n        return 1\nA().f()\n")
    slow = ("ast", "dis", "inspect", "typing", "dataclasses", "json", "tokenize", "subprocess", "grumpy_hook.pipeline")
    code = f"import sys; before = set(sys.modules); {INSTALL}import alone; print([m for m in {slow} if m in sys.modules and m not in before])"
    project.run(code)
    assert project.run(code).stdout == "[]\n"


def test_background_reload_waits_for_no_build(project: Project) -> None:
    """Interpreted until the image is there; then the next import of the module, in the same process, is compiled."""
    (project.folder / "alone.py").write_text("def f(x):\n    return x + 1\n")
    code = INSTALL.replace("install(", "install(background=True, ") + (
        "import alone, importlib, time\n"
        "def state(): return grumpy_hook.status()['alone'].state\n"
        "before = alone.f\nstates, end = [state()], time.monotonic() + 120\n"
        "while states[-1] == 'interpreted' and time.monotonic() < end:\n"
        "    assert importlib.reload(alone) is alone and alone.f(1) == 2 == before(1)\n    states.append(state()); time.sleep(.1)\n"
        "print(states[:2], states[-1])\n"
    )
    done = project.run(code)
    assert done.stdout == "['interpreted', 'interpreted'] compiled\n", done.stderr


def test_watch_swaps_real_code(project: Project) -> None:
    live = project.folder / "live.py"
    live.write_text("def f(x):\n    return x + 1\n")
    code = INSTALL.replace("install(", "install(watch=True, ") + (
        "import live, time, pathlib, sys\n"
        "for n in (2, 3, 4):\n"
        "    pathlib.Path(live.__file__).write_text(f'def f(x):\\n    return x + {n}\\n'); end = time.monotonic() + 60\n"
        "    while live.f(1) != 1 + n and time.monotonic() < end: time.sleep(.005)\n"
        "    print(live.f(1), grumpy_hook.status()['live'].state)\n"
    )
    done = project.run(code)
    assert done.stdout.splitlines() == ["3 compiled", "4 compiled", "5 compiled"], done.stderr


def test_script_is_compiled_too(project: Project) -> None:
    text = "import sys\nfrom app.core import fib\n\ndef main():\n    print(fib(10), __name__, sys.argv[1:])\n\nmain()\n"
    (project.folder / "go.py").write_text(text)
    code = (
        "import sys; from grumpy_hook import config; from grumpy_hook.hook import manager, script\n"
        "hook = manager.install(config.load({'root': '.'}))\nscript.run_path(hook, 'go.py', ['a'])\n"
        "print(hook.status()['__main__'].state)\n"
    )
    done = project.run(code)
    assert done.stdout == "55 __main__ ['a']\ncompiled\n", done.stderr


def test_go_names_nothing_of_this_machine(project: Project) -> None:
    project.run(INSTALL + "import space.leaf")
    image = next(project.store.glob("images/*/image.so")).read_bytes()
    assert not re.search(rb"/work-[a-z0-9_]{8}/project", image)


def test_warnings_of_the_compiler_are_shown_once(tmp_path: Path) -> None:
    text = f"# {tmp_path}, a text that has no image yet\ndef f(x):\n    return x is 'a'\n\nT = '\\d'\n"
    (tmp_path / "careless.py").write_text(text, encoding="utf-8")
    program = "import sys\nif len(sys.argv) > 1:\n    import grumpy_hook; grumpy_hook.install(include=['careless'], strict=True)\nimport careless\n"
    said = []
    for arguments in ([], ["hook"]):
        command = [sys.executable, "-B", "-W", "always", "-c", program, *arguments]
        environ = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(tmp_path)]), "GRUMPY_LOG": "quiet"}
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True, env=environ)
        said.append([line for line in done.stderr.splitlines() if "Warning" in line])
    assert said[0] == said[1] and len(said[0]) == 2
