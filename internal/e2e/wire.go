package e2e

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wire reads what a program writes to a terminal, and knows in which state that
// leaves the terminal. It takes only what our own writer has: everything else is
// an error, however harmless.
type wire struct {
	modes  map[string]bool // private modes that are not as usual
	titles int             // that are kept
	keys   int             // kitty key modes that are pushed
	other  bool            // xterm's modifyOtherKeys
	pen    bool            // other than usual
	cursor bool            // of another shape
	color  bool            // of another colour
}

// usual are the private modes that are on in a terminal that was left alone.
var usual = []string{"7", "25"}

// controls are the sequences that the writer has. What begins with the same
// bytes and is none of them is an error.
var controls = []struct {
	form *regexp.Regexp
	do   func(w *wire, args string)
}{
	{regexp.MustCompile(`^\x1b\[([0-9]{0,3}(?:;[0-9]{0,3})?)[HABCDGdKXLMPSTrb@]`), nil},
	{regexp.MustCompile(`^\x1b\[()J`), nil},
	{regexp.MustCompile(`^\x1b\[((?:[0-9]{0,3}[;:])*[0-9]{0,3})m`), func(w *wire, args string) { w.pen = args != "" && args != "0" }},
	{regexp.MustCompile(`^\x1b\[\?([0-9;]+)h`), func(w *wire, args string) { w.set(args, true) }},
	{regexp.MustCompile(`^\x1b\[\?([0-9;]+)l`), func(w *wire, args string) { w.set(args, false) }},
	{regexp.MustCompile(`^\x1b\[([0-9]) q`), func(w *wire, args string) { w.cursor = args != "0" }},
	{regexp.MustCompile(`^\x1b\[\?([0-9]+)c`), func(w *wire, args string) { w.cursor = args != "0" }},
	{regexp.MustCompile(`^\x1b\[>5()u`), func(w *wire, _ string) { w.keys++ }},
	{regexp.MustCompile(`^\x1b\[<()u`), func(w *wire, _ string) { w.keys = max(w.keys-1, 0) }},
	{regexp.MustCompile(`^\x1b\[>4(;2)?m`), func(w *wire, args string) { w.other = args != "" }},
	{regexp.MustCompile(`^\x1b\[22;2()t`), func(w *wire, _ string) { w.titles++ }},
	{regexp.MustCompile(`^\x1b\[23;2()t`), func(w *wire, _ string) { w.titles-- }},
	{regexp.MustCompile(`^\x1b\[(?:\?u|\?2026\$p|>q|c)()`), nil},
	{regexp.MustCompile(`^\x1b[78M]()`), nil},
	{regexp.MustCompile(`^\x1b\]11;\?()\a`), nil},
	{regexp.MustCompile(`^\x1b\]12;#()[0-9a-f]{6}\a`), func(w *wire, _ string) { w.color = true }},
	{regexp.MustCompile(`^\x1b\]112()\a`), func(w *wire, _ string) { w.color = false }},
	{regexp.MustCompile(`^\x1b\]52;[cp];(\?|[A-Za-z0-9+/]*=*)\a`), nil},
}

// title is a window's title; its text is looked at like all other.
var title = regexp.MustCompile(`^\x1b\]2;([^\x00-\x1f\x7f]*)\a`)

func (w *wire) set(modes string, on bool) {
	for _, m := range strings.Split(modes, ";") {
		if on != slices.Contains(usual, m) {
			w.modes[m] = on
		} else {
			delete(w.modes, m)
		}
	}
}

// readWire reads all that a program wrote. A sequence that is not whole at the
// end is left out.
func readWire(out string) (wire, error) {
	w := wire{modes: map[string]bool{}}
	for at := 0; at < len(out); {
		n, err := w.step(out[at:])
		if err != nil {
			return w, fmt.Errorf("byte %d: %w in %q", at, err, out[max(0, at-20):min(len(out), at+40)])
		}
		if n == 0 {
			break
		}
		at += n
	}
	return w, nil
}

func (w *wire) step(s string) (int, error) {
	switch c := s[0]; {
	case c == '\r' || c == '\n' || c == '\b':
		return 1, nil
	case c == 0x1b:
		return w.control(s)
	case c < 0x20 || c == 0x7f:
		return 0, fmt.Errorf("the control %#x", c)
	}
	r, n := utf8.DecodeRuneInString(s)
	if !utf8.FullRuneInString(s) {
		return 0, nil
	}
	return n, harmless(r, n)
}

// harmless is an error for what changes how other text is shown.
func harmless(r rune, size int) error {
	switch {
	case r == utf8.RuneError && size == 1:
		return fmt.Errorf("a byte that is no text")
	case r < 0xa0 && r >= 0x7f, unicode.Is(unicode.Bidi_Control, r), r == 0x2028, r == 0x2029:
		return fmt.Errorf("the control %U", r)
	}
	return nil
}

func (w *wire) control(s string) (int, error) {
	for _, c := range controls {
		if m := c.form.FindStringSubmatch(s); m != nil {
			if c.do != nil {
				c.do(w, m[1])
			}
			return len(m[0]), nil
		}
	}
	if m := title.FindStringSubmatch(s); m != nil {
		for _, r := range m[1] {
			if err := harmless(r, utf8.RuneLen(r)); err != nil {
				return 0, err
			}
		}
		return len(m[0]), nil
	}
	if len(s) < 20 && !strings.ContainsAny(s[1:], "\x1b\a") || strings.HasPrefix(s, "\x1b]") && !strings.ContainsAny(s[1:], "\x1b\a") {
		return 0, nil // it may go on
	}
	return 0, fmt.Errorf("an unknown sequence")
}

// left tells what a terminal that was left alone has otherwise; "" for nothing.
func (w wire) left() string {
	var out []string
	for m := range w.modes {
		out = append(out, "mode "+m)
	}
	for what, is := range map[string]bool{
		"a kept title": w.titles != 0, "the key protocol": w.keys != 0 || w.other, "colours": w.pen,
		"the cursor's shape": w.cursor, "the cursor's colour": w.color,
	} {
		if is {
			out = append(out, what)
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}
