"""Operators on objects that CPython keeps (classes derived from tuple, int, str and with metaclasses), whose methods are compiled."""

import abc
import enum


class Kind(tuple):
    parent = None

    def __contains__(self, item):
        return item is not None and (self is item or item[:len(self)] == self)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = Kind(self + (name,))
        setattr(self, name, made)
        made.parent = self
        return made

    def __repr__(self):
        return "Kind" + "".join("." + part for part in self)


root = Kind()
comment = root.Comment.Single.Line
print(comment, comment in root, root in comment, comment in root.Comment, comment in root.Text, None in root)
print(comment[:2], type(comment[:2]), comment[:], comment[::-1], comment[5:], comment[-1], root[:], len(comment))
print(comment[:2] == root.Comment.Single, root.Comment.Single == ("Comment", "Single"), comment.parent.parent is root.Comment)
try:
    print(3 in comment)
except TypeError as error:
    print(error)


class Odd(tuple):
    def __getitem__(self, key):
        return "item", key

    def __contains__(self, item):
        return [] if item == 0 else [item]


odd = Odd((1, 2))
print(odd[0], odd[:1], odd["key"], 0 in odd, 1 in odd, 2 not in odd)


class Loud(tuple):
    def __contains__(self, item):
        raise LookupError(f"asked for {item}")

    def __getitem__(self, key):
        raise KeyError(key)


for action in (lambda: 1 in Loud(), lambda: Loud()[1], lambda: Loud((1,))[:1]):
    try:
        action()
    except LookupError as error:
        print(type(error).__name__, error, error.__traceback__.tb_next.tb_next.tb_frame.f_code.co_name)


class Answer:
    def __bool__(self):
        raise ValueError("no answer")


class Unsure(tuple):
    def __contains__(self, item):
        return Answer()


try:
    print(1 in Unsure())
except ValueError as error:
    print(error)

kept = Kind(("a",))
vars(kept)["__contains__"] = lambda item: "own"
print("a" in kept, kept.__contains__("a"))
Kind.__contains__ = lambda self, item: item == "replaced"
print("replaced" in kept, kept in root)
Kind.__contains__ = None
try:
    print("replaced" in kept)
except TypeError as error:
    print(error)
del Kind.__contains__
print("a" in kept, "b" in kept)


class Loose:
    def __init__(self, word):
        self.word = word

    def __eq__(self, other):
        print("compared", self.word)
        return self.word == other


nan = float("nan")
pairs = [Kind(items) for items in ((), (1,), (1, "a"), (1, "b"), (True, "a"), (1.0, "a"), (nan,), ((1, 2), None), (2**70,), (Loose("x"), 1))]
plain = [tuple(kind) for kind in pairs] + [(Loose("x"),), (Loose("y"), 1), ("x", 1), ("x",)]
for kind in pairs:
    print([kind == other for other in plain], [other != kind for other in plain], [kind == other for other in pairs])


class Shelf(metaclass=abc.ABCMeta):
    def __init__(self, *items):
        self.items = list(items)

    @abc.abstractmethod
    def __getitem__(self, index): ...

    def __contains__(self, item):
        return item in self.items


class Books(Shelf):
    def __getitem__(self, index):
        return self.items[index]


books = Books("x", "y", Books("z"))
print(books[0], books[-1][0], books[0:2], "x" in books, "z" in books, "z" in books[2], list(books[2]))
try:
    books[7]
except IndexError as error:
    print(error)


class Flags(enum.IntFlag):
    A = 1
    B = 2
    C = A | B


print(Flags.A in Flags.C, Flags.C in Flags.A, Flags.A in Flags, [flag in Flags.B for flag in Flags])
