"""__bases__ assigned, __dict__ deleted, descriptors with __set__ alone, and exceptions that are their own context."""

import copy
import operator


def told(function):
    try:
        print(function.__name__, function())
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


def set_alone():
    class Descriptor:
        def __init__(self, name):
            self.name = name

        def __set__(self, instance, value):
            instance.__dict__[self.name] = value

    descriptor = Descriptor("a")

    class Owner:
        a = descriptor

    owner = Owner()
    before = owner.a is descriptor
    owner.a = 42
    return before, owner.a


def new_bases():
    class First:
        def which(self):
            return "first"

    class Second:
        x = 1

        def which(self):
            return "second"

        def other(self):
            return "other"

    class Child(First):
        pass

    class Grandchild(Child):
        pass

    child, grandchild = Child(), Grandchild()
    print(child.which(), grandchild.which())
    Child.__bases__ = (Second,)
    print(child.which(), grandchild.which(), child.other(), grandchild.x)
    print(Child.__mro__[1] is Second, Grandchild.__mro__[2] is Second, isinstance(grandchild, First), isinstance(grandchild, Second))
    for wrong in ((), (Child,), Second):
        try:
            Child.__bases__ = wrong
        except TypeError as error:
            print(error)
    return Child.__bases__ == (Second,)


def no_dict():
    class Plain:
        pass

    plain = Plain()
    plain.x = 1
    del plain.__dict__
    print(plain.__dict__, hasattr(plain, "x"))
    plain.y = 2
    return plain.__dict__


def verre():
    for change in (lambda: object.__setattr__(str, "foo", 42), lambda: object.__delattr__(str, "lower")):
        try:
            change()
        except TypeError as error:
            print(error)


def own_context():
    def again():
        try:
            raise ValueError(1)
        except ValueError as error:
            error.__context__ = error
            raise TypeError(2)

    try:
        again()
    except TypeError as error:
        context = operator.attrgetter("__context__")
        return context(context(error)) is context(error)


def descriptor_objects():
    interpreted = {}
    exec("def same(a, b):\n    return a is b", interpreted)
    class_method, static_method = classmethod(len), staticmethod(len)
    class_method.label, static_method.label = 42, 43

    class Owner:
        counted = static_method

    print(class_method.label, static_method.label, class_method.__wrapped__ is len, Owner.counted([1, 2]))
    del class_method.label
    print(hasattr(class_method, "label"), static_method.__dict__["label"])
    return [copy.copy(x) is x and interpreted["same"](x, x) for x in (class_method, static_method, property(len))]


for function in (descriptor_objects, set_alone, new_bases, no_dict, verre, own_context):
    told(function)
