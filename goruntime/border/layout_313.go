package border

// CPython 3.13 with the GIL.
var layout313 = layout{minor: 13, typeKeys: 880, asciiData: 40, compactData: 56, callsLeft: 44, valuesItems: 8, digits: digitsTagged}
