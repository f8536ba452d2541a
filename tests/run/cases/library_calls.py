"""Methods and functions of CPython's library called in loops, cached properties, attributes of exceptions."""

import binascii
import collections
import contextvars
import functools
import hashlib
import io
import math
import os
import queue
import random
import struct
import threading
import time
import unicodedata
import zlib
from collections import deque


def attempt(call, *args):
    try:
        return call(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def deques():
    q = deque()
    for i in range(5):
        q.append(i)
        q.appendleft(-i)
    print(q, len(q), bool(q), q.pop(), q.popleft(), q[0], list(q))
    while q:
        q.popleft()
    print(q, attempt(q.pop), attempt(q.popleft), attempt(q.append), attempt(q.append, 1, 2))
    short = deque(maxlen=2)
    for i in range(4):
        short.append(i)
    print(short, short.maxlen)
    full = deque(["first"], 1)
    full.append(2.5)
    print("after", full)
    for x in (1, 2**70, 1.5, "text", b"bytes", None, True, (1, 2), [3], {4: 5}, Index, len):
        q.append(x)
    print(q, [type(x).__name__ for x in q], q.index("text"), q.count(1))

    class Mine(deque):
        def append(self, x):
            super().append(x * 2)

    m = Mine()
    for i in range(3):
        m.append(i)
    print(m, m.pop())
    add = q.append
    q.clear()
    for i in range(3):
        add(i)
    print(q, collections.deque.append(q, 9), q)


def texts_and_bytes():
    large = bytes(range(256)) * 40  # of which hashes and checksums give the GIL up
    for data in (b"", b"abc", "text", large, 5, None):
        print(attempt(zlib.crc32, data), attempt(zlib.adler32, data, 3), attempt(binascii.crc32, data))
        h = hashlib.sha256(b"x")
        print(attempt(h.update, data), h.hexdigest(), h.digest()[:4], attempt(h.update), attempt(h.digest, 1))
        made = attempt(binascii.hexlify, data)
        print(hash(made) == hash(attempt(binascii.hexlify, data)), made[-20:], attempt(binascii.b2a_base64, data)[-9:])
    print(
        binascii.hexlify(b"abcd", ":", 2), attempt(binascii.unhexlify, "6x"), attempt(binascii.unhexlify, b"666f"), attempt(binascii.a2b_base64, b"a")
    )
    for _ in range(2):
        print(attempt(struct.unpack_from, "<H", b"\1\2\3\4", 2), attempt(struct.unpack_from, "<H", b"x"), struct.Struct("<b").unpack_from(b"ab", 1))
        b, s = io.BytesIO(b"one\ntwo\nthree"), io.StringIO("one\ntwo\nthree")
        for f in (b, s):
            print(
                f.read(1), f.readline(), f.tell(), f.read(0), attempt(f.read, "x"), attempt(f.seek, -1), f.seek(2), f.read(), f.read(), f.readline()
            )
            f.close()
            print(attempt(f.read), attempt(f.readline), attempt(f.tell), attempt(f.seek, 0), attempt(f.getvalue))
        for form in ("NFC", "NFKD", "no"):
            print(attempt(unicodedata.normalize, form, "caf\u0065\u0301 \ufb01"), attempt(unicodedata.normalize, form, 3))
        print([unicodedata.category(c) for c in "aA1 \u0301"], attempt(unicodedata.category, "ab"), unicodedata.combining("\u0301"))
        print(unicodedata.east_asian_width("\u4e00"), unicodedata.bidirectional("\u05d0"), unicodedata.mirrored("("))
    q = queue.SimpleQueue()
    for x in (1, "two", 3.0, [4]):
        q.put(x)
    print(q.qsize(), q.empty(), [q.get_nowait() for _ in range(4)], q.empty(), attempt(q.get_nowait), attempt(q.put), attempt(q.qsize, 1))
    put = threading.Thread(target=lambda: [q.put(i) for i in range(3)])
    put.start()
    print([q.get() for _ in range(3)])
    put.join()
    variable, other = contextvars.ContextVar("variable", default=1), contextvars.ContextVar("other")
    context = contextvars.copy_context()
    print(variable.get(), attempt(other.get)[0], other.get(2), context.run(lambda: (variable.set(5), variable.get())[1]), variable.get())
    print(os.getpid() == os.getpid(), threading.get_ident() == threading.main_thread().ident)


def numbers():
    random.seed(7)
    a = [random.random() for _ in range(4)]
    random.seed(7)
    print(
        a == [random.random() for _ in range(4)], 0 <= random.getrandbits(8) < 256, attempt(random.getrandbits, -1), attempt(random.getrandbits, "x")
    )
    r = random.Random(3)
    b = [r.random(), r.getrandbits(70), r.randint(1, 10)]
    r.seed(3)
    print(b == [r.random(), r.getrandbits(70), r.randint(1, 10)])

    class Fixed(random.Random):
        def random(self):
            return 0.25

    print(Fixed().random(), Fixed().uniform(0, 4))
    old = random.random
    random.random = lambda: "patched"
    print([random.random() for _ in range(2)])
    random.random = old
    print(0 <= random.random() < 1)
    for _ in range(2):
        print(struct.unpack("<Ih", b"\1\0\0\0\2\0"), struct.pack(">Id", 7, 2.5), struct.calcsize("<IQ"), attempt(struct.unpack, "<I", b"x"))
        print(attempt(struct.pack, "<B", 300), attempt(struct.pack, "zz", 1), struct.pack("3s", b"ab"), math.floor(2.5))
    t = time.time()
    ticks = [time.perf_counter() for _ in range(3)]
    print(time.time() >= t, ticks == sorted(ticks), type(time.monotonic()), type(time.time_ns()), attempt(time.time, 1))


class Index:
    def __index__(self):
        print("asked")
        return 3


class Lazy:
    made = 0

    def __init__(self, n):
        self.n = n

    @functools.cached_property
    def square(self):
        """The square."""
        Lazy.made += 1
        return self.n**2

    @functools.cached_property
    def fails(self):
        raise ValueError(self.n)

    @functools.cached_property
    def missing(self):
        return self.nothing


class Slotted:
    __slots__ = ("n",)

    @functools.cached_property
    def square(self):
        return 1


class Under(Lazy):
    @functools.cached_property
    def square(self):
        return super().__dict__.get("square", 0) + 1


class Answers(Lazy):
    def __getattr__(self, name):
        return "answered " + name


def properties():
    x, y = Lazy(3), Lazy(4)
    print(x.square, x.square, y.square, Lazy.made, x.__dict__, attempt(lambda: x.fails), attempt(lambda: x.missing))
    del x.square
    print(x.square, Lazy.made, Lazy.square.__doc__, Lazy.square.attrname)
    x.square = "set"
    print(x.square, vars(x))
    print(attempt(lambda: Slotted().square), Under(2).square, Answers(1).missing, Answers(2).square)
    z = Lazy(5)
    z.__dict__["square"] = "put"
    print(z.square)
    z.extra = 1
    print(z.__dict__, getattr(z, "square"), hasattr(z, "fails2"))
    late = functools.cached_property(lambda self: 1)
    Lazy.late = late
    print(attempt(lambda: Lazy(1).late))
    print(random.getrandbits(Index()).bit_length() < 4)


class Failure(Exception):
    kind = "class"

    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


class Asked(Failure):
    def __getattr__(self, name):
        return "asked " + name


def exceptions():
    for e in (Failure(1, "a"), Asked(2, "b")):
        for _ in range(2):
            try:
                raise e
            except Failure as x:
                print(x.code, x.kind, x.args, attempt(lambda: x.nothing), x.__dict__, hasattr(x, "later"))
                x.later = x.code + 1
                print(x.later)
                del x.code
                print(attempt(lambda: x.code))
                x.code = 5
        Failure.later2 = "of the class"
        print(e.later2)
        del Failure.later2


deques()
texts_and_bytes()
numbers()
properties()
exceptions()


def shared():
    import operator

    def product(items):
        return functools.reduce(operator.mul, items, 1)

    print([product(range(1, n)) for n in range(2, 7)], [isinstance(x, collections.OrderedDict) for x in (1, collections.OrderedDict())])
    print([list(map(operator.neg, [i])) for i in range(3)], [collections.deque([i]) for i in range(3)])


shared()


def combined():
    import itertools

    class Item:
        def __init__(self, n):
            self.n = n

        def __repr__(self):
            return f"Item({self.n})"

    items = [Item(1), "b", 2.5]
    for make in (
        lambda: itertools.product(items, range(2)),
        lambda: itertools.product("ab", repeat=2),
        lambda: itertools.permutations(items, 2),
        lambda: itertools.combinations(items, 2),
        lambda: itertools.combinations_with_replacement(items, 2),
        lambda: itertools.repeat(items[0], 3),
        lambda: itertools.product(),
        lambda: itertools.product([], [1]),
    ):
        print([x for x in make()])
        it = make()
        kept = []
        for x in it:
            kept.append(x)
        print(kept, attempt(next, it), list(it), type(it).__name__)
    for a, b in itertools.product(range(3), "xy"):
        print(a, b, end=" ")
    print(sum(a * b for a, b in itertools.combinations(range(20), 2)))


combined()
