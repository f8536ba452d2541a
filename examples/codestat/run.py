"""Statistics of Python source files, Python's own standard library by default.

run.py [--adopt PATTERNS] [--time] [FILE ...]    e.g. run.py --adopt 'codestat.*'
"""
import argparse
import os
import sys
import time


def standard_library():
    folder = os.path.dirname(os.__file__)
    return [(os.path.join(folder, name), name) for name in sorted(os.listdir(folder)) if name.endswith(".py")]


parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("--adopt", default="", help="modules to compile: codestat.lexer,codestat.metrics or codestat.*")
parser.add_argument("--time", action="store_true", help="print the seconds it took on standard error")
parser.add_argument("files", nargs="*")
options = parser.parse_args()

if options.adopt:
    import grumpy_hook

    grumpy_hook.install(include=options.adopt.split(","), strict=True)

from codestat.metrics import measure_all
from codestat.report import render

sources = []
for path, name in [(path, path) for path in options.files] or standard_library():
    with open(path, encoding="utf-8", errors="replace") as file:
        sources.append((name, file.read()))
begin = time.perf_counter()
print(render(measure_all(sources)))
if options.time:
    print(time.perf_counter() - begin, file=sys.stderr)
