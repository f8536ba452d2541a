"""Putting new code into a living module, or leaving everything as it was.

The rule: what was edited runs again in the same module object (see edits.py), old functions lead to the
new ones, classes are updated in place. Running calls end with the old code; the next call gets the new.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from grumpy_hook.hook.edits import Edit
from grumpy_hook.load.renewal import Renewal, pair_functions, renewed, update_function

if TYPE_CHECKING:
    from grumpy_hook.load.image import Image

HOOK = "__grumpy_reload__"


class NewCode(NamedTuple):
    """The edited statements, compiled: in an image, or as CPython's code alone where they are interpreted."""

    image: Image | None
    code: CodeType | None


def swap(module: ModuleType, edit: Edit, new: NewCode, images: Sequence[Image]) -> dict[str, tuple[Any, Any]]:
    """Runs the new code; answers the globals that changed, each with its old and new value.

    Whatever the new code raises passes through, after names and classes were put back.
    """
    namespace = module.__dict__
    before = dict(namespace)
    renewal = Renewal(namespace, dict(_classes(before, module.__name__, edit.classes)), edit.kept, edit.dropped)
    try:
        with renewal:
            _run(module, edit, new)
        renewal.finish()
        for name in edit.removed:
            namespace.pop(name, None)
        hook = namespace.get(HOOK)
        if callable(hook):
            hook(before)
    except BaseException:
        renewal.undo()
        namespace.update(before)
        for name in [name for name in namespace if name not in before]:
            del namespace[name]
        raise
    after = dict(namespace)
    for old, fresh in [*pair_functions(before, after, module.__name__), *renewal.functions]:
        for image in images:
            image.supersede(old, fresh)
        update_function(old, fresh)
    return {name: (before[name], after[name]) for name in before if name in after and before[name] is not after[name]}


def _run(module: ModuleType, edit: Edit, new: NewCode) -> None:
    if new.code is None:
        return
    with _class_statements():
        if new.image is not None:
            new.image.exec_module(module, new.code, edit.classes)
        else:
            exec(new.code, module.__dict__)


def _classes(namespace: dict[str, Any], module: str, names: frozenset[str]) -> Iterator[tuple[str, type]]:
    """The old classes of these qualified names that are the module's own."""
    for name in names:
        found: Any = namespace.get(name.partition(".")[0])
        for part in name.split(".")[1:]:
            found = vars(found).get(part) if isinstance(found, type) else None
        if isinstance(found, type) and found.__qualname__ == name and found.__module__ == module:
            yield name, found


@contextmanager
def _class_statements() -> Iterator[None]:
    """CPython's own class statements end with the old class too, in the thread that has a Renewal."""
    original = builtins.__build_class__

    def build(body: Any, name: str, /, *bases: Any, **keywords: Any) -> Any:
        return renewed(original(body, name, *bases, **keywords))

    builtins.__build_class__ = build
    try:
        yield
    finally:
        builtins.__build_class__ = original
