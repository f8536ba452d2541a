"""Lists that are emptied and filled again, small and large; pop at constant places."""


def queue(n):
    todo = [n]
    seen = []
    while len(todo):
        d = todo.pop(0)
        seen.append(d)
        if d > 0:
            todo.append(d - 1)
            if d % 3 == 0:
                todo.append(-d)
    return seen, todo


def stack(items):
    out = []
    while items:
        out.append(items.pop())
    items.append("again")
    return out, items, items.pop(-1), items


def tried(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


def popped(items, how):
    if how == 0:
        return items.pop(), items
    if how == 1:
        return items.pop(0), items
    if how == 2:
        return items.pop(-1), items
    if how == 3:
        return items.pop(2), items
    return items.pop(-3), items


class Listed(list):
    def pop(self, *at):
        return "mine", at


class Popper:
    def pop(self, at=None):
        return "popper", at

    def __repr__(self):
        return "Popper()"


print(queue(12))
print(stack(list(range(40))))
print(stack([1]))
for how in range(5):
    for items in ([], [1], [1, 2], [1, 2, 3], list(range(30)), Listed([1, 2, 3]), Popper(), {0: 1}, {1, 1}, bytearray(b"abc")):
        tried(popped, items, how)


def while_iterating():
    items, seen = [1, 2, 3], []
    for x in items:
        seen.append(x)
        if len(items) > 0:
            items.pop(0)
        if x == 3:
            items += [7, 8]
    return seen, items


def kept_iterator():
    items = [1]
    it = iter(items)
    items.pop()
    items.append(5)
    first = list(it)
    items.append(6)
    return first, list(it), items


def cleared(n):
    items = list(range(n))
    items.clear()
    items.append(1)
    items[:] = []
    items.extend(range(3))
    del items[:]
    items += [4]
    items.remove(4)
    items.insert(0, 9)
    return items, len(items), items == [9], items.pop(), items


tried(while_iterating)
tried(kept_iterator)
for n in (0, 1, 4, 5, 16, 17, 100):
    tried(cleared, n)




def empty():
    return list(), dict(), list() is list(), list() == []


tried(empty)
