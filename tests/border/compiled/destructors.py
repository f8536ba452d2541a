"""Objects whose destructors mostly find nothing to do, in a program with much memory."""

ballast = []


class settings:
    warn = True


class Door:
    def __init__(self, name):
        self.name = name
        self.open = True

    def __del__(self):
        if self.open and settings.warn:
            print("left open:", self.name)


class Room:
    def __init__(self, door):
        self.doors = [door]

    def shut(self):
        for door in self.doors:
            door.open = False


def fill(n):
    ballast.extend([i] for i in range(n))
