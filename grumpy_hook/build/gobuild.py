"""One run of `go build`: environment, flags, time limit, and errors brought back to Python."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping

from grumpy_hook.build import goerrors, inlining
from grumpy_hook.build.flags import CFLAGS, FLAGS, GOFLAGS
from grumpy_hook.build.toolchain import Toolchain
from grumpy_hook.errors import BuildError

NEEDED_BYTES = 64 << 20


class GoCompileError(BuildError):
    """The generated code of `packages` does not compile; the rest of the image may."""

    def __init__(self, message: str, found: goerrors.GoErrors, output: str) -> None:
        super().__init__(message, found.diagnostics, output)
        self.packages = found.packages


def go_build(folder: str, output: str, toolchain: Toolchain, cache: str, timeout: float, tags: str = "") -> None:
    """Builds the project in `folder` into the file `output`. `cache` keeps what later builds reuse;
    `tags` choose parts of goruntime."""
    go, cc = toolchain.require()
    scratch = os.path.join(folder, ".tmp")
    os.makedirs(scratch, exist_ok=True)
    environ = go_environment(os.environ, cc.shell(), cache, scratch)
    flags = [*FLAGS, *inlining.flags(folder), *(["-tags", tags] if tags else [])]
    text = _run([*go.command, "build", *flags, "-o", output, "."], folder, environ, timeout)
    if text is None:
        return
    found = goerrors.read(text, folder)
    if _free_bytes(folder) < NEEDED_BYTES and not found.packages:
        # On a full disk Go says many things, seldom that the disk is full.
        raise BuildError(f"the disk that holds {cache} is full", output=text, cure="free some space, or set GRUMPY_CACHE_DIR to another disk")
    if found.packages:
        raise GoCompileError(found.what, found, text)
    details = "" if found.cure else "\n" + text.strip()[-2000:]
    raise BuildError(found.what + details, found.diagnostics, text, cure=found.cure)


def _free_bytes(folder: str) -> int:
    status = os.statvfs(folder)
    return status.f_bavail * status.f_frsize


def go_environment(base: Mapping[str, str], cc: str, cache: str, scratch: str) -> dict[str, str]:
    """The user's Go settings must not change an image: only what is named here reaches the build."""
    environ = {name: value for name, value in base.items() if not name.startswith(("GO", "CGO_")) and name not in ("CC", "CXX", "CFLAGS", "LDFLAGS")}
    environ.update(
        GOTOOLCHAIN="local",
        GOENV="off",
        GOWORK="off",
        GOFLAGS=GOFLAGS,
        GOPROXY="off",
        GONOSUMDB="*",
        GOPATH=os.path.join(cache, "gopath"),
        GOCACHE=os.path.join(cache, "gocache"),
        GOTMPDIR=scratch,
        CGO_ENABLED="1",
        CGO_CFLAGS=CFLAGS,
        CC=cc,
        ZIG_GLOBAL_CACHE_DIR=os.path.join(cache, "zig"),
        ZIG_LOCAL_CACHE_DIR=os.path.join(cache, "zig"),
        LC_ALL="C",
    )
    return environ


def _run(command: list[str], folder: str, environ: dict[str, str], timeout: float) -> str | None:
    """None when it succeeded, else what it printed. The whole process group ends with us or with the time limit."""
    try:
        process = subprocess.Popen(
            command, cwd=folder, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
        )
    except OSError as error:
        raise BuildError(f"{command[0]} does not run: {error.strerror}") from None
    try:
        printed, _ = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        raise BuildError(f"go build did not end within {timeout:.0f} s", cure="raise GRUMPY_BUILD_TIMEOUT") from None
    finally:
        if process.poll() is None:
            _end_group(process)
    return None if process.returncode == 0 else printed.decode("utf-8", "replace") + f"\nexit status {process.returncode}"


def _end_group(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        process.communicate()
