"""AST to IR: one file a kind of construct."""

from grumpy_hook.analysis.supported import Rejected
from grumpy_hook.lower.module import lower_module

__all__ = ["Rejected", "lower_module"]
