"""Containers that nothing but a loop, a tuple or len() sees: their memory is used again, which nobody may notice."""

import builtins


def chosen(pool, places, n):
    return tuple(pool[i] for i in places[:n])


def pairs(items):
    return [(a, b) for a in items[1:] for b in items[:a]]


def nested(rows):
    return tuple(tuple(x for x in row[::-1]) for row in rows[:])


def distinct(items, by):
    return len(set(x % by for x in items)), len({x % by for x in items})


def joined(*parts):
    return (*parts, *(p for p in parts[1:]), "end")


places = [2, 0, 1, 2]
kept = [chosen("abc", places, n) for n in range(5)]
print(kept, places)
print(pairs([3, 1, 2]), nested([[1, 2, 3], (4, 5), "xy", []]))
print([distinct(range(n), by) for n in (0, 1, 7, 40, 500) for by in (1, 3, 8, 33, 400)])
print(joined(), joined(1), joined(1, 2, 3))
print(tuple(x for x in range(70)) == tuple(range(70)), tuple(x for x in list(range(5000))[:]) == tuple(range(5000)))
print(tuple(x for x in [1, 2, 3] if x > 5), [x for x in []], [x for x in range(-3)], [x for x in range(10) if x % 4 == 1])


def changed(items):
    """The list that the slice was taken of changes in the loop, the slice does not."""
    seen = []
    for x in items[:3]:
        items.append(x * 10)
        items[0] = -1
        seen.append(x)
    return seen, items


def left_early(items):
    for x in items[1:]:
        for y in items[:2]:
            if x == y:
                break
        else:
            return x, items
    return None


def kept_slice(items):
    part = items[:2]
    for x in part:
        pass
    part.append(x)
    return part, [y for y in items[:2]], part




def twice(items):
    part = items[:2]
    a = []
    for x in part:
        a.append(x)
    for y in part:
        a.append(y)
    return a


def again(items, n):
    part = items[1:]
    a = []
    while n:
        for x in part:
            a.append(x)
        n -= 1
    return a, [x for _ in range(2) for x in items[1:]]


def in_comprehensions(items):
    part = items[::2]
    return [x for x in part] + [y for y in part], tuple(x for _ in range(3) for x in part), tuple(x for x in part)


print(twice([1, 2, 3]), again([1, 2, 3], 3), in_comprehensions([1, 2, 3]))
print(changed([1, 2, 3, 4]), left_early([1, 1, 2, 1, 5]), left_early([]), kept_slice([7, 8, 9]))


class Sliced:
    """A slice of it is a list that somebody else has."""

    def __init__(self):
        self.list = [1, 2, 3]

    def __getitem__(self, key):
        return self.list


sliced = Sliced()
print([x for x in sliced[:2]], tuple(x for x in sliced[:]), sliced.list)


class Grows:
    """Equal to all, and looks at what it is put into while it is compared."""

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 2

    def __eq__(self, other):
        return len(set(i for i in range(self.n))) == other.n


print(len(set(Grows(i) for i in range(6))), len(set(Grows(3) for _ in range(4))))


def failing(items):
    try:
        return len(set(x for x in items)), tuple(10 // x for x in items)
    except (TypeError, ZeroDivisionError) as error:
        return type(error).__name__, str(error)


print(failing([1, 2, []]), failing([1, 0]), failing([1, 2]), failing([{}, 1]), failing([2, 5, 2]))


def yields(items):
    for x in items[1:]:
        yield tuple(x + y for y in items[:2])
    yield len(set(x for x in items))


first, second = yields([1, 2, 3]), yields([4, 5, 5])
print([next(first), next(second), next(first), next(second), *first, *second])


# The built-ins are looked up when the call is made


def count(items):
    return len(set(x for x in items))


taken = []


def keep(what):
    taken.append(what)
    return -1


print(count([1, 1, 2]))
builtins.len, real = keep, len
print(count([1, 1, 2]), count([3]))
builtins.len = real
print(count([5, 6]), taken, count([9, 9]), taken)
builtins.set, real = (lambda items: [*items, "not a set"]), set
print(count([1, 1, 2]))
builtins.set = real
print(count(x for x in "hello"), count({}), count([1.0, 1, True]))


def deep(n):
    return 0 if n == 0 else len(set(deep(n - 1) + i for i in range(3))) + sum(tuple(deep(n - 1) for _ in [0, 1][:1]))


print([deep(n) for n in range(6)])
