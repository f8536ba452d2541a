"""Functions that do little but call what is not compiled: they are left to CPython after some calls."""

import sys

SCALE = 1
KEPT = []


class Row:
    def __init__(self, size):
        self.size = size


def total(rows):
    """Adds up."""
    n = 0
    for row in rows:
        n += row.size() * SCALE
    return n


def fails(rows, at):
    for row in rows:
        if row.index == at:
            row.fail()
        row.size()


def early(rows, at):
    for row in rows:
        if row.index == at:
            row.fail()
        row.size()


def deep(rows, levels):
    for row in rows:
        row.size()
    if levels:
        return deep(rows, levels - 1)
    return rows[levels].size()


def calls(rows, then):
    for row in rows:
        row.size()
    return then()


def held(rows):
    for row in rows:
        row.size()


def traced(rows):
    for row in rows:
        row.size()


def changed(rows, start=0):
    for row in rows:
        start += row.size()
    return start


def names(rows):
    return ",".join(row.name for row in rows)


def reaches(rows):
    for row in rows:
        row.size()
    return "KEPT" in globals()


def makes(rows):
    return [row.size() for row in rows]


def set_scale(n):
    global SCALE
    SCALE = n


def from_here(rows):
    return total(rows), changed(rows), changed(rows, 1), names(rows)


def native():
    return total([Sized(2), Sized(3)])


class Sized:
    def __init__(self, n):
        self.n = n

    def size(self):
        return self.n


def deeper(rows, first):
    try:
        if first:
            early(rows, 3)
        else:
            fails(rows, 3)
    except ValueError:
        return sys.exc_info()[2]
