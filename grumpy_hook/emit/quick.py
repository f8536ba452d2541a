"""``f_Nq``: what a small function does where it only computes, as a Go function that needs no thread, frame or depth.

It reads places of objects whose class is known and globals, compares, computes with numbers, makes objects whose
``__init__`` only stores, calls others of its kind, and stores right before it returns: once, or several times after
looking that all can be done. Where anything else is needed it gives up, its second result false, and has done
nothing: the caller calls the function itself, which begins anew. As nothing of Python's runs in it and nothing can
raise, nobody can tell that it was not called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING, ClassVar

from grumpy_hook.emit import calls, intrinsics, numeric, objects, operations
from grumpy_hook.emit.cold import COLD
from grumpy_hook.emit.function import FunctionEmitter
from grumpy_hook.emit.special import SpecialEmitter
from grumpy_hook.ir.nodes import ABSENT, Block, Instr, Kind
from grumpy_hook.passes.lattice import ANY, FLOAT, INT, NUMBER, NUMBERS, ListOf, Obj
from grumpy_hook.passes.types import LIFETIMES, Signature

if TYPE_CHECKING:
    from grumpy_hook.emit.package import Package
    from grumpy_hook.passes.classes import StaticClass

MOST = 40  # operations
WASTED = 4  # operations on a way that always gives up
SILENT = (LIFETIMES - {"keep"}) | {"const"}  # nothing here owns or outlives anything
INTRINSICS = frozenset({"abs", "min", "max", "int", "float"})


@dataclass(frozen=True)
class Quick:
    """The text of ``f_Nq`` and what it takes and returns."""

    text: str
    signature: Signature
    stores: bool


@dataclass
class QuickEmitter(SpecialEmitter):
    """Emits ``f_Nq``. `stored`: the stores of the way to here were written; `stores`: there is one on some way."""

    folds: ClassVar[bool] = False
    gives_up: ClassVar[str] = ""
    apart: ClassVar[bool] = False  # what gives up says so itself
    stored: bool = False
    stores: bool = False
    returns: int = 0
    sure: set[str] = field(default_factory=set)  # conditions of `unlike` that do not hold here

    def __post_init__(self) -> None:
        FunctionEmitter.__post_init__(self)
        self.tight, self.back = {}, {}
        self.keys, self.numbers = set(), set()
        boxed = {n: ANY for n, kind in enumerate(self.signature.params) if kind not in NUMBERS and self.types.get(n) in NUMBERS}
        self.types = self.types | boxed
        # of an int here and a float there the float is what is computed with: two ints are left to the function
        self.types |= {reg: FLOAT for reg, kind in self.types.items() if kind == NUMBER and self._computed(reg)}

    def _computed(self, reg: int) -> bool:
        found = self.defs.get(reg, [])
        return reg >= self.nparams and len(found) == 1 and found[0].op in ("binary", "inplace") and found[0].imms[0] in operations.FLOAT_SIGN

    def unlike(self, value: str, cls: StaticClass) -> str:
        test = super().unlike(value, cls)
        return "" if test in self.sure else test

    def passed(self, obj: int, classes: list[StaticClass]) -> None:
        """An operation that gives up for objects of other classes was written."""
        if len(classes) == 1:
            self.sure.add(super().unlike(self.value(obj), classes[0]))

    def forget(self, dests: tuple[int, ...]) -> None:
        """Registers were written."""
        for reg in dests:
            self.sure = {test for test in self.sure if f"(r{reg}," not in test and f"(r{reg})" not in test}

    def before(self, position: tuple[int, int]) -> None:
        pass

    def leave_here(self, result: int | None = None) -> str:
        return COLD + (self.gives_up or f"return {self.zero()}, false")

    def results(self) -> str:
        """What the Go function returns."""
        return f"({self.result_type()}, bool)"

    def reached(self, block: Block) -> set[int]:
        """The blocks that a written one goes to."""
        return set(block.term.targets)

    @property
    def failure(self) -> str:
        return self.leave_here()

    def unbox(self, source: str, reg: int) -> str:
        name = str(self.kind(reg)).title()
        return f"if !{source}.Is{name}() {{ {self.leave_here()} }}; {self.dest(reg)} = {source}.{name}()"

    def return_text(self, reg: int) -> str:
        value = self.value(reg)
        if self.signature.result in NUMBERS:
            operand = self.scalar(reg)
            assert operand is not None  # the result's type is that of every returned register
            value = operand[1]
        self.returns += 1
        return f"return {value}, true"

    def write(self) -> str | None:
        """The Go function; None where it would give up always, or is long."""
        spent, total = {self.fn.blocks[0].label: 0}, 0
        seen: set[int] = set()
        sure: dict[int, set[str]] = {self.fn.blocks[0].label: set()}
        for block, following in zip_longest(self.fn.blocks, self.fn.blocks[1:]):
            seen.add(block.label)
            if block.label not in spent:
                continue
            self.label(f"L{block.label}")
            self.stored, start, self.sure = False, len(self.lines), sure[block.label]
            done = self._operations(block)
            work = sum(i.op not in SILENT | {"keep"} for i in block.instrs[:done])
            total += work
            at = spent[block.label] + work
            if total > MOST:
                return None
            if block.handler is not None or done < len(block.instrs) or not self._end(block, seen, following):
                if spent[block.label] > WASTED:
                    return None
                del self.lines[start:]  # nothing of a way that always gives up has to be done
                self.put(self.leave_here())
                continue
            for target in self.reached(block):
                spent[target] = max(at, spent.get(target, 0))
                sure[target] = self.sure & sure.get(target, self.sure)
        if not self.returns:
            return None
        body = self._body_text()
        used = [(name, kind) for name, kind in self.locals.items() if re.search(rf"\b{name}\b", body)]
        declared = "".join(f"var {name} {kind}\n" + ("" if _read(name, body) else f"_ = {name}\n") for name, kind in used)
        return f"func {self.go_name}({self.parameters()[2:]}) {self.results()} {{\n{declared}{body}}}\n"

    def _operations(self, block: Block) -> int:
        """How many operations of the block, from the first on, have a form here."""
        done = 0
        for index, instr in enumerate(block.instrs):
            if index < done:
                continue
            self.place, self.at = instr, (block.label, index)
            if instr.op == "setattr" and not self.stored:
                done = index + _stored_together(self, block.instrs[index:])
                if index < done:
                    continue
            if (self.stored and instr.op not in SILENT and not _kept_native(self, instr)) or not _operation(self, instr):
                return index
            self.asked_here(instr)
            self.forget(instr.dests)
        self.at = (block.label, len(block.instrs))
        return len(block.instrs)

    def _end(self, block: Block, seen: set[int], following: Block | None) -> bool:
        term = block.term
        if term.kind not in ("jump", "branch", "return") or seen & set(term.targets):
            return False
        if self.stored and term.kind != "return":
            after = self.fn.block(term.targets[0])
            if term.kind != "jump" or after.term.kind != "return" or any(i.op not in SILENT for i in after.instrs):
                return False
        operations.emit_terminator(self, term, None if following is None else following.label, lambda label: False)
        return True


def _read(name: str, body: str) -> bool:
    """Whether the Go text does more with the variable than to assign it, which Go wants."""
    return re.search(rf"\b{name}\b(?!(, \w+)* = )", body) is not None


def find(package: Package, index: int) -> Quick | None:
    """The quick version of a function of the module."""
    fn = package.module.functions[index]
    p = fn.params
    if fn.kind is not Kind.PLAIN or fn.hosted is not None or p.varargs or p.varkw or p.kwonly or fn.free_vars or fn.cell_vars:
        return None
    signature = package.types.signatures.get(index) or Signature((ANY,) * len(p.names))
    emitter = QuickEmitter(package, fn, f"f_{index}q", signature=signature)
    text = emitter.write()
    return None if text is None else Quick(text, signature, emitter.stores)


def _operation(e: QuickEmitter, i: Instr) -> bool:
    """Write it, or False where it has no form that only computes."""
    match i.op:
        case "const":
            return i.dest in e.constants or _moved(e, i)
        case "undef":
            return i.dest in e.absent
        case "move" | "check_bound":
            return _moved(e, i)
        case "keep":
            return _kept(e, i)
        case op if op in LIFETIMES:
            return True
        case "binary" | "inplace":
            return _binary(e, i)
        case "compare" | "compare_bool":
            return _compared(e, i)
        case "unary":
            return numeric.unary(e, i)
        case "truth":
            return numeric.truth(e, i) or _truth(e, i)
        case "is" | "not" | "bool_value":
            operations.EMITTERS[i.op](e, i)
            return True
        case "load_global":
            slot, name = e.package.slot(str(i.imms[0])), e.temp("got", "o.Value")
            return _delivered(
                e, i.dest, name, f"if {name} = {slot}.V; {name}.P == nil {{ if {name} = {slot}.B; {name}.P == nil {{ {e.leave_here()} }} }}"
            )
        case "getattr":
            obj, name, target = i.args[0], str(i.imms[0]), calls.boxed_target(e, i.dest)
            cache = e.package.site_cache(e.fn.code_index, e.at)
            classes = [cls for _, cls, _ in objects.places(e, obj, name)]
            fast = objects.field(e, obj, name, target, e.leave_here()) or objects.class_value(e, obj, name, cache, target, e.leave_here())
            e.passed(obj, classes)
            return fast is not None and _delivered(e, i.dest, target, fast)
        case "getitem":
            index = e.scalar(i.args[1])
            if index is None or index[0] != INT or not isinstance(e.predicted(i.args[0]), ListOf):
                return False
            got, ok = e.temp("got", "o.Value"), e.temp("more", "bool")
            return _delivered(e, i.dest, got, f"if {got}, {ok} = o.ListAt({e.value(i.args[0])}, {index[1]}); !{ok} {{ {e.leave_here()} }}")
        case "setattr":
            return _stored(e, i)
    return _called(e, i)


def _delivered(e: QuickEmitter, dest: int, source: str, text: str) -> bool:
    e.put("; ".join(filter(None, [text, calls.deliver(e, dest, source)])))
    return True


def _moved(e: QuickEmitter, i: Instr) -> bool:
    if e.kind(i.dest) in NUMBERS:
        if i.op == "const" or e.scalar(i.args[0]) is not None:
            return numeric.move(e, i)
        number = _number(e, i.args[0], str(e.kind(i.dest)))
        if number is not None:
            e.put(f"{e.dest(i.dest)} = {number}")
        return number is not None
    if i.op == "const":
        e.put(f"{e.dest(i.dest)} = {e.package.consts.expr(i.imms[0])}")
    else:
        test = f"if {e.value(i.args[0])}.P == nil {{ {e.leave_here()} }}; " if i.op == "check_bound" else ""
        e.put(f"{test}{e.dest(i.dest)} = {e.value(i.args[0])}")
    return True


def _kept(e: QuickEmitter, i: Instr) -> bool:
    """What Go may keep must not be CPython's, whose caller counts on getting it back."""
    val, owner = i.args[:2]
    if owner == ABSENT and not _kept_native(e, i) and val not in e.absent and val not in e.constants and e.scalar(val) is None:
        e.put(f"if o.IsForeign({e.value(val)}) {{ {e.leave_here()} }}")
    return True


def _kept_native(e: QuickEmitter, i: Instr) -> bool:
    """It keeps an object that is of a class of the module, as was seen."""
    return i.op == "keep" and any(test.startswith(f"o.Misses({e.value(i.args[0])},") for test in e.sure)


def _number(e: QuickEmitter, reg: int, kind: str) -> str | None:
    """The number in a register, after a test that it is one of the kind."""
    known = e.scalar(reg)
    if known is not None:
        return known[1] if known[0] == kind else None
    if reg in e.constants or reg in e.absent:
        return None
    value = e.value(reg)
    e.put(f"if !{value}.Is{kind.title()}() {{ {e.leave_here()} }}")
    return f"{value}.{kind.title()}()"


def _binary(e: QuickEmitter, i: Instr) -> bool:
    op, (left, right) = str(i.imms[0]), i.args
    if isinstance(e.predicted(left), Obj):
        return _operator(e, i)
    if numeric.binary(e, i):
        return True
    kind, dest = str(e.kind(i.dest)), e.dest(i.dest)
    if kind not in NUMBERS:
        form = operations.int_fast(e, op, left, right, dest)
        floats = operations.float_fast(e, op, left, right, dest)
        forms = " else ".join(dict.fromkeys(filter(None, [form, floats])))
        if forms:
            e.put(f"{forms} else {{ {e.leave_here()} }}")
        return bool(forms)
    if all(reg in e.constants for reg in i.args):
        return False
    if kind == FLOAT:
        return _floats(e, op, left, right, dest)
    a, b = _number(e, left, kind), _number(e, right, kind)
    text = None if op == "truediv" or a is None or b is None else numeric.int_binary(op, a, b, dest, e)
    if text is not None:
        e.put(text)
    return text is not None


def _floats(e: QuickEmitter, op: str, left: int, right: int, dest: str) -> bool:
    """A float of two numbers, of which one at least must be a float."""
    sign = operations.FLOAT_SIGN.get(op)
    if sign is None or e.constants.get(right) == 0:
        return False
    forms = []
    operands = [_float_forms(e, reg) for reg in (left, right)]
    for test_a, kind_a, a in operands[0]:
        for test_b, kind_b, b in operands[1]:
            if FLOAT in (kind_a, kind_b):
                tests = [test for test in (test_a, test_b, f"{b} != 0" if op == "truediv" and right not in e.constants else "") if test]
                forms.append((" && ".join(tests), f"{dest} = float64({a} {sign} {b})"))
    if not forms:
        return False
    text = " else ".join(f"if {test or 'true'} {{ {form} }}" for test, form in forms)
    e.put(forms[0][1] if not forms[0][0] else f"{text} else {{ {e.leave_here()} }}")
    return True


def _float_forms(e: QuickEmitter, reg: int) -> list[tuple[str, str, str]]:
    """(Go condition, what it then is, the Go float64) of an operand, the likely one first."""
    known = e.scalar(reg)
    if known is not None:
        return [("", known[0], numeric.as_float(known))]
    if reg in e.constants or reg in e.absent:
        return []
    value = e.value(reg)
    return [(f"{value}.IsFloat()", FLOAT, f"{value}.Float()"), (f"{value}.IsInt()", INT, f"float64({value}.Int())")]


def _compared(e: QuickEmitter, i: Instr) -> bool:
    if numeric.compare(e, i, i.op == "compare"):
        return True
    result = "o.Bool({})" if i.op == "compare" else "{}"
    forms = operations.comparison_forms(e, i, result)
    if not operations.compares_objects(e, i):
        forms += operations.plainly_equal(e, i, result)
    if forms:
        e.put(f"{' else '.join(forms)} else {{ {e.leave_here()} }}")
    return bool(forms)


def _truth(e: QuickEmitter, i: Instr) -> bool:
    dest, ok = e.dest(i.dest), e.temp("more", "bool")
    flag = _made_of(e, i)
    if flag is not None:
        e.put(f"{dest} = {e.go_bool(flag)}")
        return True
    value = e.value(i.args[0])
    other = f"if {dest}, {ok} = o.PlainTruth({value}); !{ok} {{ {e.leave_here()} }}"
    e.put(f"if {dest} = {value}.IsTrue(); {value}.IsOther() {{ {other} }}")
    return True


def _made_of(e: QuickEmitter, i: Instr) -> int | None:
    """The truth value that what is tested was made of, in the same block."""
    source, block = i.args[0], e.fn.block(e.at[0])
    for made in reversed(block.instrs[: e.at[1]]):
        if source in made.dests:
            if made.op == "bool_value":
                return made.args[0] if len(e.defs[made.args[0]]) == 1 else None
            if made.op != "move":
                return None
            source = made.args[0]
    return None


def _stored(e: QuickEmitter, i: Instr) -> bool:
    fast = objects.put(e, i.args[0], str(i.imms[0]), e.value(i.args[1]), e.leave_here())
    if fast is None:
        return False
    e.put(fast)
    e.passed(i.args[0], [cls for _, cls, _ in objects.places(e, i.args[0], str(i.imms[0]))])
    e.stored = e.stores = True
    return True


def _stored_together(e: QuickEmitter, instrs: list[Instr]) -> int:
    """Write the stores that `instrs` begins with, where there are several: all tests come first. Gives how many operations that is."""
    group = list(takewhile(lambda i: i.op in SILENT or i.op in ("setattr", "keep"), instrs))
    last = max(at for at, i in enumerate(group) if i.op == "setattr")
    if last == 0 or e.fn.name == "__init__" or any(reg not in e.constants for i in group[:last] for reg in i.dests):
        return 0
    start, sure, texts = len(e.lines), set(e.sure), []
    for i in group[: last + 1]:
        found = objects.put_plainly(e, i.args[0], str(i.imms[0]), e.value(i.args[1])) if i.op == "setattr" else None
        if found is None and (i.op == "setattr" or not _operation(e, i)):
            del e.lines[start:]
            e.sure = sure
            return 0
        if found is not None:
            test, cls, text = found
            if test:
                e.put(f"if {test} {{ {e.leave_here()} }}")
            e.passed(i.args[0], [cls])
            texts.append(f"{{ {text} }}")
    e.put("; ".join(texts))
    e.stored = e.stores = True
    return last + 1


# Calls


def _called(e: QuickEmitter, i: Instr) -> bool:
    match i.op:
        case "call":
            return _intrinsic(e, i) or _one_of(e, i, calls.function_candidates(e, i), i.imms[0]) or _made(e, i)
        case "call_method":
            return _method(e, i, i.args[0], str(i.imms[0]), i.args[1:], i.imms[1])
        case "load_method":
            obj, name = i.args[0], str(i.imms[0])
            found, receiver = (e.dest(reg) for reg in i.dests)
            of_class = objects.class_method(e, obj, name, (), e.package.site_cache(e.fn.code_index, e.at))
            if of_class is not None:
                e.put(of_class.load(found, receiver, e.value(obj), e.leave_here()))
                return True
            known, text = objects.methods(e, obj, name), e.leave_here()
            classes = e.package.types.classes.defining(e.predicted(obj), name)
            e.locals["m"] = "*o.Func"
            for method in reversed(known):
                text = f"{method.load}; if m != nil {{ {found}, {receiver} = m.Value(), {e.value(obj)} }} else {{ {text} }}"
            if known:
                e.put(text)
                e.passed(obj, classes)
            return bool(known)
        case "call_loaded":
            return _one_of(e, i, calls.loaded_candidates(e, i), i.imms[0])
    return False


def _intrinsic(e: QuickEmitter, i: Instr) -> bool:
    text = intrinsics.text(e, i, INTRINSICS)
    if text is None:
        text = intrinsics.isinstance_call(e, i, e.leave_here())
        if text is not None:
            e.put(text)
        return text is not None
    e.put(f"if !({intrinsics.same(e, i)}) {{ {e.leave_here()} }}")
    e.put(text)
    return True


def _made(e: QuickEmitter, i: Instr) -> bool:
    found = calls.filling(e, i)
    if found is None:
        return False
    test, text = found
    e.put(f"if !({test}) {{ {e.leave_here()} }}")
    e.put(text)
    return True


def _method(e: QuickEmitter, i: Instr, obj: int, name: str, args: tuple[int, ...], names: object, also: str = "") -> bool:
    cache = e.package.site_cache(e.fn.code_index, e.at)
    found = calls.method_candidates(e, obj, name, args, cache)
    done = _one_of(e, i, found, names, also)
    if done and len(found) == 1 and found[0].loaded and not found[0].named:
        e.passed(obj, e.package.types.classes.defining(e.predicted(obj), name))
    return done


def _operator(e: QuickEmitter, i: Instr) -> bool:
    """As ``calls.operator_call``."""
    left, right = i.args
    if calls.in_place_candidates(e, i):
        return False
    also = calls.left_decides(e, i, operations.GO_BINOP[str(i.imms[0])])
    if not _method(e, i, left, f"__{i.imms[0]}__", (right,), (), also) or e.stored:
        return False
    if e.go_type(i.dest) == "o.Value" and e.dest(i.dest) != "_":
        e.put(f"if {e.value(i.dest)}.IsNotImplemented() {{ {e.leave_here()} }}")
    return True


def _one_of(e: QuickEmitter, i: Instr, found: list[calls.Candidates], names: object, also: str = "") -> bool:
    """The call of whichever of the functions it is that have a quick version."""

    def call(index: int, bound: calls.Bound) -> str | None:
        quick = e.package.quick(index)
        if quick is None or (quick.stores and e.kind(i.dest) in NUMBERS):
            return None
        text = calls.quick_call(e, index, bound, i.dest, e.leave_here())
        e.stored = e.stored or (quick.stores and text is not None)
        return text

    text = calls.one_of(e, found, names, call, e.leave_here(), also)
    e.stores = e.stores or e.stored
    if text is not None:
        e.put(text)
    return text is not None
