"""What operations say about objects whose types are CPython's own or interpreted: names with their modules, and which error."""

import array
import collections
import datetime
import decimal
import functools
import io
import operator
import re
import struct
import types
import weakref

OUTSIDE = {}
exec("class Outside: pass\nclass Indexed:\n    def __index__(self): return 0\nclass Walked:\n    def __iter__(self): return iter((1, 2))\nclass Bad:\n    def __iter__(self): return 5\n    def __index__(self): raise ZeroDivisionError", OUTSIDE)


class C:
    pass


def objs():
    return [OUTSIDE['Outside'](), OUTSIDE['Indexed'](), OUTSIDE['Walked'](), OUTSIDE['Bad'](), OUTSIDE['Outside'], datetime.date(2020, 1, 1), types.SimpleNamespace(), re.compile('a'), array.array('i'), decimal.Decimal(1), operator.itemgetter(1), weakref.ref(C), io.StringIO(), struct.Struct('i'), collections.OrderedDict(), types, datetime.timedelta(1), collections.deque(), collections.defaultdict(), functools.partial(int), memoryview(b'a'), bytearray(b'a'), collections.Counter, datetime]


def e1(x):
    return 1 + x


def e2(x):
    return 'a' + x


def e3(x):
    return [] + x


def e4(x):
    return () + x


def e5(x):
    return [1][x]


def e6(x):
    return 'a'[x]


def e7(x):
    return x()


def e8(x):
    return x[0]


def e9(x):
    return len(x)


def e10(x):
    return iter(x)


def e11(x):
    for i in x: return 1


def e12(x):
    a, b = x


def e13(x):
    return [1] * x


def e14(x):
    return 'a' % x


def e15(x):
    return {x: 1}


def e16(x):
    return x in 'abc'


def e17(x):
    return 1 in x


def e18(x):
    return ''.join(x)


def e19(x):
    return int(x)


def e20(x):
    return float(x)


def e21(x):
    return range(x)


def e22(x):
    return x < 1


def e23(x):
    return 1 < x
def e24(x):
    with x: pass


def e25(x):
    return [*x]


def e26(x):
    return {**x}


def e27(x):
    return C(*x)


def e28(x):
    return C(**x)


def e29(x):
    x[0] = 1


def e30(x):
    del x[0]


def e31(x):
    return -x


def e32(x):
    return abs(x)


def e33(x):
    raise x


def e34(x):
    return isinstance(1, x)


def e35(x):
    return issubclass(int, x)


def e36(x):
    return getattr(1, x)


def e37(x):
    return chr(x)


def e38(x):
    return ord(x)


def e39(x):
    return sum([x])


def e40(x):
    return 'a'.replace('a', x)


def e41(x):
    return [1].index(1, x)


def e42(x):
    return bytes(x)


def e43(x):
    return next(x)


def e44(x):
    return round(x)


def e45(x):
    return sorted([x, 1])


def e46(x):
    return x @ 1


def e47(x):
    return dict(x)


def e48(x):
    return set([x])


def e49(x):
    return f'{x:d}'


def e50(x):
    return format(x, 'zz')


def e51(x):
    return divmod(x, 2)


def e52(x):
    return pow(2, x)


def e53(x):
    return 'a'.startswith(x)


def e54(x):
    return x.nope


def e55(x):
    x.nope = 1


def e56(x):
    yield from x


def e57(x):
    return list(e56(x))


def e58(x):
    return [].extend(x)


def e59(x):
    return {}.update(x)


def e60(x):
    return set() | x


def e61(x):
    return type('a', x, {})


def e62(x):
    return super(x, 1)


def e63(x):
    return max(x)


def e64(x):
    return hash(x) and 1


def e65(x):
    return 1 if x > 'a' else 2


def e66(x):
    return b'a' + x


def e67(x):
    return 1.5 * x


def e68(x):
    return True and x & 1


def run():
    fs = [v for k, v in sorted(globals().items()) if k[0] == 'e' and k[1:].isdigit() and k != 'e56']
    for f in fs:
        for x in objs():
            if f is e30 and isinstance(x, (functools.partial, operator.itemgetter)):
                continue  # heap types of C code have other words
            try:
                f(x)
            except Exception as e:
                print(f.__name__, type(x).__name__, type(e).__name__, re.sub("0x[0-9a-f]+", "", str(e)))
            else:
                print(f.__name__, type(x).__name__, "ok")


run()
