// Package area measures shapes.
package area

// Shape has an area.
type Shape interface {
	Area() float64
}

// Square is as high as it is wide.
type Square struct{ Side float64 }

// Area is how much of the plane it covers.
func (s Square) Area() float64 { return s.Side * s.Side }

// Total adds up what all the shapes cover.
func Total(shapes ...Shape) float64 {
	sum := 0.0
	for _, s := range shapes {
		sum += s.Area()
	}
	return sum
}
