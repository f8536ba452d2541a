"""Every test process stores its images in the project's own store, unless told otherwise."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

os.environ.setdefault("GRUMPY_CACHE_DIR", str(ROOT / "cache"))
for name in [name for name in os.environ if name.startswith("GRUMPY_") and name not in ("GRUMPY_CACHE_DIR", "GRUMPY_GO", "GRUMPY_CC")]:
    del os.environ[name]


# The tests interrupt their children, which would inherit that a runner in the background ignores Ctrl-C.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="rewrite the expected texts under tests/cases")
