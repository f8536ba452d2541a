"""Documents say what is so: paths exist, the settings table is config.py's, links lead somewhere."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from grumpy_hook import config
from grumpy_hook.tools.commands import app

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "cache").glob("*.md")])
TOP = {"grumpy_hook", "goruntime", "tests", "examples", "cache", ".ci"}
# Paths that documents speak of and that only exist once something ran.
MADE = {"cache/images", "cache/go"}


def named_paths(text: str) -> set[str]:
    """Paths in backquotes and link targets that start with a folder of this project."""
    words = re.findall(r"`([^`\n]+)`", text) + re.findall(r"\]\(([^)#\s]+)\)", text)
    pieces = [piece for word in words for piece in word.split()]
    return {piece.rstrip("/.,:;") for piece in pieces if piece.split("/")[0] in TOP and "/" in piece and not set(piece) & set("*<>{}NO$")}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_named_paths_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    missing = sorted(path for path in named_paths(text) if not (ROOT / path).exists() and not any(path.startswith(made) for made in MADE))
    assert not missing


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target and not target.startswith("#")]
    assert not [target for target in targets if not (document.parent / target.split("#")[0]).exists()]


def settings_table() -> str:
    rows = [f"| `{name}` | `{env}` | {f'`{default}`' if default else ''} | {meaning} |" for name, env, default, meaning in config.rows()]
    return "\n".join(["| setting | variable | default | meaning |", "|---|---|---|---|", *rows])


def test_readme_holds_the_settings_of_the_code() -> None:
    assert settings_table() in (ROOT / "README.md").read_text(encoding="utf-8")


def test_readme_leads_with_demo_and_test() -> None:
    block = (ROOT / "README.md").read_text(encoding="utf-8").split("```")[1]
    assert [line.split("#")[0].strip() for line in block.splitlines()[1:] if line.strip()] == ["make demo", "make test"]


def test_make_knows_every_target_that_documents_name() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for document in DOCUMENTS:
        assert set(re.findall(r"\bmake ([a-z]+)\b(?=[`\n ]*[`\n#])", document.read_text(encoding="utf-8"))) <= targets | {"-C"}, document


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_named_subcommands_exist(document: Path) -> None:
    known = {command.name for command in app.registered_commands} | {group.name for group in app.registered_groups}
    named = set(re.findall(r"`grumpy ([a-z]+)", document.read_text(encoding="utf-8")))
    assert named <= known


def test_only_the_readme_of_the_store_is_tracked() -> None:
    tracked = subprocess.run(["git", "ls-files", "cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode == 0:
        assert tracked.stdout.split() == ["cache/README.md"]
