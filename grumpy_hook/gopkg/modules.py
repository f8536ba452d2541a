"""The Go modules beside the standard library: pinned in `[tool.grumpy_hook.go]`, locked in two files.

    [tool.grumpy_hook.go.modules]
    "github.com/google/uuid" = "v1.6.0"
    "example.com/mine" = {path = "golib"}

`grumpy go lock` writes `grumpy_go.mod` and `grumpy_go.sum` beside pyproject.toml; both are committed. A build
uses exactly what they say, and checks what it downloads against the sums. Downloads use the person's own Go
settings (GOPROXY, GOPRIVATE, GONOSUMDB, ...).
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from grumpy_hook.build.project import go_mod, minimum_go
from grumpy_hook.config import Config
from grumpy_hook.errors import BuildError, ConfigError
from grumpy_hook.hashing import digest, digest_file, digest_parts

LOCK = "grumpy_go.mod"
SUMS = "grumpy_go.sum"
CURE = "grumpy go lock"


class Module(NamedTuple):
    """One module: `version` is locked, or `local` is its folder; `folder` is where its source is."""

    path: str
    version: str | None
    local: str | None
    folder: str | None


class Locked(NamedTuple):
    """The modules with their folders, and what a build's go.mod and go.sum need; `identity` goes into keys."""

    modules: tuple[Module, ...]
    requires: str
    sums: str
    identity: str


NONE = Locked((), "", "", "")


def configured(config: Config) -> tuple[Module, ...]:
    """As pyproject.toml names them, without folders for those from a proxy."""
    found = []
    for path, version in config.go_modules:
        if version.startswith("path:"):
            folder = os.path.normpath(os.path.join(config.root or ".", version.removeprefix("path:")))
            found.append(Module(path, None, folder, folder))
        else:
            found.append(Module(path, version, None, None))
    return tuple(found)


def locked(config: Config, go: tuple[str, ...], cache: str) -> Locked:
    """What the lock says, its modules downloaded. Raises ConfigError where it does not match pyproject.toml."""
    modules = configured(config)
    if not modules:
        return NONE
    root = config.root or "."
    for module in modules:
        if module.local is not None and not os.path.isfile(os.path.join(module.local, "go.mod")):
            raise ConfigError(f"[tool.grumpy_hook.go]: {module.local} holds no go.mod", f"go mod init {module.path}")
    lock, sums = (_read(os.path.join(root, name)) for name in (LOCK, SUMS))
    versions = dict(re.findall(r"^\s*(?:require )?(\S+) (v\S+)", lock, re.MULTILINE))
    for module in modules:
        if module.version is not None and versions.get(module.path) != module.version:
            have = versions.get(module.path, "nothing")
            raise ConfigError(f"{module.path} is pinned to {module.version}, but {LOCK} says {have}", CURE)
    requires = _requires(lock) + _replacements(modules)
    placed = tuple(m if m.local else m._replace(folder=_place(m, requires, sums, go, cache)) for m in modules)
    local = [_tree(m.local) for m in modules if m.local]
    return Locked(placed, requires, sums, digest_parts([lock, sums, *local]))


def lock(config: Config, go: tuple[str, ...], cache: str) -> list[str]:
    """Resolves the pinned versions and writes the two files; answers what they say, a line a module."""
    modules = configured(config)
    root = config.root or "."
    with tempfile.TemporaryDirectory() as folder:
        text = f"module pyimage\n\ngo {minimum_go()}\n\n" + "".join(
            f"require {m.path} {m.version or 'v0.0.0'}\n" for m in modules
        ) + _replacements(modules)
        _write(os.path.join(folder, "go.mod"), text)
        for module in modules:
            _run([*go, "list", "-deps", f"{module.path}/..."], folder, cache)
        _run([*go, "mod", "download"], folder, cache)
        made = _read(os.path.join(folder, "go.mod"))
        _write(os.path.join(root, LOCK), _without_replacements(made))
        sums = os.path.join(folder, "go.sum")
        _write(os.path.join(root, SUMS), _read(sums))
        listed = _run([*go, "list", "-m", "all"], folder, cache)
    return [line for line in listed.splitlines() if line and line != "pyimage"]


def downloads(environ: Mapping[str, str], cache: str) -> dict[str, str]:
    """The person's own settings decide where modules come from; only the place to keep them is ours."""
    made = dict(environ)
    made.update(GOPATH=os.path.join(cache, "gopath"), GOCACHE=os.path.join(cache, "gocache"), GOFLAGS="-mod=mod", GOWORK="off", GOTOOLCHAIN="local")
    made.pop("GOMODCACHE", None)
    return made


def _place(module: Module, requires: str, sums: str, go: tuple[str, ...], cache: str) -> str:
    """The module's folder in our module cache, downloaded and checked where it is not there yet."""
    folder = os.path.join(cache, "gopath", "pkg", "mod", f"{_escaped(module.path)}@{_escaped(module.version or '')}")
    if not os.path.isdir(folder):
        with tempfile.TemporaryDirectory() as scratch:
            _write(os.path.join(scratch, "go.mod"), f"module pyimage\n\ngo {minimum_go()}\n{requires}")
            _write(os.path.join(scratch, "go.sum"), sums)
            _run([*go, "mod", "download"], scratch, cache)
    if not os.path.isdir(folder):
        raise BuildError(f"go downloaded {module.path} {module.version}, but not to {folder}", cure=CURE)
    return folder


def _escaped(text: str) -> str:
    """Capitals are written !lower in the module cache."""
    return re.sub(r"[A-Z]", lambda m: "!" + m[0].lower(), text)


def _run(command: list[str], folder: str, cache: str) -> str:
    try:
        done = subprocess.run(command, cwd=folder, env=downloads(os.environ, cache), capture_output=True, text=True, check=False)
    except OSError as error:
        raise BuildError(f"{command[0]} does not run: {error.strerror}") from None
    if done.returncode != 0:
        raise BuildError(f"{' '.join(command[1:4])}: {done.stderr.strip()[-1500:]}", cure="check the module's path and version, and GOPROXY")
    return done.stdout


def _requires(lock: str) -> str:
    """The require lines of a go.mod, in one form."""
    rows = re.findall(r"^\s*(?:require )?([^\s()]+) (v\S+)", lock, re.MULTILINE)
    return "\n" + "".join(f"require {path} {version}\n" for path, version in rows)


def _replacements(modules: Iterable[Module]) -> str:
    local = [m for m in modules if m.local]
    return "\n" + "".join(f'replace {m.path} => "{m.local}"\n' for m in local) if local else ""


def _without_replacements(text: str) -> str:
    """The lock is committed: it holds no folder of this machine."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("replace ")) + "\n"


def project_mod(found: Locked) -> str:
    """The go.mod of an image with these modules."""
    local = "".join(f"\nrequire {m.path} v0.0.0\n" for m in found.modules if m.local and f"require {m.path} " not in found.requires)
    return go_mod() + found.requires + local


def _tree(folder: str) -> str:
    rows = []
    for place, below, files in os.walk(folder):
        below.sort()
        rows += [f"{os.path.relpath(os.path.join(place, f), folder)}:{digest_file(os.path.join(place, f))}" for f in sorted(files)]
    return digest_parts([digest("\n".join(rows).encode())])


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def copy_sums(found: Locked, folder: str) -> None:
    if found.sums:
        _write(os.path.join(folder, "go.sum"), found.sums)

