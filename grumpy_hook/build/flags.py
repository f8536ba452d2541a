"""The flags of every build, in a file of their own because a warm import needs them only for its key."""

from __future__ import annotations

GCFLAGS = "-dwarf=false"
FLAGS = ("-buildmode=c-shared", "-trimpath", "-buildvcs=false", f"-gcflags=all={GCFLAGS}", "-ldflags=-w -checklinkname=0")
GOFLAGS = "-mod=mod"
CFLAGS = "-O2"


def identity() -> str:
    """What of the command line goes into a key."""
    return "|".join((*FLAGS, GOFLAGS, CFLAGS))
