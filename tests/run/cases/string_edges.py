"""Methods of str at the lengths, kinds and arguments where their short ways begin and end."""

# ruff: noqa: B023 (attempt() calls at once)

LENGTHS = (0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 48, 49, 79, 80, 81, 111, 112, 113, 143, 144, 145, 300)


class Text(str):
    def upper(self):
        return "mine"

    def __eq__(self, other):
        return "equal?"

    def __lt__(self, other):
        return "less?"

    def __mul__(self, n):
        return "times"

    __hash__ = str.__hash__


class Table(dict):
    def __missing__(self, key):
        return chr(key + 1)


def attempt(call):
    try:
        return call()
    except Exception as error:
        return type(error).__name__, str(error)


def lengths():
    for n in LENGTHS:
        for unit in ("a", "ab", "é", "日", "😀", "éx"):
            s = (unit * n)[:n]
            print(n, repr(s), len(s), s.isascii(), s == unit * n, hash(s) == hash("".join(list(s))))
            print(s + "-", "-" + s, s[::-1], s[1:], s[:-1], s[::2], s[-1:0:-3], s[5:1:-1], s[::-7])
        a = "x" * n
        print(a.ljust(n + 9, "*"), a.rjust(n + 8), a.center(n + 7, "é"), a.center(n + 1, "日"), a.zfill(n + 9), ("-" + a).zfill(n + 9))
        print(
            a.encode().decode("ascii") == a,
            a.encode("latin-1"),
            a.encode("UTF-8").decode(),
            a.title(),
            a.swapcase(),
            a.casefold(),
            a.capitalize(),
            a.upper(),
            a.lower(),
        )


def replacing():
    for s in ("", "o", "oo", "foo", "hello world", "o" * 50, "é o ü", "日o本", "aXbXc"):
        for old, new in (("o", "0"), ("o", ""), ("o", "é"), ("o", "日"), ("oo", "x"), ("o", "ooo"), ("", "-"), ("é", "e"), ("o", "o"), ("X", "YY")):
            print(repr(s.replace(old, new)), [s.replace(old, new, k) for k in (-1, 0, 1, 2, 99)], s.replace(old, new).isascii())
    print(attempt(lambda: "a".replace("a", 1)), attempt(lambda: "a".replace("a")), attempt(lambda: "aa".replace("a", "b", "c")))


def translating():
    lower = str.maketrans("aeiou", "AEIOU", "xyz")
    tables = [
        lower,
        {},
        {97: "long", 98: None},
        {97: "é"},
        {97: "日", 98: 0x1F600},
        {97: ""},
        {ord(c): None for c in "abc"},
        Table(),
        Table({97: None}),
        {97: 1.5},
        {97: -1},
        {97: 0x110000},
        "abcdef" * 20,
        ["x"] * 200,
    ]
    for table in tables:
        for s in ("", "a", "abc", "xyzzy", "education", "café a", "日a", "q" * 60 + "a"):
            print(attempt(lambda: s.translate(table)))
    lower[101] = "(e)"
    print("education".translate(lower))
    del lower[101]
    print("education".translate(lower))


def affixes():
    for s in ("", "a", "abc", "日本", "é"):
        for a in ("", "a", "ab", "abcd", "日", "é", "本"):
            print(
                s.removeprefix(a),
                s.removesuffix(a),
                s.startswith(a),
                s.endswith(a),
                s.startswith((a, "zz")),
                s.endswith(("zz", a)),
                s.startswith(a, 1),
                s.endswith(a, -1),
                s.startswith((a,), 9),
                s.strip(a),
                s.lstrip(a),
                s.rstrip(a),
            )
    for bad in (1, None, ["a"], ("b", 1), (1, "a"), ("a", 1), b"a", ()):
        print(attempt(lambda: "abc".startswith(bad)), attempt(lambda: "abc".endswith(bad)))
    print(
        attempt(lambda: "a".removeprefix(1)),
        attempt(lambda: "a".strip(1)),
        attempt(lambda: "a".center()),
        attempt(lambda: "a".center("x")),
        attempt(lambda: "a".ljust(5, "ab")),
        attempt(lambda: "a".ljust(5, fillchar="x")),
    )


def lines():
    for s in (
        "",
        "\n",
        "a",
        "a\n",
        "a\r\nb\rc\vd\fe",
        "a\x1cb\x1dc\x1ed",
        "a\x85b",
        "a\u2028b\u2029",
        "\n\n",
        "one line that is long\ntwo\nthree\nfour\nfive\nsix and then much more text\n" * 4,
    ):
        print(s.splitlines(), s.splitlines(True), s.splitlines(keepends=False), attempt(lambda: s.splitlines(1, 2)))


def codecs():
    for s in ("", "a", "abc", "é", "日", "\ud800", "x" * 200):
        for name in ("utf-8", "UTF-8", "utf8", "ascii", "latin-1", "latin1", "nope", "utf-16-le"):
            print(attempt(lambda: s.encode(name)), attempt(lambda: s.encode("utf-8", "ignore").decode(name)))
    print(
        attempt(lambda: "a".encode(1)),
        attempt(lambda: b"a".decode(1)),
        attempt(lambda: b"\xff".decode()),
        attempt(lambda: "é".encode("ascii", "replace")),
        attempt(lambda: "a".encode(encoding="ascii")),
        attempt(lambda: "a".encode("a", "b", "c")),
    )


def operators():
    words = ["", "a", "b", "ab", "é", "日", "😀", Text("a"), Text("b")]
    for x in words:
        for y in words:
            print(x == y, x != y, x < y, x <= y, x > y, x >= y, x + y)
        for n in (-1, 0, 1, 2, 40, True):
            print(x * n, n * x)
        print(
            attempt(lambda: x * 1.5),
            attempt(lambda: x * "a"),
            attempt(lambda: x < 1),
            attempt(lambda: x[::0]),
            attempt(lambda: x[::"a"]),
            x.upper(),
            x[True:],
            x[None:None:-1],
        )
    print(attempt(lambda: "ab" * (1 << 62)), attempt(lambda: "ab" * (1 << 70)), attempt(lambda: "a".ljust(1 << 70)))


def unchanged():
    s = "".join(["ab", "cd"])
    print(
        [
            x is s
            for x in (
                s.replace("x", "y"),
                s.strip(),
                s.removeprefix("x"),
                s.removesuffix("x"),
                s.ljust(1),
                s.center(2),
                s.zfill(0),
                s[:],
                s * 1,
                s + "",
                s.strip("x"),
                s.partition("x")[0],
            )
        ]
    )


lengths()
replacing()
translating()
affixes()
lines()
codecs()
operators()
unchanged()
