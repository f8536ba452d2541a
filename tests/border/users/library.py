"""Functions and objects that nothing but an iterator, queue or partial made by compiled code refers to stay alive."""

import gc

from compiled import library as c


class Item:
    def __init__(self, number):
        self.number = number

    def add(self, items):
        return self.number + len(items)


def parity(k):
    def of(item):
        return item.number % k

    return of


def adder(k):
    def add(a, b):
        return Item(a.number + b.number + k)

    return add


def items(*numbers):
    return [Item(number) for number in numbers]


def seen(round):
    groups = c.parts(parity(2), items(1, 3, 2, 4, 5))
    taken = c.taken(parity(5), iter(items(1, 2, 5, 6)))
    partial = c.partly(parity(3), Item(4))
    queues = c.queues(Item(9))
    table = c.counted(lambda: Item(round))
    sums, pairs, method = c.summed(adder(1), items(1, 2, 3))
    junk = items(*range(100))
    gc.collect()
    return (
        len(junk), [[item.number for item in group] for group in groups], [item.number for item in taken], partial(),
        [[item.number for item in queue] for queue in queues], table["third"].number - round, len(table),
        [item.number for item in sums], [item.number for item in pairs], method(Item(5)),
    )


rounds = [seen(round) for round in range(50)]
print(rounds[0], all(found == rounds[0] for found in rounds))
