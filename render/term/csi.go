package term

import (
	"hx/editor/event"
	"hx/keymap"
)

// params are the numbers of a control sequence: up to maxParams, each with up
// to maxSub parts divided by colons. Missing ones are 0.
type params struct {
	n   int // how many
	num [maxParams][maxSub]int
}

const (
	maxParams = 8
	maxSub    = 8
	maxNumber = 1 << 24 // larger ones mean nothing anywhere
)

// parseParams reads digits, colons and semicolons; what does not fit is
// dropped.
func parseParams(s []byte) (p params) {
	if len(s) == 0 {
		return p
	}
	sub := 0
	p.n = 1
	for _, c := range s {
		switch {
		case c == ';':
			p.n, sub = p.n+1, 0
			if p.n > maxParams {
				p.n = maxParams
				return p
			}
		case c == ':':
			sub++
		case sub < maxSub:
			v := &p.num[p.n-1][sub]
			*v = min(*v*10+int(c-'0'), maxNumber)
		}
	}
	return p
}

// csi handles a sequence that starts with ESC [.
func (d *decoder) csi(p []byte, flush bool) int {
	for i := 2; i < len(p); i++ {
		switch c := p[i]; {
		case i == 2 && c == '[': // function keys of the Linux console
			return d.linuxKey(p, flush)
		case c >= 0x40 && c <= 0x7e || c == '$' && isRxvtShift(p[2:i]):
			if c == 'M' && i == 2 {
				return d.oldMouse(p, flush)
			}
			d.sequence(p[2:i], c)
			return i + 1
		case c < 0x20 || c >= 0x7f || i == maxSequence-1:
			if i == 2 {
				d.escKey(keymap.Char('['))
			}
			return i // broken off: what follows speaks for itself
		}
	}
	switch {
	case !flush:
		return 0
	case len(p) == 2:
		d.escKey(keymap.Char('['))
	}
	return len(p)
}

// linuxKey handles ESC [ [ A to E, F1 to F5 of the Linux console.
func (d *decoder) linuxKey(p []byte, flush bool) int {
	if len(p) == 3 {
		if !flush {
			return 0
		}
		d.escKey(keymap.Char('['))
		d.key(keymap.Char('['))
		return 3
	}
	if c := p[3]; c >= 'A' && c <= 'E' {
		d.key(keymap.Named(keymap.F1 + keymap.Code(c-'A')))
		return 4
	}
	d.escKey(keymap.Char('['))
	return 2
}

// isRxvtShift reports whether the parameters before a dollar sign, which
// elsewhere comes before a final byte, make the dollar final itself.
func isRxvtShift(s []byte) bool {
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(s) > 0 && len(s) < 3
}

// sequence handles one complete control sequence; body is what stands between
// ESC [ and the final byte.
func (d *decoder) sequence(body []byte, final byte) {
	var private, intermediate byte
	if len(body) > 0 && body[0] >= '<' && body[0] <= '?' {
		private, body = body[0], body[1:]
	}
	for i, c := range body {
		if c < '0' || c > ';' {
			intermediate, body = c, body[:i]
			break
		}
	}
	p := parseParams(body)
	switch {
	case private == '<' && (final == 'M' || final == 'm'):
		d.mouse(p.num[0][0], p.num[1][0]-1, p.num[2][0]-1, final == 'm')
	case private != 0 || intermediate != 0:
		d.report(private, intermediate, final, p)
	case final == 'M' && p.n == 3:
		d.mouse(p.num[0][0]-32, p.num[1][0]-1, p.num[2][0]-1, false)
	case final == 'I' && p.n == 0:
		d.emit(event.Focus{Gained: true})
	case final == 'O' && p.n == 0:
		d.emit(event.Focus{Gained: false})
	case final == '~' && p.num[0][0] == 200:
		d.startPaste()
	case final == '~' && p.num[0][0] == 27 && p.n >= 3:
		d.coded(p.num[2][:1], p.num[1][0], nil)
	case final == 'u':
		if p.num[1][1] != 3 { // 3: the key was released
			d.coded(p.num[0][:], p.num[1][0], p.num[2][:])
		}
	default:
		d.special(final, p)
	}
}

// special handles the sequences of special keys.
func (d *decoder) special(final byte, p params) {
	first, mods := p.num[0][0], p.num[1][0]
	if p.num[1][1] == 3 {
		return
	}
	k := keymap.Key{Mods: modifiers(mods)}
	var ok bool
	switch final {
	case '~':
		k.Code, ok = tildeKeys[first]
	case '^', '$', '@':
		k.Code, ok = tildeKeys[first]
		k.Mods = rxvtMods[final]
	case 'Z':
		k.Code, ok = keymap.Tab, true
		k.Mods |= keymap.ModShift
	case 'a', 'b', 'c', 'd':
		k.Code, ok = letterKeys[final-'a'+'A'], p.n == 0
		k.Mods = keymap.ModShift
	default:
		k.Code, ok = letterKeys[final]
		switch {
		case p.n == 1: // the modifiers alone
			k.Mods = modifiers(first)
		case first > 1 || p.n > 2:
			ok = false // a cursor position report looks like F3
		}
	}
	if ok {
		d.key(k)
	}
}

// ss3 handles a sequence that starts with ESC O, possibly with modifiers.
func (d *decoder) ss3(p []byte, flush bool) int {
	i := 2
	for i < len(p) && i < 8 && (p[i] >= '0' && p[i] <= '9' || p[i] == ';') {
		i++
	}
	if i == len(p) && !flush {
		return 0
	}
	if i == len(p) {
		d.escKey(keymap.Char('O'))
		return 2
	}
	nums := parseParams(p[2:i])
	k, ok := ss3Keys[p[i]]
	if !ok {
		d.escKey(keymap.Char('O'))
		return 2
	}
	k.Mods |= modifiers(nums.num[max(nums.n-1, 0)][0])
	d.key(k)
	return i + 1
}
