"""OrderedDict.popitem and move_to_end of compiled code."""
from collections import OrderedDict

class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n
    def __eq__(self, other):
        print("asked", self.n)
        return isinstance(other, Key) and other.n == self.n
    def __repr__(self): return f"K{self.n}"

class Derived(OrderedDict):
    def __delitem__(self, key):
        print("del", key)
        super().__delitem__(key)
    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)

def tried(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)

def popped(make):
    d = make((i, str(i)) for i in range(12))
    print(d.popitem(last=False), d.popitem(last=True), d.popitem(), d.popitem(False), d.popitem(True), d.popitem(0), d.popitem(last=1))
    d.move_to_end(5, last=False)
    d.move_to_end(6)
    print(list(d), d.popitem(last=False))
    tried(d.popitem, first=True)
    tried(d.popitem, 1, 2)
    tried(d.move_to_end, 77, last=False)
    tried(d.move_to_end, last=False)
    while d:
        print(d.popitem(last=False))
    for _ in range(2):
        try:
            d.popitem(last=False)
        except KeyError as e:
            print(e)

def kinds():
    d = OrderedDict([("a", 1), ("b", [2]), (3, "x"), (-1, None), (2 ** 70, 1), ((1, 2), 3), (2.5, 4), (None, 5), (Key(1), 6), (1, 7), (True, 8)])
    while d:
        print(d.popitem(last=len(d) % 2 == 0), len(d))
        d.move_to_end(next(iter(d), "a"), last=True) if d else None
    d = OrderedDict.fromkeys("abcdef", 1)
    x = [1]
    d["g"] = x
    key, value = d.popitem()
    print(key, value is x, d.popitem(last=False))
    d = OrderedDict()
    d[Key(5)] = 1
    d[5] = 2
    print("pop")
    print(d.popitem())
    seen = 0
    for i in range(1000):
        d[i & 255] = i
        if len(d) > 100:
            k, v = d.popitem(last=False)
            seen += v if isinstance(k, int) else 1
    print(seen, len(d))

for part in (lambda: popped(OrderedDict), lambda: popped(Derived), kinds) * 2:
    part()
