"""Profiles and the flame graph: reading pprof data, and a program profiled in a process of its own."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from grumpy_hook.errors import GrumpyError
from grumpy_hook.tools import flame, profiles
from grumpy_hook.tools.crossings import Crossing, read_crossings
from grumpy_hook.tools.profiles import Frame, Stack
from tests.tools.test_facts import read

PROGRAM = """\
import sys

def inner(n):
    s = 0
    for i in range(n):
        s += i * i % 7
    return s


def outer(k):
    t = 0
    for _ in range(k):
        t += inner(3000)
    return t


print(outer(60000))
"""


def message(number: int, data: bytes) -> bytes:
    return bytes([number << 3 | 2, len(data)]) + data


def number(field: int, value: int) -> bytes:
    return bytes([field << 3, value])


def sample_profile(source: str) -> bytes:
    """One sample of f_1 called by f_0, with the runtime below."""
    strings = ["", "pyimage/m/a.f_1s", source, "pyimage/m/a.f_0", "goruntime/object.Add", "ops.go"]
    functions = [(1, 1, 2), (2, 3, 2), (3, 4, 5)]
    body = b"".join(message(5, number(1, n) + number(2, name) + number(4, file)) for n, name, file in functions)
    lines = [(1, 2), (2, 3), (3, 9)]
    body += b"".join(message(4, number(1, n) + message(4, number(1, n) + number(2, line))) for n, line in lines)
    body += message(2, message(1, bytes([3, 1, 2])) + message(2, b"\x02" + bytes([0x80, 0xAD, 0xE2, 0x04])))
    return body + b"".join(message(6, text.encode()) for text in strings)


def test_reads_pprof(tmp_path: Path) -> None:
    source = tmp_path / "a.py"
    source.write_text("def f(x):\n    return x + 1\nf(1)\n")
    path = tmp_path / "p.pb.gz"
    path.write_bytes(gzip.compress(sample_profile(str(source))))
    (stack,) = profiles.read(path)
    assert stack.frames == (Frame("a", str(source), 3), Frame("f", str(source), 2), Frame("runtime", "", 0))
    assert stack.seconds == pytest.approx(0.01)
    assert profiles.line_seconds(path, str(source)) == {3: pytest.approx(0.01), 2: pytest.approx(0.01)}


@pytest.mark.parametrize("data", [b"no gzip", gzip.compress(b"\xff\xff"), gzip.compress(b"\x12\x50x"), b""])
def test_what_is_no_profile_is_an_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "p.pb.gz"
    path.write_bytes(data)
    with pytest.raises(GrumpyError):
        profiles.read(path)


def test_flame_graph_is_as_wide_as_its_time() -> None:
    stacks = [
        Stack((Frame("main", "/a.py", 9), Frame("f<int>", "/a.py", 2)), 3.0),
        Stack((Frame("main", "/a.py", 8), Frame("g", "/a.py", 4), Frame("CPython", "", 0)), 1.0),
    ]
    text = flame.page(stacks, "run <it>")
    reader = read(text)
    assert "script" not in reader.counts and not reader.links
    assert 'width="900.00"' in text and 'width="300.00"' in text and "f&lt;int&gt; (a.py: line 2 3.00 s): 3.00 s, 75%" in text
    assert reader.counts["rect"] == 5
    assert "No sample fell" in flame.page([], "x")


CROSSES = """\
import fractions


def crossing(n):
    half = fractions.Fraction(1, 2)
    total = 0
    for i in range(n):
        total += half.limit_denominator(9).numerator
    return total + sum(i * i for i in range(3_000_000)) * 0


print(crossing(700))
"""


def test_profile_counts_what_crosses(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "hot.py").write_text(CROSSES)
    command = [sys.executable, "-m", "grumpy_hook", "profile", "-o", "flame.html", "--data", "data", "--", "hot.py"]
    done = subprocess.run(command, cwd=tmp_path, env=dict(os.environ), capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stderr
    found = read_crossings(tmp_path / "data")
    assert (str(tmp_path / "hot.py"), 8, "call", 700) in found
    assert "crossings to CPython" in done.stdout and "call  " + str(tmp_path / "hot.py") + ":8" in done.stdout
    page = (tmp_path / "flame.html").read_text()
    assert '<td class="n">700</td><td>call</td><td><code>crossing</code></td>' in page


def test_crossings_of_all_processes_are_added(tmp_path: Path) -> None:
    (tmp_path / "1.pb.gz.crossings").write_text("3\tcall\t7\t/a b.py\n1\titem\t7\t/a b.py\n")
    (tmp_path / "2.pb.gz.crossings").write_text("4\tcall\t7\t/a b.py\n")
    assert read_crossings(tmp_path) == [Crossing("/a b.py", 7, "call", 7), Crossing("/a b.py", 7, "item", 1)]
    (tmp_path / "3.crossings").write_text("many\tcall\n")
    with pytest.raises(GrumpyError):
        read_crossings(tmp_path)


def test_profile_names_python_functions_and_lines(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "hot.py").write_text(PROGRAM)
    command = [sys.executable, "-m", "grumpy_hook", "profile", "-o", "flame.html", "--data", "data", "--", "hot.py"]
    done = subprocess.run(command, cwd=tmp_path, env=dict(os.environ), capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stderr
    assert "inner" in done.stdout and "hot.py:6" in done.stdout
    stacks = profiles.read_folder(tmp_path / "data")
    inner = sum(s.seconds for s in stacks if [f.name for f in s.frames if f.path][-1:] == ["inner"])
    total = sum(s.seconds for s in stacks)
    assert total > 0.1 and inner / total > 0.8
    assert any([f.name for f in s.frames][:3] == ["hot", "outer", "inner"] for s in stacks)
    assert ">inner</text>" in (tmp_path / "flame.html").read_text()
    command = [sys.executable, "-m", "grumpy_hook", "annotate", "hot.py", "--profile", "data"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert " ms</span>" in (tmp_path / "hot.html").read_text()
