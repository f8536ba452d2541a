"""Classes that extend list and dict, used by interpreted code."""


class Stack(list):
    kind = "stack"

    def __init__(self, items=(), name="s"):
        super().__init__(items)
        self.name = name

    def push(self, x):
        self.append(x)
        return self

    def total(self):
        n = 0
        for x in self:
            n += x
        return n

    @property
    def top(self):
        return self[-1]


class Quiet(Stack):
    __slots__ = ("extra",)

    def push(self, x):
        self.extra = x
        return super().push(x)


class Table(dict):
    def __missing__(self, key):
        self[key] = made = len(self)
        return made

    def swap(self):
        return Table({v: k for k, v in self.items()})


class Marked:
    mark = "m"

    def marked(self):
        return (self.mark, len(self), list(self))


class Both(Marked, Stack):
    pass


def fill(x, n):
    for i in range(n):
        x.append(i)
    return x


def measure(x):
    return [len(x), x[0] if x else None, sum(x), [y for y in x], isinstance(x, Stack), isinstance(x, list), type(x).__name__]


def make(n):
    return [Stack(range(i), name=str(i)) for i in range(n)]


def again(x):
    return x


def words(text):
    t = Table()
    for w in text.split():
        t[w]
    return t


def numbered(text):
    t = words(text)
    return t, t.swap(), t["zz"]


class Holder:
    def __init__(self):
        self.stack = Stack([1], name="held")
        self.table = Table(a=0)

    def grow(self):
        self.stack.push(len(self.stack) + 1)
        self.table[len(self.table)]
        return self.stack.total(), len(self.table)


def both():
    b = Both([1, 2], "b")
    b.push(3)
    return b


def callbacks(x, f):
    """f sees the object while it is native, and changes it."""
    out = []
    for i, y in enumerate(x):
        out.append(f(x, y))
        if i > 6:
            break
    x.append(f(x, 0))
    x.sort(key=lambda v: (f(x, 1), -v)[1])
    return out, x


def local(f):
    s = Stack([3, 1, 2], "local")
    t = Table(q=1)
    return callbacks(s, f), f(t, "q"), [(k, f(t, k)) for k in list(t)], t
