"""Attributes that are read from a class by its name: constants and class methods, whatever becomes of them."""


class Way:
    NONE = 0
    FORWARD = 1
    BACK = -1.5
    LABEL = "way"
    LIST = [1]

    @classmethod
    def pick(cls, n):
        return cls.__name__, n

    @staticmethod
    def flip(n):
        return -n

    def plain(self, n):
        return self, n


class Sub(Way):
    FORWARD = 10

    @classmethod
    def pick(cls, n):
        return "sub", n


class Below(Sub):
    pass


class Thing:
    def __init__(self, way):
        self.way = way

    def forward(self):
        return self.way == Way.FORWARD

    def label(self):
        return Way.LABEL


def constants():
    return Way.NONE, Way.FORWARD, Way.BACK, Way.LABEL, Way.LIST


def below():
    return Below.FORWARD, Below.NONE, Below.pick(1), Below.flip(2), Below.plain(3, 4)


def called(n):
    return Way.pick(n), Way.flip(n), Way.plain(n, n)


def loaded(n):
    return Way.pick(max(n, 0)), Way.flip(max(n, 0)), Way.plain(max(n, 0), min(n, 5))


def tried(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


def all_of_it():
    tried(constants)
    tried(below)
    tried(called, 3)
    tried(loaded, 3)
    tried(Thing(1).forward)
    tried(Thing(1).label)


all_of_it()
Way.FORWARD = 2
Way.LIST = None
all_of_it()
Way.FORWARD = "text"
Way.NONE = 1.0
all_of_it()
setattr(Way, "LABEL", 7)
exec("Way.FORWARD = 1; Sub.pick = classmethod(lambda cls, n: ('new', cls.__name__, n))")
all_of_it()


class Descriptor:
    def __get__(self, obj, cls=None):
        return "described", obj, cls.__name__


Way.FORWARD = Descriptor()
Way.pick = staticmethod(lambda n: ("static", n))
Way.flip = classmethod(lambda cls, n: ("class", cls.__name__, n))
Way.plain = 5
all_of_it()
Way.plain = Descriptor.__get__
Way.FORWARD = len
all_of_it()
del Way.FORWARD, Way.pick
all_of_it()
del Sub.FORWARD


class Nine(property):
    def __repr__(self):
        return "Nine"


Way.NONE = Nine(lambda self: 9)
all_of_it()
print(type(Way.NONE).__name__, Sub().NONE)
Way.FORWARD = 1
Way.pick = classmethod(lambda cls, n: ("again", cls.__name__, n))
all_of_it()
before = Way


class Other:
    NONE = FORWARD = BACK = LABEL = LIST = "other"

    @classmethod
    def pick(cls, n):
        return "other pick", n

    flip = pick
    plain = pick


globals()["Way"] = Other
tried(constants)
tried(called, 1)
Way = before
tried(constants)
tried(called, 1)


class Meta(type):
    def __getattr__(cls, name):
        return "meta " + name

    @property
    def HELD(cls):
        return "held by the metaclass"


class Made(metaclass=Meta):
    HELD = 1
    SEEN = 2


def made():
    return Made.HELD, Made.SEEN, Made.MISSING


tried(made)
del Made.SEEN
tried(made)


class Wrong(ValueError):
    CODE = 4

    @classmethod
    def of(cls, n):
        return cls(n, cls.CODE)


def wrong():
    return Wrong.CODE, Wrong.of(1).args


tried(wrong)
Wrong.CODE = 5
tried(wrong)


class Counted:
    COUNT = 0

    @classmethod
    def more(cls):
        cls.COUNT += 1
        return Counted.COUNT


def counted():
    return [Counted.more() for _ in range(3)], Counted.COUNT


tried(counted)
tried(counted)


class Grows:
    pass


def grown():
    return Grows.LATE


tried(grown)
Grows.LATE = 3
tried(grown)
Grows.LATE += 0.5
tried(grown)
