"""Special methods: operators, reflected ones, containers, calls, conversion."""


class Vector:
    def __init__(self, *items): self.items = list(items)
    def __repr__(self): return f"Vector{tuple(self.items)}"
    def __add__(self, other): return Vector(*[a + b for a, b in zip(self.items, other.items)])
    def __sub__(self, other): return Vector(*[a - b for a, b in zip(self.items, other.items)])
    def __mul__(self, k):
        if isinstance(k, Vector):
            return sum(a * b for a, b in zip(self.items, k.items))
        if isinstance(k, (int, float)):
            return Vector(*[a * k for a in self.items])
        return NotImplemented
    __rmul__ = __mul__
    def __neg__(self): return Vector(*[-a for a in self.items])
    def __abs__(self): return sum(a * a for a in self.items) ** 0.5
    def __bool__(self): return any(self.items)
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return Vector(*self.items[i]) if isinstance(i, slice) else self.items[i]
    def __setitem__(self, i, value): self.items[i] = value
    def __delitem__(self, i): del self.items[i]
    def __contains__(self, x): return x in self.items
    def __eq__(self, other): return isinstance(other, Vector) and self.items == other.items
    def __iadd__(self, other):
        self.items = [a + b for a, b in zip(self.items, other.items)]
        return self
    def __matmul__(self, other): return ("matmul", len(self), len(other))
    def __call__(self, *args, **kwargs): return args, kwargs
    def __reversed__(self): return iter(self.items[::-1])


class Traced:
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args: (name, args)


class Ops:
    """Says which method was asked."""

    def __init__(self, name): self.name = name
    def __add__(self, o): return f"{self.name}.add"
    def __radd__(self, o): return f"{self.name}.radd"
    def __sub__(self, o): return NotImplemented
    def __rsub__(self, o): return f"{self.name}.rsub"
    def __truediv__(self, o): return "truediv"
    def __floordiv__(self, o): return "floordiv"
    def __mod__(self, o): return "mod"
    def __divmod__(self, o): return "divmod"
    def __pow__(self, o, m=None): return ("pow", m)
    def __lshift__(self, o): return "lshift"
    def __rshift__(self, o): return "rshift"
    def __and__(self, o): return "and"
    def __or__(self, o): return "or"
    def __xor__(self, o): return "xor"
    def __invert__(self): return "invert"
    def __pos__(self): return "pos"
    def __int__(self): return 42
    def __float__(self): return 4.5
    def __index__(self): return 2
    def __complex__(self): return 1j
    def __round__(self, n=None): return ("round", n)
    def __str__(self): return "str!"
    def __format__(self, spec): return f"format({spec})"
    def __bytes__(self): return b"bytes!"
    def __lt__(self, o): return "lt"
    def __gt__(self, o): return "gt"
    def __le__(self, o): return "le"
    def __ge__(self, o): return "ge"


class Sub(Ops):
    def __radd__(self, o): return "sub.radd first"


class NoHash:
    def __eq__(self, other): return True


class OldIter:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


class Bad:
    def __len__(self): return -1
    def __bool__(self): return "yes"
    def __repr__(self): return 5
    def __iter__(self): return 5
    def __hash__(self): return "x"
    def __index__(self): return "i"


class Log:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)

    def __getattribute__(self, name):
        if name == "magic":
            return "from getattribute"
        return object.__getattribute__(self, name)


v, w = Vector(1, 2, 3), Vector(4, 5, 6)
print(v + w, v - w, v * w, v * 2, 2 * v, -v, abs(Vector(3, 4)), bool(Vector(0)), len(v), v[0], v[1:], 2 in v, v == Vector(1, 2, 3), v != w, v @ w, v(1, k=2))
v[0] = 9
del v[1]
print(v, list(v), list(reversed(v)), max(w), sorted(w, reverse=True))
alias = v
v += Vector(1, 1)
print(v, alias is v)
for op in (lambda: v * "x", lambda: "x" * v, lambda: v + 1, lambda: v < w, lambda: ~v, lambda: hash(v), lambda: v["a"], lambda: v[10]):
    try:
        print(op())
    except (TypeError, AttributeError, IndexError) as error:
        print(type(error).__name__, error)
a, b, s = Ops("a"), Ops("b"), Sub("s")
print(a + b, 1 + a, a + 1, a + s, s + a, 1 - a, "x" + a)
try:
    print(a - b)
except TypeError as error:
    print(error)
print(a / b, a // b, a % b, divmod(a, b), a ** b, pow(a, 1, 2), a << b, a >> b, a & b, a | b, a ^ b, ~a, +a)
print(int(a), float(a), [10, 20, 30][a], complex(a), round(a), round(a, 2), str(a), f"{a}", f"{a:spec}", format(a, "x"), bytes(a), "%s" % a, hex(a), range(a))
print(a < b, a > b, a <= b, a >= b, a == b, a == a, a != b)
print(Traced().hello(1, 2), hasattr(Traced(), "__len__"))
for call in (lambda: hash(NoHash()), lambda: len(Bad()), lambda: bool(Bad()), lambda: repr(Bad()), lambda: iter(Bad()), lambda: hash(Bad()), lambda: [1][Bad()], lambda: len(5), lambda: iter(5), lambda: next([])):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(list(OldIter()), 4 in OldIter(), 5 in OldIter(), [*OldIter()])
log = Log()
log.x = 1
log.x += 1
del log.x
print(log.magic)


class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), sum(Countdown(4)), next(Countdown(1)), next(Countdown(0), "empty"), tuple(zip(Countdown(2), "abc")))


class Descriptor:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner): return f"get {self.name} {obj is None}"
    def __set__(self, obj, value): print("set", self.name, value)


class Holder:
    field = Descriptor()
    def __init_subclass__(cls, **kwargs): print("subclass", cls.__name__, kwargs)
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"


class Child(Holder, tag="t"):
    pass


holder = Holder()
holder.field = 5
print(holder.field, Holder.field, Child[int], Holder["x"])


class New:
    def __new__(cls, value):
        if value is None:
            return "not an instance"
        self = object.__new__(cls)
        self.made = True
        return self

    def __init__(self, value): self.value = value


print(New(None), New(3).made, New(3).value)


class SetsOnly:
    def __setitem__(self, key, value): print("set", key, value)


class DeletesOnly:
    def __delitem__(self, key): print("del", key)


for holder in (SetsOnly(), DeletesOnly()):
    for change in ("del", "set"):
        try:
            if change == "del":
                del holder[1]
            else:
                holder[1] = 2
        except AttributeError as error:
            print(type(holder).__name__, change, repr(error))
