"""encoding/json into Go values and out again, and text/template to standard output."""

import grumpy_hook

grumpy_hook.install()

from __go__.builtin import any as go_any, new
from __go__.encoding import json
from __go__.os import Stdout
from __go__.strings import ToUpper
from __go__.text.template import FuncMap, Must, New
from grumpy_hook import GoError

try:
    json.Unmarshal(b'{"broken": ', new(go_any))
except GoError as error:
    print("refused:", error)

people = [{"name": "Ada", "born": 1815, "langs": ["notes"]}, {"name": "Guido", "born": 1956, "langs": ["ABC", "Python"]}]
text = json.MarshalIndent(people, "", " ")
print(len(text), "bytes of JSON, valid:", json.Valid(text), flush=True)  # Go writes to the same file, past Python's buffer

page = Must(New("page").Funcs(FuncMap({"up": ToUpper, "age": lambda born: 2000 - born})).Parse(
    "{{range .}}{{up .name}} was {{age .born}} in 2000, knew{{range .langs}} {{.}}{{end}}\n{{end}}"
))
page.Execute(Stdout, people)
