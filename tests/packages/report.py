"""The comparison of two runs in words."""

from __future__ import annotations

from tests.packages.runs import Run

DIFFERS = "DIFFERS"
COLUMNS = "{:<18} {:>6} {:>6} {:>7} {:>9} {:>8} {:>7} {:>7}"


def differences(interpreted: Run, compiled: Run) -> dict[str, tuple[str, str]]:
    """Test name -> its outcome interpreted and compiled, where they are not the same."""
    names = [*interpreted.outcomes, *(name for name in compiled.outcomes if name not in interpreted.outcomes)]
    pairs = {name: (interpreted.outcomes.get(name, "absent"), compiled.outcomes.get(name, "absent")) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def heading() -> str:
    return COLUMNS.format("package", "tests", "passed", "differ", "functions", "compiled", "interp.", "comp. s")


def row(name: str, interpreted: Run, compiled: Run) -> str:
    passed = sum(outcome in ("passed", "xfailed") for outcome in compiled.outcomes.values())
    return COLUMNS.format(
        name,
        len(interpreted.outcomes),
        passed,
        len(differences(interpreted, compiled)),
        compiled.functions,
        f"{share(compiled):.1%}",
        f"{interpreted.seconds:.1f}",
        f"{compiled.seconds:.1f}",
    )


def share(compiled: Run) -> float:
    """Of the functions, how many are compiled; 0 when any module runs interpreted as a whole."""
    if not compiled.functions or any(module["state"] != "compiled" for module in compiled.modules):
        return 0.0
    return 1 - compiled.hosted / compiled.functions


def told(name: str, interpreted: Run, compiled: Run) -> list[str]:
    """Each difference with the compiled run's words, each hosted function and each module left interpreted."""
    lines = []
    for test, (before, after) in differences(interpreted, compiled).items():
        words = compiled.words.get(test) or interpreted.words.get(test) or ""
        lines.append(f"{DIFFERS} {name}: {test}: {before} interpreted, {after} compiled\n{words}")
    for module in compiled.modules:
        if module["state"] != "compiled":
            lines.append(f"INTERPRETED {module['module']}: {module['reason']}")
        lines += [f"HOSTED {module['module']}:{line} {qualname}: {reason}" for qualname, line, reason in module["hosted"]]
    return lines
