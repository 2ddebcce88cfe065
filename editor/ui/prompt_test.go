package ui

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"hx/editor/event"
	"hx/keymap"
)

// desk is a prompt over a fixed set of words, like a command line; notes has
// what was called back.
type desk struct {
	*Prompt
	notes   []string
	history []string
}

// words that the last word of the line may become; "dir/" is a folder.
var deskWords = map[string][]string{
	"":     {"alpha", "beta", "dir/"},
	"d":    {"dir/"},
	"dir/": {"dir/one", "dir/two"},
	"a":    {"alpha"},
	"be":   {"beta"},
}

func newDesk(history ...string) *desk {
	d := &desk{history: history}
	note := func(kind string) func(string) {
		return func(line string) { d.notes = append(d.notes, kind+" "+line) }
	}
	d.Prompt = NewPrompt(PromptOptions{
		Label: ":", Accept: note("accept"), Change: note("change"), Abort: func() { note("abort")("") },
		History: func() []string { return d.history },
		Complete: func(line string, cursor int) Candidates {
			from := strings.LastIndexByte(line[:cursor], ' ') + 1
			c := Candidates{From: from, To: cursor}
			for _, w := range deskWords[line[from:cursor]] {
				c.List = append(c.List, Candidate{Text: w, Into: strings.HasSuffix(w, "/"), Inside: len(w), Doc: "the " + w})
			}
			return c
		},
		Help: func(line string, cursor int) *Help {
			if name, _, _ := strings.Cut(line, " "); name != "" {
				return &Help{Name: name}
			}
			return nil
		},
		Register:  func(name rune) string { return string(name) },
		Registers: func() []InfoRow { return []InfoRow{{Key: "a", Text: "x"}} },
	})
	return d
}

func TestPromptLine(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		// the candidates
		{"x <tab>", "x alpha¦"},
		{"x <tab><tab>", "x beta¦"},
		{"x <tab><tab><tab>", "x dir/¦"},
		{"x <tab><tab><tab><tab>", "x alpha¦"},
		{"x <S-tab>", "x dir/¦"},
		{"x <S-tab><S-tab>", "x beta¦"},
		{"x <tab><S-tab>", "x dir/¦"},
		{"x <tab>y", "x alphay¦"},
		{"x <tab><C-q><tab>", "x alpha¦"}, // nothing goes on from "alpha"
		{"x y<home><tab>", "alpha¦x y"},
		{"x d<tab>", "x dir/¦"},
		{"x d<tab><tab>", "x dir/one¦"}, // a single folder is entered at once
		{"x d<tab><tab><tab><tab>", "x dir/one¦"},
		{"x <S-tab><tab>", "x alpha¦"}, // among others it is not
		{"x <S-tab><ret><tab>", "x dir/one¦"},
		{"x nosuch<tab>", "x nosuch¦"},
		{"<tab>", "alpha¦"},
		// the arrows move in the list if something is typed
		{"x <down>", "x alpha¦"},
		{"x <down><down>", "x beta¦"},
		{"x <up>", "x dir/¦"},
		{"x <down><up><up>", "x beta¦"},
		// otherwise they walk the history
		{"<up>", "new line¦"},
		{"<up><up>", "old¦"},
		{"<up><up><up>", "old¦"},
		{"<up><up><down>", "new line¦"},
		{"<up><down>", "¦"},
		{"<down>", "¦"},
		{"<up><down><down><up>", "new line¦"},
		{"nosuch<up>", "new line¦"},
		{"nosuch<up><down>", "nosuch¦"},
		{"<up><left>x<up>", "new line¦"}, // edited, but there is nothing to choose
		// C-p and C-n always do
		{"x <C-p>", "new line¦"},
		{"x <C-p><C-p><C-n>", "new line¦"},
		{"x <C-p><C-n>", "x ¦"},
		{"x <tab><C-p>", "new line¦"},
		{"x <tab><C-p><C-n>", "x alpha¦"},
		{"<tab><down>", "beta¦"}, // a chosen candidate goes before the history
	} {
		d := newDesk("new line", "old")
		feed(t, d, c.keys)
		if got := marked(&d.field); got != c.want {
			t.Errorf("%s: %s, want %s", c.keys, got, c.want)
		}
	}
}

func TestPromptCallbacks(t *testing.T) {
	for _, c := range []struct {
		keys   string
		notes  string
		result Result
	}{
		{"ab<ret>", "change a|change ab|accept ab", Close},
		{"<ret>", "accept newest", Close},
		{"a<backspace><ret>", "change a|change |accept newest", Close},
		{"a<esc>", "change a|abort ", Close},
		{"<C-c>", "abort ", Close},
		{"a<left><C-e><home>", "change a", Consumed},
		{"a<tab><tab>", "change a|change alpha|change alpha", Consumed},
		{"<up><up><down>", "change newest|change older|change newest", Consumed},
		{"«ab»", "change ab", Consumed},
		{"a <S-tab><ret>", "change a|change a |change a dir/", Consumed},
		{"a <S-tab><ret><ret>", "change a|change a |change a dir/|accept a dir/", Close},
		{"<C-r><esc><esc>", "abort ", Close},
		{"<C-r>x", "change x", Consumed},
	} {
		d := newDesk("newest", "older")
		if got := feed(t, d, c.keys); got != c.result {
			t.Errorf("%s: result %d", c.keys, got)
		}
		if got := strings.Join(d.notes, "|"); got != c.notes {
			t.Errorf("%s: %s", c.keys, got)
		}
	}
}

func TestPromptView(t *testing.T) {
	d := newDesk("newest")
	if v := d.View(); v.Hint != "newest" || v.Chosen != -1 || len(v.Candidates) != 3 || v.Help != nil || v.Label != ":" {
		t.Errorf("%+v", v)
	}
	feed(t, d, "x <tab>")
	v := d.View()
	if v.Hint != "" || v.Chosen != 0 || v.Line != "x alpha" || v.Cursor != 7 || v.Help.Name != "x" || v.Candidates[0].Shown() != "alpha" {
		t.Errorf("%+v", v)
	}
	feed(t, d, "<C-r>")
	if v := d.View(); len(v.Registers) != 1 || v.Candidates != nil || v.Chosen != -1 {
		t.Errorf("%+v", v)
	}
	feed(t, d, "b")
	if v := d.View(); v.Registers != nil || v.Line != "x alphab" {
		t.Errorf("%+v", v)
	}
	if c := (Candidate{Text: "'a b'", Label: "a b"}); c.Shown() != "a b" {
		t.Error(c.Shown())
	}
}

func TestPromptChoose(t *testing.T) {
	d := newDesk()
	feed(t, d, "x ")
	d.Choose(1)
	d.Choose(5)
	d.Choose(-1)
	if d.Line() != "x beta" {
		t.Error(d.Line())
	}
	feed(t, d, "<tab>")
	if d.Line() != "x dir/" {
		t.Error(d.Line())
	}
}

// TestPromptInside: behind a quoted folder typing goes on inside of the quotes.
func TestPromptInside(t *testing.T) {
	p := NewPrompt(PromptOptions{Accept: func(string) {}, Complete: func(line string, cursor int) Candidates {
		if cursor < 5 {
			return Candidates{From: 2, To: len(line), List: []Candidate{{Text: "'a b/'", Into: true, Inside: 5}}}
		}
		return Candidates{From: 2, To: len(line), List: []Candidate{{Text: "'a b/c'"}}}
	}})
	feed(t, p, "o a<tab>c")
	if got := marked(&p.field); got != "o 'a b/c¦'" {
		t.Error(got)
	}
	feed(t, p, "<backspace><tab>")
	if got := marked(&p.field); got != "o 'a b/c'¦" {
		t.Error(got)
	}
}

// TestPromptLate: candidates that come later are shown, but not under a choice.
func TestPromptLate(t *testing.T) {
	var list []Candidate
	p := NewPrompt(PromptOptions{Accept: func(string) {}, Complete: func(string, int) Candidates { return Candidates{List: list} }})
	feed(t, p, "<tab>")
	if p.Line() != "" {
		t.Error(p.Line())
	}
	list = []Candidate{{Text: "a"}, {Text: "b"}}
	p.Refresh()
	feed(t, p, "<tab>")
	list = list[:1]
	p.Refresh()
	feed(t, p, "<tab>")
	if p.Line() != "b" {
		t.Error(p.Line())
	}
	list = []Candidate{{Text: "x"}}
	p.o.Complete = func(string, int) Candidates { return Candidates{From: 5, To: 9, List: list} }
	feed(t, p, "y<tab>") // a span that is not in the line is refused
	if p.Line() != "by" {
		t.Error(p.Line())
	}
}

func TestPromptBare(t *testing.T) {
	var got []string
	p := NewPrompt(PromptOptions{Line: "name", Accept: func(line string) { got = append(got, line) }})
	if r := feed(t, p, "<up><down><tab><S-tab><C-q><C-r>x<C-s><C-n>"); r != Consumed || p.Line() != "namex" {
		t.Error(r, p.Line())
	}
	p.SetLine("")
	if r := feed(t, p, "<ret>"); r != Close || !slices.Equal(got, []string{""}) {
		t.Error(r, got)
	}
}

// TestPromptOver: keys that are played while the line runs go below.
func TestPromptOver(t *testing.T) {
	var s Stack
	low := &spy{}
	var p *Prompt
	p = NewPrompt(PromptOptions{Accept: func(string) {
		s.Handle(event.Key{Key: keymap.Char('z')})
		p.Cancel()
	}, Abort: func() { t.Error("aborted after it was accepted") }})
	s.Push(low)
	s.Push(p)
	s.Handle(event.Key{Key: keymap.Char('a')})
	s.Handle(event.Key{Key: keymap.Named(keymap.Enter)})
	if s.Top() != Layer(low) || len(low.got) != 1 {
		t.Errorf("%v, %+v", s.Top(), low.got)
	}
}

// spy is a layer that remembers what it got.
type spy struct{ got []event.Event }

func (s *spy) Handle(ev event.Event) Result {
	s.got = append(s.got, ev)
	return Ignored
}

func TestPromptOtherEvents(t *testing.T) {
	d := newDesk()
	for _, c := range []struct {
		ev   event.Event
		want Result
	}{
		{event.Mouse{Action: event.Press}, Consumed},
		{event.Mouse{Action: event.WheelDown}, Consumed},
		{event.Resize{}, Ignored},
		{event.Focus{}, Ignored},
		{event.Hangup{}, Ignored},
	} {
		if got := d.Handle(c.ev); got != c.want {
			t.Errorf("%+v: %d", c.ev, got)
		}
	}
}

// TestPromptLaws: whatever is typed, the line stays legal, the view agrees with
// it, and every change is told.
func TestPromptLaws(t *testing.T) {
	keys := promptKeys(keymap.PromptWidget)
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 3))
		d := newDesk("a b", "dir/\nx", "🇩🇪")
		for range 50 {
			before, told := d.Line(), len(d.notes)
			var ev event.Event = event.Key{Key: keys[rng.IntN(len(keys))]}
			if rng.IntN(3) == 0 {
				ev = event.Paste{Text: bits[rng.IntN(len(bits))]}
			}
			r := d.Handle(ev)
			checkField(t, &d.field)
			checkView(t, d.View())
			if d.Line() != before && len(d.notes) == told {
				t.Fatalf("seed %d: %v changed %q to %q in secret", seed, ev, before, d.Line())
			}
			if r == Close {
				break
			}
		}
	}
}

func checkView(t *testing.T, v PromptView) {
	t.Helper()
	if v.Chosen < -1 || v.Chosen >= len(v.Candidates) || v.Cursor > len(v.Line) {
		t.Fatalf("%+v", v)
	}
}

func FuzzPrompt(f *testing.F) {
	keys := promptKeys(keymap.PromptWidget)
	f.Add([]byte{0, 1, 2}, "a b")
	f.Add([]byte{200, 3, 40, 39, 38}, "\xff\u0301")
	f.Fuzz(func(t *testing.T, picks []byte, paste string) {
		d := newDesk(paste, "x", fmt.Sprint(picks))
		for _, b := range picks {
			if int(b) < len(keys) {
				d.Handle(event.Key{Key: keys[b]})
			} else {
				d.Handle(event.Paste{Text: paste})
			}
			checkField(t, &d.field)
			checkView(t, d.View())
		}
	})
}
