"""What the functions of a compiled module's data classes have as their globals."""

import dataclasses
import inspect
import pickle
import sys
import typing

from compiled import named as m

HOOK = sys.modules.get("grumpy_hook")


def kept():
    """Under the hook: these are the module's alone until somebody asks it for them."""
    return not HOOK or all(name not in f.__globals__ for f in (m.Point.__init__, m.count) for name in ("TABLE", "COUNTS"))


print(kept())
print([f.name for f in dataclasses.fields(m.Point)], m.Point.__match_args__, m.Point(1), m.Later(2) < m.Later(3), m.Point.made)
print(typing.get_type_hints(m.Point.__init__)["y"], inspect.signature(m.Point, eval_str=True))
print(m.Point.__init__.__globals__["Later"] is m.Later, m.count.__globals__ is m.Point.__init__.__globals__, m.Point.__eq__.__globals__["calls"])
print(m.count("b"), m.calls, m.more(), m.count("a"), m.new, m.calls, m.Point.shared is m.SHARED)
m.calls = 100
print(m.count("a"), m.Point.__init__.__globals__["calls"])
m.Point.__init__.__globals__["calls"] = 200
print(m.count("a"), m.calls)
print(m.TABLE, m.COUNTS, pickle.loads(pickle.dumps(m.Point(1, m.Later(2)))), dataclasses.replace(m.Later(1), n=3))
print(typing.get_type_hints(m.Point)["y"], sorted(name for name in vars(m) if name[0] != "_"), m.Point.__init__.__globals__ is vars(m))
m.TABLE.append(9)
vars(m)["calls"] = 5
print(m.count("c"), m.more(), m.Point.__init__.__globals__["TABLE"])
