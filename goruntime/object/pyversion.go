package object

// PyMinor is the minor version of the running CPython (11 for 3.11), set by
// package border at load: a few messages and results differ between versions.
var PyMinor = 13
