"""Loops over enumerate() and zip() that only compute with numbers."""
import json
import threading


def weight(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def weighted(xs, k):
    s = 0.0
    for j, x in enumerate(xs):
        s += weight(k, j) * x
    return s


def dot(xs, ys):
    s = 0
    for x, y in zip(xs, ys):
        s += x * y
    return s


def best(xs, start):
    top, where = xs[0], -1
    for i, x in enumerate(xs, start):
        if x > top:
            top, where = x, i
    return top, where, i, x


def until(pairs, limit):
    s = 0
    for i, x in pairs:
        s += i
        if x > limit:
            break
    return s, list(pairs)[:3]


def zipped(a, b):
    a, b = iter(a), iter(b)
    n = 0
    for x, y in zip(a, b):
        n += x - y
    return n, list(a), list(b)


def count(xs):
    n = 0
    for n, _ in enumerate(xs, 1):
        pass
    return n


def inverse(x):
    return 1 / x


def inverses(n, first):
    s = 0.0
    for i in range(n):
        s += inverse(first + i)
    return s


def product(xs):
    p = 1
    for i, x in enumerate(xs):
        p = p * x + i
    return p


floats = [i * 0.5 for i in range(100)]
ints = [i * 7 % 31 for i in range(100)]
print(weighted(floats, 3), weighted(ints, 2), weighted(floats[:7], 1))
print(dot(floats, floats), dot(ints, ints), dot(floats, ints), dot(ints, floats[:40]), dot([], ints))
print(dot(ints + [2**62, 2**62, 1.5, 3], ints + [4, 2**70, 2, True]))
print(dot(floats + [1], floats + [2]))
for start in (0, 1, 2**31 - 50, 2**31, 2**63 - 50, -20, True):
    print(best(floats, start), best(ints, start))
print(best(floats + [1000, 2.5], 3), best([1.0] * 40 + [5] + [2.0] * 40, 0))
for limit in (-1, 5, 12, 200):
    print(until(enumerate(floats, 5), limit), until(zip(ints, floats), limit))
for n, m in ((40, 60), (60, 40), (50, 50), (16, 17), (0, 3)):
    print(zipped(list(range(n)), list(range(1, m + 1))))
print(count(floats), count(ints[:15]), count([]), count("text"), product([3] * 60))
for first in (1, -40, 2**62):
    try:
        print(inverses(60, first))
    except ZeroDivisionError as e:
        print("error", e)
try:
    dot(floats + [None], floats + [1])
except TypeError as e:
    print(e)
old, weight = weight, lambda i, j: i * j
print(weighted(floats, 3))
weight = old
print(weighted(floats, 3))

# lists of CPython's
theirs, whole = json.loads(json.dumps(floats)), json.loads(json.dumps(ints))
print(weighted(theirs, 3), dot(theirs, theirs), dot(whole, whole), dot(theirs, whole), dot(floats, theirs), best(theirs, 4), best(whole, 0))
for limit in (-1, 5, 12, 200):
    print(until(enumerate(theirs, 5), limit), until(zip(whole, theirs), limit), until(zip(ints, theirs), limit))
for pairs in (enumerate(theirs), zip(theirs, whole), zip(theirs, floats), enumerate(json.loads("[1, 2]"))):
    print(until(pairs, 1000), until(pairs, 1000), until(pairs, 3))
print(best(json.loads("[1, 2, 3.5, null]")[:3] * 9, 0), count(json.loads("[]")), dot(json.loads("[1, 18446744073709551616]") * 20, whole))

# another thread changes the list meanwhile
shared, done = [1.0] * 5000, []


def change():
    for k in range(300):
        shared.append(1.0)
        shared[k] = 1 if k % 2 else 1.0
        shared.pop()
        if k % 50 == 0:
            shared.reverse()
        if k % 100 == 7:
            shared.insert(0, 1.0)
            del shared[0]
    done.append(True)


def total(xs):
    s = 0.0
    for x in xs:
        s += x
    return s


threads = [threading.Thread(target=change) for _ in range(2)]
for t in threads:
    t.start()
seen = set()
while len(done) < 2:
    seen.add(4990 <= total(shared) <= 5010 and 4990 <= dot(shared, shared) <= 5010)
for t in threads:
    t.join()
print(total(shared), dot(shared, shared), seen <= {True})


# pairs that interpreted code keeps in lists, met again and again

space = {}
exec(
    """
class Thing:
    def __init__(self, n): self.n = n
class Pair(tuple): pass
things = [(Thing(n), n) for n in range(30)]
mixed = [(1, "a"), (Thing(1), (2, 3)), Pair((4, 5)), ["b", "c"], "de", (None, 2.5), (len, Thing)]
def renew(k): things[k] = (Thing(-k), k)
def same(pair, a, b): return pair[0] is a and pair[1] is b
""",
    space,
)


def gone_through(pairs):
    found = []
    for a, b in pairs:
        found.append((a, b))
    return found


for k in range(12):
    whole = gone_through(space["things"])
    alike = [space["same"](p, a, b) for p, (a, b) in zip(space["things"], whole, strict=True)]
    print(sum(a.n for a, b in whole), all(alike), [b for a, b in space["things"]] == list(range(30)), len(gone_through(space["mixed"])))
    space["renew"](k)
    if k % 3 == 0:
        del space["things"][-1:]
        space["things"].append((space["Thing"](100 + k), 29))
for wrong in ([(1, 2), (1, 2, 3)], [(1, 2), (1,)]):
    for _ in range(3):
        try:
            exec("out(wrong)", {"out": gone_through, "wrong": wrong})
        except (ValueError, TypeError) as error:
            print(error)
