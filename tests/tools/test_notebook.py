"""%%grumpy in IPython, and a notebook executed by a kernel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell


@pytest.fixture
def shell() -> Any:
    InteractiveShell.clear_instance()
    made = InteractiveShell.instance(colors="nocolor")
    made.run_line_magic("load_ext", "grumpy_hook")
    yield made
    InteractiveShell.clear_instance()


def test_a_cell_runs_compiled_in_the_notebooks_namespace(shell: Any, capsys: pytest.CaptureFixture[str]) -> None:
    shell.run_cell("factor = 3", store_history=True)
    done = shell.run_cell("%%grumpy\ndef f(n):\n    s = 0\n    for i in range(n):\n        s += i * factor\n    return s\nf(10)", store_history=True)
    assert done.result == 135
    function = shell.user_ns["f"]
    assert len(list(function.__code__.co_positions())) > len(function.__code__.co_code) // 2, "those of a trampoline are before them"
    shell.run_cell("factor = 5")
    assert shell.run_cell("f(10)").result == 225
    assert shell.run_cell("%%grumpy\nx = 1\n").result is None and shell.user_ns["x"] == 1
    error = shell.run_cell("%%grumpy\ndef bad(x):\n    return 1 / x\nbad(0)\n").error_in_exec
    assert isinstance(error, ZeroDivisionError)
    shown = capsys.readouterr().out
    assert "return 1 / x" in shown and "bad(0)" in shown
    assert isinstance(shell.run_cell("%%grumpy -x\ny = 1\n").error_in_exec, ValueError)


@pytest.mark.sweep
def test_a_notebook_with_annotation_and_autoreload(tmp_path: Path) -> None:
    import nbformat
    from nbclient import NotebookClient

    (tmp_path / "hot.py").write_text("def f():\n    return 1\nclass C:\n    def m(self):\n        return 1\n")
    cells = [
        "%load_ext grumpy_hook\n%load_ext autoreload\n%autoreload 2\nimport grumpy_hook\ngrumpy_hook.install(include=['hot'])\n"
        "import hot\nfrom hot import f\none = hot.C()\nprint(f(), one.m(), grumpy_hook.status()['hot'].state)",
        "import pathlib, time\ntime.sleep(1.1)\npath = pathlib.Path('hot.py')\npath.write_text(path.read_text().replace('return 1', 'return 22'));",
        "print(f(), hot.f(), one.m(), grumpy_hook.status()['hot'].state)",
        "%%grumpy -a\ndef g(x: float):\n    return x * 2.0 + f()\n",
        "print(g(1.5))",
    ]
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(book, timeout=240, resources={"metadata": {"path": str(tmp_path)}}).execute()
    said = ["".join(o.get("text", "") for o in cell.outputs if o.get("name") == "stdout") for cell in book.cells]
    assert said[0] == "1 1 compiled\n" and said[2] == "22 22 22 compiled\n" and said[4] == "25.0\n"
    (page,) = [o["data"]["text/html"] for o in book.cells[3].outputs if "text/html" in o.get("data", {})]
    assert page.count("<details") == 2 and "unboxed" in page
