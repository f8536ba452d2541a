import inspect, typing, doctest, sys, unittest.mock as mock, pickle, copy, logging, warnings, pydoc, types, functools, dis, io, traceback, pkgutil
from compiled import introspection as m

logging.basicConfig(stream=sys.stdout, format="%(module)s %(filename)s %(funcName)s:%(lineno)d %(message)s")
print(
    doctest.testmod(m),
    inspect.signature(m.add),
    typing.get_type_hints(m.add),
    m.add.__annotations__,
    typing.get_type_hints(m.K),
    m.__annotations__,
    typing.get_type_hints(m.K.m),
)
for f in (m.add, m.decorated, m.K, m.K.m, m.gen, m.co, m.ag, m.lam, m.K.s, m.K.c, m.K.p, m.K(1).m):
    print(
        getattr(f, "__name__", f),
        inspect.isfunction(f),
        inspect.ismethod(f),
        inspect.isgeneratorfunction(f),
        inspect.iscoroutinefunction(f),
        inspect.isasyncgenfunction(f),
        inspect.isclass(f),
        inspect.isroutine(f),
        inspect.getdoc(f),
        getattr(f, "__module__", None),
        getattr(f, "__qualname__", None),
    )
    try:
        print(inspect.getsource(f).splitlines()[0], inspect.getsourcelines(f)[1], inspect.getfile(f) == m.__file__, inspect.signature(f))
    except (TypeError, OSError) as e:
        print(type(e))
print(
    m.decorated.__wrapped__(3),
    m.decorated(4),
    inspect.signature(m.decorated),
    inspect.unwrap(m.decorated).__name__,
    m.add.__code__.co_varnames[:5],
    m.add.__code__.co_argcount,
    m.add.__code__.co_firstlineno,
    m.add.__kwdefaults__,
    m.add.__defaults__,
    m.add.__closure__,
    m.add.__globals__ is vars(m),
    m.lam.__name__,
)
print(
    inspect.getmembers(m.K, inspect.isfunction)[0][0],
    [n for n, _ in inspect.getmembers(m, inspect.isclass)],
    inspect.getmodule(m.add) is m,
    inspect.getmodule(m.K) is m,
    pickle.loads(pickle.dumps(m.add)) is m.add,
    copy.deepcopy(m.add) is m.add,
    inspect.getfullargspec(m.add),
    m.K.__doc__[:5],
    m.__doc__[:6],
    m.__spec__.name,
    m.__loader__ is not None,
    m.__package__,
)
print(pydoc.render_doc(m.K, renderer=pydoc.plaintext)[:60])
with mock.patch.object(m, "helper", return_value=100) as h:
    print(m.uses_helper(), h.call_count)
with mock.patch("compiled.introspection.X", 50):
    print(m.uses_helper())
with mock.patch.object(m, "helper", side_effect=ValueError("se")):
    try:
        m.uses_helper()
    except ValueError as e:
        print(e)
with mock.patch("compiled.introspection.helper", autospec=True) as h:
    h.return_value = 3
    print(m.uses_helper())
print(m.uses_helper())
with mock.patch.object(m.Svc, "fetch", lambda self: "patched"), mock.patch.object(m.Svc, "timeout", 9):
    print(m.run_svc())
with mock.patch("compiled.introspection.Svc") as S:
    S.return_value.run.return_value = "mocked"
    print(m.run_svc())
with mock.patch.object(m.Svc, "fetch", autospec=True, side_effect=lambda s: "auto") as f:
    print(m.run_svc(), f.call_count)
print(m.run_svc())
s = m.Svc()
s.fetch = lambda: "inst"
print(s.run())
with mock.patch.dict(m.__dict__, {"X": 70}):
    print(m.uses_helper())
print(m.uses_helper(), mock.create_autospec(m.K)(1).m(2) is not None, mock.Mock(spec=m.K).m is not None)
with mock.patch.multiple(m, X=1, helper=lambda: 2):
    print(m.uses_helper())


def top():
    return m.frames(), m.caller()[0]


print(top())
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    m.calls_depr()
    print([(x.lineno, x.filename.rsplit("/", 1)[1]) for x in w])
l = logging.getLogger("L")
m.log(l)
m.log_stack(l)
m.print_exc()
print(m.evals(), m.execs(), m.globs(), m.setglob(), m.NEW, m.locs(), m.dirs(), m.isfun(m.add), m.isfun(print)[:2], m.getmod())
m.uses_helper.__code__ = (lambda: "new code").__code__
print(m.uses_helper())
m.add.__defaults__ = (100,)
print(m.add(1))
m.add.__kwdefaults__ = {"k": 5}
m.add.attr = 1
print(m.add.attr, vars(m.add))
del m.helper
try:
    print(m.run_svc(), m.helper)
except AttributeError as e:
    print(e)
exec("def injected(): return X + 1", m.__dict__)
print(m.injected())
m.X = 1000
print(m.injected(), m.evals()[0])
print(m.same_code(lambda f: f.__code__))
print(isinstance(m, types.ModuleType), repr(m)[:24], sorted(vars(m))[-3:])
