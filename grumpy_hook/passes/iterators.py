"""Iterators of CPython's that a loop alone has go when the loop is left, however that happens.

In CPython they are on the stack: ``for line in lines(path): return line`` closes the generator,
and with it the file, before the caller goes on.  Each such iterator gets an owner (see owning),
and so do those behind an enumerate() or zip() that was called for the loop.

>>> # r1 = iter r0 ; b1: for_next r1 r2 b2 b3 ; b2: leave_loop r1 ; jump b4
>>> # r1 = iter r0 ; r3 = hold - r1 r0 ; b1: for_next r1 r2 b2 b3 ; b2: drop r3 ; jump b4 ; b3: drop r3 ; ...
"""

from __future__ import annotations

from grumpy_hook.ir.nodes import ABSENT, Function, Instr
from grumpy_hook.passes.owning import new_register, prune

LOOPS = frozenset({"expect", "leave_loop"})  # what reads the iterator of a loop and does not keep it
WRAPPERS = frozenset({"enumerate", "zip", "map", "filter"})  # each has iterators of its own
RETURNING = frozenset({"keep", "drop", "give"})  # what owning does to the locals before a return


def own_iterators(fn: Function) -> None:
    """Add the owners, and take the leave_loop operations out, in place."""
    owners = {reg: new_register(fn) for reg in sorted(_iterators(fn))}
    wrappers = _wrappers(fn) if owners else {}
    for block in fn.blocks:
        out: list[Instr] = []
        for instr in block.instrs:
            if instr.op != "leave_loop":
                out.append(instr)
            elif instr.args[0] in owners:
                out += _dropped(instr.line, owners[instr.args[0]])
            if instr.op == "iter" and instr.dest in owners:
                source = instr.args[0]
                out.append(Instr("hold", (owners[instr.dest],), (ABSENT, instr.dest, source, *wrappers.get(source, ())), (), instr.line))
        if block.term.kind == "return" and owners:
            end = len(out)
            while end and out[end - 1].op in RETURNING:
                end -= 1
            out.insert(end, Instr("drop", (), tuple(sorted(owners.values(), reverse=True)), (), block.term.line))  # the inner loop's first
        block.instrs = out
    if not owners:
        return
    blocks = {block.label: block for block in fn.blocks}
    for block in fn.blocks:
        if block.term.kind == "for_next" and block.term.args[0] in owners:
            gone = _dropped(block.term.line, owners[block.term.args[0]])
            blocks[block.term.targets[1]].instrs[:0] = gone
            if block.handler is not None:
                blocks[block.handler].instrs[1:1] = gone  # behind the catch
    prune(fn, frozenset(owners.values()))


def _iterators(fn: Function) -> set[int]:
    """Registers that hold nothing but iterators, of what need not be native, and that only loops read."""
    constants = {instr.dest for instr in fn.instrs() if instr.op == "const"}
    found: set[int] = set()
    others: set[int] = set()
    for block in fn.blocks:
        if block.term.kind == "for_next":
            found.add(block.term.args[0])
            others.add(block.term.args[1])
        else:
            others.update(block.term.args)
        for instr in block.instrs:
            if instr.op != "iter" or instr.args[0] in constants:
                others.update(instr.dests)
            if instr.op not in LOOPS:
                others.update(instr.args[:2] if instr.op == "hold" else instr.args)  # one of its items may have an owner
    return found - others


def _wrappers(fn: Function) -> dict[int, tuple[int]]:
    """Results of calls, probably of one of WRAPPERS, that nothing but the loop can have: the register of what was called."""
    made: dict[int, list[Instr]] = {}
    for instr in fn.instrs():
        for dest in instr.dests:
            made.setdefault(dest, []).append(instr)

    def maker(reg: int, op: str) -> Instr | None:
        found = made.get(reg, [])
        return found[0] if len(found) == 1 and found[0].op == op and fn.reg_names[reg] is None else None

    found: dict[int, tuple[int]] = {}
    for reg in made:
        call = maker(reg, "call")
        name = maker(call.args[0], "load_global") if call is not None else None
        if call is not None and name is not None and name.imms[0] in WRAPPERS:
            found[reg] = (call.args[0],)
    return found


def _dropped(line: int, owner: int) -> list[Instr]:
    return [Instr("drop", (), (owner,), (), line), Instr("undef", (owner,), (), (), line)]
