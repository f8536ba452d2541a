"""json.dumps and json.loads, which compiled code carries out in Go while they are the library's own."""
import json
import json.decoder
import json.encoder
import random
import sys
import threading
import zlib
from json import dumps, loads

class Text(str): pass
class Whole(int):
    def __repr__(self): return "whole"
class Items(list): pass
class Table(dict): pass
class Thing:
    def __init__(self): self.x = 1

INF, NAN = float("inf"), float("nan")

def values():
    yield from ("", "a", "plain text", 'quo"te', "back\\slash", "\b\f\n\r\t\x00\x1f\x7f", "/", "\x80\xff", "\u0105\ud7ff\ue000", "\ud800", "x\udfff\ud800",
                "\U0001F600a\U0010ffff", "é" * 40, "\u4e2d" * 40 + '"', "a" * 300)
    yield from (0, -1, 7, 2**31, 2**62, 2**63 - 1, -2**63, 2**64, 10**40, -10**40, 10**600, True, False, None)
    yield from (0.0, -0.0, 1.5, -2.5e-7, 1e16, 1e15, 123456789.123456789, 5e-324, 1.7976931348623157e308, 1e22, 0.1, 1e-5, 0.0001, INF, -INF, NAN)
    yield from ([], (), {}, [[]], [()], [{}], {"a": {}}, [1, [2, (3, [4])]], {"k": [1, {"n": None}], "": "", "\n": 1, "\u0105": "\u0107"})
    yield {1: 1, -5: 2, 10**30: 3, 1.5: 4, None: 5, "x": 6}
    yield {True: 1, False: 2, NAN: 3, INF: 4, -INF: 5, 1e22: 6}
    yield {"1": 1, 1: 2}
    yield from (Text("te\nxt"), Whole(3), Items([1]), Table(a=1), [Text("t"), Whole(4), Items(), Table()], {Text("k"): 1}, {Whole(5): 1})
    inner = [1]
    yield [inner, inner, {"i": inner}]

def bad():
    yield from (Thing(), [Thing()], {"a": Thing()}, {(1, 2): 3}, {b"k": 1}, b"bytes", {1, 2}, 1j, [1, 2, object], 10**5000, [10**5000], {10**5000: 1})
    loop = []
    loop.append(loop)
    yield loop
    ring = {}
    ring["r"] = [ring]
    yield ring
    deep = []
    for _ in range(100_000):
        deep = [deep]
    yield deep

OPTIONS = (
    {}, {"indent": 2}, {"indent": 0}, {"indent": -1}, {"indent": "\t"}, {"indent": "\u0105"}, {"indent": None}, {"indent": True}, {"sort_keys": True}, {"sort_keys": 1},
    {"ensure_ascii": False}, {"ensure_ascii": 0}, {"separators": (",", ":")}, {"separators": [";", "="]}, {"separators": ("\u4e2d", "\U0001F600")},
    {"separators": (", ", ": "), "indent": 1}, {"allow_nan": False}, {"skipkeys": True}, {"check_circular": True}, {"default": repr}, {"cls": json.JSONEncoder},
    {"cls": None, "default": None, "separators": None}, {"ensure_ascii": False, "indent": 3, "sort_keys": True, "separators": (" ,", " :")},
)

def shown(call, *args, **options):
    try:
        x = call(*args, **options)
    except RecursionError:
        return "RecursionError"
    except Exception as e:
        return type(e).__name__, str(e)[:120]
    return repr(x) if len(repr(x)) < 500 else (len(repr(x)), zlib.crc32(repr(x).encode("utf-8", "surrogatepass")))

def written():
    for options in OPTIONS:
        print(options if "cls" not in options and "default" not in options else sorted(options))
        for x in values():
            print(ascii(shown(json.dumps, x, **options)))
    for x in values():
        print(ascii((shown(json.dumps, x, ensure_ascii=False), shown(json.dumps, x, indent=4), shown(dumps, obj=x), shown(json.dumps, x, sort_keys=True, default=str))))
    for x in bad():
        print(shown(json.dumps, x), shown(json.dumps, x, skipkeys=True), shown(json.dumps, x, indent=1)[:2])
    print(shown(json.dumps, {"a": Thing()}, default=lambda x: [x.x]), shown(json.dumps, vars(Thing())), shown(json.dumps))
    print(shown(json.dumps, [1], None), shown(json.dumps, [1], nonsense=1), shown(json.dumps, [1], indent=1.5), shown(json.dumps, [1], separators=(1, 2)))
    print(shown(json.dumps, {"b": 1, 1: 2}, sort_keys=True), shown(json.dumps, {3: 1, 1: 2, None: 1}, sort_keys=True), shown(json.dumps, {3: 1, 1: 2}, sort_keys=True))
    x = eval("{'k': [1, 2.5, 'x', None, True, (1, {'z': 10**40})], 7: 1, 'a': {}, 'e': []}")  # of CPython's
    for options in ({}, {"indent": 1}, {"ensure_ascii": False}):
        print(json.dumps(x, **options), json.dumps([x, {"mixed": x}], **options))
    print(json.dumps(eval("{'b': {'d': 1, 'c': '\u0105'}, 'a': 2}"), sort_keys=True, ensure_ascii=False))
    del x["k"]
    print(json.dumps(x), json.dumps(list(map(str, range(3)))), dumps((x for x in ())) if False else "")

TEXTS = (
    "null", "true", "false", "0", "-0", "-0.0", "1", "-12", "123456789012345678", "1234567890123456789", "-9223372036854775808", "9223372036854775808", "1" * 639,
    "1" * 4300, "1" * 4301, "-" + "9" * 4300, "0.1", "1e5", "1E+5", "1e-400", "1e400", "-1e400", "1.0e", "1.", "1.e5", ".5", "01", "-", "--1", "+1", "1e+", "1.5e-3", "0e0", "00",
    "2.2250738585072011e-308", "9007199254740993.0", "0." + "1" * 900, "123456789012345678901234567890.5e-20", "1\u0661", "\u0661", "1.\u0661",
    "NaN", "Infinity", "-Infinity", "-NaN", "Inf", "[NaN, Infinity, -Infinity]", "nul", "nulll", "True", "tru", "-Infinit",
    '""', '"a"', '"abc"', '"\u00e9"', '"\u0105"', '"\U0001F600"', '"\ud800"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ude00"', '"\\ud83dx"', '"\\ud83d\\u0041"', '"\\ud83d\\ud83d\\ude00"',
    '"\\u00e9\\n\\t\\r\\b\\f\\/\\\\\\""', '"\\x"', '"\\u12"', '"\\u12g4"', '"\\u+123"', '"\\u 123"', '"\\u0x12"', '"\\', '"\\u', '"\\ud83d\\u', '"\\ud83d\\uzzzz"', '"\\ud83d\\', '"abc', '"a\nb"', '"a\tb"', '"\x7f"', '"\x00"',
    "[]", "[ ]", "[1]", "[1,2]", " [ 1 , 2 ] ", "[1,]", "[,1]", "[1 2]", "[", "]", "[1", "[[[]]]", "[1]]", "[1],", "{}", "{ }", '{"a":1}', ' { "a" : 1 , "b" : [ ] } ', '{"a":1,}', '{"a"}', '{"a":}',
    "{1:2}", "{'a':1}", '{"a" 1}', '{"a":1 "b":2}', '{"a":1', '{"a"', '{"', "{", '{,}', '{"a":1,"a":2}', '{"a":1,"b":2,"a":3,"c":4,"d":5,"e":6,"f":7}', '{"\\u0061":1,"a":2}', '{"":1}', '{"\\ud800":1}',
    "", " ", "\n", "\t\r\n 1 \n", "\x0b1", "\u00a01", "1\u00a0", "\ufeff1", "1 2", "// x", "{\"a\":\u00a01}", "\x00", "x",
)

def read():
    for s in TEXTS:
        print(ascii(shown(json.loads, s)), type(json.loads(s)).__name__ if not isinstance(shown(loads, s), tuple) and len(s) < 4000 else "")
        try:
            b = s.encode()
        except UnicodeEncodeError:
            continue
        print(shown(json.loads, b) == shown(json.loads, s) or ascii(shown(json.loads, b)))
        for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-8-sig"):
            print(ascii(shown(json.loads, s.encode(encoding)))[:150], end=";")
        print()
    for b in (b"\xff", b'"\xff"', b'"\xed\xa0\x80"', b'"\xc3\xa9"', b'"\xe2\x82"', b"1\x00", b"\x001", b"\x00", b"1\x00\x00\x00", b'"\x00"', bytearray(b"[1]"), memoryview(b"[1]"), None, 1, [], Text('"t"')):
        print(ascii(shown(json.loads, b)))
    for n in (10, 60, 70, 500, 100_000):
        print(n, ascii(shown(json.loads, "[" * n + "]" * n))[:80], ascii(shown(json.loads, '{"a":' * n + "1" + "}" * n))[:80], shown(json.loads, "[" * n)[:1])
    x = json.loads('[{"key": 1, "other": {"key": 2}}, {"key": 3, "k\\u0065y2": 4, "key2": 5}]')
    keys = [k for d in (x[0], x[0]["other"], x[1]) for k in d if k == "key"]
    print(keys[0] is keys[1] is keys[2], x)
    x[0]["new"] = [x[1].pop("key")]
    x.append("end")
    print(x, sorted(x[0]), {**x[1]}, json.dumps(x))
    print([type(v).__name__ for v in json.loads('[1, 1.0, "s", [], {}, null, true, 99999999999999999999, NaN]')])
    big = json.loads("{" + ",".join(f'"k{i}": {i}' for i in range(3000)) + "}")
    print(len(big), big["k2999"], list(big)[:3], len(json.loads(json.dumps([big] * 3))))
    print(shown(json.loads, "[1.5, 2]", parse_float=str), shown(json.loads, '{"a": 1}', object_pairs_hook=list), shown(json.loads, "1", nonsense=1), shown(loads, s="[1]"))

def errors():
    try:
        json.loads('{"a": 1,\n "b" 2}')
    except json.JSONDecodeError as e:
        print(type(e), e.msg, e.pos, e.lineno, e.colno, e.doc)

def made(r, depth):
    kind = r.randrange(10 if depth else 6)
    if kind == 0: return r.choice((None, True, False))
    if kind == 1: return r.choice((r.randrange(100), r.randrange(-2**40, 2**40), r.getrandbits(r.randrange(1, 300)) * r.choice((1, -1))))
    if kind == 2: return r.choice((r.random(), r.uniform(-1e6, 1e6), float(r.randrange(1000)), r.random() * 10.0 ** r.randrange(-320, 308)))
    if kind < 6: return "".join(r.choice('ab "\\/\n\x1f\x7f\u00e9\u0105\u4e2d\U0001F600\ud83d\ude00') for _ in range(r.randrange(6)))
    if kind == 6: return tuple(made(r, depth - 1) for _ in range(r.randrange(4)))
    if kind < 8: return [made(r, depth - 1) for _ in range(r.randrange(5))]
    return {r.choice((made(r, 0), "k" + str(r.randrange(9)), "key")): made(r, depth - 1) for _ in range(r.randrange(8))}

def fuzz():
    r = random.Random(5)
    total = 0
    for n in range(400):
        x = made(r, 4)
        options = r.choice(({}, {}, {"ensure_ascii": False}, {"indent": 2}, {"separators": (",", ":")}))
        s = json.dumps(x, **options)
        total = zlib.crc32(s.encode("utf-8", "surrogatepass"), total)
        y = json.loads(s)
        total = zlib.crc32(repr(y).encode("utf-8", "surrogatepass"), total)
        if n % 20 == 0:
            print(ascii(s)[:70], total)
        for _ in range(5):
            at = r.randrange(len(s) + 1)
            t = s[:at] + r.choice(("", '"', "\\", ",", ":", "[", "]", "{", "}", " ", "0", "1", "e", ".", "-", "u", "\\u", "\n", "\u00e9", "N", s[:3])) + s[at + r.randrange(3):]
            total = zlib.crc32(ascii(shown(json.loads, t)).encode(), total)
    print(total)

def patched():
    """Whoever changes something of the library's gets what CPython makes of that."""
    def attempt(target, name, value):
        missing = object()
        old = vars(target).get(name, missing) if not isinstance(target, dict) else target.get(name, missing)
        if isinstance(target, dict): target[name] = value
        else: setattr(target, name, value)
        try:
            print(name, shown(json.dumps, {"a": [1.5, "x"], "b": 1}), shown(json.dumps, ["y\u0105"], indent=1), shown(json.dumps, "s"), shown(json.dumps, {"b": 1}, sort_keys=True), shown(json.dumps, 2.5),
                  shown(json.loads, '{"a": [1.5, 2, NaN]}'), shown(loads, b"[1]"), shown(dumps, []))
        finally:
            if isinstance(target, dict):
                if old is missing: del target[name]
                else: target[name] = old
            elif old is missing: delattr(target, name)
            else: setattr(target, name, old)
        print(json.dumps([1, "x"]), json.loads('{"a": [1.5]}'), json.dumps({"a": 1}, indent=0))
    encoder, decoder = json.encoder, json.decoder
    attempt(json, "dumps", lambda x, **kw: "other dumps")
    attempt(json, "loads", lambda x: "other loads")
    attempt(json, "_default_encoder", json.JSONEncoder(sort_keys=True, indent=2))
    attempt(json, "_default_decoder", json.JSONDecoder(parse_float=str))
    attempt(json, "JSONEncoder", lambda **kw: json._default_encoder)
    attempt(json, "detect_encoding", lambda b: "utf-16")
    for name, value in (("ensure_ascii", False), ("indent", 1), ("sort_keys", True), ("allow_nan", False), ("item_separator", ";"), ("key_separator", "="), ("encode", lambda o: "own encode"), ("iterencode", lambda o, **kw: ["own"])):
        attempt(json._default_encoder, name, value)
    for name, value in (("item_separator", ";"), ("key_separator", "="), ("encode", lambda self, o: "class encode"), ("iterencode", lambda self, o, _one_shot=False: ["class"]), ("default", lambda self, o: "default"),
                        ("__init__", lambda self, **kw: vars(self).update(vars(json._default_encoder), indent=3)), ("__getattribute__", lambda self, name: object.__getattribute__(self, name))):
        attempt(json.JSONEncoder, name, value)
    for name, value in (("c_make_encoder", None), ("encode_basestring_ascii", encoder.py_encode_basestring_ascii), ("encode_basestring_ascii", lambda s: '"own"'), ("isinstance", lambda x, y: False), ("float", int),
                        ("INFINITY", 2.5), ("_make_iterencode", lambda *args: lambda o, n: ["made"])):
        attempt(encoder, name, value)
    attempt(json._default_decoder, "decode", lambda s: "own decode")
    attempt(json._default_decoder, "raw_decode", lambda s, idx=0: ("own raw", len(s)))
    attempt(json._default_decoder, "scan_once", json.JSONDecoder(parse_int=str).scan_once)
    attempt(json._default_decoder, "unused", 1)
    attempt(json.JSONDecoder, "decode", lambda self, s: "class decode")
    attempt(json.JSONDecoder, "raw_decode", lambda self, s, idx=0: ("class raw", len(s)))
    attempt(decoder._CONSTANTS, "NaN", "not a number")
    defaults = json.JSONDecoder.decode.__defaults__
    json.JSONDecoder.decode.__defaults__ = (lambda s, n: json.decoder.WHITESPACE.match("  xx", 0),)
    try: print(shown(json.loads, "  1"), shown(json.loads, "1"))
    finally: json.JSONDecoder.decode.__defaults__ = defaults
    attempt(json.decoder, "len", lambda s: 5)
    code = json.JSONEncoder.encode.__code__
    def encode(self, o): return "other code"
    json.JSONEncoder.encode.__code__ = encode.__code__
    try: print(json.dumps([1]), json.dumps([1], indent=1))
    finally: json.JSONEncoder.encode.__code__ = code
    code = json.loads.__code__
    json.loads.__code__ = (lambda s, **kw: "other loads").__code__.replace(co_name="loads")
    try: print(json.loads("[1]"))
    finally: json.loads.__code__ = code
    json.dumps.__kwdefaults__["indent"] = 5
    try: print(json.dumps([1]))
    finally: json.dumps.__kwdefaults__["indent"] = None
    import builtins
    real, here = builtins.isinstance, threading.get_ident()
    builtins.isinstance = lambda x, y: (threading.get_ident() == here and print("asked")) or real(x, y) # other threads ask too
    try: x = json.dumps("s"), json.loads('"s"')
    finally: builtins.isinstance = real
    print(x, json.dumps([1]), json.loads("[1]"))
    for _ in range(70):
        json._default_encoder.unused = _
        json.dumps([1])
    del json._default_encoder.unused
    print(json.dumps([1]), json.dumps({"a": (1,)}))
    vars(json)["_default_encoder"].indent = 1
    print(json.dumps([1]))
    json._default_encoder.indent = None

def threads():
    shared = {"list": list(range(50)), "dict": {}, "text": "x" * 100}
    stop = []
    def change():
        n = 0
        while not stop:
            n += 1
            shared["list"].append(n)
            del shared["list"][0]
            shared["dict"][n % 20] = [n]
            if n % 20 == 7: shared["dict"].clear()
    others = [threading.Thread(target=change) for _ in range(2)]
    for o in others: o.start()
    good = 0
    for _ in range(300):
        try: good += len(json.loads(json.dumps(shared))["text"])
        except RuntimeError: good += 100
    stop.append(1)
    for o in others: o.join()
    print(good)

def limits():
    def down(n, x):
        return down(n - 1, x) if n else shown(json.dumps, x)
    x = [[[[1]]]]
    print(down(100, x), json.loads(down(200, [])[1:-1]))
    old = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    print(shown(json.loads, "1" * 640)[:10], shown(json.loads, "1" * 641), shown(json.dumps, 10**640), shown(json.dumps, 10**639)[:3])
    sys.set_int_max_str_digits(old)

written()
read()
errors()
fuzz()
patched()
threads()
limits()
