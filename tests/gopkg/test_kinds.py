"""Each kind of thing that a Go package can export, in both directions, wrong arguments included."""

from __future__ import annotations

from types import ModuleType

import pytest


def test_functions_of_scalars(lib: ModuleType) -> None:
    assert lib.AddInt8(100, 27) == 127
    assert lib.Uint64(2**64 - 1) == 2**64 - 1
    assert lib.Not(True) is False
    assert lib.Half(3) == 1.5
    assert lib.Conj(1 + 2j) == 1 - 2j
    assert lib.Rune(0x20AC) == "\u20ac"
    assert lib.Nothing() is None
    assert lib.Pair() == (1, "one")
    assert lib.Named() == 3


def test_variadic_functions(lib: ModuleType) -> None:
    assert lib.Join("-") == ""
    assert lib.Join("-", "a", "b", "c") == "a-b-c"
    assert lib.Join("-", *["x"] * 3) == "x-x-x"
    with pytest.raises(TypeError, match=r"Join\(\) argument 'parts' must be a str, not int"):
        lib.Join("-", "a", 1)


def test_keyword_arguments(lib: ModuleType) -> None:
    assert lib.AddInt8(b=2, a=1) == 3
    with pytest.raises(TypeError, match="multiple values for argument 'a'"):
        lib.AddInt8(1, a=1)
    with pytest.raises(TypeError, match="unexpected keyword argument 'c'"):
        lib.AddInt8(1, c=1)


@pytest.mark.parametrize(
    ("name", "args", "error", "words"),
    [
        ("AddInt8", (1,), TypeError, "missing required argument 'b'"),
        ("AddInt8", (1, 2, 3), TypeError, "takes 2 arguments but 3 were given"),
        ("AddInt8", (1, 2.0), TypeError, r"AddInt8\(\) argument 'b' must be an int, not float"),
        ("AddInt8", (1, 128), OverflowError, r"AddInt8\(\) argument 'b': 128 does not fit in int8"),
        ("AddInt8", (1, 2**70), OverflowError, "does not fit in int8"),
        ("Uint64", (-1,), OverflowError, "-1 does not fit in uint64"),
        ("Not", (1,), TypeError, "must be a bool, not int"),
        ("Half", ("x",), TypeError, "must be a float, not str"),
        ("Rune", ("x",), TypeError, "must be an int, not str"),
        ("Join", (b"-",), TypeError, "argument 'sep' must be a str, not bytes"),
        ("Sum", (5,), TypeError, r"argument 'list' must be a sequence for \[\]int, not int"),
        ("Sum", ("12",), TypeError, "not str"),
        ("Sum", ([1, "2"],), TypeError, "must be an int, not str"),
        ("Invert", ([1],), TypeError, r"must be a mapping for map\[string\]int, not list"),
        ("Array", ([1, 2],), ValueError, r"must have 3 items for \[3\]int, not 2"),
        ("SetPoint", ("p",), TypeError, r"must be a \*golib.Point, not str"),
        ("Apply", (3, 1, 2), TypeError, "must be a callable"),
        ("Describe", (object(),), TypeError, "must be a golib.Shape, but a object has no method Area"),
        ("Consume", ([1],), TypeError, "must be a <-chan int, not list"),
    ],
)
def test_wrong_arguments(lib: ModuleType, name: str, args: tuple[object, ...], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        getattr(lib, name)(*args)


def test_constants(lib: ModuleType) -> None:
    assert lib.Limit == 42 and type(lib.Limit) is int
    assert lib.Huge == 1 << 70
    assert lib.Monday == 1 and type(lib.Monday) is lib.Weekday


def test_named_numbers_and_strings(lib: ModuleType) -> None:
    monday = lib.Monday
    assert isinstance(monday, int) and str(monday) == "Monday" and monday.Next() == lib.Sunday
    assert repr(monday) == "golib.Weekday(1)"
    assert type(monday + 4) is lib.Weekday and monday + 4 == 5
    assert lib.Celsius(100).Fahrenheit() == 212.0 and lib.Celsius(1) * 2 == 2.0
    assert lib.ID("x").Upper() == "ID:x" and isinstance(lib.ID("x"), str)
    assert lib.TypeOf(monday) == "golib.Weekday"
    with pytest.raises(TypeError):
        lib.Weekday("x")


def test_variables_are_read_and_written_in_go(lib: ModuleType) -> None:
    assert lib.Count == 1
    lib.Count = 5
    assert lib.Count == 5
    with pytest.raises(TypeError, match="must be an int"):
        lib.Count = "x"
    assert lib.Count == 5
    lib.Count = 1
    lib.Names.append("c")
    assert lib.Names == ["a", "b", "c"]
    del lib.Names[2]
    lib.Table["two"] = 2
    assert dict(lib.Table) == {"one": 1, "two": 2}
    del lib.Table["two"]
    lib.Origin.X = 9
    assert lib.Origin == lib.Point(9, 2)
    lib.Origin = lib.Point(1, 2)
    assert lib.Hook is None
    lib.Hook = lambda n: n * 2
    assert lib.Hook(21) == 42
    lib.Hook = None


def test_structs(lib: ModuleType) -> None:
    p = lib.Point(1, 2)
    assert (p.X, p.Y) == (1, 2) and repr(p) == "golib.Point(X=1, Y=2)"
    assert lib.Point(Y=2, X=1) == p and lib.Point() == lib.Point(0, 0) and p != lib.Point(2, 1)
    assert hash(p) == hash(lib.Point(1, 2)) and {p: 1}[lib.Point(1, 2)] == 1
    p.X = 10
    assert p.Add(lib.Point(1, 1)) == lib.Point(11, 3)
    p.Move(1, 1)
    assert p == lib.Point(11, 3)
    with pytest.raises(TypeError, match=r"Point\.X must be an int, not str"):
        p.X = "a"
    with pytest.raises(AttributeError):
        p.Z = 1
    with pytest.raises(TypeError, match="unexpected keyword argument 'Z'"):
        lib.Point(Z=1)
    with pytest.raises(TypeError, match="takes at most 2 arguments"):
        lib.Point(1, 2, 3)
    match p:
        case lib.Point(x, y):
            assert (x, y) == (11, 3)


def test_struct_values_are_copied_by_go_and_shared_by_python(lib: ModuleType) -> None:
    import copy

    p = lib.Point(1, 2)
    twin = copy.copy(p)
    twin.X = 5
    assert p.X == 1
    lib.SetPoint(p)
    assert p.X == 100
    first, second = lib.Points([p, lib.Point(3, 4)])
    assert first.X == 100 and repr(second) == "&golib.Point(X=3, Y=4)"
    assert lib.PointOf(None) == "nil" and lib.NilPointer() is None


def test_embedded_fields_and_methods(lib: ModuleType) -> None:
    c = lib.Circle(Radius=1.5, Point=lib.Point(1, 2), Label=lib.Label("me"))
    assert c.X == 1 and c.Point.Y == 2 and c.Text == "me" and c.Show() == "<me>"
    c.Move(1, 1)
    c.X += 10
    assert c.Point == lib.Point(12, 3)
    assert lib.Circle(X=3).Point.X == 3
    with pytest.raises(AttributeError, match=r"the embedded .* is nil"):
        lib.Circle().Text  # noqa: B018
    assert c.Hidden() == 1 and c.Hidden() == 2


def test_fields_are_live(lib: ModuleType) -> None:
    c = lib.Circle(Tags=["a"], Attrs={"k": "v"})
    c.Tags.append("b")
    c.Attrs["x"] = "y"
    c.Grid[1] = 7
    assert c.Tags == ["a", "b"] and c.Attrs == {"k": "v", "x": "y"} and list(c.Grid) == [0, 7, 0]
    c.Tags = None
    assert c.Tags is None and c.Done is None
    c.Done = lambda: "done"
    assert c.Done() == "done"
    with pytest.raises(IndexError):
        c.Grid[3]
    with pytest.raises(KeyError):
        c.Attrs["none"]


def test_slices_arrays_and_maps(lib: ModuleType) -> None:
    assert lib.Sum([1, 2, 3]) == 6 and lib.Sum((4, 5)) == 9 and lib.Sum(range(4)) == 6 and lib.Sum(None) == 0
    assert lib.Invert({"a": 1}) == {1: "a"}
    assert lib.Matrix() == [[1.0, 2.0], [3.0]]
    assert lib.Array([1, 2, 3]) == [2, 2, 3]
    assert lib.NilSlice() is None and lib.NilMapResult() is None
    words = ["a", "b", "c"]
    lib.Reverse(words)
    assert words == ["c", "b", "a"]


def test_lists_and_dicts_follow_what_go_does_in_place(hook: None) -> None:
    from __go__ import maps, slices, sort

    numbers = [3, 1, 2]
    sort.Ints(numbers)
    assert numbers == [1, 2, 3]
    mixed = [{"n": (i * 7919) % 101} for i in range(100)]
    items = {id(item) for item in mixed}
    sort.Slice(mixed, lambda i, j: mixed[i]["n"] < mixed[j]["n"])
    assert [item["n"] for item in mixed] == sorted(item["n"] for item in mixed) and {id(item) for item in mixed} == items
    names = ["b", "a"]
    slices.Sort[str](names)
    assert names == ["a", "b"]
    target = {"a": 1, "b": 2}
    maps.Copy(target, {"b": 3, "c": 4})
    assert target == {"a": 1, "b": 3, "c": 4}
    maps.DeleteFunc(target, lambda k, v: v > 2)
    assert target == {"a": 1}


def test_bytes_and_buffers(lib: ModuleType) -> None:
    assert lib.Digest(b"abc") == b"\x03\x01\x02\x03"
    assert lib.Digest(bytearray(5))[0] == 5 and lib.Digest(memoryview(b"abcdef"))[0] == 6 and lib.Digest([1, 2])[0] == 2
    counter = lib.Counter()
    assert counter.Write(bytes(100_000)) == 100_000 and counter.Zeros == 100_000
    buffer = bytearray(2000)
    assert counter.Read(buffer) == 2000 and buffer == b"x" * 2000
    with pytest.raises(TypeError, match="writable"):
        counter.Read(bytes(2000))


def test_pointers_to_other_types(lib: ModuleType) -> None:
    from __go__.builtin import address, new

    p = lib.IntPointer()
    assert p.value == 5 and int(p) == 5
    lib.Increment(p)
    assert p.value == 6
    p.value = 1
    assert p.value == 1
    q = new(lib.Point)
    lib.SetPoint(q)
    assert q.X == 100
    pp = address(q)
    lib.PointerTo(pp)
    assert pp.value == lib.Point(7, 8) or pp.value.X == 7


def test_any(lib: ModuleType) -> None:
    for value in (None, True, 5, 2.5, "text", b"bytes", [1, "a", None], {"k": [1]}, {1: 2}, 1 + 2j):
        assert lib.Echo(value) == value
    marker = object()
    assert lib.Echo(marker) is marker
    p = lib.Point(1, 2)
    assert lib.Echo(p) == p
    kinds = [lib.TypeOf(x) for x in (1, 1.5, "s", b"b", True, [1], {"a": 1}, {1: 1}, p, None)]
    assert kinds == ["int", "float64", "string", "[]uint8", "bool", "[]interface {}", "map[string]interface {}",
                     "map[interface {}]interface {}", "golib.Point", "<nil>"]  # fmt: skip
    assert int(lib.Echo(1 << 80)) == 1 << 80


def test_functions_both_ways(lib: ModuleType) -> None:
    assert lib.Apply(lambda a, b: a * b, 6, 7) == 42
    assert lib.Adder(5)(6) == 11
    seen: list[tuple[int, str]] = []
    lib.Each(["a", "b"], lambda i, s: seen.append((i, s)))
    assert seen == [(0, "a"), (1, "b")]
    assert lib.UseOp(lambda a, b: a + b) == 5
    op = lib.BinaryOp(lambda a, b: a - b)
    assert op(5, 3) == 2 and op.Twice(10, 3) == 4
    with pytest.raises(ZeroDivisionError):
        lib.Apply(lambda a, b: a // b, 1, 0)
    with pytest.raises(TypeError, match="must be an int, not str"):
        lib.Apply(lambda a, b: "x", 1, 2)


def test_a_callback_that_raises_is_gos_error(lib: ModuleType) -> None:
    def stop(i: int, s: str) -> None:
        raise KeyError(s)

    with pytest.raises(KeyError, match="a"):
        lib.Each(["a"], stop)


def test_method_values(lib: ModuleType) -> None:
    p = lib.Point(1, 1)
    move = p.Move
    move(1, 2)
    assert p == lib.Point(2, 3)
    assert lib.Point.Add(p, lib.Point(1, 1)) == lib.Point(3, 4)


def test_interfaces_implemented_by_python_objects(lib: ModuleType) -> None:
    class Disc:
        def Area(self) -> float:
            return 3.14159

        def Name(self, prefix: str) -> str:
            if prefix == "":
                raise ValueError("no name")
            return prefix + "disc"

    class Broken(Disc):
        def Name(self, prefix: str) -> str:
            raise LookupError("nameless")

    assert lib.Describe(Disc()) == "a disc of 3.1"
    assert isinstance(Disc(), lib.Shape) and not isinstance(object(), lib.Shape)
    assert lib.Describe(lib.NewSquare(2)) == "a square of 4.0"
    assert lib.NewSquare(2).Name("one ") == "one square" and isinstance(lib.NewSquare(1), lib.Shape)
    assert lib.Describe(None) == "nil"
    with pytest.raises(Exception, match=r"describe: LookupError: .*nameless") as caught:
        lib.Describe(Broken())
    assert isinstance(caught.value.__cause__, LookupError)
    with pytest.raises(TypeError, match="interface"):
        lib.Shape()


def test_values_of_unexported_types(lib: ModuleType) -> None:
    secret = lib.NewSecret(5)
    assert lib.UseSecret(secret) == 5 and secret.Reveal() == 5
    with pytest.raises(TypeError):
        lib.UseSecret(5)


def test_generics(lib: ModuleType) -> None:
    assert lib.Total(1, 2, 3) == 6 and lib.Total(1.5, 2.0) == 3.5 and lib.Total[float](1, 2) == 3.0
    assert lib.Keys({"a": 1}) == ["a"] and lib.Keys[int, str]({1: "x"}) == [1]
    with pytest.raises(TypeError, match=r"no instance for \[string\]: there are \[int\], \[float64\]"):
        lib.Total[str]
    stack = lib.Stack[int]()
    stack.Push(1)
    stack.Push(2)
    assert stack.Pop() == 2 and stack.Items == [1]
    with pytest.raises(TypeError, match="generic"):
        lib.Stack()


def test_strings_that_are_not_utf8(lib: ModuleType) -> None:
    import os

    from __go__.strings import ToValidUTF8

    assert lib.Join("", "a\udcff", "b") == "a\udcffb"
    assert ToValidUTF8(os.fsdecode(b"a\xff"), "?") == "a?"
    assert lib.Join("", "\U0001f600\u20acx") == "\U0001f600\u20acx"


def test_a_pointer_to_any(hook: None) -> None:
    from __go__.builtin import any as go_any
    from __go__.builtin import new
    from __go__.encoding.json import Unmarshal

    for kind in (object, go_any):
        p = new(kind)
        assert p.value is None
        Unmarshal(b'{"a": [1, null]}', p)
        assert p.value == {"a": [1.0, None]}
        p.value = "x"
        assert p.value == "x"
