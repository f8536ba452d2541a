"""The cell of __class__: a decorator that makes a class again gives it the new one, as that of attrs does."""

OUTSIDE = {"__name__": "attr._make"}
exec(
    """
def slotted(cls):
    names = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    names["__slots__"] = tuple(cls.__annotations__)
    made = type(cls)(cls.__name__, cls.__bases__, names)
    for item in vars(cls).values():
        item = getattr(item, "__func__", None) or getattr(item, "fget", None) or item
        for cell in getattr(item, "__closure__", None) or ():
            if cell.cell_contents is cls:
                cell.cell_contents = made
    return made


def with_slots(cls=None):
    return slotted if cls is None else slotted(cls)
""",
    OUTSIDE,
)
slotted, with_slots = OUTSIDE["slotted"], OUTSIDE["with_slots"]


class Base:
    def name(self):
        return "base"

    @classmethod
    def kind(cls):
        return cls.__name__


@slotted
class Point(Base):
    x: int

    def __init__(self, x):
        super().__init__()
        self.x = x

    def name(self):
        return super().name() + str(self.x)

    @classmethod
    def kind(cls):
        return super().kind() + "!"

    @property
    def own(self):
        return __class__


@with_slots()
class Point3(Point):
    z: int

    def __init__(self, x, z):
        super().__init__(x)
        self.z = z

    def name(self):
        return f"{super().name()},{self.z}"


def closures(n):
    def inner():
        return n

    return inner.__closure__[0].cell_contents, use(inner), inner.__closure__[0].cell_contents


def use(f):
    OUTSIDE["last"] = f
    return f()


for _ in range(3):
    p, q = Point(1), Point3(2, 3)
    print(p.name(), Point.kind(), p.own is Point, q.name(), Point3.kind(), q.own is Point)
print(hasattr(p, "__dict__"), Point.__slots__, isinstance(q, Point), type(q).__mro__[1] is Point)
print(closures(4))
class Outer:
    def t(self):
        class X:
            nonlocal __class__
            __class__ = 42
            def f(self):
                return __class__
        print(__class__, X().f())
        class Y:
            nonlocal __class__
            print(__class__)
            __class__ += 1
            def g(self): return super().__init__
        print(__class__, Y().g().__name__)
        class Z:
            x = __class__
            def f(self): return __class__
            class In:
                y = __class__
                def h(self): return super(), __class__
        print(Z.x is not Outer, Z().f() is Z, Z.In.y, Z.In().h()[1] is Z.In)


Outer().t()
