"""Signatures of Go functions, made when inspect asks."""

from __future__ import annotations

import inspect
from typing import Any

from grumpy_hook.gopkg.annotations import readable


def signature(function: Any) -> inspect.Signature:
    """The signature of a Go function, given its row in the package's description."""
    row = function.__go_row__
    if row is None:
        return inspect.Signature([inspect.Parameter("args", inspect.Parameter.VAR_POSITIONAL)])
    described, is_method = row
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    parameters = [inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)] if is_method else []
    given = described["params"]
    for number, param in enumerate(given):
        default = None if number and number == len(given) - 1 and param["name"] == "err" else inspect.Parameter.empty
        last = described.get("variadic") and number == len(given) - 1
        parameters.append(
            inspect.Parameter(param["name"], inspect.Parameter.VAR_POSITIONAL if last else kind, default=default, annotation=readable(param["type"]))
        )
    return inspect.Signature(parameters, return_annotation=results(described["results"]))


def results(types: list[str]) -> str:
    """The return annotation of a function with these results."""
    if not types:
        return "None"
    if len(types) == 1:
        return readable(types[0])
    return f"tuple[{', '.join(readable(t) for t in types)}]"
