"""Lists, dicts, sets, tuples and what the library adds to them."""

from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
import bisect
import heapq
import copy

DATA = [(i * 7919) % 1009 for i in range(1000)]
GRID = [[(x * y) % 5 for x in range(30)] for y in range(30)]
Point = namedtuple("Point", "x y")


def bubble():
    a = DATA[:60]
    for i in range(len(a)):
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
    return a


def quick():
    def sort(a):
        if len(a) <= 1:
            return a
        p = a[len(a) // 2]
        return sort([x for x in a if x < p]) + [x for x in a if x == p] + sort([x for x in a if x > p])

    return sort(DATA)


def merge():
    def sort(a):
        if len(a) < 2:
            return a
        m = len(a) // 2
        left, right, out, i, j = sort(a[:m]), sort(a[m:]), [], 0, 0
        while i < len(left) and j < len(right):
            if left[i] <= right[j]:
                out.append(left[i])
                i += 1
            else:
                out.append(right[j])
                j += 1
        return out + left[i:] + right[j:]

    return sort(DATA[:400])


def binary_search():
    a, found = sorted(DATA), 0
    for x in range(0, 1000, 3):
        lo, hi = 0, len(a)
        while lo < hi:
            mid = (lo + hi) // 2
            if a[mid] < x:
                lo = mid + 1
            else:
                hi = mid
        found += lo
    return found


def bisect_insort():
    out = []
    for x in DATA[:500]:
        bisect.insort(out, x)
    return out[::50], bisect.bisect_left(out, 77)


def heap_push_pop():
    heap = []
    for x in DATA:
        heapq.heappush(heap, x)
    return [heapq.heappop(heap) for _ in range(len(heap))][:5]


def heap_tuples():
    heap = [(0, "a")]
    for i, x in enumerate(DATA[:500]):
        heapq.heappush(heap, (x, str(i)))
        if i % 3 == 0:
            heapq.heappop(heap)
    return len(heap)


def deque_rotate():
    d = deque(range(100))
    for i in range(1000):
        d.append(d.popleft() + i)
        if i % 10 == 0:
            d.rotate(1)
    return sum(d)


def bfs_grid():
    queue, seen = deque([(0, 0)]), {(0, 0)}
    while queue:
        x, y = queue.popleft()
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            p = (x + dx, y + dy)
            if 0 <= p[0] < 30 and 0 <= p[1] < 30 and GRID[p[1]][p[0]] != 1 and p not in seen:
                seen.add(p)
                queue.append(p)
    return len(seen)


def counter_words():
    return Counter(x % 17 for x in DATA).most_common(3)


def counter_update():
    c = Counter()
    for x in DATA:
        c[x % 23] += 1
    return c.most_common(2), sum(c.values())


def defaultdict_groups():
    groups = defaultdict(list)
    for x in DATA:
        groups[x % 10].append(x)
    return {k: len(v) for k, v in sorted(groups.items())}


def defaultdict_counts():
    counts = defaultdict(int)
    for x in DATA:
        counts[x % 31] += 1
    return len(counts)


def ordered_lru():
    cache = OrderedDict()
    for x in DATA:
        key = x % 50
        if key in cache:
            cache.move_to_end(key)
        else:
            cache[key] = x
            if len(cache) > 20:
                cache.popitem(last=False)
    return list(cache)


def chain_maps():
    c = ChainMap({"a": 1}, {"b": 2}, {"c": 3})
    return sum(c[k] for _ in range(150) for k in "abc")


def namedtuples():
    points = [Point(i, i * 2) for i in range(500)]
    return sum(p.x + p.y for p in points), points[3]._replace(x=9)


def tuple_keys():
    memo = {}
    for i in range(30):
        for j in range(30):
            memo[i, j] = memo.get((i - 1, j), 1) + memo.get((i, j - 1), 1)
    return memo[29, 29] % 1000007


def nested_dicts():
    tree = {}
    for x in DATA:
        tree.setdefault(x % 5, {}).setdefault(x % 7, []).append(x)
    return sum(len(v) for t in tree.values() for v in t.values())


def dict_comprehension():
    return sum({x: x * x for x in DATA}.values())


def dict_items_loop():
    d = {str(i): i for i in range(300)}
    total = 0
    for k, v in d.items():
        total += len(k) * v
    return total


def dict_merge():
    out = {}
    for i in range(200):
        out = {**out, "a": i, str(i % 10): i}
        out |= {"b": i}
    return len(out)


def dict_invert():
    d = {i: str(i) for i in range(500)}
    return len({v: k for k, v in d.items()})


def dict_pop_delete():
    d = {i: i for i in range(600)}
    for i in range(0, 600, 2):
        del d[i]
    for i in range(1, 600, 4):
        d.pop(i, None)
    return len(d)


def set_algebra():
    a, b = set(DATA[:500]), set(DATA[250:750])
    return len(a & b), len(a | b), len(a - b), len(a ^ b)


def set_membership():
    seen, twice = set(), []
    for x in DATA:
        if x % 200 in seen:
            twice.append(x)
        seen.add(x % 200)
    return len(twice)


def frozen_sets():
    return len({frozenset((x % 7, x % 11)) for x in DATA})


def dedup_ordered():
    return list(dict.fromkeys(x % 100 for x in DATA))


def list_slices():
    out = []
    for i in range(0, 1000, 10):
        out += DATA[i : i + 10][::-1]
    return out[:5]


def list_insert_pop():
    a = []
    for x in DATA[:400]:
        a.insert(0, x)
    while len(a) > 10:
        a.pop(0)
    return a


def stack_machine():
    stack = []
    for _ in range(200):
        for op in ("1", "2", "+", "3", "*", "4", "-"):
            if op == "+":
                stack.append(stack.pop() + stack.pop())
            elif op == "*":
                stack.append(stack.pop() * stack.pop())
            elif op == "-":
                b = stack.pop()
                stack.append(stack.pop() - b)
            else:
                stack.append(int(op))
        stack.pop()
    return stack


def chunks():
    return [DATA[i : i + 7] for i in range(0, len(DATA), 7)][-1]


def flatten():
    return [x for row in GRID for x in row if x]


def neighbours():
    total = 0
    for y in range(1, 29):
        for x in range(1, 29):
            for dy in (-1, 0, 1):
                for dx in (-1, 0, 1):
                    if dx or dy:
                        total += GRID[y + dy][x + dx]
    return total


def game_of_life():
    cells = {(x, y) for x in range(12) for y in range(12) if (x * y) % 3 == 1}
    for _ in range(2):
        counts = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        p = (x + dx, y + dy)
                        counts[p] = counts.get(p, 0) + 1
        cells = {p for p, n in counts.items() if n == 3 or (n == 2 and p in cells)}
    return len(cells)


def sort_by_key():
    rows = [{"name": str(x), "age": x % 50} for x in DATA[:300]]
    return [r["name"] for r in sorted(rows, key=lambda r: (r["age"], r["name"]))][:3]


def sort_in_place():
    a = DATA[:]
    a.sort(reverse=True)
    a.sort(key=str)
    return a[:3]


def min_max_key():
    rows = [(x, str(x)) for x in DATA]
    return max(rows, key=lambda r: r[0]), min(rows, key=lambda r: r[1])


def group_sums():
    rows, out = [("ab"[x % 2], x) for x in DATA], {}
    for name, value in rows:
        if name not in out:
            out[name] = [0, 0]
        out[name][0] += value
        out[name][1] += 1
    return out


def records():
    rows = [{"id": i, "name": f"n{i}", "tags": ["a", "b"]} for i in range(200)]
    return [r["id"] for r in rows if "a" in r["tags"] and r["name"].endswith("7")]


def deep_copy():
    return copy.deepcopy({"a": [1, 2, {"b": (3, [4, 5])}], "c": list(range(50))})


def shallow_copy():
    out = []
    for row in GRID:
        new = row.copy()
        new[0] = 9
        out.append(new)
    return out[3]


def prefix_sums():
    out, total = [0], 0
    for x in DATA:
        total += x
        out.append(total)
    return out[-1] - out[500]


def two_pointers():
    a, lo, hi, n = sorted(DATA), 0, len(DATA) - 1, 0
    while lo < hi:
        s = a[lo] + a[hi]
        if s == 1000:
            n += 1
            lo += 1
        elif s < 1000:
            lo += 1
        else:
            hi -= 1
    return n


def knapsack():
    weights, values, cap = [3, 4, 5, 9, 14], [3, 4, 4, 10, 15], 60
    best = [0] * (cap + 1)
    for w, v in zip(weights, values):
        for c in range(cap, w - 1, -1):
            best[c] = max(best[c], best[c - w] + v)
    return best[cap]


def dijkstra():
    graph = {i: [((i * 7 + k * 3) % 80, (i * k) % 9 + 1) for k in range(1, 5)] for i in range(80)}
    dist, heap = {0: 0}, [(0, 0)]
    while heap:
        d, u = heapq.heappop(heap)
        if d > dist[u]:
            continue
        for v, w in graph[u]:
            if d + w < dist.get(v, 1 << 30):
                dist[v] = d + w
                heapq.heappush(heap, (d + w, v))
    return sum(dist.values())


def union_find():
    parent = list(range(400))

    def find(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for i in range(400):
        parent[find(i)] = find((i * 13) % 400)
    return len({find(i) for i in range(400)})


def topological():
    after = {i: [j for j in range(i + 1, min(i + 4, 200))] for i in range(200)}
    need = {i: 0 for i in range(200)}
    for targets in after.values():
        for t in targets:
            need[t] += 1
    ready, out = [i for i in need if not need[i]], []
    while ready:
        n = ready.pop()
        out.append(n)
        for t in after[n]:
            need[t] -= 1
            if not need[t]:
                ready.append(t)
    return len(out)


def trie():
    root = {}
    words = ["the", "them", "theme", "this", "that", "than", "fox", "form"] * 8
    for w in words:
        node = root
        for c in w:
            node = node.setdefault(c, {})
        node["$"] = True
    return sum(1 for w in words if find_in(root, w))


def find_in(node, word):
    for c in word:
        if c not in node:
            return False
        node = node[c]
    return "$" in node


def unpack_star():
    total = 0
    for _ in range(300):
        first, *rest = [1, 2, 3, 4]
        *init, last = (5, 6, 7)
        total += first + len(rest) + len(init) + last
    return total


def any_all():
    return sum(1 for i in range(100) if any(x == i for x in DATA[:50]) and all(x < 2000 for x in DATA[:20]))


def in_list_tuple():
    return sum(1 for x in DATA if x in (1, 2, 3, 500) or x in [7, 8, 9])
