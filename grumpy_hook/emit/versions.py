"""The versions of a function whose registers' types are known, in one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.emit import generators
from grumpy_hook.emit.scalars import GO_SCALARS
from grumpy_hook.emit.special import ResumeEmitter, SpecialEmitter
from grumpy_hook.emit.through import ThroughEmitter
from grumpy_hook.ir.nodes import Function
from grumpy_hook.passes.types import Signature

if TYPE_CHECKING:
    from grumpy_hook.emit.package import Package


def emit_versions(package: Package, fn: Function, signature: Signature) -> str:
    """f_N (entry), f_Ns (specialised) and f_Nr (general, resumable)."""
    index = fn.code_index
    resume = ResumeEmitter(package, fn, f"f_{index}r")
    special = SpecialEmitter(package, fn, f"f_{index}s", signature=signature)
    if special.is_generator:
        through = ThroughEmitter(package, fn, f"f_{index}d", signature=signature) if package.through(index) is not None else None
        return generators.versions(special, resume, through)
    specialised = special.emit_special(resume)
    return _entry(fn, signature) + specialised + resume.emit_resumable()


def _entry(fn: Function, signature: Signature) -> str:
    index = fn.code_index
    params = "".join(f", r{n} o.Value" for n in range(len(signature.params)))
    tests = [f"r{n}.Is{str(kind).title()}()" for n, kind in enumerate(signature.params) if kind in GO_SCALARS]
    args = "".join(
        f", r{n}.{str(kind).title()}()" if kind in GO_SCALARS else f", r{n}" for n, kind in enumerate(signature.params)
    )
    call = f"f_{index}s(c, f{args})"
    if signature.result in GO_SCALARS:
        box = f"o.{str(signature.result).title()}(t)"
        fast = (
            f"t, err := {call}; if err == nil {{ return {box}, nil }}; "
            f"if err == o.Boxed {{ v := c.Ret; c.Ret = o.Value{{}}; return v, nil }}; return o.Value{{}}, err"
        )
    else:
        fast = f"return {call}"
    if not tests:
        return f"func f_{index}(c *o.Ctx, f *o.Func{params}) (o.Value, *o.Exc) {{\n{fast}\n}}\n"
    registers = ", ".join(f"r{n}: r{n}" for n in range(len(signature.params)))
    return (
        f"func f_{index}(c *o.Ctx, f *o.Func{params}) (o.Value, *o.Exc) {{\n"
        f"if {' && '.join(tests)} {{ {fast} }}\n"
        f"return f_{index}r(c, f, &regs_{index}{{{registers}}}, 0)\n}}\n"
    )
