"""A file that nobody closes is on disk when the statement ends."""
import os
import tempfile


def write_without_close(path):
    open(path, "w").write("on disk")
    return open(path).read()


path = os.path.join(tempfile.mkdtemp(), "f.txt")
print(write_without_close(path))
with open(path) as file:
    print(file.read(), file.closed)
print(file.closed)
