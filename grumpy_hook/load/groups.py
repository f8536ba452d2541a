"""except* on exception groups, as ceval.c and exceptions.c do it."""

from __future__ import annotations

from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any



def match_group(exc: BaseException, cls: Any) -> tuple[BaseException | None, BaseException | None]:
    """What of `exc` matches `except* cls`, and what is left."""
    classes = cls if isinstance(cls, tuple) else (cls,)
    for item in classes:
        if not (isinstance(item, type) and issubclass(item, BaseException)):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
    if any(issubclass(item, BaseExceptionGroup) for item in classes):
        raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    if isinstance(exc, classes):
        if isinstance(exc, BaseExceptionGroup):
            return exc, None
        wrapped = _group((exc,))
        wrapped.__traceback__ = exc.__traceback__
        return wrapped, None
    if isinstance(exc, BaseExceptionGroup):
        matched, rest = exc.split(classes)
        return matched, rest
    return None, exc


def prep_reraise_star(original: BaseException, raised: list[BaseException | None]) -> BaseException | None:
    """The exception to raise after all clauses ran; `raised` holds what they raised and what nobody caught."""
    found = [exc for exc in raised if exc is not None]
    if not found:
        return None
    if not isinstance(original, BaseExceptionGroup):
        return found[0]
    again = [exc for exc in found if _same_origin(exc, original)]
    new = [exc for exc in found if not _same_origin(exc, original)]
    kept = _projection(original, again)
    if not new:
        return kept
    if kept is not None:
        new.append(kept)
    return _group(new) if len(new) > 1 else new[0]


def _group(members: Sequence[BaseException]) -> BaseExceptionGroup[BaseException]:
    return BaseExceptionGroup("", members)


def _same_origin(exc: BaseException, original: BaseException) -> bool:
    """Whether `exc` is a part of `original` that was raised again unchanged."""
    return (
        isinstance(exc, BaseExceptionGroup)
        and getattr(exc, "__notes__", None) is getattr(original, "__notes__", None)
        and exc.__traceback__ is original.__traceback__
        and exc.__cause__ is original.__cause__
        and exc.__context__ is original.__context__
    )


def _projection(original: BaseExceptionGroup[BaseException], parts: list[BaseException]) -> BaseException | None:
    """The leaves of `parts`, in the shape of `original`."""
    leaves: set[int] = set()
    for part in parts:
        _collect(part, leaves)
    kept, _ = original.split(lambda exc: id(exc) in leaves)
    return kept


def _collect(exc: BaseException, leaves: set[int]) -> None:
    if isinstance(exc, BaseExceptionGroup):
        for member in exc.exceptions:
            _collect(member, leaves)
    else:
        leaves.add(id(exc))
