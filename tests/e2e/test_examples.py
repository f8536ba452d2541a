"""Every example runs from its folder, and says what its README line promises."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MODULES = ("lexer", "metrics", "report")
STEPS = ["", *(",".join(f"codestat.{name}" for name in MODULES[: n + 1]) for n in range(len(MODULES))), "codestat.*"]


def run(folder: str, *words: str) -> str:
    done = subprocess.run([sys.executable, *words], cwd=EXAMPLES / folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_folder_is_tested() -> None:
    folders = {path.name for path in EXAMPLES.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == {"fib", "codestat", "threads", "script", "golang", "gomodule"}


def test_fib() -> None:
    assert run("fib", "run.py") == "fib(30) = 832040\nfib is compiled\n"


def test_fib_bench_measures_both_ways() -> None:
    plain, compiled = (float(run("fib", "bench.py", mode, "1", "0.5")) for mode in ("interpreted", "compiled"))
    assert compiled > plain > 0


def test_threads() -> None:
    assert re.match(r"49098 primes, 4 times\none thread \d+\.\d\d s, two threads \d+\.\d\d s: x\d\.\d\d\n$", run("threads", "run.py"))


def test_script() -> None:
    assert run("script", "-m", "grumpy_hook", "run", "life.py", "50") == run("script", "life.py", "50")


@pytest.mark.parametrize("patterns", STEPS[1:])
def test_codestat_prints_the_same_however_much_is_compiled(patterns: str, interpreted_codestat: str) -> None:
    assert run("codestat", "run.py", "--adopt", patterns) == interpreted_codestat


@pytest.fixture(scope="module")
def interpreted_codestat() -> str:
    text = run("codestat", "run.py")
    assert "not read to its end" not in text
    return text


GOLANG = {
    "words": r"\['gopher at go.dev', 'gopher at go.dev', 'monty at python.org'\]\n<GOPHER@GO.DEV> wrote .*\nGo@Go.Dev\n",
    "report": r"refused: unexpected end of JSON input\n151 bytes of JSON, valid: True\nADA was 185 in 2000, knew notes\nGUIDO was 44 .*Python\n",
    "digest": r"541c7df8[0-9a-f]{56} True\nTrue\nTrue one after the other \d+\.\d\d s, on goroutines \d+\.\d\d s\n",
    "web": r"200 text/plain hello gopher\n200 text/plain hello again\n404 text/plain; charset=utf-8 404 page not found\n",
    "workers": r"\[\(17, 289\), \(18, 324\), \(19, 361\)\]\ntimed out after less than 1s\n",
}


@pytest.mark.parametrize("name", GOLANG)
def test_golang(name: str) -> None:
    assert re.fullmatch(GOLANG[name], run("golang", f"{name}.py"))


@pytest.mark.sweep
def test_gomodule() -> None:
    """Downloads a module from the Go proxy where the store has none yet."""
    assert re.fullmatch(
        r"7\.142\n6ba7b810-9dad-11d1-80b4-00c04fd430c8 VERSION_1 True\n886313e1-3b8a-5372-9b90-0c9aee199e5d 36\nrefused: invalid UUID length: 10\n",
        run("gomodule", "run.py"),
    )
