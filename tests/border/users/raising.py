import copy
import pickle

from compiled import raising as m


def told(e):
    found = {k: v for k, v in vars(e).items()}
    slots = {k: getattr(e, k, "unset") for k in ("code", "unset", "value", "name", "path", "obj", "errno", "filename", "start", "key")}
    args = e.args
    same = len(args) > 1 and args[0] is args[1]
    return type(e).__name__, args, same, e.args is args, str(e), repr(e), found, slots, getattr(e, "__notes__", None)


def links(e):
    return repr(e.__cause__), repr(e.__context__), e.__suppress_context__


for f in (m.fails_at_once, m.fails_in_handler, m.fails_again, m.fails_without_cause):
    for make in m.many():
        try:
            f(make)
        except BaseException as e:
            print(f.__name__, *told(e), *links(e), e.__traceback__.tb_next.tb_frame.f_code.co_name)
            try:
                print(told(pickle.loads(pickle.dumps(e))))
            except Exception as bad:
                print(type(bad).__name__, bad)
            try:
                print(told(copy.copy(e)))
            except Exception as bad:
                print(type(bad).__name__, bad)
for touch in (m.looked_at, m.odd, m.assigned, lambda e: None, told):
    for make in m.many():
        try:
            m.fails(make, touch)
        except BaseException as e:
            print(*told(e), list(vars(e)))
            if touch is m.looked_at:
                seen, namespace, args = m.shown[-1]
                e.later = 1
                print(seen is e, namespace is e.__dict__, args is e.args, "later" in namespace)
for i in range(5):
    try:
        m.inline(i)
    except Exception as e:
        print(*told(e))
