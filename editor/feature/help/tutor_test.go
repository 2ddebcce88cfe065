package help_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"hx/editor"
	"hx/editor/selection"
	"hx/internal/hxtest"
	hxruntime "hx/runtime"
)

// lesson is a task of the tutor as a pupil does it: from the first place of a
// text on, the keys that the lesson tells.
type lesson struct{ at, keys string }

var course = []lesson{
	{"xylophone", "ikind <esc>"},
	{"e the sun", "as<esc>"},
	{"ooon", "dd"}, {"s rounnd", "d"}, {"nnd.", "d"},
	{"carefully at", "e"},
	{"very easy", "wd"},
	{"white.", "ecblack<esc>"},
	{"--> remove", "xd"},
	{"--> one\n\n", "o--> two<esc>"},
	{"--> a line", "xxJ"},
	{"--> echo", "xyp"},
	{"very good", "wyp"},
	{"stop! Thank", "f!"},
	{"needle hay", "ggll/needle<ret>n"},
	{"One mark", "gld"},
	{"three small words in", "veee<esc>"},
	{"red\n", "CC,"},
	{"--> cat", "xscat<ret>cdog<esc>,"},
	{"two)", "mi("},
	{"quote here", "miwms\""},
	{"plain)", "md("},
	{"one\n--> two\n--> three", "A!<esc>j.j."},
	{"Two of me", "<C-w>v<C-w>q"},
}

// do puts the cursor on a text and presses keys; the hooks see every key.
func (l lesson) do(t *testing.T, s *hxtest.Session) {
	t.Helper()
	at := strings.Index(s.Text(), l.at)
	if at < 0 {
		t.Fatalf("%q is not in the tutor", l.at)
	}
	s.Ed.Select(s.Ed.View(), selection.Single(selection.Point(at)))
	steps, err := hxtest.ParseSteps(l.keys)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range steps {
		s.Events(step.Event)
		for _, hook := range s.Ed.Hooks.Settle {
			hook(s.Ed)
		}
	}
}

// marks counts the ticks and rings at the ends of lines.
func marks(s *hxtest.Session) (ticks, rings int) {
	for line := range s.Ed.Doc().Text().Lines() {
		for _, f := range s.Ed.Looks.LineEnd {
			for _, p := range f(s.Ed, s.Ed.View(), s.Ed.Doc(), line) {
				ticks += strings.Count(p.Text, "✔")
				rings += strings.Count(p.Text, "○")
			}
		}
	}
	return ticks, rings
}

// TestTutorCanBeDone does what the tutor says and wants every task to turn done.
func TestTutorCanBeDone(t *testing.T) {
	s := open(t, ":tutor<ret>")
	lesson{"hx: the keys", ""}.do(t, s)
	ticks, all := marks(s)
	if ticks != 0 || all < 20 {
		t.Fatalf("at the beginning %d tasks are done, %d are to do", ticks, all)
	}
	for _, l := range course {
		l.do(t, s)
	}
	ticks, rings := marks(s)
	if ticks != all || rings != 0 {
		t.Errorf("%d of %d tasks are done; to do are the rings in\n%s", ticks, all, ringed(s))
	}
	s.Keys(t, "gg")
	if !strings.Contains(lastMessage(s.Ed), "last of") {
		t.Errorf("at the end it says %q", lastMessage(s.Ed))
	}
	if s.Keys(t, ":q!<ret>"); true {
		if _, ended := s.Ed.Quitting(); !ended {
			t.Error(":q! does not leave")
		}
	}
}

func lastMessage(ed *editor.Editor) string {
	all := ed.Messages()
	return all[len(all)-1].Text
}

// ringed are the lines whose task is not done.
func ringed(s *hxtest.Session) string {
	var out []string
	d := s.Ed.Doc()
	for line := range d.Text().Lines() {
		for _, f := range s.Ed.Looks.LineEnd {
			for _, p := range f(s.Ed, s.Ed.View(), d, line) {
				if p.Text == "○" {
					out = append(out, d.Text().LineText(line))
				}
			}
		}
	}
	return strings.Join(out, "\n")
}

func TestTutorText(t *testing.T) {
	text, _, err := hxruntime.Files{}.Read("tutor.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(text, "\n") {
		if utf8.RuneCountInString(line) > 72 {
			t.Errorf("line %d is too long for 80 columns with its gutter", i+1)
		}
		if strings.HasPrefix(line, "%") && !strings.HasPrefix(line, "%text -->") && !strings.HasPrefix(line, "%select ") &&
			!strings.HasPrefix(line, "%cursors ") && !strings.HasPrefix(line, "%splits ") {
			t.Errorf("line %d has no task that is known: %s", i+1, line)
		}
	}
}

func TestTutorAgain(t *testing.T) {
	s := open(t, ":tutor<ret>")
	s.Keys(t, "ix<esc>:new<ret>:tutor<ret>")
	if !strings.HasPrefix(s.Text(), "x") || s.Ed.Doc().Name("") != "[tutor]" {
		t.Error("asked for again it begins anew")
	}
	s.Keys(t, ":bc!<ret>:tutor<ret>")
	if strings.HasPrefix(s.Text(), "x") {
		t.Error("after it was closed it does not begin anew")
	}
}
