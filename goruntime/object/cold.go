package object

// Cold is never true. What begins with `for Cold {}` comes after the rest of a
// function in Go's machine code: to its layout the loop is a block that waits for
// a predecessor, where it would put any other at once, between what mostly runs.
var Cold bool
