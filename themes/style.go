package themes

import (
	"fmt"
	"strconv"
)

// Color is a terminal colour: nothing chosen (the zero value), the terminal's
// default, one of the 256 indexed colours, or a 24-bit RGB value.
type Color uint32

const (
	colorIndexed Color = 1 << 24
	colorRGB     Color = 2 << 24
	colorKind    Color = 0xff << 24

	// NoColor leaves the colour to whatever lies underneath.
	NoColor Color = 0
	// DefaultColor is the terminal's own foreground or background.
	DefaultColor Color = 3 << 24
)

// Indexed returns entry i of the terminal's palette.
func Indexed(i uint8) Color { return colorIndexed | Color(i) }

// RGB returns a 24-bit colour.
func RGB(r, g, b uint8) Color {
	return colorRGB | Color(r)<<16 | Color(g)<<8 | Color(b)
}

// Index returns the palette entry, and false for other kinds of colour.
func (c Color) Index() (uint8, bool) { return uint8(c), c&colorKind == colorIndexed }

// RGB returns the three components, and false for other kinds of colour.
func (c Color) RGB() (r, g, b uint8, ok bool) {
	return uint8(c >> 16), uint8(c >> 8), uint8(c), c&colorKind == colorRGB
}

// Modifier is a set of text attributes.
type Modifier uint16

const (
	Bold Modifier = 1 << iota
	Dim
	Italic
	SlowBlink
	RapidBlink
	Reversed
	Hidden
	CrossedOut
)

// UnderlineStyle is the shape of an underline.
type UnderlineStyle uint8

const (
	NoUnderline UnderlineStyle = iota
	Line
	Curl
	Dashed
	Dotted
	DoubleLine
)

// Style is how a cell looks. Styles are comparable; the zero Style is the
// terminal's plain text.
type Style struct {
	Fg, Bg         Color
	UnderlineColor Color
	Mods           Modifier
	Underline      UnderlineStyle
}

// Over returns s laid over base: what s leaves open shows base, and the
// modifiers of both apply.
func (s Style) Over(base Style) Style {
	if s.Fg == NoColor {
		s.Fg = base.Fg
	}
	if s.Bg == NoColor {
		s.Bg = base.Bg
	}
	if s.UnderlineColor == NoColor {
		s.UnderlineColor = base.UnderlineColor
	}
	if s.Underline == NoUnderline {
		s.Underline = base.Underline
	}
	s.Mods |= base.Mods
	return s
}

// String returns the colour as a theme file writes it, "" for NoColor.
func (c Color) String() string {
	switch c & colorKind {
	case colorRGB:
		return fmt.Sprintf("#%06x", uint32(c)&0xffffff)
	case colorIndexed:
		return strconv.Itoa(int(uint8(c)))
	case DefaultColor:
		return "default"
	}
	return ""
}
