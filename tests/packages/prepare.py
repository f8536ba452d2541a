"""A throw-away environment for one package: installed aside with pip, its tests unpacked from the source archive."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

from tests.packages.suites import Suite

HERE = str(Path(__file__).parent)


class Prepared:
    """`site`: what pip installed. `work`: the folder to run the tests from. `script`: the program that runs them."""

    def __init__(self, folder: Path) -> None:
        self.site = folder / "site"
        self.work = folder / "work"
        self.script = folder / "run_suite.py"


def prepare(suite: Suite, folder: Path) -> Prepared:
    """Raises CalledProcessError with pip's words where the package cannot be had."""
    prepared = Prepared(folder)
    prepared.work.mkdir(parents=True)
    _pip("install", "--no-compile", "--no-binary", suite.name, "--target", str(prepared.site), suite.requirement, *suite.needs)
    if suite.source:
        _pip("download", "--no-deps", "--no-binary", ":all:", "--dest", str(folder), suite.requirement)
        _unpack(next(folder.glob("*.tar.gz")), folder, prepared.work)
    write_script(suite, prepared)
    return prepared


def write_script(suite: Suite, prepared: Prepared) -> None:
    """The program to run: it names every module in an import statement, so that one image holds them all."""
    imports = "".join(f"    import {name}\n" for top in suite.modules for name in _modules(prepared.site, top))
    text = f"import sys\n\nsys.path.insert(0, {HERE!r})\nfrom child import main\n\n\ndef everything() -> None:\n{imports}\n\nmain({suite.alias!r})\n"
    prepared.script.write_text(text, encoding="utf-8")


def _pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments], check=True)


def _unpack(archive: Path, folder: Path, work: Path) -> None:
    """Without the package itself: what is tested is the installed one."""
    with tarfile.open(archive) as tar:
        tar.extractall(folder / "unpacked", filter="data")
    (top,) = (folder / "unpacked").iterdir()
    shutil.rmtree(top / "src", ignore_errors=True)
    work.rmdir()
    top.rename(work)
    for name in os.listdir(folder / "site"):
        shutil.rmtree(work / name, ignore_errors=True)


def _modules(site: Path, top: str) -> Iterator[str]:
    for path in sorted((site / top).rglob("*.py")):
        parts = path.relative_to(site).with_suffix("").parts
        if not any(part.startswith("test") or part in ("__main__", "conftest") for part in parts[1:]):
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
