package term

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"hx/editor/text"
	"hx/themes"
)

// vt is a strict terminal emulator. It knows what our terminals have in common
// and the features it was given; anything else that is written to it is an
// error.
type vt struct {
	features
	charset *charset
	w, h    int
	cells   [][]vtCell
	x, y    int
	pending bool // a character in the last column was the last one written
	top     int
	bottom  int
	style   themes.Style
	saved   *vt // x, y and style of ESC 7
	last    rune
	lastX   int // where the last character went, -1 after anything else
	visible bool
	shape   string
	color   string // of the cursor
	modes   map[int]bool
	err     error

	rest string // of a piece that ended within a sequence

	// naive makes each code point a character of its own width, as simple
	// terminals do; otherwise clusters are understood.
	naive bool
	// wrapBS makes a backspace after the last column go back one more.
	wrapBS bool
}

type vtCell struct {
	text  string // "" for the right half of a wide character
	style themes.Style
}

func newVT(w, h int, f features, c *charset) *vt {
	t := &vt{features: f, charset: c, w: w, h: h, bottom: h - 1, visible: true, lastX: -1, modes: map[int]bool{}}
	for range h {
		t.cells = append(t.cells, make([]vtCell, w))
	}
	t.garbage()
	return t
}

// garbage fills the screen with what must not show through.
func (t *vt) garbage() {
	for y := range t.cells {
		for x := range t.cells[y] {
			t.cells[y][x] = vtCell{"#", themes.Style{Mods: themes.Hidden}}
		}
	}
}

func (t *vt) fail(format string, args ...any) {
	if t.err == nil {
		t.err = fmt.Errorf(format, args...)
	}
}

func (t *vt) blank() vtCell {
	if t.features&backColorErase != 0 {
		return vtCell{" ", themes.Style{Bg: t.style.Bg}}
	}
	return vtCell{" ", themes.Style{}}
}

// feed takes output in any pieces.
func (t *vt) feed(s string) {
	s = t.rest + s
	cut := len(s)
	if i := strings.LastIndexByte(s, esc); i >= 0 && strings.IndexFunc(s[min(i+2, len(s)):], func(r rune) bool { return r >= 0x40 && r < 0x7f || r == 7 }) < 0 {
		cut = i
	}
	t.rest = s[cut:]
	t.Write([]byte(s[:cut]))
}

// Write takes whole sequences only, as we write them.
func (t *vt) Write(p []byte) (int, error) {
	for s := string(p); s != "" && t.err == nil; {
		c := s[0]
		if c >= 0x20 && c != 0x7f {
			r, n := utf8.DecodeRuneInString(s)
			if t.charset != nil && c >= 0x80 {
				r, n = t.charset.upper[c-0x80], 1
				if r == 0 {
					t.fail("byte %#x is not in the character set", c)
				}
			} else if r == utf8.RuneError && n == 1 {
				t.fail("invalid UTF-8 %q", s[:min(len(s), 8)])
			}
			if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
				t.fail("control character %U", r)
			}
			t.put(r)
			s = s[n:]
			continue
		}
		switch c {
		case '\r':
			t.jump(0, t.y)
		case '\b':
			if t.pending && t.wrapBS {
				t.fail("backspace after the last column")
			}
			t.jump(t.x-1, t.y)
		case '\n':
			t.lineFeed()
		case 7:
		case esc:
			s = t.escape(s)
			continue
		default:
			t.fail("control byte %#x", c)
		}
		s = s[1:]
	}
	return len(p), t.err
}

// put writes one character.
func (t *vt) put(r rune) {
	if t.lastX >= 0 {
		c := &t.cells[t.y][t.lastX]
		joined := c.text + string(r)
		first, _ := text.FirstCluster(joined)
		if t.naive && runeWidth(r) == 0 || !t.naive && first == joined {
			before := text.Width(c.text)
			c.text = joined
			if !t.naive && text.Width(joined) > before {
				t.jump(t.lastX, t.y)
				t.set(joined, 2)
			}
			return
		}
	}
	if runeWidth(r) == 0 {
		t.fail("nothing for %U to lean on", r)
		return
	}
	t.last = r
	t.set(string(r), runeWidth(r))
}

func runeWidth(r rune) int {
	if r == 0x200d || unicode.In(r, unicode.Mn, unicode.Me) || r >= 0xe0000 && r < 0xe1000 {
		return 0
	}
	return text.Width(string(r))
}

func (t *vt) set(s string, width int) {
	if width > t.w {
		return
	}
	if t.x+width > t.w {
		t.x = t.w - width // wrapping is off
	}
	row := t.cells[t.y]
	t.split(row, t.x)
	t.split(row, t.x+width)
	row[t.x] = vtCell{s, t.style}
	if width == 2 {
		row[t.x+1] = vtCell{"", t.style}
	}
	t.lastX = t.x
	t.x += width
	if t.pending = t.x >= t.w; t.pending {
		t.x = t.w - 1
	}
}

// split blanks a wide character that lies across the left edge of column x.
func (t *vt) split(row []vtCell, x int) {
	if x > 0 && x < len(row) && row[x].text == "" {
		row[x-1].text, row[x].text = " ", " "
	}
}

func (t *vt) jump(x, y int) {
	t.x, t.y = min(max(x, 0), t.w-1), min(max(y, 0), t.h-1)
	t.pending, t.lastX = false, -1
}

func (t *vt) lineFeed() {
	t.lastX = -1
	if t.y == t.bottom {
		t.scroll(1)
	} else if t.y < t.h-1 {
		t.y++
	}
}

// scroll moves the region up, or down for a negative n.
func (t *vt) scroll(n int) {
	t.lastX = -1
	for ; n > 0; n-- {
		gone := t.cells[t.top]
		copy(t.cells[t.top:t.bottom], t.cells[t.top+1:t.bottom+1])
		t.cells[t.bottom] = gone
		t.erase(t.bottom, 0, t.w)
	}
	for ; n < 0; n++ {
		gone := t.cells[t.bottom]
		copy(t.cells[t.top+1:t.bottom+1], t.cells[t.top:t.bottom])
		t.cells[t.top] = gone
		t.erase(t.top, 0, t.w)
	}
}

func (t *vt) erase(y, from, to int) {
	row := t.cells[y]
	t.split(row, from)
	t.split(row, min(to, t.w))
	for x := from; x < min(to, t.w); x++ {
		row[x] = t.blank()
	}
}

// escape handles one escape sequence and returns what follows.
func (t *vt) escape(s string) string {
	if strings.HasPrefix(s, "\x1bM") {
		if t.y == t.top {
			t.scroll(-1)
		} else {
			t.jump(t.x, t.y-1)
		}
		return s[2:]
	}
	if strings.HasPrefix(s, saveCursor) || strings.HasPrefix(s, restoreCursor) {
		t.need(keepsCursor, s[:2])
		switch {
		case s[1] == '7' && t.pending:
			t.fail("cursor saved after the last column")
		case s[1] == '7':
			t.saved = &vt{x: t.x, y: t.y, style: t.style}
		case t.saved == nil:
			t.fail("cursor restored, but not saved")
		default:
			t.jump(t.saved.x, t.saved.y)
			t.style = t.saved.style
		}
		return s[2:]
	}
	for _, intro := range []string{"\x1b]", "\x1bP"} {
		if strings.HasPrefix(s, intro) {
			if end := strings.IndexAny(s, "\a"); end >= 0 {
				switch {
				case strings.HasPrefix(s, "\x1b]12;"):
					t.need(cursorColor, "]12")
					t.color = s[5:end]
				case strings.HasPrefix(s, "\x1b]112"):
					t.color = ""
				}
				return s[end+1:]
			}
			t.fail("string without end: %q", s[:min(len(s), 40)])
			return ""
		}
	}
	if !strings.HasPrefix(s, "\x1b[") {
		t.fail("unknown %q", s[:min(len(s), 8)])
		return ""
	}
	end := strings.IndexFunc(s[2:], func(r rune) bool { return r >= 0x40 && r < 0x7f })
	if end < 0 {
		t.fail("incomplete %q", s)
		return ""
	}
	end += 2
	t.sequence(s[2:end], s[end])
	return s[end+1:]
}

func (t *vt) need(f features, s string) {
	if t.features&f == 0 {
		t.fail("terminal does not know CSI %s", s)
	}
}

func (t *vt) sequence(body string, final byte) {
	whole := body + string(final)
	if rest, ok := strings.CutPrefix(body, "?"); ok && (final == 'h' || final == 'l') {
		for _, n := range strings.Split(rest, ";") {
			mode, err := strconv.Atoi(n)
			if err != nil {
				t.fail("CSI %s", whole)
			}
			if mode == 2026 {
				t.need(syncOutput, whole)
			}
			t.modes[mode] = final == 'h'
			if mode == 25 {
				t.visible = final == 'h'
			}
		}
		return
	}
	if strings.HasSuffix(whole, " q") {
		t.need(cursorShape, whole)
		t.shape = whole
		return
	}
	if strings.HasPrefix(body, "?") && final == 'c' {
		t.need(linuxCursor, whole)
		t.shape = whole
		return
	}
	if final == 'm' {
		t.sgr(body)
		return
	}
	var nums []int
	if body != "" {
		for _, p := range strings.Split(body, ";") {
			n, err := strconv.Atoi(p)
			if p != "" && (err != nil || n == 0) {
				t.fail("CSI %s", whole)
			}
			nums = append(nums, n)
		}
	}
	arg := func(i, def int) int {
		if i < len(nums) && nums[i] > 0 {
			return nums[i]
		}
		return def
	}
	n := arg(0, 1)
	row := t.cells[t.y]
	if len(nums) > 1 && final != 'H' && final != 'r' {
		t.fail("CSI %s", whole)
	}
	if strings.ContainsRune("ABCDSTX@P", rune(final)) && n > max(t.w, t.h) {
		t.fail("CSI %s", whole)
	}
	if strings.ContainsRune("KX@P", rune(final)) && !t.naive {
		// Terminals differ in what becomes of the other half. (A naive one may
		// have a character there that is wider than we thought.)
		if from, to := t.x, t.x+n; row[from].text == "" || final == 'X' && to < t.w && row[to].text == "" {
			t.fail("CSI %s cuts a wide character", whole)
		}
	}
	switch final {
	case 'A':
		t.jump(t.x, t.y-n)
	case 'B':
		t.jump(t.x, t.y+n)
	case 'C', 'D':
		if t.pending {
			t.fail("relative move after the last column")
		}
		if final == 'D' {
			n = -n
		}
		if t.x+n < 0 || t.x+n >= t.w {
			t.fail("CSI %s leaves the row from column %d", whole, t.x)
		}
		t.jump(t.x+n, t.y)
	case 'G':
		t.need(moveColumn, whole)
		t.jump(n-1, t.y)
	case 'H':
		if arg(1, 1) > t.w || n > t.h {
			t.fail("CSI %s is outside", whole)
		}
		t.jump(arg(1, 1)-1, n-1)
	case 'J':
		t.erase(t.y, t.x, t.w)
		for y := t.y + 1; y < t.h; y++ {
			t.erase(y, 0, t.w)
		}
	case 'K':
		if t.pending {
			t.fail("erasing after the last column")
		}
		t.erase(t.y, t.x, t.w)
	case 'X':
		t.need(eraseChars, whole)
		if t.pending || t.x+n > t.w {
			t.fail("erasing over the edge")
		}
		t.erase(t.y, t.x, t.x+n)
	case '@':
		t.need(insertChars, whole)
		n = min(n, t.w-t.x)
		copy(row[t.x+n:], row[t.x:])
		t.erase(t.y, t.x, t.x+n)
	case 'P':
		t.need(insertChars, whole)
		n = min(n, t.w-t.x)
		copy(row[t.x:], row[t.x+n:])
		t.erase(t.y, t.w-n, t.w)
	case 'S', 'T':
		t.need(scrollLines, whole)
		if final == 'T' {
			n = -n
		}
		t.scroll(n)
	case 'b':
		t.need(repeatChar, whole)
		if t.lastX < 0 {
			t.fail("nothing to repeat")
		}
		for range n {
			t.set(string(t.last), runeWidth(t.last))
		}
	case 'r':
		t.need(scrollRegion, whole)
		t.top, t.bottom = n-1, arg(1, t.h)-1
		if t.top >= t.bottom {
			t.fail("CSI %s", whole)
		}
		t.jump(0, 0)
	default:
		t.fail("unknown CSI %s", whole)
	}
	if final != 'b' {
		t.lastX = -1
	}
}

// sgr changes the attributes.
func (t *vt) sgr(body string) {
	s := &t.style
	parts := strings.Split(body, ";")
	number := func(p string) int {
		n, err := strconv.Atoi(p)
		if p != "" && err != nil {
			t.fail("SGR %s", body)
		}
		return n
	}
	color := func(kind string, rest []string) (themes.Color, int) {
		switch {
		case kind == "5" && len(rest) >= 1:
			return themes.Indexed(uint8(number(rest[0]))), 2
		case kind == "2" && len(rest) >= 3:
			return themes.RGB(uint8(number(rest[0])), uint8(number(rest[1])), uint8(number(rest[2]))), 4
		}
		t.fail("SGR %s", body)
		return 0, 1
	}
	for i := 0; i < len(parts); i++ {
		if sub := strings.Split(parts[i], ":"); len(sub) > 1 {
			t.need(styledUnderline, body)
			switch {
			case sub[0] == "4":
				styles := map[string]themes.UnderlineStyle{"0": 0, "1": themes.Line, "2": themes.DoubleLine, "3": themes.Curl, "4": themes.Dotted, "5": themes.Dashed}
				s.Underline = styles[sub[1]]
			case sub[0] == "58" && sub[1] == "2":
				s.UnderlineColor, _ = color("2", sub[3:])
			case sub[0] == "58":
				s.UnderlineColor, _ = color(sub[1], sub[2:])
			default:
				t.fail("SGR %s", body)
			}
			continue
		}
		n := number(parts[i])
		if n > 20 && n < 30 || n == 39 || n == 49 || n == 59 {
			if t.features&singleOff == 0 {
				t.fail("terminal does not know SGR %d", n)
			}
		}
		switch {
		case n == 0:
			*s = themes.Style{}
		case n == 4:
			s.Underline = themes.Line
		case n == 3 && t.features&italics == 0:
			t.fail("no italics")
		case n >= 1 && n <= 9:
			s.Mods |= []themes.Modifier{1: themes.Bold, 2: themes.Dim, 3: themes.Italic, 5: themes.SlowBlink, 6: themes.RapidBlink, 7: themes.Reversed, 8: themes.Hidden, 9: themes.CrossedOut}[n]
		case n == 22:
			s.Mods &^= themes.Bold | themes.Dim
		case n == 23:
			s.Mods &^= themes.Italic
		case n == 24:
			s.Underline = 0
		case n == 25:
			s.Mods &^= themes.SlowBlink | themes.RapidBlink
		case n == 27:
			s.Mods &^= themes.Reversed
		case n == 28:
			s.Mods &^= themes.Hidden
		case n == 29:
			s.Mods &^= themes.CrossedOut
		case n >= 30 && n <= 37:
			s.Fg = themes.Indexed(uint8(n - 30))
		case n >= 40 && n <= 47:
			s.Bg = themes.Indexed(uint8(n - 40))
		case n >= 90 && n <= 97:
			s.Fg = themes.Indexed(uint8(n - 90 + 8))
		case n >= 100 && n <= 107:
			s.Bg = themes.Indexed(uint8(n - 100 + 8))
		case n == 39:
			s.Fg = 0
		case n == 49:
			s.Bg = 0
		case n == 59:
			s.UnderlineColor = 0
		case (n == 38 || n == 48) && i+2 < len(parts):
			c, used := color(parts[i+1], parts[i+2:])
			i += used
			if n == 38 {
				s.Fg = c
			} else {
				s.Bg = c
			}
		default:
			t.fail("SGR %s", body)
		}
	}
}
