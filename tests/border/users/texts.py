import copy
import inspect
import json
import os.path
import pickle
import re
import threading
import weakref

from compiled import texts
from compiled.texts import Folded, OfPlain, Slotted, Word


class Mine(Word):
    def louder(self):
        self.called = True
        return super().louder()

    def __len__(self):
        return super().__len__() + 10


print(Word.__mro__, Slotted.__base__, Mine.__mro__, OfPlain.__mro__, inspect.signature(Word.louder), Word.__dict__.keys() >= {"louder", "first"})
for cls in (Word, Slotted, Mine):
    x = cls("abc", 5)
    print(cls.__name__, x, x.line, x.louder(), x.louder().line, type(x.louder()) is cls, x.first, x.kind, len(x), texts.measure(x))
    print(texts.keep(x) is x, texts.again() is x, vars(x), getattr(x, "extra", None), getattr(x, "called", None))
    x.note = [1]
    print(texts.again().note is x.note, x == "abc", {x: 1}["abc"], "".join([x, "d"]), json.dumps({x: x}), re.match("(a).", x).group(1), os.path.join(x, x))
    for y in (copy.copy(x), copy.deepcopy(x), pickle.loads(pickle.dumps(x))):
        print(type(y) is cls, y == x, y is x, y.line, y.note, vars(y))
    r = weakref.ref(x)
    print(r() is x, r() is texts.again())

made = texts.make(4)
print(made, [m.line for m in made], [type(m) is Word for m in made], [m.louder().first for m in made], made == ["w0", "w1", "w2", "w3"])
print(texts.count(["a", Word("a"), Word("b"), "b", Mine("a")]), texts.count([Folded("A"), Folded("a")]), Folded("AB") == "ab", "ab" == Folded("AB"), {Folded("Q"): 1}["q"])
p = OfPlain("pq")
print(p.louder(), p.mark(), type(p) is OfPlain, texts.measure(p), texts.keep(p) is p, texts.again() is p)
x = Word("moving", 1)
x.__class__ = Mine
print(type(x), len(x), x.louder(), x.called, texts.measure(x))
Word.later = lambda self: self + "?"
Word.__str__ = lambda self: "shown"
print(made[0].later(), str(made[0]), f"{made[0]}", texts.measure(made[1]), texts.measure(Word("new")))
del Word.__str__, Word.later
print(str(made[0]), hasattr(made[0], "later"), texts.measure(made[1]))

shared = texts.make(50)
wrong = []


def work(number):
    for i in range(200):
        word = shared[i % 50]
        word.last = number
        if texts.keep(word) is not word or texts.measure(word)[2] != f"w{i % 50}!":
            wrong.append(i)


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(wrong, {word.last in range(4) for word in shared})
