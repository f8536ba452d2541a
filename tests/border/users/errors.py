import sys, traceback, logging, pickle, copy, gc, weakref
from compiled import errors as m

logging.basicConfig(stream=sys.stdout, format="%(name)s %(funcName)s:%(lineno)d %(message)s")


def t(f, *a, **k):
    try:
        return f(*a, **k)
    except BaseException as e:
        return type(e).__name__ + ": " + str(e)


def bad():
    raise ValueError("bad")


def bad2():
    return m.level1(bad)


e = m.chain(bad)
print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__, e.a, e.b, type(e) is m.Mine)
e = m.context(bad)
print(repr(e), repr(e.__context__), e.__cause__)
try:
    m.none(bad)
except m.Mine as e:
    print(repr(e), e.__suppress_context__, repr(e.__context__))
try:
    m.note(bad)
except ValueError as e:
    print(e.__notes__, e.attr)
for f in (bad, bad2, lambda: m.assert_(0), lambda: m.none(bad), lambda: m.note(bad)):
    print(m.tb_inside(f))
    print(m.tb_of(f))
    try:
        m.level1(f)
    except Exception:
        print(traceback.format_exc())
print(m.excinfo(), sys.exc_info())
log = []
t(m.fin, bad, log)
t(m.fin, int, log)
print(log)
try:
    m.group([bad, lambda: {}["k"]])
except ExceptionGroup as g:
    print(repr(g))
    traceback.print_exc(file=sys.stdout)
print(t(m.star, lambda: m.group([bad, lambda: {}["k"]])), t(m.star, bad), t(m.star, lambda: m.group([bad, lambda: [][0]])))
print(m.sup(), m.baseexc(sys.exit), m.baseexc(bad), m.baseexc(lambda: (_ for _ in ()).throw(m.Base(1))), m.reraise_later(bad), m.reraise_later(bad2))
print(
    t(m.stop),
    t(lambda: list(m.gen_stop())),
    m.osr(),
    m.uni(),
    m.attr(object()),
    m.attr(m),
    m.name(),
    m.imp(),
    m.sysexit(lambda: sys.exit(3)),
    m.sysexit(lambda: sys.exit("s")),
    m.sysexit(lambda: sys.exit()),
)
x = m.ret_exc()
print(x.args, x.a, x.b, x.__traceback__, m.args(x), m.args(ValueError(1, 2)), m.args(KeyError("k")), m.args(OSError(2, "x", "f")))
print(m.nested_handler(bad), m.nested_handler(lambda: m.nested_handler(bad) and bad()))
try:
    raise KeyError("python outer")
except KeyError:
    print(m.nested_handler(bad))
    try:
        m.level1(bad)
    except ValueError as e:
        print(repr(e.__context__))
    print(repr(sys.exc_info()[1]))
m.logexc(bad)
print(t(m.recursive, 0)[:60])


def pyrec(n):
    return m.cb_rec(pyrec, n + 1)


print(t(pyrec, 0)[:30])
print(t(m.deepcb, 100, lambda n: "bottom"))
print(m.with_tb(x), repr(m.set_cause(ValueError(1), x)), m.gen_throw(m.yielder(), ValueError("early")))
g = m.yielder()
next(g)
print(m.gen_throw(g, ValueError("v")), next(g), m.gen_throw(g, KeyError("k")))
print(t(next, g))


def pg():
    try:
        yield 1
    except m.Mine as e:
        yield ("caught", e.a)


g = pg()
next(g)
print(m.gen_throw(g, m.Mine("thrown")))


class Sub(m.Mine):
    def __init__(self, z):
        super().__init__("sub", b=z)

    def __str__(self):
        return "SUB"


def rs():
    raise Sub(4)


e = m.chain(rs)
print(e.__cause__, e.__cause__.b, m.args(Sub(1)))
try:
    m.level1(rs)
except Sub as s:
    print(s, s.a, type(s))
def local_exc():
    try:
        m.level1(bad)
    except ValueError as e:
        return e


e = local_exc()
print(e.__traceback__.tb_frame.f_code.co_name, [f.f_code.co_name for f, l in traceback.walk_tb(e.__traceback__)])
fr = [f for f, l in traceback.walk_tb(e.__traceback__)][1]
print(fr.f_globals is m.__dict__, fr.f_code.co_filename == m.__file__, fr.f_locals)
try:
    m.fixed()
except m.Fixed as e:
    print(e.args, e, vars(e))
for kind in (m.Wordy, m.WordyKey, m.WordyFile):
    for given in (("w",), ("w", 1), ("w", 2, "x")):
        text, shown, e = m.wordy(kind, *given)
        e.add_note("note ")
        print(text, shown, str(e), repr(e), e.__notes__, str(copy.copy(e)), traceback.format_exception_only(e))
        try:
            raise kind(*given)
        except kind as outside:
            print(outside)
try:
    raise m.Watched(7)
except m.Watched as e:
    e.more = 3
    print(e.args, e.more, vars(e), e.__reduce__(), vars(copy.copy(e)), vars(pickle.loads(pickle.dumps(e))))
try:
    m.imports()
except ImportError as e:
    print([(frame.name, frame.line) for frame in traceback.extract_tb(e.__traceback__)])
