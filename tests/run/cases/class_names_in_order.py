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
class A: pass
A.x = 1
print(list(vars(A)))
class B(A):
    def f(self): pass
    def __eq__(self, o): return True
    p = property(lambda s: 3)
B.x = 1
B.g = lambda self: 5
B.h = property(lambda s: 4)
B.__repr__ = lambda self: "repr"
print(list(vars(B)), B().g(), B().h, repr(B()), [b for b in [B()]])
C = type("C", (A,), {})
C.x = 1
print(list(vars(C)))
class D:
    __doc__ = None
    a = 1
    __slots__ = ("u",)
D.b = 1
print(list(vars(D)))
class E:
    a = 1
    __slots__ = ("u",)
D.b = 1
print(list(vars(D)))
class F:
    "doc"
    a = 1
    def __init__(self): self.y = 1
F.b = 1
print(list(vars(F)))
class G:
    a = 1
    def __init__(self): self.y = 1
G.b = 1
del G.a
print(list(vars(G)))
class H:
    a = 1
    __hash__ = None
H.b = 1
print(list(vars(H)), H.__hash__)
