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
