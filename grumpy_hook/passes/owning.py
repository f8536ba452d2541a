"""Variables that own the CPython object they hold.

CPython drops an object when its last variable is rebound, deleted or goes out of
scope; ``f = open(path, "w"); f.write(text)`` relies on it to reach the disk at the
end of the function.  Beside each local that may be the only holder stands an owner
register: it has the object while nothing else in Go can hold it.

>>> # r1 = call r0 ; setattr r2 r1 "x" ; r1 = const None ; return r1
>>> # r1 = call r0 ; r3 = hold r3 r1 r0 ; keep r1 r3 r2 ; setattr r2 r1 "x" ; r1 = const None ; drop r3 ; ...

An operation that may keep a variable's object in Go says so first (keep): always,
or when what it is given to is not CPython's.  What is kept is not given back, by
its owner or, for a parameter, by the entry from CPython.  A temporary is given back
after its one use; one that is moved to a local takes its owner there (take), what a
local is moved to has it too (share), and what is returned goes to the caller (give).
Of an answer that is only unpacked (``connection, address = s.accept()``) each part is
its taker's alone, so these are held too.

The variable of ``except E as e`` needs no owner: the exception ends with its handler
(end_handled) unless something keeps it, which an operation on the variable says first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import zip_longest

from grumpy_hook.ir.nodes import ABSENT, Block, Function, Instr, Kind, RegKind

# Results that CPython may have made for this register alone, and the operands that tell.
MAKERS: dict[str, tuple[int, ...]] = {
    "call": (0,), "call_method": (0,), "call_loaded": (0,), "call_ex": (0,), "getattr": (0,), "getitem": (0,), "getslice": (0,),
    "binary": (0, 1), "inplace": (0, 1), "unary": (0,), "with_enter": (0,), "super_call": (1,), "super_attr": (1,),
    "await": (0,), "async_with_enter": (0,), "async_with_exit": (0,),
}  # fmt: skip
# Those of them whose answer is often unpacked at once.
UNPACKED = frozenset({"call", "call_method", "call_loaded", "call_ex"})
UNPACKS = frozenset({"unpack", "unpack_ex"})
MOVES = UNPACKS | {"move"}
# Operands that are only looked at, whatever the others are.
HARMLESS: dict[str, tuple[int, ...]] = {
    "getattr": (0,), "delattr": (0,), "setattr": (0,), "getitem": (0,), "getslice": (0, 1, 2), "setitem": (0,), "delitem": (0,),
    "length": (0,), "is": (0, 1), "truth": (0,), "unary": (0,), "call": (0,), "call_method": (0,), "call_ex": (0,),
    "load_method": (0,), "call_loaded": (0, 1), "format_value": (0, 1), "unpack": (0,), "unpack_ex": (0,), "import_from": (0,),
    "range_iter": (0, 1, 2), "reversed_range": (0, 1, 2), "expect": (0, 1), "list_extend": (1,), "set_update": (1,), "dict_update": (1,),
    "dict_merge": (1,), "with_enter": (0,), "iter": (0,), "async_iter": (0,), "match_sequence": (0,), "match_mapping": (0,), "contains": (1,),
    "super_call": (0, 1), "super_attr": (0, 1), "own_frame": (0,), "get_awaitable": (0,), "async_with_enter": (0,),
}  # fmt: skip
# Operations whose other operands go to the first one, which keeps them or not.
GIVEN_TO_FIRST = frozenset({"call", "call_method", "call_loaded", "setattr", "getitem", "setitem", "delitem"})
# Operators: each operand is given to the other.
GIVEN_TO_OTHER = frozenset({"binary", "inplace", "compare", "compare_bool", "contains"})
# Of a caught exception. What belongs to its built-in base may refer to it: a bound method, a traceback.
HARMLESS_RAISED: dict[str, tuple[int, ...]] = {
    "getattr": (0,), "setattr": (0,), "delattr": (0,), "is": (0, 1), "truth": (0,), "format_value": (0, 1),
}  # fmt: skip
METHODS = frozenset(dir(BaseExceptionGroup)) - {"args", "__cause__", "__context__", "__suppress_context__"}
TOLD = frozenset({"own_frame"})  # says something of its operand to the operation that follows
HANDED = frozenset({"take", "share"})  # from another owner
MADE = HANDED | {"hold", "keep", "give", "drop", "undef"}  # by this pass
BODIES = frozenset({Kind.MODULE_BODY, Kind.PLAIN, Kind.GENERATOR, Kind.COROUTINE, Kind.ASYNC_GENERATOR})


def own_locals(fn: Function) -> None:
    """Add owner registers to the locals and temporaries of a function, in place."""
    if fn.kind not in BODIES:
        return
    answers = _answers(fn)
    temporaries = _temporaries(fn, answers)
    owners = {reg: new_register(fn) for reg in [*_candidates(fn, temporaries, answers), *temporaries]}
    params = range(len(fn.params.names)) if fn.kind is Kind.PLAIN else range(0)
    watched = frozenset(owners) | frozenset(params)
    raised = _raised(fn)
    if not watched | raised:
        return
    loops = {block.term.targets[0]: block.term.args for block in fn.blocks if block.term.kind == "for_next"}
    for block in fn.blocks:
        block.instrs = _with_owners(fn, block, owners, temporaries, answers, watched, raised)
        iterator, item = loops.get(block.label, (ABSENT, ABSENT))
        if item in owners:
            first = Instr("hold", (owners[item],), (owners[item], item, iterator), (), block.instrs[0].line if block.instrs else block.term.line)
            block.instrs.insert(0, first)
    prune(fn, frozenset(owners.values()))


def _with_owners(
    fn: Function, block: Block, owners: dict[int, int], temporaries: dict[int, int], answers: dict[int, int],
    watched: frozenset[int], raised: frozenset[int],
) -> list[Instr]:  # fmt: skip
    out: list[Instr] = []
    checked = _checked_return(block)
    lent: dict[int, int] = {}  # the receiver that a load_method gave its call -> the temporary that it is
    for instr in block.instrs:
        copies = _keep_makers(fn, instr, owners, out)
        taken = instr.op == "move" and instr.args[0] in temporaries and instr.dest in owners
        shared = not taken and instr.op == "move" and instr.args[0] in owners and instr.dest in owners
        if not taken and not shared and instr is not checked:
            out += _given_away(instr, watched, owners, raised)
        out.append(replace(instr, op="exc_read") if instr.op == "exc_value" and instr.dest in raised else instr)
        if taken:
            source, dest = owners[instr.args[0]], owners[instr.dest]
            out += [_like(instr, "take", (dest,), (dest, source)), _like(instr, "undef", (source,), ())]
        elif shared:
            out.append(_like(instr, "share", (owners[instr.dest],), (owners[instr.dest], owners[instr.args[0]])))
        else:
            for dest in instr.dests:
                makers = tuple(copies.get(arg, arg) for arg in _makers(instr))
                if instr.op in UNPACKS and instr.args[0] in answers:
                    makers = (instr.args[0], answers[instr.args[0]])
                if dest in owners and makers:
                    out.append(_like(instr, "hold", (owners[dest],), (owners[dest], dest, *makers)))
                elif dest in owners:
                    out += [_like(instr, "drop", (), (owners[dest],)), _like(instr, "undef", (owners[dest],), ())]
        done = set() if instr.op in TOLD else {*instr.args, *instr.dests} & temporaries.keys()
        if instr.op == "load_method" and instr.args[0] in done:
            lent[instr.dests[1]] = instr.args[0]
            done.discard(instr.args[0])
        elif instr.op == "call_loaded" and instr.args[1] in lent:
            done.add(lent[instr.args[1]])
        for reg in done:
            if taken or (reg in instr.dests and temporaries[reg]):
                continue
            out += [_like(instr, "drop", (), (owners[reg],)), _like(instr, "undef", (owners[reg],), ())]
    if block.term.kind == "return":
        at = Instr("drop", (), (), (), block.term.line)
        returned = checked.args[0] if checked is not None else block.term.args[0]
        left = tuple(owner for reg, owner in owners.items() if reg not in temporaries and reg != returned)
        if left:
            out.append(_like(at, "drop", (), left))
        if returned in owners:  # last: what is dropped may call compiled code, which gives too
            out.append(_like(at, "give", (), (owners[returned],)))
        elif returned in watched | raised:
            out.append(_like(at, "keep", (), (returned, ABSENT)))
    return out


def _checked_return(block: Block) -> Instr | None:
    """The check, last in the block, that the variable it returns is bound."""
    last = block.instrs[-1] if block.instrs else None
    found = last is not None and last.op == "check_bound" and block.term.kind == "return" and block.term.args[0] == last.dest
    return last if found else None


def _answers(fn: Function) -> dict[int, int]:
    """What is only unpacked, right where a loop's step or a call gave it -> the iterator, or what was called."""
    made: dict[int, list[int]] = {}  # register -> what each writing of it takes it from; ABSENT where that is something else
    used: Counter[int] = Counter()
    unpacked: set[int] = set()
    first = {block.label: block.instrs[0] for block in fn.blocks if block.instrs}
    for block in fn.blocks:
        for i, following in zip_longest(block.instrs, block.instrs[1:]):
            assert i is not None
            used.update(i.args)
            at_once = following is not None and following.op in UNPACKS and i.dests == following.args
            for dest in i.dests:
                made.setdefault(dest, []).append(i.args[0] if i.op in UNPACKED and at_once else ABSENT)
            if i.op in UNPACKS:
                unpacked.add(i.args[0])
        used.update(block.term.args)
        if block.term.kind == "for_next":
            iterator, item = block.term.args
            used[item] -= 1  # written there
            into = first.get(block.term.targets[0])
            at_once = into is not None and into.op in UNPACKS and into.args[0] == item
            made.setdefault(item, []).append(iterator if at_once else ABSENT)
    return {
        reg: makers[0] for reg, makers in made.items()
        if reg in unpacked and used[reg] == 1 and len(makers) == 1 and makers[0] != ABSENT and fn.reg_names[reg] is None
    }  # fmt: skip


def _temporaries(fn: Function, answers: dict[int, int]) -> dict[int, int]:
    """Unnamed results of CPython's operations that are read at most once, in the same block: how often."""
    made: Counter[int] = Counter()
    read: Counter[int] = Counter()
    for block in fn.blocks:
        for instr in block.instrs:
            made.update(instr.dests)
            if instr.op not in TOLD:
                read.update(instr.args)
        read.update(block.term.args)
    found: dict[int, int] = {}
    for block in fn.blocks:
        waiting: set[int] = set()
        called = {instr.args[1] for instr in block.instrs if instr.op == "call_loaded"}
        for instr in block.instrs:
            if instr.op == "load_method" and instr.dests[1] not in called:
                waiting.discard(instr.args[0])  # called elsewhere: until then the receiver lives
            if instr.op not in TOLD:
                found.update((arg, 1) for arg in instr.args if arg in waiting)
            for dest in instr.dests:
                part = instr.op in UNPACKS and instr.args[0] in answers
                alone = (part or (instr.op in MAKERS and dest == instr.dests[-1])) and made[dest] == 1
                if alone and fn.reg_names[dest] is None and fn.reg_kinds[dest] is RegKind.VALUE:
                    if not read[dest]:
                        found[dest] = 0
                    elif read[dest] == 1:
                        waiting.add(dest)
        if block.term.kind == "return":
            found.update((arg, 1) for arg in block.term.args if arg in waiting)
    return found


def _candidates(fn: Function, temporaries: dict[int, int], answers: dict[int, int]) -> list[int]:
    """Named locals that some operation of CPython's fills, and that are nowhere written in a way that cannot be followed."""
    params = len(fn.params.names)
    filled: set[int] = set()
    refused: set[int] = set(range(params))
    for block in fn.blocks:
        if block.term.kind == "for_next":
            filled.add(block.term.args[1])
        for instr in block.instrs:
            if instr.op in MAKERS or (instr.op in MOVES and instr.args[0] in temporaries.keys() | answers.keys()):
                filled.update(instr.dests)
        refused |= _rebound_between(block)
    named = {reg for reg, name in enumerate(fn.reg_names) if name is not None and fn.reg_kinds[reg] is RegKind.VALUE}
    moves = [(i.args[0], i.dest) for block in fn.blocks for i in block.instrs if i.op == "move" and i.dest in named]
    while more := {dest for source, dest in moves if source in filled & named} - filled:
        filled |= more
    return sorted((filled - refused) & named)


def _rebound_between(block: Block) -> set[int]:
    """Receivers of a load_method that are written, or whose block ends, before the call."""
    found: set[int] = set()
    waiting: dict[int, int] = {}  # the method's register -> its receiver
    for instr in block.instrs:
        if instr.op == "call_loaded":
            waiting.pop(instr.args[0], None)
        found.update(dest for dest in instr.dests if dest in waiting.values())
        if instr.op == "load_method":
            waiting[instr.dests[0]] = instr.args[0]
    return found | set(waiting.values())


def _makers(instr: Instr) -> tuple[int, ...]:
    return tuple(dict.fromkeys(instr.args[at] for at in MAKERS.get(instr.op, ())))


def _keep_makers(fn: Function, instr: Instr, owners: dict[int, int], out: list[Instr]) -> dict[int, int]:
    """Copies of the operands that say who made the result, where the result takes their place."""
    copies: dict[int, int] = {}
    for arg in _makers(instr):
        if arg in instr.dests and arg in owners:
            copies[arg] = new_register(fn)
            out.append(_like(instr, "move", (copies[arg],), (arg,)))
    return copies


def _given_away(instr: Instr, watched: frozenset[int], owners: dict[int, int], raised: frozenset[int]) -> list[Instr]:
    """What precedes an operation for the operands that it may keep."""
    found: list[Instr] = []
    harmless = HARMLESS.get(instr.op, ())
    for at, arg in enumerate(instr.args):
        if at in (_harmless_raised(instr) if arg in raised else harmless) or arg not in watched | raised:
            continue
        to: tuple[int, ...] = ()
        if instr.op in GIVEN_TO_FIRST:
            to = (instr.args[0],)
        elif instr.op in GIVEN_TO_OTHER:
            to = (instr.args[1 - at],)
        found.append(_like(instr, "keep", (), (arg, owners.get(arg, ABSENT), *to)))
    return found


def _harmless_raised(instr: Instr) -> tuple[int, ...]:
    return () if instr.op == "getattr" and instr.imms[0] in METHODS else HARMLESS_RAISED.get(instr.op, ())


def _raised(fn: Function) -> frozenset[int]:
    """Variables that hold nothing but what a handler caught."""
    found: set[int] = set()
    others: set[int] = set(range(len(fn.params.names)))
    for block in fn.blocks:
        if block.term.kind == "for_next":
            others.add(block.term.args[1])
        for instr in block.instrs:
            if instr.op == "exc_value":
                found.add(instr.dest)
            elif instr.op != "undef":
                others.update(instr.dests)
    return frozenset(found - others)


def prune(fn: Function, owners: frozenset[int]) -> None:
    """Take out what is done to owners that are surely empty there."""
    entry: dict[int, frozenset[int]] = {fn.blocks[0].label: frozenset()}
    blocks = {block.label: block for block in fn.blocks}
    todo = [fn.blocks[0].label]
    while todo:
        block = blocks[todo.pop()]
        state = ever = entry[block.label]
        for instr in block.instrs:
            state = _filled(instr, state, owners)
            ever |= state
        flows = [(label, state) for label in block.term.targets]
        if block.handler is not None:
            flows.append((block.handler, ever))
        for label, found in flows:
            if label not in entry or not found <= entry[label]:
                entry[label] = entry.get(label, frozenset()) | found
                todo.append(label)
    for block in fn.blocks:
        state = entry.get(block.label, frozenset())
        kept = []
        for instr in block.instrs:
            pruned = _pruned(instr, state, owners)
            if pruned is not None:
                kept.append(pruned)
            state = _filled(instr, state, owners)
        block.instrs = kept


def _filled(instr: Instr, state: frozenset[int], owners: frozenset[int]) -> frozenset[int]:
    """The owners that may have an object after the operation."""
    if not owners.intersection(instr.dests):
        return state
    if instr.op == "hold" or (instr.op in HANDED and instr.args[1] in state):
        return state | {instr.dest}
    return state - {instr.dest}


def _pruned(instr: Instr, state: frozenset[int], owners: frozenset[int]) -> Instr | None:
    def empty(reg: int) -> bool:
        return reg in owners and reg not in state

    match instr.op:
        case "hold" | "take" | "share" if empty(instr.args[0]):
            return replace(instr, args=(ABSENT, *instr.args[1:]))
        case "keep" if empty(instr.args[1]):
            return None
        case "give" if empty(instr.args[0]):
            return None
        case "undef" if empty(instr.dest):
            return None
        case "drop":
            left = tuple(arg for arg in instr.args if not empty(arg))
            return replace(instr, args=left) if left else None
    return instr


def _like(instr: Instr, op: str, dests: tuple[int, ...], args: tuple[int, ...]) -> Instr:
    return Instr(op, dests, args, (), instr.line)


def new_register(fn: Function) -> int:
    fn.reg_names.append(None)
    fn.reg_kinds.append(RegKind.VALUE)
    return len(fn.reg_names) - 1
