"""== and != of objects whose class the compiler knows, before and after the class gets a comparison of its own."""


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


class Sub(Node):
    def __eq__(self, other):
        return "sub eq" if isinstance(other, Node) else NotImplemented


def pairs(a: Node, b: Node):
    return a == b, a != b, a == a, a != None, a.next == b, a.next != None, 1 if a == b else 2, 3 if a != b else 4  # noqa: E711


def linked(nodes: "list[Node]"):
    last = nodes[-1]
    return [n.value for n in nodes if n != last], [n.value for n in nodes if n == last]


nodes = [Node(n) for n in range(3)]
print(pairs(nodes[0], nodes[1]), pairs(nodes[0], nodes[0]), linked(nodes))
print(pairs(nodes[0], Sub(1)), pairs(Sub(1), nodes[0]), linked([Sub(1), nodes[0], Sub(2)]))
print(pairs(Node(1), 1), pairs(Node(1), "x"), pairs(Node(1), None))
Node.__eq__ = lambda a, b: [a.value, getattr(b, "value", b)]
print(pairs(nodes[0], nodes[1]), linked(nodes))
Node.__ne__ = lambda a, b: {}
print(pairs(nodes[0], nodes[1]), linked(nodes))
del Node.__eq__, Node.__ne__
print(pairs(nodes[0], nodes[1]), linked(nodes))


class Raises(Node):
    def __eq__(self, other):
        raise ValueError("compared")


for a, b in ((Raises(1), Node(1)), (Node(1), Raises(1))):
    try:
        print(pairs(a, b))
    except ValueError as e:
        print("raised", e)
