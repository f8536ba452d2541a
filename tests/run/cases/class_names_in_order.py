"""The names of a class are in the order of its body, whatever their values are."""
import types
class Base:
    def __init_subclass__(cls, **kw): print('isc', cls.__name__, [k for k in vars(cls) if k[:2] != '__'])
class U(Base):
    ONE = dict()
    TWO = set()
    name = 'python'
    __slots__ = ('a', 'b')
    def f(self): pass
    L = [1]
    g = 3.5
    __hash__ = None
    __call__ = len
    nested = (1, [2])
    def h(self): pass
class V:
    __match_args__ = ('x',)
    x: int = 3
    __repr__ = lambda self: 'V()'
    y = None
    w = Base()
U.later = 5
import inspect, json
for c in (U, V, Base):
    print([k for k in vars(types.MappingProxyType(c.__dict__) and c) ], list(inspect.getmembers(c))[-1][0])
import pprint
v = V()
json.dumps(1)
print(list(types.SimpleNamespace(c=V).c.__dict__))
print(sorted([1,2], key=lambda q: 0), repr(v), list(map(lambda c: list(c.__dict__), [U, V])))
