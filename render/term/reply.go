package term

import (
	"bytes"
	"encoding/base64"
	"strconv"
	"strings"

	"hx/editor/event"
)

// reply is the terminal's answer to one of our queries.
type reply struct {
	kind replyKind
	mode int    // for modeReply: which; for kittyReply: the active flags
	set  bool   // for modeReply: the terminal knows the mode
	text string // for versionReply
}

type replyKind uint8

const (
	attributesReply replyKind = iota // DA1, which every terminal answers, after all others
	modeReply                        // DECRQM
	kittyReply                       // kitty keyboard protocol
	versionReply                     // XTVERSION
	colorReply                       // OSC 11: it knows sequences for colours of its own
)

// report handles control sequences that are no keys. Unknown ones are dropped.
func (d *decoder) report(private, intermediate, final byte, p params) {
	d.flushMeta()
	first := p.num[0][0]
	switch {
	case private != '?':
	case intermediate == '$' && final == 'y':
		// 0: unknown, 4: known, but cannot be set.
		d.replies = append(d.replies, reply{kind: modeReply, mode: first, set: p.num[1][0] != 0 && p.num[1][0] != 4})
	case intermediate != 0:
	case final == 'c':
		d.replies = append(d.replies, reply{kind: attributesReply})
	case final == 'u':
		d.replies = append(d.replies, reply{kind: kittyReply, mode: first})
	case final == 'n' && first == 997 && (p.num[1][0] == 1 || p.num[1][0] == 2):
		d.emit(event.Background{Dark: p.num[1][0] == 1})
	}
}

// stringState is a reply that is a string: after an introducer, up to BEL or
// ESC \.
type stringState struct {
	active bool
	kind   *stringReply
	text   []byte
}

// stringReply is one kind of string that terminals send.
type stringReply struct {
	prefix string // with the introducer, without its escape byte
	limit  int    // longest content in bytes; longer ones are dropped
	handle func(d *decoder, text string)
}

// maxClipboard bounds the text that comes from the terminal's clipboard, in
// bytes.
const maxClipboard = 4 << 20

// stringReplies are all strings that are accepted. An introducer followed by
// anything else is an Alt key: on terminals without a better encoding Alt-]
// and Alt-P are typed that way.
var stringReplies = [...]stringReply{
	{"]10;", 64, nil},
	{"]11;", 64, (*decoder).backgroundReply},
	{"]12;", 64, nil},
	{"]4;", 64, nil},
	{"]52;", maxClipboard / 3 * 4, (*decoder).clipboardReply},
	{"P>|", 256, (*decoder).versionReply},
	{"P1+r", 4096, nil},
	{"P0+r", 4096, nil},
	{"P1$r", 4096, nil},
	{"P0$r", 4096, nil},
	{"P!|", 256, nil},
}

// introducer handles ESC ] and ESC P.
func (d *decoder) introducer(p []byte, flush bool) int {
	waits := false
	for i := range stringReplies {
		kind := &stringReplies[i]
		n := min(len(p)-1, len(kind.prefix))
		if string(p[1:1+n]) != kind.prefix[:n] {
			continue
		}
		if n == len(kind.prefix) {
			d.str = stringState{active: true, kind: kind}
			return 1 + n
		}
		waits = true
	}
	if waits && !flush {
		return 0
	}
	return d.altKey(p, true)
}

// stringBytes takes bytes of a string reply and returns how many, 0 to wait for
// more. A control character that does not belong there ends the string without
// effect.
func (d *decoder) stringBytes(p []byte, flush bool) int {
	n := bytes.IndexFunc(p, func(r rune) bool { return r < 0x20 })
	if n < 0 {
		d.str.add(p)
		return len(p)
	}
	d.str.add(p[:n])
	switch {
	case p[n] == 7:
		d.endString()
		return n + 1
	case p[n] == esc && n+1 == len(p):
		return n
	case p[n] == esc && p[n+1] == '\\':
		d.endString()
		return n + 2
	}
	d.str = stringState{}
	if n == 0 {
		return d.step(p, flush)
	}
	return n
}

func (s *stringState) add(p []byte) {
	// One byte too many tells endString that the reply is too long.
	s.text = append(s.text, p[:min(len(p), s.kind.limit+1-len(s.text))]...)
}

func (d *decoder) endString() {
	s := d.str
	d.str = stringState{}
	if len(s.text) <= s.kind.limit && s.kind.handle != nil {
		s.kind.handle(d, string(s.text))
	}
}

func (d *decoder) versionReply(text string) {
	d.replies = append(d.replies, reply{kind: versionReply, text: text})
}

// backgroundReply reads rgb:RR/GG/BB with one to four hexadecimal digits for
// each colour, possibly with a fourth one for transparency.
func (d *decoder) backgroundReply(text string) {
	_, colors, ok := strings.Cut(text, ":")
	parts := strings.Split(colors, "/")
	if !ok || len(parts) < 3 {
		return
	}
	light := 0.0
	for i, weight := range [...]float64{0.299, 0.587, 0.114} {
		v, err := strconv.ParseUint(parts[i], 16, 16)
		if err != nil {
			return
		}
		light += weight * float64(v) / float64(uint(1)<<(4*len(parts[i]))-1)
	}
	d.replies = append(d.replies, reply{kind: colorReply})
	d.emit(event.Background{Dark: light < 0.5})
}

func (d *decoder) clipboardReply(text string) {
	which, data, ok := strings.Cut(text, ";")
	if !ok {
		return
	}
	decoded, err := base64.StdEncoding.DecodeString(data)
	if err != nil {
		return
	}
	d.emit(event.Clipboard{Primary: strings.HasPrefix(which, "p"), Text: string(decoded)})
}
