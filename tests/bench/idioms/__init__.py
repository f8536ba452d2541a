"""Everyday ways of writing Python, each a small function: what must not get slower by being compiled."""
