"""Text and bytes, as scripts and services handle them."""

WORDS = ("the quick brown fox jumps over the lazy dog while seven wizards mix a jug of level rotor civic liquids " * 20).split()
TEXT = " ".join(WORDS)
LINES = [f"{i},{w},{i * 7 % 13}.5,{w[::-1]}" for i, w in enumerate(WORDS)]


def word_count():
    counts = {}
    for word in TEXT.split():
        counts[word] = counts.get(word, 0) + 1
    return sorted(counts.items())


def join_mapped():
    return ", ".join(w.capitalize() for w in WORDS)


def join_numbers():
    return ",".join(str(i) for i in range(1000))


def join_map_str():
    return ",".join(map(str, range(1000)))


def f_strings():
    return [f"{w}: {i:>5} {i / 7:.3f}" for i, w in enumerate(WORDS)]


def percent_format():
    return ["%s: %5d %.2f" % (w, i, i / 7) for i, w in enumerate(WORDS)]


def format_method():
    return ["{}: {:>5} {name}".format(w, i, name=w) for i, w in enumerate(WORDS)]


def reverse_words():
    return " ".join(w[::-1] for w in WORDS)


def palindromes():
    return [w for w in WORDS if w == w[::-1]]


def count_vowels():
    return sum(1 for c in TEXT if c in "aeiou")


def caesar():
    out = []
    for c in TEXT:
        if c.isalpha():
            out.append(chr((ord(c) - 97 + 3) % 26 + 97))
        else:
            out.append(c)
    return "".join(out)


def text_plus():
    out = ""
    for c in TEXT:
        out += c.upper()
    return out


def split_fields():
    total = 0.0
    for line in LINES:
        number, _name, value, _back = line.split(",")
        total += int(number) * float(value)
    return total


def partition_pairs():
    out = {}
    for line in LINES:
        key, _, rest = line.partition(",")
        out[key] = rest
    return len(out)


def strip_prefix():
    return [line.strip().removeprefix("1").rstrip("x").lstrip("0") for line in LINES]


def starts_ends():
    return sum(1 for line in LINES if line.startswith(("1", "2")) or line.endswith("eht"))


def replace_chain():
    return [w.replace("o", "0").replace("e", "3").replace("i", "1") for w in WORDS]


def translate_table():
    table = str.maketrans("aeiou", "AEIOU")
    return [w.translate(table) for w in WORDS]


def find_all():
    out, at = [], TEXT.find("o")
    while at != -1:
        out.append(at)
        at = TEXT.find("o", at + 1)
    return len(out)


def index_chars():
    n = 0
    for i in range(len(TEXT)):
        if TEXT[i] == "e" and TEXT[i - 1] != " ":
            n += 1
    return n


def tokenize():
    out, i, text = [], 0, "x1 = (foo + 42) * bar - 7 / baz_2 " * 30
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(text) and text[j].isdigit():
                j += 1
            out.append(("num", text[i:j]))
            i = j
        elif c.isalpha() or c == "_":
            j = i
            while j < len(text) and (text[j].isalnum() or text[j] == "_"):
                j += 1
            out.append(("name", text[i:j]))
            i = j
        else:
            out.append(("op", c))
            i += 1
    return len(out)


def edit_distance():
    a, b = "kitten sitting on the mat", "sitting kitten at the mall"
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def run_lengths():
    out, data = [], "aaabbbccccd" * 50
    last, n = data[0], 0
    for c in data:
        if c == last:
            n += 1
        else:
            out.append((last, n))
            last, n = c, 1
    return len(out)


def longest_words():
    return sorted(set(WORDS), key=lambda w: (-len(w), w))[:5]


def title_center():
    return [w.title().center(20, "*") for w in WORDS]


def zfill_ljust():
    return [str(i).zfill(6) + w.ljust(10) for i, w in enumerate(WORDS)]


def encode_decode():
    return [w.encode("utf-8").decode("ascii") for w in WORDS]


def bytes_checksum():
    total = 0
    for b in TEXT.encode():
        total = (total * 31 + b) & 0xFFFFFFFF
    return total


def bytearray_edit():
    data = bytearray(TEXT.encode())
    for i in range(len(data)):
        data[i] ^= 0x20
    return bytes(data[:10])


def hex_bytes():
    return "".join(f"{b:02x}" for b in TEXT.encode())


def split_lines():
    return [line for line in "\n".join(LINES).splitlines() if line and not line.startswith("#")]


def parse_config():
    out, section = {}, None
    for line in ("[a]\nx = 1\ny = two\n\n# note\n[b]\nz = 3.5\n" * 30).split("\n"):
        line = line.strip()
        if not line or line[0] == "#":
            continue
        if line[0] == "[" and line[-1] == "]":
            section = out.setdefault(line[1:-1], {})
        else:
            key, value = line.split("=", 1)
            section[key.strip()] = value.strip()
    return out


def parse_query():
    out = {}
    for part in ("a=1&b=two&c=%20x&d=&e=5" * 1).split("&") * 60:
        name, _, value = part.partition("=")
        out.setdefault(name, []).append(value)
    return len(out)


def anagrams():
    groups = {}
    for w in WORDS:
        groups.setdefault("".join(sorted(w)), []).append(w)
    return len(groups)


def ngrams():
    counts = {}
    for i in range(len(TEXT) - 2):
        gram = TEXT[i : i + 3]
        counts[gram] = counts.get(gram, 0) + 1
    return len(counts)


def char_histogram():
    counts = [0] * 128
    for c in TEXT:
        counts[ord(c)] += 1
    return max(counts)


def unicode_text():
    s = "naïve café Zürich — ελληνικά 日本語 " * 20
    return sum(1 for c in s if ord(c) > 127), s.upper(), s.split()


def escape_html():
    out = []
    for line in LINES:
        out.append(line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    return len("".join(out))


def wrap_text():
    lines, line, width = [], [], 0
    for w in WORDS:
        if width + len(w) + len(line) > 60:
            lines.append(" ".join(line))
            line, width = [], 0
        line.append(w)
        width += len(w)
    return len(lines)


def str_multiply():
    return ["-" * (i % 40) + "|" for i in range(800)]


def compare_strings():
    n = 0
    for a, b in zip(WORDS, WORDS[1:]):
        if a < b:
            n += 1
        elif a == b:
            n -= 1
    return n
