"""Strings: every common method, indexing, kinds, escapes, errors."""


def case_methods():
    s = "Hello, World"
    print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), s.casefold(), "ß".upper(), "ǅ".title())
    print(s.isalpha(), "abc".isalpha(), "123".isdigit(), "a1".isalnum(), " \t".isspace(), "Abc".istitle(), "ABC".isupper(), "abc".islower(), "x_1".isidentifier(), "".isalpha(), "²".isdigit(), "½".isnumeric(), "١".isdecimal(), "a\n".isprintable())


def find_methods():
    s = "banana"
    print(s.find("an"), s.rfind("an"), s.find("x"), s.index("na"), s.count("a"), s.count("ana"), s.count(""), s.find("", 3), s.find("a", 2, 4), s.startswith("ba"), s.endswith(("x", "na")), s.startswith("an", 1))
    for call in (lambda: s.index("x"), lambda: s.rindex("x")):
        try:
            call()
        except ValueError as error:
            print(error)
    print("an" in s, "x" not in s, "" in s)
    try:
        print(1 in s)
    except TypeError as error:
        print(error)


def split_methods():
    print("a b  c ".split(), "a,b,,c".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","), " a  b ".split(None, 1))
    print("a\nb\r\nc\n".splitlines(), "a\nb".splitlines(True), "k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="))
    print(",".join(["a", "b"]), "".join([]), "-".join("abc"), "x".join(c for c in "pq"))
    try:
        "a".split("")
    except ValueError as error:
        print(error)
    try:
        ",".join(["a", 1])
    except TypeError as error:
        print(error)


def trim_methods():
    print("  a ".strip() + "|", "  a ".lstrip() + "|", "  a ".rstrip() + "|", "xxaxx".strip("x"), "abcab".lstrip("ab"), "prefix_x".removeprefix("prefix_"), "x.py".removesuffix(".py"))
    print("a".center(5, "*"), "a".ljust(4) + "|", "a".rjust(4), "42".zfill(5), "-42".zfill(5), "a\tb".expandtabs(4))
    print("banana".replace("an", "AN"), "banana".replace("a", "", 2), "aaa".replace("", "-"), "abc".translate({97: "X", 98: None}), "abc".translate(str.maketrans("ab", "12", "c")))


def indexing():
    s = "abcdef"
    print(s[0], s[-1], s[1:3], s[::-1], s[::2], s[4:1:-1], s[10:], s[-3:], s[:0] == "", len(s), len(""))
    for index in (6, -7):
        try:
            print(s[index])
        except IndexError as error:
            print(error)
    try:
        s[0] = "x"
    except TypeError as error:
        print(error)
    try:
        print(s["a"])
    except TypeError as error:
        print(error)


def kinds():
    for s in ("abc", "é", "ñandú", "日本語", "a😀b", "\ud800x", ""):
        print(len(s), [ord(c) for c in s], ascii(s), s[::-1] == "".join(reversed(s)), hash(s) == hash(s + ""))
    print("é" + "日" + "😀", "日本" * 2, "a" < "é" < "日" < "😀", chr(0x1F600), ord("é"), "Ä".lower(), "ПРИВЕТ".lower(), "straße".upper())
    print("日本語".encode("utf-8"), "é".encode("latin-1"), b"\xe6\x97\xa5".decode("utf-8"), "é".encode("ascii", "replace"), "é".encode("ascii", "ignore"))
    try:
        "é".encode("ascii")
    except UnicodeEncodeError as error:
        print(error)
    try:
        chr(-1)
    except ValueError as error:
        print(error)
    try:
        ord("ab")
    except TypeError as error:
        print(error)


def reprs():
    for s in ("it's", 'say "hi"', "both ' and \"", "tab\t nl\n cr\r bs\\ nul\0 del\x7f", "\x80\xa0\xad", "\u200b", "é日😀"):
        print(repr(s), s.isprintable())


def operators():
    print("a" + "b", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "a" < "b", "a" == "a", "a" != "b", "abc" > "abd", "Z" < "a")
    for op in (lambda: "a" + 1, lambda: "a" * 1.5, lambda: "a" - "b", lambda: "a" < 1, lambda: "a" + None):
        try:
            print(op())
        except TypeError as error:
            print(error)
    s = "x"
    for i in range(5):
        s += str(i)
    s *= 2
    print(s)


def iterate():
    counts = {}
    for c in "mississippi":
        counts[c] = counts.get(c, 0) + 1
    print(counts, sorted("hello"), list("abc"), set("aaa"), max("hello"), list(enumerate("ab")), list(zip("ab", "cd")), list(reversed("abc")), list(map(str.upper, "abc")))


case_methods()
find_methods()
split_methods()
trim_methods()
indexing()
kinds()
reprs()
operators()
iterate()
print("a" "b", r"\n", """multi
line""", "\N{BULLET}", "\x41\u0042\U00000043\103")
