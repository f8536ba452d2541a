"""A class of interpreted code that extends str."""


class Plain(str):
    def mark(self):
        return "<" + self + ">"
