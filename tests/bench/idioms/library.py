"""What the standard library is used for every day: its C modules are CPython's, and met here."""

import array
import base64
import binascii
import csv
import datetime
import decimal
import fractions
import hashlib
import io
import itertools
import json
import os.path
import random
import re
import statistics
import string
import struct
import textwrap
import time
import urllib.parse
import uuid
import zlib
from pathlib import PurePosixPath

RECORD = {"id": 7, "name": "Ann", "tags": ["a", "b"], "nested": {"x": 1.5, "ok": True, "none": None}}
JSON = json.dumps([RECORD] * 40)
CSV = "\n".join(f"{i},name {i},{i * 1.5}" for i in range(200))
LOG = [f"2024-01-{i % 28 + 1:02d} 10:{i % 60:02d}:00 {'INFO' if i % 3 else 'ERROR'} host{i % 5} request took {i}ms" for i in range(200)]
LINE = re.compile(r"(\d{4})-(\d\d)-(\d\d) \S+ (\w+) (\w+) .* (\d+)ms")


def json_round():
    return len(json.dumps(json.loads(JSON)))


def json_walk():
    return sum(r["id"] + len(r["tags"]) for r in json.loads(JSON) if r["nested"]["ok"])


def json_small():
    return [json.dumps({"id": i, "ok": True}) for i in range(150)]


def csv_reader():
    return sum(float(row[2]) for row in csv.reader(io.StringIO(CSV)))


def csv_dicts():
    return sum(float(row["c"]) for row in csv.DictReader(io.StringIO("a,b,c\n" + CSV)))


def csv_writer():
    out = io.StringIO()
    w = csv.writer(out)
    for i in range(200):
        w.writerow([i, f"n{i}", i / 2])
    return len(out.getvalue())


def regex_match():
    return sum(int(m.group(6)) for line in LOG if (m := LINE.match(line)))


def regex_groups():
    counts = {}
    for line in LOG:
        m = LINE.match(line)
        if m:
            year, month, day, level, host, ms = m.groups()
            counts[level, host] = counts.get((level, host), 0) + int(ms)
    return len(counts)


def regex_sub():
    return [re.sub(r"\d+", "#", line) for line in LOG]


def regex_sub_function():
    return [re.sub(r"\d+", lambda m: str(int(m.group()) + 1), line) for line in LOG[:60]]


def regex_findall():
    return sum(len(re.findall(r"[a-z]+\d", line)) for line in LOG)


def regex_split():
    return [re.split(r"[\s:]+", line)[2] for line in LOG]


def regex_tokens():
    scan = re.compile(r"\s*(?:(?P<num>\d+)|(?P<name>\w+)|(?P<op>.))")
    return sum(1 if m.lastgroup == "num" else 2 for m in scan.finditer("foo + 12 * (bar - 7) / 3 " * 20))


def string_io():
    out = io.StringIO()
    for i in range(500):
        out.write(str(i))
        out.write("\n")
    return len(out.getvalue())


def lines_of_io():
    return sum(len(line.rstrip()) for line in io.StringIO(CSV))


def dates():
    day, total = datetime.date(2024, 1, 1), 0
    for _ in range(200):
        day += datetime.timedelta(days=1)
        total += day.weekday() + day.month
    return total, day.isoformat()


def date_times():
    start = datetime.datetime(2024, 1, 1)
    return [(start + datetime.timedelta(minutes=i)).isoformat() for i in range(150)][-1]


def date_parse():
    return sum(datetime.datetime.fromisoformat(line[:10]).day for line in LOG)


def date_strptime():
    return sum(datetime.datetime.strptime(line[:19], "%Y-%m-%d %H:%M:%S").minute for line in LOG[:50])


def strftime():
    d = datetime.datetime(2024, 2, 3, 4, 5)
    return [d.strftime("%d.%m.%Y %H:%M") for _ in range(150)]


def decimals():
    total = decimal.Decimal("0")
    for i in range(200):
        total += decimal.Decimal(i) * decimal.Decimal("1.19")
    return total.quantize(decimal.Decimal("0.01"))


def rationals():
    return sum((fractions.Fraction(1, i) for i in range(1, 60)), fractions.Fraction(0))


def random_numbers():
    r = random.Random(7)
    return sum(r.random() for _ in range(600)) + sum(r.randint(1, 6) for _ in range(200)) + sum(r.uniform(0, 1) for _ in range(100))


def shuffled():
    r, a = random.Random(3), list(range(150))
    r.shuffle(a)
    return a[:3], r.choice(a), r.sample(a, 3)


def structs():
    out = b"".join(struct.pack("<IHf", i, i % 7, i / 2) for i in range(200))
    return sum(struct.unpack_from("<IHf", out, i * 10)[0] for i in range(200))


def struct_header():
    header, total = struct.Struct(">HHI"), 0
    for i in range(300):
        a, b, c = header.unpack(header.pack(i, 2, 3))
        total += a + b + c
    return total


def hashes():
    return [hashlib.md5(str(i).encode()).hexdigest() for i in range(150)][-1]


def crc():
    return sum(zlib.crc32(b"%d" % i) for i in range(300)), binascii.hexlify(b"abc")


def base64_round():
    return sum(len(base64.b64decode(base64.b64encode(b"x" * (i % 30)))) for i in range(200))


def url_parse():
    return sum(len(urllib.parse.urlsplit(f"http://host{i}/path?q={i}").query) for i in range(100))


def url_quote():
    return [urllib.parse.quote(f"a b/ü{i}") for i in range(150)]


def os_paths():
    return [os.path.join("/usr", "lib", os.path.splitext(f"file{i}.txt")[0]) for i in range(200)]


def pure_paths():
    return [str(PurePosixPath("/usr") / "lib" / f"f{i}.txt") for i in range(100)]


def arrays():
    a = array.array("d", range(600))
    for i in range(len(a)):
        a[i] = a[i] * 2 + 1
    return sum(a)


def memory_views():
    m, total = memoryview(bytes(range(256)) * 2), 0
    for i in range(0, 512, 2):
        total += m[i] + len(m[i : i + 2])
    return total


def statistic():
    return statistics.mean([1, 2, 3, 4] * 20), statistics.median(range(200))


def templates():
    t = string.Template("$a and ${b}")
    return [t.substitute(a=i, b="x") for i in range(80)]


def text_wrap():
    return textwrap.wrap("the quick brown fox jumps over the lazy dog " * 10, 40)


def text_dedent():
    return textwrap.dedent("    a\n      b\n    c\n" * 20)


def uuids():
    return [str(uuid.UUID(int=i)) for i in range(100)]


def sorted_merge():
    import heapq

    return list(heapq.merge(range(0, 300, 2), range(1, 300, 2)))[-1], heapq.nlargest(3, range(300))


def clock():
    return sum(1 for _ in range(300) if time.monotonic() > 0)


def ini_file():
    import configparser

    c = configparser.ConfigParser()
    c.read_string("[a]\nx = 1\ny = two\n[b]\nz = 3\n" + "".join(f"k{i} = {i}\n" for i in range(40)))
    return sum(int(c["b"][f"k{i}"]) for i in range(40))


def tee_pairs():
    a, b = itertools.tee(range(500))
    next(b)
    return sum(y - x for x, y in zip(a, b)), sum(y - x for x, y in itertools.pairwise(range(300)))
