package themes

import "math"

// swatch is a colour of the terminal.
type swatch struct {
	color Color
	lab   lab
	y     float64 // luminance
}

func newSwatch(c Color) swatch {
	r, g, b, _ := usualRGB(c)
	return swatch{c, toLab(r, g, b), luminanceRGB(r, g, b)}
}

func swatchRange(from, to int) []swatch {
	list := make([]swatch, 0, to-from)
	for i := from; i < to; i++ {
		list = append(list, newSwatch(Indexed(uint8(i))))
	}
	return list
}

func knownSwatch(c Color) (swatch, bool) {
	if _, _, _, ok := usualRGB(c); !ok {
		return swatch{}, false
	}
	return newSwatch(c), true
}

func always(swatch) bool { return true }

// nearestFew searches eight or sixteen colours. They are saturated, so that a
// pale colour would always end at grey, and a dark grey at red; hence what has
// a hue is compared by its full hue and with such colours first, a grey with
// greys.
func (r *reducer) nearestFew(want lab, fits func(swatch) bool) Color {
	const pale, full = 0.035, 0.2
	chroma := want.chroma()
	hued := chroma >= pale
	if hued {
		k := max(full/chroma, 1)
		want.a, want.b = want.a*k, want.b*k
	}
	c := nearest(want, r.swatches, func(sw swatch) bool { return hued == (sw.lab.chroma() >= pale) && fits(sw) })
	if c == NoColor {
		c = nearest(want, r.swatches, fits)
	}
	return c
}

// nearest returns the most similar colour that fits, NoColor if none does.
func nearest(want lab, list []swatch, fits func(swatch) bool) Color {
	best, least := NoColor, math.Inf(1)
	for _, sw := range list {
		if d := want.distance(sw.lab); d < least && fits(sw) {
			best, least = sw.color, d
		}
	}
	return best
}

// nearest256 searches the fixed part of the 256 colours: first around the
// colour, and everywhere only if nothing there fits.
func (r *reducer) nearest256(want lab, fits func(swatch) bool) Color {
	red, green, blue, _ := want.rgb()
	if c := nearest(want, r.around(red, green, blue), fits); c != NoColor {
		return c
	}
	if r.swatches == nil {
		r.swatches = swatchRange(16, 256)
	}
	return nearest(want, r.swatches, fits)
}

// around returns the corners of the cube cell a colour lies in and the two
// greys of similar lightness.
func (r *reducer) around(red, green, blue uint8) []swatch {
	list := r.near[:0]
	low := func(v uint8) int {
		i := 0
		for i < 4 && cubeStep[i+1] <= v {
			i++
		}
		return i
	}
	r0, g0, b0 := low(red), low(green), low(blue)
	for n := range 8 {
		i := 16 + 36*(r0+n>>2&1) + 6*(g0+n>>1&1) + b0 + n&1
		list = append(list, r.indexed(i))
	}
	grey := (int(red)*3 + int(green)*6 + int(blue)) / 10
	step := min(max((grey-8)/10, 0), 22)
	return append(list, r.indexed(232+step), r.indexed(233+step))
}

// indexed returns a colour of the palette; its place in Oklab takes some
// arithmetic, so it is kept.
func (r *reducer) indexed(i int) swatch {
	if r.known[i].color == NoColor {
		r.known[i] = newSwatch(Indexed(uint8(i)))
	}
	return r.known[i]
}
