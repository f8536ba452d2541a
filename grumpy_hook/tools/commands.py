"""The subcommands of `grumpy`, as the person types them; what each does stands in a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grumpy_hook import config
from grumpy_hook.source import Diagnostic
from grumpy_hook.tools import annotate, build, cache, compare, doctor, golang, profile, profiles, run, show, watch, why
from grumpy_hook.tools.facts import examine
from grumpy_hook.tools.target import add_working_folder, source_of

app = typer.Typer(
    name="grumpy",
    help="Python modules, compiled to Go when they are imported.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(cache.app, name="cache")
go_app = typer.Typer(help="Go modules beside the standard library.", no_args_is_help=True)
app.add_typer(go_app, name="go")


@app.command("doctor")
def run_doctor(quiet: Annotated[bool, typer.Option("--quiet", help="Print only what is wrong.")] = False) -> None:
    """Say what is missing or wrong for building, and the command that mends it."""
    findings = doctor.examine(config.load({}))
    text = doctor.render(findings, quiet)
    if text:
        typer.echo(text)
    raise typer.Exit(any(finding.cure is not None for finding in findings))


@app.command("run", add_help_option=False, context_settings={"ignore_unknown_options": True})
def run_program(words: Annotated[list[str], typer.Argument(metavar="SCRIPT|-m MODULE [ARGS...]")]) -> None:
    """Run a program with the hook installed, the script itself compiled too."""
    raise typer.Exit(run.run(words))


@app.command("build")
def run_build(patterns: Annotated[list[str], typer.Argument(metavar="PATTERN...", help="app.hot, or app.* for all below app.")]) -> None:
    """Build ahead of time, so that the first import finds its image."""
    add_working_folder()
    for line in build.build(patterns):
        typer.echo(line)


@app.command("watch")
def run_watch(patterns: Annotated[list[str], typer.Argument(metavar="PATTERN...", help="app.hot, or app.* for all below app.")]) -> None:
    """Build ahead of time again at every save, until Ctrl-C: the next program finds its image."""
    add_working_folder()
    for line in watch.watch(patterns):
        typer.echo(line)


@app.command("why")
def run_why(
    modules: Annotated[list[str], typer.Argument(metavar="MODULE...", help="A module name or a file.")],
    slow: Annotated[bool, typer.Option("--slow", help="The lines that could be faster, and what would change them.")] = False,
) -> None:
    """Say what of a module is compiled, what is left to CPython, and the reason at each line."""
    add_working_folder()
    for module in modules:
        for line in why.explain_slow(source_of(module)) if slow else why.explain(source_of(module)):
            typer.echo(line)


@app.command("profile", context_settings={"ignore_unknown_options": True})
def run_profile(
    command: Annotated[list[str], typer.Argument(metavar="-- COMMAND...", help="A script, -m MODULE, or any command that installs the hook.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The page.")] = Path("profile.html"),
    data: Annotated[Path | None, typer.Option("--data", help="Keep Go's own profiles in this folder, for `grumpy annotate --profile`.")] = None,
) -> None:
    """Run a program and write a flame graph of its compiled code."""
    for line in profile.profile(command, output, data):
        typer.echo(line)


@app.command("compare", context_settings={"ignore_unknown_options": True})
def run_compare(
    command: Annotated[list[str], typer.Argument(metavar="-- COMMAND...", help="A script, -m MODULE, or any command that installs the hook.")],
    include: Annotated[list[str] | None, typer.Option("--include", help="A pattern of modules to adopt; default: the settings'.")] = None,
    each: Annotated[bool, typer.Option("--each", help="Each pattern alone too.")] = False,
    runs: Annotated[int, typer.Option("--runs", help="Counted runs of each way.")] = 5,
) -> None:
    """Run a program interpreted and adopted, by turns: the times, and whether both print the same."""
    for line in compare.compare(command, include or [], each, runs):
        typer.echo(line)


@app.command("annotate")
def run_annotate(
    module: Annotated[str, typer.Argument(metavar="MODULE", help="A module name or a file.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The page; default: MODULE.html here.")] = None,
    times: Annotated[Path | None, typer.Option("--profile", help="What `grumpy profile --data` kept: measured times by line.")] = None,
) -> None:
    """Write a page with each source line coloured by how native it is, and why."""
    add_working_folder()
    source = source_of(module)
    facts = examine(source)
    if isinstance(facts, Diagnostic):
        text = annotate.refusal(facts, source.text)
    else:
        text = annotate.page(facts, profiles.line_seconds(times, source.path) if times else None)
    path = output or Path(f"{source.name}.html")
    path.write_text(text, encoding="utf-8")
    typer.echo(str(path))


@app.command("show")
def run_show(
    stage: Annotated[show.Stage, typer.Argument(help="The intermediate code, the Go text, or the predicted types.")],
    module: Annotated[str, typer.Argument(metavar="MODULE", help="A module name or a file.")],
) -> None:
    """Print what the compiler makes of a module."""
    add_working_folder()
    for text in show.show(stage, source_of(module)):
        typer.echo(text)


@app.command("stubs")
def run_stubs(
    packages: Annotated[list[str], typer.Argument(metavar="PACKAGE...", help="Go import paths, such as net/http.")],
    folder: Annotated[str, typer.Option("--out", help="Where type checkers look for stubs.")] = "typings",
) -> None:
    """Write .pyi stubs of Go packages, and say what of them is not bound and why."""
    for line in golang.write_stubs(packages, folder):
        typer.echo(line)


@go_app.command("lock")
def run_go_lock() -> None:
    """Resolve the Go modules that pyproject.toml pins, and write the lock that is committed."""
    for line in golang.write_lock():
        typer.echo(line)
