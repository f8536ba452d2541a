"""Go's regexp, sort and strings on a text."""

import grumpy_hook

grumpy_hook.install()

from __go__.regexp import MustCompile
from __go__.sort import Strings
from __go__.strings import Fields, NewReplacer, Title

TEXT = "gopher@go.dev wrote to monty@python.org, then to gopher@go.dev again"

address = MustCompile(r"(\w+)@([\w.]+)")
found = [match[1] + " at " + match[2] for match in address.FindAllStringSubmatch(TEXT, -1)]
Strings(found)
print(found)
print(address.ReplaceAllStringFunc(TEXT, lambda m: "<" + m.upper() + ">"))
print(Title(NewReplacer("gopher", "Go", "monty", "Python").Replace(" ".join(Fields(TEXT)[:1]))))
