//go:build !amd64 || !(linux || darwin)

package leaf

const Available = false

func Call1(fn uintptr, x float64) float64 { panic("not available") }

func Call2(fn uintptr, x, y float64) float64 { panic("not available") }

func Call(fn, a, b, c, d uintptr, x float64) uintptr { panic("not available") }
