"""Well known packages compiled whole, their own tests run, and every test compared with the interpreted run.

`python -m tests.packages [name ...]` prints the table; the rows of what is run stand in suites.py.
"""
