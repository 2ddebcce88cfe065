package registry_test

import (
	"strings"
	"testing"

	"hx/editor/job"
	"hx/internal/hxtest"
)

// A large file can be looked at before all of it is loaded, and changed and
// saved only then.
func TestALargeFileLoadsBehindTheFirstFrame(t *testing.T) {
	body := strings.Repeat("a line of a large file\n", 1<<20)
	jobs, step := job.NewStepper(1, job.Options{})
	s := hxtest.New(t, hxtest.Options{Files: map[string]string{"large.txt": body}, Open: "large.txt", Jobs: jobs})
	d := s.Ed.Doc()
	if n := d.Text().Len(); n == 0 || n >= len(body) {
		t.Fatalf("%d of %d bytes at once", n, len(body))
	}
	for _, keys := range []string{"ix", "<esc>d", ":w<ret>"} {
		s.Keys(t, keys)
		if msg := s.Ed.Msg.Text; !strings.Contains(msg, "still being loaded") {
			t.Errorf("%q while loading: message %q", keys, msg)
		}
		if d.Modified() {
			t.Errorf("%q changed an incomplete text", keys)
		}
	}
	s.Keys(t, "3j")
	for step.Step() {
	}
	if d.Text().Len() != len(body) {
		t.Fatalf("%d bytes of %d at last", d.Text().Len(), len(body))
	}
	if line := d.Text().LineAt(s.Ed.Selection().Primary().Cursor(d.Text())); line != 3 {
		t.Errorf("the cursor is on line %d", line)
	}
	s.Keys(t, "geix<esc>")
	if !d.Modified() || d.Text().Len() != len(body)+1 {
		t.Error("the text cannot be changed after loading")
	}
}
