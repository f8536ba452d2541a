from __go__.runtime import GOMAXPROCS
from __go__.runtime.debug import SetGCPercent, SetMemoryLimit


def known():
    return GOMAXPROCS(0)


def limits():
    return SetGCPercent(100), SetMemoryLimit(-1)
