"""Special methods and properties that look at their caller, used by compiled code."""

import sys
import warnings

from compiled import looking as m


class Looking:
    log = []
    left = 3

    def look(self, *args):
        return sys._getframe(1).f_code.co_name, sys._getframe(1).f_lineno

    __add__ = __radd__ = __iadd__ = __neg__ = __getitem__ = __lt__ = __eq__ = look

    def __next__(self):
        vars(self)["left"] = self.left - 1
        if self.left < 0:
            raise StopIteration
        return sys._getframe(1).f_code.co_name

    def __iter__(self):
        return self

    def __len__(self):
        return len(sys._getframe(1).f_code.co_name)

    def __str__(self):
        return sys._getframe(1).f_code.co_name

    def __getattr__(self, name):
        return name, sys._getframe(1).f_code.co_name

    def noted(self, *args):
        self.log.append(sys._getframe(1).f_code.co_name)
        return True

    __setitem__ = __delitem__ = __setattr__ = __contains__ = __bool__ = noted

    def __format__(self, spec):
        return sys._getframe(1).f_code.co_name

    __repr__ = __str__

    @property
    def p(self):
        return sys._getframe(1).f_code.co_name, sys._getframe(1).f_lineno

    @property
    def bad(self):
        sys._getframe(1)
        raise ValueError


class Old:
    @property
    def old(self):
        warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)
        return 1


print(m.handling(Looking()), Looking.log)
with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter("always")
    m.inner(Old())
print([(w.filename.rpartition("/")[2], w.lineno) for w in found])
print(m.K().method(Looking()), list(m.gen(Looking())), m.errors(Looking()))


def caller():
    LOG.append(sys._getframe(2).f_code.co_name)


LOG = []


class Hashed:
    def __hash__(self):
        caller(), sys._getframe
        return 1


class Equal:
    def __eq__(self, other):
        caller(), sys._getframe
        return isinstance(other, Equal)

    def __hash__(self):
        return 1


class Property:
    def read(self):
        caller(), sys._getframe
        return 5

    def write(self, *args):
        caller(), sys._getframe

    p = property(read, write, write)


class Inherited(Property):
    plain = 7


class Hooks:
    def __getattr__(self, name):
        caller(), sys._getframe
        if name == "absent":
            raise AttributeError(name)
        return name


class Sets:
    def __setattr__(self, name, x):
        caller(), sys._getframe
        object.__setattr__(self, name, x)

    def __delattr__(self, name):
        caller(), sys._getframe
        object.__delattr__(self, name)


for x in (Hashed(), Equal(), Property()):
    print(type(x).__name__, m.keys(x, [Hashed(), Equal(), 1]), LOG)
    LOG.clear()
for x in (Property(), Inherited(), Hooks(), Sets(), Equal()):
    print(type(x).__name__, m.attributes(x), LOG)
    LOG.clear()
