"""Classes at module level: places of attributes, numbered methods, and everything that takes the ground from under them."""


class Base:
    def __init__(self, a):
        self.a = a
        self.b = 2


class D(Base):
    def __init__(self, late):
        self.c = 1
        if late:
            self.d = 4
        super().__init__(7)
        self.e = 5


class S:
    __slots__ = ("x", "__y", "z")
    def __init__(self, x):
        self.x = x
        self.__y = 2
    def y(self):
        return self.__y
    def getz(self):
        return self.z


class S2(S):
    def __init__(self):
        super().__init__(9)
        self.q = 1
        self.z = 5


class Shared:
    """Its objects have one state."""

    state = {}

    def __init__(self):
        self.__dict__ = Shared.state

    def count(self):
        self.n = getattr(self, "n", 0) + 1
        return self.n


class Open:
    def close(self):
        self.__class__ = Closed


class Closed(Open):
    def close(self):
        return "closed"


def show(o):
    return list(vars(o).items())


def go():
    out = []
    for k in range(3):
        d = D(k % 2)
        out.append(show(d))
        d = D(0)
        del d.c
        d.c = 8
        out.append(show(d))
        e = D(1); del e.b
        out.append(show(e))
    s = S(1)
    out.append((s.x, s.y()))
    try:
        s.getz()
    except AttributeError as err:
        out.append(str(err))
    try:
        s.w = 1
    except AttributeError as err:
        out.append(str(err))
    t = S2(); out.append((t.x, t.y(), t.z, show(t)))
    del t.z
    try:
        t.getz()
    except AttributeError as err:
        out.append(str(err))
    t.z = 6
    out.append(t.getz())
    return out


class P:
    def __init__(self):
        self.v = 1.5
    def get(self):
        return self.v
    def twice(self):
        return self.get() + self.get()


def change():
    p = P(); out = [p.twice()]
    P.v = property(lambda self: 10.0)
    out.append(p.get()); out.append(p.twice())
    del P.v
    out.append(p.twice())
    P.get = lambda self: 3
    out.append(p.twice())
    p.get = lambda: 4
    out.append(p.twice())
    class Q:
        pass
    q = Q(); q.__class__ = P
    try:
        q.v
    except AttributeError as e:
        out.append(str(e))
    q.v = 2.5
    out.append(q.twice())
    P.__getattribute__ = lambda self, n: 5 if n == 'v' else object.__getattribute__(self, n)
    out.append(p.v)
    return out


class R(P):
    def get(self):
        return self.v * 2


def sub():
    p, r = P(), R()
    return [p.twice() if False else r.get(), isinstance(r, P), show(r)]


def dflt(a, b=2.5, c='x'):
    return (a, b, c)


def calls():
    out = [dflt(1), dflt(1, c=4), dflt(c=1, a=2), dflt(1, 2, 3)]
    for bad in (lambda: dflt(), lambda: dflt(1, a=2), lambda: dflt(1, z=2), lambda: dflt(1,2,3,4)):
        try:
            bad()
        except TypeError as e:
            out.append(str(e))
    return out


for line in (*go(), *change(), *sub(), *calls()):
    print(line)
print([Shared().count() for _ in range(3)], Shared.state, vars(Shared()) is Shared.state, Shared().n)
opened = Open()
print(opened.close(), type(opened).__name__, opened.close(), vars(opened))
