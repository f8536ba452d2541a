"""Functions that may do little but call what is not compiled.

>>> # def show(tree, out):
>>> #     for node in tree.iter():
>>> #         out.write(node.tag)

Where `tree` and `out` are CPython's, compiled code has the way to CPython to pay for at each operation and nothing to gain. Whether
they are shows when the function runs: there it is measured, and left to CPython where it is so (`goruntime/border/crossing.go`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grumpy_hook.ir.nodes import Block, Function, Instr, Kind, Module
from grumpy_hook.passes import lasting, owning

MAY_BE_LEFT = "left to CPython once its calls are seen to do little but call what is not compiled"
ASKING = frozenset({"call", "call_method", "load_method", "call_ex", "getattr", "setattr", "iter", "with_enter"})
# What compiled code does in a fraction of the time.
COMPUTING = frozenset({"binary", "inplace", "unary", "compare", "compare_bool", "contains", "getitem", "getslice", "setitem", "delitem"})
OTHERS = owning.MADE | lasting.MADE | frozenset({
    "const", "move", "check_bound", "undef", "is", "not", "truth", "bool_value", "call_loaded", "load_global", "make_function",
    "build_slice", "build_list", "build_tuple", "build_set", "build_dict", "expect", "list_append", "list_extend", "list_to_tuple",
    "set_add", "set_update", "scratch_set", "set_size", "dict_set", "dict_update", "dict_merge", "format_value", "join_str",
    "unpack", "unpack_ex", "gen_mark", "lend", "take_back", "uses_up", "own_generator", "own_iterator", "close_owned", "leave_loop",
    "range_iter", "reversed_range", "cell_new", "cell_none", "cell_share", "cell_sync", "cell_load", "cell_store", "cell_del",
    "free_cell", "raise", "reraise", "catch", "catch_inner", "pass_on", "push_handled", "pop_handled", "end_handled", "match_exc",
    "exc_value", "exc_read", "exc_of", "with_exit", "assert_fail", "yield",
})  # fmt: skip
# Built-ins that reach what no text names: other globals than those that are kept in CPython's namespace from then on.
REACHING = frozenset({"globals", "locals", "vars", "dir", "eval", "exec", "compile", "breakpoint", "__import__"})


@dataclass(frozen=True, slots=True)
class Reads:
    """The globals that a function asks for something in its loops, and those that it only passes on there, or uses beside them."""

    used: frozenset[str]
    passed: frozenset[str]


def may_only_cross(module: Module) -> dict[int, Reads]:
    """Such functions of a module, by the numbers of their code; one whose loops use others of the module is one if those are."""
    found = {fn.code_index: reads for fn in module.functions if (reads := _crossing(fn, module)) is not None}
    own = {fn.name: fn.code_index for fn in module.functions if fn.qualname == fn.name}
    while others := [index for index, reads in found.items() if any(own.get(name, index) not in found for name in reads.used)]:
        for index in others:
            del found[index]
    return found


def _crossing(fn: Function, module: Module) -> Reads | None:
    p = fn.params
    if fn.kind is not Kind.PLAIN or fn.hosted is not None or fn.free_vars or fn.is_method_of is not None or fn.qualname != fn.name:
        return None
    if p.varargs or p.varkw or p.kwonly or not any(_loops(fn)):
        return None
    functions = _with_generators(fn, module)
    if functions is None:
        return None
    names = {str(i.imms[0]) for each in functions for i in each.instrs() if i.op == "load_global"}
    repeated = [(each, _repeated(each)) for each in functions]
    passed = frozenset(name for name in names if not any(_uses(each, blocks, name) for each, blocks in repeated))
    return None if names & REACHING else Reads(frozenset(names - passed), passed)


def _with_generators(fn: Function, module: Module) -> list[Function] | None:
    """The function and the generator expressions in it, if all of them do but such things."""
    found = [fn]
    for i in fn.instrs():
        if i.op not in ASKING | COMPUTING | OTHERS:
            return None
        if i.op == "make_function":
            made = module.functions[int(i.imms[0])]  # type: ignore[call-overload]
            inner = _with_generators(made, module) if made.name == "<genexpr>" and made.hosted is None else None
            if inner is None:
                return None
            found += inner
    return found if all(_asks_more(fn, loop) for loop in _loops(fn)) else None


def _repeated(fn: Function) -> list[Block]:
    """What runs again and again; a generator is a loop of its caller's."""
    looped = set().union(*_loops(fn))
    return fn.blocks if fn.kind is Kind.GENERATOR else [block for block in fn.blocks if block.label in looped]


def _uses(fn: Function, repeated: list[Block], name: str) -> bool:
    """It does something there with what the global holds, beside giving it to what it calls."""
    registers = {i.dest for i in fn.instrs() if i.op == "load_global" and i.imms[0] == name}
    more = True
    while more:
        copies = {i.dest for i in fn.instrs() if i.op == "move" and i.args[0] in registers}
        more = not copies <= registers
        registers |= copies
    return any(
        registers.intersection(i.args[:1] if i.op in ("call", "call_method", "call_loaded") else i.args)
        for block in repeated
        for i in block.instrs
        if i.op not in owning.MADE | lasting.MADE | {"move"}
    )


def _asks_more(fn: Function, loop: set[int]) -> bool:
    instrs: list[Instr] = [i for block in fn.blocks if block.label in loop for i in block.instrs]
    asked = sum(i.op in ASKING for i in instrs)
    next_of_a_loop = any(block.term.kind == "for_next" for block in fn.blocks if block.label in loop)
    return asked + next_of_a_loop > 0 and asked + next_of_a_loop >= sum(i.op in COMPUTING for i in instrs)


def _loops(fn: Function) -> Iterator[set[int]]:
    """The labels of each loop's blocks that are in no loop within it: blocks stand in the order of the text."""
    order = {block.label: at for at, block in enumerate(fn.blocks)}
    spans = [(order[to], at) for at, block in enumerate(fn.blocks) for to in block.term.targets if order[to] <= at]
    own: dict[tuple[int, int], set[int]] = {span: set() for span in spans}
    for at, block in enumerate(fn.blocks):
        if inside := [span for span in own if span[0] <= at <= span[1]]:
            own[min(inside, key=lambda span: span[1] - span[0])].add(block.label)
    yield from (labels for labels in own.values() if labels)
