"""Go modules beside the standard library: one from the proxy, one in this folder."""

import grumpy_hook

grumpy_hook.install()

from __go__.example_com.shapes import Circle, Total
from __go__.github_com.google import uuid


class Square:
    def __init__(self, side):
        self.side = side

    def Area(self):
        return float(self.side**2)


print(f"{Total(Circle(1), Square(2)):.3f}")

known = uuid.MustParse("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
print(known, known.Version(), known == uuid.NameSpaceDNS)
print(uuid.NewSHA1(uuid.NameSpaceDNS, b"python.org"), len(uuid.NewString()))
try:
    uuid.Parse("not a uuid")
except grumpy_hook.GoError as error:
    print("refused:", error)
