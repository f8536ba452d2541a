"""The bindings of Go packages: gobindgen is built once for each Go and kept beside Go's build cache."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

from grumpy_hook.build.gobuild import go_environment
from grumpy_hook.build.project import goruntime_dir
from grumpy_hook.build.toolchain import Toolchain
from grumpy_hook.errors import BuildError
from grumpy_hook.hashing import digest_file, digest_parts
from grumpy_hook.plainjson import dumps, loads


class Bound(NamedTuple):
    """One package: Go text of the binding, and gobindgen's description as JSON."""

    path: str
    code: str
    description: str


def bind(paths: Sequence[str], folder: str, toolchain: Toolchain, cache: str, timeout: float) -> list[Bound]:
    """Reads the packages' exported types, in the folder of an image's Go module."""
    go, cc = toolchain.require()
    scratch = os.path.join(folder, ".tmp")
    os.makedirs(scratch, exist_ok=True)
    environ = go_environment(os.environ, cc.shell(), cache, scratch)
    tool = _tool(toolchain, cache, environ, timeout)
    text = _run([tool, *go.command, *paths], folder, environ, timeout)
    return [
        Bound(made["api"]["path"], made["code"], dumps(made["api"]).decode())
        for made in loads(text)["packages"]
    ]


def _tool(toolchain: Toolchain, cache: str, environ: dict[str, str], timeout: float) -> str:
    source = os.path.join(goruntime_dir(), "gobindgen")
    files = sorted(name for name in os.listdir(source) if name.endswith(".go"))
    key = digest_parts([toolchain.identity(), *(digest_file(os.path.join(source, name)) for name in files)])
    path = os.path.join(cache, "tools", f"gobindgen-{key[:16]}")
    if not os.path.exists(path):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        aside = f"{path}.{os.getpid()}"
        go, _ = toolchain.require()
        build = [*go.command, "build", "-trimpath", "-buildvcs=false", "-o", aside, "./gobindgen"]
        _run(build, goruntime_dir(), {**environ, "CGO_ENABLED": "0"}, timeout)
        os.replace(aside, path)
    return path


def _run(command: list[str], folder: str, environ: dict[str, str], timeout: float) -> str:
    try:
        done = subprocess.run(
            command, cwd=folder, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout, check=False
        )
    except OSError as error:
        raise BuildError(f"{command[0]} does not run: {error.strerror}") from None
    except subprocess.TimeoutExpired:
        raise BuildError(f"{os.path.basename(command[0])} did not end within {timeout:.0f} s", cure="raise GRUMPY_BUILD_TIMEOUT") from None
    if done.returncode != 0:
        raise BuildError(f"{os.path.basename(command[0])}: {done.stderr.strip()[-2000:]}", output=done.stderr)
    return done.stdout


def main_text(folders: Sequence[str]) -> str:
    imports = "".join(f'\t_ "pyimage/{folder}"\n' for folder in folders)
    return f'package main\n\nimport (\n\t_ "goruntime/border"\n{imports})\n\nfunc main() {{}}\n'
