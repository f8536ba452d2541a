"""Classes whose __init__ only stores, of which interpreted code makes objects."""


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next
        self.seen = False

    def length(self):
        n, node = 0, self
        while node is not None:
            n, node = n + 1, node.next
        return n


class Leaf(Node):
    def total(self):
        return self.value + 1


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a, b="b"):
        self.b = b
        self.a = a


class Empty:
    def __init__(self):
        self.name = "empty"


class Watched:
    def __init__(self, x):
        self.x = x

    def __setattr__(self, name, value):
        object.__setattr__(self, name, (value, "set"))


def read(o):
    return o.value, o.next, o.seen


def sums(nodes):
    return sum(n.value for n in nodes)


def property_put(cls):
    cls.value = property(lambda self: "put")
