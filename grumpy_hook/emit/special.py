"""Specialised and resumable versions of one function.

``f_N`` is what callers see.  Where types are known it checks the arguments and
calls ``f_Ns``, in which ints and floats are Go's own.  An operation of ``f_Ns``
that leaves its types (overflow, a division by zero that must raise, a result of
another type) stores the live registers in a ``regs_N`` and continues at the same
operation in ``f_Nr``, the general version that can be entered anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from grumpy_hook.emit import arrays, generators, results, slices, texts, tight, views
from grumpy_hook.emit.cold import COLD
from grumpy_hook.emit.function import GO_TYPES, FunctionEmitter
from grumpy_hook.emit.scalars import GO_SCALARS
from grumpy_hook.ir.nodes import RegKind
from grumpy_hook.passes.lattice import ANY, FLOAT, INT, NUMBERS, Type
from grumpy_hook.passes.liveness import live_at
from grumpy_hook.passes.types import Signature

Position = tuple[int, int]  # block label, index of the operation (one past the last: the terminator)


@dataclass
class BatchEmitter(FunctionEmitter):
    """What may hold batches. `exits`: label -> (position to continue at, registers whose Value is elsewhere for now)."""

    exits: dict[str, tuple[Position, dict[int, str]]] = field(default_factory=dict)
    batch: tight.Batch | None = None  # the one being written, see emit.tight

    def __post_init__(self) -> None:
        super().__post_init__()
        self.tight = tight.loops(self)

    def before(self, position: Position) -> None:
        tight.place(self, position)

    def kind(self, reg: int) -> Type:
        """What kind of Go number a register is, if it is one."""
        if self.batch is not None and reg in self.batch.shadows:
            return self.batch.shadows[reg]
        return self.usual_kind(reg)

    def usual_kind(self, reg: int) -> Type:
        """The same outside of batches."""
        return ANY

    def serves(self, known: Mapping[int, Type]) -> bool:
        """Whether a batch with these types belongs into this version."""
        return True

    def go_type(self, reg: int) -> str:
        return GO_SCALARS.get(str(self.kind(reg)), super().go_type(reg))

    def variable(self, reg: int, suffix: str = "", go_type: str | None = None) -> str:
        if self.batch is not None and not suffix and reg in self.batch.shadows:
            return views.shadow(self, self.batch.variant, reg)
        if go_type is None and not suffix and self.kind(reg) in GO_SCALARS:
            go_type = self.go_type(reg)
        return super().variable(reg, suffix, go_type)

    def value(self, reg: int) -> str:
        if reg >= 0 and reg not in self.constants and reg not in self.absent:
            if self.kind(reg) == INT:
                return f"o.Int({self.variable(reg)})"
            if self.kind(reg) == FLOAT:
                return f"o.Float({self.variable(reg)})"
        return super().value(reg)

    def scalar(self, reg: int) -> tuple[str, str] | None:
        if reg >= 0 and self.kind(reg) in GO_SCALARS and reg not in self.absent and reg not in self.constants:
            return str(self.kind(reg)), self.variable(reg)
        if self.batch is not None and reg in self.batch.ints:
            return "int", f"int64({self.variable(reg)}.N)"
        return super().scalar(reg)

    def leave_here(self, result: int | None = None) -> str:
        return tight.leave(self)


@dataclass
class SpecialEmitter(BatchEmitter):
    """Emits ``f_Ns``."""

    signature: Signature = field(default_factory=lambda: Signature(()))
    saved: dict[int, list[int]] = field(default_factory=dict)  # resume point -> numbers that are in the frame meanwhile
    leavings: list[str] = field(default_factory=list)  # functions that go on in the general version, so that its registers need no room here
    unboxed: ClassVar[bool] = True

    def __post_init__(self) -> None:
        super().__post_init__()
        self.moved = slices.find(self)
        self.copied = {reg: name for reg, name in self.copied.items() if reg not in self.moved}
        self.absent |= slices.owners(self)
        # where to leave for between the taking of such a slice and its assignment
        self.back = {(moved.at[0], index): moved.at for moved in self.moved.values() for index in range(moved.at[1], moved.put)}

    def usual_kind(self, reg: int) -> Type:
        return self.types.get(reg, ANY)

    # Generators: numbers are in Go variables during a step and in the frame between two

    def frame_registers(self) -> set[int]:
        return {reg for reg in super().frame_registers() if self.kind(reg) not in GO_SCALARS}

    def suspended(self, point: int) -> str:
        label, index = self.at
        live = live_at(self.fn, (label, index + 1)) - {self.fn.block(label).instrs[index].dest} - self.constants.keys() - self.absent
        self.saved[point] = sorted(reg for reg in live if self.kind(reg) in GO_SCALARS)
        return "".join(f"{self._payload(reg)} = {self._bits(reg)}; " for reg in self.saved[point])

    def resumed(self, point: int) -> str:
        given = [n for n in range(self.nparams) if self.kind(n) in GO_SCALARS and n in self.uses]
        return "".join(
            f"{self.variable(reg)} = {self._payload(reg).removesuffix('.N')}.{str(self.kind(reg)).title()}(); _ = {self.variable(reg)}; "
            for reg in self.saved.get(point, given)
        )

    def between_steps(self) -> set[int]:
        """All numbers that the frame holds at some time."""
        return {reg for regs in self.saved.values() for reg in regs}

    def _payload(self, reg: int) -> str:
        self.package.frame_field(self.fn.code_index, f"r{reg}", "o.Value")
        return f"fr.r{reg}.N"

    def _bits(self, reg: int) -> str:
        return f"uint64({self.variable(reg)})" if self.kind(reg) == INT else f"math.Float64bits({self.variable(reg)})"

    # Leaving

    def leave_here(self, result: int | None = None) -> str:
        """Go text that continues in the general version: at this operation, or, with `result`, after it with
        that register's value in c.Ret."""
        label, index = self.back.get(self.at, self.at)
        if result is not None:
            return self.leave_with({result: "c.Ret"})
        if self.batch is not None:
            return super().leave_here()
        self.exits[f"X{label}_{index}"] = ((label, index), {})
        return self.goto(f"X{label}_{index}")

    def leave_with(self, values: dict[int, str]) -> str:
        """Continue after this operation, with the Values of its results in these variables."""
        label, index = self.at
        self.exits[f"A{label}_{index}"] = ((label, index + 1), values)
        back = "" if self.batch is None else self.batch.back
        return back + self.goto(f"A{label}_{index}")

    def leave_to(self, label: int, result: int) -> str:
        """Continue at the start of a block with `result` in c.Ret (a loop variable of another type)."""
        name = f"B{label}_{result}"
        self.exits[name] = ((label, 0), {result: "c.Ret"})
        return self.goto(name)

    def result_type(self) -> str:
        return GO_SCALARS.get(str(self.signature.result), "o.Value")

    def zero(self) -> str:
        return "0" if self.signature.result in GO_SCALARS else "o.Value{}"

    def failure_return(self) -> str:
        return f"{self.leave()}return {self.zero()}, {self.trace()}"

    def shows_object(self) -> bool:
        return super().shows_object() and self.signature.params[0] not in GO_SCALARS

    def return_text(self, reg: int) -> str:
        if self.is_generator:
            return super().return_text(reg)
        if self.signature.result in GO_SCALARS:
            operand = self.scalar(reg)
            assert operand is not None  # the result's type is that of every returned register
            return f"c.Depth = depth - 1; return {operand[1]}, nil"
        return f"{results.note(self, reg)}c.Depth = depth - 1; return {self.value(reg)}, nil"

    def parameters(self) -> str:
        return "".join(
            f", r{n} {GO_SCALARS.get(str(kind), 'o.Value')}" for n, kind in enumerate(self.signature.params)
        )

    def emit_special(self, resume: ResumeEmitter) -> str:
        self.run()
        body = self._body_text()
        tails = "".join(self._exit_text(name, resume) for name in self.exits)
        counted = f"var {self.misses} o.Trust\n" if self.counts_misses else ""
        if self.is_generator:
            return counted + generators.specialised(self, body + tails)
        trust = self.distrust(self._all_general())
        return (
            f"{counted}func f_{self.fn.code_index}s(c *o.Ctx, f *o.Func{self.parameters()}) ({self.result_type()}, *o.Exc) {{\n"
            f"{trust}{self._prologue()}{body}{tails}}}\n" + "".join(self.leavings) + self.poll_function(self.parameters(), self.result_type())
        )

    @property
    def counts_misses(self) -> bool:
        return any(values for _, values in self.exits.values())

    @property
    def misses(self) -> str:
        """The package variable that counts wrong predictions."""
        return f"w_{self.fn.code_index}"

    def distrust(self, general: str) -> str:
        """Go text at the entry: `general` where there were so many of them that the call is to run general."""
        return f"if {self.misses}.Misses >= o.MaxMisses {{ {COLD}if {self.misses}.Lost() {{ {general} }} }}\n" if self.counts_misses else ""

    def _all_general(self) -> str:
        """The whole call in the general version."""
        params = [f"r{n}: {self.value(n)}" for n in range(self.nparams)]
        return f"regs := regs_{self.fn.code_index}{{{', '.join(params)}}}; {self._continue_at(0)}"

    def _exit_text(self, name: str, resume: ResumeEmitter) -> str:
        position, elsewhere = self.exits[name]
        index = self.fn.code_index
        number = resume.point(position)
        stores, moved = [], ""
        types = {"held": "*o.Held"} | {f"r{reg}": "o.Value" for reg in elsewhere}
        live = resume.live(position)
        for reg in live:
            if reg in resume.in_frame:
                source = elsewhere.get(reg, self.value(reg) if self.kind(reg) in GO_SCALARS else "")
                moved += f"fr.r{reg} = {source}; " if source else ""
                continue
            if reg in elsewhere:
                stores.append(f"r{reg}: {elsewhere[reg]}")
                continue
            stores.extend(f"{variable}: {source}" for variable, source in self._copies(reg))
            types |= {f"r{reg}": GO_TYPES[self.fn.reg_kinds[reg]], **{f"r{reg}{suffix}": go_type for suffix, go_type in self.loop_parts(reg)}}
        if "held" in self.locals:
            stores.append("held: held")
        count = f"{self.misses}.Misses++; " if elsewhere else ""
        made = self.settled(live, elsewhere)
        if self.is_generator:
            step = f"regs := regs_{index}{{{', '.join(stores)}}}; g.Machine = &mg_{index}; return gen_{index}r(c, g, sent, exc, &regs, {number})"
            return f"{name}:\n{{ {count}{moved}{made}{step} }}\n"
        fields = dict(store.split(": ", 1) for store in stores)
        leaving = f"f_{index}x{len(self.leavings)}"
        params = "".join(f", {field} {types[field]}" for field in fields)
        self.leavings.append(
            f"//go:noinline\nfunc {leaving}(c *o.Ctx, f *o.Func{params}) ({self.result_type()}, *o.Exc) {{\n"
            f"regs := regs_{index}{{{', '.join(f'{field}: {field}' for field in fields)}}}; {self._continue_at(number)}\n}}\n"
        )
        args = "".join(f", {source}" for source in fields.values())
        return f"{name}:\n{{ {COLD}{count}{made}c.Depth = depth - 1; return {leaving}(c, f{args}) }}\n"

    def settled(self, live: list[int], elsewhere: dict[int, str]) -> str:
        """Go statements before a leaving: what only this version keeps in another form, of the live registers."""
        boxes = texts.boxes(self, [reg for reg in live if reg not in elsewhere])
        boxes += "".join(arrays.pair(self, reg) for reg in live if reg in self.keys)
        return boxes + "".join(f"o.KeepInt({self.value(reg)}); " for reg in live if reg in self.between and self.kind(reg) not in GO_SCALARS)

    def _continue_at(self, number: int) -> str:
        """Return what the general version, entered at that point with the registers in `regs`, returns."""
        call = f"v, err := f_{self.fn.code_index}r(c, f, &regs, {number})"
        if self.signature.result not in GO_SCALARS:
            return f"{call}; return v, err"
        name = str(self.signature.result).title()
        return f"{call}; if err != nil {{ return 0, err }}; if v.Is{name}() {{ return v.{name}(), nil }}; c.Ret = v; return 0, o.Boxed"

    def _copies(self, reg: int) -> list[tuple[str, str]]:
        kind = self.fn.reg_kinds[reg]
        source = self.value(reg) if kind is RegKind.VALUE else self.variable(reg)
        copies = [(f"r{reg}", source)]
        for suffix, go_type in self.loop_parts(reg):
            copies.append((f"r{reg}{suffix}", self.variable(reg, suffix, go_type)))
        return copies

    def unbox(self, source: str, reg: int) -> str:
        name = str(self.kind(reg)).title()
        return f"if !{source}.Is{name}() {{ c.Ret = {source}; {self.leave_here(reg)} }}; {self.dest(reg)} = {source}.{name}()"


@dataclass
class ResumeEmitter(BatchEmitter):
    """Emits ``f_Nr``: the general version, entered at any of `points`. Its batches are those that ``f_Ns`` has no registers for."""

    points: dict[Position, int] = field(default_factory=dict)
    folds: ClassVar[bool] = False  # it may be entered between an operation and its hold

    def point(self, position: Position) -> int:
        return self.points.setdefault(position, len(self.points) + 1)

    def live(self, position: Position) -> list[int]:
        return sorted(
            reg for reg in live_at(self.fn, position) - self.owners if reg not in self.constants and reg not in self.absent
        )

    def before(self, position: Position) -> None:
        if position in self.points:
            self.label(f"K{self.points[position]}")
        super().before(position)

    def serves(self, known: Mapping[int, Type]) -> bool:
        return any(kind == views.DOUBLE and self.predicted(reg) in NUMBERS for reg, kind in known.items())

    def variable(self, reg: int, suffix: str = "", go_type: str | None = None) -> str:
        name = super().variable(reg, suffix, go_type)
        if self.batch is not None and reg in self.batch.shadows:
            return name
        if reg < self.nparams and not suffix and not self.is_generator:
            self.locals[name] = "o.Value"
        return name

    def polled_entry(self) -> str:
        failed = f"return o.Value{{}}, o.Trace(c, err, {self.code}, {self.package.line(self.fn.first_line)})"
        return f"if err = o.EnterSlow(c); err != nil {{ c.Depth = depth - 1; {failed} }}"

    def emit_resumable(self) -> str:
        index = self.fn.code_index
        cases = []
        fields = {} if self.is_generator else {f"r{n}": "o.Value" for n in range(self.nparams)}
        loads = "; ".join(f"{name} = regs.{name}" for name in fields if int(name[1:]) in self.uses)
        if loads:
            cases.append(f"case 0: {loads}\n")
        owned = bool(self.owners - self.absent) and not self.owners & self.in_frame
        if owned:
            fields["held"] = "*o.Held"
        for position, number in self.points.items():
            self.targets.add(f"K{number}")
            moves = [f"{self.held()} = regs.held; "] if owned else []
            for reg in self.live(position):
                if reg in self.in_frame:
                    continue
                parts = [("", GO_TYPES[self.fn.reg_kinds[reg]]), *self.loop_parts(reg)]
                for suffix, go_type in parts:
                    fields[f"r{reg}{suffix}"] = go_type
                    moves.append(f"{self.variable(reg, suffix, go_type)} = regs.r{reg}{suffix}; ")
            cases.append(f"case {number}: {''.join(moves)}goto K{number}\n")
        self.run()
        body = self._body_text()
        declared = "".join(f"\t{name} {go_type}\n" for name, go_type in fields.items())
        struct = f"type regs_{index} struct {{\n{declared}}}\n"
        self.locals["err"] = "*o.Exc"
        if self.is_generator:
            return struct + generators.resumable(self, body, "".join(cases))
        prologue = self._prologue()
        return (
            f"{struct}func f_{index}r(c *o.Ctx, f *o.Func, regs *regs_{index}, pc int) (o.Value, *o.Exc) {{\n"
            f"{prologue}switch pc {{\n{''.join(cases)}}}\n{body}}}\n"
        )
