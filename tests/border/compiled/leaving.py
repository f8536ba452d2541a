"""Generators of interpreted code that compiled code goes through, and leaves in every way there is."""

import collections
import functools
from typing import Any


def first(it: Any) -> Any:
    for x in it:
        return x


def first_of_iter(it: Any) -> Any:
    return next(iter(it))


def step(it: Any) -> Any:
    return next(it)


def or_itself(it: Any) -> Any:
    return next(it, it)


def or_none(it: Any) -> Any:
    x = next(it, None)
    return x


def twice(it: Any) -> Any:
    return next(it), next(it)


def step_of_iter(it: Any) -> Any:
    i = iter(it)
    return next(i)


def is_own_iterator(it: Any) -> Any:
    return iter(it) is it


def total(it: Any) -> Any:
    s = 0
    for x in it:
        s += x
        if s > 0:
            break
    return s


def broken(it: Any, log: Any) -> Any:
    for _x in it:
        log.append("x")
        break
    log.append("out")
    for y in [1, 2]:
        log.append(y)


def nested(it: Any, log: Any, make: Any) -> Any:
    for x in it:
        for y in make():
            log.append((x, y))
            if y == 1:
                break
        log.append("inner left")
        if x == 1:
            break
    log.append("left")


def nested_return(it: Any, log: Any, gens: Any) -> Any:
    for x in it:
        for y in gens[x]:
            log.append((x, y))
            if y == 1:
                return x
        log.append("inner left")


def finally_left(it: Any, log: Any) -> Any:
    for x in it:
        try:
            return log.append(("v", x))
        finally:
            log.append("finally")


def inside_with(it: Any, log: Any, cm: Any) -> Any:
    with cm:
        for _x in it:
            return log.append("ret")


def around_with(it: Any, log: Any, cm: Any) -> Any:
    for _x in it:
        with cm:
            return log.append("ret")


def raised(it: Any, log: Any) -> Any:
    try:
        for x in it:
            raise ValueError(x)
    except ValueError:
        log.append("caught")
    log.append("behind")


def raised_out(it: Any, log: Any) -> Any:
    for x in it:
        raise ValueError(x)


def raised_and_caught(it: Any, log: Any) -> Any:
    try:
        raised_out(it, log)
    except ValueError:
        log.append("c")


def again(it: Any, log: Any) -> Any:
    for _i in range(2):
        for x in it:
            log.append(x)
            break
        else:
            continue
        log.append("again")


def exhausted(it: Any, log: Any) -> Any:
    for x in it:
        log.append(x)
    else:
        log.append("else")


def any_of(it: Any) -> Any:
    return any(it)


def any_made(it: Any) -> Any:
    return any(x for x in it)


def any_nested(it: Any, log: Any) -> Any:
    r = any(y for x in [1] for y in it)
    log.append("here")
    return r


def all_made(it: Any) -> Any:
    return all(x for x in it)


def summed(it: Any) -> Any:
    return sum(it)


def set_of(it: Any) -> Any:
    return len(set(it))


def tuple_of(it: Any) -> Any:
    return tuple(it)


def sorted_of(it: Any) -> Any:
    return sorted(it)


def least(it: Any) -> Any:
    return min(it)


def unpacked(it: Any) -> Any:
    a, _b, _c = it
    return a


def too_many(it: Any) -> Any:
    try:
        _a, _b = it
    except ValueError:
        return "bad"


def star(it: Any) -> Any:
    return [*it]


def contained(it: Any) -> Any:
    return 0 in it


def extended(it: Any) -> Any:
    items: list[Any] = []
    items.extend(it)
    return items


def keys(it: Any) -> Any:
    return dict.fromkeys(it)


def in_lambda(it: Any) -> Any:
    return (lambda i: next(i))(it)


def comprehension(it: Any) -> Any:
    return [x for x in it]


def comprehension_fails(it: Any, log: Any) -> Any:
    try:
        return [1 // x for x in it]
    except ZeroDivisionError:
        log.append("zero")


def joined(it: Any) -> Any:
    return ",".join(str(x) for x in it)


def loop_param(it: Any, log: Any) -> Any:
    for _x in it:
        it = None
        log.append("rebound")
        break
    log.append("end")


def whiles(it: Any, log: Any) -> Any:
    while True:
        for x in it:
            log.append(x)
            break
        else:
            break
        log.append("w")
    log.append("ww")


def last(it: Any) -> Any:
    return collections.deque(it, 1)[0]


def reduced(it: Any) -> Any:
    return functools.reduce(lambda a, b: a + b, it)


def starcall(it: Any) -> Any:
    return max(*it)


def numbered(it: Any, log: Any) -> Any:
    for i, x in enumerate(it):
        log.append((i, x))
        if i == 1:
            break
    log.append("left")


def zipped(it: Any, make: Any) -> Any:
    for pair in zip([1], it, make()):
        return pair


def zipped_first(it: Any) -> Any:
    for _x, _y in zip(it, [1]):
        pass


def mapped(it: Any) -> Any:
    for x in map(str, it):
        return x


def filtered(it: Any, log: Any) -> Any:
    try:
        for x in filter(None, it):
            raise ValueError(x)
    except ValueError:
        log.append("caught")


def numbered_comprehension(it: Any) -> Any:
    return [1 // (2 - x) + i for i, x in enumerate(it)]



def yielding(it: Any) -> Any:
    yield it
    yield 2


def storing(it: Any, items: Any) -> Any:
    items.append(it)
    yield 3


def closing_over(it: Any) -> Any:
    def step() -> Any:
        return next(it)

    yield step()
    yield step


class Remembers:
    """Its __iter__ is compiled and keeps what it answers with."""

    def __init__(self, items: Any) -> None:
        self.items = items
        self.last: Any = None

    def __iter__(self) -> Any:
        it = self.last = iter(self.items)
        return it


def remembered(make: Any) -> Any:
    found = []
    for use in (any, sum, lambda o: next(iter(o)), lambda o: 1 in o, too_many, lambda o: numbered(o, []), lambda o: zipped(o, list)):
        o = Remembers(make())
        try:
            result = use(o)
        except ValueError as error:
            result = str(error)
        fresh = [iter([100 + i]) for i in make()] + [make() for _ in range(40)]
        found.append((result, list(o.last), len(fresh)))
    return found


def zipped_three(make: Any, log: Any) -> Any:
    for row in zip(make("a"), make("b"), make("c")):
        log.append(row)
        break
    log.append("left")
    for row in map(max, make("d"), make("e")):
        return row
