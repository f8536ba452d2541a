"""Values that classes hold, which instances hide and which may become descriptors; attributes whose names are computed."""


class Mark:
    pass


class Settled:
    def __get__(self, obj, owner):
        return "got"

    def __set__(self, obj, value):
        obj.__dict__["seen"] = value


class Steps:
    count = -1
    mark = Mark()
    last = Mark()

    def step(self):
        return "the class's"

    def __init__(self, items):
        self.items = iter(items)

    def __iter__(self):
        return self

    def __next__(self):
        found = next(self.items)
        self.count += 1
        self.mark = self.last
        self.last = found
        if found == 3:
            self.step = lambda: "its own"
        return found, self.count, shown(self.mark), self.step()

    def put(self, value):
        self.mark = value

    def read(self):
        return self.mark


def shown(value):
    return value if isinstance(value, (int, str)) else type(value).__name__


def hidden_values():
    steps = Steps([1, 2, 3, 4])
    print(list(steps), list(steps.__dict__)[1:])
    del steps.count, steps.step
    return steps.count, steps.step(), shown(Steps.last)


def become_descriptors():
    free, put = Steps([]), Steps([])
    put.put(5)

    def now():
        print(shown(free.read()), shown(put.read()), shown(getattr(put, "ma" + "rk")), shown(getattr(free, "ma" + "rk", None)))

    now(), now()
    Mark.__get__ = lambda self, obj, owner: "got " + type(self).__name__
    now()
    Mark.__set__ = lambda self, obj, value: print("set", value)
    now()
    put.put(6)
    del Mark.__set__
    now()
    del Mark.__get__
    now()
    Steps.__dict__["mark"].__class__ = Settled
    now()
    put.put(7)
    print(sorted((name, shown(value)) for name, value in put.__dict__.items() if name != "items"))
    Steps.__dict__["mark"].__class__ = Mark
    now()

    class More(Mark):
        pass

    Steps.mark = More()
    now()
    Mark.__set__ = lambda self, obj, value: print("set", value)
    put.put(8)
    Mark.__get__ = lambda self, obj, owner: "got " + type(self).__name__
    now()
    del Mark.__get__, Mark.__set__
    More.__bases__ = (Settled,)
    now()


class Held:
    mark = Mark()
    other = Mark()

    def __init__(self):
        self.other = 1

    def read(self):
        return shown(self.mark), self.other


def become_descriptors_outside():
    held = Held()
    space = {"Held": Held, "Settled": Settled, "Mark": Mark, "held": held}
    print(held.read(), held.read())
    exec("marks = Held.mark, Held.other\nmarks[0].__class__ = marks[1].__class__ = Settled", space)
    print(held.read(), Held.mark)
    exec("marks[0].__class__ = marks[1].__class__ = Mark\nheld.other = 2", space)
    print(held.read())
    exec("Mark.__get__ = lambda self, obj, owner: 'got'", space)
    print(held.read())
    exec("del Mark.__get__", space)
    return held.read()


class Named:
    shared = "shared"
    __slots__ = ("__dict__", "slot")

    def __init__(self):
        self.own = "own"

    def method(self):
        return "method"

    @property
    def fails(self):
        raise AttributeError("inside")

    @property
    def works(self):
        return "works"


class Asks(Named):
    def __getattr__(self, name):
        if name == "never":
            raise AttributeError(name)
        return "asked " + name


def computed_names():
    one, two = Named(), Asks()
    for n in range(3):
        for part in ("own", "shared", "slot", "method", "fails", "works", "never", "\xe9t\xe9"):
            name = "".join(list(part))
            for of in (one, two):
                found = getattr(of, name, "none")
                print(found() if callable(found) else found, hasattr(of, name), end=" ")
                try:
                    print(shown(getattr(of, name)) if name != "method" else getattr(of, name)())
                except AttributeError as error:
                    print(error, error.name == name or error.name, error.obj is of or error.obj)
        if n == 0:
            one.slot = 3
            one.shared = "its own"
            two.__dict__["\xe9t\xe9"] = 1
        else:
            del one.slot, one.own
            Named.shared = property(lambda self: "a property")
            Named.works = 5


def names_of_many_classes():
    found = []
    for n in range(40):
        made = type("Made" + str(n), (Named,), {"own": n, "name" + str(n): n})()
        found.append([getattr(made, "name" + str(k), "-") for k in range(n - 1, n + 2)] + [made.own, getattr(made, "ow" + "n")])
    return found


def texts_without_names():
    kept, text = [1], "kept"
    outcomes = [eval("(1, -2.5, not 1 < 2, [3, {4}], {'a': 'b' * 2})"), eval("  '\\ud800'") == "\ud800", eval(text)]
    for wrong in (lambda: eval("1 / 0"), lambda: eval("1 +"), lambda: eval("'a' + 1")):
        try:
            wrong()
        except Exception as error:
            outcomes.append((type(error).__name__, str(error)))
    return outcomes, kept


AT_MODULE_LEVEL = eval("[1, 2] + [3]")
TABLE = {}


class Body:
    inside = eval("3 ** 2")


for number in range(3):
    TABLE[frozenset((number,)), number] = number
print(AT_MODULE_LEVEL, Body.inside, TABLE, eval("TABLE") is TABLE, eval("TABLE is globals()['TABLE']"))


def told(function):
    try:
        print(function.__name__, function())
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


for function in (hidden_values, become_descriptors, become_descriptors_outside, computed_names, names_of_many_classes, texts_without_names):
    told(function)
