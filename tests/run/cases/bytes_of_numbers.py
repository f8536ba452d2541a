"""Bytes to numbers and back: ord() of one byte or character, sorted() of bytes, bytes() of ints."""


class Field:
    def __init__(self, data):
        self.data, self.at, self.bits, self.count = data, 0, 0, 0

    def more(self):
        c = self.data[self.at : self.at + 1]
        self.at += 1
        self.bits = (self.bits << 8) + ord(c)
        self.count += 8

    def read(self, n: int):
        while self.count < n:
            self.more()
        self.count -= n
        r = self.bits >> self.count
        self.bits &= (1 << self.count) - 1
        return r


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return type(error).__name__, str(error)


def code(x) -> int:
    n = 1
    n += ord(x)
    return n * 2


def total(text) -> int:
    found = 0
    for c in text:
        found = found * 31 % 1000003 + ord(c)
    return found


class Text(str):
    pass


field = Field(bytes(range(200, 256)) * 3)
print([field.read(n) for n in (1, 3, 8, 48, 13, 70, 2, 64, 63, 31)], attempt(field.read, 2000))
for x in (b"a", b"\xff", "a", "\xff", "\u0436", "\U0001f600", "\0", b"", "", b"ab", "\u0436b", bytearray(b"z"), Text("t"), Text("tt"), memoryview(b"q"), 5, None, [b"a"]):
    print(attempt(code, x))
print(total("abc\u0436\U0001f600"), total(["a", b"b", bytearray(b"c"), Text("d")]), attempt(total, ["a", ""]), attempt(total, b"abc"))

data = bytes((k * 7919 + 13) % 251 for k in range(1000))
made = sorted(data)
print(made[:20], made[-3:], bytes(made) == bytes(sorted(data, reverse=True))[::-1], sorted(b""), sorted(b"ba"), list(data[:5]), tuple(b"xy"), set(b"aab") == {97, 98})
first, *others = b"abc"
numbers = list(b"0123")
numbers += b"45"
numbers.extend(b"67")
print(first, others, numbers, max(data), min(data), sum(data), [*b"ab", *b"c"], dict.fromkeys(b"abca"))
for items in (range(100), range(-50, 50), range(-(1 << 63), -(1 << 63) + 99), [-(1 << 63), (1 << 63) - 1] * 50, [k * k % 101 - 50 for k in range(300)], [0] * 99 + [1 << 62], [True, 0] * 40, [1 << 70, 3] * 40):
    mixed = [*items][::3] + [*items][1::3] + [*items][2::3]
    up, down = sorted(mixed), sorted(mixed, reverse=True)
    print(up[:3], up[-3:], up == down[::-1], sum(up) == sum(mixed), [type(x).__name__ for x in up[:2]])
for items in ([], [1], [0, 255], (7, 8, 9), [256], [1, -1], [1, 1 << 70], [1, True], ["a"], [1.0], (), (300,), [b"a"], list(range(256)), [None]):
    print(attempt(bytes, items) if len(items) < 99 else bytes(items) == bytes(range(256)), attempt(bytearray, items) if len(items) < 99 else "")


class Index:
    def __index__(self):
        print("index")
        return 65


print(bytes([66, Index(), 67]), attempt(bytes, [66, Index(), 999]))
