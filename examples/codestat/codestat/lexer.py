"""Source text -> tokens, by hand: names, numbers, strings, comments, operators, and indentation."""

KEYWORDS = frozenset(
    "False None True and as assert async await break class continue def del elif else except finally for from "
    "global if import in is lambda nonlocal not or pass raise return try while with yield".split()
)
OPERATORS = {
    3: {"**=", "//=", ">>=", "<<=", "..."},
    2: {"**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", ":="},
}
OPENING, CLOSING = "([{", ")]}"
PREFIXES = ("r", "b", "f", "u", "rb", "br", "fr", "rf")
TAB = 8


class LexError(ValueError):
    def __init__(self, message, line):
        super().__init__(f"line {line}: {message}")
        self.line = line


class Token:
    __slots__ = ("kind", "text", "line")

    def __init__(self, kind, text, line):
        self.kind = kind
        self.text = text
        self.line = line

    def __repr__(self):
        return f"{self.kind}({self.text!r})@{self.line}"


def is_name_start(c):
    return "a" <= c <= "z" or "A" <= c <= "Z" or c == "_" or (c > "\x7f" and c.isidentifier())


def is_name_part(c):
    return "a" <= c <= "z" or "A" <= c <= "Z" or c == "_" or "0" <= c <= "9" or (c > "\x7f" and ("a" + c).isidentifier())


def end_of_string(text, i, line, formatted=False):
    """The index after the string literal that opens at i; formatted: it is an f-string, whose fields hold strings of their own."""
    quote = text[i]
    triple = text.startswith(quote * 3, i)
    closing = quote * 3 if triple else quote
    i += len(closing)
    while i < len(text):
        c = text[i]
        if c == "\\":
            i += 2
        elif c == "\n" and not triple:
            break
        elif text.startswith(closing, i):
            return i + len(closing)
        elif c == "{" and formatted:
            i = i + 2 if text.startswith("{{", i) else end_of_field(text, i + 1, line)
        else:
            i += 1
    raise LexError("string is never closed", line)


def end_of_field(text, i, line):
    """The index after the replacement field whose expression starts at i."""
    word, depth = i, 0
    while i < len(text):
        c = text[i]
        if c in "\"'":
            i = word = end_of_string(text, i, line, text[word:i].lower() in ("f", "fr", "rf"))
            continue
        i += 1
        if c in OPENING:
            depth += 1
        elif c in CLOSING:
            if not depth:
                return i
            depth -= 1
        elif c == ":" and not depth:
            return end_of_spec(text, i, line)
        if not is_name_part(c):
            word = i
    raise LexError("string is never closed", line)


def end_of_spec(text, i, line):
    """The index after the field whose format starts at i."""
    while i < len(text):
        c = text[i]
        i += 1
        if c == "}":
            return i
        if c == "{":
            i = end_of_field(text, i, line)
    raise LexError("string is never closed", line)


def end_of_number(text, i):
    start = i
    while i < len(text):
        c = text[i]
        exponent = c in "+-" and text[i - 1] in "eE" and not text.startswith(("0x", "0X"), start)
        if not (is_name_part(c) or c == "." or exponent):
            break
        i += 1
    return i


def tokens(text):
    """Yields tokens; "indent" and "dedent" ones carry no text, as in Python's own tokenizer."""
    i, line, depth = 0, 1, 0
    size = len(text)
    indents = [0]
    fresh = True
    while i < size:
        if fresh:
            fresh = False
            width = 0
            while i < size and text[i] in " \t\f":
                width = width + 1 if text[i] == " " else (width // TAB + 1) * TAB if text[i] == "\t" else 0
                i += 1
            if i < size and text[i] not in "#\r\n\\":
                if width > indents[-1]:
                    indents.append(width)
                    yield Token("indent", "", line)
                while width < indents[-1]:
                    indents.pop()
                    yield Token("dedent", "", line)
                if width != indents[-1]:
                    raise LexError("indentation fits no outer level", line)
            continue
        c = text[i]
        if c == "\n":
            yield Token("newline" if not depth else "nl", "", line)
            line += 1
            i += 1
            fresh = not depth
        elif c in " \t\r\f":
            i += 1
        elif c == "\\":
            if not text.startswith(("\n", "\r\n"), i + 1):
                raise LexError("stray backslash", line)
            i = text.index("\n", i) + 1
            line += 1
        elif c == "#":
            end = text.find("\n", i)
            end = size if end < 0 else end
            yield Token("comment", text[i:end], line)
            i = end
        elif is_name_start(c):
            end = i + 1
            while end < size and is_name_part(text[end]):
                end += 1
            word = text[i:end]
            if end < size and text[end] in "\"'" and word.lower() in PREFIXES:
                stop = end_of_string(text, end, line, "f" in word.lower())
                yield Token("string", text[i:stop], line)
                line += text.count("\n", i, stop)
                i = stop
            else:
                yield Token("keyword" if word in KEYWORDS else "name", word, line)
                i = end
        elif "0" <= c <= "9" or c == "." and i + 1 < size and text[i + 1].isdigit():
            end = end_of_number(text, i)
            yield Token("number", text[i:end], line)
            i = end
        elif c in "\"'":
            stop = end_of_string(text, i, line)
            yield Token("string", text[i:stop], line)
            line += text.count("\n", i, stop)
            i = stop
        else:
            length = 1
            for n in (3, 2):
                if text[i : i + n] in OPERATORS[n]:
                    length = n
                    break
            operator = text[i : i + length]
            if operator in OPENING:
                depth += 1
            elif operator in CLOSING:
                depth -= 1
                if depth < 0:
                    raise LexError(f"unmatched {operator!r}", line)
            yield Token("operator", operator, line)
            i += length
    while indents.pop() > 0:
        yield Token("dedent", "", line)
