"""Everything that is done with one object: nothing looks further than the object reaches."""


def call0(x): return x()
def call1(x): return x(1)
def call2(x): return x(1, "two")
def call_named(x): return x(key=1)
def call_star(x): return x(*(1, 2))
def method(x): return x.method(1)
def attribute(x): return x.attribute
def fallback(x): return getattr(x, "attribute", "none")
def has(x): return hasattr(x, "attribute")
def own_class(x): return x.__class__.__name__
def item(x): return x[0]
def key(x): return {1: 2}[x]
def part(x): return x[1:2]
def index(x): return [1, 2, 3][x]
def bound(x): return "text"[x:]
def sliced(x): return slice(x)
def plus(x): return x + 1
def to(x): return 1 + x
def joined(x): return "a" + x
def times(x): return [0] * x
def power(x): return x**2
def matrix(x): return x @ x
def minus(x): return -x
def inverted(x): return ~x
def negated(x): return not x
def same(x): return x == x, x != 1, x is x
def less(x): return x < 1
def compared(x): return [1, x] < [1, 2]
def hashed(x): return isinstance(hash(x), int)
def length(x): return len(x)
def looped(x): return [y for y in x]
def listed(x): return list(x)
def unpacked(x):
    a, b = x
    return a, b
def starred(x): return [*x]
def contains(x): return 1 in x
def within(x): return x in [1, x], x in (1, 2)
def text(x): return str(x)
def shown(x): return repr(x)
def formatted(x): return f"{x}", f"{x!r:>40}", "%s" % x
def number(x): return int(x)
def real(x): return float(x)
def ranged(x): return range(x)
def summed(x): return sum([1, x])
def kind(x): return type(x).__name__
def is_int(x): return isinstance(x, int)
def is_of(x): return isinstance(1, x)
def is_sub(x): return issubclass(int, x)
def entered(x):
    with x as y:
        return y
def raised(x): raise x
def caught(x):
    try:
        raise ValueError
    except x:
        return "caught"
def derived(x):
    class C(x):
        pass
    return C.__name__
def matched(x):
    match x:
        case int() | str():
            return "number or text"
        case {"a": a}:
            return a
        case [a, *_]:
            return a
        case 1.5:
            return "value"
        case _:
            return "other"
def stepped(x): return next(x)
def sorted_by(x): return sorted([2, 1], key=x)
def mapped(x): return list(map(x, [1, 2]))
def joined_by(x): return ",".join(x)
def in_set(x): return len({x, 1}), x in {x}
def in_dict(x): return {x: 1}[x]
def changed(x):
    x.attribute = 1
def kept(x):
    box = [x]
    return box[0] is x, (x, 1)[0] is x


OPERATIONS = [f for name, f in list(globals().items()) if not name.startswith("__")]


def outcome(f, x):
    try:
        return str(f(x))
    except Exception as e:
        return f"{type(e).__name__}: {e}"
