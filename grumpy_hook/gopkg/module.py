"""The module object of one Go package."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grumpy_hook.gopkg.binding import Binding


class GoModule(ModuleType):
    """Members are made when they are first read; variables are read and written where Go has them."""

    _binding: Binding | None = None
    _path: str = ""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__all__":
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        binding = self._bound()
        if binding is None:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        package = binding.package(self._path)
        if name == "__all__":
            return sorted(package.kinds)
        kind = package.kinds.get(name)
        if kind is None:
            reason = package.unbound.get(name)
            text = f"module {self.__name__!r} has no attribute {name!r}"
            raise AttributeError(text if reason is None else f"{self._path}.{name} is not bound: {reason}")
        value = binding.member(self._path, name)
        if kind != "vars":
            self.__dict__[name] = value
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        binding = self.__dict__.get("_binding")
        if binding is not None and binding.package(self._path).kinds.get(name) == "vars":
            binding.var_set(self._path, name, value)
        else:
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        names = set(super().__dir__())
        binding = self._bound()
        if binding is not None:
            names |= set(binding.package(self._path).kinds)
        return sorted(names)

    def _bound(self) -> Binding | None:
        """The binding; a parent of an imported package gets it when something of its own is asked for."""
        binding: Binding | None = self.__dict__.get("_binding")
        load = self.__dict__.get("_load")
        if binding is None and load is not None:
            binding = load(self._path)
            fill(self, self._path, binding)
        return binding


def fill(module: GoModule, path: str, binding: Binding) -> None:
    module.__dict__.update(_path=path, _binding=binding, __doc__=binding.package(path).doc, __file__=None)
    module.__dict__.pop("_load", None)


def unloaded(module: GoModule, path: str, load: Any) -> None:
    """`load` makes the binding at the first look at a member."""
    module.__dict__.update(_path=path, _load=load)

