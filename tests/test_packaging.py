"""What setup.cfg promises: every package listed, goruntime in the wheel, the wheel complete when installed."""

from __future__ import annotations

import configparser
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def config() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg")
    return parser


def test_every_package_is_listed() -> None:
    found = {str(path.parent.relative_to(ROOT)).replace("/", ".") for path in (ROOT / "grumpy_hook").rglob("__init__.py")}
    assert set(config()["options"]["packages"].split()) == found | {"grumpy_hook.goruntime"}


def test_few_dependencies() -> None:
    names = {line.split()[0] for line in config()["options"]["install_requires"].strip().splitlines()}
    assert names == {"watchdog", "platformdirs", "filelock", "rich", "typer"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that no build folder appears in the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "source"
    copy.mkdir()
    names = ["setup.cfg", "pyproject.toml", "MANIFEST.in", "README.md", "LICENSE", "CHANGELOG.md", "grumpy_hook", "goruntime"]
    subprocess.run(["cp", "-R", *(str(ROOT / name) for name in names), str(copy)], check=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(copy)], check=True)
    return next(folder.glob("*.whl"))


def test_wheel_holds_all_go_files(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    for path in (ROOT / "goruntime").rglob("*"):
        name = f"grumpy_hook/{path.relative_to(ROOT)}"
        if path.suffix in (".go", ".c", ".h", ".s", ".mod"):
            assert (name in held) != path.name.endswith("_test.go"), name
    assert {f"grumpy_hook/{path.relative_to(ROOT / 'grumpy_hook')}" for path in (ROOT / "grumpy_hook").rglob("*.py")} <= held


def test_installed_wheel_compiles_a_module(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own, with the dependencies of this one lent to it."""
    home = tmp_path / "venv"
    venv.create(home, with_pip=False, symlinks=True)
    python = str(home / "bin" / "python")
    asked = subprocess.run([python, "-c", "import site; print(site.getsitepackages()[0])"], capture_output=True, text=True, check=True)
    site = Path(asked.stdout.strip())
    zipfile.ZipFile(wheel).extractall(site)
    lent = [path for path in sys.path if path.endswith("site-packages")]
    (site / "lent.pth").write_text("\n".join(lent), encoding="utf-8")
    (tmp_path / "hot.py").write_text("def double(x):\n    return x * 2\n", encoding="utf-8")
    code = (
        "import grumpy_hook; grumpy_hook.install(include=['hot'], strict=True); import hot; "
        "print(hot.double(21), grumpy_hook.status()['hot'].state, grumpy_hook.__file__)"
    )
    done = subprocess.run([python, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["42", "compiled", str(site / "grumpy_hook" / "__init__.py")], done.stderr
