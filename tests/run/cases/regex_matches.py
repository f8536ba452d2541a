"""Patterns and matches of module re: their methods, errors and attributes, and matches that CPython's code is given."""

import copy
import re
from functools import partial

PAIR = re.compile(r"(\w+)\s*=\s*(\d+)(?P<mark>!)?")


def told(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, str(e)


m = PAIR.match("alpha = 42 and")
print(m.group(), m.group(1), m.group(1, 2), m.group(1, "mark"), m.groups(), m.groups("-"), m.groupdict(), m.groupdict(0))
print(m.start(), m.start(2), m.end(), m.end("mark"), m.span(), m.span(1), m["mark"], m[0], m[True])
print(m.lastindex, m.lastgroup, m.string, m.pos, m.endpos, m.re is PAIR, m.regs, bool(m), type(m) is re.Match)
print(repr(m), [m], isinstance(m, re.Match), m.expand(r"<\2>"), m == m, m != m, hash(m) == hash(m), {m: 1}[m])
print([told(m.group, x) for x in (9, -1, "nope", None, 1.5, 2**70)], told(m.start, 9), told(m.span, "x"), told(lambda: m[4]))
print(told(iter, m), told(len, m), told(lambda: m.nope), told(setattr, m, "pos", 1), told(lambda: m + 1), told(lambda: m < m))
print(copy.copy(m) is m, copy.deepcopy(m) is m, told(m.groups, 1, 2), told(m.groups, default=3), m.end(*[2]))

# given to CPython's code, and met again there
kept = [PAIR.search(" b=1!")]
again = list(map(lambda x: x, sorted(kept, key=lambda x: x.start())))[0]
print(again is kept[0], again == kept[0], re.Match.group(kept[0], 2), kept[0].regs, list(map(re.Match.span, kept)))
print(partial(re.Match.group, kept[0])("mark"), getattr(kept[0], "groups")(), "{0[1]}={0[2]}".format(kept[0]), kept[0].re.pattern)

# what is not plainly right
print(told(PAIR.match), told(PAIR.match, 1), told(PAIR.match, b"a=1"), told(PAIR.sub, 1, "a=1"), told(PAIR.sub, r"\9", "a=1"), told(PAIR.match, "a=1", "x"))
print(PAIR.match("a=1", True), PAIR.match("a=1", pos=1), told(PAIR.match, "a=1", -5, 2**80), PAIR.match("a=1", 3, 1), told(PAIR.match, "a=1", 2**70))
print(told(PAIR.sub, lambda m: 5, "a=1"), told(PAIR.sub, lambda m: None, "xa=1y"), told(PAIR.sub, lambda m: 1 // 0, "a=1"))


class Text(str):
    pass


print(PAIR.match(Text("a=1")), PAIR.sub(Text("y"), "a=1"), type(PAIR.sub("y", Text("none"))), type(PAIR.match(Text("a=1")).string))

# one after the other, some of them by CPython's code
text = "a=1 b=2! c=3"
it = PAIR.finditer(text)
print(type(it).__name__, next(it).span(), list(map(str, it)), list(it), next(it, "no more"))
it = PAIR.finditer(text, 4)
for found in it:
    print(found.span(), found.lastgroup, found.pos, found.groups())
scanner = PAIR.scanner(text)
print(scanner.match().span(), scanner.search().span(), scanner.match(), scanner.pattern is PAIR)

# replacements
print(PAIR.sub(r"\2=\1", text), PAIR.subn(r"\g<mark>|\\|\n", text, 2), PAIR.sub("", text), PAIR.sub(lambda m: m["mark"] or "", text, 1))
print(re.compile("").sub("-", "abc"), re.compile("x*").sub("-", "axb"), re.compile("b").sub("\u2603", "abc"), re.compile("é").sub(r"\g<0>\g<0>", "é☃"))
unchanged = "abc"
print(re.compile("x").sub("y", unchanged) is unchanged, re.compile("x").split(unchanged)[0] is unchanged)

# the functions of the module
for _ in range(2):
    print(re.match("a+", "aab").end(), re.fullmatch("a", "ab"), re.search("b", "aab").start(), re.findall("[ab]", "abcab"), re.split(",", "a,b"))
    print(re.sub("b", "x", "abc"), re.subn("b", r"\g<0>!", "abc"), [x.end() for x in re.finditer("a", "banana")], re.match(PAIR, "a=1").group(2))
print(told(re.match, "(", "a"), told(re.sub, "b", lambda m: 1 // 0, "b"), re.match("A", "a", re.I), told(re.match, b"a", "a"))

# other text
print(re.compile(b"a(b)?").findall(b"abaab"), re.compile(b"x").sub(b"y", b"axb"), re.compile(b"a").match(bytearray(b"ab")), PAIR.match("é=1").group(1))
print(re.compile("é+").search("caféé").span(), re.compile(r"\w+").findall("héllo ☃ привет \U0001d518x"), re.compile("(?i)ÀB[à-ä]").match("àbÄ"))
print([re.compile(p).split("abc") for p in ("", "b*", "(b)", "(x)|b")], [re.compile(p, re.I).findall("sſßK\u212aik") for p in ("[r-t]", "k", "[^k]", "ß")])
print(re.compile(r"(?>a+)b").match("aab"), re.compile(r"a++b").match("aab"), re.compile(r"(?:ab?)*+c").match("aabc"), re.compile(b"(?L)\\w").match(b"a"))
print(re.compile("(a|b)*c").match("ab" * 30000 + "c").end(), re.compile("(x+x+)+y").search("x" * 14), re.compile("a" * 200).search("b" + "a" * 300).start())
