"""A short run over generated programs, and the machinery itself: a mismatch is found and made small."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.generated import batch
from tests.generated.definitions import program
from tests.generated.reduce import smaller

PROGRAMS = 30

DIFFERENT = """
def half_{tag}(n):
    if n > 3:
        return [float("nan")] == [float("nan")]  # equal bits are one object
    return n // 2

def case_{tag}():
    total = 0
    for n in range(8):
        total += half_{tag}(n)
        show(n, half_{tag}(n), [total])
"""


def programs() -> st.SearchStrategy[str]:
    """Whole programs, each from a seed that hypothesis chooses; a mismatch is made small by tests/generated/reduce.py."""
    return st.integers(0, 2**64).map(lambda seed: program(random.Random(seed), f"s{seed}"))


@settings(max_examples=1, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None)
@given(st.lists(programs(), min_size=PROGRAMS, max_size=PROGRAMS, unique=True))
def test_same_output(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("generated")
    outcome = batch.compare(texts, folder, "programs")
    assert outcome.functions > PROGRAMS
    small = [smaller(mismatch, folder) for mismatch in outcome.mismatches[:1]]
    assert not small, f"{small[0].program}\n--- interpreted\n{small[0].interpreted}\n--- compiled\n{small[0].compiled}"


def test_programs_run(tmp_path: Path) -> None:
    """Most statements must do something: programs that only raise errors would find nothing."""
    texts = [program(random.Random(seed), str(seed)) for seed in range(20)]
    name = "alone"
    (tmp_path / f"{name}.py").write_text(batch.PRELUDE + "\n".join(texts), encoding="utf-8", errors="surrogatepass")
    text, _ = batch._process("interpreted", tmp_path, name, 0)
    lines = text.splitlines()
    errors = [line for line in lines if line.partition(" ")[0].endswith("Error")]
    assert len(lines) > 200 and len(errors) < len(lines) / 2


@pytest.fixture(scope="module")
def mismatch(tmp_path_factory: pytest.TempPathFactory) -> batch.Mismatch:
    texts = [DIFFERENT.format(tag="a"), "def case_b():\n    show(1)\n"]
    (found,) = batch.compare(texts, tmp_path_factory.mktemp("pair"), "pair").mismatches
    return found


def test_a_mismatch_is_found(mismatch: batch.Mismatch) -> None:
    assert mismatch.program == DIFFERENT.format(tag="a")
    assert mismatch.interpreted.splitlines()[4] == "4 False [2]"
    assert mismatch.compiled.splitlines()[4] == "4 True [3]"


@pytest.mark.sweep
def test_a_mismatch_is_made_small(mismatch: batch.Mismatch, tmp_path: Path) -> None:
    found = smaller(mismatch, tmp_path)
    assert len(found.program.splitlines()) <= 6 and "nan" in found.program
