"""Statements of the module itself that stay with CPython, between compiled ones that share their names."""
import sys

before = 10
frame_names = [name for name in ("before", "after") if name in sys._getframe().f_globals]
print(frame_names)


def compiled():
    return before + made


if before:
    made = sys._getframe().f_lineno; print(made)
    for number in range(5):
        if sys._getframe(0).f_code.co_name and number == 3:
            break
    before += number
print(compiled(), number, before)


class Kept:
    here = sorted(n for n in vars() if not n.startswith("__"))
    line = sys._getframe().f_lineno

    def method(self):
        return before, made


print(Kept.here, Kept.line, Kept().method())
try:
    wrong = sys._getframe().f_globals["nothing"]
except KeyError as error:
    print("KeyError", error)
made = "again"
print(Kept().method(), [k for k in "ab" for _ in [locals()] if k == "a"])
