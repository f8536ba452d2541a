"""Named tuples that cost little to define, for what a warm import loads.

typing.NamedTuple looks at every annotation and compiles a constructor for each class, and importing typing
takes as long as loading an image. A type checker sees typing.NamedTuple.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    from _collections import _tuplegetter

    class _Maker(type):
        def __new__(meta, name, bases, namespace):
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            namespace.update({field: _tuplegetter(number, "") for number, field in enumerate(fields)})
            namespace.update(__slots__=(), _fields=fields, _field_defaults=defaults, __match_args__=fields)
            return super().__new__(meta, name, bases, namespace)

    class Record(tuple, metaclass=_Maker):
        def __new__(cls, *values, **named):
            if named or len(values) != len(cls._fields):
                values = _bind(cls, values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, **named):
            values = [named.pop(field, value) for field, value in zip(self._fields, self, strict=True)]
            if named:
                raise ValueError(f"Got unexpected field names: {list(named)!r}")
            return tuple.__new__(type(self), values)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{f}={v!r}' for f, v in zip(self._fields, self, strict=True))})"

        def __getnewargs__(self):
            return tuple(self)

    def _bind(cls, values, named):
        """The values in order, as a call of a function with these parameters binds them."""
        given = dict(zip(cls._fields, values, strict=False))
        if len(values) > len(cls._fields) or not given.keys().isdisjoint(named) or not named.keys() <= set(cls._fields):
            raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}, not {values!r} and {named!r}")
        found = {**cls._field_defaults, **given, **named}
        missing = [field for field in cls._fields if field not in found]
        if missing:
            raise TypeError(f"{cls.__name__} is missing {', '.join(missing)}")
        return [found[field] for field in cls._fields]


__all__ = ["Record"]
