"""Debuggers, tracers, profilers and faulthandler beside compiled modules."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT = 300

FILES = {
    "shapes.py": "def area(x):\n    y = x * x\n    return y\n\n\ndef volume(x):\n    return area(x) * x\n",
    "sums.py": "def add(xs):\n    s = 0.0\n    for x in xs:\n        s += x\n    return s\n",
    "other.py": "def f(x):\n    return x + 1\n",
    "stops.py": "LIMIT = 3\n\n\ndef inner(x):\n    y = x + 1\n    breakpoint()\n    return y + LIMIT\n\n\n"
    "def middle(x):\n    z = x\n    return inner(z)\n\n\ndef outer(x):\n    return middle(x) * 2\n",
    "stops_too.py": "import pdb\nfrom pdb import set_trace\n\n\ndef f(x):\n    y = x\n    pdb.set_trace()\n    return y\n\n\n"
    "def g(x):\n    __import__('pdb').set_trace()\n    return x\n\n\ndef h(x):\n    set_trace()\n    return x\n",
    "stops_at_import.py": "X = 7\nbreakpoint()\n\n\ndef f(a):\n    return a\n\n\nY = f(X)\n",
    "calls.py": "def call(f, *args):\n    return f(*args)\n\n\n"
    "def spin(seconds, clock):\n    end = clock() + seconds\n    while clock() < end:\n        pass\n",
}
NAMES = [name.removesuffix(".py") for name in FILES]
INSTALL = f"import grumpy_hook\ngrumpy_hook.install(include={NAMES}, strict=True)\n"
STATES = "\nimport sys as _s\nprint({n: s.state for n, s in grumpy_hook.status().items()}, file=_s.stderr)\n"


def run(folder: Path, program: str, install: str = INSTALL, text: str = "", code: int = 0) -> tuple[str, str]:
    for name, source in FILES.items():
        (folder / name).write_text(source)
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}
    end = STATES if install else ""
    done = subprocess.run([sys.executable, "-c", install + program + end], cwd=folder, env=environ, input=text, capture_output=True,
                          text=True, timeout=TIMEOUT, check=False)  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout, done.stderr


TRACED = """
import sys
lines = []
def trace(frame, event, arg):
    if frame.f_code.co_filename.endswith("shapes.py"):
        lines.append((event, frame.f_code.co_name, frame.f_lineno))
    return trace
sys.settrace(trace)
import shapes, other
shapes.volume(3)
sys.settrace(None)
print(lines)
"""


def test_a_tracer_sees_every_line(tmp_path: Path) -> None:
    plain, _ = run(tmp_path, TRACED, install="")
    out, said = run(tmp_path, TRACED)
    assert out == plain and "('line', 'area', 2)" in out
    assert said.count("watches this program") == 1 and "{'other': 'interpreted', 'shapes': 'interpreted'}" in said


def test_traced_modules_can_be_compiled_all_the_same(tmp_path: Path) -> None:
    out, said = run(tmp_path, TRACED, install=INSTALL.replace("strict=True", "strict=True, compile_traced=True"))
    assert "'line', 'area'" not in out and "{'other': 'compiled', 'shapes': 'compiled'}" in said


@pytest.mark.skipif(sys.version_info < (3, 12), reason="sys.monitoring came with Python 3.12")
def test_a_coverage_tool_sees_every_line(tmp_path: Path) -> None:
    program = """
import sys
m, lines = sys.monitoring, set()
m.use_tool_id(m.COVERAGE_ID, "cover")
m.register_callback(m.COVERAGE_ID, m.events.LINE, lambda code, line: lines.add((code.co_name, line)))
m.set_events(m.COVERAGE_ID, m.events.LINE)
import shapes
shapes.volume(3)
m.set_events(m.COVERAGE_ID, 0)
print(sorted(l for l in lines if l[0] in ("area", "volume")))
"""
    plain, _ = run(tmp_path, program, install="")
    out, said = run(tmp_path, program)
    assert out == plain and "('area', 2)" in out and "cover watches" in said


def test_breakpoint_stops_where_it_stands(tmp_path: Path) -> None:
    program = "import stops, shapes\nprint(stops.outer(4), shapes.volume(2), stops.LIMIT)\n"
    keys = "p x, y\np LIMIT\n!globals().update(LIMIT=5)\nup\nup\ndown\ndown\nnext\nnext\ncontinue\n"
    plain, _ = run(tmp_path, program, install="", text=keys)
    out, said = run(tmp_path, program, text=keys)
    assert out == plain and "(4, 5)" in out and "outer()\n-> return middle(x) * 2" in out
    assert said.count("stops.inner runs interpreted: breakpoint() stops here for a debugger") == 1
    assert "{'shapes': 'compiled', 'stops': 'compiled'}" in said


def test_set_trace_stops_where_it_stands(tmp_path: Path) -> None:
    program = "import stops_too\nprint(stops_too.f(4))\nprint(stops_too.g(5))\nprint(stops_too.h(6))\n"
    keys = "p x\nnext\ncontinue\n" * 3
    plain, _ = run(tmp_path, program, install="", text=keys)
    out, said = run(tmp_path, program, text=keys)
    assert out == plain and all(f"(Pdb) {n}" in out for n in (4, 5, 6))
    assert "stops_too.f runs interpreted: pdb.set_trace() stops here" in said and "'stops_too': 'compiled'" in said


def test_a_module_that_stops_while_it_is_imported_is_interpreted(tmp_path: Path) -> None:
    keys = "p X\nnext\nstep\nstep\np a\ncontinue\n"
    plain, _ = run(tmp_path, "import stops_at_import\n", install="", text=keys)
    out, said = run(tmp_path, "import stops_at_import\n", text=keys)
    assert out == plain and "(Pdb) 7" in out and "stops_at_import runs interpreted" in said and "breakpoint() stops here" in said


def test_cprofile_counts_compiled_functions_that_are_called_from_outside(tmp_path: Path) -> None:
    program = """
import cProfile, pstats, shapes
p = cProfile.Profile()
p.runcall(lambda: [shapes.volume(x) for x in range(50)])
print({key[2]: value[0] for key, value in pstats.Stats(p).stats.items() if key[0].endswith("shapes.py")})
"""
    out, said = run(tmp_path, program)
    assert out == "{'volume': 50}\n" and "'shapes': 'compiled'" in said


def test_faulthandler_shows_compiled_frames(tmp_path: Path) -> None:
    program = """
import faulthandler, sys, threading, time, calls
t = threading.Thread(target=calls.spin, args=(1.0, time.monotonic))
t.start()
time.sleep(0.2)
faulthandler.dump_traceback(sys.stdout)
t.join()
calls.call(faulthandler.dump_traceback, sys.stdout)
"""
    out, _ = run(tmp_path, program)
    assert out.count('calls.py", line') >= 2 and "in spin" in out and "in call" in out, out


def test_a_crash_in_c_says_where(tmp_path: Path) -> None:
    program = "import faulthandler, calls\nfaulthandler.enable()\nimport ctypes\ncalls.call(ctypes.string_at, 0)\n"
    _, said = run(tmp_path, program, code=-6)  # Go's own report follows, for the call came from Go
    assert "Segmentation fault" in said and "in call" in said
    _, said = run(tmp_path, "import calls, ctypes\ncalls.call(abs, 1)\nctypes.string_at(0)\n", code=-11)
    assert "goroutine" not in said


def test_subinterpreters_run_modules_interpreted(tmp_path: Path) -> None:
    inner = """
import warnings
import grumpy_hook
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    grumpy_hook.install(include=["shapes", "calls"])
    import shapes, calls
    try:
        from __go__.strings import ToUpper
    except ImportError as e:
        print("no Go:", "subinterpreter" in str(e))
    print(shapes.volume(2), calls.call(abs, -3), [s.state for s in grumpy_hook.status().values()], [str(w.message) for w in said], flush=True)
"""
    program = f"""
import shapes
print(shapes.volume(3), flush=True)
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters
i = interpreters.create()
failed = interpreters.run_string(i, {inner!r})
assert failed is None, failed
interpreters.destroy(i)
print(shapes.volume(4))
"""
    out, _ = run(tmp_path, program)
    first, go, inside, last = out.splitlines()
    assert (first, go, last) == ("27", "no Go: True", "64")
    assert inside.startswith("8 3 ['interpreted', 'interpreted']") and "a subinterpreter runs modules interpreted" in inside


def test_a_build_without_the_gil_runs_modules_interpreted(tmp_path: Path) -> None:
    program = "import shapes\nprint(shapes.volume(3))\n"
    install = "import sys\nsys.abiflags += 't'\n" + INSTALL.replace("strict=True", "strict=False")
    out, said = run(tmp_path, program, install=install)
    assert out == "27\n" and "this build of Python has no GIL, which compiled modules need" in said and "'shapes': 'interpreted'" in said


def test_a_go_panic_is_an_exception_with_the_line(tmp_path: Path) -> None:
    """A list whose items were taken away behind its back: Go finds no memory there."""
    program = """
import ctypes, sums
xs = [1.5] * 40
items = ctypes.c_void_p.from_address(id(xs) + 24)
kept, items.value = items.value, None
try:
    sums.add(xs)
except SystemError as e:
    print(e)
items.value = kept
print(sums.add(xs))
"""
    out, _ = run(tmp_path, program)
    first, last = out.splitlines()
    assert first.startswith("internal error in ") and "sums.py, line 3: " in first and last == "60.0", out


def test_py_spy_sees_compiled_code(tmp_path: Path) -> None:
    spy = shutil.which("py-spy", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]))
    if spy is None:
        pytest.skip("py-spy is not installed")
    program = "import calls, time\nprint('ready', flush=True)\ncalls.spin(8.0, time.monotonic)\nprint('done')\n"
    run(tmp_path, "import calls\n")
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}
    process = subprocess.Popen([sys.executable, "-c", INSTALL + program], cwd=tmp_path, env=environ, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "ready\n"
    for native in ([], ["--native"]):
        seen = subprocess.run([spy, "dump", *native, "--pid", str(process.pid)], capture_output=True, text=True, timeout=TIMEOUT, check=False)
        if "ermission" in seen.stderr:
            process.kill()
            pytest.skip("py-spy may not look at processes here")
        assert "spin (calls.py" in seen.stdout, seen.stdout + seen.stderr
    assert process.communicate(timeout=TIMEOUT)[0] == "done\n" and process.returncode == 0
