"""Generators and slices that are lent to CPython and used on afterwards."""
import itertools
import operator
from itertools import islice


def numbers():
    try:
        for i in range(10):
            got = yield i
            if got is not None:
                print("got", got)
    finally:
        print("closed")


def skipping():
    source = numbers()
    out = []
    for x in source:
        if x == 3:
            next(islice(source, 2, 2), None)
            continue
        out.append(x)
    return out


def twice():
    source = numbers()
    first = list(islice(source, 2))
    second = list(zip(source, "ab"))
    third = next(filter(None, source))
    source.send("more")
    return first, second, third, list(itertools.chain(source, [-1]))


def closed_for_good():
    source = numbers()
    chained = itertools.chain(source)
    print(next(chained))
    source.close()
    print(list(chained), list(source))


class Window:
    def __init__(self, items): self.items = items
    def __getitem__(self, key): return self.items[key]


def sliced_by_cpython(window):
    return operator.getitem(window, slice(1, None, 2)), operator.getitem(window, slice(-1))


print(skipping())
print(twice())
closed_for_good()
print(sliced_by_cpython(Window([1, 2, 3, 4])), sliced_by_cpython(Window("abcd")), sliced_by_cpython(Window((1, 2, 3))), sliced_by_cpython(Window(b"abcd")), sliced_by_cpython(Window(range(9))))
target = [1, 2, 3, 4]
operator.setitem(target, slice(1, 3), "xy")
operator.delitem(target, slice(0, 1))
print(target)
