package clipboard_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hx/editor/event"
	"hx/internal/hxtest"
)

const wait = 60 * time.Second

func session(t *testing.T, conf string) *hxtest.Session {
	return hxtest.New(t, hxtest.Options{Config: conf, Files: map[string]string{"a.txt": "one\ntwo\n"}, Open: "a.txt"})
}

// TestTerminal: what is copied goes to the terminal, what it reports is pasted.
func TestTerminal(t *testing.T) {
	s := session(t, "[editor]\nclipboard-provider = \"termcode\"\nosc52-read = true\n")
	s.Keys(t, "x<space>y")
	s.Wait(wait)
	if s.Clipboard != "one\n" {
		t.Errorf("the terminal got %q", s.Clipboard)
	}
	s.Events(event.Clipboard{Text: "from elsewhere\n"})
	s.Keys(t, "<space>p")
	s.Wait(wait)
	if got := s.Text(); got != "one\nfrom elsewhere\ntwo\n" {
		t.Errorf("pasting gives %q", got)
	}
	s.Keys(t, ":show-clipboard-provider<ret>")
	if got := s.Ed.Msg.Text; !strings.Contains(got, "termcode") {
		t.Errorf("the provider is %q", got)
	}
}

// TestPrograms: copying and pasting by programs that the settings name, and
// another provider from the next :set on.
func TestPrograms(t *testing.T) {
	file := filepath.Join(t.TempDir(), "clip")
	s := session(t, "[editor.clipboard-provider.custom]\nyank = { command = \"sh\", args = [\"-c\", \"cat > '"+file+"'\"] }\n"+
		"paste = { command = \"sh\", args = [\"-c\", \"cat '"+file+"'\"] }\n")
	s.Keys(t, "x<space>y")
	s.Wait(wait)
	if b, err := os.ReadFile(file); err != nil || string(b) != "one\n" {
		t.Errorf("the program got %q, %v", b, err)
	}
	s.Keys(t, ":set clipboard-provider none<ret>jx<space>y")
	s.Wait(wait)
	if b, _ := os.ReadFile(file); string(b) != "one\n" {
		t.Errorf("the program is still asked: %q", b)
	}
	s.Keys(t, "<space>p")
	if got := s.Text(); got != "one\ntwo\ntwo\n" {
		t.Errorf("without a provider pasting gives %q", got)
	}
}
