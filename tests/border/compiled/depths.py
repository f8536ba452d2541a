"""Recursion that leaves compiled code at every level, or at some; `reached` counts the calls."""

import sys

reached = 0


def itself(_):
    global reached
    reached += 1
    itself(_)


def there_and_back(f):
    global reached
    reached += 1
    f(there_and_back)


def two_here(f):
    global reached
    reached += 1
    second_here(f)


def second_here(f):
    f(two_here)


def delegating(f):
    global reached
    reached += 1
    yield from f(delegating)


def consuming(f):
    for _ in delegating(f):
        pass


def under(n, f):
    return under(n - 1, f) if n else f()


def handling(f):
    """The error handler recurses as well."""
    global reached
    reached += 1
    try:
        f(handling)
    except RecursionError:
        f(handling)


def limited(f, calls):
    limit, depth = sys.getrecursionlimit(), 1
    while True:
        try:
            sys.setrecursionlimit(depth)
            break
        except RecursionError:
            depth += 1
    sys.setrecursionlimit(depth + calls)
    try:
        handling(f)
    except RecursionError:
        return reached < 2 ** (calls - 2)
    finally:
        sys.setrecursionlimit(limit)
