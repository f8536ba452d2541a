"""Which packages are compiled whole, and where their own tests are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Suite:
    """One package from PyPI.

    `modules`: what is compiled, with everything below it. `tests`: pytest's arguments, seen from the unpacked
    source archive (`source` False: there is none, the tests come with the installed package or with Python).
    `needs`: what its tests import besides. `alias`: a module that the tests import under another name. `least`: how
    many tests pass interpreted. `deviations`: tests that are known to differ, each with the cause.
    """

    requirement: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]
    needs: tuple[str, ...] = ()
    source: bool = True
    alias: tuple[str, str] | None = None
    least: int = 1
    deviations: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.requirement.partition("==")[0]


LATE = "what compiled code referred to is released by Go's collector, late"

SUITES = (
    Suite("more-itertools==11.2.1", ("more_itertools",), ("tests",), least=760),
    # tomli's archive leaves its tests out; Python carries the same ones for tomllib, which is tomli.
    Suite("tomli==2.5.0", ("tomli",), ("--pyargs", "test.test_tomllib"), source=False, alias=("tomllib", "tomli"), least=12),
    Suite(
        "packaging==26.3", ("packaging",), ("tests",), needs=("pretend", "tomli_w"), least=62000,
        deviations={"tests/test_tags.py::TestTag::test_repr": "id() of a compiled object is one number in compiled code and another outside"},
    ),
    Suite("boltons==26.2.0", ("boltons",), ("tests",), least=510, deviations={"tests/test_cacheutils.py::test_min_id_map": LATE}),
    Suite(
        "attrs==24.2.0", ("attr", "attrs"), ("tests",), needs=("hypothesis", "cloudpickle"), least=1320,
        deviations={
            "tests/test_make.py::TestClassBuilder::test_no_references_to_original": LATE,
            "tests/test_make.py::TestClassBuilder::test_no_references_to_original_when_using_cached_property": LATE,
        },
    ),
    Suite("pyrsistent==0.20.0", ("pyrsistent",), ("tests",), needs=("hypothesis",), least=630),
    Suite("parso==0.8.4", ("parso",), ("test",), least=1340),
    Suite("mistune==3.4.0", ("mistune",), ("tests",), least=1300),
    Suite("toolz==1.2.0", ("toolz", "tlz"), ("--doctest-modules", "--pyargs", "toolz"), source=False, least=260),
    Suite("pyparsing==3.3.3", ("pyparsing",), ("tests/test_unit.py", "tests/test_simple_unit.py", "tests/test_util.py"), least=1900),
)
