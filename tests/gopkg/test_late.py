"""A Go package that nobody could see coming gets an image of its own, whose objects the others refuse, clearly; the
next start binds all in one."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

USER = """
import importlib
from __go__.time import Unix

def early():
    return Unix(5, 0)

def late():
    os = importlib.import_module("__go__." + "o" + "s")
    return os.Chtimes("main.py", early(), early())
"""
MAIN = """
import sys
import grumpy_hook
grumpy_hook.install(include=[sys.argv[1]], strict=True)
import user
print(user.early().Unix())
try:
    print(user.late())
except TypeError as error:
    print("TypeError:", error)
status = grumpy_hook.status().get("user")
print(status.state if status else "interpreted")
"""


@pytest.mark.parametrize(("adopted", "state"), [("user", "compiled"), ("no.such", "interpreted")])
def test_refused_with_advice_then_bound_in_one(tmp_path: Path, adopted: str, state: str) -> None:
    for name, text in (("pyproject.toml", ""), ("user.py", USER), ("main.py", MAIN)):
        (tmp_path / name).write_text(text, encoding="utf-8")

    def run() -> list[str]:
        done = subprocess.run([sys.executable, "main.py", adopted], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    number, said, how = run()
    assert (number, how) == ("5", state)
    assert said == (
        "TypeError: Chtimes() argument 'atime' must be a time.Time, not a time.Time of another image: "
        "import its package together with this one, or list both in [tool.grumpy_hook.go] packages"
    )
    assert run() == ["5", "None", state] and (tmp_path / "main.py").stat().st_mtime == 5


HOT = "import __go__.math.bits as bits\ndef ones(n):\n    return sum(bits.OnesCount64(i) for i in range(n))\n"
BACKGROUND = """
import grumpy_hook
grumpy_hook.install(include=["hot"], background=True)
import hot
maps = {line.split()[-1] for line in open("/proc/self/maps") if line.rstrip().endswith("image.so")}
print(hot.ones(100), grumpy_hook.status()["hot"].state, len(maps))
"""


def test_built_in_the_background_with_its_packages(tmp_path: Path) -> None:
    for name, text in (("pyproject.toml", ""), ("hot.py", HOT), ("main.py", BACKGROUND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    said, end = "", time.monotonic() + 120
    while "compiled" not in said and time.monotonic() < end:
        done = subprocess.run([sys.executable, "main.py"], cwd=tmp_path, capture_output=True, text=True, check=True)
        said = done.stdout
        assert said.startswith("316 "), done
        time.sleep(0.2)
    assert said == "316 compiled 1\n"
