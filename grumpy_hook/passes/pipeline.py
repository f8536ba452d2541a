"""The passes in their order."""

from __future__ import annotations

from grumpy_hook.ir.nodes import Function, Module
from grumpy_hook.passes.fuse import fuse_compares
from grumpy_hook.passes.iterators import own_iterators
from grumpy_hook.passes.lasting import keep_locals
from grumpy_hook.passes.methods import fuse_methods
from grumpy_hook.passes.owning import own_locals
from grumpy_hook.passes.webs import split_webs

FUNCTION_PASSES = (fuse_compares, fuse_methods, own_locals, own_iterators, split_webs, keep_locals)


def run_passes(module: Module) -> None:
    for fn in module.functions:
        if fn.hosted is None:
            run_function_passes(fn)


def run_function_passes(fn: Function) -> None:
    for run in FUNCTION_PASSES:
        run(fn)
