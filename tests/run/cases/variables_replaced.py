"""Variables that take the place of what their new value is read from."""
class N:
    def __init__(self, v, nxt=None):
        self.v = v
        self.func = nxt
class P:
    @property
    def func(self): return 7
def chain(x, flag):
    if flag:
        x = x.func
    return x
def walk(x, n):
    while n > 0:
        x = x.func
        n -= 1
    return x
def items(x, n):
    while n > 0:
        x = x[0]
        n -= 1
    return x
def g(func, a):
    if hasattr(func, 'func'):
        a = func.args + a
        func = func.func
    return func, a
from functools import partial
print(chain(N(1, 5), True), chain(P(), 1), walk(N(1, N(2, N(3))), 2).v, items([[[5]]], 3), items(((1,),), 2), items({0: [1]}, 2), g(partial(len, 1), (2,)))
try: walk(N(1, P()), 3)
except AttributeError as e: print(e)
try: items([[]], 3)
except IndexError as e: print(e)
try: items([{}], 3)
except KeyError as e: print(repr(e))


# A built-in that was replaced and put back is the same again for code that was compiled before
import builtins


def total(items):
    return sum(items)


def first_of(items):
    return items[0]


print(total([4, 5]))
real_sum = builtins.sum
for replacement in first_of, real_sum, len, first_of, real_sum:
    builtins.sum = replacement
    print(total([4, 5]), builtins.sum is replacement, sum is replacement)
