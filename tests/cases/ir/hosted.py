def sees(a):
    b = a
    return locals(), LIMIT


class Dynamic:
    def method(self):
        return super().x, eval("self")

    def compiled(self):
        return globals()


LIMIT = 3
exec("made = 1")
