"""Go packages as Python modules: `from __go__.strings import Contains`."""
