"""Objects with many attributes, and objects whose `__dict__` was taken."""


class Reader:
    def __init__(self):
        self.r0 = self.r1 = self.r2 = self.r3 = self.r4 = 0
        self.r5 = self.r6 = self.r7 = self.r8 = self.r9 = "r"

    def step(self):
        self.r0 += 1
        return self.r0


class Scanner:
    def __init__(self):
        self.s0 = self.s1 = self.s2 = self.s3 = self.s4 = self.s5 = 1
        self.s6 = self.s7 = self.s8 = self.s9 = []

    def scan(self):
        return self.step() + self.s0


class Parser:
    state = "class"

    def __init__(self):
        self.p0 = self.p1 = self.p2 = self.p3 = self.p4 = self.p5 = 2

    def parse(self):
        return [self.scan(), self.state, self.p5]

    @property
    def double(self):
        return self.p0 * 2


class Loader(Reader, Scanner, Parser):
    def __init__(self):
        Reader.__init__(self)
        Scanner.__init__(self)
        Parser.__init__(self)


loader = Loader()
for _ in range(3):
    print(loader.parse(), loader.double, len(vars(loader)))
print(list(loader.__dict__))
loader.state = "own"
print(loader.parse(), loader.parse())
del loader.state
print(loader.parse())
loader.scan = lambda: "hidden"
print(loader.parse(), loader.scan())
del loader.__dict__["scan"]
print(loader.parse())


class Many:
    def __init__(self, n):
        for i in range(n):
            setattr(self, f"a{i}", i)
        self.last = n

    def total(self):
        return self.a0 + self.a1 + self.last + self.late()

    def late(self):
        return self.z + 1

    def grow(self):
        self.z = self.last
        self.a1 += 1
        return self


for n in (3, 40, 70, 90):
    many = Many(n).grow()
    print(n, many.total(), many.grow().total(), many.z, getattr(many, f"a{n - 1}"), len(many.__dict__))
    try:
        print(many.missing)
    except AttributeError as error:
        print(error)
    del many.z
    try:
        many.total()
    except AttributeError as error:
        print(error)
    many.__dict__["z"] = 100
    print(many.total(), list(many.__dict__)[-3:])


class Word(str):
    def __hash__(self):
        return hash("hello")

    def __eq__(self, other):
        print("asked", type(other).__name__)
        return str.__eq__(self, other)


class Plain:
    def hello(self):
        return "method"

    def ask(self):
        return self.hello()


plain = Plain()
plain.__dict__[1] = "one"
plain.__dict__[Word("other")] = "word"
print(plain.ask(), plain.ask())
plain.__dict__[Word("hello")] = lambda: "by an equal key"
print(plain.ask())


class Guarded(Many):
    def __getattr__(self, name):
        return f"made {name}"


guarded = Guarded(80)
guarded.z = 1
print(guarded.total(), guarded.nothing, guarded.a79)


class Limited(Many):
    @property
    def z(self):
        return self.__dict__["z"] * 10

    @z.setter
    def z(self, value):
        self.__dict__["z"] = value


print(Limited(70).grow().total())
other = Many(5)
other.__dict__ = many.__dict__
other.a0 = 1000
print(other.total() == many.total(), many.a0)
Many.late = lambda self: -1
print(many.total(), other.total())
