"""Makes a function's registers, blocks and instructions."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from grumpy_hook.ir.nodes import Block, Inner, Instr, RegKind, Terminator
from grumpy_hook.ir.ops import OPS


class Place(Protocol):
    """Anything with a place in the source: AST nodes, and `Pos`."""

    @property
    def lineno(self) -> int: ...
    @property
    def col_offset(self) -> int: ...
    @property
    def end_lineno(self) -> int | None: ...
    @property
    def end_col_offset(self) -> int | None: ...


class Pos(NamedTuple):
    lineno: int
    col_offset: int = -1
    end_lineno: int | None = None
    end_col_offset: int | None = None


_RESULTS = {"value": RegKind.VALUE, "bool": RegKind.BOOL, "exc": RegKind.EXC, "cell": RegKind.CELL}
RESULT_KIND = {name: _RESULTS.get(spec.result) for name, spec in OPS.items()}


class Builder:
    """`handler` is the label that catches what is emitted from now on."""

    def __init__(self) -> None:
        self.reg_names: list[str | None] = []
        self.reg_kinds: list[RegKind] = []
        self.blocks: list[Block] = []
        self.labels = 0
        self.handler: int | None = None
        self.inners: list[Inner] = []
        self.inner = 0  # the one of them that what is emitted now is in, from 1
        self.instrs: list[Instr] | None = None  # of the open block
        self.open_label = 0

    # Registers

    def reg(self, kind: RegKind = RegKind.VALUE, name: str | None = None) -> int:
        self.reg_names.append(name)
        self.reg_kinds.append(kind)
        return len(self.reg_names) - 1

    # Instructions

    def _emit(self, place: Place, op: str, dests: tuple[int, ...], args: tuple[int, ...], imms: tuple[object, ...]) -> None:
        if self.instrs is None:
            self.start(self.label())
        instr = Instr(op, dests, args, imms, place.lineno, place.col_offset, place.end_lineno or -1, place.end_col_offset or -1, self.inner)
        self.instrs.append(instr)  # type: ignore[union-attr]

    def value(self, place: Place, op: str, args: tuple[int, ...] = (), *imms: object) -> int:
        """Emits an operation with one result; returns its register."""
        kind = RESULT_KIND[op]
        assert kind is not None, op
        dest = self.reg(kind)
        self._emit(place, op, (dest,), args, imms)
        return dest

    def into(self, place: Place, dest: int, op: str, args: tuple[int, ...] = (), *imms: object) -> None:
        self._emit(place, op, (dest,), args, imms)

    def effect(self, place: Place, op: str, args: tuple[int, ...] = (), *imms: object) -> None:
        self._emit(place, op, (), args, imms)

    def mark_call(self, place: Place, result: int) -> bool:
        """Puts gen_mark before the operation just emitted when that is the call with this result."""
        last = self.instrs[-1] if self.instrs else None
        if last is None or not last.op.startswith("call") or result not in last.dests:
            return False
        self.effect(place, "gen_mark")
        assert self.instrs is not None
        self.instrs[-2:] = self.instrs[-1], last
        return True

    def multi(self, place: Place, op: str, count: int, args: tuple[int, ...], *imms: object) -> tuple[int, ...]:
        dests = tuple(self.reg() for _ in range(count))
        self._emit(place, op, dests, args, imms)
        return dests

    def const(self, place: Place, value: object) -> int:
        return self.value(place, "const", (), value)

    # Blocks

    def label(self) -> int:
        self.labels += 1
        return self.labels - 1

    def start(self, label: int) -> None:
        """Opens a block; an open one falls through to it."""
        if self.instrs is not None:
            self._close(Terminator("jump", (), (label,)))
        self.instrs = []
        self.open_label = label

    def _close(self, term: Terminator) -> None:
        if self.instrs is None:
            self.start(self.label())
        assert self.instrs is not None
        self.blocks.append(Block(self.open_label, self.instrs, term, self.handler))
        self.instrs = None

    def set_handler(self, handler: int | None) -> None:
        """Changes who catches, between blocks."""
        if handler == self.handler:
            return
        if self.instrs is not None:
            label = self.label()
            self._close(Terminator("jump", (), (label,)))
            self.handler = handler
            self.start(label)
        self.handler = handler

    def jump(self, label: int) -> None:
        if self.instrs is not None:
            self._close(Terminator("jump", (), (label,)))

    def branch(self, place: Place, cond: int, then: int, other: int) -> None:
        self._close(self._term(place, "branch", (cond,), (then, other)))

    def for_next(self, place: Place, iterator: int, dest: int, body: int, leave: int) -> None:
        self._close(self._term(place, "for_next", (iterator, dest), (body, leave)))

    def ret(self, place: Place, value: int) -> None:
        self._close(self._term(place, "return", (value,), ()))

    def unreachable(self) -> None:
        self._close(Terminator("unreachable"))

    def _term(self, place: Place, kind: str, args: tuple[int, ...], targets: tuple[int, ...]) -> Terminator:
        return Terminator(
            kind, args, targets, place.lineno, place.col_offset, place.end_lineno or -1, place.end_col_offset or -1, self.inner
        )
