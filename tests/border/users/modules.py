import copy
import copyreg
import importlib
import io
import pickle
import types
from collections import ChainMap

from compiled import modules


def told(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


told(lambda: modules.lazy)
told(lambda: modules.missing)
told(modules.is_module)
for save in (pickle.dumps, copy.copy, copy.deepcopy):
    told(lambda: save(modules))


class Pickler(pickle.Pickler):
    """One that knows modules, as cloudpickle's."""

    dispatch_table = ChainMap({types.ModuleType: lambda module: (importlib.import_module, (module.__name__,))}, copyreg.dispatch_table)

    def dump(self, thing):
        return super().dump(thing)


file = io.BytesIO()
Pickler(file).dump([modules, types])
told(lambda: pickle.loads(file.getvalue())[0] is modules)

print(modules.enliven(), modules.size, modules.lazy, isinstance(modules, modules.Lively))
modules.change({"b": 2})
print(modules.later, modules.see(), modules.size)
modules.later = 5
print(modules.see(), vars(modules)["later"])
modules.new = 3
del modules.later
told(modules.see)
told(lambda: modules.later)
modules.change([1])
modules.__class__ = types.ModuleType
print(type(modules) is types.ModuleType, modules.later, modules.new)
modules.later = 7
modules.items.append(4)
print(modules.see(), modules.items, modules.__getattr__("lazy"))
