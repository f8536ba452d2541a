"""What classes and objects that extend list hold is foreseen from what the module puts there, and may be anything."""


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def norm(self):
        return self.x * self.x + self.y * self.y


class Row(list):
    def total(self):
        result = 0
        for p in self:
            result += p.norm()
        return result

    def first(self):
        return self[0].norm()

    def last(self):
        return self.pop().x


class Backwards(Row):
    def __iter__(self):
        return iter([Point(100, n) for n in range(len(self))])

    def __getitem__(self, at):
        return Point(-1, at)


class Counted(Row):
    def append(self, item):
        super().append(Point(item, item))

    def pop(self):
        return Point("popped", len(self))


def filled(kind, n):
    row = kind()
    for i in range(n):
        row.append(Point(i, i + 1))
    return row


for kind in (Row, Backwards):
    row = filled(kind, 5)
    print(kind.__name__, row.total(), row.first(), row.last(), len(row))
counted = Counted()
for i in range(4):
    counted.append(i)
print(counted.total(), counted.first(), counted.last(), len(counted), [p.x for p in counted])


class Other:
    x = "other"

    def norm(self):
        return 0.5


mixed = filled(Row, 3)
mixed.append(Other())
mixed.insert(1, Other())
mixed.extend([Point(2**40, 2**40), Point(1.5, 2)])
mixed += [Other()]
mixed[0] = Other()
print(mixed.total(), mixed.first(), mixed.last(), mixed[1:3].__class__.__name__)
mixed[:] = [3, "x"]
for action in (mixed.total, mixed.first, mixed.last):
    try:
        print(action())
    except AttributeError as error:
        print(error)
print([p.norm() for p in Row([Point(3, 4), Other()])], Row("ab"), [*Row(range(3))])


class Settings:
    limit = 10
    rate = 0.5
    origin = Point(0, 0)
    label = None

    @staticmethod
    def scaled(p, by):
        return p.x * by

    @classmethod
    def make(cls, x):
        cls.made += 1
        return cls, Point(x, cls.limit)

    made = 0


class Special(Settings):
    rate = "fast"


def use(n):
    total = 0
    for i in range(n):
        if i < Settings.limit:
            total += Settings.limit * 2 + Settings.origin.norm()
        total += Settings.rate
    return total, Special.limit, Special.rate, Special.origin is Settings.origin


print(use(20))
Settings.limit = 2**63 - 1
print(use(3), Settings.limit + 1)
Settings.limit = 2.5
print(use(5))
Settings.origin = Other()
print(use(4))
Settings.label = Point(6, 8)
print(Settings.label.norm(), Special.label.norm(), Special().label.norm())
Special.limit = "none"
special = Special()
special.rate = 7
print(special.rate, Special.rate, Special.limit, special.limit)
print(Settings.scaled(Point(2, 3), 4), Settings.scaled(Other(), 2), special.scaled(Point(1.5, 0), 2))
print([cls.__name__ + str(p.norm()) for cls, p in (Settings.make(1), Special.make.__func__(Settings, 2), special.make.__func__(Settings, 3))])
print(Settings.made, Special.made)
del Settings.limit
try:
    use(1)
except AttributeError as error:
    print(error)
Settings.limit = -1
print(use(2))


class Meta(type):
    @property
    def limit(cls):
        return "of the metaclass"


class Made(metaclass=Meta):
    limit = 5


print(Made.limit, Made.__dict__["limit"], Made().limit)
