"""Classes: instances, attributes, methods, inheritance, super, class state."""


class Point:
    """A point."""

    count = 0
    __slots__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x = x
        self.y = y
        Point.count += 1

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __eq__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))


class Animal:
    kind = "animal"
    registry = []

    def __init__(self, name):
        self.name = name
        self.registry.append(name)

    def speak(self):
        return f"{self.name} makes {self.sound()}"

    def sound(self):
        return "noise"

    @classmethod
    def create(cls, name):
        return cls(name)

    @staticmethod
    def legs():
        return 4

    def __str__(self):
        return f"<{type(self).__name__} {self.name}>"


class Dog(Animal):
    kind = "dog"

    def __init__(self, name, breed="mutt"):
        super().__init__(name)
        self.breed = breed

    def sound(self):
        return "woof"


class Puppy(Dog):
    def sound(self):
        return super().sound().upper() + "!"

    @classmethod
    def create(cls, name):
        puppy = super().create(name)
        puppy.young = True
        return puppy


class A:
    def who(self): return ["A"]


class B(A):
    def who(self): return ["B"] + super().who()


class C(A):
    def who(self): return ["C"] + super().who()


class D(B, C):
    def who(self): return ["D"] + super().who()


class Account:
    def __init__(self, balance):
        self._balance = balance
        self.__secret = "hidden"

    @property
    def balance(self):
        """Money."""
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative balance")
        self._balance = value

    @balance.deleter
    def balance(self):
        self._balance = 0

    @property
    def fixed(self):
        return 7


def attributes():
    dog = Dog("Rex")
    dog.age = 3
    print(dog.__dict__, vars(dog) is dog.__dict__, hasattr(dog, "age"), hasattr(dog, "nope"), getattr(dog, "nope", "dflt"), dog.kind, Dog.kind, Animal.kind)
    dog.kind = "special"
    print(dog.kind, Dog("Max").kind)
    del dog.kind
    print(dog.kind)
    setattr(dog, "color", "brown")
    delattr(dog, "age")
    print(sorted(dog.__dict__), getattr(dog, "color"))
    for call in (lambda: dog.nope, lambda: Dog.nope, lambda: delattr(dog, "nope"), lambda: dog.speak.nope, lambda: Point(1).z, lambda: setattr(Point(1), "z", 1), lambda: (5).foo, lambda: None.foo, lambda: setattr(5, "a", 1), lambda: Dog(), lambda: Dog(1, 2, 3)):
        try:
            print(call())
        except (AttributeError, TypeError) as error:
            print(type(error).__name__, error)


def slots():
    p = Point(1, 2)
    print(p, p + Point(3, 4), p == Point(1, 2), p != Point(1, 3), p == 5, {p: "v"}[Point(1, 2)], Point.count, p.count)
    del p.x
    try:
        print(p.x)
    except AttributeError as error:
        print(error)


def inheritance():
    animals = [Animal("Generic"), Dog.create("Fido"), Puppy.create("Bit")]
    for animal in animals:
        print(animal, animal.speak(), animal.kind, animal.legs(), isinstance(animal, Dog), isinstance(animal, (int, Animal)), type(animal) is Dog, type(animal).__name__)
    print(animals[2].young, animals[2].breed, Animal.registry, issubclass(Puppy, Animal), issubclass(Dog, Puppy))
    print(D().who(), [c.__name__ for c in D.__mro__], D.__bases__ == (B, C), D.__name__, Point.__doc__, Dog.__qualname__)
    bound = animals[1].speak
    print(bound(), bound.__self__ is animals[1], bound.__name__, bound == animals[1].speak)
    Dog.sound = lambda self: "patched"
    print(animals[1].speak(), animals[2].speak())
    Dog.extra = property(lambda self: self.name * 2)
    print(animals[1].extra)


def properties():
    account = Account(10)
    account.balance += 5
    print(account.balance, account._Account__secret, Account.balance.__doc__)
    try:
        account.balance = -1
    except ValueError as error:
        print(error)
    try:
        account.fixed = 1
    except AttributeError as error:
        print(error)
    try:
        account.__secret
    except AttributeError as error:
        print(error)
    del account.balance
    print(account.balance)


class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


class Stack:
    def __init__(self):
        self.head = None
        self.size = 0

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1
        return self

    def pop(self):
        if self.head is None:
            raise IndexError("pop from empty stack")
        node, self.head = self.head, self.head.next
        self.size -= 1
        return node.value

    def __len__(self):
        return self.size

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next


attributes()
slots()
inheritance()
properties()
stack = Stack().push(1).push("b").push([3])
print(list(stack), len(stack), bool(stack), stack.pop(), list(stack), bool(Stack()))
try:
    Stack().pop()
except IndexError as error:
    print(error)


def local_class(n):
    class Local(Animal):
        size = n

        def sound(self):
            return "local" * n

    return Local


print(local_class(2)("L").speak(), local_class(3).size, local_class(1).__qualname__)


class Old:
    made = 0

    def __new__(cls, *args):
        self = super(Old, cls).__new__(cls)
        cls.made += 1
        return self

    def __init__(self, x):
        super(Old, self).__init__()
        self.x = x

    @property
    def double(self):
        return self.x * 2

    @classmethod
    def name(cls, suffix=""):
        return cls.__name__ + suffix


class Older(Old):
    def __init__(self, x):
        super(Older, self).__init__(x=x + 1)

    @property
    def double(self):
        return super(Older, self).double + 1

    @classmethod
    def name(cls, suffix=""):
        return super(Older, cls).name(suffix=suffix + "!")

    def skip(self):
        return super(Old, self).double

    def wrong(self, cls, obj):
        return super(cls, obj).__repr__

    def inner(self):
        return [super(Older, self).double for _ in range(2)], (lambda: super(Older, self).name("?"))()


older = Older(1)
print(older.x, older.double, Older.name(), older.name("."), Old.made, Older.made, older.inner())
for cls, obj in ((Older, 5), (5, older), (Older, int), (int, older), ("a", None)):
    try:
        print(older.wrong(cls, obj))
    except TypeError as e:
        print(e)
try:
    older.skip()
except AttributeError as e:
    print(e)
print(super(Older, None).__class__)
