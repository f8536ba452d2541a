"""Classes that interpreted code derives from, patches, copies and pickles."""

class P:
    """doc of P"""
    count = 0
    def __init__(self, x, y=2):
        self.x = x
        self.y = y
        P.count += 1
    def area(self):
        return self.x * self.y
    @property
    def double(self):
        return self.x * 2
    @staticmethod
    def st(a): return a + 1
    @classmethod
    def make(cls, x): return cls(x)
    def __repr__(self): return f"P({self.x}, {self.y})"
    def __eq__(self, o): return isinstance(o, P) and self.x == o.x
    def __hash__(self): return hash(self.x)
    def __add__(self, o): return P(self.x + o.x)
    def __len__(self): return self.x

class Q(P):
    def area(self):
        return super().area() + 1

class E(ValueError):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.b = b

class S:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1

def total(ps):
    return sum(p.area() for p in ps)

def catch(f):
    try:
        f()
    except E as e:
        return ("E", e.b, e.args)
    except ValueError as e:
        return ("V", e.args)

def throw(a):
    raise E(a, a * 2)

def gen(n):
    for i in range(n):
        got = yield i
        if got: yield got
    return "done"

def mk(n):
    def inner(a, b=n): return a + n
    return inner

data = [P(1), P(2)]
def add(n): data.append(P(n)); return len(data)


def use(p):
    return p.get()


class Getter:
    def __init__(self, x):
        self.x = x

    def get(self):
        return self.x

class Adapter:
    __slots__ = ("__call__", "x")
    def __init__(self, x):
        self.x = x
        self.__call__ = lambda *a: (self.x, a)

def renamed(name):
    def inner(): pass
    inner.__module__, inner.__qualname__ = name, "Other.inner"
    return inner, inner.__module__

class Watched:
    def __init__(self, v):
        self.v = v
    def __getattribute__(self, name):
        return super().__getattribute__(name)
    def __reduce_ex__(self, protocol):
        return super().__reduce_ex__(protocol)
