"""Small whole programs: a JSON parser, a tokenizer and calculator, life, Dijkstra, LRU, matrices, text."""
import heapq
import random


class JsonError(ValueError):
    pass


class Json:
    def __init__(self, text):
        self.text, self.i = text, 0

    def parse(self):
        value = self.value()
        self.space()
        if self.i != len(self.text):
            raise JsonError(f"extra data at {self.i}")
        return value

    def space(self):
        while self.i < len(self.text) and self.text[self.i] in " \t\n\r":
            self.i += 1

    def value(self):
        self.space()
        if self.i >= len(self.text):
            raise JsonError("unexpected end")
        c = self.text[self.i]
        if c == "{":
            return self.object()
        if c == "[":
            return self.array()
        if c == '"':
            return self.string()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.i):
                self.i += len(word)
                return value
        return self.number()

    def object(self):
        out = {}
        self.i += 1
        self.space()
        if self.text[self.i] == "}":
            self.i += 1
            return out
        while True:
            self.space()
            key = self.string()
            self.space()
            if self.text[self.i] != ":":
                raise JsonError(f"expected ':' at {self.i}")
            self.i += 1
            out[key] = self.value()
            self.space()
            c = self.text[self.i]
            self.i += 1
            if c == "}":
                return out
            if c != ",":
                raise JsonError(f"expected ',' at {self.i - 1}")

    def array(self):
        out = []
        self.i += 1
        self.space()
        if self.text[self.i] == "]":
            self.i += 1
            return out
        while True:
            out.append(self.value())
            self.space()
            c = self.text[self.i]
            self.i += 1
            if c == "]":
                return out
            if c != ",":
                raise JsonError(f"expected ',' at {self.i - 1}")

    def string(self):
        self.i += 1
        out = []
        while self.text[self.i] != '"':
            c = self.text[self.i]
            if c == "\\":
                self.i += 1
                c = self.text[self.i]
                if c == "u":
                    c = chr(int(self.text[self.i + 1 : self.i + 5], 16))
                    self.i += 4
                else:
                    c = {"n": "\n", "t": "\t"}.get(c, c)
            out.append(c)
            self.i += 1
        self.i += 1
        return "".join(out)

    def number(self):
        start = self.i
        while self.i < len(self.text) and self.text[self.i] in "+-0123456789.eE":
            self.i += 1
        piece = self.text[start : self.i]
        if not piece:
            raise JsonError(f"bad value at {start}")
        return float(piece) if any(c in ".eE" for c in piece) else int(piece)


def tokens(source):
    i = 0
    while i < len(source):
        c = source[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(source) and (source[j].isdigit() or source[j] == "."):
                j += 1
            yield "num", float(source[i:j])
            i = j
        elif c in "+-*/()^":
            yield "op", c
            i += 1
        else:
            raise SyntaxError(f"unexpected {c!r} at {i}")
    yield "end", None


def calculate(source):
    stream = tokens(source)
    current = next(stream)

    def advance():
        nonlocal current
        token, current = current, next(stream, ("end", None))
        return token

    def expression(limit=0):
        kind, value = advance()
        if (kind, value) == ("op", "("):
            left = expression()
            if advance() != ("op", ")"):
                raise SyntaxError("expected )")
        elif (kind, value) == ("op", "-"):
            left = -expression(3)
        elif kind == "num":
            left = value
        else:
            raise SyntaxError(f"unexpected {value}")
        power = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 4}
        while current[0] == "op" and power.get(current[1], -1) > limit:
            op = advance()[1]
            right = expression(power[op] - (op == "^"))
            left = {"+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right, "/": lambda: left / right, "^": lambda: left ** right}[op]()
        return left

    result = expression()
    if current[0] != "end":
        raise SyntaxError(f"left over {current[1]}")
    return result


def life(cells, steps):
    for _ in range(steps):
        near = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        near[x + dx, y + dy] = near.get((x + dx, y + dy), 0) + 1
        cells = {p for p, n in near.items() if n == 3 or n == 2 and p in cells}
    return sorted(cells)


def dijkstra(graph, start):
    best = {start: 0}
    queue = [(0, start)]
    while queue:
        cost, node = heapq.heappop(queue)
        if cost > best.get(node, 1 << 60):
            continue
        for other, weight in graph.get(node, {}).items():
            new = cost + weight
            if new < best.get(other, 1 << 60):
                best[other] = new
                heapq.heappush(queue, (new, other))
    return best


class LRU:
    def __init__(self, size):
        self.size, self.data, self.hits, self.misses = size, {}, 0, 0

    def __getitem__(self, key):
        try:
            value = self.data.pop(key)
        except KeyError:
            self.misses += 1
            raise
        self.data[key] = value
        self.hits += 1
        return value

    def __setitem__(self, key, value):
        self.data.pop(key, None)
        self.data[key] = value
        while len(self.data) > self.size:
            del self.data[next(iter(self.data))]


def matmul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


def power(m, n):
    size = len(m)
    result = [[int(i == j) for j in range(size)] for i in range(size)]
    while n:
        if n & 1:
            result = matmul(result, m)
        m = matmul(m, m)
        n >>= 1
    return result


def quicksort(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


def edit_distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (x != y)))
        previous = row
    return previous[-1]


def caesar(text, shift):
    out = []
    for c in text:
        if c.isalpha():
            base = ord("A") if c.isupper() else ord("a")
            c = chr((ord(c) - base + shift) % 26 + base)
        out.append(c)
    return "".join(out)


def collatz(limit):
    best = (0, 0)
    for n in range(1, limit):
        steps, x = 0, n
        while x != 1:
            x = x // 2 if x % 2 == 0 else 3 * x + 1
            steps += 1
        best = max(best, (steps, n))
    return best


def roman(n):
    out = ""
    for value, sign in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= value:
            out += sign
            n -= value
    return out


class Lcg:
    def __init__(self, seed): self.state = seed

    def next(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n


def monte_carlo(n):
    lcg = Lcg(42)
    inside = sum(1 for _ in range(n) if (lcg.next(1000) / 1000) ** 2 + (lcg.next(1000) / 1000) ** 2 <= 1)
    return 4 * inside / n


print(Json(' {"a": [1, -2.5e1, true, null, "x\\n\\u00e9"], "b": {"c": {}}, "d": []} ').parse())
for bad in ("", "[1", "{1}", "[1,]", "tru", '{"a" 1}', "[1] x"):
    try:
        print(Json(bad).parse())
    except (JsonError, IndexError) as error:
        print(type(error).__name__, error)
for source in ("1 + 2 * 3", "(1 + 2) * 3", "-2 ^ 2", "2 ^ 3 ^ 2", "10 / 4 - 1", "1 +", "(1", "1 $ 2", "1 / 0", "1 2"):
    try:
        print(source, "=", calculate(source))
    except (SyntaxError, ZeroDivisionError) as error:
        print(source, type(error).__name__, error)
print(life({(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}, 8))
print(dijkstra({"a": {"b": 7, "c": 3}, "c": {"b": 1, "d": 8}, "b": {"d": 2}}, "a"))
lru = LRU(2)
for key in "abcab":
    try:
        lru[key]
    except KeyError:
        lru[key] = key.upper()
print(lru.data, lru.hits, lru.misses)
print(power([[1, 1], [1, 0]], 90)[0][1], power([[1, 1], [1, 0]], 200)[0][1])
random.seed(7)
print(quicksort([random.randrange(100) for _ in range(20)]), quicksort(list("quicksort")))
print(edit_distance("kitten", "sitting"), caesar("Hello, World", 3), caesar(caesar("Hello", 5), -5), collatz(1000), [roman(n) for n in (1994, 2024, 4, 9)], monte_carlo(2000))
