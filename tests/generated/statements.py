"""Statements of a function body."""

from __future__ import annotations

from tests.generated.writer import Writer

AUGMENTED = ("+=", "-=", "*=", "//=", "%=", "|=", "&=", "^=", "<<=", ">>=", "/=", "**=")
SAME_KIND = {"int": AUGMENTED[:9], "float": ("+=", "-=", "*=", "/="), "str": ("+=",), "ints": ("+=",), "set": ("|=", "-=", "&=", "^="), "dict": ("|=",), "tuple": ("+=",), "bytes": ("+=",)}

MUTATIONS = {
    "ints": (
        "{v}.append({int})", "{v}.extend({ints})", "{v}.insert({small}, {int})", "{v}.pop()", "{v}.pop({small})", "{v}.remove({small})", "{v}.reverse()", "{v}.sort()", "{v}.sort(key=lambda q: -q, reverse={bool})",
        "{v}[{small}] = {int}", "{v}[{small}:{small}] = {ints}", "{v}[::2] = {ints}", "del {v}[{small}]", "del {v}[{small}:]", "{v}[{small}] += {int}", "{v}[{slice}] = {ints}", "{v}.clear()", "{v} *= {tiny}",
    ),
    "strs": ("{v}.append({str})", "{v}.sort(key=len)", "{v}[{small}] = {str}", "{v} += {str}", "{v}.remove({char})"),
    "list": ("{v}.append({any})", "{v}[{small}] = {any}", "{v}.append({v}) if len({v}) < 3 else None", "{v} += {tuple}", "{v}[1:1] = {str}"),
    "dict": (
        "{v}[{char}] = {int}", "{v}[{any}] = {any}", "del {v}[{char}]", "{v}.pop({char})", "{v}.popitem()", "{v}.update({dict})", "{v}.update(z={int})", "{v}.setdefault({char}, {int})", "{v}[{char}] += {int}",
        "{v} |= {pairs}", "{v}.clear()", "{v}.pop({any}, None)",
    ),
    "set": ("{v}.add({small})", "{v}.discard({small})", "{v}.remove({small})", "{v}.update({ints}, {range})", "{v}.pop()", "{v} &= {set}", "{v}.difference_update({ints})", "{v}.symmetric_difference_update({range})", "{v}.add({str})", "{v}.add({float})", "{v}.add({list})"),
    "bytearray": ("{v}.append({small})", "{v}.extend({bytes})", "{v}[{small}] = {small}", "{v} += {bytes}", "del {v}[{small}]", "{v}[1:2] = {bytes}"),
}  # fmt: skip

ERRORS = ("ValueError", "KeyError", "IndexError", "TypeError", "ZeroDivisionError", "(TypeError, ValueError)", "LookupError", "ArithmeticError", "Exception", "AttributeError", "OverflowError")

PATTERNS = (
    "0", "1 | 2 | 3", "-1", "2.5", "'a' | 'b'", "b'a'", "None", "True", "[]", "[{n}]", "[{n}, {m}]", "[{n}, *{m}]", "[*{n}, _]", "({n}, {m}, *_)", "[1, [{n}, *_]]", "{{'a': {n}}}", "{{'a': 1, **{n}}}", "{{'k': int({n})}}",
    "int({n})", "str() as {n}", "int() | float() as {n}", "list([{n}, *_])", "dict()", "float({n})", "bool()", "tuple(({n}, {m}))", "set()", "[int({n}) | str({n}), *_]", "complex(real={n}, imag=0)", "{{}}", "bytes({n})", "['a', *{n}, 'b']",
)  # fmt: skip


class Statements(Writer):
    """`loops`: how deep in loops, which limits what may grow. `generator`: whether yield may be written."""

    loops = 0
    generator = False

    def body(self, count: int, depth: int = 2) -> None:
        for _ in range(count):
            self.valid(lambda: self.statement(depth))

    def suite(self, head: str, count: int, depth: int) -> None:
        """A block; its variables may be unbound after it, which is fine."""
        with self.block(head):
            self.body(count, depth)

    def guarded(self, depth: int = 2) -> None:
        """One statement whose error is shown and does not end the function."""
        with self.block("try:"):
            self.statement(depth)
        with self.block("except Exception as error:"):
            self.put("show_error(error)")

    def statement(self, depth: int) -> None:
        simple = (self.assign, self.assign, self.assign, self.augment, self.mutate, self.mutate, self.show, self.show, self.unpack, self.small_things)
        nested = (self.branch, self.for_loop, self.for_loop, self.while_loop, self.try_block, self.try_block, self.with_block, self.match, self.closure, self.numeric_loop)
        if depth > 0 and self.chance(0.4):
            self.rng.choice(nested)(depth - 1)
        else:
            self.rng.choice(simple)()

    # Simple ones

    def assign(self) -> None:
        kind = self.kind()
        known = [name for name, k in self.variables if k == kind and name.startswith("v")]
        name = self.rng.choice(known) if known and self.chance(0.4) else self.fresh()
        value = self.expression(kind)
        hint = {"int": ": int", "float": ": float", "str": ": str"}.get(kind, "") if self.chance(0.1) and name not in known else ""
        self.put(f"{name}{hint} = {self.grown(value)}")
        if (name, kind) not in self.variables:
            self.variables.append((name, kind))

    def grown(self, value: str) -> str:
        return f"clip({value})" if self.loops else value

    def augment(self) -> None:
        known = [(name, k) for name, k in self.variables if k in SAME_KIND and name.startswith("v")]
        if not known:
            return self.assign()
        name, kind = self.rng.choice(known)
        op = self.rng.choice(SAME_KIND[kind])
        operand = self.expression("tiny" if op in ("**=",) else "small" if op in ("<<=", ">>=") else kind)
        self.put(f"{name} {op} {operand}")
        if self.loops:
            self.put(f"{name} = clip({name})")
        return None

    def mutate(self) -> None:
        known = [(name, k) for name, k in self.variables if k in MUTATIONS and name.startswith("v")]
        if not known:
            return self.assign()
        name, kind = self.rng.choice(known)
        self.put(self.fill(self.rng.choice(MUTATIONS[kind]).replace("{v}", name), 1))
        if self.loops and kind not in ("set", "dict"):
            self.put(f"del {name}[40:]")
        return None

    def show(self) -> None:
        values = [self.expression(self.kind()) for _ in range(self.rng.randint(1, 2))]
        known = [name for name, _ in self.variables]
        values += self.rng.sample(known, min(len(known), self.rng.randint(0, 2)))
        self.put(f"show({', '.join(values)})")

    def unpack(self) -> None:
        shapes = ("{a}, {b} = {pair}", "{a}, *{b} = {seq}", "*{a}, {b} = {seq}", "({a}, {b}), {c} = {pair}, {int}", "{a} = {b} = {int}", "{a}, {b}, {c} = {str}", "[{a}, [{b}, *{c}]] = {int}, {ints}", "{a}, {b} = {int}, {str}")
        names = [self.fresh() for _ in range(3)]
        text = self.rng.choice(shapes)
        for hole, name in zip(("{a}", "{b}", "{c}"), names, strict=True):
            text = text.replace(hole, name)
        text = text.replace("{pair}", "{tuple}").replace("{seq}", self.rng.choice(("{ints}", "{str}", "{tuple}", "{range}", "{dict}")))
        self.put(self.fill(text, 1))
        self.variables += [(name, "any") for name in names if name in text]

    def small_things(self) -> None:
        known = [name for name, _ in self.variables if name.startswith("v")]
        options = ["pass", "assert {bool}, {any}", "raise {error}({any})", "raise {error}", "del {name}", "show({name})", "{any}", "raise ValueError({int}) from KeyError({str})", "assert {bool}"]
        options += ["unread = {any}", "unread = {int}", "unread = {float}", "{int}"]  # results that nothing reads
        if self.loops:
            options += ["break", "continue", "if {bool}: break", "if {bool}: continue"]
        if self.generator:
            options += ["yield {any}", "{new} = yield {any}", "yield {int}", "yield from {ints}", "return {any}"]
        text = self.rng.choice(options)
        if "{name}" in text and not known:
            text = "pass"
        text = text.replace("{name}", self.rng.choice(known) if known else "").replace("{error}", self.rng.choice(ERRORS[:5])).replace("{new}", self.fresh())
        self.put(self.fill(text, 1))

    # Blocks

    def branch(self, depth: int) -> None:
        self.suite(f"if {self.expression('bool')}:", self.rng.randint(1, 2), depth)
        if self.chance(0.3):
            self.suite(f"elif {self.expression('any', 1)}:", 1, depth)
        if self.chance(0.5):
            self.suite("else:", self.rng.randint(1, 2), depth)

    def for_loop(self, depth: int) -> None:
        if self.loops > 1:
            return self.branch(depth)
        name = self.fresh()
        target, source, kind = self.rng.choice((
            (name, "{ints}", "int"), (name, "{range}", "int"), (name, "{str}", "char"), (name, "{strs}", "str"), (f"{name}, {name}b", "{pairs}", "any"), (name, "{dict}", "char"), (f"{name}, {name}b", "enumerate({strs})", "int"),
            (f"{name}, {name}b", "zip({ints}, {floats})", "int"), (f"{name}, {name}b", "{dict}.items()", "char"), (name, "{set}", "int"), (name, "reversed({ints})", "int"), (name, "sorted({set})", "int"), (name, "{any}", "any"), (name, "{bytes}", "int"),
            (f"{name}, *{name}b", "{strs}", "any"), (name, "{floats}", "float"), (name, "map(str, {ints})", "str"), (name, "iter({tuple})", "any"),
        ))  # fmt: skip
        head = f"for {target} in {self.fill(source, 1)}:"
        self.variables.append((name, kind))
        if f"{name}b" in target:
            self.variables.append((f"{name}b", "any"))
        self.loops += 1
        self.suite(head, self.rng.randint(1, 3), depth)
        self.loops -= 1
        if self.chance(0.2):
            self.suite("else:", 1, depth)
        return None

    def while_loop(self, depth: int) -> None:
        if self.loops > 1:
            return self.branch(depth)
        name = self.fresh("n")
        self.put(f"{name} = 0")
        self.variables.append((name, "int"))
        self.loops += 1
        condition = f"{name} < {self.rng.randint(1, 5)}" + (f" and {self.expression('bool', 1)}" if self.chance(0.3) else "")
        with self.block(f"while {condition}:"):
            self.put(f"{name} += 1")
            self.body(self.rng.randint(1, 2), depth)
        self.loops -= 1
        if self.chance(0.2):
            self.suite("else:", 1, depth)
        return None

    def numeric_loop(self, depth: int) -> None:
        """What type inference likes: numbers in a loop, until one does not fit."""
        total, at = self.fresh(), self.fresh()
        self.put(f"{total} = {self.rng.choice(('0', '1', '0.0', '2**62', '-1', self.expression('int', 1)))}")
        source = self.rng.choice((f"range({self.expression('small', 1)})", "range(70)", f"range({self.rng.randint(0, 9)}, -{self.rng.randint(0, 9)}, -2)", "[1, 2, 3.5]", "[1, 2, 10**19]", "(3, True, -1)", "[0.5, 1.5]"))
        with self.block(f"for {at} in {source}:"):
            update = self.rng.choice(("{t} += {i}", "{t} = {t} * 3 + {i}", "{t} -= {i} * {i}", "{t} = {t} + {i} if {i} % 2 else {t} - 1", "{t} = {t} << 1", "{t} = ({t} ^ {i}) & 0xffff", "{t} *= 2", "{t} = {t} // 3 - {i}", "{t} = {t} / 2 + {i}", "{t} += {i} ** 2", "{t} = -{t}", "{t} = max({t}, {i} * 7)", "{t} = {t} % 1000003 * {i}", "{t} = abs({t}) - {i}", "{t} = ~{t} + {i}", "{t} += {i} & 1 or 0.5", "{t} = {t} >> 1 | {i}"))
            self.put(update.replace("{t}", total).replace("{i}", at))
            if self.chance(0.15):
                self.put(f"unread = {self.expression('int', 1)}")
            if self.chance(0.3):
                self.put(f"if {total} {self.rng.choice(('>', '<', '==', '>='))} {self.expression('int', 0)}: {self.rng.choice(('break', 'continue', f'{total} = 0', f'show({total})'))}")
        self.put(f"show({total})")
        self.variables.append((total, "int"))

    def try_block(self, depth: int) -> None:
        self.suite("try:", self.rng.randint(1, 2), depth)
        error = self.rng.choice(ERRORS)
        form = self.rng.randrange(6)
        if form != 1:
            with self.block(f"except {error} as e:" if form != 2 else f"except {error}:"):
                self.put("show_error(e)" if form != 2 else "show('handled')")
                self.body(1, depth - 1)
                if form == 3:
                    self.put(self.rng.choice(("raise", "raise ValueError('next')", "raise TypeError('from') from e", "raise KeyError('none') from None", "raise e")))
        if form == 4:
            self.suite("else:", 1, depth)
        if form in (1, 5) or self.chance(0.3):
            with self.block("finally:"):
                self.put("show('finally')")
                self.body(1, depth - 1)

    def with_block(self, depth: int) -> None:
        name = self.fresh()
        manager = f"Manager({self.rng.randrange(10)}, {self.rng.choice(('False', 'True', 'ValueError', 'KeyError'))})"
        second = f", Manager(11, False) as {name}b" if self.chance(0.2) else ""
        self.variables.append((name, "int"))
        self.suite(f"with {manager} as {name}{second}:", self.rng.randint(1, 2), depth)

    def match(self, depth: int) -> None:
        with self.block(f"match {self.expression(self.kind())}:"):
            for _ in range(self.rng.randint(1, 4)):
                n, m = self.fresh(), self.fresh()
                text = self.rng.choice(PATTERNS)
                pattern = text.format(n=n, m=m)
                guard = f" if {self.expression('bool', 1)}" if self.chance(0.25) else ""
                mark = len(self.variables)
                self.variables += [(x, "any") for x in (n, m) if x in pattern]
                with self.block(f"case {pattern}{guard}:"):
                    self.put(f"show({', '.join(x for x in (repr(text), n, m) if x[0] != 'v' or x in pattern)})")
                    self.body(1, depth - 1)
                del self.variables[mark:]
            if self.chance(0.5):
                with self.block("case _:"):
                    self.put("show('no match')")

    def closure(self, depth: int) -> None:
        name, kind = self.fresh("f"), self.kind()
        known = [n for n, k in self.variables if n.startswith("v")]
        loops, self.loops = self.loops, 0
        generator, self.generator = self.generator, False
        mark = len(self.variables)
        with self.block(f"def {name}(p, q={self.expression('int', 1)}):"):
            self.variables += [("p", "int"), ("q", "int")]
            if known and self.chance(0.4):
                chosen = self.rng.choice(known)
                self.put(f"nonlocal {chosen}")
                self.put(f"{chosen} = {self.expression('int', 1)}")
            self.body(self.rng.randint(0, 2), depth - 1)
            self.put(f"return {self.expression(kind)}")
        del self.variables[mark:]
        self.loops, self.generator = loops, generator
        self.put(f"show({name}({self.expression('int', 1)}){f', {name}(1, q=2)' if self.chance(0.5) else ''})")
