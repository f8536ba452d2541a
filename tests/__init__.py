"""The test suite; `from tests.x.y import ...` is how tests share helpers."""
