"""`grumpy watch PATTERN...`: the store kept up with what is saved; nothing is run."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable, Iterator, Sequence

from grumpy_hook import config
from grumpy_hook.errors import GrumpyError
from grumpy_hook.hook.ahead import Built, build_ahead
from grumpy_hook.hook.observing import Changes
from grumpy_hook.tools.text import counted, megabytes


def watch(patterns: Sequence[str]) -> Iterator[str]:
    """What to print, as it happens; ends when the person interrupts."""
    settings = config.load({})
    changes = Changes()
    try:
        built = build_ahead(patterns, settings)
        texts = dict(_texts(_folders(built)))
        yield _summary(built)
        for folder in _folders(built):
            changes.watch(folder)
        yield "watching; Ctrl-C ends"
        while (folders := changes.wait()) is not None:
            found = dict(_texts(folders))
            fresh = {path: data for path, data in found.items() if texts.get(path) != data}
            gone = [path for path in texts if os.path.dirname(path) in folders and path not in found]
            texts = {path: data for path, data in {**texts, **found}.items() if path not in gone}
            if fresh or gone:
                yield from _again(patterns, settings, fresh, changes)
    except KeyboardInterrupt:
        return
    finally:
        changes.stop()


def _again(patterns: Sequence[str], settings: config.Config, fresh: dict[str, bytes], changes: Changes) -> Iterator[str]:
    wrong = [text for path, data in fresh.items() for text in _complaints(path, data)]
    if wrong:
        yield from wrong
        return
    try:
        built = build_ahead(patterns, settings)
    except GrumpyError as error:
        yield str(error)
        return
    for folder in _folders(built):
        changes.watch(folder)
    yield _summary(built)


def _complaints(path: str, data: bytes) -> Iterator[str]:
    """What CPython says of a text that does not parse, with its caret."""
    try:
        compile(data, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        yield "".join(traceback.format_exception_only(error)).rstrip()


def _folders(built: Built) -> set[str]:
    return {os.path.dirname(row.key.path) for row in built.manifest.modules}


def _texts(folders: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for folder in folders:
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        for name in names:
            if name.endswith(".py"):
                try:
                    with open(os.path.join(folder, name), "rb") as file:
                        yield os.path.join(folder, name), file.read()
                except OSError:
                    continue


def _summary(built: Built) -> str:
    manifest = built.manifest
    made = f"built in {manifest.build_seconds:.1f} s" if built.fresh else "already there"
    interpreted = [row.key.name for row in manifest.modules if row.rejected is not None]
    tail = f"; interpreted: {', '.join(interpreted)}" if interpreted else ""
    return f"{counted(len(manifest.modules), 'module')}, {megabytes(manifest.image_size)}, {made}{tail}"
