"""`grumpy build PATTERN...`: images made before anything imports them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grumpy_hook import config
from grumpy_hook.hook.ahead import build_ahead
from grumpy_hook.tools.text import counted, megabytes


def build(patterns: Sequence[str]) -> Iterator[str]:
    """Builds one image and tells what is in it."""
    built = build_ahead(patterns, config.load({}))
    manifest = built.manifest
    made = f"built in {manifest.build_seconds:.1f} s" if built.fresh else "already there"
    yield f"{counted(len(manifest.modules), 'module')}, {megabytes(manifest.image_size)}, {made}: {built.folder}"
    for row in manifest.modules:
        if row.rejected is not None:
            yield f"  interpreted  {row.key.name}: {row.rejected}"
            continue
        hosted = sum(function.state == "hosted" for function in row.functions)
        yield f"  compiled     {row.key.name}" + (f" ({hosted} of {len(row.functions)} functions hosted)" if hosted else "")
