"""Generator expressions given to built-ins: they end with the call, and the built-in may be another one."""

import builtins
import traceback


def numbers(n, log):
    try:
        for i in range(n):
            yield i
    finally:
        log.append(n)


def every(items):
    log = []
    print(any(x > 1 for x in items), all(x < 9 for x in items), sum(x for x in items), min(x for x in items), max(-x for x in items))
    print(sorted((x % 3, x) for x in items), list(x for x in items), tuple(x for x in items), set(x % 2 for x in items))
    print(dict((x, str(x)) for x in items), ",".join(str(x) for x in items), next(x for x in items if x > 2), sum((x for x in items), 10))
    print(max((x for x in items), key=lambda x: -x), min((x for x in []), default="none"), sorted((x for x in items), reverse=True))
    print(bytes(x for x in items), frozenset(x for x in items) == set(items), next((x for x in items if x > 99), None))
    # the inner generator is closed when the outer one goes
    print(any(y == 2 for x in items for y in numbers(x + 5, log)), log)
    print(next(y for x in items for y in numbers(x + 6, log)), log)
    print(all(y < 1 for x in items for y in numbers(x + 7, log)), log)
    out = [0]
    out.extend(x for x in items)
    seen = {0}
    seen.update(x for x in items)
    print(out, seen)


every([1, 2, 3, 4])
every((4, 3, 2, 1))


def scaled(items, k):
    return sum(x * k for x in items), [sum(x * j for x in items) for j in range(k)], sum(sum(x * y for x in items) for y in items)


print(scaled([1, 2, 3], 3))


def recursive(n):
    return 1 + sum(recursive(k) for k in range(n))


print([recursive(n) for n in range(8)])


# other functions under the names of built-ins keep what they are given
kept = []


def keep(iterable, *rest):
    kept.append(iterable)
    return next(iterable)


def first_ones(items):
    return any(x for x in items), sum(x + 1 for x in items)


print(first_ones([5, 6, 7]))
any, original = keep, builtins.any
print(first_ones([5, 6, 7]), [list(k) for k in kept])
del any
real_sum = builtins.sum
builtins.sum = keep
try:
    print(first_ones([8, 9]), [list(k) for k in kept])
finally:
    builtins.sum = real_sum
print(first_ones([8, 9]), kept[0] is kept[1])


class Kept(list):
    def extend(self, items):
        self.given = items


holder = Kept()
holder.extend(x for x in "abc")
print(next(holder.given), sum(1 for x in "xyz"), list(holder.given))


def holding(items):
    iterator = iter(x for x in items)
    pairs = zip((x for x in items), (x * 2 for x in items))
    numbered = enumerate(x for x in items)
    mapped = map(str, (x for x in items))
    print(sum(x for x in items), list(iterator), list(pairs), list(numbered), list(mapped))


holding([1, 2, 3])


def failing(items):
    return sum(10 // x for x in items)


def told(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, [(f.name, f.lineno - call.__code__.co_firstlineno) for f in traceback.extract_tb(error.__traceback__)[1:]])


told(failing, [1, 2, 0])
told(failing, [1, 2])


def stopping(items):
    return list(next(iter(())) for x in items)


told(stopping, [1])
told(stopping, [])


def not_iterable(item):
    return any(x for x in item)


told(not_iterable, 5)
told(not_iterable, [0, 0])


def named(items):
    g = (x for x in items)
    return g.__name__, g.__qualname__, g.gi_code.co_name, type(g).__name__, next(g), [h.gi_code is g.gi_code for h in [g]]


print(named([1]), named([2]))
