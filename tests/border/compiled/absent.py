"""Attributes that objects of CPython's may lack."""


def has(x): return hasattr(x, "name")
def get(x): return getattr(x, "name", "none")
def get_named(x, name): return getattr(x, name, "none")
def has_named(x, name): return hasattr(x, name)


def tried(x):
    try:
        return x.name
    except AttributeError as e:
        return str(e), e.name, e.obj is x


def all_of(x): return has(x), get(x), get_named(x, "name"), has_named(x, "na" + "me"), tried(x)
