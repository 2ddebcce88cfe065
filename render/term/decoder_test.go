package term

import (
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"hx/editor/event"
	"hx/keymap"
)

// show writes events in one line: keys in their notation, the rest in words.
func show(events []event.Event) string {
	var words []string
	for _, e := range events {
		switch e := e.(type) {
		case event.Key:
			words = append(words, e.Key.String())
		case event.Paste:
			words = append(words, fmt.Sprintf("paste%q", e.Text))
		case event.Mouse:
			names := []string{"press", "drag", "release", "move", "wheel-up", "wheel-down", "wheel-left", "wheel-right"}
			buttons := []string{"", "-left", "-middle", "-right"}
			word := fmt.Sprintf("%s%s@%d,%d", names[e.Action], buttons[e.Button], e.X, e.Y)
			if e.Clicks > 1 {
				word += fmt.Sprintf("x%d", e.Clicks)
			}
			if e.Mods != 0 {
				word += fmt.Sprintf("+%d", e.Mods)
			}
			words = append(words, word)
		case event.Focus:
			words = append(words, fmt.Sprintf("focus=%v", e.Gained))
		case event.Background:
			words = append(words, fmt.Sprintf("dark=%v", e.Dark))
		case event.Clipboard:
			words = append(words, fmt.Sprintf("clipboard(%v)=%q", e.Primary, e.Text))
		default:
			words = append(words, fmt.Sprintf("%T", e))
		}
	}
	return strings.Join(words, " ")
}

// decode feeds all of s at once and then lets the timeout pass.
func decode(s string) string {
	var d decoder
	events := slices.Clone(d.feed([]byte(s), time.Time{}))
	return show(append(events, d.expire()...))
}

func TestKeys(t *testing.T) {
	for in, want := range map[string]string{
		// characters
		"a":                "a",
		"A ":               "A space",
		"é世😀":              "é 世 😀",
		"\x00\x01\x1a":     "C-space C-a C-z",
		"\t\r\n\x7f\x08":   "tab ret C-j backspace C-h",
		"\x1c\x1d\x1e\x1f": `C-\ C-] C-^ C-_`,

		// bytes that are no text
		"\x80a":         "a",
		"\xc3(":         "(",
		"\xed\xa0\x80x": "x",
		"\xffx":         "x",
		"\xc2\x9bA":     "A",
		"\xe4\xb8":      "",

		// escape
		"\x1b":         "esc",
		"\x1b\x1b":     "esc esc",
		"\x1b\x1b\x1b": "esc esc esc",
		"\x1bx":        "A-x",
		"\x1bX":        "A-X",
		"\x1b\x1bx":    "esc esc x",
		"\x1bé":        "A-é",
		"\x1bж":        "A-ж",
		"\x1b\xff":     "esc",
		"\x1b\xffa":    "esc a",
		"\x1b\x7f":     "A-backspace",
		"\x1b\r":       "A-ret",
		"\x1b\x01":     "A-C-a",
		"\x1b_a":       "A-_ a",
		"\x1b^a":       "A-^ a",
		"\x1bXa":       "A-X a",
		"\x1bNa":       "A-N a",
		"\x1bOO":       "A-O O",
		"\x1bO":        "A-O",
		"\x1b[":        "A-[",
		"\x1b[\x01":    "A-[ C-a",
		"\x1b[[":       "A-[ [",
		"\x1b[[x":      "A-[ [ x",
		"\x1b]":        "A-]",
		"\x1b]a":       "A-] a",
		"\x1b]1":       "A-] 1",
		"\x1b]11":      "A-] 1 1",
		"\x1bP":        "A-P",
		"\x1bPa":       "A-P a",
		"\x1bP>":       "A-P gt",
		"\x1b\\":       `A-\`,

		// arrows and the keys around them, of all kinds of terminals
		"\x1b[A\x1b[B\x1b[C\x1b[D":                     "up down right left",
		"\x1bOA\x1bOB\x1bOC\x1bOD\x1bOH\x1bOF":         "up down right left home end",
		"\x1b[H\x1b[F\x1b[1~\x1b[4~\x1b[7~\x1b[8~":     "home end home end home end",
		"\x1b[2~\x1b[3~\x1b[5~\x1b[6~":                 "ins del pageup pagedown",
		"\x1b[1;2A\x1b[1;3B\x1b[1;5C\x1b[1;6D":         "S-up A-down C-right S-C-left",
		"\x1b[5A\x1b[3;5~\x1b[1;9H":                    "C-up C-del Meta-home",
		"\x1b[a\x1b[b\x1b[c\x1b[d\x1bOa\x1bOd":         "S-up S-down S-right S-left C-up C-left",
		"\x1b[3$\x1b[3^\x1b[3@\x1b[5$x":                "S-del C-del S-C-del S-pageup x",
		"\x1b\x1b[A\x1b\x1bOC\x1b\x1b[3~\x1b\x1b[1;2A": "A-up A-right A-del S-A-up",
		"\x1b[Z":           "S-tab",
		"\x1bO5A\x1bO1;5B": "C-up C-down",
		"\x1b[E":           "keypadbegin",

		// function keys
		"\x1bOP\x1bOQ\x1bOR\x1bOS":                                         "F1 F2 F3 F4",
		"\x1b[P\x1b[Q\x1b[R\x1b[S":                                         "F1 F2 F3 F4",
		"\x1b[11~\x1b[12~\x1b[13~\x1b[14~\x1b[15~":                         "F1 F2 F3 F4 F5",
		"\x1b[[A\x1b[[B\x1b[[C\x1b[[D\x1b[[E":                              "F1 F2 F3 F4 F5",
		"\x1b[17~\x1b[18~\x1b[19~\x1b[20~\x1b[21~\x1b[23~\x1b[24~\x1b[34~": "F6 F7 F8 F9 F10 F11 F12 F20",
		"\x1b[1;5P\x1b[1;2R\x1b[15;3~":                                     "C-F1 S-F3 A-F5",

		// keypad in application mode
		"\x1bOj\x1bOk\x1bOp\x1bOy\x1bOM": "* + 0 9 ret",

		// numbered keys
		"\x1b[27;5;105~\x1b[27;2;65~\x1b[27;6;97~":                    "C-i A C-A",
		"\x1b[27;5;13~\x1b[27;5;9~\x1b[27;3;27~":                      "C-ret C-tab A-esc",
		"\x1b[27u\x1b[97;5u\x1b[97;3u\x1b[13;2u":                      "esc C-a A-a S-ret",
		"\x1b[97:65;2u\x1b[49:33;6u":                                  "A C-!",
		"\x1b[1089::99;5u\x1b[1089:1057:99;2u":                        "C-c С",
		"\x1b[97;1:1u\x1b[97;1:2u\x1b[97;1:3u":                        "a a",
		"\x1b[1;1:2A\x1b[1;1:3A\x1b[3;1:3~":                           "up",
		"\x1b[97;;228u\x1b[0;;228:246u":                               "ä ä ö",
		"\x1b[97;5;1u\x1b[32;5u":                                      "C-a C-space",
		"\x1b[57399u\x1b[57414u\x1b[57417u\x1b[57376u":                "0 ret left F13",
		"\x1b[57358u\x1b[57363u\x1b[57428u\x1b[57440u":                "capslock menu play mutevolume",
		"\x1b[57441u\x1b[57454;2u\x1b[57450u":                         "",
		"\x1b[1114112u\x1b[55296u\x1b[133u\x1b[99999999999999999999u": "",
		"\x1b[97;9u\x1b[97;69u":                                       "Meta-a C-a",

		// answers and nonsense are no keys
		"\x1b[?62;22cx\x1b[>1;10;0cx":                          "x x",
		"\x1b[?2026;2$yx\x1b[?1ux\x1b[?0ux":                    "x x x",
		"\x1b[0nx\x1b[12;40Rx\x1b[8;24;80tx":                   "x x x",
		"\x1bP>|XTerm(370)\x1b\\x":                             "x",
		"\x1bP1+r544e=78\x1b\\x\x1bP0$r\x1b\\x":                "x x",
		"\x1b]10;rgb:ffff/ffff/ffff\x07x":                      "x",
		"\x1b[99zx\x1b[1;2;3;4;5;6;7;8;9;10Hx\x1b[!px\x1b[ qx": "x x x x",
		"\x1b[12\x1b[A":                                        "up",
		"\x1b[1;5\xffx":                                        "x",
		"\x1b[200":                                             "",
		"\x1b]11;rgb:00\x1b[A":                                 "up",
		"\x1b]11;rgb:00\rx":                                    "ret x",
		"\x1b[97;1:4294967297u":                                "a",

		// other events
		"\x1b[I\x1b[O":                         "focus=true focus=false",
		"\x1b[?997;1n\x1b[?997;2n\x1b[?997;9n": "dark=true dark=false",
		"\x1b]11;rgb:0000/2b2b/3636\x1b\\":     "dark=true",
		"\x1b]11;rgb:ff/f0/e0\x07":             "dark=false",
		"\x1b]11;rgba:0/0/0/f\x07":             "dark=true",
		"\x1b]11;nonsense\x07\x1b]11;rgb:1/2\x07\x1b]11;rgb:x/1/1\x07\x1b]11;rgb://\x07": "",
		"\x1b]52;c;aGVsbG8=\x07\x1b]52;p;aGk=\x1b\\":                                     `clipboard(false)="hello" clipboard(true)="hi"`,
		"\x1b]52;c;%%%\x07\x1b]52;c\x07x":                                                "x",
		"\x1b\x1b[I":                                                                     "esc focus=true",
		"\x1b\x1b[200~a\x1b[201~":                                                        `esc paste"a"`,
		"\x1b\x1b[?1u":                                                                   "esc",

		// mouse
		"\x1b[<0;3;2M\x1b[<32;4;2M\x1b[<0;4;2m":                             "press-left@2,1 drag-left@3,1 release-left@3,1",
		"\x1b[<2;1;1M\x1b[<1;1;1M\x1b[<35;9;9M":                             "press-right@0,0 press-middle@0,0 move@8,8",
		"\x1b[<64;5;5M\x1b[<65;5;5M\x1b[<66;5;5M\x1b[<67;5;5M\x1b[<64;5;5m": "wheel-up@4,4 wheel-down@4,4 wheel-left@4,4 wheel-right@4,4",
		"\x1b[<28;1;1M\x1b[<128;1;1M\x1b[<0;0;0M":                           "press-left@0,0+7 press-left@0,0x2",
		"\x1b[M !!\x1b[M#!!\x1b[M`!!":                                       "press-left@0,0 release-left@0,0 wheel-up@0,0",
		"\x1b[M \xff\xffx":                                                  "press-left@222,222 x",
		"\x1b[M \rx":                                                        "ret x",
		"\x1b[M !":                                                          "",
		"\x1b[32;3;2M\x1b[35;3;2M\x1b[96;3;2M":                              "press-left@2,1 release-left@2,1 wheel-up@2,1",
		"\x1b[<0;99999999999;1M":                                            "press-left@65536,0",

		// paste
		"\x1b[200~a\r\x1b[31mb\xff\x1b[201~c": `paste"a\r\x1b[31mb\xff" c`,
		"\x1b[200~\x1b[201~\x1b[201~x":        `paste"" x`,
		"\x1b[200~\x1b\x1b[20\x1b[201~":       `paste"\x1b\x1b[20"`,
		"\x1b[200~open":                       "",
	} {
		if got := decode(in); got != want {
			t.Errorf("%q gave %s, want %s", in, got, want)
		}
	}
}

// What came as escape byte and key is marked, as it may be two keys; it is two
// for sure where the terminal has a better way to report Alt.
func TestEscaped(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b:w\r":         "esc : w ret",
		"\x1bж":            "esc ж",
		"\x1b\x1b[B":       "esc down",
		"\x1b\x1bOP":       "esc F1",
		"\x1b[":            "esc [",
		"\x1bO":            "esc O",
		"\x1b]11":          "esc ] 1 1",
		"\x1b[97;3u":       "A-a",
		"\x1b[1;3B":        "A-down",
		"\x1b\x1b":         "esc esc",
		"\x1b\x1b\x1b[A":   "esc esc up",
		"\x1b\x1bo\x1b\rx": "esc esc o esc ret x",
	} {
		d := decoder{exact: true}
		events := slices.Clone(d.feed([]byte(in), time.Time{}))
		if got := show(append(events, d.expire()...)); got != want {
			t.Errorf("%q gave %s, want %s", in, got, want)
		}
		// Without that it is the same once marked keys are taken apart.
		d = decoder{}
		events = slices.Clone(d.feed([]byte(in), time.Time{}))
		var apart []event.Event
		for _, e := range append(events, d.expire()...) {
			if k := e.(event.Key); k.Escaped {
				k.Mods &^= keymap.ModAlt
				apart = append(apart, event.Key{Key: keymap.Named(keymap.Esc)}, event.Key{Key: k.Key})
			} else {
				apart = append(apart, k)
			}
		}
		if got := show(apart); got != want {
			t.Errorf("%q, taken apart, gave %s, want %s", in, got, want)
		}
	}
}

func TestTimeouts(t *testing.T) {
	start := time.Unix(1000, 0)
	for in, want := range map[string]time.Duration{
		"\x1b": 25 * time.Millisecond, "\x1b\x1b": 25 * time.Millisecond, "\x1b[": 25 * time.Millisecond,
		"\x1bO": 25 * time.Millisecond, "\x1b]1": 25 * time.Millisecond, "\x1b\x1b[": 25 * time.Millisecond, "\xe4": 25 * time.Millisecond,
		"\x1b[1": lostAfter, "\x1b[M ": lostAfter, "\x1b\x1b[1;": lostAfter, "\x1b]11;rg": lostAfter,
		"a": -1, "\x1b[200~abc\x1b": -1, "\x1b[A": -1, "\x1bx": -1,
	} {
		d := decoder{escTimeout: 25 * time.Millisecond}
		d.feed([]byte(in), start)
		at, ok := d.deadline()
		if ok != (want >= 0) || ok && at.Sub(start) != want {
			t.Errorf("%q waits until %v, %v; want %v", in, at.Sub(start), ok, want)
		}
		d.expire()
		if in == "\x1b[200~abc\x1b" {
			continue
		}
		if _, ok := d.deadline(); ok {
			t.Errorf("%q still waits after its time", in)
		}
		if got := show(d.feed([]byte("x"), start)); got != "x" {
			t.Errorf("after %q x gave %s", in, got)
		}
	}
}

// A paste without end does not lock the user out, and one that only pauses is
// not cut.
func TestStuckPaste(t *testing.T) {
	now := time.Unix(1000, 0)
	var d decoder
	feed := func(s string, after time.Duration) string {
		now = now.Add(after)
		return show(d.feed([]byte(s), now))
	}
	feed("\x1b[200~one", 0)
	if got := feed("two\x1b", time.Hour); got != "" {
		t.Error(got)
	}
	if got := feed("\x03", time.Second); got != "" {
		t.Error(got)
	}
	if got := feed("\x03", 3*time.Second); got != `paste"onetwo\x1b\x03" C-c` {
		t.Error(got)
	}
}

func TestClicks(t *testing.T) {
	now := time.Unix(1000, 0)
	var d decoder
	var got []string
	for _, s := range []struct {
		in    string
		after time.Duration
	}{
		{"\x1b[<0;3;2M", 0}, {"\x1b[<0;3;2m", 0}, {"\x1b[<0;3;2M", 300 * time.Millisecond}, {"\x1b[<0;3;2M", 300 * time.Millisecond},
		{"\x1b[<0;3;2M", 300 * time.Millisecond}, {"\x1b[<0;3;2M", time.Second}, {"\x1b[<0;4;2M", 0}, {"\x1b[<2;4;2M", 0},
	} {
		now = now.Add(s.after)
		for _, e := range d.feed([]byte(s.in), now) {
			if m := e.(event.Mouse); m.Action == event.Press {
				got = append(got, fmt.Sprint(m.Clicks))
			}
		}
	}
	if got := strings.Join(got, ""); got != "1231111" {
		t.Errorf("clicks %s", got)
	}
}

func TestReplies(t *testing.T) {
	var d decoder
	d.feed([]byte("\x1b[?5u\x1b[?2026;2$y\x1b[?2027;0$y\x1bP>|tmux 3.5\x1b\\\x1b[?62;4c"), time.Time{})
	want := []reply{
		{kind: kittyReply, mode: 5}, {kind: modeReply, mode: 2026, set: true}, {kind: modeReply, mode: 2027},
		{kind: versionReply, text: "tmux 3.5"}, {kind: attributesReply},
	}
	if !slices.Equal(d.replies, want) {
		t.Errorf("got %v", d.replies)
	}
}

func TestLegacyCharset(t *testing.T) {
	upper := new([128]rune)
	for i := range upper {
		upper[i] = rune(0x80 + i)
	}
	d := decoder{upper: upper}
	if got := show(d.feed([]byte("a\xe9\x1b\xe9\x9b"), time.Time{})); got != "a é A-é" {
		t.Error(got)
	}
}

func TestBigStrings(t *testing.T) {
	text := strings.Repeat("0123456789", 100_000)
	in := "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(text)) + "\x1b\\x"
	if got, want := decode(in), fmt.Sprintf("clipboard(false)=%q x", text); got != want {
		t.Errorf("a clipboard of 1 MB gave %.100s", got)
	}
	if got := decode("\x1b]11;" + strings.Repeat("a", 100_000) + "\x07x"); got != "x" {
		t.Errorf("a long answer gave %.100s", got)
	}
	paste := strings.Repeat("line\r", 200_000)
	if got := decode("\x1b[200~" + paste + "\x1b[201~x"); got != fmt.Sprintf("paste%q x", paste) {
		t.Errorf("a paste of 1 MB gave %.100s", got)
	}
	if got := decode("\x1b[" + strings.Repeat("1", 300) + "\x1b[A"); !strings.HasSuffix(got, " up") {
		t.Errorf("a sequence without end gave %s", got)
	}
}

// FuzzDecoder: any bytes in any pieces give the same as in one piece, and
// whatever they were, what is typed after them is understood.
func FuzzDecoder(f *testing.F) {
	for _, s := range []string{
		"hello\x1b", "\x1b[<0;3;2M\x1b[200~paste\x1b[201~", "\x1b]11;rgb:1/2/3\x1b\\\x1b[97:65;2:1;65u", "\x1b\x1b\x1b[[A\x1bO5P",
		"\xff\xc3\x1b\xe4\xb8\x96\x1bP>|x\x1b\x1b\\", "\x1b[M !!\x1b[3$\x1b[?2026;2$y\x1b]52;c;aGk=\x07", "\x1b[200~\x1b[20\x1b",
	} {
		f.Add([]byte(s), uint64(1), false)
		f.Add([]byte(s), uint64(2), true)
	}
	f.Fuzz(func(t *testing.T, in []byte, seed uint64, exact bool) {
		whole, split := decoder{exact: exact}, decoder{exact: exact}
		want := slices.Clone(whole.feed(in, time.Time{}))

		rnd := rand.New(rand.NewPCG(seed, 0))
		var got []event.Event
		for rest := in; len(rest) > 0; {
			n := 1 + rnd.IntN(len(rest))
			if seed%2 == 0 {
				n = 1
			}
			got = append(got, split.feed(slices.Clone(rest[:n]), time.Time{})...)
			rest = rest[n:]
			if len(split.buf) > maxSequence {
				t.Fatalf("%d bytes pending", len(split.buf))
			}
		}
		got = append(got, split.expire()...)
		want = append(want, whole.expire()...)
		if a, b := show(got), show(want); a != b {
			t.Fatalf("%q in pieces gave %s, as a whole %s", in, a, b)
		}
		if !slices.Equal(split.replies, whole.replies) {
			t.Fatalf("replies %v and %v", split.replies, whole.replies)
		}
		if whole.paste.active {
			whole.feed([]byte(pasteEnd), time.Time{})
		}
		if a := show(whole.feed([]byte("x\x1b[Aé"), time.Time{})); a != "x up é" {
			t.Fatalf("after %q typing gave %s", in, a)
		}
	})
}

func BenchmarkDecodeKeys(b *testing.B) {
	in := []byte(strings.Repeat("hello world\x1b[A\x1b[97;5u", 100))
	var d decoder
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		d.feed(in, time.Time{})
	}
}

func BenchmarkDecodePaste(b *testing.B) {
	in := []byte("\x1b[200~" + strings.Repeat("some text\x1b[0m\r", 100_000) + "\x1b[201~")
	var d decoder
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		for p := range slices.Chunk(in, 4096) {
			d.feed(p, time.Time{})
		}
	}
}
