"""Owners of locals and temporaries, as ``passes.owning`` placed them.

All owners of a running function are in one ``held``, nil while none has an object:
code that meets nothing of CPython's pays for one test of a local.  An owner is
filled only where CPython made the object, which is where an operation took its
general form: there the test for it stands (``tail``).  An owner that nothing can
fill, because its variable is a number or an attribute here, does not exist (``never_filled``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grumpy_hook.emit import objects
from grumpy_hook.emit.cold import COLD
from grumpy_hook.ir.nodes import ABSENT, Function, Instr
from grumpy_hook.passes.owning import HANDED, UNPACKS

if TYPE_CHECKING:
    from grumpy_hook.emit.function import FunctionEmitter

LOOP_OF_CALL = 4  # operands of the hold of such an iterator
MADE_BY = HANDED | {"hold", "undef"}


@dataclass
class Fold:
    """A hold that may be done inside the operation before it. `used`: it was."""

    hold: Instr
    used: bool = False


def find(e: FunctionEmitter) -> set[int]:
    """The registers that are owners."""
    return {
        reg for reg, found in e.defs.items()
        if all(i.op in MADE_BY for i in found) and any(i.op != "undef" for i in found)
    }


def never_filled(e: FunctionEmitter) -> set[int]:
    """Owners that stay empty whatever happens."""
    empty = set(e.owners)
    while True:
        filled = {reg for reg in empty if any(_may_fill(e, i, empty) for i in e.defs[reg])}
        if not filled:
            return empty
        empty -= filled


def _may_fill(e: FunctionEmitter, i: Instr, empty: set[int]) -> bool:
    if i.op in HANDED:
        return i.args[1] not in empty and not _empty(e, i.args[1])
    return i.op == "hold" and e.go_type(i.args[1]) == "o.Value" and not _stays(e, i.args[1])


def _stays(e: FunctionEmitter, val: int) -> bool:
    """The value is an attribute of an object whose class is known: the object keeps it (a wrong prediction is released late)."""
    found = e.defs.get(val, [])
    return bool(found) and all(i.op == "getattr" and any(objects.places(e, i.args[0], str(i.imms[0]))) for i in found)


def fold(e: FunctionEmitter, i: Instr, following: Instr | None) -> Fold | None:
    """The hold of the operation's result, when it comes next and can be done in the operation."""
    if following is None or following.op != "hold" or not e.folds or len(i.dests) != 1 or following.args[1] != i.dest:
        return None
    if following.dest in e.absent or e.go_type(i.dest) != "o.Value":
        return None
    return Fold(following)


def _empty(e: FunctionEmitter, owner: int) -> bool:
    return owner == ABSENT or owner in e.absent


def tail(e: FunctionEmitter) -> str:
    """Go statement after the general form of an operation that has another beside it."""
    if e.fold is None:
        return ""
    e.fold.used = True
    return f"; if {_foreign(e, e.fold.hold)} {{ {_fill(e, e.fold.hold)} }}{_parts(e, e.fold.hold)}"


def around_call(e: FunctionEmitter) -> tuple[str, str]:
    """Go text before and after the general form of a call: a compiled function may give its result too."""
    after = tail(e)
    return (NOT_GIVEN, f"{after} else {_given(e, e.fold.hold)}") if e.fold is not None else ("", after)


def given(e: FunctionEmitter, index: int) -> tuple[str, str]:
    """Go text before and after the call of function `index` of the module, which may give its result to its caller."""
    if e.fold is None or not _gives(e.package.module.functions[index]):
        return "", ""
    e.fold.used = True
    return NOT_GIVEN, f"; {_given(e, e.fold.hold)}"


NOT_GIVEN = "c.GivenDepth = 0; "
CALLS = frozenset({"call", "call_method", "call_loaded", "call_ex", "super_call"})


def _gives(fn: Function) -> bool:
    """What a call made may be its caller's alone. An attribute or item is held where it is."""
    made: set[int] = set()  # results of calls, then the owners that have one
    for block in fn.blocks:
        for i in block.instrs:
            if i.op in CALLS:
                made.update(i.dests)
            elif (i.op == "hold" and i.args[1] in made) or (i.op in HANDED and i.args[1] in made):
                made.add(i.dest)
            elif i.op == "give" and i.args[0] in made:
                return True
    return False


def _given(e: FunctionEmitter, hold: Instr) -> str:
    held, old = e.held(), hold.dest if _empty(e, hold.args[0]) else hold.args[0]
    test = "c.GivenDepth != 0 && c.GivenDepth == c.Depth + 1"
    return f"if {test} {{ {COLD}{held} = o.HoldGiven(c, {held}, {old}, {hold.dest}, {e.value(hold.args[1])}) }}"


def parts(e: FunctionEmitter, unpack: Instr) -> str:
    """Go statement after an unpack for the owners of its parts: where those are their taker's alone, all get theirs at once."""
    seq = unpack.args[0]
    holds = [i for i in e.uses.get(seq, []) if isinstance(i, Instr) and i.op == "hold" and i.args[2] == seq and _is_part(e, i)]
    live = [i for i in holds if i.dest not in e.absent and e.go_type(i.args[1]) == "o.Value" and _empty(e, i.args[0])]
    if not live or e.go_type(seq) != "o.Value":
        return ""
    maker = live[0].args[3]
    if e.loops.get(maker) in ("range", "ints"):
        return ""
    e.parts_held.update(i.dest for i in live)
    asked = [f"o.TakenApart(c, {e.value(seq)})"]
    if seq not in e.pairs:  # of which each step says it
        asked.insert(0, f"o.IsForeign({e.value(maker)})")
    if e.loops.get(maker) == "list":  # where the list itself is gone through, the iterator's variable has an earlier loop's
        asked.insert(0, f"{e.variable(maker, 'l', '*o.List')} == nil")
    filled = "; ".join(_fill(e, i) for i in live)
    return f"; if {' && '.join(asked)} {{ {COLD}{filled} }}"


def _is_part(e: FunctionEmitter, hold: Instr) -> bool:
    """The value was taken out of the answer of an operation."""
    return any(i.op in UNPACKS and i.args[0] == hold.args[2] for i in e.defs.get(hold.args[1], ()))


def _foreign(e: FunctionEmitter, hold: Instr) -> str:
    if _is_part(e, hold):
        return "false"  # unless the unpack has seen to it
    if e.loops.get(hold.args[1]) == "list":  # where the list itself is gone through, the iterator's variable has an earlier loop's
        return f"{e.variable(hold.args[1], 'l', '*o.List')} == nil && o.IsForeign({e.value(hold.args[2])})"
    found = [f"o.IsForeign({e.value(maker)})" for maker in hold.args[2:] if e.loops.get(maker) != "range"]
    lists = [e.variable(maker, "l", "*o.List") for maker in hold.args[2:] if e.loops.get(maker) == "list"]
    return " || ".join([*(f"{name} != nil && {name}.Py != 0" for name in lists), *found]) or "false"


def item(e: FunctionEmitter, body: int, dest: int) -> tuple[str, str] | None:
    """Go statements for the owner of a loop's variable: when CPython gave the item in `next`, and when something native did."""
    hold = e.loop_holds.get(body)
    if hold is None or not e.folds or hold.dest in e.absent or hold.args[1] != dest:
        return None
    held = e.held()
    old = hold.dest if _empty(e, hold.args[0]) else hold.args[0]
    drop = f"if {held} != nil {{ {COLD}{held} = o.Drop(c, {held}, {old}) }}"
    return f"if o.IsForeign(next) {{ {held} = o.Hold(c, {held}, {old}, {hold.dest}, next, true) }} else {drop}", drop


def had_one(e: FunctionEmitter, body: int) -> bool:
    """The owner of a loop's variable may have an object where the loop starts."""
    return not _empty(e, e.loop_holds[body].args[0])


def _parts(e: FunctionEmitter, hold: Instr) -> str:
    """For the iterator of a loop over what a call made for it: the owner gets the iterators that this has of its own."""
    if len(hold.args) < LOOP_OF_CALL or hold.args[1] not in e.loops:
        return ""
    _, iterator, _, func = hold.args
    walked = f"if {e.variable(iterator, 'l', '*o.List')} == nil " if e.loops[iterator] == "list" else ""  # else the iterator is an earlier loop's
    return f" else {walked}{{ {e.held()} = o.HoldParts(c, {e.held()}, {hold.dest}, {e.value(iterator)}, {e.value(func)}) }}"


def _fill(e: FunctionEmitter, hold: Instr, foreign: str = "true") -> str:
    held = e.held()
    old = hold.dest if _empty(e, hold.args[0]) else hold.args[0]
    return f"{held} = o.Hold(c, {held}, {old}, {hold.dest}, {e.value(hold.args[1])}, {foreign})"


def hold(e: FunctionEmitter, i: Instr) -> None:
    if e.fold is not None and e.fold.hold is i:
        if not _empty(e, i.args[0]):
            e.put(f"if {e.held()} != nil {{ {COLD}{e.held()} = o.Settle(c, {e.held()}, {i.args[0]}, {e.value(i.args[1])}) }}")
        return
    if i.dest in e.parts_held:
        return
    if e.folds and i in e.loop_holds.values():
        _mention(e, i.args[1:2])
        return
    if i.dest in e.absent or e.go_type(i.args[1]) != "o.Value":
        _mention(e, i.args[1:])
        release(e, i.args[0])
    elif _empty(e, i.args[0]):
        e.put(f"if ({_foreign(e, i)}) && o.IsForeign({e.value(i.args[1])}) {{ {COLD}{_fill(e, i)} }}{_parts(e, i)}")
    else:
        given = f"({_foreign(e, i)}) && o.IsForeign({e.value(i.args[1])})"
        e.put(f"if {e.held()} != nil || {given} {{ {COLD}{_fill(e, i, _foreign(e, i))} }}")


def take(e: FunctionEmitter, i: Instr) -> None:
    _handed(e, i, "Take")


def share(e: FunctionEmitter, i: Instr) -> None:
    _handed(e, i, "Share")


def _handed(e: FunctionEmitter, i: Instr, how: str) -> None:
    if _empty(e, i.args[1]):
        release(e, i.args[0])
    else:
        held, old = e.held(), i.dest if _empty(e, i.args[0]) else i.args[0]
        e.put(f"if {held} != nil {{ {COLD}{held} = o.{how}(c, {held}, {old}, {i.args[1]}, {i.dest}) }}")


def give(e: FunctionEmitter, i: Instr) -> None:
    if i.args[0] not in e.absent:
        held = e.held()
        e.put(f"if {held} != nil {{ {COLD}{held} = o.Give(c, {held}, {i.args[0]}) }}")


def alive(e: FunctionEmitter, i: Instr) -> None:
    """Nothing happens here, but Go's collector leaves the objects until here. A generator's frame keeps them anyway."""
    for reg in i.args:
        if reg not in e.in_frame | e.constants.keys() | e.absent:
            e.put(f"{'o.AliveCell' if e.go_type(reg) == '*o.Cell' else 'o.Alive'}({e.variable(reg)})")


def forget(e: FunctionEmitter, i: Instr) -> None:
    for reg in i.args:
        if reg not in e.constants.keys() | e.absent and e.go_type(reg) == "o.Value":
            e.put(f"o.Alive({e.variable(reg)}); {e.variable(reg)} = o.Value{{}}")


def drop(e: FunctionEmitter, i: Instr) -> None:
    release(e, *i.args)


def release(e: FunctionEmitter, *owners: int) -> None:
    text = released(e, owners)
    if text:
        e.put(text)


def released(e: FunctionEmitter, owners: tuple[int, ...]) -> str:
    """The Go statement that releases them, or ""."""
    numbers = [str(owner) for owner in owners if not _empty(e, owner)]
    if not numbers:
        return ""
    held, name = e.held(), "Drop" if len(numbers) == 1 else "DropEach"
    return f"if {held} != nil {{ {COLD}{held} = o.{name}(c, {held}, {', '.join(numbers)}) }}"


def release_all(e: FunctionEmitter) -> None:
    if e.owners - e.absent:
        e.put(f"if {e.held()} != nil {{ o.DropAll(c, {e.held()}) }}")


def keep(e: FunctionEmitter, i: Instr) -> None:
    val, owner, *to = i.args
    _mention(e, (val, *to))
    if owner in e.absent or val in e.absent or e.scalar(val) is not None:
        return
    if any(made.op == "exc_read" for made in e.defs.get(val, ())):
        e.put(f"o.StayRaised({e.value(val)}, {e.value(to[0]) if to else 'o.Value{}'})")
        return
    if to and to[0] in e.constants:  # these keep nothing
        return
    given = "".join(f" && !o.IsForeign({e.value(reg)}) && o.Keeps({e.value(reg)})" for reg in to)
    if owner == ABSENT:
        e.put(f"if o.IsForeign({e.value(val)}){given} {{ {COLD}o.Keep({e.value(val)}) }}")
    else:
        e.put(f"if {e.held()} != nil{given} {{ {COLD}{e.held()}.Keep({owner}) }}")


def _mention(e: FunctionEmitter, regs: tuple[int, ...]) -> None:
    """Go refuses variables that nothing reads: registers that only owners are told of."""
    for reg in regs:
        written = reg >= e.nparams and reg not in e.constants and reg not in e.absent
        if written and all(isinstance(use, Instr) and use.op in ("hold", "keep") for use in e.uses[reg]):
            e.put(f"_ = {e.value(reg)}")
