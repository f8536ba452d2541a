"""A destructor that does something runs when it should, however many others there were to run."""

from compiled import destructors as m


def leave(name, shut):
    door = m.Door(name)
    room = m.Room(door)
    if shut:
        room.shut()


m.fill(400_000)
for i in range(200):
    leave(i, True)
leave("front", False)
print("forgotten")
for i in range(200):
    leave(i, True)
m.settings.warn = False
leave("side", True)
m.settings.warn = True
leave("back", False)
print("end")
