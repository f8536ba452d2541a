// Package gobind is what generated bindings of Go packages are made of: it
// turns Python arguments into Go values and Go results into Python values.
//
// A binding package (written by gobindgen) registers functions, constants,
// variables and types with NewPackage. Each function has an adapter that reads
// its arguments from a Call, makes one static Go call and hands the results
// back. What an adapter does not know statically goes through package reflect:
// togo.go is the way in, topy.go the way out.
//
// Values that Python has no type for are Objects: an address in Go and a Class.
// Numbers, strings, []byte, slices and maps are converted; named numbers and
// strings become instances of int, float and str subclasses.
package gobind
