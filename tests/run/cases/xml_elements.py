"""Elements of the C library's XML trees: attributes, items, iteration, methods; derived classes, other objects in them, errors."""

import collections
import copy
import gc
import io
import sys
import traceback
import xml.etree.ElementTree as E


def said(function, *args):
    try:
        return function(*args)
    except Exception as e:
        lines = traceback.extract_tb(e.__traceback__)
        return f"{type(e).__name__}: {e} {[(t.name, t.line) for t in lines][-1]}"


def walk(e, depth=0):
    print(" " * depth, e.tag, repr(e.text), repr(e.tail), len(e), list(e.attrib.items()), list(e.attrib), list(e.attrib.values()))
    for child in e:
        walk(child, depth + 1)


def tree():
    root = E.Element("root")
    root.text = "a" + "b"
    for i in range(4):
        child = E.SubElement(root, "child")
        child.set("k", str(i))
        child.tail = "tail%d" % i
        child.text = child.tail
        root.append(E.Element("x%d" % (i + 300)))
    root.insert(1, E.Element("inserted"))
    return root


walk(tree())
walk(E.fromstring("<a x='1' y='2'>he&amp;l&lt;lo<b/>ta&gt;il<c>&#65;&#66;</c></a>"))

# texts that the parser left in pieces: read, written and deleted before they were joined
for how in "text", "tail", "tag":
    p = E.fromstring("<a>p&amp;q<b/>r&amp;s</a>")
    for e in p.iter():
        setattr(e, how, (getattr(e, how) or "") + "!")
        setattr(e, how, "set")
        print(how, getattr(e, how), e.text, e.tail, e.tag)
pieces = E.fromstring("<a>p&amp;q<b/>r&amp;s</a>")
pieces.text = None
pieces[0].tail = None
walk(pieces)


def deletes(e):
    for name in "tag", "text", "tail", "attrib":
        try:
            delattr(e, name)
        except Exception as err:
            print(type(err).__name__, err)
    try:
        del e.text
    except Exception as err:
        print(type(err).__name__, err)


deletes(tree())


# what is not plain as a value
def others(e):
    for x in None, 1, 2**80, 1.5, b"b", (1, 2), [3], {"k": 4}, others, E.Comment, object:
        e.text = x
        e.tag = x
        e.tail = x
        print(type(e.text).__name__, e.text is x or e.text == x, e.tag is x or e.tag == x, e.tail == x, e.tag == E.Comment, e.tag != E.Comment, e.tag == None)  # noqa: E711


others(tree())


class Watched:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)

    def __eq__(self, other):
        print("compared", self.name, type(other).__name__)
        return self is other

    __hash__ = None


def replaces(e):
    e.text = Watched("first")
    e.text = Watched("second")
    e.text = "plain"
    e.tag = Watched("tag")
    print(e.tag == "tag", "tag" == e.tag)
    print([x is e for x in e.iter("root")])
    e.tag = "root"
    e.set("k", Watched("value"))
    e.set("k", "v")
    e.set("k", Watched("value again"))
    e.set("k", None)
    print("replaced")


replaces(E.Element("root"))
gc.collect()


# items
def items(e):
    print([e[i].tag for i in range(len(e))], [e[-i].tag for i in range(1, len(e) + 1)])
    for i in 9, -10, 2**70, "x", None, 1.5, slice(0, 3), slice(None, None, -2), True:
        print(i, said(lambda: e[i] if not isinstance(i, slice) else [c.tag for c in e[i]]) if not isinstance(i, bool) else e[i].tag)
    print([c.tag for c in reversed(e)], [c.tag for c in list(e)], [c.tag for c in tuple(e)], e[0] in e, list(e).index(e[2]))
    a, b, *c = e
    print(a.tag, b.tag, len(c), [x.tag for x in [*e]], dict(enumerate(c.tag for c in e))[3])
    it = iter(e)
    print(next(it).tag, next(it).tag, len(list(it)), next(it, "end"), next(it, "end"))
    back = reversed(e)
    print(type(back).__name__, next(back).tag, len(list(back)), next(back, "end"))
    print(type(iter(e)).__name__, it.__length_hint__())


items(tree())


def grows(e):
    seen = []
    for i, child in enumerate(e):
        seen.append(child.tag)
        if i < 3:
            e.append(E.Element("new%d" % i))
        if i == 4:
            del e[0]
        if i == 6:
            e.clear()
    return seen


print(grows(tree()))


def shrinks(e):
    seen = []
    for child in reversed(e):
        seen.append(child.tag)
        if len(e) > 2:
            del e[-2:]
    return seen


print(shrinks(tree()))


# derived classes
class Plain(E.Element):
    pass


class Longer(E.Element):
    def __len__(self):
        return 2

    def __getitem__(self, i):
        if i == 3:
            raise IndexError("no more")
        return "item %d" % i

    def __bool__(self):
        return True


class Own(E.Element):
    def __iter__(self):
        return iter("own")

    def __reversed__(self):
        return iter("nwo")

    def get(self, key, default=None):
        return "got " + key


class Hooked(E.Element):
    @property
    def text(self):
        return "a property"

    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)


class Looked(E.Element):
    def __getattribute__(self, name):
        if name == "tail":
            return "looked"
        return super().__getattribute__(name)


for kind in Plain, Longer, Own, Hooked, Looked:
    e = kind("t", {"a": "1"}, b="2")
    e.append(E.Element("c"))
    e.extra = 5
    print(kind.__name__, e.tag, e.text, e.tail, len(e), said(lambda: e[0] if isinstance(e[0], str) else e[0].tag), [getattr(c, "tag", c) for c in e])
    print([getattr(c, "tag", c) for c in list(e)], said(lambda: [getattr(c, "tag", c) for c in reversed(e)]), e.get("a"), e.get("z", 3), e.extra, e.attrib)
    print(said(setattr, e, "text", "new"), e.text, said(setattr, e, "tail", "new"), e.tail)
Plain.__len__ = lambda self: 0
print(len(Plain("x")), [c for c in Plain("x")])
Plain.__getitem__ = lambda self, i: [7, 8][i]
print([c for c in Plain("x")], Plain("x")[1], said(lambda: Plain("x")[2]))
del Plain.__getitem__, Plain.__len__
e = Plain("x")
e.append(E.Element("y"))
print(len(e), e[0].tag, [c.tag for c in e])
Plain.text = "class"
print(e.text)
del Plain.text
print(e.text)


# methods
def methods(e):
    print(e.get("k"), e.get("k", 1), e.get("none"), e.set("k", "v"), e.get("k"), e.items(), e.keys())
    for args in (), ("k", 1, 2), (["list"],):
        print(said(e.get, *args))
        print(said(lambda: e.set(*args)))
    print(said(lambda: e.append("text")), said(lambda: e.append(None)), said(lambda: e.insert("x", e)), said(lambda: E.SubElement(1, "x")))
    print(said(lambda: E.SubElement(e, "s", {"q": "1"}, r="2").attrib), said(lambda: E.Element()), said(lambda: E.Element("t", 3)), E.Element(5).tag)
    print(e.get(key="k", default=2), E.tostring(copy.deepcopy(e)))


methods(tree())


class Key(str):
    def __eq__(self, other):
        print("key compared")
        return str.__eq__(self, other)

    def __hash__(self):
        return str.__hash__(self)


strange = E.Element("s", {Key("k"): "v", 5: "five"})
print(strange.get("k"), strange.set("k", "w"), strange.get(5), list(strange.attrib.items()))
strange.attrib = {"other": 1}
print(strange.get("other"), said(setattr, strange, "attrib", 3), strange.attrib)
print(E.Element("none").get("k"), E.Element("none").items(), E.Element("none").attrib)


def every(e):
    return [x.tag for x in e.iter()], [x.tag for x in e.iter("child")], list(e.itertext())


print(every(tree()))
stepped = tree().iter()
for step in stepped:
    step.clear()
print(step.tag, next(stepped, "end"))


def falls(e):
    """Elements that only the iterator has left."""
    out = []
    for x in e.iter():
        out.append(x.tag)
        if x.tag == "b":
            e.clear()
            x.clear()
            x.tail = "t"
    return out


print(falls(E.fromstring("<a><b><c/><d/></b><e/></a>")))


class Ends(E.Element):
    def __del__(self):
        print("element gone", self.tag)


def ends():
    a, b = Ends("a"), Ends("b")
    a.append(b)
    b.append(E.Element("c"))
    it = a.iter()
    print(next(it).tag, next(it).tag)
    a.clear()
    del a, b
    print(next(it).tag)
    print(next(it, "end"))


ends()

# compared by identity
for x in "s", 1, None, b"b", (1,), [1], {}, True:
    print(x == walk, walk == x, x != E.SubElement, x == E.Comment, x == E.Element("t"), x == io.StringIO, x in [walk, E.Element], x == sys)

# ordered dicts of the library
d = collections.OrderedDict()
for i, k in enumerate(["a", ("t", 1), 5]):
    d[k] = i
print(list(d.items()), list(d.keys()), list(d.values()), list(d), d == {"a": 0, ("t", 1): 1, 5: 2}, collections.OrderedDict().items())


def unordered(d):
    for k, v in d.items():
        print(k, v)
        d["new"] = 1


print(said(unordered, d))


def moved(d):
    for k in d.keys():
        d.move_to_end(k)


print(said(moved, d))
for k, v in d.items():
    d[k] = v + 1
print(d)

try:
    import sqlite3
except ImportError:
    pass
else:
    db = sqlite3.connect(":memory:")
    db.row_factory = sqlite3.Row
    for row in db.execute("select 1 as a, 'x' as b, 2.5 as c"):
        print(row[0], row["b"], row[-1], len(row), list(row), tuple(row), said(lambda: row[3]), said(lambda: row["z"]), [x for x in row], row.keys())
        print(list(reversed(row)), bool(row))
