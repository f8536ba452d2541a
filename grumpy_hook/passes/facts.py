"""What is learned about a module as a whole, beside the registers of its functions.

Facts only grow, and every reader is remembered, so that a function is looked at
again exactly when something it read has changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field

from grumpy_hook.passes.classes import Classes, StaticClass
from grumpy_hook.passes.lattice import ANY, UNKNOWN, Type, learn, learn_all

Key = tuple[Hashable, ...]


@dataclass(slots=True)
class Facts:
    """Keys: ("param", code, number), ("default", code, number) of numbers and None, ("result", code), ("attr", body, name),
    ("class", body, name) of what a class itself holds, ("item", body) of the first class of a line that extends list,
    ("global", name)."""

    classes: Classes
    known: dict[Key, Type] = field(default_factory=dict)
    readers: dict[Key, set[int]] = field(default_factory=lambda: defaultdict(set))
    changed: set[int] = field(default_factory=set)  # functions to look at again
    closed: bool = False  # what nothing was learned of may be anything

    def read(self, reader: int, *key: Hashable) -> Type:
        self.readers[key].add(reader)
        return self.known.get(key, ANY if self.closed else UNKNOWN)

    def see(self, kind: Type, *key: Hashable) -> None:
        """A sight of what the key stands for."""
        before = self.known.get(key, UNKNOWN)
        after = learn(before, kind, self.classes.ancestor)
        if after != before:
            self.known[key] = after
            self.changed |= self.readers[key]

    def set(self, kind: Type, *key: Hashable) -> None:
        """For results, which follow from the registers alone."""
        if self.known.get(key, UNKNOWN) != kind:
            self.known[key] = kind
            self.changed |= self.readers[key]

    def attribute(self, reader: int, body: int, name: str) -> Type:
        cls = self.classes.by_body[body]
        if name not in cls.attrs:
            return ANY
        return self.read(reader, "attr", cls.owner(name).body, name)

    def class_attribute(self, reader: int, cls: StaticClass, name: str) -> Type:
        """What the class holds under the name, or one it extends."""
        if cls.find(name) is not None:
            return ANY
        return learn_all([self.read(reader, "class", each.body, name) for each in cls.line()], self.classes.ancestor)

    def items(self, reader: int, kind: Type, *methods: str) -> Type | None:
        """What objects of such a class that extends list hold; None of others, and where they define one of the methods."""
        found = [self.read(reader, "item", cls.body) for cls in self.classes.containers(kind, "list", *methods)]
        return learn_all(found, self.classes.ancestor) if found else None

    def see_item(self, holder: Type, kind: Type) -> None:
        for cls in self.classes.containers(holder, "list"):
            self.see(kind, "item", cls.body)

    def see_attribute(self, holder: Type, name: str, kind: Type) -> None:
        """A sight of an attribute of objects of type `holder`."""
        for cls in self.classes.holders(holder, name):
            self.see(kind, "attr", cls.owner(name).body, name)
