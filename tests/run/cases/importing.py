"""Imports of every form inside a module and inside functions."""
import json
import os.path
import collections.abc as abc
from math import pi, sqrt as root
from itertools import chain, groupby
import string as text_tools


def inside():
    import re
    from textwrap import dedent
    return re.findall(r"\d+", "a1b22"), dedent("  x"), re.sub("b", lambda m: m.group().upper(), "abc")


def optional():
    try:
        import surely_not_a_module
    except ImportError as error:
        print(type(error).__name__, error, error.name)
        surely_not_a_module = None
    return surely_not_a_module


def missing_name():
    try:
        from math import no_such_name
    except ImportError as error:
        print(str(error).split("(")[0])


print(json.dumps({"b": [1, 2.5, None, True], "a": "é"}, sort_keys=True), json.loads('{"x": [1, {"y": null}]}'))
print(os.path.join("a", "b"), os.path.basename("/x/y.txt"), isinstance([], abc.Sequence), round(pi, 5), root(16), list(chain([1], "a")), text_tools.digits)
print([(k, list(g)) for k, g in groupby([1, 1, 2, 3, 3], key=lambda v: v)])
print(inside(), optional())
missing_name()
print(json.dumps([{"k": (1, 2)}], indent=1), __import__("math").floor(2.5))
