package registry_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"hx/internal/hxtest"
	"hx/render"
)

// monkeyKeys are what the monkey types: commands, arguments and text. Nothing
// that leaves the editor, waits for the user, or touches files.
var monkeyKeys = strings.Fields(`h j k l w b e W B E f t F T x X % s S C <A-C> ; <A-;> , <A-,> ( ) <A-(> <A-)> _ & v
	d c y p P R r ~ ` + "`" + ` <A-` + "`" + `> <gt> <gt> <lt> J <A-J> i a I A o O u U u u . <A-.> <esc> <esc> <esc> <esc> <ret> <space> <backspace> <del>
	g G gg ge gl gh gs gj gk 0 1 2 3 4 / ? n N * K <A-K> <A-s> <A-minus> <A-_> <A-d> <A-c> <A-x> <A-:> m mm mi ma ms md mr
	( ) [ ] { } " ' a b c x y z é 漢 <tab> <C-a> <C-x> <C-w> <C-u> <C-k> <C-d> <C-f> <C-b> <C-o> <C-i> <C-s> <C-c> <C-r> Q q
	z zz zt zb ]p [p ]<space> [<space> gw + - = @ \d+ \w . , ; o <up> <down> <left> <right> <home> <end> <pageup> <pagedown>`)

var monkeyTexts = []string{
	"", "\n", "one two three\nfour (five) six\n\n  seven, eight\nnine", "a\r\nb\r\n\r\nc d\r\n",
	"é漢字 👩\u200d👧 e\u0301x\n\tतनक\n", "let x = [1, 2, {\"a\": 'b'}];\n// note\n", "x\xffy\n\xc3\n",
}

// TestMonkey types at random and checks after every key what must always hold;
// at the end undoing everything gives the first text and redoing the last one.
// HX_MONKEY is how long to go on, such as 10m.
func TestMonkey(t *testing.T) {
	end := time.Now().Add(3 * time.Second)
	if s := os.Getenv("HX_MONKEY"); s != "" {
		d, err := time.ParseDuration(s)
		if err != nil {
			t.Fatal(err)
		}
		end = time.Now().Add(d)
	}
	first := uint64(1)
	if s := os.Getenv("HX_SEED"); s != "" {
		fmt.Sscan(s, &first)
	}
	runs := 0
	for seed := first; time.Now().Before(end); seed++ {
		monkey(t, seed)
		if t.Failed() {
			return
		}
		runs++
	}
	t.Logf("%d runs", runs)
}

func monkey(t *testing.T, seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 11))
	text := monkeyTexts[rng.IntN(len(monkeyTexts))]
	s := hxtest.New(t, hxtest.Options{
		Files: map[string]string{"a.txt": text}, Open: "a.txt", Width: 10 + rng.IntN(90), Height: 3 + rng.IntN(30),
		Config: "[editor]\nshell = [\"true\"]\nauto-completion = false\n[editor.lsp]\nenable = false\n[keys.normal]\n\":\" = \"no_op\"\nspace = \"no_op\"\n\"C-z\" = \"no_op\"\n",
	})
	opened := s.Text()
	d := s.Ed.Doc()
	var typed []string
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("seed %d: %v\n%s", seed, p, strings.Join(typed, ""))
		}
	}()
	var painter render.Painter
	for range 20 + rng.IntN(60) {
		key := monkeyKeys[rng.IntN(len(monkeyKeys))]
		typed = append(typed, key)
		s.Keys(t, key)
		if strings.Contains(s.Ed.Msg.Text, "please report") {
			t.Errorf("seed %d: %s\n%q %s", seed, s.Ed.Msg.Text, text, strings.Join(typed, ""))
			return
		}
		if why := illegal(s); why != "" {
			t.Errorf("seed %d: %s\n%q %s", seed, why, text, strings.Join(typed, ""))
			return
		}
		painter.Paint(s.Ed, render.Extra{})
	}
	s.Keys(t, "<esc><esc><esc>")
	if s.Ed.Doc() != d {
		return
	}
	last := s.Text()
	d.Earlier(1 << 20)
	if got := d.Text().String(); got != opened {
		t.Errorf("seed %d: undone to %q, opened %q\n%s", seed, got, opened, strings.Join(typed, ""))
	}
	d.Later(1 << 20)
	if got := d.Text().String(); got != last && d.Revision() == 0 {
		t.Errorf("seed %d: redone to %q, was %q\n%s", seed, got, last, strings.Join(typed, ""))
	}
}

// illegal says which rule the focused selection breaks, "" for none.
func illegal(s *hxtest.Session) string {
	d := s.Ed.Doc()
	t := d.Text()
	sel := s.Ed.Selection()
	end := 0
	for i, r := range sel.Ranges() {
		switch {
		case r.From() < 0 || r.To() > t.Len():
			return fmt.Sprintf("range %v leaves the text of %d bytes", r, t.Len())
		case i > 0 && r.From() < end:
			return "ranges overlap or are out of order"
		case !t.IsBoundary(r.Anchor) || !t.IsBoundary(r.Head):
			return fmt.Sprintf("range %v is not on grapheme boundaries", r)
		case r.IsEmpty() && r.Head != t.Len():
			return fmt.Sprintf("range %v is empty", r)
		}
		end = r.To()
	}
	if sel.PrimaryIndex() >= sel.Len() {
		return "there is no primary range"
	}
	return ""
}
