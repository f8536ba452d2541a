"""What a call answers or raises, and how it warns: as text that can be compared."""

import warnings


def attempt(f, *args):
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        try:
            r = f(*args)
            return type(r).__name__, repr(r), [str(w.message) for w in said]
        except Exception as e:
            return type(e).__name__, str(e), [str(w.message) for w in said]
