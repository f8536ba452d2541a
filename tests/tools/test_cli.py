"""The grumpy command in processes of its own, as a person runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = '''\
"""A program."""
import sys

from helper import double


def reads_its_frame():
    x = 1
    return [locals() for _ in "a"]


def total(n):
    s = 0
    for i in range(n):
        s += double(i)
    return s


if __name__ == "__main__":
    print(__name__, __file__.rpartition("/")[2], sys.argv, total(100), __doc__)
    sys.exit(len(sys.argv))
'''


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "helper.py").write_text("def double(x):\n    return x * 2\n", encoding="utf-8")
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "pack" / "__main__.py").write_text("from .core import answer\nprint(answer(), __name__, __package__)\n", encoding="utf-8")
    (tmp_path / "pack" / "core.py").write_text("def answer():\n    return 42\n", encoding="utf-8")
    return tmp_path


def grumpy(folder: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "grumpy_hook", *words]
    return subprocess.run(command, cwd=folder, env={**os.environ, **environ}, capture_output=True, text=True, check=False)


def python(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("words", [["program.py", "a", "--strict"], ["-m", "program", "-m"], ["-m", "pack"], ["./program.py"]])
def test_run_does_what_python_does(project: Path, words: list[str]) -> None:
    ours, theirs = grumpy(project, "run", "--strict", *words), python(project, *words)
    assert (ours.stdout, ours.returncode) == (theirs.stdout, theirs.returncode), ours.stderr
    assert theirs.stdout


def test_run_compiles_the_script_itself(project: Path) -> None:
    text = "def f():\n    return 1\nimport grumpy_hook\nprint(f(), {n: s.state for n, s in grumpy_hook.status().items()})\n"
    (project / "own.py").write_text(text, encoding="utf-8")
    done = grumpy(project, "run", "own.py")
    assert done.stdout == "1 {'__main__': 'compiled'}\n", done.stderr


def test_run_shows_the_programs_traceback_only(project: Path) -> None:
    (project / "fails.py").write_text("def f(x):\n    return 1 / x\n\n\nf(0)\n", encoding="utf-8")
    ours, theirs = grumpy(project, "run", "fails.py"), python(project, "fails.py")
    assert ours.returncode == theirs.returncode == 1
    assert "ZeroDivisionError: division by zero" in ours.stderr
    lines = [line.strip() for line in ours.stderr.splitlines() if line.strip().startswith("File")]
    assert [line.rpartition("/")[2] for line in lines] == ['fails.py", line 5, in <module>', 'fails.py", line 2, in f']
    assert "grumpy_hook" not in "".join(lines)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nothing.py"], "nothing.py"),
        (["-m", "no_such_module"], "no_such_module"),
        (["--wrong"], "--wrong"),
        (["-m"], "-m"),
        (["--strict"], "script"),
    ],
)
def test_run_says_what_is_wrong_in_one_line(project: Path, words: list[str], message: str) -> None:
    done = grumpy(project, "run", *words)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_build_then_import_finds_the_image(project: Path) -> None:
    cache = {"GRUMPY_CACHE_DIR": str(project / "cache"), "GOCACHE": ""}
    (project / "cache").mkdir(mode=0o700)
    (project / "cache" / "go").symlink_to(Path(os.environ["GRUMPY_CACHE_DIR"]) / "go")
    done = grumpy(project, "build", "pack.*", "helper", **cache)
    assert done.returncode == 0, done.stderr
    assert "4 modules" in done.stdout
    assert all(f"compiled     {name}" in done.stdout for name in ("helper", "pack", "pack.core"))
    assert "already there" in grumpy(project, "build", "pack.*", "helper", **cache).stdout
    code = (
        "import grumpy_hook; grumpy_hook.install(include=['pack.*', 'helper']); import helper, pack.core; "
        "print(*[(s.state, s.cache_hit) for s in grumpy_hook.status().values()])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=project, env={**os.environ, **cache}, capture_output=True, text=True, check=False)
    assert done.stdout == "('compiled', True) ('compiled', True) ('compiled', True)\n", done.stderr


def test_build_of_nothing_is_an_error(project: Path) -> None:
    done = grumpy(project, "build", "absent")
    assert done.returncode == 1
    assert "absent" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("target", ["program", "program.py"])
def test_why_gives_line_and_reason(project: Path, target: str) -> None:
    done = grumpy(project, "why", target)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("program (")
    assert any(line.split()[:3] == ["9", "hosted", "reads_its_frame:"] and "locals()" in line for line in lines)
    assert any(line.split()[:3] == ["12", "compiled", "total"] for line in lines)


def test_show_go_is_formatted_go(project: Path) -> None:
    done = grumpy(project, "show", "go", "helper")
    assert done.returncode == 0, done.stderr
    assert "package helper" in done.stdout
    assert "func " in done.stdout


def test_show_go_knows_the_go_packages_that_the_module_imports(project: Path) -> None:
    text = "from __go__.unicode.utf8 import RuneLen\n\n\ndef measure(rune: int) -> int:\n    return RuneLen(rune)\n"
    (project / "measures.py").write_text(text, encoding="utf-8")
    done = grumpy(project, "show", "go", "measures")
    assert done.returncode == 0, done.stderr
    assert '"unicode/utf8"' in done.stdout and ".RuneLen(" in done.stdout, done.stdout


def test_one_module_is_one_module(project: Path) -> None:
    done = grumpy(project, "build", "helper")
    assert done.stdout.startswith("1 module, "), done.stdout + done.stderr


def test_show_ir_names_the_functions(project: Path) -> None:
    done = grumpy(project, "show", "ir", "program.py")
    assert done.returncode == 0, done.stderr
    assert "total" in done.stdout


def test_annotate_types_and_slow_lines(project: Path) -> None:
    done = grumpy(project, "annotate", "program.py")
    assert done.stdout == "program.html\n", done.stderr
    assert "locals() reads the running frame" in (project / "program.html").read_text(encoding="utf-8")
    assert "total(n: int) -> " in grumpy(project, "show", "types", "program").stdout
    assert "reads_its_frame" in grumpy(project, "why", "--slow", "program").stdout


@pytest.mark.parametrize("words", [("why", "absent"), ("show", "ir", "absent"), ("why", "absent/file.py"), ("why", "sys")])
def test_unknown_modules_are_named(project: Path, words: tuple[str, ...]) -> None:
    done = grumpy(project, *words)
    assert done.returncode == 1
    assert words[-1] in done.stderr
    assert "Traceback" not in done.stderr


def test_doctor_is_content_here(project: Path) -> None:
    done = grumpy(project, "doctor")
    assert done.returncode == 0, done.stdout
    assert all(f"ok     {what}:" in done.stdout for what in ("Python", "Go", "C compiler", "Go runtime", "cache"))
    assert grumpy(project, "doctor", "--quiet").stdout == ""


def test_doctor_names_the_command_that_mends(project: Path) -> None:
    done = grumpy(project, "doctor", GRUMPY_GO="/no/such/go", GRUMPY_CC="/no/such/cc")
    assert done.returncode == 1
    assert "wrong  Go:" in done.stdout
    assert "wrong  C compiler:" in done.stdout
    assert done.stdout.count("mend it:") == 2


def test_cache_commands(project: Path) -> None:
    cache = {"GRUMPY_CACHE_DIR": str(project / "cache")}
    (project / "cache").mkdir(mode=0o700)
    (project / "cache" / "go").symlink_to(Path(os.environ["GRUMPY_CACHE_DIR"]) / "go")
    assert grumpy(project, "build", "helper", **cache).returncode == 0
    assert "images     1," in grumpy(project, "cache", "info", **cache).stdout
    listed = grumpy(project, "cache", "list", **cache).stdout.splitlines()
    assert len(listed) == 1
    assert listed[0].split()[-2:] == ["ok", "helper"]
    assert "freed 0.0 MB" in grumpy(project, "cache", "prune", **cache).stdout
    assert "freed" in grumpy(project, "cache", "prune", "--size", "0", **cache).stdout
    assert grumpy(project, "cache", "list", **cache).stdout == ""
    assert grumpy(project, "build", "helper", **cache).returncode == 0
    assert "freed" in grumpy(project, "cache", "clear", **cache).stdout
    assert "images     0," in grumpy(project, "cache", "info", **cache).stdout


def test_wrong_setting_is_one_line(project: Path) -> None:
    done = grumpy(project, "doctor", GRUMPY_CACHE_SIZE="big")
    assert done.returncode == 1
    assert "GRUMPY_CACHE_SIZE" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_names_every_command(project: Path) -> None:
    done = grumpy(project, "--help")
    assert all(name in done.stdout for name in ("run", "build", "watch", "why", "show", "annotate", "profile", "doctor", "cache"))
