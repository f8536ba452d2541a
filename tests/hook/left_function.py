"""A function that was left to CPython is edited. Run by test_swap.py: FOLDER."""

import sys
import time
from pathlib import Path

import grumpy_hook

BODY = """
WORD = "old"


def scan(rows):
    found = []
    for row in rows:
        row.look(WORD)
    return "scan old"


def outer(rows):
    return scan(rows)
"""


class Row:
    def look(self, word):
        words.add(word)


words = set()
folder = Path(sys.argv[1])
(folder / "scans.py").write_text(BODY)
sys.path.insert(0, str(folder))
grumpy_hook.install(include=["scans"], watch=True)
import scans  # noqa: E402

rows, scan = [Row() for _ in range(20)], scans.scan


def left():
    return [h.qualname for h in grumpy_hook.status()["scans"].hosted]


for _ in range(5000):
    scan(rows)
    if left():
        break
print(left(), scans.outer(rows), scan(rows))
(folder / "scans.py").write_text(BODY.replace("old", "new"))
end = time.monotonic() + 200
while grumpy_hook.status()["scans"].generation == 1 and time.monotonic() < end:  # counted when this module's names are renewed too
    time.sleep(0.05)
words.clear()
print(scans.outer(rows), scan(rows), scans.scan is scan, words)
