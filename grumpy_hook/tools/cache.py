"""`grumpy cache info|list|clear|prune`."""

from __future__ import annotations

from typing import Annotated

import typer

from grumpy_hook import config
from grumpy_hook.store import Store, open_store, report
from grumpy_hook.tools.text import ago, megabytes

app = typer.Typer(help="The store of built images.", no_args_is_help=True)


def _store() -> Store:
    settings = config.load({})
    return open_store(settings.cache_dir, settings.cache_size)


@app.command("info")
def show_info() -> None:
    """Where the store is and how much it holds."""
    found = report.info(_store())
    typer.echo(f"place      {found.place}")
    typer.echo(f"images     {found.images}, {megabytes(found.image_bytes)} of at most {megabytes(found.cap_bytes)}")
    typer.echo(f"toolchain  {megabytes(found.toolchain_bytes)} that Go and the C compiler keep between builds")


@app.command("list")
def show_list() -> None:
    """The images, the most recently used first."""
    for image in report.listing(_store()):
        names = ", ".join(image.modules[:4]) + (f" and {len(image.modules) - 4} more" if len(image.modules) > 4 else "")
        state = "in use" if image.in_use else image.state
        built, used = f"built in {image.build_seconds:5.1f} s", f"used {ago(image.last_used):>11}"
        typer.echo(f"{image.key[:12]}  {megabytes(image.bytes):>9}  {built}  {used}  {state:<11}  {names}")


@app.command("clear")
def clear_store(
    toolchain: Annotated[bool, typer.Option("--toolchain", help="Also forget what Go and the C compiler keep: the next build is slow.")] = False,
) -> None:
    """Remove every image that no process uses."""
    freed, kept = report.clear(_store(), toolchain)
    typer.echo(f"freed {megabytes(freed)}" + (f"; {len(kept)} in use and kept" if kept else ""))


@app.command("prune")
def prune_store(
    size: Annotated[int | None, typer.Option("--size", help="Shrink to so many megabytes; default: the cap in force.", min=0)] = None,
    days: Annotated[float | None, typer.Option("--days", help="Remove what was not used for so many days.", min=0)] = None,
) -> None:
    """Remove the least recently used images."""
    freed = report.prune(_store(), None if size is None else size << 20, days)
    typer.echo(f"freed {megabytes(freed)}")
