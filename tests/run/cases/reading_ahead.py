"""Reading few bytes of buffered files: out of the buffer, past it, at the end, of closed and of derived readers."""

import io
import os
import tempfile


def attempt(function, *args, **named):
    try:
        return function(*args, **named)
    except Exception as error:
        return type(error).__name__, str(error)


def bits(f, n: int):
    value = count = 0
    for _ in range(n):
        c = f.read(1)
        if not c:
            break
        value = (value * 256 + ord(c)) % 1000003
        count += len(c)
    return value, count, f.seekable() and f.tell()


def pieces(f, sizes):
    read = f.read
    return [(len(x), x[:4], f.tell()) for x in (read(n) for n in sizes)]


class Reader(io.BufferedReader):
    def read(self, n=-1):
        print("read", n)
        return super().read(n)


class Plain(io.BufferedReader):
    pass


class Raw(io.RawIOBase):
    def __init__(self, data):
        self.data, self.at = data, 0

    def readable(self):
        return True

    def readinto(self, into):
        got = self.data[self.at : self.at + min(len(into), 7)]
        print("readinto", len(into), len(got))
        into[: len(got)] = got
        self.at += len(got)
        return len(got)

    @property
    def closed(self):
        return False


folder = tempfile.mkdtemp()
path = os.path.join(folder, "numbers")
with open(path, "wb") as f:
    print(f.write(bytes(k * 7 % 251 for k in range(20000))), attempt(f.read, 1))
with open(path, "rb") as f:
    print(bits(f, 10), bits(f, 9000), f.seek(5), bits(f, 3), f.peek(2)[:2], f.read(2), f.seek(-3, 2), bits(f, 10), f.read(1), f.read(0))
    print(f.seek(0), pieces(f, [0, 1, 2, 300, 4096, 5000, 1, 8192, 4096, True, 100000, 1]))
    print(f.seek(0), f.read(3), f.readline()[:3], f.read(3), f.readinto(bytearray(5)), f.read(3), f.read1(2), f.read(3), f.tell())
    for wrong in (-1, -2, None, 1.0, "1", 1 << 70, [1]):
        f.seek(19990)
        print(attempt(f.read, wrong), attempt(f.read, wrong, 2), attempt(f.read, n=1))
print(attempt(f.read, 1), attempt(f.read, 0))
with open(path, "r+b") as f:
    print(bits(f, 5), f.write(b"xy"), bits(f, 5), f.seek(0), f.read(8), f.tell())
with open(path, "rb", buffering=16) as f:
    print(bits(f, 100), pieces(f, [3, 15, 16, 17, 1]))
f = open(path, "rb")
print(f.read(2), os.lseek(f.fileno(), 0, 0), f.read(2), f.seek(1), f.read(2))
raw = f.detach()
print(attempt(f.read, 1), raw.read(3))
raw.close()
with open(path, "rb") as f:
    print(f.read(2))
    f.raw.close()
    print(attempt(f.read, 1), f.closed)
with Reader(open(path, "rb", buffering=0)) as f:
    print(f.read(2), bits(f, 3))
with Plain(open(path, "rb", buffering=0)) as f:
    print(f.read(2), bits(f, 3))
f = io.BufferedReader(Raw(bytes(range(40))), 16)
print(bits(f, 5), f.read(2), bits(f, 10))
f = io.BufferedReader(io.BytesIO(bytes(range(40))), 16)
print(bits(f, 5), f.read(2), bits(f, 10))
f.close()
print(attempt(f.read, 1))
reading, writing = os.pipe()
os.write(writing, b"0123456789")
with open(reading, "rb") as f:
    print(f.read(1), f.read(3), f.read(2))
    os.write(writing, b"abc")
    os.close(writing)
    print(f.read(5), f.read(5), f.read(1))
os.remove(path)
os.rmdir(folder)
