// Package shapes is a Go module of one's own.
package shapes

import "math"

// Shape is anything with an area; a Python class will do.
type Shape interface{ Area() float64 }

// Circle is a shape.
type Circle struct{ Radius float64 }

// Area of the circle.
func (c Circle) Area() float64 { return math.Pi * c.Radius * c.Radius }

// Total adds up areas.
func Total(shapes ...Shape) (sum float64) {
	for _, s := range shapes {
		sum += s.Area()
	}
	return
}
