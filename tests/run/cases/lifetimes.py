"""What CPython releases promptly: files, generators left early, objects with __del__."""
import sys


class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)


def scope():
    a = Noisy("a")
    print("in scope", a.name)


def rebind():
    x = Noisy("first")
    x = Noisy("second")
    print("rebound")
    del x
    print("deleted")


def temporary():
    Noisy("temporary")
    print("after the temporary")
    print(Noisy("argument").name)


def passed(x):
    print("got", x.name)


def containers():
    box = [Noisy("in list")]
    box.clear()
    print("cleared")
    d = {"k": Noisy("in dict")}
    d["k"] = None
    print("replaced")


def generator():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")


def leave_early():
    for x in generator():
        print(x)
        break
    print("after the loop")


def raising():
    held = Noisy("held while raising")
    raise ValueError("out")


scope()
rebind()
temporary()
passed(Noisy("passed"))
containers()
leave_early()
try:
    raising()
except ValueError as error:
    print("caught", error)
print("done")
