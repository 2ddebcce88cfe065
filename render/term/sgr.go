package term

import (
	"strconv"

	"hx/render/cell"
	"hx/themes"
)

// setPen makes the terminal draw with a pen, writing what differs from the
// current one, or a reset and what is left if that is shorter.
func (e *emitter) setPen(id cell.StyleID) {
	if e.penKnown && e.pen == id {
		return
	}
	to := e.pens.all[id]
	best := appendAttributes(append(e.scratch[0][:0], "0;"...), pen{}, to)
	e.scratch[0] = best
	if len(best) == 2 {
		best = best[:1] // so that nothing is left without its semicolon
	}
	if e.penKnown && e.term.has(singleOff) {
		diff := appendAttributes(e.scratch[1][:0], e.pens.all[e.pen], to)
		e.scratch[1] = diff
		if len(diff) == 0 {
			e.pen = id
			return
		}
		if len(diff) < len(best) || len(diff) == len(best) && len(best) > 1 {
			best = diff
		}
	}
	best = best[:len(best)-1]
	e.out = append(e.out, "\x1b["...)
	e.out = append(e.out, best...)
	e.out = append(e.out, 'm')
	e.pen, e.penKnown = id, true
}

// offCodes are the modifiers with the numbers that switch them on and off.
var offCodes = [...]struct {
	bit     themes.Modifier
	on, off string
}{
	{themes.Bold, "1", ""}, // off together with dim
	{themes.Dim, "2", ""},
	{themes.Italic, "3", "23"},
	{themes.SlowBlink, "5", ""},
	{themes.RapidBlink, "6", ""},
	{themes.Reversed, "7", "27"},
	{themes.Hidden, "8", "28"},
	{themes.CrossedOut, "9", "29"},
}

// appendAttributes adds the parameters that turn one pen into another, each
// followed by a semicolon.
func appendAttributes(b []byte, from, to pen) []byte {
	have := from.Mods
	b, have = switchOff(b, have, to.Mods, themes.Bold|themes.Dim, "22;")
	b, have = switchOff(b, have, to.Mods, themes.SlowBlink|themes.RapidBlink, "25;")
	for _, m := range offCodes {
		switch {
		case to.Mods&m.bit != 0 && have&m.bit == 0:
			b = append(append(b, m.on...), ';')
		case to.Mods&m.bit == 0 && have&m.bit != 0:
			b = append(append(b, m.off...), ';')
		}
	}
	if from.Underline != to.Underline {
		b = append(append(b, underlineCodes[to.Underline]...), ';')
	}
	b = appendColor(b, from.Fg, to.Fg, 30)
	b = appendColor(b, from.Bg, to.Bg, 40)
	return appendColor(b, from.UnderlineColor, to.UnderlineColor, 50)
}

// switchOff handles modifiers that share a number to switch them off.
func switchOff(b []byte, have, want, group themes.Modifier, code string) ([]byte, themes.Modifier) {
	if have&group&^want != 0 {
		return append(b, code...), have &^ group
	}
	return b, have
}

var underlineCodes = [...]string{
	themes.NoUnderline: "24", themes.Line: "4", themes.Curl: "4:3", themes.Dashed: "4:5", themes.Dotted: "4:4", themes.DoubleLine: "4:2",
}

// appendColor adds a colour. base is 30 for the foreground, 40 for the
// background, 50 for underlines; the latter have no short forms, and need
// colons, as a terminal that does not know them must not take the parts for
// attributes.
func appendColor(b []byte, from, to themes.Color, base int64) []byte {
	if from == to {
		return b
	}
	if r, g, bl, ok := to.RGB(); ok {
		b = strconv.AppendInt(b, base+8, 10)
		sep := byte(';')
		if base == 50 {
			sep = ':'
			b = append(b, ":2:"...)
		} else {
			b = append(b, ";2"...)
		}
		for _, v := range [...]uint8{r, g, bl} {
			b = strconv.AppendUint(append(b, sep), uint64(v), 10)
		}
		return append(b, ';')
	}
	i, ok := to.Index()
	switch {
	case !ok:
		b = strconv.AppendInt(b, base+9, 10)
	case base == 50:
		b = strconv.AppendUint(append(b, "58:5:"...), uint64(i), 10)
	case i < 8:
		b = strconv.AppendInt(b, base+int64(i), 10)
	case i < 16:
		b = strconv.AppendInt(b, base+60+int64(i)-8, 10)
	default:
		b = strconv.AppendInt(b, base+8, 10)
		b = strconv.AppendUint(append(b, ";5;"...), uint64(i), 10)
	}
	return append(b, ';')
}
