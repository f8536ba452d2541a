"""What calls of Go functions cost: from compiled code beside the same loops in Go, from interpreted code beside a
Python function. The best of several runs each.

    pytest tests/gopkg/test_speed.py -m sweep -s
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from grumpy_hook import config
from grumpy_hook.build.toolchain import discover

pytestmark = pytest.mark.sweep

# name -> (Python, Go): the body of `for i in range(n)`, with a sum s
LOOPS = {
    "ones": ("s += bits.OnesCount64(i)", "s += bits.OnesCount64(uint64(i))"),
    "runes": ("s += utf8.RuneLen(i)", "s += utf8.RuneLen(rune(i))"),
    "letters": ("if unicode.IsLetter(i & 127):\n            s += 1", "if unicode.IsLetter(rune(i & 127)) {\ns++\n}"),
    "digits": ("s += len(Itoa(i))", "s += len(strconv.Itoa(i))"),
    "numbers": ("s += Atoi('12345')", 'x, _ := strconv.Atoi("12345")\ns += x'),
    "indexes": ("s += strings.Index('hello world', 'wor')", 's += strings.Index("hello world", "wor")'),
    "upper": ("s += len(strings.ToUpper('hello world'))", 's += len(strings.ToUpper("hello world"))'),
    "draws": ("s += rand.IntN(100)", "s += rand.IntN(100)"),
    "roots": ("s += int(math.Sqrt(i))", "s += int(math.Sqrt(float64(i)))"),
    "masked": ("s += i & math.MaxInt8", "s += i & math.MaxInt8"),
}
IMPORTS = """
import __go__.math as math, __go__.math.bits as bits, __go__.math.rand.v2 as rand, __go__.strings as strings
import __go__.unicode as unicode, __go__.unicode.utf8 as utf8
from __go__.strconv import Atoi, Itoa
"""
MAIN = """
import time
import grumpy_hook
grumpy_hook.install(include=["loops"], strict=True)
import loops
def best(f, *args):
    taken = []
    for _ in range(15):
        start = time.thread_time()
        f(*args)
        taken.append(time.thread_time() - start)
    return min(taken) / 1_000_000 * 1e9
for name in {names!r}:
    print(name, best(getattr(loops, name), 1_000_000))
"""
CALLS = """
import time
import grumpy_hook
grumpy_hook.install(include=["no.such"])
from __go__.unicode.utf8 import RuneLen
def plain(x): return x
def calls(f, n):
    for _ in range(n): f(65)
def best(f):
    taken = []
    for _ in range(15):
        start = time.thread_time()
        calls(f, 200_000)
        taken.append(time.thread_time() - start)
    return min(taken) / 200_000 * 1e9
print("python", best(plain))
print("go", best(RuneLen))
"""
GO_MAIN = """
func best(f func(int) int) float64 {
	least := 1e18
	for range 15 {
		start := time.Now()
		f(1_000_000)
		least = min(least, float64(time.Since(start).Nanoseconds()))
	}
	return least / 1_000_000
}

func main() {
"""


def numbers(text: str) -> dict[str, float]:
    return {name: float(value) for name, value in (line.split() for line in text.splitlines())}


def python(folder: Path, script: str) -> dict[str, float]:
    return numbers(subprocess.run([sys.executable, script], cwd=folder, capture_output=True, text=True, check=True).stdout)


def go_loops(folder: Path) -> dict[str, float]:
    """Nanoseconds a turn in Go."""
    go, _ = discover(config.load({})).require()
    packages = ["fmt", "math", "math/bits", "math/rand/v2", "strconv", "strings", "time", "unicode", "unicode/utf8"]
    text = "package main\n\nimport (\n" + "".join(f'\t"{p}"\n' for p in packages) + ")\n"
    for name, (_, body) in LOOPS.items():
        text += f"//go:noinline\nfunc {name}(n int) (s int) {{\nfor i := range n {{\n_ = i\n{body}\n}}\nreturn\n}}\n"
    text += GO_MAIN + "".join(f'\tfmt.Println("{name}", best({name}))\n' for name in LOOPS) + "}\n"
    (folder / "main.go").write_text(text, encoding="utf-8")
    (folder / "go.mod").write_text("module loops\n\ngo 1.25\n", encoding="utf-8")
    subprocess.run([*go.command, "build", "-o", "loops", "."], cwd=folder, check=True)
    return numbers(subprocess.run(["./loops"], cwd=folder, capture_output=True, text=True, check=True).stdout)


def test_loops_take_at_most_twice_as_long_as_in_go(tmp_path: Path) -> None:
    bodies = "".join(f"def {name}(n):\n    s = 0\n    for i in range(n):\n        {body}\n    return s\n" for name, (body, _) in LOOPS.items())
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    (tmp_path / "loops.py").write_text(IMPORTS + bodies, encoding="utf-8")
    (tmp_path / "main.py").write_text(MAIN.format(names=list(LOOPS)), encoding="utf-8")
    ours, theirs = python(tmp_path, "main.py"), go_loops(tmp_path)
    print()
    for name in LOOPS:
        print(f"{name:8} {ours[name]:6.2f} ns, in Go {theirs[name]:6.2f}: {ours[name] / theirs[name]:.2f}")
    assert {name: ours[name] / theirs[name] for name in LOOPS if ours[name] > 2 * theirs[name]} == {}


def test_a_call_from_interpreted_code(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    (tmp_path / "calls.py").write_text(CALLS, encoding="utf-8")
    cost = python(tmp_path, "calls.py")
    print(f"\na Python function {cost['python']:.0f} ns, RuneLen {cost['go']:.0f}")
    assert cost["go"] < 6 * cost["python"]
