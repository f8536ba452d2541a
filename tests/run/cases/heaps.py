"""heapq and bisect on lists that compiled code made, and keys that are zero."""

import bisect
import heapq
from heapq import heapify, heappop, heappush, heappushpop, heapreplace


def drained(items):
    heap = []
    for x in items:
        heappush(heap, x)
    whole = list(heap)
    return whole, [heappop(heap) for _ in items], heap


print(drained([5, 3, 8, 1, 9, 2, 7, 3]))
print(drained([2.5, -0.0, 0.0, 1e300, -1.5]))
print(drained(["b", "a", "\xe9", "ab", "", "\u20ac"]))
print(drained([(1, "b"), (1, "a"), (0, "z"), (1, "a", 0), (0.0, "z"), (-0.0, "y")]))
print(drained([3, 1.5, True, 2**70, -(2**70), False]))
print(drained([((0.0,), 2), ((-0.0,), 1), ((1, "x"), 0), ((1, "w"), 5)]))


class Job:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print(f"{self.n}<{other.n}", end=" ")
        return self.n < other.n

    def __repr__(self):
        return f"Job({self.n})"


print(drained([Job(n) for n in (4, 2, 7, 1, 3)]))
jobs = [Job(n) for n in (9, 8, 7, 6, 5, 4)]
heapify(jobs)
print(jobs, heapreplace(jobs, Job(1)), heappushpop(jobs, Job(0)), heappushpop(jobs, Job(6)), jobs)


def many(n):
    x, items = 12345, []
    for _ in range(n):
        x = (x * 1103515245 + 12345) % 2**31
        items.append(x)
    heapify(items)
    first = items[:5] + items[-5:]
    return first, [heappop(items) for _ in range(n)] == sorted(items + [])or len(items)


print(many(10), many(2500), many(2501), many(6000))


def errors():
    for f, args in ((heappop, ([],)), (heapreplace, ([], 1)), (heappushpop, ([], 1)), (heappush, ((), 1)), (heapify, ("x",)), (heappush, ([],)),
                    (heappush, ([1], "a")), (heapify, ([1, "a", None],)), (heappop, ({},))):
        try:
            print(f(*args))
        except Exception as e:
            print(type(e).__name__, e)
    partly = [1, 2]
    try:
        heappush(partly, "x")
    except TypeError:
        print(partly)


errors()


class Shrinks:
    def __init__(self, heap):
        self.heap = heap

    def __lt__(self, other):
        self.heap.clear()
        return True


def shrinks():
    heap = []
    heap.extend([Shrinks(heap), Shrinks(heap), Shrinks(heap)])
    for f in (lambda: heappop(heap), lambda: heappush(heap, Shrinks(heap)), lambda: heapify(heap)):
        heap[:] = [Shrinks(heap) for _ in range(5)]
        try:
            f()
        except (RuntimeError, IndexError) as e:
            print(type(e).__name__, e, len(heap))


shrinks()


def bisects():
    a = [1, 2, 2, 2, 5, 9]
    print([(bisect.bisect_left(a, x), bisect.bisect_right(a, x), bisect.bisect(a, x)) for x in (0, 1, 2, 3, 9, 10, 2.0, True)])
    words = ["ab", "b", "ba"]
    print([bisect.bisect_left(words, w) for w in ("", "ab", "b", "c")], bisect.bisect(words, "b", 1), bisect.bisect_left(a, 2, lo=2, hi=4))
    print(bisect.bisect_left([-5, -1, 3], 2, key=abs) if False else bisect.bisect_left(a, 4, key=lambda v: v))
    for x in (3, 0, 9, 2):
        bisect.insort(a, x)
        bisect.insort_left(a, x)
    print(a)
    jobs = [Job(n) for n in (1, 3, 5)]
    bisect.insort(jobs, Job(3))
    print(jobs)
    for args in (([1, "a"], 2), ((1, 2, 3), 2), ([1], 1, -1)):
        try:
            print(bisect.bisect(*args))
        except Exception as e:
            print(type(e).__name__, e)


bisects()


def dijkstra(graph, start):
    best, todo = {start: 0}, [(0, start)]
    while todo:
        far, node = heappop(todo)
        if far > best[node]:
            continue
        for other, step in graph[node]:
            if far + step < best.get(other, 1e9):
                best[other] = far + step
                heappush(todo, (far + step, other))
    return best


print(dijkstra({"a": [("b", 7), ("c", 3)], "b": [("d", 2)], "c": [("b", 1), ("d", 8)], "d": []}, "a"))
print(heapq.nsmallest(3, [5, 1, 4]), heapq.nlargest(2, [5, 1, 4]), list(heapq.merge([1, 4], [2, 3])))


def zeros(minus, plus):
    d = {plus: "zero", (plus, 1): "pair"}
    print(d.get(minus), d.get((minus, 1)), minus in {plus}, (minus,) in {(plus,)}, {(plus,)} == {(minus,)}, (minus, 2) in {(plus, 2): 1})
    d[minus] = "again"
    print(len(d), list(d), {minus, plus}, {0: 1}.get(minus), {minus: 1}.get(0), {False: 1}.get(minus))


zeros(-0.0, 0.0)
