"""The pages as a browser draws them; they hold no scripts. Needs Chromium."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import zlib
from collections import Counter
from pathlib import Path

import pytest

from grumpy_hook.source import Source
from grumpy_hook.tools import annotate, flame
from grumpy_hook.tools.facts import ModuleFacts, examine
from grumpy_hook.tools.profiles import Frame, Stack
from tests.tools.test_facts import TEXT

pytestmark = pytest.mark.sweep
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]


def browser() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "Chromium is needed: apt-get install chromium, or set CHROMIUM"
    return found


def draw(page: Path, picture: Path, height: int) -> Counter[tuple[int, int, int]]:
    """How many pixels have which colour."""
    command = [browser(), *FLAGS, f"--window-size=1000,{height}", f"--screenshot={picture}", page.as_uri()]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    return colours(picture.read_bytes())


def colours(png: bytes) -> Counter[tuple[int, int, int]]:
    """Of an 8-bit RGB or RGBA picture without interlacing."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert depth == 8 and kind in (2, 6)
    size = 3 if kind == 2 else 4
    data, at = b"", 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    raw, stride = zlib.decompress(data), width * size
    found: Counter[tuple[int, int, int]] = Counter()
    above = bytearray(stride)
    for row in range(height):
        start = row * (stride + 1)
        line = bytearray(raw[start + 1 : start + 1 + stride])
        _unfilter(raw[start], line, above, size)
        found.update(zip(line[0::size], line[1::size], line[2::size], strict=True))
        above = line
    return found


def _unfilter(kind: int, line: bytearray, above: bytearray, size: int) -> None:
    for i in range(len(line) if kind else 0):
        left = line[i - size] if i >= size else 0
        corner = above[i - size] if i >= size else 0
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = above[i]
        elif kind == 3:
            guess = (left + above[i]) // 2
        else:
            near = left + above[i] - corner
            guess = min((left, above[i], corner), key=lambda c, near=near: abs(near - c))
        line[i] = (line[i] + guess) & 255


def test_each_level_has_its_colour(tmp_path: Path) -> None:
    facts = examine(Source.from_text("sample", TEXT, "/src/sample.py"))
    assert isinstance(facts, ModuleFacts)
    page = tmp_path / "page.html"
    page.write_text(annotate.page(facts))
    closed = draw(page, tmp_path / "closed.png", 1500)
    for colour in ((0x2D, 0xA4, 0x4E), (0xD4, 0xA7, 0x2C), (0xE1, 0x6F, 0x24), (0xCF, 0x22, 0x2E)):
        assert closed[colour] > 300, colour
    page.write_text(annotate.page(facts).replace("<details ", "<details open "))
    opened = draw(page, tmp_path / "open.png", 1500)
    assert opened[0xF6, 0xF8, 0xFA] > 20 * (closed[0xF6, 0xF8, 0xFA] + 1), "an open line shows its panel"


def test_flame_graph_is_drawn(tmp_path: Path) -> None:
    stacks = [Stack((Frame("main", "/a.py", 9), Frame("f", "/a.py", 2), Frame("CPython", "", 0)), 3.0), Stack((Frame("main", "/a.py", 8),), 1.0)]
    page = tmp_path / "flame.html"
    page.write_text(flame.page(stacks, "run"))
    drawn = draw(page, tmp_path / "flame.png", 400)
    assert drawn[0xE1, 0x6F, 0x24] > 5000 and drawn[0xD0, 0xD7, 0xDE] > 8000
