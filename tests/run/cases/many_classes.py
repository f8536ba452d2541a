"""One place that meets more classes than its cache holds."""


class Node:
    tag = "node"
    count = 0

    def __init__(self, *children):
        self.children = children
        self.note = None

    def name(self):
        return type(self).__name__

    def visit(self, visitor):
        return getattr(visitor, "visit_" + self.name(), visitor.other)(self)

    @classmethod
    def made(cls):
        cls.count += 1
        return cls.count

    @staticmethod
    def fixed():
        return "fixed"


class Text(Node):
    def name(self):
        return "text " + super().name()


kinds = [Node, Text] + [type(f"K{i}", (Node,), {"tag": f"k{i}"}) for i in range(4)]


class A(Node):
    tag = "a"


class B(A):
    def __init__(self, *children):
        super().__init__(*children)
        self.extra = 1


class C(B):
    def name(self):
        return "C:" + super().name()


class D(A):
    tag = property(lambda self: f"d{len(self.children)}")


class E(Node):
    __slots__ = ("slot",)

    def __init__(self):
        super().__init__()
        self.slot = "s"


class F(Text, B):
    pass


kinds += [A, B, C, D, E, F]


class Visitor:
    def visit_A(self, node):
        return "an A"

    def other(self, node):
        return f"other {node.tag}"


def rounds():
    visitor = Visitor()
    nodes = [kind() for kind in kinds] * 2
    for node in nodes:
        node.note = node.name()
        print(node.tag, node.note, node.visit(visitor), node.made(), node.fixed(), len(node.children))


rounds()
A.tag = "changed"
Node.name = lambda self: "renamed"
Node.note = property(lambda self: "read", lambda self, value: print("set", value))
rounds()
del Node.note, A.tag
rounds()
