"""`grumpy compare -- COMMAND`: whether a program is faster with its modules adopted, and prints the same.

Each way runs in processes of its own, by turns, so that a busy machine slows all alike. What comes
first is not counted: it builds the images, those of modules imported by name too.
"""

from __future__ import annotations

import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from grumpy_hook import config, log
from grumpy_hook.errors import GrumpyError

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

WARMING = 2  # uncounted runs: the second finds what the first was seen to import
CLEAR = 0.05  # a smaller difference is none
SHORT = 0.5  # seconds: what starting takes is much of a run
SHOWN = 100  # characters of a line that differs


class Way(NamedTuple):
    """One way to run the program: its words and what its environment has beside ours."""

    name: str
    words: list[str]
    environment: dict[str, str]


class Run(NamedTuple):
    """What one process took, in seconds, and what it left. `cpu` is 0.0 where the system does not tell."""

    wall: float
    cpu: float
    status: int
    output: bytes
    errors: bytes


def compare(command: Sequence[str], include: Sequence[str], each: bool, runs: int) -> Iterator[str]:
    """The table and the verdict as lines; GrumpyError for what cannot be compared: a failing program, other output."""
    if not command:
        raise GrumpyError("a command is needed", "grumpy compare -- SCRIPT [ARGS...]")
    if runs < 1:
        raise GrumpyError("at least one run is needed", "grumpy compare --runs 5 -- SCRIPT")
    patterns = list(include or config.load({}).include or ())
    if each and not patterns:
        raise GrumpyError("--each compares adopted patterns, and none is given", "grumpy compare --each --include PATTERN -- SCRIPT")
    ways = _ways(list(command), patterns if include or each else [], each)
    taken = _measure(ways, runs)
    plain, adopted = taken[0], taken[1:]
    yield f"{'':24}{'wall':>10}{'CPU':>10}   times as fast"
    yield _row(ways[0], plain, "")
    for way, found in zip(ways[1:], adopted, strict=True):
        yield _row(way, found, f"{_gain(plain, found):.2f}")
    yield from _same(plain, adopted[0])
    yield _verdict(plain, adopted[0])
    if each:
        yield from _by_pattern(plain, patterns, adopted[1:])


def _ways(command: list[str], patterns: list[str], each: bool) -> list[Way]:
    ours = command[0] == "-m" or command[0].endswith(".py")
    plain = [sys.executable, *command] if ours else command
    hooked = [sys.executable, "-m", "grumpy_hook", "run", *command] if ours else command
    all_of_them = {"GRUMPY_INCLUDE": ",".join(patterns)} if patterns else {}
    ways = [Way("interpreted", plain, {"GRUMPY_DISABLE": "1"}), Way("adopted", hooked, all_of_them)]
    if each:
        ways += [Way(f"only {pattern}", hooked, {"GRUMPY_INCLUDE": pattern}) for pattern in patterns]
    return ways


def _measure(ways: Sequence[Way], runs: int) -> list[list[Run]]:
    """The counted runs of each way. A program that fails interpreted is not compared."""
    for at, way in itertools.product(range(WARMING), ways):
        if at == 0:
            log.say(f"{way.name}: {' '.join(way.words)}")
        found = _run(way, heard=at == 0)
        if found.status and way is ways[0]:
            raise GrumpyError(f"the program fails interpreted, with status {found.status}", "compare one that works")
    taken: list[list[Run]] = [[] for _ in ways]
    for _ in range(runs):
        for way, so_far in zip(ways, taken, strict=True):
            so_far.append(_run(way))
    return taken


def _run(way: Way, heard: bool = False) -> Run:
    """One run; what it says of builds and of modules that stay interpreted is `heard` in the first."""
    environment = {**os.environ, **way.environment, "GRUMPY_LOG": "normal" if heard else "quiet"}
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        before, start = _cpu(), time.perf_counter()
        try:
            status = subprocess.run(
                way.words, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=None if heard else errors, check=False
            ).returncode
        except OSError as error:
            raise GrumpyError(f"{way.words[0]} does not run: {error.strerror}") from None
        wall, cpu = time.perf_counter() - start, _cpu() - before
        output.seek(0)
        errors.seek(0)
        return Run(wall, cpu, status, output.read(), errors.read())


def _cpu() -> float:
    if resource is None:
        return 0.0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _row(way: Way, runs: Sequence[Run], gain: str) -> str:
    cpu = statistics.median(run.cpu for run in runs)
    return f"{way.name:24}{_wall(runs):8.3f} s{f'{cpu:8.3f} s' if cpu else '':>10}{gain:>10}".rstrip()


def _wall(runs: Sequence[Run]) -> float:
    return statistics.median(run.wall for run in runs)


def _gain(plain: Sequence[Run], other: Sequence[Run]) -> float:
    return _wall(plain) / _wall(other)


def _same(plain: Sequence[Run], adopted: Sequence[Run]) -> Iterator[str]:
    """Says that output and status agree. Where they do not the program may print what changes from run to run."""
    first = plain[0]
    if any(run.output != first.output or run.status != first.status for run in plain):
        yield "Interpreted, it prints something else in each run: the outputs were not compared."
        return
    for run in adopted:
        if run.status != first.status:
            raise GrumpyError(f"adopted, it ends with status {run.status}, and interpreted with {first.status}", _last_line(run.errors))
        if run.output != first.output:
            raise GrumpyError("adopted, it prints something else", _difference(first.output, run.output))
    yield "The outputs are the same."


def _difference(left: bytes, right: bytes) -> str:
    pairs = itertools.zip_longest(left.splitlines(), right.splitlines(), fillvalue=b"")
    for number, (a, b) in enumerate(pairs, 1):
        if a != b:
            return f"line {number}: {_text(a)!r} interpreted, {_text(b)!r} adopted"
    return "the ends of lines differ"


def _last_line(errors: bytes) -> str:
    lines = errors.split(b"\n")
    return _text(next((line for line in reversed(lines) if line.strip()), b"nothing on standard error"))


def _text(line: bytes) -> str:
    return line.decode(errors="replace")[:SHOWN]


def _verdict(plain: Sequence[Run], adopted: Sequence[Run]) -> str:
    gain = _gain(plain, adopted)
    if _unclear(plain, adopted):
        return "No clear difference in time. More work in one run, or more runs, may show one."
    if gain > 1:
        return f"Adopted, it is {gain:.2f} times as fast, the start of the process included."
    if _wall(plain) < SHORT:
        return f"Adopted, it takes {1 / gain:.2f} times as long, the start of the process included. With more work in a run that counts less."
    return f"Adopted, it takes {1 / gain:.2f} times as long: `grumpy profile` shows where, `grumpy why --slow MODULE` why."


def _unclear(plain: Sequence[Run], other: Sequence[Run]) -> bool:
    return abs(_gain(plain, other) - 1) < CLEAR or min(run.wall for run in plain) < _wall(other) < max(run.wall for run in plain)


def _by_pattern(plain: Sequence[Run], patterns: Sequence[str], taken: Sequence[Sequence[Run]]) -> Iterator[str]:
    clear = [(pattern, _gain(plain, runs) > 1) for pattern, runs in zip(patterns, taken, strict=True) if not _unclear(plain, runs)]
    for label, wanted in (("Faster alone:", True), ("Slower alone:", False)):
        if found := [pattern for pattern, faster in clear if faster is wanted]:
            yield f"{label} {', '.join(found)}"
