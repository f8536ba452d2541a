"""Packages from PyPI at work: the same job interpreted and with the package compiled whole, results compared, times beside each other.

`python -m tests.workloads`
"""
