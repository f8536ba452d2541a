"""Classes that extend str, used by interpreted code, and one that extends an interpreted class."""

from plain_texts import Plain


class Word(str):
    kind = "word"

    def __new__(cls, text, line=0):
        self = super().__new__(cls, text)
        self.line = line
        return self

    def louder(self):
        return type(self)(self.upper(), self.line + 1)

    @property
    def first(self):
        return self[0]


class Slotted(Word):
    __slots__ = ("extra",)

    def louder(self):
        self.extra = self.line
        return super().louder()


class Folded(str):
    def __eq__(self, other):
        return self.lower() == other.lower()

    def __hash__(self):
        return hash(self.lower())


class OfPlain(Plain):
    def louder(self):
        return self.upper() + self.mark()


kept = []


def keep(x):
    kept.append(x)
    return x


def again():
    return kept[-1]


def measure(x):
    return [len(x), x[:1], x + "!", "!" + x, x in ("abc", "x"), x == "abc", "abc" == x, {"abc": 1}.get(x), f"{x}|{x:>5}", "%s" % x, "".join([x, x]),
            isinstance(x, str), isinstance(x, Word), type(x).__name__, [c for c in x], str(x), type(str(x)) is str, getattr(x, "line", None)]  # fmt: skip


def make(n):
    return [Word("w%d" % i, i) for i in range(n)]


def count(words):
    found = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return found
