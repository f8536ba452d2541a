"""Frames of comprehensions in tracebacks: CPython 3.11 shows one, later versions do not."""
import traceback


def fails():
    return [1 / x for x in (1, 0)]


try:
    fails()
except ZeroDivisionError as error:
    print([frame.name for frame in traceback.extract_tb(error.__traceback__)])
