"""Locals keep what they refer to until they are rebound, deleted or out of scope, whatever the collector does."""

import gc, weakref
class H:
    def __init__(self, n): self.n=n
    def run(self, f):
        return f()
reg=weakref.WeakSet()
def collect(): gc.collect(); return sorted(h.n for h in reg)
def local():
    h=H(1); reg.add(h)
    return collect()
def param(h):
    reg.add(h); return collect()
def looping():
    h=H(3); reg.add(h)
    n=0
    while True:
        print(collect()); n+= 1
        if n>2: raise KeyError
def rebound():
    h=H(4); reg.add(h); h=None
    return collect()
def deleted():
    h=H(5); reg.add(h); del h
    return collect()
def branch(flag):
    if flag:
        h=H(6); reg.add(h)
    else: h=None
    for i in range(2): print(collect())
    return collect()
def gen():
    h=H(7); reg.add(h)
    yield collect()
    yield collect()
def shared():
    h=H(8); reg.add(h)
    f=lambda: h
    del f
    return collect()
def loopvar():
    for h in [H(9), H(10)]:
        reg.add(h)
    return collect()
def handler():
    h=H(11); reg.add(h)
    try:
        raise ValueError
    except ValueError:
        return collect()
    finally: print(collect())
def walrus():
    if (h:=H(12)): reg.add(h)
    return collect()
def nested():
    h=H(13); reg.add(h)
    def inner(): return collect()
    return inner()
print(local(), param(H(2)), H(0).run(lambda: collect()))
try: looping()
except KeyError: pass
print(rebound(), deleted(), branch(True), branch(False), list(gen()), shared(), loopvar(), handler(), walrus(), nested())
def unread():
    h=H(14); reg.add(h); k=h; h=H(15); x=collect(); h=None
    y=collect(); k=None
    return x, y, collect()
def never_read():
    h=H(16)
    collect()
    h=None
    return collect()
def both(n):
    if n: h=H(17)
    else: h=[H(18)]
    reg.update([h] if n else h)
    x=collect()
    h=n
    return x, collect(), h
async def co():
    h=H(19); reg.add(h)
    await nothing()
    return collect()
async def nothing(): gc.collect()
def run(c):
    try: c.send(None)
    except StopIteration as e: return e.value
def kw(*args, **kw):
    reg.update(args); return collect()
def many():
    h=H(20); reg.add(h)
    try:
        with open('/dev/null') as f:
            return collect()
    finally:
        print(collect())
print(unread(), never_read(), both(1), both(0), run(co()), kw(H(21)), many())
