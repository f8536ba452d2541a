"""Lowering means what CPython means: programs run as IR, in plain Python, print the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.run.test_run import fits

ROOT = Path(__file__).resolve().parent.parent.parent
# Cases about frames, prompt release and the words of errors, which the machine does not imitate, or that replace built-ins it uses.
BEYOND = {
    "arrays_indexed", "async_generators", "async_generators_left", "attribute_lookup", "attributes_by_builtins", "attributes_of_functions",
    "awaiting", "callers_and_loggers",
    "cached_misses", "class_cells", "classes_by_type", "closure_cells", "comprehension_frames",
    "consumed", "container_words", "coroutines_through", "dataclass_hash", "dataclass_objects", "date_calls",
    "declared_types", "enum_loops", "eval_parameters", "exceptions",
    "files_left_open", "foreign_reading",
    "generator_arguments", "generator_chains", "generator_frames", "generator_handlers", "generator_managers", "generator_numbers",
    "generators", "globals_used", "hosted", "imports_again", "lifetimes", "loaded_methods", "locals_last", "long_bodies", "loops_let_go",
    "managers_by_class", "managers_outside", "metaclasses", "next_ended",
    "iterators_moved", "json_texts", "library_objects", "methods_of_outsiders",
    "operators_outside", "outside_properties", "parameters", "passing_containers", "recursion", "returned_arguments", "setdefault_made",
    "short_names", "short_ways",
    "small_functions", "str_subclasses", "struct_formats",
    "frames_after_leaving", "total_ordering", "traceback_columns", "traceback_headers", "traceback_statements", "tracebacks",
    "tracebacks_called", "tracebacks_kept", "tracebacks_of_classes", "tuples", "tuples_taken",
    "words_by_version", "words_of_methods", "words_of_outsiders", "xml_elements",
}  # fmt: skip
CASES = [path for path in sorted((ROOT / "tests" / "run" / "cases").glob("*.py")) if path.stem not in BEYOND and fits(path.stem)]


def run(*arguments: str) -> str:
    environ = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, env=environ, timeout=120, cwd=ROOT / "tests" / "run", check=False
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_same_output(path: Path) -> None:
    assert run(str(ROOT / "tests" / "lower" / "run_ir.py"), str(path)) == run(str(path))
