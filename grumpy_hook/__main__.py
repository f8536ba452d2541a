"""`python -m grumpy_hook` is the `grumpy` command."""

from __future__ import annotations

from grumpy_hook.tools.cli import main

if __name__ == "__main__":
    main()
