"""`with` asks the class of a manager for its methods, never the object or __getattr__."""

import io
import threading

space = {}
exec(
    """
class Outside:
    def __getattr__(self, name): return lambda *a: print("asked for", name)
class Whole(Outside):
    def __enter__(self): return "entered"
    def __exit__(self, *a): print("left"); return True
class Half:
    def __enter__(self): return 1
class Odd:
    __enter__ = staticmethod(lambda: "static")
    __exit__ = classmethod(lambda cls, *a: print(cls.__name__, len(a)))
class Failing:
    @property
    def __enter__(self): raise AttributeError("of the property")
    def __exit__(self, *a): pass
""",
    space,
)


class Text(str):
    def __getattr__(self, name):
        return name + "!"


class Number(int):
    def __enter__(self):
        return self + 1

    def __getattr__(self, name):
        return name


class Items(list):
    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.append(error[0])
        return True


def attempt(manager):
    try:
        with manager as value:
            print("within", value)
            raise KeyError("inside")
    except Exception as error:
        print(type(error).__name__, error)


for name in ("Outside", "Whole", "Half", "Odd", "Failing"):
    attempt(space[name]())
own = space["Outside"]()
own.__enter__ = own.__exit__ = lambda *a: print("of the object")
attempt(own)
whole = space["Whole"]()
whole.__enter__ = lambda: "of the object"
attempt(whole)
attempt(Text("t"))
attempt(Number(3))
items = Items([1])
attempt(items)
print(items, "x" if items else "")
attempt("text")
attempt(None)
lock = threading.Lock()
with lock:
    print(lock.locked())
print(lock.locked())
with io.StringIO("line") as lines, open(__file__) as file:
    print(lines.read(), file.closed)
print(lines.closed, file.closed)
