"""One IR function as one flat Go function.

All variables are declared first, then labels and gotos, so that a generator or
a resumed function can jump anywhere.  What an operation becomes is looked up in
``emit.operations``; this file knows registers, labels, errors and blocks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from grumpy_hook.emit import (
    arrays,
    awaits,
    chains,
    defaults,
    digits,
    divmods,
    generators,
    keywords,
    lookups,
    operations,
    owners,
    repeats,
    results,
    slices,
)
from grumpy_hook.emit.consts import INT64_MAX, INT64_MIN, float_literal
from grumpy_hook.emit.scalars import GO_SCALARS
from grumpy_hook.ir.nodes import ABSENT, Block, Function, Instr, Kind, RegKind, Terminator
from grumpy_hook.passes.lattice import ANY, INT, Items, ListOf, Type
from grumpy_hook.passes.liveness import live_across_yields
from grumpy_hook.passes.passing import between, cuts, last_words, looped_over
from grumpy_hook.passes.types import LIFETIMES

if TYPE_CHECKING:
    from grumpy_hook.emit.package import Package
    from grumpy_hook.passes.classes import StaticClass

AWAITS = (Kind.COROUTINE, Kind.ASYNC_GENERATOR)
GO_TYPES = {RegKind.VALUE: "o.Value", RegKind.BOOL: "bool", RegKind.EXC: "*o.Exc", RegKind.CELL: "*o.Cell"}


@dataclass
class Line:
    """One Go line. `label` lines are dropped when nothing jumps there."""

    text: str
    py_line: int = 0
    label: bool = False


@dataclass
class FunctionEmitter:
    """Emits `fn`. Attributes after the first three are the state of the emission."""

    package: Package
    fn: Function
    go_name: str
    lines: list[Line] = field(default_factory=list)
    targets: set[str] = field(default_factory=set)  # labels some goto names
    locals: dict[str, str] = field(default_factory=dict)  # Go variable -> type
    redirected: dict[int, str] = field(default_factory=dict)  # register -> variable that takes its result for now
    resume_points: int = 0
    sites: int = 0  # of operations with a cold form
    following: Instr | None = None  # the operation after the one being emitted
    stepped: Instr | None = None  # the await that takes the first step of an async for's turn
    awaiting: awaits.Awaiting | None = None  # the await of the call being emitted
    fold: owners.Fold | None = None  # the hold that belongs to the operation being emitted
    parts_held: set[int] = field(default_factory=set)  # owners that the unpack before them sees to
    unboxed: ClassVar[bool] = False  # whether registers may hold Go numbers
    runs_through: ClassVar[bool] = False  # a coroutine function that runs without a coroutine
    apart: ClassVar[bool] = True  # whether what runs rarely stands behind the rest
    folds: ClassVar[bool] = True  # whether holds may be done inside the operation before

    def __post_init__(self) -> None:
        self.code = f"c_{self.fn.code_index}"
        self.types = self.package.types.registers.get(self.fn.code_index, {})
        self.is_generator = self.fn.kind in (Kind.GENERATOR, Kind.COROUTINE, Kind.ASYNC_GENERATOR) and not self.runs_through
        self.nparams = len(self.fn.params.names) if self.fn.kind is not Kind.CLASS_BODY else 1
        self.in_frame = self.frame_registers() if self.is_generator else set()
        self._scan()
        self.place: Instr | Terminator = self.fn.blocks[0].term
        self.handler: int | None = None

    # What is known before the text is written

    def _scan(self) -> None:
        """Constants used in place, iterators that need no object, registers never read."""
        defs: dict[int, list[Instr]] = {}
        uses: dict[int, list[Instr | Terminator]] = {}
        stepped: set[int] = set()
        for block in self.fn.blocks:
            for instr in block.instrs:
                for dest in instr.dests:
                    defs.setdefault(dest, []).append(instr)
                for arg in instr.args:
                    uses.setdefault(arg, []).append(instr)
            term = block.term
            if term.kind == "for_next":
                stepped.add(term.args[1])
                uses.setdefault(term.args[0], []).append(term)
            else:
                for arg in term.args:
                    uses.setdefault(arg, []).append(term)
        params = set(range(self.nparams))
        params |= {i.args[1] for i in self.fn.instrs() if i.op == "show_local"}  # may be unbound there
        self.defs = defs
        self.uses = uses
        self.constants = {
            reg: found[0].imms[0]
            for reg, found in defs.items()
            if len(found) == 1 and found[0].op == "const" and reg not in params and reg not in stepped
        }
        self.absent = {
            reg for reg, found in defs.items()
            if len(found) == 1 and found[0].op == "undef" and reg not in params and reg not in stepped
        }
        self.owners = owners.find(self)
        self.absent |= owners.never_filled(self)
        self.loop_holds = self._loop_holds()
        self.pairs = self._pairs()
        self.slices = self._slices()
        self.roomy, self.scratch = self._roomy(), self._scratch()
        self.loops: dict[int, str] = {}  # iterator register -> "range", "ints" (mostly those of a range object) or "list"
        for reg, found in defs.items():
            readers = [user for user in uses.get(reg, []) if not (isinstance(user, Instr) and user.op in ("hold", "expect", "own_iterator"))]
            looped = len(found) == 1 and found[0].op in ("iter", "range_iter", "reversed_range")
            if looped and readers and all(isinstance(r, Terminator) for r in readers):
                ints = found[0].op == "reversed_range" or self.predicted(found[0].args[0]) == Items(INT)
                self.loops[reg] = "range" if found[0].op == "range_iter" else "ints" if ints else "list"
        self.paired = self._paired()
        self.digits = digits.find(self)
        self.divided = divmods.find(self)
        self.repeated = repeats.find(self)
        self.keywords = keywords.find(self)
        self.defaults = defaults.find(self)
        self.keys = arrays.keys(self)
        self.numbers = arrays.find(self)
        self.between = between(self.fn, self.types)
        self.last_words = last_words(self.fn, self.between)
        self.found = lookups.find(self)
        self.made_keys = lookups.keys(self)
        self.moved: dict[int, slices.Moved] = {}
        self.copied = self._copied() | self._looped_over() if self.folds else {}
        self.texts: set[int] = set()  # before it is known, nothing stays a Go string
        self.texts = chains.find(self) if self.folds else set()

    def _slices(self) -> dict[int, tuple[int, ...]]:
        """Slices that the very next operation uses as its key, and nothing else does: register -> their parts."""
        found = {}
        for block in self.fn.blocks:
            for made, user in pairwise(i for i in block.instrs if i.op not in ("keep", "drop", "undef")):
                if made.op == "build_slice" and user.op in ("getitem", "setitem") and user.args[1] == made.dest and len(self.uses[made.dest]) == 1:
                    stepped = self.constants.get(made.args[2], 0) is not None
                    if user.op == "getitem" or not stepped:
                        found[made.dest] = made.args
        return found

    def _roomy(self) -> set[int]:
        """Lists that are made where it is known how much room they need, right after."""
        pairs = (pair for block in self.fn.blocks for pair in pairwise(block.instrs))
        return {made.dest for made, user in pairs if made.op == "build_list" and user.op == "expect" and user.args[0] == made.dest}

    def _scratch(self) -> set[int]:
        """Lists that only become tuples: nothing else sees them."""
        filling = ("expect", "list_append", "list_extend", "list_to_tuple", "keep")
        return {
            reg for reg, found in self.defs.items()
            if len(found) == 1 and found[0].op == "build_list" and not found[0].args
            and all(isinstance(user, Instr) and user.op in filling and user.args[0] == reg for user in self.uses.get(reg, []))
            and sum(user.op == "list_to_tuple" for user in self.uses.get(reg, []) if isinstance(user, Instr)) == 1
        }

    def _copied(self) -> dict[int, str]:
        """Slices, and sums of lists, that a slice assignment or such a sum later in the block copies, and nothing else
        sees: register -> the Go variable that tells whether the list was made for this."""
        found = {}
        for block in self.fn.blocks:
            made: set[int] = set()
            for instr in block.instrs:
                taken = instr.args[2:] if instr.op == "setitem" and instr.args[1] in self.slices else ()
                if self._adds_lists(instr):
                    taken = instr.args
                    made.add(instr.dest)
                elif cuts(instr, self.slices):
                    made.add(instr.dest)
                for reg in made.intersection(taken):
                    users = [user for user in self.uses[reg] if not (isinstance(user, Instr) and user.op in ("keep", "hold"))]
                    if users == [instr] and len(self.defs[reg]) == 1:
                        found[reg] = f"copied{reg}"
        return found

    def _adds_lists(self, instr: Instr) -> bool:
        return instr.op == "binary" and instr.imms[0] == "add" and all(isinstance(self.predicted(reg), ListOf) for reg in instr.args)

    def _looped_over(self) -> dict[int, str]:
        """Slices that nothing but a loop sees, as `copied`."""
        walked = {found[0].args[0] for reg, found in self.defs.items() if self.loops.get(reg) == "list"}
        return {reg: f"copied{reg}" for reg in looped_over(self.fn, self.slices) & walked}

    def given_back(self, iterator: int) -> str:
        """The Go variable that tells whether the list of a finished loop may be used again, or ""."""
        made = self.defs.get(iterator, [])
        return self.copied.get(made[0].args[0], "") if len(made) == 1 and made[0].op == "iter" else ""

    def _loop_holds(self) -> dict[int, Instr]:
        """The hold of a loop's variable, which the step of the loop does: by the label of the loop's body."""
        first = {block.label: block.instrs[0] for block in self.fn.blocks if block.instrs}
        bodies = [(block.term.targets[0], block.term.args[1]) for block in self.fn.blocks if block.term.kind == "for_next"]
        return {
            body: first[body] for body, item in bodies
            if body in first and first[body].op == "hold" and first[body].args[1] == item
        }

    def _pairs(self) -> set[int]:
        """Items of loops `for a, b in x`, or of three names, that nothing but the unpacking sees: they need no tuple of their own."""
        first = {block.label: block.instrs[0] for block in self.fn.blocks if block.instrs}
        pairs = set()
        for block in self.fn.blocks:
            if block.term.kind == "for_next":
                item, body = block.term.args[1], first.get(block.term.targets[0])
                if (
                    body is not None and body.op == "unpack" and body.args[0] == item and len(body.dests) in (2, 3)
                    and self.readers(item) == [body] and item not in self.defs
                ):
                    pairs.add(item)
        return pairs

    def _paired(self) -> dict[int, int]:
        """Iterators whose every item is such a pair, which `o.PairLoop` may give without them -> the item."""
        two = {item for item in self.pairs if len(self.uses[item][0].dests) == 2}  # type: ignore[union-attr]
        steps = [b.term.args for b in self.fn.blocks if b.term.kind == "for_next"]
        return {it: item for it, item in steps if self.loops.get(it) == "list" and item in two and sum(it == other for other, _ in steps) == 1}

    # Objects

    def unlike(self, value: str, cls: StaticClass) -> str:
        """Go condition: the object in the variable is of another class; empty where it is known not to be."""
        return f"o.Misses({value}, &{self.package.class_variable(cls)}, {cls.depth})"

    # Registers

    def frame_registers(self) -> set[int]:
        """Registers of a generator that are fields of its frame."""
        return live_across_yields(self.fn)

    def suspended(self, point: int) -> str:
        """What comes before the return at a resume point."""
        return ""

    def resumed(self, point: int) -> str:
        """What comes before the jump to a resume point."""
        return ""

    def suspend(self, point: int) -> str:
        """Go statements after a coroutine that was run through suspended: what it yielded is in tv."""
        assert self.awaiting is not None
        return f"{self.value(self.awaiting.instr.args[0])} = sus.Value(); {self.temp('td', 'bool')} = false; {self.goto(f'N{point}')}"

    def await_(self, i: Instr) -> None:
        """An await, up to where its result is in tr."""
        operations.delegate(self, i)

    def variable(self, reg: int, suffix: str = "", go_type: str | None = None) -> str:
        """The Go variable of a register, declared at first mention."""
        name = f"r{reg}{suffix}"
        if go_type is None:
            go_type = GO_TYPES[self.fn.reg_kinds[reg]]
        if reg in self.in_frame:
            self.package.frame_field(self.fn.code_index, name, go_type)
            return f"fr.{name}"
        if not (reg < self.nparams and not suffix and not self.is_generator):
            self.locals[name] = go_type
        return name

    def readers(self, reg: int) -> list[Instr | Terminator]:
        """What reads a register, but for what only says how long something lives."""
        return [user for user in self.uses.get(reg, []) if not (isinstance(user, Instr) and user.op in LIFETIMES)]

    def value(self, reg: int) -> str:
        """A Go expression of type o.Value for an operand; ABSENT is the zero Value."""
        if reg == ABSENT or reg in self.absent:
            return "(o.Value{})"
        if reg in self.constants:
            return self.package.consts.expr(self.constants[reg])
        return self.variable(reg)

    def held(self) -> str:
        """The Go variable of the owners that have an object."""
        if self.owners & self.in_frame:
            self.package.frame_field(self.fn.code_index, "held", "*o.Held")
            return "fr.held"
        return self.temp("held", "*o.Held")

    def values(self, regs: tuple[int, ...]) -> str:
        return ", ".join(self.value(reg) for reg in regs)

    def loop_parts(self, reg: int) -> list[tuple[str, str]]:
        """The further Go variables of an iterator register that needs no object: (suffix, type)."""
        match self.loops.get(reg):
            case "range" | "ints":
                return [("a", "int64"), ("n", "int64"), ("s", "int64")]
            case "list":
                return [("l", "*o.List"), ("i", "int"), *([("p", "*o.PairLoop")] if reg in self.paired else [])]
        return []

    def predicted(self, reg: int) -> Type:
        """The type inferred for a register."""
        return self.types.get(reg, ANY) if reg not in self.constants else ANY

    def scalar(self, reg: int) -> tuple[str, str] | None:
        """(kind, Go expression) of a number constant, or of what is unboxed here; else None."""
        return self.constant_scalar(reg) if reg in self.constants else None

    def scalar_type(self, kind: Type) -> str:
        return GO_SCALARS[str(kind)]

    def unbox(self, source: str, reg: int) -> str:
        """Go text that takes a number out of the Value in variable `source`."""
        raise NotImplementedError("nothing is unboxed in general code")

    def leave_here(self, result: int | None = None) -> str:
        raise NotImplementedError("general code is where others leave for")

    def number(self, value: object) -> str:
        """An int or float constant as an unboxed Go expression."""
        return f"int64({value})" if isinstance(value, int) else float_literal(value)  # type: ignore[arg-type]

    def constant_scalar(self, reg: int) -> tuple[str, str] | None:
        """(kind, Go expression) of a number constant's register."""
        value = self.constants[reg]
        if type(value) is int and INT64_MIN <= value <= INT64_MAX:
            return "int", self.number(value)
        if type(value) is float:
            return "float", self.number(value)
        return None

    def exc(self, reg: int) -> str:
        return "nil" if reg == ABSENT or reg in self.absent else self.variable(reg)

    def dest(self, reg: int) -> str:
        """Where a result goes: a variable, or the blank name when nothing reads it."""
        if reg in self.redirected:
            return self.redirected[reg]
        if reg not in self.uses and reg >= self.nparams:
            return "_"
        return self.variable(reg)

    def temp(self, name: str, go_type: str) -> str:
        self.locals[name] = go_type
        return name

    # Text

    def put(self, text: str) -> None:
        self.lines.append(Line(text, self.place.line))

    def label(self, name: str) -> None:
        self.lines.append(Line(f"{name}:", label=True))

    def goto(self, name: str) -> str:
        self.targets.add(name)
        return f"goto {name}"

    def goto_block(self, label: int) -> str:
        return self.goto(f"L{label}")

    @property
    def failure(self) -> str:
        """What follows an error: note the place, go to the handler or out."""
        return self.fail_at(self.place)

    @property
    def again(self) -> str:
        """The same for an exception raised again: its traceback has this frame already."""
        return self._failing("-1")

    def fail_at(self, place: Instr | Terminator) -> str:
        """The same of an operation that stands there."""
        return self._failing(self.package.place(self.fn, place))

    def _failing(self, number: str) -> str:
        where = f"L{self.handler}" if self.handler is not None else "fail"
        self.locals["at"] = "int32"
        return f"at = {number}; {self.goto(where)}"

    def checked(self, text: str) -> None:
        """A statement that sets err."""
        self.locals["err"] = "*o.Exc"
        self.put(f"{text}; if err != nil {{ {self.failure} }}")

    def go_type(self, reg: int) -> str:
        return GO_TYPES[self.fn.reg_kinds[reg]]

    def go_bool(self, reg: int) -> str:
        return self.variable(reg)

    # The function

    def run(self) -> None:
        """Emit every block into `lines`."""
        order = {block.label: number for number, block in enumerate(self.fn.blocks)}
        for number, block in enumerate(self.fn.blocks):
            self._block(block, number, order)
        self._failure_exit()

    def emit(self) -> str:
        """The Go text of the function (of a generator: constructor, frame and state machine)."""
        self.run()
        body = self._body_text()
        if self.is_generator:
            return generators.text(self, body)
        params = "".join(f", r{n} o.Value" for n in range(self.nparams))
        return (
            f"func {self.go_name}(c *o.Ctx, f *o.Func{params}) (o.Value, *o.Exc) {{\n{self._prologue()}{body}}}\n"
            + self.poll_function(params)
        )

    def _block(self, block: Block, number: int, order: dict[int, int]) -> None:
        self.handler = block.handler
        self.label(f"L{block.label}")
        for index, instr in enumerate(block.instrs):
            self.place = instr
            self.at = (block.label, index)
            self.before(self.at)
            self.awaiting = awaits.awaiting(block, index, self.uses) if self.fn.kind in AWAITS else None
            self._operation(instr, block.instrs[index + 1] if index + 1 < len(block.instrs) else None)
        if block.term.line:
            self.place = block.term
        self.at = (block.label, len(block.instrs))
        self.before(self.at)
        following = self.fn.blocks[number + 1].label if number + 1 < len(self.fn.blocks) else None
        operations.emit_terminator(self, block.term, following, lambda label: order[label] <= number)

    def _operation(self, instr: Instr, following: Instr | None) -> None:
        self.following = following
        if instr.op != "hold":
            self.fold = owners.fold(self, instr, following)
        operations.emit(self, instr)
        self.asked_here(instr)
        if self.fold is not None and not self.fold.used:
            self.fold = None

    def asked(self, dest: int) -> tuple[Instr, str] | None:
        """The test right after this operation, where nothing but that reads the result, and the Go label behind it."""
        label, index = self.at
        for at, instr in enumerate(self.fn.block(label).instrs[index + 1 :], index + 1):
            if instr.op == "truth":
                plain = instr.args == (dest,) and self.readers(dest) == [instr] and self.readers(instr.dest)
                return (instr, f"asked{label}_{at}") if plain else None
            if instr.op != "hold" or dest not in instr.args:
                break
        return None

    def asked_here(self, instr: Instr) -> None:
        """An operation was written."""
        if instr.op == "truth":
            self.label(f"asked{self.at[0]}_{self.at[1]}")

    def before(self, position: tuple[int, int]) -> None:
        """Called before each operation and terminator; the resumable version places its labels here."""

    def leave(self) -> str:
        """What every exit does first."""
        return "g.PC = o.GenDone; " if self.is_generator else "c.Depth = depth - 1; "

    def _failure_exit(self) -> None:
        if "fail" not in self.targets:
            return
        self.label("fail")
        owners.release_all(self)
        self.put(self.failure_return())

    def failure_return(self) -> str:
        return f"{self.leave()}return o.Value{{}}, {self.trace()}"

    def trace(self) -> str:
        """Notes that the exception passes here; the frame of a method shows its object."""
        owner = self.fn.qualname.rpartition(".")[0]
        if owner and not owner.endswith("<locals>") and self.nparams and self.shows_object():
            return f"o.TraceMethod(c, err, {self.code}, at, {self.value(0)})"
        return f"o.Trace(c, err, {self.code}, at)"

    def shows_object(self) -> bool:
        return self.fn.reg_kinds[0] is RegKind.VALUE

    def return_text(self, reg: int) -> str:
        if self.is_generator:
            return f"g.PC = o.GenDone; g.Ret = {self.value(reg)}; return o.Value{{}}, nil"
        return f"{results.note(self, reg)}c.Depth = depth - 1; return {self.value(reg)}, nil"

    def _prologue(self) -> str:
        """Variables, then the depth test that is also the poll. Exits put the depth back from a register."""
        lines = [f"var {name} {go_type}\n" for name, go_type in self.locals.items()]
        if not self.is_generator:
            lines.append(f"var depth = c.Depth + 1\nif c.Depth = depth; depth >= c.Limit.Load() {{ {self.polled_entry()} }}\n")
        return "".join(lines)

    def polled_entry(self) -> str:
        """The slow path of the depth test: a tail call, so that Go need not spill around it."""
        args = "".join(f", r{n}" for n in range(self.nparams))
        return f"return {self.go_name}_poll(c, f{args})"

    def poll_function(self, params: str, result: str = "o.Value") -> str:
        """The target of polled_entry: polls and calls the function again."""
        args = "".join(f", r{n}" for n in range(self.nparams))
        return (
            f"func {self.go_name}_poll(c *o.Ctx, f *o.Func{params}) ({result}, *o.Exc) {{\n"
            f"err := o.EnterSlow(c); c.Depth--; "
            f"if err != nil {{ return {self.zero()}, o.Trace(c, err, {self.code}, {self.package.line(self.fn.first_line)}) }}; "
            f"return {self.go_name}(c, f{args})\n}}\n"
        )

    def zero(self) -> str:
        """The result that accompanies an error."""
        return "o.Value{}"

    def _body_text(self) -> str:
        out: list[str] = []
        path = self.package.line_path
        at = -1
        for line in self.lines:
            if line.label:
                if line.text[:-1] in self.targets:
                    out.append(line.text)
                    at += 1
                continue
            if line.py_line > 0 and at != line.py_line:
                out.append(f"//line {path}:{line.py_line}")
                at = line.py_line
            out.append(line.text)
            at += 1
        return "\n".join(out) + "\n"
