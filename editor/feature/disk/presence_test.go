package disk_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hx/editor/config"
	"hx/editor/feature/settings"
	"hx/internal/hxtest"
)

func TestASecondEditorIsAnnounced(t *testing.T) {
	dir, state := t.TempDir(), t.TempDir()
	write(t, filepath.Join(dir, "f"), "one\n")
	if err := os.Symlink("f", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	start := func(open string) *hxtest.Session {
		s := hxtest.New(t, hxtest.Options{Dir: dir, Open: open, Settings: settings.Files{Dirs: config.Dirs{State: state}}})
		frame(s)
		return s
	}
	locks := func() int {
		all, _ := os.ReadDir(filepath.Join(state, "open"))
		return len(all)
	}
	first := start("f")
	wantMessage(t, first, "")
	second := start("link")
	wantMessage(t, second, "link is open in another hx too (process ")
	second.Ed.ClearMessage()
	idle(second)
	wantMessage(t, second, "") // said once
	first.Keys(t, ":o other<ret>:bc f<ret>")
	first.Wait(10 * time.Second)
	frame(first)
	idle(second) // which has the file now
	third := start("f")
	if !strings.Contains(third.Ed.Msg.Text, "is open in another hx too") {
		t.Errorf("the third says %q", third.Ed.Msg.Text)
	}
	if n := locks(); n != 2 {
		t.Errorf("%d files are locked", n)
	}
	for _, s := range []*hxtest.Session{first, second, third} {
		s.Ed.End()
	}
	if n := locks(); n != 0 {
		t.Errorf("%d locks are left", n)
	}
}

func TestInterruptedSavesAreTold(t *testing.T) {
	dir, state := t.TempDir(), t.TempDir()
	write(t, filepath.Join(dir, "f"), "half\n")
	write(t, filepath.Join(dir, ".f.hx-1-2~"), "the old text\n")
	s := hxtest.New(t, hxtest.Options{Dir: dir, Open: "f", Settings: settings.Files{Dirs: config.Dirs{State: state}}})
	frame(s)
	wantMessage(t, s, "A save of f was interrupted; its old text is in "+filepath.Join(dir, ".f.hx-1-2~"))
}
