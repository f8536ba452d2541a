def sees(a):
    b = a
    return [locals() for _ in b], LIMIT


class Dynamic:
    def method(self):
        return super().x, [eval("self") for _ in "a"]

    def compiled(self):
        return globals()


LIMIT = 3
exec("made = 1")
