"""``f_Nd``: a coroutine function as a Go function that runs its body at once, for the await around its call.

No coroutine is made as long as nothing suspends.  When something does, each function on the way makes the
coroutine it would have been, suspended where it stands, and hands it to the one that awaits it.  What has no form
here (another awaitable, a wrong prediction) makes the coroutine too, which goes on in the general machine.
The other side is ``emit.awaits``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from grumpy_hook.emit import generators
from grumpy_hook.emit.special import ResumeEmitter, SpecialEmitter
from grumpy_hook.ir.nodes import Instr
from grumpy_hook.passes.liveness import live_at


@dataclass
class ThroughEmitter(SpecialEmitter):
    """Emits ``f_Nd``. `suspensions`: label -> (resume point, the await, where it stands)."""

    runs_through: ClassVar[bool] = True

    def __post_init__(self) -> None:
        super().__post_init__()
        self.suspensions: dict[str, tuple[int, Instr, tuple[int, int]]] = {}

    def suspend(self, point: int) -> str:
        assert self.awaiting is not None
        name = f"S{point}"
        self.suspensions[name] = (point, self.awaiting.instr, self.awaiting.at)
        return self.goto(name)

    def await_(self, i: Instr) -> None:
        """What is not run through makes the coroutine."""
        self.put(self.leave_here())

    def return_text(self, reg: int) -> str:
        return f"c.Depth = depth - 1; return {self.value(reg)}, nil, nil"

    def failure_return(self) -> str:
        return f"{self.leave()}return o.Value{{}}, nil, o.LeftCoroutine(c, {self.trace()})"

    def emit_through(self, resume: ResumeEmitter) -> str:
        start = (self.fn.blocks[0].label, 0)
        self.run()
        body = self._body_text()
        if self.counts_misses:
            self.exits["general"] = (start, {})
        tails = "".join(self._exit_text(name, resume) for name in self.exits)
        tails += "".join(self._suspension(name, resume) for name in self.suspensions)
        index, parameters = self.fn.code_index, self.parameters()
        args = "".join(f", r{n}" for n in range(self.nparams))
        trust = self.distrust("goto general")
        results = "(o.Value, *o.Gen, *o.Exc)"
        return (
            f"func f_{index}d(c *o.Ctx, f *o.Func{parameters}) {results} {{\n{self._prologue()}{trust}{body}{tails}}}\n"
            f"func f_{index}d_poll(c *o.Ctx, f *o.Func{parameters}) {results} {{\n"
            f"err := o.EnterSlow(c); c.Depth--; if err != nil {{ return o.Value{{}}, nil, err }}; return f_{index}d(c, f{args})\n}}\n"
        )

    def _coroutine(self, regs: list[int], elsewhere: dict[int, str], resume: ResumeEmitter) -> tuple[str, list[str]]:
        """Go statements that make the coroutine with these registers, and the fields of those that its frame does not hold."""
        index = self.fn.code_index
        text = f"{generators.new_frame(index, f'mg_{index}')}; g := &fr.Gen; g.Init(c, f, &mg_{index}); "
        fields = []
        for reg in regs:
            copies = [(f"r{reg}", elsewhere[reg])] if reg in elsewhere else self._copies(reg)
            for variable, source in copies:
                if reg in resume.in_frame:
                    text += f"fr.{variable} = {source}; "
                else:
                    fields.append(f"{variable}: {source}")
        if "held" in self.locals and resume.owners & resume.in_frame:
            text += "fr.held = held; "
        return text, fields

    def _exit_text(self, name: str, resume: ResumeEmitter) -> str:
        position, elsewhere = self.exits[name]
        index = self.fn.code_index
        live = resume.live(position)
        made = self.settled(live, elsewhere)
        text, fields = self._coroutine(live, elsewhere, resume)
        if "held" in self.locals and not resume.owners & resume.in_frame:
            fields.append("held: held")
        count = f"{self.misses}.Misses++; " if elsewhere else ""
        step = f"step := o.BeginStep(c, g); v, err := gen_{index}r(c, g, o.None, nil, &regs, {resume.point(position)})"
        made += f"{text}regs := regs_{index}{{{', '.join(fields)}}}; "
        return f"{name}:\n{{ {count}{made}{step}; c.Depth = depth - 1; return step.End(c, g, v, err) }}\n"

    def _suspension(self, name: str, resume: ResumeEmitter) -> str:
        point, instr, (label, at) = self.suspensions[name]
        live = live_at(self.fn, (label, at + 1)) - {instr.dest} - self.owners - self.constants.keys() - self.absent
        text, fields = self._coroutine(sorted(live), {}, resume)
        assert not fields, fields  # the frame holds what is live across an await
        iterator = instr.args[0]
        text += f"fr.r{iterator} = sus.Value(); g.YieldFrom = fr.r{iterator}; g.PC, g.Line = {point}, {instr.line}; "
        return f"{name}:\n{{ {text}c.Depth = depth - 1; return tv, o.Suspended(c, g), nil }}\n"
