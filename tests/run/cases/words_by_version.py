"""Errors that name the constructor, super() itself, bound methods bound again, and deprecations."""

import warnings


def told(function):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(function.__name__, function(), [(w.category.__name__, str(w.message)) for w in caught])
        except Exception as error:
            print(function.__name__, type(error).__name__, error)


class Base:
    def own(self):
        return super().__class__

    def me(self):
        return self


def text_of_bytes():
    return str(b"x", b"utf8")


def text_with_errors():
    return str(b"x", "utf8", 3)


def bytes_of_text():
    return bytes("x", 3)


def class_of_super():
    return Base().own()


def bound_again():
    class Other:
        pass

    first, second = Base(), Other()
    bound = first.me.__get__(second, Other)
    return bound() is first, bound() is second


def thrown_in_parts():
    def steps():
        try:
            yield 1
        except ValueError:
            yield 2

    it = steps()
    next(it)
    return it.throw(ValueError, ValueError(1), None)


def named_twice():
    class Descriptor:
        def __set_name__(self, owner, name):
            raise TypeError("bad " + name)

    try:

        class Owner:
            x = Descriptor()

    except (RuntimeError, TypeError) as error:
        return repr(error), repr(error.__context__), repr(error.__cause__)


class Text(str):
    pass


class Shown:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def ascii_texts():
    texts = [ascii(Text("abc")), ascii(Shown("<abc>")), ascii(Shown(Text("<abc>"))), ascii(Shown(Text("<\U0001f40d>")))]
    return texts, [type(text).__name__ for text in texts]


def no_class_pattern():
    number = 5
    match 5:
        case number():
            pass


for function in (no_class_pattern, ascii_texts, text_of_bytes, text_with_errors, bytes_of_text, class_of_super, bound_again, thrown_in_parts, named_twice):
    told(function)
