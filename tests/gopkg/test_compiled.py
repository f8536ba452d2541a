"""The same module that uses Go packages, interpreted and compiled: equal output, and compiled all from one image."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

MODULE = r'''
import __go__.math as gomath
import __go__.math.bits as bits
import __go__.math.rand.v2 as rand
import __go__.strconv as strconv
import __go__.strings
import __go__.strings as strings
import __go__.time as gotime
import __go__.unicode as unicode
from __go__.hash import crc32
from __go__.unicode import utf8
from __go__.unicode.utf8 import RuneLen
from __go__.math import Ilogb, Ldexp, Max, MaxInt64, Pow, Sqrt
from __go__.sort import Slice
from __go__.net.url import QueryUnescape
from __go__.strconv import Atoi, Itoa, ParseFloat
from __go__.strings import Builder, Contains, Map, NewReplacer
from __go__.sync import WaitGroup
from __go__.builtin import chan
from grumpy_hook import GoError, go


def numbers(n):
    total = 0.0
    for i in range(n):
        total += Sqrt(float(i))
    return round(total, 6), MaxInt64


def powers(n):
    total, biggest = 0, 0.0
    for i in range(1, n):
        total += Ilogb(i * 1.5) + i % 3
        biggest = Max(biggest, Pow(i, 0.5))
    return total, biggest, Ldexp(0.5, n)


def texts(n):
    return sum(Contains(Itoa(i), "7") for i in range(n)), Map(lambda r: r + 1, "abc"), Itoa(i=-5)


def objects():
    b = Builder()
    for part in ("a", "b"):
        b.WriteString(part)
    words = [3, 1, 2]
    Slice(words, lambda i, j: words[i] < words[j])
    return b.String(), b.Len(), NewReplacer("a", "b").Replace("aa"), 2 * gotime.Second, words


def errors():
    found = []
    for argument in ("12", "x", 5, None):
        try:
            found.append(Atoi(argument))
        except (GoError, TypeError) as error:
            found.append((type(error).__name__, str(error)))
    for call in (lambda: Itoa(2**70), lambda: Sqrt(), lambda: Sqrt(1, 2), lambda: Sqrt(y=1)):
        try:
            call()
        except Exception as error:
            found.append((type(error).__name__, str(error)))
    return found


def waiting():
    jobs, wait = chan[int](0), WaitGroup()
    wait.Add(1)

    def work():
        for job in jobs:
            got.append(job)
        wait.Done()

    got = []
    go(work)
    for i in range(5):
        jobs.send(i)
    jobs.close()
    wait.Wait()
    gotime.Sleep(1_000_000)
    return got


class Shouting:
    def __init__(self):
        self.parts = []

    def Write(self, p):
        self.parts.append(p.upper())
        return len(p)


def callbacks():
    from __go__.io import WriteString

    out = Shouting()
    return WriteString(out, "quiet"), out.parts


class Text(str):
    pass


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return type(error).__name__, str(error)


def ones(n):
    return bits.OnesCount64(n)


def letter(n):
    return "yes" if unicode.IsLetter(n) else "no"


def direct():
    """Calls that compiled code makes without a conversion, and arguments that need one."""
    total = large = letters = 0
    for i in range(300):
        total += bits.OnesCount64(i) + bits.Len8(i & 255) + utf8.RuneLen(i * 37)
        large ^= bits.Reverse64(i)
        if unicode.IsUpper(i):
            letters += 1
    found = [total, large, letters, bits.Reverse64(1), bits.RotateLeft8(129, 1), unicode.ToUpper(ord("z"))]
    found += [attempt(ones, n) for n in (-1, 2**63, 2**64 - 1, 2**64, True, 1.0, "1", None)]
    found += [attempt(letter, n) for n in (65, -1, 2**31 - 1, 2**31, 2**40, False)]
    found += [attempt(bits.Rem, 7, 0), attempt(strings.Repeat, "ab", -1), attempt(strconv.FormatInt, 5, 99)]
    for text in ("lazy dog", "l\xe4zy", "\u20ac", "\udc80", "", Text("sub"), b"bytes", 5):
        found += [attempt(lambda t: strings.ToUpper(t), text), attempt(lambda t: strings.Index(t, "z"), text)]
        found += [attempt(lambda t: strings.Contains("the " + t, t), text), attempt(lambda t: strconv.Quote(t), text)]
    for data in (b"lazy \xff", bytearray(b"dog"), memoryview(b"view"), bytes(100_000), "text", [1, 2]):
        found += [attempt(lambda d: crc32.ChecksumIEEE(d), data), attempt(lambda d: utf8.RuneCount(d), data)]
    found += [attempt(strconv.FormatBool, x) for x in (True, 1, None)]
    found += [attempt(lambda: strings.ToUpper()), attempt(lambda: strings.ToUpper("a", "b")), attempt(lambda: strings.ToUpper(s="key"))]
    return found, __go__.strings.ToLower("ABC")


def kept(text):
    """Parts of a string of CPython's outlive it."""
    return [strings.TrimSpace(text), strings.TrimPrefix(text, "  "), strings.TrimLeft(text, " ")]


def upper(n):
    out = []
    for _ in range(n):
        out.append(strings.ToUpper("a"))
    return out


def chained(text, n):
    """Strings that go from one Go function into the next, and what is not ASCII."""
    out, size = [], 0
    for i in range(n):
        size += len(Itoa(i)) + len(strings.Repeat(text, i))
        strings.ToLower(text)
        out.append(Contains(strings.ToUpper(strings.TrimSpace(text)), Itoa(i)))
        out.append(strings.Index(strings.ToLower(text), "x"))
        out.append(len(strconv.Quote(strings.ToTitle(text))))
    return out, size


def chained_at_top(text):
    return len(strings.ToUpper(text)), strings.TrimSpace(strings.ToLower(text)), strings.Count(strings.ToUpper(text), "")


def chains():
    texts = (" lazy 1 ", "l\xe4zy x", "\u20ac2", "\udc80x", "", Text("sub"), 5)
    return [attempt(f, text, *rest) for text in texts for f, rest in ((chained, (4,)), (chained_at_top, ()))]


def sums(n):
    """Loops that run in batches, and what interrupts them."""
    ones = lengths = letters = 0
    for i in range(n):
        ones += bits.OnesCount64(i)
    for i in range(n):
        lengths += RuneLen(i * 7)
        if unicode.IsLetter(i):
            letters += 1
    for i in range(-n, n):
        lengths += utf8.RuneLen(i)
    for i in range(n):
        ones ^= bits.Reverse64(i)
    return ones, lengths, letters


def fallible(text):
    """What fails or panics is called directly too, as long as it does neither."""
    found = [attempt(lambda: Atoi(text)), attempt(lambda: ParseFloat(text, 64)), attempt(lambda: strconv.ParseBool(text))]
    found += [attempt(lambda: strconv.Unquote(text)), attempt(lambda: QueryUnescape(text)), attempt(lambda: len(QueryUnescape(text)))]
    try:
        found.append(strconv.ParseInt(text, 10, 8) + 1)
    except GoError as error:
        found += [error.results, type(error.value).__name__, str(error)]
    except TypeError as error:
        found.append(str(error))
    return found


def panicking(k):
    found = [attempt(lambda: strings.Repeat("ab", k)), attempt(lambda: strconv.FormatInt(255, k)), attempt(lambda: bits.Rem(0, 7, k))]
    try:
        found.append(0 <= rand.IntN(k) < k)
    except RuntimeError as error:
        found += [type(error).__name__, str(error), "Go stack" in error.__notes__[0]]
    return found


def draws(n, k):
    """In a batch, and out of it when it panics."""
    total = 0
    for i in range(n):
        total += rand.IntN(k - i)
    return total >= 0


def guards():
    texts = ("12", "x", "", "1e400", "true", "%41%zz", "a%20b", "'q'", '"q\\n"', "999", 5, None)
    drawn = draws(100, 100), attempt(draws, 200, 100), 0 <= rand.Float64() < 1
    return [fallible(text) for text in texts], [panicking(k) for k in (2, 16, 0, -1, 99)], drawn


def constants(n):
    area = masked = i = 0
    for i in range(n):
        area += gomath.Pi * i * i
    while i > 0:
        masked += gomath.MaxInt8 & i
        i -= 1
    return area, masked, gomath.MaxUint64 - n, gomath.MaxInt64 + n, gotime.Second * n, strconv.IntSize, attempt(lambda: gomath.Nope)


def constants_changed(n):
    out = []
    for i in range(n):
        out.append(gomath.MaxInt8 + i)
        if i == 2:
            gomath.MaxInt8 = 0.5
        if i == 4:
            del gomath.MaxInt8
    return out


class Loud(Builder):
    def WriteString(self, s):
        return Builder.WriteString(self, s.upper())


class Spare(Builder):
    __slots__ = ("__dict__",)


def methods(n):
    """Calls of methods of Go objects, which CPython's rules for attributes decide."""
    b, loud, spare, total = Builder(), Loud(), Spare(), 0
    for i in range(n):
        total += b.WriteString("ab") + loud.WriteString(s="cd") + spare.WriteString("e")
        if i == 3:
            spare.Len = lambda: "own"
    found = [total, b.Len(), loud.String(), spare.Len(), spare.String()]
    kept, Builder.Len = Builder.Len, lambda self: -1
    found += [b.Len(), loud.Len()]
    del Builder.Len
    found.append(attempt(lambda: b.Len()))
    Builder.Len = kept
    found += [b.Len(), loud.Len(), attempt(lambda: b.WriteString(5)), attempt(lambda: b.WriteString()), attempt(lambda: b.WriteString("a", "b"))]
    found += [attempt(lambda: b.Nothing()), attempt(lambda: b.Grow(-1)), attempt(lambda: b.Len(x=1)), gotime.Duration(1500).Microseconds()]
    reader = strings.NewReader("xy")
    while True:
        try:
            found.append(reader.ReadByte())
        except EOFError as error:
            found.append(str(error))
            break
    return found


def small(n, k):
    total = 0
    for i in range(n):
        total += bits.Len8(i * k)
    return total


def changed_in_a_batch(n):
    total = 0
    for i in range(n):
        total += bits.Len16(i)
        if i == 700:
            bits.Len16 = lambda x: 1000
        if i == 1400:
            del bits.Len16
    return total


def changed_within(n):
    out = []
    for i in range(n):
        if i == 2:
            strings.ToUpper = str.title
        if i == 4:
            vars(strings)["ToUpper"] = lambda text: "other"
        if i == 6:
            del strings.ToUpper
        out.append(strings.ToUpper("ab c"))
    return out
'''
MAIN = """
import sys, threading
import grumpy_hook
grumpy_hook.install(include=[sys.argv[1]], strict=True, root=".")
import user
print(user.numbers(1000), user.powers(100), user.texts(200), user.objects(), user.errors(), user.waiting(), user.callbacks())
user.Sqrt, kept = lambda x: 1.0, user.Sqrt
print(user.numbers(10))
user.Sqrt = kept
print(user.numbers(10))
print(user.direct())
import gc, __go__.strings
parts = [user.kept("  " + "long text " * 100 + str(i) + " ") for i in range(50)]
gc.collect()
print({tuple(len(part) for part in row) for row in parts}, parts[7][0][-12:], parts[-1][1][:9])
print(user.upper(2))
real, __go__.strings.ToUpper = __go__.strings.ToUpper, lambda text: text * 2
print(user.upper(2))
__go__.strings.__dict__["ToUpper"] = len
print(user.upper(2))
__go__.strings.ToUpper = real
print(user.upper(2), user.changed_within(8), user.upper(1))
user.strings, module = type(user)("strings"), user.strings
user.strings.ToUpper = ascii
print(user.upper(2))
user.strings = module
print(user.upper(2))
print(user.guards())
print(user.constants(2000), user.constants_changed(7))
user.gomath.Pi, user.gomath.MaxInt8 = 2, 0
print(user.constants(2000))
user.gomath.Pi = "x"
print(user.attempt(user.constants, 50))
del user.gomath.Pi, user.gomath.MaxInt8
print(user.methods(20), user.methods(3))
print(user.chains())
user.len = lambda x: 1000
print(user.chains())
del user.len
real, user.Itoa = user.Itoa, str
print(user.chained("ab1", 3))
user.Itoa = real
print(user.sums(3000), user.sums(10), user.attempt(user.small, 40, 2), user.attempt(user.small, 200, 1), user.attempt(user.small, 200, 2))
held, user.bits.OnesCount64 = user.bits.OnesCount64, lambda x: 0.5
print(user.attempt(user.sums, 100))
user.bits.OnesCount64 = held
print(user.sums(100), user.changed_in_a_batch(1000), user.attempt(user.changed_in_a_batch, 2000))
threads = [threading.Thread(target=user.texts, args=(5000,)) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
status = grumpy_hook.status().get("user")
maps = {line.split()[-1] for line in open("/proc/self/maps") if line.rstrip().endswith("image.so")}
print(status.state if status else "interpreted", len(maps), file=sys.stderr)
"""


def run(folder: Path, adopted: str) -> tuple[str, str]:
    done = subprocess.run([sys.executable, "main.py", adopted], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr.strip().splitlines()[-1]


def test_compiled_and_interpreted(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    (tmp_path / "user.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / "main.py").write_text(MAIN, encoding="utf-8")
    plain, how = run(tmp_path, "none.such")
    assert how == "interpreted 1"
    compiled, how = run(tmp_path, "user")
    assert how == "compiled 1"
    assert compiled == plain
    assert run(tmp_path, "user")[0] == plain
