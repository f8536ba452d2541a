"""Objects of compiled classes that interpreted code makes and looks at later, or never."""

import copy
import gc
import pickle
import sys
import threading
import weakref

from compiled import making
from compiled.making import Empty, Leaf, Node, Slotted, Watched


class Thing:
    pass


def shown(o):
    return {name: getattr(o, name) for name in ("value", "next", "seen")}


# values, defaults, names, wrong arguments
first = Node(1)
print(shown(first), vars(Node("a", first))["next"] is first, list(vars(Node(2, 3))))
print(shown(Node(value=4)), shown(Node(5, next=6)), making.read(Node(2.5, [1])))
for wrong in (lambda: Node(), lambda: Node(1, 2, 3), lambda: Node(1, nothing=2), lambda: Empty(1)):
    try:
        wrong()
    except TypeError as e:
        print(e)
print(Empty().name, Slotted(1).a, Slotted(1, 2).b, Leaf(3).total(), making.sums([Node(i) for i in range(5)]))
print(Watched(1).x, Slotted(3).b, hasattr(Slotted(3), "__dict__"))

# identity of what they were given, and its end
numbers, thing = [1], Thing()
kept, node, held = Node(numbers), Node(thing), weakref.ref(thing)
numbers.append(2)
print(kept.value is numbers, making.read(kept)[0], sys.getrefcount(numbers) > 2)
del thing
print(held() is node.value)
node = Node(held())
del node
gc.collect()
thing = Thing()
node, held = Node(thing), weakref.ref(thing)
del thing, node
print(held())
referred = Node(1)
alive = weakref.ref(referred)
print(alive().value, alive() is referred)
del referred
gc.collect()
print(alive())

# long chains, and through containers
chain = None
for i in range(200_000):
    chain = Node(i, chain)
print(chain.length(), chain.next.next.value)
while chain is not None:
    chain = chain.next
nested = 0
for i in range(20_000):
    nested = Node((nested,) if i % 2 else [nested])
print(type(nested.value), making.read(nested)[1])
del nested
bound = Node(0)
for i in range(20_000):
    bound = Node(bound.length)
print(bound.value())

# the class changes before compiled code has seen the object
early = [Node(1), Leaf(2), Node(3)]
old, Node.__init__ = Node.__init__, lambda self, value: setattr(self, "value", -value)
print(Node(4).value, early[0].value, Leaf(5).value)
Node.__init__ = old
late = Node(6)
making.property_put(Node)
print(late.value, Node.value.fget(late), vars(late), early[1].value, vars(early[1]))
del Node.value
print(late.value, early[2].value)
moved = Node(7)
moved.__class__ = Leaf
print(type(moved) is Leaf, moved.total(), vars(moved))
defaults, Node.__init__.__defaults__ = Node.__init__.__defaults__, ("changed",)
print(Node(8).next)
Node.__init__.__defaults__ = defaults
print(Node(8).next)


class Further(Node):
    def __init__(self, value):
        super().__init__(value, "further")


print(shown(Further(9)))


# an exception that is being handled meanwhile is not kept
try:
    raise ValueError
except ValueError as e:
    gc.collect()
    kept = sys.getrefcount(e)
    for i in range(10):
        node = Node(i)
        node.seen = node.length()
        referred = weakref.ref(node)
        del node
    gc.collect()
    print(sys.getrefcount(e) - kept)

# copies, tracers, threads
print(vars(copy.copy(Node(1, [2]))), vars(copy.deepcopy(Node(1, [2]))), vars(pickle.loads(pickle.dumps(Node(1, (2,))))))
print(pickle.loads(pickle.dumps(Slotted(1))).b, Node(1) == Node(1), len({Node(1), Node(1)}))
calls = []
sys.setprofile(lambda frame, event, arg: calls.append(event) if frame.f_code.co_name == "__init__" and event[0] != "c" else None)
Node(1)
Slotted(1)
sys.setprofile(None)
print(calls)
made = []


def make():
    for i in range(2000):
        made.append(Node(i, made[-1] if made else None))


threads = [threading.Thread(target=make) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(made), making.sums(made))
