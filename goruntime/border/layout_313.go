package border

// CPython 3.13 with the GIL.
var layout313 = layout{minor: 13, asciiData: 40, compactData: 56, digits: digitsTagged}
