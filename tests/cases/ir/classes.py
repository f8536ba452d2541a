from dataclasses import dataclass


class Base:
    """Doc."""

    x: int = 1

    def __init__(self, value):
        super().__init__()
        self.value = value
        self.__hidden = __class__


@dataclass(order=True)
class Point(Base, metaclass=type):
    names = [n for n in ("a", "b")]
    size = len(names)

    def method(self, *args, **kw):
        return super().method(*args, k=self.x, **kw)
