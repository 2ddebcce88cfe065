package themes

import (
	"math"
	"testing"
)

// matrix turns linear light into what eyes without one kind of cone make of
// it (Machado, Oliveira and Fernandes 2009, severity 1).
type matrix [3][3]float64

var blindness = map[string]matrix{
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

func (m matrix) seen(c Color) lab {
	r, g, b, _ := c.RGB()
	in := [3]float64{linear[r], linear[g], linear[b]}
	var out [3]uint8
	for i, row := range m {
		out[i], _ = component(row[0]*in[0] + row[1]*in[1] + row[2]*in[2])
	}
	return toLab(out[0], out[1], out[2])
}

func TestColourBlindSafeThemes(t *testing.T) {
	all := []string{"protanopia", "deuteranopia", "tritanopia"}
	themes := map[string][]string{
		"colorblind_dark": all, "colorblind_light": all,
		"tritanopia_dark": {"tritanopia"}, "tritanopia_light": {"tritanopia"},
		"modus_vivendi_deuteranopia":  {"protanopia", "deuteranopia"},
		"modus_operandi_deuteranopia": {"protanopia", "deuteranopia"},
	}
	// What must be told apart by colour, each with each.
	sets := [][]string{
		{"diff.plus", "diff.minus", "diff.delta"},
		{"error", "warning", "info"},
		{"error", "hint"},
		{"keyword", "function", "string", "comment"},
		{"keyword", "type"},
		{"constant", "type"},
	}
	const least = 0.05 // in Oklab; 0.02 is just noticeable
	for name, kinds := range themes {
		th, ok := shipped(name)
		if !ok {
			t.Fatalf("no theme %q", name)
		}
		for _, kind := range kinds {
			for _, set := range sets {
				for i, a := range set {
					for _, b := range set[:i] {
						m := blindness[kind]
						d := math.Sqrt(m.seen(th.Style(a).Fg).distance(m.seen(th.Style(b).Fg)))
						if d < least {
							t.Errorf("%s with %s: %s and %s differ by %.3f (%v, %v)", name, kind, a, b, d, th.Style(a).Fg, th.Style(b).Fg)
						}
					}
				}
			}
		}
	}
}
