"""Building in a process of its own while the program runs interpreted: install(background=True).

A separate process, because the compiler is Python too: a thread would take the program's time, and would
end with it. The image is there for the next process that imports the same modules; a reload in this one
asks for an image of its own in the same way.
"""

from __future__ import annotations

import subprocess
import sys

from grumpy_hook.config import Config
from grumpy_hook.plainjson import dumps, loads
from grumpy_hook.store.index import IndexRow
from grumpy_hook.store.keys import ModuleKey

REASON = "its image is being built in the background, for the next process"
CODE = "import sys; sys.path[:] = {path!r}; from grumpy_hook.hook.background import main; main()"

_children: dict[str, subprocess.Popen[bytes]] = {}


def start(config: Config, start_of_search: str, row: IndexRow) -> None:
    """Begins the build, unless it is under way; it goes on when this process ends."""
    running = _children.get(start_of_search)
    if running is not None and running.poll() is None:
        return
    child = subprocess.Popen(
        [sys.executable, "-c", CODE.format(path=sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert child.stdin is not None
    child.stdin.write(dumps([config._asdict(), start_of_search, row]))
    child.stdin.close()
    _children[start_of_search] = child


def main() -> None:
    """The child: builds what its standard input describes."""
    from grumpy_hook.hook.golang import GoImports
    from grumpy_hook.hook.shelf import Shelf

    settings, start_of_search, (modules, read, toolchain) = loads(sys.stdin.buffer.read())
    config = Config(**{**settings, "background": False})
    shelf = Shelf(config)
    row = IndexRow(tuple(ModuleKey(*m) for m in modules), tuple((p, d) for p, d in read), toolchain)
    entry, _ = shelf.fetch(row, lambda name: False, go=GoImports(config))
    shelf.index().add(start_of_search, row._replace(modules=entry.modules(), toolchain=entry.manifest.toolchain))
