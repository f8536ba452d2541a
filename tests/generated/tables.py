"""The grammar of expressions: for each kind of value, how to make one. A hole {kind} is an expression of that kind,
@a@ a fresh variable that the expression binds (as an int, or as the kind after the colon: @a:str@)."""

from __future__ import annotations

_CLOSED = ("none", "type", "tiny", "intspec", "floatspec", "strspec")
CONDITIONAL = "({%s} if {bool} else {%s})"

EXPRESSIONS: dict[str, tuple[str, ...]] = {
    "int": (
        "({int} + {int})", "({int} - {int})", "({int} * {int})", "({int} // {int})", "({int} % {int})", "({int} & {int})", "({int} | {int})",
        "({int} ^ {int})", "({int} << {small})", "({int} >> {small})", "({int} ** {tiny})", "(-{int})", "(~{int})", "(+{bool})", "len({str})", "len({ints})",
        "len({dict})", "len({set})", "sum({ints})", "max({ints})", "min({ints}, default={int})", "abs({int})", "int({float})", "int({str})", "int({str}, {small})",
        "ord({char})", "{ints}[{small}]", "{str}.find({char})", "{str}.count({char})", "{str}.index({char}, {small})", "{ints}.index({small})", "{ints}.count({small})",
        "{dict}.get({char}, {int})", "{dict}[{char}]", "round({float})", "pow({int}, {small}, {int})", "divmod({int}, {int})[0]", "({int}).bit_length()",
        "({int}).bit_count()", "int.from_bytes({bytes}, 'big')", "int.from_bytes({bytes}, 'little', signed=True)", "sum(@a@ * {small} for @a@ in {ints} if {bool})",
        "(@a@ := {int}) + @a@", "(lambda @a@: {int})({int})", "[*{ints}, {int}][{small}]", "{range}[{small}]", "hash({small})", "round({int}, {small})",
        "{tuple}.index({small})", "{bytes}[{small}]", "{bytes}.find({bytes})", "max({int}, {int}, {float})", "min({int}, {float})", "({int}).__add__({int})",
        "int(({int}).to_bytes(9, 'big', signed=True)[-1])", "({int} and {int})", "({int} or {int})", "len(f'{{str}}{{int}}')", "({bool} + {bool})",
        "sum({floats}, {int})", "len({bytes})", "id({any}) * 0", "max({strs}, key=len).count({char})", "math.isqrt({int})", "math.gcd({int}, {int})",
    ),
    "small": ("({small} % 5)", "len({char})", "({small} & 3)", "-{small}"),
    "float": (
        "({float} + {float})", "({float} - {int})", "({float} * {float})", "({int} / {int})", "({float} // {float})", "({float} % {float})", "({float} ** {small})",
        "(-{float})", "float({int})", "float({str})", "abs({float})", "round({float}, {small})", "sum({floats})", "max({floats})", "({int} * {float})",
        "{floats}[{small}]", "divmod({float}, {float})[1]", "math.floor({float}) * 1.0", "math.sqrt({float})", "({float} or {float})", "({int} ** -{small})",
        "math.fsum({floats})", "pow({float}, {small})", "float.fromhex({float}.hex())", "{complex}.imag", "math.copysign({float}, {float})", "{float}.__rsub__({float})",
    ),
    "complex": ("({complex} * {complex})", "({complex} + {float})", "({complex} - {int})", "complex({float}, {float})", "{complex}.conjugate()", "(-{complex})"),
    "bool": (
        "({int} < {int})", "({int} <= {float})", "({int} == {int})", "({int} != {float})", "({str} < {str})", "({str} == {str})", "(not {any})", "({bool} and {bool})",
        "({bool} or {bool})", "({int} in {ints})", "({char} in {str})", "({char} not in {dict})", "({small} in {set})", "({any} is None)", "({any} is not None)",
        "isinstance({any}, (int, str))", "isinstance({any}, {type})", "issubclass({type}, {type})", "({int} < {int} < {int})", "({int} <= {int} != {float} > {int})",
        "all({ints})", "any({ints})", "all(@a@ > {small} for @a@ in {ints})", "any(@a@ == {small} for @a@ in {ints})", "bool({any})", "{str}.startswith({char})",
        "{str}.endswith(({char}, {char}))", "{str}.isdigit()", "{str}.isalpha()", "{str}.isupper()", "{str}.isidentifier()", "{str}.isspace()", "{str}.isprintable()",
        "{str}.isnumeric()", "{str}.istitle()", "callable({any})", "({ints} == {ints})", "({ints} < {ints})", "({tuple} <= {tuple})", "({set} <= {set})", "({set} == {set})",
        "{set}.isdisjoint({ints})", "({dict} == {dict})", "{float}.is_integer()", "math.isnan({float})", "({bytes} < {bytes})", "hasattr({any}, 'x')", "({range} == {range})",
        "({float} == {float})", "({float} < {int})", "({slice} == {slice})", "({str} in {strs})", "({bytes} in {bytes})", "({list} == {list})", "({int} in {range})",
    ),
    "str": (
        "({str} + {str})", "({str} * {tiny})", "{str}.upper()", "{str}.lower()", "{str}.title()", "{str}.capitalize()", "{str}.swapcase()", "{str}.casefold()",
        "{str}.strip()", "{str}.lstrip({char})", "{str}.rstrip({char})", "{str}.replace({char}, {str})", "{str}.replace({char}, {char}, {small})", "{str}.center({small}, {char})",
        "{str}.ljust({small})", "{str}.rjust({small}, '*')", "{str}.zfill({small})", "{str}.expandtabs({small})", "{str}.join({strs})", "{char}.join(map(str, {ints}))",
        "{str}.partition({char})[0]", "{str}.rpartition({char})[2]", "{str}.removeprefix({char})", "{str}.removesuffix({char})", "{str}.translate({dict})",
        "{str}.translate({97: 'Z', 98: None})", "{str}[{small}]", "{str}[{small}:]", "{str}[{small}:{small}]", "{str}[::{small}]", "{str}[{slice}]", "str({any})", "repr({any})",
        "ascii({str})", "chr({int} % 1114112)", "hex({int})", "oct({int})", "bin({int})", "format({int}, {intspec})", "format({float}, {floatspec})", "format({str}, {strspec})",
        "f'{{int}:{small}}'", "f'{{any}!r}|{{str}!s:>5}|{{int}}'", "f'{{float}:.{small}f}'", "f'{{int}=}'", "f'{{int}:,}{{float}:g}'", "f'{{str}:*^{{small}}}'",
        "'%d|%5s|%r' % ({int}, {str}, {any})", "'%x %o %e' % ({int}, {int}, {float})", "'%-6.2f|%+d|%05d' % ({float}, {int}, {int})", "'%s' % {any}", "'%(a)s %(b)r' % {dict}",
        "'%c%c' % ({char}, {int} % 256)", "'%.*f' % ({small}, {float})", "'{} {!r} {:>4}'.format({int}, {str}, {small})", "'{0}{1}{0}'.format({any}, {int})", "'{a} {b[0]}'.format(a={int}, b={list})",
        "'{:{}}'.format({int}, {small})", "'{x:{w}.{p}f}'.format(x={float}, w={small}, p=2)", "max({str}, {str})", "min({strs})", "sorted({str})[{small}]", "''.join(sorted({str}))",
        "''.join(reversed({str}))", "({str} or {str})", "({str} and {str})", "{bytes}.decode('latin-1')", "{bytes}.decode('utf-8', 'replace')", "{bytes}.hex()", "type({any}).__name__",
        "str({bytes}, 'ascii', 'ignore')", "{strs}[{small}]", "{strs}.pop()", "''.join(@a:char@ * 2 for @a:char@ in {str})", "{float}.hex()", "{str}.format_map({dict})",
    ),
    "char": ("{char}.upper()", "{str}[{small}]", "chr({small} + 70)"),
    "bytes": (
        "({bytes} + {bytes})", "({bytes} * {tiny})", "{bytes}[{small}:]", "{bytes}[::-1]", "{str}.encode()", "{str}.encode('utf-16-le')", "{str}.encode('ascii', 'replace')",
        "{str}.encode('latin-1')", "{str}.encode('ascii', 'backslashreplace')", "bytes({ints})", "bytes({small})", "{bytes}.replace({bytes}, {bytes})", "{bytes}.strip()", "{bytes}.join([{bytes}, {bytes}])",
        "{bytes}.upper()", "bytes.fromhex({str})", "({int}).to_bytes({small}, 'little')", "{bytes}.center({small})", "bytes({bytearray})", "b'%d %s' % ({int}, {bytes})", "{bytes}.partition({bytes})[1]",
    ),
    "ints": (
        "[{int}, {int}, {int}]", "({ints} + {ints})", "({ints} * {tiny})", "{ints}[{small}:]", "{ints}[{small}:{small}]", "{ints}[::{small}]", "{ints}[{slice}]", "sorted({ints})",
        "sorted({ints}, reverse={bool})", "sorted({ints}, key=lambda @a@: {int})", "list(reversed({ints}))", "list({range})", "list({set})", "[@a@ + {small} for @a@ in {ints}]", "[@a@ for @a@ in {ints} if @a@ % 2]",
        "[@a@ * @b@ for @a@ in {ints} for @b@ in {range}]", "list(map(lambda @a@: {int}, {ints}))", "list(filter(lambda @a@: {bool}, {ints}))", "[*{ints}, *{ints}]", "list(map(len, {strs}))",
        "[len(@a:str@) for @a:str@ in {strs}]", "list({bytes})", "list({dict}.values())", "[ord(@a:char@) for @a:char@ in {str}]", "[x for p in zip({ints}, {ints}) for x in p]", "{ints}.copy()",
        "[i for i, _ in enumerate({str})]", "list(accumulate({ints}))", "list(islice({ints}, abs({small})))", "list(chain({ints}, {range}))", "[@a@ if @a@ else {int} for @a@ in {ints}]",
        "[(@b@ := @a@) + @b@ for @a@ in {ints}]", "list(map(int, {strs}))", "[sum(t) for t in zip({ints}, {ints}, strict={bool})]", "list(dict.fromkeys({ints}))",
    ),
    "floats": ("[{float}, {float}]", "[@a:float@ * {float} for @a:float@ in {floats}]", "sorted({floats})", "({floats} + {floats})", "[@a@ / 2 for @a@ in {ints}]", "list(map(float, {ints}))"),
    "strs": (
        "{str}.split()", "{str}.split({char})", "{str}.split({char}, {small})", "{str}.rsplit(None, {small})", "{str}.splitlines()", "{str}.splitlines(True)", "list({str})", "sorted({strs})",
        "sorted({strs}, key=len)", "sorted({strs}, key=str.lower, reverse=True)", "[@a:str@.upper() for @a:str@ in {strs}]", "list(map(str, {ints}))", "({strs} + {strs})", "list({str}.partition({char}))",
        "[f'{{int}}' for @a@ in {ints}]", "[repr(@a@) for @a@ in {list}]", "list(map(repr, {floats}))", "['%s' % (@a@,) for @a@ in {ints}]", "{strs}[{small}:]", "[str(k) for k in {dict}]",
    ),
    "list": (
        "[{any}, {any}]", "list({tuple})", "list({pairs})", "[[@a@] * {tiny} for @a@ in {ints}]", "list(zip({ints}, {str}))", "list(enumerate({strs}, {small}))", "[{any} for @a@ in {range}]",
        "sorted({list}, key=repr)", "list({dict}.items())", "[*{tuple}, {any}]", "list(map(list, {pairs}))", "list(zip_longest({ints}, {str}))", "[[@b@ for @b@ in {ints}] for @a@ in {range}]",
        "list(product({ints}, repeat=2))[:4]", "list(combinations({str}, 2))[:5]", "list(groupby({ints}))[:0]", "[(k, list(g)) for k, g in groupby({str})]",
    ),
    "tuple": (
        "({int}, {str})", "({any},)", "tuple({ints})", "({tuple} + {tuple})", "({tuple} * {tiny})", "{tuple}[{small}:]", "divmod({int}, {int})", "tuple(@a@ * 2 for @a@ in {ints})", "{str}.partition({char})",
        "(*{ints}, {any})", "tuple(sorted({ints}))", "{float}.as_integer_ratio()", "tuple({str})", "next(iter({pairs}))", "{bytes}.partition({bytes})", "max([({int}, {str}), ({int}, {str})])",
    ),
    "pairs": ("list(zip({strs}, {ints}))", "list({dict}.items())", "sorted({pairs})", "sorted({pairs}, key=lambda p: p[1])", "[(@a@, @b@) for @a@ in {ints} for @b@ in {ints}][:6]", "list(enumerate({strs}))"),
    "dict": (
        "{{char}: {int}, {char}: {int}}", "dict(zip({str}, {ints}))", "{@a:char@: {int} for @a:char@ in {str}}", "{**{dict}, {char}: {int}}", "({dict} | {dict})", "dict({pairs})", "dict({dict}, z={int})",
        "{k: v for k, v in {pairs}}", "{v: k for k, v in {dict}.items()}", "dict.fromkeys({str}, {int})", "{dict}.copy()", "dict(sorted({dict}.items(), key=repr))", "Counter({str})", "{k: {int} for k in {strs} if {bool}}",
    ),
    "set": (
        "{{int}, {int}}", "set({ints})", "({set} | {set})", "({set} & {set})", "({set} - {set})", "({set} ^ {set})", "{@a@ % 5 for @a@ in {ints}}", "{set}.union({ints})", "{set}.difference({range})", "set({str})",
        "{set}.copy()", "{set}.symmetric_difference({ints})", "{set}.intersection({ints}, {range})", "{*{ints}, *{set}}", "({dict}.keys() & {dict}.keys())", "({dict}.keys() - {strs})",
    ),
    "frozenset": ("frozenset({ints})", "({frozenset} | {set})", "frozenset({str}) & frozenset({strs})"),
    "range": ("range({small})", "range({small}, {small})", "range({small}, {small}, {small})", "{range}[{small}:]", "range(len({str}))", "{range}[::-1]"),
    "slice": ("slice({small})", "slice({small}, {small})", "slice(None, {small}, {small})"),
    "tiny": ("0", "1", "2", "3", "{bool}"),
    "type": ("int", "str", "float", "bool", "list", "dict", "tuple", "set", "bytes", "type({any})", "object", "Exception", "ValueError", "type", "complex"),
    "intspec": ("'d'", "'x'", "'#X'", "'08b'", "'+,'", "'_'", "'>10'", "'^+12_d'", "'c'", "'e'", "'.2f'", "'%'", "'=+8'", "'010,'", "'n'", "'o'", "' '", "'z'", "'.3'", "'s'", "'#_x'"),
    "floatspec": ("'.3f'", "'g'", "'e'", "'10.4'", "'+.2%'", "',.2f'", "'.0f'", "'#.3g'", "'=+12.1f'", "'010'", "'F'", "'.10e'", "'_.1f'", "'z.1f'", "'d'", "'>8'", "''", "'.17g'", "'n'"),
    "strspec": ("'>10'", "'*^9'", "'.2'", "'s'", "'<5.3s'", "'=5'", "'05'", "'d'", "'\\u00e9>4'", "''", "','", "'+'"),
    "none": ("print(end='')", "{ints}.sort()", "{ints}.append({int})", "{ints}.extend({ints})", "{ints}.insert({small}, {int})", "{dict}.update({dict})", "{set}.add({small})", "{ints}.clear()"),
    "bytearray": ("bytearray({bytes})", "({bytearray} + {bytes})", "{bytearray}[{small}:]", "bytearray({ints})", "{bytearray}.upper()"),
    "any": (
        "{int}", "{float}", "{str}", "{bool}", "{ints}", "{tuple}", "{dict}", "{set}", "{list}", "{bytes}", "{none}", "{strs}", "{complex}", "{range}", "{list}[{small}]", "{tuple}[{small}]", "({any} or {any})", "({any} and {any})",
        "{dict}.get({char})", "{dict}.pop({char}, {any})", "{dict}.setdefault({char}, {any})", "next(iter({list}), {any})", "{list}.pop({small})", "getattr({any}, 'real', {any})", "{frozenset}", "{slice}", "{bytearray}",
        "min({list}, key=repr, default={any})", "(lambda @a@, /, *r, k={int}, **o: ({any}, r, k, o))({int}, *{tuple}, **{'q': {int}})", "reduce(lambda p, q: p + q, {list}, {list})", "reduce(lambda p, q: p * 3 + q, {ints})",
        "next((@a@ for @a@ in {ints} if {bool}), None)", "{any}.__class__", "({any} == {any})", "({any} + {any})", "({any} < {any})", "{any}[{any}]", "{any}({any})", "json.dumps({dict})", "json.loads({str})", "copy({list})", "iter({ints}).__length_hint__()",
        "list({any})", "str.join({char}, {strs})", "dict.items({dict})", "int.__pow__({int}, {small})", "list.index({ints}, {small})", "type({any})", "[].__class__.__name__", "len({any})", "sum({any})", "sorted({any})", "{any} % {any}", "-{any}", "{any}.x",
    ),
}  # fmt: skip

EXPRESSIONS = {kind: (*made, *((CONDITIONAL % (kind, kind),) if kind not in _CLOSED else ())) for kind, made in EXPRESSIONS.items()}
