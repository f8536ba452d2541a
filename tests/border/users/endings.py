"""What compiled code stored ends when it drops it, for whoever looks next."""

import collections
import sys
import weakref

from compiled import endings as m


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Watched:
    pass


class Source:
    """Gives objects to which it refers weakly."""

    def __init__(self, n):
        self.items = collections.deque(Watched() for _ in range(n))
        self.refs = [weakref.ref(x) for x in self.items]

    def __iter__(self):
        return self

    def __next__(self):
        if not self.items:
            raise StopIteration
        return self.items.popleft()

    def alive(self):
        return [ref() is not None for ref in self.refs]


def steps(source, it):
    seen = [source.alive()]
    while True:
        try:
            next(it)
            seen.append(source.alive())
        except StopIteration:
            seen.append(source.alive())
            return seen


for make in (
    lambda s: m.Skipping(s, 0, 1), lambda s: m.Skipping(s, 1, 2), lambda s: m.last(s, 2), lambda s: m.last(s, 4), m.backwards,
):
    source = Source(4)
    print(steps(source, make(source)))


def store(store_it):
    x = Noisy("stored")
    r = store_it(x)
    x = None
    print("dropped here")
    r = None
    print("dropped there")


store(m.Box)
store(m.boxed)
store(m.getter)
store(lambda x: m.last(iter([x, Noisy("second")]), 2))
m.keep("a", Noisy("a"))
print("kept")
m.nothing()
m.drop("a")
print("after drop")
m.keep("b", Noisy("b"))
try:
    m.fail("b")
except KeyError as e:
    print("after the error", e)
box = m.Box(Noisy("content"))
box.empty()
print("empty")
m.swap(box, Noisy("first"))
m.swap(box, Noisy("second"))
box.content = None
print("swapped")
x = Noisy("passed")
m.keep("x", x)
m.drop("x")
print("still here", x.name)
del x
print("gone")
m.keep("twice", Noisy("twice"))
m.keep("again", m.fetch("twice"))
m.drop("twice")
print("once more")
m.drop("again")
# what super() makes on the way goes at once
for text in (m.Text("text"), m.Louder("loud")):
    before = sys.getrefcount(text)
    print(text.shout(), text.shouts(), text.join(["a", "b"]), sys.getrefcount(text) - before)
print("done")
