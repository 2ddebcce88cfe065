package term

import (
	"time"
	"unicode/utf8"

	"hx/editor/event"
	"hx/keymap"
)

const (
	esc = 0x1b

	// maxSequence is the longest control sequence, in bytes, that is waited
	// for. Real ones stay far below.
	maxSequence = 256

	// lostAfter is how long the rest of a sequence that has begun beyond doubt
	// may be under way on a slow link before it is given up.
	lostAfter = time.Second
)

// decoder turns what a terminal sends into events. It is a pure state machine:
// any bytes in any pieces give the same events, except that an escape byte
// at the end of what has come can only be told from the start of a sequence
// by waiting. The one who feeds it watches deadline and calls expire.
//
// Invalid bytes, unknown sequences and answers to queries give no keys.
type decoder struct {
	// escTimeout is how long a lone escape byte may still begin a sequence.
	escTimeout time.Duration
	// exact: Alt keys come in a form of their own, so an escape byte and a key
	// are always two keys.
	exact bool
	// upper is what the bytes 0x80 to 0xff mean if the terminal does not speak
	// UTF-8.
	upper *[128]rune

	buf  []byte    // an unfinished character or sequence, at most maxSequence
	last time.Time // of the latest bytes
	meta bool      // within a sequence with an escape byte more in front

	again bool // the latest key is Esc, and more bytes came with it

	paste  pasteState
	str    stringState
	clicks clickState

	out     []event.Event
	replies []reply // answers for the screen, which takes and empties it
}

// feed decodes b, which arrived at now. The result is valid until the next
// call.
func (d *decoder) feed(b []byte, now time.Time) []event.Event {
	d.out = d.out[:0]
	if d.paste.stuck(b, now.Sub(d.last)) {
		d.endPaste()
	}
	d.last = now
	if len(d.buf) > 0 {
		d.buf = append(d.buf, b...)
		b = d.buf
	}
	rest := d.run(b, false)
	d.buf = append(d.buf[:0], rest...)
	return d.out
}

// reset forgets what is pending.
func (d *decoder) reset() {
	d.buf, d.replies = d.buf[:0], d.replies[:0]
	d.paste, d.str, d.clicks = pasteState{}, stringState{}, clickState{}
}

// deadline returns when expire has to be called if nothing arrives before; ok
// is false if there is nothing to wait for.
func (d *decoder) deadline() (at time.Time, ok bool) {
	switch {
	case d.str.active:
		return d.last.Add(lostAfter), true
	case len(d.buf) == 0:
		return time.Time{}, false
	case d.certain():
		return d.last.Add(lostAfter), true
	}
	return d.last.Add(d.escTimeout), true
}

// certain reports whether the pending bytes cannot be keys typed one by one.
func (d *decoder) certain() bool {
	p := d.buf
	if len(p) > 1 && p[1] == esc {
		p = p[1:]
	}
	return len(p) > 2 && p[1] == '['
}

// expire decides about what is pending.
func (d *decoder) expire() []event.Event {
	d.out = d.out[:0]
	if d.str.active {
		d.str = stringState{} // with what may have been half of its end
	} else {
		d.run(d.buf, true)
	}
	d.buf = d.buf[:0]
	return d.out
}

// run decodes p and returns what has to wait for more, nothing if flush is
// set.
func (d *decoder) run(p []byte, flush bool) []byte {
	for len(p) > 0 {
		n := 0
		switch {
		case d.paste.active:
			n = d.pasteBytes(p)
		case d.str.active:
			n = d.stringBytes(p, flush)
		default:
			n = d.step(p, flush)
			d.meta = false
		}
		if n == 0 {
			break
		}
		p = p[n:]
	}
	return p
}

// step decodes one character or sequence and returns its length, or 0 to wait
// for more, which it does not do if flush is set.
func (d *decoder) step(p []byte, flush bool) int {
	if p[0] != esc {
		k, n := d.plainKey(p, flush)
		if !k.IsZero() {
			d.key(k)
		}
		return n
	}
	if len(p) == 1 {
		return d.alone(keymap.Named(keymap.Esc), 1, flush)
	}
	switch p[1] {
	case '[':
		return d.csi(p, flush)
	case 'O':
		return d.ss3(p, flush)
	case ']', 'P':
		return d.introducer(p, flush)
	case esc:
		return d.twoEscapes(p, flush)
	}
	return d.altKey(p, flush)
}

// alone waits, or delivers k for the n bytes that turned out to be all.
func (d *decoder) alone(k keymap.Key, n int, flush bool) int {
	if !flush {
		return 0
	}
	d.key(k)
	return n
}

// altKey handles an escape byte followed by the bytes of an ordinary key.
func (d *decoder) altKey(p []byte, flush bool) int {
	k, n := d.plainKey(p[1:], flush)
	switch {
	case n == 0:
		return 0
	case k.IsZero(): // no key behind it
		d.key(keymap.Named(keymap.Esc))
		return 1
	}
	d.escKey(k)
	return 1 + n
}

// twoEscapes handles Esc pressed twice, and sequences with an escape byte more
// in front, which is how some terminals send Alt with a special key.
func (d *decoder) twoEscapes(p []byte, flush bool) int {
	if len(p) == 2 && !flush {
		return 0
	}
	if len(p) > 2 && !d.meta && (p[2] == '[' || p[2] == 'O') {
		d.meta = true
		if n := d.step(p[1:], flush); n > 0 {
			return 1 + n
		}
		return 0
	}
	d.key(keymap.Named(keymap.Esc))
	d.again = true
	return 1
}

// plainKey decodes the key at the start of p, which is no escape byte: the
// zero Key if there is none in its n bytes, n = 0 to wait for more.
func (d *decoder) plainKey(p []byte, flush bool) (k keymap.Key, n int) {
	c := p[0]
	switch {
	case c < 0x20 || c == 0x7f:
		return controlKey(c), 1
	case c < utf8.RuneSelf:
		return keymap.Char(rune(c)), 1
	case d.upper != nil:
		return charKey(d.upper[c-0x80]), 1
	case !utf8.FullRune(p) && !flush:
		return k, 0
	}
	r, n := utf8.DecodeRune(p)
	if r == utf8.RuneError && n == 1 {
		return k, 1
	}
	return charKey(r), n
}

// charKey returns the key of a character from outside ASCII; the zero Key for
// control characters, which no keyboard types.
func charKey(r rune) keymap.Key {
	if r < 0xa0 {
		return keymap.Key{}
	}
	return keymap.Char(r)
}

// controlKey returns the key for a byte below 0x20, or 0x7f.
func controlKey(c byte) keymap.Key {
	switch c {
	case 0:
		return keymap.Ctrl(' ')
	case '\t':
		return keymap.Named(keymap.Tab)
	case '\r':
		return keymap.Named(keymap.Enter)
	case esc:
		return keymap.Named(keymap.Esc)
	case 0x7f:
		return keymap.Named(keymap.Backspace)
	}
	if c <= 26 {
		return keymap.Ctrl('a' + rune(c) - 1)
	}
	return keymap.Ctrl('@' + rune(c)) // \ ] ^ _
}

// emit delivers an event that is no key.
func (d *decoder) emit(e event.Event) {
	d.flushMeta()
	d.out = append(d.out, e)
}

// flushMeta delivers the escape byte in front of a sequence as a key of its
// own.
func (d *decoder) flushMeta() {
	if d.meta {
		d.meta = false
		d.key(keymap.Named(keymap.Esc))
	}
}

// key delivers a key.
func (d *decoder) key(k keymap.Key) {
	d.again = false
	if d.meta {
		d.meta = false
		d.escKey(k)
		return
	}
	d.out = append(d.out, event.Key{Key: k.Normal()})
}

// escKey delivers a key that had an escape byte in front of it.
func (d *decoder) escKey(k keymap.Key) {
	again := d.meta || d.again // somebody presses Esc a few times
	d.flushMeta()
	if d.exact || again {
		d.key(keymap.Named(keymap.Esc))
		d.key(k)
		return
	}
	d.out = append(d.out, event.Key{Key: k.With(keymap.ModAlt), Escaped: true})
}
