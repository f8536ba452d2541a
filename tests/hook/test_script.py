"""Scripts and modules run as __main__, against what `python` itself does with them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

RUN = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from tests.hook import standin
standin.put_in_place()
import grumpy_hook
from grumpy_hook.hook import script
words = sys.argv[1:]
sys.path[0:2] = [] if words[0] != "-m" else [words.pop(0) and ""]
sys.path.append({str(ROOT)!r})
hook = grumpy_hook.install(root=".", log="quiet")
run = script.run_module if sys.path[0] == "" else script.run_path
sys.exit(run(hook, words[0], words[1:]))
"""

SHOW = """
import sys, helper
print(__name__, __file__, __package__, getattr(__spec__, "name", None), __doc__)
print(sys.argv, sys.modules["__main__"].__dict__ is globals(), helper.K, __builtins__ is not None)
def f(x):
    if x == "raise":
        raise KeyError("boom")
    if x == "exit":
        sys.exit(7)
if len(sys.argv) > 1:
    f(sys.argv[1])
"""


@pytest.fixture
def project(tmp_path: Path, go_cache: Path) -> Path:
    (tmp_path / "store").mkdir(mode=0o700)
    (tmp_path / "store" / "go").symlink_to(go_cache)
    (tmp_path / "setup.cfg").touch()
    (tmp_path / "show.py").write_text(SHOW)
    (tmp_path / "helper.py").write_text("K = 3\n")
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "__init__.py").touch()
    (tmp_path / "pack" / "__main__.py").write_text(SHOW)
    return tmp_path


def outcome(project: Path, *command: str) -> tuple[int, str, str]:
    environ = {**os.environ, "GRUMPY_CACHE_DIR": str(project / "store"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, *command], cwd=project, env=environ, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.replace("compiling\n", ""), re.sub(r"\n +[\^~]+(?=\n)", "", done.stderr)


COMMANDS = ("show.py", "show.py a -b", "show.py raise", "show.py exit", "-m show", "-m pack x", "-m pack raise")


@pytest.mark.parametrize("command", COMMANDS)
def test_as_python_does(project: Path, command: str) -> None:
    words = command.split()
    plain = outcome(project, *words)
    hooked = outcome(project, "-c", RUN, *words)
    if words[0] == "-m":
        plain = (plain[0], plain[1], re.sub(r'  File "<frozen runpy>", .*\n', "", plain[2]))
    assert hooked == plain
