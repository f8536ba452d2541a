"""Tokens -> figures: of each function, of each file, of all files together."""

from .lexer import LexError, tokens

BRANCHES = {"if", "elif", "for", "while", "except", "and", "or", "assert"}


class Function:
    def __init__(self, name, path, line, depth):
        self.name = name
        self.path = path
        self.line = line
        self.depth = depth
        self.lines = 1
        self.complexity = 1

    @property
    def place(self):
        return f"{self.path}:{self.line}"


class FileStats:
    def __init__(self, path):
        self.path = path
        self.lines = 0
        self.code = set()
        self.comments = 0
        self.kinds = {}
        self.functions = []
        self.nesting = 0
        self.error = None

    def add(self, kind):
        self.kinds[kind] = self.kinds.get(kind, 0) + 1


class Totals:
    """What all files have in common; files join one at a time."""

    def __init__(self):
        self.files = []
        self.names = {}
        self.kinds = {}

    def join(self, stats):
        self.files.append(stats)
        for kind, count in stats.kinds.items():
            self.kinds[kind] = self.kinds.get(kind, 0) + count
        return self

    def functions(self):
        for stats in self.files:
            yield from stats.functions

    def errors(self):
        return [stats for stats in self.files if stats.error is not None]


def measure(path, text, names):
    """The figures of one file; `names` counts identifiers over all files."""
    stats = FileStats(path)
    open_functions = []
    depth = 0
    waiting = None
    try:
        for token in tokens(text):
            kind = token.kind
            stats.add(kind)
            if kind == "indent":
                depth += 1
                stats.nesting = max(stats.nesting, depth)
            elif kind == "dedent":
                depth -= 1
                while open_functions and open_functions[-1].depth >= depth:
                    open_functions.pop()
            elif kind == "comment":
                stats.comments += 1
            elif kind == "newline" or kind == "nl":
                continue
            else:
                stats.code.add(token.line)
                for function in open_functions:
                    function.lines = token.line - function.line + 1
                if kind == "name":
                    if waiting == "def":
                        open_functions.append(Function(token.text, path, token.line, depth))
                        stats.functions.append(open_functions[-1])
                    names[token.text] = names.get(token.text, 0) + 1
                elif kind == "keyword" and token.text in BRANCHES and open_functions:
                    open_functions[-1].complexity += 1
                waiting = token.text
    except LexError as error:
        stats.error = str(error)
    finally:
        stats.lines = text.count("\n")
    return stats


def measure_all(sources):
    totals = Totals()
    for path, text in sources:
        totals.join(measure(path, text, totals.names))
    return totals
