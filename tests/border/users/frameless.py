"""What C code calls goes without a frame of CPython's while nothing can look: nobody may notice."""

import functools
import sys
import traceback
import warnings
import weakref

from compiled import frameless as c

OFTEN = 1000


def warm(f, *args):
    for _ in range(OFTEN):
        functools.partial(f, *args)()


def chain(*ignored):
    frame, names = sys._getframe(1), []
    while frame:
        names.append((frame.f_code.co_name, frame.f_globals["__name__"]))
        frame = frame.f_back
    return names[:3]


def shown(f, usual, *args):
    warm(f, usual)
    try:
        list(map(f, *args))
    except BaseException as e:
        while e:
            print([(s.name, s.lineno, s.line) for s in traceback.extract_tb(e.__traceback__)], repr(e))
            e = e.__cause__


def called_from_c():
    warm(c.quiet, 5)
    print(list(map(c.quiet, range(5))), sorted([3, 1, 2], key=c.quiet))

    class Odd:
        def __add__(self, other):
            return chain()

    print(list(map(c.quiet, [1, Odd(), 2])))
    warm(c.looks, 1)
    print(list(map(c.looks, [1, 2], [chain, None])))
    print(list(map(c.looks, [1, 2], [None, chain])))
    warm(c.two, None, 1)
    print(list(map(c.two, [0, chain, 0], [1, 7, 1])))
    warm(c.names, 0)
    print(list(map(c.names, [0, 1, 0])))
    warm(c.nested, 0)
    print(c.nested(3), list(map(c.nested, [2])))
    warm(c.space, 0)
    print(list(map(c.space, [0, 4])))


def raised():
    shown(c.fails, 0, [0, 0, 9])
    shown(c.divides, 1, [1, 0])
    shown(c.again, 1, [0])
    warm(c.attribute, c.Made(3))
    try:
        list(map(c.attribute, [c.Made(1), 5]))
    except AttributeError as e:
        frames = [f.f_code.co_name for f, _ in traceback.walk_tb(e.__traceback__)]
        print(frames, e, e.obj, e.__traceback__.tb_next.tb_frame.f_back.f_code.co_name)
    try:
        raise KeyError("outer")
    except KeyError:
        try:
            list(map(c.fails, [8]))
        except ValueError as e:
            print(repr(e.__context__))


def warned():
    warm(c.warns, 0)
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        list(map(c.warns, [0, 1]))
    print([(str(w.message), w.filename.rpartition("/")[2], w.lineno) for w in log])


def made():
    for _ in range(OFTEN):
        c.Made(1)
    print(c.Made("look").x, c.Made(2).x)
    p = c.Made(3)
    warm(p.get, 1)
    print(list(map(p.get, [1, "look", 2])))
    try:
        c.Made()
    except TypeError as e:
        print(e)


def changed():
    warm(c.quiet, 1)
    for watch in (sys.setprofile, sys.settrace):
        events = []

        def note(frame, event, arg, events=events):
            if frame.f_code.co_name == "quiet" and not event.startswith("c_"):
                events.append(event)

        warm(c.quiet, 1)
        watch(note)
        list(map(c.quiet, [1]))
        watch(None)
        print(events)
    monitored()
    warm(c.defaults, 1)
    print(list(map(c.defaults, [1])), functools.partial(c.defaults, 1, c=5)())
    warm(c.two, 1, 2)
    c.two.__defaults__ = (9,)
    print(list(map(c.two, [1])))
    for args, names in (((1, 2, 3), {}), ((), {}), ((1,), {"z": 2}), ((1,), {"x": 2})):
        try:
            functools.partial(c.two, *args, **names)()
        except TypeError as e:
            print(e)
    print(functools.partial(c.two, y=5, x=4)())
    warm(c.quiet, 1)
    c.quiet.__code__ = (lambda x: x * 100).__code__
    print(list(map(c.quiet, [1, 2])))


def monitored():
    if sys.version_info < (3, 12):
        return
    tools, codes = sys.monitoring, []
    tools.use_tool_id(4, "test")
    tools.register_callback(4, tools.events.PY_START, lambda code, offset: codes.append(code.co_name))
    for start, end in (
        (lambda: tools.set_events(4, tools.events.PY_START), lambda: tools.set_events(4, 0)),
        (lambda: tools.set_local_events(4, c.quiet.__code__, tools.events.PY_START), lambda: tools.set_local_events(4, c.quiet.__code__, 0)),
    ):
        warm(c.quiet, 1)
        start()
        list(map(c.quiet, [1]))
        c.quiet(2)
        end()
    tools.free_tool_id(4)
    print(codes.count("quiet"))


def ended():
    """The last reference to what the call drops."""

    class Watched:
        def __del__(self):
            print("gone", list(map(c.two, [1, chain], [1, 7]))[1][0][0])

    for _ in range(3):
        warm(c.two, 1, 2)
        list(map(c.two, [Watched()], [3]))
    ref = weakref.ref(Watched(), lambda r: print("told", list(map(c.two, [1], [2]))))
    print(ref())


def deep():
    warm(c.depth, 0)
    print(c.depth(100))
    try:
        print(c.depth(10**5))
    except RecursionError as e:
        print("RecursionError", e.args[0][:32])


for part in (called_from_c, raised, warned, made, ended, deep, changed):
    print(part.__name__)
    part()
