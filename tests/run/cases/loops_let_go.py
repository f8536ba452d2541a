# A loop lets go of its iterator when that has ended, and a look for an attribute leaves no exception behind.
import collections
import gc
import itertools
import xml.etree.ElementTree as ET
from types import SimpleNamespace


def left(*kinds):
    return sum(type(x).__name__ in kinds for x in gc.get_objects())


def loop(things):
    n = 0
    for _ in things:
        n += 1
    return n


def steps(things):
    return sum(1 for _ in things), len([x for x in things]), len(list(things)), len(sorted(map(str, things)))


def names(things):
    return ",".join(str(getattr(x, "tag", x)) for x in things), [i for i, _ in enumerate(things)], len(list(zip(things, range(9))))


element = ET.Element("a")
for tag in "bcd":
    ET.SubElement(element, tag)
ordered = collections.OrderedDict(x=1, y=2)
iterators = "iterator", "odict_iterator", "list_iterator", "set_iterator", "dict_itemiterator", "dict_keyiterator"
gc.collect()
before = left(*iterators)
for things in element, ordered, ordered.items(), vars(SimpleNamespace(p=1, q=2)).items(), gc.get_stats():
    for _ in range(5):
        loop(things), steps(things), names(things)
print(left(*iterators) - before < 5)
print(loop(element), steps(element), names(ordered))


# What goes through an iterator may ask again when it has ended; what was given one keeps it.
pairs = zip(ordered, range(2))
print(list(pairs), list(pairs), next(pairs, "over"))
mapped = map(str, element)
print(len(list(mapped)), next(mapped, "over"))
it = iter(ordered)
print([x for x in it], next(it, "over"), type(it).__name__)
it = iter(element)
print(loop(it), loop(it), type(it).__name__)
back = reversed(ordered)
print(list(back), list(back), type(back).__name__)
chained = itertools.chain(ordered, element)
print(len(list(chained)), next(chained, "over"))
grown = collections.OrderedDict(a=1)
try:
    for key in grown:
        grown[key + "b"] = 1
except RuntimeError as error:
    print(error)


class Missing(AttributeError):
    pass


exec(
    """
class Odd:
    def __getattr__(self, name):
        if name == "late":
            raise KeyError(name)
        raise Missing(name)

    @property
    def broken(self):
        return self.nothing
""",
    globals(),
)
odd = Odd()  # noqa: F821
gc.collect()
before = left("AttributeError", "Missing", "traceback")
for _ in range(20):
    looks = hasattr(odd, "x"), getattr(odd, "x", 1), getattr(odd, "broken", 2), hasattr(element, "nope"), getattr(element, "tag", 3), getattr(gc, "no", 4)
print(looks, left("AttributeError", "Missing", "traceback") - before < 5)
for look in lambda: hasattr(odd, "late"), lambda: getattr(odd, "late", 1), lambda: odd.x, lambda: element.nope:
    try:
        print(look())
    except (KeyError, AttributeError) as error:
        print(type(error).__name__, error)

# Keywords with others from a mapping go to the bound method.
into, rest = {}, {"b": 2}
into.update(a=1, **rest)
update = into.update
update(c=3)
update([("d", 4)], e=5, **{"f": 6})
print(into, [1, 2].index(2), (1, 2).count(2))
