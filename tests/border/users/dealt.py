import gc
import sys
import weakref

import plain_failing
from compiled import dealt


class Derived(dealt.Own):
    def keep(self):
        return self


plain_failing.Derived = Derived
gc.disable()
refs = []
for f in dealt.TRIED:
    try:
        print(f.__name__, f())
    except Exception as e:
        print(f.__name__, "raised", type(e).__name__, e)
print("returned", dealt.returned().args, dealt.returned_later().code)
for kind in (ValueError, dealt.Own, dealt.Own, KeyError, OSError, Derived):
    try:
        dealt.made_and_left(kind)
    except kind as e:
        ref = weakref.ref(e) if kind is dealt.Own else None
        refs += [ref] * (ref is not None)
        print(type(e).__name__, e.args, e.__traceback__.tb_next.tb_frame.f_code.co_name, sys.exc_info()[1] is e)
print("ended", refs[-1]() is None)
print("handled", sys.exc_info())
