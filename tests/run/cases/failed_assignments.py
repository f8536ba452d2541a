"""An assignment whose right side fails leaves the variable as it was."""


class Plain:
    pass


def augmented():
    item = Plain()
    try:
        item **= 2
    except TypeError as error:
        print(error)
    try:
        item += 1
    except TypeError as error:
        print(error)
    print(type(item).__name__)


def called(value):
    try:
        value = value.missing()
    except AttributeError:
        pass
    finally:
        print(value)
    print(value)


def looked_up(table, key):
    found = "before"
    for name in ("a", key, "b"):
        try:
            found = table[name]
        except KeyError:
            print("no", name, found)
    return found


def summed(items):
    total = 0
    for item in items:
        try:
            total = total + item
        except TypeError:
            print("skipped", item, total)
    return total


def generated():
    received = "nothing yet"
    while True:
        try:
            received = yield received
        except ValueError:
            print("thrown", received)


augmented()
called(3)
print(looked_up({"a": 1, "b": 2}, "z"))
print(summed([1, 2.5, "x", 3]))
steps = generated()
print(next(steps), steps.send(1), steps.throw(ValueError()), steps.send(2))


class Plain:
    def method(self):
        pass


def tell(thing, name):
    for change in (lambda: setattr(thing, name, Plain), lambda: setattr(thing, name, 1), lambda: delattr(thing, name)):
        try:
            change()
        except (TypeError, AttributeError) as error:
            print(type(thing).__name__, name, type(error).__name__, error)


for thing in (Plain().method, 1, "s", [], len, range(3), (x for x in "a")):
    for name in ("__class__", "__func__", "nothing"):
        tell(thing, name)
