"""The operations of the IR: one row each.

Operands are registers; static parts (names, counts, operators) are immediates.
``raises`` rows have an implicit edge to the block's handler.  Registers are
general Python values unless the row says ``bool`` (a truth value that only
``branch`` and ``bool_value`` may read), ``exc`` or ``cell``.  An operand that is
not there ("undef" in the rows) is ``nodes.ABSENT``.
"""

# ruff: noqa: E501
from __future__ import annotations

from dataclasses import dataclass

BINOPS = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul")
UNOPS = ("neg", "pos", "invert")
CMPOPS = ("lt", "le", "eq", "ne", "gt", "ge")


@dataclass(frozen=True, slots=True)
class OpSpec:
    name: str
    args: str  # operand names; a trailing * takes the rest
    imms: str
    result: str  # "", "value", "bool", "exc", "cell" or "multi" (several values)
    raises: bool
    doc: str


def _table(*rows: tuple[str, str, str, str, bool, str]) -> dict[str, OpSpec]:
    return {row[0]: OpSpec(*row) for row in rows}


OPS = _table(
    # moves and constants
    ("const", "", "value", "value", False, "a constant: None, bool, int of any size, float, complex, str, bytes, Ellipsis, tuple or frozenset of these"),
    ("move", "src", "", "value", False, "copy"),
    ("undef", "", "", "value", False, "the zero Value: an unbound variable"),
    ("check_bound", "src", "name, kind", "value", True, "src, or UnboundLocalError (kind local) / NameError for a free variable (kind free)"),
    # owners of locals, made by passes.owning
    ("hold", "old, val, makers*", "", "value", False, "what owns the object of a local just written: val when it and one of makers is CPython's; gives old back. Of the iterator of a loop, makers are what it is of and, where that was made by a call for the loop alone, what was called. Of what an unpack took apart, makers are the answer and what gave it"),
    ("keep", "val, owner, to*", "", "", False, "before an operation that may keep val, which owner (undef: CPython's caller) has, in Go: always, or where `to`, which is given it, is not CPython's"),
    ("take", "old, owned", "", "value", False, "owned, which changes hands; gives old back"),
    ("share", "old, owned", "", "value", False, "owned, which both have from now on; gives old back"),
    ("give", "owned", "", "", False, "before the return of the object: nothing else has it, which the entry from CPython wants to know"),
    ("drop", "owned*", "", "", False, "gives the objects back"),
    # what locals refer to, made by passes.lasting
    ("alive", "vals*", "", "", False, "the locals still refer to these here"),
    ("forget", "vals*", "", "", False, "the registers of a local that has another value from here on"),
    # operators
    ("binary", "a, b", "op", "value", True, "a op b; op in BINOPS"),
    ("inplace", "a, b", "op", "value", True, "a op= b"),
    ("unary", "a", "op", "value", True, "op in UNOPS"),
    ("compare", "a, b", "op", "value", True, "op in CMPOPS, as a value"),
    ("compare_bool", "a, b", "op", "bool", True, "bool(a op b), in conditions: made by passes.fuse"),
    ("is", "a, b", "negate", "bool", False, "identity"),
    ("contains", "item, container", "negate", "bool", True, "item in container"),
    ("truth", "a", "", "bool", True, "bool(a)"),
    ("not", "a", "", "bool", False, "negation of a bool"),
    ("bool_value", "a", "", "value", False, "True or False"),
    # attributes, items
    ("getattr", "obj", "name", "value", True, ""),
    ("setattr", "obj, val", "name", "", True, ""),
    ("delattr", "obj", "name", "", True, ""),
    ("getitem", "obj, key", "", "value", True, ""),
    ("getslice", "obj, start, stop", "", "value", True, "obj[start:stop]; operands are None where absent"),
    ("setitem", "obj, key, val", "", "", True, ""),
    ("delitem", "obj, key", "", "", True, ""),
    ("length", "obj", "", "value", True, "len(obj) of sequence patterns"),
    ("build_slice", "start, stop, step", "", "value", False, "operands are None where absent"),
    # calls
    ("call", "func, args*", "names", "value", True, "names (tuple of str) name the last arguments"),
    ("load_method", "obj", "name", "multi", True, "dests: func, self. obj.name looked up before the arguments are evaluated; self nil when func is already bound or not a method"),
    ("call_loaded", "func, self, args*", "names", "value", True, "the call of what load_method found: func(self, args) or func(args) when self is nil"),
    ("call_method", "obj, args*", "name, names", "value", True, "obj.name(args): load_method and call_loaded in one, where nothing observable happens between them"),
    ("call_ex", "func, args, kwargs", "", "value", True, "func(*args, **kwargs): args a tuple, or x itself in f(*x) (TypeError when not iterable); kwargs a dict or undef"),
    ("super_attr", "cls, self", "name", "value", True, "super(cls, self).name"),
    ("super_call", "cls, self, args*", "name, names", "value", True, "super(cls, self).name(args)"),
    # displays
    ("build_list", "items*", "", "value", False, ""),
    ("expect", "list, iterator", "filtered", "", False, "the empty list gets an item for each of the iterator's, or, filtered, for some: how much room it needs"),
    ("build_tuple", "items*", "", "value", False, ""),
    ("build_set", "items*", "", "value", True, ""),
    ("build_dict", "items*", "", "value", True, "key, value alternating"),
    ("list_append", "list, item", "", "", False, "onto a list no other code has seen (comprehension, display)"),
    ("list_extend", "list, iterable", "", "", True, "for [*a] and call arguments"),
    ("list_to_tuple", "list", "", "value", False, ""),
    ("scratch_set", "", "", "value", False, "an empty set that only set_add and set_size see"),
    ("set_size", "set", "", "value", False, "the number of items of a scratch_set, whose memory is used again"),
    ("set_add", "set, item", "", "", True, ""),
    ("set_update", "set, iterable", "", "", True, ""),
    ("dict_set", "dict, key, val", "", "", True, ""),
    ("dict_update", "dict, mapping", "", "", True, "for {**m}"),
    ("dict_merge", "dict, mapping, func", "", "", True, "for f(**m): TypeError on duplicates"),
    ("format_value", "val, spec", "conv", "value", True, "conv '', 's', 'r', 'a'; spec undef for none"),
    ("join_str", "parts*", "", "value", False, "concatenation of str registers (f-string)"),
    # unpacking and iteration
    ("unpack", "seq", "count", "multi", True, "dests: count registers"),
    ("unpack_ex", "seq", "before, after", "multi", True, "dests: before + 1 + after registers; the middle is a list"),
    ("iter", "obj", "", "value", True, ""),
    ("delegate_iter", "obj", "", "value", True, "of yield from"),
    ("gen_mark", "", "", "", False, "before a call: forgets the newest generator, see own_generator"),
    ("own_frame", "obj", "", "", False, "obj goes to the await or yield from that follows; if the call since gen_mark made it, nobody else holds it"),
    ("lend", "func, gen", "", "", False, "gen is a new generator expression: if func is a built-in that lets go of it, nobody else holds it, see take_back"),
    ("take_back", "gen", "", "", False, "after the call: closes what was lent unless it has ended, and its frame may be used again"),
    ("uses_up", "func", "name", "bool", False, "func is the built-in of that name (join: the method of str), which uses up an iterable before it returns"),
    ("own_generator", "obj", "", "value", False, "obj when it is a generator that the call since gen_mark made and nobody else holds, else None"),
    ("own_iterator", "it", "", "value", False, "own_generator, or a new iterator that CPython made"),
    ("close_owned", "gen", "", "", False, "the loop over what own_generator or own_iterator gave was left: closes it unless it has ended, and its frame may be used again"),
    ("leave_loop", "it", "", "", False, "the loop over it is left before its end: if it is an iterator of CPython's that only the loop has, that goes; resolved by passes.iterators"),
    ("reversed_range", "args*", "", "value", True, "iter(reversed(range(args))) when both names still are the built-ins, else the general calls"),
    ("range_iter", "args*", "", "value", True, "iter(range(args)) when the name range is still the built-in, else the general call"),
    # names
    ("load_global", "", "name", "value", True, "module global, else builtin, else NameError"),
    ("module_dict", "", "", "value", True, "globals(): the module's real dictionary"),
    ("store_global", "val", "name", "", True, ""),
    ("del_global", "", "name", "", True, ""),
    ("load_name", "ns", "name", "value", True, "class body: namespace, then global (LOAD_NAME)"),
    ("load_classderef", "ns, cell", "name", "value", True, "class body: namespace, then cell (LOAD_CLASSDEREF)"),
    ("store_name", "ns, val", "name", "", True, ""),
    ("del_name", "ns", "name", "", True, ""),
    ("cell_new", "init", "", "cell", False, "a fresh cell holding init (undef: empty)"),
    ("cell_none", "", "", "cell", False, "no cell yet: of a variable in a register that inner functions only read"),
    ("cell_share", "cell, val", "", "cell", False, "the cell, or where there is none yet a fresh one holding val"),
    ("cell_sync", "cell, val", "", "", False, "val was stored in the variable (undef: it was deleted): the cell follows, if there is one"),
    ("show_local", "dict, val", "name", "value", False, "of locals(): val itself, so that it may be unbound"),
    ("show_cell", "dict, cell", "name", "", False, "of locals()"),
    ("cell_load", "cell", "name, kind", "value", True, "kind free/local/super: which error when empty"),
    ("cell_store", "cell, val", "", "", False, ""),
    ("cell_del", "cell", "name, kind", "", True, ""),
    ("free_cell", "", "index", "cell", False, "the running function's closure cell"),
    ("cell_value", "cell", "", "value", False, "the cell object itself, for __classcell__"),
    # definitions
    ("make_function", "defaults, kwdefaults, annotations, cells*", "code", "value", False, "defaults a tuple or undef, kwdefaults a dict or undef, annotations a tuple name,value,... or undef; code: index into the module's functions"),
    ("make_class", "bases, kwargs, cells*", "name, qualname, code", "value", True, "class statement: bases tuple, kwargs dict or undef; code: the body function (one parameter: the namespace)"),
    # imports
    ("import_name", "", "name, fromlist, level", "value", True, ""),
    ("import_from", "module", "name", "value", True, ""),
    ("import_star", "module", "", "", True, ""),
    # exceptions
    ("raise", "exc, cause", "", "", True, "always raises; cause undef for none; exc undef: bare raise"),
    ("reraise", "exc", "", "", True, "raises the caught exception again unchanged (end of finally, no matching except)"),
    ("catch", "", "", "exc", False, "first operation of a handler block: the exception that brought control here"),
    ("catch_inner", "", "code", "exc", False, "catch, for what was raised where the loop of a generator expression (code) runs in this function"),
    ("pass_on", "exc", "", "", True, "raises it as it comes out of that generator expression: StopIteration as RuntimeError"),
    ("push_handled", "exc", "", "exc", False, "makes exc the handled exception; result: the one before, for pop_handled"),
    ("pop_handled", "prev", "", "", False, ""),
    ("end_handled", "prev", "", "", False, "pop_handled where the exception has been dealt with: it ends unless something refers to it"),
    ("match_exc", "exc, cls", "", "bool", True, "except cls: cls a class or tuple of classes"),
    ("exc_value", "exc", "", "value", False, "the exception object"),
    ("exc_read", "exc", "", "value", False, "exc_value whose uses say what may keep it"),
    ("match_exc_group", "exc, cls", "", "multi", True, "except*: dests (matched or None, rest or None); exc a value, None when nothing is left"),
    ("prep_reraise_star", "exc, raised", "", "value", True, "end of except*: exc the original, raised a list of what the clauses raised and the rest (or None); the group to raise, or None"),
    ("exc_of", "val", "", "exc", False, "the exception that an exception object is"),
    ("with_enter", "mgr", "", "multi", True, "dests: exit callable, value of __enter__"),
    ("with_exit", "exit, exc", "", "bool", True, "calls exit; exc undef on the normal path; result: suppress"),
    ("assert_fail", "msg", "", "", True, "raise AssertionError(msg); msg undef for none"),
    # generators and coroutines
    ("yield", "val", "", "value", True, "result: the value sent"),
    ("yield_from", "it", "", "value", True, "it is already iter()ed; result: its return value"),
    ("get_awaitable", "obj", "where", "value", True, "where: '', 'aenter', 'aexit' (only the TypeError's words differ)"),
    ("await", "it", "", "value", True, "yield_from over an awaitable's iterator"),
    ("async_iter", "obj", "", "value", True, "__aiter__"),
    ("async_next", "it", "", "value", True, "awaitable's iterator of __anext__: the operand of await"),
    ("is_stop_async", "exc", "", "bool", False, "StopAsyncIteration: the end of async for"),
    ("async_with_enter", "mgr", "", "multi", True, "dests: exit callable, awaitable of __aenter__"),
    ("async_with_exit", "exit, exc", "", "value", True, "awaitable of __aexit__"),
    # match statement
    ("match_sequence", "obj", "", "bool", False, ""),
    ("match_mapping", "obj", "", "bool", False, ""),
    ("match_keys", "obj, keys", "", "value", True, "keys a tuple; tuple of values or None"),
    ("match_class", "obj, cls", "count, names", "value", True, "tuple of attributes or None"),
    # hosted parts
    ("hosted_function", "defaults, kwdefaults, annotations", "code", "value", True, "a function left to CPython: made from the twin's code object"),
    ("hosted_class", "bases, kwargs", "name, code", "value", True, "class statement left to CPython: __build_class__(function of the twin's code object, name, *bases, **kwargs)"),
)

# Terminators (the last thing in a block).
TERMINATORS = {
    "jump": "target",
    "branch": "bool register, then, else",
    "for_next": "iterator register, dest register, body, exit: advance, exit when exhausted; raises",
    "return": "register",
    "unreachable": "after an operation that always raises",
}
