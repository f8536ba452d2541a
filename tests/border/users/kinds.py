"""The class of an object that comes from outside is the one that compiled code knows."""

from compiled import kinds as m

for x in (
    {}.items(), {}.keys(), {}.values(), iter([]), iter(()), iter(""), iter(b""), iter(set()), iter(range(1)), iter({}), iter({}.values()), iter({}.items()),
    reversed([]), reversed({}), iter(int, 1), object.__dict__, len, "".join, str.join, lambda: 1, (x for x in ()), None, ..., NotImplemented, property(),
    enumerate([]), zip(), map(str, []), super(int, 1), staticmethod(len), int.__dict__["real"], slice(1), range(1), frozenset(), memoryview(b""), 1j,
):  # fmt: skip
    print(type(x).__name__, m.name(x))
