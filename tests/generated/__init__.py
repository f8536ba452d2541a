"""Generated programs: written over the language's constructs, run interpreted and compiled, compared, made small.

`python -m tests.generated` (or `make fuzz`) runs for a time and prints every mismatch with a small program.
"""
