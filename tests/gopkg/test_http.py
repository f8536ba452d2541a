"""The example that Go packages in Python are known for, served to real clients and stopped with Ctrl-C."""

from __future__ import annotations

import http.client
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

REDIRECT = """
from __go__.net.http import ListenAndServe, RedirectHandler

handler = RedirectHandler('http://github.com/google/grumpy', 303)
ListenAndServe('127.0.0.1:{port}', handler)
"""

HANDLER = """
from __go__.net.http import HandleFunc, ListenAndServe

def hello(w, r):
    if r.URL.Path == "/fail":
        raise ValueError("as asked")
    w.Header().Set("X-Method", r.Method)
    w.Write(b"hello " + r.URL.Path.encode())

HandleFunc("/", hello)
try:
    ListenAndServe("127.0.0.1:{port}", None)
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


@pytest.fixture
def port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


COMPILED = ("-m", "grumpy_hook", "run")
# The hook is installed and adopts nothing: the script is CPython's alone.
INTERPRETED = ("-c", "import sys, runpy, grumpy_hook; grumpy_hook.install(include=['no.such']); runpy.run_path(sys.argv[1], run_name='__main__')")


@contextmanager
def serving(script: Path, port: int, how: tuple[str, ...] = COMPILED) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, *how, script.name]
    child = subprocess.Popen(command, cwd=script.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        end = time.monotonic() + 300
        while time.monotonic() < end and child.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield child
    finally:
        child.kill()
        child.communicate()


def ask(port: int, path: str, count: int) -> list[tuple[int, bytes, str | None]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    found = []
    for _ in range(count):
        connection.request("GET", path)
        answer = connection.getresponse()
        found.append((answer.status, answer.read(), answer.getheader("Location")))
    connection.close()
    return found


def load(port: int, count: int) -> None:
    """Many connections at once, where a load generator is installed."""
    ab, wrk = shutil.which("ab"), shutil.which("wrk")
    if ab:
        text = subprocess.run([ab, "-n", str(count), "-c", "16", f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=True).stdout
        assert re.search(rf"Complete requests: +{count}\n", text) and re.search(r"Failed requests: +0\n", text), text
    if wrk:
        text = subprocess.run([wrk, "-d", "1", "-t", "2", "-c", "16", f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=True).stdout
        assert "Requests/sec" in text and "Socket errors" not in text, text


def stop(child: subprocess.Popen[str]) -> float:
    """Seconds from Ctrl-C to the end of the process."""
    started = time.monotonic()
    child.send_signal(signal.SIGINT)
    child.wait(20)
    return time.monotonic() - started


@pytest.mark.parametrize("how", [COMPILED, INTERPRETED], ids=["compiled", "interpreted"])
@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.sweep)])
def test_redirects_until_ctrl_c(tmp_path: Path, port: int, count: int, how: tuple[str, ...]) -> None:
    script = tmp_path / "redirect.py"
    script.write_text(REDIRECT.format(port=port), encoding="utf-8")
    with serving(script, port, how) as child:
        assert {(status, place) for status, _, place in ask(port, "/", count)} == {(303, "http://github.com/google/grumpy")}
        curl = shutil.which("curl")
        if curl:
            text = subprocess.run([curl, "-si", f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=True).stdout
            assert text.startswith("HTTP/1.1 303 See Other")
        load(port, count)
        assert stop(child) < 5
        _, errors = child.communicate()
        assert "KeyboardInterrupt" in errors and child.returncode in (130, -signal.SIGINT)


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.sweep)])
def test_a_python_handler(tmp_path: Path, port: int, count: int) -> None:
    script = tmp_path / "handler.py"
    script.write_text(HANDLER.format(port=port), encoding="utf-8")
    with serving(script, port) as child:
        assert {(status, body) for status, body, _ in ask(port, "/x", count)} == {(200, b"hello /x")}
        assert ask(port, "/fail", 1)[0][0] == 500
        assert ask(port, "/again", 1) == [(200, b"hello /again", None)]
        assert stop(child) < 5
        text, errors = child.communicate()
        assert text == "stopped\n" and "ValueError: as asked" in errors
