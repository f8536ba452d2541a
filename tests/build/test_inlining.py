"""The calls that Go is told to inline: it does, as it says itself."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from grumpy_hook.build import inlining
from grumpy_hook.build.gobuild import go_environment
from grumpy_hook.build.project import write_project
from grumpy_hook.build.toolchain import discover
from grumpy_hook.config import Config

STEPS = "".join(f"if a[{i}] == {i} {{ return {i} }}; if a[{i}] < b {{ b += a[{i}] }}\n" for i in range(12))  # more than Go inlines by itself
TEXT = f"""package quick

func f_1q(a []int, b int) int {{
//line /src/app/quick.py:3
{STEPS}return b
}}

func f_2(a []int) int {{
//line /src/app/quick.py:70
b := len(a)
//line /src/app/quick.py:72
return f_1q(a, b)
}}

func f_2r(a []int) int {{
//line /src/app/quick.py:70
return f_1q(a, 1)
}}

var Use = []func([]int) int{{f_2, f_2r}}
"""


def test_go_inlines_quick_versions_where_code_mostly_runs(tmp_path: Path) -> None:
    write_project(str(tmp_path), {"m/quick/module.go": TEXT})
    flags = inlining.flags(str(tmp_path))
    assert len(flags) == 1
    go, cc = discover(Config()).require()
    environ = go_environment(os.environ, cc.shell(), str(tmp_path / "cache"), str(tmp_path))
    told = subprocess.run([*go.command, "build", f"{flags[0]} -m", "./m/quick"], cwd=tmp_path, env=environ, capture_output=True, text=True).stderr
    assert [line for line in told.splitlines() if "inlining call" in line] == ["/src/app/quick.py:72: inlining call to f_1q"], told


def test_a_profile_is_named_by_what_it_holds(tmp_path: Path) -> None:
    names = []
    for number, text in enumerate((TEXT, TEXT, TEXT.replace("//line /src/app/quick.py:72", "//line /src/app/quick.py:73"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        write_project(str(folder), {"m/quick/module.go": text})
        names += inlining.flags(str(folder))
    assert names[0] == names[1] != names[2]
