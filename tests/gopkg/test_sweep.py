"""The whole standard library of Go: every package imports, and nearly every member is bound.

    pytest tests/gopkg/test_sweep.py -m sweep -s
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from grumpy_hook import config
from grumpy_hook.build.toolchain import discover
from grumpy_hook.tools.golang import write_stubs

pytestmark = pytest.mark.sweep

SCRIPT = """
import importlib, json, sys
import grumpy_hook
grumpy_hook.install(include=["no.such.module"], root=".")
report = {}
for path in json.load(open("packages.json")):
    module = importlib.import_module("__go__." + path.replace("/", "."))
    package = module._bound().package(path)
    failed = {}
    for name in module.__all__:
        try:
            found = getattr(module, name)
            if isinstance(found, type):
                for attribute in dir(found):
                    getattr(found, attribute, None)
        except Exception as error:
            failed[name] = f"{type(error).__name__}: {error}"
    described = module._bound()._descriptions[path]
    report[path] = [described["bound"], package.unbound, failed]
json.dump(report, open("report.json", "w"))
"""


@pytest.fixture(scope="module")
def packages() -> list[str]:
    go, _ = discover(config.load({})).require()
    listed = subprocess.run([*go.command, "list", "std"], capture_output=True, text=True, check=True).stdout.split()
    return [path for path in listed if not {"internal", "vendor"} & set(path.split("/"))]


def test_stubs_of_every_package(packages: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(list(write_stubs(packages, "typings"))) >= len(packages)
    stubs = sorted(str(path) for path in (tmp_path / "typings").rglob("*.pyi"))
    done = subprocess.run([sys.executable, "-m", "mypy", "--strict", *stubs], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


def test_every_package_of_the_standard_library(packages: list[str], tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[tool.grumpy_hook.go]\npackages = {json.dumps(packages)}\n", encoding="utf-8")
    (tmp_path / "packages.json").write_text(json.dumps(packages), encoding="utf-8")
    (tmp_path / "sweep.py").write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run([sys.executable, "sweep.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    bound = sum(row[0] for row in report.values())
    reasons = Counter(reason for row in report.values() for reason in row[1].values())
    unbound = sum(reasons.values())
    print(f"\n{len(report)} packages, {bound} members bound, {unbound} not: {bound / (bound + unbound):.2%}")
    for reason, count in reasons.most_common():
        print(f"{count:5}  {reason}")
    for path, row in report.items():
        print(f"{path:32} {row[0]:5} bound {len(row[1]):4} not")
    assert {path: row[2] for path, row in report.items() if row[2]} == {}
    assert bound / (bound + unbound) >= 0.97
