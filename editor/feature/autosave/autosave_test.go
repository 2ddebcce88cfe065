package autosave_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"hx/editor/event"
	"hx/internal/hxtest"
)

func onDisk(t *testing.T, s *hxtest.Session) string {
	t.Helper()
	for range 3 {
		s.Wait(60 * time.Second)
	}
	b, err := os.ReadFile(filepath.Join(s.Dir, "f"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func open(t *testing.T, config string) *hxtest.Session {
	t.Helper()
	return hxtest.New(t, hxtest.Options{Config: config, Files: map[string]string{"f": "a\n"}, Open: "f"})
}

func TestFocusLost(t *testing.T) {
	for config, want := range map[string]string{
		"":                             "a\n",
		"[editor]\nauto-save = true\n": "x\n",
		"[editor.auto-save]\nfocus-lost = true\n": "x\n",
	} {
		s := open(t, config)
		s.Keys(t, "rx")
		s.Events(event.Focus{Gained: false})
		if got := onDisk(t, s); got != want {
			t.Errorf("%q: the file holds %q, want %q", config, got, want)
		}
	}
}

func TestUnnamedBuffersAreLeftAlone(t *testing.T) {
	s := open(t, "[editor]\nauto-save = true\n")
	s.Keys(t, "rx:new<ret>iy<esc>")
	s.Events(event.Focus{Gained: false})
	if got := onDisk(t, s); got != "x\n" {
		t.Errorf("the file holds %q", got)
	}
	if s.Ed.Msg.Text != "'f' written, 2L 2B" {
		t.Errorf("message %q", s.Ed.Msg.Text)
	}
}

const afterDelay = "[editor.auto-save.after-delay]\nenable = true\ntimeout = 60\n"

func TestAfterDelay(t *testing.T) {
	s := open(t, afterDelay)
	s.Keys(t, "rx")
	if s.Ed.Doc().Modified() == false {
		t.Error("saved at once")
	}
	if got := onDisk(t, s); got != "x\n" {
		t.Errorf("the file holds %q", got)
	}
}

func TestInsertModeIsWaitedFor(t *testing.T) {
	s := open(t, afterDelay)
	s.Keys(t, "ix")
	if got := onDisk(t, s); got != "a\n" {
		t.Errorf("in insert mode the file holds %q", got)
	}
	s.Keys(t, "yz<esc>")
	if got := onDisk(t, s); got != "xyza\n" {
		t.Errorf("after it the file holds %q", got)
	}
	if s.Ed.Doc().Modified() {
		t.Error("still modified")
	}
}

func TestForeignChangesAreNotOverwritten(t *testing.T) {
	s := open(t, afterDelay)
	path := filepath.Join(s.Dir, "f")
	if err := os.WriteFile(path, []byte("foreign\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	at := time.Now().Add(2 * time.Second)
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
	s.Keys(t, "rx")
	if got := onDisk(t, s); got != "foreign\n" {
		t.Errorf("the file holds %q", got)
	}
	if !s.Ed.Doc().Modified() {
		t.Error("the buffer counts as saved")
	}
}
