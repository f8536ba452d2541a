"""bytes, bytearray, memoryview."""
b = b"hello\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], b == b"hello\x00\xff", b"a" < b"b", b"a" + b"b", b"ab" * 2, 104 in b, b"ell" in b, list(b[:3]), bytes([1, 2]), bytes(3), bytes("é", "utf-8"), hash(b) == hash(bytes(b)))
print(b.upper(), b.find(b"l"), b.count(b"l"), b.replace(b"l", b"L"), b.split(b"l"), b"a,b".partition(b","), b" x ".strip(), b"-".join([b"a", b"b"]), b.startswith(b"he"), b"abc".hex(), bytes.fromhex("616263"), b"abc".decode(), b"%d %s" % (5, b"x"), b"ab".rjust(4, b"."), b"a\tb\n".splitlines(), b"abc".isalpha())
print(repr(b"it's"), repr(b'"'), b"\t\n\r\\", b"".join([]), str(b"x"), b"abc".translate(None, b"b"))
for call in (lambda: b[10], lambda: b + "s", lambda: bytes([256]), lambda: bytes("x"), lambda: b"\xff".decode(), lambda: b"a" < "a", lambda: "a" in b, lambda: b["x"], lambda: b"".join(["a"]), lambda: bytes([-1]), lambda: b.index(b"zz")):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(b"\xff\xfe".decode("latin-1"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("ascii", "ignore"), b"\xe6\x97\xa5".decode())
a = bytearray(b"abc")
a[0] = 65
a.append(100)
a.extend(b"ef")
a += b"g"
a[1:3] = b"__"
del a[-1]
print(a, len(a), a[0], a.decode(), bytes(a), a == b"A__def", a.pop(), a.find(b"d"), a.upper())
try:
    a[0] = 300
except ValueError as error:
    print(error)
view = memoryview(bytearray(b"12345"))
view[0] = 57
print(view[0], bytes(view[1:3]), len(view), view.tolist(), bytes(view))


def checksum(data):
    total = 0
    for byte in data:
        total = (total * 31 + byte) & 0xFFFFFFFF
    return total


def run_lengths(data):
    out = bytearray()
    i = 0
    while i < len(data):
        j = i
        while j < len(data) and data[j] == data[i] and j - i < 255:
            j += 1
        out += bytes((j - i, data[i]))
        i = j
    return bytes(out)


print(checksum(b"the quick brown fox"), checksum(bytes(range(256))), run_lengths(b"aaabccccd"))
