"""Files that are open at the end of the program."""

kept = {}


class Holder:
    pass


def generator(file):
    with file:
        file.write("text")
        yield


def write(folder):
    def opened(name):
        return open(f"{folder}/{name}", "w")

    kept["dict"] = opened("dict")
    kept["dict"].write("text")
    kept["list"] = [opened("list")]
    kept["list"][0].write("text")
    holder = kept["holder"] = Holder()
    holder.file = opened("attribute")
    holder.file.write("text")
    file = opened("closure")
    kept["closure"] = lambda x: file.write(x)
    kept["closure"]("text")
    kept["generator"] = generator(opened("generator"))
    next(kept["generator"])
