"""Whether json.dumps and json.loads, and all that they use, are the library's own: compiled code then does in Go what they do."""

from __future__ import annotations

import builtins
import codecs
import sys
from types import BuiltinFunctionType, FunctionType

from grumpy_hook.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_OPTIONS = {
    "dumps": ("skipkeys", "ensure_ascii", "check_circular", "allow_nan", "cls", "indent", "separators", "default", "sort_keys"),
    "loads": ("cls", "object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook"),
}
_TRUE = ("ensure_ascii", "check_circular", "allow_nan")
_FALSE = ("skipkeys", "sort_keys")
_ENCODER = ("skipkeys", "ensure_ascii", "check_circular", "allow_nan", "sort_keys", "indent")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_USED = ("isinstance", "len", "str", "bytes", "bytearray", "list", "tuple", "dict", "int", "float", "id", "ValueError", "sorted", "repr", "type")
_GENUINE = {name: vars(builtins)[name] for name in _USED}


def json_parts(function: Any) -> tuple[object, ...] | bool | None:
    """What has to stay as it is; False where something of it is not the library's now, None for other functions.

    Whether it is loads, functions, dicts, the encoder or decoder, its attributes and the names of those that matter.
    """
    module = sys.modules.get("json")
    name = function.__name__
    if module is None or name not in _OPTIONS or not _is_written(function, name, module):
        return None
    part = sys.modules.get("json.decoder" if name == "loads" else "json.encoder")
    if part is None or vars(sys).get("modules") is not sys.modules:
        return False
    try:
        return _parts(function, vars(module), vars(part), part)
    except (AttributeError, KeyError, TypeError):
        return False


def _parts(function: Any, own: dict[str, Any], names: dict[str, Any], part: Any) -> tuple[object, ...] | bool:
    loads = function.__name__ == "loads"
    worker = own["_default_decoder" if loads else "_default_encoder"]
    cls = type(worker)
    title = "JSONDecoder" if loads else "JSONEncoder"
    methods = ("decode", "raw_decode") if loads else ("__init__", "encode", "iterencode")
    functions = [vars(cls)[name] for name in methods]
    attributes = vars(worker)
    genuine = (
        type(cls) is type
        and cls.__mro__ == (cls, object)
        and own[title] is cls
        and names[title] is cls
        and function.__kwdefaults__ == {option: _default(option) for option in _OPTIONS[function.__name__]}
        and function.__defaults__ is None
        and all(_is_written(f, f"{title}.{name}", part) for f, name in zip(functions, methods, strict=False))
        and not (vars(cls).keys() & {"__getattribute__", "__getattr__", "__setattr__", "__new__", *attributes})
        and all(vars(builtins)[name] is _GENUINE[name] for name in _USED)
        and not (own.keys() | names.keys()) & set(_USED)
        and type(attributes) is dict
        and (_reads if loads else _writes)(own, names, worker, attributes, functions)
    )
    if not genuine:
        return False
    dicts = [own, names, vars(builtins), function.__kwdefaults__]
    if loads:
        functions.append(own["detect_encoding"])
        dicts += [names["_CONSTANTS"], vars(codecs)]
    else:
        functions.append(names["_make_iterencode"])
    return loads, (function, *functions), tuple(dicts), worker, attributes, ("scan_once",) if loads else _ENCODER


def _default(option: str) -> bool | None:
    return True if option in _TRUE else False if option in _FALSE else None


def _reads(own: dict[str, Any], names: dict[str, Any], worker: Any, attributes: dict[str, Any], functions: list[Any]) -> bool:
    scanner, constants = attributes["scan_once"], names["_CONSTANTS"]
    space = names["WHITESPACE"]
    module = sys.modules["json"]
    return (
        not attributes.keys() & {"decode", "raw_decode"}
        and _is_c(type(scanner), "Scanner")
        and scanner.strict is True
        and scanner.object_hook is scanner.object_pairs_hook is None
        and scanner.parse_float is float
        and scanner.parse_int is int
        and scanner.parse_constant == constants.__getitem__
        and type(constants) is dict
        and repr(constants) == "{'-Infinity': -inf, 'Infinity': inf, 'NaN': nan}"
        and all(type(x) is float for x in constants.values())
        and space.pattern == "[ \\t\\n\\r]*"
        and functions[0].__defaults__ == (space.match,)
        and _is_written(own["detect_encoding"], "detect_encoding", module)
        and own["codecs"] is codecs
        and (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE) == _MARKS
    )


def _writes(own: dict[str, Any], names: dict[str, Any], worker: Any, attributes: dict[str, Any], functions: list[Any]) -> bool:
    generic, known = names["_make_iterencode"], {name: _default(name) for name in _ENCODER}
    cls = type(worker)
    return (
        attributes.keys() == known.keys()
        and all(attributes[name] is value for name, value in known.items())
        and vars(cls)["item_separator"] == ", "
        and vars(cls)["key_separator"] == ": "
        and type(cls.item_separator) is type(cls.key_separator) is str
        and _is_c(names["c_make_encoder"], "Encoder")
        and all(
            type(names[name]) is BuiltinFunctionType and (names[name].__module__, names[name].__name__) == ("_json", name)
            for name in ("encode_basestring_ascii", "encode_basestring")
        )
        and _is_written(generic, "_make_iterencode", sys.modules["json.encoder"])
        and generic.__defaults__ == (ValueError, dict, float, id, int, isinstance, list, str, tuple, int.__repr__)
        and repr(names["INFINITY"]) == "inf"
        and type(names["INFINITY"]) is float
        and functions[2].__defaults__ == (False,)
    )


def _is_written(function: Any, qualname: str, module: Any) -> bool:
    """The function stands in the module's text under that name."""
    return (
        type(function) is FunctionType
        and function.__globals__ is vars(module)
        and (function.__code__.co_filename, function.__code__.co_qualname) == (vars(module).get("__file__"), qualname)
    )


def _is_c(cls: Any, name: str) -> bool:
    return type(cls) is type and (cls.__module__, cls.__name__) == ("_json", name)
