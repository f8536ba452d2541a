"""Module globals: reads and writes from functions, deletion, rebinding of functions, dunder names."""
import sys

counter = 0
table = {}
CONSTANT = 100


def bump():
    global counter
    counter += 1
    return counter


def define():
    global fresh, table
    fresh = "made"
    table = {"replaced": True}


def remove():
    global fresh
    del fresh


def read_late():
    return defined_below * 2


def use_helper(x):
    return helper(x)


def helper(x):
    return x + 1


bump(), bump()
print(counter, bump(), counter)
define()
print(fresh, table)
remove()
try:
    print(fresh)
except NameError as error:
    print(error)
try:
    remove()
except NameError as error:
    print(error)
try:
    read_late()
except NameError as error:
    print(error)
defined_below = 21
print(read_late(), use_helper(1))


def helper(x):
    return x * 100


print(use_helper(1))
helper = str
print(use_helper(1) + "!")
globals()["injected"] = "by globals()"
print(injected, "injected" in globals(), globals()["CONSTANT"])
module = sys.modules[__name__]
module.counter = 50
print(bump(), module.counter, module.CONSTANT)
setattr(module, "use_helper", lambda x: "patched")
print(use_helper(3))
del module.CONSTANT
try:
    CONSTANT
except NameError as error:
    print(error)
len = lambda x: "shadowed"
print(len([1, 2]))
del len
print(len([1, 2]))
for i in range(3):
    loop_value = i * 2
print(i, loop_value, __doc__, [name for name in ("bump", "remove") if name in vars(module)])
if counter > 10:
    branch = "high"
else:
    branch = "low"
print(branch)
print(bump.__module__ == __name__, bump.__globals__ is globals(), bump.__globals__["counter"])
x: int = 5
y: "str"
print(__annotations__)
