package themes

import "math"

// Ink returns text in a colour written "#rrggbb", or in the most similar colour
// that a terminal has: for texts that show colours. Without colours, or for
// anything else, it is the zero Style.
func Ink(hex string, level Level) Style {
	if hex == "" || level >= LevelNone {
		return Style{}
	}
	c, err := hexColor(hex)
	if err != nil {
		return Style{}
	}
	r, g, b, _ := c.RGB()
	switch level {
	case LevelTrue:
		return Style{Fg: c}
	case Level256:
		return Style{Fg: Indexed(16 + 36*step(r) + 6*step(g) + step(b))}
	}
	known := map[Level]int{Level16: 16, Level8: 8}[level]
	want, best, least := toLab(r, g, b), 0, math.Inf(1)
	for i := range known {
		if d := want.distance(toLab(paletteRGB(uint8(i)))); d < least {
			best, least = i, d
		}
	}
	return Style{Fg: Indexed(uint8(best))}
}

// step is the nearest of the six steps of xterm's colour cube.
func step(v uint8) uint8 {
	best := 0
	for i, have := range cubeStep {
		if gap(have, v) < gap(cubeStep[best], v) {
			best = i
		}
	}
	return uint8(best)
}

func gap(a, b uint8) uint8 { return max(a, b) - min(a, b) }
