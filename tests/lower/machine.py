"""Runs IR in plain Python, so that lowering can be compared with CPython without the Go world.

A register of kind exc holds an exception, of kind cell a real cell; NOTHING is the zero Value.
"""

from __future__ import annotations

import builtins
import collections.abc
import operator
import sys
import types
from collections.abc import Callable, Generator
from typing import Any

from grumpy_hook.ir.nodes import ABSENT, Function, Instr, Kind, Module
from grumpy_hook.ir.ops import OPS

NOTHING = type("Nothing", (), {"__repr__": lambda self: "NOTHING"})()

_BINARY = {name: getattr(operator, name) for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "lshift", "rshift")}
_BINARY |= {"pow": operator.pow, "and": operator.and_, "or": operator.or_, "xor": operator.xor, "matmul": operator.matmul}
_INPLACE = {name: getattr(operator, f"i{name}") for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow")}
_INPLACE |= {name: getattr(operator, f"i{name}") for name in ("lshift", "rshift", "and", "or", "xor", "matmul")}
_UNARY = {"neg": operator.neg, "pos": operator.pos, "invert": operator.invert}
_COMPARE = {name: getattr(operator, name) for name in ("lt", "le", "eq", "ne", "gt", "ge")}
_CONVERT: dict[str, Callable[[Any], Any]] = {"": lambda v: v, "s": str, "r": repr, "a": ascii}


class Machine:
    """One module's IR with its namespace. `code` is CPython's code of the same source, for hosted functions."""

    def __init__(self, module: Module, namespace: dict[str, Any], code: types.CodeType, twins: Any) -> None:
        self.module = module
        self.globals = namespace
        self.twins = twins(code)

    def run(self) -> None:
        self.call(self.module.functions[0], [], ())

    def call(self, fn: Function, args: list[Any], cells: tuple[Any, ...]) -> Any:
        gen = self.execute(fn, args, cells)
        try:
            next(gen)
        except StopIteration as stop:
            return _outcome(stop)
        raise AssertionError("yield outside a generator")

    # Functions

    def function(self, fn: Function, defaults: Any, kwdefaults: Any, annotations: Any, cells: tuple[Any, ...]) -> Any:
        params = fn.params
        shown = [name.replace(".", "_") for name in params.names]  # .0 and the like are no names
        text: list[str] = list(shown[: params.pos])
        if params.posonly:
            text.insert(params.posonly, "/")
        rest = shown[params.pos + params.kwonly :]
        if params.varargs:
            text.append(f"*{rest.pop(0)}")
        elif params.kwonly:
            text.append("*")
        text += shown[params.pos : params.pos + params.kwonly]
        if params.varkw:
            text.append(f"**{rest.pop(0)}")
        space: dict[str, Any] = {"__builtins__": builtins}
        hidden = "zz_enter"
        exec(f"def f({', '.join(text)}):\n  return {hidden}([{', '.join(shown)}])", space)
        made: Any = types.FunctionType(space["f"].__code__, {**space, hidden: lambda args: self.enter(fn, args, cells)})
        made.__name__, made.__qualname__, made.__doc__ = fn.name, fn.qualname, fn.docstring
        made.__module__ = self.globals.get("__name__")
        if defaults is not NOTHING:
            made.__defaults__ = defaults
        if kwdefaults is not NOTHING:
            made.__kwdefaults__ = kwdefaults
        if annotations is not NOTHING:
            made.__annotations__ = dict(zip(annotations[::2], annotations[1::2], strict=True))
        return made

    def enter(self, fn: Function, args: list[Any], cells: tuple[Any, ...]) -> Any:
        if fn.kind is Kind.GENERATOR:
            return self._generator(fn, args, cells)
        if fn.kind is Kind.COROUTINE:
            return self._coroutine(fn, args, cells)
        if fn.kind is Kind.ASYNC_GENERATOR:
            return self._async_generator(fn, args, cells)
        return self.call(fn, args, cells)

    def _generator(self, fn: Function, args: list[Any], cells: tuple[Any, ...]) -> Generator[Any, Any, Any]:
        return (yield from _plain(self.execute(fn, args, cells)))

    async def _coroutine(self, fn: Function, args: list[Any], cells: tuple[Any, ...]) -> Any:
        @types.coroutine
        def drive() -> Generator[Any, Any, Any]:
            return (yield from _plain(self.execute(fn, args, cells)))

        return await drive()

    async def _async_generator(self, fn: Function, args: list[Any], cells: tuple[Any, ...]) -> Any:
        core = self.execute(fn, args, cells)
        step, given = core.send, None
        while True:
            try:
                what, value = step(given)
            except StopIteration as stop:
                _outcome(stop)
                return
            try:
                given = (yield value) if what == "yield" else await _once(value)
                step = core.send
            except BaseException as error:
                step, given = core.throw, error

    def make_class(self, bases: Any, kwargs: Any, cells: tuple[Any, ...], name: str, qualname: str, code: int) -> Any:
        body_fn = self.module.functions[code]
        classcell: list[Any] = []

        def body(namespace: Any) -> None:
            self.call(body_fn, [namespace], cells)
            cell = namespace.get("__classcell__")
            if cell is not None:
                classcell.append(cell)

        return types.new_class(name, bases, kwargs if kwargs is not NOTHING else None, body)

    # Execution

    def execute(self, fn: Function, args: list[Any], cells: tuple[Any, ...]) -> Generator[Any, Any, Any]:
        """Yields ("yield", value) or ("await", value); returns (result, exception)."""
        regs: list[Any] = [*args, *[NOTHING] * (len(fn.reg_names) - len(args))]
        handled: BaseException | None = None
        label = 0
        caught: BaseException | None = None
        while True:
            block = fn.blocks[label]
            assert block.label == label
            try:
                for instr in block.instrs:
                    op = instr.op
                    if op in ("catch", "catch_inner"):
                        regs[instr.dests[0]] = caught
                    elif op == "push_handled":
                        regs[instr.dests[0]] = handled
                        handled = regs[instr.args[0]]
                    elif op in ("pop_handled", "end_handled"):
                        handled = regs[instr.args[0]]
                    elif op == "yield":
                        regs[instr.dests[0]] = yield ("yield", regs[instr.args[0]])
                    elif op in ("yield_from", "await"):
                        regs[instr.dests[0]] = yield from _delegate(regs[instr.args[0]], op)
                    elif op == "reraise":
                        raise _Again(regs[instr.args[0]])
                    else:
                        self.step(instr, regs, cells, handled)
                term = block.term
                if term.kind == "jump":
                    label = term.targets[0]
                elif term.kind == "branch":
                    assert regs[term.args[0]] in (True, False)
                    label = term.targets[0 if regs[term.args[0]] else 1]
                elif term.kind == "return":
                    return regs[term.args[0]], None
                elif term.kind == "for_next":
                    item = _within(handled, lambda it=regs[term.args[0]]: next(it, NOTHING))
                    label = term.targets[1 if item is NOTHING else 0]
                    if item is not NOTHING:
                        regs[term.args[1]] = item
                else:
                    raise AssertionError(f"{fn.qualname}: ran into {term.kind}")
            except BaseException as error:
                actual = error.exc if isinstance(error, _Again) else error
                if not isinstance(error, _Again) and actual.__context__ is None and actual is not handled:
                    actual.__context__ = handled
                if block.handler is None:
                    return None, actual
                caught, label = actual, block.handler

    def step(self, instr: Instr, regs: list[Any], cells: tuple[Any, ...], handled: BaseException | None) -> None:
        operands = [NOTHING if arg == ABSENT else regs[arg] for arg in instr.args]
        if instr.op == "free_cell":
            regs[instr.dests[0]] = cells[instr.imms[0]]  # type: ignore[index]
            return
        method = getattr(self, f"op_{instr.op}")
        result = _within(handled, lambda: method(*operands, *([instr.imms] if instr.imms else [])))
        if OPS[instr.op].result not in ("", "multi"):
            regs[instr.dests[0]] = result
        elif instr.dests:
            for dest, value in zip(instr.dests, result, strict=True):
                regs[dest] = value

    # Operations: operands, then the tuple of immediates when there are any

    def op_const(self, imms: Any) -> Any:
        return imms[0]

    def op_move(self, a: Any) -> Any:
        assert a is not NOTHING
        return a

    def op_undef(self) -> Any:
        return NOTHING

    def op_check_bound(self, a: Any, imms: Any) -> Any:
        if a is NOTHING:
            raise _unbound(*imms)
        return a

    def op_binary(self, a: Any, b: Any, imms: Any) -> Any:
        return _BINARY[imms[0]](a, b)

    def op_inplace(self, a: Any, b: Any, imms: Any) -> Any:
        return _INPLACE[imms[0]](a, b)

    def op_unary(self, a: Any, imms: Any) -> Any:
        return _UNARY[imms[0]](a)

    def op_compare(self, a: Any, b: Any, imms: Any) -> Any:
        return _COMPARE[imms[0]](a, b)

    def op_compare_bool(self, a: Any, b: Any, imms: Any) -> Any:
        return bool(_COMPARE[imms[0]](a, b))

    def op_is(self, a: Any, b: Any, imms: Any) -> Any:
        return (a is b) is not imms[0]

    def op_contains(self, item: Any, container: Any, imms: Any) -> Any:
        return (item in container) is not imms[0]

    def op_truth(self, a: Any) -> Any:
        return bool(a)

    def op_not(self, a: Any) -> Any:
        return not a

    def op_bool_value(self, a: Any) -> Any:
        return a

    def op_getattr(self, obj: Any, imms: Any) -> Any:
        return getattr(obj, imms[0])

    def op_setattr(self, obj: Any, val: Any, imms: Any) -> None:
        setattr(obj, imms[0], val)

    def op_delattr(self, obj: Any, imms: Any) -> None:
        delattr(obj, imms[0])

    def op_getitem(self, obj: Any, key: Any) -> Any:
        return obj[key]

    def op_setitem(self, obj: Any, key: Any, val: Any) -> None:
        obj[key] = val

    def op_delitem(self, obj: Any, key: Any) -> None:
        del obj[key]

    def op_length(self, obj: Any) -> int:
        return len(obj)

    def op_getslice(self, obj: Any, start: Any, stop: Any) -> Any:
        return obj[start:stop]

    def op_build_slice(self, *parts: Any) -> slice:
        return slice(*parts)

    def op_call(self, func: Any, *rest: Any) -> Any:
        *args, (names,) = rest
        return _call(func, args, names)

    def op_load_method(self, obj: Any, imms: Any) -> Any:
        return getattr(obj, imms[0]), NOTHING

    def op_call_loaded(self, func: Any, self_: Any, *rest: Any) -> Any:
        *args, (names,) = rest
        return _call(func, args, names)

    def op_call_method(self, obj: Any, *rest: Any) -> Any:
        *args, (name, names) = rest
        return _call(getattr(obj, name), args, names)

    def op_call_ex(self, func: Any, args: Any, kwargs: Any) -> Any:
        return func(*args, **({} if kwargs is NOTHING else kwargs))

    def op_super_attr(self, cls: Any, self_: Any, imms: Any) -> Any:
        return getattr(super(cls, self_), imms[0])

    def op_super_call(self, cls: Any, self_: Any, *rest: Any) -> Any:
        *args, (name, names) = rest
        return _call(getattr(super(cls, self_), name), args, names)

    def op_build_list(self, *items: Any) -> Any:
        return list(items)

    def op_build_tuple(self, *items: Any) -> Any:
        return items

    def op_build_set(self, *items: Any) -> Any:
        return set(items)

    def op_build_dict(self, *items: Any) -> Any:
        return dict(zip(items[::2], items[1::2], strict=True))

    def op_scratch_set(self) -> Any:
        return set()

    def op_set_size(self, target: Any) -> int:
        return len(target)

    def op_expect(self, target: Any, iterator: Any, imms: Any) -> None:
        pass

    def op_list_append(self, target: Any, item: Any) -> None:
        target.append(item)

    def op_list_extend(self, target: Any, items: Any) -> None:
        target += [*items]

    def op_list_to_tuple(self, target: Any) -> Any:
        return tuple(target)

    def op_set_add(self, target: Any, item: Any) -> None:
        target.add(item)

    def op_set_update(self, target: Any, items: Any) -> None:
        target.update(items)

    def op_dict_set(self, target: Any, key: Any, val: Any) -> None:
        target[key] = val

    def op_dict_update(self, target: Any, mapping: Any) -> None:
        target.update({**mapping})

    def op_dict_merge(self, target: Any, mapping: Any, func: Any) -> None:
        twice = [k for k in target if k in mapping] if hasattr(mapping, "keys") else []
        if twice:
            name = "class" if func is NOTHING else f"{func.__module__}.{func.__qualname__}()"
            raise TypeError(f"{name} got multiple values for keyword argument '{twice[0]}'")
        target.update({**mapping})

    def op_format_value(self, val: Any, spec: Any, imms: Any) -> Any:
        return format(_CONVERT[imms[0]](val), "" if spec is NOTHING else spec)

    def op_join_str(self, *parts: Any) -> Any:
        return "".join(parts)

    def op_unpack(self, seq: Any, imms: Any) -> Any:
        (count,) = imms
        items = list(seq) if not isinstance(seq, collections.abc.Iterator) else _take(seq, count + 1)
        if len(items) != count:
            if len(items) < count:
                raise ValueError(f"not enough values to unpack (expected {count}, got {len(items)})")
            raise ValueError(f"too many values to unpack (expected {count})")
        return items

    def op_unpack_ex(self, seq: Any, imms: Any) -> Any:
        before, after = imms
        items = list(seq)
        if len(items) < before + after:
            raise ValueError(f"not enough values to unpack (expected at least {before + after}, got {len(items)})")
        return [*items[:before], items[before : len(items) - after], *items[len(items) - after :]]

    def op_delegate_iter(self, obj: Any) -> Any:
        return self.op_iter(obj)

    def op_iter(self, obj: Any) -> Any:
        return iter(obj)

    def op_gen_mark(self) -> None:
        """Generators here are CPython's own, which closes them."""

    def op_own_frame(self, obj: Any) -> None:
        """Only matters for the memory of frames."""

    def op_lend(self, func: Any, gen: Any) -> None:
        """As op_own_frame."""

    def op_uses_up(self, func: Any, imms: Any) -> bool:
        if imms[0] == "join":
            return bool(func is str.join)
        return bool(func is getattr(builtins, imms[0]))

    def op_pass_on(self, exc: Any) -> None:
        if isinstance(exc, StopIteration):
            raise RuntimeError("generator raised StopIteration") from exc
        raise exc

    def op_take_back(self, gen: Any) -> None:
        """As op_own_frame."""

    def op_own_generator(self, obj: Any) -> None:
        return None

    def op_own_iterator(self, it: Any) -> None:
        """CPython's own again."""

    def op_leave_loop(self, it: Any) -> None:
        """As op_own_frame."""

    def op_close_owned(self, gen: None) -> None:
        assert gen is None

    def op_range_iter(self, *args: Any) -> Any:
        return iter(self.op_load_global(("range",))(*args))

    def op_reversed_range(self, *args: Any) -> Any:
        backwards = self.op_load_global(("reversed",))
        return iter(backwards(self.op_load_global(("range",))(*args)))

    def op_load_global(self, imms: Any) -> Any:
        (name,) = imms
        if name in self.globals:
            return self.globals[name]
        try:
            return getattr(builtins, name)
        except AttributeError:
            raise NameError(f"name '{name}' is not defined", name=name) from None

    def op_store_global(self, val: Any, imms: Any) -> None:
        self.globals[imms[0]] = val

    def op_del_global(self, imms: Any) -> None:
        if imms[0] not in self.globals:
            raise NameError(f"name '{imms[0]}' is not defined")
        del self.globals[imms[0]]

    def op_module_dict(self) -> Any:
        return self.globals

    def op_load_name(self, ns: Any, imms: Any) -> Any:
        try:
            return ns[imms[0]]
        except KeyError:
            pass
        return self.op_load_global(imms)

    def op_load_classderef(self, ns: Any, cell: Any, imms: Any) -> Any:
        try:
            return ns[imms[0]]
        except KeyError:
            pass
        return self.op_cell_load(cell, (imms[0], "free"))

    def op_store_name(self, ns: Any, val: Any, imms: Any) -> None:
        ns[imms[0]] = val

    def op_del_name(self, ns: Any, imms: Any) -> None:
        try:
            del ns[imms[0]]
        except KeyError:
            raise NameError(f"name '{imms[0]}' is not defined") from None

    def op_cell_new(self, init: Any) -> Any:
        return types.CellType() if init is NOTHING else types.CellType(init)

    def op_cell_none(self) -> Any:
        return None

    def op_cell_share(self, cell: Any, val: Any) -> Any:
        return cell or self.op_cell_new(val)

    def op_cell_sync(self, cell: Any, val: Any) -> None:
        if cell is not None and val is not NOTHING:
            cell.cell_contents = val
        elif cell is not None:
            del cell.cell_contents

    def op_show_local(self, shown: Any, val: Any, imms: Any) -> Any:
        if val is NOTHING:
            shown.pop(imms[0], None)
        else:
            shown[imms[0]] = val
        return val

    def op_show_cell(self, shown: Any, cell: Any, imms: Any) -> None:
        try:
            shown[imms[0]] = cell.cell_contents
        except ValueError:
            shown.pop(imms[0], None)

    def op_cell_load(self, cell: Any, imms: Any) -> Any:
        try:
            return cell.cell_contents
        except ValueError:
            raise _unbound(*imms) from None

    def op_cell_store(self, cell: Any, val: Any) -> None:
        cell.cell_contents = val

    def op_cell_del(self, cell: Any, imms: Any) -> None:
        self.op_cell_load(cell, imms)
        del cell.cell_contents

    def op_cell_value(self, cell: Any) -> Any:
        return cell

    def op_make_function(self, defaults: Any, kwdefaults: Any, annotations: Any, *rest: Any) -> Any:
        *cells, (code,) = rest
        return self.function(self.module.functions[code], defaults, kwdefaults, annotations, tuple(cells))

    def op_hosted_function(self, defaults: Any, kwdefaults: Any, annotations: Any, imms: Any) -> Any:
        made = types.FunctionType(self.twin(imms[0]), self.globals, argdefs=None if defaults is NOTHING else defaults)
        if kwdefaults is not NOTHING:
            made.__kwdefaults__ = kwdefaults
        if annotations is not NOTHING:
            made.__annotations__ = dict(zip(annotations[::2], annotations[1::2], strict=True))
        return made

    def twin(self, code: int) -> types.CodeType:
        qualname, line, number = self.module.functions[code].twin
        return self.twins[qualname, line][number]

    def op_make_class(self, bases: Any, kwargs: Any, *rest: Any) -> Any:
        *cells, (name, qualname, code) = rest
        return self.make_class(bases, kwargs, tuple(cells), name, qualname, code)

    def op_hosted_class(self, bases: Any, kwargs: Any, imms: Any) -> Any:
        body = types.FunctionType(self.twin(imms[1]), self.globals)
        return builtins.__build_class__(body, imms[0], *bases, **({} if kwargs is NOTHING else kwargs))

    def op_import_name(self, imms: Any) -> Any:
        name, fromlist, level = imms
        return builtins.__import__(name, self.globals, None, fromlist, level)

    def op_import_from(self, module: Any, imms: Any) -> Any:
        try:
            return getattr(module, imms[0])
        except AttributeError:
            pass
        try:
            return sys.modules[f"{module.__name__}.{imms[0]}"]
        except (KeyError, AttributeError):
            where = getattr(module, "__file__", None) or "unknown location"
            raise ImportError(f"cannot import name {imms[0]!r} from {module.__name__!r} ({where})") from None

    def op_import_star(self, module: Any) -> None:
        names = getattr(module, "__all__", None) or [n for n in vars(module) if not n.startswith("_")]
        for name in names:
            self.globals[name] = getattr(module, name)

    def op_raise(self, exc: Any, cause: Any) -> None:
        if exc is NOTHING:
            raise  # _within has set the handled exception
        if cause is NOTHING:
            raise exc
        raise exc from cause

    def op_match_exc(self, exc: Any, cls: Any) -> bool:
        for each in cls if isinstance(cls, tuple) else (cls,):
            if not (isinstance(each, type) and issubclass(each, BaseException)):
                raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        return isinstance(exc, cls)

    def op_exc_value(self, exc: Any) -> Any:
        return exc

    op_exc_read = op_exc_value

    def op_exc_of(self, val: Any) -> Any:
        return val

    def op_match_exc_group(self, exc: Any, cls: Any) -> Any:
        if exc is None:
            return None, None
        if isinstance(exc, cls):
            return (exc if isinstance(exc, BaseExceptionGroup) else BaseExceptionGroup("", [exc])), None
        return exc.split(cls) if isinstance(exc, BaseExceptionGroup) else (None, exc)

    def op_prep_reraise_star(self, exc: Any, raised: Any) -> Any:
        left = [e for e in raised if e is not None]
        if not left:
            return None
        if len(left) == 1 and (left[0] is exc or not isinstance(exc, BaseExceptionGroup)):
            return left[0]
        if len(left) == 1 and isinstance(left[0], BaseExceptionGroup):
            return left[0]
        return BaseExceptionGroup("", left)

    def op_with_enter(self, mgr: Any) -> Any:
        kind = type(mgr)
        if not hasattr(kind, "__enter__") or not hasattr(kind, "__exit__"):
            raise TypeError(f"'{kind.__name__}' object does not support the context manager protocol")
        enter, leave = kind.__enter__, kind.__exit__
        return leave.__get__(mgr, kind), enter(mgr)

    def op_with_exit(self, leave: Any, exc: Any) -> bool:
        return bool(leave(None, None, None) if exc is NOTHING else leave(type(exc), exc, exc.__traceback__))

    def op_assert_fail(self, msg: Any) -> None:
        raise AssertionError(*([] if msg is NOTHING else [msg]))

    def op_get_awaitable(self, obj: Any, imms: Any) -> Any:
        if isinstance(obj, types.CoroutineType):
            return obj
        if not hasattr(type(obj), "__await__"):
            raise TypeError(f"object {type(obj).__name__} can't be used in 'await' expression")
        return obj.__await__()

    def op_async_iter(self, obj: Any) -> Any:
        return obj.__aiter__()

    def op_async_next(self, it: Any) -> Any:
        return self.op_get_awaitable(it.__anext__(), ("",))

    def op_is_stop_async(self, exc: Any) -> bool:
        return isinstance(exc, StopAsyncIteration)

    def op_async_with_enter(self, mgr: Any) -> Any:
        kind = type(mgr)
        enter, leave = kind.__aenter__, kind.__aexit__
        return leave.__get__(mgr, kind), enter(mgr)

    def op_async_with_exit(self, leave: Any, exc: Any) -> Any:
        return leave(None, None, None) if exc is NOTHING else leave(type(exc), exc, exc.__traceback__)

    def op_match_sequence(self, obj: Any) -> bool:
        return isinstance(obj, collections.abc.Sequence) and not isinstance(obj, (str, bytes, bytearray))

    def op_match_mapping(self, obj: Any) -> bool:
        return isinstance(obj, collections.abc.Mapping)

    def op_match_keys(self, obj: Any, keys: Any) -> Any:
        missing = object()
        found = tuple(obj.get(key, missing) for key in keys)
        return None if missing in found else found

    def op_match_class(self, obj: Any, cls: Any, imms: Any) -> Any:
        count, names = imms
        if not isinstance(obj, cls):
            return None
        if count == 1 and cls in (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple):
            found: list[Any] = [obj]
        else:
            found = []
            names = (*cls.__match_args__[:count], *names) if count else names
        for name in names:
            if not hasattr(obj, name):
                return None
            found.append(getattr(obj, name))
        return tuple(found)


def _outcome(stop: StopIteration) -> Any:
    """The result of a finished execution; raises what it raised."""
    result, failed = stop.value
    if failed is None:
        return result
    context = failed.__context__
    try:
        raise failed
    finally:
        failed.__context__ = context
        del failed, stop


class _Again(BaseException):
    """Carries an exception that is raised again unchanged."""

    def __init__(self, exc: BaseException) -> None:
        self.exc = exc


def _within(handled: BaseException | None, action: Callable[[], Any]) -> Any:
    """Runs an operation with `handled` as the exception being handled."""
    if handled is None:
        return action()
    context, cause, quiet = handled.__context__, handled.__cause__, handled.__suppress_context__
    try:
        raise handled
    except BaseException as current:
        current.__context__ = context
        current.__cause__ = cause
        current.__suppress_context__ = quiet
        return action()


def _call(func: Any, args: list[Any], names: tuple[str, ...]) -> Any:
    split = len(args) - len(names)
    return func(*args[:split], **dict(zip(names, args[split:], strict=True)))


def _take(iterator: Any, count: int) -> list[Any]:
    return [item for item, _ in zip(iterator, range(count), strict=False)]


def _unbound(name: str, kind: str) -> Exception:
    if kind == "super":
        return RuntimeError(f"super(): empty {name} cell")
    if kind == "local":
        return UnboundLocalError(f"cannot access local variable '{name}' where it is not associated with a value")
    return NameError(f"cannot access free variable '{name}' where it is not associated with a value in enclosing scope")


def _delegate(iterator: Any, op: str) -> Generator[Any, Any, Any]:
    """yield from / await over an iterator, tagging what it yields."""

    def tagged() -> Generator[Any, Any, Any]:
        return (yield from _as_iterator(iterator))

    inner = tagged()
    what = "yield" if op == "yield_from" else "await"
    step, given = inner.send, None
    while True:
        try:
            value = step(given)
        except StopIteration as stop:
            return stop.value
        try:
            given = yield (what, value)
            step = inner.send
        except GeneratorExit:
            inner.close()
            raise
        except BaseException as error:
            step, given = inner.throw, error


def _as_iterator(iterator: Any) -> Any:
    return iterator.__await__() if isinstance(iterator, types.CoroutineType) else iterator


def _plain(core: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
    """Strips the tags for generators and coroutines, which yield in one way only."""
    step, given = core.send, None
    while True:
        try:
            _, value = step(given)
        except StopIteration as stop:
            return _outcome(stop)
        try:
            given = yield value
            step = core.send
        except BaseException as error:
            step, given = core.throw, error


@types.coroutine
def _once(value: Any) -> Generator[Any, Any, Any]:
    return (yield value)
