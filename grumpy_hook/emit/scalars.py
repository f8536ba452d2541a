"""The numbers that unboxed registers hold."""

from grumpy_hook.passes.lattice import FLOAT, INT

GO_SCALARS = {INT: "int64", FLOAT: "float64"}
