"""What `make demo` runs: a chart of Fibonacci against threads, then a package adopted module by module."""
from __future__ import annotations

import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PICTURE = os.path.join(os.path.dirname(HERE), "demo.png")
SECONDS = 2.0
STEPS = (
    ("nothing", ""),
    ("the lexer", "codestat.lexer"),
    ("and the metrics", "codestat.lexer,codestat.metrics"),
    ("and the report", "codestat.lexer,codestat.metrics,codestat.report"),
)
Series = dict[int, float]


def python(folder: str, *arguments: str) -> tuple[str, float]:
    """Output and seconds of a new process; what it says on standard error is passed on."""
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], cwd=os.path.join(HERE, folder), stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"demo: {' '.join(arguments)} in examples/{folder} ended with status {done.returncode}")
    return done.stdout, time.perf_counter() - begin


def thread_counts() -> list[int]:
    most = max(4, os.cpu_count() or 1)
    return sorted({n for n in (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64) if n <= most} | {most})


def fibonacci() -> None:
    print("fib(30), the module unmodified and without annotations; whole calls per second by threads\n")
    _, first = python("fib", "-c", "import grumpy_hook; grumpy_hook.install(include=['fib'], strict=True); import fib")
    print(f"compiled, or found compiled, in {first:.1f} s; later imports take it from the cache\n")
    print(f"{'threads':>7} {'CPython':>10} {'compiled':>10} {'times':>7}   compiled, against one thread")
    plain: Series = {}
    compiled: Series = {}
    for n in thread_counts():
        plain[n] = float(python("fib", "bench.py", "interpreted", str(n), str(SECONDS))[0])
        compiled[n] = float(python("fib", "bench.py", "compiled", str(n), str(SECONDS))[0])
        print(f"{n:>7} {plain[n]:>10.1f} {compiled[n]:>10.1f} {compiled[n] / plain[n]:>6.1f}x   {compiled[n] / compiled[1]:.2f}x", flush=True)
    draw(plain, compiled)


def draw(plain: Series, compiled: Series) -> None:
    try:
        from matplotlib.figure import Figure
    except ImportError:
        print("\nno picture: python -m pip install 'grumpy_hook[plot]' brings matplotlib")
        return
    figure = Figure(figsize=(7, 4.5), layout="constrained")
    axes = figure.subplots()
    axes.plot(list(compiled), list(compiled.values()), marker="o", color="#00758d", label="compiled by grumpy_hook")
    axes.plot(list(plain), list(plain.values()), marker="s", color="#b5542c", label=f"CPython {sys.version.split()[0]}")
    axes.set(title="fib(30), unmodified and unannotated", xlabel="threads", ylabel="calls per second", xticks=list(plain), ylim=(0, None))
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(PICTURE, dpi=150)
    print(f"\npicture: {PICTURE}")


def adoption() -> None:
    print("\nA package of three modules that reads Python's own standard library, adopted one module at a time\n")
    print(f"{'compiled':<18} {'seconds':>8} {'times':>7}   output")
    base, expected = 0.0, ""
    for label, patterns in STEPS:
        arguments = ["run.py", *(["--adopt", patterns] if patterns else [])]
        if patterns:
            python("codestat", *arguments)
        output, seconds = min((python("codestat", *arguments) for _ in range(3)), key=lambda run: run[1])
        base, expected = base or seconds, expected or output
        print(f"{label:<18} {seconds:>8.2f} {base / seconds:>6.1f}x   {'the same' if output == expected else 'DIFFERENT'}", flush=True)
        if output != expected:
            sys.exit("demo: the output changed")
    print("\nA module adopted alone pays for every value that it hands to interpreted code; modules adopted together do not.")
    print("\n" + expected.split("\n\n")[0])


if __name__ == "__main__":
    fibonacci()
    adoption()
