"""pytest --grumpy and --grumpy-compare, in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FILES = {
    "pyproject.toml": "",
    "app/__init__.py": "",
    "app/core.py": (
        "import sys\n\ndef double(x):\n    return x * 2\n\ndef fails(x):\n    y = x + 1\n    return 1 // (y - 1)\n\n"
        "def compiled():\n    return type(sys.modules[__name__]).__name__\n\ndef here():\n    return sys._getframe().f_locals\n"
    ),
    "conftest.py": "import pytest\nfrom app.core import double\n\n@pytest.fixture\ndef two():\n    return double(1)\n",
    "tests/test_core.py": (
        "import pytest\nfrom app import core\n\ndef test_double(two):\n    assert core.double(two) == 4\n\n"
        "def test_fails():\n    assert core.fails(0) == 1\n\n"
        "def test_words():\n    found = [core.double(3)]\n    assert found == [7]\n\n"
        "@pytest.mark.skip\ndef test_skipped():\n    pass\n\n@pytest.mark.xfail\ndef test_expected():\n    assert False\n"
    ),
    "tests/test_differs.py": "import grumpy_hook\n\ndef test_state():\n    import app.core\n    assert not grumpy_hook.status()\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", str(folder), *words]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, timeout=280, check=False)


def test_inert_unless_asked(project: Path) -> None:
    done = run(project, "tests/test_differs.py", "-q")
    assert done.returncode == 0, done.stdout
    assert "grumpy" not in done.stdout
    code = "import pytest, sys; pytest.main(['--collect-only', '-q', 'tests']); print([m for m in sys.modules if m.startswith('grumpy_hook.')])"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=True).stdout
    assert "grumpy_hook.hook" not in loaded and "grumpy_hook.tools.pytest_plugin" in loaded


@pytest.mark.parametrize("start", ["", "import grumpy_hook", "import grumpy_hook; grumpy_hook.install()"])
def test_warnings_as_errors(project: Path, start: str) -> None:
    """In a project that allows none, however pytest was started."""
    (project / "pyproject.toml").write_text('[tool.pytest.ini_options]\nfilterwarnings = ["error"]\n')
    code = f"{start}\nimport sys, pytest\nsys.exit(pytest.main(['tests/test_core.py', '-q', '-p', 'no:cacheprovider']))"
    done = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, text=True, timeout=280, check=False)
    assert "2 failed, 1 passed" in done.stdout and "Warning" not in done.stdout + done.stderr, done.stdout + done.stderr


def test_modules_are_compiled_and_tests_stay_with_pytest(project: Path) -> None:
    done = run(project, "tests/test_core.py", "--grumpy=app.*", "-v")
    assert done.returncode == 1
    assert "compiling app.*" in done.stdout and "2 modules compiled, 0 interpreted" in done.stdout, done.stdout + done.stderr
    assert "compiled app.core" in done.stdout
    assert "2 failed, 1 passed, 1 skipped, 1 xfailed" in done.stdout
    assert "assert [6] == [7]" in done.stdout, "assertion rewriting"
    assert ">       return 1 // (y - 1)" in done.stdout or ">   return 1 // (y - 1)" in done.stdout.replace("       ", "   "), done.stdout
    assert "app/core.py:8: ZeroDivisionError" in done.stdout


def test_compare_reports_what_differs(project: Path) -> None:
    done = run(project, "--grumpy-compare", "-q")
    assert done.returncode == 1
    assert "tests/test_differs.py::test_state: failed compiled, passed interpreted" in done.stdout, done.stdout + done.stderr
    assert "compiled and interpreted: 5 tests end alike, 1 do not" in done.stdout
    done = run(project, "--grumpy-compare", "-q", "tests/test_core.py", "-k", "double")
    assert done.returncode == 0, done.stdout
    assert "1 tests end alike, 0 do not" in done.stdout


def test_workers_of_xdist(project: Path) -> None:
    done = run(project, "-n", "2", "--grumpy", "--grumpy-compare", "tests/test_core.py")
    assert "2 modules compiled, 0 interpreted" in done.stdout, done.stdout + done.stderr
    assert "5 tests end alike, 0 do not" in done.stdout


def test_a_path_is_not_a_pattern(project: Path) -> None:
    done = run(project, "--grumpy", "tests/test_core.py")
    assert done.returncode == 4 and "put --grumpy last" in done.stderr


@pytest.mark.sweep
def test_a_public_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own suite: compiled, compiled by two workers, and both ways compared. Fetches it from PyPI."""
    library = tmp_path / "library"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", str(library), "toolz==1.2.0"]
    subprocess.run(pip, check=True)
    monkeypatch.setenv("PYTHONPATH", str(library))
    (tmp_path / "pyproject.toml").touch()
    for words in ((), ("-n", "2"), ("--grumpy-compare",)):
        done = run(tmp_path, "-q", *words, "--pyargs", "toolz.tests", "--grumpy=toolz,toolz.*")
        assert done.returncode == 0 and "187 passed, 1 skipped in" in done.stdout, done.stdout + done.stderr
        assert "14 modules compiled, 0 interpreted" in done.stdout and "KeyboardInterrupt" not in done.stdout
    assert "188 tests end alike, 0 do not" in done.stdout
