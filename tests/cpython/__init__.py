"""CPython's own tests, interpreted and compiled, compared test by test: `python -m tests.cpython`."""
