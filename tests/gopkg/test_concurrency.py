"""Goroutines, channels, contexts and threads."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import ModuleType

import pytest

from grumpy_hook import go


def test_channels_from_go(lib: ModuleType) -> None:
    assert list(lib.Produce(5)) == [0, 1, 2, 3, 4]
    ch = lib.Produce(1)
    assert ch.recv() == 0
    with pytest.raises(EOFError):
        ch.recv()
    with pytest.raises(TypeError, match="cannot send to the channel"):
        ch.send(1)


def test_channels_from_python(lib: ModuleType) -> None:
    from __go__.builtin import chan

    ch = chan[int](10)
    for i in range(5):
        ch.send(i)
    assert len(ch) == 5 and ch.cap == 10
    ch.close()
    assert lib.Consume(ch) == 10
    with pytest.raises(ValueError, match="send on closed channel"):
        ch.send(1)
    with pytest.raises(ValueError, match="close of closed channel"):
        ch.close()
    with pytest.raises(TypeError, match="must be an int"):
        chan[int](1).send("x")
    box = chan[object](1)
    marker = object()
    box.send(marker)
    assert box.recv() is marker


def test_select(hook: None) -> None:
    from __go__.builtin import chan, select

    a, b = chan[int](1), chan[str](1)
    assert select(a, b, default=True) == (-1, None, False)
    b.send("x")
    assert select(a, b) == (1, "x", True)
    assert select((a, 5)) == (0, None, True) and a.recv() == 5
    a.close()
    assert select(a, b) == (0, None, False)


def test_go_returns_a_future(lib: ModuleType) -> None:
    assert go(lib.AddInt8, 1, 2).result(10) == 3
    with pytest.raises(OverflowError):
        go(lib.AddInt8, 1, 1000).result(10)
    assert go(lambda x: x * 2, 21).result(10) == 42


def test_goroutines_run_at_the_same_time(lib: ModuleType) -> None:
    started = time.monotonic()
    futures = [go(lib.SleepSeconds, 0.3) for _ in range(20)]
    for future in futures:
        future.result(10)
    assert time.monotonic() - started < 3


def test_asyncio(lib: ModuleType) -> None:
    from __go__.builtin import chan

    async def main() -> list[int]:
        ch = chan[int](0)
        sender = go(lambda: [ch.send(i) for i in range(3)] and ch.close())
        got = [x async for x in ch]
        await sender
        return [*got, await go(lib.AddInt8, 3, 4)]

    assert asyncio.run(main()) == [0, 1, 2, 7]


def test_a_blocking_call_leaves_the_gil(lib: ModuleType) -> None:
    ticks = 0
    thread = threading.Thread(target=lib.SleepSeconds, args=(0.3,))
    thread.start()
    while thread.is_alive():
        ticks += 1
    assert ticks > 1000


def test_callbacks_from_goroutines(lib: ModuleType) -> None:
    seen: list[tuple[str, int]] = []
    done = [lib.CallLater(lambda s: seen.append((s, threading.get_ident()))) for _ in range(50)]
    for ch in done:
        assert ch.recv() is True
    assert len(seen) == 50 and all(s == "later" for s, _ in seen)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_callback_on_a_goroutine_that_raises_ends_nothing(lib: ModuleType) -> None:
    def fail(_: str) -> None:
        raise ValueError("on a goroutine")

    assert lib.CallLater(fail).recv() is True


def test_contexts(lib: ModuleType) -> None:
    from __go__ import context

    started = time.monotonic()
    with pytest.raises(TimeoutError):
        lib.WaitFor(0.05)
    assert time.monotonic() - started < 5
    assert lib.HasDeadline(5) and not lib.HasDeadline(None)
    ctx, cancel = context.WithCancel(None)
    future = go(lib.WaitFor, ctx)
    cancel()
    with pytest.raises(Exception, match="context canceled"):
        future.result(10)
    with pytest.raises(TypeError, match="a timeout in seconds or None"):
        lib.WaitFor("soon")


def test_an_interrupted_call_keeps_the_memory_it_may_still_fill(hook: None) -> None:
    import signal

    from __go__ import os

    class Stop(Exception):
        pass

    def stop(*_: object) -> None:
        raise Stop

    reader, writer = os.Pipe()
    buffer = bytearray(2000)
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        with pytest.raises(Stop):
            reader.Read(buffer)
    finally:
        signal.signal(signal.SIGALRM, before)
    with pytest.raises(BufferError):
        buffer.append(1)
    writer.Write(b"late")
    end = time.monotonic() + 10
    while buffer[:4] != b"late" and time.monotonic() < end:
        time.sleep(0.01)
    assert buffer[:4] == b"late"


def test_waiting_for_a_line_ends_on_a_signal(hook: None) -> None:
    import signal

    from __go__ import bufio, os, strings

    class Stop(Exception):
        pass

    def stop(*_: object) -> None:
        raise Stop

    reader, writer = os.Pipe()
    writer.Write(b"first\nsecond\n")
    lines, words = bufio.NewReader(reader), bufio.NewScanner(bufio.NewReader(os.Pipe()[0]))
    assert (lines.ReadString(10), lines.ReadString(10)) == ("first\n", "second\n")
    before = signal.signal(signal.SIGALRM, stop)
    try:
        for wait in (lambda: lines.ReadString(10), words.Scan):
            signal.setitimer(signal.ITIMER_REAL, 0.05)
            started = time.monotonic()
            with pytest.raises(Stop):
                wait()
            assert time.monotonic() - started < 5
    finally:
        signal.signal(signal.SIGALRM, before)
    assert bufio.NewReader(strings.NewReader("a\n")).ReadString(10) == "a\n"


def test_iterators(lib: ModuleType) -> None:
    assert list(lib.Squares(4)) == [0, 1, 4, 9]
    assert dict(lib.Pairs()) == {"a": 1, "b": 2}
    for x in lib.Squares(1_000_000):
        if x > 10:
            break
    assert x == 16


def test_threads_share_objects(hook: None) -> None:
    from __go__ import strings, sync

    builder, mutex = strings.Builder(), sync.Mutex()

    def work() -> None:
        for _ in range(200):
            mutex.Lock()
            builder.WriteString("x")
            mutex.Unlock()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert builder.Len() == 800


def test_forked_children() -> None:
    done = subprocess.run([sys.executable, Path(__file__).parent / "forking.py"], capture_output=True, text=True, check=False, timeout=300)
    quick, waited = "[3, 'a-b', 1]", "([0, 1, 2], 3)"
    expected = [f"{quick} {waited} {waited!r}", f"{[waited]} {waited}", f"{quick} Go's scheduler", waited]
    assert done.stdout.splitlines() == expected, done.stderr
