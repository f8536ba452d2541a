"""IPython: `%load_ext grumpy_hook`, then `%%grumpy` compiles a cell; `-a` shows how native each line is."""

from __future__ import annotations

import argparse
import ast
from typing import Any

from grumpy_hook import config, log
from grumpy_hook.hook.cell import Cells, path_of
from grumpy_hook.source import Diagnostic, Source
from grumpy_hook.tools import annotate
from grumpy_hook.tools.facts import examine


class Magic:
    """The cell magic of one shell. The cell runs in the notebook's own namespace, as a plain one does."""

    def __init__(self, shell: Any) -> None:
        self._shell = shell
        self._cells = Cells(config.load({}))
        self._parser = argparse.ArgumentParser(prog="%%grumpy", add_help=False, exit_on_error=False)
        self._parser.add_argument("-a", "--annotate", action="store_true", help="show how native each line is, and why")

    def grumpy(self, line: str, cell: str) -> Any:
        """Compile the cell and run it. Its value is that of its last line, if that is an expression.

        -a, --annotate  show how native each line is, and why
        """
        try:
            options, unknown = self._parser.parse_known_args(line.split())
        except argparse.ArgumentError as error:
            unknown = [str(error)]
        if unknown:
            raise ValueError(f"%%grumpy knows -a (--annotate), not {' '.join(unknown)}")
        text = self._shell.transform_cell(cell)
        body, last = _split(text)
        ran = self._cells.run(body, self._shell.user_module, text)
        if ran.reason is not None:
            log.say(f"the cell runs interpreted: {ran.reason}")
        if options.annotate:
            self._show(body)
        if last is None:
            return None
        return eval(compile(last, path_of(body), "eval", dont_inherit=True), self._shell.user_ns)

    def _show(self, text: str) -> None:
        from IPython.display import HTML, display  # type: ignore[import-not-found,unused-ignore]

        facts = examine(Source.from_text("cell", text, path_of(text)))
        if isinstance(facts, Diagnostic):
            log.say(facts.render(text))
        else:
            display(HTML(annotate.fragment(facts)))  # type: ignore[no-untyped-call,unused-ignore]


def _split(text: str) -> tuple[str, ast.Expression | None]:
    """The text without its last expression, and that expression, which IPython shows the value of."""
    tree = ast.parse(text)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or (len(tree.body) > 1 and tree.body[-2].end_lineno == last.lineno):
        return text, None
    return "".join(text.splitlines(keepends=True)[: last.lineno - 1]), ast.Expression(last.value)


def load(shell: Any) -> None:
    shell.register_magic_function(Magic(shell).grumpy, "cell", "grumpy")
