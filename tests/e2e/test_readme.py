"""Every command and every Python example of the README is run: here, in a small project, or by the named test."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, re.DOTALL)
COMMAND = re.compile(r"(grumpy|pytest|pip|make|%%?\w)[^`\n]*|python -m grumpy_hook")
BIN = Path(sys.executable).parent

HOT = "def double(x):\n    return x * 2\n\ndef spin(n):\n    s = 0\n    for i in range(n):\n        s += i % 7\n    return s\n"
FILES = {
    "pyproject.toml": '[tool.grumpy_hook.go.modules]\n"example.com/mine" = {path = "golib"}\n',
    "golib/go.mod": "module example.com/mine\n\ngo 1.25\n",
    "golib/mine.go": "package mine\n\nfunc One() int { return 1 }\n",
    "app/__init__.py": "",
    "app/hot.py": HOT,
    "app/__main__.py": "import sys\nfrom app.hot import double\nprint(double(21), *sys.argv[1:])\n",
    "hot.py": HOT + "\nif __name__ == '__main__':\n    print(spin(60_000_000))\n",
    "life.py": "import sys\nfrom app.hot import double\nprint(double(4), *sys.argv[1:])\n",
    "server.py": "import time\nimport app.hot\nwhile True:\n    print(app.hot.double(1), flush=True)\n    time.sleep(0.05)\n",
    "test_hot.py": "from app.hot import double\n\ndef test_double():\n    assert double(2) == 4\n",
}


def commands() -> set[str]:
    """Lines of code blocks, and what stands in backquotes, that begin as commands do."""
    lines = [re.sub(r"\s+#.*", "", line).strip() for _, block in BLOCKS for line in block.splitlines()]
    quoted = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", README, flags=re.DOTALL))
    return {text for text in lines + quoted if COMMAND.fullmatch(text) and (" " in text or text.startswith("%"))}


# The command as it is run, and a text that it prints.
RUN: dict[str, tuple[str, str]] = {
    "grumpy annotate hot.py": ("grumpy annotate hot.py", "hot.html"),
    "grumpy annotate MODULE": ("grumpy annotate app.hot", "html"),
    "grumpy build PATTERN...": ("grumpy build app.hot app", "modules"),
    "grumpy cache info": ("grumpy cache info", "cache"),
    "grumpy doctor": ("grumpy doctor", "go"),
    "grumpy go lock": ("grumpy go lock", "example.com/mine"),
    "grumpy run -m MODULE [ARGS]": ("grumpy run -m app one two", "42 one two"),
    "grumpy run SCRIPT [ARGS]": ("grumpy run life.py one", "8 one"),
    "grumpy run life.py": ("grumpy run life.py", "8"),
    "grumpy show go MODULE": ("grumpy show go app.hot", "func f_1("),
    "grumpy show ir MODULE": ("grumpy show ir app.hot", "function 1 plain double"),
    "grumpy show types MODULE": ("grumpy show types app.hot", "spin"),
    "grumpy stubs PACKAGE...": ("grumpy stubs strings", "strings"),
    "grumpy stubs net/http": ("grumpy stubs net/http", "net/http"),
    "grumpy why --slow MODULE": ("grumpy why --slow app.hot", ""),
    "grumpy why MODULE": ("grumpy why app.hot", "double"),
    "grumpy why app.hot": ("grumpy why app.hot", "compiled"),
    "pytest --grumpy-compare": ("pytest -q -p no:cacheprovider --grumpy-compare test_hot.py", "end alike"),
    "pytest --grumpy=app.*": ("pytest -q -p no:cacheprovider --grumpy=app.* test_hot.py", "1 passed"),
    "python -m grumpy_hook": ("python -m grumpy_hook why app.hot", "double"),
}
# Run by another test, or by this file's own.
ELSEWHERE = {
    "%%grumpy": "tests/tools/test_notebook.py::test_a_cell_runs_compiled_in_the_notebooks_namespace",
    "%%grumpy -a": "tests/tools/test_notebook.py::test_a_notebook_with_annotation_and_autoreload",
    "%autoreload 2": "tests/tools/test_notebook.py::test_a_notebook_with_annotation_and_autoreload",
    "%load_ext grumpy_hook": "tests/tools/test_notebook.py::test_a_notebook_with_annotation_and_autoreload",
    "grumpy annotate hot.py --profile data": "tests/e2e/test_readme.py::test_profile_then_annotate",
    "grumpy compare -- SCRIPT [ARGS]": "tests/e2e/test_readme.py::test_compare",
    "grumpy compare -- examples/script/life.py 30000": "tests/e2e/test_readme.py::test_compare",
    "grumpy compare": "tests/e2e/test_readme.py::test_compare",
    "grumpy profile -- SCRIPT [ARGS]": "tests/e2e/test_readme.py::test_profile_then_annotate",
    "grumpy profile -o flame.html --data data -- hot.py": "tests/e2e/test_readme.py::test_profile_then_annotate",
    "grumpy profile": "tests/e2e/test_readme.py::test_profile_then_annotate",
    "grumpy run --watch --restart server.py": "tests/tools/test_watching.py::test_run_watch_restart_starts_the_script_anew",
    "grumpy run --watch server.py": "tests/e2e/test_readme.py::test_run_watch",
    "grumpy watch PATTERN...": "tests/tools/test_watching.py::test_watch_keeps_the_store_up_to_date",
    "make bench": "tests/e2e/test_speed.py::test_the_bench_itself",
    "make bench BENCH=--readme": "tests/e2e/test_speed.py::test_the_bench_itself",
    "make cpython": "tests/cpython/test_cpython.py::test_",
    "make demo": "tests/e2e/test_fresh_machine.py::test_demo",
    "make fuzz": "tests/generated/test_generated.py::test_",
    "make idioms": "tests/tools/test_idioms.py::test_",
    "make packages": "tests/packages/test_packages.py::test_",
    "make stress": "tests/border/test_memory.py::test_random_crossings",
    "make sweep": "tests/e2e/test_fresh_machine.py::test_tests",
    "make test": "tests/e2e/test_fresh_machine.py::test_tests",
    "make workloads": "tests/workloads/test_workloads.py::test_workloads",
    "pip install '.[toolchain]'": "tests/e2e/test_fresh_machine.py::test_demo",
    "pip install .": "tests/test_packaging.py::test_",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def run(folder: Path, command: str) -> str:
    first, *words = command.split()
    done = subprocess.run([str(BIN / first), *words], cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def wait_for(path: Path, condition: Callable[[str], bool]) -> None:
    end = time.monotonic() + 120
    while not condition(path.read_text()):
        assert time.monotonic() < end, path.read_text()[-500:]
        time.sleep(0.05)


def test_no_command_is_without_a_test() -> None:
    found = {c for c in commands() if not c.startswith("grumpy_hook.")}
    assert found == {*RUN, *ELSEWHERE}
    for place in ELSEWHERE.values():
        path, _, name = place.partition("::")
        assert f"def {name}" in (ROOT / path).read_text(encoding="utf-8"), place


@pytest.mark.parametrize("command", sorted(RUN))
def test_command(project: Path, command: str) -> None:
    words, said = RUN[command]
    assert said in run(project, words)


def test_cache_commands(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "`grumpy cache info`, `list`, `clear`, `prune`" in README
    monkeypatch.setenv("GRUMPY_CACHE_DIR", str(tmp_path))
    for word in ("info", "list", "prune", "clear"):
        run(project, f"grumpy cache {word}")


def test_profile_then_annotate(project: Path) -> None:
    run(project, "grumpy profile -o flame.html --data data -- hot.py")
    assert "spin" in (project / "flame.html").read_text()
    run(project, "grumpy annotate hot.py --profile data")
    assert re.search(r"\d ?(ms|s)\b|\d%", (project / "hot.html").read_text())


def test_compare(project: Path) -> None:
    said = run(project, "grumpy compare --runs 1 -- hot.py")
    assert "times as fast" in said and "The outputs are the same." in said


def test_run_watch(project: Path) -> None:
    """Saving a module under `grumpy run --watch` changes what the running program prints."""
    said, words = project / "said", [str(BIN / "grumpy"), "run", "--watch", "server.py"]
    with open(said, "w") as out:
        child = subprocess.Popen(words, cwd=project, stdout=out, stderr=subprocess.DEVNULL)
        try:
            wait_for(said, lambda text: "2\n" in text)
            (project / "app" / "hot.py").write_text(HOT.replace("x * 2", "x + 100"))
            wait_for(said, lambda text: "101\n" in text)
        finally:
            child.send_signal(signal.SIGINT)
            child.wait(20)
            (project / "app" / "hot.py").write_text(HOT)


PYTHON = [block for kind, block in BLOCKS if kind == "python"]


def test_python_examples(project: Path) -> None:
    """The server's example is tests/gopkg/test_http.py's; the others run as they stand."""
    server = [block for block in PYTHON if "ListenAndServe" in block]
    others = [block for block in PYTHON if block not in server]
    assert len(server) == 1 and len(others) == 2
    for block in others:
        code = "import grumpy_hook\n" + block + "\nprint({name: status.state for name, status in grumpy_hook.status().items()})\n"
        done = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        states = eval(done.stdout)
        assert states and set(states.values()) == {"compiled"}
