"""Exceptions of compiled classes as interpreted code gets them."""


class Simple(Exception):
    pass


class Coded(Exception):
    def __init__(self, code, *rest):
        super().__init__("coded", code)
        self.code = code
        self.rest = rest
        self.table = {"a": [code]}


class Slotted(ValueError):
    __slots__ = ("code", "unset")

    def __init__(self, code):
        self.code = code


class Both(Slotted):
    def __init__(self, code):
        super().__init__(code)
        self.more = code * 2


class New(Exception):
    def __new__(cls, code):
        self = super().__new__(cls, "made", code)
        self.made = True
        return self

    def __init__(self, code):
        self.code = code


class Described(Exception):
    @property
    def code(self):
        return self._code + 1

    @code.setter
    def code(self, x):
        self._code = x

    def __init__(self, code):
        self.code = code


class Keyed(KeyError):
    def __init__(self, key):
        super().__init__(key)
        self.key = key


class System(OSError):
    def __init__(self, code):
        super().__init__(code, "text", "file")
        self.code = code


class Stop(StopIteration):
    pass


class Exit(SystemExit):
    pass


class Imported(ImportError):
    pass


class Mixed(KeyError, ValueError):
    def __str__(self):
        return f"mixed {self.args}"


class Decoding(UnicodeDecodeError):
    pass


class Group(ExceptionGroup):
    def derive(self, excs):
        return Group(self.message, excs)


shown = []


def looked_at(e):
    shown.append((e, e.__dict__, e.args))
    return e


def many():
    text = "".join(["same", "text"])
    yield lambda: Simple()
    yield lambda: Simple(1)
    yield lambda: Simple(text, text, [text])
    yield lambda: Simple(1.5, None, (1, 2), {"a": 1})
    yield lambda: Simple(*range(7))
    yield lambda: ValueError(text, text)
    yield lambda: KeyError("key")
    yield lambda: Coded(1)
    yield lambda: Coded(2, "more", [])
    yield lambda: Slotted(3)
    yield lambda: Both(4)
    yield lambda: New(5)
    yield lambda: Described(6)
    yield lambda: Keyed("k")
    yield lambda: System(2)
    yield lambda: Stop(8)
    yield lambda: Stop()
    yield lambda: Exit(9)
    yield lambda: Imported("no", name="n", path="p")
    yield lambda: AttributeError("no", name="n", obj=text)
    yield lambda: Mixed(10)
    yield lambda: Decoding("ascii", b"abc", 1, 2, "why")
    yield lambda: UnicodeDecodeError("ascii", b"abc", 1, 2, "why")
    yield lambda: OSError(2, "no such", "file")
    yield lambda: Group("group", [Coded(1), ValueError(2)])


def fails(make, touch):
    e = make()
    touch(e)
    raise e


def fails_at_once(make):
    raise make()


def fails_in_handler(make):
    try:
        raise Coded(0)
    except Coded as first:
        raise make() from (first if make else None)


def fails_again(make):
    try:
        raise make()
    except BaseException as e:
        e.again = True
        e.add_note("noted")
        raise


def fails_without_cause(make):
    try:
        raise Coded(0)
    except Coded:
        raise make() from None


def inline(i):
    if i == 0:
        raise Simple("inline", i)
    if i == 1:
        raise Coded(i)
    if i == 2:
        raise Simple
    if i == 3:
        raise Slotted(i)
    raise Mixed


def odd(e):
    e.__dict__[5] = 6
    e.__dict__["name"] = "by dict"


def assigned(e):
    e.__dict__ = {"whole": 1}
