package journal_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hx/editor/config"
	"hx/editor/event"
	"hx/editor/feature/journal"
	"hx/editor/feature/settings"
	"hx/internal/hxtest"
)

// start opens an editor that keeps its state in a folder.
func start(t *testing.T, dir, state, open string) *hxtest.Session {
	t.Helper()
	return hxtest.New(t, hxtest.Options{Dir: dir, Open: open, Settings: settings.Files{Dirs: config.Dirs{State: state}}})
}

func settle(s *hxtest.Session) {
	for _, hook := range s.Ed.Hooks.Settle {
		hook(s.Ed)
	}
	s.Wait(10 * time.Second)
}

// files are the journals there are, without locks.
func files(t *testing.T, state string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(state, "journal", "*", "[0-9]*"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestWhatASignalLeavesIsRecovered(t *testing.T) {
	dir, state := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "f"), []byte("one\ntwo\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := start(t, dir, state, "f")
	s.Keys(t, "inew <esc>:new<ret>iscratch<esc>")
	settle(s)
	s.Ed.End() // without :quit: a signal ended it
	left := files(t, state)
	if len(left) != 2 {
		t.Fatalf("the journals are %q", left)
	}
	for _, f := range left {
		file, err := os.Stat(f)
		if err != nil || file.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", f, file, err)
		}
		if folder, _ := os.Stat(filepath.Dir(f)); folder.Mode().Perm() != 0o700 {
			t.Errorf("the folder has mode %v", folder.Mode())
		}
	}

	s = start(t, dir, state, "f")
	settle(s)
	if !strings.HasPrefix(s.Ed.Msg.Text, "There is unsaved text of f (") {
		t.Errorf("the message at start is %q", s.Ed.Msg.Text)
	}
	s.Keys(t, "f<ret>") // the list is open; this one has the file's name
	if s.Text() != "new one\ntwo\n" || !s.Ed.Doc().Modified() {
		t.Errorf("recovered %q, message %q", s.Text(), s.Ed.Msg.Text)
	}
	s.Keys(t, "u")
	if s.Text() != "one\ntwo\n" {
		t.Errorf("undone it is %q", s.Text())
	}
	s.Keys(t, "U:w<ret>")
	settle(s) // what was written is said when it is, over a later message too
	s.Keys(t, ":recover<ret><ret>")
	if s.Text() != "scratch\n" || s.Ed.Doc().File.Path != "" {
		t.Errorf("the other text is %q", s.Text())
	}
	s.Keys(t, ":recover<ret>")
	if s.Ed.Msg.Text != "'recover': no unsaved text was left behind" {
		t.Errorf("the message at the end is %q", s.Ed.Msg.Text)
	}
	s.Keys(t, ":qa!<ret>")
	s.Ed.End()
	if left := files(t, state); len(left) != 0 {
		t.Errorf("after a deliberate end there are %q", left)
	}
}

func TestSavingAndUndoingRemoveTheJournal(t *testing.T) {
	dir, state := t.TempDir(), t.TempDir()
	s := start(t, dir, state, "f")
	for _, end := range []string{":w<ret>", "u"} {
		s.Keys(t, "ix<esc>")
		settle(s)
		journal.Of(s.Env).Flush("")
		if n := len(files(t, state)); n != 1 {
			t.Fatalf("before %s there are %d journals", end, n)
		}
		s.Keys(t, end)
		settle(s)
		journal.Of(s.Env).Flush("")
		if n := len(files(t, state)); n != 0 {
			t.Errorf("after %s there are %d journals", end, n)
		}
	}
}

func TestALivingEditorKeepsItsJournals(t *testing.T) {
	dir, state := t.TempDir(), t.TempDir()
	s := start(t, dir, state, "f")
	s.Keys(t, "ix<esc>")
	settle(s)
	journal.Of(s.Env).Flush("")
	other := start(t, dir, state, "f")
	settle(other)
	other.Keys(t, ":recover<ret>")
	if other.Ed.Msg.Text != "'recover': no unsaved text was left behind" {
		t.Errorf("the other editor says %q", other.Ed.Msg.Text)
	}
}

func TestDamagedJournalsGiveWhatIsLeft(t *testing.T) {
	dir, state := t.TempDir(), t.TempDir()
	s := start(t, dir, state, "f")
	s.Keys(t, "i")
	want := ""
	for i := range 3000 {
		want += fmt.Sprintf("word%d ", i)
	}
	s.In.Handle(event.Paste{Text: want})
	s.Keys(t, "<esc>")
	settle(s)
	s.Ed.End()
	file := files(t, state)[0]
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for cut := 0; cut < len(whole); cut += 97 {
		if err := os.WriteFile(file, whole[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		text, _, ok := journal.Read(file)
		kept := strings.TrimSuffix(text, "\n")
		if ok && !strings.HasPrefix(want, kept) || len(kept) < len(want)*cut/len(whole)-len(want)/3 {
			t.Fatalf("of %d bytes there is %d, ok %v", cut, len(kept), ok)
		}
	}
	// One byte takes no more than what is recorded with it.
	for at := 0; at < len(whole); at += 211 {
		broken := bytes.Clone(whole)
		broken[at] ^= 0x40
		if err := os.WriteFile(file, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		if text, _, ok := journal.Read(file); !ok || len(text) < len(want)*2/3 {
			t.Fatalf("with byte %d broken there is %d of %d, ok %v", at, len(text), len(want), ok)
		}
	}
	if err := os.WriteFile(file, whole[:len(whole)-400], 0o600); err != nil {
		t.Fatal(err)
	}
	s = start(t, dir, state, "f")
	settle(s)
	s.Keys(t, "<ret>")
	if len(s.Text()) < len(want)/2 || !strings.HasPrefix(want, s.Text()[:len(want)/2]) {
		t.Errorf("recovered %d bytes", len(s.Text()))
	}
	if !strings.Contains(s.Ed.Msg.Text, "is damaged") {
		t.Errorf("the message is %q", s.Ed.Msg.Text)
	}
}

// TestTutorIsNotKept: nothing of the tutor is worth keeping, unlike a buffer
// without a name.
func TestTutorIsNotKept(t *testing.T) {
	for keys, want := range map[string]int{":tutor<ret>ichanged<esc>": 0, ":new<ret>ichanged<esc>": 1} {
		state := t.TempDir()
		s := start(t, t.TempDir(), state, "")
		s.Keys(t, keys)
		settle(s)
		s.Ed.End() // a signal ended it
		if got := files(t, state); len(got) != want {
			t.Errorf("%s: kept are %v", keys, got)
		}
	}
}
