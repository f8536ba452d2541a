"""The two runs of one module, compared test by test."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from tests.cpython.causes import cause
from tests.cpython.running import Outcomes


@dataclass
class Difference:
    test: str
    interpreted: str
    compiled: str
    words: str
    cause: str


@dataclass
class Comparison:
    """`passing`: tests that pass interpreted, `kept` those of them that pass compiled. Same and different count all."""

    name: str
    passing: int = 0
    kept: int = 0
    same: int = 0
    differences: list[Difference] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)
    functions: int = 0
    hosted: list[tuple[str, str, int, str]] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)  # modules interpreted as a whole, with the reason
    interpreted_seconds: float = 0.0
    compiled_seconds: float = 0.0
    build_seconds: float = 0.0
    skipped: str = ""

    @property
    def compiled_functions(self) -> int:
        return self.functions - len(self.hosted)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def compare(name: str, interpreted: Outcomes, compiled: Outcomes) -> Comparison:
    result = Comparison(name, dead=compiled.dead, interpreted_seconds=interpreted.seconds, compiled_seconds=compiled.seconds)
    for test in [*interpreted.tests, *(t for t in compiled.tests if t not in interpreted.tests)]:
        before = interpreted.tests.get(test, "not run")
        after = compiled.tests.get(test, "not run")
        result.passing += before == "passed"
        result.kept += before == after == "passed"
        if before == after:
            result.same += 1
        else:
            words = compiled.words.get(test) or interpreted.words.get(test, "")
            result.differences.append(Difference(test, before, after, words, cause(test)))
    for module in compiled.status:
        result.build_seconds = max(result.build_seconds, module["seconds"])
        if module["state"] != "compiled":
            result.refused[module["name"]] = module["reason"] or ""
        result.functions += module["functions"]
        result.hosted += [(module["name"], *row) for row in module["hosted"]]
    return result
