"""Patterns of random parts, matched in every way with random text: what matches and which groups do."""

import hashlib
import random
import re

PIECES = ["a", "b", "ab", ".", "[ab]", "[^a]", r"\d", r"\w", r"\s", r"\b", r"\B", "^", "$", r"\Z", r"\A", "é", "[à-ü]", "x", "[a-cx]", r"\W", "Ж", "[^é]"]
LETTERS = ["aabbxab1 ", "abx \n12", "aéàb", "aЖbé1", "a☃\U0001f600bx"]


def piece(rng: random.Random, depth: int, groups: list[int]) -> str:
    kind = rng.random()
    if depth == 0 or kind < 0.45:
        return rng.choice(PIECES)
    if kind < 0.62:
        inner = alternatives(rng, depth - 1, groups)
        number = len(groups) + 1
        groups.append(number)
        return f"(?P<g{number}>{inner})" if rng.random() < 0.3 else f"({inner})"
    if kind < 0.72:
        return f"(?:{alternatives(rng, depth - 1, groups)})"
    if kind < 0.8:
        return f"(?{rng.choice(['=', '!'])}{alternatives(rng, depth - 1, groups)})"
    if kind < 0.86:
        return f"(?<{rng.choice(['=', '!'])}{rng.choice(PIECES[:8])})"
    if kind < 0.93 and groups:
        number = rng.choice(groups)
        return rng.choice([rf"\{number}", f"(?({number})a|b)", f"(?({number})x)"])
    return rng.choice(PIECES)


def alternatives(rng: random.Random, depth: int, groups: list[int]) -> str:
    return "|".join(sequence(rng, depth, groups) for _ in range(rng.choice([1, 1, 1, 2, 3])))


def sequence(rng: random.Random, depth: int, groups: list[int]) -> str:
    out = []
    for _ in range(rng.randint(1, 3)):
        part = piece(rng, depth, groups)
        if rng.random() < 0.4 and part not in ("^", "$", r"\b", r"\B", r"\Z", r"\A") and not part.startswith(("(?=", "(?!", "(?<")):
            part += rng.choice(["*", "+", "?", "{2}", "{1,2}", "{0,3}"]) + rng.choice(["", "", "?"])
        out.append(part)
    return "".join(out)


def shown(m):
    return m and (m.span(), m.groups(), m.groupdict(), m.lastindex, m.lastgroup, m.regs, m.pos, m.endpos)


def every_way(p, text, rng):
    i, j = rng.randint(0, 4), rng.randint(0, len(text))
    yield shown(p.match(text))
    yield shown(p.fullmatch(text))
    yield shown(p.search(text))
    yield shown(p.match(text, i)), shown(p.search(text, i, j)), shown(p.fullmatch(text, i, j))
    yield p.findall(text), p.split(text), p.split(text, 2), p.findall(text, i)
    yield [shown(m) for m in p.finditer(text)]
    yield p.sub("<>", text), p.subn(r"[\g<0>]", text, 2), p.sub(lambda m: m.group()[::-1] + str(m.lastindex), text)


def run(seed, times):
    rng = random.Random(seed)
    said, compiled = hashlib.sha256(), 0
    for _ in range(times):
        source = alternatives(rng, 3, [])
        flags = rng.choice([0, 0, re.I, re.M, re.S, re.A, re.I | re.A])
        text = "".join(rng.choice(rng.choice(LETTERS)) for _ in range(rng.randint(0, 10)))
        try:
            p = re.compile(source, flags)
        except re.error:
            continue
        compiled += 1
        for answer in every_way(p, text, rng):
            said.update(repr(answer).encode("utf-8", "surrogatepass"))
        if source.isascii() and text.isascii():
            p = re.compile(source.encode(), flags)
            said.update(repr([p.findall(text.encode()), shown(p.search(text.encode()))]).encode())
    return compiled, said.hexdigest()


for seed in range(8):
    print(seed, run(seed, 150))
