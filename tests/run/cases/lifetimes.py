"""What CPython releases promptly: files, generators left early, objects with __del__."""
import tempfile


class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)


def scope():
    a = Noisy("a")
    print("in scope", a.name)


def rebind():
    x = Noisy("first")
    x = Noisy("second")
    print("rebound")
    del x
    print("deleted")


def temporary():
    Noisy("temporary")
    print("after the temporary")
    print(Noisy("argument").name)


def passed(x):
    print("got", x.name)


def files(folder):
    f = open(folder + "/text", "w")
    f.write("on disk")


def read(folder):
    return open(folder + "/text").read()


def generator():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")


def leave_early():
    for x in generator():
        print(x)
        break
    print("after the loop")


interpreted = {}
exec(
    """
def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("interpreted generator closed")
""",
    interpreted,
)


class Made:
    def __iter__(self):
        yield from generator()


def leave_others_early():
    for x in interpreted["numbers"]():
        print(x)
        break
    print("after the loop")
    try:
        for x in interpreted["numbers"]():
            raise KeyError
    except KeyError:
        print("after the error")
    for x in interpreted["numbers"]():
        pass
    for x in Made():
        break
    print([x + y for x in interpreted["numbers"]() for y in Made()])
    return first_within()


def first_within():
    for x in interpreted["numbers"]():
        for y in iter([x]):
            return y


def looping():
    for i in range(2):
        each = Noisy(i)
    print("looped")


def make(name): return Noisy(name)
def make_of(maker, name): return maker(name)


def given():
    """A compiled function made it for its caller alone."""
    make("unused")
    print("after the unused one")
    x = make("first")
    x = make("second")
    print("rebound")
    del x
    print(make("read").name)
    passed(make("handed on"))
    y = make_of(make, "through another")
    print(y.name)
    return make_of(maker=make, name="returned")


class Quiet:
    ended = []
    def __init__(self, name): self.name = name
    def __del__(self): self.ended.append(self.name)


known, stored = {}, []


def cached(name):
    if name not in known:
        known[name] = Quiet(name)
    return known[name]


def made_and_stored(name):
    x = Quiet(name)
    stored.append(x)
    return x


def not_given():
    """Something else refers to it."""
    for _ in range(2):
        x = cached("cached")
        del x
        y = made_and_stored("stored")
        y = cached("cached")
    made_and_stored("stored too")
    print(cached("cached").name, [x.name for x in stored], Quiet.ended)


class Parent:
    def __init__(self, name): self.name = name
    def __del__(self): print("del parent", self.name)
    def child(self): return make(self.name + "'s child")


class Heir(Parent):
    def child(self):
        super().child()
        print("after super's temporary")
        x = super().child()
        x = None
        print("rebound")
        return super().child()


def inherited():
    x = Heir("heir")
    y = x.child()
    print(y.name, x.name)


scope()
given()
not_given()
inherited()
rebind()
temporary()
passed(Noisy("passed"))
with tempfile.TemporaryDirectory() as folder:
    files(folder)
    print(read(folder))
leave_early()
print(leave_others_early())
looping()
print("done")


codes = []
exec("def keep_code(f):\n    codes.append(f.__code__)\n    return f(1)", {"codes": codes}, globals())


def adder(n):
    def add(x): return x + n
    return add


def code_outlives_function():
    add = adder(3)
    return [keep_code(add) for _ in range(50)]


print(set(code_outlives_function() + code_outlives_function()), len(codes))


def parts_of_memory():
    """A slice of a memoryview keeps its bytearray from growing."""
    data = bytearray(b"hello")
    view = memoryview(data)
    print(view[1:3].tobytes(), len(view[1:]), view[:4].cast("H").tolist(), view[0:2] == b"he")
    print(bytearray(view[3:]))
    view.release()
    data.append(33)
    for item in memoryview(data)[3:]:
        print(item)
    data += memoryview(data)[:1].tobytes()
    data.clear()


parts_of_memory()
