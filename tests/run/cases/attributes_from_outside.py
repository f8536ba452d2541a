"""Objects whose attributes come from other code than their methods."""

import copy
import pickle


class Node:
    def __init__(self, name):
        self.name = name

    def path(self):
        return [self.name, *(self.parent.path() if hasattr(self, "parent") else [])]


class Leaf(Node):
    weight = 1


class Slotted:
    __slots__ = ("name", "__dict__")

    def __init__(self, name):
        self.name = name


class Watched(Node):
    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)


class Closed:
    __slots__ = ("only",)

    def reset(self):
        self.only = 1


def linked(cls):
    first = cls("first")
    second = cls("second")
    second.parent = first
    first.mark, first.seen = 1, True
    second.seen = False
    return first, second


def walk(node, order):
    node.order = order
    for name in ("depth", "order"):
        setattr(node, name, getattr(node, name, 0) + 1)
    return node.path(), node.order


def attempt(function, *args):
    try:
        return function(*args)
    except (AttributeError, TypeError) as error:
        return type(error).__name__, str(error)


def close(closed):
    closed.reset()
    closed.other = 2


for cls in (Node, Leaf, Slotted, Watched):
    first, second = linked(cls)
    print(cls.__name__, vars(first), list(vars(second)), getattr(second, "weight", None))
    if cls is not Slotted:
        print(walk(second, 5), walk(first, 6), vars(first), second.path())
        print(pickle.loads(pickle.dumps(first)).__dict__, copy.copy(first).__dict__ == first.__dict__)
    del first.mark
    print(list(vars(first)), hasattr(first, "mark"), attempt(lambda obj: obj.mark, first))
    first.mark = 2
    print(list(vars(first)), attempt(lambda obj: obj.parent, first))

print(attempt(close, Closed()))
Node.mark = property(lambda self: "from the class")
print(attempt(linked, Node), attempt(linked, Leaf), Node("x").mark)
Leaf.parent = "of the class"
print(Leaf("y").parent, attempt(walk, Leaf("z"), 1))


class Late:
    pass


late = Late()
late.a = 1
late.b = 2
other = Late()
other.b = 3
other.a = 4
print(vars(late), vars(other), late.a + other.b)
Late.__dict__  # noqa: B018
late.__dict__ = {"c": 5}
print(vars(late), attempt(lambda obj: obj.a, late))
