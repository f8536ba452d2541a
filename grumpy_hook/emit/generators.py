"""Generators and coroutines: a struct for what lasts from one step to the next, and a state machine.

Where some registers are unboxed (``emit.special``) there are two machines of one frame.
``gen_N`` keeps numbers in Go variables while it runs and in the frame as Values while it
is suspended; when an operation leaves its types, the generator goes on in ``gen_Nr``, the
general machine, which can be entered anywhere, and stays with it. So does from the start
one whose arguments are not what was predicted::

    f_N   -> makes the frame: with m_N, whose steps are gen_N, or mg_N, whose steps are gen_Ng
    gen_N -> switch g.PC { case 1: <take numbers out of the frame>; goto Y1 } ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grumpy_hook.emit.scalars import GO_SCALARS

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter
    from grumpy_hook.emit.special import ResumeEmitter, SpecialEmitter
    from grumpy_hook.emit.through import ThroughEmitter

STEP = "c *o.Ctx, g *o.Gen, sent o.Value, exc *o.Exc"
RESULTS = "(o.Value, *o.Exc)"


def text(e: FunctionEmitter, body: str) -> str:
    """Constructor, frame and state machine of a generator without unboxed registers."""
    index = e.fn.code_index
    params = "".join(f", r{n} o.Value" for n in range(e.nparams))
    return (
        f"func f_{index}(c *o.Ctx, f *o.Func{params}) {RESULTS} {{\n{_made(e, f'm_{index}', [f'r{n}' for n in range(e.nparams)])}}}\n"
        + _frame(e) + f"var m_{index} o.Machine\n" + _machine(e, f"gen_{index}", body)
    )


def versions(special: SpecialEmitter, resume: ResumeEmitter, through: ThroughEmitter | None) -> str:
    """The same of one with unboxed registers, and the version of a coroutine that runs without one."""
    index, specialised = special.fn.code_index, special.emit_special(resume)
    if through is not None:
        specialised += through.emit_through(resume)
    general = resume.emit_resumable()
    return (
        _constructors(special) + _frame(special) + specialised + general
        + f"var m_{index}, mg_{index} o.Machine\n"
        + f"func gen_{index}g({STEP}) {RESULTS} {{ return gen_{index}r(c, g, sent, exc, nil, 0) }}\n"
    )


def specialised(e: SpecialEmitter, body: str) -> str:
    return _machine(e, f"gen_{e.fn.code_index}", body)


def resumable(e: ResumeEmitter, body: str, cases: str) -> str:
    """The general machine: at g.PC when `pc` is 0, else in the middle, with what the frame does not hold in `regs`."""
    index = e.fn.code_index
    start = _start(e)
    switch = f"switch pc {{\n{cases}}}\n"
    return f"func gen_{index}r({STEP}, regs *regs_{index}, pc int) {RESULTS} {{\n{_variables(e, start + body)}{switch}{start}{body}}}\n"


def _machine(e: FunctionEmitter, name: str, body: str) -> str:
    start = _start(e)
    return f"func {name}({STEP}) {RESULTS} {{\n{_variables(e, start + body)}{start}{body}}}\n"


def _variables(e: FunctionEmitter, body: str) -> str:
    declared = "".join(f"var {name} {go_type}\n" for name, go_type in e.locals.items())
    frame = f"fr := (*frame_{e.fn.code_index})(unsafe.Pointer(g))\n" if "fr." in body else ""
    if "err" in e.locals:
        declared += "_ = err\n"  # nothing of a body may fail here that may in the other machine
    return declared + frame + ("f := g.Fn\n" if "f.Cells" in body else "")


def _start(e: FunctionEmitter) -> str:
    """Go text that goes to where the generator is suspended; an exception thrown into a new one ends it."""
    cases = "".join(f"case {n}: {e.resumed(n)}goto Y{n}\n" for n in range(1, e.resume_points + 1))
    switch = f"switch g.PC {{\n{cases}}}\n" if cases else ""
    thrown = f"g.PC = o.GenDone; return o.Value{{}}, o.Trace(c, exc, {e.code}, {e.package.line(e.fn.first_line)})"
    return f"{switch}if exc != nil {{ {thrown} }}\n{e.resumed(0)}"


def _frame(e: FunctionEmitter) -> str:
    index = e.fn.code_index
    for n in range(e.nparams):
        e.package.frame_field(index, f"r{n}", "o.Value")
    fields = "".join(f"\t{name} {go_type}\n" for name, go_type in e.package.frames.get(index, {}).items())
    return (
        f"type frame_{index} struct {{\n\to.Gen\n{fields}}}\n"
        f"func clear_{index}(g *o.Gen) {{ *(*frame_{index})(unsafe.Pointer(g)) = frame_{index}{{}} }}\n"
    )


def new_frame(index: int, machine: str) -> str:
    """Go statements that take a frame for a generator of that machine."""
    return f"fr := (*frame_{index})(unsafe.Pointer(c.Frame(&{machine}))); if fr == nil {{ fr = &frame_{index}{{}} }}"


def _made(e: FunctionEmitter, machine: str, values: list[str], numbers: str = "") -> str:
    """Go statements that make a generator with these Values for parameters, and return it."""
    index = e.fn.code_index
    given = "".join(f"fr.r{n} = {value}; " for n, value in enumerate(values))
    return (
        f"{new_frame(index, machine)}\n"
        f"{given}{numbers}return fr.Gen.Init(c, f, &{machine}), nil\n"
    )


def _constructors(e: SpecialEmitter) -> str:
    """f_N, which looks at the arguments, f_Ns, which takes numbers as Go's own, and f_Ng, whose generators stay general."""
    index, kinds = e.fn.code_index, e.signature.params
    names = [f"r{n}" for n in range(e.nparams)]
    params = "".join(f", {name} o.Value" for name in names)
    typed = {n: str(kind).title() for n, kind in enumerate(kinds) if kind in GO_SCALARS}
    taken = "".join(f", r{n}.{typed[n]}()" if n in typed else f", r{n}" for n in range(e.nparams))
    boxed = [f"o.{typed[n]}(r{n})" if n in typed else f"r{n}" for n in range(e.nparams)]
    entry = f"return f_{index}s(c, f{taken})"
    if typed:
        tests = " && ".join(f"r{n}.Is{name}()" for n, name in typed.items())
        entry = f"if {tests} {{ {entry} }}\nreturn f_{index}g({', '.join(['c', 'f', *names])})"
    general = f"return f_{index}g({', '.join(['c', 'f', *boxed])})"
    trust = e.distrust(general)
    # between steps only the payload of a number changes
    numbers = "".join(f"fr.r{reg} = o.{str(e.kind(reg)).title()}(0); " for reg in sorted(e.between_steps()) if reg >= e.nparams)
    return (
        f"func f_{index}(c *o.Ctx, f *o.Func{params}) {RESULTS} {{\n{entry}\n}}\n"
        f"func f_{index}s(c *o.Ctx, f *o.Func{e.parameters()}) {RESULTS} {{\n{trust}{_made(e, f'm_{index}', boxed, numbers)}}}\n"
        f"func f_{index}g(c *o.Ctx, f *o.Func{params}) {RESULTS} {{\n{_made(e, f'mg_{index}', names)}}}\n"
    )
