package themes

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// terminalNames are the colour words every theme knows. They stand for the
// terminal's own sixteen colours; a palette may give them another meaning.
var terminalNames = [...]struct {
	name  string
	color Color
}{
	{"default", DefaultColor},
	{"black", Indexed(0)}, {"red", Indexed(1)}, {"green", Indexed(2)}, {"yellow", Indexed(3)},
	{"blue", Indexed(4)}, {"magenta", Indexed(5)}, {"cyan", Indexed(6)}, {"light-gray", Indexed(7)},
	{"gray", Indexed(8)}, {"light-red", Indexed(9)}, {"light-green", Indexed(10)}, {"light-yellow", Indexed(11)},
	{"light-blue", Indexed(12)}, {"light-magenta", Indexed(13)}, {"light-cyan", Indexed(14)}, {"white", Indexed(15)},
}

func terminalColor(name string) (Color, bool) {
	for _, n := range terminalNames {
		if n.name == name {
			return n.color, true
		}
	}
	return NoColor, false
}

// palette holds the named colours of a theme, those of its parents included.
// An entry may name another entry or a terminal colour.
type palette map[string]any

// maxNaming bounds how many palette names may stand for each other.
const maxNaming = 16

// ignored is the meaning of a palette name whose value made no sense.
type ignored struct{}

var errNamesInCircle = errors.New("these palette names stand for each other in a circle")

// color gives the meaning of a colour word: a palette or terminal name,
// "#rgb", "#rrggbb" (an alpha part is ignored), or an index 0 to 255.
func (p palette) color(word any) (Color, error) {
	for range maxNaming {
		var s string
		switch w := word.(type) {
		case int64:
			if w < 0 || w > 255 {
				return NoColor, fmt.Errorf("%d is not a terminal colour; they are 0 to 255", w)
			}
			return Indexed(uint8(w)), nil
		case string:
			s = w
		case ignored:
			return NoColor, nil
		default:
			return NoColor, errors.New("a colour is written \"#rrggbb\", or by name, or as a terminal colour \"0\" to \"255\"")
		}
		if strings.HasPrefix(s, "#") {
			return hexColor(s)
		}
		meaning, ok := p[s]
		if !ok || meaning == s {
			return plainColor(s)
		}
		word = meaning
	}
	return NoColor, errNamesInCircle
}

func plainColor(s string) (Color, error) {
	if c, ok := terminalColor(s); ok {
		return c, nil
	}
	if i, err := strconv.ParseUint(s, 10, 8); err == nil {
		return Indexed(uint8(i)), nil
	}
	return NoColor, fmt.Errorf("no colour %q: neither in the palette nor a terminal colour (name, or 0 to 255) nor \"#rrggbb\"", s)
}

func hexColor(s string) (Color, error) {
	digits := s[1:]
	v, err := strconv.ParseUint(digits, 16, 32)
	bad := fmt.Errorf("%q is not a colour; write \"#rgb\" or \"#rrggbb\" with digits 0-9 a-f", s)
	if err != nil {
		return NoColor, bad
	}
	switch len(digits) {
	case 3:
		r, g, b := uint8(v>>8&15), uint8(v>>4&15), uint8(v&15)
		return RGB(r*17, g*17, b*17), nil
	case 6:
		return RGB(uint8(v>>16), uint8(v>>8), uint8(v)), nil
	case 8:
		return RGB(uint8(v>>24), uint8(v>>16), uint8(v>>8)), nil
	}
	return NoColor, bad
}

// style gives the meaning of a style's value. complain is called for each part
// that makes no sense; the other parts count.
func (p palette) style(value any, complain func(string)) Style {
	r := readStyle(value, complain)
	color := func(word any) Color {
		if word == nil {
			return NoColor
		}
		c, err := p.color(word)
		if err != nil {
			complain(err.Error())
		}
		return c
	}
	return Style{
		Fg: color(r.fg), Bg: color(r.bg), UnderlineColor: color(r.line),
		Mods: r.mods, Underline: r.underline,
	}
}
