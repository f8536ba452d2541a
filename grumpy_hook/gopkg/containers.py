"""Slices, maps, channels and functions of Go, which share what they hold with Go."""

from __future__ import annotations

import collections.abc
from collections.abc import Iterator
from typing import Any

from grumpy_hook.gopkg.values import Boxed, Value

_missing = object()


class Slice(Boxed):
    """A slice or an array: a sequence that shares its items with Go."""

    __slots__ = ()

    def __len__(self) -> int:
        return int(self.__go_binding__.len(self))

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            if step == 1:
                return self.__go_binding__.slice(self, start, max(start, stop))
            return [self[i] for i in range(start, stop, step)]
        return self.__go_binding__.getitem(self, index)

    def __setitem__(self, index: Any, new: Any) -> None:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            if step != 1:
                raise ValueError("a Go slice is assigned to without a step")
            self.__go_binding__.assign_slice(self, start, max(start, stop), new)
        else:
            self.__go_binding__.setitem(self, index, new)

    def __delitem__(self, index: Any) -> None:
        if isinstance(index, slice):
            start, stop, _ = index.indices(len(self))
            self.__go_binding__.assign_slice(self, start, max(start, stop), ())
        else:
            self.__go_binding__.delitem(self, index)

    def __iter__(self) -> Iterator[Any]:
        go = self.__go_binding__
        index = 0
        while index < go.len(self):
            yield go.getitem(self, index)
            index += 1

    def __contains__(self, item: object) -> bool:
        return any(item is x or item == x for x in self)

    def __eq__(self, other: object) -> Any:
        if isinstance(other, (list, tuple)):
            return list(self) == list(other)
        if isinstance(other, (bytes, bytearray)):
            return bytes(self) == other
        return super().__eq__(other)

    __hash__ = Value.__hash__

    def __repr__(self) -> str:
        return f"{self._spelled()}({list(self)!r})"

    def __bytes__(self) -> bytes:
        return bytes(iter(self))

    def append(self, item: Any) -> None:
        self.__go_binding__.append(self, item)

    def extend(self, items: Any) -> None:
        for item in items:
            self.append(item)

    def insert(self, index: int, item: Any) -> None:
        start = slice(index, None).indices(len(self))[0]
        self.__go_binding__.assign_slice(self, start, start, [item])

    def pop(self, index: int = -1) -> Any:
        item = self[index]
        del self[index]
        return item

    def index(self, item: Any) -> int:
        for number, x in enumerate(self):
            if x is item or x == item:
                return number
        raise ValueError(f"{item!r} is not in the slice")

    def count(self, item: Any) -> int:
        return sum(x is item or x == item for x in self)

    def reverse(self) -> None:
        self[:] = list(self)[::-1]


class Map(Boxed):
    """A map: a mapping that shares its items with Go, in no order."""

    __slots__ = ()

    def __len__(self) -> int:
        return int(self.__go_binding__.len(self))

    def __getitem__(self, key: Any) -> Any:
        return self.__go_binding__.getitem(self, key)

    def __setitem__(self, key: Any, new: Any) -> None:
        self.__go_binding__.setitem(self, key, new)

    def __delitem__(self, key: Any) -> None:
        self.__go_binding__.delitem(self, key)

    def __contains__(self, key: object) -> bool:
        return bool(self.__go_binding__.contains(self, key))

    def __iter__(self) -> Iterator[Any]:
        return iter(self.__go_binding__.keys(self))

    def __eq__(self, other: object) -> Any:
        if isinstance(other, dict):
            return dict(self.items()) == other
        return super().__eq__(other)

    __hash__ = Value.__hash__

    def __repr__(self) -> str:
        return f"{self._spelled()}({dict(self.items())!r})"

    def keys(self) -> Any:
        return collections.abc.KeysView(self)

    def values(self) -> Any:
        return collections.abc.ValuesView(self)

    def items(self) -> Any:
        return collections.abc.ItemsView(self)

    def get(self, key: Any, default: Any = None) -> Any:
        try:
            return self[key]
        except KeyError:
            return default

    def setdefault(self, key: Any, default: Any = None) -> Any:
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key: Any, default: Any = _missing) -> Any:
        if key not in self and default is not _missing:
            return default
        item = self[key]
        del self[key]
        return item

    def update(self, *others: Any, **items: Any) -> None:
        for key, item in dict(*others, **items).items():
            self[key] = item

    def clear(self) -> None:
        for key in list(self):
            del self[key]


class Chan(Boxed):
    """A channel. Iterating receives until it is closed; waiting leaves the GIL and ends on Ctrl-C."""

    __slots__ = ()

    def send(self, item: Any) -> None:
        self.__go_binding__.send(self, item)

    def recv(self) -> Any:
        """The next item; raises EOFError when the channel is closed and empty."""
        item, ok = self.__go_binding__.recv(self)
        if not ok:
            raise EOFError("the channel is closed")
        return item

    def close(self) -> None:
        self.__go_binding__.close(self)

    def __len__(self) -> int:
        return int(self.__go_binding__.len(self))

    def __bool__(self) -> bool:
        return True

    @property
    def cap(self) -> int:
        return int(self.__go_binding__.cap(self))

    def __iter__(self) -> Iterator[Any]:
        go = self.__go_binding__
        while True:
            item, ok = go.recv(self)
            if not ok:
                return
            yield item

    async def __aiter__(self) -> Any:
        from grumpy_hook.gopkg.goroutines import go

        while True:
            item, ok = await go(self.__go_binding__.recv, self)
            if not ok:
                return
            yield item


class Func(Boxed):
    """A function value. One that is an iterator (iter.Seq) can be iterated."""

    __slots__ = ()

    def __call__(self, *args: Any) -> Any:
        return self.__go_binding__.call(self, *args)

    def __iter__(self) -> Iterator[Any]:
        go = self.__go_binding__
        puller = go.pull(self)
        try:
            while True:
                item, ok = go.next(puller)
                if not ok:
                    return
                yield item
        finally:
            go.stop(puller)


collections.abc.MutableSequence.register(Slice)
collections.abc.MutableMapping.register(Map)
