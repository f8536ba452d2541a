"""The smallest Go project that builds as an image; for tests of build and store without the compiler."""

from __future__ import annotations

MAIN = """package main

import "C"

import "pyimage/m/answer"

//export tiny_answer
func tiny_answer() C.int { return C.int(answer.Answer()) }

func main() {}
"""


def files(answer: str = "42") -> dict[str, str]:
    return {
        "main.go": MAIN,
        "m/answer/answer.go": f"package answer\n\nfunc Answer() int {{\n//line /src/app/answer.py:7\n\treturn {answer}\n}}\n",
    }
