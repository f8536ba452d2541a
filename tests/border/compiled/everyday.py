"""What programs hand to libraries: keys, hooks, rows, handlers, callbacks, test cases."""

import asyncio
import dataclasses
import json
import logging
import threading
import unittest
from dataclasses import dataclass, field


def key(x):
    return (x % 7, -x)


def compared(a, b):
    return (a > b) - (a < b)


def hook(d):
    return {k.upper(): v for k, v in d.items()}


def default(o):
    if isinstance(o, set):
        return sorted(o)
    if dataclasses.is_dataclass(o):
        return dataclasses.asdict(o)
    raise TypeError(f"bad {type(o).__name__}")


class Encoder(json.JSONEncoder):
    def default(self, o):
        return str(o)


def substitute(m):
    return m.group(0).upper() + str(m.start())


@dataclass
class Record:
    a: int
    b: str = "b"
    c: list = field(default_factory=list)


@dataclass(frozen=True, order=True)
class Frozen:
    x: int
    y: float = 1.5


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 3


def row(cursor, values):
    return {d[0]: v for d, v in zip(cursor.description, values, strict=True)}


class Row:
    def __init__(self, cursor, values):
        self.values = values

    def __getitem__(self, i):
        return self.values[i]


def joined(a, b):
    return f"{a}-{b}"


def fails(a):
    raise ValueError(f"fails {a}")


class Doubled:
    def __init__(self):
        self.sum = 0

    def step(self, v):
        self.sum += v

    def finalize(self):
        return self.sum * 2


def adapt(r):
    return f"{r.a};{r.b}"


def convert(data):
    return Record(*data.decode().split(";"))


traced = []


def trace(text):
    traced.append(text)


class Handler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append((record.levelname, record.funcName, record.lineno, self.format(record).splitlines()[0]))


class Formatter(logging.Formatter):
    def format(self, record):
        return "<" + super().format(record) + ">"


class Filter(logging.Filter):
    def filter(self, record):
        return "secret" not in record.getMessage()


class Adapter(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['id']}] {msg}", kwargs


def log_some(log):
    log.info("hello %s", 1)
    log.warning("secret")
    try:
        fails(1)
    except ValueError:
        log.exception("failed")
    Adapter(log, {"id": 7}).info("adapted")


def by_value(a, b):
    return a[0] - b[0]


class Case(unittest.TestCase):
    def setUp(self):
        self.x = 1

    def test_ok(self):
        self.assertEqual(self.x, 1)

    def test_fails(self):
        self.assertEqual({"a": 1}, {"a": 2})

    def test_parts(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertLess(i, 2)

    def test_raises(self):
        with self.assertRaisesRegex(ValueError, "s 1") as raised:
            fails(1)
        self.assertEqual(raised.exception.args, ("fails 1",))


class Waiting(unittest.IsolatedAsyncioTestCase):
    async def test_waits(self):
        self.assertEqual(await twice(2), 4)


async def twice(n):
    await asyncio.sleep(0)
    return n * 2


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data.upper())
        self.transport.close()


heard = []


def hear(x):
    heard.append(x)


def ended(future):
    heard.append(("ended", future.result()))


class Worker(threading.Thread):
    def run(self):
        self.result = key(30)
