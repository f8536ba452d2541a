"""The jobs can run: their texts are made, and one of the standard library is measured as `make workloads` does."""

from __future__ import annotations

from pathlib import Path

from tests.workloads.__main__ import measure
from tests.workloads.jobs import JOBS, TEXTS


def test_workloads(tmp_path: Path) -> None:
    exec(compile(TEXTS, "texts", "exec"), {})
    for name, job in JOBS.items():
        compile(job.source, name, "exec")
    ratio, line = measure("html", tmp_path, 0.1)
    assert ratio is not None and "DIFFERS" not in line, line
    assert not line.endswith(" 0 modules"), line
