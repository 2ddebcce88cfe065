package themes

import "math"

// middleGrey is the luminance at which black and white text are equally
// readable.
const middleGrey = 0.179

// luminance returns the relative luminance of WCAG, 0 for black to 1 for
// white, and false for colours the terminal decides about: no colour, its
// default, and the sixteen colours users set up themselves.
func luminance(c Color) (float64, bool) {
	r, g, b, ok := knownRGB(c)
	return luminanceRGB(r, g, b), ok
}

func luminanceRGB(r, g, b uint8) float64 {
	return 0.2126*linear[r] + 0.7152*linear[g] + 0.0722*linear[b]
}

// Contrast returns the WCAG contrast ratio of two colours, 1 to 21. It is
// false if one of them is decided by the terminal.
func Contrast(a, b Color) (float64, bool) {
	ya, oka := luminance(a)
	yb, okb := luminance(b)
	return ratio(ya, yb), oka && okb
}

func ratio(ya, yb float64) float64 {
	return (max(ya, yb) + 0.05) / (min(ya, yb) + 0.05)
}

// knownRGB returns the components of colours that look the same everywhere:
// RGB and the fixed part of the 256-colour palette.
func knownRGB(c Color) (r, g, b uint8, ok bool) {
	if i, indexed := c.Index(); indexed && i >= 16 {
		r, g, b = paletteRGB(i)
		return r, g, b, true
	}
	return c.RGB()
}

// usualRGB is knownRGB that takes the sixteen colours to be xterm's.
func usualRGB(c Color) (r, g, b uint8, ok bool) {
	if i, indexed := c.Index(); indexed {
		r, g, b = paletteRGB(i)
		return r, g, b, true
	}
	return c.RGB()
}

// usualLuminance is luminance that takes the sixteen colours to be xterm's.
func usualLuminance(c Color) (float64, bool) {
	r, g, b, ok := usualRGB(c)
	return luminanceRGB(r, g, b), ok
}

// cubeStep are the component values of the 6x6x6 colour cube.
var cubeStep = [6]uint8{0, 95, 135, 175, 215, 255}

// basicRGB are xterm's sixteen colours.
var basicRGB = [16][3]uint8{
	{0, 0, 0}, {205, 0, 0}, {0, 205, 0}, {205, 205, 0}, {0, 0, 238}, {205, 0, 205}, {0, 205, 205}, {229, 229, 229},
	{127, 127, 127}, {255, 0, 0}, {0, 255, 0}, {255, 255, 0}, {92, 92, 255}, {255, 0, 255}, {0, 255, 255}, {255, 255, 255},
}

// paletteRGB returns what xterm shows for a colour index.
func paletteRGB(i uint8) (r, g, b uint8) {
	switch {
	case i < 16:
		c := basicRGB[i]
		return c[0], c[1], c[2]
	case i < 232:
		n := i - 16
		return cubeStep[n/36], cubeStep[n/6%6], cubeStep[n%6]
	}
	v := 8 + 10*(i-232)
	return v, v, v
}

// lab is a colour in Oklab: lightness 0 to 1, and two colour axes. Distances
// in it are close to how different people find two colours.
type lab struct{ l, a, b float64 }

func toLab(r8, g8, b8 uint8) lab {
	r, g, b := linear[r8], linear[g8], linear[b8]
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return lab{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

// rgb converts back, and reports whether the colour exists on a screen;
// otherwise the nearest values are returned.
func (c lab) rgb() (r8, g8, b8 uint8, exists bool) {
	l := c.l + 0.3963377774*c.a + 0.2158037573*c.b
	m := c.l - 0.1055613458*c.a - 0.0638541728*c.b
	s := c.l - 0.0894841775*c.a - 1.2914855480*c.b
	l, m, s = l*l*l, m*m*m, s*s*s
	r, okr := component(4.0767416621*l - 3.3077115913*m + 0.2309699292*s)
	g, okg := component(-1.2684380046*l + 2.6097574011*m - 0.3413193965*s)
	b, okb := component(-0.0041960863*l - 0.7034186147*m + 1.7076147010*s)
	return r, g, b, okr && okg && okb
}

// component encodes linear light with the sRGB curve.
func component(v float64) (uint8, bool) {
	const slack = 0.0005 // rounding, not out of range
	ok := v >= -slack && v <= 1+slack
	v = min(max(v, 0), 1)
	if v <= 0.0031308 {
		v *= 12.92
	} else {
		v = 1.055*math.Pow(v, 1/2.4) - 0.055
	}
	return uint8(math.Round(v * 255)), ok
}

func (c lab) chroma() float64 { return math.Hypot(c.a, c.b) }

// distance is the squared difference of two colours.
func (c lab) distance(d lab) float64 {
	l, a, b := c.l-d.l, c.a-d.a, c.b-d.b
	return l*l + a*a + b*b
}

// atLightness returns the colour of c's hue at lightness l, as colourful as a
// screen allows but not more than c.
func (c lab) atLightness(l float64) Color {
	try := lab{l, c.a, c.b}
	if r, g, b, ok := try.rgb(); ok {
		return RGB(r, g, b)
	}
	low, high := 0.0, 1.0
	for range 12 {
		mid := (low + high) / 2
		if _, _, _, ok := (lab{l, c.a * mid, c.b * mid}).rgb(); ok {
			low = mid
		} else {
			high = mid
		}
	}
	r, g, b, _ := lab{l, c.a * low, c.b * low}.rgb()
	return RGB(r, g, b)
}
