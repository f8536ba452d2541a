"""The Go text of a module is the same whatever process makes it, so that its image can be found again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """
import hashlib, sys
from pathlib import Path
from grumpy_hook.pipeline import Source, compile_modules
for path in sys.argv[1:]:
    text = Path(path).read_text(encoding="utf-8")
    files = compile_modules([Source(Path(path).stem, path, False, text, "")]).files
    print(Path(path).name, *[hashlib.sha256(files[name].encode()).hexdigest() for name in sorted(files)])
"""
CONSTANTS = """
def chosen(x):
    for y in {"one", "two", "three", b"four", 5, 6.5, (7, "eight")}:
        yield x in {"nine", "ten", "eleven", "twelve"}, y
"""
NAMES = ("classes", "generators", "matching", "type_parameters_312" if sys.version_info >= (3, 12) else "typed")


def written(seed: int, paths: list[str]) -> list[str]:
    environ = {**os.environ, "PYTHONHASHSEED": str(seed)}
    done = subprocess.run([sys.executable, "-c", PROGRAM, *paths], cwd=ROOT, env=environ, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_text_does_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "constants.py").write_text(CONSTANTS)
    paths = [str(tmp_path / "constants.py"), *[str(ROOT / "tests" / "run" / "cases" / f"{name}.py") for name in NAMES]]
    first = written(1, paths)
    assert len(first) == len(paths) and first == written(2, paths)
