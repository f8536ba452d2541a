"""The adopted half of each scene; tests/border/users holds the interpreted half."""
