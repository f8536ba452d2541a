"""with: enter and exit order, suppression, several managers, returns and breaks through it."""
import contextlib
import io


class Manager:
    def __init__(self, name, suppress=False, fail=None):
        self.name, self.suppress, self.fail = name, suppress, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError("enter failed")
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        if self.fail == "exit":
            raise RuntimeError("exit failed")
        return self.suppress


def simple():
    with Manager("a") as a:
        print("body", a)
    with Manager("b"), Manager("c") as c:
        print("body", c)
    with (Manager("d") as d, Manager("e") as e):
        print(d, e)
    with Manager("pair") as (p, *q):
        print(p, q)


def suppressed():
    with Manager("s", suppress=True):
        raise ValueError("hidden")
    print("after")
    try:
        with Manager("t"):
            raise ValueError("seen")
    except ValueError as error:
        print("caught", error)
    with Manager("outer", suppress=True), Manager("inner"):
        raise KeyError("k")
    print("after both")


def failing():
    for manager in (Manager("x", fail="enter"), Manager("y", fail="exit")):
        try:
            with manager:
                print("in body")
        except RuntimeError as error:
            print(error)
    try:
        with Manager("z", fail="exit"):
            raise ValueError("first")
    except RuntimeError as error:
        print(error, repr(error.__context__))
    try:
        with 5:
            pass
    except TypeError as error:
        print(error)


def leaving():
    for i in range(3):
        with Manager(f"loop{i}"):
            if i == 0:
                continue
            if i == 1:
                break
    with Manager("returning"):
        return "value"


@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    except ValueError as error:
        print("swallowed", error)
    finally:
        print(f"</{name}>")


simple()
suppressed()
failing()
print(leaving())
with tag("p") as name:
    print("text", name)
with tag("q"):
    raise ValueError("inside")
with contextlib.suppress(ZeroDivisionError):
    1 / 0
buffer = io.StringIO()
with contextlib.redirect_stdout(buffer):
    print("captured")
print(repr(buffer.getvalue()))
with contextlib.ExitStack() as stack:
    for label in "12":
        stack.enter_context(Manager(label))
    stack.callback(print, "callback")
