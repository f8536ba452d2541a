"""The pytest plugin: `pytest --grumpy[=PATTERNS]` runs a suite with modules compiled, `--grumpy-compare` both ways.

Inert unless asked. Test files stay with pytest's assertion rewriting: they are never adopted, and what
another import hook provides is left alone. PYTEST_DONT_REWRITE
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from grumpy_hook.tools.text import counted

if TYPE_CHECKING:
    from grumpy_hook.hook.manager import Hook

OPTIONS = ("--grumpy", "--grumpy-compare", "--grumpy-outcomes")
SESSION = pytest.StashKey["Session"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("grumpy", "grumpy_hook: modules compiled to Go")
    group.addoption(
        "--grumpy", nargs="?", const="", default=None, metavar="PATTERNS",
        help="compile modules when they are imported: --grumpy=app.hot,lib.* or the first-party modules",
    )  # fmt: skip
    group.addoption("--grumpy-compare", action="store_true", help="run the tests compiled, then interpreted, and report what differs")
    group.addoption("--grumpy-outcomes", metavar="FILE", help="write each test's outcome to a JSON file (used by --grumpy-compare)")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Before any conftest imports what is to be compiled."""
    options = early_config.known_args_namespace
    patterns = options.grumpy
    if patterns is not None and (os.sep in patterns or patterns.endswith(".py") or "::" in patterns):
        raise pytest.UsageError(f"--grumpy takes module-name patterns, not {patterns!r}: write --grumpy=PATTERNS, or put --grumpy last")
    if patterns is None and options.grumpy_compare:
        patterns = ""
    if patterns is not None or options.grumpy_outcomes:
        session = Session(patterns, options.grumpy_compare, options.grumpy_outcomes)
        early_config.stash[SESSION] = session
        early_config.pluginmanager.register(session, "grumpy-session")


class Session:
    """One run: the installed hook, and how each test ended."""

    def __init__(self, patterns: str | None, compare: bool, outcomes: str | None) -> None:
        self._patterns = patterns
        self._compare = compare
        self._file = outcomes
        self._outcomes: dict[str, tuple[str, str]] = {}
        self._modules: Counter[str] = Counter()
        self._differences: list[str] | None = None
        self._hook: Hook | None = None
        if patterns is not None:
            from grumpy_hook import config
            from grumpy_hook.hook import manager

            self._hook = manager.install(config.load({"include": patterns or None, "root": os.getcwd()}))

    def pytest_report_header(self) -> str | None:
        return None if self._patterns is None else f"grumpy: compiling {self._patterns or 'the first-party modules'}"

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """The worst of set-up, call and tear-down."""
        known = self._outcomes.get(report.nodeid, ("", ""))[0]
        if report.failed:
            if known not in ("failed", "error"):
                self._outcomes[report.nodeid] = ("failed" if report.when == "call" else "error", _message(report))
        elif report.skipped:
            self._outcomes[report.nodeid] = ("xfailed" if hasattr(report, "wasxfail") else "skipped", "")
        elif report.when == "call" and not known:
            self._outcomes[report.nodeid] = ("xpassed" if hasattr(report, "wasxfail") else "passed", "")

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
        if output is not None:  # a worker of xdist: the controller gathers
            output["grumpy"] = dict(self._states())
            return
        self._modules.update(dict(self._states()))
        if self._file:
            with open(self._file, "w", encoding="utf-8") as file:
                json.dump(self._outcomes, file)
        if self._compare and self._outcomes:
            self._differences = list(_differences(self._outcomes, _interpreted(session.config)))
            if self._differences:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        self._modules.update(getattr(node, "workeroutput", {}).get("grumpy", {}))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._patterns is not None:
            terminalreporter.section("grumpy")
            states = Counter(name.partition(" ")[0] for name in self._modules)
            terminalreporter.line(f"{counted(states['compiled'], 'module')} compiled, {states['interpreted']} interpreted")
            for name in sorted(self._modules):
                if name.startswith("interpreted ") or terminalreporter.verbosity > 0:
                    terminalreporter.line(f"  {name}")
        if self._differences is not None:
            for line in self._differences:
                terminalreporter.line(line, red=True)
            same = len(self._outcomes) - sum(not line.startswith(" ") for line in self._differences)
            terminalreporter.line(f"compiled and interpreted: {same} tests end alike, {len(self._outcomes) - same} do not")

    def _states(self) -> Iterator[tuple[str, int]]:
        for name, status in (self._hook.status() if self._hook is not None else {}).items():
            reason = f": {status.reason.splitlines()[0]}" if status.reason else ""
            yield f"{status.state} {name}{reason}", 1


def _message(report: pytest.TestReport) -> str:
    """The first line of what was raised, without addresses."""
    crash = getattr(report.longrepr, "reprcrash", None)
    text = str(getattr(crash, "message", "") or report.longreprtext.rpartition("\n")[2])
    return re.sub(r"0x[0-9a-f]+", "0x", text.strip().split("\n")[0])


def _interpreted(config: pytest.Config) -> dict[str, tuple[str, str]]:
    """The outcomes of the same run without the hook, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="grumpy-compare-") as folder:
        path = os.path.join(folder, "outcomes.json")
        words = [sys.executable, "-m", "pytest", *_own_options_out(list(config.invocation_params.args)), f"--grumpy-outcomes={path}"]
        done = subprocess.run(
            words, cwd=str(config.invocation_params.dir), env={**os.environ, "GRUMPY_DISABLE": "1"}, capture_output=True, text=True, check=False
        )
        try:
            with open(path, encoding="utf-8") as file:
                return {name: (outcome, message) for name, (outcome, message) in json.load(file).items()}
        except (OSError, ValueError):
            raise pytest.UsageError(f"the interpreted run did not end:\n{done.stdout[-2000:]}{done.stderr[-2000:]}") from None


def _own_options_out(words: list[Any]) -> list[str]:
    kept: list[str] = []
    pending = [str(word) for word in words]
    while pending:
        word = pending.pop(0)
        if word.partition("=")[0] in OPTIONS:
            if word == "--grumpy" and pending and not pending[0].startswith("-"):
                pending.pop(0)  # its value
            continue
        kept.append(word)
    return kept


def _differences(ours: dict[str, tuple[str, str]], theirs: dict[str, tuple[str, str]]) -> Iterator[str]:
    for name in sorted({*ours, *theirs}):
        (outcome, message), (expected, other) = ours.get(name, ("not run", "")), theirs.get(name, ("not run", ""))
        if outcome != expected or message != other:
            yield f"{name}: {outcome} compiled, {expected} interpreted"
            yield from (f"  {how}: {text}" for how, text in (("compiled", message), ("interpreted", other)) if text)
