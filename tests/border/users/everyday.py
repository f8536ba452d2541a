"""Libraries that are given compiled functions and objects of compiled classes."""

import asyncio
import bisect
import concurrent.futures
import copy
import ctypes
import dataclasses
import functools
import heapq
import io
import itertools
import json
import logging
import multiprocessing
import pickle
import re
import sqlite3
import unittest

from compiled import everyday as m

print(sorted(range(20), key=m.key), sorted([3, 1, 2], key=functools.cmp_to_key(m.compared)), max(range(20), key=m.key))
print(heapq.nlargest(3, range(30), key=m.key), bisect.bisect([(0, -7), (2, -2)], 2, key=lambda p: p[0]))
print([(k, list(g)) for k, g in itertools.groupby(sorted(range(9), key=m.key), m.key)], list(map(m.joined, "ab", "cd")))
print(json.loads('{"a": {"b": 1.5}}', object_hook=m.hook), json.dumps({"s": {3, 1}, "r": [m.Record(2, "x", [1])]}, default=m.default))
print(json.dumps([m.Frozen(1)], cls=m.Encoder), re.sub(r"\w+", m.substitute, "ab cd"), re.compile("b").subn(m.substitute, "abab", count=1))
try:
    json.dumps(object(), default=m.default)
except TypeError as e:
    print(e)

for o in (m.Record(1, "x", [1]), m.Frozen(1), m.Slotted(1)):
    same = [copy.copy(o), copy.deepcopy(o), pickle.loads(pickle.dumps(o)), dataclasses.replace(o)]
    print(o, [c == o and c is not o for c in same], dataclasses.asdict(o), dataclasses.astuple(o), type(o).__match_args__)
print(copy.copy(m.Record(1, "x", [1])).c, {m.Frozen(1): 1}[m.Frozen(1)], m.Frozen(1) < m.Frozen(2))

base = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES)
sqlite3.register_adapter(m.Record, m.adapt)
sqlite3.register_converter("rec", m.convert)
base.row_factory = m.row
base.create_function("joined", 2, m.joined)
base.create_function("fails", 1, m.fails)
base.create_aggregate("doubled", 1, m.Doubled)
base.create_collation("compared", m.compared)
base.execute("create table t (a int, b text, r rec)")
base.executemany("insert into t values (?, ?, ?)", ((i, x, m.Record(i, x)) for i, x in enumerate("bAc")))
for query in ("select joined(a, b) x from t", "select doubled(a) s from t", "select b from t order by b collate compared", "select r from t"):
    print(base.execute(query).fetchall())
try:
    base.execute("select fails(1)").fetchall()
except sqlite3.OperationalError as e:
    print(e)
base.row_factory = m.Row
base.set_trace_callback(m.trace)
print([r[0] for r in base.execute("select a from t")], m.traced)

with concurrent.futures.ThreadPoolExecutor(4) as pool:
    print(list(pool.map(m.key, range(9))), repr(pool.submit(m.fails, 1).exception()))
with concurrent.futures.ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")) as pool:
    print(list(pool.map(m.key, range(9))), pool.submit(m.Record, 1).result())
worker = m.Worker()
worker.start()
worker.join()
print(worker.result)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(m.hear, 1)
    loop.call_later(0.001, m.hear, 2)
    task = asyncio.create_task(m.twice(4))
    task.add_done_callback(m.ended)
    print(await task, await loop.run_in_executor(None, m.key, 5), await asyncio.to_thread(m.key, 6))
    await asyncio.sleep(0.05)
    server = await loop.create_server(m.Echo, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"echo")
    print(await reader.read(), sorted(m.heard, key=str))  # a millisecond is soon over
    writer.close()
    server.close()


asyncio.run(main())

numbers = (ctypes.c_int * 5)(5, 1, 4, 2, 3)
pointer = ctypes.POINTER(ctypes.c_int)
ctypes.CDLL(None).qsort(numbers, 5, 4, ctypes.CFUNCTYPE(ctypes.c_int, pointer, pointer)(m.by_value))
print(list(numbers))

log, handler = logging.getLogger("everyday"), m.Handler()
log.setLevel(logging.DEBUG)
log.propagate = False
handler.setFormatter(m.Formatter("%(name)s %(message)s"))
handler.addFilter(m.Filter())
log.addHandler(handler)
m.log_some(log)
print(handler.lines)

for case in (m.Case, m.Waiting):
    stream = io.StringIO()
    unittest.TextTestRunner(stream, verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(case))
    print(re.sub(r"in [\d.]+s", "", re.sub(r"\n *[~^]+(?=\n)", "", stream.getvalue())))
