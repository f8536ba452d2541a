"""Code objects and closures of compiled functions are those of the functions as they are written."""

import asyncio
import dis
import gc
import inspect
import types
import weakref

from compiled import closures as m

FUNCTIONS = [m.counter, m.counter(1, 2), m.Derived.__init__, m.Derived.own_class, m.Derived.values, m.thrice, m.numbers, m.numbers(3), m.awaited(3), m.plus]
PARTS = ["argcount", "posonlyargcount", "kwonlyargcount", "nlocals", "stacksize", "flags", "code", "consts", "names", "varnames", "filename",
         "name", "qualname", "firstlineno", "linetable", "exceptiontable", "freevars", "cellvars"]  # fmt: skip


def parts(code):
    """As the types of the constants: code objects do not compare."""
    shown = [getattr(code, f"co_{part}") for part in PARTS if part != "consts"]
    return shown, [c.co_name if isinstance(c, types.CodeType) else c for c in code.co_consts]


def remade(f):
    """What pickling by value does."""
    code = types.CodeType(*[getattr(f.__code__, f"co_{part}") for part in PARTS])
    closure = f.__closure__ and tuple(types.CellType(cell.cell_contents) for cell in f.__closure__)
    made = types.FunctionType(code, {**f.__globals__}, f.__name__, f.__defaults__, closure)
    made.__kwdefaults__ = f.__kwdefaults__
    return made


def attempt(do):
    try:
        return do()
    except (AttributeError, NameError, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


for f in FUNCTIONS:
    print(f.__qualname__, *parts(f.__code__), [cell.cell_contents for cell in f.__closure__ or ()])
    print(inspect.getclosurevars(f), [i.argval for i in dis.get_instructions(f) if i.opname in ("LOAD_GLOBAL", "LOAD_FAST", "LOAD_DEREF")])

count = m.counter(10, 2)
again = remade(count)
print(count(), again(), again(2, 3, 4, scale=5, n=6), count(2, 3, 4, scale=5, n=6), m.cells(count), m.cells(again))
print(list(remade(m.numbers(3))()), asyncio.run(remade(m.awaited(3))()), remade(m.thrice)(4), remade(m.plus)(1))

# both sides see what the cells hold
shared = types.FunctionType(count.__code__, count.__globals__, "shared", count.__defaults__, count.__closure__)
shared.__kwdefaults__ = {"scale": 1}
print(count(), shared(), count(), shared.__closure__ == count.__closure__, shared.__closure__[0] is count.__closure__[0])
count.__closure__[1].cell_contents = 100
print(count(), shared(), m.cells(count))
step = count.__closure__[0]
step.cell_contents = 5
print(count(), m.cells(count), step.cell_contents)
shown, late = m.empty()
print(shown, late(), late.__closure__[0].cell_contents)
del late.__closure__[0].cell_contents
print(attempt(lambda: late.__closure__[0].cell_contents), attempt(late))

# other globals, other cells, other parts
print(types.FunctionType(m.thrice.__code__, {"sum": max, "range": range})(3), types.FunctionType(m.thrice.__code__, vars(m))(3))
print(types.FunctionType(m.counter(1, 1).__code__, {"FACTOR": 1, "len": len, "sum": sum}, "f", (1,), (types.CellType(7), types.CellType(50)))(scale=1))
print(attempt(lambda: types.FunctionType(count.__code__, {})), attempt(lambda: setattr(count, "__closure__", None)))
code = m.plus.__code__.replace(co_name="other")
print(code.co_name, code.co_consts, types.FunctionType(code, vars(m))(1), code.replace(co_consts=(None, 10)).co_consts)
print(types.FunctionType(m.plus.__code__.replace(co_consts=(None, 10)), {})(1), m.plus(1))
print(attempt(lambda: setattr(m.thrice, "__code__", count.__code__)), attempt(lambda: setattr(count, "__code__", m.thrice.__code__)))
count.__code__ = m.counter(0, 0).__code__
print(count(), m.cells(count))
was, m.thrice.__code__ = m.thrice.__code__, (lambda n: -n).__code__
print(m.thrice(4))
m.thrice.__code__ = was
print(m.thrice(4), m.thrice.__code__ is was, hash(was) == hash(m.thrice.__code__), m.Derived(1).own_class(), m.Derived(1).value)

# equal code objects, and compiled callers of a function that got another
one, two = m.counter(1, 1), m.counter(2, 2)
print(one.__code__ == two.__code__, hash(one.__code__) == hash(two.__code__), one.__code__ == m.thrice.__code__, one.__code__ != 3)
renamed = m.plus.__code__.replace(co_name="renamed", co_firstlineno=7)
print(renamed == m.plus.__code__, renamed.replace(co_name="plus", co_firstlineno=m.plus.__code__.co_firstlineno) == m.plus.__code__)
print(m.changing(lambda: 3))
later = m.awaited(1)
coroutine, generator = later(), m.numbers(1)()
print(coroutine.cr_code.co_flags == later.__code__.co_flags, generator.gi_code.co_flags == m.numbers(1).__code__.co_flags)
coroutine.close()

try:
    m.counter("a", 1)()
except TypeError as error:
    code = error.__traceback__.tb_next.tb_frame.f_code
    print(code == one.__code__, code.co_freevars, code.co_names, code.co_consts)

# functions that got another code object, and end
changed = [m.counter(n, 1) for n in range(50)]
for n, f in enumerate(changed):
    f.mark = n
    f.__code__ = f.__code__.replace(co_consts=f.__code__.co_consts)
print([f() for f in changed[:3]], changed[2].mark, all(f.__code__ == count.__code__ for f in changed))
kept, refs = m.keep(changed), [weakref.ref(f) for f in changed]
del f
changed.clear()
gc.collect()
print(m.use(kept), len(refs))
kept.clear()
gc.collect()
print(m.use(kept))
