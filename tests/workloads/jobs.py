"""The jobs: what is installed, what is compiled, and a function `work()` over real input. Texts are made here, so that no two runs differ."""

from __future__ import annotations

from dataclasses import dataclass

TEXTS = r'''
MARKDOWN = "# Title\n\n" + "\n\n".join(
    f"Paragraph *{i}* with **bold**, `code {i}`, [link](http://x.y/{i} \"t\") and text.\n\n- item {i}\n- item two\n    - nested\n\n> quote {i}\n\n"
    f"```python\ndef f(x): return x + {i}\n```\n\n| a | b |\n|---|---|\n| {i} | 2 |" for i in range(30))
SQL = "; ".join(
    f"SELECT a.x, b.y AS z, count(*) FROM t{i} a LEFT JOIN u b ON a.id = b.id WHERE a.v > {i} AND b.w IN (1,2,3) GROUP BY a.x ORDER BY z LIMIT 10"
    for i in range(25))
import textwrap
PYTHON = open(textwrap.__file__).read()
JSON = '{"a": [1, 2.5, true, null, "s\\u00e9"], "b": {"c": [' + ", ".join('{"k%d": "v%d", "n": %d}' % (i, i, i) for i in range(150)) + "]}}"
HTML = "<html><head><title>T</title></head><body>" + "".join(
    f"<div class='c{i}' id=x{i}><p>Para {i} <b>bold</b> &amp; <a href='/u/{i}'>link</a><br><ul><li>one<li>two</ul></div>"
    for i in range(120)) + "</body></html>"
YAML = "\n".join(f"key{i}:\n  - name: item{i}\n    value: {i}.5\n    tags: [a, b, 'c {i}']\n    nested: {{x: 1, y: true}}" for i in range(60))
TOML = "\n".join(
    f"[table.t{i}]\nname = \"item {i}\"\nf = 3.{i}\nwhen = 2020-01-01T10:00:00Z\nlist = [1, 2, 3]\ninline = {{a = 1, b = 'x'}}"
    for i in range(60))
C = "typedef int T;\n" + "\n".join(
    "struct s%d { int a; char *b; };\nint f%d(int x, struct s%d *p) { int i; for (i = 0; i < x; i++) { "
    "p->a += i * %d; if (p->a > 10) return -1; } return x ? p->a : 0; }"
    % (i, i, i, i) for i in range(40))
'''


@dataclass(frozen=True, slots=True)
class Job:
    """`needs`: pip's requirements. `modules`: what is compiled, with everything below it. `source`: defines work()."""

    needs: tuple[str, ...]
    modules: tuple[str, ...]
    source: str


def job(needs: str, modules: str, source: str) -> Job:
    return Job(tuple(needs.split()), tuple(modules.split()), source)


JOBS = {
    "bs4": job("beautifulsoup4", "bs4", """
from bs4 import BeautifulSoup
def work():
    s = BeautifulSoup(HTML, "html.parser")
    return s.prettify(), [a["href"] for a in s.find_all("a")], len(s.select("div.c3 p"))
"""),
    "docutils": job("docutils", "docutils", """
from docutils.core import publish_string
TEXT = "\\n\\n".join(
    f"Section {i}\\n=============\\n\\nText *em* **strong** ``lit`` `ref <http://x/{i}>`_.\\n\\n* item\\n* item 2\\n\\n.. note:: A note {i}"
    for i in range(15))
def work(): return publish_string(TEXT, writer_name="html", settings_overrides={"report_level": 5, "datestamp": None})
"""),
    "ecdsa": job("ecdsa", "ecdsa", """
import hashlib, ecdsa
key = ecdsa.SigningKey.from_secret_exponent(12345678901234567890, curve=ecdsa.SECP256k1)
def work():
    s = key.sign_deterministic(b"hello", hashfunc=hashlib.sha256)
    return s, key.verifying_key.verify(s, b"hello", hashfunc=hashlib.sha256)
"""),
    "html5lib": job("html5lib", "html5lib", """
import html5lib
def work(): return html5lib.serialize(html5lib.parse(HTML))
"""),
    "jinja2": job("jinja2", "jinja2", """
import jinja2
template = jinja2.Environment().from_string("{% for r in rows %}<tr>{% for c in r %}<td>{{ c|e }}{{ loop.index }}</td>{% endfor %}</tr>{% endfor %}")
def work(): return template.render(rows=[list(range(10)) for i in range(200)])
"""),
    "html": job("", "html.parser _markupbase", """
from html.parser import HTMLParser
class Events(HTMLParser):
    def handle_starttag(self, tag, attrs): self.events.append((tag, attrs))
    def handle_endtag(self, tag): self.events.append(tag)
    def handle_data(self, data): self.events.append(data)
def work():
    parser = Events(); parser.events = []
    parser.feed(HTML); parser.close()
    return parser.events
"""),
    "lark": job("lark", "lark", r'''
import lark
P = lark.Lark(r"""
?start: value
?value: object | array | STRING -> string | NUMBER -> number | "true" -> true | "false" -> false | "null" -> null
array  : "[" [value ("," value)*] "]"
object : "{" [pair ("," pair)*] "}"
pair   : STRING ":" value
STRING : "\"" /[^"]*/ "\""
NUMBER : /-?\d+(\.\d+)?/
%import common.WS
%ignore WS
""", parser="lalr")
def work(): return P.parse(JSON).pretty()
'''),
    "markdown": job("markdown", "markdown", """
import markdown
def work(): return markdown.markdown(MARKDOWN, extensions=["tables", "fenced_code"])
"""),
    "mistune": job("mistune", "mistune", """
import mistune
convert = mistune.create_markdown(plugins=["table", "strikethrough", "url"])
def work(): return convert(MARKDOWN)
"""),
    "mpmath": job("mpmath", "mpmath", """
import mpmath
def work():
    mpmath.mp.dps = 60
    found = mpmath.quad(lambda x: mpmath.exp(-x * x), [0, 3]), mpmath.zeta(3.5), mpmath.gamma(mpmath.mpf("2.3"))
    return [mpmath.nstr(x, 50) for x in found], mpmath.nstr(mpmath.det(mpmath.hilbert(8)), 20)
"""),
    "parso": job("parso", "parso", """
import parso
grammar = parso.load_grammar()
def work(): return grammar.parse(PYTHON, cache=False, diff_cache=False).get_code() == PYTHON
"""),
    "pyaes": job("pyaes", "pyaes", """
import pyaes
def work(): return pyaes.AESModeOfOperationCTR(b"0123456789abcdef").encrypt(b"x" * 4000)
"""),
    "pycodestyle": job("pycodestyle", "pycodestyle", """
import pycodestyle
lines = PYTHON.splitlines(True)
def work(): return pycodestyle.Checker(lines=lines, options=pycodestyle.StyleGuide(quiet=2).options).check_all()
"""),
    "pycparser": job("pycparser", "pycparser", """
from pycparser import c_generator, c_parser
def work(): return c_generator.CGenerator().visit(c_parser.CParser().parse(C))
"""),
    "pygments": job("pygments", "pygments", """
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
def work(): return highlight(PYTHON, PythonLexer(), HtmlFormatter())
"""),
    "pyparsing": job("pyparsing", "pyparsing", r"""
import pyparsing as pp
LB, RB, LC, RC, CO = map(pp.Suppress, "[]{}:")
value = pp.Forward()
text, number = pp.dbl_quoted_string().set_parse_action(pp.remove_quotes), pp.pyparsing_common.number()
array = pp.Group(LB + pp.Optional(pp.DelimitedList(value)) + RB)
members = pp.Dict(LC + pp.Optional(pp.DelimitedList(pp.Group(text + CO + value))) + RC)
value <<= text | number | pp.Group(members) | array | pp.Keyword("true") | pp.Keyword("false") | pp.Keyword("null")
def work(): return value.parse_string(JSON).as_list()
"""),
    "qrcode": job("qrcode", "qrcode", """
import qrcode
def work():
    q = qrcode.QRCode(); q.add_data("https://example.com/some/long/path"); q.make(fit=True)
    return [[bool(c) for c in r] for r in q.get_matrix()]
"""),
    "sortedcontainers": job("sortedcontainers", "sortedcontainers", """
from sortedcontainers import SortedDict, SortedList
def work():
    s = SortedList(); d = SortedDict(); x = 1
    for i in range(4000):
        x = x * 1103515245 + 12345 & 0x7FFFFFFF
        s.add(x); d[x % 1000] = i
    return s[10:20], list(d.items())[:5], [s.bisect(k) for k in range(0, 1 << 31, 1 << 24)], len(s)
"""),
    "sqlparse": job("sqlparse", "sqlparse", """
import sqlparse
def work(): return sqlparse.format(SQL, reindent=True, keyword_case="upper")
"""),
    "tomlkit": job("tomlkit", "tomlkit", """
import tomlkit
def work(): return tomlkit.dumps(tomlkit.parse(TOML))
"""),
    "toolz": job("toolz", "toolz", """
import toolz
from toolz import curried as c
def work():
    return (toolz.pipe(range(2000), c.map(lambda x: x * 3), c.filter(lambda x: x % 2), c.partition_all(7), list),
            toolz.frequencies("abracadabra" * 50), toolz.groupby(lambda x: x % 13, range(2000)), toolz.merge_with(sum, {1: 2}, {1: 3, 2: 4}),
            list(toolz.sliding_window(3, range(500)))[:5])
"""),
    "yaml": job("pyyaml", "yaml", """
import yaml
def work(): return yaml.dump(yaml.load(YAML, Loader=yaml.SafeLoader))
"""),
}  # fmt: skip
